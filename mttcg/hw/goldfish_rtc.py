"""Goldfish real-time clock: nanoseconds since the epoch, and an alarm (Android's GOLDFISH-VIRTUAL-HARDWARE, QEMU).

The guest's clock is the host's plus an offset that the guest sets by storing a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import IntEnum

from .device import Irq
from .eventloop import EventLoop

_LOW = 0xFFFF_FFFF


class Reg(IntEnum):
    """Register offsets."""

    TIME_LOW = 0x00
    TIME_HIGH = 0x04
    ALARM_LOW = 0x08
    ALARM_HIGH = 0x0C
    IRQ_ENABLED = 0x10
    CLEAR_ALARM = 0x14
    ALARM_STATUS = 0x18
    CLEAR_INTERRUPT = 0x1C


class GoldfishRtc:
    """64-bit values in two halves: reading TIME_LOW latches TIME_HIGH, storing ALARM_LOW arms the alarm."""

    sizes = frozenset((4,))

    def __init__(self, irq: Irq, loop: EventLoop, clock: Callable[[], int] = time.time_ns) -> None:
        self._irq = irq
        self._clock = clock
        self._timer = loop.timer(self._ring)
        self._offset = 0
        self._time_high = 0
        self._alarm = 0
        self._armed = False
        self._enabled = False
        self._pending = False

    def now(self) -> int:
        """The guest's time in ns since the epoch."""
        return self._clock() + self._offset

    def read(self, offset: int, size: int) -> int:
        match offset:
            case Reg.TIME_LOW:
                now = self.now()
                self._time_high = now >> 32 & _LOW
                return now & _LOW
            case Reg.TIME_HIGH:
                return self._time_high
            case Reg.ALARM_LOW:
                return self._alarm & _LOW
            case Reg.ALARM_HIGH:
                return self._alarm >> 32
            case Reg.IRQ_ENABLED:
                return int(self._enabled)
            case Reg.ALARM_STATUS:
                return int(self._armed)
        return 0

    def write(self, offset: int, size: int, value: int) -> None:
        match offset:
            case Reg.TIME_LOW:
                self._set_time(self.now() & ~_LOW | value)
            case Reg.TIME_HIGH:
                self._set_time(self.now() & _LOW | value << 32)
            case Reg.ALARM_LOW:
                self._alarm = self._alarm & ~_LOW | value
                self._arm()
            case Reg.ALARM_HIGH:
                self._alarm = self._alarm & _LOW | value << 32
            case Reg.IRQ_ENABLED:
                self._enabled = bool(value & 1)
                self._update()
            case Reg.CLEAR_ALARM:
                self._armed = False
                self._timer.cancel()
            case Reg.CLEAR_INTERRUPT:
                self._pending = False
                self._update()

    def _set_time(self, value: int) -> None:
        self._offset += value - self.now()
        if self._armed:
            self._arm()

    def _arm(self) -> None:
        self._armed = True
        delay = self._alarm - self.now()
        if delay <= 0:
            self._timer.cancel()
            self._ring()
        else:
            self._timer.arm(time.monotonic_ns() + delay)

    def _ring(self) -> None:
        self._armed = False
        self._pending = True
        self._update()

    def _update(self) -> None:
        self._irq.set(self._enabled and self._pending)
