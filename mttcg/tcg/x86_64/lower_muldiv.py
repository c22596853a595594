"""Multiplication and division (M extension); see `lower_int`."""

from __future__ import annotations

from ..ir import Imm, Op
from .code import JCC_SHORT, Code, const, fits32, lea, lea32, mov, mov32, movsxd, signed64
from .encode import Mem, encoder, encoder_imm
from .insns import RAX, RCX, RDX
from .row import CLOBBERS_BOTH, CLOBBERS_RCX, Emit, Lowering

_imul = encoder("imul r64, rm64")
_imul32 = encoder("imul r32, rm32")
_imul_imm = encoder("imul r64, rm64, imm32")
_mul_wide = encoder("mul rm64")
_test = encoder("test rm64, r64")
_test32 = encoder("test rm32, r32")
_cmp_imm = encoder_imm("cmp rm64")
_cmp_imm32 = encoder_imm("cmp rm32")
_xor32 = encoder("xor r32, rm32")
_and = encoder("and r64, rm64")
_sub = encoder("sub r64, rm64")
_sar_imm = encoder("sar rm64, imm8")


def gen_mul(c: Code, op: Op) -> None:
    a, b = op.args
    if type(a) is Imm or op.out == b:
        a, b = b, a
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    if type(b) is Imm and fits32(b):
        c.hot += _imul_imm(target, c.rm(a, RAX), signed64(b))
    else:
        right = c.rm(b, RCX)
        if target == right:
            target = RAX
        c.into(target, a)
        c.hot += _imul(target, right)
    c.out(op, target)


def gen_mulw(c: Code, op: Op) -> None:
    a, b = op.args
    if type(a) is Imm or op.out == b:
        a, b = b, a
    out = c.loc[op.out]
    wide = out if type(out) is int else RAX
    right = c.rm(b, RCX)
    target = RAX if wide == right else wide
    c.into(target, a)
    c.hot += _imul32(target, right) + movsxd(wide, target)
    c.out(op, wide)


def _mul_high(name: str) -> Emit:
    multiply = encoder(f"{name} rm64")

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        c.into(RAX, a)
        c.hot += multiply(c.rm(b, RCX))
        c.out(op, RDX)

    return gen


def gen_mulhsu(c: Code, op: Op) -> None:
    # signed(a) * b = unsigned(a) * b - (a < 0 ? b << 64 : 0)
    a, b = op.args
    c.into(RCX, b)
    c.into(RAX, a)
    c.hot += _mul_wide(RCX)
    left = c.rm(a, RAX)
    if left != RAX:
        c.hot += mov(RAX, left)
    c.hot += _sar_imm(RAX, 63) + _and(RAX, RCX) + _sub(RDX, RAX)
    c.out(op, RDX)


def _divide(signed: bool, remainder: bool, bits: int) -> Emit:
    """RISC-V division does not trap: divisors 0 and -1 are sorted out first, in the cold stream."""
    divide = encoder(f"{'idiv' if signed else 'div'} rm{bits}")
    extend = encoder("cqo" if bits == 64 else "cdq")() if signed else _xor32(RDX, RDX)
    move = mov if bits == 64 else mov32
    test = _test if bits == 64 else _test32
    cmp_imm = _cmp_imm if bits == 64 else _cmp_imm32
    plus_one = (lea if bits == 64 else lea32)(RDX, Mem(RCX, 1))
    negate = encoder(f"neg rm{bits}")(RAX)
    all_ones = const(RAX, (1 << 64) - 1)
    result = RDX if remainder else RAX

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        c.into(RCX, b)
        c.into(RAX, a)
        if signed:  # rcx + 1 is 1 for 0 and 0 for -1
            c.hot += plus_one + cmp_imm(RDX, 1)
            c.jump_cold("be")
        else:
            c.hot += test(RCX, RCX)
            c.jump_cold("e")
        c.hot += extend + divide(RCX)
        end = len(c.hot)
        if remainder:  # of 0: a; of -1: 0
            c.cold += move(RDX, RAX)
            if signed:
                c.cold += test(RCX, RCX)
                c.resume_if("e", end)
                c.cold += _xor32(RDX, RDX)
        elif signed:  # by 0: -1; by -1: -a, which is also what overflow asks for
            c.cold += test(RCX, RCX) + JCC_SHORT["ne"](len(all_ones) + 5)
            c.cold += all_ones
            c.resume(end)
            c.cold += negate
        else:
            c.cold += all_ones
        c.resume(end)
        if bits == 32:
            out = c.loc[op.out]
            target = out if type(out) is int else result
            c.hot += movsxd(target, result)
            c.out(op, target)
        else:
            c.out(op, result)

    return gen


LOWERINGS: dict[str, Lowering] = {
    "mul": Lowering(gen_mul, CLOBBERS_RCX),
    "mulh": Lowering(_mul_high("imul"), CLOBBERS_BOTH),
    "mulhu": Lowering(_mul_high("mul"), CLOBBERS_BOTH),
    "mulhsu": Lowering(gen_mulhsu, CLOBBERS_BOTH),
    "div": Lowering(_divide(True, False, 64), CLOBBERS_BOTH),
    "divu": Lowering(_divide(False, False, 64), CLOBBERS_BOTH),
    "rem": Lowering(_divide(True, True, 64), CLOBBERS_BOTH),
    "remu": Lowering(_divide(False, True, 64), CLOBBERS_BOTH),
    "mulw": Lowering(gen_mulw, CLOBBERS_RCX),
    "divw": Lowering(_divide(True, False, 32), CLOBBERS_BOTH),
    "divuw": Lowering(_divide(False, False, 32), CLOBBERS_BOTH),
    "remw": Lowering(_divide(True, True, 32), CLOBBERS_BOTH),
    "remuw": Lowering(_divide(False, True, 32), CLOBBERS_BOTH),
}
