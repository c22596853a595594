/* An LR/SC sequence that looks like a constrained one, until a branch leads out of it: the hart does other things, among
 * them memory accesses, and then jumps back to the SC. The sequence that was executed is not constrained, and the
 * SC must see a same-value store like any other (contract rule 20). A translator that recognises constrained sequences
 * by what lies between LR and SC, and makes their SC a compare-and-swap, must not be deceived. */
#include "resv.h"

/* Each form: reserve(p, leave) loads, and comes back with the reservation if `leave`; NAME_sc(p, _, value) goes on. */
#define FORM(name, lr, between, sc)                                                                          \
    u64 name(volatile u64 *, u64, u64);                                                                      \
    u64 name##_sc(volatile u64 *, u64, u64);                                                                 \
    __asm__(".pushsection .text." #name ", \"ax\"\n.globl " #name ", " #name "_sc\n.balign 64\n" #name ":\n"  \
            lr " a3, (a0)\n" between "\n" #name "_sc:\n" sc " a0, a2, (a0)\nret\n2: mv a0, a3\nret\n.popsection");
FORM(plain_d, "lr.d", "bnez a1, 2f", "sc.d")
FORM(plain_w, "lr.w.aq", "bnez a1, 2f", "sc.w.rl")
FORM(computing, "lr.d", "addi a4, a3, 1\n bne a1, zero, 2f\n xor a4, a4, a3", "sc.d")
FORM(two_exits, "lr.d", "beqz zero, 1f\n nop\n1: bnez a1, 2f\n blt a3, a3, 2f", "sc.d")
FORM(second_exit, "lr.d", "bltz zero, 2f\n addi a4, a3, 1\n bnez a1, 2f", "sc.d")
FORM(compressed, "lr.d", ".option rvc\n c.bnez a1, 2f", "sc.d")

#define FORMS 6
typedef u64 (*part_t)(volatile u64 *, u64, u64);
static const struct { part_t reserve, store; } forms[FORMS] = {
    {plain_d, plain_d_sc}, {plain_w, plain_w_sc}, {computing, computing_sc}, {two_exits, two_exits_sc},
    {second_exit, second_exit_sc}, {compressed, compressed_sc}};

static cell_t cells[MAX_HARTS] LINE;
static u64 kept[MAX_HARTS][KINDS], straight[MAX_HARTS];

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("resv_jump_back", 20, 150);
    barrier(hart);
    rng_t same = rng_for(hart & ~1UL, 0);
    for (u32 round = 1; (hart ^ 1) < hart_count && round <= rounds; round++) {
        u32 form = (u32)rng_below(&same, FORMS), kind = (u32)rng_below(&same, KINDS);
        u32 at = within(kind, (u32)rng_below(&same, 8), form != 1);
        volatile u64 *p = &cells[hart & ~1UL].word[rng_below(&same, 8)];
        u64 before = rng_next(&same);
        if (hart & 1) {
            partner_turn(hart, round, kind, p, at);
            continue;
        }
        *p = before;
        /* The straight way is what a translator makes fast; it should go on working beside the other. */
        for (u32 i = 0; i < 8; i++) straight[hart] += !forms[form].reserve(p, 0, i);
        forms[form].reserve(p, 1, 0);
        let_interfere(hart, round);
        judge(hart, round, kind, forms[form].store(p, 0, round), kept[hart]);
    }
    barrier(hart);
    if (hart) return 0;
    u64 total = 0;
    for (u64 h = 0; h < hart_count; h++) total += straight[h];
    extra("straight_successes", total);
    return resv_end(kept);
}
