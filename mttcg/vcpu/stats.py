"""`-accel tcg,stats=on` and the monitor's `info jit`: what each vCPU did, as one table with a column per vCPU.

Each vCPU counts in objects of its own process. It publishes the counters in its record when it has come to rest
(the monitor has stopped the machine) and at its end, so whoever maps the arena can show them all. The counters
are always there; where the time went is measured only with stats=on, by putting timed methods in the place of a
few plain ones, so that a run without it pays nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from ..memory.layout import N_STATS, VCPU
from ..memory.records import View
from ..tcg.host import Exit

if TYPE_CHECKING:
    from .cpu_exec import Vcpu


class Place(IntEnum):
    """Where a vCPU's time goes. Joining templates to blocks is native, and counts as emitted code."""

    ASLEEP = 0  # in wfi, in a stopped hart, and with thread=single in another one's turn
    PYTHON = 1  # cpu_exec, the interpreter, and what emitted code calls
    CODE = 2  # emitted code
    TRANSLATION = 3  # making templates and whatever else native code asks for to make a block


_PLACES = {
    Place.TRANSLATION: "ms in translation",
    Place.CODE: "ms in emitted code",
    Place.PYTHON: "ms in Python",
    Place.ASLEEP: "ms asleep",
}
_NS_PER_MS = 1_000_000
_COUNTERS = (
    "blocks made",
    "blocks chained",
    "blocks invalidated",
    "blocks evicted",
    "guest instructions translated",
    "host code bytes",
    "memo hits",
    "templates made",
    "direct exits served natively",
    "jump cache misses served natively",
    "TLB misses",
    "TLB flushes",
    "slow loads",
    "slow stores",
    "slow atomics",
    "instructions interpreted",
)
_EXITS = {f"exits: {reason.name.lower()}": reason for reason in Exit}
TITLES = (*_COUNTERS, *_EXITS, *_PLACES.values())
_FIRST = VCPU.q("stats")
# Before the rows: 1 once the vCPU has published, and 1 more if it measures times.
_COUNTS, _TIMES = 1, 2
if 1 + len(TITLES) > N_STATS:
    raise ValueError(f"memory.layout.N_STATS is {N_STATS}, and {1 + len(TITLES)} words are needed")


def _count(vcpu: Vcpu) -> tuple[int, ...]:
    """Values of _COUNTERS."""
    cache, translator, tlb, slow = vcpu.cache, vcpu.translator, vcpu.memory.tlb, vcpu.slow
    instructions = cache.count("instructions")
    return (
        *(cache.count(name) for name in ("made", "chained", "invalidated", "evicted")),
        instructions,
        cache.count("host_bytes"),
        max(0, instructions - translator.misses),
        translator.misses,
        cache.count("chains"),
        cache.count("jumps"),
        tlb.fills,
        tlb.flushes,
        slow.loads,
        slow.stores,
        slow.atomics,
        slow.interpreted,
    )


class Stopwatch:
    """One vCPU's time, split by place. Whoever enters a place leaves it for where it came from."""

    def __init__(self, place: Place = Place.PYTHON) -> None:
        self.place = place
        self.spent = [0] * len(Place)
        self._since = time.perf_counter_ns()

    def go(self, place: Place) -> Place:
        """Be at `place` from now on; where the vCPU was."""
        now = time.perf_counter_ns()
        before = self.place
        self.spent[before] += now - self._since
        self._since = now
        self.place = place
        return before

    def timed(self, owner: Any, names: Iterable[str], place: Place) -> None:
        """Let `owner`'s methods of these names count as `place`. Whoever asks `owner` for them later gets the timed
        ones."""
        for name in names:
            setattr(owner, name, self._wrapped(getattr(owner, name), place))

    def _wrapped(self, method: Callable[..., Any], place: Place) -> Callable[..., Any]:
        go = self.go

        def timed(*arguments: Any) -> Any:
            before = go(place)
            try:
                return method(*arguments)
            finally:
                go(before)

        return timed


def start_timing(vcpu: Vcpu) -> Stopwatch:
    """Measure where `vcpu`'s time goes. Before its back end is made, which keeps the callbacks that it finds."""
    watch = Stopwatch(Place.ASLEEP if vcpu.single else Place.PYTHON)
    watch.timed(vcpu.slow, ("load", "store", "stored", "atomic", "interpret"), Place.PYTHON)
    watch.timed(vcpu, ("wfi", "_sleep_stopped"), Place.PYTHON if vcpu.single else Place.ASLEEP)
    watch.timed(vcpu, ("turn",), Place.PYTHON)
    watch.timed(vcpu, ("_attend",), Place.PYTHON)  # it may be called in wfi
    return watch


def time_code(vcpu: Vcpu, watch: Stopwatch) -> None:
    """The rest of `start_timing`, when back end and block cache are there."""
    watch.timed(vcpu.backend, ("enter",), Place.CODE)
    watch.timed(vcpu.cache, ("_act",), Place.TRANSLATION)


def publish(vcpu: Vcpu) -> None:
    """Put the counters into the vCPU's record, for others to read while this vCPU rests or when it has ended."""
    vcpu.cache.announce()
    q = vcpu.q
    watch = vcpu.watch
    values = [*_count(vcpu), *(vcpu.exits[reason] for reason in _EXITS.values())]
    if watch is not None:
        watch.go(watch.place)
        values += [watch.spent[place] for place in _PLACES]
    for index, value in enumerate(values):
        q[_FIRST + 1 + index] = value
    q[_FIRST] = _COUNTS if watch is None else _COUNTS | _TIMES


def counters(record: View) -> dict[str, int]:
    """What a vCPU has published, by title; empty if it has not. Times are in nanoseconds, under their titles."""
    flags = record.q[_FIRST]
    if not flags & _COUNTS:
        return {}
    titles = TITLES if flags & _TIMES else TITLES[: -len(_PLACES)]
    return {title: record.q[_FIRST + 1 + index] for index, title in enumerate(titles)}


def report(records: Iterable[View]) -> str:
    """The table: a row per counter, a column per vCPU, and their sum where there are several. Lines end with "\\n"."""
    columns = [counters(record) for record in records]
    heading = [f"vcpu {index}" for index in range(len(columns))]
    rows = []
    for title in TITLES:
        values = [column.get(title) for column in columns]
        if all(value is None for value in values):
            continue
        if len(columns) > 1:
            values.append(sum(value or 0 for value in values))
        is_time = title in _PLACES.values()
        rows.append([title, *(_cell(value, is_time) for value in values)])
    if not rows:
        return "no vCPU has anything to tell\n"
    table = [["", *heading, *(["all"] if len(columns) > 1 else [])], *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for title, *cells in table:
        figures = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        lines.append("  ".join((title.ljust(widths[0]), *figures)) + "\n")
    return "".join(lines)


def _cell(value: int | None, is_time: bool) -> str:
    if value is None:
        return "-"
    return f"{value / _NS_PER_MS:.1f}" if is_time else str(value)
