/* Software interrupts: MSIP through the ACLINT (bit 0 only), SSIP by M and by S; level, not edge. */
#include "check.h"

static u32 taken;
static u64 handler(u64 cause, u64 epc, u64 tval UNUSED) {
    EXPECT(cause, INTERRUPT | IRQ_MSI);
    ipi_clear(0);
    taken++;
    return epc;
}
INSN_OP(op_set_ssip, "csrsi sip, 2")
INSN_OP(op_set_stip, "csrs sip, a0")

int main(void) {
    pmp_allow_all();
    write32(MSWI, 0xfffffffe);
    EXPECT(read32(MSWI), 0);
    EXPECT(csr_read(mip) & BIT(IRQ_MSI), 0);
    ipi_send(0);
    EXPECT(read32(MSWI), 1);
    while (!(csr_read(mip) & BIT(IRQ_MSI))) {}
    csr_clear(mip, BIT(IRQ_MSI)); /* read-only here */
    EXPECT(csr_read(mip) & BIT(IRQ_MSI), BIT(IRQ_MSI));
    ipi_clear(0);
    while (csr_read(mip) & BIT(IRQ_MSI)) {}

    trap_handler = handler;
    csr_write(mie, BIT(IRQ_MSI));
    csr_set(mstatus, MSTATUS_MIE);
    for (u32 i = 1; i <= 100; i++) {
        ipi_send(0);
        while (*(volatile u32 *)&taken != i) {}
    }
    csr_write(mie, 0); /* disabled again: stays pending */
    ipi_send(0);
    for (u32 i = 0; i < 1000; i++) csr_read(mip);
    EXPECT(taken, 100);
    csr_write(mie, BIT(IRQ_MSI)); /* enabling by CSR write takes it */
    while (*(volatile u32 *)&taken != 101) {}
    csr_clear(mstatus, MSTATUS_MIE);

    csr_write(mideleg, BIT(IRQ_SSI));
    VALUE(S, op_set_ssip, 0, 0);
    EXPECT(csr_read(mip) & BIT(IRQ_SSI), BIT(IRQ_SSI));
    csr_clear(mip, BIT(IRQ_SSI));
    VALUE(S, op_set_stip, BIT(IRQ_STI) | BIT(IRQ_SEI), 0); /* S cannot raise these */
    EXPECT(csr_read(mip) & (BIT(IRQ_STI) | BIT(IRQ_SEI)), 0);
    return 0;
}
