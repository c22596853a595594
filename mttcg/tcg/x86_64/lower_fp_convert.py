"""Floating point to integers and back, between formats, raw moves and fclass. What makes it exact: `fp_code`.

Conversions to an integer and from one have their own code for static rounding modes, which do not touch MXCSR: C
libraries use them for floor(), ceil() and round(). That goes for RMM too (to nearest, ties away from zero), which the
host does not have; other instructions leave it to the interpreter.
"""

from __future__ import annotations

from typing import Any

from ..ir import Op
from .code import JCC_SHORT, JUMP_SIZE, Code, const, mov, mov32, mov_imm32, mov_store, movsxd, store
from .encode import Loc, Mem, encoder, encoder_imm
from .fp_code import (
    BITS,
    DYNAMIC,
    HOST_RC,
    RMM,
    RTZ,
    SINGLE,
    SUFFIX,
    XMM0,
    XMM1,
    and_imm32,
    canonical,
    check_boxes,
    cmp_imm32,
    else_interpret,
    fp_out,
    fp_reg,
    fp_row,
    fp_target,
    movq,
    rounded,
    x_out,
)
from .insns import RAX, RCX, RDX
from .lower_ctrl import CALL_INTERPRET
from .regs import CONST
from .row import CLOBBERS_BOTH, CLOBBERS_NONE, Lowering

_movq_to_x = encoder("vmovq rm64, xmm")
_movd_to_x = encoder("vmovd rm32, xmm")
_movq_from_x = encoder("vmovq xmm, rm64")
_pxor = encoder("vpxor xmm, vxmm, xmm/m128")
_add_f = {4: encoder("vaddss xmm, vxmm, xmm/m32"), 8: encoder("vaddsd xmm, vxmm, xmm/m64")}
_sub_f = encoder("vsubsd xmm, vxmm, xmm/m64")
_round_f = encoder("vroundsd xmm, vxmm, xmm/m64, imm8")
_widen = encoder("vcvtss2sd xmm, vxmm, xmm/m32")
_narrow = encoder("vcvtsd2ss xmm, vxmm, xmm/m64")
_cmp_imm = encoder_imm("cmp rm64")
_add_imm = encoder_imm("add rm64")
_add_imm32 = encoder_imm("add rm32")
_or = encoder("or r64, rm64")
_xor32 = encoder("xor r32, rm32")
_add, _sub = encoder("add r64, rm64"), encoder("sub r64, rm64")
_neg = encoder("neg rm64")
_shl_imm, _shr_imm, _sar_imm = (encoder(f"{name} rm64, imm8") for name in ("shl", "shr", "sar"))
_shl_imm32 = encoder("shl rm32, imm8")
_shlx, _shlx32 = encoder("shlx r64, rm64, v64"), encoder("shlx r32, rm32, v32")
_lzcnt = encoder("lzcnt r64, rm64")
_test = encoder("test rm64, r64")
_bts = encoder("bts rm64, imm8")
_cmovs = encoder("cmovs r64, rm64")
_setne = encoder("setne rm8")
_movzx8 = encoder("movzx r32, rm8")
_lea = encoder("lea r64, m")

_FRACTION_BITS = {4: 23, 8: 52}
_EXPONENT_BITS = {4: 8, 8: 11}
_BIAS = {4: 127, 8: 1023}


def _bits(c: Code, fmt: int, operand: int) -> bytes:
    """Load the bits of an fp operand into rax; those of a single are zero-extended."""
    where = c.loc[operand]
    if type(where) is int:
        return _movq_to_x(RAX, where) if fmt == 8 else _movd_to_x(RAX, where)
    return mov(RAX, where) if fmt == 8 else mov32(RAX, where)


def _cold_case(c: Code, skip: str, code: bytes, end: int) -> None:
    """In the cold stream: `code`, then on at hot offset `end`; passed by under the condition `skip`."""
    c.cold += JCC_SHORT[skip](len(code) + JUMP_SIZE) + code
    c.resume(end)


# --- fclass and moves

_NEG_INF, _NEG_NORMAL, _POS_NORMAL, _POS_INF, _QUIET_NAN = (1 << bit for bit in (0, 1, 6, 7, 9))  # the manual's mask


def _by_sign(negative: int, positive: int) -> bytes:
    """eax = one or the other, by the sign that fills it."""
    return and_imm32(RAX, negative - positive) + _add_imm32(RAX, positive)


