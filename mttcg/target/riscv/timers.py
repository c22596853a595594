"""The hart's clock and its two timers: Sstc's stimecmp and ACLINT's mtimecmp.

The vCPU evaluates both itself, from the one host clock, and mirrors them in its mip; nobody else has to
wake up for a timer but the vCPU's own POSIX timer, which the vCPU layer arms for `next_deadline`.
"""

from __future__ import annotations

import time

from ...memory.arena import Arena
from ...memory.layout import MACHINE, VCPU
from ...native import atomics
from .csr_fields import MASK64, MENVCFG_STCE, MIP_MTIP, MIP_STIP

NS_PER_TICK = 100  # features.TIMEBASE_HZ
FAR_AWAY = (1 << 62) // NS_PER_TICK  # ticks: 146 years; what comes later never does
_TIME_BASE = MACHINE.q("time_base")
_MIP = VCPU.q("mip")
_MENVCFG = VCPU.q("menvcfg")
_STIMECMP = VCPU.q("stimecmp")
_MTIMECMP = VCPU.q("mtimecmp")
_NEVER = MASK64


class Timers:
    """Timers of hart `index`. Guest time is in ticks of 100 ns since the machine's start."""

    __slots__ = ("_machine_q", "_mip_at", "_q")

    def __init__(self, arena: Arena, index: int) -> None:
        record = arena.vcpus[index]
        self._q = record.q
        self._mip_at = record.address("mip")
        self._machine_q = arena.machine.q

    def nanoseconds(self) -> int:
        """Guest time in ns: what mcycle and minstret count, here as in emitted code."""
        return time.monotonic_ns() - self._machine_q[_TIME_BASE]

    def guest_time(self) -> int:
        """The `time` CSR and ACLINT's mtime."""
        return self.nanoseconds() // NS_PER_TICK

    def update(self, now: int) -> None:
        """Make STIP and MTIP of the own mip what guest time `now` asks for.

        Without menvcfg.STCE there is no stimecmp and STIP is M-mode software's.
        """
        q = self._q
        mip = q[_MIP]
        wanted = MIP_MTIP if now >= q[_MTIMECMP] != _NEVER else 0
        if q[_MENVCFG] & MENVCFG_STCE:
            if now >= q[_STIMECMP] != _NEVER:
                wanted |= MIP_STIP
        else:
            wanted |= mip & MIP_STIP
        change = (mip ^ wanted) & (MIP_STIP | MIP_MTIP)
        if change & wanted:
            atomics.or64(self._mip_at, change & wanted)
        if change & ~wanted:
            atomics.and64(self._mip_at, ~(change & ~wanted) & MASK64)

    def next_deadline(self) -> int | None:
        """Guest time at which STIP or MTIP will next become set, or None if neither will."""
        q = self._q
        pending = q[_MIP]
        deadline = _NEVER if pending & MIP_MTIP else q[_MTIMECMP]
        if q[_MENVCFG] & MENVCFG_STCE and not pending & MIP_STIP and q[_STIMECMP] < deadline:
            deadline = q[_STIMECMP]
        return deadline if deadline < FAR_AWAY else None
