"""Atomics (A extension)."""

from __future__ import annotations

from .row import INTERPRET, Lowering

LOWERINGS: dict[str, Lowering] = {"lr": INTERPRET, "sc": INTERPRET, "amo": INTERPRET}
