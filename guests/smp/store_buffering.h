/* Store buffering between pairs of harts, for the guests of rules 16 and 18. In a burst each hart of a pair stores to its
 * own words one after the other and loads the partner's, with something in between that is to be a full barrier; then
 * both loads of a slot must not be old. Kind 0 has nothing in between: what it shows tells whether the run could
 * have caught anything. Results are looked at a round later, when the partner is known to have written its own:
 * on a busy host it is the meetings that a round costs. */
#ifndef STORE_BUFFERING_H
#define STORE_BUFFERING_H
#include "atomic.h"

#define SLOTS 1024

typedef struct { volatile u64 word[8]; } line_t;
static line_t mine[MAX_HARTS][SLOTS] LINE;
static u8 saw[2][MAX_HARTS][SLOTS] OWN_PAGE;
static u64 relaxed[MAX_HARTS];
static struct { volatile u32 round, pad[15]; } at[MAX_HARTS] LINE;

/* The pair begins together if both run; who waits too long sleeps. */
static void meet(u64 hart, u32 round) {
    at[hart].round = round;
    fence();
    for (u32 spins = 0; (i32)(at[hart ^ 1].round - round) < 0; spins++)
        if (spins > 3000) short_wait(hart, TICKS_PER_MS / 50);
}

/* Between the meetings of a round: whether the pair has done all its rounds and seen the relaxed outcome, for which
 * it goes on up to PATIENCE_MS longer. The even hart decides. */
#define PATIENCE_MS 4000
static volatile u32 over[MAX_HARTS / 2];
static void decide(u64 hart, u64 round, u64 started) {
    if (hart & 1 || round <= rounds) return;
    over[hart / 2] = relaxed[hart] || time_now() > started + PATIENCE_MS * TICKS_PER_MS;
}

/* The even hart looks at what both saw in a round. */
static void look(u64 hart, u64 round, u32 kind, u64 slots) {
    if (hart & 1) return;
    for (u32 i = 0; i < slots; i++) {
        u32 both_old = !saw[round & 1][hart][i] && !saw[round & 1][hart ^ 1][i];
        if (kind) expect(hart, round, "both loads old in spite of a barrier, kind", both_old * kind, 0);
        else relaxed[hart] += both_old;
    }
}

static int store_buffering_end(void) {
    if (hart_count == 1) return smptest_skip("needs two harts");
    u64 total = 0;
    for (u64 h = 0; h < hart_count; h++) total += relaxed[h];
    extra("relaxed_without_barrier", total);
    if (!total) weak("store buffering was never seen without a barrier");
    return smptest_end();
}
#endif
