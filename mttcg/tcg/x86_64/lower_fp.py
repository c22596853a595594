"""Floating-point arithmetic, comparisons and signs on the host's scalar SSE and FMA, under the guest's rounding mode
and sticky flags in MXCSR. What makes it exact: `fp_code`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..ir import Op
from .code import Code
from .encode import encoder
from .fp_code import (
    BITS,
    SUFFIX,
    XMM0,
    XMM1,
    and_pd,
    canonical,
    check_boxes,
    else_interpret,
    fp_out,
    fp_reg,
    fp_row,
    fp_target,
    movq,
    rounded,
    ucomi,
    x_out,
)
from .insns import RAX, RCX
from .regs import CONST
from .row import Emit, Lowering

_andn = encoder("vandnpd xmm, vxmm, xmm/m128")
_or = encoder("vorpd xmm, vxmm, xmm/m128")
_xor = encoder("vxorpd xmm, vxmm, xmm/m128")
_comi = {4: encoder("vcomiss xmm, xmm/m32"), 8: encoder("vcomisd xmm, xmm/m64")}
_and_rm32 = encoder("and r32, rm32")
_movzx8 = encoder("movzx r32, rm8")
_SET = {cc: encoder(f"set{cc} rm8") for cc in ("a", "ae", "e", "np")}
_SIGN = {4: CONST["sign4"], 8: CONST["sign8"]}


# --- arithmetic


def _arithmetic(name: str) -> Emit:
    rows = {fmt: encoder(f"v{name}{s} xmm, vxmm, xmm/{BITS[fmt]}") for fmt, s in SUFFIX.items()}

    def gen(c: Code, op: Op) -> None:
        attr: Any = op.attr
        fmt, rm = attr
        a, b = op.args
        jumps = check_boxes(c, fmt, a, b)
        left = fp_reg(c, a, XMM0)
        target = fp_target(c, op)
        c.hot += rounded(rm, rows[fmt](target, left, c.loc[b]))
        canonical(c, fmt, target)
        fp_out(c, op, target)
        else_interpret(c, jumps)

    return gen


_sqrt = {4: encoder("vsqrtss xmm, vxmm, xmm/m32"), 8: encoder("vsqrtsd xmm, vxmm, xmm/m64")}


def gen_fsqrt(c: Code, op: Op) -> None:
    attr: Any = op.attr
    fmt, rm = attr
    jumps = check_boxes(c, fmt, op.args[0])
    source = fp_reg(c, op.args[0], XMM0)
    target = fp_target(c, op)
    c.hot += rounded(rm, _sqrt[fmt](target, source, source))
    canonical(c, fmt, target)
    fp_out(c, op, target)
    else_interpret(c, jumps)


# dest = +-(a * b) +- dest, by (neg_mul, neg_add)
_FMA: dict[tuple[int, bool, bool], Callable[..., bytes]] = {
    (fmt, neg_mul, neg_add): encoder(f"{name}231{s} xmm, vxmm, xmm/{BITS[fmt]}")
    for fmt, s in SUFFIX.items()
    for neg_mul, neg_add, name in (
        (False, False, "vfmadd"), (False, True, "vfmsub"), (True, False, "vfnmadd"), (True, True, "vfnmsub"),
    )
}  # fmt: skip


def gen_fma(c: Code, op: Op) -> None:
    """A NaN result is left to the interpreter: RISC-V raises NV for inf * 0 + quiet NaN, the host does not."""
    attr: Any = op.attr
    fmt, rm, neg_mul, neg_add = attr
    a, b, addend = op.args
    jumps = check_boxes(c, fmt, a, b, addend)
    left = fp_reg(c, a, XMM1)
    c.hot += movq(XMM0, c.loc[addend])
    c.hot += rounded(rm, _FMA[fmt, bool(neg_mul), bool(neg_add)](XMM0, left, c.loc[b]))
    c.hot += ucomi[fmt](XMM0, XMM0)
    jumps.append(c.branch_cold("p"))
    fp_out(c, op, XMM0)
    else_interpret(c, jumps)


def _extreme(name: str, combine: Callable[..., bytes]) -> Emit:
    """fmin, fmax. Equal operands differ at most in the sign of zero: `combine` their bits."""
    rows = {fmt: encoder(f"v{name}{s} xmm, vxmm, xmm/{BITS[fmt]}") for fmt, s in SUFFIX.items()}

    def gen(c: Code, op: Op) -> None:
        fmt: Any = op.attr[0]
        a, b = op.args
        jumps = check_boxes(c, fmt, a, b)
        left = fp_reg(c, a, XMM0)
        right = c.loc[b]
        target = fp_target(c, op)
        c.hot += ucomi[fmt](left, right)
        jumps.append(c.branch_cold("p"))
        equal = c.branch_cold("e")
        c.hot += rows[fmt](target, left, right)
        end = len(c.hot)
        fp_out(c, op, target)
        c.land_cold(equal)
        c.cold += combine(target, left, right)
        c.resume(end)
        else_interpret(c, jumps)

    return gen


# --- comparisons


def gen_feq(c: Code, op: Op) -> None:
    fmt: Any = op.attr[0]
    a, b = op.args
    jumps = check_boxes(c, fmt, a, b)
    target = x_out(c, op)
    c.hot += ucomi[fmt](fp_reg(c, a, XMM0), c.loc[b])
    c.hot += _SET["np"](RAX) + _SET["e"](RCX) + _and_rm32(RAX, RCX) + _movzx8(target, RAX)
    c.out(op, target)
    else_interpret(c, jumps)


def _less(cc: str) -> Emit:
    """a < b as b above a, because unordered sets the carry."""

    def gen(c: Code, op: Op) -> None:
        fmt: Any = op.attr[0]
        a, b = op.args
        jumps = check_boxes(c, fmt, a, b)
        target = x_out(c, op)
        c.hot += _comi[fmt](fp_reg(c, b, XMM0), c.loc[a]) + _SET[cc](RAX) + _movzx8(target, RAX)
        c.out(op, target)
        else_interpret(c, jumps)

    return gen


# --- signs and moves


def gen_fsgnj(c: Code, op: Op) -> None:
    attr: Any = op.attr
    fmt, mode = attr
    a, b = op.args
    jumps = check_boxes(c, fmt, a, b)
    target = fp_target(c, op)
    sign = _SIGN[fmt]
    if a == b:  # fmv, fneg, fabs
        if mode == 0:
            c.hot += movq(target, c.loc[a])
        elif mode == 1:
            c.hot += _xor(target, fp_reg(c, a, XMM0), sign)
        else:
            c.hot += movq(XMM1, sign) + _andn(target, XMM1, c.loc[a])
    elif mode == 2:
        c.hot += and_pd(XMM1, fp_reg(c, b, XMM1), sign) + _xor(target, XMM1, c.loc[a])
    else:
        if mode == 0:
            c.hot += and_pd(XMM1, fp_reg(c, b, XMM1), sign)
        else:
            c.hot += _andn(XMM1, fp_reg(c, b, XMM1), sign)
        c.hot += movq(XMM0, sign) + _andn(XMM0, XMM0, c.loc[a]) + _or(target, XMM0, XMM1)
    fp_out(c, op, target)
    else_interpret(c, jumps)


LOWERINGS: dict[str, Lowering] = {
    "fadd": fp_row(_arithmetic("add")),
    "fsub": fp_row(_arithmetic("sub")),
    "fmul": fp_row(_arithmetic("mul")),
    "fdiv": fp_row(_arithmetic("div")),
    "fsqrt": fp_row(gen_fsqrt),
    "fma": fp_row(gen_fma),
    "fmin": fp_row(_extreme("min", _or)),
    "fmax": fp_row(_extreme("max", and_pd)),
    "feq": fp_row(gen_feq),
    "flt": fp_row(_less("a")),
    "fle": fp_row(_less("ae")),
    "fsgnj": fp_row(gen_fsgnj),
}
