/* LR/SC under interrupts: timer and software interrupts fall into sequences, constrained ones and others, and the handler
 * makes LR/SC and AMOs of its own, on the same words. The interrupted SC may fail, but it may not succeed over the
 * handler's SC: that came between LR and SC in program order. All harts count in the same words; totals must be
 * exact. A machine that keeps a reservation over a trap by address, or takes the handler's for the interrupted one,
 * loses counts. */
#include "atomic.h"

static volatile u64 shared LINE, by_handler LINE;
static volatile u64 taken[MAX_HARTS], scratch[MAX_HARTS];
static volatile u64 lengths[MAX_HARTS];
static volatile u64 *volatile busy[MAX_HARTS]; /* the word that the interrupted code is at */
static volatile u64 finish LINE;
static rng_t streams[MAX_HARTS];

static u64 add(volatile u64 *p, u64 v) {
    u64 tries = 0;
    do tries++;
    while (SC("d", p, LR("d", p) + v));
    return tries;
}

/* An LR/SC with other accesses in between. */
static void add_slowly(u64 hart, volatile u64 *p, u64 v) {
    u64 seen;
    do {
        seen = LR("d.aq", p);
        scratch[hart] = seen;
        for (u64 i = lengths[hart] & 15; i; i--) __asm__ volatile("" ::: "memory");
        seen = scratch[hart];
    } while (SC("d.rl", p, seen + v));
}

static u64 handler(u64 cause, u64 epc, u64 tval UNUSED) {
    u64 hart = hart_id();
    if (cause == (INTERRUPT | IRQ_MTI)) timer_set(hart, time_now() + 3000 + rng_below(&streams[hart], 15000));
    else if (cause == (INTERRUPT | IRQ_MSI)) ipi_clear(hart);
    else exit(251);
    taken[hart]++;
    switch (rng_below(&streams[hart], 4)) {
    case 0: add(busy[hart], 1UL << 32); break;           /* an SC to the same word */
    case 1: AMO("add.d", busy[hart], 1UL << 32); break;  /* a change to it without an SC */
    case 2: add(&by_handler, 1); AMO("add.d", busy[hart], 1UL << 32); break;
    case 3: LR("d", busy[hart]); AMO("add.d", busy[hart], 1UL << 32); break; /* and the handler's LR is left open */
    }
    return epc;
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("resv_interrupts", 20, 1500), trap_handler = handler;
    barrier(hart);
    streams[hart] = rng_for(hart, 1);
    rng_t rng = rng_for(hart, 0);
    busy[hart] = &shared;
    timer_set(hart, time_now() + 100);
    csr_write(mie, BIT(IRQ_MTI) | BIT(IRQ_MSI));
    csr_set(mstatus, MSTATUS_MIE);
    u64 retries = 0;
    for (u64 i = 0; i < rounds || (taken[hart] < 20 && i < 200 * rounds); i++) {
        if (i % 3) retries += add(&shared, 1) - 1;
        else lengths[hart] = rng_next(&rng), add_slowly(hart, &shared, 1);
        AMO("add.d", &finish, 1UL);
        if (i % 64 == 0) ipi_send(rng_below(&rng, hart_count));
    }
    csr_clear(mstatus, MSTATUS_MIE);
    csr_write(mie, 0);
    barrier(hart);
    if (hart) return 0;
    u64 interrupts = 0;
    for (u64 h = 0; h < hart_count; h++) interrupts += taken[h];
    expect(0, rounds, "counts of the interrupted code", shared & 0xffffffff, finish);
    expect(0, rounds, "counts of the handlers", shared >> 32, interrupts);
    extra("interrupts", interrupts);
    extra("retries_hart_0", retries);
    if (interrupts < hart_count * 20) weak("hardly any interrupt came");
    return smptest_end();
}
