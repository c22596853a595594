/* Code and hot data in one page, down to one 64-byte line: every store is beside code, none into it.
 *
 * Harts call functions that add to counters lying between the functions, by plain stores to their own and by AMOs to
 * common ones, and now and then a function is really rewritten. Sums and results must be right: a machine that takes
 * the stores for changes of code is slow, one that forgets some, or re-reads code half way, is wrong. */
#include "codegen.h"

#define FUNCTIONS 16
#define HARTS 16
/* Function f, 64 words apart, and its data: words 0..7 code, 8.. (same line, offset 32) the common counter,
 * 16 + 2 h: hart h's own */
static page_t page PAGES;
static u32 *function(u32 f) { return page.word + 64 * f; }
static volatile u32 number[FUNCTIONS] PAGES;

/* a0: the hart's own counter, a1: amount. Adds N + a1 to it plainly, a1 to the common one atomically; returns N. */
static void make(u32 f, u32 value) {
    u32 *w = function(f);
    w[0] = 0x00053603; /* ld a2, 0(a0) */
    w[1] = AUIPC(A3, 0);
    w[2] = ADDI(A3, A3, 28); /* word 8 */
    w[3] = 0x00b6b02f;       /* amoadd.d zero, a1, (a3) */
    w[4] = 0x00b60633;       /* add a2, a2, a1 */
    w[5] = 0x00c53023;       /* sd a2, 0(a0) */
    w[6] = LI(A0, value);
    w[7] = RET;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("code_false_sharing", 6, 60);
        for (u32 f = 0; f < FUNCTIONS; f++) make(f, number[f] = f + 1);
    }
    barrier(me);
    fence_i();
    rng_t rng = rng_for(me, 0), common = rng_for(0, 1);
    u64 sum[FUNCTIONS] = {0};
    static volatile u64 total[FUNCTIONS];
    for (u32 round = 1; round <= rounds; round++) {
        for (u32 i = 0; i < 60 && me < HARTS; i++) {
            u32 f = (u32)rng_below(&rng, FUNCTIONS), amount = (u32)rng_below(&rng, 1000);
            expect(me, round, "result of a function", call2(function(f), (u64)(function(f) + 16 + 2 * me), amount),
                   number[f]);
            sum[f] += amount;
            expect(me, round, "own counter", *(u64 *)(function(f) + 16 + 2 * me), sum[f]);
        }
        barrier(me);
        u32 f = (u32)rng_below(&common, FUNCTIONS);
        if (me == rng_below(&common, hart_count))
            put32(function(f) + 6, LI(A0, number[f] = (u32)rng_below(&rng, 2048)));
        barrier(me);
        fence_i();
    }
    for (u32 f = 0; f < FUNCTIONS; f++) __atomic_fetch_add(&total[f], sum[f], __ATOMIC_SEQ_CST);
    barrier(me);
    if (me != 0) return 0;
    for (u32 f = 0; f < FUNCTIONS; f++) expect(0, rounds, "common counter", *(u64 *)(function(f) + 8), total[f]);
    return smptest_end();
}
