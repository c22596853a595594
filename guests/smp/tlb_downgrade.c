/* Permissions of a shared page go down, read-write to read-only to nothing, and up again, under traffic.
 *
 * A downgrade counts once its shoot-down has been answered. From then until the next upgrade is announced no store (or
 * no load) succeeds on any hart, and the page's content stands still; the faults have the right cause and address. A
 * machine that keeps write permission in some cache, or takes it from an entry for reading, lets a store through. */
#include "codegen.h"
#include "space.h"

enum { NOTHING, READ_ONLY, READ_WRITE, GRADES };
static const u64 flags[GRADES] = {0, PTE_V | PTE_R | PTE_AD, PTE_V | PTE_R | PTE_W | PTE_AD};
static space_t space PAGES;
static page_t page PAGES;
static volatile u64 allowed PAGES; /* generation << 2 | the most that may succeed now */
static volatile u32 over;
static volatile u64 tried[MAX_HARTS][8] PAGES, refused[MAX_HARTS][8];

/* Stores and loads until a fault, or one that succeeded though it was not allowed: returns kind << 1 | 1 */
OP u64 traffic(u64 me, u64 count) {
    volatile u64 *at = (u64 *)TEST_VA + 8 * (me & 31);
    for (u64 i = 0; i < count; i++) {
        u64 before = allowed;
        __asm__ volatile("fence rw, rw" ::: "memory");
        if (i & 1) at[0] = i;
        else (void)at[0];
        __asm__ volatile("fence rw, rw" ::: "memory");
        if (before == allowed && (before & 3) < (i & 1 ? READ_WRITE : READ_ONLY)) return (i & 1) << 1 | 1;
    }
    return 0;
}

static u64 content(void) {
    u64 sum = 0;
    for (u32 i = 0; i < 512; i++) sum = sum * 3 + ((volatile u64 *)page.quad)[i];
    return sum;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("tlb_downgrade", 11, 60);
        space_make(&space);
        set_pte(&space.test[0], &page, flags[READ_WRITE]);
        allowed = READ_WRITE;
    }
    space_begin(me, &space);
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    if (me == 0) {
        u64 grade = READ_WRITE;
        for (u64 round = 1; round <= rounds; round++) {
            u64 next = (grade + 1 + rng_below(&rng, GRADES - 1)) % GRADES, generation = (allowed >> 2) + 1;
            if (next > grade) allowed = generation << 2 | next; /* announced before it can happen */
            fence();
            set_pte(&space.test[0], &page, flags[next]);
            fence();
            sfence_vma();
            shoot_down(0, rng_below(&rng, 4), TEST_VA, 0);
            grade = next;
            allowed = generation << 2 | grade;
            fence();
            u64 before = content();
            if (hart_count > 2) short_wait(0, TICKS_PER_MS / 20);
            dither(&rng, 5000);
            if (grade != READ_WRITE) expect(0, round, "content of a page without W", content(), before);
            /* its own accesses are subject to it as well */
            u64 cause = run_in(S, (void *)op_sd, TEST_VA + 4088, round, 0);
            expect(0, round, "own store", cause, grade == READ_WRITE ? ECALL_S : STORE_PAGE);
            cause = run_in(S, (void *)op_ld, TEST_VA + 4088, 0, 0);
            expect(0, round, "own load", cause, grade == NOTHING ? LOAD_PAGE : ECALL_S);
        }
        over = 1;
    }
    while (me && !over) {
        u64 cause = run_in(S, (void *)traffic, me, 300, 0), got = context()->a0;
        tried[me][0]++;
        if (cause == ECALL_S) {
            checked(me, 300);
            if (got)
                failed(me, tried[me][0],
                       got & 2 ? "store that is not allowed succeeded" : "load that is not allowed succeeded", got, 0);
            continue;
        }
        refused[me][0]++;
        if (cause != STORE_PAGE && cause != LOAD_PAGE) failed(me, tried[me][0], "cause", cause, STORE_PAGE);
        expect(me, tried[me][0], "tval", context()->tval, TEST_VA + 64 * (me & 31));
        csr_set(mstatus, MSTATUS_MIE);
        csr_clear(mstatus, MSTATUS_MIE);
    }
    barrier_serving(me);
    if (me != 0) return 0;
    u64 faults = 0;
    for (u64 h = 1; h < hart_count; h++) faults += refused[h][0];
    extra("faults", faults);
    if (hart_count > 1 && !faults) weak("no access was ever refused");
    return smptest_end();
}
