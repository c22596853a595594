/* medeleg: a delegated exception taken in S or U goes to stvec with scause, sepc, stval and SPP set; from M it never
 * goes down (3.1.8). */
#include "check.h"

INSN_OP(op_illegal, ".word 0xffffffff")
INSN_OP(op_ebreak, ".option push\n.option norvc\nebreak\n.option pop")
INSN_OP(op_ecall, "ecall")

/* The S-mode handler: an ecall to M, which is not delegated, brings run_in back with S's CSRs to look at. */
static __attribute__((naked, aligned(4))) void s_trap(void) { __asm__ volatile("ecall"); }

static void to_s(u32 line, u64 mode, operation op, u64 a, u64 cause, u64 tval, int tval_may_be_zero) {
    csr_write(scause, 0);
    csr_write(stval, 99);
    csr_set(sstatus, MSTATUS_SIE);
    expect_at(line, "M cause", in_mode(mode, op, a, 0), ECALL_S);
    expect_at(line, "handler", context()->epc, (u64)s_trap);
    expect_at(line, "scause", csr_read(scause), cause);
    expect_at(line, "stval", csr_read(stval) == 0 && tval_may_be_zero ? tval : csr_read(stval), tval);
    expect_at(line, "SPP", context()->status & MSTATUS_SPP, mode == S ? MSTATUS_SPP : 0);
    expect_at(line, "SIE", context()->status & MSTATUS_SIE, 0);
    expect_at(line, "SPIE", context()->status & MSTATUS_SPIE, MSTATUS_SPIE);
}

int main(void) {
    address_space(SV39);
    csr_write(stvec, (u64)s_trap);
    u64 all = BIT(FETCH_PAGE) | BIT(LOAD_PAGE) | BIT(STORE_PAGE) | BIT(ILLEGAL) | BIT(BREAKPOINT) | BIT(ECALL_U);
    csr_write(medeleg, ~0UL);
    EXPECT(csr_read(medeleg) & all, all);
    csr_write(medeleg, all);
    to_s(__LINE__, S, op_ld, TEST_VA, LOAD_PAGE, TEST_VA, 0);
    to_s(__LINE__, S, op_sd, TEST_VA, STORE_PAGE, TEST_VA, 0);
    to_s(__LINE__, S, (operation)TEST_VA, 0, FETCH_PAGE, TEST_VA, 0);
    EXPECT(csr_read(sepc), TEST_VA);
    to_s(__LINE__, S, op_illegal, 0, ILLEGAL, 0xffffffff, 1);
    EXPECT(csr_read(sepc), (u64)op_illegal);
    to_s(__LINE__, S, op_ebreak, 0, BREAKPOINT, (u64)op_ebreak, 1);
    csr_write(stvec, (u64)s_trap);
    /* M-mode keeps its own */
    EXPECT(in_mode(M, op_illegal, 0, 0), ILLEGAL);
    EXPECT(context()->epc, (u64)op_illegal);
    EXPECT(in_mode(M, op_ebreak, 0, 0), BREAKPOINT);
    /* from U: the handler runs in S, at S's mapping */
    to_s(__LINE__, U, op_illegal, 0, ILLEGAL, 0xffffffff, 1);
    EXPECT(csr_read(sepc), (u64)op_illegal + U_DELTA);
    to_s(__LINE__, U, op_ecall, 0, ECALL_U, 0, 0);
    to_s(__LINE__, U, op_ld, TEST_VA, LOAD_PAGE, TEST_VA, 0);
    /* an undelegated one still comes here */
    csr_write(medeleg, all & ~BIT(LOAD_PAGE));
    FAULT(S, op_ld, TEST_VA, 0, LOAD_PAGE, TEST_VA);
    return 0;
}
