/* a[i] = b[i] + s * c[i] with arrays 8 MiB apart: their pages collide in any direct-mapped TLB of
 * up to 2048 entries. */
#include "../bench.h"

#define APART (8UL << 20)
#define N 32768
const u64 default_iters = 4;
static double space[3 * APART / sizeof(double)] __attribute__((aligned(4096)));

void kernel_setup(void) {
    for (u32 i = 0; i < N; i++) {
        space[APART / 8 + i] = i * 0.5;
        space[2 * APART / 8 + i] = 1.0 / (i + 1);
    }
}

u64 kernel(u64 iters) {
    double *a = space, *b = space + APART / 8, *c = space + 2 * APART / 8;
    u64 sum = 0;
    while (iters--) {
        double s = (double)(iters % 16);
        for (u32 i = 0; i < N; i++) {
            a[i] = b[i] + s * c[i];
            __asm__ volatile("" ::: "memory"); /* one element at a time, on the host too */
        }
        sum = mix(sum, double_bits(a[iters * 7 % N]));
    }
    return sum;
}
