/* mcounteren and scounteren gate cycle, time and instret below M; the counters count (3.1.10, 3.1.11, 4.1.5). */
#include "check.h"

INSN_OP(op_cycle, "rdcycle a0")
INSN_OP(op_time, "rdtime a0")
INSN_OP(op_instret, "rdinstret a0")
INSN_OP(op_write_cycle, "csrw cycle, a0")

int main(void) {
    pmp_allow_all();
    static const operation reads[] = {op_cycle, op_time, op_instret};
    for (u32 i = 0; i < 3; i++) {
        operation op = reads[i];
        csr_write(mcounteren, 7 & ~BIT(i));
        csr_write(scounteren, 7);
        ILLEGAL_INSN(S, op, 0);
        ILLEGAL_INSN(U, op, 0);
        csr_write(mcounteren, BIT(i));
        csr_write(scounteren, 7 & ~BIT(i));
        VALUE(S, op, 0, 0);
        ILLEGAL_INSN(U, op, 0);
        csr_write(scounteren, BIT(i));
        u64 first = VALUE(U, op, 0, 0), next;
        do next = VALUE(U, op, 0, 0); /* ends: the counter moves */
        while (next == first);
        CHECK(next > first);
    }
    ILLEGAL_INSN(M, op_write_cycle, 0); /* read-only shadows */
    csr_write(mcounteren, 7);
    u64 a = time_now(), b = VALUE(S, op_time, 0, 0), c = time_now();
    CHECK(a <= b && b <= c); /* one clock */
    return 0;
}
