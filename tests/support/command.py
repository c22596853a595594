"""`mttcg` as a user starts it, and proof that nothing of it is left.

Every run is a session of its own, so whatever it starts can be found by its session id, orphans included.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "mttcg")
_STATE, _PARENT, _SESSION = 0, 1, 3  # fields of /proc/pid/stat after the name


@dataclass(frozen=True)
class Process:
    """What /proc says of one process."""

    pid: int
    name: str
    state: str
    parent: int
    session: int


def processes() -> list[Process]:
    """All processes that have not ended (a zombie is only an exit status)."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            text = (entry / "stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
        name = text[text.index("(") + 1 : text.rindex(")")]
        fields = text[text.rindex(")") + 2 :].split()
        if fields[_STATE] not in "ZX":
            pid = int(entry.name)
            found.append(Process(pid, name, fields[_STATE], int(fields[_PARENT]), int(fields[_SESSION])))
    return found


def of_session(session: int) -> list[Process]:
    """Processes of a session."""
    return [process for process in processes() if process.session == session]


def wait_until_gone(session: int, timeout: float = 60.0) -> list[Process]:
    """Processes of the session that are still there after `timeout`; empty as soon as none is."""
    deadline = time.monotonic() + timeout
    while (left := of_session(session)) and time.monotonic() < deadline:
        # A process that is not our child can be waited for through its pidfd.
        try:
            fd = os.pidfd_open(left[0].pid)
        except ProcessLookupError:
            continue
        try:
            select.select([fd], [], [], max(0.0, deadline - time.monotonic()))
        finally:
            os.close(fd)
    return left


def shared_memory() -> set[str]:
    """Names in /dev/shm."""
    return set(os.listdir("/dev/shm"))


@dataclass(frozen=True)
class Result:
    """A finished run. `left`: processes that it left behind."""

    status: int
    out: str
    err: str
    left: list[Process]


def run(arguments: Sequence[str], timeout: float = 180.0) -> Result:
    """Run mttcg to its end, without a terminal."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    try:
        out, err = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"mttcg {' '.join(arguments)} did not end; stderr: {err}") from None
    return Result(process.returncode, out, err, wait_until_gone(process.pid))
