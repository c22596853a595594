"""One benchmarked command: its wall time, the CPU time of its whole process tree, what it printed, and an end.

Each command is the leader of a session of its own. That makes the tree findable while it runs (`procfs.session`)
and endable whatever it did, without touching a process that is not ours. CPU time after the end is the kernel's
own sum: `wait4` counts the process and all descendants that were waited for, which the emulators' parents do.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType

_CHUNK = 1 << 16
_MESSAGE = 400  # characters of a failed command's stderr that go into the error


class BenchError(Exception):
    """A command that cannot be measured: it is missing, failed, or took too long. One line."""


@dataclass(frozen=True)
class Run:
    """A finished command. Times are seconds; `cpu` is user + system of the tree."""

    wall: float
    cpu: float
    output: str


class Session:
    """A running command. As a context manager: whatever is left of it at the end is killed and reaped.

    stdin is a pipe that stays open (a console at end of file would make some emulators leave); `send` writes to it.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self.command = list(command)
        self.output = bytearray()
        self.cpu: float | None = None  # known once reaped
        with ExitStack() as files:
            self._errors = files.enter_context(tempfile.TemporaryFile())
            self.started = time.monotonic()
            try:
                self._process = subprocess.Popen(
                    self.command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._errors,
                    start_new_session=True,
                )
            except OSError as error:
                raise BenchError(f"{self.command[0]}: cannot be run: {error.strerror}") from error
            self.pid = self._process.pid
            self._pidfd = os.pidfd_open(self.pid)
            files.callback(os.close, self._pidfd)
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._stdin = files.enter_context(self._process.stdin).fileno()
            self._stdout = files.enter_context(self._process.stdout).fileno()
            self._files = files.pop_all()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.cpu is None:
            self._kill()
            self._reap()
        self._files.close()

    def send(self, text: str) -> None:
        """Type on the console."""
        os.write(self._stdin, text.encode())

    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def read_until(self, marker: str, timeout: float, after: str = "") -> float:
        """Seconds from the start until `marker` was on the console, behind `after`. `timeout` is from the start, too.
        Raises `BenchError` if that does not come."""
        wanted = marker.encode()
        while wanted not in self.output.partition(after.encode())[2] if after else wanted not in self.output:
            if not self._read(self.started + timeout):
                raise BenchError(f"{self._name()}: ended before it printed {marker!r}{self._complaint()}")
        return self.elapsed()

    def drain(self, seconds: float) -> None:
        """Read the console for so long, so that the guest never waits for us."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._stdout], [], [], left)[0]:
                return
            if not self._take():
                raise BenchError(f"{self._name()}: ended by itself{self._complaint()}")

    def finish(self, timeout: float) -> Run:
        """Read to the end and reap. Raises `BenchError` when it fails or takes longer than `timeout` in all."""
        deadline = self.started + timeout
        while self._read(deadline):
            pass
        if not select.select([self._pidfd], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise BenchError(f"{self._name()}: did not end within {timeout:.0f} s")
        wall = time.monotonic() - self.started
        status = self._reap()
        if status:
            raise BenchError(f"{self._name()}: ended with status {status}{self._complaint()}")
        assert self.cpu is not None
        return Run(wall, self.cpu, self.text())

    def text(self) -> str:
        """What it printed so far, lines ended by a plain newline."""
        return self.output.decode(errors="replace").replace("\r", "")

    def _read(self, deadline: float) -> bool:
        """Take some output. False at its end."""
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([self._stdout], [], [], left)[0]:
            raise BenchError(f"{self._name()}: took longer than {deadline - self.started:.0f} s{self._complaint()}")
        return self._take()

    def _take(self) -> bool:
        data = os.read(self._stdout, _CHUNK)
        self.output += data
        return bool(data)

    def _reap(self) -> int:
        _, status, usage = os.wait4(self.pid, 0)
        self.cpu = usage.ru_utime + usage.ru_stime
        # Tell subprocess, which would otherwise wait for a pid that is no longer ours.
        self._process.returncode = code = os.waitstatus_to_exitcode(status)
        return code

    def _kill(self) -> None:
        # SAFETY: the leader is not reaped, so the number still means the session that we made.
        os.killpg(self.pid, signal.SIGKILL)

    def _name(self) -> str:
        return " ".join(self.command[:3]) + (" …" if len(self.command) > 3 else "")

    def _complaint(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        last = lines[-1] if lines else ""
        return f": {last[:_MESSAGE]}" if last else ""


def run(command: Sequence[str], timeout: float) -> Run:
    """Run `command` to its successful end within `timeout` seconds. Raises `BenchError`."""
    with Session(command) as session:
        return session.finish(timeout)
