"""RV64I: the base integer instructions, and fence.i (manual, "RV32I", "RV64I", "Zifencei").

Moves hide in additions (`mv`, `li`, `sext.w`), so additions with nothing to add are translated as the move they
are: a back end then needs no peephole for them.
"""

from __future__ import annotations

from ....tcg.ir import NONE, Imm
from ..decoder import RowTable, Translation

insn = RowTable("I")

# fence's predecessor and successor sets: device input, device output, memory reads, memory writes
FENCE_I, FENCE_O, FENCE_R, FENCE_W = 8, 4, 2, 1
PAUSE = 0x0100000F  # fence w,0 without any other field (manual, "Zihintpause")


@insn("lui", "imm[31:12] rd 0110111")
def trans_lui(b: Translation, rd: int, imm: int) -> None:
    b.op("mov", rd, Imm(imm))


@insn("auipc", "imm[31:12] rd 0010111")
def trans_auipc(b: Translation, rd: int, imm: int) -> None:
    b.op("pcrel", rd, attr=(imm,))


@insn("jal", "imm[20|10:1|11|19:12] rd 1101111")
def trans_jal(b: Translation, rd: int, imm: int) -> None:
    b.op("pcrel", rd, attr=(b.size,))
    b.op("jmp", NONE, attr=(imm,))


@insn("jalr", "imm[11:0] rs1 000 rd 1100111")
def trans_jalr(b: Translation, rd: int, rs1: int, imm: int) -> None:
    b.op("jmpr", NONE, rs1, attr=(imm, rd))


@insn("beq", "imm[12|10:5] rs2 rs1 000 imm[4:1|11] 1100011", cond="eq")
@insn("bne", "imm[12|10:5] rs2 rs1 001 imm[4:1|11] 1100011", cond="ne")
@insn("blt", "imm[12|10:5] rs2 rs1 100 imm[4:1|11] 1100011", cond="lt")
@insn("bge", "imm[12|10:5] rs2 rs1 101 imm[4:1|11] 1100011", cond="ge")
@insn("bltu", "imm[12|10:5] rs2 rs1 110 imm[4:1|11] 1100011", cond="ltu")
@insn("bgeu", "imm[12|10:5] rs2 rs1 111 imm[4:1|11] 1100011", cond="geu")
def trans_branch(b: Translation, rs1: int, rs2: int, imm: int, cond: str) -> None:
    b.op("br", NONE, rs1, rs2, attr=(cond, imm))


@insn("lb", "imm[11:0] rs1 000 rd 0000011", size=1, signed=True)
@insn("lh", "imm[11:0] rs1 001 rd 0000011", size=2, signed=True)
@insn("lw", "imm[11:0] rs1 010 rd 0000011", size=4, signed=True)
@insn("ld", "imm[11:0] rs1 011 rd 0000011", size=8, signed=True)
@insn("lbu", "imm[11:0] rs1 100 rd 0000011", size=1, signed=False)
@insn("lhu", "imm[11:0] rs1 101 rd 0000011", size=2, signed=False)
@insn("lwu", "imm[11:0] rs1 110 rd 0000011", size=4, signed=False)
def trans_load(b: Translation, rd: int, rs1: int, imm: int, size: int, signed: bool) -> None:
    b.op("ld", rd, rs1, attr=(size, signed, imm))


@insn("sb", "imm[11:5] rs2 rs1 000 imm[4:0] 0100011", size=1)
@insn("sh", "imm[11:5] rs2 rs1 001 imm[4:0] 0100011", size=2)
@insn("sw", "imm[11:5] rs2 rs1 010 imm[4:0] 0100011", size=4)
@insn("sd", "imm[11:5] rs2 rs1 011 imm[4:0] 0100011", size=8)
def trans_store(b: Translation, rs1: int, rs2: int, imm: int, size: int) -> None:
    b.op("st", NONE, rs1, rs2, attr=(size, imm))


@insn("addi", "imm[11:0] rs1 000 rd 0010011")
def trans_addi(b: Translation, rd: int, rs1: int, imm: int) -> None:
    if rs1 == 0:
        b.op("mov", rd, Imm(imm))
    elif imm == 0:
        b.op("mov", rd, rs1)
    else:
        b.op("add", rd, rs1, Imm(imm))


@insn("addiw", "imm[11:0] rs1 000 rd 0011011")
def trans_addiw(b: Translation, rd: int, rs1: int, imm: int) -> None:
    if rs1 == 0:
        b.op("mov", rd, Imm(imm))
    elif imm == 0:
        b.op("sext32", rd, rs1)
    else:
        b.op("addw", rd, rs1, Imm(imm))


