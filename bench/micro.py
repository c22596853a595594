"""What an event costs, and what harts cost one another: guests/bench/events.c and smp.c, by the guest's clock.

Wall time, because events reach other processes (a UART register) and other harts, and some of them sleep.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from bench import cases, native
from bench.cases import Case
from bench.emulators import OURS, Emulator
from bench.kernels import FOLDER
from bench.process import BenchError
from bench.progress import Progress

EVENTS: dict[str, str] = {
    "ecall": "ecall + mret",
    "csr": "CSR read + write",
    "uart": "UART register read",
    "fence_i": "fence.i",
    "smc": "self-modify + fence.i + call",
    "sfence": "sfence.vma of an address + refill",
    "page_fault": "page fault round trip",
}
SMP: dict[str, str] = {
    "amoadd": "contended amoadd",
    "lrsc": "LR/SC lock",
    "ticket": "ticket lock",
    "ipi_wfi": "IPI round trip through wfi",
    "ipi_spin": "IPI round trip, spinning",
}
_INDEPENDENT = "independent"
_PAIR = 2
_SCALING_ROUNDS = 2  # times as many as of the others: a few percent are looked for
_FIRST = 200  # iterations: what sleeps or traps may take 100 µs each


def events(emulators: list[Emulator], rounds: int, target: float, progress: Progress) -> dict[str, Any]:
    """Seconds for each event."""
    todo = {title: _case("events", test, 1) for test, title in EVENTS.items()}
    return _measure("events", todo, emulators, rounds, target, progress)


def smp(emulators: list[Emulator], rounds: int, target: float, progress: Progress) -> dict[str, Any]:
    """Seconds for each hart's step, two harts; and how independent work scales, on the host itself too."""
    todo = {title: _case("smp", test, _PAIR) for test, title in SMP.items()}
    found = _measure("SMP", todo, emulators, rounds, target, progress)
    alone = {_independent(harts): _case("smp", _INDEPENDENT, harts) for harts in hart_counts()}
    for case in alone.values():
        case.source = FOLDER / "native_harts.c"
    with native.Builder() as builder:
        if builder.problem:
            progress.skip(f"{cases.NATIVE}: skipped: {builder.problem}")
        rounds *= _SCALING_ROUNDS
        found["rows"] |= _measure("scaling", alone, emulators, rounds, target, progress, builder)["rows"]
    found["scaling"] = scaling(found["rows"], hart_counts())
    return found


def hart_counts() -> list[int]:
    """Numbers of harts that this host can run at once."""
    return [harts for harts in (1, 2, 4, 8, 16) if harts <= max(_PAIR, os.cpu_count() or 1)]


def scaling(rows: dict[str, Any], harts: Iterable[int]) -> dict[str, dict[str, float]]:
    """By number of harts and emulator: how many times one hart's work all of them do in the same time.

    Of the rounds' times each time the least: whatever else the host does only adds to them.
    """
    one = rows[_independent(1)]["seconds_per_iteration"]
    found: dict[str, dict[str, float]] = {}
    for count in harts:
        many = rows[_independent(count)]["seconds_per_iteration"]
        found[str(count)] = {
            name: count * min(one[name]) / min(each) for name, each in many.items() if one.get(name)
        }
    return found


def _independent(harts: int) -> str:
    return f"independent work, {harts} hart{'s' if harts > 1 else ''}"


def _case(program: str, test: str, harts: int) -> Case:
    elf = FOLDER / f"{program}.elf"
    if not elf.is_file():
        raise BenchError(f"{elf}: not built; run `make guests`")
    return Case(test, elf, f"test={test}", harts, "guest", first=_FIRST)


def _measure(
    title: str,
    todo: dict[str, Case],
    emulators: list[Emulator],
    rounds: int,
    target: float,
    progress: Progress,
    builder: native.Builder | None = None,
) -> dict[str, Any]:
    with progress.task(title, len(todo) * (rounds + 1)) as task:
        for case in todo.values():
            cases.measure(case, emulators, builder, rounds, target, task)
    return {"rows": {name: case.result(OURS) for name, case in todo.items()}}
