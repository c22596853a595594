/* Contract rule 2: jumps between blocks are patched whole, and never lead to a block that is no longer valid.
 *
 *   A: a0++, j B or C    B: a1++, j D    C: a2++, j D    D: a3--, back to A while a3 is not 0, return
 * Hart 0 changes A's jump while the others run the chain, which an emulator links block to block. B and C are in A's
 * page or in the next by turns. Whatever mixture runs, a1 + a2 = a0 = turns; and after hart 0 has said which it is, and
 * fence.i, only that one is used. A link that is left standing, or half written, breaks one or the other. */
#include "codegen.h"

#define TURNS 40
#define FLIPS 20
#define SETS 2 /* near, far */
static page_t code[SETS][2] PAGES;
static volatile u32 said PAGES, where, passes[MAX_HARTS];

struct counts {
    u64 all, by_b, by_c;
};

static void run_chain(const u32 *entry, struct counts *c) {
    register u64 a0 __asm__("a0") = 0;
    register u64 a1 __asm__("a1") = 0;
    register u64 a2 __asm__("a2") = 0;
    register u64 a3 __asm__("a3") = TURNS;
    register const u32 *a4 __asm__("a4") = entry;
    __asm__ volatile("jalr ra, 0(a4)" : "+r"(a0), "+r"(a1), "+r"(a2), "+r"(a3) : "r"(a4) : "ra", "memory");
    *c = (struct counts){a0, a1, a2};
}

/* Word numbers in the set's two pages, one after the other */
enum { AT_A = 16, AT_D = 64, NEAR_B = 128, NEAR_C = 192, FAR_B = 1024 + 128, FAR_C = 1024 + 192 };

static void make(u32 set) {
    u32 *w = code[set][0].word, b = set ? FAR_B : NEAR_B, c = set ? FAR_C : NEAR_C;
    w[AT_A] = ADDI(A0, A0, 1);
    w[AT_A + 1] = jal(ZERO, 4 * (i64)(b - AT_A - 1));
    w[b] = ADDI(A1, A1, 1);
    w[b + 1] = jal(ZERO, 4 * ((i64)AT_D - (i64)(b + 1)));
    w[c] = ADDI(A2, A2, 1);
    w[c + 1] = jal(ZERO, 4 * ((i64)AT_D - (i64)(c + 1)));
    w[AT_D] = ADDI(A3, A3, -1);
    w[AT_D + 1] = bnez(A3, 4 * (AT_A - AT_D - 1));
    w[AT_D + 2] = RET;
}

static void aim(u32 set, u32 at_c) {
    u32 to = set ? (at_c ? FAR_C : FAR_B) : at_c ? NEAR_C : NEAR_B;
    put32(&code[set][0].word[AT_A + 1], jal(ZERO, 4 * (i64)(to - AT_A - 1)));
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule02_chain_patching", 2, 400);
        make(0);
        make(1);
    }
    barrier(me);
    rng_t rng = rng_for(me, 0);
    struct counts c;
    for (u32 round = 1; round <= rounds; round++) {
        u32 set = round & 1;
        const u32 *entry = &code[set][0].word[AT_A];
        rendezvous(me);
        if (me == 0) {
            u32 at_c = 0;
            for (u32 i = 0; i < FLIPS; i++) {
                at_c = (u32)(rng_next(&rng) >> 63);
                aim(set, at_c);
                dither(&rng, 2000);
            }
            where = at_c;
            fence();
            __atomic_store_n(&said, round, __ATOMIC_SEQ_CST);
            wake_all_but(0);
        } else {
            for (u32 i = 0; i < 3000 && said != round; i++) {
                run_chain(entry, &c);
                passes[me]++;
                expect(me, round, "turns of the chain", c.all, TURNS);
                expect(me, round, "turns by either way", c.by_b + c.by_c, TURNS);
            }
            wait_for(me, &said, round);
        }
        fence_i();
        u64 wanted = where ? TURNS : 0;
        for (u32 i = 0; i < 2; i++) {
            run_chain(entry, &c);
            expect(me, round, "turns by C after fence.i", c.by_c, wanted);
            expect(me, round, "turns by B after fence.i", c.by_b, TURNS - wanted);
        }
    }
    barrier(me);
    if (me != 0) return 0;
    u64 sum = 0;
    for (u64 h = 0; h < hart_count; h++) sum += passes[h];
    extra("passes", sum);
    extra("patches", rounds * FLIPS);
    if (hart_count > 1 && sum < rounds) weak("the chain hardly ever ran while it was changed");
    return smptest_end();
}
