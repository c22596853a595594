"""The primitives of `lowlevel.SUBROUTINES` as host code: too long to stand wherever they are used.

Arguments come in ARGUMENTS, the result goes in rax, and all scratch registers may be lost.
"""

from __future__ import annotations

from collections.abc import Callable

from ...native import lowlevel
from .aot_expr import ARGUMENTS
from .assembly import Assembly
from .code import mov, mov_imm32, mov_imm_sx
from .encode import Mem, encoder, encoder_imm
from .insns import R8, R9, R10, RAX, RBX, RCX, RDI, RDX, RSI, RSP
from .regs import CALLEE, PINNED_F

_push = encoder("push r64")
_pop = encoder("pop r64")
_ret = encoder("ret")()
_add_m = encoder("add r64, rm64")
_and = encoder_imm("and rm64")
_sub = encoder_imm("sub rm64")
_xor32 = encoder("xor r32, rm32")
_test = encoder("test rm64, r64")
_imul = encoder("imul r64, rm64, imm32")
_call = encoder("call rm64")
_div = encoder("div rm64")
_syscall = encoder("syscall")()
_rep_stosq = encoder("rep stosq")()
_store_f = encoder("vmovsd m, xmm")
_load_f = encoder("vmovq xmm, xmm/m64")

_SYSCALL = (RAX, RDI, RSI, RDX, R10)  # number and four arguments (System V, appendix A.2.1)
_SYS_CLOCK_GETTIME, _CLOCK_MONOTONIC = 228, 1
_TIMESPEC = 16


def _gen_syscall(a: Assembly) -> None:
    for to, source in zip(_SYSCALL, ARGUMENTS, strict=False):
        a += mov(to, source)
    a += _xor32(R8, R8) + mov_imm_sx(R9, -1) + _syscall + _ret


def _gen_fill64(a: Assembly) -> None:
    a += mov(RAX, RSI) + mov(RCX, RDX) + _rep_stosq + _ret


def _gen_divide(a: Assembly) -> None:
    a += mov(RAX, RDI) + _xor32(RDX, RDX) + _div(RSI) + _ret


def _gen_monotonic_ns(a: Assembly) -> None:
    """libc may use any fp register, of which emitted code has the guest's in some."""
    a += _push(RBX) + mov(RBX, RSP) + _sub(RSP, _TIMESPEC + 8 * len(PINNED_F)) + _and(RSP, -16)
    places = [(Mem(RSP, _TIMESPEC + 8 * i), xmm) for i, xmm in enumerate(PINNED_F.values())]
    for place, xmm in places:
        a += _store_f(place, xmm)
    a += mov_imm32(RDI, _CLOCK_MONOTONIC) + mov(RSI, RSP) + mov(RAX, CALLEE["clock_gettime"]) + _test(RAX, RAX)
    a.jump("clock by system call", "e")
    a += _call(RAX)
    a.label("clock read", reached_from_above=True)
    a += _imul(RAX, Mem(RSP, 0), 1_000_000_000) + _add_m(RAX, Mem(RSP, 8))
    for place, xmm in places:
        a += _load_f(xmm, place)
    a += mov(RSP, RBX) + _pop(RBX) + _ret
    a.label("clock by system call")  # by a record that no back end has been attached to
    a += mov_imm32(RAX, _SYS_CLOCK_GETTIME) + _syscall
    a.jump("clock read")


SUBROUTINES: dict[Callable[..., int], Callable[[Assembly], None]] = {
    lowlevel.syscall: _gen_syscall,
    lowlevel.fill64: _gen_fill64,
    lowlevel.divide: _gen_divide,
    lowlevel.monotonic_ns: _gen_monotonic_ns,
}
if SUBROUTINES.keys() != lowlevel.SUBROUTINES:
    raise ImportError("a subroutine without code, or code without one")
