"""Every 16-bit encoding: what is legal, and that legal ones mean what the long instruction means."""

from __future__ import annotations

import capstone
import pytest

from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.translate import decode, lookup, row_name
from mttcg.tcg.ir import NONE, Op

M_FP = 7
ILLEGAL = [Op("system", NONE, (), ("illegal", ()))]


def no_peek(n: int) -> int | None:
    return None


def difference(word: int) -> str:
    """Why this decoder and capstone 5 may disagree about `word`: an empty string means they may not."""
    rd, imm = word >> 7 & 31, word >> 2 & 31 | word >> 7 & 32
    match word >> 13, word & 3:
        case 0, 0 if word == 0:
            return "defined illegal; capstone names it c.unimp"
        case 0, 1 if rd == 0 and imm & 32:
            return "hint: c.nop with a negative immediate; capstone knows the positive ones"
        case 2, 1 if rd == 0:
            return "hint: c.li to x0"
        case 3, 1 if rd == 0 and imm:
            return "hint: c.lui to x0"
        case 3, 1 if rd not in (0, 2) and not imm:
            return "reserved: c.lui of 0, which capstone accepts"
        case 0, 2 if rd == 0:
            return "hint: c.slli of x0"
        case 4, 2 if rd == 0 and word >> 2 & 31:
            return "hint: c.mv or c.add to x0"
    return ""


def test_every_halfword_is_what_capstone_says_or_a_known_difference() -> None:
    cs = capstone.Cs(capstone.CS_ARCH_RISCV, capstone.CS_MODE_RISCV64 | capstone.CS_MODE_RISCVC)
    for word in range(1 << 16):
        if word & 3 == 3:
            continue
        text = next(cs.disasm(word.to_bytes(2, "little"), 0), None)
        theirs, ours = (text.mnemonic if text else "illegal"), row_name(word, 2)
        why = difference(word)
        assert (theirs == ours) is (not why), f"{word:#06x}: {ours}, capstone {theirs} {why}"
        if why:
            assert (ours == "illegal") is (not why.startswith("hint")), f"{word:#06x}"


def test_every_halfword_translates_and_hints_do_nothing() -> None:
    for word in range(1 << 16):
        if word & 3 != 3:
            ops = decode(word, 2, M_FP, no_peek)
            assert (ops == ILLEGAL) is (lookup(word, 2) is None)
            if difference(word).startswith("hint"):
                assert ops == []


