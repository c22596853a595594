"""The pools: units on threads of this process, and the same ones through Dask's interface."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from mttcg.errors import UserError
from mttcg.smptest import pool
from mttcg.smptest.catalogue import Guest, guests
from mttcg.smptest.harass import descendants
from mttcg.smptest.units import Emulator, Record, Unit
from tests.support.fake_emulator import template

GUEST = Guest(guests()[0].name, "any guest whose ELF is there", rules=(17,), seconds=30)


def jobs(count: int, behaviour: str) -> list[pool.Job]:
    return [(Unit(GUEST, seed + 1, 2), Emulator(template(behaviour))) for seed in range(count)]


def test_the_local_pool_runs_everything() -> None:
    records = list(pool.local(3)(iter(jobs(5, "odd"))))
    assert sorted((record.seed, record.verdict) for record in records) == [
        (1, "fail"), (2, "pass"), (3, "fail"), (4, "pass"), (5, "fail"),
    ]  # fmt: skip


def test_the_local_pool_takes_no_more_than_it_runs() -> None:
    taken = []

    def work() -> Any:
        for job in jobs(50, "pass"):
            taken.append(job)
            yield job

    records = pool.local(2)(work())
    next(records)
    assert len(taken) <= 4
    records.close()


def test_leaving_early_ends_what_runs() -> None:
    before = descendants(os.getpid())
    records = pool.local(3)(iter([*jobs(1, "pass"), *jobs(50, "hang")]))
    assert next(records).verdict == "pass"
    begin = time.monotonic()
    records.close()
    assert time.monotonic() - begin < GUEST.seconds / 2
    assert set(descendants(os.getpid())) <= set(before)


def test_without_dask_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"pip install 'mttcg\[cluster\]'"):
        pool.cluster("tcp://127.0.0.1:1")


class FakeFuture:
    def __init__(self, call: Callable[[], Record]) -> None:
        self.call = call
        self.cancelled = False

    def result(self) -> Record:
        return self.call()

    def cancel(self) -> None:
        self.cancelled = True


class FakeClient:
    """As much of distributed.Client as the suite uses; work is done when its result is asked for."""

    made: list[FakeClient] = []

    def __init__(self, address: str, timeout: float) -> None:
        if address == "tcp://nobody":
            raise OSError("timed out")
        self.futures: list[FakeFuture] = []
        self.closed = False
        FakeClient.made.append(self)

    def ncores(self) -> dict[str, int]:
        return {"one": 1, "two": 1}

    def submit(self, function: Callable[..., Record], *arguments: Any, pure: bool) -> FakeFuture:
        assert not pure  # a run is worth repeating
        self.futures.append(FakeFuture(lambda: function(*arguments)))
        return self.futures[-1]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def fake_dask(monkeypatch: pytest.MonkeyPatch) -> list[FakeClient]:
    module = ModuleType("distributed")

    def wait(futures: set[FakeFuture], return_when: str) -> tuple[set[FakeFuture], set[FakeFuture]]:
        first = next(iter(futures))
        return {first}, futures - {first}

    module.__dict__.update(Client=FakeClient, wait=wait)
    monkeypatch.setitem(sys.modules, "distributed", module)
    FakeClient.made.clear()
    return FakeClient.made


def test_units_go_through_dask(fake_dask: list[FakeClient]) -> None:
    records = list(pool.cluster("tcp://somebody")(iter(jobs(6, "odd"))))
    assert sorted(record.seed for record in records if record.verdict == "fail") == [1, 3, 5]
    assert len(records) == len(fake_dask[0].futures) == 6
    assert fake_dask[0].closed


def test_leaving_early_cancels_what_the_cluster_has_not_done(fake_dask: list[FakeClient]) -> None:
    records = pool.cluster("tcp://somebody")(iter(jobs(50, "pass")))
    next(records)
    records.close()
    (client,) = fake_dask
    assert len(client.futures) <= 5
    assert sum(future.cancelled for future in client.futures) == len(client.futures) - 1
    assert client.closed


def test_nobody_at_the_address(fake_dask: list[FakeClient]) -> None:
    with pytest.raises(UserError, match="no Dask scheduler answers there"):
        pool.cluster("tcp://nobody")


def test_a_cluster_that_breaks_down(fake_dask: list[FakeClient]) -> None:
    def work() -> Any:
        yield jobs(1, "pass")[0]
        yield None, None  # cannot be run at the other end

    with pytest.raises(UserError, match=r"AttributeError: .* is the same mttcg installed there"):
        list(pool.cluster("tcp://somebody")(work()))
    assert fake_dask[0].closed


@pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="dask.distributed is not installed")
def test_a_real_cluster() -> None:
    import distributed

    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as real:
        records = list(pool.cluster(real.scheduler_address)(iter(jobs(4, "odd"))))
    assert sorted(record.seed for record in records if record.verdict == "fail") == [1, 3]
