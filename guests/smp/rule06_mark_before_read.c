/* Contract rule 6: before a hart reads code of a page, every other hart's store path knows that the page holds code.
 *
 * Each round has a page that nobody has executed yet. Hart 0 stores to it without pause, counting up the immediate of
 * `li a0, N`, so its path for plain stores to that page is hot when the others execute the page for the first time.
 * Then hart 0 stores the last number and says so; after fence.i only that number may run. A machine that reads
 * code before all store paths are told misses stores of the running loop and goes on with a number from before. */
#include "codegen.h"

#define POOL 64
#define STORES 400
#define CALLS 50
static page_t pool[POOL] PAGES;
static volatile u32 hammering PAGES, finished, early[MAX_HARTS];

int hart_main(u64 me) {
    if (me == 0) smptest_begin("rule06_mark_before_read", 6, 400);
    barrier(me);
    rng_t rng = rng_for(me, 0);
    u32 seen_early = 0;
    for (u32 round = 1; round <= rounds; round++) {
        volatile u32 *code = pool[round % POOL].word + (round / POOL * 16 & 1008);
        if (me == 0) {
            code[1] = RET;
            put32(code, LI(A0, 0));
            fence_i();
        }
        barrier(me);
        fence_i();
        if (me == 0) {
            u32 count = STORES + (u32)rng_below(&rng, STORES);
            __atomic_store_n(&hammering, round, __ATOMIC_SEQ_CST);
            for (u32 i = 1; i <= count; i++) {
                put32(code, LI(A0, i));
                dither(&rng, 8);
            }
            fence();
            __atomic_store_n(&finished, count, __ATOMIC_SEQ_CST);
            fence_i();
            expect(me, round, "own code after fence.i", call(code), count);
        } else {
            for (u32 spins = 0; hammering != round && spins < 20000; spins++) {}
            dither(&rng, 2000);
            u64 value = 0;
            for (u32 i = 0; i < CALLS && !finished; i++) {
                value = call(code);
                if (value > 2 * STORES) failed(me, round, "code that nobody stored", value, 2 * STORES);
                seen_early++;
            }
            wait_for(me, &finished, 1);
            fence_i();
            expect(me, round, "code after fence.i", call(code), finished);
        }
        if (me == 0) wake_all_but(0);
        barrier(me);
        if (me == 0) finished = 0;
    }
    early[me] = seen_early;
    barrier(me);
    if (me != 0) return 0;
    u64 sum = 0;
    for (u64 h = 0; h < hart_count; h++) sum += early[h];
    extra("raced", sum);
    if (hart_count > 1 && sum < rounds / 4) weak("the others hardly ever ran the page while it was stored to");
    return smptest_end();
}
