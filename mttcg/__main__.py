"""`python -m mttcg` is `mttcg`."""

from __future__ import annotations

from .cli import program

program()
