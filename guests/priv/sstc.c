/* Sstc: with menvcfg.STCE, stimecmp (0x14d) is S-mode's own timer and drives STIP; without it, S may not touch it. */
#include "check.h"

#define STCE BIT(63)
INSN_OP(op_write_stimecmp, "csrw 0x14d, a0")
INSN_OP(op_read_stimecmp, "csrr a0, 0x14d")
static __attribute__((naked, aligned(4))) void s_trap(void) { __asm__ volatile("ecall"); }

int main(void) {
    pmp_allow_all();
    csr_write(0x30a, STCE);
    if (!(csr_read(0x30a) & STCE)) return 0; /* not implemented */
    csr_write(mcounteren, 2);
    csr_write(0x14d, ~0UL);
    EXPECT(csr_read(mip) & BIT(IRQ_STI), 0);
    VALUE(S, op_write_stimecmp, 0, 0);
    while (!(csr_read(mip) & BIT(IRQ_STI))) {}
    VALUE(S, op_write_stimecmp, ~0UL, 0);
    EXPECT(VALUE(S, op_read_stimecmp, 0, 0), ~0UL);
    while (csr_read(mip) & BIT(IRQ_STI)) {}
    ILLEGAL_INSN(U, op_read_stimecmp, 0);
    csr_write(mcounteren, 0); /* TM gates it as it gates time */
    ILLEGAL_INSN(S, op_read_stimecmp, 0);
    csr_write(mcounteren, 2);
    csr_write(0x30a, 0);
    ILLEGAL_INSN(S, op_read_stimecmp, 0);
    ILLEGAL_INSN(S, op_write_stimecmp, 0);
    csr_write(0x30a, STCE);

    csr_write(mideleg, BIT(IRQ_STI));
    csr_write(stvec, (u64)s_trap);
    csr_write(sie, BIT(IRQ_STI));
    csr_set(sstatus, MSTATUS_SIE);
    u64 when = time_now() + TICKS_PER_MS;
    csr_write(0x14d, when);
    EXPECT(in_mode(S, op_spin, 0, 0), ECALL_S);
    EXPECT(csr_read(scause), INTERRUPT | IRQ_STI);
    CHECK(time_now() >= when);
    return 0;
}
