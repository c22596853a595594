/* Delegated interrupts: taken in S when SIE is set, in U always, in M never; sip and sie show only delegated bits
 * (3.1.9, 4.1.3). */
#include "check.h"

static __attribute__((naked, aligned(4))) void s_trap(void) { __asm__ volatile("ecall"); }

int main(void) {
    pmp_allow_all();
    csr_write(stvec, (u64)s_trap);
    u64 bits = BIT(IRQ_SSI) | BIT(IRQ_STI) | BIT(IRQ_SEI);
    csr_write(mideleg, 0);
    csr_write(mie, bits);
    EXPECT(csr_read(sie) & bits, 0);
    csr_write(mideleg, bits);
    EXPECT(csr_read(mideleg) & bits, bits);
    EXPECT(csr_read(sie) & bits, bits);
    csr_write(sie, 0);
    EXPECT(csr_read(mie) & bits, 0);
    csr_set(mip, BIT(IRQ_SSI));
    EXPECT(csr_read(sip) & bits, BIT(IRQ_SSI));
    csr_write(mie, BIT(IRQ_SSI));

    csr_clear(mstatus, MSTATUS_SIE);
    VALUE(S, op_nothing, 0, 0); /* SIE = 0: S goes on */
    csr_set(mstatus, MSTATUS_MIE);
    VALUE(M, op_nothing, 0, 0); /* and M too, MIE or not */
    csr_clear(mstatus, MSTATUS_MIE);
    for (u64 mode = U; mode <= S; mode++) { /* U is interrupted whatever SIE says */
        if (mode == S) csr_set(mstatus, MSTATUS_SIE);
        csr_write(scause, 0);
        EXPECT(in_mode(mode, op_spin, 0, 0), ECALL_S);
        EXPECT(context()->epc, (u64)s_trap);
        EXPECT(csr_read(scause), INTERRUPT | IRQ_SSI);
        EXPECT(context()->status & MSTATUS_SPP, mode == S ? MSTATUS_SPP : 0);
    }
    csr_clear(sip, BIT(IRQ_SSI)); /* S may clear it itself */
    EXPECT(csr_read(mip) & BIT(IRQ_SSI), 0);

    /* not delegated: goes to M from below, whatever MIE says */
    csr_write(mideleg, 0);
    csr_set(mip, BIT(IRQ_SSI));
    csr_clear(mstatus, MSTATUS_MIE | MSTATUS_SIE);
    EXPECT(in_mode(S, op_spin, 0, 0), INTERRUPT | IRQ_SSI);
    return 0;
}
