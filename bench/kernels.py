"""The bare-metal kernels of guests/bench/kernels: CPU time per iteration, in M-mode and again under Sv39.

MIPS are guest instructions per second of CPU time. How many instructions an iteration takes was counted once
(`python -m bench.instructions`) and is kept in guests/bench/instructions.json with a digest of each ELF: of one
that was built anew nothing is known until it is counted again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from bench import cases, native
from bench.cases import NATIVE, Case
from bench.emulators import OURS, ROOT, Emulator
from bench.process import BenchError
from bench.progress import Progress
from bench.stats import geometric_mean

FOLDER = ROOT / "guests" / "bench"
COUNTS = FOLDER / "instructions.json"
MODES = ("bare", "sv39")
GROUPS: dict[str, tuple[str, ...]] = {
    "int": ("crc32", "dhrystone", "fsm", "list_sort", "matmul_int", "mix64", "sieve"),
    "fp": ("fir_single", "mandelbrot", "matmul_double", "nbody"),
    "memory": ("chase", "memcpy", "pages", "triad"),
    "calls": ("fib", "indirect"),
}
ALL = "all"  # the group of all kernels
_MICRO = 1e6


def list_cases(modes: Iterable[str] = MODES) -> list[Case]:
    """All kernels, in each mode. Raises `BenchError` when they were not built."""
    sources = sorted((FOLDER / "kernels").glob("*.c"))
    elves = [FOLDER / f"{source.stem}.elf" for source in sources]
    if not elves or not all(elf.is_file() for elf in elves):
        raise BenchError(f"{FOLDER}: not all kernels are built; run `make guests`")
    found = []
    for mode in modes:
        for source, elf in zip(sources, elves, strict=True):
            if mode == "bare":
                found.append(Case(source.stem, elf, source=source))
            else:
                found.append(Case(f"{source.stem} {mode}", elf, f"mode={mode}"))
    return found


def mode_of(name: str) -> str:
    """A row's mode."""
    return name.partition(" ")[2] or "bare"


def measure(
    emulators: list[Emulator], modes: Iterable[str], rounds: int, target: float, progress: Progress
) -> dict[str, Any]:
    """Run all kernels. `target`: CPU seconds of the fastest emulator's large run."""
    todo = list_cases(modes)
    with native.Builder(FOLDER / "native_main.c") as builder:
        if builder.problem:
            progress.skip(f"{NATIVE}: skipped: {builder.problem}")
        with progress.task("kernels", len(todo) * (rounds + 1)) as task:
            for case in todo:
                cases.measure(case, emulators, builder, rounds, target, task)
    return results(todo, instruction_counts())


def digest(elf: Path) -> str:
    """What an instruction count holds for."""
    return hashlib.sha256(elf.read_bytes()).hexdigest()[:16]


def instruction_counts() -> dict[str, float]:
    """Guest instructions per iteration, by kernel, as far as they are known."""
    if not COUNTS.is_file():
        return {}
    kept = json.loads(COUNTS.read_text())
    elves = {name: FOLDER / f"{name}.elf" for name in kept}
    return {
        name: one["per_iteration"]
        for name, one in kept.items()
        if elves[name].is_file() and digest(elves[name]) == one["elf"]
    }


def results(todo: list[Case], counts: dict[str, float]) -> dict[str, Any]:
    """Rows, and geometric means of the ratios by mode and group."""
    rows: dict[str, Any] = {}
    for case in todo:
        row = case.result(OURS) | {"mode": mode_of(case.name)}
        count = counts.get(case.elf.stem)
        if count is not None:
            # Start-up's instructions are not in the slope.
            row["instructions_per_iteration"] = count
            row["mips"] = {name: count / median(each) / _MICRO for name, each in case.seconds.items() if name != NATIVE}
        rows[case.name] = row
    means = {f"{group}, {mode}": _means(rows, mode, group) for mode in MODES for group in (*GROUPS, ALL)}
    return {"rows": rows, "geometric_mean": {title: mean for title, mean in means.items() if mean}}


def _means(rows: dict[str, Any], mode: str, group: str) -> dict[str, float]:
    ratios: dict[str, list[float]] = {}
    for title, row in rows.items():
        if row["mode"] == mode and (group == ALL or title.partition(" ")[0] in GROUPS[group]):
            for name, ratio in row["ratio"].items():
                ratios.setdefault(name, []).append(ratio)
    return {name: geometric_mean(values) for name, values in ratios.items()}