@insn("slti", "imm[11:0] rs1 010 rd 0010011", op="slt")
@insn("sltiu", "imm[11:0] rs1 011 rd 0010011", op="sltu")
@insn("xori", "imm[11:0] rs1 100 rd 0010011", op="xor")
@insn("ori", "imm[11:0] rs1 110 rd 0010011", op="or")
@insn("andi", "imm[11:0] rs1 111 rd 0010011", op="and")
def trans_alu_imm(b: Translation, rd: int, rs1: int, imm: int, op: str) -> None:
    b.op(op, rd, rs1, Imm(imm))


@insn("slli", "000000 shamt[5:0] rs1 001 rd 0010011", op="shl")
@insn("srli", "000000 shamt[5:0] rs1 101 rd 0010011", op="shr")
@insn("srai", "010000 shamt[5:0] rs1 101 rd 0010011", op="sar")
@insn("slliw", "0000000 shamt[4:0] rs1 001 rd 0011011", op="shlw")
@insn("srliw", "0000000 shamt[4:0] rs1 101 rd 0011011", op="shrw")
@insn("sraiw", "0100000 shamt[4:0] rs1 101 rd 0011011", op="sarw")
def trans_shift_imm(b: Translation, rd: int, rs1: int, shamt: int, op: str) -> None:
    b.op(op, rd, rs1, Imm(shamt))


@insn("add", "0000000 rs2 rs1 000 rd 0110011")
def trans_add(b: Translation, rd: int, rs1: int, rs2: int) -> None:
    if rs1 == 0 or rs2 == 0:
        b.op("mov", rd, rs1 or rs2)
    else:
        b.op("add", rd, rs1, rs2)


@insn("sub", "0100000 rs2 rs1 000 rd 0110011", op="sub")
@insn("sll", "0000000 rs2 rs1 001 rd 0110011", op="shl")
@insn("slt", "0000000 rs2 rs1 010 rd 0110011", op="slt")
@insn("sltu", "0000000 rs2 rs1 011 rd 0110011", op="sltu")
@insn("xor", "0000000 rs2 rs1 100 rd 0110011", op="xor")
@insn("srl", "0000000 rs2 rs1 101 rd 0110011", op="shr")
@insn("sra", "0100000 rs2 rs1 101 rd 0110011", op="sar")
@insn("or", "0000000 rs2 rs1 110 rd 0110011", op="or")
@insn("and", "0000000 rs2 rs1 111 rd 0110011", op="and")
@insn("addw", "0000000 rs2 rs1 000 rd 0111011", op="addw")
@insn("subw", "0100000 rs2 rs1 000 rd 0111011", op="subw")
@insn("sllw", "0000000 rs2 rs1 001 rd 0111011", op="shlw")
@insn("srlw", "0000000 rs2 rs1 101 rd 0111011", op="shrw")
@insn("sraw", "0100000 rs2 rs1 101 rd 0111011", op="sarw")
def trans_alu(b: Translation, rd: int, rs1: int, rs2: int, op: str) -> None:
    """Two registers in, one out; the other extensions' register-register rows come here too."""
    b.op(op, rd, rs1, rs2)


@insn("fence", "fm pred succ rs1 000 rd 0001111")
def trans_fence(b: Translation, pred: int, succ: int) -> None:
    """Only store-before-load needs work on a host with total store order. Reserved values of fm, rd and rs1 are
    plain fences (manual, "Memory Ordering Instructions"); fence.tso (fm 8, rw,rw) excepts exactly store-load,
    yet a full fence is a correct one; `pause` orders nothing."""
    if b.word == PAUSE:
        b.op("spin_hint", NONE)
        return
    full = bool(pred & (FENCE_W | FENCE_O)) and bool(succ & (FENCE_R | FENCE_I))
    b.op("fence", NONE, attr=(full,))


@insn("fence.i", "imm[11:0] rs1 001 rd 0001111")
def trans_fence_i(b: Translation) -> None:
    """Its fields are reserved and ignored (manual, "Zifencei")."""
    b.op("fence_i", NONE, attr=(b.size,))


@insn("ecall", "000000000000 00000 000 00000 1110011", name="ecall")
@insn("ebreak", "000000000001 00000 000 00000 1110011", name="ebreak")
def trans_environment(b: Translation, name: str) -> None:
    b.system(name)
