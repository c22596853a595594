/* Contract rule 19: an SC always ends the reservation, whatever its outcome. Every hart makes random sequences of LR, SC
 * and other accesses to its own pages, beside a model: an SC may succeed only if an LR of the same bytes came before it
 * with no SC in between. (Failing is always allowed, but a machine that always fails tests nothing.) SCs go to
 * the reserved word, to its other half, or to another page, which lies outside any reservation set of a real size;
 * a trap in between may or may not end the reservation.
 * Meanwhile the other harts do the same to their words in the same pages, so that reservations are broken too. */
#include "atomic.h"

#define PAGES 3
#define OPERATIONS 150

static volatile u64 words[PAGES][512] OWN_PAGE; /* hart h has words[page][h] and [h + 256] */
static u64 successes[MAX_HARTS], trapped[MAX_HARTS];

static u64 skip_ebreak(u64 cause, u64 epc, u64 tval UNUSED) {
    if (cause != BREAKPOINT) exit(251);
    return epc + 4;
}

enum kind { NOTHING, LR_D, LR_W };

/* One random program. `model`: what the reservation is of, if it is still there. */
static void run(u64 hart, u64 round, rng_t *rng) {
    enum kind model = NOTHING;
    volatile u64 *reserved = 0;
    for (u32 i = 0; i < OPERATIONS; i++) {
        volatile u64 *p = &words[rng_below(rng, PAGES)][hart + 256 * rng_below(rng, 2)];
        u64 value = rng_next(rng), before = *p, failed_sc;
        switch (rng_below(rng, 10)) {
        case 0: LR("d", p), model = LR_D, reserved = p; break;
        case 1: LR("w.aqrl", p), model = LR_W, reserved = p; break;
        case 2: case 3: case 4: /* mostly to where the reservation is */
            p = reserved && rng_below(rng, 4) ? reserved : p;
            before = *p;
            failed_sc = SC("d", p, value);
            /* Another page or the page's other half is outside; a word's reservation need not hold a doubleword. */
            if (!failed_sc && (model == NOTHING || p != reserved))
                failed(hart, round, model == NOTHING ? "SC.D without a reservation" : "SC.D elsewhere", 0, 1);
            checked(hart, 1);
            expect(hart, round, failed_sc ? "memory after an SC.D that said it failed" : "memory after SC.D", *p, failed_sc ? before : value);
            successes[hart] += !failed_sc;
            model = NOTHING;
            break;
        case 5: case 6:
            p = reserved && rng_below(rng, 4) ? reserved : p;
            before = *p;
            failed_sc = SC("w.rl", p, value);
            if (!failed_sc && (model == NOTHING || p != reserved))
                failed(hart, round, model == NOTHING ? "SC.W without a reservation" : "SC.W elsewhere", 0, 1);
            checked(hart, 1);
            expect(hart, round, failed_sc ? "memory after an SC.W that said it failed" : "memory after SC.W", *p,
                   failed_sc ? before : (before & ~0xffffffffUL) | (value & 0xffffffff));
            successes[hart] += !failed_sc;
            model = NOTHING;
            break;
        case 7: *(volatile u32 *)p = (u32)value; break; /* an own store need not break it */
        case 8: AMO("xor.d", p, value); break;
        case 9:
            if (rng_below(rng, 8)) break;
            __asm__ volatile(".option push\n.option norvc\nebreak\n.option pop" ::: "memory");
            trapped[hart]++;
        }
    }
}

/* The same three instructions in a row, as a translator sees them at once. */
static void in_a_row(u64 hart, u64 round) {
    volatile u64 *p = &words[0][hart], *other = &words[1][hart];
    u64 first, second;
    __asm__ volatile("lr.d zero, (%2)\nsc.d %0, zero, (%2)\nsc.d %1, zero, (%2)" : "=&r"(first), "=&r"(second) : "r"(p) : "memory");
    expect(hart, round, "a second SC behind a first", second != 0, 1);
    __asm__ volatile("lr.d zero, (%2)\nsc.d %0, zero, (%3)\nsc.d %1, zero, (%2)" : "=&r"(first), "=&r"(second) : "r"(p), "r"(other) : "memory");
    expect(hart, round, "an SC to another page", first != 0, 1);
    expect(hart, round, "an SC behind one to another page", second != 0, 1);
    __asm__ volatile("lr.w zero, (%2)\nsc.w %0, zero, (%2)\nbeqz zero, 1f\n1: sc.w %1, zero, (%2)" : "=&r"(first), "=&r"(second) : "r"(p) : "memory");
    expect(hart, round, "a second SC.W behind a branch", second != 0, 1);
    __asm__ volatile("lr.d zero, (%2)\nlr.d zero, (%3)\nsc.d %0, zero, (%2)\nsc.d %1, zero, (%3)" : "=&r"(first), "=&r"(second) : "r"(p), "r"(other) : "memory");
    expect(hart, round, "an SC to the LR before the last", first != 0, 1);
    expect(hart, round, "an SC to the last LR behind another SC", second != 0, 1);
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("rule19_sc_ends", 19, 4), trap_handler = skip_ebreak;
    barrier(hart);
    rng_t rng = rng_for(hart, 0);
    rendezvous(hart);
    for (u64 round = 0; round < rounds; round++) {
        run(hart, round, &rng);
        for (u32 i = 0; i < 5; i++) in_a_row(hart, round);
    }
    barrier(hart);
    if (hart) return 0;
    u64 total = 0, traps = 0;
    for (u64 h = 0; h < hart_count; h++) total += successes[h], traps += trapped[h];
    extra("successes", total);
    extra("traps", traps);
    if (total < rounds) weak("hardly any SC succeeded");
    return smptest_end();
}
