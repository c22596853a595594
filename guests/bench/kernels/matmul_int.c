/* 64 x 64 integer matrix product: multiply-add in a triple loop. */
#include "../bench.h"

#define N 64
const u64 default_iters = 8;
static i32 a[N][N], b[N][N], c[N][N];

void kernel_setup(void) {
    for (i32 i = 0; i < N; i++)
        for (i32 j = 0; j < N; j++) a[i][j] = i * 7 - j, b[i][j] = i - j * 3;
}

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--) {
        for (u32 i = 0; i < N; i++)
            for (u32 j = 0; j < N; j++) {
                u32 dot = 0;
                for (u32 k = 0; k < N; k++) dot += (u32)a[i][k] * (u32)b[k][j];
                c[i][j] = (i32)dot;
            }
        a[iters % N][iters / N % N]++;
        sum = mix(sum, (u64)(u32)c[iters % N][(iters * 7) % N]);
    }
    return sum;
}
