"""A vCPU process's part in stopping the machine (the monitor's `stop`, `-S`): notice it, say so, stay out.

The cause is the machine record's `paused`: odd means that no guest code may run. The iothread changes it and kicks
every vCPU; a vCPU looks at it where it looks at all its causes (`Vcpu._attend`), so never with a lock in its hands.
It counts itself in `resting` once for each stop: when all have, the guest stands still.
"""

from __future__ import annotations

from collections.abc import Callable

from ..memory.arena import Arena
from ..memory.layout import MACHINE
from ..native import atomics

_PAUSED = MACHINE.d("paused")


class Rest:
    """For the `harts` vCPUs of one process. Ask only where nothing of their state is in flight.

    `publish()` puts into their records what others may want to see of them at rest.
    """

    __slots__ = ("_harts", "_machine_d", "_publish", "_resting_at", "_said")

    def __init__(self, arena: Arena, harts: int, publish: Callable[[], None]) -> None:
        self._machine_d = arena.machine.d
        self._resting_at = arena.machine.address("resting")
        self._harts = harts
        self._publish = publish
        self._said = 0  # the stop that we have answered

    def wanted(self) -> bool:
        """Whether guest code must not run now. The first True for a stop tells the iothread."""
        paused = self._machine_d[_PAUSED]
        if not paused & 1:
            return False
        if paused != self._said:
            self._said = paused
            self._publish()
            atomics.add32(self._resting_at, self._harts)
            atomics.futex_wake(self._resting_at, 1)
        return True
