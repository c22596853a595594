"""C: compressed instructions for RV64 with D (manual, "C Extension").

Each is an encoding of a base instruction, so a row names the base instruction's function and says where its
parameters come from. Excluded values are the reserved encodings, or another row's; hints (x0 as a
destination, a shift by 0) are left in and translate to nothing.
"""

from __future__ import annotations

from ..decoder import RowTable, Same
from .rvf import trans_fp_load, trans_fp_store
from .rvi import (
    trans_add,
    trans_addi,
    trans_addiw,
    trans_alu,
    trans_alu_imm,
    trans_branch,
    trans_environment,
    trans_jal,
    trans_jalr,
    trans_load,
    trans_lui,
    trans_shift_imm,
    trans_store,
)

insn = RowTable("C", size=2)

_RD, _UIMM = Same("rd"), Same("uimm")
_ZERO, _RA, _SP = 0, 1, 2

# --- quadrant 0
insn("c.addi4spn", "000 uimm[5:4|9:6|2|3]!=0 rd' 00", rs1=_SP, imm=_UIMM)(trans_addi)
insn("c.fld", "001 uimm[5:3] rs1' uimm[7:6] rd' 00", fp=True, fmt=8, imm=_UIMM)(trans_fp_load)
insn("c.lw", "010 uimm[5:3] rs1' uimm[2|6] rd' 00", size=4, signed=True, imm=_UIMM)(trans_load)
insn("c.ld", "011 uimm[5:3] rs1' uimm[7:6] rd' 00", size=8, signed=True, imm=_UIMM)(trans_load)
insn("c.fsd", "101 uimm[5:3] rs1' uimm[7:6] rs2' 00", fp=True, fmt=8, imm=_UIMM)(trans_fp_store)
insn("c.sw", "110 uimm[5:3] rs1' uimm[2|6] rs2' 00", size=4, imm=_UIMM)(trans_store)
insn("c.sd", "111 uimm[5:3] rs1' uimm[7:6] rs2' 00", size=8, imm=_UIMM)(trans_store)

# --- quadrant 1
insn("c.nop", "000 imm[5] 00000 imm[4:0] 01", rd=_ZERO, rs1=_ZERO)(trans_addi)
insn("c.addi", "000 imm[5] rd!=0 imm[4:0] 01", rs1=_RD)(trans_addi)
insn("c.addiw", "001 imm[5] rd!=0 imm[4:0] 01", rs1=_RD)(trans_addiw)
insn("c.li", "010 imm[5] rd imm[4:0] 01", rs1=_ZERO)(trans_addi)
insn("c.addi16sp", "011 imm[9]!=0 00010 imm[4|6|8:7|5] 01", rd=_SP, rs1=_SP)(trans_addi)
insn("c.lui", "011 imm[17]!=0 rd!=2 imm[16:12] 01")(trans_lui)
insn("c.srli", "100 shamt[5] 00 rd' shamt[4:0] 01", rs1=_RD, op="shr")(trans_shift_imm)
insn("c.srai", "100 shamt[5] 01 rd' shamt[4:0] 01", rs1=_RD, op="sar")(trans_shift_imm)
insn("c.andi", "100 imm[5] 10 rd' imm[4:0] 01", rs1=_RD, op="and")(trans_alu_imm)
insn("c.sub", "100 0 11 rd' 00 rs2' 01", rs1=_RD, op="sub")(trans_alu)
insn("c.xor", "100 0 11 rd' 01 rs2' 01", rs1=_RD, op="xor")(trans_alu)
insn("c.or", "100 0 11 rd' 10 rs2' 01", rs1=_RD, op="or")(trans_alu)
insn("c.and", "100 0 11 rd' 11 rs2' 01", rs1=_RD, op="and")(trans_alu)
insn("c.subw", "100 1 11 rd' 00 rs2' 01", rs1=_RD, op="subw")(trans_alu)
insn("c.addw", "100 1 11 rd' 01 rs2' 01", rs1=_RD, op="addw")(trans_alu)
insn("c.j", "101 imm[11|4|9:8|10|6|7|3:1|5] 01", rd=_ZERO)(trans_jal)
insn("c.beqz", "110 imm[8|4:3] rs1' imm[7:6|2:1|5] 01", rs2=_ZERO, cond="eq")(trans_branch)
insn("c.bnez", "111 imm[8|4:3] rs1' imm[7:6|2:1|5] 01", rs2=_ZERO, cond="ne")(trans_branch)

# --- quadrant 2
insn("c.slli", "000 shamt[5] rd shamt[4:0] 10", rs1=_RD, op="shl")(trans_shift_imm)
insn("c.fldsp", "001 uimm[5] rd uimm[4:3|8:6] 10", fp=True, rs1=_SP, fmt=8, imm=_UIMM)(trans_fp_load)
insn("c.lwsp", "010 uimm[5] rd!=0 uimm[4:2|7:6] 10", rs1=_SP, size=4, signed=True, imm=_UIMM)(trans_load)
insn("c.ldsp", "011 uimm[5] rd!=0 uimm[4:3|8:6] 10", rs1=_SP, size=8, signed=True, imm=_UIMM)(trans_load)
insn("c.jr", "1000 rs1!=0 00000 10", rd=_ZERO, imm=0)(trans_jalr)
insn("c.mv", "1000 rd rs2!=0 10", rs1=_ZERO)(trans_add)
insn("c.ebreak", "1001 00000 00000 10", name="ebreak")(trans_environment)
insn("c.jalr", "1001 rs1!=0 00000 10", rd=_RA, imm=0)(trans_jalr)
insn("c.add", "1001 rd rs2!=0 10", rs1=_RD)(trans_add)
insn("c.fsdsp", "101 uimm[5:3|8:6] rs2 10", fp=True, rs1=_SP, fmt=8, imm=_UIMM)(trans_fp_store)
insn("c.swsp", "110 uimm[5:2|7:6] rs2 10", rs1=_SP, size=4, imm=_UIMM)(trans_store)
insn("c.sdsp", "111 uimm[5:3|8:6] rs2 10", rs1=_SP, size=8, imm=_UIMM)(trans_store)
