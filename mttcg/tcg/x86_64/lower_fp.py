"""Floating point on the host's scalar SSE and FMA, under the guest's rounding mode and sticky flags in MXCSR.

Exactness rests on these: a NaN result is replaced by the canonical NaN on a cold path; a single operand that is not
NaN-boxed, and whatever the host has no instruction for, goes to the interpreter before any flag is raised.
A VEX scalar single instruction copies bits 127:32 from its first source, so with a boxed one its result is boxed.
Both hosts and RISC-V detect tininess after rounding; MXCSR's denormal flag is nobody's business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..ir import Op
from .code import Code, mov, mov32, mov_store, mov_store32, movsxd
from .encode import Loc, Mem, encoder, encoder_imm
from .insns import RAX, RCX, RDX
from .lower_ctrl import CALL_INTERPRET
from .regs import CONST, WORK_SLOT
from .row import CLOBBERS_BOTH, CLOBBERS_NONE, INTERPRET, Emit, Lowering, NotInline

XMM0, XMM1 = 0, 1
SINGLE = 4
DYNAMIC, RNE, RTZ, RDN, RUP, RMM = 7, 0, 1, 2, 3, 4
_HOST_RC = {RNE: 0, RDN: 1, RUP: 2, RTZ: 3}  # MXCSR bits 14:13
_RC_MASK, _FLAGS_MASK = 3 << 13, 0x3F
_SUFFIX = {4: "ss", 8: "sd"}
_BITS = {4: "m32", 8: "m64"}

_movq = encoder("vmovq xmm, xmm/m64")
_movq_store = encoder("vmovsd m, xmm")
_movq_to_x = encoder("vmovq rm64, xmm")
_movd_to_x = encoder("vmovd rm32, xmm")
_movq_from_x = encoder("vmovq xmm, rm64")
_and = encoder("vandpd xmm, vxmm, xmm/m128")
_andn = encoder("vandnpd xmm, vxmm, xmm/m128")
_or = encoder("vorpd xmm, vxmm, xmm/m128")
_xor = encoder("vxorpd xmm, vxmm, xmm/m128")
_ptest = encoder("vptest xmm, xmm/m128")
_pxor = encoder("vpxor xmm, vxmm, xmm/m128")
_ucomi = {4: encoder("vucomiss xmm, xmm/m32"), 8: encoder("vucomisd xmm, xmm/m64")}
_comi = {4: encoder("vcomiss xmm, xmm/m32"), 8: encoder("vcomisd xmm, xmm/m64")}
_cmp_imm32 = encoder_imm("cmp rm32")
_cmp_imm = encoder_imm("cmp rm64")
_and_imm32 = encoder_imm("and rm32")
_or_imm32 = encoder_imm("or rm32")
_or_rm32 = encoder("or r32, rm32")
_or_rm = encoder("or r64, rm64")
_and_rm32 = encoder("and r32, rm32")
_movzx8 = encoder("movzx r32, rm8")
_shr_imm = {4: encoder("shr rm32, imm8"), 8: encoder("shr rm64, imm8")}
_test = encoder("test rm64, r64")
_stmxcsr, _ldmxcsr = encoder("stmxcsr m"), encoder("ldmxcsr m")
_SET = {cc: encoder(f"set{cc} rm8") for cc in ("a", "ae", "e", "np")}

_NAN = {4: CONST["nan4"], 8: CONST["nan8"]}
_SIGN = {4: CONST["sign4"], 8: CONST["sign8"]}
_GUEST_MXCSR = WORK_SLOT
_OTHER_MXCSR = Mem(WORK_SLOT.base, WORK_SLOT.disp + 4)


# --- operands and cold paths


def _reg(c: Code, operand: int, scratch: int) -> int:
    """An fp operand in an xmm register: its own, or `scratch`."""
    where = c.loc[operand]
    if type(where) is int:
        return where
    c.hot += _movq(scratch, where)
    return scratch


def _target(c: Code, op: Op) -> int:
    """The xmm register to compute an fp result in."""
    where = c.loc[op.out]
    return where if type(where) is int else XMM0


def _out(c: Code, op: Op, register: int) -> None:
    where = c.loc[op.out]
    if type(where) is not int:
        c.hot += _movq_store(where, register)
    elif where != register:
        c.hot += _movq(where, register)


def _check_boxes(c: Code, fmt: int, *operands: int) -> list[int]:
    """For singles: jump out unless all operands are NaN-boxed. The jumps, for `_interpret`."""
    if fmt != SINGLE:
        return []
    jumps: list[int] = []
    pinned: list[int] = []
    for operand in dict.fromkeys(operands):
        where = c.loc[operand]
        if type(where) is int:
            pinned.append(where)
        else:
            assert isinstance(where, Mem)
            c.hot += _cmp_imm32(Mem(where.base, where.disp + 4), -1)
            jumps.append(c.branch_cold("ne"))
    if pinned:
        both = pinned[0]
        for other in pinned[1:]:
            c.hot += _and(XMM0, both, other)
            both = XMM0
        c.hot += _ptest(both, CONST["box"])  # carry: all bits of the mask are set
        jumps.append(c.branch_cold("ae"))
    return jumps


def _interpret(c: Code, jumps: list[int]) -> None:
    """Where `jumps` lead: the interpreter runs the instruction. Call it at the op's end."""
    if jumps:
        for jump_end in jumps:
            c.land_cold(jump_end)
        c.cold += CALL_INTERPRET
        c.resume(len(c.hot))


