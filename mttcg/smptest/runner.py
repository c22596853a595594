"""A unit in, a record out. The same function on the local pool and on a cluster's workers."""

from __future__ import annotations

import os
import platform
import shlex
from threading import Event

from . import console, harass, process, resident
from .units import CRASH, HANG, STOPPED, Emulator, Record, Unit
from .waits import Waits

_LONG_WAIT = 3.0  # seconds
_EVIDENCE = 4000  # characters of stderr kept of a run that went wrong


def run_unit(unit: Unit, emulator: Emulator, stop: Event | None = None) -> Record:
    """Run the unit to its end or its time limit."""
    command = emulator.command(unit)
    guest = unit.guest
    mode = harass.make(unit.harass, unit.seed)
    limit = guest.seconds * mode.patience
    record = Record(
        guest.name, list(guest.rules), unit.seed, unit.smp, unit.rounds, unit.harass,
        CRASH, None, 0.0, command=shlex.join(command), host=platform.node(),
    )  # fmt: skip
    if not guest.elf.exists():
        record.note = f"{guest.elf} is missing; build it with make guests"
        return record
    waits = Waits()
    outcome = process.run(command, limit, mode, stop, mode.cores(os.sched_getaffinity(0)),
                          resident.start if emulator.resident else process.execute, waits.look)  # fmt: skip
    found = console.read(outcome.out)
    if outcome.stopped:
        found.verdict = STOPPED
    elif outcome.timed_out:
        found.note = f"no end within {limit:.0f} s; last: {found.note or 'nothing'}"
        found.verdict = HANG
    else:
        console.judge(found, guest.name, outcome.status)
    record.verdict, record.status, record.seconds = found.verdict, outcome.status, round(outcome.seconds, 3)
    record.checks, record.failures, record.note = found.checks, found.failures, found.note
    record.numbers, record.histograms = found.numbers, found.histograms
    record.rules_failed = found.rules_failed
    if record.bad:
        record.evidence = outcome.err[-_EVIDENCE:]
        if waits.longest >= _LONG_WAIT:
            record.note += f"; the host let a thread wait {waits.longest:.0f} s for a CPU"
    return record
