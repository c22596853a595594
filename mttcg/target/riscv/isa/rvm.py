"""M: multiplication and division (manual, "M Extension"). Division never traps: the ops define every case."""

from __future__ import annotations

from ..decoder import RowTable, Translation

insn = RowTable("M")


@insn("mul", "0000001 rs2 rs1 000 rd 0110011", op="mul")
@insn("mulh", "0000001 rs2 rs1 001 rd 0110011", op="mulh")
@insn("mulhsu", "0000001 rs2 rs1 010 rd 0110011", op="mulhsu")
@insn("mulhu", "0000001 rs2 rs1 011 rd 0110011", op="mulhu")
@insn("div", "0000001 rs2 rs1 100 rd 0110011", op="div")
@insn("divu", "0000001 rs2 rs1 101 rd 0110011", op="divu")
@insn("rem", "0000001 rs2 rs1 110 rd 0110011", op="rem")
@insn("remu", "0000001 rs2 rs1 111 rd 0110011", op="remu")
@insn("mulw", "0000001 rs2 rs1 000 rd 0111011", op="mulw")
@insn("divw", "0000001 rs2 rs1 100 rd 0111011", op="divw")
@insn("divuw", "0000001 rs2 rs1 101 rd 0111011", op="divuw")
@insn("remw", "0000001 rs2 rs1 110 rd 0111011", op="remw")
@insn("remuw", "0000001 rs2 rs1 111 rd 0111011", op="remuw")
def trans_muldiv(b: Translation, rd: int, rs1: int, rs2: int, op: str) -> None:
    b.op(op, rd, rs1, rs2)