def _canonical(c: Code, fmt: int, register: int) -> None:
    """Replace a NaN in `register`."""
    c.hot += _ucomi[fmt](register, register)
    c.jump_cold("p")
    c.cold += _movq(register, _NAN[fmt])
    c.resume(len(c.hot))


def _round(c: Code, rm: int, code: bytes) -> None:
    """Emit `code` under a rounding mode; sticky flags that it raises stay. Static modes are rare, so plainly."""
    if rm == DYNAMIC:
        c.hot += code
        return
    if rm not in _HOST_RC:
        raise NotInline
    c.hot += _stmxcsr(_GUEST_MXCSR) + mov32(RAX, _GUEST_MXCSR) + _and_imm32(RAX, ~_RC_MASK)
    c.hot += _or_imm32(RAX, _HOST_RC[rm] << 13) + mov_store32(_OTHER_MXCSR, RAX) + _ldmxcsr(_OTHER_MXCSR)
    c.hot += code
    c.hot += _stmxcsr(_OTHER_MXCSR) + mov32(RCX, _OTHER_MXCSR) + _and_imm32(RCX, _FLAGS_MASK)
    c.hot += _or_rm32(RCX, _GUEST_MXCSR) + mov_store32(_OTHER_MXCSR, RCX) + _ldmxcsr(_OTHER_MXCSR)


# --- arithmetic


def _arithmetic(name: str) -> Emit:
    rows = {fmt: encoder(f"v{name}{s} xmm, vxmm, xmm/{_BITS[fmt]}") for fmt, s in _SUFFIX.items()}

    def gen(c: Code, op: Op) -> None:
        attr: Any = op.attr
        fmt, rm = attr
        a, b = op.args
        jumps = _check_boxes(c, fmt, a, b)
        left = _reg(c, a, XMM0)
        target = _target(c, op)
        _round(c, rm, rows[fmt](target, left, c.loc[b]))
        _canonical(c, fmt, target)
        _out(c, op, target)
        _interpret(c, jumps)

    return gen


_sqrt = {4: encoder("vsqrtss xmm, vxmm, xmm/m32"), 8: encoder("vsqrtsd xmm, vxmm, xmm/m64")}


