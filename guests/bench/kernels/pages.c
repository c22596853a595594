/* One word in each of 4096 pages: nothing but TLB misses, once an emulator's TLB is smaller than that. */
#include "../bench.h"

#define PAGES 4096UL
const u64 default_iters = 4;
static u64 space[PAGES * 512];
NO_SETUP

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--)
        for (u64 page = 0; page < PAGES; page++) {
            u64 *word = &space[page * 512 + (page * 8) % 512];
            sum += *word;
            *word = sum ^ page;
        }
    return sum;
}
