/* Contract rule 4: translated code goes away, all at once or its oldest part, only while the hart is out of it; and
 * nothing leads there afterwards.
 *
 * A megabyte of generated functions, more than a small code cache holds (tb-size=1 on mttcg and on QEMU),
 * is walked through by all harts, with steps back: each function adds its own number and jumps on to the next or
 * returns. At the same time each hart rewrites functions of its own share, so that eviction, invalidation and making
 * meet. A sum is wrong, or the hart is lost, when control arrives in what was evicted. */
#include "codegen.h"

#define FUNCTIONS 8192
#define WORDS 32 /* each function's */
#define CHAIN 4  /* functions run one after the other by direct jumps */
#define HARTS 16
#define CHAINS (FUNCTIONS / CHAIN)
#define FIXED (CHAINS * 3 / 4) /* the others are rewritten, each by its hart */
static u32 code[FUNCTIONS * WORDS] PAGES;
static u16 number[FUNCTIONS] PAGES;

/* a0 += number in pieces (so that the function is long), then on to the next function or, at a chain's end, return. */
static void make(u32 f, u32 value) {
    u32 *w = code + f * WORDS, n = WORDS - 3;
    for (u32 i = 0; i < n; i++) w[i] = ADDI(A0, A0, i == n - 1 ? value - (n - 1) * (value / n) : value / n);
    w[n++] = f % CHAIN == 1 ? 0x10605073 | (f & 31) << 15 : NOP; /* csrwi scounteren, f & 31: leaves the code cache */
    w[n] = f % CHAIN == CHAIN - 1 ? RET : jal(ZERO, 8);
    w[n + 1] = RET;
    number[f] = (u16)value;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule04_eviction", 4, 6000);
        rng_t rng = rng_for(0, 1);
        for (u32 f = 0; f < FUNCTIONS; f++) make(f, (u32)rng_below(&rng, 2000));
    }
    barrier(me);
    fence_i();
    rng_t rng = rng_for(me, 0);
    u32 harts = hart_count < HARTS ? hart_count : HARTS, share = (CHAINS - FIXED) / harts, at = me * 97;
    u32 all = FIXED + share;
    if (me < harts) {
        for (u64 round = 1; round <= rounds; round++) {
            /* Mostly a walk through everything, so that all gets old; sometimes to what ran lately. */
            u32 chain = rng_below(&rng, 4) ? at++ % all : (at + all - (u32)rng_below(&rng, 64)) % all;
            u32 own = chain >= FIXED;
            chain = (own ? chain + me * share : chain) * CHAIN;
            u32 from = (u32)rng_below(&rng, CHAIN);
            u64 sum = 0;
            for (u32 f = from; f < CHAIN; f++) sum += number[chain + f];
            expect(me, round, "sum of a chain", call(code + (chain + from) * WORDS), sum);
            if (own && rng_below(&rng, 16) == 0) {
                make(chain + from, (u32)rng_below(&rng, 2000));
                fence_i();
                sum = 0;
                for (u32 f = from; f < CHAIN; f++) sum += number[chain + f];
                expect(me, round, "sum after rewriting", call(code + (chain + from) * WORDS), sum);
            }
        }
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
