"""Making a failing case small: take out what the failure does not need (Zeller's delta debugging, the simple form)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def shrink(parts: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> list[T]:
    """A small subsequence of `parts` that still fails: halves, quarters, … are taken out, down to single parts, until
    none can go. `fails(parts)` must hold; it is called about len(result) * log(len(parts)) times."""
    left = list(parts)
    size = max(1, len(left) // 2)
    while True:
        at, gone = 0, False
        while at < len(left):
            without = left[:at] + left[at + size :]
            if fails(without):
                left, gone = without, True
            else:
                at += size
        if size > 1:
            size //= 2
        elif not gone:
            return left
