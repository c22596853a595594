/* What breaks a reservation, and through which door: another hart's plain store of each width that overlaps the reserved
 * bytes wholly, partly or by one byte, misaligned, across the end of a page into the reserved word, through another
 * virtual address of the same page, and AMOs and an SC by the alias. All write what is there already, so a machine that
 * compares values, or that watches an address and not the memory, lets the SC succeed. The reserving hart does its LR
 * and SC through one of two addresses in turn. Supervisor mode, Sv39; see rule20_same_value for the plain cases. */
#include "resv.h"
#include "space.h"

enum { VIA_SAME, VIA_ALIAS, CROSSING_LOW, CROSSING_HIGH, AMO_ALIAS, SC_ALIAS, NEARBY_PAGE, WAYS };
static const char *const ways[WAYS] = {
    "a store through the same address", "a store through an alias", "a page-crossing store whose upper part overlaps",
    "a page-crossing store whose lower part overlaps", "an AMO through an alias", "an SC through an alias",
    "a store to another page"};

/* Pair p has the pages 3p, 3p + 1, 3p + 2 in a row; at TEST_VA as they lie, then once more as aliases. */
#define PAIRS 16
static volatile u64 pages[PAIRS * 3][512] OWN_PAGE;
static space_t space;
static volatile u64 scratch[MAX_HARTS];
static u64 kept[MAX_HARTS];
static u64 va_of(u64 page, u32 alias) { return TEST_VA + 4096 * (page + (alias ? 3 * PAIRS : 0)); }

/* LR, the partner's interference, SC: all in one stay in supervisor mode, since a trap may end the reservation. */
typedef struct { u64 va, value, hart; u32 round; } request_t;
static u64 over_interference(u64 request, u64 unused UNUSED) {
    const request_t *r = (const request_t *)request;
    turn_t *turn = &turns[r->hart / 2];
    scratch[r->hart] = LR("d", r->va);
    tell(&turn->go, r->round, r->hart ^ 1);
    while ((i32)(turn->done - r->round) < 0) {}
    return SC("d", r->va, r->value);
}
static u64 store_same(u64 va, u64 size) { /* misaligned where it falls so */
    u64 v;
    if (size == 8) __asm__ volatile("ld %0, 0(%1)\nsd %0, 0(%1)" : "=&r"(v) : "r"(va) : "memory");
    else if (size == 4) __asm__ volatile("lw %0, 0(%1)\nsw %0, 0(%1)" : "=&r"(v) : "r"(va) : "memory");
    else if (size == 2) __asm__ volatile("lh %0, 0(%1)\nsh %0, 0(%1)" : "=&r"(v) : "r"(va) : "memory");
    else __asm__ volatile("lb %0, 0(%1)\nsb %0, 0(%1)" : "=&r"(v) : "r"(va) : "memory");
    return 0;
}
static u64 amo_same(u64 va, u64 kind) {
    return kind == 0 ? AMO("add.d", va, 0UL) : kind == 1 ? AMO("or.w", va, 0UL) : kind == 2 ? AMO("and.d", va, ~0UL) : AMO("xor.w", va + 4, 0UL);
}
static u64 sc_same(u64 va, u64 unused UNUSED) { while (SC("d", va, LR("d", va))) {} return 0; }

typedef struct { u32 way, size, alias; u64 page, offset, va; i64 shift; } plan_t;
/* Both harts of a pair draw the same plan. */
static plan_t draw(rng_t *rng, u64 pair) {
    plan_t p = {.way = (u32)rng_below(rng, WAYS), .size = 1u << rng_below(rng, 4), .alias = (u32)rng_below(rng, 2)};
    u64 word = 1 + rng_below(rng, 510), first = 3 * pair;
    p.page = first + 1, p.offset = 8 * word;
    u64 reach = rng_below(rng, 7 + p.size); /* the store begins this far above 7 bytes ... one overlap at least */
    p.shift = (i64)reach - (i64)(p.size - 1);
    if (p.way == CROSSING_LOW) { /* [first page | second page: reserved word at its start] */
        if (p.size == 1) p.size = 8;
        p.offset = 0, p.shift = -(i64)(1 + rng_below(rng, p.size - 1));
    } else if (p.way == CROSSING_HIGH) { /* [reserved word at the end | third page] */
        if (p.size == 1) p.size = 4;
        p.offset = 4088, p.shift = 8 - (i64)(1 + rng_below(rng, p.size - 1));
    }
    p.va = va_of(p.page, p.alias) + p.offset;
    return p;
}

static void interfere_by(const plan_t *p, u64 choice) {
    u64 other = va_of(p->page, !p->alias) + p->offset;
    switch (p->way) {
    case VIA_SAME: in_s(hart_id(), 0, "store", store_same, p->va + (u64)p->shift, p->size); break;
    case VIA_ALIAS: in_s(hart_id(), 0, "store", store_same, other + (u64)p->shift, p->size); break;
    case CROSSING_LOW: case CROSSING_HIGH:
        in_s(hart_id(), 0, "store", store_same, (choice & 1 ? other : p->va) + (u64)p->shift, p->size); break;
    case AMO_ALIAS: in_s(hart_id(), 0, "AMO", amo_same, other, choice); break;
    case SC_ALIAS: in_s(hart_id(), 0, "SC", sc_same, other, 0); break;
    case NEARBY_PAGE: in_s(hart_id(), 0, "store", store_same, va_of(p->page + 1, p->alias) + p->offset, 8); break;
    }
}

int hart_main(u64 hart) {
    if (hart == 0) {
        smptest_begin("resv_breakers", 20, 120);
        space_make(&space);
        for (u32 i = 0; i < 6 * PAIRS; i++) set_pte(&space.test[i], pages[i % (3 * PAIRS)], PTE_V | PTE_R | PTE_W | PTE_AD);
    }
    barrier(hart);
    pmp_allow_all();
    space_enter(&space, 0);
    rng_t same = rng_for(hart & ~1UL, 0);
    for (u32 round = 1; (hart ^ 1) < hart_count && hart < 2 * PAIRS && round <= rounds; round++) {
        plan_t p = draw(&same, hart / 2);
        u64 value = rng_next(&same), choice = rng_below(&same, 4);
        if (hart & 1) {
            wait_for(hart, &turns[hart / 2].go, round);
            interfere_by(&p, choice);
            tell(&turns[hart / 2].done, round, hart ^ 1);
            continue;
        }
        request_t request = {p.va, value, hart, round};
        u64 failed_sc = in_s(hart, round, "LR and SC", over_interference, (u64)&request, 0);
        if (p.way == NEARBY_PAGE) kept[hart] += !failed_sc;
        else expect(hart, round, ways[p.way], failed_sc != 0, 1);
    }
    barrier(hart);
    if (hart) return 0;
    if (hart_count == 1) return smptest_skip("needs two harts");
    u64 total = 0;
    for (u64 h = 0; h < hart_count; h++) total += kept[h];
    extra("kept", total);
    if (!total) weak("no SC ever succeeded");
    return smptest_end();
}
