"""Which units to run: all of them a few times (the short run), or random ones without end (a campaign)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import count

from .catalogue import Guest
from .units import Unit

OVERSUBSCRIBED = (16, 64)  # vCPUs in mode "over"
_SEED_BITS = 32
_HARASSED = 0.4  # of a campaign's units, if there are modes


def short_run(guests: Sequence[Guest], base: int, seeds: int, harass: Sequence[str]) -> list[Unit]:
    """Every guest with each number of harts and `seeds` seeds, and once more in each harsh mode."""
    units = []
    for guest in guests:
        rng = random.Random(f"{base} {guest.name}")
        for smp in guest.smp:
            units += [Unit(guest, _seed(rng), smp, guest.rounds) for _ in range(seeds)]
        units += [_harassed(guest, rng, mode, guest.rounds, max(guest.smp)) for mode in harass]
    return units


def endless(
    guests: Sequence[Guest], base: int, harass: Sequence[str], scale: float = 1.0, most: int | None = None
) -> Iterator[Unit]:
    """All guests in random order, again and again, each with a random seed, number of harts and harsh mode.

    `scale`: so many times the rounds that a guest's row asks for. `most`: harts, if the row allows so few. Less of
    either means more seeds, and starts of machines, in an hour.
    """
    rng = random.Random(base)
    for _ in count():
        for guest in rng.sample(list(guests), len(guests)):
            numbers = [*guest.smp, *guest.smp_long]
            smp = rng.choice([smp for smp in numbers if most is None or smp <= most] or [min(numbers)])
            rounds = _scaled(rng.choice([guest.rounds, guest.rounds_long or guest.rounds]), scale)
            if harass and rng.random() < _HARASSED:
                yield _harassed(guest, rng, rng.choice(list(harass)), rounds, smp)
            else:
                yield Unit(guest, _seed(rng), smp, rounds)


def _scaled(rounds: int, scale: float) -> int:
    return max(1, round(rounds * scale)) if rounds else 0  # 0: the guest's own number, which nobody here knows


def _harassed(guest: Guest, rng: random.Random, mode: str, rounds: int, smp: int) -> Unit:
    if mode == "over" and len(guest.smp) + len(guest.smp_long) > 1:
        # As much work for each core as before, not for each hart. A guest for one number of harts keeps that.
        more = rng.choice(OVERSUBSCRIBED)
        rounds, smp = max(1, rounds * smp // more) if rounds else 0, more
    return Unit(guest, _seed(rng), smp, rounds, mode)


def _seed(rng: random.Random) -> int:
    return rng.getrandbits(_SEED_BITS) or 1
