"""A pseudo-terminal that others connect to (`screen /dev/pts/N`), as `-serial pty`.

While nobody has it open, output vanishes as on an unplugged cable; the kernel reports that state as a
hang-up, for ever, so the master is not watched then but looked at from time to time.
"""

from __future__ import annotations

import errno
import os
import select
import sys
import time
import tty
from collections.abc import Callable

from ..eventloop import EventLoop
from .backend import Backend, Kept, Output, Receiver, deliver

RECHECK_NS = 250_000_000


class PtyBackend(Backend):
    """Opens the pair and says on stderr where it is."""

    def __init__(self, label: str = "serial0") -> None:
        self._master, slave = os.openpty()
        tty.setraw(slave)
        self.path = os.ttyname(slave)
        os.close(slave)
        os.set_blocking(self._master, False)
        print(f"char device redirected to {self.path} (label {label})", file=sys.stderr, flush=True)
        self._out = Output(self._master)
        self.filename = f"pty:{self.path}"
        self._input = bytearray()
        self._connected = False
        self._opened: Callable[[], None] | None = None

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        self._loop = loop
        self._receiver = receiver
        self._out.attach(loop, receiver.drained)
        self._timer = loop.timer(self._check)
        self._check()

    @property
    def is_open(self) -> bool:
        return self._connected

    def on_open(self, opened: Callable[[], None]) -> None:
        self._opened = opened

    def keep(self) -> Kept:
        return Kept(bytes(self._input))

    def take(self, kept: Kept) -> None:
        self._input[:0] = kept.input
        self._watch()

    @property
    def congested(self) -> bool:
        return self._out.congested

    def write(self, data: bytes) -> None:
        if self._connected or self._check():
            self._out.write(data)

    def flush(self) -> None:
        self._out.flush()

    def finish(self, grace: float) -> None:
        if self._check():
            self._out.finish(grace)
        os.close(self._master)

    def resume(self) -> None:
        if deliver(self._input, self._receiver):
            self._watch()

    def _check(self) -> bool:
        """Whether somebody has the other side open; watch it, or look again later."""
        poller = select.poll()
        poller.register(self._master, 0)
        was_connected = self._connected
        self._connected = not poller.poll(0)
        self._watch()
        if self._connected and not was_connected and self._opened is not None:
            self._opened()
        if not self._connected:
            self._out.drop()
            self._timer.arm(time.monotonic_ns() + RECHECK_NS)
        return self._connected

    def _watch(self) -> None:
        wanted = self._connected and not self._input
        self._loop.on_readable(self._master, self._readable if wanted else None)

    def _readable(self) -> None:
        try:
            self._input += os.read(self._master, 4096)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            self._check()
            return
        self.resume()
        self._watch()
