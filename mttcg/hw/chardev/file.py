"""Output into a file, as `-serial file:PATH`; no input."""

from __future__ import annotations

import os
from collections.abc import Callable

from ...errors import UserError
from ..eventloop import EventLoop
from .backend import Backend, Output, Receiver


class FileBackend(Backend):
    """The file is created, or emptied if it exists. UserError if that cannot be."""

    def __init__(self, path: str, option: str = "-serial") -> None:
        self.filename = f"file:{path}"
        try:
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise UserError(f"{option} file:{path}: {error.strerror}; name a file that can be written") from error
        self._out = Output(fd)

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        """A named pipe may be slow, so it may have to be waited for."""
        self._out.attach(loop, receiver.drained)

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
