"""Harsh scheduling: what a busy, unfair or stopped host does to an emulator, done on purpose and from outside.

A correct emulator is slower under it and nothing else. Only processes of the emulator under test are touched: the one
that was started and its descendants. The seed of the unit drives every choice.
"""

from __future__ import annotations

import contextlib
import math
import os
import random
import re
import signal
import time
from pathlib import Path


class Mode:
    """The base. `patience` multiplies a unit's time limit."""

    text = ""
    patience = 1.0
    options: tuple[str, ...] = ()  # for mttcg only

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.pid = 0

    def cores(self, available: set[int]) -> set[int] | None:
        """Where the emulator may run; None: anywhere."""
        return None

    def begin(self, pid: int) -> None:
        """The emulator has been started as `pid`."""
        self.pid = pid

    def due(self) -> float:
        """When to act next (`time.monotonic`)."""
        return math.inf

    def act(self) -> None:
        """Disturb."""

    def finish(self) -> None:
        """Let everybody go on."""


class Spread(Mode):
    """What runs are like when nobody harasses them: for most seeds, vCPU n stays on core n modulo their number.

    A busy host's scheduler may leave all vCPUs on one core, and then nothing ever races. Other seeds leave it alone.
    """

    text = "undisturbed"
    share = 0.75  # of the seeds
    every, at_most = 0.02, 100  # look for new vCPUs so often (seconds), so many times

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._looks = self.at_most if self.rng.random() < self.share else 0
        self._next = 0.0
        self._placed: set[int] = set()
        self._first = self.rng.randrange(64)

    def begin(self, pid: int) -> None:
        super().begin(pid)
        self._next = time.monotonic() + self.every

    def due(self) -> float:
        return self._next if self._looks else math.inf

    def act(self) -> None:
        self._looks -= 1
        self._next = time.monotonic() + self.every
        cores = sorted(os.sched_getaffinity(0))
        for pid, number in vcpus(self.pid):
            if pid not in self._placed:
                self._placed.add(pid)
                with contextlib.suppress(OSError):
                    os.sched_setaffinity(pid, {cores[(self._first + number) % len(cores)]})


class Cold(Spread):
    """No templates from earlier runs, of which a guest seldom lacks any: the vCPUs make all of them, at once."""

    text = "mttcg without what earlier runs have translated"
    options = ("-accel", "tcg,cache=off")


class Pin(Mode):
    """All of the emulator on one core: every lock holder is preempted sometimes, no two vCPUs ever run at once."""

    text = "the whole emulator on one core"
    patience = 3.0

    def cores(self, available: set[int]) -> set[int] | None:
        return {self.rng.choice(sorted(available))}


class Over(Mode):
    """Many more vCPUs than cores: units get 16 or 64 vCPUs (`campaign`), and the emulator at most two cores."""

    text = "16 or 64 vCPUs on two cores"
    patience = 6.0

    def cores(self, available: set[int]) -> set[int] | None:
        return set(self.rng.sample(sorted(available), min(2, len(available))))


class Stop(Mode):
    """Random SIGSTOP and SIGCONT: to single processes of an emulator that has several, else to all of it."""

    text = "processes stopped and resumed at random"
    patience = 3.0
    shortest, longest = 0.0005, 0.02  # seconds that a process is stopped, or left alone

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._next = 0.0
        self._stopped = 0

    def begin(self, pid: int) -> None:
        super().begin(pid)
        self._next = time.monotonic() + 0.05  # what happens before anybody runs guest code is no business of ours

    def due(self) -> float:
        return self._next

    def act(self) -> None:
        if self._stopped:
            self.finish()
        else:
            victims = self.victims()
            if victims:
                victim = self.rng.choice(victims)
                if _signal(victim, signal.SIGSTOP):
                    self._stopped = victim
        pause = math.exp(self.rng.uniform(math.log(self.shortest), math.log(self.longest)))
        self._next = time.monotonic() + pause

    def victims(self) -> list[int]:
        """Who may be stopped next."""
        return descendants(self.pid) or [self.pid]

    def finish(self) -> None:
        if self._stopped:
            _signal(self._stopped, signal.SIGCONT)
            self._stopped = 0


class Starve(Stop):
    """Device emulation that hardly ever runs: mttcg's iothread at the lowest priority, and stopped most of the time."""

    text = "the iothread niced and stopped most of the time"
    shortest, longest = 0.002, 0.1

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._niced: set[int] = set()

    def victims(self) -> list[int]:
        named = iothreads(self.pid)
        for pid in named:
            if pid not in self._niced:
                self._niced.add(pid)
                with contextlib.suppress(ProcessLookupError):
                    os.setpriority(os.PRIO_PROCESS, pid, 19)
        return named or [self.pid]


MODES: dict[str, type[Mode]] = {"stop": Stop, "pin": Pin, "starve": Starve, "over": Over, "cold": Cold}


def make(name: str, seed: int) -> Mode:
    """The mode of a unit; "" for none."""
    return MODES[name](seed) if name else Spread(seed)


_VCPU = re.compile(r"(?:vcpu |CPU )(\d+)")  # mttcg's processes, QEMU's threads


def vcpus(pid: int) -> list[tuple[int, int]]:
    """(process or thread id, number) of the vCPUs of the emulator `pid`, as far as their names tell."""
    found = []
    for task in tasks(pid):
        try:
            name = _VCPU.search((task / "comm").read_text())
        except OSError:
            continue  # it has just ended
        if name is not None:
            found.append((int(task.name), int(name[1])))
    return found


def iothreads(pid: int) -> list[int]:
    """The process below `pid` that owns the devices, once it has its name; none of an emulator without such."""
    return [process for process in descendants(pid) if "iothread" in _name(process)]


def tasks(pid: int) -> list[Path]:
    """The folders in /proc of all threads of process `pid` and of those below it."""
    return [task for process in [pid, *descendants(pid)] for task in _folder(Path(f"/proc/{process}/task"))]


def descendants(pid: int) -> list[int]:
    """Processes below `pid`, nearest first."""
    found: list[int] = []
    waiting = [pid]
    while waiting:
        parent = waiting.pop(0)
        for task in _folder(Path(f"/proc/{parent}/task")):
            try:
                children = [int(word) for word in (task / "children").read_text().split()]
            except OSError:
                continue  # it has just ended
            found += children
            waiting += children
    return found


def _folder(path: Path) -> list[Path]:
    try:
        return list(path.iterdir())
    except OSError:
        return []


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _signal(pid: int, number: signal.Signals) -> bool:
    """Send it, unless the process has gone."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True
