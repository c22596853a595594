/* Contract rule 28, for the PLIC: an interrupt that is offered to every hart is claimed by exactly one of them.
 *
 * The alarm of the clock and the UART's transmitter are enabled in the M-mode context of every hart, so each of their
 * interrupts starts a race. Who claims a source has it alone until completion: it marks it as held (and must find it
 * free), quietens the device, counts, and completes; the losers claim 0. Hart 0 starts the next interrupt of a source
 * when the last one was counted: at the end claims equal interrupts. Harts sleep in wfi in between. */
#include "irq.h"

enum { RTC_SOURCE, UART_SOURCE, SOURCES };

static volatile u32 held[SOURCES];
static volatile u32 claims[SOURCES];
static volatile u32 finished;
static struct { volatile u64 won, lost, pad[6]; } tally[MAX_HARTS];

static void quieten(u32 source) {
    if (source == RTC_SOURCE) {
        write32(RTC_CLEAR_INTERRUPT, 1);
    } else {
        (void)read8(UART_IIR); /* takes the cause away */
        write8(UART_IER, 0);
    }
}

static u64 handler(u64 cause, u64 epc, u64 tval UNUSED) {
    u64 me = hart_id();
    if (cause == (INTERRUPT | IRQ_MSI)) {
        ipi_clear(me);
        return epc;
    }
    if (cause == (INTERRUPT | IRQ_MTI)) { /* hart 0 looks again from time to time */
        timer_set(me, ~0UL);
        return epc;
    }
    expect(me, 0, "cause", cause, INTERRUPT | IRQ_MEI);
    u32 irq = read32(PLIC_CLAIM(CONTEXT_M(me)));
    if (!irq) {
        tally[me].lost++;
        return epc;
    }
    tally[me].won++;
    u32 source = irq == RTC_IRQ ? RTC_SOURCE : UART_SOURCE;
    if (source == UART_SOURCE) expect(me, 0, "a claimed source", irq, UART_IRQ);
    expect(me, claims[source], "others that hold the source", __atomic_exchange_n(&held[source], 1, __ATOMIC_SEQ_CST), 0);
    quieten(source);
    expect(me, claims[source], "still held", __atomic_exchange_n(&held[source], 0, __ATOMIC_SEQ_CST), 1);
    __atomic_fetch_add(&claims[source], 1, __ATOMIC_SEQ_CST);
    write32(PLIC_CLAIM(CONTEXT_M(me)), irq);
    ipi_send(0); /* which may be asleep, waiting for this */
    return epc;
}

/* Interrupts are off while we look, so what comes after the look is pending in wfi. */
static int sleep_until_claimed(u32 source, u32 count) {
    u64 end = time_now() + PATIENCE;
    while (claims[source] < count) {
        csr_clear(mstatus, MSTATUS_MIE);
        timer_set(0, time_now() + 100 * TICKS_PER_MS);
        if (claims[source] < count) wfi();
        csr_set(mstatus, MSTATUS_MIE);
        if (time_now() > end) return 0;
    }
    return 1;
}

static void produce(rng_t *rng) {
    u32 started[SOURCES] = {0, 0};
    write32(RTC_IRQ_ENABLED, 1);
    for (u64 round = 0; round < rounds; round++) {
        for (u32 source = 0; source < SOURCES; source++) {
            if (rng_below(rng, 4) == 0 || !sleep_until_claimed(source, started[source])) continue;
            started[source]++;
            dither(rng, 1UL << rng_below(rng, 14));
            if (source == RTC_SOURCE) rtc_ring();
            else write8(UART_IER, 2); /* the transmitter is empty */
        }
    }
    for (u32 source = 0; source < SOURCES; source++) {
        sleep_until_claimed(source, started[source]);
        for (u64 end = time_now() + TICKS_PER_MS; time_now() < end;) {} /* for one claim too many */
        expect(0, rounds, source ? "UART interrupts claimed" : "alarms claimed", claims[source], started[source]);
    }
    extra("interrupts", started[0] + started[1]);
}

int hart_main(u64 me) {
    trap_handler = handler;
    if (me == 0) {
        smptest_begin("rule28_plic_claim", 28, 200);
        write32(PLIC_PRIORITY(RTC_IRQ), 1);
        write32(PLIC_PRIORITY(UART_IRQ), 1);
    }
    timer_set(me, ~0UL);
    write32(PLIC_THRESHOLD(CONTEXT_M(me)), 0);
    write32(PLIC_ENABLE(CONTEXT_M(me)), BIT(RTC_IRQ) | BIT(UART_IRQ));
    quiet_barrier(me);
    csr_write(mie, BIT(IRQ_MEI) | BIT(IRQ_MSI) | (me ? 0 : BIT(IRQ_MTI)));
    rng_t rng = rng_for(me, 0);
    if (me == 0) {
        csr_set(mstatus, MSTATUS_MIE);
        produce(&rng);
        finished = 1;
        wake_all_but(0);
    } else {
        csr_set(mstatus, MSTATUS_MIE);
        while (!finished) {
            dither(&rng, 1UL << rng_below(&rng, 12));
            csr_clear(mstatus, MSTATUS_MIE);
            if (!finished) wfi();
            csr_set(mstatus, MSTATUS_MIE);
        }
    }
    csr_clear(mstatus, MSTATUS_MIE);
    csr_write(mie, 0);
    barrier(me);
    if (me != 0) return 0;
    u64 lost = 0, winners = 0;
    for (u64 h = 0; h < hart_count; h++) {
        lost += tally[h].lost;
        winners += tally[h].won > 0;
    }
    extra("empty_claims", lost);
    extra("winners", winners);
    return smptest_end();
}
