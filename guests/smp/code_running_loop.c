/* A loop that runs for ever is changed by another hart into one that ends.
 *
 * The others run an endless loop, of one block or of several chained, in a page or over two; hart 0 turns one of its
 * jumps into a return. They come to know by an IPI whose handler executes fence.i, or by a fence.i in the loop itself.
 * Every hart must come out; a machine that leaves a link between blocks standing stays in for ever, and hart 0 says so.
 */
#include "codegen.h"
#include "space.h"

enum { ONE_BLOCK, NEAR_CHAIN, FAR_CHAIN, OWN_FENCE, SHAPES };
static const char *const names[SHAPES] = {"one block", "chain in a page", "chain over two pages", "loop with fence.i"};
static page_t code[2] PAGES;
static volatile u32 outside PAGES;
static volatile u64 turns[MAX_HARTS][8] PAGES; /* the loops count here, so that hart 0 sees that they run */

/* a0: where to count; every loop: ld a1; addi a1, 1; sd a1; ...; the last jump is what is changed. */
static volatile u32 *make(u32 shape) {
    u32 *w = code[0].word + 64 * shape, n = 0, *far = code[1].word;
    w[n++] = 0x00053583; /* ld a1, 0(a0) */
    w[n++] = ADDI(A1, A1, 1);
    w[n++] = 0x00b53023; /* sd a1, 0(a0) */
    if (shape == OWN_FENCE) w[n++] = FENCE_I;
    if (shape == NEAR_CHAIN) {
        w[n] = jal(ZERO, 4 * (32 - n));
        n = 32;
    }
    if (shape == FAR_CHAIN) {
        w[n] = jal(ZERO, (i64)far - (i64)(w + n));
        far[0] = NOP;
        far[1] = jal(ZERO, (i64)(w + 32) - (i64)(far + 1));
        n = 32;
    }
    w[n] = jal(ZERO, -4 * (i64)n);
    return w + n;
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("code_running_loop", 2, 80);
    barrier(me);
    serve_here();
    if (hart_count == 1) return smptest_skip("needs 2 harts");
    rng_t common = rng_for(0, 1), rng = rng_for(me, 0);
    for (u32 round = 1; round <= rounds; round++) {
        u32 shape = (u32)rng_below(&common, SHAPES);
        static volatile u32 *jump;
        if (me == 0) {
            jump = make(shape);
            fence();
        }
        turns[me][0] = 0;
        barrier_serving(me);
        fence_i();
        if (me) {
            csr_set(mstatus, MSTATUS_MIE);
            call2(code[0].word + 64 * shape, (u64)&turns[me][0], 0);
            csr_clear(mstatus, MSTATUS_MIE);
            checked(me, 1);
            if (__atomic_add_fetch(&outside, 1, __ATOMIC_SEQ_CST) == (hart_count - 1) * round) ipi_send(0);
        } else {
            u64 limit = time_now() + ANSWER_MS * TICKS_PER_MS;
            for (u64 h = 1; h < hart_count; h++) { /* all run, for long enough to be linked up */
                for (u32 spins = 0; turns[h][0] < 50; spins++) {
                    if (spins > 2000) short_wait(0, TICKS_PER_MS / 20);
                    if (time_now() > limit) give_up(0, round, "loop does not run", turns[h][0], 50);
                }
            }
            dither(&rng, 3000);
            put32(jump, RET);
            fence();
            if (shape != OWN_FENCE) shoot_down(0, FLUSH_CODE, 0, 0);
            for (u32 spins = 0; outside != (hart_count - 1) * round; spins++) {
                if (spins > 2000) short_wait(0, TICKS_PER_MS / 20);
                if (time_now() > limit) give_up(0, round, names[shape], outside, (hart_count - 1) * round);
            }
        }
        barrier_serving(me);
    }
    return me == 0 ? smptest_end() : 0;
}
