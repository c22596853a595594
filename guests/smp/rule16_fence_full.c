/* Contract rule 16: a FENCE that orders stores before loads is a full barrier. Store buffering, in pairs of harts: each
 * stores to its own word and loads the partner's; behind a fence at least one must see the other's store.
 * Without the fence both may load the old value, and on a host with store buffers both do now and then: these are
 * counted, since a run in which they never happened would not have caught a machine whose fence does nothing. */
#include "store_buffering.h"

#define KINDS 5

/* One burst: in every slot store to my line, [fence], load the partner's. */
#define BURST(name, between)                                                                                 \
    static __attribute__((noinline)) void name(line_t *my, const line_t *other, u8 *result, u64 round) {    \
        for (u32 i = 0; i < SLOTS; i++) {                                                                    \
            u64 seen;                                                                                        \
            __asm__ volatile("sd %1, 0(%2)\n" between "\nld %0, 0(%3)"                                        \
                             : "=&r"(seen) : "r"(round), "r"(&my[i]), "r"(&other[i]) : "memory");            \
            result[i] = seen == round;                                                                       \
        }                                                                                                    \
    }
BURST(burst_plain, "")
BURST(burst_rw_rw, "fence rw, rw")
BURST(burst_w_r, "fence w, r")
BURST(burst_all, "fence")
BURST(burst_w_rw, "fence w, rw")
static void (*const bursts[KINDS])(line_t *, const line_t *, u8 *, u64) =
    {burst_plain, burst_rw_rw, burst_w_r, burst_all, burst_w_rw};

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("rule16_fence_full", 16, 120);
    barrier(hart);
    rng_t same = rng_for(hart & ~1UL, 0), own = rng_for(hart, 1);
    u32 last = 0;
    u64 started = time_now();
    for (u32 round = 1; (hart ^ 1) < hart_count && !over[hart / 2]; round++) {
        u32 kind = (u32)rng_below(&same, KINDS);
        meet(hart, 2 * round);
        decide(hart, round, started);
        meet(hart, 2 * round + 1); /* both have just run: this one is close */
        if (!over[hart / 2]) {
            dither(&own, 40);
            bursts[kind](mine[hart], mine[hart ^ 1], saw[round & 1][hart], round);
        }
        if (round > 1) look(hart, round - 1, last, SLOTS);
        last = kind;
    }
    barrier(hart);
    return hart ? 0 : store_buffering_end();
}
