"""Integer ops. Each emitter takes the template and the op; inputs and output may be the same location.

Beside an emitter stands what it clobbers of the scratch registers that temporaries may live in (rcx, rdx); rax
is every emitter's own. An op whose inputs are all constants is folded before it comes here.
"""

from __future__ import annotations

from typing import Any

from ..ir import Imm, Op
from .code import (
    Code,
    const,
    fits32,
    lea,
    lea32,
    mov,
    mov32,
    mov_imm32,
    movsxd,
    signed64,
)
from .encode import Loc, Mem, encoder, encoder_imm
from .insns import RAX, RCX
from .row import CLOBBERS_NONE, CLOBBERS_RCX, Emit, Lowering

_not = encoder("not rm64")
_test = encoder("test rm64, r64")
_cmp = encoder("cmp r64, rm64")
_cmp_imm = encoder_imm("cmp rm64")
_cmp_to = encoder("cmp rm64, r64")
_movzx8 = encoder("movzx r32, rm8")
_and_imm = encoder_imm("and rm32")
_andn = encoder("andn r64, v64, rm64")
_or = encoder("or r64, rm64")
_xor = encoder("xor r64, rm64")
_sar_imm = encoder("sar rm64, imm8")
_shr_imm = encoder("shr rm64, imm8")


def gen_mov(c: Code, op: Op) -> None:
    a = op.args[0]
    if type(a) is Imm:
        c.out_imm(op, a)
        return
    out = c.loc[op.out]
    if type(out) is int:
        c.into(out, a)
    else:
        c.out(op, c.reg(a, RAX))


def _alu(name: str, *, commutes: bool = True) -> Emit:
    """add, and, or, xor, sub: two-operand host instructions with a memory form on either side."""
    load, to_memory, immediate = encoder(f"{name} r64, rm64"), encoder(f"{name} rm64, r64"), encoder_imm(f"{name} rm64")
    is_add = name == "add"

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        if commutes and (type(a) is Imm or op.out == b):
            a, b = b, a
        loc = c.loc
        out = loc[op.out]
        if type(b) is Imm:
            if fits32(b):
                value = signed64(b)
                if type(a) is not Imm and loc[a] == out:
                    if value or not is_add:
                        c.hot += immediate(out, value)
                    return
                if type(out) is int:
                    if type(a) is not Imm and is_add:
                        where = loc[a]
                        if type(where) is int:
                            c.hot += lea(out, Mem(where, value)) if value else mov(out, where)
                            return
                    c.into(out, a)
                    c.hot += immediate(out, value)
                    return
                c.into(RAX, a)
                if value or not is_add:
                    c.hot += immediate(RAX, value)
                c.out(op, RAX)
                return
            c.hot += const(RCX, b)
            right: Loc = RCX
        else:
            right = loc[b]
        if type(a) is not Imm:
            left = loc[a]
            if left == out:
                if type(out) is int:
                    c.hot += load(out, right)
                elif type(right) is int:
                    c.hot += to_memory(out, right)
                else:
                    c.hot += mov(RAX, right) + to_memory(out, RAX)
                return
            if is_add and type(out) is int and type(left) is int and type(right) is int:
                c.hot += lea(out, Mem(left, 0, right))
                return
        target = out if type(out) is int and out != right else RAX
        c.into(target, a)
        c.hot += load(target, right)
        c.out(op, target)

    return gen


def _alu32(name: str) -> Emit:
    """addw, subw: the 32-bit instruction, then sign extension."""
    load, immediate = encoder(f"{name} r32, rm32"), encoder_imm(f"{name} rm32")

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        if name == "add" and (type(a) is Imm or op.out == b):
            a, b = b, a
        out = c.loc[op.out]
        wide = out if type(out) is int else RAX
        if type(b) is Imm:
            value = (b & 0xFFFFFFFF ^ 0x80000000) - 0x80000000
            if value == 0:
                c.hot += movsxd(wide, c.rm(a, RAX))
            else:
                left = c.rm(a, RAX)
                if type(left) is int and name == "add" and left != wide:
                    c.hot += lea32(wide, Mem(left, value)) + movsxd(wide, wide)
                else:
                    if left != wide:
                        c.hot += mov32(wide, left)
                    c.hot += immediate(wide, value) + movsxd(wide, wide)
            c.out(op, wide)
            return
        right = c.loc[b]
        target = wide if wide != right else RAX
        if type(a) is Imm:
            c.hot += mov_imm32(target, a & 0xFFFFFFFF)
        elif c.loc[a] != target:
            c.hot += mov32(target, c.loc[a])
        c.hot += load(target, right) + movsxd(wide, target)
        c.out(op, wide)

    return gen


def _shift(name: str) -> Emit:
    """shl, shr, sar: BMI2's three-operand forms mask the count as RISC-V does."""
    immediate, variable = encoder(f"{name} rm64, imm8"), encoder(f"{name}x r64, rm64, v64")

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        out = c.loc[op.out]
        target = out if type(out) is int else RAX
        if type(b) is Imm:
            c.into(target, a)
            if b & 63:
                c.hot += immediate(target, b & 63)
        else:
            count = c.reg(b, RCX)
            c.hot += variable(target, c.rm(a, RAX), count)
        c.out(op, target)

    return gen


