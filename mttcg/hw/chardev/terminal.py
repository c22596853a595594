"""The user's terminal in raw mode, and back, whatever happens.

The parent does both: it outlives the iothread. Settings are QEMU's: no echo, no line editing, input as
typed; output processing stays on, so that our own messages look right.
"""

from __future__ import annotations

import atexit
import os
import termios
from types import TracebackType
from typing import Any

_IFLAG, _OFLAG, _CFLAG, _LFLAG, _CC = 0, 1, 2, 3, 6


class RawTerminal:
    """`with RawTerminal(): ...`: raw inside, restored after. Does nothing if `fd` is not a terminal.

    `signals`: Ctrl-C, Ctrl-Z and Ctrl-backslash still make signals instead of reaching the guest.
    """

    def __init__(self, fd: int = 0, signals: bool = False) -> None:
        self._fd = fd
        self._signals = signals
        self._saved: list[Any] | None = None
        self._owner = os.getpid()

    def __enter__(self) -> RawTerminal:
        self.enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.restore()

    def enter(self) -> None:
        """Raw mode. A second call changes nothing."""
        if self._saved is not None or not os.isatty(self._fd):
            return
        saved = termios.tcgetattr(self._fd)
        raw = [*saved[:_CC], list(saved[_CC])]
        raw[_IFLAG] &= ~(
            termios.IGNBRK | termios.BRKINT | termios.PARMRK | termios.ISTRIP
            | termios.INLCR | termios.IGNCR | termios.ICRNL | termios.IXON
        )
        raw[_OFLAG] |= termios.OPOST
        raw[_LFLAG] &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.IEXTEN)
        if not self._signals:
            raw[_LFLAG] &= ~termios.ISIG
        raw[_CFLAG] = raw[_CFLAG] & ~(termios.CSIZE | termios.PARENB) | termios.CS8
        raw[_CC][termios.VMIN] = 1
        raw[_CC][termios.VTIME] = 0
        self._saved = saved
        atexit.register(self.restore)
        termios.tcsetattr(self._fd, termios.TCSANOW, raw)

    def restore(self) -> None:
        """As it was before. Harmless when repeated, and in a forked child, which must not touch it."""
        if self._saved is None or os.getpid() != self._owner:
            return
        saved, self._saved = self._saved, None
        atexit.unregister(self.restore)
        try:
            termios.tcsetattr(self._fd, termios.TCSADRAIN, saved)
        except termios.error:
            return  # the terminal is gone: there is nothing to restore
