"""What the host cannot witness: RISC-V's own rules, and rounding to nearest with ties away (RMM) by fractions."""

from __future__ import annotations

import random
from fractions import Fraction
from math import isqrt

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mttcg.tcg import softfloat, softfloat_compare, softfloat_convert
from mttcg.tcg.softfloat import DZ, FORMATS, NV, NX, OF, RDN, RMM, RNE, RTZ, RUP, UF
from tests.support.fp_values import hard_values, random_value

S, D = FORMATS[4], FORMATS[8]


def value_of(bits: int, fmt: int) -> Fraction:
    """The number that finite raw bits stand for, by the definition in IEEE 754, 3.4."""
    f = FORMATS[fmt]
    exponent = (bits & f.infinity) // (f.fraction + 1)
    fraction = Fraction(bits & f.fraction, f.fraction + 1)
    size = (1 + fraction if exponent else fraction) * Fraction(2) ** (max(exponent, 1) - f.exponent_max)
    return -size if bits & f.sign else size


def away(exact: Fraction, fmt: int) -> tuple[int, int]:
    """`exact` (not 0) rounded to nearest, ties away: by bisection over the format's non-negative numbers."""
    f = FORMATS[fmt]
    size = abs(exact)
    sign = f.sign if exact < 0 else 0
    limit = Fraction(2) ** (f.exponent_max + 1)  # what infinity stands for when distances are compared
    low, high = 0, f.infinity
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if value_of(middle, fmt) <= size else (low, middle)
    below, above = value_of(low, fmt), limit if high == f.infinity else value_of(high, fmt)
    if below == size:
        return sign | low, 0
    nearest = high if size - below >= above - size else low
    if nearest == f.infinity:
        return sign | nearest, OF | NX
    normal = Fraction(2) ** f.exponent_min
    tiny = size < normal - normal / 2 ** (f.precision + 1)  # below it even with an unbounded exponent
    return sign | nearest, NX | UF if tiny else NX


