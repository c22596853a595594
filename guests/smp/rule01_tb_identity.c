/* Contract rule 1: a translation block is found again only if pc, both physical pages and the context that shaped its
 * code are the same.
 *
 * Every hart has its own address space and picks at random, thousands of times: the same virtual pc over other physical
 * code; the same physical code at other virtual pcs (auipc tells); an instruction across two pages whose second page
 * is mapped elsewhere; the same code under another mode (M, S, U), SUM, FS or rounding mode. A machine that leaves one
 * of these out of its block's key runs the block of the other case. */
#include "codegen.h"
#include "space.h"

#define BODIES 4
#define HARTS 16
static struct {
    space_t space;
    page_t body[BODIES], first, second[BODIES], data;
} areas[HARTS] PAGES;

/* Pages of a hart's address space */
#define VA_BODY (TEST_VA)                             /* one of body[], changing */
#define VA_HERE(i) (TEST_VA + 0x10000 + (i) * 0x1000) /* body[0] at several places */
#define VA_FIRST (TEST_VA + 0x20000)                  /* first, then second[i], changing */
#define VA_SECOND (VA_FIRST + 0x1000)
#define VA_MODES (TEST_VA + 0x30000) /* body[0]; U-mode's: the same with PTE_U at 0x31000 */
#define VA_USER (TEST_VA + 0x31000)
#define VA_DATA (TEST_VA + 0x40000) /* data, PTE_U */

static u64 *pte(u64 me, u64 va) { return &areas[me].space.test[(va - TEST_VA) >> 12]; }

/* word 0: which body; 4: the pc; 8: a load; 16: an add that rounds; all bodies alike but for the first */
static void fill(u64 me) {
    for (u32 i = 0; i < BODIES; i++) {
        u32 *w = areas[me].body[i].word;
        w[0] = LI(A0, 100 + i);
        w[1] = RET;
        w[4] = AUIPC(A0, 0);
        w[5] = RET;
        w[8] = 0x00053503; /* ld a0, 0(a0) */
        w[9] = RET;
        w[16] = 0xf2050053; /* fmv.d.x ft0, a0 */
        w[17] = 0xf20580d3; /* fmv.d.x ft1, a1 */
        w[18] = 0x02107053; /* fadd.d ft0, ft0, ft1, dyn */
        w[19] = 0xe2000553; /* fmv.x.d a0, ft0 */
        w[20] = RET;
        u32 crossing = LI(A0, 200 + i);
        areas[me].first.half[2047] = (u16)crossing;
        areas[me].second[i].half[0] = (u16)(crossing >> 16);
        areas[me].second[i].half[1] = C_RET;
    }
    areas[me].data.quad[0] = 7700 + me;
    for (u32 i = 0; i < BODIES; i++) set_pte(pte(me, VA_HERE(i)), &areas[me].body[0], PTE_V | PTE_X | PTE_R | PTE_AD);
    set_pte(pte(me, VA_BODY), &areas[me].body[0], PTE_V | PTE_X | PTE_AD);
    set_pte(pte(me, VA_FIRST), &areas[me].first, PTE_V | PTE_X | PTE_AD);
    set_pte(pte(me, VA_SECOND), &areas[me].second[0], PTE_V | PTE_X | PTE_AD);
    set_pte(pte(me, VA_MODES), &areas[me].body[0], PTE_V | PTE_X | PTE_R | PTE_AD);
    set_pte(pte(me, VA_USER), &areas[me].body[0], PTE_V | PTE_X | PTE_R | PTE_U | PTE_AD);
    set_pte(pte(me, VA_DATA), &areas[me].data, PTE_V | PTE_R | PTE_W | PTE_U | PTE_AD);
}

/* Remaps and calls in one go, in S-mode: the call is an indirect jump that may be remembered. */
OP u64 remap_and_call(u64 entry, u64 pc) {
    u64 *at = (u64 *)(entry & ~7UL);
    u64 page = csr_read(sscratch), flush = csr_read(stval);
    *(volatile u64 *)at = page;
    if (flush) sfence_va(flush);
    else sfence_vma();
    return ((u64 (*)(void))pc)();
}

