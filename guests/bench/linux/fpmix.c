/* A floating-point program for Linux: `fpmix [rounds]` prints a checksum. LU decomposition, a Fourier transform,
 * an ordinary differential equation and Newton's iteration, in double precision, and a single-precision filter.
 * Static and without a C library, so that it is small and the same everywhere. */

typedef unsigned long u64;
typedef unsigned int u32;

#define N 40
#define POINTS 512
#define TAPS 24

static double matrix[N][N], real[POINTS], imaginary[POINTS];
static float signal[POINTS], taps[TAPS];

static long system_call(long number, long a, long b, long c) {
    register long a0 __asm__("a0") = a, a1 __asm__("a1") = b, a2 __asm__("a2") = c, a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}

static u64 mix(u64 sum, double value) {
    union { double d; u64 u; } bits = {value};
    return (sum ^ bits.u) * 0x9e3779b97f4a7c15UL + (sum >> 29);
}

static double lu_determinant(u32 round) {
    double determinant = 1;
    for (u32 i = 0; i < N; i++)
        for (u32 j = 0; j < N; j++) matrix[i][j] = 1.0 / (i + j + 1 + round % 7) + (i == j);
    for (u32 k = 0; k < N; k++) {
        determinant *= matrix[k][k];
        for (u32 i = k + 1; i < N; i++) {
            double factor = matrix[i][k] / matrix[k][k];
            for (u32 j = k; j < N; j++) matrix[i][j] -= factor * matrix[k][j];
        }
    }
    return determinant;
}

/* sin and cos of a small angle by their series: the transform's roots of unity. */
static double series(double x, u32 first) {
    double term = first ? x : 1, sum = term;
    for (u32 k = first + 1; k < 24; k += 2) sum += term *= -x * x / (k * (k + 1));
    return sum;
}

static double transform(u32 round) {
    for (u32 i = 0, j = 0; i < POINTS; i++) {
        real[j] = (double)((i * (round + 3)) % 97) / 97, imaginary[j] = 0;
        u32 bit = POINTS >> 1;
        while (j & bit) j ^= bit, bit >>= 1;
        j |= bit;
    }
    for (u32 length = 2; length <= POINTS; length *= 2) {
        double angle = 6.283185307179586 / length, step_r = series(angle, 0), step_i = series(angle, 1);
        for (u32 start = 0; start < POINTS; start += length) {
            double wr = 1, wi = 0;
            for (u32 k = start; k < start + length / 2; k++) {
                u32 m = k + length / 2;
                double r = wr * real[m] - wi * imaginary[m], i = wr * imaginary[m] + wi * real[m];
                real[m] = real[k] - r, imaginary[m] = imaginary[k] - i;
                real[k] += r, imaginary[k] += i;
                double next = wr * step_r - wi * step_i;
                wi = wr * step_i + wi * step_r, wr = next;
            }
        }
    }
    return real[round % POINTS] + imaginary[7];
}

static double pendulum(u32 round) {
    double angle = 0.1 + round % 5 * 0.2, speed = 0;
    for (u32 i = 0; i < 2000; i++) {
        double square = angle * angle;
        speed -= 0.001 * angle * (1 - square / 6 + square * square / 120);
        angle += 0.001 * speed;
    }
    return angle + __builtin_sqrt(speed * speed + 1);
}

static double filtered(u32 round) {
    float sum = 0;
    for (u32 i = 0; i < TAPS; i++) taps[i] = 1.0f / (float)(i + 1 + round % 3);
    for (u32 i = 0; i < POINTS; i++) signal[i] = (float)(i % 31) * 0.125f;
    for (u32 i = TAPS; i < POINTS; i++)
        for (u32 k = 0; k < TAPS; k++) sum += signal[i - k] * taps[k];
    return (double)sum;
}

static u32 decimal(char *text, u64 value) {
    char digits[20];
    u32 count = 0, i;
    do digits[count++] = (char)('0' + value % 10); while (value /= 10);
    for (i = 0; i < count; i++) text[i] = digits[count - 1 - i];
    return count;
}

__attribute__((noreturn, used)) void program(const u64 *stack) { /* argc, argv[0], argv[1], … */
    u64 rounds = 0, sum = 0;
    const char *text = stack[0] > 1 ? (const char *)stack[2] : "100";
    while (*text >= '0' && *text <= '9') rounds = rounds * 10 + (u64)(*text++ - '0');
    for (u32 round = 0; round < rounds; round++) {
        sum = mix(sum, lu_determinant(round));
        sum = mix(sum, transform(round));
        sum = mix(sum, pendulum(round));
        sum = mix(sum, filtered(round));
    }
    char line[24];
    u32 length = decimal(line, sum);
    line[length++] = '\n';
    system_call(64, 1, (long)line, length);
    for (;;) system_call(93, 0, 0, 0);
}

__asm__(".globl _start\n_start: .option push\n.option norelax\nla gp, __global_pointer$\n.option pop\n"
        "mv a0, sp\nandi sp, sp, -16\ntail program\n");
