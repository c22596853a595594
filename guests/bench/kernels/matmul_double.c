/* 48 x 48 double matrix product. */
#include "../bench.h"

#define N 48
const u64 default_iters = 4;
static double a[N][N], b[N][N], c[N][N];

void kernel_setup(void) {
    for (i32 i = 0; i < N; i++)
        for (i32 j = 0; j < N; j++) a[i][j] = i * 0.5 - j, b[i][j] = 1.0 / (i + j + 1);
}

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--) {
        for (u32 i = 0; i < N; i++)
            for (u32 j = 0; j < N; j++) {
                double dot = 0;
                for (u32 k = 0; k < N; k++) dot += a[i][k] * b[k][j];
                c[i][j] = dot;
            }
        a[iters % N][iters / N % N] += 0.25;
        sum = mix(sum, double_bits(c[iters % N][iters * 7 % N]));
    }
    return sum;
}
