/* Loads and stores across two pages of which one faults: exact cause, epc and tval, and no part of the store lands.
 *
 * Each hart has pairs of pages whose permissions it draws at random, and stores and loads across their edge with every
 * width and offset; for half of the rounds hart 0 also takes the second page's permission away and gives it back,
 * shooting down, while the others store there without pause: then each store has landed whole or not at all. A machine
 * that stores the first part before it has checked the second page leaves half a store behind. */
#include "codegen.h"
#include "space.h"

#define HARTS 16
static space_t space PAGES;
static page_t pages[HARTS][4] PAGES; /* 0, 1: own; 2, 3: hart 0 changes the mapping of 3 */
static volatile u32 over PAGES;
static volatile u64 faults[MAX_HARTS][8];
#define VA(hart, n) (TEST_VA + ((hart) * 4 + (n)) * 4096UL)
enum { NOTHING, READ_ONLY, READ_WRITE };
static const u64 flags[3] = {0, PTE_V | PTE_R | PTE_AD, PTE_V | PTE_R | PTE_W | PTE_AD};

#define ACCESS(name, text)                                                                                             \
    OP u64 name(u64 a, u64 b) {                                                                                        \
        u64 v = b;                                                                                                     \
        __asm__ volatile(NORVC(text) : "+r"(v) : "r"(a) : "ft0", "memory");                                            \
        return v;                                                                                                      \
    }
ACCESS(load2, "lhu %0, 0(%1)")
ACCESS(load4, "lwu %0, 0(%1)")
ACCESS(load8, "ld %0, 0(%1)")
ACCESS(store2, "sh %0, 0(%1)")
ACCESS(store4, "sw %0, 0(%1)")
ACCESS(store8, "sd %0, 0(%1)")
/* the access is the first instruction, so that epc is the function's address; the value is in ft0 */
static __attribute__((naked)) u64 fstore4(u64 a UNUSED, u64 b UNUSED) {
    __asm__ volatile(NORVC("fsw ft0, 0(a0)") "\nret");
}
static __attribute__((naked)) u64 fstore8(u64 a UNUSED, u64 b UNUSED) {
    __asm__ volatile(NORVC("fsd ft0, 0(a0)") "\nret");
}

static u64 bytes_at(const page_t *low, const page_t *high, u32 before, u32 size) {
    u64 v = 0;
    for (u32 i = 0; i < size; i++)
        v |= (u64)(i < before ? ((volatile u8 *)low->byte)[4096 - before + i] : ((volatile u8 *)high->byte)[i - before])
             << 8 * i;
    return v;
}

static void one_access(u64 me, u64 round, rng_t *rng) {
    u32 grade[2], size = 2u << rng_below(rng, 3), before = 1 + (u32)rng_below(rng, size - 1),
                  is_store = (u32)rng_below(rng, 2);
    u32 fp = is_store && size > 2 && rng_below(rng, 3) == 0;
    for (u32 i = 0; i < 2; i++) {
        grade[i] = (u32)rng_below(rng, 4);
        if (grade[i] == 3) grade[i] = READ_WRITE;
        set_pte(&space.test[me * 4 + i], &pages[me][i], flags[grade[i]]);
        sfence_va(VA(me, i));
    }
    u64 va = VA(me, 1) - before, old = bytes_at(&pages[me][0], &pages[me][1], before, size), value = rng_next(rng);
    u32 needed = is_store ? READ_WRITE : READ_ONLY, fault = grade[0] < needed ? 1 : grade[1] < needed ? 2 : 0;
    const void *function = fp          ? (size == 4 ? (void *)fstore4 : (void *)fstore8)
                           : is_store  ? (size == 2   ? (void *)store2
                                          : size == 4 ? (void *)store4
                                                      : (void *)store8)
                           : size == 2 ? (void *)load2
                           : size == 4 ? (void *)load4
                                       : (void *)load8;
    if (fp) __asm__ volatile("fmv.d.x ft0, %0" ::"r"(value));
    u64 cause = run_in(S, function, va, value, 0), mask = size == 8 ? ~0UL : (1UL << 8 * size) - 1;
    u64 now = bytes_at(&pages[me][0], &pages[me][1], before, size);
    if (fault && cause == (u64)(is_store ? STORE_MISALIGNED : LOAD_MISALIGNED))
        cause = is_store ? STORE_PAGE : LOAD_PAGE; /* no misaligned accesses at all */
    expect(me, round, "cause", cause, !fault ? ECALL_S : is_store ? STORE_PAGE : LOAD_PAGE);
    if (fault) {
        expect(me, round, "tval", context()->tval, fault == 1 ? va : VA(me, 1));
        if (fp) expect(me, round, "epc", context()->epc, (u64)function);
        expect(me, round, "bytes after a fault", now, old);
    } else if (is_store) {
        expect(me, round, "bytes stored", now, value & mask);
    } else {
        expect(me, round, "bytes loaded", context()->a0 & mask, old);
    }
}

