"""softfloat against the host's SSE unit: values and flags, in the four rounding modes that both have."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import pytest

from mttcg.tcg import softfloat, softfloat_compare, softfloat_convert
from mttcg.tcg.softfloat import FORMATS, NV, RDN, RNE, RTZ, RUP, is_nan
from tests.support.fp_values import hard_values, random_value
from tests.support.host_fp import host

MODES = [RNE, RTZ, RDN, RUP]
BINARY: dict[str, Callable[[int, int, int, int], tuple[int, int]]] = {
    "add": softfloat.add,
    "sub": softfloat.sub,
    "mul": softfloat.mul,
    "div": softfloat.div,
}
COMPARE = {"eq": softfloat_compare.eq, "lt": softfloat_compare.lt, "le": softfloat_compare.le}


def expected(name: str, fmt: int, rm: int, *operands: int) -> tuple[int, int]:
    """The host's answer with its NaNs made canonical."""
    bits, flags = host(name, fmt, rm, *operands)
    f = FORMATS[fmt]
    return (f.nan if is_nan(bits, f) else bits), flags


def pairs(fmt: int, count: int) -> list[tuple[int, int]]:
    hard = hard_values(fmt)
    rng = random.Random(fmt)
    found = list(itertools.product(hard[:: 2 if count < len(hard) ** 2 else 1], hard))
    found += [(random_value(rng, fmt), random_value(rng, fmt)) for _ in range(count)]
    return found


@pytest.mark.parametrize("rm", MODES)
@pytest.mark.parametrize("fmt", [4, 8])
@pytest.mark.parametrize("name", BINARY)
def test_arithmetic_agrees_with_the_host(name: str, fmt: int, rm: int) -> None:
    operation = BINARY[name]
    for a, b in pairs(fmt, 3000):
        assert operation(a, b, fmt, rm) == expected(name, fmt, rm, a, b), (hex(a), hex(b))


@pytest.mark.parametrize("rm", MODES)
@pytest.mark.parametrize("fmt", [4, 8])
def test_square_root_agrees_with_the_host(fmt: int, rm: int) -> None:
    rng = random.Random(rm)
    for a in hard_values(fmt) + [random_value(rng, fmt) for _ in range(3000)]:
        assert softfloat.sqrt(a, fmt, rm) == expected("sqrt", fmt, rm, a), hex(a)


@pytest.mark.parametrize("rm", MODES)
@pytest.mark.parametrize("fmt", [4, 8])
def test_fused_multiply_add_agrees_with_the_host(fmt: int, rm: int) -> None:
    f = FORMATS[fmt]
    rng = random.Random(rm)
    hard = hard_values(fmt)
    cases = [(rng.choice(hard), rng.choice(hard), rng.choice(hard)) for _ in range(4000)]
    cases += [(random_value(rng, fmt), random_value(rng, fmt), random_value(rng, fmt)) for _ in range(3000)]
    for a, b, _ in cases[-2000:]:  # cancellation: subtract nearly the rounded product
        product, _ = softfloat.mul(a, b, fmt, RTZ)
        cases.append((a, b, product ^ f.sign ^ rng.randrange(2)))
    for a, b, c in cases:
        if is_nan(c, f):  # the host need not raise invalid for inf * 0 + NaN; see test_softfloat_rules
            continue
        assert softfloat.fma(a, b, c, fmt, rm) == expected("fma", fmt, rm, a, b, c), (hex(a), hex(b), hex(c))


@pytest.mark.parametrize("fmt", [4, 8])
@pytest.mark.parametrize("name", COMPARE)
def test_comparisons_agree_with_the_host(name: str, fmt: int) -> None:
    for a, b in pairs(fmt, 500):
        bits, flags = host(name, fmt, RNE, a, b)
        assert COMPARE[name](a, b, fmt) == (bits & 1, flags), (hex(a), hex(b))


@pytest.mark.parametrize("rm", MODES)
@pytest.mark.parametrize("fmt", [4, 8])
def test_conversion_between_formats_agrees_with_the_host(fmt: int, rm: int) -> None:
    rng = random.Random(rm)
    source = 12 - fmt
    cases = hard_values(source) + [random_value(rng, source) for _ in range(2000)]
    if fmt == 4:  # singles and their neighbours as doubles: ties and both ends of the range
        for single in hard_values(4) + [random_value(rng, 4) for _ in range(1000)]:
            wide, _ = softfloat_convert.f2f(single, 8, RNE)
            cases += [wide, wide ^ 1 << 28, (wide ^ 1 << 28) + 1, (wide ^ 1 << 28) - 1]
    for a in cases:
        assert softfloat_convert.f2f(a, fmt, rm) == expected("f2f", fmt, rm, a), hex(a)


@pytest.mark.parametrize("rm", MODES)
@pytest.mark.parametrize("fmt", [4, 8])
def test_conversion_from_integer_agrees_with_the_host(fmt: int, rm: int) -> None:
    rng = random.Random(rm)
    values = [0, 1, (1 << 64) - 1, 1 << 63, (1 << 63) - 1, (1 << 53) + 1, (1 << 24) + 1, (1 << 24) + 3]
    values += [rng.getrandbits(64) >> rng.randrange(64) for _ in range(1000)]
    values += [((1 << rng.randrange(64)) + rng.randrange(-2, 3)) % (1 << 64) for _ in range(1000)]
    for a in values:
        assert softfloat_convert.i2f(a, fmt, 64, True, rm) == expected("i2f", fmt, rm, a), hex(a)


@pytest.mark.parametrize("rm", MODES)
@pytest.mark.parametrize("fmt", [4, 8])
def test_conversion_to_integer_agrees_with_the_host(fmt: int, rm: int) -> None:
    rng = random.Random(rm)
    for a in hard_values(fmt) + [random_value(rng, fmt) for _ in range(3000)]:
        bits, flags = host("f2i", fmt, rm, a)
        ours, our_flags = softfloat_convert.f2i(a, fmt, 64, True, rm)
        assert our_flags == flags, hex(a)
        if not flags & NV:  # saturated values are RISC-V's own
            assert ours == bits, hex(a)
