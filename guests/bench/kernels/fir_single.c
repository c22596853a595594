/* Single precision: a 16-tap filter, a Horner polynomial and conversions to and from integers. */
#include "../bench.h"

#define SIZE 1024
const u64 default_iters = 20;
static float input[SIZE + 16], taps[16], output[SIZE];

void kernel_setup(void) {
    u64 state = 7;
    for (u32 i = 0; i < SIZE + 16; i++) input[i] = (float)(i32)(next_random(&state) >> 48) * 0.001f;
    for (i32 i = 0; i < 16; i++) taps[i] = 1.0f / (float)(i + 2);
}

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--) {
        for (u32 i = 0; i < SIZE; i++) {
            float total = 0;
            for (u32 k = 0; k < 16; k++) total += input[i + k] * taps[k];
            float x = total * 0.01f;
            output[i] = ((0.25f * x - 0.5f) * x + 1.0f) * x + 2.0f;
        }
        for (u32 i = 0; i < SIZE; i += 8) sum = mix(sum, (u64)(u32)(i32)output[i]);
        input[iters % SIZE] = -input[iters % SIZE];
    }
    return sum;
}
