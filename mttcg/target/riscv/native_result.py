"""How a native function that stands in for Python says what it has done, so that emitted code knows how to go on."""

from __future__ import annotations

NOT_HANDLED = 0  # nothing has been done
HANDLED = 1  # env.pc is where to go on, by way of Python
