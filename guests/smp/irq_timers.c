/* Timers in storms: mtimecmp and stimecmp, armed by their hart and mtimecmp by others, never early, never lost, and not
 * after they were cancelled.
 *
 * Each round a hart arms both timers at random near times, or asks its neighbour to store its mtimecmp, and then runs or
 * sleeps until its handlers have seen all of them. A handler that sees a time before the one asked for fails; so does a
 * timer that has not come when the patience is over. In between a timer is set for soon and taken back while
 * interrupts are off: if it is not pending then, it must never come. */
#include "irq.h"

static struct { volatile u64 m_at, s_at, asked, pad[5]; } timers[MAX_HARTS] __attribute__((aligned(64)));
static volatile u32 m_fired[MAX_HARTS], s_fired[MAX_HARTS], finished;
static u64 latest[MAX_HARTS];

static u64 handler(u64 cause, u64 epc, u64 tval UNUSED) {
    u64 me = hart_id(), now = time_now();
    u64 at = cause == (INTERRUPT | IRQ_MTI) ? timers[me].m_at : timers[me].s_at;
    if (cause == (INTERRUPT | IRQ_MTI)) {
        timer_set(me, ~0UL);
        m_fired[me]++;
    } else if (cause == (INTERRUPT | IRQ_STI)) {
        csr_write(0x14d, ~0UL);
        s_fired[me]++;
    } else {
        failed(me, m_fired[me], "cause", cause, INTERRUPT | IRQ_MTI);
    }
    checked(me, 1);
    if (now < at) failed(me, m_fired[me], "timer came early; time", now, at);
    else if (now - at > latest[me]) latest[me] = now - at;
    return epc;
}

/* Do what the other hart asked for: store its mtimecmp. */
static void serve(u64 other) {
    if (!timers[other].asked) return;
    timers[other].asked = 0;
    timer_set(other, timers[other].m_at);
}

static void cancelled(u64 me, u64 round, rng_t *rng) {
    u32 before = m_fired[me];
    csr_clear(mstatus, MSTATUS_MIE);
    timers[me].m_at = time_now() + 100 + rng_below(rng, 1000);
    timer_set(me, timers[me].m_at);
    dither(rng, 2000);
    timer_set(me, ~0UL);
    expect(me, round, "MTIP of a cancelled timer", csr_read(mip) & BIT(IRQ_MTI), 0);
    csr_set(mstatus, MSTATUS_MIE);
    dither(rng, 2000);
    expect(me, round, "cancelled timer came", m_fired[me], before);
}

static int round_trip(u64 me, u64 round, int sstc, rng_t *rng) {
    u64 other = (me + 1) % hart_count, now = time_now();
    u32 m_wanted = m_fired[me] + 1, s_wanted = s_fired[me] + (u32)sstc;
    csr_clear(mstatus, MSTATUS_MIE);
    timers[me].m_at = now + rng_below(rng, 1UL << rng_below(rng, 14));
    timers[me].s_at = now + rng_below(rng, 1UL << rng_below(rng, 14));
    if (sstc) csr_write(0x14d, timers[me].s_at);
    if (hart_count > 1 && rng_below(rng, 2)) {
        fence();
        timers[me].asked = 1;
    } else {
        timer_set(me, timers[me].m_at);
    }
    csr_set(mstatus, MSTATUS_MIE);
    u64 end = now + PATIENCE;
    while (m_fired[me] != m_wanted || s_fired[me] != s_wanted) {
        serve(other);
        /* Sleep if nothing hangs on us. The neighbour may ask later: its own patience is longer than our timers. */
        csr_clear(mstatus, MSTATUS_MIE);
        if (!timers[me].asked && !timers[other].asked && (m_fired[me] != m_wanted || s_fired[me] != s_wanted)) wfi();
        csr_set(mstatus, MSTATUS_MIE);
        if (time_now() > end) {
            failed(me, round, "timers that came", m_fired[me] + s_fired[me], m_wanted + s_wanted);
            return 0;
        }
    }
    return 1;
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("irq_timers", 24, 100);
    trap_handler = handler;
    timer_set(me, ~0UL);
    int sstc = stimecmp_begin();
    quiet_barrier(me);
    rng_t rng = rng_for(me, 0);
    csr_write(mie, BIT(IRQ_MTI) | BIT(IRQ_STI));
    csr_set(mstatus, MSTATUS_MIE);
    for (u64 round = 0; round < rounds; round++) {
        if (!round_trip(me, round, sstc, &rng)) break;
        if (rng_below(&rng, 3) == 0) cancelled(me, round, &rng);
    }
    __atomic_fetch_add(&finished, 1, __ATOMIC_SEQ_CST);
    while (finished < hart_count) serve((me + 1) % hart_count);
    csr_clear(mstatus, MSTATUS_MIE);
    csr_write(mie, 0);
    barrier(me);
    if (me != 0) return 0;
    u64 fired = 0, late = 0;
    for (u64 h = 0; h < hart_count; h++) {
        fired += m_fired[h] + s_fired[h];
        if (latest[h] > late) late = latest[h];
    }
    extra("fired", fired);
    extra("latest_us", late / 10);
    return smptest_end();
}