/* Stores an ever larger number whose bytes are all alike across the edge that hart 0 works on. */
OP u64 keep_storing(u64 va, u64 from) {
    for (u64 i = from; i < from + 200; i++)
        __asm__ volatile("sd %1, 0(%0)" ::"r"(va), "r"((i & 255) * 0x0101010101010101UL) : "memory");
    return 0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("tlb_cross_fault", 11, 400);
        space_make(&space);
        for (u32 h = 0; h < HARTS; h++)
            for (u32 i = 0; i < 4; i++) set_pte(&space.test[h * 4 + i], &pages[h][i], flags[READ_WRITE]);
    }
    space_begin(me, &space);
    csr_set(mstatus, MSTATUS_FS);
    rng_t rng = rng_for(me, 0);
    if (me < HARTS)
        for (u64 round = 1; round <= rounds; round++) one_access(me, round, &rng);
    barrier_serving(me);
    if (me == 0) {
        u64 harts = hart_count < HARTS ? hart_count : HARTS;
        for (u64 round = 1; round <= rounds / 8 && harts > 1; round++) {
            u64 h = 1 + rng_below(&rng, harts - 1), *pte = &space.test[h * 4 + 3];
            set_pte(pte, &pages[h][3], flags[rng_below(&rng, 2)]);
            fence();
            shoot_down(0, rng_below(&rng, 2) ? FLUSH_VA : FLUSH_ALL, VA(h, 3), 0);
            /* its stores all fault now: what is there was stored whole */
            u64 v = bytes_at(&pages[h][2], &pages[h][3], 4, 8);
            expect(0, round, "crossing store, whole or not at all", v, (v & 255) * 0x0101010101010101UL);
            dither(&rng, 3000);
            expect(0, round, "bytes of a page that is closed", bytes_at(&pages[h][2], &pages[h][3], 4, 8), v);
            set_pte(pte, &pages[h][3], flags[READ_WRITE]);
            fence();
            shoot_down(0, FLUSH_ALL, 0, 0);
        }
        over = 1;
    }
    for (u64 from = 0; me && me < HARTS && !over; from += 200) {
        u64 cause = run_in(S, (void *)keep_storing, VA(me, 3) - 4, from, 0);
        if (cause != ECALL_S) {
            faults[me][0]++;
            expect(me, from, "cause under traffic", cause, STORE_PAGE);
            expect(me, from, "tval under traffic", context()->tval, VA(me, 3));
        }
        csr_set(mstatus, MSTATUS_MIE);
        csr_clear(mstatus, MSTATUS_MIE);
    }
    barrier_serving(me);
    if (me != 0) return 0;
    u64 sum = 0;
    for (u64 h = 1; h < hart_count; h++) sum += faults[h][0];
    extra("faults", sum);
    return smptest_end();
}
