"""Atomics (A extension): an aligned soft TLB probe, then the host's locked instruction on the host address.

All of them are full barriers on this host, so aq and rl need nothing. A miss comes to the `atomic` callback, which
fills the TLB (the instruction starts again) or has the interpreter do it all. A constrained LR/SC pair is a
load and a compare-and-swap. An exact LR calls a stub, and so does an SC or AMO to a page whose stores are slow, as
those of a page with an exact reservation are (`slow_atomic`).
"""

from __future__ import annotations

from typing import Any

from ...memory.reserve_native import AMO_KINDS
from ..host import COLD
from ..ir import Imm, Op
from .code import (
    JCC_SHORT,
    Code,
    call,
    const,
    lea,
    mov,
    mov32,
    mov_imm32,
    mov_imm_sx,
    mov_store,
    movsxd,
    store,
)
from .encode import Mem, encoder, encoder_imm
from .insns import RAX, RCX, RDX
from .lower_ctrl import CALL_INTERPRET
from .lower_mem import FULL_FENCE, TAG_R, TAG_W, addend, address, probe
from .regs import HELPER, env
from .row import CLOBBERS_BOTH, Lowering
from .slow_atomic import MADE

_test32 = encoder("test rm32, r32")
_test_imm = encoder("test rm32, imm32")
_and32 = encoder_imm("and rm32")
_LOAD_NEAR_RCX = b"\x48\x8b\x0d"  # mov rcx, [rip + rel32], which no other code needs
_NEAR_SIZE = len(_LOAD_NEAR_RCX) + 4
_cmp_store = encoder("cmp rm64, r64")
_HOST = Mem(RCX)  # the guest bytes, once rcx is the host address

_CALL_ATOMIC = call(HELPER["ATOMIC"])
_CALL_LR = {size: call(HELPER[f"LR{size}"]) for size in (4, 8)}
_CALL_AMO = {size: call(HELPER[f"AMO{size}"]) for size in (4, 8)}
_CALL_SC = {size: call(HELPER[f"SC{size}"]) for size in (4, 8)}
_LOAD_OLD = {4: mov32(RAX, _HOST), 8: mov(RAX, _HOST)}
_XCHG = {4: encoder("xchg m, r32")(_HOST, RDX), 8: encoder("xchg m, r64")(_HOST, RDX)}
_XADD = {4: encoder("lock xadd m, r32")(_HOST, RDX), 8: encoder("lock xadd m, r64")(_HOST, RDX)}
_CMPXCHG = {4: encoder("lock cmpxchg m, r32")(_HOST, RDX), 8: encoder("lock cmpxchg m, r64")(_HOST, RDX)}
# In place, for results that nobody reads.
_LOCKED = {
    (kind, size): encoder(f"lock {kind} m, r{8 * size}")(_HOST, RDX)
    for kind in ("add", "and", "or", "xor")
    for size in (4, 8)
}
# rdx = kind(old in rax, b in rdx)
_COMBINE = {
    **{
        (kind, size): encoder(f"{kind} r{8 * size}, rm{8 * size}")(RDX, RAX)
        for kind in ("and", "or", "xor")
        for size in (4, 8)
    },
    **{
        (kind, size): encoder(f"cmp r{8 * size}, rm{8 * size}")(RAX, RDX)
        + encoder(f"cmov{cc} r{8 * size}, rm{8 * size}")(RDX, RAX)
        for kind, cc in (("min", "l"), ("max", "g"), ("minu", "b"), ("maxu", "a"))
        for size in (4, 8)
    },
}
_RES_ADDR, _RES_VAL, _RES_PC = env("res_addr"), env("res_val"), env("res_pc")


def _find(c: Code, op: Op, size: int, tag: int) -> tuple[int, int, int]:
    """Probe for the op's address: (register of the va, where the miss jumps from, where the op starts)."""
    start = len(c.hot)
    va = address(c, op.args[0], 0)
    c.hot += probe(va, size, c.mmu_idx, tag, True)
    miss = c.branch_cold("ne")
    c.hot += addend(c.mmu_idx)
    return va, miss, start


def _miss(c: Code, va: int, miss: int, start: int) -> None:
    """The cold side of `_find`; comes last, when the op's hot code ends here."""
    c.land_cold(miss)
    if va != RAX:
        c.cold += mov(RAX, va)
    c.cold += _CALL_ATOMIC + _test32(RAX, RAX)
    c.resume_if("e", start)
    c.resume(len(c.hot))


def _extended(c: Code, op: Op, size: int, register: int) -> None:
    """Store the old value as the op's output, sign-extended."""
    if c.unused:
        return
    if size == 4:
        out = c.loc[op.out]
        target = out if type(out) is int else register
        c.hot += movsxd(target, register)
        register = target
    c.out(op, register)


