/* Contract rule 11: when a shoot-down has been answered, nobody uses the old translation: no load sees the old page,
 * and no late store lands in it.
 *
 * Hart 0 moves a virtual page over a ring of physical ones, or takes it away; the others store to it and load from it
 * in S-mode without pause. After each answered shoot-down hart 0 writes a pattern over the page that was in use, which
 * must stay; and a load that began after the answer must see the new page's version. A machine that answers before its
 * translations are dropped, or keeps one in some second level, fails one or the other. */
#include "codegen.h"
#include "space.h"

#define RING 4
#define LOOPS 400
static space_t space PAGES;
static page_t pages[RING] PAGES;    /* quad[0]: version; quad[8 + 8 * hart]: that hart's stores */
static volatile u64 answered PAGES; /* the version that everybody must see by now */
static volatile u32 over;
static volatile u64 stores[MAX_HARTS][8], faults[MAX_HARTS][8];

/* Nothing but stores: a load would bring in the page's new translation, for stores too. */
OP u64 only_stores(u64 me, u64 count) {
    volatile u64 *at = (u64 *)TEST_VA + 8 + 8 * (me & 31);
    for (u64 i = 0; i < count; i++) at[0] = i, at[1] = i;
    return 0;
}

/* Returns at the first version older than what had been answered: version << 32 | answered */
OP u64 traffic(u64 me, u64 count) {
    volatile u64 *page = (u64 *)TEST_VA;
    u64 slot = 8 + 8 * (me & 31);
    for (u64 i = 0; i < count; i++) {
        u64 least = answered;
        __asm__ volatile("fence r, r" ::: "memory");
        page[slot] = i;
        u64 version = page[0];
        if (version < least) return version << 32 | least;
        page[slot + 1] = i;
    }
    return 0;
}

static void move(u64 round, rng_t *rng) {
    static u64 version, in_use;
    u64 next = (in_use + 1 + rng_below(rng, RING - 1)) % RING;
    volatile u64 *pte = &space.test[0];
    u64 kind = rng_below(rng, 4), gone = rng_below(rng, 4) == 0;
    version++;
    pages[next].quad[0] = version;
    fence();
    *pte = gone ? 0 : PTE((u64)&pages[next], PTE_ALL);
    fence();
    sfence_vma();
    shoot_down(0, kind, TEST_VA, 0);
    page_t *old = &pages[in_use];
    for (u32 i = 1; i < 512; i++) ((volatile u64 *)old->quad)[i] = 0xdead0000 + i; /* [0] stays: an old version shows */
    if (!gone) answered = version;
    if (hart_count > 1 && rng_below(rng, 2)) short_wait(0, TICKS_PER_MS / 5); /* lets the others run */
    dither(rng, 4000);
    for (u32 i = 1; i < 512; i++)
        expect(0, round, "pattern in a page that was taken away", ((volatile u64 *)old->quad)[i], 0xdead0000 + i);
    in_use = next;
    if (gone) {
        *pte = PTE((u64)&pages[next], PTE_ALL);
        fence();
        sfence_vma();
        shoot_down(0, kind, TEST_VA, 0);
        answered = version;
    }
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule11_shootdown_complete", 11, 40);
        space_make(&space);
        set_pte(&space.test[0], &pages[0], PTE_ALL);
    }
    space_begin(me, &space);
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    if (me == 0) {
        for (u64 round = 1; round <= rounds; round++) {
            move(round, &rng);
            if (hart_count > 2) dither(&rng, 20000);
        }
        over = 1;
    }
    while (me && !over) {
        u64 blind = rng_below(&rng, 2), count = blind ? 50 * LOOPS : LOOPS;
        u64 cause = run_in(S, blind ? (void *)only_stores : (void *)traffic, me, count, 0), got = context()->a0;
        stores[me][0] += count;
        if (cause == ECALL_S) {
            checked(me, count);
            if (got) failed(me, answered, "version seen after the answer", got >> 32, (u32)got);
            continue;
        }
        faults[me][0]++;
        if (cause != STORE_PAGE && cause != LOAD_PAGE) failed(me, answered, "cause of a fault", cause, STORE_PAGE);
        expect(me, answered, "tval of a fault", context()->tval & ~4095UL, TEST_VA);
        csr_set(mstatus, MSTATUS_MIE); /* let the shoot-down that caused it be answered */
        csr_clear(mstatus, MSTATUS_MIE);
    }
    barrier_serving(me);
    if (me != 0) return 0;
    u64 s = 0, f = 0;
    for (u64 h = 1; h < hart_count; h++) s += stores[h][0], f += faults[h][0];
    extra("stores", s);
    extra("faults", f);
    if (hart_count > 1 && !s) weak("the others never stored");
    return smptest_end();
}