def gen_fclass(c: Code, op: Op) -> None:
    """Integer operations on the bits, which raise nothing. Numbers that are not normal are cold.

    Bits 2 to 5 are the two subnormals and zeros, so that a sign turns bit number n into 7 - n, which is n ^ 7.
    """
    fmt: Any = op.attr[0]
    a = op.args[0]
    unboxed = check_boxes(c, fmt, a)
    c.hot += _bits(c, fmt, a)
    if fmt == SINGLE:
        c.hot += _shl_imm(RAX, 32)
    exponent_bits = _EXPONENT_BITS[fmt]
    special = (1 << exponent_bits) - 2  # the exponent field of infinities and NaNs, less one
    c.hot += mov(RCX, RAX) + _add(RCX, RAX) + mov(RDX, RCX) + _shr_imm(RDX, 64 - exponent_bits)
    c.hot += _sar_imm(RAX, 63) + _add_imm32(RDX, -1) + cmp_imm32(RDX, special)
    c.jump_cold("ae")
    c.hot += _by_sign(_NEG_NORMAL, _POS_NORMAL)
    end = len(c.hot)
    c.out(op, RAX)

    # Cold: rcx is the number without its sign, at the top. The exponent field less one is above `special` if it was 0.
    small = _test(RCX, RCX) + _setne(RCX) + _movzx8(RCX, RCX) + _add_imm32(RCX, 4)
    small += and_imm32(RAX, 7) + _xor32(RCX, RAX) + mov_imm32(RAX, 1) + _shlx32(RAX, RAX, RCX)
    _cold_case(c, "be", small, end)
    c.cold += _shl_imm(RCX, exponent_bits)  # the fraction: 0 in an infinity, with the top bit in a quiet NaN
    _cold_case(c, "ne", _by_sign(_NEG_INF, _POS_INF), end)
    c.cold += _shr_imm(RCX, 63) + _lea(RAX, Mem(RCX, 1)) + _shl_imm32(RAX, 8)
    c.resume(end)
    for jump_end in unboxed:
        c.land_cold(jump_end)
    if unboxed:
        c.cold += mov_imm32(RAX, _QUIET_NAN)
        c.resume(end)


def gen_fmv_f2x(c: Code, op: Op) -> None:
    fmt: Any = op.attr[0]
    source = c.loc[op.args[0]]
    target = x_out(c, op)
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
        c.hot += mov32(RAX, value) + _or(RAX, CONST["box"])
    c.hot += _movq_from_x(out, source) if type(out) is int else mov_store(out, source)


# --- to an integer

_TO_INT = {
    (truncate, fmt, bits): encoder(f"vcvt{'t' if truncate else ''}{SUFFIX[fmt]}2si r{bits}, xmm/{BITS[fmt]}")
    for truncate in (False, True)
    for fmt in (4, 8)
    for bits in (32, 64)
}
_QUIETLY = 8  # vroundsd: NX stays as it is


def _to_int_static(c: Code, fmt: int, operand: int, width: int, rm: int) -> None:
    """rax = the operand as an integer by a mode that is not the host's; or "indefinite" with NV. NX is the caller's.

    RMM: truncation leaves a difference below 1, which doubled and truncated is the correction. All of that is exact,
    and for large values the correction is 0.
    """
    source = fp_reg(c, operand, XMM1)
    if fmt == SINGLE:
        c.hot += _widen(XMM1, source, source)
        source = XMM1
    mode = _QUIETLY | HOST_RC[RTZ if rm == RMM else rm]
    c.hot += _round_f(XMM0, source, source, mode)
    if rm == RMM:
        c.hot += _sub_f(XMM1, source, XMM0) + _add_f[8](XMM1, XMM1, XMM1)
        c.hot += _round_f(XMM1, XMM1, XMM1, mode) + _add_f[8](XMM0, XMM0, XMM1)
    c.hot += _TO_INT[True, 8, width](RAX, XMM0)


def gen_fcvt_f2i(c: Code, op: Op) -> None:
    """Out of range, the host gives its "integer indefinite" and NV; the interpreter then saturates.

    Unsigned ones are tested before converting, since the signed conversion would raise NX where NV alone is due.
    From 2^63 on, all values are integers: they are made from the fraction's bits.
    """
    attr: Any = op.attr
    fmt, bits, signed, rm = attr
    a = op.args[0]
    jumps = check_boxes(c, fmt, a)
    large: int | None = None
    if not signed:
        # Only a double may become 2^32 by rounding.
        limit = 31 if bits == 32 and fmt == 8 and rm != RTZ else min(bits, 63)
        c.hot += _bits(c, fmt, a) + _shr_imm(RAX, _FRACTION_BITS[fmt])  # sign and exponent
        c.hot += cmp_imm32(RAX, _BIAS[fmt] + limit)
        large = c.branch_cold("ae")
    # An unsigned 32-bit result may be above 2^31: it needs the wide conversion.
    width = 64 if not signed else bits
    static = rm not in (DYNAMIC, RTZ)
    if static:
        _to_int_static(c, fmt, a, width, rm)
    else:
        c.hot += _TO_INT[rm == RTZ, fmt, width](RAX, c.loc[a])
    if signed:
        # Only the least integer overflows here: the host's "indefinite".
        c.hot += _cmp_imm(RAX, 1) if width == 64 else cmp_imm32(RAX, 1)
        jumps.append(c.branch_cold("o"))
    if static:
        c.hot += _TO_INT[True, fmt, width](RCX, c.loc[a])  # in range, so that this raises at most NX
    if bits == 32:
        target = x_out(c, op)
        c.hot += movsxd(target, RAX)
        c.out(op, target)
    else:
        c.out(op, RAX)
    if large is not None and bits == 64:
        c.land_cold(large)
        integer = _bits(c, fmt, a) + _shl_imm(RAX, 63 - _FRACTION_BITS[fmt]) + _bts(RAX, 63)
        integer += store(c.loc[op.out], RAX)
        _cold_case(c, "ne", integer, len(c.hot))  # "e": below 2^64
        c.cold += CALL_INTERPRET
        c.resume(len(c.hot))
    elif large is not None:
        jumps.append(large)
    else_interpret(c, jumps)


