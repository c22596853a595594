"""The spin before a sleep learns whether it pays."""

from __future__ import annotations

from mttcg.io import spinner
from mttcg.memory.arena import Arena


def test_spins_that_fail_are_given_up_and_probed_again() -> None:
    arena = Arena(1, 4 << 20)
    waiter = spinner.Spinner()
    waiter._turns = 1
    assert not any(waiter.spin_while(arena.ram, 0) for _ in range(spinner.CREDIT_MAX))
    tries = [waiter.spin_while(arena.ram, 1) for _ in range(spinner.PROBE_EVERY)]
    assert tries == [False] * (spinner.PROBE_EVERY - 1) + [True], "one in so many looks at all"
    assert waiter.spin_while(arena.ram, 1), "and one that pays brings it back"
