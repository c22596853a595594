/* What the guests of the SMP suite share: a seeded random stream for each hart, counted checks, and the one line of
 * result that the suite reads. A guest runs on any emulator of the `virt` board, with `-bios none`. */
#ifndef SMPTEST_H
#define SMPTEST_H
#include "guest.h"
#include "rng.h"

extern u64 seed;   /* boot argument seed=N, else 1 */
extern u64 rounds; /* boot argument rounds=N, else what smptest_begin was given */

/* Hart 0 calls it first; the others may use seed and rounds after the first barrier. */
void smptest_begin(const char *name, u32 rule, u64 default_rounds);
/* Called by hart 0 when the others have stopped checking. Prints the result and gives the exit status. */
int smptest_end(void);

enum { PASSED = 0, FAILED = 1, WEAK = 2, SKIPPED = 3 };
int smptest_skip(const char *why); /* instead of smptest_end: this machine cannot run the test */
void weak(const char *what);       /* what was to be provoked never happened; the run proves little */
void extra(const char *key, u64 value); /* a figure for the report: key=value; at most 16 */

/* Checks, from any hart. Counted for each hart without contention. */
void checked(u64 hart, u64 count);
void failed(u64 hart, u64 round, const char *what, u64 got, u64 wanted);
static inline void expect(u64 hart, u64 round, const char *what, u64 got, u64 wanted) {
    checked(hart, 1);
    if (got != wanted) failed(hart, round, what, got, wanted);
}

rng_t rng_for(u64 hart, u64 purpose); /* one stream for each (seed, hart, purpose) */

/* For tight races: barrier() wakes one hart after the other. All leave within a few cycles of each other, and then it
 * returns 1; 0 if they do not run at once (more harts than cores): they have met, but leave one by one. A race of two
 * harts at a time is tight on any host with two cores: let the others sleep in barrier() meanwhile. */
int rendezvous(u64 hart);
/* The same for the `count` harts that use the one meeting_t, which begins as zeros. */
typedef struct { volatile u32 arrived, generation, ready, sleepers; } __attribute__((aligned(64))) meeting_t;
int rendezvous_of(meeting_t *meeting, u64 hart, u32 count);
#endif
