/* Address spaces by ASID: the same address means another page in each, satp is switched without any fence, and global
 * mappings are the same everywhere.
 *
 * Each hart switches between three spaces in S-mode, loads, stores and calls through addresses private to the space
 * (user pages under SUM, or supervisor pages), and through a global one; now and then it changes an entry of a space
 * that is not current and fences by that ASID. Where the machine has fewer ASIDs than asked for, a switch is followed
 * by a fence. */
#include "codegen.h"
#include "space.h"

#define HARTS 8
#define SPACES_USED 3
#define BODIES 6
static struct {
    space_t space[SPACES_USED];
    page_t scratch[SPACES_USED];
} areas[HARTS] PAGES;
static page_t bodies[BODIES + 1] PAGES; /* quad[0] number; word 16 li a0, number; the last one is mapped globally */
#define VA_PRIVATE TEST_VA              /* a body, supervisor's */
#define VA_USER (TEST_VA + 0x1000)      /* the same body, PTE_U */
#define VA_SCRATCH (TEST_VA + 0x2000)   /* written: the space's own page */
#define VA_GLOBAL (TEST_VA + 0x3000)

struct step {
    u64 satp, fence, how, value, global, scratch;
};
OP u64 visit(u64 argument, u64 b UNUSED) {
    struct step *s = (struct step *)argument;
    csr_write(satp, s->satp);
    if (s->fence) sfence_vma();
    if (s->how == 0) s->value = *(volatile u64 *)VA_PRIVATE;
    else if (s->how == 1) s->value = *(volatile u64 *)VA_USER;
    else s->value = ((u64 (*)(void))(VA_PRIVATE + 64))();
    s->global = *(volatile u64 *)VA_GLOBAL;
    volatile u64 *at = (u64 *)VA_SCRATCH;
    s->scratch = *at;
    *at = s->scratch + 1;
    return 0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("tlb_asid", 11, 700);
        for (u32 i = 0; i <= BODIES; i++) {
            bodies[i].quad[0] = 600 + i;
            bodies[i].word[16] = LI(A0, 600 + i);
            bodies[i].word[17] = RET;
        }
    }
    barrier(me);
    if (me < HARTS) {
        pmp_allow_all();
        fence_i();
        rng_t rng = rng_for(me, 0);
        u32 body[SPACES_USED], all_global = (seed + me) & 1; /* half of the harts: what supervisor uses is global */
        u64 visits[SPACES_USED] = {0}, global = all_global ? PTE_G : 0;
        for (u32 i = 0; i < SPACES_USED; i++) {
            space_t *space = &areas[me].space[i];
            space_make(space);
            for (u32 k = 0; k < 512; k++) {
                if (space->ram[k]) space->ram[k] |= global;
                if (space->low[k]) space->low[k] |= global;
            }
            body[i] = i;
            set_pte(&space->test[0], &bodies[i], PTE_V | PTE_R | PTE_X | PTE_AD);
            set_pte(&space->test[1], &bodies[i], PTE_V | PTE_R | PTE_X | PTE_U | PTE_AD);
            set_pte(&space->test[2], &areas[me].scratch[i], PTE_V | PTE_R | PTE_W | PTE_AD | (all_global ? PTE_U : 0));
            set_pte(&space->test[3], &bodies[BODIES], PTE_V | PTE_R | PTE_G | PTE_AD);
        }
        space_enter(&areas[me].space[0], 0x1ff);
        u32 few = (csr_read(satp) >> 44 & 0xffff) != 0x1ff;
        sfence_vma();
        csr_set(mstatus, MSTATUS_SUM);
        for (u64 round = 1; round <= rounds; round++) {
            u32 i = (u32)rng_below(&rng, SPACES_USED);
            struct step s = {.satp = space_satp(&areas[me].space[i], 10 + i), .fence = few, .how = rng_below(&rng, 3)};
            if (all_global && s.how != 1) s.how = 1; /* then nothing of the supervisor's own differs */
            in_s(me, round, "visit", (void *)visit, (u64)&s, 0);
            expect(me, round, "page of this space", s.value, 600 + body[i]);
            expect(me, round, "global page", s.global, 600 + BODIES);
            expect(me, round, "what was stored in this space", s.scratch, visits[i]++);
            if (rng_below(&rng, 8) == 0) { /* change another space, or this one, and fence its ASID */
                u32 other = (u32)rng_below(&rng, SPACES_USED);
                space_t *space = &areas[me].space[other];
                body[other] = (u32)rng_below(&rng, BODIES);
                set_pte(&space->test[0], &bodies[body[other]], PTE_V | PTE_R | PTE_X | PTE_AD);
                set_pte(&space->test[1], &bodies[body[other]], PTE_V | PTE_R | PTE_X | PTE_U | PTE_AD);
                u32 kind = (u32)rng_below(&rng, 3);
                if (kind == 0 || few) sfence_vma();
                else if (kind == 1) sfence_asid(10 + other);
                else sfence_va_asid(VA_PRIVATE, 10 + other), sfence_va_asid(VA_USER, 10 + other);
            }
        }
        for (u32 i = 0; i < SPACES_USED; i++)
            expect(me, rounds, "stores of a space", areas[me].scratch[i].quad[0], visits[i]);
        if (me == 0) extra("few_asids", few);
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
