/* Contract rule 14: a page table walk sets A and D by an atomic update, and starts again when the entry has changed.
 *
 * One PTE. Hart 0 takes away A and D (amoand) and shoots the translations down; harts from 2 on store through
 * the page, so that walkers set A and D again, while hart 1 toggles the entry's two software bits by AMOs without
 * pause. A walker that writes back what it read loses a toggle or revives a bit. And dirty is never missed: hart 0 then
 * takes W away, shoots down again, and if the page's content changed since, D must be there. The storers have entries
 * of their own, too, which they clean and find dirty after one store. A walker that goes on when its update failed lets
 * stores through without D. A machine without hardware updates (Svade) faults instead: skipped. */
#include "codegen.h"
#include "space.h"

#define PAGES_TESTED 2
#define OWN 2 /* from this entry on: one for each storing hart, cleaned by itself */
#define ENTRIES 10
static space_t space PAGES;
static page_t pages[ENTRIES] PAGES;
static volatile u32 over PAGES;
static volatile u64 toggles PAGES, stored[MAX_HARTS][8], dirty_seen, updates;

#define SOFT 0x300UL /* PTE bits 8 and 9: for software */

static inline u64 amoand(volatile u64 *at, u64 v) { return __atomic_fetch_and(at, v, __ATOMIC_SEQ_CST); }
static inline u64 amoor(volatile u64 *at, u64 v) { return __atomic_fetch_or(at, v, __ATOMIC_SEQ_CST); }
static inline u64 amoxor(volatile u64 *at, u64 v) { return __atomic_fetch_xor(at, v, __ATOMIC_SEQ_CST); }

/* Cleans its own entry, stores, and must find it dirty at once: only hart 1 changes that entry, too. Returns what it
 * found wrong. */
OP u64 clean_and_store(u64 index, u64 count) {
    volatile u64 *pte = &space.test[index], *at = (u64 *)(TEST_VA + index * 4096);
    for (u64 i = 0; i < count; i++) {
        amoand(pte, ~(u64)PTE_AD);
        sfence_va((u64)at);
        at[i & 511] = i;
        u64 now = *pte;
        if ((now & PTE_AD) != PTE_AD) return now;
    }
    return 0;
}

/* Stores ever larger numbers into both pages, by a plain store or an AMO. */
OP u64 keep_storing(u64 from, u64 me) {
    for (u64 i = 0; i < 200; i++)
        for (u32 p = 0; p < PAGES_TESTED; p++) {
            volatile u64 *at = (u64 *)(TEST_VA + p * 4096) + 8 * (me & 31);
            if (i & 1) *at = from + i;
            else amoor(at, 0), *at = from + i;
        }
    return 0;
}

static u64 content(u32 p) { /* physically: the sum changes when anybody has stored */
    u64 sum = 0;
    for (u32 h = 0; h < 32; h++) sum += ((volatile u64 *)pages[p].quad)[8 * h];
    return sum;
}

static void clean(u64 round, rng_t *rng) {
    u32 p = (u32)rng_below(rng, PAGES_TESTED);
    volatile u64 *pte = &space.test[p];
    u64 kind = rng_below(rng, 2) ? FLUSH_VA : FLUSH_ALL, keep_a = rng_below(rng, 2) ? PTE_A : 0,
        fixed = PTE((u64)&pages[p], PTE_V | PTE_R | PTE_W);
    amoand(pte, ~(u64)(PTE_AD & ~keep_a));
    shoot_down(0, kind, TEST_VA + p * 4096, 0);
    u64 before = content(p);
    if (rng_below(rng, 4) == 0) dither(rng, 6000);
    else
        for (u32 i = 0; i < 200 && content(p) == before; i++) short_wait(0, TICKS_PER_MS / 50);
    u64 old = amoand(pte, ~(u64)PTE_W); /* from here on no walk sets D: what is in the entry then is all */
    shoot_down(0, kind, TEST_VA + p * 4096, 0);
    u64 after = content(p), now = *pte;
    expect(0, round, "content of a page that is read-only", content(p), after);
    amoor(pte, PTE_W);
    expect(0, round, "fixed bits of the PTE", now & ~(SOFT | PTE_AD), fixed & ~(u64)PTE_W);
    checked(0, 1);
    if (before != after) {
        updates++;
        if (!(now & PTE_D)) failed(0, round, "D after a store", now, now | PTE_D);
    }
    dirty_seen += !!(old & PTE_D);
}

/* Its own bits: each AMO must find what its last one left. */
static void toggle(u64 me, u64 count) {
    static u64 expected[ENTRIES];
    for (u64 i = 0; i < count; i++) {
        u32 p = (u32)(i % ENTRIES);
        u64 bit = i & 16 ? 0x100 : 0x200, old = amoxor(&space.test[p], bit);
        old |= PTE_AD | PTE_W; /* others change these */
        if (old != (PTE((u64)&pages[p], PTE_V | PTE_R | PTE_W | PTE_AD) | expected[p]))
            failed(me, i, "software bits and address of the PTE", old,
                   PTE((u64)&pages[p], PTE_V | PTE_R | PTE_W | PTE_AD) | expected[p]);
        expected[p] = (old & SOFT) ^ bit;
    }
    checked(me, count);
    toggles += count;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule14_ad_update", 14, 50);
        space_make(&space);
        for (u32 p = 0; p < ENTRIES; p++) set_pte(&space.test[p], &pages[p], PTE_V | PTE_R | PTE_W);
    }
    space_begin(me, &space);
    static volatile u32 svade;
    if (me == 0) svade = run_in(S, (void *)op_sd, TEST_VA, 0, 0) == STORE_PAGE;
    barrier(me);
    if (svade) return me == 0 ? smptest_skip("no hardware updates of A and D") : 0;
    if (hart_count < 3) return me == 0 ? smptest_skip("needs 3 harts") : 0;
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    if (me == 0) {
        for (u64 round = 1; round <= rounds; round++) clean(round, &rng);
        over = 1;
    }
    for (u64 from = 1; me && !over; from += 200) {
        if (me == 1) {
            toggle(me, 500);
            csr_set(mstatus, MSTATUS_MIE); /* answer shoot-downs */
            csr_clear(mstatus, MSTATUS_MIE);
            continue;
        }
        if (me < ENTRIES) {
            u64 wrong = in_s(me, from, "clean and store", (void *)clean_and_store, OWN + (me - 2), 20);
            checked(me, 20);
            if (wrong) failed(me, from, "A and D right after an own store", wrong, wrong | PTE_AD);
        }
        u64 cause = run_in(S, (void *)keep_storing, from, me, 0);
        stored[me][0] += 200;
        if (cause == STORE_PAGE) { /* read-only for the moment */
            if ((context()->tval - TEST_VA) >> 12 >= PAGES_TESTED)
                failed(me, from, "fault at", context()->tval, TEST_VA);
        } else if (cause != ECALL_S) {
            failed(me, from, "cause", cause, ECALL_S);
        }
        csr_set(mstatus, MSTATUS_MIE);
        csr_clear(mstatus, MSTATUS_MIE);
    }
    barrier_serving(me);
    if (me != 0) return 0;
    extra("toggles", toggles);
    extra("changed", updates);
    extra("dirty", dirty_seen);
    if (updates < rounds / 8) weak("stores hardly ever met the cleaning");
    return smptest_end();
}
