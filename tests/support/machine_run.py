"""A conversation with a machine's console: expect text, type lines, see it end and leave nothing.

Every wait counts against the run's one budget of seconds, so a test that hangs ends with what the console said.

Linux writes its own messages to the console whenever it has something to say, also between two characters of what a
program prints or the shell echoes. So what is said at the shell is looked for in the console without them, and a
command's output lies between two words that its echo does not have.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import time
from collections.abc import Iterator, Sequence

from tests.support.session import CTRL_A_X, Session

_SHOWN = 3000  # characters of the console in a failure's message
_MESSAGE = re.compile(rb"\[ *\d+\.\d{6}\] [^\n]*\n")  # of Linux's log, whole: its lines are not torn
QUIT_SECONDS = 10.0  # 5 promised; a test host may be busy


class MachineRun:
    """A running mttcg; made by `machine_run`."""

    def __init__(self, session: Session, budget: float) -> None:
        self.session = session
        self._deadline = time.monotonic() + budget
        self._seen = 0  # bytes of the console that `expect` has passed
        self._pidfd = os.pidfd_open(session.process.pid)

    @property
    def console(self) -> str:
        """All that the machine has said so far."""
        return self.session.out.decode(errors="replace")

    def expect(self, text: str) -> str:
        """Wait for `text` after what was expected before; what came in between.

        Raises:
            AssertionError: the budget is used up, or mttcg has ended.
        """
        wanted = text.encode()
        while (at := self.session.out.find(wanted, self._seen)) < 0:
            self._read(text)
        between = self.session.out[self._seen : at]
        self._seen = at + len(wanted)
        return between.decode(errors="replace")

    def _read(self, wanted: str) -> None:
        left = max(0.0, self._deadline - time.monotonic())
        # A terminal has no end as long as we hold it: the process's own end is watched.
        ready, _, _ = select.select([self.session.master, self._pidfd], [], [], left)
        assert ready, f"no {wanted!r} in time:\n{self.console[-_SHOWN:]}"
        data = os.read(self.session.master, 65536) if self.session.master in ready else b""
        assert data, f"ended before {wanted!r}: {self._complaint()}\n{self.console[-_SHOWN:]}"
        self.session.out += data

    def _complaint(self) -> str:
        """What mttcg, which has ended, said on stderr."""
        self.session.process.wait()
        stderr = self.session.process.stderr
        assert stderr is not None
        return str(stderr.read().decode(errors="replace"))

    def close(self) -> None:
        """End it, if it has not ended."""
        os.close(self._pidfd)
        self.session.close()

    def line(self, text: str) -> None:
        """Type a line."""
        self.session.type(text.encode() + b"\r")

    def prompt(self, prompt: str) -> None:
        """Wait for the shell's prompt."""
        self._at_shell(re.escape(prompt))

    def command(self, text: str, prompt: str) -> str:
        """Type a shell command; its output without what looks like Linux's messages, lines ended by "\\n"."""
        self.line(f"echo be''gin; {text}; echo e''nd")
        return self._at_shell(f"begin\n(.*)end\n[^\n]*{re.escape(prompt)}")[1]

    def _at_shell(self, pattern: str) -> re.Match[str]:
        """Wait for `pattern` in what comes beside Linux's messages; all that has come counts as seen then."""
        wanted = re.compile(pattern, re.DOTALL)
        while True:
            said = _MESSAGE.sub(b"", self.session.out[self._seen :]).replace(b"\r", b"")
            if found := wanted.search(said.decode(errors="replace")):
                self._seen = len(self.session.out)
                return found
            self._read(pattern)

    def ends(self, status: int = 0) -> str:
        """Wait for the end; the status must be this one, and nothing of it may be left. What it said on stderr."""
        got, err = self.session.end(max(QUIT_SECONDS, self._deadline - time.monotonic()))
        assert got == status, f"status {got}, not {status}; stderr: {err}\n{self.console[-_SHOWN:]}"
        assert "Traceback" not in err, err
        return err

    def quits(self) -> None:
        """Ctrl-A x ends the machine soon, with status 0."""
        self._deadline = time.monotonic() + QUIT_SECONDS
        self.session.type(CTRL_A_X)
        assert self.ends(0) == ""

    def terminates(self) -> None:
        """SIGTERM ends the machine soon, with the status that shells give."""
        self._deadline = time.monotonic() + QUIT_SECONDS
        os.kill(self.session.pid, signal.SIGTERM)
        self.ends(128 + signal.SIGTERM)


@contextlib.contextmanager
def machine_run(arguments: Sequence[str], budget: float = 60.0, terminal: bool = True) -> Iterator[MachineRun]:
    """Run mttcg with `arguments` for at most `budget` seconds, on a terminal or with output to a pipe."""
    run = MachineRun(Session(arguments, terminal), budget)
    try:
        yield run
    finally:
        run.close()
