"""Zbb: basic bit manipulation (manual, "B Extension")."""

from __future__ import annotations

from ..decoder import RowTable, Translation
from .rvi import trans_alu, trans_shift_imm

insn = RowTable("Zbb")

for _name, _text, _op in (
    ("andn", "0100000 rs2 rs1 111 rd 0110011", "andn"),
    ("orn", "0100000 rs2 rs1 110 rd 0110011", "orn"),
    ("xnor", "0100000 rs2 rs1 100 rd 0110011", "xnor"),
    ("min", "0000101 rs2 rs1 100 rd 0110011", "min"),
    ("minu", "0000101 rs2 rs1 101 rd 0110011", "minu"),
    ("max", "0000101 rs2 rs1 110 rd 0110011", "max"),
    ("maxu", "0000101 rs2 rs1 111 rd 0110011", "maxu"),
    ("rol", "0110000 rs2 rs1 001 rd 0110011", "rol"),
    ("ror", "0110000 rs2 rs1 101 rd 0110011", "ror"),
    ("rolw", "0110000 rs2 rs1 001 rd 0111011", "rolw"),
    ("rorw", "0110000 rs2 rs1 101 rd 0111011", "rorw"),
):
    insn(_name, _text, op=_op)(trans_alu)

insn("rori", "011000 shamt[5:0] rs1 101 rd 0010011", op="ror")(trans_shift_imm)
insn("roriw", "0110000 shamt[4:0] rs1 101 rd 0011011", op="rorw")(trans_shift_imm)


@insn("clz", "0110000 00000 rs1 001 rd 0010011", op="clz")
@insn("ctz", "0110000 00001 rs1 001 rd 0010011", op="ctz")
@insn("cpop", "0110000 00010 rs1 001 rd 0010011", op="cpop")
@insn("clzw", "0110000 00000 rs1 001 rd 0011011", op="clzw")
@insn("ctzw", "0110000 00001 rs1 001 rd 0011011", op="ctzw")
@insn("cpopw", "0110000 00010 rs1 001 rd 0011011", op="cpopw")
@insn("sext.b", "0110000 00100 rs1 001 rd 0010011", op="sext8")
@insn("sext.h", "0110000 00101 rs1 001 rd 0010011", op="sext16")
@insn("zext.h", "0000100 00000 rs1 100 rd 0111011", op="zext16")
@insn("orc.b", "0010100 00111 rs1 101 rd 0010011", op="orcb")
@insn("rev8", "0110101 11000 rs1 101 rd 0010011", op="bswap")
def trans_unary(b: Translation, rd: int, rs1: int, op: str) -> None:
    b.op(op, rd, rs1)