@pytest.mark.parametrize("rounds", [500, pytest.param(5000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("fmt", [4, 8])
def test_ties_round_away_by_fractions(fmt: int, rounds: int) -> None:
    rng = random.Random(fmt)
    f = FORMATS[fmt]
    finite = [bits for bits in hard_values(fmt) if bits & f.infinity != f.infinity]
    for _ in range(rounds):
        a, b, c = (rng.choice(finite) if rng.random() < 0.7 else random_value(rng, fmt) for _ in range(3))
        if f.infinity in (a & f.infinity, b & f.infinity, c & f.infinity):
            continue
        x, y, z = value_of(a, fmt), value_of(b, fmt), value_of(c, fmt)
        for exact, got in (
            (x + y, softfloat.add(a, b, fmt, RMM)),
            (x - y, softfloat.sub(a, b, fmt, RMM)),
            (x * y, softfloat.mul(a, b, fmt, RMM)),
            (x * y + z, softfloat.fma(a, b, c, fmt, RMM)),
            (-(x * y) + z, softfloat.fma(a, b, c, fmt, RMM, True, False)),
            (x * y - z, softfloat.fma(a, b, c, fmt, RMM, False, True)),
            (-(x * y) - z, softfloat.fma(a, b, c, fmt, RMM, True, True)),
            (x / y if y else Fraction(0), softfloat.div(a, b, fmt, RMM)),
        ):
            if exact:
                assert got == away(exact, fmt), (hex(a), hex(b), hex(c), exact)


@pytest.mark.parametrize("fmt", [4, 8])
def test_roots_round_to_nearest_when_ties_go_away(fmt: int) -> None:
    rng = random.Random(fmt)
    for _ in range(500):
        a = random_value(rng, fmt) & ~FORMATS[fmt].sign
        if not 0 < a < FORMATS[fmt].infinity:
            continue
        root, flags = softfloat.sqrt(a, fmt, RMM)
        got, exact = value_of(root, fmt), value_of(a, fmt)
        half = Fraction(value_of(root + 1, fmt) - got) / 2
        assert (got - half) ** 2 <= exact < (got + half) ** 2, hex(a)
        assert flags == (0 if got**2 == exact else NX)


@given(st.integers(0, (1 << 64) - 1), st.sampled_from([32, 64]), st.booleans(), st.sampled_from([4, 8]))
def test_integers_round_away_by_fractions(value: int, bits: int, signed: bool, fmt: int) -> None:
    number = value % (1 << bits)
    if signed and number >= 1 << (bits - 1):
        number -= 1 << bits
    want = away(Fraction(number), fmt) if number else (0, 0)
    assert softfloat_convert.i2f(value, fmt, bits, signed, RMM) == want


@pytest.mark.parametrize("fmt", [4, 8])
@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("rm", [RNE, RTZ, RDN, RUP, RMM])
def test_conversion_to_integers_by_fractions(fmt: int, bits: int, signed: bool, rm: int) -> None:
    f = FORMATS[fmt]
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    rng = random.Random(rm)
    for a in hard_values(fmt) + [random_value(rng, fmt) for _ in range(300)]:
        if a & f.infinity == f.infinity:
            negative = a == f.infinity | f.sign
            want, flags = (low if negative else high), NV
        else:
            exact = value_of(a, fmt)
            floor = exact.numerator // exact.denominator
            rest = exact - floor
            tie = floor + (exact > 0 if rm == RMM else floor & 1)
            nearest = tie if rest == Fraction(1, 2) else floor + (rest > Fraction(1, 2))
            chosen = {RDN: floor, RUP: floor + (rest > 0), RTZ: floor + (rest > 0 and exact < 0)}
            rounded = chosen.get(rm, nearest)
            want, flags = rounded, NX if rest else 0
            if not low <= rounded <= high:
                want, flags = (low if rounded < low else high), NV
        extended = want - (1 << bits) if want >= 1 << (bits - 1) else want
        assert softfloat_convert.f2i(a, fmt, bits, signed, rm) == (extended % (1 << 64), flags), hex(a)


def test_narrowing_rounds_away_by_fractions() -> None:
    rng = random.Random(1)
    for _ in range(2000):
        single = random_value(rng, 4)
        if single & S.infinity == S.infinity or single & ~S.sign == 0:
            continue
        wide = softfloat_convert.f2f(single, 8, RNE)[0] + (rng.randrange(-1, 2) + (rng.randrange(3) << 28))
        assert softfloat_convert.f2f(wide, 4, RMM) == away(value_of(wide, 8), 4), hex(wide)


@pytest.mark.parametrize(("fmt", "unsigned", "floating"), [(4, "u4", "f4"), (8, "u8", "f8")])
def test_nearest_even_agrees_with_numpy(fmt: int, unsigned: str, floating: str) -> None:
    rng = random.Random(fmt)
    f = FORMATS[fmt]
    a = numpy.array([random_value(rng, fmt) for _ in range(3000)], unsigned)
    b = numpy.array([random_value(rng, fmt) for _ in range(3000)], unsigned)
    x, y = a.view(floating), b.view(floating)
    with numpy.errstate(all="ignore"):
        answers = {
            softfloat.add: x + y,
            softfloat.sub: x - y,
            softfloat.mul: x * y,
            softfloat.div: x / y,
        }
    for operation, answer in answers.items():
        for i, bits in enumerate(answer.view(unsigned).tolist()):
            got, _ = operation(int(a[i]), int(b[i]), fmt, RNE)
            assert got == (f.nan if softfloat.is_nan(bits, f) else bits), (hex(a[i]), hex(b[i]))


@pytest.mark.parametrize("fmt", [4, 8])
def test_infinity_times_zero_plus_quiet_nan_is_invalid(fmt: int) -> None:
    f = FORMATS[fmt]
    for a, b in ((f.infinity, 0), (f.sign, f.infinity)):
        assert softfloat.fma(a, b, f.nan, fmt, RNE) == (f.nan, NV)
    assert softfloat.fma(f.infinity, 1, f.nan, fmt, RNE) == (f.nan, 0)


@pytest.mark.parametrize("fmt", [4, 8])
def test_minimum_and_maximum_prefer_numbers_and_order_zeros(fmt: int) -> None:
    f = FORMATS[fmt]
    minimum, maximum = softfloat_compare.minimum, softfloat_compare.maximum
    plus, minus = 0, f.sign
    assert minimum(plus, minus, fmt) == minimum(minus, plus, fmt) == (minus, 0)
    assert maximum(plus, minus, fmt) == maximum(minus, plus, fmt) == (plus, 0)
    payload, signalling = f.nan + 5, f.infinity + 1
    for select in (minimum, maximum):
        assert select(payload, 1, fmt) == select(1, payload, fmt) == (1, 0)
        assert select(signalling, 1, fmt) == select(1, signalling, fmt) == (1, NV)
        assert select(payload, payload, fmt) == (f.nan, 0)
        assert select(payload, signalling, fmt) == (f.nan, NV)
    numbers = [bits for bits in hard_values(fmt) if not softfloat.is_nan(bits, f)]
    for a in numbers:
        for b in numbers[::7]:
            if a & ~f.sign == f.infinity or b & ~f.sign == f.infinity or a == b:
                continue
            if value_of(a, fmt) != value_of(b, fmt):
                low, high = (a, b) if value_of(a, fmt) < value_of(b, fmt) else (b, a)
                assert minimum(a, b, fmt) == (low, 0)
                assert maximum(a, b, fmt) == (high, 0)


def test_class_masks_of_the_manual() -> None:
    for fmt, f in FORMATS.items():
        step = f.fraction + 1
        rows = [
            f.sign | f.infinity, f.sign | step, f.sign | f.fraction, f.sign, 0, f.fraction, f.infinity - 1,
            f.infinity, f.infinity + 1, f.nan + 3,
        ]  # fmt: skip
        for bit, bits in enumerate(rows):
            assert softfloat_compare.classify(bits, fmt) == 1 << bit


@pytest.mark.parametrize("fmt", [4, 8])
def test_sign_injection_keeps_payloads(fmt: int) -> None:
    f = FORMATS[fmt]
    for a in hard_values(fmt)[::3]:
        for b in hard_values(fmt)[::5]:
            size, negative_a, negative_b = a & ~f.sign, a >= f.sign, b >= f.sign
            for mode, negative in enumerate((negative_b, not negative_b, negative_a != negative_b)):
                assert softfloat_compare.sign_inject(a, b, fmt, mode) == size | (f.sign if negative else 0)


def test_flags_of_the_exceptional_cases() -> None:
    assert softfloat.div(1, 0, 8, RNE) == (D.infinity, DZ)
    assert softfloat.div(0, D.sign, 8, RNE) == (D.nan, NV)
    assert softfloat.div(D.infinity, D.infinity, 8, RNE) == (D.nan, NV)
    assert softfloat.sqrt(D.sign, 8, RNE) == (D.sign, 0)
    assert softfloat.sqrt(D.sign | 1, 8, RNE) == (D.nan, NV)
    assert softfloat.add(D.infinity, D.infinity | D.sign, 8, RNE) == (D.nan, NV)
    top = D.infinity - 1
    assert softfloat.mul(top, top, 8, RTZ) == (top, OF | NX)
    assert softfloat.mul(top, top, 8, RDN) == (top, OF | NX)
    assert softfloat.mul(top, top, 8, RUP) == (D.infinity, OF | NX)


@pytest.mark.parametrize("fmt", [4, 8])
def test_tininess_is_detected_after_rounding(fmt: int) -> None:
    """The product just below the smallest normal that rounds up to it: with the exponent unbounded it is
    still below when rounded to full precision (underflow), or is not (no underflow)."""
    f = FORMATS[fmt]
    smallest = f.fraction + 1
    one = f.exponent_max * smallest
    result, flags = softfloat.mul(smallest, one - 1, fmt, RNE)  # smallest * (1 - 2^-p): exact at precision p
    assert (result, flags) == (smallest, NX | UF)
    result, flags = softfloat.fma(smallest, one, f.sign | 1, fmt, RUP)  # exact subnormal: no flags
    assert (result, flags) == (f.fraction, 0)
    x, y = one + 1, one - 2  # (1 + 2u)(1 - 2u) = 1 - 4u^2, u = 2^-p: rounds up to 1 at precision p
    scaled = x - (f.exponent_max - 1) * smallest
    assert softfloat.mul(scaled, y, fmt, RNE) == (smallest, NX)


@given(st.integers(1, (1 << 52) - 1))
def test_square_of_a_root_of_a_square_is_exact(number: int) -> None:
    root = isqrt(number)
    square, _ = softfloat_convert.i2f(root * root, 8, 64, False, RNE)
    assert softfloat.sqrt(square, 8, RNE) == (softfloat_convert.i2f(root, 8, 64, False, RNE)[0], 0)
