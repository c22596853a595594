"""Character device back ends: the other end of the serial line. `open_backend` reads `-serial`."""

from __future__ import annotations

from ...errors import UsageError
from .backend import Backend, Receiver
from .file import FileBackend
from .null import NullBackend
from .pty import PtyBackend
from .stdio import StdioBackend

__all__ = ["Backend", "Receiver", "open_backend"]


def open_backend(spec: str) -> Backend:
    """The back end that `-serial SPEC` names. UsageError for an unknown one, UserError if it cannot be opened."""
    kind, _, argument = spec.partition(":")
    match kind, argument:
        case "stdio", "":
            return StdioBackend(escapes=False)
        case "mon", "stdio":
            return StdioBackend(escapes=True)
        case ("null" | "none"), "":
            return NullBackend()
        case "pty", "":
            return PtyBackend()
        case "file", path if path:
            return FileBackend(path)
    raise UsageError(f"-serial {spec}: unknown device; use mon:stdio, stdio, null, none, pty or file:PATH")
