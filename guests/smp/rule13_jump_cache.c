/* Contract rule 13: a flush of translations clears what indirect jumps, returns and jumps to other pages remember.
 *
 * In S-mode, without leaving it: call a virtual address by one of three ways until the way is remembered, map other
 * code there, sfence.vma (of the address, the ASID, both, or all), call again: the new code must run. Also when the
 * change comes from another hart, and the fence runs in this one's interrupt handler in the middle of a calling loop. A
 * machine that remembers virtual pc to host code over the flush runs the old code. */
#include "codegen.h"
#include "space.h"

#define HARTS 16
#define BODIES 3
#define OWN_VA(me) (TEST_VA + 0x1000 * (me)) /* a page each that its hart remaps */
#define CALLER_VA (TEST_VA + 0x40000)        /* code that jumps from a page of its own */
#define SHARED_VA (TEST_VA + 0x80000)        /* remapped by hart 0 */
static space_t space PAGES;
static page_t bodies[BODIES], caller PAGES;
static volatile u32 answered PAGES; /* answered: the number of the body that all must see; counts up */
static page_t versions[4] PAGES;

enum { INDIRECT, JUMP, RETURN, WAYS };

OP u64 enter(u64 va, u64 way) {
    register u64 a0 __asm__("a0") = 0;
    register u64 a1 __asm__("a1") = va;
    register u64 a4 __asm__("a4") = CALLER_VA + 64 * way;
    if (way == JUMP) a4 = CALLER_VA + 1024 + 8 * ((va - TEST_VA) >> 12);
    if (way == INDIRECT) a4 = va;
    __asm__ volatile("jalr t1, 0(a4)" : "+r"(a0) : "r"(a1), "r"(a4) : "ra", "t1", "memory");
    return a0;
}

struct change {
    u64 va, way, repeat, kind, entry, seen;
    u64 *pte;
};
OP u64 remember_change_call(u64 argument, u64 b UNUSED) {
    struct change *c = (struct change *)argument;
    for (u64 i = 0; i < c->repeat; i++) enter(c->va, c->way);
    *(volatile u64 *)c->pte = c->entry;
    if (c->kind == 0) sfence_vma();
    else if (c->kind == 1) sfence_va(c->va + 6);
    else if (c->kind == 2) sfence_asid(0);
    else sfence_va_asid(c->va, 0);
    c->seen = enter(c->va, c->way);
    return 0;
}

/* Calls the shared address until the round is over; the version seen may never be older than what had been answered. */
OP u64 keep_calling(u64 count, u64 way) {
    for (u64 i = 0; i < count; i++) {
        u64 least = answered, version;
        __asm__ volatile("fence r, r" ::: "memory");
        version = enter(SHARED_VA, way);
        if (version < least) return version << 32 | least;
    }
    return 0;
}

static void fill(void) {
    space_make(&space);
    for (u32 i = 0; i < BODIES; i++) {
        bodies[i].word[0] = LI(A0, 70 + i);
        bodies[i].word[1] = 0x00030067; /* jr t1 */
    }
    for (u32 i = 0; i < 4; i++) versions[i].word[0] = LI(A0, 0), versions[i].word[1] = 0x00030067;
    caller.word[16 * RETURN] = ADDI(RA, A1, 0);
    caller.word[16 * RETURN + 1] = RET;
    for (u32 i = 0; i < HARTS; i++) {
        caller.word[256 + 2 * i] = jal(ZERO, (i64)OWN_VA(i) - (i64)(CALLER_VA + 1024 + 8 * i));
        set_pte(&space.test[i], &bodies[0], PTE_V | PTE_R | PTE_X | PTE_AD);
    }
    u32 shared = (SHARED_VA - TEST_VA) >> 12;
    caller.word[256 + 2 * shared] = jal(ZERO, (i64)SHARED_VA - (i64)(CALLER_VA + 1024 + 8 * shared));
    set_pte(&space.test[(CALLER_VA - TEST_VA) >> 12], &caller, PTE_V | PTE_R | PTE_X | PTE_AD);
    set_pte(&space.test[shared], &versions[0], PTE_V | PTE_R | PTE_X | PTE_AD);
}

static void own_changes(u64 me, u64 round, rng_t *rng) {
    for (u32 i = 0; i < 12; i++) {
        u64 body = rng_below(rng, BODIES);
        struct change c = {OWN_VA(me),
                           rng_below(rng, WAYS),
                           2 + rng_below(rng, 4),
                           rng_below(rng, 4),
                           PTE((u64)&bodies[body], PTE_V | PTE_R | PTE_X | PTE_AD),
                           0,
                           &space.test[me]};
        in_s(me, round, "remap own page", (void *)remember_change_call, (u64)&c, 0);
        expect(me, round, "code after remapping and sfence.vma", c.seen, 70 + body);
    }
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule13_jump_cache", 13, 60);
        fill();
    }
    space_begin(me, &space);
    fence_i();
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    for (u64 round = 1; round <= rounds && me < HARTS; round++) {
        own_changes(me, round, &rng);
        if (me == 0) {
            /* The page is new to that version's code: written while nobody runs it, and every hart does fence.i below.
             */
            page_t *page = &versions[round & 3];
            put32(&page->word[0], LI(A0, round & 2047));
            fence_i();
            shoot_down(0, FLUSH_CODE, 0, 0);
            set_pte(&space.test[(SHARED_VA - TEST_VA) >> 12], page, PTE_V | PTE_R | PTE_X | PTE_AD);
            fence();
            sfence_vma();
            shoot_down(0, rng_below(&rng, 4), SHARED_VA, 0);
            answered = round;
        } else {
            u64 got = in_s(me, round, "call", (void *)keep_calling, 300, rng_below(&rng, WAYS));
            checked(me, 300);
            if (got) failed(me, round, "version called after the answer", got >> 32, (u32)got);
        }
    }
    barrier_serving(me);
    if (me && me < HARTS)
        expect(me, rounds, "last version", in_s(me, rounds, "call", (void *)enter, SHARED_VA, INDIRECT), rounds & 2047);
    barrier_serving(me);
    return me == 0 ? smptest_end() : 0;
}
