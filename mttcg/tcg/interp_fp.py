"""What the floating-point rows of `ops` mean: NaN boxing, rounding mode and flags around `softfloat`.

A single lives in the low half of a 64-bit register under 32 ones; one that is not boxed so reads as the
canonical NaN (manual, D extension, NaN boxing). The raw moves, loads and stores alone do not look at the box.
The functions take `cpu` and the instruction's site first, as all acting ops of the interpreter do.
"""

from __future__ import annotations

from collections.abc import Callable

from . import softfloat, softfloat_compare, softfloat_convert
from .guest import GuestCpu
from .interp_int import MASK32, MASK64, sign_extend

Site = tuple[int, int, int]  # pc, size in bytes and word of the instruction
BOX32 = 0xFFFFFFFF00000000


def unbox(value: int, fmt: int) -> int:
    """The raw bits of format `fmt` in fp register contents."""
    if fmt == 8:
        return value
    return value & MASK32 if value >= BOX32 else softfloat.FORMATS[4].nan


def box(bits: int, fmt: int) -> int:
    """Fp register contents that hold raw bits of format `fmt`."""
    return bits if fmt == 8 else bits | BOX32


def _done(cpu: GuestCpu, result: tuple[int, int]) -> int:
    """Accrue the flags of a result; its bits."""
    if result[1]:
        cpu.raise_fflags(result[1])
    return result[0]


def _rounded(operation: Callable[[int, int, int, int], tuple[int, int]]) -> Callable[..., int]:
    """A row with two fp inputs and a rounding mode."""

    def meaning(cpu: GuestCpu, site: Site, a: int, b: int, fmt: int, rm: int) -> int:
        return box(_done(cpu, operation(unbox(a, fmt), unbox(b, fmt), fmt, cpu.rounding(rm))), fmt)

    return meaning


def _selected(operation: Callable[[int, int, int], tuple[int, int]]) -> Callable[..., int]:
    """A row with two fp inputs that needs no rounding."""

    def meaning(cpu: GuestCpu, site: Site, a: int, b: int, fmt: int) -> int:
        return box(_done(cpu, operation(unbox(a, fmt), unbox(b, fmt), fmt)), fmt)

    return meaning


def _compared(operation: Callable[[int, int, int], tuple[int, int]]) -> Callable[..., int]:
    """A row that compares two fp inputs and gives an integer."""

    def meaning(cpu: GuestCpu, site: Site, a: int, b: int, fmt: int) -> int:
        return _done(cpu, operation(unbox(a, fmt), unbox(b, fmt), fmt))

    return meaning


def _fsqrt(cpu: GuestCpu, site: Site, a: int, fmt: int, rm: int) -> int:
    return box(_done(cpu, softfloat.sqrt(unbox(a, fmt), fmt, cpu.rounding(rm))), fmt)


def _fma(
    cpu: GuestCpu, site: Site, a: int, b: int, c: int, fmt: int, rm: int, neg_mul: bool, neg_add: bool
) -> int:
    operands = unbox(a, fmt), unbox(b, fmt), unbox(c, fmt)
    return box(_done(cpu, softfloat.fma(*operands, fmt, cpu.rounding(rm), neg_mul, neg_add)), fmt)


def _fsgnj(cpu: GuestCpu, site: Site, a: int, b: int, fmt: int, mode: int) -> int:
    return box(softfloat_compare.sign_inject(unbox(a, fmt), unbox(b, fmt), fmt, mode), fmt)


def _fclass(cpu: GuestCpu, site: Site, a: int, fmt: int) -> int:
    return softfloat_compare.classify(unbox(a, fmt), fmt)


def _f2i(cpu: GuestCpu, site: Site, a: int, fmt: int, bits: int, signed: bool, rm: int) -> int:
    return _done(cpu, softfloat_convert.f2i(unbox(a, fmt), fmt, bits, signed, cpu.rounding(rm)))


def _i2f(cpu: GuestCpu, site: Site, a: int, fmt: int, bits: int, signed: bool, rm: int) -> int:
    return box(_done(cpu, softfloat_convert.i2f(a, fmt, bits, signed, cpu.rounding(rm))), fmt)


def _f2f(cpu: GuestCpu, site: Site, a: int, fmt: int, rm: int) -> int:
    return box(_done(cpu, softfloat_convert.f2f(unbox(a, 12 - fmt), fmt, cpu.rounding(rm))), fmt)


def _mv_f2x(cpu: GuestCpu, site: Site, a: int, fmt: int) -> int:
    return sign_extend(a, fmt)


def _mv_x2f(cpu: GuestCpu, site: Site, a: int, fmt: int) -> int:
    return a & MASK64 if fmt == 8 else a & MASK32 | BOX32


FLOAT: dict[str, Callable[..., int]] = {
    "fadd": _rounded(softfloat.add),
    "fsub": _rounded(softfloat.sub),
    "fmul": _rounded(softfloat.mul),
    "fdiv": _rounded(softfloat.div),
    "fsqrt": _fsqrt,
    "fma": _fma,
    "fmin": _selected(softfloat_compare.minimum),
    "fmax": _selected(softfloat_compare.maximum),
    "feq": _compared(softfloat_compare.eq),
    "flt": _compared(softfloat_compare.lt),
    "fle": _compared(softfloat_compare.le),
    "fsgnj": _fsgnj,
    "fclass": _fclass,
    "fcvt_f2i": _f2i,
    "fcvt_i2f": _i2f,
    "fcvt_f2f": _f2f,
    "fmv_f2x": _mv_f2x,
    "fmv_x2f": _mv_x2f,
}
