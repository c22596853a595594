"""LR's look-ahead: which sequences may use a compare-and-swap SC, and which need the exact scheme."""

from __future__ import annotations

import pytest

from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.translate import ROWS, decode

S_MODE = 2
A0, A1, A2, A3, A4 = 10, 11, 12, 13, 14
LR = asm("lr.w", rd=A3, rs1=A0)
SC = asm("sc.w", rd=A4, rs1=A0, rs2=A2)
NOP = asm("addi", rd=0, rs1=0, imm=0)
C_NOP = asm("c.nop", imm=0)


def code(*words: int) -> list[int]:
    """The words as halfwords; what has low bits 11 is four bytes long."""
    return [half for w in words for half in ((w & 0xFFFF, w >> 16) if w & 3 == 3 else (w,))]


def offset_of_sc(*words: int, ctx: int = S_MODE) -> int:
    """sc_offset of the LR that is the first word; the page ends after the last."""
    halves = code(*words)
    (op,) = decode(words[0], 4, ctx, lambda n: halves[n] if n < len(halves) else None)
    assert op.name == "lr"
    offset = op.attr[3]
    assert isinstance(offset, int)
    return offset


def test_an_sc_right_behind_the_lr() -> None:
    assert offset_of_sc(LR, SC) == 4


def test_linux_compare_and_exchange() -> None:
    """lr.w; bne 1f; sc.w.rl; bnez 0b; fence: the exit branch goes past the SC."""
    words = LR, asm("bne", rs1=A3, rs2=A1, imm=16), SC, asm("c.bnez", rs1=A4, imm=-12), asm("fence")
    assert offset_of_sc(*words) == 8


def test_a_subword_exchange_computes_in_between() -> None:
    middle = (
        asm("and", rd=5, rs1=A3, rs2=6),
        asm("c.xor", rd=8, rs2=9),
        asm("mulw", rd=7, rs1=7, rs2=7),
        asm("sh1add", rd=8, rs1=8, rs2=9),
        asm("c.li", rd=15, imm=3),
    )
    assert offset_of_sc(LR, *middle, SC) == 4 + 4 + 2 + 4 + 4 + 2


def test_widths_must_agree() -> None:
    lr_d, sc_d = asm("lr.d", rd=A3, rs1=A0), asm("sc.d", rd=A4, rs1=A0, rs2=A2)
    assert offset_of_sc(lr_d, sc_d) == 4
    assert offset_of_sc(lr_d, SC) == 0
    assert offset_of_sc(LR, sc_d) == 0


def test_the_address_register_must_be_the_same_and_unchanged() -> None:
    assert offset_of_sc(LR, asm("sc.w", rd=A4, rs1=A1, rs2=A2)) == 0
    assert offset_of_sc(LR, asm("c.addi", rd=A0, imm=4), SC) == 0
    assert offset_of_sc(LR, asm("c.mv", rd=A0, rs2=A1), SC) == 0
    assert offset_of_sc(asm("lr.w", rd=A0, rs1=A0), SC) == 0
    assert offset_of_sc(LR, asm("sc.w", rd=A0, rs1=A0, rs2=A0)) == 4


def test_address_register_x0() -> None:
    assert offset_of_sc(asm("lr.w", rd=0, rs1=0), NOP, asm("sc.w", rd=A4, rs1=0, rs2=A2)) == 8


def test_sixteen_instructions_and_no_more() -> None:
    assert offset_of_sc(LR, *[C_NOP] * 15, SC) == 4 + 15 * 2
    assert offset_of_sc(LR, *[C_NOP] * 16, SC) == 0


def test_the_sc_must_be_on_the_same_page() -> None:
    assert offset_of_sc(LR) == 0
    assert offset_of_sc(LR, C_NOP) == 0
    halves = code(LR, SC)
    for end in (2, 3):
        (op,) = decode(LR, 4, S_MODE, lambda n, end=end: halves[n] if n < end else None)  # type: ignore[misc]
        assert op.attr[3] == 0


@pytest.mark.parametrize(
    "name",
    [
        "lw", "sd", "c.lw", "c.sdsp", "flw", "amoadd.w", "lr.w", "fence", "fence.i", "jal", "jalr", "c.j", "c.jr",
        "ecall", "ebreak", "wfi", "sfence.vma", "csrrw", "fadd.s", "fmv.x.d", "fsgnj.d",
    ],
)  # fmt: skip
def test_memory_jumps_system_and_fp_need_the_exact_scheme(name: str) -> None:
    values = {f: 8 if 8 in field.values() else 0 for f, field in ROWS[name].fields.items() if f != "rm"}
    for ctx in (S_MODE, S_MODE + 1):
        assert offset_of_sc(LR, asm(name, **values), SC, ctx=ctx) == 0


def test_illegal_instructions_end_the_search() -> None:
    assert offset_of_sc(LR, 0x0000, SC) == 0


def test_only_the_first_branch_may_leave() -> None:
    """It is in the LR's block, where the translator can make it note that it was taken; a later one need not be."""

    def branch(imm: int) -> int:
        return asm("beq", rs1=A1, rs2=A2, imm=imm)

    assert offset_of_sc(LR, branch(12), branch(4), SC) == 12  # out, then to the SC
    assert offset_of_sc(LR, branch(4), branch(8), SC) == 0  # inside, then out
    assert offset_of_sc(LR, branch(16), branch(12), SC) == 0  # both out


def test_branches_must_go_forward_to_an_instruction() -> None:
    def branch(imm: int) -> int:
        return asm("beq", rs1=A1, rs2=A2, imm=imm)

    assert offset_of_sc(LR, branch(8), NOP, SC) == 12  # to the SC
    assert offset_of_sc(LR, branch(12), NOP, SC) == 12  # past it
    assert offset_of_sc(LR, branch(6), NOP, SC) == 0  # into the middle of the nop
    assert offset_of_sc(LR, branch(-4), NOP, SC) == 0  # back to the LR
    assert offset_of_sc(LR, branch(0), NOP, SC) == 0  # to itself
    assert offset_of_sc(LR, branch(6), C_NOP, SC) == 10
    assert offset_of_sc(LR, branch(6), C_NOP, asm("c.lw", rd=9, rs1=9, uimm=0), SC) == 0
