/* Barriers: a sense-reversing one (amoadd), a dissemination barrier (plain flags and fences, log2 n steps), and a
 * tree of LR/SC counters. Between two barriers every hart writes its own slot; behind the barrier each must see all slots of the
 * round and none of a later one. A barrier that leaks, for a lost count or a missing order, shows at once. */
#include "atomic.h"

#define STEPS 8
static struct { volatile u64 round, pad[7]; } slots[3][MAX_HARTS] LINE;
static volatile u32 count LINE, sense LINE;
static struct { volatile u32 flag[STEPS], pad[8]; } signals[MAX_HARTS] LINE;
static volatile u64 leaves[MAX_HARTS / 4] LINE, root LINE, released LINE;

static void central(u64 hart, u32 round) {
    u32 turns = 0;
    if (AMO("add.w.aqrl", &count, 1UL) == hart_count - 1) {
        count = 0;
        __asm__ volatile("fence rw, w" ::: "memory");
        sense = round;
    } else {
        while ((i32)(sense - round) < 0) pause_in_turn(hart, &turns);
        __asm__ volatile("fence r, rw" ::: "memory");
    }
}

static void dissemination(u64 hart, u32 round) {
    u32 turns = 0;
    for (u32 step = 0; 1UL << step < hart_count; step++) {
        __asm__ volatile("fence rw, w" ::: "memory");
        signals[(hart + BIT(step)) % hart_count].flag[step] = round;
        while ((i32)(signals[hart].flag[step] - round) < 0) pause_in_turn(hart, &turns);
        __asm__ volatile("fence r, rw" ::: "memory");
    }
}

static u64 add(volatile u64 *p, u64 v) {
    u64 old, t;
    __asm__ volatile("1: lr.d.aq %0, (%2)\n add %1, %0, %3\n sc.d.rl %1, %1, (%2)\n bnez %1, 1b"
                     : "=&r"(old), "=&r"(t) : "r"(p), "r"(v) : "memory");
    return old + v;
}
static void tree(u64 hart, u32 round) {
    u32 turns = 0;
    u64 in_leaf = hart / 4 == (hart_count - 1) / 4 ? (hart_count - 1) % 4 + 1 : 4;
    u64 n_leaves = (hart_count + 3) / 4;
    fence();
    if (add(&leaves[hart / 4], 1) == in_leaf * round && add(&root, 1) == n_leaves * round) released = round;
    while (released < round) pause_in_turn(hart, &turns);
    fence();
}

static void (*const barriers[3])(u64, u32) = {central, dissemination, tree};

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("atomics_barriers", 17, 40);
    barrier(hart);
    rng_t rng = rng_for(hart, 0);
    for (u32 round = 1; round <= rounds; round++)
        for (u32 kind = 0; kind < 3; kind++) {
            dither(&rng, 50);
            slots[kind][hart].round = round;
            barriers[kind](hart, round);
            for (u64 h = 0; h < hart_count; h++) { /* two more barriers lie before a slot is written again */
                u64 seen = slots[kind][h].round;
                expect(hart, round, "another hart's slot behind barrier", seen == round ? 0 : seen, 0);
            }
        }
    barrier(hart);
    return hart ? 0 : smptest_end();
}
