"""A socket that others connect to, as `-monitor unix:PATH,server,nowait`: one connection at a time.

The parent makes the socket's name and takes it away at the end; the iothread accepts. Without a connection output
vanishes. A connection outlives a reset: it is handed to the next iothread.
"""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Callable
from contextlib import suppress

from ...errors import UsageError, UserError
from ..eventloop import EventLoop
from .backend import Backend, Kept, Output, Receiver, deliver

_GONE = (errno.EIO, errno.ECONNRESET, errno.EPIPE)


class UnixBackend(Backend):
    """`argument` is QEMU's PATH,server,nowait (or server=on,wait=off). UsageError for another form of it."""

    def __init__(self, argument: str, option: str) -> None:
        path, *words = argument.split(",")
        wanted = {"server": "server", "server=on": "server", "nowait": "nowait", "wait=off": "nowait"}
        if not path or [wanted.get(word) for word in words] not in (["server", "nowait"], ["nowait", "server"]):
            form = f"{option} unix:PATH,server,nowait"
            raise UsageError(f"{option} unix:{argument}: only a server is offered; write {form}")
        self.path = path
        self._listener = _listen(path, option)
        made = os.lstat(path)
        self._made: tuple[int, int] | None = (made.st_dev, made.st_ino)
        self._fd: int | None = None
        self._out: Output | None = None
        self._input = bytearray()
        self._opened: Callable[[], None] | None = None

    @property
    def filename(self) -> str:  # type: ignore[override]
        return f"{'' if self.is_open else 'disconnected:'}unix:{self.path},server=on"

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        self._loop = loop
        self._receiver = receiver
        loop.on_readable(self._listener.fileno(), self._accept)

    @property
    def is_open(self) -> bool:
        return self._fd is not None

    def on_open(self, opened: Callable[[], None]) -> None:
        self._opened = opened

    @property
    def congested(self) -> bool:
        return self._out is not None and self._out.congested

    def write(self, data: bytes) -> None:
        if self._out is not None:
            self._out.write(data)

    def flush(self) -> None:
        if self._out is not None:
            self._out.flush()

    def finish(self, grace: float) -> None:
        if self._out is not None:
            self._out.finish(grace)
            os.close(self._out.fd)

    def resume(self) -> None:
        if deliver(self._input, self._receiver):
            self._watch()

    def keep(self) -> Kept:
        return Kept(bytes(self._input), descriptor=None if self._fd is None else os.dup(self._fd))

    def take(self, kept: Kept) -> None:
        if kept.descriptor is not None:
            self._connect(kept.descriptor)
        self._input[:0] = kept.input
        self._watch()

    def remove(self) -> None:
        """Unless somebody has put something else there meanwhile."""
        self._listener.close()
        made, self._made = self._made, None
        if made is None:
            return
        with suppress(FileNotFoundError):
            found = os.lstat(self.path)
            if (found.st_dev, found.st_ino) == made:
                os.unlink(self.path)

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return
        connection.setblocking(False)
        self._connect(connection.detach())
        if self._opened is not None:
            self._opened()

    def _connect(self, fd: int) -> None:
        """Who comes next waits in the listener's queue."""
        self._loop.on_readable(self._listener.fileno(), None)
        self._fd = fd
        self._out = Output(fd)
        self._out.attach(self._loop, self._receiver.drained)
        self._watch()

    def _disconnect(self) -> None:
        assert self._fd is not None
        assert self._out is not None
        self._loop.on_readable(self._fd, None)
        self._loop.on_writable(self._fd, None)
        self._out.drop()
        os.close(self._fd)
        self._fd = self._out = None
        self._loop.on_readable(self._listener.fileno(), self._accept)

    def _watch(self) -> None:
        if self._fd is not None:
            self._loop.on_readable(self._fd, None if self._input else self._readable)

    def _readable(self) -> None:
        assert self._fd is not None
        try:
            data = os.read(self._fd, 4096)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            if error.errno not in _GONE:
                raise
            data = b""
        if not data:
            self._disconnect()
            return
        self._input += data
        self.resume()
        self._watch()


def _listen(path: str, option: str) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if _is_stale(path):
            os.unlink(path)
        listener.bind(path)
        listener.listen(1)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        raise UserError(f"{option} unix:{path}: {reason}; name a socket that can be made") from error
    return listener


def _is_stale(path: str) -> bool:
    """Whether a socket is there that nobody listens at any more."""
    try:
        if not stat.S_ISSOCK(os.lstat(path).st_mode):
            return False
    except OSError:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(path) == errno.ECONNREFUSED
