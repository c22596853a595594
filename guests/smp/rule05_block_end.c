/* Contract rule 5: an instruction that changes translation or the context, and fence.i, ends its block: what follows it
 * in the same straight line is fetched, translated and checked anew.
 *
 * Straight-line sequences, each with one such instruction and right after it one whose meaning it changed: satp (data,
 * and the code itself), mstatus.MPRV, MPP, SUM, MXR and FS, frm, sfence.vma after a PTE store, fence.i after a store to
 * the next instruction. A machine that goes on in the old block uses the old meaning. */
#include "codegen.h"
#include "space.h"

#define HARTS 16
#define VA_DATA TEST_VA
#define VA_CODE (TEST_VA + 0x1000)
#define VA_XONLY (TEST_VA + 0x2000)
#define VA_USER (TEST_VA + 0x3000)
static struct {
    space_t space[2];
    page_t data[2], code[2];
    u32 patched[64];
} areas[HARTS] PAGES;

/* The next instruction after the CSR write is the load that it changes. */
OP u64 switch_and_load(u64 va, u64 satp_new) {
    u64 old, value;
    __asm__ volatile("csrrw %0, satp, %3\n ld %1, 0(%2)\n csrw satp, %0\n"
                     : "=&r"(old), "=&r"(value)
                     : "r"(va), "r"(satp_new)
                     : "memory");
    sfence_vma();
    return value;
}
OP u64 remap_and_load(u64 at, u64 entry) {
    u64 before, after;
    __asm__ volatile("ld %0, 0(%4)\n sd %2, 0(%3)\n sfence.vma %4, zero\n ld %1, 0(%4)\n"
                     : "=&r"(before), "=&r"(after)
                     : "r"(entry), "r"(at), "r"(VA_DATA)
                     : "memory");
    return after;
}
/* M-mode: physical, then as S-mode sees it, then physical again. */
OP u64 load_by_mprv(u64 va, u64 other_physical) {
    u64 a, b, c, bits = MSTATUS_MPRV;
    __asm__ volatile("ld %0, 0(%4)\n csrs mstatus, %5\n ld %1, 0(%3)\n csrc mstatus, %5\n ld %2, 0(%4)\n"
                     : "=&r"(a), "=&r"(b), "=&r"(c)
                     : "r"(va), "r"(other_physical), "r"(bits)
                     : "memory");
    return a == c ? b : ~0UL;
}
OP u64 set_and_load(u64 va, u64 bit) { /* S-mode: SUM or MXR on, load, off, load, which faults */
    u64 v;
    __asm__ volatile("csrs sstatus, %2\n ld a0, 0(%1)\n csrc sstatus, %2\n ld %0, 0(%1)\n"
                     : "=r"(v)
                     : "r"(va), "r"(bit)
                     : "a0", "memory");
    return v;
}
OP u64 fp_off(u64 bits, u64 b UNUSED) { /* the first move works, the second is illegal */
    u64 v;
    __asm__ volatile("csrs sstatus, %1\n fmv.x.d a0, ft0\n csrc sstatus, %1\n fmv.x.d %0, ft0\n"
                     : "=r"(v)
                     : "r"(bits)
                     : "a0", "memory");
    return v;
}
OP u64 round_both_ways(u64 up, u64 down) { /* 1/3 rounded up minus 1/3 rounded down, as bits */
    u64 a, b;
    __asm__ volatile("li a4, 1\n fcvt.d.l ft1, a4\n li a4, 3\n fcvt.d.l ft2, a4\n"
                     "fsrm zero, %2\n fdiv.d ft3, ft1, ft2, dyn\n fsrm zero, %3\n fdiv.d ft4, ft1, ft2, dyn\n"
                     "fsrm zero, zero\n fmv.x.d %0, ft3\n fmv.x.d %1, ft4\n"
                     : "=&r"(a), "=&r"(b)
                     : "r"(up), "r"(down)
                     : "a4", "ft1", "ft2", "ft3", "ft4");
    return a - b;
}

/* csrw satp, a1 at the same va in two spaces, whose pages differ in the next instruction. No fence is needed between:
 * the spaces have ASIDs of their own, and neither's tables for this address ever change. */
static void make_switch(page_t *code, u32 which) {
    code->word[0] = 0x18059073; /* csrw satp, a1 */
    code->word[1] = LI(A0, 300 + which);
    code->word[2] = 0x18061073; /* csrw satp, a2 */
    code->word[3] = RET;
}
OP u64 call_switch(u64 satp_new, u64 b UNUSED) {
    register u64 a0 __asm__("a0") = 0;
    register u64 a1 __asm__("a1") = satp_new;
    register u64 a2 __asm__("a2") = csr_read(satp);
    register u64 a4 __asm__("a4") = VA_CODE;
    __asm__ volatile("jalr ra, 0(a4)" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a4) : "ra", "memory");
    return a0;
}

