"""Character device back ends: the other end of a serial line or of the monitor. `open_backend` reads QEMU's words."""

from __future__ import annotations

from ...errors import UsageError
from .backend import Backend, Kept, Receiver
from .file import FileBackend
from .mux import Mux, MuxMonitor
from .null import NullBackend
from .pty import PtyBackend
from .stdio import StdioBackend
from .unix import UnixBackend

__all__ = ["Backend", "Kept", "Mux", "MuxMonitor", "Receiver", "open_backend"]


def open_backend(spec: str, option: str = "-serial", label: str = "serial0") -> Backend:
    """The back end that `-serial SPEC` names. UsageError for an unknown one, UserError if it cannot be opened."""
    kind, _, argument = spec.partition(":")
    match kind, argument:
        case "stdio", "":
            return StdioBackend()
        case "mon", "stdio":
            return Mux(StdioBackend())
        case ("null" | "none"), "":
            return NullBackend()
        case "pty", "":
            return PtyBackend(label)
        case "file", path if path:
            return FileBackend(path, option)
        case "unix", address if address:
            return UnixBackend(address, option)
    known = "mon:stdio, stdio, null, none, pty, file:PATH or unix:PATH,server,nowait"
    raise UsageError(f"{option} {spec}: unknown device; use {known}")
