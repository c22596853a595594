/* Small CSR rules that emulators are known to skip: csrrs of zero bits is still a write, mepc and sepc have no bit 0,
 * medeleg[11] does not exist, MPP never holds 2 (Zicsr; Privileged ISA 3.1.14, 3.1.8, 3.1.6.1). */
#include "check.h"

INSN_OP(op_set_hartid, "csrs mhartid, a0")

int main(void) {
    ILLEGAL_INSN(M, op_set_hartid, 0);
    csr_write(mepc, 0x80000003);
    EXPECT(csr_read(mepc), 0x80000002);
    csr_write(sepc, 0x80000005);
    EXPECT(csr_read(sepc), 0x80000004);
    csr_write(medeleg, ~0UL);
    EXPECT(csr_read(medeleg) & BIT(ECALL_M), 0);
    csr_clear(mstatus, MSTATUS_MPP);
    csr_set(mstatus, 2UL << 11); /* no hypervisor mode in MPP */
    CHECK((csr_read(mstatus) & MSTATUS_MPP) != 2UL << 11);
    return 0;
}