def gen_amo(c: Code, op: Op) -> None:
    attr: Any = op.attr
    kind, size = attr[0], attr[1]
    va, miss, start = _find(c, op, size, TAG_W)
    c.hot += lea(RCX, Mem(va, 0, RCX))
    if c.unused and (kind, size) in _LOCKED:
        c.into(RDX, op.args[1])
        c.hot += _LOCKED[kind, size]
    elif kind in ("swap", "add"):
        c.into(RDX, op.args[1])
        c.hot += _XCHG[size] if kind == "swap" else _XADD[size]
        _extended(c, op, size, RDX)
    else:
        c.hot += _LOAD_OLD[size]
        again = len(c.hot)
        c.into(RDX, op.args[1])
        c.hot += _COMBINE[kind, size] + _CMPXCHG[size]
        c.hot += JCC_SHORT["ne"](again - len(c.hot) - 2)
        _extended(c, op, size, RAX)
    c.land_cold(miss)
    _operands(c, op, va)
    c.cold += mov_imm32(RCX, AMO_KINDS.index(kind))
    _slow(c, _CALL_AMO[size], start)
    if not c.unused:
        c.cold += mov(RAX, env("ret")) + store(c.loc[op.out], RAX)
    c.resume(len(c.hot))


def _operands(c: Code, op: Op, va: int) -> None:
    """Cold: rax = the address, rdx = the other operand."""
    if va != RAX:
        c.cold += mov(RAX, va)
    value = op.args[1]
    c.cold += const(RDX, value) if type(value) is Imm else mov(RDX, c.loc[value])


def _slow(c: Code, stub: bytes, start: int) -> None:
    """Cold: call SCn or AMOn; what follows is for when that made the access. Comes when the op's hot code ends here."""
    c.cold += stub + _test32(RAX, RAX)
    c.resume_if("e", start)
    c.cold += _test_imm(RAX, MADE)
    c.resume_if("e", len(c.hot))


_LOAD_SIGNED = {4: movsxd, 8: mov}


def gen_lr(c: Code, op: Op) -> None:
    attr: Any = op.attr
    size, release, sc_offset = attr[0], attr[2], attr[3]
    if not sc_offset:
        _exact_lr(c, op, size)
        return
    if release:
        c.hot += FULL_FENCE  # a release orders earlier stores before this load, which the host does not
    va, miss, start = _find(c, op, size, TAG_R)
    c.hot += mov_store(_RES_ADDR, va) + _LOAD_SIGNED[size](RDX, Mem(va, 0, RCX)) + mov_store(_RES_VAL, RDX)
    c.pc_const(RCX, sc_offset)
    c.hot += mov_store(_RES_PC, RCX)
    c.out(op, RDX)
    _miss(c, va, miss, start)


def _exact_lr(c: Code, op: Op, size: int) -> None:
    """The stub takes a lock, which is the barrier of a release."""
    va, miss, start = _find(c, op, size, TAG_R)
    c.hot += lea(RCX, Mem(va, 0, RCX))
    if va != RAX:
        c.hot += mov(RAX, va)
    c.hot += _CALL_LR[size]
    c.jump_cold("e")
    c.out(op, RAX)
    c.cold += CALL_INTERPRET
    c.resume(len(c.hot))
    _miss(c, va, miss, start)


_MFENCE = encoder("mfence")()
_CLEAR = mov_imm_sx(_RES_ADDR, -1)
_FAILED = encoder("setne rm8")(RAX)
_movzx8 = encoder("movzx r32, rm8")


def gen_sc(c: Code, op: Op) -> None:
    attr: Any = op.attr
    size = attr[0]
    va, miss, start = _find(c, op, size, TAG_W)  # the permission check comes first: SC makes it even if it fails
    c.hot += lea(RCX, Mem(va, 0, RCX)) + _cmp_store(_RES_ADDR, va)
    other_address = c.branch_cold("ne")
    c.pc_const(RDX, 0)
    pc_place = len(c.hot) - 8
    c.hot += _cmp_store(_RES_PC, RDX)
    other_sc = c.branch_cold("ne")
    c.hot += mov(RAX, _RES_VAL)
    c.into(RDX, op.args[1])
    c.hot += _CMPXCHG[size] + _CLEAR + _FAILED
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    c.hot += _movzx8(target, RAX)
    c.out(op, target)
    # No reservation of this address: fail here, with the barrier that a successful SC would have been (rule 18).
    c.land_cold(other_address)
    c.cold += _MFENCE + _CLEAR + mov_imm32(RAX, 1) + store(out, RAX)
    c.resume(len(c.hot))
    c.land_cold(other_sc)
    c.cold += CALL_INTERPRET
    c.resume(len(c.hot))
    c.land_cold(miss)
    _operands(c, op, va)
    c.cold += _LOAD_NEAR_RCX + (pc_place - COLD - len(c.cold) - _NEAR_SIZE).to_bytes(4, "little", signed=True)
    _slow(c, _CALL_SC[size], start)
    c.cold += _and32(RAX, 1) + store(out, RAX)
    c.resume(len(c.hot))


LOWERINGS: dict[str, Lowering] = {
    "lr": Lowering(gen_lr, CLOBBERS_BOTH, sole=True),
    "sc": Lowering(gen_sc, CLOBBERS_BOTH, sole=True),
    "amo": Lowering(gen_amo, CLOBBERS_BOTH, sole=True),
}
