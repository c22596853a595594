"""A running `mttcg`, on a terminal of its own or on pipes, that a test talks to and kills parts of."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mttcg.native.process import die_with_parent
from tests.support.command import COMMAND, Process, of_session, wait_until_gone

CTRL_A_X = b"\x01x"


class Session:
    """One run. `terminal`: stdin and stdout are a pty, which is the session's controlling terminal.

    `under_shell`: a shell leads the session, as on a user's terminal; `process` is the shell then, and `pid` is still
    mttcg's once it has started.
    """

    def __init__(self, arguments: Sequence[str], terminal: bool = True, under_shell: bool = False) -> None:
        shell = ("sh", "-c", '"$@"; exit $?', "sh") if under_shell else ()
        self._under_shell = under_shell
        self.out = b""
        self.cooked: list[Any] | None = None
        stdout: int = subprocess.PIPE
        stdin: int = subprocess.DEVNULL
        if terminal:
            self.master, slave = pty.openpty()
            self.cooked = termios.tcgetattr(slave)
            stdin = stdout = slave
        self.process = subprocess.Popen(
            [*shell, *COMMAND, *arguments],
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_begin_with_terminal if terminal else _begin,
        )
        if terminal:
            self._slave = slave  # kept open, so that its settings can be read after the end
        else:
            assert self.process.stdout is not None
            self.master = self.process.stdout.fileno()

    @property
    def pid(self) -> int:
        if not self._under_shell:
            return self.process.pid
        (found,) = (process for process in of_session(self.session) if process.parent == self.session)
        return found.pid

    @property
    def session(self) -> int:
        """The session's id, by which whatever it started is found."""
        return self.process.pid

    def wait_for(self, letters: bytes, timeout: float = 120.0) -> None:
        """Read the console until each byte of `letters` has come."""
        self._read_until(lambda: set(letters) <= set(self.out), letters, timeout)

    def wait_for_text(self, text: bytes, timeout: float = 120.0) -> None:
        """Read the console until `text` has come."""
        self._read_until(lambda: text in self.out, text, timeout)

    def _read_until(self, satisfied: Callable[[], bool], wanted: bytes, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        while not satisfied():
            ready, _, _ = select.select([self.master], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"the guest did not say {wanted!r}, only {self.out[-200:]!r}"
            data = os.read(self.master, 4096)
            assert data, f"mttcg ended: {self.process.stderr.read()!r}"  # type: ignore[union-attr]
            self.out += data

    def type(self, data: bytes) -> None:
        """Type on the terminal."""
        os.write(self.master, data)

    def named(self, name: str) -> Process:
        """The session's process of that name."""
        (found,) = (process for process in of_session(self.session) if process.name == name)
        return found

    def is_raw(self) -> bool:
        """Whether the terminal echoes nothing and hands over keys one by one."""
        flags = termios.tcgetattr(self._slave)[3]
        return not flags & (termios.ECHO | termios.ICANON)

    def end(self, timeout: float = 60.0) -> tuple[int, str]:
        """Wait for the end, drinking the console meanwhile: (exit status, stderr)."""
        deadline = time.monotonic() + timeout
        pidfd = os.pidfd_open(self.process.pid)
        try:
            watched = [pidfd, self.master]
            while True:
                ready, _, _ = select.select(watched, [], [], max(0.0, deadline - time.monotonic()))
                assert ready, f"mttcg did not end; running: {of_session(self.session)}"
                if pidfd in ready:
                    break
                data = os.read(self.master, 65536)
                self.out += data
                if not data:
                    watched.remove(self.master)
        finally:
            os.close(pidfd)
        status = self.process.wait()
        assert self.process.stderr is not None
        left = wait_until_gone(self.session)
        assert left == []
        return status, self.process.stderr.read().decode()

    def settings_restored(self) -> bool:
        """Whether the terminal is as it was before the run."""
        return termios.tcgetattr(self._slave) == self.cooked

    def close(self) -> None:
        """Kill what is left and close everything."""
        for process in of_session(self.session):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()
        if self.process.stdout is not None:
            self.process.stdout.close()
        else:
            os.close(self._slave)
            with contextlib.suppress(OSError):  # a test may have hung up
                os.close(self.master)


@contextlib.contextmanager
def session(arguments: Sequence[str], terminal: bool = True, under_shell: bool = False) -> Iterator[Session]:
    """A `Session` that is over at the end of the block."""
    running = Session(arguments, terminal, under_shell)
    try:
        yield running
    finally:
        running.close()


def _begin() -> None:
    """In the new session, before the program starts: a test run that is killed leaves no machine behind."""
    die_with_parent(os.getppid(), signal.SIGTERM)


def _begin_with_terminal() -> None:
    """The same, and stdin becomes the session's controlling terminal."""
    _begin()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
