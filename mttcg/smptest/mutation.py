"""Runs the suite against mttcg broken on purpose: which mutants are caught, after how many runs, by what."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from fnmatch import fnmatchcase
from threading import Event
from typing import Any

from ..errors import UsageError, UserError
from . import catalogue, document, pool
from .mutants import MUTANTS, Mutant
from .progress import Display
from .runner import run_unit
from .units import CRASH, PASS, SKIP, WEAK, Emulator, Record, Unit

COMMAND = "python -m mttcg.smptest.mutant {} -machine virt -bios none -nographic -smp {{smp}} -kernel {{elf}}"
BUDGET = 60.0  # seconds for a mutant that nobody notices
LEAST, PATIENCE = 10.0, 4.0  # a run that takes so many seconds and so many times the sound one's hangs
RUNS = 48  # of a mutant, at most, when it is run until it is caught
RUNS_BEFORE_TESTS = 12  # of one for which the checkout has a test, too
# What a crash says that comes from a mutant's own text, not from what it breaks.
_CLUMSY = ("NameError", "UnboundLocalError", "SyntaxError", "AttributeError", "TypeError", "no result, status 2;")
CAUGHT, MISSED, BROKEN, NO_GUEST = "caught", "MISSED", "BROKEN MUTANT", "no guest"


def select(patterns: Sequence[str]) -> list[Mutant]:
    """Mutants whose names match any of the patterns; all if there are none. Raises `UsageError`."""
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in MUTANTS):
            raise UsageError(f"{pattern}: no such mutant; --list names them all")
    return [m for m in MUTANTS.values() if not patterns or any(fnmatchcase(m.name, pattern) for pattern in patterns)]


def check() -> None:
    """Raise `UserError` if the product has moved away from under a mutant."""
    command = [sys.executable, "-m", "mttcg.smptest.mutant", "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise UserError(f"mutants no longer fit: {(result.stdout or result.stderr).strip()}; move their edits")


def guests_for(mutant: Mutant) -> list[catalogue.Guest]:
    """The guests that should notice: those that it names in full and no others; else those named after its rule, others
    of the rule, and those that its patterns name."""

    def rank(guest: catalogue.Guest) -> int:
        if guest.name in mutant.guests:
            return 0
        if mutant.rule in guest.rules:
            return 1 if guest.name.startswith(f"rule{mutant.rule:02}_") else 2
        return 3 if any(fnmatchcase(guest.name, pattern) for pattern in mutant.guests) else 4

    found = sorted((guest for guest in catalogue.guests() if rank(guest) < 4), key=rank)
    return [guest for guest in found if rank(guest) == 0] or found


def units_for(mutant: Mutant, base: int) -> Iterator[Unit]:
    """Units without end: the guests in turn, their numbers of harts in turn, random seeds; long ones after a while."""
    rng = random.Random(f"{base} {mutant.name}")
    guests = guests_for(mutant)
    turn = 0
    while guests:
        for guest in guests:
            smp = guest.smp[turn % len(guest.smp)]
            rounds = guest.rounds_long or guest.rounds if turn >= len(guest.smp) else guest.rounds
            yield Unit(guest, rng.getrandbits(32) or 1, smp, rounds)
        turn += 1


class Mutation:
    """Runs mutants, `jobs` units at a time. `fixed`: so many runs of each; None: until caught, or the budget is over.

    A mutant often hangs. What is a hang is measured: many times as long as the sound machine takes, here and now.
    """

    def __init__(self, base: int, jobs: int, fixed: int | None, display: Display) -> None:
        self.base = base
        self.jobs = jobs
        self.fixed = fixed
        self.display = display
        self._sound: dict[tuple[str, int], Record] = {}

    def run(self, mutants: Sequence[Mutant]) -> Iterator[dict[str, Any]]:
        """A row for each mutant, as it comes."""
        for mutant in mutants:
            row = self._try(mutant)
            counts = f"{row['caught']}/{row['runs']}"
            self.display.say(f"{row['result']:6} {mutant.name} {counts} {row['by']} {row['seconds']:.0f} s")
            yield row

    def _limited(self, unit: Unit) -> Unit | None:
        """The unit with its time limit; None if even the sound machine does not pass it."""
        key = unit.guest.name, unit.smp
        sound = self._sound.get(key)
        if sound is None:
            sound = self._sound[key] = run_unit(unit, Emulator())
            if sound.bad:
                self.display.say(f"{unit.guest.name} smp {unit.smp} shows no mutant: it is {sound.verdict} anyway")
        if sound.verdict not in (PASS, WEAK):
            return None
        longer = max(1.0, unit.rounds / sound.rounds) if sound.rounds else 1.0
        limit = min(unit.guest.seconds, LEAST + PATIENCE * sound.seconds * longer)
        return replace(unit, guest=replace(unit.guest, seconds=limit))

    def _work(self, mutant: Mutant, emulator: Emulator, enough: Event) -> Iterator[pool.Job]:
        began = time.monotonic()
        most = RUNS_BEFORE_TESTS if mutant.tests else RUNS
        limit = max(most, 2 * len(guests_for(mutant))) if self.fixed is None else self.fixed
        made = 0
        for tried, unit in enumerate(units_for(mutant, self.base)):
            late = self.fixed is None and (enough.is_set() or time.monotonic() - began > BUDGET)
            if made == limit or tried == 4 * limit or late:
                return
            limited = self._limited(unit)
            if limited is not None:
                made += 1
                yield limited, emulator

    def _try(self, mutant: Mutant) -> dict[str, Any]:
        emulator = Emulator(COMMAND.format(mutant.name))
        began = time.monotonic()
        enough = Event()
        row: dict[str, Any] = {
            "name": mutant.name, "rule": mutant.rule, "text": mutant.text,
            "result": MISSED if guests_for(mutant) else NO_GUEST, "caught": 0, "runs": 0, "by": "",
        }  # fmt: skip
        with closing(pool.local(self.jobs)(self._work(mutant, emulator, enough))) as records:
            for record in records:
                self.display.add(record, f"{mutant.name}: {record.guest} {record.verdict}")
                _count(row, record)
                if row["result"] == BROKEN:
                    break
                if row["caught"]:
                    enough.set()
        if row["result"] in (MISSED, NO_GUEST):
            _try_tests(mutant, row)
        row["seconds"] = round(time.monotonic() - began, 1)
        return row


def _count(row: dict[str, Any], record: Record) -> None:
    """Into the mutant's row: a run of it."""
    if record.verdict == SKIP:
        return
    row["runs"] += 1
    if record.bad and _clumsy(record):
        row["result"], row["by"] = BROKEN, record.note
    elif record.bad:
        row["caught"] += 1
        if row["result"] != CAUGHT:
            row["result"], row["by"] = CAUGHT, f"{record.guest} ({record.verdict})"
            row["note"], row["command"] = record.note, record.command


def _try_tests(mutant: Mutant, row: dict[str, Any]) -> None:
    """What no guest gets at, a test of the checkout may: it has failed tests (status 1) if it notices."""
    for name in mutant.tests:
        path = document.TESTS / name
        if path.exists():
            command = [sys.executable, "-m", "mttcg.smptest.mutant", "--pytest", mutant.name, str(path)]
            result = subprocess.run(command, cwd=path.parents[2], capture_output=True, check=False)
            row["runs"] += 1
            if result.returncode == 1:
                row["caught"] += 1
                row["result"], row["by"] = CAUGHT, f"tests/smp/{name}"


def _clumsy(record: Record) -> bool:
    """Whether the mutant fell over its own feet: in its own text, or before any guest ran."""
    never_began = "last: nothing" in record.note and "Traceback" in record.evidence
    return record.verdict == CRASH and (never_began or any(word in record.evidence + record.note for word in _CLUMSY))
