"""D: double precision (manual, "D Extension"): the meanings are F's with fmt 8."""

from __future__ import annotations

from ....tcg.ir import F0
from ..decoder import RowTable, Translation
from . import rvf

insn = RowTable("D", fp=True)

insn("fld", "imm[11:0] rs1 011 rd 0000111", fmt=8)(rvf.trans_fp_load)
insn("fsd", "imm[11:5] rs2 rs1 011 imm[4:0] 0100111", fmt=8)(rvf.trans_fp_store)

insn("fmadd.d", "rs3 01 rs2 rs1 rm!=5,6 rd 1000011", fmt=8, neg_mul=False, neg_add=False)(rvf.trans_fma)
insn("fmsub.d", "rs3 01 rs2 rs1 rm!=5,6 rd 1000111", fmt=8, neg_mul=False, neg_add=True)(rvf.trans_fma)
insn("fnmsub.d", "rs3 01 rs2 rs1 rm!=5,6 rd 1001011", fmt=8, neg_mul=True, neg_add=False)(rvf.trans_fma)
insn("fnmadd.d", "rs3 01 rs2 rs1 rm!=5,6 rd 1001111", fmt=8, neg_mul=True, neg_add=True)(rvf.trans_fma)

insn("fadd.d", "0000001 rs2 rs1 rm!=5,6 rd 1010011", op="fadd", fmt=8)(rvf.trans_fp_arith)
insn("fsub.d", "0000101 rs2 rs1 rm!=5,6 rd 1010011", op="fsub", fmt=8)(rvf.trans_fp_arith)
insn("fmul.d", "0001001 rs2 rs1 rm!=5,6 rd 1010011", op="fmul", fmt=8)(rvf.trans_fp_arith)
insn("fdiv.d", "0001101 rs2 rs1 rm!=5,6 rd 1010011", op="fdiv", fmt=8)(rvf.trans_fp_arith)
insn("fsqrt.d", "0101101 00000 rs1 rm!=5,6 rd 1010011", fmt=8)(rvf.trans_fsqrt)

insn("fsgnj.d", "0010001 rs2 rs1 000 rd 1010011", fmt=8, mode=0)(rvf.trans_fsgnj)
insn("fsgnjn.d", "0010001 rs2 rs1 001 rd 1010011", fmt=8, mode=1)(rvf.trans_fsgnj)
insn("fsgnjx.d", "0010001 rs2 rs1 010 rd 1010011", fmt=8, mode=2)(rvf.trans_fsgnj)
insn("fmin.d", "0010101 rs2 rs1 000 rd 1010011", op="fmin", fmt=8)(rvf.trans_fminmax)
insn("fmax.d", "0010101 rs2 rs1 001 rd 1010011", op="fmax", fmt=8)(rvf.trans_fminmax)

insn("feq.d", "1010001 rs2 rs1 010 rd 1010011", op="feq", fmt=8)(rvf.trans_fp_compare)
insn("flt.d", "1010001 rs2 rs1 001 rd 1010011", op="flt", fmt=8)(rvf.trans_fp_compare)
insn("fle.d", "1010001 rs2 rs1 000 rd 1010011", op="fle", fmt=8)(rvf.trans_fp_compare)
insn("fclass.d", "1110001 00000 rs1 001 rd 1010011", fmt=8)(rvf.trans_fclass)

insn("fcvt.w.d", "1100001 00000 rs1 rm!=5,6 rd 1010011", fmt=8, bits=32, signed=True)(rvf.trans_fcvt_f2i)
insn("fcvt.wu.d", "1100001 00001 rs1 rm!=5,6 rd 1010011", fmt=8, bits=32, signed=False)(rvf.trans_fcvt_f2i)
insn("fcvt.l.d", "1100001 00010 rs1 rm!=5,6 rd 1010011", fmt=8, bits=64, signed=True)(rvf.trans_fcvt_f2i)
insn("fcvt.lu.d", "1100001 00011 rs1 rm!=5,6 rd 1010011", fmt=8, bits=64, signed=False)(rvf.trans_fcvt_f2i)
insn("fcvt.d.w", "1101001 00000 rs1 rm!=5,6 rd 1010011", fmt=8, bits=32, signed=True)(rvf.trans_fcvt_i2f)
insn("fcvt.d.wu", "1101001 00001 rs1 rm!=5,6 rd 1010011", fmt=8, bits=32, signed=False)(rvf.trans_fcvt_i2f)
insn("fcvt.d.l", "1101001 00010 rs1 rm!=5,6 rd 1010011", fmt=8, bits=64, signed=True)(rvf.trans_fcvt_i2f)
insn("fcvt.d.lu", "1101001 00011 rs1 rm!=5,6 rd 1010011", fmt=8, bits=64, signed=False)(rvf.trans_fcvt_i2f)

insn("fmv.x.d", "1110001 00000 rs1 000 rd 1010011", fmt=8)(rvf.trans_fmv_f2x)
insn("fmv.d.x", "1111001 00000 rs1 000 rd 1010011", fmt=8)(rvf.trans_fmv_x2f)


@insn("fcvt.s.d", "0100000 00001 rs1 rm!=5,6 rd 1010011", fmt=4)
@insn("fcvt.d.s", "0100001 00000 rs1 rm!=5,6 rd 1010011", fmt=8)
def trans_fcvt_f2f(b: Translation, rd: int, rs1: int, rm: int, fmt: int) -> None:
    b.op("fcvt_f2f", F0 + rd, F0 + rs1, attr=(fmt, rm))
