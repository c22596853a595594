"""Stopping and continuing: the iothread's side and a vCPU process's side of the one word (docs/shared-state.md)."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from mttcg.io.pause import RunControl, begin_stopped
from mttcg.memory.arena import Arena
from mttcg.memory.layout import STOP_QUIT
from mttcg.vcpu.rest import Rest

HARTS = 3


@pytest.fixture
def arena() -> Iterator[Arena]:
    arena = Arena(HARTS, 1 << 20)
    arena.machine.set("time_base", time.monotonic_ns())
    yield arena
    arena.close()


def _nothing() -> None:
    """What these vCPUs have to publish."""


def test_a_stop_is_answered_once_by_each(arena: Arena) -> None:
    published = []
    first, others = Rest(arena, 1, lambda: published.append(arena.machine.get("resting"))), Rest(arena, 2, _nothing)
    assert not first.wanted()
    for stop in (1, 3):
        arena.machine.set("paused", stop)
        arena.machine.set("resting", 0)
        assert first.wanted()
        assert first.wanted()
        assert arena.machine.get("resting") == 1
        assert others.wanted()
        assert arena.machine.get("resting") == HARTS
        arena.machine.set("paused", stop + 1)
        assert not first.wanted()
    assert published == [0, 0], "once for each stop, before it is answered"


def test_stop_serves_until_all_rest(arena: Arena) -> None:
    rests = [Rest(arena, 1, _nothing) for _ in range(HARTS)]
    served = []

    def serve() -> None:
        """Each call, one vCPU more has what it waited for, and comes to rest."""
        assert not arena.machine.get("paused_at"), "time goes on until all rest"
        assert rests[len(served)].wanted()
        served.append(1)

    run = RunControl(arena, serve)
    assert run.stop()
    assert len(served) == HARTS
    assert all(vcpu.get("exit_request") for vcpu in arena.vcpus)
    stopped_at, base = arena.machine.get("paused_at"), arena.machine.get("time_base")
    assert run.stop()
    assert arena.machine.get("paused_at") == stopped_at, "stopped already"
    before = time.monotonic_ns()
    run.resume()
    after = time.monotonic_ns()
    assert not run.stopped
    assert before - stopped_at <= arena.machine.get("time_base") - base <= after - stopped_at
    assert arena.machine.get("paused_at") == 0
    run.resume()
    assert not run.stopped
    served.clear()
    with run.held() as at_rest:
        assert at_rest
        assert run.stopped
    assert not run.stopped


def test_a_machine_that_ends_is_not_waited_for_nor_left_stopped(arena: Arena) -> None:
    run = RunControl(arena, lambda: arena.machine.set("stop", STOP_QUIT))
    with run.held() as at_rest:
        assert not at_rest
    assert not run.stopped, "what the machine after a reset goes by"


def test_a_stopped_start(arena: Arena) -> None:
    begin_stopped(arena)
    run = RunControl(arena, lambda: None)
    assert run.stopped
    for _ in range(HARTS):
        Rest(arena, 1, _nothing).wanted()
    with run.held() as at_rest:
        assert at_rest
    assert run.stopped, "as it was before"
    base = arena.machine.get("time_base")
    assert arena.machine.get("paused_at") == base, "guest time 0"
    run.resume()
    assert base < arena.machine.get("time_base") <= time.monotonic_ns()
