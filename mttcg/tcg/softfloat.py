"""Exact IEEE 754 arithmetic on raw bits, in integers only: the reference for guest floating point.

Every operation first gets its exact result as sign * significand * 2^exponent with a Python integer of
whatever length that takes, and rounds once in `round_pack`. A quotient or root that is not finite in
binary carries its remainder as one sticky bit below at least two extra bits, which rounds the same.
No host floating point is used, so the results cannot depend on the host's modes or libraries.

Formats are named by their size in bytes: 4 binary32, 8 binary64. Functions return (bits, flags). As RISC-V
asks (manual, F extension): NaN results are canonical, tininess is detected after rounding.
Comparisons are in `softfloat_compare`, conversions in `softfloat_convert`.
"""

from __future__ import annotations

from math import isqrt
from typing import NamedTuple

NX, UF, OF, DZ, NV = 1, 2, 4, 8, 16  # fflags
RNE, RTZ, RDN, RUP, RMM = range(5)  # rounding modes


class Format(NamedTuple):
    """Constants of a binary interchange format. `precision` counts the hidden bit."""

    precision: int
    exponent_min: int  # of the smallest normal number, as 1.x * 2^e
    exponent_max: int
    sign: int  # the sign bit
    infinity: int  # also the mask of the exponent field
    fraction: int  # mask of the fraction field
    quiet: int  # the fraction bit that makes a NaN quiet
    nan: int  # the canonical NaN


def _format(width: int, precision: int) -> Format:
    exponent_max = (1 << (width - precision - 1)) - 1
    infinity = ((1 << (width - precision)) - 1) << (precision - 1)
    quiet = 1 << (precision - 2)
    return Format(
        precision,
        exponent_min=1 - exponent_max,
        exponent_max=exponent_max,
        sign=1 << (width - 1),
        infinity=infinity,
        fraction=(1 << (precision - 1)) - 1,
        quiet=quiet,
        nan=infinity | quiet,
    )


FORMATS: dict[int, Format] = {4: _format(32, 24), 8: _format(64, 53)}


def is_nan(bits: int, f: Format) -> bool:
    """Is it a NaN, quiet or signalling?"""
    return bits & ~f.sign > f.infinity


def is_snan(bits: int, f: Format) -> bool:
    """Is it a signalling NaN?"""
    return bits & ~f.sign > f.infinity and not bits & f.quiet


def invalid_if_signalling(f: Format, *operands: int) -> int:
    """NV if one of the operands is a signalling NaN, else 0."""
    return NV if any(is_snan(bits, f) for bits in operands) else 0


def unpack(bits: int, f: Format) -> tuple[int, int, int]:
    """A finite number as (sign 0 or 1, significand, exponent): its size is significand * 2^exponent."""
    sign = 1 if bits & f.sign else 0
    biased = (bits & f.infinity) >> (f.precision - 1)
    significand = bits & f.fraction
    if biased:
        significand |= f.fraction + 1
    else:
        biased = 1
    return sign, significand, biased - f.exponent_max - (f.precision - 1)


def round_shift(sign: int, significand: int, shift: int, rm: int) -> tuple[int, bool]:
    """`significand` / 2^shift rounded to an integer by mode `rm`; and whether it was inexact.

    The sign (1 negative) matters to the directed modes.
    """
    if shift <= 0:
        return significand << -shift, False
    kept = significand >> shift
    rest = significand - (kept << shift)
    if rest == 0:
        return kept, False
    half = 1 << (shift - 1)
    if rm == RNE:
        up = rest > half or (rest == half and bool(kept & 1))
    elif rm == RMM:
        up = rest >= half
    elif rm == RTZ:
        up = False
    else:
        up = (rm == RDN) == bool(sign)
    return kept + up, True


def round_pack(sign: int, significand: int, exponent: int, f: Format, rm: int) -> tuple[int, int]:
    """The number (-1)^sign * significand * 2^exponent rounded to format `f`; a zero keeps `sign`."""
    sign_bit = f.sign if sign else 0
    if significand == 0:
        return sign_bit, 0
    leading = exponent + significand.bit_length() - 1
    lowest = max(leading, f.exponent_min) - (f.precision - 1)
    kept, inexact = round_shift(sign, significand, lowest - exponent, rm)
    if leading >= f.exponent_min and kept >> f.precision:  # rounded up to the next power of two
        kept >>= 1
        leading += 1
    if leading > f.exponent_max:
        away = rm in (RNE, RMM) or (rm == RDN and sign == 1) or (rm == RUP and sign == 0)
        return sign_bit | (f.infinity if away else f.infinity - 1), OF | NX
    flags = NX if inexact else 0
    if leading < f.exponent_min:
        # Without the hidden bit the fields follow from `kept` alone, even if it became the smallest normal.
        if inexact and _is_tiny(sign, significand, exponent, leading, f, rm):
            flags |= UF
        return sign_bit | kept, flags
    return sign_bit | ((leading - f.exponent_min) << (f.precision - 1)) + kept, flags


def _is_tiny(sign: int, significand: int, exponent: int, leading: int, f: Format, rm: int) -> bool:
    """Would it be below the normal numbers after rounding with an unbounded exponent range?"""
    if leading < f.exponent_min - 1:
        return True
    kept, _ = round_shift(sign, significand, leading - (f.precision - 1) - exponent, rm)
    return not kept >> f.precision


