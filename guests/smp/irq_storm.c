/* Interprocessor interrupts from all to all, taken in the middle of everything, with exact accounts.
 *
 * First a storm: each hart increments shared counters by AMOs and by LR/SC, computes, sleeps in wfi, and now and then
 * leaves a bit for another hart and sends it an IPI. MSIP is a level, so IPIs merge; but each bit that was left must be
 * found exactly once. The handler lets its hart's timer in (nested), and looks that it finds its own mepc and mstatus
 * again. At the end no increment is missing, no bit is left over, and nobody sleeps.
 * Then relays: the handlers alone hand tokens from hart to hart; one lost IPI and the token stands still. */
#include "irq.h"

#define TOKENS 2

static struct { volatile u64 bits, pad[7]; } mailbox[MAX_HARTS / 64][MAX_HARTS] __attribute__((aligned(64)));
static u64 sent[MAX_HARTS], got[MAX_HARTS], nested[MAX_HARTS], in_handler[MAX_HARTS], fired[MAX_HARTS];
static volatile u64 amo_sum, lrsc_sum;
static u64 amo_count[MAX_HARTS], lrsc_count[MAX_HARTS];
static volatile u32 relaying;
static volatile u32 tokens[MAX_HARTS][TOKENS]; /* hops that the token has behind it when it comes here; 0: not here */
static volatile u32 arrived[TOKENS];
static rng_t rngs[MAX_HARTS];

static u64 collect(u64 me) {
    u64 count = 0;
    for (u32 word = 0; word <= (hart_count - 1) / 64; word++)
        for (u64 bits = __atomic_exchange_n(&mailbox[word][me].bits, 0, __ATOMIC_SEQ_CST); bits; bits &= bits - 1) count++;
    return count;
}

static void relay(u64 me) {
    for (u32 t = 0; t < TOKENS; t++) {
        u32 hops = __atomic_exchange_n(&tokens[me][t], 0, __ATOMIC_SEQ_CST);
        if (!hops) continue;
        u64 next = (me + 1 + t) % hart_count;
        checked(me, 1);
        if (hops > rounds) {
            arrived[t] = 1;
            fence();
            ipi_send(0);
            continue;
        }
        __atomic_store_n(&tokens[next][t], hops + 1, __ATOMIC_SEQ_CST);
        ipi_send(next);
    }
}

static u64 handler(u64 cause, u64 epc, u64 tval UNUSED) {
    u64 me = hart_id();
    if (cause == (INTERRUPT | IRQ_MTI)) {
        fired[me]++;
        nested[me] += in_handler[me];
        timer_set(me, relaying ? ~0UL : time_now() + 20 + rng_below(&rngs[me], 2000));
        return epc;
    }
    expect(me, 0, "cause", cause, INTERRUPT | IRQ_MSI);
    ipi_clear(me);
    fence();
    got[me] += collect(me);
    relay(me);
    u64 status = csr_read(mstatus), mie = csr_read(mie);
    in_handler[me] = 1;
    csr_write(mie, BIT(IRQ_MTI)); /* no more of our own kind */
    csr_set(mstatus, MSTATUS_MIE);
    dither(&rngs[me], 300);
    csr_clear(mstatus, MSTATUS_MIE);
    csr_write(mie, mie);
    in_handler[me] = 0;
    csr_write(mstatus, status);
    return epc;
}

static void increment(u64 me) {
    for (u32 i = 0; i < 20; i++) {
        __asm__ volatile("amoadd.d zero, %1, (%0)" ::"r"(&amo_sum), "r"(1) : "memory");
        u64 scratch, failed;
        __asm__ volatile("1: lr.d %0, (%2)\n addi %0, %0, 1\n sc.d %1, %0, (%2)\n bnez %1, 1b"
                         : "=&r"(scratch), "=&r"(failed) : "r"(&lrsc_sum) : "memory");
    }
    amo_count[me] += 20;
    lrsc_count[me] += 20;
}

static void send(u64 me, u64 to) {
    u64 old = __atomic_fetch_or(&mailbox[me / 64][to].bits, BIT(me % 64), __ATOMIC_SEQ_CST);
    sent[me] += !(old >> me % 64 & 1);
    ipi_send(to);
}

static void storm(u64 me, rng_t *rng) {
    timer_set(me, time_now() + 1000);
    for (u64 round = 0; round < rounds; round++) {
        increment(me);
        send(me, rng_below(rng, hart_count));
        dither(rng, 1UL << rng_below(rng, 12));
        if (rng_below(rng, 4) == 0) wfi(); /* the timer ends it at the latest */
    }
}

static void settle(u64 me) {
    csr_clear(mstatus, MSTATUS_MIE);
    quiet_barrier(me); /* takes IPIs away, so: */
    got[me] += collect(me);
    quiet_barrier(me);
}

static u64 sum(const u64 *values) {
    u64 total = 0;
    for (u64 h = 0; h < hart_count; h++) total += values[h];
    return total;
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("irq_storm", 24, 250);
    trap_handler = handler;
    timer_set(me, ~0UL);
    quiet_barrier(me);
    rngs[me] = rng_for(me, 0);
    rng_t rng = rng_for(me, 1);
    csr_write(mie, BIT(IRQ_MSI) | BIT(IRQ_MTI));
    csr_set(mstatus, MSTATUS_MIE);
    storm(me, &rng);
    settle(me);
    if (me == 0) {
        expect(0, rounds, "amoadds", amo_sum, sum(amo_count));
        expect(0, rounds, "LR/SC increments", lrsc_sum, sum(lrsc_count));
        expect(0, rounds, "messages found", sum(got), sum(sent));
        relaying = 1;
    }
    timer_set(me, ~0UL);
    quiet_barrier(me);
    csr_write(mie, BIT(IRQ_MSI) | (me ? 0 : BIT(IRQ_MTI)));
    if (me == 0) {
        for (u32 t = 0; t < TOKENS; t++) {
            tokens[t % hart_count][t] = 1;
            fence();
            ipi_send(t % hart_count);
        }
        u64 end = time_now() + PATIENCE;
        csr_set(mstatus, MSTATUS_MIE);
        while (!(arrived[0] && arrived[1]) && time_now() < end) {
            csr_clear(mstatus, MSTATUS_MIE);
            timer_set(0, time_now() + 100 * TICKS_PER_MS);
            if (!(arrived[0] && arrived[1])) wfi();
            csr_set(mstatus, MSTATUS_MIE);
        }
        expect(0, rounds, "tokens that came through", arrived[0] + arrived[1], TOKENS);
        relaying = 2;
        wake_all_but(0);
    } else {
        while (relaying < 2) {
            csr_clear(mstatus, MSTATUS_MIE);
            if (relaying < 2) wfi();
            csr_set(mstatus, MSTATUS_MIE);
        }
    }
    csr_clear(mstatus, MSTATUS_MIE);
    csr_write(mie, 0);
    barrier(me);
    if (me != 0) return 0;
    extra("messages", sum(sent));
    extra("timers", sum(fired));
    extra("nested", sum(nested));
    return smptest_end();
}
