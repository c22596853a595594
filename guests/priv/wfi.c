/* wfi: falls through when something enabled in mie is pending, whatever MIE says; is woken by a timer; with MIE set
 * the trap is taken there (3.3.3). */
#include "check.h"

static volatile u64 seen, woken_epc;
extern char after_wfi[];

/* Comes back every millisecond until it is switched off, so that a trap taken just before wfi is no dead end. */
static u64 tick(u64 cause, u64 epc, u64 tval UNUSED) {
    seen = cause;
    woken_epc = epc;
    timer_set(0, time_now() + TICKS_PER_MS);
    return epc;
}

int main(void) {
    timer_set(0, ~0UL);
    csr_clear(mstatus, MSTATUS_MIE);
    ipi_send(0);
    csr_write(mie, BIT(IRQ_MSI));
    wfi();
    wfi(); /* still pending */
    EXPECT(csr_read(mip) & BIT(IRQ_MSI), BIT(IRQ_MSI));
    ipi_clear(0);
    while (csr_read(mip) & BIT(IRQ_MSI)) {}

    csr_write(mie, BIT(IRQ_MTI));
    u64 start = time_now();
    timer_set(0, start + TICKS_PER_MS);
    while (!(csr_read(mip) & BIT(IRQ_MTI))) wfi();
    CHECK(time_now() >= start + TICKS_PER_MS);
    timer_set(0, ~0UL);
    while (csr_read(mip) & BIT(IRQ_MTI)) {}

    trap_handler = tick;
    csr_write(mie, BIT(IRQ_MTI));
    timer_set(0, time_now() + TICKS_PER_MS);
    while (!seen) /* wfi may end for no reason */
        __asm__ volatile(
            "csrsi mstatus, 8\n"
            "wfi\n"
            ".globl after_wfi\n"
            "after_wfi: c.nop\n"
            "csrci mstatus, 8" ::: "memory");
    EXPECT(seen, INTERRUPT | IRQ_MTI);
    CHECK(woken_epc >= (u64)after_wfi - 4 && woken_epc <= (u64)after_wfi + 2);
    return 0;
}
