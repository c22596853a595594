"""What the integer rows of `ops` mean, on Python integers: the pure half of the interpreter.

Inputs are 0 .. 2^64-1 (the interpreter guarantees it), and so must every result be. The functions are
written for being checked against the manual by eye, and are small enough that a call costs most of them;
nothing here knows of registers or memory.
"""

from __future__ import annotations

from collections.abc import Callable

MASK32 = (1 << 32) - 1
MASK64 = (1 << 64) - 1
SIGN64 = 1 << 63


def signed64(value: int) -> int:
    """The two's complement value of a 64-bit pattern."""
    return value - (1 << 64) if value & SIGN64 else value


def signed32(value: int) -> int:
    """The two's complement value of the low 32 bits."""
    return ((value & MASK32) ^ 0x80000000) - 0x80000000


def sign_extend(value: int, size: int) -> int:
    """The low `size` bytes of `value` sign-extended to a 64-bit pattern."""
    top = 1 << (8 * size - 1)
    return (((value & (2 * top - 1)) ^ top) - top) & MASK64


def sext32(value: int) -> int:
    """The low 32 bits sign-extended to a 64-bit pattern."""
    return (((value & MASK32) ^ 0x80000000) - 0x80000000) & MASK64


def _divide(a: int, b: int) -> int:
    """Signed quotient rounded towards zero; -1 for b = 0. Overflow wraps to `a` by itself."""
    if b == 0:
        return -1
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def _remainder(a: int, b: int) -> int:
    """Signed remainder with the dividend's sign; `a` for b = 0."""
    if b == 0:
        return a
    rest = abs(a) % abs(b)
    return -rest if a < 0 else rest


def _rotate_left(value: int, count: int, width: int) -> int:
    """`value` of `width` bits rotated; `count` is reduced modulo the width, so that negatives go right."""
    count %= width
    return (value << count | value >> (width - count)) & ((1 << width) - 1)


def _orcb(a: int) -> int:
    return int.from_bytes(bytes(0xFF if byte else 0 for byte in a.to_bytes(8, "little")), "little")


def _trailing_zeros(a: int, width: int) -> int:
    return (a & -a).bit_length() - 1 if a else width


INTEGER: dict[str, Callable[..., int]] = {
    "mov": lambda a: a,
    "add": lambda a, b: (a + b) & MASK64,
    "sub": lambda a, b: (a - b) & MASK64,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "andn": lambda a, b: a & ~b,
    "orn": lambda a, b: a | (b ^ MASK64),
    "xnor": lambda a, b: a ^ b ^ MASK64,
    "shl": lambda a, b: (a << (b & 63)) & MASK64,
    "shr": lambda a, b: a >> (b & 63),
    "sar": lambda a, b: (signed64(a) >> (b & 63)) & MASK64,
    "rol": lambda a, b: _rotate_left(a, b & 63, 64),
    "ror": lambda a, b: _rotate_left(a, -(b & 63), 64),
    "slt": lambda a, b: int(a ^ SIGN64 < b ^ SIGN64),
    "sltu": lambda a, b: int(a < b),
    "min": lambda a, b: a if a ^ SIGN64 < b ^ SIGN64 else b,
    "max": lambda a, b: b if a ^ SIGN64 < b ^ SIGN64 else a,
    "minu": lambda a, b: a if a < b else b,
    "maxu": lambda a, b: b if a < b else a,
    "mul": lambda a, b: (a * b) & MASK64,
    "mulh": lambda a, b: (signed64(a) * signed64(b) >> 64) & MASK64,
    "mulhu": lambda a, b: a * b >> 64,
    "mulhsu": lambda a, b: (signed64(a) * b >> 64) & MASK64,
    "div": lambda a, b: _divide(signed64(a), signed64(b)) & MASK64,
    "divu": lambda a, b: a // b if b else MASK64,
    "rem": lambda a, b: _remainder(signed64(a), signed64(b)) & MASK64,
    "remu": lambda a, b: a % b if b else a,
    "clz": lambda a: 64 - a.bit_length(),
    "ctz": lambda a: _trailing_zeros(a, 64),
    "cpop": lambda a: a.bit_count(),
    "bswap": lambda a: int.from_bytes(a.to_bytes(8, "little"), "big"),
    "orcb": _orcb,
    "bset": lambda a, b: a | 1 << (b & 63),
    "bclr": lambda a, b: a & ~(1 << (b & 63)),
    "binv": lambda a, b: a ^ 1 << (b & 63),
    "bext": lambda a, b: a >> (b & 63) & 1,
    "addw": lambda a, b: sext32(a + b),
    "subw": lambda a, b: sext32(a - b),
    "shlw": lambda a, b: sext32(a << (b & 31)),
    "shrw": lambda a, b: sext32((a & MASK32) >> (b & 31)),
    "sarw": lambda a, b: (signed32(a) >> (b & 31)) & MASK64,
    "rolw": lambda a, b: sext32(_rotate_left(a & MASK32, b & 31, 32)),
    "rorw": lambda a, b: sext32(_rotate_left(a & MASK32, -(b & 31), 32)),
    "mulw": lambda a, b: sext32(a * b),
    "divw": lambda a, b: sext32(_divide(signed32(a), signed32(b))),
    "divuw": lambda a, b: sext32((a & MASK32) // (b & MASK32)) if b & MASK32 else MASK64,
    "remw": lambda a, b: sext32(_remainder(signed32(a), signed32(b))),
    "remuw": lambda a, b: sext32((a & MASK32) % (b & MASK32) if b & MASK32 else a),
    "clzw": lambda a: 32 - (a & MASK32).bit_length(),
    "ctzw": lambda a: _trailing_zeros(a & MASK32, 32),
    "cpopw": lambda a: (a & MASK32).bit_count(),
    "sext8": lambda a: sign_extend(a, 1),
    "sext16": lambda a: sign_extend(a, 2),
    "sext32": sext32,
    "zext16": lambda a: a & 0xFFFF,
    "zext32": lambda a: a & MASK32,
    "shadd": lambda a, b, shift: ((a << shift) + b) & MASK64,
}

CONDITION: dict[str, Callable[[int, int], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a ^ SIGN64 < b ^ SIGN64,
    "ge": lambda a, b: a ^ SIGN64 >= b ^ SIGN64,
    "ltu": lambda a, b: a < b,
    "geu": lambda a, b: a >= b,
}
