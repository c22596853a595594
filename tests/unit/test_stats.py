"""`-accel tcg,stats=on`: counters through the record, the table, and the split of time."""

from __future__ import annotations

import time

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import VCPU
from mttcg.memory.records import View
from mttcg.tcg.host import Exit
from mttcg.vcpu import stats
from mttcg.vcpu.rest import Rest
from mttcg.vcpu.stats import Place, Stopwatch
from tests.support.command import run

FIRST = VCPU.q("stats")


def _record(flags: int = 0, **values: int) -> View:
    record = View(VCPU, memoryview(bytearray(VCPU.size)), 0)
    record.q[FIRST] = flags
    for title, value in values.items():
        record.q[FIRST + 1 + stats.TITLES.index(title.replace("_", " "))] = value
    return record


def test_the_counters_fit_their_place() -> None:
    assert 1 + len(stats.TITLES) <= VCPU.fields["stats"].count
    assert len(set(stats.TITLES)) == len(stats.TITLES)
    assert all(f"exits: {reason.name.lower()}" in stats.TITLES for reason in Exit)


def test_a_vcpu_that_has_not_published_has_no_counters() -> None:
    assert stats.counters(_record(0, blocks_made=3)) == {}
    assert stats.report([_record()]) == "no vCPU has anything to tell\n"


def test_times_are_there_only_when_they_were_measured() -> None:
    assert "ms asleep" not in stats.counters(_record(1, ms_asleep=5))
    assert stats.counters(_record(3, ms_asleep=5))["ms asleep"] == 5


def test_a_column_for_each_vcpu_and_one_for_all() -> None:
    text = stats.report([_record(3, blocks_made=12, ms_in_Python=2_500_000), _record(3, blocks_made=8), _record()])
    lines = text.splitlines()
    assert lines[0].split() == ["vcpu", "0", "vcpu", "1", "vcpu", "2", "all"]
    rows = {line[: len(line) - len(line.lstrip())] + line.split("  ")[0]: line.split()[-4:] for line in lines[1:]}
    assert rows["blocks made"] == ["12", "8", "-", "20"]
    assert rows["ms in Python"] == ["2.5", "0.0", "-", "2.5"]
    assert len({len(line) for line in lines}) == 1


def test_one_vcpu_has_no_sum() -> None:
    assert stats.report([_record(1, blocks_made=12)]).splitlines()[0].split() == ["vcpu", "0"]


def test_a_vcpu_publishes_before_it_counts_as_resting() -> None:
    arena = Arena(1, 2 << 20)
    try:
        seen: list[int] = []
        rest = Rest(arena, 1, lambda: seen.append(arena.machine.get("resting")))
        assert not rest.wanted()
        assert seen == []
        arena.machine.set("paused", 1)
        assert rest.wanted()
        assert rest.wanted()
        assert seen == [0]  # once for a stop
        assert arena.machine.get("resting") == 1
    finally:
        arena.close()


# --- the split of time


class Work:
    """What is timed: `outer` calls `inner`."""

    def outer(self, nested: bool) -> str:
        _burn()
        if nested:
            self.inner()
        return "done"

    def inner(self) -> None:
        _burn()
        raise LookupError


def _burn() -> None:
    end = time.perf_counter_ns() + 2_000_000
    while time.perf_counter_ns() < end:
        pass


def test_time_belongs_to_the_innermost_place() -> None:
    watch, work = Stopwatch(), Work()
    watch.timed(work, ("inner",), Place.PYTHON)
    watch.timed(work, ("outer",), Place.CODE)
    with pytest.raises(LookupError):
        work.outer(True)
    watch.go(watch.place)
    assert watch.place is Place.PYTHON  # also after an exception
    assert watch.spent[Place.CODE] >= 2_000_000
    assert watch.spent[Place.PYTHON] >= 2_000_000
    assert watch.spent[Place.ASLEEP] == watch.spent[Place.TRANSLATION] == 0


def test_a_timed_method_is_the_method() -> None:
    watch, work = Stopwatch(Place.ASLEEP), Work()
    watch.timed(work, ("outer",), Place.TRANSLATION)
    assert work.outer(False) == "done"
    assert watch.place is Place.ASLEEP


# --- the whole way


@pytest.mark.parametrize("mode", ["multi", "single"])
def test_the_demo_prints_a_table_at_its_end(mode: str) -> None:
    began = time.monotonic()
    result = run(["-smp", "2", "-accel", f"tcg,stats=on,thread={mode}"], timeout=120)
    wall = time.monotonic() - began
    assert result.status == 0, result.err
    rows = {line[:30].rsplit("  ", 1)[0].strip(): line.split()[-3:] for line in result.err.splitlines()}
    assert rows.keys() >= {"blocks made", "exits: chain", "ms in emitted code"}
    made = [int(cell) for cell in rows["blocks made"]]
    assert all(made)
    assert made[0] + made[1] == made[2]
    spent = sum(float(rows[title][0]) for title in rows if title.startswith("ms ")) / 1000
    assert 0 < spent < wall
    assert all(float(cell) > 0 for cell in rows["ms in translation"])
    assert all(float(cell) > 0 for cell in rows["ms in emitted code"])


def test_without_the_word_there_is_no_table() -> None:
    assert run(["-smp", "1"], timeout=60).err == ""
