"""The back end that is not there: output vanishes, input never comes."""

from __future__ import annotations

from collections.abc import Callable

from ..eventloop import EventLoop
from .backend import Receiver


class NullBackend:
    """`-serial null`."""

    wants_terminal = False
    wants_signals = True
    congested = False

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        """Nothing to attach to."""

    def write(self, data: bytes) -> None:
        """Drop."""

    def resume(self) -> None:
        """There is never input."""

    def flush(self) -> None:
        """Nothing is kept."""

    def finish(self, grace: float) -> None:
        """Nothing is kept."""
