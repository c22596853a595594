/* Contract rule 7: code is invalidated by physical address, through whatever alias it is stored to.
 *
 * Pages of code are executed through an execute-only mapping, through the identity mapping in S-mode and physically in
 * M-mode, and are rewritten through a writable alias, a second one by turns, the identity mapping, a user page under
 * SUM, or physically, by a random hart; after the handshake and fence.i every hart must run the new code by every way.
 * A machine that looks for blocks by the virtual address stored to keeps the old ones. */
#include "codegen.h"
#include "space.h"

#define PAGES_OF_CODE 4
#define FUNCTIONS 32
static space_t space PAGES;
static page_t code[PAGES_OF_CODE] PAGES;
static volatile u32 number[PAGES_OF_CODE][FUNCTIONS] PAGES;
enum { RUN_VA = TEST_VA, ALIAS_1 = TEST_VA + 0x10000, ALIAS_2 = TEST_VA + 0x123000, USER_VA = TEST_VA + 0x20000 };
enum { WRITERS = 5, RUNNERS = 3 };

OP u64 store_word(u64 at, u64 word) {
    *(volatile u32 *)at = (u32)word;
    return 0;
}

static void store_by(u64 me, u64 round, u32 way, u32 page, u32 offset, u32 word) {
    static const u64 base[WRITERS] = {ALIAS_1, ALIAS_2, USER_VA, 0, 0};
    u64 physical = (u64)&code[page] + offset;
    if (way == 4) put32((void *)physical, word);
    else in_s(me, round, "store", (void *)store_word, way == 3 ? physical : base[way] + page * 4096 + offset, word);
}
static u64 run_by(u64 me, u64 round, u32 way, u32 page, u32 offset) {
    u64 physical = (u64)&code[page] + offset;
    if (way == 2) return call((void *)physical);
    return in_s(me, round, "run", (void *)(way == 1 ? physical : RUN_VA + page * 4096UL + offset), 0, 0);
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule07_aliases", 7, 500);
        space_make(&space);
        for (u32 i = 0; i < PAGES_OF_CODE; i++) {
            set_pte(&space.test[(RUN_VA - TEST_VA) / 4096 + i], &code[i], PTE_V | PTE_X | PTE_AD);
            set_pte(&space.test[(ALIAS_1 - TEST_VA) / 4096 + i], &code[i], PTE_V | PTE_R | PTE_W | PTE_AD);
            set_pte(&space.test[(ALIAS_2 - TEST_VA) / 4096 + i], &code[i], PTE_V | PTE_R | PTE_W | PTE_AD);
            set_pte(&space.test[(USER_VA - TEST_VA) / 4096 + i], &code[i], PTE_V | PTE_R | PTE_W | PTE_U | PTE_AD);
            for (u32 f = 0; f < FUNCTIONS; f++) {
                code[i].word[f * 32] = LI(A0, 0);
                code[i].word[f * 32 + 1] = RET;
            }
        }
    }
    barrier(me);
    pmp_allow_all();
    csr_set(mstatus, MSTATUS_SUM);
    space_enter(&space, 0);
    fence_i();
    rng_t common = rng_for(0, 1), rng = rng_for(me, 0);
    for (u32 round = 1; round <= rounds; round++) {
        u32 page = (u32)rng_below(&common, PAGES_OF_CODE), f = (u32)rng_below(&common, FUNCTIONS),
            value = (u32)rng_below(&common, 2048);
        u32 author = (u32)rng_below(&common, hart_count), way = (u32)rng_below(&common, WRITERS);
        u32 start = (u32)rng_below(&rng, RUNNERS);
        for (u32 i = 0; i < RUNNERS; i++)
            expect(me, round, "before the store", run_by(me, round, (start + i) % RUNNERS, page, f * 128),
                   number[page][f]);
        barrier(me);
        if (me == author) {
            store_by(me, round, way, page, f * 128, LI(A0, value));
            number[page][f] = value;
        }
        barrier(me);
        fence_i();
        for (u32 i = 0; i < RUNNERS; i++)
            expect(me, round, "after the store and fence.i", run_by(me, round, (start + i) % RUNNERS, page, f * 128),
                   value);
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