def _shift32(name: str) -> Emit:
    immediate, variable = encoder(f"{name} rm32, imm8"), encoder(f"{name}x r32, rm32, v32")

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        out = c.loc[op.out]
        target = out if type(out) is int else RAX
        if type(b) is Imm:
            count = b & 31
            source = c.rm(a, RAX)
            if name == "sar" or count == 0:
                c.hot += movsxd(target, source)
                if count:
                    c.hot += _sar_imm(target, count)
            else:
                if source != target:
                    c.hot += mov32(target, source)
                c.hot += immediate(target, count)
                if name == "shl":
                    c.hot += movsxd(target, target)
        else:
            register = c.reg(b, RCX)
            c.hot += variable(target, c.rm(a, RAX), register) + movsxd(target, target)
        c.out(op, target)

    return gen


def _rotate(name: str, bits: int) -> Emit:
    register, memory = f"r{bits}", f"rm{bits}"
    variable = encoder(f"{name} {memory}, cl")
    by_constant = encoder(f"rorx {register}, {memory}, imm8")

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        out = c.loc[op.out]
        target = out if type(out) is int else RAX
        if type(b) is Imm:
            right = b if name == "ror" else -b
            c.hot += by_constant(target, c.rm(a, RAX), right & (bits - 1))
        else:
            c.into(RCX, b)
            c.into(RAX, a)
            c.hot += variable(RAX)
            target = RAX if bits == 64 else target
        if bits == 32:
            c.hot += movsxd(target, target if type(b) is Imm else RAX)
        c.out(op, target)

    return gen


def compare(c: Code, a: int, b: int) -> None:
    """Set the flags of a - b. Uses rax, and rcx for a wide constant."""
    left: Loc = c.rm(a, RAX)
    if type(b) is Imm:
        if fits32(b):
            if b == 0 and type(left) is int:
                c.hot += _test(left, left)
            else:
                c.hot += _cmp_imm(left, signed64(b))
            return
        c.hot += const(RCX, b)
        right: Loc = RCX
    else:
        right = c.loc[b]
    if type(left) is not int:
        if type(right) is int:
            c.hot += _cmp_to(left, right)
            return
        c.hot += mov(RAX, left)
        left = RAX
    c.hot += _cmp(left, right)


def _set(cc: str) -> Emit:
    setcc = encoder(f"set{cc} rm8")

    def gen(c: Code, op: Op) -> None:
        compare(c, *op.args)
        out = c.loc[op.out]
        target = out if type(out) is int else RAX
        c.hot += setcc(RAX) + _movzx8(target, RAX)
        c.out(op, target)

    return gen


def _select(cc: str) -> Emit:
    """min and max: take b when `cc` holds for a compared with b."""
    cmov = encoder(f"cmov{cc} r64, rm64")

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        c.into(RAX, a)
        right = c.rm(b, RCX)
        c.hot += _cmp(RAX, right) + cmov(RAX, right)
        c.out(op, RAX)

    return gen


def _unary(text: str) -> Emit:
    """One host instruction from a register or memory to a register."""
    encode = encoder(text)

    def gen(c: Code, op: Op) -> None:
        out = c.loc[op.out]
        target = out if type(out) is int else RAX
        c.hot += encode(target, c.rm(op.args[0], RAX))
        c.out(op, target)

    return gen


def gen_bswap(c: Code, op: Op) -> None:
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    c.into(target, op.args[0])
    c.hot += _bswap(target)
    c.out(op, target)


_bswap = encoder("bswap r64")
# xmm0 = a; each byte: all ones where it equals 0; inverted.
_ORCB = (
    encoder("vpxor xmm, vxmm, xmm/m128")(1, 1, 1)
    + encoder("vpcmpeqb xmm, vxmm, xmm/m128")(0, 0, 1)
    + encoder("vmovq rm64, xmm")(RAX, 0)
    + _not(RAX)
)
_vmovq_in = encoder("vmovq xmm, rm64")


def gen_orcb(c: Code, op: Op) -> None:
    c.hot += _vmovq_in(0, c.rm(op.args[0], RAX)) + _ORCB
    c.out(op, RAX)


def _bit(name: str) -> Emit:
    """bset, bclr, binv. Register forms only: with memory, a register count addresses beyond the word."""
    immediate, variable = encoder(f"{name} rm64, imm8"), encoder(f"{name} rm64, r64")

    def gen(c: Code, op: Op) -> None:
        a, b = op.args
        out = c.loc[op.out]
        target = out if type(out) is int and op.out != b else RAX
        if type(b) is Imm:
            c.into(target, a)
            c.hot += immediate(target, b & 63)
        else:
            count = c.reg(b, RCX)
            c.into(target, a)
            c.hot += variable(target, count)
        c.out(op, target)

    return gen


_shrx = encoder("shrx r64, rm64, v64")


