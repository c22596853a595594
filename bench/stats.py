"""The little arithmetic that the figures rest on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median

__all__ = ["geometric_mean", "median", "paired_ratio", "slope"]


def slope(small: tuple[int, float], large: tuple[int, float]) -> float:
    """Seconds per iteration from two (iterations, seconds) runs: what both pay once, start-up, cancels.

    Raises ValueError unless the larger run is larger in both.
    """
    (n1, t1), (n2, t2) = small, large
    if n2 <= n1:
        raise ValueError(f"{n2} iterations are not more than {n1}")
    if t2 <= t1:
        raise ValueError(f"{n2} iterations took {t2:.3f} s and {n1} took {t1:.3f} s: too few to measure")
    return (t2 - t1) / (n2 - n1)


def geometric_mean(values: Iterable[float]) -> float:
    """Of positive values; NaN of none."""
    logs = [math.log(value) for value in values]
    return math.exp(sum(logs) / len(logs)) if logs else math.nan


def paired_ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    """How many times faster we are: the median over rounds of their time by ours, each round a pair.

    Paired, because a host that slows down for a round slows both.
    """
    return median(their / our for their, our in zip(theirs, ours, strict=True))
