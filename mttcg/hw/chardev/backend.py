"""What a character device back end is, and the output side that they share.

Opened in the parent, so that its errors are the user's to read; attached in the iothread, which alone uses
it from then on. Output is gathered and written in one go when the iothread has nothing better to do. Writing
never blocks: what the other side does not take now waits in memory, and the guest's UART is told to pause.
"""

from __future__ import annotations

import errno
import os
import select
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from ..eventloop import EventLoop

GATHER = 4096  # bytes after which output is written at once
CONGESTED = 64 << 10  # unsent bytes from which on the guest should pause


class Receiver(Protocol):
    """What is at our end: a device (hw.uart16550) or the monitor."""

    def room(self) -> int:
        """How many bytes it takes now."""
        ...

    def receive(self, data: bytes) -> None:
        """Input, at most `room()` bytes."""
        ...

    def drained(self) -> None:
        """The output is no longer congested."""
        ...


@dataclass
class Kept:
    """What the iothread of a reset machine leaves to the next one: what was typed ahead, an open connection."""

    input: bytes = b""
    flags: dict[str, bool] = field(default_factory=dict)
    descriptor: int | None = None  # goes over the process's end as ancillary data of a socket's message


class Backend:
    """One end of a line. What a kind of line has no use for is done here: nothing."""

    filename = "null"  # what `info chardev` shows
    wants_terminal = False  # stdin should be a raw terminal while the machine runs
    wants_signals = True  # ... on which Ctrl-C and the like still make signals

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        """Begin, in the iothread. `quit_machine` is for an escape sequence that ends the machine."""

    @property
    def is_open(self) -> bool:
        """Whether somebody is at the other end, as far as that can be told."""
        return True

    def on_open(self, opened: Callable[[], None]) -> None:
        """Call `opened` whenever somebody comes to the other end from now on."""

    @property
    def congested(self) -> bool:
        """Whether the sender should pause."""
        return False

    def write(self, data: bytes) -> None:
        """Send."""

    def resume(self) -> None:
        """The receiver has room again."""

    def flush(self) -> None:
        """Write what has been gathered, as far as the other side takes it now."""

    def finish(self, grace: float) -> None:
        """Write all of it; give up when the other side takes nothing for `grace` seconds. Then close."""

    def keep(self) -> Kept:
        """In the iothread that ends with a reset, before `finish`: what the next one is to have."""
        return Kept()

    def take(self, kept: Kept) -> None:
        """In the next iothread, after `attach`. Input is delivered by the `resume` that follows."""

    def remove(self) -> None:
        """At the machine's end: take away what the back end has put into the file system. May be repeated."""


def deliver(waiting: bytearray, receiver: Receiver) -> bool:
    """Give the receiver what it takes now of the input that waits, which gets shorter. False if that is nothing."""
    room = receiver.room() if waiting else 0
    if room <= 0:
        return False
    data = bytes(waiting[:room])
    del waiting[:room]
    receiver.receive(data)
    return True


class Output:
    """Gathered bytes on their way to a file descriptor, which may be slow, stopped or gone."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self.pending = bytearray()
        self.broken = False  # nobody reads any more: output vanishes, as on a cut wire
        self._loop: EventLoop | None = None
        self._on_drained: Callable[[], None] | None = None
        self._watching = False

    def attach(self, loop: EventLoop, on_drained: Callable[[], None]) -> None:
        """Use `loop` to wait for a slow reader; `on_drained` after a time of congestion."""
        self._loop = loop
        self._on_drained = on_drained

    @property
    def congested(self) -> bool:
        """Whether the sender should pause."""
        return len(self.pending) >= CONGESTED

    def write(self, data: bytes) -> None:
        """Append, and write once enough has gathered."""
        if self.broken:
            return
        self.pending += data
        if len(self.pending) >= GATHER and not self._watching:
            self.flush()

    def flush(self) -> None:
        """Write what goes out without blocking; the rest when the descriptor is writable."""
        if self.pending and not self._watching:
            self._advance()
            if self.pending and self._loop is not None:
                self._watching = True
                self._loop.on_writable(self.fd, self._writable)

    def finish(self, grace: float) -> None:
        """Write the rest, as long as something moves at least every `grace` seconds."""
        poller = select.poll()
        poller.register(self.fd, select.POLLOUT)
        deadline = time.monotonic() + grace
        while self.pending and (left := deadline - time.monotonic()) > 0:
            poller.poll(left * 1000)
            if self._advance():
                deadline = time.monotonic() + grace

    def drop(self) -> None:
        """Forget what waits: there is no reader."""
        was_congested = self.congested
        self.pending.clear()
        self._settle(was_congested)

    def _writable(self) -> None:
        was_congested = self.congested
        self._advance()
        self._settle(was_congested)

    def _settle(self, was_congested: bool) -> None:
        """After a wait: stop watching when all is out, and tell the sender when it may go on."""
        if not self.pending and self._watching and self._loop is not None:
            self._watching = False
            self._loop.on_writable(self.fd, None)
        if was_congested and not self.congested and self._on_drained is not None:
            self._on_drained()

    def _advance(self) -> int:
        """One write; the number of bytes that left."""
        try:
            count = os.write(self.fd, self.pending[:GATHER])
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.ECONNRESET, errno.EIO, errno.ENOSPC, errno.EBADF):
                raise
            self.broken = True
            count = len(self.pending)
        del self.pending[:count]
        return count


def nonblocking(fd: int) -> int:
    """A descriptor to write to the same place without blocking.

    O_NONBLOCK belongs to the open file, which others (the shell) share: so terminals and pipes are opened
    anew. What cannot be (files never block; sockets, or a terminal of another user) is duplicated as it is.
    """
    mode = os.fstat(fd).st_mode
    if stat.S_ISFIFO(mode) or (stat.S_ISCHR(mode) and os.isatty(fd)):
        try:
            return os.open(f"/proc/self/fd/{fd}", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError:
            return os.dup(fd)
    return os.dup(fd)