static u64 remapped(u64 me, u64 round, const char *what, u64 va, void *page, u64 pc, u64 flush) {
    csr_write(sscratch, PTE((u64)page, PTE_V | PTE_X | PTE_AD));
    csr_write(stval, flush);
    return in_s(me, round, what, (void *)remap_and_call, (u64)pte(me, va), pc);
}

static void check_modes(u64 me, u64 round, rng_t *rng) {
    u64 which = rng_below(rng, 4), sum = rng_next(rng) >> 63, cause, user = 0;
    if (sum) csr_set(mstatus, MSTATUS_SUM);
    else csr_clear(mstatus, MSTATUS_SUM);
    u64 wanted = 7700 + me;
    if (which == 0) { /* M-mode: no translation, so the same code loads from the physical page */
        expect(me, round, "load in M-mode", call2(&areas[me].body[0].word[8], (u64)&areas[me].data, 0), wanted);
        return;
    }
    if (which == 1) { /* the physical code, S-mode */
        cause = run_in(S, &areas[me].body[0].word[8], VA_DATA, 0, 0);
    } else if (which == 2) {
        cause = run_in(S, (void *)(VA_MODES + 32), VA_DATA, 0, 0);
    } else {
        user = 1;
        cause = run_in(U, (void *)(VA_USER + 32 - U_DELTA), VA_DATA, 0, U_DELTA); /* run_in adds its delta */
    }
    u64 may = user || sum;
    expect(me, round, user ? "U-mode load" : "S-mode load under SUM", cause, may ? ECALL_U + !user : LOAD_PAGE);
    if (may) expect(me, round, "value loaded", context()->a0, wanted);
    else expect(me, round, "tval", context()->tval, VA_DATA);
}

/* 1 + 2^-53 is a tie: what it rounds to is the rounding mode's choice. */
static void check_float(u64 me, u64 round, rng_t *rng) {
    u64 mode = rng_below(rng, 5), off = rng_below(rng, 3) == 0;
    static const u64 rounded[] = {0, 0, 0, 1, 1}; /* RNE RTZ RDN RUP RMM: the last bit */
    csr_set(mstatus, MSTATUS_FS);
    csr_write(frm, mode);
    if (off) csr_clear(mstatus, MSTATUS_FS);
    u64 cause = run_in(S, (void *)(VA_MODES + 64), 0x3ff0000000000000UL, 0x3ca0000000000000UL, 0);
    u64 got = context()->a0;
    csr_set(mstatus, MSTATUS_FS);
    expect(me, round, off ? "fp instruction with FS off" : "fp instruction", cause, off ? ILLEGAL : ECALL_S);
    if (!off) expect(me, round, "sum rounded by frm", got, 0x3ff0000000000000UL + rounded[mode]);
    csr_write(frm, 0);
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("rule01_tb_identity", 1, 1500);
    barrier(me);
    if (me < HARTS) {
        pmp_allow_all();
        space_make(&areas[me].space);
        fill(me);
        fence_i();
        space_enter(&areas[me].space, 0);
        rng_t rng = rng_for(me, 0);
        for (u64 round = 1; round <= rounds; round++) {
            u64 kind = rng_below(&rng, 5), i = rng_below(&rng, BODIES), flush = rng_next(&rng) >> 63;
            if (kind == 0)
                expect(me, round, "body behind a remapped pc",
                       remapped(me, round, "run", VA_BODY, &areas[me].body[i], VA_BODY, flush ? VA_BODY : 0), 100 + i);
            else if (kind == 1)
                expect(me, round, "pc of code mapped at several places",
                       in_s(me, round, "run", (void *)(VA_HERE(i) + 16), 0, 0), VA_HERE(i) + 16);
            else if (kind == 2)
                expect(
                    me, round, "instruction with a remapped second half",
                    remapped(me, round, "run", VA_SECOND, &areas[me].second[i], VA_SECOND - 2, flush ? VA_SECOND : 0),
                    200 + i);
            else if (kind == 3) check_modes(me, round, &rng);
            else check_float(me, round, &rng);
        }
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
