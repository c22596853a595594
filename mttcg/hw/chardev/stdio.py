"""The console on stdin and stdout, with QEMU's Ctrl-A escapes when it is shared with the monitor (`mon:stdio`).

There is no monitor yet: of the escapes, Ctrl-A c only says so.

Input is read as it comes, even while the guest takes none, so that Ctrl-A x always works; it waits here.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable

from ..eventloop import EventLoop
from .backend import Output, Receiver, nonblocking

ESCAPE = 0x01  # Ctrl-A
INPUT_LIMIT = 64 << 10  # unread input from which on stdin is left alone
HELP = b"\r\nC-a h    print this help\r\nC-a x    exit emulator\r\nC-a C-a  sends C-a\r\n"
NO_MONITOR = b"\r\nmttcg: there is no monitor yet\r\n"
QUIT = b"\r\nmttcg: terminated\r\n"


class StdioBackend:
    """`-serial mon:stdio` (escapes, no signals) or `-serial stdio` (neither escapes nor raw signals)."""

    wants_terminal = True

    def __init__(self, escapes: bool, stdin: int = 0, stdout: int = 1) -> None:
        self.wants_signals = not escapes
        self._escapes = escapes
        self._stdin = stdin
        self._stdout = stdout
        self._escaped = False
        self._input = bytearray()
        self._ended = False
        self._watching = False

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        self._loop = loop
        self._receiver = receiver
        self._quit = quit_machine
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
        if self._input and (room := self._receiver.room()) > 0:
            data = bytes(self._input[:room])
            del self._input[:room]
            self._receiver.receive(data)
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
        self._input += self._unescape(data) if self._escapes else data
        self.resume()
        self._watch()

    def _unescape(self, data: bytes) -> bytes:
        """What is meant for the guest; the rest is done here."""
        if not self._escaped and ESCAPE not in data:
            return data
        plain = bytearray()
        for byte in data:
            if not self._escaped:
                if byte == ESCAPE:
                    self._escaped = True
                else:
                    plain.append(byte)
                continue
            self._escaped = False
            match byte:
                case 0x01:
                    plain.append(byte)
                case 0x78:  # x
                    self.write(QUIT)
                    self._quit()
                case 0x68 | 0x3F:  # h ?
                    self.write(HELP)
                case 0x63:  # c
                    self.write(NO_MONITOR)
        return bytes(plain)