static void set_up(u64 me) {
    for (u32 i = 0; i < 2; i++) {
        space_t *space = &areas[me].space[i];
        space_make(space);
        areas[me].data[i].quad[0] = 500 + i;
        make_switch(&areas[me].code[i], i);
        set_pte(&space->test[0], &areas[me].data[i], PTE_ALL);
        set_pte(&space->test[1], &areas[me].code[i], PTE_V | PTE_R | PTE_X | PTE_AD);
        set_pte(&space->test[2], &areas[me].data[0], PTE_V | PTE_X | PTE_AD);
        set_pte(&space->test[3], &areas[me].data[0], PTE_V | PTE_R | PTE_W | PTE_U | PTE_AD);
    }
    fence_i();
    space_enter(&areas[me].space[0], 0);
}

/* a block that writes its own next instructions; the slot, of six, that is patched is the only one that differs. */
static void check_fence_i(u64 me, u64 round, rng_t *rng) {
    u32 *w = areas[me].patched + 16 * rng_below(rng, 4), slot = (u32)rng_below(rng, 6);
    u32 value = (u32)rng_below(rng, 2047) + 1;
    w[0] = 0x00b52023; /* sw a1, 0(a0) */
    w[1] = FENCE_I;
    w[2] = LI(A0, 0);
    for (u32 i = 3; i < 9; i++) w[i] = NOP;
    w[9] = RET;
    fence_i();
    u32 patch = ADDI(A0, A0, value);
    expect(me, round, "instruction stored and fence.i in its own block", call2(w, (u64)&w[3 + slot], patch), value);
    expect(me, round, "the same again", call2(w, (u64)&w[3 + slot], NOP), 0);
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("rule05_block_end", 5, 1200);
    barrier(me);
    if (me < HARTS) {
        pmp_allow_all();
        set_up(me);
        rng_t rng = rng_for(me, 0);
        u64 *data_pte = &areas[me].space[0].test[0];
        for (u64 round = 1; round <= rounds; round++) {
            u64 which = rng_next(&rng) >> 63, cause;
            const space_t *space = &areas[me].space[which];
            switch (rng_below(&rng, 9)) {
            case 0:
                expect(me, round, "load after satp",
                       in_s(me, round, "satp", (void *)switch_and_load, VA_DATA, space_satp(space, which + 1)),
                       500 + which);
                break;
            case 1:
                expect(me, round, "code after satp",
                       in_s(me, round, "satp", (void *)call_switch, space_satp(space, which + 1), 0), 300 + which);
                break;
            case 2:
                in_s(me, round, "load", (void *)op_ld, VA_DATA, 0);
                expect(me, round, "load after a PTE store and sfence.vma",
                       in_s(me, round, "remap", (void *)remap_and_load, (u64)data_pte,
                            PTE((u64)&areas[me].data[which], PTE_ALL)),
                       500 + which);
                set_pte(data_pte, &areas[me].data[0], PTE_ALL);
                sfence_vma();
                break;
            case 3:
                csr_clear(mstatus, MSTATUS_MPP);
                csr_set(mstatus, (u64)S << 11);
                expect(me, round, "load under MPRV", load_by_mprv(VA_DATA, (u64)&areas[me].data[1]), 500);
                break;
            case 4:
                cause = run_in(S, (void *)set_and_load, VA_USER, MSTATUS_SUM, 0);
                expect(me, round, "load after SUM is off", cause, LOAD_PAGE);
                expect(me, round, "load while SUM is on", context()->a0, 500);
                break;
            case 5:
                cause = run_in(S, (void *)set_and_load, VA_XONLY, MSTATUS_MXR, 0);
                expect(me, round, "load after MXR is off", cause, LOAD_PAGE);
                expect(me, round, "load while MXR is on", context()->a0, 500);
                break;
            case 6:
                __asm__ volatile("fmv.d.x ft0, %0" ::"r"(4000 + round));
                csr_clear(mstatus, MSTATUS_FS);
                cause = run_in(S, (void *)fp_off, MSTATUS_FS, 0, 0);
                csr_set(mstatus, MSTATUS_FS);
                expect(me, round, "fp after FS is off", cause, ILLEGAL);
                expect(me, round, "fp while FS is on", context()->a0, 4000 + round);
                break;
            case 7: expect(me, round, "quotient after frm", round_both_ways(3, 2), 1); break;
            default: check_fence_i(me, round, &rng);
            }
        }
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
