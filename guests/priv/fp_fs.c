/* mstatus.FS: Off makes every fp instruction and fp CSR illegal; writes of fp state make it Dirty, and SD with it. */
#include "check.h"

#define INITIAL (1UL << 13)
INSN_OP(op_fadd, "fadd.d ft0, ft0, ft0")
INSN_OP(op_flw, "flw ft0, (a0)")
INSN_OP(op_fsd, "fsd ft0, (a0)")
INSN_OP(op_fmv_x, "fmv.x.d a0, ft0")
INSN_OP(op_fmv_d, "fmv.d.x ft0, a0")
INSN_OP(op_feq, "feq.d a0, ft0, ft0")
INSN_OP(op_read_fcsr, "frcsr a0")
INSN_OP(op_write_frm, "fsrmi 0")
INSN_OP(op_fmadd, "fmadd.s ft0, ft0, ft0, ft0")
INSN_OP(op_c_fld, "c.fld fa0, 0(a0)")
INSN_OP(op_c_fsdsp, "addi sp, sp, -16\nc.fsdsp fa0, 0(sp)\naddi sp, sp, 16")

int main(void) {
    static u64 cell;
    pmp_allow_all();
    static const operation all[] = {op_fadd, op_flw, op_fsd, op_fmv_x, op_fmv_d, op_feq,
                                    op_read_fcsr, op_write_frm, op_fmadd, op_c_fld};
    csr_clear(mstatus, MSTATUS_FS);
    for (u32 i = 0; i < sizeof all / sizeof *all; i++) {
        ILLEGAL_INSN(M, all[i], (u64)&cell);
        ILLEGAL_INSN(U, all[i], (u64)&cell);
    }
    EXPECT(in_mode(S, op_c_fsdsp, 0, 0), ILLEGAL);
    EXPECT(csr_read(mstatus) & MSTATUS_SD, 0);

    static const struct { operation op; int writes; } effects[] = {
        {op_fadd, 1}, {op_flw, 1}, {op_fmv_d, 1}, {op_write_frm, 1}, {op_c_fld, 1}, {op_fmadd, 1},
    };
    for (u32 i = 0; i < sizeof effects / sizeof *effects; i++) {
        csr_clear(mstatus, MSTATUS_FS);
        csr_set(mstatus, INITIAL);
        VALUE(S, effects[i].op, (u64)&cell, 0);
        EXPECT(context()->status & MSTATUS_FS, MSTATUS_FS); /* and back here, run_in has put Initial */
        EXPECT(context()->status & MSTATUS_SD, MSTATUS_SD);
    }
    csr_clear(mstatus, MSTATUS_FS);
    csr_set(mstatus, INITIAL); /* a store reads only: Dirty is allowed, Off is not */
    VALUE(S, op_fsd, (u64)&cell, 0);
    CHECK(context()->status & MSTATUS_FS);
    csr_set(mstatus, MSTATUS_FS);
    EXPECT(csr_read(mstatus) & MSTATUS_SD, MSTATUS_SD);
    EXPECT(csr_read(sstatus) & (MSTATUS_SD | MSTATUS_FS), MSTATUS_SD | MSTATUS_FS);
    return 0;
}