def gen_bext(c: Code, op: Op) -> None:
    a, b = op.args
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    if type(b) is Imm:
        c.into(target, a)
        if b & 63:
            c.hot += _shr_imm(target, b & 63)
    else:
        count = c.reg(b, RCX)
        c.hot += _shrx(target, c.rm(a, RAX), count)
    c.hot += _and_imm(target, 1)
    c.out(op, target)


def gen_andn(c: Code, op: Op) -> None:
    a, b = op.args
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    inverted = c.reg(b, RCX)
    c.hot += _andn(target, inverted, c.rm(a, RAX))
    c.out(op, target)


def gen_orn(c: Code, op: Op) -> None:
    a, b = op.args
    c.into(RAX, b)
    c.hot += _not(RAX) + _or(RAX, c.rm(a, RCX))
    c.out(op, RAX)


def gen_xnor(c: Code, op: Op) -> None:
    a, b = op.args
    c.into(RAX, a)
    c.hot += _xor(RAX, c.rm(b, RCX)) + _not(RAX)
    c.out(op, RAX)


def gen_shadd(c: Code, op: Op) -> None:
    a, b = op.args
    shift: Any = op.attr[0]
    index = c.reg(a, RCX)
    base = c.reg(b, RAX)
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    c.hot += lea(target, Mem(base, 0, index, 1 << shift))
    c.out(op, target)


LOWERINGS: dict[str, Lowering] = {
    "mov": Lowering(gen_mov, CLOBBERS_NONE),
    "add": Lowering(_alu("add"), CLOBBERS_RCX),
    "sub": Lowering(_alu("sub", commutes=False), CLOBBERS_RCX),
    "and": Lowering(_alu("and"), CLOBBERS_RCX),
    "or": Lowering(_alu("or"), CLOBBERS_RCX),
    "xor": Lowering(_alu("xor"), CLOBBERS_RCX),
    "andn": Lowering(gen_andn, CLOBBERS_RCX),
    "orn": Lowering(gen_orn, CLOBBERS_RCX),
    "xnor": Lowering(gen_xnor, CLOBBERS_RCX),
    "shl": Lowering(_shift("shl"), CLOBBERS_RCX),
    "shr": Lowering(_shift("shr"), CLOBBERS_RCX),
    "sar": Lowering(_shift("sar"), CLOBBERS_RCX),
    "rol": Lowering(_rotate("rol", 64), CLOBBERS_RCX),
    "ror": Lowering(_rotate("ror", 64), CLOBBERS_RCX),
    "slt": Lowering(_set("l"), CLOBBERS_RCX),
    "sltu": Lowering(_set("b"), CLOBBERS_RCX),
    "min": Lowering(_select("g"), CLOBBERS_RCX),
    "max": Lowering(_select("l"), CLOBBERS_RCX),
    "minu": Lowering(_select("a"), CLOBBERS_RCX),
    "maxu": Lowering(_select("b"), CLOBBERS_RCX),
    "clz": Lowering(_unary("lzcnt r64, rm64"), CLOBBERS_NONE),
    "ctz": Lowering(_unary("tzcnt r64, rm64"), CLOBBERS_NONE),
    "cpop": Lowering(_unary("popcnt r64, rm64"), CLOBBERS_NONE),
    "bswap": Lowering(gen_bswap, CLOBBERS_NONE),
    "orcb": Lowering(gen_orcb, CLOBBERS_NONE),
    "bset": Lowering(_bit("bts"), CLOBBERS_RCX),
    "bclr": Lowering(_bit("btr"), CLOBBERS_RCX),
    "binv": Lowering(_bit("btc"), CLOBBERS_RCX),
    "bext": Lowering(gen_bext, CLOBBERS_RCX),
    "addw": Lowering(_alu32("add"), CLOBBERS_NONE),
    "subw": Lowering(_alu32("sub"), CLOBBERS_NONE),
    "shlw": Lowering(_shift32("shl"), CLOBBERS_RCX),
    "shrw": Lowering(_shift32("shr"), CLOBBERS_RCX),
    "sarw": Lowering(_shift32("sar"), CLOBBERS_RCX),
    "rolw": Lowering(_rotate("rol", 32), CLOBBERS_RCX),
    "rorw": Lowering(_rotate("ror", 32), CLOBBERS_RCX),
    "clzw": Lowering(_unary("lzcnt r32, rm32"), CLOBBERS_NONE),
    "ctzw": Lowering(_unary("tzcnt r32, rm32"), CLOBBERS_NONE),
    "cpopw": Lowering(_unary("popcnt r32, rm32"), CLOBBERS_NONE),
    "sext8": Lowering(_unary("movsx r64, rm8"), CLOBBERS_NONE),
    "sext16": Lowering(_unary("movsx r64, rm16"), CLOBBERS_NONE),
    "sext32": Lowering(_unary("movsxd r64, rm32"), CLOBBERS_NONE),
    "zext16": Lowering(_unary("movzx r32, rm16"), CLOBBERS_NONE),
    "zext32": Lowering(_unary("mov r32, rm32"), CLOBBERS_NONE),
    "shadd": Lowering(gen_shadd, CLOBBERS_RCX),
}