def _zero_of_sum(sign_a: int, sign_b: int, f: Format, rm: int) -> int:
    """The zero that a sum cancels to: the common sign, or +0, or -0 when rounding down (IEEE 754, 6.3)."""
    negative = sign_a if sign_a == sign_b else rm == RDN
    return f.sign if negative else 0


def add(a: int, b: int, fmt: int, rm: int) -> tuple[int, int]:
    """a + b."""
    f = FORMATS[fmt]
    if is_nan(a, f) or is_nan(b, f):
        return f.nan, invalid_if_signalling(f, a, b)
    size_a, size_b = a & ~f.sign, b & ~f.sign
    if size_a == f.infinity:
        return (f.nan, NV) if size_b == f.infinity and a != b else (a, 0)
    if size_b == f.infinity:
        return b, 0
    return _sum(*unpack(a, f), *unpack(b, f), f, rm)


def _sum(sa: int, ma: int, ea: int, sb: int, mb: int, eb: int, f: Format, rm: int) -> tuple[int, int]:
    """The rounded sum of two exact finite numbers."""
    exponent = min(ea, eb)
    total = (-ma if sa else ma) << (ea - exponent)
    total += (-mb if sb else mb) << (eb - exponent)
    if total == 0:
        return _zero_of_sum(sa, sb, f, rm), 0
    return round_pack(int(total < 0), abs(total), exponent, f, rm)


def sub(a: int, b: int, fmt: int, rm: int) -> tuple[int, int]:
    """a - b."""
    f = FORMATS[fmt]
    return add(a, b if is_nan(b, f) else b ^ f.sign, fmt, rm)


def mul(a: int, b: int, fmt: int, rm: int) -> tuple[int, int]:
    """a * b."""
    f = FORMATS[fmt]
    if is_nan(a, f) or is_nan(b, f):
        return f.nan, invalid_if_signalling(f, a, b)
    size_a, size_b = a & ~f.sign, b & ~f.sign
    if f.infinity in (size_a, size_b):
        return (f.nan, NV) if 0 in (size_a, size_b) else ((a ^ b) & f.sign | f.infinity, 0)
    sa, ma, ea = unpack(a, f)
    sb, mb, eb = unpack(b, f)
    return round_pack(sa ^ sb, ma * mb, ea + eb, f, rm)


def div(a: int, b: int, fmt: int, rm: int) -> tuple[int, int]:
    """a / b."""
    f = FORMATS[fmt]
    if is_nan(a, f) or is_nan(b, f):
        return f.nan, invalid_if_signalling(f, a, b)
    size_a, size_b = a & ~f.sign, b & ~f.sign
    sign_bit = (a ^ b) & f.sign
    if size_a == size_b and size_a in (0, f.infinity):
        return f.nan, NV
    if size_a == f.infinity:
        return sign_bit | f.infinity, 0
    if size_b == f.infinity:
        return sign_bit, 0
    if size_b == 0:
        return sign_bit | f.infinity, DZ
    sa, ma, ea = unpack(a, f)
    sb, mb, eb = unpack(b, f)
    extra = f.precision + 2 + max(0, mb.bit_length() - ma.bit_length())
    quotient, rest = divmod(ma << extra, mb)
    return round_pack(sa ^ sb, quotient << 1 | (rest != 0), ea - eb - extra - 1, f, rm)


def sqrt(a: int, fmt: int, rm: int) -> tuple[int, int]:
    """The square root; sqrt(-0) is -0."""
    f = FORMATS[fmt]
    if is_nan(a, f):
        return f.nan, invalid_if_signalling(f, a)
    if a & ~f.sign == 0 or a == f.infinity:
        return a, 0
    if a & f.sign:
        return f.nan, NV
    _, significand, exponent = unpack(a, f)
    extra = 2 * f.precision + 4
    extra += (exponent - extra) & 1  # the exponent under the root must be even
    square = significand << extra
    root = isqrt(square)
    return round_pack(0, root << 1 | (root * root != square), (exponent - extra) // 2 - 1, f, rm)


def fma(
    a: int, b: int, c: int, fmt: int, rm: int, neg_mul: bool = False, neg_add: bool = False
) -> tuple[int, int]:
    """(neg_mul ? -(a * b) : a * b) + (neg_add ? -c : c), rounded once. inf * 0 + NaN raises NV too."""
    f = FORMATS[fmt]
    size_a, size_b = a & ~f.sign, b & ~f.sign
    zero_times_infinity = (size_a, size_b) in ((0, f.infinity), (f.infinity, 0))
    if is_nan(a, f) or is_nan(b, f) or is_nan(c, f):
        return f.nan, NV if zero_times_infinity else invalid_if_signalling(f, a, b, c)
    if zero_times_infinity:
        return f.nan, NV
    product_sign = (a ^ b ^ (f.sign if neg_mul else 0)) & f.sign
    if neg_add:
        c ^= f.sign
    if f.infinity in (size_a, size_b):
        product = product_sign | f.infinity
        return (f.nan, NV) if c & ~f.sign == f.infinity and c != product else (product, 0)
    if c & ~f.sign == f.infinity:
        return c, 0
    _, ma, ea = unpack(a, f)
    _, mb, eb = unpack(b, f)
    return _sum(int(product_sign != 0), ma * mb, ea + eb, *unpack(c, f), f, rm)
