/* Of several pending interrupts: MEI, MSI, MTI, SEI, SSI, STI, in this order; higher modes' first (3.1.9). */
#include "check.h"

static __attribute__((naked, aligned(4))) void s_trap(void) { __asm__ volatile("ecall"); }

int main(void) {
    pmp_allow_all();
    csr_write(mideleg, 0);
    ipi_send(0);
    timer_set(0, 0);
    csr_set(mip, BIT(IRQ_SSI) | BIT(IRQ_STI) | BIT(IRQ_SEI));
    u64 all = BIT(IRQ_SSI) | BIT(IRQ_STI) | BIT(IRQ_SEI) | BIT(IRQ_MSI) | BIT(IRQ_MTI);
    while ((csr_read(mip) & all) != all) {}
    static const u64 order[] = {IRQ_MSI, IRQ_MTI, IRQ_SEI, IRQ_SSI, IRQ_STI};
    u64 enabled = all;
    for (u32 i = 0; i < 5; i++) {
        csr_write(mie, enabled);
        EXPECT(in_mode(S, op_spin, 0, 0), INTERRUPT | order[i]);
        enabled &= ~BIT(order[i]);
    }
    csr_write(mie, 0);
    VALUE(S, op_nothing, 0, 0);
    /* an undelegated STI goes before a delegated SEI, for it goes to M */
    csr_write(mideleg, BIT(IRQ_SEI) | BIT(IRQ_SSI));
    csr_write(stvec, (u64)s_trap);
    csr_set(mstatus, MSTATUS_SIE);
    csr_write(mie, BIT(IRQ_SEI) | BIT(IRQ_STI) | BIT(IRQ_SSI));
    EXPECT(in_mode(S, op_spin, 0, 0), INTERRUPT | IRQ_STI);
    csr_write(mie, BIT(IRQ_SEI) | BIT(IRQ_SSI));
    EXPECT(in_mode(S, op_spin, 0, 0), ECALL_S);
    EXPECT(csr_read(scause), INTERRUPT | IRQ_SEI);
    csr_write(mie, BIT(IRQ_SSI));
    EXPECT(in_mode(S, op_spin, 0, 0), ECALL_S);
    EXPECT(csr_read(scause), INTERRUPT | IRQ_SSI);
    return 0;
}
