"""One emulator, started, bounded, read and ended: the only place where the suite starts and kills processes.

The emulator leads a session of its own, so that a hang is ended by killing exactly what was started, and a Ctrl-C at
the terminal reaches the suite alone. It is killed with the thread that started it, should that one die without a word.
Everything is one loop over pidfd and pipes: no thread beside it, nothing that can be left waiting.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol

KEPT = 64 << 10  # bytes of each stream that are kept: its beginning and, as much again, its end
_POLL = 0.2  # seconds between looks at the suite's own wish to stop
_UNWATCHED, _LOOKS = 2.0, 0.5  # seconds before the first look of `watch`, and between looks
# Becomes the emulator. Not a `preexec_fn`: this process has threads, and no Python may run between a fork and an exec.
_SHIM = """
import ctypes, os, signal, sys
parent = int(sys.argv[1])
ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG
if os.getppid() == parent:
    try:
        os.execvp(sys.argv[2], sys.argv[2:])
    except OSError as error:
        sys.exit(f"{sys.argv[2]} cannot be started: {error.strerror}")
"""


class Harasser(Protocol):
    """What disturbs a running emulator from outside (`harass`)."""

    def begin(self, pid: int) -> None:
        """The emulator has been started."""

    def due(self) -> float:
        """When it wants to act next (`time.monotonic`); infinity: never."""

    def act(self) -> None:
        """Do the next disturbance."""

    def finish(self) -> None:
        """Undo what would keep the emulator from ending."""


@dataclass
class Outcome:
    """How a run ended. `status`: as a shell has it, 128 + n for signal n. `stopped`: the suite gave it up."""

    status: int
    out: str
    err: str
    seconds: float
    timed_out: bool
    stopped: bool


class _Stream:
    """A pipe's text, of which the middle is left out when it is long."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._head, self._tail = bytearray(), bytearray()

    def read(self) -> bool:
        """Take what is there. False: the end."""
        data = os.read(self.fd, 1 << 16)
        room = KEPT - len(self._head)
        self._head += data[:room]
        self._tail += data[max(room, 0) :]
        if len(self._tail) > 2 * KEPT:
            del self._tail[:-KEPT]
        return bool(data)

    def text(self) -> str:
        return bytes(self._head + self._tail[-KEPT:]).decode(errors="replace")


@dataclass
class Started:
    """A process that leads its own session, and our ends of its stdout and stderr.

    `reap` gives its exit code, negative for a signal; until then its pid is nobody else's. It must have ended by then.
    """

    pid: int
    out: int
    err: int
    reap: Callable[[], int]

    def kill(self) -> int:
        """End what is left of it and of its group; its exit code."""
        # Its leader is not reaped yet, so the group's number cannot have gone to anybody else.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        return self.reap()

    def close(self) -> None:
        """Give up our ends."""
        os.close(self.out)
        os.close(self.err)


Start = Callable[[Sequence[str], set[int] | None], Started]


def execute(command: Sequence[str], cores: set[int] | None) -> Started:
    """Start a command as a process of its own, on these cores."""
    before = os.sched_getaffinity(0)
    out, its_out = os.pipe()
    err, its_err = os.pipe()
    if cores:
        os.sched_setaffinity(0, cores)  # of this thread; the child inherits it
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _SHIM, str(os.getpid()), *command],
            stdin=subprocess.DEVNULL, stdout=its_out, stderr=its_err, start_new_session=True,
        )  # fmt: skip
    finally:
        os.close(its_out)
        os.close(its_err)
        if cores:
            os.sched_setaffinity(0, before)
    return Started(process.pid, out, err, process.wait)


def run(command: Sequence[str], seconds: float, harasser: Harasser | None, stop: Event | None = None,
        cores: set[int] | None = None, start: Start = execute,
        watch: Callable[[int], None] | None = None) -> Outcome:  # fmt: skip
    """Run to the end, or for `seconds`, or until `stop` is set. `cores`: where it may run. `watch` gets its pid now and
    then, if it takes longer than most.

    A command that cannot be started says so in `err`, with status 1.
    """
    begin = time.monotonic()
    process = start(command, cores)
    streams = [_Stream(process.out), _Stream(process.err)]
    pidfd = os.pidfd_open(process.pid)
    timed_out = stopped = False
    look_at = begin + _UNWATCHED
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(pidfd, selectors.EVENT_READ)
            for stream in streams:
                selector.register(stream.fd, selectors.EVENT_READ, stream)
            if harasser is not None:
                harasser.begin(process.pid)
            ended = False
            while not ended and not timed_out and not stopped:
                now = time.monotonic()
                if harasser is not None and now >= harasser.due():
                    harasser.act()
                    continue
                until = min(begin + seconds, now + _POLL, harasser.due() if harasser is not None else now + _POLL)
                for key, _ in selector.select(max(until - now, 0.0)):
                    if key.data is None:
                        ended = True
                    elif not key.data.read():
                        selector.unregister(key.fd)
                if watch is not None and not ended and time.monotonic() >= look_at:
                    watch(process.pid)
                    look_at = time.monotonic() + _LOOKS
                timed_out = not ended and time.monotonic() >= begin + seconds
                stopped = not ended and stop is not None and stop.is_set()
    finally:
        if harasser is not None:
            harasser.finish()
        os.close(pidfd)
        try:
            code = process.kill()
            _drain(streams)
        finally:
            process.close()
    status = code if code >= 0 else 128 - code
    out, err = (stream.text() for stream in streams)
    return Outcome(status, out, err, time.monotonic() - begin, timed_out, stopped)


def _drain(streams: list[_Stream]) -> None:
    """Read what has already been written. Bounded: a process that has left the group may hold the pipe open."""
    for stream in streams:
        os.set_blocking(stream.fd, False)
        with contextlib.suppress(BlockingIOError):
            while stream.read():
                continue
