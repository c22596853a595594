/* sfence.vma by address, by ASID, by both and of all: each drops what it names, in every level of whatever caches it.
 *
 * Each hart has pages at the same place of several 16 MiB ranges, and at neighbours of it, so that they compete for the
 * same entries of any cache indexed by address bits, and some are pushed out to a second level. In S-mode, without
 * leaving it: touch all by loads, stores and calls, map one elsewhere, fence it by one of the kinds, look at all. A
 * machine that does not look for an entry everywhere it may be keeps the old one. */
#include "codegen.h"
#include "space.h"

#define HARTS 8
#define RANGES 7
#define NEAR 2 /* pages at each place */
#define PLACES (RANGES * NEAR)
#define BODIES 4
#define RANGE_MEGAS 8 /* 16 MiB between ranges */
static struct {
    space_t space;
    u64 tables[RANGES][512];
} areas[HARTS] PAGES;
static page_t bodies[BODIES * NEAR] PAGES; /* quad[0]: number; word 16: li a0, number, ret */

static u64 va_of(u32 place, u32 page) {
    return TEST_VA + (place / NEAR + 1) * RANGE_MEGAS * MEGA + (page + place % NEAR) * 4096UL;
}

struct visit {
    u64 page, kind, changed, entry, asid, rounds, seen[PLACES];
    u64 *pte;
    u8 how[PLACES];
};

OP u64 look(u64 va, u64 how) {
    if (how == 0) return *(volatile u64 *)va;
    if (how == 1) return ((u64 (*)(void))(va + 64))();
    *(volatile u64 *)(va + 128) = va;
    return *(volatile u64 *)va;
}
OP u64 touch_change_look(u64 argument, u64 b UNUSED) {
    struct visit *v = (struct visit *)argument;
    for (u32 n = 0; n < v->rounds; n++)
        for (u32 i = 0; i < PLACES; i++) look(va_of(i, v->page), v->how[i]);
    *(volatile u64 *)v->pte = v->entry;
    u64 va = va_of(v->changed, v->page) + 8;
    if (v->kind == FLUSH_ALL) sfence_vma();
    else if (v->kind == FLUSH_VA) sfence_va(va);
    else if (v->kind == FLUSH_ASID) sfence_asid(v->asid);
    else sfence_va_asid(va, v->asid);
    for (u32 i = 0; i < PLACES; i++) v->seen[i] = look(va_of(i, v->page), v->how[i]);
    return 0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("tlb_flush_kinds", 11, 300);
        for (u32 i = 0; i < BODIES * NEAR; i++) {
            bodies[i].quad[0] = 900 + i;
            bodies[i].word[16] = LI(A0, 900 + i);
            bodies[i].word[17] = RET;
        }
    }
    barrier(me);
    static const char *const names[] = {"after a fence of all", "after a fence of the address",
                                        "after a fence of the ASID", "after a fence of both"};
    if (me < HARTS) {
        pmp_allow_all();
        fence_i();
        rng_t rng = rng_for(me, 0);
        space_t *space = &areas[me].space;
        u32 now[PLACES] = {0};
        u64 page = rng_below(&rng, 500), asid = me + 1;
        space_make(space);
        for (u32 r = 0; r < RANGES; r++) {
            space->test_mid[(r + 1) * RANGE_MEGAS] = PTE((u64)areas[me].tables[r], PTE_V);
            for (u32 n = 0; n < NEAR; n++) set_pte(&areas[me].tables[r][page + n], &bodies[n], PTE_ALL);
        }
        space_enter(space, asid);
        for (u32 i = 0; i < PLACES; i++) now[i] = i % NEAR;
        for (u64 round = 1; round <= rounds; round++) {
            struct visit v = {.page = page,
                              .kind = rng_below(&rng, 4),
                              .asid = csr_read(satp) >> 44 & 0xffff,
                              .rounds = 1 + rng_below(&rng, 2)};
            for (u32 i = 0; i < PLACES; i++) v.how[i] = (u8)rng_below(&rng, 3);
            v.changed = rng_below(&rng, PLACES);
            u32 body = (u32)rng_below(&rng, BODIES * NEAR);
            v.entry = PTE((u64)&bodies[body], PTE_ALL);
            v.pte = &areas[me].tables[v.changed / NEAR][page + v.changed % NEAR];
            in_s(me, round, "visit", (void *)touch_change_look, (u64)&v, 0);
            now[v.changed] = body;
            for (u32 i = 0; i < PLACES; i++)
                expect(me, round, i == v.changed ? names[v.kind] : "another page", v.seen[i], 900 + now[i]);
        }
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
