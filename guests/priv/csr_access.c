/* CSR addresses carry their rules: bits 9:8 the lowest mode, 11:10 = 3 read-only;
 * unknown ones are illegal (Zicsr, 2.1). */
#include "check.h"

INSN_OP(op_mstatus, "csrr a0, mstatus")
INSN_OP(op_mhartid, "csrr a0, mhartid")
INSN_OP(op_sstatus, "csrr a0, sstatus")
INSN_OP(op_mret, "mret")
INSN_OP(op_write_hartid, "csrw mhartid, a0")
INSN_OP(op_set_hartid, "csrs mhartid, a0")
INSN_OP(op_set_nothing, "csrrs a0, mhartid, x0")
INSN_OP(op_set_imm_nothing, "csrrsi a0, mhartid, 0")
INSN_OP(op_set_imm, "csrrsi a0, mhartid, 1")
INSN_OP(op_unknown, "csrr a0, 0x5c0")
INSN_OP(op_unknown_m, "csrr a0, 0x7ff")

int main(void) {
    pmp_allow_all();
    ILLEGAL_INSN(S, op_mstatus, 0);
    ILLEGAL_INSN(U, op_mstatus, 0);
    ILLEGAL_INSN(S, op_mhartid, 0);
    ILLEGAL_INSN(S, op_mret, 0);
    ILLEGAL_INSN(U, op_mret, 0);
    VALUE(S, op_sstatus, 0, 0);
    ILLEGAL_INSN(U, op_sstatus, 0);
    ILLEGAL_INSN(M, op_write_hartid, 0);
    ILLEGAL_INSN(M, op_set_hartid, 1);
    ILLEGAL_INSN(M, op_set_imm, 0);
    EXPECT(VALUE(M, op_set_nothing, 0, 0), 0); /* x0 and a zero immediate: no write */
    EXPECT(VALUE(M, op_set_imm_nothing, 0, 0), 0);
    ILLEGAL_INSN(M, op_unknown, 0);
    ILLEGAL_INSN(M, op_unknown_m, 0);
    /* the three forms and their immediate twins, on a scratch register of S */
    csr_write(sscratch, 0xf0);
    u64 old;
    __asm__ volatile("csrrs %0, sscratch, %1" : "=r"(old) : "r"(0x0fUL));
    EXPECT(old, 0xf0);
    __asm__ volatile("csrrc %0, sscratch, %1" : "=r"(old) : "r"(0xf0UL));
    EXPECT(old, 0xff);
    __asm__ volatile("csrrwi %0, sscratch, 21" : "=r"(old));
    EXPECT(old, 0x0f);
    __asm__ volatile("csrrsi %0, sscratch, 10" : "=r"(old));
    EXPECT(old, 21);
    __asm__ volatile("csrrci %0, sscratch, 1" : "=r"(old));
    EXPECT(old, 31);
    EXPECT(csr_read(sscratch), 30);
    u64 both = 5; /* rd = rs1: the old value of the CSR is swapped with the old value of the register */
    __asm__ volatile("csrrw %0, sscratch, %0" : "+r"(both));
    EXPECT(both, 30);
    EXPECT(csr_read(sscratch), 5);
    return 0;
}
