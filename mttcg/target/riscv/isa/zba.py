"""Zba: address generation (manual, "B Extension")."""

from __future__ import annotations

from ....tcg.ir import Imm
from ..decoder import RowTable, Translation

insn = RowTable("Zba")


@insn("sh1add", "0010000 rs2 rs1 010 rd 0110011", shift=1)
@insn("sh2add", "0010000 rs2 rs1 100 rd 0110011", shift=2)
@insn("sh3add", "0010000 rs2 rs1 110 rd 0110011", shift=3)
def trans_shadd(b: Translation, rd: int, rs1: int, rs2: int, shift: int) -> None:
    b.op("shadd", rd, rs1, rs2, attr=(shift,))


@insn("sh1add.uw", "0010000 rs2 rs1 010 rd 0111011", shift=1)
@insn("sh2add.uw", "0010000 rs2 rs1 100 rd 0111011", shift=2)
@insn("sh3add.uw", "0010000 rs2 rs1 110 rd 0111011", shift=3)
def trans_shadd_uw(b: Translation, rd: int, rs1: int, rs2: int, shift: int) -> None:
    index = b.op("zext32", b.temp(), rs1)
    b.op("shadd", rd, index, rs2, attr=(shift,))


@insn("add.uw", "0000100 rs2 rs1 000 rd 0111011")
def trans_add_uw(b: Translation, rd: int, rs1: int, rs2: int) -> None:
    if rs2 == 0:  # zext.w
        b.op("zext32", rd, rs1)
        return
    index = b.op("zext32", b.temp(), rs1)
    b.op("add", rd, index, rs2)


@insn("slli.uw", "000010 shamt[5:0] rs1 001 rd 0011011")
def trans_slli_uw(b: Translation, rd: int, rs1: int, shamt: int) -> None:
    index = b.op("zext32", b.temp(), rs1)
    b.op("shl", rd, index, Imm(shamt))
