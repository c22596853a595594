"""Every pure integer op, through `run`, against a formulation that shares nothing with the interpreter's.

Where the interpreter uses masks and shifts, these use numpy's fixed-width types, strings of bits or
Python's signed integers modulo 2^64.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import trunc

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mttcg.tcg.interp import run
from mttcg.tcg.interp_int import INTEGER
from mttcg.tcg.ir import Builder, Imm
from mttcg.tcg.ops import OPS
from tests.support.fake_cpu import FakeCpu

TWO64 = 1 << 64
EDGES = [0, 1, 2, 31, 32, 33, 63, 64, 127, 128, 255, 1 << 31, (1 << 31) - 1, (1 << 32) - 1, 1 << 32]
EDGES += [1 << 63, (1 << 63) - 1, TWO64 - 1, TWO64 - 2, TWO64 - (1 << 31), 0x8000_0000_8000_0000]
values = st.one_of(
    st.sampled_from(EDGES),
    st.integers(0, TWO64 - 1),
    st.integers(0, 64).map(lambda n: ((1 << n) - 1) % TWO64),
    st.integers(0, 300),
    st.integers(-300, -1).map(lambda n: n % TWO64),
)


def s64(a: int) -> int:
    return int(numpy.uint64(a).astype(numpy.int64))


def u32(a: int) -> int:
    return int(numpy.uint64(a).astype(numpy.uint32))


def s32(a: int) -> int:
    return int(numpy.uint64(a).astype(numpy.int32))


def bits(a: int, width: int = 64) -> str:
    return format(a % (1 << width), f"0{width}b")


def sext(text: str) -> int:
    """The number of a string of bits, sign-extended to 64."""
    return int(text[0] * (64 - len(text)) + text, 2)


def bytewise(function: Callable[[str, str], str]) -> Callable[[int, int], int]:
    return lambda a, b: int("".join(function(p, q) for p, q in zip(bits(a), bits(b), strict=True)), 2)


def divide(a: int, b: int) -> int:
    return trunc(Fraction(a, b)) if b else -1


def rest(a: int, b: int) -> int:
    return a - b * trunc(Fraction(a, b)) if b else a


def rotated(a: int, n: int, width: int) -> str:
    text = bits(a, width)
    return text[n:] + text[:n]


def with_bit(a: int, n: int, new: Callable[[str], str]) -> int:
    text = list(bits(a))
    text[63 - n] = new(text[63 - n])
    return int("".join(text), 2)


# Results may be any integer congruent to the right one modulo 2^64.
EXPECTED: dict[str, Callable[..., int]] = {
    "mov": lambda a: a,
    "add": lambda a, b: s64(a) + s64(b),
    "sub": lambda a, b: s64(a) - s64(b),
    "and": bytewise(lambda p, q: "1" if p == q == "1" else "0"),
    "or": bytewise(lambda p, q: max(p, q)),
    "xor": bytewise(lambda p, q: "01"[p != q]),
    "andn": bytewise(lambda p, q: "01"[p > q]),
    "orn": bytewise(lambda p, q: "01"[p >= q]),
    "xnor": bytewise(lambda p, q: "01"[p == q]),
    "shl": lambda a, b: a * 2 ** (b % 64),
    "shr": lambda a, b: int("0" + bits(a)[: 64 - b % 64], 2),
    "sar": lambda a, b: int(numpy.int64(s64(a)) >> numpy.int64(b % 64)),
    "rol": lambda a, b: int(rotated(a, b % 64, 64), 2),
    "ror": lambda a, b: int(rotated(a, 64 - b % 64, 64), 2),
    "slt": lambda a, b: int(s64(a) < s64(b)),
    "sltu": lambda a, b: int(numpy.uint64(a) < numpy.uint64(b)),
    "min": lambda a, b: min(s64(a), s64(b)),
    "max": lambda a, b: max(s64(a), s64(b)),
    "minu": lambda a, b: int(numpy.minimum(numpy.uint64(a), numpy.uint64(b))),
    "maxu": lambda a, b: int(numpy.maximum(numpy.uint64(a), numpy.uint64(b))),
    "mul": lambda a, b: s64(a) * s64(b),
    "mulh": lambda a, b: s64(a) * s64(b) // TWO64,
    "mulhu": lambda a, b: a * b // TWO64,
    "mulhsu": lambda a, b: s64(a) * b // TWO64,
    "div": lambda a, b: divide(s64(a), s64(b)),
    "divu": lambda a, b: divide(a, b),
    "rem": lambda a, b: rest(s64(a), s64(b)),
    "remu": lambda a, b: rest(a, b),
    "clz": lambda a: (bits(a) + "1").index("1"),
    "ctz": lambda a: ("1" + bits(a))[::-1].index("1"),
    "cpop": lambda a: bits(a).count("1"),
    "bswap": lambda a: int(numpy.uint64(a).byteswap()),
    "orcb": lambda a: sum(0xFF << i for i in range(0, 64, 8) if a // 2**i % 256),
    "bset": lambda a, b: with_bit(a, b % 64, lambda _: "1"),
    "bclr": lambda a, b: with_bit(a, b % 64, lambda _: "0"),
    "binv": lambda a, b: with_bit(a, b % 64, lambda p: "10"[int(p)]),
    "bext": lambda a, b: int(bits(a)[63 - b % 64]),
    "addw": lambda a, b: sext(bits(a + b, 32)),
    "subw": lambda a, b: sext(bits(a - b, 32)),
    "shlw": lambda a, b: sext(bits(a * 2 ** (b % 32), 32)),
    "shrw": lambda a, b: sext(bits(u32(a) // 2 ** (b % 32), 32)),
    "sarw": lambda a, b: s32(a) // 2 ** (b % 32),
    "rolw": lambda a, b: sext(rotated(a, b % 32, 32)),
    "rorw": lambda a, b: sext(rotated(a, 32 - b % 32, 32)),
    "mulw": lambda a, b: sext(bits(s32(a) * s32(b), 32)),
    "divw": lambda a, b: sext(bits(divide(s32(a), s32(b)), 32)),
    "divuw": lambda a, b: sext(bits(divide(u32(a), u32(b)), 32)),
    "remw": lambda a, b: sext(bits(rest(s32(a), s32(b)), 32)),
    "remuw": lambda a, b: sext(bits(rest(u32(a), u32(b)), 32)),
    "clzw": lambda a: (bits(a, 32) + "1").index("1"),
    "ctzw": lambda a: ("1" + bits(a, 32))[::-1].index("1"),
    "cpopw": lambda a: bits(a, 32).count("1"),
    "sext8": lambda a: int(numpy.uint64(a).astype(numpy.int8)),
    "sext16": lambda a: int(numpy.uint64(a).astype(numpy.int16)),
    "sext32": s32,
    "zext16": lambda a: a % 2**16,
    "zext32": lambda a: a % 2**32,
    "shadd": lambda a, b, shift: a * (2, 4, 8)[shift - 1] + b,
}


def test_every_pure_integer_op_has_a_second_formulation() -> None:
    assert EXPECTED.keys() == INTEGER.keys()


def compute(name: str, inputs: list[int], constant: int | None, attr: tuple[object, ...]) -> int:
    """Run one op from x11, x12 (or with input number `constant` as a constant) to x10."""
    cpu = FakeCpu()
    cpu.x[11 : 11 + len(inputs)] = inputs
    operands = [Imm(value) if i == constant else 11 + i for i, value in enumerate(inputs)]
    builder = Builder(0x13, 4)
    builder.op(name, 10, *operands, attr=attr)
    assert run(builder.ops, cpu, 0x1000, 4, 0x13) == 0x1004
    return cpu.x[10]


@pytest.mark.parametrize("name", EXPECTED)
@given(a=values, b=values, constant=st.sampled_from([None, 0, 1]), shift=st.sampled_from([1, 2, 3]))
def test_integer_op(name: str, a: int, b: int, constant: int | None, shift: int) -> None:
    inputs = [a, b][: OPS[name].ins]
    attr = (shift,) if OPS[name].attrs else ()
    assert compute(name, inputs, constant, attr) == EXPECTED[name](*inputs, *attr) % TWO64


@pytest.mark.parametrize("name", [n for n in EXPECTED if OPS[n].commutes])
@given(a=values, b=values)
def test_ops_said_to_commute_do(name: str, a: int, b: int) -> None:
    assert compute(name, [a, b], None, ()) == compute(name, [b, a], None, ())


@pytest.mark.parametrize("name", ["div", "rem", "divw", "remw"])
def test_division_overflow_and_by_zero_as_in_the_manual(name: str) -> None:
    word = name.endswith("w")
    least = TWO64 - (1 << 31) if word else 1 << 63
    minus_one = TWO64 - 1
    overflow = {"div": least, "rem": 0}[name.removesuffix("w")]
    by_zero = {"div": minus_one, "rem": least}[name.removesuffix("w")]
    assert compute(name, [least, minus_one], None, ()) == overflow
    assert compute(name, [least, 0], None, ()) == by_zero
