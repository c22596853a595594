"""Floating point."""

from __future__ import annotations

from .row import INTERPRET, Lowering

LOWERINGS: dict[str, Lowering] = dict.fromkeys(("fadd", "fsub", "fmul", "fdiv", "fsqrt", "fma", "fmin", "fmax", "feq", "flt", "fle", "fsgnj", "fclass", "fcvt_f2i", "fcvt_i2f", "fcvt_f2f", "fmv_f2x", "fmv_x2f"), INTERPRET)
