/* Contract rule 20: a store to the reserved bytes by another hart breaks the reservation, also if it writes what is there
 * already, or writes something and puts it back. An SC that compares values cannot tell, and succeeds.
 * Pairs of harts in turn, so that the interference always falls between LR and SC; the LR's hart accesses other memory
 * meanwhile, so the sequence is not a constrained one. Without interference the SC may succeed, which is counted:
 * on a machine that never lets it the test shows nothing. */
#include "resv.h"

static cell_t cells[MAX_HARTS] LINE;
static volatile u64 scratch[MAX_HARTS];
static u64 kept[MAX_HARTS][KINDS];

static u64 reserve_and_store(u64 hart, u32 round, volatile u64 *p, u64 value, u32 wide) {
    scratch[hart] = wide ? LR("d", p) : LR("w", p);
    let_interfere(hart, round);
    return wide ? SC("d", p, value) : SC("w", p, value);
}

/* The same with nothing but a few instructions in between, as a translator sees them at once: a store, a fence and a loop
 * of loads. Waits without sleeping. */
static u64 reserve_and_store_inline(u64 hart, u32 round, volatile u64 *p, u64 value) {
    turn_t *turn = &turns[hart / 2];
    u64 t;
    __asm__ volatile("lr.d %0, (%1)\n sw %4, (%2)\n fence\n sw %6, (%5)\n1: lw %0, (%3)\n bne %0, %4, 1b\n sc.d %0, %7, (%1)"
                     : "=&r"(t) : "r"(p), "r"(&turn->go), "r"(&turn->done), "r"((u64)round), "r"(MSWI + 4 * (hart ^ 1)),
                       "r"(1), "r"(value) : "memory");
    return t;
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("rule20_same_value", 20, 150);
    barrier(hart);
    rng_t same = rng_for(hart & ~1UL, 0);
    for (u32 round = 1; (hart ^ 1) < hart_count && round <= rounds; round++) {
        u32 kind = (u32)rng_below(&same, KINDS), wide = (u32)rng_below(&same, 2);
        u32 at = within(kind, (u32)rng_below(&same, 8), wide);
        volatile u64 *p = &cells[hart & ~1UL].word[rng_below(&same, 8)];
        u64 before = rng_next(&same), value = rng_next(&same);
        if (hart & 1) {
            partner_turn(hart, round, kind, p, at);
            continue;
        }
        *p = before;
        u64 failed_sc = wide && round & 1 ? reserve_and_store_inline(hart, round, p, value)
                                          : reserve_and_store(hart, round, p, value, wide);
        judge(hart, round, kind, failed_sc, kept[hart]);
    }
    barrier(hart);
    return hart ? 0 : resv_end(kept);
}
