"""One guest program that repeats one thing: measured by two runs of each emulator, so that start-up cancels.

Each program takes `iters=N` and prints `checksum=… iters=N ticks=…`: a checksum that depends on all of the work, and
how long it took by the guest's own clock (10 MHz), which every emulator takes from the host's. Kernels are measured
by the CPU time of the process tree, from outside. What takes nanoseconds, or sleeps, is measured by the guest's
clock, which knows nothing of start-up, and that clock is checked against the host's.
The emulators' speed decides the counts once for all; checksums must then agree. Emulators alternate run by run, so a
slow minute of the host slows all alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from bench import native
from bench.emulators import Emulator
from bench.process import BenchError, run
from bench.progress import Task
from bench.stats import paired_ratio, slope

NATIVE = "native"
Clock = Literal["cpu", "guest"]
_RUN_TIMEOUT = 60.0  # seconds for one run
_TICK = 1e-7  # seconds; the virt board's timebase
_MEASURABLE = 0.02  # seconds beyond a short run's from which a calibrating run is believed
_GROWTH, _FASTEST_GROWTH = 4, 64
_MOST_ITERATIONS = 1 << 30
_LONGEST = 4.0  # seconds that a large run should take at most: the fastest emulator may get less than its share
_SMALL = 8  # the small count is this part of the large one
_NATIVE_TARGET = 0.2  # seconds
_ATTEMPTS = 3  # to get a slope: on a busy host the small run may happen to take as long as the large one
# How far the guest's clock may be from the host's over a pair of runs: two starts differ, more on a busy host.
_CLOCK_SLACK, _CLOCK_DRIFT = 0.7, 0.25
_LINE = re.compile(r"^checksum=([0-9a-f]+) iters=(\d+) ticks=(\d+)", re.MULTILINE)


@dataclass
class Case:
    """A program, its words beside iters=, and what was measured.

    `seconds`: per iteration, by name a value a round; `wall` the same by the host's clock, start-up's noise and all.
    `source`: the same work in C that the host can do as well. `first`: where the search for a count begins (None: at
    the program's own count).
    """

    name: str
    elf: Path
    words: str = ""
    smp: int = 1
    clock: Clock = "cpu"
    source: Path | None = None
    first: int | None = None
    large: int = 0
    checksum: str = ""
    seconds: dict[str, list[float]] = field(default_factory=dict)
    wall: dict[str, list[float]] = field(default_factory=dict)

    @property
    def small(self) -> int:
        return max(1, self.large // _SMALL)

    def append(self, iterations: int | None) -> str:
        """The guest's command line; None: the program's own count."""
        return " ".join(filter(None, (self.words, "" if iterations is None else f"iters={iterations}")))

    def ratios(self, ours: str) -> dict[str, float]:
        """The others' times by those of emulator `ours`: above 1, ours is faster."""
        mine = self.seconds.get(ours)
        if not mine:
            return {}
        found = {}
        for name, theirs in self.seconds.items():
            if name != ours and len(theirs) == len(mine):
                found[name] = paired_ratio(theirs, mine)
        return found

    def result(self, ours: str) -> dict[str, Any]:
        """For the JSON."""
        return {
            "iterations": [self.small, self.large],
            "checksum": self.checksum,
            "seconds_per_iteration": self.seconds,
            "wall_per_iteration": self.wall,
            "ratio": self.ratios(ours),
        }


@dataclass(frozen=True)
class Sample:
    """One run. Seconds; `guest` by the guest's clock, without the program's start and end."""

    iterations: int
    checksum: str
    cpu: float
    wall: float
    guest: float


def read_line(output: str) -> tuple[str, int, float]:
    """(checksum, iterations, guest seconds) that a program printed. Raises `BenchError` when it printed none."""
    match = _LINE.search(output)
    if match is None:
        raise BenchError(f"no checksum in the output: {output.strip()[-100:]!r}")
    return match[1], int(match[2]), int(match[3]) * _TICK


def sample(command: Sequence[str]) -> Sample:
    """Run a program that prints the line. Raises `BenchError`."""
    done = run(command, _RUN_TIMEOUT)
    checksum, iterations, guest = read_line(done.output)
    return Sample(iterations, checksum, done.cpu, done.wall, guest)


def run_once(emulator: Emulator, case: Case, iterations: int | None) -> Sample:
    """`case` on `emulator`. Raises `BenchError`, also when the program took another count."""
    seen = sample(emulator.bare(case.elf, case.append(iterations), case.smp))
    if iterations is not None and seen.iterations != iterations:
        raise BenchError(f"{iterations} iterations were asked for and {seen.iterations} made: it ignores iters=")
    return seen


def calibrate(emulators: list[Emulator], case: Case, target: float) -> int:
    """Iterations for which each emulator needs about `target` seconds or more, but none more than _LONGEST."""
    each = [_seconds_each(emulator, case) for emulator in emulators]
    return max(2, min(int(target / min(each)), int(_LONGEST / max(each))))


def _seconds_each(emulator: Emulator, case: Case) -> float:
    """Roughly, of one iteration beyond the first ones, which may touch memory for the first time."""
    few = run_once(emulator, case, case.first)
    iterations = few.iterations
    extra = 0.0
    while iterations < _MOST_ITERATIONS:
        iterations *= int(min(_FASTEST_GROWTH, max(_GROWTH, 2 * _MEASURABLE / max(extra, 1e-9))))
        many = run_once(emulator, case, iterations)
        extra = many.guest - few.guest
        if extra >= _MEASURABLE:
            return extra / (iterations - few.iterations)
    raise BenchError(f"{iterations} iterations take no time")


def measure(
    case: Case, emulators: list[Emulator], builder: native.Builder | None, rounds: int, target: float, task: Task
) -> None:
    """All rounds of one case: `rounds + 1` steps of the task. `target`: seconds of the fastest emulator's large run.

    What fails leaves a note, and no figure of that emulator.
    """
    task.step(f"{case.name}: calibrating")
    runners: dict[str, Emulator | Path] = {emulator.name: emulator for emulator in emulators}
    try:
        case.large = calibrate(emulators, case, target)
        program = builder.build(case.source) if builder is not None and case.source is not None else None
    except BenchError as error:
        task.note(f"{case.name}: {error}")
        for _ in range(rounds + 1):
            task.done()
        return
    if program is not None:
        runners[NATIVE] = program
    task.done()
    for _ in range(rounds):
        for name, runner in list(runners.items()):
            task.step(f"{case.name}: {name}")
            try:
                _measure_round(case, runner, name)
            except BenchError as error:
                task.note(f"{case.name}: {name}: {error}")
                # Half a series would pair rounds that are not pairs.
                case.seconds.pop(name, None)
                case.wall.pop(name, None)
                del runners[name]
        task.done()


def _measure_round(case: Case, runner: Emulator | Path, name: str) -> None:
    """One small and one large run."""
    for attempt in range(_ATTEMPTS):
        small, large, seen = _pair(case, runner)
        if case.checksum and seen != case.checksum:
            raise BenchError(f"checksum {seen} where another run had {case.checksum}")
        case.checksum = seen
        try:
            each, wall = _per_iteration(case.clock, small, large)
        except ValueError as error:
            if attempt == _ATTEMPTS - 1:
                raise BenchError(str(error)) from error
            continue
        case.seconds.setdefault(name, []).append(each)  # after the checks: a failed run leaves no figure
        case.wall.setdefault(name, []).append(wall)
        return


def _per_iteration(clock: Clock, small: Sample, large: Sample) -> tuple[float, float]:
    """Seconds per iteration by the case's clock, and by the host's.

    The guest's clock runs from the first iteration to the last, so the large run says all; what waits for other
    harts may take longer in a small one.
    """
    if clock == "guest":
        _check_clock(small, large)
        each = large.guest / large.iterations
    else:
        each = slope((small.iterations, small.cpu), (large.iterations, large.cpu))
    return each, (large.wall - small.wall) / (large.iterations - small.iterations)


def _pair(case: Case, runner: Emulator | Path) -> tuple[Sample, Sample, str]:
    """A small and a large run, and the checksum of the case's large count."""
    if isinstance(runner, Path):
        return _native_pair(runner, case.large, case.smp)
    small, large = (run_once(runner, case, count) for count in (case.small, case.large))
    return small, large, large.checksum


def _native_pair(program: Path, count: int, harts: int) -> tuple[Sample, Sample, str]:
    """The host's own runs, and the checksum of `count` iterations: what an emulator does in its time may be too
    short to measure here, so the large run has more."""
    small = sample([str(program), str(count), str(harts)])
    more = int(_NATIVE_TARGET / max(small.cpu, 1e-3)) + 2
    return small, sample([str(program), str(count * more), str(harts)]), small.checksum


def _check_clock(small: Sample, large: Sample) -> None:
    """Raise `BenchError` when the guest's clock did not go as the host's did."""
    guest, wall = large.guest - small.guest, large.wall - small.wall
    if abs(guest - wall) > _CLOCK_SLACK + _CLOCK_DRIFT * abs(wall):  # the small run may have been the longer one
        raise BenchError(f"the guest's clock went {guest:.2f} s while the host's went {wall:.2f} s")
