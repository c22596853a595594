"""The bus and the board table; the real-time clock."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from mttcg.hw.bus import AddressMap, BusOverlap
from mttcg.hw.eventloop import EventLoop
from mttcg.hw.goldfish_rtc import GoldfishRtc, Reg
from mttcg.hw.virt import Board
from tests.support.devices import recording_irq


@dataclass(frozen=True)
class Place:
    name: str
    base: int
    size: int


def test_find_needs_the_whole_access() -> None:
    bus: AddressMap[Place] = AddressMap()
    a, b = Place("a", 0x100, 0x10), Place("b", 0x110, 0x10)
    bus.add(b)
    bus.add(a)
    assert bus.find(0x100, 8) is a
    assert bus.find(0x10C, 4) is a
    assert bus.find(0x10C, 8) is None
    assert bus.find(0x110) is b
    assert bus.find(0x120) is None
    assert bus.find(0xFF) is None
    assert list(bus) == [a, b]


@pytest.mark.parametrize(("base", "size"), [(0x100, 1), (0xFF, 2), (0x10F, 0x100), (0, 0x1000), (0x104, 4)])
def test_overlap_is_refused_by_name(base: int, size: int) -> None:
    bus: AddressMap[Place] = AddressMap()
    bus.add(Place("old", 0x100, 0x10))
    with pytest.raises(BusOverlap, match=r"new at .* overlaps old at 0x100\.\.0x10f"):
        bus.add(Place("new", base, size))
    bus.add(Place("after", 0x110, 1))
    bus.add(Place("before", 0xF0, 0x10))


def test_board_has_qemus_addresses() -> None:
    where = {e.name: (e.base, e.irq) for e in Board(1).entries}
    assert where["test"] == (0x10_0000, 0)
    assert where["rtc"] == (0x10_1000, 11)
    assert where["mswi"] == (0x200_0000, 0)
    assert where["mtimer"] == (0x200_4000, 0)
    assert where["plic"] == (0xC00_0000, 0)
    assert where["serial"] == (0x1000_0000, 10)
    assert [where[f"virtio{n}"] for n in range(8)] == [(0x1000_1000 + 0x1000 * n, 1 + n) for n in range(8)]
    for entry in Board(256).entries:
        assert (entry.local is None) != (entry.served is None)


class Clock:
    """A host clock that the test moves; the loop's timers run on the real one."""

    def __init__(self) -> None:
        self.ns = 0x1_2345_6789_0000

    def __call__(self) -> int:
        return self.ns


def rtc() -> tuple[GoldfishRtc, Clock, list[bool], EventLoop]:
    clock, loop = Clock(), EventLoop()
    irq, levels = recording_irq(11)
    return GoldfishRtc(irq, loop, clock), clock, levels, loop


def test_rtc_reads_a_consistent_pair() -> None:
    device, clock, _, _ = rtc()
    clock.ns = 0x1_FFFF_FFFF
    low = device.read(Reg.TIME_LOW, 4)
    clock.ns += 2
    assert device.read(Reg.TIME_HIGH, 4) << 32 | low == 0x1_FFFF_FFFF


def test_rtc_is_the_hosts_clock() -> None:
    irq, _ = recording_irq()
    device = GoldfishRtc(irq, EventLoop())
    before = time.time_ns()
    now = device.read(Reg.TIME_LOW, 4) | device.read(Reg.TIME_HIGH, 4) << 32
    assert before <= now <= time.time_ns()


def test_rtc_can_be_set_and_keeps_going() -> None:
    device, clock, _, _ = rtc()
    device.write(Reg.TIME_HIGH, 4, 7)
    device.write(Reg.TIME_LOW, 4, 5)
    clock.ns += 10
    assert device.read(Reg.TIME_LOW, 4) == 15
    assert device.read(Reg.TIME_HIGH, 4) == 7


def arm(device: GoldfishRtc, at: int) -> None:
    device.write(Reg.ALARM_HIGH, 4, at >> 32)
    device.write(Reg.ALARM_LOW, 4, at & 0xFFFF_FFFF)


def test_rtc_alarm_in_the_past_rings_at_once_if_enabled() -> None:
    device, clock, levels, _ = rtc()
    arm(device, clock.ns - 1)
    assert levels == []
    assert device.read(Reg.ALARM_STATUS, 4) == 0
    device.write(Reg.IRQ_ENABLED, 4, 1)
    assert levels == [True]
    device.write(Reg.CLEAR_INTERRUPT, 4, 1)
    assert levels == [True, False]


def test_rtc_alarm_rings_through_the_loop() -> None:
    device, clock, levels, loop = rtc()
    device.write(Reg.IRQ_ENABLED, 4, 1)
    arm(device, clock.ns + 2_000_000)
    assert device.read(Reg.ALARM_STATUS, 4) == 1
    assert levels == []
    loop.poll(wait=True)
    assert levels == [True]
    assert device.read(Reg.ALARM_STATUS, 4) == 0
    loop.close()


def test_rtc_alarm_can_be_cleared() -> None:
    device, clock, levels, loop = rtc()
    device.write(Reg.IRQ_ENABLED, 4, 1)
    arm(device, clock.ns + 1_000_000)
    device.write(Reg.CLEAR_ALARM, 4, 1)
    other = loop.timer(lambda: None)
    other.arm(time.monotonic_ns() + 3_000_000)
    while other.deadline is not None:
        loop.poll(wait=True)
    assert levels == []
    loop.close()
