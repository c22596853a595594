"""ACLINT: software and timer interrupts in the vCPU records; and the test finisher."""

from __future__ import annotations

import time

import pytest

from mttcg.hw.aclint import MIP_MSIP, MIP_MTIP, MTIME, Mswi, Mtimer
from mttcg.hw.sifive_test import SifiveTest
from mttcg.memory.arena import Arena
from mttcg.memory.layout import REQ_TIMER, STOP_POWEROFF, STOP_RESET

NEVER = (1 << 64) - 1


@pytest.fixture
def arena() -> Arena:
    arena = Arena(3, 4 << 20)
    arena.machine.set("time_base", time.monotonic_ns())
    for vcpu in arena.vcpus:
        vcpu.set("mtimecmp", NEVER)
    return arena


def test_msip_is_bit_0_of_its_hart(arena: Arena) -> None:
    mswi = Mswi(arena)
    mswi.write(4, 4, 0xFFFF_FFFF)
    assert [v.get("mip") for v in arena.vcpus] == [0, MIP_MSIP, 0]
    assert [v.get("exit_request") for v in arena.vcpus] == [0, 1, 0]
    assert [mswi.read(4 * h, 4) for h in range(4)] == [0, 1, 0, 0]
    mswi.write(4, 4, 0xFFFF_FFFE)
    assert arena.vcpus[1].get("mip") == 0
    mswi.write(4 * 3, 4, 1)


def test_mtime_counts_at_ten_megahertz(arena: Arena) -> None:
    timer = Mtimer(arena)
    low = (time.monotonic_ns() - arena.machine.get("time_base")) // 100
    now = timer.read(MTIME, 8)
    high = (time.monotonic_ns() - arena.machine.get("time_base")) // 100
    assert low <= now <= high
    assert timer.read(MTIME + 4, 4) == now >> 32
    assert timer.read(MTIME, 4) >= now & 0xFFFF_FFFF


def test_mtimecmp_in_halves(arena: Arena) -> None:
    timer = Mtimer(arena)
    timer.write(8, 4, 0x1111_2222)
    timer.write(12, 4, 0x3333_4444)
    assert timer.read(8, 8) == 0x3333_4444_1111_2222
    assert arena.vcpus[1].get("mtimecmp") == 0x3333_4444_1111_2222
    assert (timer.read(8, 4), timer.read(12, 4)) == (0x1111_2222, 0x3333_4444)


def test_another_harts_mtip_is_its_own_to_change(arena: Arena) -> None:
    """It may have moved mtimecmp on before this store's MTIP would reach it."""
    Mtimer(arena, 1).write(16, 8, 0)
    target = arena.vcpus[2]
    assert (target.get("mip"), target.get("requests"), target.get("exit_request")) == (0, REQ_TIMER, 1)


def test_mtimecmp_sets_and_clears_mtip_and_asks_the_target(arena: Arena) -> None:
    timer = Mtimer(arena, 2)
    timer.write(16, 8, 0)
    target = arena.vcpus[2]
    assert target.get("mip") == MIP_MTIP
    assert target.get("requests") == REQ_TIMER
    assert target.get("exit_request") == 1
    timer.write(16, 8, NEVER)
    assert target.get("mip") == 0
    assert [v.get("requests") for v in arena.vcpus] == [0, 0, REQ_TIMER]


def test_registers_of_absent_harts_read_zero(arena: Arena) -> None:
    timer = Mtimer(arena)
    timer.write(8 * 3, 8, 5)
    assert timer.read(8 * 3, 8) == 0
    timer.write(MTIME, 8, 0)
    assert timer.read(MTIME, 8) > 0


@pytest.mark.parametrize(
    ("value", "stop"),
    [
        (0x5555, (STOP_POWEROFF, 0)),
        (0x3333, (STOP_POWEROFF, 0)),
        (0x7_3333, (STOP_POWEROFF, 7)),
        (0xFFFF_3333, (STOP_POWEROFF, 0xFFFF)),
        (0x7777, (STOP_RESET, 0)),
    ],
)
def test_finisher_values(value: int, stop: tuple[int, int]) -> None:
    seen: list[tuple[int, int]] = []
    finisher = SifiveTest(lambda kind, code: seen.append((kind, code)))
    finisher.write(0, 4, 0x1234)
    finisher.write(8, 4, value)
    assert seen == []
    finisher.write(0, 4, value)
    assert seen == [stop]
    assert finisher.read(0, 4) == 0
