"""Zbs: single-bit instructions (manual, "B Extension")."""

from __future__ import annotations

from ..decoder import RowTable
from .rvi import trans_alu, trans_shift_imm

insn = RowTable("Zbs")

insn("bclr", "0100100 rs2 rs1 001 rd 0110011", op="bclr")(trans_alu)
insn("bext", "0100100 rs2 rs1 101 rd 0110011", op="bext")(trans_alu)
insn("binv", "0110100 rs2 rs1 001 rd 0110011", op="binv")(trans_alu)
insn("bset", "0010100 rs2 rs1 001 rd 0110011", op="bset")(trans_alu)

insn("bclri", "010010 shamt[5:0] rs1 001 rd 0010011", op="bclr")(trans_shift_imm)
insn("bexti", "010010 shamt[5:0] rs1 101 rd 0010011", op="bext")(trans_shift_imm)
insn("binvi", "011010 shamt[5:0] rs1 001 rd 0010011", op="binv")(trans_shift_imm)
insn("bseti", "001010 shamt[5:0] rs1 001 rd 0010011", op="bset")(trans_shift_imm)
