/* A hart changes the code that it is running, and its neighbours in the same page do the same.
 *
 * Ahead of itself in the same block, without fence.i (old or new may run, nothing else) and with it (new); the whole
 * block, its own store included; and a loop that rewrites its own immediate in every turn. Each hart has its own
 * functions, in pages shared by all, so that every change meets the others' running code. */
#include "codegen.h"

#define PER_HART 4
#define HARTS 16
#define WORDS 32
static u32 code[HARTS * PER_HART][WORDS] PAGES;

/* Functions of a hart are not neighbours: each page has some of every hart's. */
static u32 *function(u64 me, u32 i) { return code[i * HARTS + me]; }

/* a0: where, a1: what. Stores, perhaps fence.i, and the slot that may be the place. */
static void make_ahead(u32 *w, u32 with_fence, u32 old) {
    w[0] = 0x00b52023; /* sw a1, 0(a0) */
    w[1] = with_fence ? FENCE_I : NOP;
    w[2] = NOP;
    w[3] = LI(A0, old);
    w[4] = RET;
}
/* A loop of a2 turns: adds its immediate to a3, makes the next one: a1 + 2^20, stores it in itself, fence.i. */
static void make_loop(u32 *w) {
    w[0] = ADDI(A3, ZERO, 0);
    w[1] = ADDI(A3, A3, 0); /* changed in every turn */
    w[2] = 0x00c585bb;      /* addw a1, a1, a2: a2 = 1 << 20 */
    w[3] = 0x00b52023;      /* sw a1, 0(a0) */
    w[4] = FENCE_I;
    w[5] = ADDI(A4, A4, -1);
    w[6] = bnez(A4, -20); /* to w[1] */
    w[7] = ADDI(A0, A3, 0);
    w[8] = RET;
}
static u64 run_loop(u32 *w, u64 count) {
    register u64 a0 __asm__("a0") = (u64)(w + 1);
    register u64 a1 __asm__("a1") = ADDI(A3, A3, 0);
    register u64 a2 __asm__("a2") = 1 << 20;
    register u64 a4 __asm__("a4") = count;
    register u64 a5 __asm__("a5") = (u64)w;
    __asm__ volatile("jalr ra, 0(a5)" : "+r"(a0), "+r"(a1), "+r"(a4) : "r"(a2), "r"(a5) : "ra", "a3", "memory");
    return a0;
}
/* Copies the function at a1 (4 words) over itself, from its first instruction on, and does fence.i: what follows is the
 * copy's. */
static void make_over(u32 *w, u32 value) {
    for (u32 i = 0; i < 4; i++) {
        w[2 * i] = 0x0005b683 | 8 * i << 20;                                /* ld a3, 8 i(a1) */
        w[2 * i + 1] = 0x00d53023 | (8 * i >> 5) << 25 | (8 * i & 31) << 7; /* sd a3, 8 i(a0) */
    }
    w[8] = FENCE_I;
    w[9] = LI(A0, value); /* not overwritten: the first 8 words are */
    w[10] = RET;
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("code_self", 7, 250);
    barrier(me);
    rng_t rng = rng_for(me, 0);
    for (u32 round = 1; round <= rounds && me < HARTS; round++) {
        u32 *w = function(me, (u32)rng_below(&rng, PER_HART)), kind = (u32)rng_below(&rng, 4);
        u32 old = (u32)rng_below(&rng, 2048), new = (u32)rng_below(&rng, 2048);
        if (kind < 2) {
            make_ahead(w, kind, old);
            fence_i();
            u64 got = call2(w, (u64)(w + 3), LI(A0, new));
            if (kind) expect(me, round, "store ahead and fence.i", got, new);
            else if (got != old && got != new) failed(me, round, "store ahead: neither old nor new", got, new);
            fence_i();
            expect(me, round, "after fence.i", call2(w, (u64)(w + 3), LI(A0, new)), new);
        } else if (kind == 2) {
            u64 count = 2 + rng_below(&rng, 30);
            make_loop(w);
            fence_i();
            expect(me, round, "loop that changes itself", run_loop(w, count), count * (count - 1) / 2);
        } else {
            u32 copy[8] __attribute__((aligned(8)));
            for (u32 i = 0; i < 8; i++) copy[i] = i == 7 ? RET : i == 0 ? LI(A0, new) : NOP;
            make_over(w, old);
            fence_i();
            expect(me, round, "block that overwrites itself", call2(w, (u64)w, (u64)copy), old);
            expect(me, round, "what it wrote over itself", call(w), new);
        }
        checked(me, 1);
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
