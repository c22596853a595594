"""Floating-point bit patterns that are hard: each border of each format, with its neighbours."""

from __future__ import annotations

import random

from mttcg.tcg.softfloat import FORMATS


def hard_values(fmt: int) -> list[int]:
    """Zeros, subnormals, powers of two and their neighbours, overflow borders, infinities, NaNs; both signs."""
    f = FORMATS[fmt]
    step = f.fraction + 1  # one in the exponent field
    bias = f.exponent_max
    one = bias * step
    values = {
        0, 1, 2, 3, f.fraction >> 1, f.fraction - 1, f.fraction, step, step + 1, 2 * step, 2 * step - 1,
        one - 1, one, one + 1, one + step // 2, one + f.fraction, one + step, one + 2 * step + step // 4,
        one - step, one - f.precision * step, one + (f.precision - 1) * step, one + f.precision * step + 1,
        f.infinity - 1, f.infinity - 2, f.infinity - step, f.infinity - step // 2, one + bias // 2 * step,
        one - bias // 2 * step + 1, f.infinity, f.nan, f.nan + 5, f.infinity + 1, f.nan - 1,
    }  # fmt: skip
    for bits in (31, 32, 63, 64):  # borders of the integer conversions
        power = (bias + bits) * step
        values |= {power - 1, power, power + 1}
    return sorted(values | {value | f.sign for value in values})


def random_value(rng: random.Random, fmt: int) -> int:
    """A pattern with an exponent that meets others often and a fraction of mostly zeros or ones."""
    f = FORMATS[fmt]
    step = f.fraction + 1
    top = f.infinity // step
    kind = rng.randrange(4)
    if kind == 0:
        exponent = rng.randrange(top + 1)
    elif kind == 1:
        exponent = rng.randrange(4)
    elif kind == 2:
        exponent = f.exponent_max + rng.randrange(-f.precision - 2, f.precision + 3)
    else:
        exponent = top - rng.randrange(1, 4)
    shape = rng.randrange(3)
    if shape == 0:
        fraction = rng.getrandbits(f.precision - 1)
    elif shape == 1:
        fraction = (1 << rng.randrange(f.precision)) - rng.randrange(3)
    else:
        fraction = -(1 << rng.randrange(f.precision)) + rng.randrange(3)
    return (rng.getrandbits(1) * f.sign) | exponent * step | fraction & f.fraction
