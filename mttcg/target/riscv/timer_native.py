"""The hart's timers as native functions: a kernel programs the next tick, and takes it, thousands of times a second.

`timers` and `Vcpu.rearm` are the whole of it. A comparison is made in nanoseconds, which saves a division; a compare
value so far away that they would not fit is never due. With thread=single, where the host's timer is everybody's, all
of this is Python's.
"""

from __future__ import annotations

from ...memory.layout import MACHINE, TLB_INVALID
from ...native.lowlevel import address_of, and64, divide, env, monotonic_ns, native, or64, syscall
from ...native.timer import SYS_TIMER_SETTIME, TIMER_ABSTIME
from .csr_fields import COUNTER_TM, CSRRS, CSRRW, MENVCFG_STCE, MIP_MTIP, MIP_SSIP, MIP_STIP, PRV_M, PRV_S
from .csr_native import written
from .native_result import HANDLED, NOT_HANDLED
from .timers import FAR_AWAY, NS_PER_TICK

_SECOND = 1_000_000_000
_NEVER = TLB_INVALID


@native
def nanoseconds() -> int:
    """Guest time in ns (Timers.nanoseconds)."""
    machine = MACHINE.at(env.machine)
    return monotonic_ns() - machine.time_base


@native
def update_timers() -> int:
    """Make STIP and MTIP of the own mip what the time asks for, and arm the host's timer for the next change.

    Timers.update and Vcpu.rearm. Not with thread=single.
    """
    now = nanoseconds()
    sstc = env.menvcfg & MENVCFG_STCE
    mip = env.mip
    wanted = 0
    next_due = _NEVER
    if env.mtimecmp < FAR_AWAY and now >= env.mtimecmp * NS_PER_TICK:
        wanted = MIP_MTIP
    else:
        next_due = env.mtimecmp
    if sstc == 0:
        wanted |= mip & MIP_STIP
    elif env.stimecmp < FAR_AWAY and now >= env.stimecmp * NS_PER_TICK:
        wanted |= MIP_STIP
    elif env.stimecmp < next_due:
        next_due = env.stimecmp
    change = (mip ^ wanted) & (MIP_STIP | MIP_MTIP)
    if change & wanted:
        or64(address_of(env.mip), change & wanted)
    if change & ~wanted:
        and64(address_of(env.mip), ~(change & ~wanted))
    arm(next_due)
    return 0


@native
def arm(ticks: int) -> int:
    """Let the host's timer fire at a guest time, in ticks (DeadlineTimer.arm). A system call only if that is news."""
    machine = MACHINE.at(env.machine)
    at = _NEVER
    if ticks < FAR_AWAY:
        at = machine.time_base + ticks * NS_PER_TICK
        if at == 0:
            at = 1  # 0 would disarm it
    if at == env.deadline_ns:
        return 0
    env.deadline_ns = at
    seconds = 0
    rest = 0
    if at != _NEVER:
        seconds = divide(at, _SECOND)
        rest = at - seconds * _SECOND
    env.deadline[0] = seconds
    env.deadline[1] = rest
    syscall(SYS_TIMER_SETTIME, env.timer_id, TIMER_ABSTIME, address_of(env.timer_interval), 0)
    return 0


@native
def set_stimecmp(value: int) -> int:
    """csr.write_stimecmp."""
    env.stimecmp = value
    update_timers()
    return HANDLED


@native
def access_stimecmp(word: int) -> int:
    """Any access to stimecmp by a CSR instruction that may write it."""
    if env.single or env.priv < PRV_S:
        return NOT_HANDLED
    if env.priv != PRV_M and not (env.menvcfg & MENVCFG_STCE and env.mcounteren & COUNTER_TM):
        return NOT_HANDLED
    old = env.stimecmp
    if word >> 12 & 3 == CSRRW or word >> 15 & 31:
        set_stimecmp(written(word, old))
    rd = word >> 7 & 31
    if rd:
        env.x[rd] = old
    return HANDLED


@native
def write_sip(word: int) -> int:
    """An access to sip that does not want its old value: the end of every IPI (csr._modify_sip)."""
    if env.priv < PRV_S or word >> 7 & 31:
        return NOT_HANDLED
    source = word >> 15 & 31
    if not word >> 14 & 1:
        source = env.x[source]
    operation = word >> 12 & 3
    writable = MIP_SSIP & env.mideleg
    if operation == CSRRW or operation == CSRRS:
        or64(address_of(env.mip), source & writable)
    if operation == CSRRW:
        source = ~source
    if operation != CSRRS:
        and64(address_of(env.mip), ~(source & writable))
    return HANDLED
