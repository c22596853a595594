/* 256 KiB copied doubleword by doubleword. */
#include "../bench.h"

#define WORDS 32768
const u64 default_iters = 20;
static u64 from[WORDS], to[WORDS];

void kernel_setup(void) {
    u64 state = 99;
    for (u32 i = 0; i < WORDS; i++) from[i] = next_random(&state);
}

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--) {
        for (u32 i = 0; i < WORDS; i++) {
            to[i] = from[i];
            __asm__ volatile("" ::: "memory"); /* a loop, not a call of the host's tuned memcpy */
        }
        from[iters % WORDS] += iters;
        sum = mix(sum, to[(iters * 31) % WORDS]);
    }
    return sum;
}
