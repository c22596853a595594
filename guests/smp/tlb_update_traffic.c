/* Many page table entries change under traffic, some at a time, with one shoot-down for each batch.
 *
 * Every virtual page has two physical ones, both tagged with its number; hart 0 maps batches of them to the other one.
 * Both are right until the shoot-down has been answered; then the old one is poisoned. The others walk over all pages,
 * by loads, stores and AMOs: a tag must be the page's own, never poison, never another page's; and what they add is not
 * lost: sums over both physical pages agree. */
#include "codegen.h"
#include "space.h"

#define WALKED 96
#define HARTS 32
static space_t space PAGES;
static page_t pages[2][WALKED] PAGES; /* quad[0]: tag; quad[8 + h]: AMO count of hart h; quad[64 + h]: its last store */
static volatile u32 over PAGES;
static volatile u64 walks[MAX_HARTS][8] PAGES;
#define POISON 0xbad0bad0

struct walk {
    u64 me, from, step, seen, wanted;
};
OP u64 walk(u64 argument, u64 b UNUSED) {
    struct walk *w = (struct walk *)argument;
    u64 n = w->from;
    for (u32 i = 0; i < WALKED; i++, n = (n + w->step) % WALKED) {
        volatile u64 *page = (u64 *)(TEST_VA + n * 4096);
        u64 tag = page[0];
        if (tag != n + 1) w->seen = tag, w->wanted = n + 1;
        __asm__ volatile("amoadd.d zero, %1, (%0)" ::"r"(page + 8 + w->me), "r"(1) : "memory");
        page[64 + w->me] = n;
    }
    return 0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("tlb_update_traffic", 11, 60);
        space_make(&space);
        for (u64 i = 0; i < WALKED; i++) {
            set_pte(&space.test[i], &pages[0][i], PTE_ALL);
            pages[0][i].quad[0] = i + 1;
        }
    }
    space_begin(me, &space);
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    if (me == 0) {
        u8 half[WALKED] = {0};
        for (u64 round = 1; round <= rounds; round++) {
            u64 first = rng_below(&rng, WALKED), count = rng_below(&rng, 3) ? 1 + rng_below(&rng, 12) : 1;
            if (first + count > WALKED) count = WALKED - first;
            for (u64 i = first; i < first + count; i++) {
                half[i] ^= 1;
                ((volatile u64 *)pages[half[i]][i].quad)[0] = i + 1;
                fence();
                set_pte(&space.test[i], &pages[half[i]][i], PTE_ALL);
            }
            fence();
            shoot_down(0, count == 1 ? rng_below(&rng, 4) : rng_below(&rng, 2) * FLUSH_ASID, TEST_VA + first * 4096, 0);
            sfence_vma();
            u64 sums[WALKED];
            for (u64 i = first; i < first + count; i++) {
                volatile u64 *old = pages[half[i] ^ 1][i].quad;
                old[0] = POISON + i;
                sums[i] = 0;
                for (u32 h = 0; h < HARTS; h++) sums[i] += old[8 + h];
            }
            if (hart_count > 2) short_wait(0, TICKS_PER_MS / 20);
            dither(&rng, 5000);
            for (u64 i = first; i < first + count; i++) {
                volatile u64 *old = pages[half[i] ^ 1][i].quad;
                u64 sum = 0;
                for (u32 h = 0; h < HARTS; h++) sum += old[8 + h];
                expect(0, round, "AMOs in a page that was taken away", sum, sums[i]);
            }
        }
        over = 1;
    }
    while (me && me < HARTS && !over) {
        struct walk w = {me, rng_below(&rng, WALKED), 1, 0, 0};
        u64 steps[4] = {1, 5, 7, 11}; /* without a factor in common with WALKED */
        w.step = steps[rng_below(&rng, 4)];
        in_s(me, walks[me][0], "walk", (void *)walk, (u64)&w, 0);
        walks[me][0]++;
        checked(me, WALKED);
        if (w.seen != w.wanted) failed(me, walks[me][0], "tag of a page", w.seen, w.wanted);
    }
    barrier_serving(me);
    if (me != 0) return 0;
    u64 sum = 0;
    for (u64 h = 1; h < hart_count && h < HARTS; h++) {
        sum += walks[h][0];
        for (u64 i = 0; i < WALKED; i++)
            expect(0, i, "AMOs by a hart in both pages", pages[0][i].quad[8 + h] + pages[1][i].quad[8 + h],
                   walks[h][0]);
    }
    extra("walks", sum);
    return smptest_end();
}
