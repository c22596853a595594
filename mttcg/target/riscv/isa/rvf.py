"""F: single precision (manual, "F Extension"), and the meanings that D shares with it.

`fmt` is the operand width in bytes, as the ops want it. rm 5 and 6 are reserved in every row with a rounding mode,
also where the result is always exact; 7 takes frm's mode, which is valid in an fp_ok context.
NaN boxing of single-precision inputs is the ops' business.
"""

from __future__ import annotations

from ....tcg.ir import F0, NONE
from ..decoder import RowTable, Translation

insn = RowTable("F", fp=True)


@insn("flw", "imm[11:0] rs1 010 rd 0000111", fmt=4)
def trans_fp_load(b: Translation, rd: int, rs1: int, imm: int, fmt: int) -> None:
    b.op("fld", F0 + rd, rs1, attr=(fmt, imm))


@insn("fsw", "imm[11:5] rs2 rs1 010 imm[4:0] 0100111", fmt=4)
def trans_fp_store(b: Translation, rs1: int, rs2: int, imm: int, fmt: int) -> None:
    b.op("fst", NONE, rs1, F0 + rs2, attr=(fmt, imm))


@insn("fmadd.s", "rs3 00 rs2 rs1 rm!=5,6 rd 1000011", fmt=4, neg_mul=False, neg_add=False)
@insn("fmsub.s", "rs3 00 rs2 rs1 rm!=5,6 rd 1000111", fmt=4, neg_mul=False, neg_add=True)
@insn("fnmsub.s", "rs3 00 rs2 rs1 rm!=5,6 rd 1001011", fmt=4, neg_mul=True, neg_add=False)
@insn("fnmadd.s", "rs3 00 rs2 rs1 rm!=5,6 rd 1001111", fmt=4, neg_mul=True, neg_add=True)
def trans_fma(
    b: Translation, rd: int, rs1: int, rs2: int, rs3: int, rm: int, fmt: int, neg_mul: bool, neg_add: bool
) -> None:
    b.op("fma", F0 + rd, F0 + rs1, F0 + rs2, F0 + rs3, attr=(fmt, rm, neg_mul, neg_add))


@insn("fadd.s", "0000000 rs2 rs1 rm!=5,6 rd 1010011", op="fadd", fmt=4)
@insn("fsub.s", "0000100 rs2 rs1 rm!=5,6 rd 1010011", op="fsub", fmt=4)
@insn("fmul.s", "0001000 rs2 rs1 rm!=5,6 rd 1010011", op="fmul", fmt=4)
@insn("fdiv.s", "0001100 rs2 rs1 rm!=5,6 rd 1010011", op="fdiv", fmt=4)
def trans_fp_arith(b: Translation, rd: int, rs1: int, rs2: int, rm: int, op: str, fmt: int) -> None:
    b.op(op, F0 + rd, F0 + rs1, F0 + rs2, attr=(fmt, rm))


@insn("fsqrt.s", "0101100 00000 rs1 rm!=5,6 rd 1010011", fmt=4)
def trans_fsqrt(b: Translation, rd: int, rs1: int, rm: int, fmt: int) -> None:
    b.op("fsqrt", F0 + rd, F0 + rs1, attr=(fmt, rm))


@insn("fsgnj.s", "0010000 rs2 rs1 000 rd 1010011", fmt=4, mode=0)
@insn("fsgnjn.s", "0010000 rs2 rs1 001 rd 1010011", fmt=4, mode=1)
@insn("fsgnjx.s", "0010000 rs2 rs1 010 rd 1010011", fmt=4, mode=2)
def trans_fsgnj(b: Translation, rd: int, rs1: int, rs2: int, fmt: int, mode: int) -> None:
    b.op("fsgnj", F0 + rd, F0 + rs1, F0 + rs2, attr=(fmt, mode))


@insn("fmin.s", "0010100 rs2 rs1 000 rd 1010011", op="fmin", fmt=4)
@insn("fmax.s", "0010100 rs2 rs1 001 rd 1010011", op="fmax", fmt=4)
def trans_fminmax(b: Translation, rd: int, rs1: int, rs2: int, op: str, fmt: int) -> None:
    b.op(op, F0 + rd, F0 + rs1, F0 + rs2, attr=(fmt,))


@insn("feq.s", "1010000 rs2 rs1 010 rd 1010011", op="feq", fmt=4)
@insn("flt.s", "1010000 rs2 rs1 001 rd 1010011", op="flt", fmt=4)
@insn("fle.s", "1010000 rs2 rs1 000 rd 1010011", op="fle", fmt=4)
def trans_fp_compare(b: Translation, rd: int, rs1: int, rs2: int, op: str, fmt: int) -> None:
    b.op(op, rd, F0 + rs1, F0 + rs2, attr=(fmt,))


@insn("fclass.s", "1110000 00000 rs1 001 rd 1010011", fmt=4)
def trans_fclass(b: Translation, rd: int, rs1: int, fmt: int) -> None:
    b.op("fclass", rd, F0 + rs1, attr=(fmt,))


@insn("fcvt.w.s", "1100000 00000 rs1 rm!=5,6 rd 1010011", fmt=4, bits=32, signed=True)
@insn("fcvt.wu.s", "1100000 00001 rs1 rm!=5,6 rd 1010011", fmt=4, bits=32, signed=False)
@insn("fcvt.l.s", "1100000 00010 rs1 rm!=5,6 rd 1010011", fmt=4, bits=64, signed=True)
@insn("fcvt.lu.s", "1100000 00011 rs1 rm!=5,6 rd 1010011", fmt=4, bits=64, signed=False)
def trans_fcvt_f2i(b: Translation, rd: int, rs1: int, rm: int, fmt: int, bits: int, signed: bool) -> None:
    b.op("fcvt_f2i", rd, F0 + rs1, attr=(fmt, bits, signed, rm))


@insn("fcvt.s.w", "1101000 00000 rs1 rm!=5,6 rd 1010011", fmt=4, bits=32, signed=True)
@insn("fcvt.s.wu", "1101000 00001 rs1 rm!=5,6 rd 1010011", fmt=4, bits=32, signed=False)
@insn("fcvt.s.l", "1101000 00010 rs1 rm!=5,6 rd 1010011", fmt=4, bits=64, signed=True)
@insn("fcvt.s.lu", "1101000 00011 rs1 rm!=5,6 rd 1010011", fmt=4, bits=64, signed=False)
def trans_fcvt_i2f(b: Translation, rd: int, rs1: int, rm: int, fmt: int, bits: int, signed: bool) -> None:
    b.op("fcvt_i2f", F0 + rd, rs1, attr=(fmt, bits, signed, rm))


@insn("fmv.x.w", "1110000 00000 rs1 000 rd 1010011", fmt=4)
def trans_fmv_f2x(b: Translation, rd: int, rs1: int, fmt: int) -> None:
    b.op("fmv_f2x", rd, F0 + rs1, attr=(fmt,))


@insn("fmv.w.x", "1111000 00000 rs1 000 rd 1010011", fmt=4)
def trans_fmv_x2f(b: Translation, rd: int, rs1: int, fmt: int) -> None:
    b.op("fmv_x2f", F0 + rd, rs1, attr=(fmt,))