def gen_fsqrt(c: Code, op: Op) -> None:
    attr: Any = op.attr
    fmt, rm = attr
    jumps = _check_boxes(c, fmt, op.args[0])
    source = _reg(c, op.args[0], XMM0)
    target = _target(c, op)
    _round(c, rm, _sqrt[fmt](target, source, source))
    _canonical(c, fmt, target)
    _out(c, op, target)
    _interpret(c, jumps)


# dest = +-(a * b) +- dest, by (neg_mul, neg_add)
_FMA: dict[tuple[int, bool, bool], Callable[..., bytes]] = {
    (fmt, neg_mul, neg_add): encoder(f"{name}231{s} xmm, vxmm, xmm/{_BITS[fmt]}")
    for fmt, s in _SUFFIX.items()
    for neg_mul, neg_add, name in (
        (False, False, "vfmadd"), (False, True, "vfmsub"), (True, False, "vfnmadd"), (True, True, "vfnmsub"),
    )
}  # fmt: skip


def gen_fma(c: Code, op: Op) -> None:
    """A NaN result is left to the interpreter: RISC-V raises NV for inf * 0 + quiet NaN, the host does not."""
    attr: Any = op.attr
    fmt, rm, neg_mul, neg_add = attr
    a, b, addend = op.args
    jumps = _check_boxes(c, fmt, a, b, addend)
    left = _reg(c, a, XMM1)
    c.hot += _movq(XMM0, c.loc[addend])
    _round(c, rm, _FMA[fmt, bool(neg_mul), bool(neg_add)](XMM0, left, c.loc[b]))
    c.hot += _ucomi[fmt](XMM0, XMM0)
    jumps.append(c.branch_cold("p"))
    _out(c, op, XMM0)
    _interpret(c, jumps)


def _extreme(name: str, combine: Callable[..., bytes]) -> Emit:
    """fmin, fmax. Equal operands differ at most in the sign of zero: `combine` their bits."""
    rows = {fmt: encoder(f"v{name}{s} xmm, vxmm, xmm/{_BITS[fmt]}") for fmt, s in _SUFFIX.items()}

    def gen(c: Code, op: Op) -> None:
        fmt: Any = op.attr[0]
        a, b = op.args
        jumps = _check_boxes(c, fmt, a, b)
        left = _reg(c, a, XMM0)
        right = c.loc[b]
        target = _target(c, op)
        c.hot += _ucomi[fmt](left, right)
        jumps.append(c.branch_cold("p"))
        equal = c.branch_cold("e")
        c.hot += rows[fmt](target, left, right)
        end = len(c.hot)
        _out(c, op, target)
        c.land_cold(equal)
        c.cold += combine(target, left, right)
        c.resume(end)
        _interpret(c, jumps)

    return gen


# --- comparisons


def _x_out(c: Code, op: Op) -> int:
    where = c.loc[op.out]
    return where if type(where) is int else RAX


def gen_feq(c: Code, op: Op) -> None:
    fmt: Any = op.attr[0]
    a, b = op.args
    jumps = _check_boxes(c, fmt, a, b)
    target = _x_out(c, op)
    c.hot += _ucomi[fmt](_reg(c, a, XMM0), c.loc[b])
    c.hot += _SET["np"](RAX) + _SET["e"](RCX) + _and_rm32(RAX, RCX) + _movzx8(target, RAX)
    c.out(op, target)
    _interpret(c, jumps)


def _less(cc: str) -> Emit:
    """a < b as b above a, because unordered sets the carry."""

    def gen(c: Code, op: Op) -> None:
        fmt: Any = op.attr[0]
        a, b = op.args
        jumps = _check_boxes(c, fmt, a, b)
        target = _x_out(c, op)
        c.hot += _comi[fmt](_reg(c, b, XMM0), c.loc[a]) + _SET[cc](RAX) + _movzx8(target, RAX)
        c.out(op, target)
        _interpret(c, jumps)

    return gen


# --- signs and moves


