"""Spinning before sleeping, as long as it pays.

With a host CPU to spare, the other side answers within microseconds and a wake-up would cost ten times that.
Without one, each turn of the spin keeps the other side from running. Which of the two it is changes all the
time, so each waiter learns it from its own luck.
"""

from __future__ import annotations

import os

from ..native import atomics

TURNS = 2000  # about 27 ns each
CREDIT_MAX, PROBE_EVERY = 16, 8


class Spinner:
    """A spin that pays earns credit, one that does not uses it up; without credit every eighth is tried."""

    __slots__ = ("_credit", "_skipped", "_turns")

    def __init__(self) -> None:
        self._turns = TURNS if len(os.sched_getaffinity(0)) > 1 else 1
        self._credit = CREDIT_MAX
        self._skipped = 0

    def spin_while(self, address: int, value: int) -> bool:
        """True as soon as the 32-bit word at `address` differs from `value`; False: sleep instead."""
        if not self._credit:
            self._skipped = (self._skipped + 1) % PROBE_EVERY
            if self._skipped:
                return False
        hit = bool(atomics.spin_while32(address, value, self._turns))
        self._credit = min(self._credit + 2, CREDIT_MAX) if hit else max(self._credit - 1, 0)
        return hit