# --- from an integer

_FROM_INT = {(fmt, bits): encoder(f"vcvtsi2{SUFFIX[fmt]} xmm, vxmm, rm{bits}") for fmt in (4, 8) for bits in (32, 64)}


_MAGNITUDE = mov(RCX, RAX) + _neg(RCX) + _cmovs(RCX, RAX)  # rcx = abs(rax)


def _ties_away(fmt: int, target: int) -> bytes:
    """`target` = the number nearest to rax, where rdx says how many zeros are above its magnitude: all as integers."""
    fraction_bits = _FRACTION_BITS[fmt]
    code = _MAGNITUDE + _shlx(RCX, RCX, RDX)
    code += _shr_imm(RCX, 62 - fraction_bits) + _add_imm(RCX, 1) + _shr_imm(RCX, 1)
    # The fraction's leading 1, or the 2 that it may be rounded to, is added to the exponent field.
    code += _shl_imm(RDX, fraction_bits) + _sub(RCX, RDX)
    code += const(RDX, _BIAS[fmt] + 62 << fraction_bits) + _add(RCX, RDX)
    code += _shr_imm(RAX, 63) + _shl_imm(RAX, 8 * fmt - 1) + _or(RCX, RAX)
    if fmt == SINGLE:
        code += _or(RCX, CONST["box"])
    return code + _movq_from_x(target, RCX)


def gen_fcvt_i2f(c: Code, op: Op) -> None:
    """A static rounding mode matters only if the magnitude has more bits than fit: cold, the conversion is done again.

    An unsigned value with the top bit is halved, with its lowest bit or'ed to the next for the rounding's sake, and
    the result doubled.
    """
    attr: Any = op.attr
    fmt, bits, signed, rm = attr
    static = rm != DYNAMIC and not (fmt == 8 and bits == 32)
    source = c.rm(op.args[0], RAX)
    width = 64 if static or not signed else bits
    if width != bits:
        c.hot += movsxd(RAX, source) if signed else mov32(RAX, source)
        source = RAX
    elif source != RAX and (static or not signed):
        c.hot += mov(RAX, source)
        source = RAX
    # The first source gives the bits above the result: the box, or nothing of interest (but no false dependency).
    c.hot += movq(XMM1, CONST["box"]) if fmt == SINGLE else _pxor(XMM1, XMM1, XMM1)
    large: int | None = None
    if bits == 64 and not signed:
        c.hot += _test(RAX, RAX)
        large = c.branch_cold("s")
    target = fp_target(c, op)
    c.hot += _FROM_INT[fmt, width](target, XMM1, source)
    if static:
        c.hot += _MAGNITUDE + _lzcnt(RDX, RCX) + _shlx(RCX, RCX, RDX) + _shl_imm(RCX, _FRACTION_BITS[fmt] + 1)
        c.jump_cold("ne")
        if rm == RMM:
            c.cold += _ties_away(fmt, target)
        else:
            c.cold += mov(RDX, RAX) + rounded(rm, _FROM_INT[fmt, width](target, XMM1, RDX))
        c.resume(len(c.hot))
    end = len(c.hot)
    fp_out(c, op, target)
    if large is None:
        return
    if rm == RMM:
        else_interpret(c, [large])
        return
    c.land_cold(large)
    c.cold += mov(RDX, RAX) + _shr_imm(RDX, 1) + and_imm32(RAX, 1) + _or(RDX, RAX)
    c.cold += rounded(rm, _FROM_INT[fmt, 64](target, XMM1, RDX)) + _add_f[fmt](target, target, target)
    c.resume(end)


# --- between formats


def gen_fcvt_f2f(c: Code, op: Op) -> None:
    attr: Any = op.attr
    fmt, rm = attr
    a = op.args[0]
    target = fp_target(c, op)
    if fmt == 8:
        jumps = check_boxes(c, SINGLE, a)
        source = fp_reg(c, a, XMM0)
        c.hot += _widen(target, source, source)  # exact
    else:
        jumps = []
        c.hot += movq(XMM1, CONST["box"])
        c.hot += rounded(rm, _narrow(target, XMM1, c.loc[a]))
    canonical(c, fmt, target)
    fp_out(c, op, target)
    else_interpret(c, jumps)


LOWERINGS: dict[str, Lowering] = {
    "fclass": Lowering(gen_fclass, CLOBBERS_BOTH),
    "fcvt_f2i": fp_row(gen_fcvt_f2i),
    "fcvt_i2f": fp_row(gen_fcvt_i2f),
    "fcvt_f2f": fp_row(gen_fcvt_f2f),
    "fmv_f2x": Lowering(gen_fmv_f2x, CLOBBERS_NONE),
    "fmv_x2f": Lowering(gen_fmv_x2f, CLOBBERS_NONE),
}