@pytest.mark.parametrize(
    ("what", "word"),
    [
        ("all zeros", 0x0000),
        ("c.addi4spn of 0", 0x0004),
        ("quadrant 0, funct3 4", 0x8000),
        ("c.addiw to x0", 0x2005),
        ("c.addi16sp of 0", 0x6101),
        ("c.lui of 0", 0x6081),
        ("misc-alu subw row, funct2 2", 0x9C41),
        ("misc-alu subw row, funct2 3", 0x9C61),
        ("c.lwsp to x0", 0x4002),
        ("c.ldsp to x0", 0x6002),
        ("c.jr of x0", 0x8002),
    ],
)
def test_reserved_encodings_are_illegal(what: str, word: int) -> None:
    assert decode(word, 2, M_FP, no_peek) == ILLEGAL, what


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (asm("c.addi4spn", rd=8, uimm=1020), asm("addi", rd=8, rs1=2, imm=1020)),
        (asm("c.lw", rd=9, rs1=15, uimm=124), asm("lw", rd=9, rs1=15, imm=124)),
        (asm("c.ld", rd=9, rs1=15, uimm=248), asm("ld", rd=9, rs1=15, imm=248)),
        (asm("c.fld", rd=9, rs1=15, uimm=248), asm("fld", rd=9, rs1=15, imm=248)),
        (asm("c.sw", rs2=9, rs1=15, uimm=64), asm("sw", rs2=9, rs1=15, imm=64)),
        (asm("c.sd", rs2=9, rs1=15, uimm=192), asm("sd", rs2=9, rs1=15, imm=192)),
        (asm("c.fsd", rs2=9, rs1=15, uimm=192), asm("fsd", rs2=9, rs1=15, imm=192)),
        (asm("c.nop", imm=0), asm("addi", rd=0, rs1=0, imm=0)),
        (asm("c.addi", rd=31, imm=-32), asm("addi", rd=31, rs1=31, imm=-32)),
        (asm("c.addiw", rd=31, imm=-1), asm("addiw", rd=31, rs1=31, imm=-1)),
        (asm("c.addiw", rd=31, imm=0), asm("addiw", rd=31, rs1=31, imm=0)),
        (asm("c.li", rd=5, imm=-1), asm("addi", rd=5, rs1=0, imm=-1)),
        (asm("c.addi16sp", imm=-512), asm("addi", rd=2, rs1=2, imm=-512)),
        (asm("c.lui", rd=5, imm=-(1 << 17)), asm("lui", rd=5, imm=-(1 << 17))),
        (asm("c.srli", rd=8, shamt=63), asm("srli", rd=8, rs1=8, shamt=63)),
        (asm("c.srai", rd=8, shamt=32), asm("srai", rd=8, rs1=8, shamt=32)),
        (asm("c.andi", rd=8, imm=-32), asm("andi", rd=8, rs1=8, imm=-32)),
        (asm("c.sub", rd=8, rs2=15), asm("sub", rd=8, rs1=8, rs2=15)),
        (asm("c.xor", rd=8, rs2=15), asm("xor", rd=8, rs1=8, rs2=15)),
        (asm("c.or", rd=8, rs2=15), asm("or", rd=8, rs1=8, rs2=15)),
        (asm("c.and", rd=8, rs2=15), asm("and", rd=8, rs1=8, rs2=15)),
        (asm("c.subw", rd=8, rs2=15), asm("subw", rd=8, rs1=8, rs2=15)),
        (asm("c.addw", rd=8, rs2=15), asm("addw", rd=8, rs1=8, rs2=15)),
        (asm("c.j", imm=-2048), asm("jal", rd=0, imm=-2048)),
        (asm("c.beqz", rs1=8, imm=-256), asm("beq", rs1=8, rs2=0, imm=-256)),
        (asm("c.bnez", rs1=8, imm=254), asm("bne", rs1=8, rs2=0, imm=254)),
        (asm("c.slli", rd=31, shamt=33), asm("slli", rd=31, rs1=31, shamt=33)),
        (asm("c.fldsp", rd=0, uimm=504), asm("fld", rd=0, rs1=2, imm=504)),
        (asm("c.lwsp", rd=31, uimm=252), asm("lw", rd=31, rs1=2, imm=252)),
        (asm("c.ldsp", rd=31, uimm=504), asm("ld", rd=31, rs1=2, imm=504)),
        (asm("c.jr", rs1=1), asm("jalr", rd=0, rs1=1, imm=0)),
        (asm("c.mv", rd=5, rs2=6), asm("add", rd=5, rs1=0, rs2=6)),
        (asm("c.ebreak"), asm("ebreak")),
        (asm("c.jalr", rs1=5), asm("jalr", rd=1, rs1=5, imm=0)),
        (asm("c.add", rd=5, rs2=6), asm("add", rd=5, rs1=5, rs2=6)),
        (asm("c.fsdsp", rs2=0, uimm=504), asm("fsd", rs2=0, rs1=2, imm=504)),
        (asm("c.swsp", rs2=0, uimm=252), asm("sw", rs2=0, rs1=2, imm=252)),
        (asm("c.sdsp", rs2=31, uimm=504), asm("sd", rs2=31, rs1=2, imm=504)),
    ],
    ids=lambda word: row_name(word, 2),
)
def test_a_compressed_instruction_means_its_expansion(short: int, long: int) -> None:
    assert decode(short, 2, M_FP, no_peek) == decode(long, 4, M_FP, no_peek)
