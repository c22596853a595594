"""CPU time and memory of a process tree that is still running, from /proc (proc(5), proc_pid_stat(5))."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_TICK = os.sysconf("SC_CLK_TCK")
# proc_pid_stat(5) counts fields from 1; these count from 0 behind the name.
_STATE, _SESSION, _UTIME, _STIME = 0, 3, 11, 12


@dataclass(frozen=True)
class Stat:
    """What is used of one line of /proc/PID/stat. `cpu`: user + system seconds. `ended`: a zombie, not yet reaped."""

    name: str
    ended: bool
    session: int
    cpu: float


@dataclass(frozen=True)
class Memory:
    """Bytes of a process: resident; proportional (shared pages divided by their users); private to it."""

    rss: int
    pss: int
    private: int

    def __add__(self, other: Memory) -> Memory:
        return Memory(self.rss + other.rss, self.pss + other.pss, self.private + other.private)


def parse_stat(line: str) -> Stat:
    """Names may hold anything, parentheses and blanks included: the last `)` ends the name."""
    head, _, tail = line.rpartition(")")
    fields = tail.split()
    cpu = (int(fields[_UTIME]) + int(fields[_STIME])) / _TICK
    return Stat(head.partition("(")[2], fields[_STATE] in "ZX", int(fields[_SESSION]), cpu)


def parse_smaps_rollup(text: str) -> Memory:
    """The sums in /proc/PID/smaps_rollup, in bytes."""
    sums: dict[str, int] = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) == 3 and words[2] == "kB":
            sums[words[0].removesuffix(":")] = int(words[1]) << 10
    return Memory(sums["Rss"], sums["Pss"], sums["Private_Clean"] + sums["Private_Dirty"])


def session(leader: int) -> dict[int, Stat]:
    """The living processes of the session, by pid."""
    found: dict[int, Stat] = {}
    for entry in PROC.iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            stat = parse_stat((entry / "stat").read_text())
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        if stat.session == leader and not stat.ended:
            found[int(entry.name)] = stat
    return found


def cpu_seconds(stats: Iterable[Stat]) -> float:
    """User + system time of all of them."""
    return sum(stat.cpu for stat in stats)


def run_seconds(pids: Iterable[int]) -> float:
    """How long all threads of the processes have run on a CPU, by the scheduler's own clock.

    `cpu_seconds` counts ticks: too coarse for what sleeps and wakes up some times in a second.
    """
    total = 0
    for pid in pids:
        for thread in (PROC / str(pid) / "task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):  # it ended while we looked
                total += int((thread / "schedstat").read_text().split()[0])  # ns; the kernel's sched-stats.rst
    return total * 1e-9


def memory(pid: int) -> Memory:
    """What process `pid` occupies now."""
    return parse_smaps_rollup((PROC / str(pid) / "smaps_rollup").read_text())
