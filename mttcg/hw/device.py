"""What a device is: registers at offsets, and an interrupt line.

A device knows neither its address nor the PLIC: the board table (`hw.virt`) gives it a place and a line. So
each device file reads like its data sheet, and its test needs no machine.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

# Access widths in bytes that a device answers; the bus refuses others, and misaligned ones, as QEMU does.
ANY_SIZE = frozenset((1, 2, 4, 8))


class Device(Protocol):
    """Registers. `offset + size` lies within the device's region, `size` is one of `sizes`, and aligned."""

    @property
    def sizes(self) -> frozenset[int]: ...

    def read(self, offset: int, size: int) -> int:
        """The value of a load, zero-extended."""
        ...

    def write(self, offset: int, size: int, value: int) -> None:
        """A store; `value` fits in `size` bytes."""
        ...


class Irq:
    """A device's level-triggered interrupt line. Only changes of level reach the sink (number, level)."""

    __slots__ = ("_sink", "level", "number")

    def __init__(self, number: int, sink: Callable[[int, bool], None]) -> None:
        self.number = number
        self.level = False
        self._sink = sink

    def set(self, level: bool) -> None:
        """Drive the line."""
        if level != self.level:
            self.level = level
            self._sink(self.number, level)
