"""What survives a reset in the iothread: typed-ahead input, the mux's focus, the monitor's line, an open connection.

A reset replaces every process, so the old iothread leaves these to its successor in a socket whose two ends the parent
keeps open: the kernel holds the message, and open descriptors with it, while neither iothread exists.
"""

from __future__ import annotations

import os
import pickle
import socket
from contextlib import suppress
from typing import Any

from ..hw.chardev import Backend, Kept

_LIMIT = 1 << 20


class Handover:
    """Made in the parent, before the first fork."""

    def __init__(self) -> None:
        self._in, self._out = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._in.setblocking(False)
        self._out.setblocking(False)
        for end in (self._in, self._out):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LIMIT)

    def leave(self, lines: dict[str, Backend], monitor: dict[str, Any] | None) -> None:
        """In the iothread that ends. Input too large for a message is lost, as the machine's is."""
        kept = {name: line.keep() for name, line in lines.items()}
        carried = [name for name in kept if kept[name].descriptor is not None]
        plain = {name: (item.input, item.flags) for name, item in kept.items()}
        message = pickle.dumps((plain, carried, monitor))
        descriptors = [fd for name in carried if (fd := kept[name].descriptor) is not None]
        with suppress(BlockingIOError):
            socket.send_fds(self._out, [message], descriptors)
        for fd in descriptors:
            os.close(fd)

    def find(self, lines: dict[str, Backend]) -> dict[str, Any] | None:
        """In an iothread that begins: give the lines back what was theirs; the monitor's part, if there is any."""
        try:
            message, descriptors, _, _ = socket.recv_fds(self._in, _LIMIT, len(lines))
        except BlockingIOError:
            return None
        plain, carried, monitor = pickle.loads(message)  # from a process of ours, through a socket of ours
        held = dict(zip(carried, descriptors, strict=True))
        for name, (data, flags) in plain.items():
            lines[name].take(Kept(data, flags, held.get(name)))
        return dict(monitor) if monitor is not None else None

    def close(self) -> None:
        """In the parent, at the machine's end."""
        self._in.close()
        self._out.close()
