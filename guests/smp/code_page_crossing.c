/* A 32-bit instruction half on one page, half on the next, and either half is rewritten by another hart.
 *
 * The pages are neighbours physically (run in M-mode), and two others by mapping (run in S-mode); the same second page
 * is used by both. The second half, an immediate, changes while the others run the instruction: old or new. The first
 * half (which register) changes only while nobody runs it. After the handshake and fence.i all get what memory says. A
 * machine that remembers a block only under its first page misses stores to the second. */
#include "codegen.h"
#include "space.h"

static space_t space PAGES;
static page_t pages[3] PAGES; /* [0] [1] in a row; by mapping [2] [1] */
static volatile u32 said PAGES;
#define EDGE_VA (TEST_VA + 4096)
#define HALF(insn) ((insn) & 0xffff)

/* Returns a0 + a1 of what the instruction made, each from 0: whichever register it sets. */
static u64 run_at(u64 pc, u64 b UNUSED) {
    register u64 a0 __asm__("a0") = 0;
    register u64 a1 __asm__("a1") = 0x100000;
    register u64 a4 __asm__("a4") = pc;
    __asm__ volatile("jalr ra, 0(a4)" : "+r"(a0), "+r"(a1) : "r"(a4) : "ra", "memory");
    return a0 + a1;
}
static u64 run(u64 me, u64 round, u32 mapped) {
    if (mapped) return in_s(me, round, "run", (void *)run_at, EDGE_VA - 2, 0);
    return run_at((u64)&pages[1] - 2, 0);
}
static u64 result(u32 value, u32 which) { return which ? li_value(value) : 0x100000 + li_value(value); }

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("code_page_crossing", 8, 500);
        space_make(&space);
        set_pte(&space.test[0], &pages[2], PTE_ALL);
        set_pte(&space.test[1], &pages[1], PTE_ALL);
        put16(&pages[0].half[2047], HALF(LI(A0, 0)));
        put16(&pages[2].half[2047], HALF(LI(A0, 0)));
        put16(&pages[1].half[0], 0);
        put16(&pages[1].half[1], C_RET);
    }
    barrier(me);
    pmp_allow_all();
    space_enter(&space, 0);
    fence_i();
    rng_t common = rng_for(0, 1), rng = rng_for(me, 0);
    u32 value = 0, which[2] = {0, 0};
    for (u32 round = 1; round <= rounds; round++) {
        u32 mapped = (u32)(rng_next(&common) >> 63), author = (u32)rng_below(&common, hart_count),
            first = rng_below(&common, 3) == 0;
        u32 new = (u32)rng_below(&common, 4096), width = 1u << rng_below(&common, 3);
        for (u32 i = 0; i < 2; i++) expect(me, round, "before", run(me, round, i), result(value, which[i]));
        rendezvous(me);
        if (first) { /* nobody runs between the two barriers */
            if (me == author)
                put16(mapped ? &pages[2].half[2047] : &pages[0].half[2047], HALF(LI(which[mapped] ? A0 : A1, 0)));
            which[mapped] ^= 1;
            barrier(me);
        } else if (me == author) {
            u32 insn_high = LI(A0, new) >> 16; /* the immediate; rs1 is 0 */
            u64 word = *(volatile u64 *)&pages[1];
            word = (word & ~0xffffUL) | insn_high;
            dither(&rng, 2000);
            if (width == 1) put16(&pages[1], insn_high);
            else if (width == 2) put32(&pages[1], (u32)word);
            else *(volatile u64 *)&pages[1] = word;
            fence();
            __atomic_store_n(&said, round, __ATOMIC_SEQ_CST);
            wake_all_but(me);
        } else {
            for (u32 i = 0; i < 200 && said != round; i++) {
                u64 got = run(me, round, mapped);
                if (got != result(value, which[mapped]) && got != result(new, which[mapped]))
                    failed(me, round, "neither old nor new", got, new);
            }
            wait_for(me, &said, round);
        }
        if (!first) value = new;
        fence_i();
        for (u32 i = 0; i < 2; i++)
            expect(me, round, first ? "after the first half" : "after the second half", run(me, round, i),
                   result(value, which[i]));
        barrier(me);
    }
    return me == 0 ? smptest_end() : 0;
}
