/* Contract rule 24: no wake-up is lost between a hart's look at what is pending and its sleep.
 *
 * Harts form a ring and hand tokens on. Who has one waits until the next hart is about to sleep, spins for a random
 * time of any magnitude, and wakes it by one of three ways: MSIP, a store to its mtimecmp, or the PLIC (a threshold lets
 * a pending source through). The receiver executes wfi without looking, and nothing else wakes it for seconds: a wake-up
 * that falls between its look and its sleep leaves it asleep until the backstop timer (stimecmp; without one the run
 * hangs). In between, a hart sleeps for its own timer, so near that it is due about when wfi is reached. */
#include "irq.h"

#define BACKSTOP (6000 * TICKS_PER_MS)
#define LATE (2000 * TICKS_PER_MS) /* asleep so long although woken: lost */
#define CAUSES (BIT(IRQ_MSI) | BIT(IRQ_MTI) | BIT(IRQ_MEI))

#define AIM 50000 /* turns that a sender waits for its receiver */

enum way { BY_MSI, BY_MTI, BY_MEI, WAYS };

static struct { volatile u32 sent, taken, way; volatile u64 at; u64 pad[5]; } token[MAX_HARTS] __attribute__((aligned(64)));
static volatile u64 slept[MAX_HARTS]; /* wfi so far, counted just before each */

static void wake(u64 to, enum way way) {
    if (way == BY_MSI) ipi_send(to);
    if (way == BY_MTI) timer_set(to, 0);
    if (way == BY_MEI) external_post(CONTEXT_M(to), 1);
}

static void unwake(u64 me, enum way way) {
    if (way == BY_MSI) ipi_clear(me);
    if (way == BY_MTI) timer_set(me, ~0UL);
    if (way == BY_MEI) external_set(CONTEXT_M(me), 0);
}

/* Sleeps until something of CAUSES is pending. The time is the caller's last look: a wake-up since then ended the wfi,
 * or was lost. */
static void sleep(u64 me, u64 round, int backstop, volatile u64 *woken_at, rng_t *rng) {
    if (backstop) csr_write(0x14d, time_now() + BACKSTOP);
    slept[me]++;
    fence();
    dither(rng, 1UL << rng_below(rng, 16)); /* the sender's way to the wake-up may be longer than ours to sleep */
    wfi();
    if (!backstop) return;
    u64 now = time_now();
    if (csr_read(mip) & BIT(IRQ_STI) && csr_read(mip) & CAUSES && now - *woken_at > LATE)
        failed(me, round, "asleep although woken; ticks", now - *woken_at, 0);
    csr_write(0x14d, ~0UL);
}

static void receive(u64 me, u32 turn, int backstop, rng_t *rng) {
    while (token[me].sent != turn) sleep(me, turn, backstop, &token[me].at, rng);
    fence();
    while (!(csr_read(mip) & CAUSES)) {} /* word first, wake-up second: it must come */
    unwake(me, token[me].way);
    expect(me, turn, "pending after the only cause was taken away", csr_read(mip) & CAUSES, 0);
}

static void send(u64 to, u32 turn, rng_t *rng) {
    enum way way = (enum way)rng_below(rng, WAYS);
    while (token[to].taken != turn - 1) {}
    /* Usually just when the receiver is about to sleep; the way from there to the sleep itself has some microseconds. */
    u64 before = slept[to];
    if (rng_below(rng, 8))
        for (u32 spins = 0; slept[to] == before && spins < AIM; spins++) {}
    dither(rng, 1UL << rng_below(rng, 16));
    token[to].way = way;
    token[to].at = time_now();
    fence();
    token[to].sent = turn;
    fence();
    wake(to, way);
}

static void own_timer(u64 me, u64 round, int backstop, rng_t *rng) {
    volatile u64 at = time_now() + rng_below(rng, 1UL << rng_below(rng, 12));
    timer_set(me, at);
    dither(rng, 1UL << rng_below(rng, 14));
    while (time_now() < at) sleep(me, round, backstop, &at, rng);
    while (!(csr_read(mip) & BIT(IRQ_MTI))) {}
    timer_set(me, ~0UL);
    checked(me, 1);
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule24_lost_wakeup", 24, 400);
        external_begin();
    }
    timer_set(me, ~0UL);
    int backstop = stimecmp_begin();
    quiet_barrier(me);
    csr_write(mie, CAUSES | (backstop ? BIT(IRQ_STI) : 0));
    rng_t rng = rng_for(me, 0);
    u64 next = (me + 1) % hart_count;
    for (u32 turn = 1; turn <= rounds; turn++) {
        if (!(me & 1)) send(next, turn, &rng); /* half of the harts start asleep */
        receive(me, turn, backstop, &rng);
        own_timer(me, turn, backstop, &rng);
        fence();
        token[me].taken = turn; /* from now on the sender may use this hart's mtimecmp again */
        if (me & 1) send(next, turn, &rng);
    }
    csr_write(mie, 0);
    barrier(me);
    if (me != 0) return 0;
    u64 sleeps = 0;
    for (u64 h = 0; h < hart_count; h++) sleeps += slept[h];
    extra("wfi", sleeps);
    extra("backstop", (u64)backstop);
    return smptest_end();
}
