/* Shared by the guests about interrupts and devices: a PLIC source that stays pending as long as wanted, so that a
 * store to a context's threshold raises or lowers any hart's MEIP or SEIP (QEMU 7.2 does not look at the lines after a
 * store to an enable word); the second timer; and waits that give up. */
#ifndef IRQ_H
#define IRQ_H
#include "smptest.h"

#define UNUSED __attribute__((unused))

#define PLIC 0xc000000UL
#define PLIC_PRIORITY(source) (PLIC + 4 * (source))
#define PLIC_PENDING (PLIC + 0x1000)
#define PLIC_ENABLE(context) (PLIC + 0x2000 + 0x80 * (context))
#define PLIC_THRESHOLD(context) (PLIC + 0x200000 + 0x1000 * (context))
#define PLIC_CLAIM(context) (PLIC_THRESHOLD(context) + 4)
#define CONTEXT_M(hart) (2 * (hart)) /* PLIC contexts of a hart on this board */
#define CONTEXT_S(hart) (2 * (hart) + 1)

#define RTC 0x101000UL
#define RTC_IRQ 11
#define RTC_ALARM_LOW (RTC + 8)
#define RTC_ALARM_HIGH (RTC + 0xc)
#define RTC_IRQ_ENABLED (RTC + 0x10)
#define RTC_CLEAR_INTERRUPT (RTC + 0x1c)

#define UART_IRQ 10
#define UART_IER (UART_BASE + 1)
#define UART_IIR (UART_BASE + 2)

#define STCE BIT(63)
#define PATIENCE (20000 * TICKS_PER_MS) /* longer than any busy host keeps a hart from running */

/* The alarm, set to a time long past, rings at once, and its line stays high until it is cleared. */
static UNUSED void rtc_ring(void) {
    write32(RTC_IRQ_ENABLED, 1);
    write32(RTC_ALARM_HIGH, 0);
    write32(RTC_ALARM_LOW, 1);
}

/* From now on external_set raises and lowers external interrupts. One hart calls it, before a barrier. */
static UNUSED void external_begin(void) {
    for (u64 context = 0; context < 2 * hart_count; context++) {
        write32(PLIC_THRESHOLD(context), 7);
        write32(PLIC_ENABLE(context), BIT(RTC_IRQ));
    }
    write32(PLIC_PRIORITY(RTC_IRQ), 1);
    rtc_ring();
}

static UNUSED void external_post(u64 context, int level) { write32(PLIC_THRESHOLD(context), level ? 0 : 7); }

/* Returns when the PLIC has done it: the load of the same word cannot overtake the store. */
static UNUSED void external_set(u64 context, int level) {
    external_post(context, level);
    (void)read32(PLIC_THRESHOLD(context));
}

/* Sstc's timer for this hart, if the machine has it: returns whether stimecmp may be used. */
static UNUSED int stimecmp_begin(void) {
    csr_set(0x30a, STCE); /* menvcfg */
    if (!(csr_read(0x30a) & STCE)) return 0;
    csr_write(0x14d, ~0UL); /* stimecmp */
    return 1;
}

static volatile u32 quiet_count;

static UNUSED void quiet_step(void) {
    u32 end = (__atomic_fetch_add(&quiet_count, 1, __ATOMIC_SEQ_CST) / hart_count + 1) * hart_count;
    while ((i32)(__atomic_load_n(&quiet_count, __ATOMIC_SEQ_CST) - end) < 0) {}
}

/* A barrier after which no IPI is on its way or pending: those of barrier() itself may come late. */
static UNUSED void quiet_barrier(u64 me) {
    barrier(me);
    quiet_step();
    ipi_clear(me);
    quiet_step();
}

/* Spins; 0 if the word did not become the value in time. */
static UNUSED int becomes(volatile u32 *word, u32 value) {
    u64 end = time_now() + PATIENCE;
    for (u32 spins = 1; *word != value; spins++)
        if (!(spins & 0xfff) && time_now() > end) return *word == value;
    return 1;
}

#endif
