"""The human monitor: QEMU's `(qemu)` prompt for this machine.

The iothread runs it, on a line of its own or behind a mux. It sees harts only at rest and only through `subject.Guest`.
"""

from __future__ import annotations

from .monitor import Monitor
from .subject import Facts, Guest, Subject

__all__ = ["Facts", "Guest", "Monitor", "Subject"]
