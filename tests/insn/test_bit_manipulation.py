"""Zba, Zbb, Zbs rows (which Unicorn lacks) against the manual's pseudo-code, written out per instruction."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from mttcg.target.riscv.translate import EXTENSIONS, ROWS
from tests.support.insn_cases import MASK64, interpret, random_case

M32 = (1 << 32) - 1


def s(value: int, width: int = 64) -> int:
    """Signed value of the low `width` bits."""
    value &= (1 << width) - 1
    return value - (1 << width) if value >> (width - 1) else value


def rol(value: int, count: int, width: int) -> int:
    value &= (1 << width) - 1
    return s(value << count | value >> (width - count), width)


def count_leading(value: int, width: int) -> int:
    return next((i for i in range(width) if value >> (width - 1 - i) & 1), width)


def count_trailing(value: int, width: int) -> int:
    return next((i for i in range(width) if value >> i & 1), width)


# Of rs1 and rs2 (or the shift amount in its place).
FORMULAS: dict[str, Callable[[int, int], int]] = {
    "sh1add": lambda a, b: b + 2 * a,
    "sh2add": lambda a, b: b + 4 * a,
    "sh3add": lambda a, b: b + 8 * a,
    "sh1add.uw": lambda a, b: b + 2 * (a & M32),
    "sh2add.uw": lambda a, b: b + 4 * (a & M32),
    "sh3add.uw": lambda a, b: b + 8 * (a & M32),
    "add.uw": lambda a, b: b + (a & M32),
    "slli.uw": lambda a, n: (a & M32) << n,
    "andn": lambda a, b: a & ~b,
    "orn": lambda a, b: a | ~b,
    "xnor": lambda a, b: ~(a ^ b),
    "min": lambda a, b: min(s(a), s(b)),
    "minu": min,
    "max": lambda a, b: max(s(a), s(b)),
    "maxu": max,
    "rol": lambda a, b: rol(a, b % 64, 64),
    "ror": lambda a, b: rol(a, -b % 64, 64),
    "rori": lambda a, n: rol(a, -n % 64, 64),
    "rolw": lambda a, b: rol(a, b % 32, 32),
    "rorw": lambda a, b: rol(a, -b % 32, 32),
    "roriw": lambda a, n: rol(a, -n % 32, 32),
    "clz": lambda a, _: count_leading(a, 64),
    "ctz": lambda a, _: count_trailing(a, 64),
    "cpop": lambda a, _: sum(a >> i & 1 for i in range(64)),
    "clzw": lambda a, _: count_leading(a & M32, 32),
    "ctzw": lambda a, _: count_trailing(a & M32, 32),
    "cpopw": lambda a, _: sum(a >> i & 1 for i in range(32)),
    "sext.b": lambda a, _: s(a, 8),
    "sext.h": lambda a, _: s(a, 16),
    "zext.h": lambda a, _: a & 0xFFFF,
    "orc.b": lambda a, _: sum(0xFF << i for i in range(0, 64, 8) if a >> i & 0xFF),
    "rev8": lambda a, _: sum((a >> i & 0xFF) << (56 - i) for i in range(0, 64, 8)),
    "bclr": lambda a, b: a & ~(1 << b % 64),
    "bext": lambda a, b: a >> b % 64 & 1,
    "binv": lambda a, b: a ^ 1 << b % 64,
    "bset": lambda a, b: a | 1 << b % 64,
    "bclri": lambda a, n: a & ~(1 << n),
    "bexti": lambda a, n: a >> n & 1,
    "binvi": lambda a, n: a ^ 1 << n,
    "bseti": lambda a, n: a | 1 << n,
}


def test_every_row_has_a_formula() -> None:
    rows = {row.name for table in EXTENSIONS if table.extension in ("Zba", "Zbb", "Zbs") for row in table.rows}
    assert rows == FORMULAS.keys()


@pytest.mark.parametrize("name", FORMULAS)
def test_row(name: str) -> None:
    row = ROWS[name]
    rng = random.Random(zlib.crc32(name.encode()))
    for _ in range(60):
        case = random_case(row, rng)
        x = list(case.state.x)
        fields = {key: field.extract(case.word) for key, field in row.fields.items()}
        operand = fields["shamt"] if "shamt" in fields else x[fields.get("rs2", 0)]
        result = FORMULAS[name](x[fields["rs1"]], operand) & MASK64
        if fields["rd"]:
            x[fields["rd"]] = result
        expected = replace(case.state, x=tuple(x), pc=case.state.pc + case.size)
        assert interpret(case) == expected, f"{case.word:#x}"
