"""ACLINT: software interrupts (MSWI) and timers (MTIMER) of machine mode (RISC-V ACLINT specification 1.0).

All of its state lives in the vCPU records, so every vCPU process has an instance of its own and an access
never leaves the process: an inter-processor interrupt is one atomic OR and, at most, one futex wake.
"""

from __future__ import annotations

import time

from ..memory import requests
from ..memory.arena import Arena
from ..memory.layout import MACHINE, REQ_TIMER, VCPU
from ..memory.records import View

MIP_MSIP, MIP_MTIP = 1 << 3, 1 << 7
NS_PER_TICK = 100  # mtime counts at 10 MHz
MTIME = 0x7FF8  # offset of mtime in the MTIMER region; mtimecmp of hart n is at 8 * n

_MIP = VCPU.q("mip")
_TIME_BASE = MACHINE.q("time_base")
_PAUSED_AT = MACHINE.q("paused_at")
_MTIMECMP_Q = VCPU.q("mtimecmp")
_MTIMECMP_D = VCPU.offset("mtimecmp") >> 2


class Mswi:
    """One 32-bit msip register a hart; only bit 0 exists."""

    sizes = frozenset((4,))

    def __init__(self, arena: Arena) -> None:
        self._vcpus = arena.vcpus

    def read(self, offset: int, size: int) -> int:
        hart = offset >> 2
        return int(hart < len(self._vcpus) and bool(self._vcpus[hart].q[_MIP] & MIP_MSIP))

    def write(self, offset: int, size: int, value: int) -> None:
        hart = offset >> 2
        if hart >= len(self._vcpus):
            return
        if value & 1:
            requests.raise_irq(self._vcpus[hart], MIP_MSIP)
        else:
            requests.lower_irq(self._vcpus[hart], MIP_MSIP)


class Mtimer:
    """mtimecmp of each hart, and mtime. mtime is the machine's one clock: stores to it are ignored."""

    sizes = frozenset((4, 8))

    def __init__(self, arena: Arena, hart: int | None = None) -> None:
        """`hart`: the one whose process this is."""
        self._own = None if hart is None else arena.vcpus[hart]
        self._vcpus = arena.vcpus
        self._machine = arena.machine

    def now(self) -> int:
        """mtime."""
        now = self._machine.q[_PAUSED_AT] or time.monotonic_ns()
        return (now - self._machine.q[_TIME_BASE]) // NS_PER_TICK & ((1 << 64) - 1)

    def read(self, offset: int, size: int) -> int:
        if offset >= MTIME:
            value = self.now()
        elif offset >> 3 < len(self._vcpus):
            value = self._vcpus[offset >> 3].q[_MTIMECMP_Q]
        else:
            return 0
        return value if size == 8 else value >> (8 * (offset & 4)) & 0xFFFF_FFFF

    def write(self, offset: int, size: int, value: int) -> None:
        if offset >= MTIME or offset >> 3 >= len(self._vcpus):
            return
        vcpu = self._vcpus[offset >> 3]
        if size == 8:
            vcpu.q[_MTIMECMP_Q] = value
        else:
            vcpu.d[_MTIMECMP_D + (offset >> 2 & 1)] = value
        self._compare(vcpu)

    def _compare(self, vcpu: View) -> None:
        """MTIP follows the comparison at once, as software expects of its own store. Another hart compares for itself,
        and arms its host timer: it may have moved mtimecmp on since, and must not get MTIP for the old value."""
        if vcpu is self._own:
            if self.now() >= vcpu.q[_MTIMECMP_Q]:
                requests.raise_irq(vcpu, MIP_MTIP)
            else:
                requests.lower_irq(vcpu, MIP_MTIP)
        requests.post(vcpu, REQ_TIMER)
