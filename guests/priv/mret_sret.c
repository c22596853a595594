/* mret and sret: pc, mode, and the stack of interrupt enables (3.1.6.1). */
#include "check.h"

INSN_OP(op_m_sret, "la t0, 1f\ncsrw sepc, t0\nsret\n1: nop")
/* In S: sret to the label in the mode that SPP says; the ecall that ends the function tells which it was. */

int main(void) {
    pmp_allow_all();
    csr_write(medeleg, 0);
    /* trap: MPIE = MIE, MIE = 0, MPP = mode; run_in's mret went the other way */
    csr_set(mstatus, MSTATUS_MPIE);
    csr_write(mie, 0);
    for (u64 i = 0; i < 3; i++) {
        static const u64 modes[] = {U, S, M};
        csr_set(mstatus, MSTATUS_MPIE);
        csr_clear(mstatus, MSTATUS_MIE);
        VALUE(modes[i], op_nothing, 0, 0);
        u64 status = context()->status;
        EXPECT(status & MSTATUS_MPP, modes[i] << 11);
        EXPECT(status & MSTATUS_MIE, 0);
        EXPECT(status & MSTATUS_MPIE, MSTATUS_MPIE); /* mret had put MPIE into MIE */
        csr_clear(mstatus, MSTATUS_MPIE);
        VALUE(modes[i], op_nothing, 0, 0);
        EXPECT(context()->status & MSTATUS_MPIE, 0);
    }
    /* sret: to S and to U, SIE from SPIE, SPIE set, SPP = U */
    for (u64 spp = U; spp <= S; spp++)
        for (u64 spie = 0; spie < 2; spie++) {
            csr_clear(mstatus, MSTATUS_SPP | MSTATUS_SPIE | MSTATUS_SIE);
            csr_set(mstatus, spp * MSTATUS_SPP | spie * MSTATUS_SPIE);
            EXPECT(in_mode(S, op_m_sret, 0, 0), spp == S ? ECALL_S : ECALL_U);
            u64 status = context()->status;
            EXPECT(status & MSTATUS_SIE, spie * MSTATUS_SIE);
            EXPECT(status & MSTATUS_SPIE, MSTATUS_SPIE);
            EXPECT(status & MSTATUS_SPP, 0);
        }
    /* sret in M-mode goes by SPP too */
    csr_set(mstatus, MSTATUS_SPP);
    EXPECT(in_mode(M, op_m_sret, 0, 0), ECALL_S);
    csr_clear(mstatus, MSTATUS_SPP);
    EXPECT(in_mode(M, op_m_sret, 0, 0), ECALL_U);
    /* a target with bit 1 set is fine with C */
    static u16 half[8] __attribute__((aligned(16)));
    half[1] = 0x8082;
    fence_i();
    VALUE(U, (operation)(half + 1), 0, 0);
    return 0;
}
