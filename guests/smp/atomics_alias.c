/* Atomics on the same memory through different virtual addresses: every hart has a page of its own in the address space
 * that maps the one page of counters. Sums by amoadd, LR/SC loops and bit ownership must be exact, as if all used
 * one address. A machine that makes its atomicity by virtual address (a lock by address, a reservation by address,
 * a compare-and-swap in some and a load and a store in others) loses updates. */
#include "atomic.h"
#include "space.h"

static volatile u64 counters[512] OWN_PAGE;
static space_t space;

enum { BY_AMO = 3, BY_LRSC = 4, BY_WORD = 5, BITS = 64, SLOWLY = 200 };

/* In supervisor mode: all rounds in one stay. The failures are counted and told afterwards. */
static u64 work(u64 va, u64 hart) {
    volatile u64 *p = (volatile u64 *)va;
    u64 wrong = 0, bit = BIT(hart % 64);
    for (u64 i = 0; i < rounds; i++) {
        u64 t, f;
        AMO("add.d", &p[BY_AMO], hart + 1);
        AMO("add.w.aqrl", (volatile u32 *)&p[BY_WORD] + (hart & 1), 1UL);
        __asm__ volatile("1: lr.d %0, (%2)\n add %0, %0, %3\n sc.d %1, %0, (%2)\n bnez %1, 1b"
                         : "=&r"(t), "=&r"(f) : "r"(&p[BY_LRSC]), "r"(hart + 1) : "memory");
        if (hart < 64) {
            wrong += (AMO("or.d", &p[BITS], bit) & bit) != 0;
            wrong += (AMO("and.d", &p[BITS], ~bit) & bit) == 0;
        }
        if (i % 64 == 0) { /* with another access in between */
            volatile u64 *own = &p[256 + hart % 256];
            do {
                t = LR("d", &p[SLOWLY]);
                *own = t;
            } while (SC("d", &p[SLOWLY], *own + 1));
        }
    }
    return wrong;
}

int hart_main(u64 hart) {
    if (hart == 0) {
        smptest_begin("atomics_alias", 17, 100000);
        space_make(&space);
        for (u64 h = 0; h < hart_count; h++) set_pte(&space.test[h], counters, PTE_V | PTE_R | PTE_W | PTE_AD);
    }
    barrier(hart);
    pmp_allow_all();
    space_enter(&space, 0);
    rendezvous(hart);
    expect(hart, rounds, "own bit through an alias, times wrong", in_s(hart, 0, "work", work, TEST_VA + 4096 * hart, hart), 0);
    barrier(hart);
    if (hart) return 0;
    u64 sum = 0, odd = hart_count / 2;
    for (u64 h = 0; h < hart_count; h++) sum += (h + 1) * rounds;
    expect(0, rounds, "sum by AMO", counters[BY_AMO], sum);
    expect(0, rounds, "sum by LR/SC", counters[BY_LRSC], sum);
    expect(0, rounds, "sums by word", counters[BY_WORD], odd * rounds << 32 | (hart_count - odd) * rounds);
    expect(0, rounds, "bits in the end", counters[BITS], 0);
    expect(0, rounds, "slow sum", counters[SLOWLY], hart_count * ((rounds + 63) / 64));
    return smptest_end();
}
