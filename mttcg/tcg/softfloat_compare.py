"""Comparison, minimum, maximum, sign and class of floating-point numbers on raw bits (see `softfloat`)."""

from __future__ import annotations

from .softfloat import FORMATS, NV, Format, invalid_if_signalling, is_nan, is_snan


def _key(bits: int, f: Format) -> int:
    """An integer that orders numbers as their values do, but with -0 just below +0."""
    return ~(bits & ~f.sign) if bits & f.sign else bits


def eq(a: int, b: int, fmt: int) -> tuple[int, int]:
    """a == b; NV for signalling NaNs only."""
    f = FORMATS[fmt]
    if is_nan(a, f) or is_nan(b, f):
        return 0, invalid_if_signalling(f, a, b)
    return int(a == b or (a | b) & ~f.sign == 0), 0


def lt(a: int, b: int, fmt: int) -> tuple[int, int]:
    """a < b; NV for any NaN."""
    f = FORMATS[fmt]
    if is_nan(a, f) or is_nan(b, f):
        return 0, NV
    return int((a | b) & ~f.sign != 0 and _key(a, f) < _key(b, f)), 0


def le(a: int, b: int, fmt: int) -> tuple[int, int]:
    """a <= b; NV for any NaN."""
    f = FORMATS[fmt]
    if is_nan(a, f) or is_nan(b, f):
        return 0, NV
    return int((a | b) & ~f.sign == 0 or _key(a, f) <= _key(b, f)), 0


def minimum(a: int, b: int, fmt: int) -> tuple[int, int]:
    """IEEE 754-2019 minimumNumber: a number wins over a NaN, -0 is below +0, NV for signalling NaNs."""
    return _select(a, b, fmt, largest=False)


def maximum(a: int, b: int, fmt: int) -> tuple[int, int]:
    """IEEE 754-2019 maximumNumber."""
    return _select(a, b, fmt, largest=True)


def _select(a: int, b: int, fmt: int, *, largest: bool) -> tuple[int, int]:
    f = FORMATS[fmt]
    flags = invalid_if_signalling(f, a, b)
    if is_nan(a, f):
        return (f.nan if is_nan(b, f) else b), flags
    if is_nan(b, f) or (_key(a, f) > _key(b, f)) == largest:
        return a, flags
    return b, flags


def sign_inject(a: int, b: int, fmt: int, mode: int) -> int:
    """`a` with b's sign (mode 0), its inverse (1), or the exclusive or of both signs (2)."""
    sign = FORMATS[fmt].sign
    return a & ~sign | (b, ~b, a ^ b)[mode] & sign


def classify(a: int, fmt: int) -> int:
    """The one-hot mask of FCLASS (manual, F extension): bit 0 -inf, 1 -normal, 2 -subnormal, 3 -0, 4 +0,
    5 +subnormal, 6 +normal, 7 +inf, 8 signalling NaN, 9 quiet NaN."""
    f = FORMATS[fmt]
    if is_nan(a, f):
        return 1 << 8 if is_snan(a, f) else 1 << 9
    exponent = a & f.infinity
    if exponent == f.infinity:
        rank = 3
    elif exponent:
        rank = 2
    else:
        rank = 1 if a & f.fraction else 0
    return 1 << (3 - rank if a & f.sign else 4 + rank)
