/* Forward progress: a constrained LR/SC loop succeeds in the end ("Eventual Success of Store-Conditional Instructions"),
 * for every hart, with many more harts than cores all fighting for one line. Each hart must finish its increments, by
 * four forms of loop; sums must be exact. The hart that needed most tries for one success is reported. Without other
 * harts at the same word, hardly any SC may fail. */
#include "atomic.h"

static volatile u64 d_count, masked LINE;
static volatile u32 w_count;
static struct { volatile u64 word, pad[7]; } own[MAX_HARTS] LINE;
static u64 worst[MAX_HARTS], own_failures[MAX_HARTS];

#define LOOP(name, body)                                                                                     \
    static __attribute__((noinline)) u64 name(volatile void *p, u64 a) {                                     \
        u64 tries = 0, v, t;                                                                                 \
        __asm__ volatile("1: addi %0, %0, 1\n" body : "+&r"(tries), "=&r"(v), "=&r"(t) : "r"(p), "r"(a) : "memory"); \
        return tries;                                                                                        \
    }
/* The counting of tries stands before the LR, so the loops are not constrained by the letter; LR to SC is. */
LOOP(add_d, "lr.d %1, (%3)\n add %1, %1, %4\n sc.d %2, %1, (%3)\n bnez %2, 1b")
LOOP(add_w, "lr.w.aq %1, (%3)\n addw %1, %1, %4\n sc.w.rl %2, %1, (%3)\n bnez %2, 1b")
LOOP(add_unless_zero, "lr.d %1, (%3)\n beqz %4, 2f\n add %1, %1, %4\n sc.d.aqrl %2, %1, (%3)\n bnez %2, 1b\n2:")
LOOP(add_in_fields, "lr.d %1, (%3)\n srli %2, %1, 32\n slli %1, %1, 32\n add %2, %2, %4\n srli %1, %1, 32\n slli %2, %2, 32\n"
     " add %1, %1, %4\n or %1, %1, %2\n sc.d %2, %1, (%3)\n bnez %2, 1b")

static void note(u64 hart, u64 tries) {
    if (tries > worst[hart]) worst[hart] = tries;
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("resv_progress", 20, 20000);
    barrier(hart);
    for (u64 i = 0; i < rounds; i++) own_failures[hart] += add_d(&own[hart].word, 1) - 1;
    rendezvous(hart);
    u64 start = time_now();
    for (u64 i = 0; i < rounds; i++) {
        note(hart, add_d(&d_count, 2));
        note(hart, add_w(&w_count, 3));
        note(hart, add_unless_zero(&d_count, i & 1));
        note(hart, add_in_fields(&masked, 1));
    }
    u64 took = time_now() - start;
    expect(hart, rounds, "seconds for the increments, more than a minute", took / (60000 * TICKS_PER_MS), 0);
    barrier(hart);
    if (hart) return 0;
    u64 n = hart_count * rounds, most = 0, alone = 0;
    expect(0, rounds, "increments of the doubleword", d_count, 2 * n + hart_count * (rounds / 2));
    expect(0, rounds, "increments of the word", w_count, (u32)(3 * n));
    expect(0, rounds, "increments of both fields", masked, n << 32 | n);
    for (u64 h = 0; h < hart_count; h++) {
        most = worst[h] > most ? worst[h] : most;
        alone += own_failures[h];
        expect(h, rounds, "increments of the own word", own[h].word, rounds);
    }
    extra("most_tries", most);
    extra("failures_alone", alone);
    return smptest_end();
}
