/* A random cycle through 32 MiB, a cache line a step: latency of memory and of the TLB.
 * An iteration is 1000 steps. */
#include "../bench.h"

#define LINES (32UL * 1024 * 1024 / 64)
const u64 default_iters = 100;
static struct { u32 next, pad[15]; } line[LINES];

void kernel_setup(void) { /* Sattolo's shuffle: one cycle over all lines */
    u64 state = 0x9e3779b97f4a7c15UL;
    for (u32 i = 0; i < LINES; i++) line[i].next = i;
    for (u32 i = LINES - 1; i > 0; i--) {
        u32 j = (u32)((next_random(&state) >> 32) * i >> 32), t = line[i].next;
        line[i].next = line[j].next;
        line[j].next = t;
    }
}

u64 kernel(u64 iters) {
    u32 at = 0;
    for (u64 i = 0; i < iters * 1000; i++) at = line[at].next;
    return at;
}
