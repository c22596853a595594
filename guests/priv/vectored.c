/* Vectored mtvec and stvec: interrupts go to base + 4 * cause, exceptions to base (3.1.7, 4.1.2). */
#include "check.h"

INSN_OP(op_illegal, ".word 0xffffffff")

/* A slot each of 4 bytes; t6 tells which. Slot 0 is also where exceptions come. */
#define SLOT ".option push\n.option norvc\n"
static __attribute__((naked, aligned(256))) void table(void) {
    __asm__ volatile(SLOT
        "j 1f\nj 2f\nj 1f\nj 4f\nj 1f\nj 6f\nj 1f\nj 8f\nj 1f\nj 1f\nj 1f\nj 1f\n.option pop\n"
        "2: li t6, 1\nj 9f\n4: li t6, 3\nj 9f\n6: li t6, 5\nj 9f\n8: li t6, 7\nj 9f\n1: li t6, 0\n"
        "9: la t5, slot\nsd t6, (t5)\n"
        "j m_trap_entry");
}
static __attribute__((naked, aligned(256))) void s_table(void) {
    __asm__ volatile(SLOT
        "j 1f\nj 2f\nj 1f\nj 1f\nj 1f\nj 6f\nj 1f\nj 1f\nj 1f\nj 1f\nj 1f\nj 1f\n.option pop\n"
        "2: li a0, 1\nj 9f\n6: li a0, 5\nj 9f\n1: li a0, 0\n9: ecall");
}
volatile u64 slot;

static void interrupt_in_s(u32 line, u64 irq) {
    slot = 99;
    csr_write(mie, BIT(irq));
    expect_at(line, "cause", in_mode(S, op_spin, 0, 0), INTERRUPT | irq);
    expect_at(line, "slot", slot, irq);
    csr_write(mie, 0);
}

int main(void) {
    pmp_allow_all();
    csr_write(mtvec, (u64)table | 1);
    EXPECT(csr_read(mtvec), (u64)table | 1);
    csr_write(mideleg, 0);
    ipi_send(0);
    interrupt_in_s(__LINE__, IRQ_MSI);
    ipi_clear(0);
    timer_set(0, 0);
    interrupt_in_s(__LINE__, IRQ_MTI);
    timer_set(0, ~0UL);
    csr_set(mip, BIT(IRQ_SSI));
    interrupt_in_s(__LINE__, IRQ_SSI);
    csr_clear(mip, BIT(IRQ_SSI));
    slot = 99;
    EXPECT(in_mode(S, op_illegal, 0, 0), ILLEGAL);
    EXPECT(slot, 0);
    csr_write(mtvec, (u64)table); /* direct: every trap to slot 0 */
    slot = 99;
    csr_set(mip, BIT(IRQ_SSI));
    csr_write(mie, BIT(IRQ_SSI));
    EXPECT(in_mode(S, op_spin, 0, 0), INTERRUPT | IRQ_SSI);
    EXPECT(slot, 0);

    /* the same below */
    csr_write(mideleg, BIT(IRQ_SSI) | BIT(IRQ_STI));
    csr_write(medeleg, BIT(ILLEGAL));
    csr_write(stvec, (u64)s_table | 1);
    csr_write(sie, BIT(IRQ_SSI));
    csr_set(sstatus, MSTATUS_SIE);
    EXPECT(VALUE(S, op_spin, 0, 0), 1);
    EXPECT(csr_read(scause), INTERRUPT | IRQ_SSI);
    csr_clear(mip, BIT(IRQ_SSI));
    EXPECT(VALUE(S, op_illegal, 0, 0), 0);
    csr_write(stvec, (u64)s_table);
    csr_set(mip, BIT(IRQ_SSI));
    EXPECT(VALUE(S, op_spin, 0, 0), 0);
    EXPECT(csr_read(scause), INTERRUPT | IRQ_SSI);
    return 0;
}
