"""Conversions between formats and to and from integers, on raw bits (see `softfloat`)."""

from __future__ import annotations

from .softfloat import FORMATS, NV, NX, invalid_if_signalling, is_nan, round_pack, round_shift, unpack

MASK64 = (1 << 64) - 1


def f2i(a: int, fmt: int, bits: int, signed: bool, rm: int) -> tuple[int, int]:
    """Integer of `bits` width, sign-extended from that width to a 64-bit pattern even if unsigned.

    Out of range saturates with NV and without NX; a NaN counts as +infinity (manual, F extension).
    """
    f = FORMATS[fmt]
    low = -(1 << (bits - 1)) if signed else 0
    high = (1 << (bits - 1 if signed else bits)) - 1
    if a & f.infinity == f.infinity:
        flags = NV
        value = low if a & f.sign and not is_nan(a, f) else high
    else:
        sign, significand, exponent = unpack(a, f)
        value, inexact = round_shift(sign, significand, -exponent, rm)
        value = -value if sign else value
        flags = NX if inexact else 0
        if not low <= value <= high:
            flags = NV
            value = low if value < low else high
    top = 1 << (bits - 1)
    return (((value & (2 * top - 1)) ^ top) - top) & MASK64, flags


def i2f(value: int, fmt: int, bits: int, signed: bool, rm: int) -> tuple[int, int]:
    """The number nearest to the low `bits` of `value`; zero is +0."""
    value &= (1 << bits) - 1
    if signed and value >> (bits - 1):
        value -= 1 << bits
    return round_pack(int(value < 0), abs(value), 0, FORMATS[fmt], rm)


def f2f(a: int, fmt: int, rm: int) -> tuple[int, int]:
    """The number `a` of the other format in format `fmt`."""
    source, target = FORMATS[12 - fmt], FORMATS[fmt]
    if is_nan(a, source):
        return target.nan, invalid_if_signalling(source, a)
    if a & source.infinity == source.infinity:
        return target.infinity | (target.sign if a & source.sign else 0), 0
    sign, significand, exponent = unpack(a, source)
    return round_pack(sign, significand, exponent, target, rm)
