/* wfi: falls through when something enabled in mie is pending, whatever MIE says; is woken by a timer; with MIE set
 * the trap is taken with mepc behind it (3.3.3). */
#include "check.h"

static u64 seen;
static u64 end_timer(u64 cause, u64 epc, u64 tval UNUSED) {
    seen = cause;
    timer_set(0, ~0UL);
    (void)epc;
    return epc;
}
static u64 woken_epc;
static u64 record_epc(u64 cause, u64 epc, u64 tval) {
    woken_epc = epc;
    return end_timer(cause, epc, tval);
}
extern char after_wfi[];

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

    trap_handler = record_epc;
    csr_write(mie, BIT(IRQ_MTI));
    timer_set(0, time_now() + TICKS_PER_MS);
    __asm__ volatile(
        "csrsi mstatus, 8\n"
        "wfi\n"
        ".globl after_wfi\n"
        "after_wfi: nop\n"
        "csrci mstatus, 8" ::: "memory");
    EXPECT(seen, INTERRUPT | IRQ_MTI);
    CHECK(woken_epc <= (u64)after_wfi && woken_epc >= (u64)after_wfi - 4); /* not lost, not early */
    return 0;
}
