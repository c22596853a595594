/* ecall's cause tells the mode, ebreak's mtval is 0 or its address, mepc is at the instruction, 16-bit ebreak too. */
#include "check.h"

INSN_OP(op_ecall, "ecall")
INSN_OP(op_ebreak, ".option push\n.option norvc\nebreak\n.option pop")
INSN_OP(op_c_ebreak, "c.ebreak")

int main(void) {
    pmp_allow_all();
    static const u64 modes[] = {U, S, M};
    for (u32 i = 0; i < 3; i++) {
        u64 mode = modes[i];
        EXPECT(in_mode(mode, op_ecall, 0, 0), 8 + mode);
        EXPECT(context()->epc, (u64)op_ecall);
        EXPECT(context()->tval, 0);
        EXPECT(in_mode(mode, op_ebreak, 0, 0), BREAKPOINT);
        EXPECT(context()->epc, (u64)op_ebreak);
        CHECK(context()->tval == 0 || context()->tval == (u64)op_ebreak);
        EXPECT(in_mode(mode, op_c_ebreak, 0, 0), BREAKPOINT);
        EXPECT(context()->epc, (u64)op_c_ebreak);
    }
    return 0;
}
