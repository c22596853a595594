/* mstatus.TVM, TW and TSR trap satp and sfence.vma, wfi, and sret in S-mode (3.1.6.5); U-mode may do none of them. */
#include "check.h"

INSN_OP(op_read_satp, "csrr a0, satp")
INSN_OP(op_write_satp, "csrw satp, a0")
INSN_OP(op_sfence, "sfence.vma")
INSN_OP(op_wfi, "wfi")
INSN_OP(op_sret, "sret")

int main(void) {
    pmp_allow_all();
    csr_clear(mstatus, MSTATUS_TVM | MSTATUS_TW | MSTATUS_TSR);
    VALUE(S, op_read_satp, 0, 0);
    VALUE(S, op_write_satp, 0, 0);
    VALUE(S, op_sfence, 0, 0);
    ILLEGAL_INSN(U, op_read_satp, 0);
    ILLEGAL_INSN(U, op_sfence, 0);
    ILLEGAL_INSN(U, op_sret, 0);

    csr_set(mstatus, MSTATUS_TVM);
    ILLEGAL_INSN(S, op_read_satp, 0);
    ILLEGAL_INSN(S, op_write_satp, 0);
    ILLEGAL_INSN(S, op_sfence, 0);
    csr_read(satp); /* not in M-mode */
    sfence_vma();
    csr_clear(mstatus, MSTATUS_TVM);

    /* with something pending wfi is over at once */
    csr_write(mie, BIT(IRQ_MSI));
    ipi_send(0);
    csr_clear(mstatus, MSTATUS_MIE);
    wfi();
    csr_write(mie, 0);
    ipi_clear(0);
    csr_set(mstatus, MSTATUS_TW);
    u64 cause = in_mode(S, op_wfi, 0, 0); /* legal only if it ends within bounded time: here nothing ends it */
    EXPECT(cause, ILLEGAL);
    EXPECT(in_mode(U, op_wfi, 0, 0), ILLEGAL);
    csr_clear(mstatus, MSTATUS_TW);

    csr_set(mstatus, MSTATUS_TSR);
    ILLEGAL_INSN(S, op_sret, 0);
    csr_clear(mstatus, MSTATUS_TSR);
    return 0;
}
