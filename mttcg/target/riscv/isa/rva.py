"""A: load-reserved, store-conditional and atomic operations (manual, "A Extension")."""

from __future__ import annotations

from ..decoder import RowTable, Translation
from ..lrsc import sc_offset

insn = RowTable("A")


@insn("lr.w", "00010 aq rl 00000 rs1 010 rd 0101111", size=4)
@insn("lr.d", "00010 aq rl 00000 rs1 011 rd 0101111", size=8)
def trans_lr(b: Translation, rd: int, rs1: int, aq: int, rl: int, size: int) -> None:
    b.op("lr", rd, rs1, attr=(size, aq, rl, sc_offset(b, rd, rs1, size)))


@insn("sc.w", "00011 aq rl rs2 rs1 010 rd 0101111", size=4)
@insn("sc.d", "00011 aq rl rs2 rs1 011 rd 0101111", size=8)
def trans_sc(b: Translation, rd: int, rs1: int, rs2: int, aq: int, rl: int, size: int) -> None:
    b.op("sc", rd, rs1, rs2, attr=(size, aq, rl))


@insn("amoswap.w", "00001 aq rl rs2 rs1 010 rd 0101111", kind="swap", size=4)
@insn("amoadd.w", "00000 aq rl rs2 rs1 010 rd 0101111", kind="add", size=4)
@insn("amoxor.w", "00100 aq rl rs2 rs1 010 rd 0101111", kind="xor", size=4)
@insn("amoand.w", "01100 aq rl rs2 rs1 010 rd 0101111", kind="and", size=4)
@insn("amoor.w", "01000 aq rl rs2 rs1 010 rd 0101111", kind="or", size=4)
@insn("amomin.w", "10000 aq rl rs2 rs1 010 rd 0101111", kind="min", size=4)
@insn("amomax.w", "10100 aq rl rs2 rs1 010 rd 0101111", kind="max", size=4)
@insn("amominu.w", "11000 aq rl rs2 rs1 010 rd 0101111", kind="minu", size=4)
@insn("amomaxu.w", "11100 aq rl rs2 rs1 010 rd 0101111", kind="maxu", size=4)
@insn("amoswap.d", "00001 aq rl rs2 rs1 011 rd 0101111", kind="swap", size=8)
@insn("amoadd.d", "00000 aq rl rs2 rs1 011 rd 0101111", kind="add", size=8)
@insn("amoxor.d", "00100 aq rl rs2 rs1 011 rd 0101111", kind="xor", size=8)
@insn("amoand.d", "01100 aq rl rs2 rs1 011 rd 0101111", kind="and", size=8)
@insn("amoor.d", "01000 aq rl rs2 rs1 011 rd 0101111", kind="or", size=8)
@insn("amomin.d", "10000 aq rl rs2 rs1 011 rd 0101111", kind="min", size=8)
@insn("amomax.d", "10100 aq rl rs2 rs1 011 rd 0101111", kind="max", size=8)
@insn("amominu.d", "11000 aq rl rs2 rs1 011 rd 0101111", kind="minu", size=8)
@insn("amomaxu.d", "11100 aq rl rs2 rs1 011 rd 0101111", kind="maxu", size=8)
def trans_amo(b: Translation, rd: int, rs1: int, rs2: int, aq: int, rl: int, kind: str, size: int) -> None:
    b.op("amo", rd, rs1, rs2, attr=(kind, size, aq, rl))