def gen_fsgnj(c: Code, op: Op) -> None:
    attr: Any = op.attr
    fmt, mode = attr
    a, b = op.args
    jumps = _check_boxes(c, fmt, a, b)
    target = _target(c, op)
    sign = _SIGN[fmt]
    if a == b:  # fmv, fneg, fabs
        if mode == 0:
            c.hot += _movq(target, c.loc[a])
        elif mode == 1:
            c.hot += _xor(target, _reg(c, a, XMM0), sign)
        else:
            c.hot += _movq(XMM1, sign) + _andn(target, XMM1, c.loc[a])
    elif mode == 2:
        c.hot += _and(XMM1, _reg(c, b, XMM1), sign) + _xor(target, XMM1, c.loc[a])
    else:
        if mode == 0:
            c.hot += _and(XMM1, _reg(c, b, XMM1), sign)
        else:
            c.hot += _andn(XMM1, _reg(c, b, XMM1), sign)
        c.hot += _movq(XMM0, sign) + _andn(XMM0, XMM0, c.loc[a]) + _or(target, XMM0, XMM1)
    _out(c, op, target)
    _interpret(c, jumps)


def gen_fmv_f2x(c: Code, op: Op) -> None:
    fmt: Any = op.attr[0]
    source = c.loc[op.args[0]]
    target = _x_out(c, op)
    if type(source) is not int:
        c.hot += mov(target, source) if fmt == 8 else movsxd(target, source)
    elif fmt == 8:
        c.hot += _movq_to_x(target, source)
    else:
        c.hot += _movd_to_x(RAX, source) + movsxd(target, RAX)
    c.out(op, target)


def gen_fmv_x2f(c: Code, op: Op) -> None:
    fmt: Any = op.attr[0]
    out = c.loc[op.out]
    if fmt == 8:
        source: Loc = c.reg(op.args[0], RAX)
    else:
        source = RAX
        value = c.rm(op.args[0], RAX)
        c.hot += mov32(RAX, value) + _or_rm(RAX, CONST["box"])
    c.hot += _movq_from_x(out, source) if type(out) is int else mov_store(out, source)


# --- conversions

_TO_INT = {
    (truncate, fmt, bits): encoder(f"vcvt{'t' if truncate else ''}{_SUFFIX[fmt]}2si r{bits}, xmm/{_BITS[fmt]}")
    for truncate in (False, True)
    for fmt in (4, 8)
    for bits in (32, 64)
}
# Sign and exponent field as an integer, for values below 2^31 and 2^63: at most this, else out of (easy) range.
_EXPONENT = {(4, 32): 127 + 31, (4, 64): 127 + 63, (8, 32): 1023 + 31, (8, 64): 1023 + 63}
_FRACTION_BITS = {4: 23, 8: 52}


def gen_fcvt_f2i(c: Code, op: Op) -> None:
    """Out of range, the host gives its "integer indefinite" and NV; the interpreter then saturates.

    Unsigned ones are tested before converting, since the signed conversion would raise NX where NV alone is due.
    """
    attr: Any = op.attr
    fmt, bits, signed, rm = attr
    if rm == RMM:
        raise NotInline
    a = op.args[0]
    jumps = _check_boxes(c, fmt, a)
    source = c.loc[a]
    if not signed:
        if type(source) is int:
            c.hot += _movq_to_x(RAX, source) if fmt == 8 else _movd_to_x(RAX, source)
        else:
            c.hot += mov(RAX, source) if fmt == 8 else mov32(RAX, source)
        c.hot += _shr_imm[fmt](RAX, _FRACTION_BITS[fmt]) + _cmp_imm32(RAX, _EXPONENT[fmt, bits])
        jumps.append(c.branch_cold("ae"))
    # An unsigned 32-bit result may be 2^31 after rounding up: it needs the wide conversion.
    width = 64 if not signed else bits
    # `_round` uses rax and rcx; memory operands are read inside it.
    where = _reg(c, a, XMM0)
    convert = _TO_INT[rm == RTZ, fmt, width]
    if rm in (RTZ, DYNAMIC):
        c.hot += convert(RAX, where)
    else:
        _round(c, rm, convert(RDX, where))
        c.hot += mov(RAX, RDX)
    if signed:
        # Only the least integer overflows here: the host's "indefinite".
        c.hot += _cmp_imm(RAX, 1) if width == 64 else _cmp_imm32(RAX, 1)
        jumps.append(c.branch_cold("o"))
    if bits == 32:
        target = _x_out(c, op)
        c.hot += movsxd(target, RAX)
        c.out(op, target)
    else:
        c.out(op, RAX)
    _interpret(c, jumps)


