/* Contract rule 17: an AMO is atomic across harts, for every operation, width and ordering bit. Here amoadd: harts add
 * to words that share a cache line, each by its own known amount; a machine that loads, adds and stores loses some.
 * They do so in short bursts, two harts at a time that start at once: on two cores only those truly run together.
 * Once in a page of data alone, and once in the page of the code, where a store is a special case for an emulator. */
#include "smptest.h"

#define BURST 1000

typedef struct { volatile u64 wide; volatile u32 narrow; } cells_t;
static cells_t apart __attribute__((aligned(64)));
static cells_t beside __attribute__((aligned(64), section(".data"))) = {0, 0};
static meeting_t meeting;
static u64 added[2][MAX_HARTS];

static void add(cells_t *cells, u64 hart, u64 *sum) {
    u64 amount = hart + 1, old;
    for (u32 i = 0; i < BURST; i++) {
        __asm__ volatile("amoadd.d zero, %1, (%0)" ::"r"(&cells->wide), "r"(amount) : "memory");
        __asm__ volatile("amoadd.w.aqrl %0, %2, (%1)" : "=&r"(old) : "r"(&cells->narrow), "r"(amount) : "memory");
    }
    *sum += BURST * amount;
}

static void check(cells_t *cells, const char *wide, const char *narrow, u64 *sums) {
    u64 wanted = 0;
    for (u64 h = 0; h < hart_count; h++) wanted += sums[h];
    expect(0, 0, wide, cells->wide, wanted);
    expect(0, 0, narrow, cells->narrow, (u32)wanted);
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("rule17_amo_atomic", 17, 2000);
    barrier(hart);
    if (hart_count < 2) return hart == 0 ? smptest_skip("needs two harts") : 0;
    rng_t pairs = rng_for(0, 0); /* the same for all */
    static volatile u64 tight;
    for (u64 segment = 0; segment < hart_count - 1; segment++) {
        u64 one = rng_below(&pairs, hart_count);
        u64 other = (one + 1 + rng_below(&pairs, hart_count - 1)) % hart_count;
        barrier(hart);
        if (hart != one && hart != other) continue;
        for (u64 round = 0; round < rounds; round++) {
            u64 met = rendezvous_of(&meeting, hart, 2);
            if (hart == one) tight += met;
            add(&apart, hart, &added[0][hart]);
            if (round % 16 == 0) add(&beside, hart, &added[1][hart]);
        }
    }
    barrier(hart);
    if (hart != 0) return 0;
    check(&apart, "sum of amoadd.d", "sum of amoadd.w", added[0]);
    check(&beside, "sum of amoadd.d beside code", "sum of amoadd.w beside code", added[1]);
    extra("tight", tight);
    if (!tight) weak("no two harts ever ran at once");
    return smptest_end();
}
