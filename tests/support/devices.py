"""The least that a device needs around it: a line, a mirror, interrupts that are remembered."""

from __future__ import annotations

from mttcg.hw.device import Irq


class FakeMirror:
    """Keeps what was published: offset → (value or None, post)."""

    def __init__(self) -> None:
        self.shown: dict[int, tuple[int | None, bool]] = {}
        self.lazy: dict[int, bool] = {}

    def publish(self, offset: int, value: int | None, post: bool = False, lazy: bool = False) -> None:
        self.shown[offset] = (value, post)
        self.lazy[offset] = post and lazy


class FakeLine:
    """A wire that remembers what was sent and can be stuck."""

    def __init__(self) -> None:
        self.sent = bytearray()
        self.congested = False
        self.resumed = 0

    def write(self, data: bytes) -> None:
        self.sent += data

    def resume(self) -> None:
        self.resumed += 1


class RecordingReceiver:
    """At a character device's end: takes what it has room for, and counts what else it is told."""

    def __init__(self, capacity: int = 1 << 20) -> None:
        self.capacity = capacity
        self.data = bytearray()
        self.drains = 0
        self.opens = 0

    def room(self) -> int:
        return self.capacity - len(self.data)

    def receive(self, data: bytes) -> None:
        assert len(data) <= self.room()
        self.data += data

    def drained(self) -> None:
        self.drains += 1

    def opened(self) -> None:
        self.opens += 1


def recording_irq(number: int = 1) -> tuple[Irq, list[bool]]:
    """A line and the list of levels that it was driven to."""
    levels: list[bool] = []
    return Irq(number, lambda _, level: levels.append(level)), levels