_FROM_INT = {
    (fmt, bits): encoder(f"vcvtsi2{_SUFFIX[fmt]} xmm, vxmm, rm{bits}") for fmt in (4, 8) for bits in (32, 64)
}


def gen_fcvt_i2f(c: Code, op: Op) -> None:
    attr: Any = op.attr
    fmt, bits, signed, rm = attr
    exact = fmt == 8 and bits == 32
    if rm == RMM and not exact:
        raise NotInline
    jumps: list[int] = []
    source = c.rm(op.args[0], RAX)
    width = bits
    if not signed:
        width = 64
        if bits == 32:
            c.hot += mov32(RAX, source)
        else:
            if source != RAX:
                c.hot += mov(RAX, source)
            c.hot += _test(RAX, RAX)
            jumps.append(c.branch_cold("s"))
        source = RAX
    # The first source gives the bits above the result: the box, or nothing of interest (but no false dependency).
    c.hot += _movq(XMM1, CONST["box"]) if fmt == SINGLE else _pxor(XMM1, XMM1, XMM1)
    target = _target(c, op)
    if exact or rm == DYNAMIC:
        c.hot += _FROM_INT[fmt, width](target, XMM1, source)
    else:
        c.hot += mov(RDX, source)
        _round(c, rm, _FROM_INT[fmt, width](target, XMM1, RDX))
    _out(c, op, target)
    _interpret(c, jumps)


_widen = encoder("vcvtss2sd xmm, vxmm, xmm/m32")
_narrow = encoder("vcvtsd2ss xmm, vxmm, xmm/m64")


def gen_fcvt_f2f(c: Code, op: Op) -> None:
    attr: Any = op.attr
    fmt, rm = attr
    a = op.args[0]
    target = _target(c, op)
    if fmt == 8:
        jumps = _check_boxes(c, SINGLE, a)
        source = _reg(c, a, XMM0)
        c.hot += _widen(target, source, source)  # exact
    else:
        jumps = []
        c.hot += _movq(XMM1, CONST["box"])
        _round(c, rm, _narrow(target, XMM1, c.loc[a]))
    _canonical(c, fmt, target)
    _out(c, op, target)
    _interpret(c, jumps)


def _row(emit: Emit) -> Lowering:
    return Lowering(emit, CLOBBERS_BOTH, sole=True)


LOWERINGS: dict[str, Lowering] = {
    "fadd": _row(_arithmetic("add")),
    "fsub": _row(_arithmetic("sub")),
    "fmul": _row(_arithmetic("mul")),
    "fdiv": _row(_arithmetic("div")),
    "fsqrt": _row(gen_fsqrt),
    "fma": _row(gen_fma),
    "fmin": _row(_extreme("min", _or)),
    "fmax": _row(_extreme("max", _and)),
    "feq": _row(gen_feq),
    "flt": _row(_less("a")),
    "fle": _row(_less("ae")),
    "fsgnj": _row(gen_fsgnj),
    "fclass": INTERPRET,
    "fcvt_f2i": _row(gen_fcvt_f2i),
    "fcvt_i2f": _row(gen_fcvt_i2f),
    "fcvt_f2f": _row(gen_fcvt_f2f),
    "fmv_f2x": Lowering(gen_fmv_f2x, CLOBBERS_NONE),
    "fmv_x2f": Lowering(gen_fmv_x2f, CLOBBERS_NONE),
}
