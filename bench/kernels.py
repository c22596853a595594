"""The bare-metal kernels of guests/bench: CPU time per iteration, mttcg beside the others.

Each program takes `iters=N` and prints a checksum that depends on all of the work. It runs with two iteration
counts, so that start-up cancels (`stats.slope`); the fastest emulator's speed decides the counts once for all, whose
checksums must then agree. Emulators alternate run by run, so a slow minute of the host slows all alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import native
from bench.emulators import OURS, ROOT, Emulator
from bench.process import BenchError, Run, run
from bench.progress import Progress, Task
from bench.stats import geometric_mean, paired_ratio, scaled_iterations, slope

FOLDER = ROOT / "guests" / "bench"
MODES = ("bare", "sv39")
NATIVE = "native"
_RUN_TIMEOUT = 60.0  # seconds for one run
_MEASURABLE = 0.2  # seconds beyond start-up, for each second of it and one more, from which a run is believed
_GROWTH = 8
_MOST_ITERATIONS = 1 << 30
_LONGEST = 20.0  # seconds that a large run should take at most: the fastest emulator may get less than its share
_SMALL = 8  # the small count is this part of the large one
_CHECKSUM = re.compile(r"^checksum=([0-9a-f]+) ", re.MULTILINE)


@dataclass
class Case:
    """One kernel in one mode, and what was measured: CPU seconds per iteration, a value a round."""

    source: Path
    elf: Path
    mode: str
    large: int = 0
    checksum: str = ""
    seconds: dict[str, list[float]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.source.stem if self.mode == "bare" else f"{self.source.stem} {self.mode}"

    @property
    def small(self) -> int:
        return max(1, self.large // _SMALL)

    def append(self, iterations: int) -> str:
        """The guest's command line."""
        return f"iters={iterations}" if self.mode == "bare" else f"iters={iterations} mode={self.mode}"


def cases(modes: Iterable[str] = MODES) -> list[Case]:
    """All kernels, in each mode. Raises `BenchError` when they were not built."""
    sources = sorted((FOLDER / "kernels").glob("*.c"))
    elves = [FOLDER / f"{source.stem}.elf" for source in sources]
    if not elves or not all(elf.is_file() for elf in elves):
        raise BenchError(f"{FOLDER}: not all kernels are built; run `make guests`")
    return [Case(source, elf, mode) for mode in modes for source, elf in zip(sources, elves, strict=True)]


def checksum(output: str) -> str:
    """The checksum that a program printed. Raises `BenchError` when it printed none."""
    match = _CHECKSUM.search(output)
    if match is None:
        raise BenchError(f"no checksum in the output: {output.strip()[-100:]!r}")
    return match[1]


def calibrate(emulators: list[Emulator], case: Case, target: float) -> int:
    """Iterations for which each emulator needs about `target` seconds of CPU time or more beyond its start-up,
    but none of them more than _LONGEST."""
    counts = [_count_for(emulator, case, target) for emulator in emulators]
    wanted = max(count for count, _ in counts)
    return max(2, min([wanted, *(int(_LONGEST / each) for _, each in counts)]))


def _count_for(emulator: Emulator, case: Case, target: float) -> tuple[int, float]:
    """One emulator's iterations for `target` seconds beyond its start-up, and seconds per iteration."""
    one = _run(emulator, case, 1).cpu
    iterations = 1
    while iterations < _MOST_ITERATIONS:
        iterations *= _GROWTH
        many = _run(emulator, case, iterations).cpu
        # A fraction of the start-up may be its noise.
        if many - one >= min(target, _MEASURABLE * (1 + one)):
            return scaled_iterations(one, (iterations, many), target), slope((1, one), (iterations, many))
    raise BenchError(f"{iterations} iterations take no time: it ignores iters=")


def _run(emulator: Emulator, case: Case, iterations: int) -> Run:
    return run(emulator.kernel(case.elf, case.append(iterations)), _RUN_TIMEOUT)


def _measure_round(case: Case, emulator: Emulator | Path, name: str) -> None:
    """One small and one large run of one emulator, or of the native program."""
    runs = []
    for iterations in (case.small, case.large):
        if isinstance(emulator, Emulator):
            done = _run(emulator, case, iterations)
        else:
            done = run([str(emulator), str(iterations)], _RUN_TIMEOUT)
        runs.append((iterations, done.cpu))
    seen = checksum(done.output)
    if case.checksum and seen != case.checksum:
        raise BenchError(f"checksum {seen} where another run had {case.checksum}")
    case.checksum = seen
    # After the checks: a failed run leaves no figure.
    per_iteration = slope(*runs)
    case.seconds.setdefault(name, []).append(per_iteration)


def measure(
    emulators: list[Emulator], modes: Iterable[str], rounds: int, target: float, progress: Progress
) -> dict[str, Any]:
    """Run all kernels. `target`: CPU seconds of the fastest emulator's large run."""
    todo = cases(modes)
    steps = len(todo) * (rounds + 1)
    with native.Builder(FOLDER / "native_main.c") as builder, progress.task("kernels", steps) as task:
        if builder.problem:
            progress.skip(f"{NATIVE}: skipped: {builder.problem}")
        for case in todo:
            _measure_case(case, emulators, builder, rounds, target, task)
    return _results(todo, emulators)


def _measure_case(
    case: Case,
    emulators: list[Emulator],
    builder: native.Builder,
    rounds: int,
    target: float,
    task: Task,
) -> None:
    task.step(f"{case.name}: calibrating")
    runners: dict[str, Emulator | Path] = {emulator.name: emulator for emulator in emulators}
    try:
        case.large = calibrate(emulators, case, target)
    except (BenchError, ValueError) as error:
        task.note(f"{case.name}: {error}")
        for _ in range(rounds + 1):
            task.done()
        return
    program = builder.build(case.source) if case.mode == "bare" else None
    if program is not None:
        runners[NATIVE] = program
    task.done()
    for _ in range(rounds):
        for name, runner in list(runners.items()):
            task.step(f"{case.name}: {name}")
            try:
                _measure_round(case, runner, name)
            except (BenchError, ValueError) as error:
                task.note(f"{case.name}: {name}: {error}")
                # Half a series would pair rounds that are not pairs.
                case.seconds.pop(name, None)
                del runners[name]
        task.done()


def _results(todo: list[Case], emulators: list[Emulator]) -> dict[str, Any]:
    """Rows for the report: seconds per iteration, and each other's time by ours (above 1: mttcg is faster)."""
    rows: dict[str, Any] = {}
    for case in todo:
        ours = case.seconds.get(OURS)
        ratios = {
            name: paired_ratio(theirs, ours) for name, theirs in case.seconds.items() if ours and name != OURS
        }
        rows[case.name] = {
            "mode": case.mode,
            "iterations": [case.small, case.large],
            "checksum": case.checksum,
            "seconds_per_iteration": case.seconds,
            "ratio": ratios,
        }
    others = [*(emulator.name for emulator in emulators if emulator.name != OURS), NATIVE]
    means = {
        mode: {name: geometric_mean(_ratios(rows, mode, name)) for name in others if _ratios(rows, mode, name)}
        for mode in MODES
    }
    return {"rows": rows, "geometric_mean": {mode: mean for mode, mean in means.items() if mean}}


def _ratios(rows: dict[str, Any], mode: str, name: str) -> list[float]:
    return [row["ratio"][name] for row in rows.values() if row["mode"] == mode and name in row["ratio"]]
