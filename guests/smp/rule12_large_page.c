/* Contract rule 12: sfence.vma of any address inside a large page drops all that was cached of that page.
 *
 * Each hart maps 2 MiB (by turns over one physical range or the other) and 1 GiB (by turns one leaf, or a table of
 * 2 MiB and 4 KiB leaves that lead elsewhere), touches many places of it with loads, stores and calls, changes the
 * leaf, executes sfence.vma of one address in it, and looks at all places again. A machine that caches pieces of 4 KiB
 * and forgets that they belong together keeps those that the fence did not name. */
#include "codegen.h"
#include "space.h"

#define HARTS 8
#define PLACES 12
#define MEGA_VA (TEST_VA + MEGA * 4)
#define GIGA_VA 0xc0000000UL
#define RANGE(which) (RAM_BASE + (16 + (which)) * MEGA) /* two ranges of 2 MiB, which the harts share */

static struct {
    space_t space;
    u64 giga_mid[512], giga_low[512];
} areas[HARTS] PAGES;

/* Every page of both ranges holds: quad[0] its number, word[16] `li a0, number`, ret; quad[256 + hart] scratch */
static u64 number_of(u32 which, u32 page) { return (page * 2 + which) & 2047; }

static void fill(void) {
    for (u32 which = 0; which < 2; which++)
        for (u32 i = 0; i < 512; i++) {
            page_t *page = (page_t *)(RANGE(which) + i * 4096UL);
            page->quad[0] = number_of(which, i);
            page->word[16] = LI(A0, number_of(which, i));
            page->word[17] = RET;
        }
}

/* One look at a place in S-mode: kind 0 load, 1 call, 2 store to scratch and back. */
OP u64 look(u64 va, u64 kind) {
    if (kind == 0) return *(volatile u64 *)va;
    if (kind == 1) return ((u64 (*)(void))(va + 64))();
    volatile u64 *at = (u64 *)va + 256 + (kind & 63);
    *at = kind;
    u64 number = *(volatile u64 *)va;
    return *at == kind ? number : ~0UL;
}
struct visit {
    u64 base, kinds, fence_at;
    u64 *leaf;
    u64 entry;
    u64 table_fence;
    u32 pages[PLACES];
    u64 seen[PLACES];
};

/* All in S-mode, so that nothing but the fence gets at what is cached. */
OP u64 touch_change_look(u64 argument, u64 b UNUSED) {
    struct visit *v = (struct visit *)argument;
    for (u32 i = 0; i < PLACES; i++) look(v->base + v->pages[i] * 4096UL, v->kinds >> 8 * (i & 3) & 255);
    *(volatile u64 *)v->leaf = v->entry;
    if (v->table_fence) sfence_vma(); /* a non-leaf entry has changed: only a fence of all covers it */
    else sfence_va(v->fence_at);
    for (u32 i = 0; i < PLACES; i++) v->seen[i] = look(v->base + v->pages[i] * 4096UL, v->kinds >> 8 * (i & 3) & 255);
    return 0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule12_large_page", 12, 250);
        fill();
    }
    barrier(me);
    if (me < HARTS) {
        pmp_allow_all();
        fence_i();
        space_t *space = &areas[me].space;
        space_make(space);
        u64 *mega = &space->test_mid[4], *giga = &space->root[GIGA_VA >> 30];
        *mega = PTE(RANGE(0), PTE_ALL);
        *giga = PTE(RAM_BASE, PTE_ALL);
        /* split: 2 MiB leaves crossed over, the first range's by 4 KiB leaves to the second */
        for (u32 i = 0; i < 512; i++) areas[me].giga_low[i] = PTE(RANGE(1) + i * 4096UL, PTE_ALL);
        for (u32 i = 0; i < RAM_MEGAS; i++) areas[me].giga_mid[i] = PTE(RAM_BASE + i * MEGA, PTE_ALL);
        areas[me].giga_mid[16] = PTE((u64)areas[me].giga_low, PTE_V);
        areas[me].giga_mid[17] = PTE(RANGE(0), PTE_ALL);
        space_enter(space, 0);
        rng_t rng = rng_for(me, 0);
        u32 which = 0, split = 0, giga_in_use = 0;
        for (u64 round = 1; round <= rounds; round++) {
            u32 use_giga = rng_below(&rng, 8) == 0, after;
            if (giga_in_use && !use_giga) { /* no 1 GiB leaf while the precise flush of 2 MiB is tested */
                *giga = 0;
                sfence_vma();
            }
            if (use_giga && !giga_in_use) {
                *giga = split ? PTE((u64)areas[me].giga_mid, PTE_V) : PTE(RAM_BASE, PTE_ALL);
                sfence_vma();
            }
            giga_in_use = use_giga;
            struct visit v = {.table_fence = 0};
            for (u32 i = 0; i < 4; i++) {
                u64 kind = rng_below(&rng, 3);
                v.kinds |= (kind < 2 ? kind : 2 + 8 * (me & 7)) << 8 * i;
            }
            for (u32 i = 0; i < PLACES; i++) v.pages[i] = (u32)rng_below(&rng, 512);
            if (use_giga) {
                v.base = GIGA_VA + 16 * MEGA;
                v.leaf = giga;
                v.entry = split ? PTE(RAM_BASE, PTE_ALL) : PTE((u64)areas[me].giga_mid, PTE_V);
                v.table_fence = split; /* from leaf to pointer the leaf's fence is enough */
                split ^= 1;
                after = split;
            } else {
                v.base = MEGA_VA;
                v.leaf = mega;
                which ^= 1;
                v.entry = PTE(RANGE(which), PTE_ALL);
                after = which;
            }
            v.fence_at = (rng_below(&rng, 2) ? v.base + rng_below(&rng, 512) * 4096 : v.base + v.pages[0] * 4096UL) +
                         rng_below(&rng, 4096);
            in_s(me, round, "visit", (void *)touch_change_look, (u64)&v, 0);
            for (u32 i = 0; i < PLACES; i++)
                expect(me, round, use_giga ? "place in 1 GiB" : "place in 2 MiB", v.seen[i],
                       number_of(after, v.pages[i]));
        }
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
