/* Contract rule 3: an invalidated block is first no longer found, then no longer jumped to: by whatever way it was
 * reached before, it is not reached after.
 *
 * A target block is entered in six ways, each often enough to be remembered: call, jump in the page, fall-through,
 * jump from the next page, indirect jump, return. Then one hart rewrites the target (another number), and after fence.i
 * every hart enters it in all ways, in random order. A way that was forgotten to be cut still leads to the old number.
 */
#include "codegen.h"

#define TARGETS 8
#define WAYS 6
static page_t pages[2] PAGES;
static volatile u32 number[TARGETS] PAGES;

/* A target's 32 words: 0 indirect jump's nop; 8 jump in the page; 16 taken branch falls into 20 */
static u32 *way_at(u32 target, u32 way) {
    if (way == 3) return &pages[1].word[64 + 8 * target];
    return &pages[0].word[64 + 64 * target + 8 * way];
}
static u32 *target_at(u32 target) { return &pages[0].word[64 + 64 * target + 48]; }

static void make(u32 target) {
    u32 *at = target_at(target), *w;
    for (u32 way = 0; way < WAYS; way++) {
        w = way_at(target, way);
        i64 distance = (i64)((u64)at - (u64)w);
        if (way == 1 || way == 3) w[0] = jal(ZERO, distance);
        if (way == 2) w[0] = bnez(A5, distance); /* a5 is not 0 */
        if (way == 4) w[0] = 0x00058067;         /* jr a1 */
        if (way == 5) {                          /* ra = a1, ret; the caller's ra is in t1 */
            w[0] = ADDI(RA, A1, 0);
            w[1] = RET;
        }
    }
    /* 0: falls through nops from just before */
    for (u32 *nop = way_at(target, 5) + 2; nop < at; nop++) *nop = NOP;
    at[0] = LI(A0, target);
    at[1] = 0x00030067; /* jr t1 */
}

static u64 enter(u32 target, u32 way) {
    register u64 a0 __asm__("a0") = 0;
    register u64 a1 __asm__("a1") = (u64)target_at(target);
    register u64 a4 __asm__("a4") = (u64)(way == 0 ? target_at(target) - 4 : way_at(target, way));
    register u64 a5 __asm__("a5") = 1;
    __asm__ volatile("jalr t1, 0(a4)" : "+r"(a0) : "r"(a1), "r"(a4), "r"(a5) : "ra", "t1", "memory");
    return a0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule03_invalidation_order", 3, 700);
        for (u32 i = 0; i < TARGETS; i++) make(i), number[i] = i;
    }
    barrier(me);
    fence_i();
    rng_t rng = rng_for(me, 0), common = rng_for(0, 1); /* the same for all harts */
    static const char *const names[WAYS] = {"fall-through",           "jump",          "branch",
                                            "jump from another page", "indirect jump", "return"};
    for (u32 round = 1; round <= rounds; round++) {
        u32 target = (u32)rng_below(&common, TARGETS), author = (u32)rng_below(&common, hart_count);
        u32 value = (u32)rng_below(&common, 2048);
        for (u32 i = 0; i < 2 * WAYS; i++) {
            u32 way = (u32)rng_below(&rng, WAYS);
            expect(me, round, names[way], enter(target, way), number[target]);
        }
        barrier(me);
        if (me == author) {
            put32(target_at(target), LI(A0, value));
            number[target] = value;
        }
        barrier(me);
        fence_i();
        u32 start = (u32)rng_below(&rng, WAYS);
        for (u32 i = 0; i < WAYS; i++) {
            u32 way = (start + i) % WAYS;
            expect(me, round, names[way], enter(target, way), value);
        }
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
