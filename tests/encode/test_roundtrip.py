"""Every host instruction row, with every register and every form of memory operand, through capstone and back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import capstone
import pytest
from capstone import x86

from mttcg.tcg.x86_64.encode import NO_REG, Loc, Mem, encode
from mttcg.tcg.x86_64.insns import ROWS, Row

_md = capstone.Cs(capstone.CS_ARCH_X86, capstone.CS_MODE_64)
_md.detail = True

R64 = ["rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"]
R32 = ["eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi"] + [f"r{i}d" for i in range(8, 16)]
R16 = ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"] + [f"r{i}w" for i in range(8, 16)]
R8 = ["al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"] + [f"r{i}b" for i in range(8, 16)]
NAMES = {8: R8, 16: R16, 32: R32, 64: R64}
ADDRESS = 0x1000

MEMORY = [
    *(Mem(base, disp) for base, disp in product(range(16), (0, 127, -129, 0x7FFFFFFF))),
    *(Mem(b, d, i, s) for b, d, i, s in product((0, 4, 5, 12, 13), (0, -128, 128), (0, 5, 12, 13), (1, 8))),
    *(Mem(NO_REG, 0x1234, i, s) for i in (0, 5, 12, 13) for s in (1, 2, 4, 8)),
    Mem(NO_REG, 0x1234),
]
MNEMONIC = {"mov r64, imm64": "movabs"}


def width_of(kind: str) -> int:
    digits = "".join(c for c in kind if c.isdigit())
    return int(digits) if digits else 0


def choices(row: Row, kind: str, full: bool) -> list[Loc]:
    registers: list[Loc] = list(range(16)) if full else [5, 12]
    if kind == "m":
        return list(MEMORY) if full else list(MEMORY[::83])
    if kind.startswith(("rm", "xmm/")):
        return registers + (list(MEMORY) if full else list(MEMORY[::83]))
    if kind.startswith("imm"):
        return [1, {1: 0x7F, 2: 0x7FFF, 4: 0x7FFFFFFF, 8: 0x7123456789ABCDEF}[row.imm]]
    if kind.startswith("rel"):
        return [0, 0x70, -0x80]
    return registers


def operand_lists(row: Row) -> Iterator[tuple[Loc, ...]]:
    """One operand varied fully while the others take a few values."""
    kinds = [kind for kind in row.operands if kind != "cl"]
    if not kinds:
        yield ()
    for varied in range(len(kinds)):
        sets = [
            choices(row, kind, True) if i == varied else choices(row, kind, False)
            for i, kind in enumerate(kinds)
        ]
        yield from product(*sets)


def register_name(kind: str, value: int) -> str:
    return f"xmm{value}" if "xmm" in kind else NAMES[width_of(kind)][value]


def check_operand(row: Row, kind: str, value: Loc, got: Any, insn: Any) -> None:
    if isinstance(value, Mem):
        assert got.type == x86.X86_OP_MEM
        base, disp, index, scale = value
        name = {r: insn.reg_name(r) for r in (got.mem.base, got.mem.index)}
        assert (name[got.mem.base] or "") == ("" if base == NO_REG else R64[base])
        assert (name[got.mem.index] or "") in ("" if index == NO_REG else R64[index], "riz")
        assert got.mem.disp == disp
        if index != NO_REG:
            assert got.mem.scale == scale
        if kind != "m":
            assert got.size * 8 == width_of(kind.rpartition("/")[2])
    elif kind.startswith("imm"):
        assert got.imm == value
    elif kind.startswith("rel"):
        assert got.imm == ADDRESS + insn.size + value
    else:
        assert insn.reg_name(got.reg) == register_name(kind, value)


IMPLICIT = {"rep stosq"}  # shown with operands that it cannot have otherwise


@pytest.mark.parametrize("text", sorted(ROWS))
def test_row_round_trip(text: str) -> None:
    row = ROWS[text]
    seen = 0
    for operands in operand_lists(row):
        code = encode(row, *operands)
        decoded = list(_md.disasm(code, ADDRESS))
        assert len(decoded) == 1, f"{text} {operands}: {code.hex()} is not one instruction"
        insn = decoded[0]
        assert insn.size == len(code)
        assert insn.mnemonic == MNEMONIC.get(text, row.mnemonic), (operands, code.hex())
        values = iter(operands)
        given = [(kind, 1 if kind == "cl" else next(values)) for kind in row.operands]
        shown = [] if text in IMPLICIT else list(insn.operands)
        assert len(shown) == len(given), (text, insn.op_str)
        for (kind, value), got in zip(given, shown, strict=True):
            check_operand(row, "r8" if kind == "cl" else kind, value, got, insn)
        seen += 1
    assert seen
