/* Algorithms that stand on fences alone, with plain loads and stores: Peterson's and Dekker's mutual exclusion between the
 * harts of a pair (store, full fence, load), and a sequence lock whose readers must never see half an update.
 * A fence that does not order a store before a load lets both harts of a pair in. */
#include "atomic.h"

#define PAIRS (MAX_HARTS / 2)
static struct { volatile u32 wants[2], turn, inside; volatile u64 a, b, c; u64 pad[3]; } areas[2][PAIRS] LINE;
static struct { volatile u32 sequence, pad; volatile u64 values[7]; } published LINE;
static u64 entries[MAX_HARTS], seen_changes[MAX_HARTS];

static void enter(u64 hart, u32 kind) {
    u32 me = hart & 1, turns = 0;
    __typeof__(&areas[0][0]) area = &areas[kind][hart / 2];
    area->wants[me] = 1;
    if (kind == 0) { /* Peterson */
        area->turn = !me;
        fence();
        while (area->wants[!me] && area->turn != me) pause_in_turn(hart, &turns);
    } else { /* Dekker */
        fence();
        while (area->wants[!me]) {
            if (area->turn == me) {
                pause_in_turn(hart, &turns);
                continue;
            }
            area->wants[me] = 0;
            while (area->turn != me && area->wants[!me]) pause_in_turn(hart, &turns);
            area->wants[me] = 1;
            fence();
        }
    }
    __asm__ volatile("fence r, rw" ::: "memory");
}
static void leave(u64 hart, u32 kind) {
    __asm__ volatile("fence rw, w" ::: "memory");
    areas[kind][hart / 2].turn = !(hart & 1);
    __asm__ volatile("fence w, w" ::: "memory");
    areas[kind][hart / 2].wants[hart & 1] = 0;
}

static void exclude(u64 hart, u64 round, u32 kind) {
    __typeof__(&areas[0][0]) area = &areas[kind][hart / 2];
    enter(hart, kind);
    expect(hart, round, kind ? "harts inside Dekker's lock" : "harts inside Peterson's lock", area->inside, 0);
    area->inside = 1;
    u64 a = area->a;
    expect(hart, round, "a and b under the lock differ", area->b != a, 0);
    area->a = a + 1;
    area->b = a + 1;
    area->inside = 0;
    leave(hart, kind);
    entries[hart]++;
}

static void publish(u64 round) {
    published.sequence++;
    __asm__ volatile("fence w, w" ::: "memory");
    for (u32 i = 0; i < 7; i++) published.values[i] = round * (i + 1);
    __asm__ volatile("fence w, w" ::: "memory");
    published.sequence++;
}
static void read_published(u64 hart, u64 round, u64 *last) {
    for (u32 tries = 0; tries < 100; tries++) {
        u32 before = published.sequence;
        u64 copy[7];
        if (before & 1) continue;
        __asm__ volatile("fence r, r" ::: "memory");
        for (u32 i = 7; i--;) copy[i] = published.values[i];
        __asm__ volatile("fence r, r" ::: "memory");
        if (published.sequence != before) continue;
        for (u32 i = 1; i < 7; i++) expect(hart, round, "half an update", copy[i], copy[0] * (i + 1));
        expect(hart, round, "an older update than before", copy[0] < *last, 0);
        seen_changes[hart] += copy[0] != *last;
        *last = copy[0];
        return;
    }
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("atomics_by_fences", 16, 600);
    barrier(hart);
    u64 last = 0, paired = (hart ^ 1) < hart_count;
    rng_t rng = rng_for(hart, 0);
    rendezvous(hart);
    for (u64 round = 1; round <= rounds; round++) {
        for (u32 i = 0; paired && i < 4; i++) exclude(hart, round, i & 1);
        if (hart == 0) publish(round);
        else read_published(hart, round, &last);
        dither(&rng, 30);
    }
    barrier(hart);
    if (hart) return 0;
    if (hart_count == 1) return smptest_skip("needs two harts");
    u64 changes = 0;
    for (u64 h = 0; h < hart_count / 2; h++)
        for (u32 kind = 0; kind < 2; kind++)
            expect(2 * h, rounds, "passages of the pair", areas[kind][h].a, 4 * rounds);
    for (u64 h = 0; h < hart_count; h++) changes += seen_changes[h];
    extra("updates_seen", changes);
    return smptest_end();
}
