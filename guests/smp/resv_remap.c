/* A reservation is of memory, not of an address: LR through a page that is then mapped elsewhere and fenced; the SC
 * goes to other memory, holds the same value there, and must not succeed (nor store). If the page is mapped back first it may.
 * Likewise an LR through one address and an SC through another address of the same memory may succeed or fail, but
 * after another hart's same-value store it must fail. In M-mode with MPRV, so that no trap falls between LR and SC. */
#include "resv.h"
#include "space.h"

#define PAIRS 16
static volatile u64 pages[PAIRS * 2][512] OWN_PAGE;
static space_t space;
static u64 kept[MAX_HARTS][3];
static volatile u64 scratch[MAX_HARTS];
enum { ELSEWHERE, BACK, OTHER_NAME, KINDS_OF_MAP };

static u64 va_of(u64 hart, u32 alias) { return TEST_VA + 4096 * (hart + (alias ? 2 * PAIRS : 0)); }
static void set_page(u64 hart, u64 page) {
    set_pte(&space.test[hart], pages[page], PTE_V | PTE_R | PTE_W | PTE_AD);
    sfence_va(va_of(hart, 0));
}
/* Data accesses of machine mode by the page tables, as supervisor. No trap may come while it is on. */
static void translate_data(void) {
    csr_clear(mstatus, MSTATUS_MPP);
    csr_set(mstatus, 1UL << 11 | MSTATUS_MPRV);
}
static void end_translate(void) { csr_clear(mstatus, MSTATUS_MPRV); }

int hart_main(u64 hart) {
    if (hart == 0) {
        smptest_begin("resv_remap", 20, 100);
        space_make(&space);
    }
    barrier(hart);
    pmp_allow_all();
    space_enter(&space, 0);
    rng_t same = rng_for(hart & ~1UL, 0);
    for (u32 round = 1; (hart ^ 1) < hart_count && hart < 2 * PAIRS && round <= rounds; round++) {
        u32 kind = (u32)rng_below(&same, KINDS_OF_MAP);
        u64 word = rng_below(&same, 512), value = rng_next(&same), store = rng_below(&same, 2);
        volatile u64 *at = &pages[hart & ~1UL][word], *other = &pages[hart | 1][word];
        if (hart & 1) {
            partner_turn(hart, round, kind == OTHER_NAME && store ? SAME_B : NONE, at, (u32)(value & 7));
            continue;
        }
        *at = *other = value;
        set_page(hart, hart);
        set_pte(&space.test[hart + 2 * PAIRS], pages[hart], PTE_V | PTE_R | PTE_W | PTE_AD);
        sfence_va(va_of(hart, 1));
        u64 va = va_of(hart, 0) + 8 * word;
        translate_data();
        scratch[hart] = LR("d", va);
        if (kind != OTHER_NAME) set_page(hart, hart | 1);
        if (kind == BACK) set_page(hart, hart);
        if (kind == OTHER_NAME) va = va_of(hart, 1) + 8 * word;
        let_interfere(hart, round);
        u64 failed_sc = SC("d", va, ~value);
        end_translate();
        kept[hart][kind] += !failed_sc;
        if (kind == ELSEWHERE) expect(hart, round, "an SC to a page mapped since the LR", failed_sc != 0, 1);
        if (kind == OTHER_NAME && store)
            expect(hart, round, "an SC by another address over a same-value store", failed_sc != 0, 1);
        expect(hart, round, "memory behind the address", kind == ELSEWHERE ? *other : *at, failed_sc ? value : ~value);
        expect(hart, round, "the other page", kind == ELSEWHERE ? *at : *other, value);
    }
    barrier(hart);
    if (hart) return 0;
    if (hart_count == 1) return smptest_skip("needs two harts");
    u64 back = 0, alias = 0;
    for (u64 h = 0; h < hart_count; h++) back += kept[h][BACK], alias += kept[h][OTHER_NAME];
    extra("kept_when_mapped_back", back);
    extra("kept_by_alias", alias);
    if (!back) weak("no SC ever succeeded");
    return smptest_end();
}
