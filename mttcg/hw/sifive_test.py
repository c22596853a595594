"""The SiFive test finisher: a store ends the machine (QEMU docs, `sifive_test`; Linux `syscon-poweroff`).

It has no state, so each vCPU has its own and the stop flag is raised by the hart that asked.
"""

from __future__ import annotations

from collections.abc import Callable

from ..memory.layout import STOP_POWEROFF, STOP_RESET

FAIL, PASS, RESET = 0x3333, 0x5555, 0x7777


class SifiveTest:
    """Bits 15:0 of a store say what to do, bits 31:16 the exit status of FAIL. Reads give 0."""

    sizes = frozenset((2, 4))

    def __init__(self, stop: Callable[[int, int], object]) -> None:
        """`stop(kind, exit_code)` ends the machine: kind is a STOP_* of memory.layout."""
        self._stop = stop

    def read(self, offset: int, size: int) -> int:
        return 0

    def write(self, offset: int, size: int, value: int) -> None:
        if offset:
            return
        status = value & 0xFFFF
        if status == PASS:
            self._stop(STOP_POWEROFF, 0)
        elif status == FAIL:
            self._stop(STOP_POWEROFF, value >> 16)
        elif status == RESET:
            self._stop(STOP_RESET, 0)
