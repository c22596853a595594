"""stdin and stdout as a line (`-serial stdio`; behind a `Mux` as mon:stdio).

Input is read as it comes, even while nobody takes it; it waits here.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable

from ..eventloop import EventLoop
from .backend import Backend, Kept, Output, Receiver, deliver, nonblocking

INPUT_LIMIT = 64 << 10  # unread input from which on stdin is left alone


class StdioBackend(Backend):
    """A terminal is raw meanwhile, but for its signals."""

    filename = "stdio"
    wants_terminal = True

    def __init__(self, stdin: int = 0, stdout: int = 1) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._input = bytearray()
        self._ended = False
        self._watching = False

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        self._loop = loop
        self._receiver = receiver
        self._out = Output(nonblocking(self._stdout))
        self._out.attach(loop, receiver.drained)
        self._watch()

    @property
    def congested(self) -> bool:
        return self._out.congested

    def write(self, data: bytes) -> None:
        self._out.write(data)

    def flush(self) -> None:
        self._out.flush()

    def finish(self, grace: float) -> None:
        self._out.finish(grace)
        os.close(self._out.fd)

    def resume(self) -> None:
        if deliver(self._input, self._receiver):
            self._watch()

    def keep(self) -> Kept:
        return Kept(bytes(self._input), {"ended": self._ended})

    def take(self, kept: Kept) -> None:
        self._input[:0] = kept.input
        self._ended |= kept.flags.get("ended", False)
        self._watch()

    def _watch(self) -> None:
        """Watch stdin unless it has ended (an end would be reported for ever) or enough input waits."""
        wanted = not self._ended and len(self._input) < INPUT_LIMIT
        if wanted != self._watching:
            self._watching = wanted
            self._loop.on_readable(self._stdin, self._readable if wanted else None)

    def _readable(self) -> None:
        try:
            data = os.read(self._stdin, 4096)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            if error.errno != errno.EIO:  # the terminal has gone, or we are in the background
                raise
            data = b""
        self._ended = not data
        self._input += data
        self.resume()
        self._watch()
