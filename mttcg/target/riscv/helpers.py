"""The guest helpers: what system instructions do, outside emitted code (docs/design.md, "Guest helpers").

Each takes the hart, the op's arguments, and the instruction's pc, size and word. It returns the next pc, or
None to go on after the instruction. Instructions by chapter of the privileged manual: 3.3 (machine mode),
4.2 (supervisor mode).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...memory.layout import VCPU
from ...memory.protocols import GuestTrap
from ...tcg import interp
from . import csr, fpu
from . import csr_fields as f

if TYPE_CHECKING:
    from .cpu import Cpu

Helper = Callable[["Cpu", tuple[int, ...], int, int, int], int | None]

_PRIV = VCPU.q("priv")
_MSTATUS = VCPU.q("mstatus")
_MEPC = VCPU.q("mepc")
_SEPC = VCPU.q("sepc")

HELPERS: dict[str, Helper] = {"csr": csr.access}


def _helper(function: Helper) -> Helper:
    HELPERS[function.__name__] = function
    return function


@_helper
def illegal(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Illegal-instruction exception; xtval gets the instruction."""
    raise GuestTrap(f.CAUSE_ILLEGAL, word)


@_helper
def ecall(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Environment call: an exception, or an SBI call where the emulator is the firmware."""
    priv = cpu.q[_PRIV]
    if priv == f.PRV_S and cpu.sbi is not None:
        cpu.pc = pc + size  # as for wfi: the call may suspend the hart
        return cpu.sbi.call()
    raise GuestTrap(f.CAUSE_ECALL_U + priv)


@_helper
def ebreak(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Breakpoint exception; xtval gets its own address."""
    raise GuestTrap(f.CAUSE_BREAKPOINT, pc)


@_helper
def mret(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Return from a machine-mode trap (3.1.6.1)."""
    q = cpu.q
    if q[_PRIV] != f.PRV_M:
        raise GuestTrap(f.CAUSE_ILLEGAL, word)
    mstatus = q[_MSTATUS]
    priv = (mstatus & f.MSTATUS_MPP) >> f.MSTATUS_MPP_SHIFT
    after = mstatus & ~(f.MSTATUS_MIE | f.MSTATUS_MPP) | f.MSTATUS_MPIE
    if mstatus & f.MSTATUS_MPIE:
        after |= f.MSTATUS_MIE
    if priv != f.PRV_M:
        after &= ~f.MSTATUS_MPRV
    q[_MSTATUS], q[_PRIV] = after, priv
    cpu.compute_ctx()
    return q[_MEPC]


@_helper
def sret(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Return from a supervisor-mode trap; mstatus.TSR makes it illegal in S-mode."""
    q = cpu.q
    mstatus = q[_MSTATUS]
    if q[_PRIV] == f.PRV_U or (q[_PRIV] == f.PRV_S and mstatus & f.MSTATUS_TSR):
        raise GuestTrap(f.CAUSE_ILLEGAL, word)
    priv = f.PRV_S if mstatus & f.MSTATUS_SPP else f.PRV_U
    after = mstatus & ~(f.MSTATUS_SIE | f.MSTATUS_SPP | f.MSTATUS_MPRV) | f.MSTATUS_SPIE
    if mstatus & f.MSTATUS_SPIE:
        after |= f.MSTATUS_SIE
    q[_MSTATUS], q[_PRIV] = after, priv
    cpu.compute_ctx()
    return q[_SEPC]


@_helper
def wfi(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Wait for an interrupt. Illegal in U-mode, and in S-mode with mstatus.TW (whose time limit is 0 here)."""
    q = cpu.q
    if q[_PRIV] == f.PRV_U or (q[_PRIV] == f.PRV_S and q[_MSTATUS] & f.MSTATUS_TW):
        raise GuestTrap(f.CAUSE_ILLEGAL, word)
    cpu.pc = pc + size  # who looks at a sleeping hart sees where it will go on
    cpu.hooks.wfi()
    return None


@_helper
def sfence_vma(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Order page-table stores before later walks (4.2.1). The soft TLB has no ASIDs, but naming one spares what
    is mapped globally."""
    q = cpu.q
    if q[_PRIV] == f.PRV_U or (q[_PRIV] == f.PRV_S and q[_MSTATUS] & f.MSTATUS_TVM):
        raise GuestTrap(f.CAUSE_ILLEGAL, word)
    rs1, rs2 = args
    if rs1:
        cpu.memory.flush_page(cpu.get_x(rs1))
    elif rs2:
        cpu.memory.flush_space()
    else:
        cpu.memory.flush_all()
    return None


@_helper
def fence_i(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """Order stores before later instruction fetches of this hart."""
    cpu.hooks.fence_i()
    return None


@_helper
def fp_slow(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
    """An fp instruction in a context without fp: FS is not Dirty, or the host lacks the rounding mode."""
    if fpu.is_off(cpu):
        raise GuestTrap(f.CAUSE_ILLEGAL, word)
    ctx = cpu.ctx
    next_pc = interp.run(cpu.decode(word, size, ctx | 1, _no_peek), cpu, pc, size, word)
    # Only now, in case the instruction trapped: a load's page fault leaves fp state clean.
    fpu.make_dirty(cpu)
    return next_pc


def _no_peek(halfword: int) -> int | None:
    """No fp instruction's meaning depends on what follows it."""
    return None
