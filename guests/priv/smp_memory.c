/* Stores of other harts become visible, in order (message passing); fence orders store before load (store buffering
 * never shows both loads old). */
#include "check.h"

#define ROUNDS 3000
static volatile u64 data __attribute__((aligned(64))), flag __attribute__((aligned(64)));
static volatile u64 x __attribute__((aligned(64))), y __attribute__((aligned(64)));
static volatile u64 ready[2][8] __attribute__((aligned(64))), result[2][8] __attribute__((aligned(64)));

static void meet(u64 me, u64 round) { /* both are in the same round, closely together */
    ready[me][0] = round;
    for (u32 spins = 0; ready[1 - me][0] < round; spins++)
        if (spins > 1000) short_wait(me, TICKS_PER_MS / 100);
}

int hart_main(u64 me) {
    if (me > 1 || hart_count == 1) return 0;
    for (u64 i = 1; i <= ROUNDS; i++) {
        if (me == 0) {
            data = i * 3;
            __asm__ volatile("fence w, w" ::: "memory");
            flag = i;
        } else {
            u64 f = flag;
            __asm__ volatile("fence r, r" ::: "memory");
            CHECK(data >= f * 3);
        }
    }
    meet(me, 1);
    for (u64 i = 2; i <= ROUNDS; i++) {
        meet(me, 2 * i);
        if (me == 0) x = i;
        else y = i;
        fence();
        result[me][0] = me == 0 ? y : x;
        meet(me, 2 * i + 1);
        CHECK(result[0][0] == i || result[1][0] == i);
    }
    if (me == 0) EXPECT(flag, ROUNDS);
    return 0;
}
