/* Contract rule 18: the ordering bits of LR and SC hold, also when the SC fails. Store buffering in pairs of harts, as
 * in rule16_fence_full, but with an atomic between the store and the load instead of a fence:
 *   1 an SC.aqrl that fails for want of a reservation    4 LR.aqrl and SC.aqrl that succeed
 *   2 an SC.aqrl that fails because of another address   5 AMO.aqrl
 *   3 LR.aqrl alone                                      6 an SC.aqrl that fails as another hart's store came first
 * Both harts reading the old value is a failure. (A failed SC makes no memory operation, so that a strict reader of
 * RVWMO may ask nothing of 1, 2 and 6; emulators and software that expects a barrier on every path do.)
 * The relaxed outcome without any barrier is counted; if it never shows, the run proves nothing. */
#include "store_buffering.h"

#define KINDS 7

static struct { line_t own[MAX_HARTS], shared, beside; } words OWN_PAGE; /* where reservations may make stores slow */
static u64 broken[MAX_HARTS];

#define BURST(name, between)                                                                                 \
    static __attribute__((noinline)) u64 name(line_t *my, const line_t *other, u8 *result, u64 round, u64 slots, volatile u64 *p) { \
        u64 failures = 0, seen, t = 0;                                                                       \
        for (u32 i = 0; i < slots; i++) {                                                                    \
            __asm__ volatile("sd %2, 0(%3)\n" between "\nld %0, 0(%4)"                                        \
                             : "=&r"(seen), "+&r"(t) : "r"(round), "r"(&my[i]), "r"(&other[i]), "r"(p) : "memory"); \
            result[i] = seen == round;                                                                       \
            failures += t != 0;                                                                              \
        }                                                                                                    \
        return failures;                                                                                     \
    }
BURST(plain, "")
BURST(no_reservation, "sc.d.aqrl %1, zero, (%5)")
BURST(lr_alone, "lr.d.aqrl %1, (%5)\n beqz zero, 1f\n sc.d %1, zero, (%5)\n 1:") /* a loop's way out before its SC */
BURST(lr_and_sc, "1: lr.d.aqrl %1, (%5)\n sc.d.aqrl %1, zero, (%5)\n bnez %1, 1b")
BURST(amo, "amoswap.d.aqrl zero, zero, (%5)")
/* The LR comes before the store, so that the SC is the only barrier. */
#define BURST_SC(name, shift)                                                                                \
    static __attribute__((noinline)) u64 name(line_t *my, const line_t *other, u8 *result, u64 round, u64 slots, volatile u64 *p) { \
        u64 failures = 0, seen, t;                                                                           \
        for (u32 i = 0; i < slots; i++) {                                                                    \
            __asm__ volatile("lr.d %1, (%5)\nsd %2, 0(%3)\naddi %1, %5, " shift "\nsc.d.aqrl %1, zero, (%1)\nld %0, 0(%4)" \
                             : "=&r"(seen), "=&r"(t) : "r"(round), "r"(&my[i]), "r"(&other[i]), "r"(p) : "memory"); \
            result[i] = seen == round;                                                                       \
            failures += t != 0;                                                                              \
        }                                                                                                    \
        return failures;                                                                                     \
    }
BURST_SC(other_address, "64")
BURST_SC(contended, "0")
static u64 (*const bursts[KINDS])(line_t *, const line_t *, u8 *, u64, u64, volatile u64 *) =
    {plain, no_reservation, other_address, lr_alone, lr_and_sc, amo, contended};

/* Mostly what translators do inline; the plain one, since it tells whether the others prove anything. */
static const u8 chosen[16] = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 3, 3, 3, 4, 4, 5};

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("rule18_lrsc_order", 18, 120);
    barrier(hart);
    rng_t same = rng_for(hart & ~1UL, 0), own = rng_for(hart, 1);
    u32 last = 0;
    u64 started = time_now();
    u64 last_slots = 0;
    for (u32 round = 1; (hart ^ 1) < hart_count && !over[hart / 2]; round++) {
        u32 kind = chosen[rng_below(&same, 16)];
        if (round % 32 == 0) kind = round & 32 ? 2 : 6;
        u64 slots = kind == 2 || kind == 6 ? 4 : SLOTS; /* exact reservations may be slow */
        volatile u64 *p = kind == 6 ? words.shared.word : words.own[hart].word;
        SC("d", words.own[hart].word, 0); /* ends what an earlier round has reserved */
        meet(hart, 2 * round);
        decide(hart, round, started);
        meet(hart, 2 * round + 1); /* both have just run: this one is close */
        if (!over[hart / 2]) {
            dither(&own, 40);
            u64 failures = bursts[kind](mine[hart], mine[hart ^ 1], saw[round & 1][hart], round, slots, p);
            if (kind == 1 || kind == 2) expect(hart, round, "SCs that failed as they must", failures, slots);
            if (slots < SLOTS) words.beside.word[0] = round; /* a machine may find here that its page is free again */
            if (kind == 6) broken[hart] += failures; /* those that did not were barriers all the same */
        }
        if (round > 1) look(hart, round - 1, last, last_slots);
        last = kind, last_slots = slots;
    }
    barrier(hart);
    if (hart) return 0;
    u64 lost = 0;
    for (u64 h = 0; h < hart_count; h++) lost += broken[h];
    extra("contended_sc_failures", lost);
    return store_buffering_end();
}
