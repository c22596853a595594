/* Contract rule 21: an SC checks that it may store even if it is bound to fail for want of a reservation. Every hart, on
 * its own pages and at the same time: SC and AMO to a page that may only be read must fault as a store (never as a load),
 * with and without a reservation; a page that was writable at the LR and is not at the SC must fault too; LR itself
 * needs to read only. By Sv39 page tables from supervisor mode, and by PMP. Memory must be as before. */
#include "atomic.h"
#include "space.h"

static space_t spaces[MAX_HARTS < 16 ? MAX_HARTS : 16];
static volatile u64 pages[16][512] OWN_PAGE;

/* Operations for supervisor mode; each traps at its one faulting instruction or returns. */
static u64 sc_d(u64 p, u64 v) { return SC("d", p, v); }
static u64 sc_w(u64 p, u64 v) { return SC("w.aqrl", p, v); }
static u64 lr_sc(u64 p, u64 v) { LR("d", p); return SC("d", p, v); }
static u64 lr_sc_apart(u64 p, u64 v) { u64 x = LR("w", p); pages[15][hart_count % 512] = x; return SC("w", p, v); }
static u64 lr_elsewhere(u64 p, u64 v) { LR("d", &pages[15][8]); return SC("d", p, v); }
static u64 amo_add(u64 p, u64 v) { return AMO("add.d", p, v); }
static u64 amo_zero(u64 p, u64 v UNUSED) { return AMO("or.w", p, 0UL); }
static u64 amo_max(u64 p, u64 v) { return AMO("maxu.d", p, v); }
static u64 lr_d(u64 p, u64 v UNUSED) { return LR("d", p); }
typedef u64 (*operation_t)(u64, u64);
static const operation_t storing[] = {sc_d, sc_w, lr_sc, lr_sc_apart, lr_elsewhere, amo_add, amo_zero, amo_max};
#define STORING (sizeof storing / sizeof *storing)

static void faults(u64 hart, u64 round, const char *what, operation_t f, u64 va, u64 cause) {
    expect(hart, round, what, run_in(S, (const void *)f, va, 99, 0), cause);
    if (context()->cause == cause) expect(hart, round, "mtval", context()->tval, va);
}
static void works(u64 hart, u64 round, const char *what, operation_t f, u64 va) {
    expect(hart, round, what, run_in(S, (const void *)f, va, 99, 0), ECALL_S);
}

static void by_page_tables(u64 hart, u64 round, rng_t *rng) {
    u64 *pte = &spaces[hart].test[0], va = TEST_VA + 8 * rng_below(rng, 512);
    volatile u64 *word = &pages[hart][va % 4096 / 8];
    *word = round;
    for (u32 i = 0; i < STORING; i++) {
        set_pte(pte, pages[hart], PTE_V | PTE_R | PTE_AD);
        sfence_va(TEST_VA);
        faults(hart, round, "a store to a read-only page", storing[i], va, STORE_PAGE);
        works(hart, round, "LR from a read-only page", lr_d, va);
        expect(hart, round, "the word in a read-only page", *word, round);
    }
    set_pte(pte, 0, 0);
    sfence_va(TEST_VA);
    faults(hart, round, "SC to no page", sc_d, va, STORE_PAGE);
    faults(hart, round, "AMO to no page", amo_max, va, STORE_PAGE);
    faults(hart, round, "LR from no page", lr_d, va, LOAD_PAGE);
    set_pte(pte, pages[hart], PTE_V | PTE_R | PTE_W | PTE_AD); /* writable at the LR only */
    sfence_va(TEST_VA);
    works(hart, round, "LR", lr_d, va);
    set_pte(pte, pages[hart], PTE_V | PTE_R | PTE_AD);
    sfence_va(TEST_VA);
    faults(hart, round, "SC after the page became read-only", sc_d, va, STORE_PAGE);
    expect(hart, round, "the word after it", *word, round);
    set_pte(pte, pages[hart], PTE_V | PTE_R | PTE_W | PTE_AD);
    sfence_va(TEST_VA);
    for (u32 i = 0; i < STORING; i++) works(hart, round, "a store to a writable page", storing[i], va);
}

/* Entry 0: the hart's page may be read by supervisor mode; entry 1: all. */
static void by_pmp(u64 hart, u64 round) {
    u64 page = (u64)pages[hart], va = page + 8 * (round % 512);
    pages[hart][round % 512] = round;
    csr_write(pmpaddr1, ~0UL);
    csr_write(pmpaddr0, page >> 2 | 0x1ff);
    csr_write(pmpcfg0, 0x1f19); /* NAPOT R, NAPOT RWX */
    sfence_vma();
    for (u32 i = 0; i < STORING; i++) faults(hart, round, "a store against PMP", storing[i], va, STORE_ACCESS);
    works(hart, round, "LR under PMP", lr_d, va);
    expect(hart, round, "the word under PMP", pages[hart][round % 512], round);
    csr_write(pmpcfg0, 0x1f1f);
    sfence_vma();
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("rule21_sc_permission", 21, 12);
    barrier(hart);
    if (hart < 15) {
        rng_t rng = rng_for(hart, 0);
        pmp_allow_all();
        space_make(&spaces[hart]);
        space_enter(&spaces[hart], 0);
        for (u64 round = 1; round <= rounds; round++) {
            by_page_tables(hart, round, &rng);
            by_pmp(hart, round);
        }
    }
    barrier(hart);
    return hart ? 0 : smptest_end();
}
