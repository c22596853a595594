/* A large page is split into small ones and joined again under traffic, and pieces of it move while it is split.
 *
 * Hart 0 replaces the leaf of 2 MiB by a table of 4 KiB leaves to the same memory, lets some of them lead to other
 * pages, and goes back to the leaf, each step with a shoot-down (of one address where the leaf itself was changed). The
 * others load, call and count by AMOs in the region all the while: content and code must be those of either mapping,
 * after the answer those of the new one, and no count is lost. */
#include "codegen.h"
#include "space.h"

#define REGION_VA (TEST_VA + 4 * MEGA)
#define REGION (RAM_BASE + 16 * MEGA)
#define MOVED 8
#define HARTS 32
static space_t space PAGES;
static u64 split[512] PAGES;
static page_t moved[MOVED] PAGES; /* where page 5 + 61 i leads while it is moved */
static volatile u64 must PAGES;   /* generation << 1 | whether the moved pages must be seen; odd generation: changing */
static volatile u32 over;
static volatile u64 counts[MAX_HARTS][8] PAGES;

static u64 page_of(u64 i) { return 5 + 61 * i; }
static u64 number(u64 i, u64 is_moved) { return (is_moved ? 1000 : 0) + i; }

/* quad[0] and `li a0` in word 16: the number; quad[64 + h]: a hart's count */
static void fill(page_t *page, u64 value) {
    page->quad[0] = value;
    page->word[16] = LI(A0, value);
    page->word[17] = RET;
}

OP u64 traffic(u64 me, u64 turns) {
    for (u64 n = 0; n < turns; n++) {
        u64 i = n % MOVED, before = must;
        __asm__ volatile("fence rw, rw" ::: "memory");
        volatile u64 *page = (u64 *)(REGION_VA + page_of(i) * 4096);
        u64 value = n & 8 ? call(&page[8]) : page[0];
        __asm__ volatile("amoadd.d zero, %1, (%0)" ::"r"(page + 64 + me), "r"(1) : "memory");
        __asm__ volatile("fence rw, rw" ::: "memory");
        if (value != number(i, 0) && value != number(i, 1)) return value << 16 | 1;
        if (before == must && !(before & 2) && value != number(i, before & 1)) return value << 16 | 2;
    }
    return 0;
}

int hart_main(u64 me) {
    u64 *leaf = &space.test_mid[4];
    if (me == 0) {
        smptest_begin("tlb_large_split", 12, 40);
        space_make(&space);
        *leaf = PTE(REGION, PTE_ALL);
        for (u64 i = 0; i < 512; i++) split[i] = PTE(REGION + i * 4096, PTE_ALL);
        for (u64 i = 0; i < MOVED; i++) {
            fill((page_t *)(REGION + page_of(i) * 4096), number(i, 0));
            fill(&moved[i], number(i, 1));
        }
    }
    barrier(me);
    pmp_allow_all();
    fence_i();
    serve_here();
    space_enter(&space, 0);
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    if (me == 0) {
        u64 generation = 0;
        for (u64 round = 1; round <= rounds; round++) {
            volatile u64 *pte = leaf;
            u64 at = REGION_VA + rng_below(&rng, 512) * 4096;
            *pte = PTE((u64)split, PTE_V); /* the same memory: nothing may change for anybody */
            fence();
            shoot_down(0, rng_below(&rng, 2) ? FLUSH_VA : FLUSH_ALL, at, 0);
            must = ++generation << 2 | 2;
            fence();
            for (u64 i = 0; i < MOVED; i++) set_pte(&split[page_of(i)], &moved[i], PTE_ALL);
            fence();
            shoot_down(0, FLUSH_ALL, 0, 0);
            must = ++generation << 2 | 1;
            dither(&rng, 4000);
            must = ++generation << 2 | 2;
            fence();
            for (u64 i = 0; i < MOVED; i++) split[page_of(i)] = PTE(REGION + page_of(i) * 4096, PTE_ALL);
            fence();
            if (rng_below(&rng, 2)) *pte = PTE(REGION, PTE_ALL); /* joined at the same time */
            fence();
            shoot_down(0, FLUSH_ALL, 0, 0);
            must = ++generation << 2;
            dither(&rng, 4000);
            *pte = PTE(REGION, PTE_ALL);
            fence();
            shoot_down(0, FLUSH_ALL, 0, 0);
        }
        over = 1;
    }
    while (me && me < HARTS && !over) {
        u64 got = in_s(me, counts[me][0], "traffic", (void *)traffic, me, 160);
        checked(me, 320);
        if (got)
            failed(me, counts[me][0], got & 1 ? "content of neither mapping" : "content of the old mapping", got >> 16,
                   0);
        counts[me][0]++;
        if (got) break;
    }
    barrier_serving(me);
    if (me != 0) return 0;
    u64 turns = 0;
    for (u64 h = 1; h < hart_count && h < HARTS; h++) {
        turns += counts[h][0];
        for (u64 i = 0; i < MOVED; i++)
            expect(0, h, "counts in both pages", ((u64 *)(REGION + page_of(i) * 4096))[64 + h] + moved[i].quad[64 + h],
                   counts[h][0] * 160 / MOVED);
    }
    extra("turns", turns);
    return smptest_end();
}
