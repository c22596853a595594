/* Contract rule 10: a translation cache is filled and flushed by its owner only, so no flush meets a fill half done.
 *
 * Every hart walks over many pages in S-mode, each page holding its own number, and looks at its numbers; meanwhile all
 * harts ask all others for flushes, by an IPI whose handler flushes in the middle of the walk. A cache that others
 * touch mixes up entries: a load of one page gives another's number, a store lands elsewhere, or an old entry is left.
 */
#include "codegen.h"
#include "space.h"

#define WALKED 256
#define HARTS 16
static space_t space PAGES;
static page_t pages[WALKED] PAGES; /* quad[0]: the page's number; quad[1 + hart]: what that hart stored last */
static volatile u32 flushes PAGES;

struct walk {
    u64 me, from, step, round, bad, got, at;
};

OP u64 walk(u64 argument, u64 b UNUSED) {
    struct walk *w = (struct walk *)argument;
    u64 n = w->from;
    for (u32 i = 0; i < WALKED; i++, n = (n + w->step) % WALKED) {
        volatile u64 *page = (u64 *)(TEST_VA + n * 4096);
        u64 number = page[0], mine = page[1 + w->me];
        if (number != n + 1) w->bad = 1, w->got = number, w->at = n + 1;
        if (mine != (w->round - 1) * WALKED + n && w->round > 1)
            w->bad = 2, w->got = mine, w->at = (w->round - 1) * WALKED + n;
        page[1 + w->me] = w->round * WALKED + n;
    }
    return 0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule10_owner_flushes", 10, 120);
        space_make(&space);
        for (u64 i = 0; i < WALKED; i++) {
            set_pte(&space.test[i], &pages[i], PTE_ALL);
            pages[i].quad[0] = i + 1;
        }
    }
    space_begin(me, &space);
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    for (u64 round = 1; round <= rounds && me < HARTS; round++) {
        struct walk w = {me, rng_below(&rng, WALKED), 2 * rng_below(&rng, WALKED / 2) + 1, round, 0, 0, 0};
        in_s(me, round, "walk", (void *)walk, (u64)&w, 0);
        checked(me, 2 * WALKED);
        if (w.bad) failed(me, round, w.bad == 1 ? "number of the page" : "what this hart stored", w.got, w.at);
        if (rng_below(&rng, 4) == 0) {
            shoot_down(me, FLUSH_ALL, 0, 0);
            __atomic_fetch_add(&flushes, 1, __ATOMIC_SEQ_CST);
        }
    }
    barrier_serving(me);
    if (me != 0) return 0;
    for (u64 i = 0; i < WALKED; i++) /* and physically nothing landed elsewhere */
        for (u64 h = 0; h < hart_count && h < HARTS; h++)
            expect(0, i, "what stores left", pages[i].quad[1 + h], rounds * WALKED + i);
    extra("flushes", flushes);
    return smptest_end();
}
