"""Exact LR and SC, and whatever else stores to pages with reservations or, atomically, to pages with code.

They are made by native functions (memory.reserve_native), and by Python where those leave it to Python.
"""

from __future__ import annotations

from ...memory.reserve_native import AGAIN, FAILED, STORED, STORED_CODE
from .assembly import Assembly
from .code import mov, mov32, mov_imm32
from .encode import Mem, encoder, encoder_imm
from .insns import RAX, RCX, RDI, RDX, RSI, RSP
from .regs import env

_push = encoder("push r64")
_pop = encoder("pop r64")
_ret = encoder("ret")()
_test32 = encoder("test rm32, r32")
_xor32 = encoder("xor r32, rm32")
_cmp_imm = encoder_imm("cmp rm32")

MADE = 4  # a bit of what SCn and AMOn give if it is made, whose lowest is the guest's result then
if (STORED, FAILED) != (MADE, MADE | 1):
    raise ImportError("what a native SC answers is not what emitted code tests")


def _load_reserved(a: Assembly, size: int) -> None:
    """rax = va, rcx = host address. ZF: Python must interpret it; else rax = the value, sign-extended."""
    a.label(f"LR{size}")
    a.call_native("load_reserved", mov(RDI, RAX) + mov(RSI, RCX) + mov_imm32(RDX, size))
    a += _test32(RAX, RAX) + mov(RAX, env("ret")) + _ret


def _storing(a: Assembly, name: str, native: str, size: int) -> None:
    """rax = va, rdx = value, rcx = an SC's pc or the kind of an AMO. eax: MADE and an SC's result; else as ATOMIC's."""
    a.label(name)
    a += _push(RAX)
    arguments = mov(RDI, RAX) + mov(RSI, RDX) + mov(RDX, RCX) + mov_imm32(RCX, size)
    a.call_native(native, arguments)
    a += _cmp_imm(RAX, AGAIN)
    a.jump(name + "_python", "b")
    a.jump(name + "_again", "e")
    a += _cmp_imm(RAX, STORED_CODE)
    a.jump(name + "_code", "e")
    a += _pop(RCX) + _ret
    a.label(name + "_python", reached_from_above=True)
    a += _pop(RAX)
    a.jump("ATOMIC")
    a.label(name + "_again")
    a += _pop(RCX) + _xor32(RAX, RAX) + _ret
    a.label(name + "_code")  # the address is still on the stack, which a stub that is called from here wants aligned so
    a += mov(RAX, Mem(RSP)) + mov_imm32(RCX, size)
    a.call("code_stored")
    a += _pop(RCX) + mov_imm32(RAX, MADE) + _ret


def _store_marked(a: Assembly) -> None:
    """rax = va, rdx = value, ecx = size: a store to a page that is in the soft TLB as a slow one."""
    a.label("store_marked")
    a += _push(RAX) + _push(RDX) + _push(RCX)
    a.call_native("store_marked", mov(RDI, RAX) + mov(RSI, RDX) + mov32(RDX, RCX))
    a += _cmp_imm(RAX, STORED) + _pop(RCX) + _pop(RDX) + _pop(RAX)
    a.jump("store", "b")
    a.jump("code_stored", "a")
    a += _ret


def stubs(a: Assembly) -> None:
    """LRn, SCn, AMOn, and the way on of a store to a page with a reservation."""
    _store_marked(a)
    for size in (4, 8):
        _load_reserved(a, size)
        _storing(a, f"SC{size}", "store_conditional", size)
        _storing(a, f"AMO{size}", "amo_marked", size)
