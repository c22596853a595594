"""The guest programs on mttcg, one rule of the manual (or one promise of the demo) a program."""

from __future__ import annotations

import sys

import pytest

from tests.support.guest_manifest import Guest, check_guest, guests

CASES = [
    pytest.param(guest, harts, id=guest.name(harts), marks=[pytest.mark.slow] if harts in guest.slow_smp else [])
    for guest in guests()
    for harts in (*guest.smp, *guest.slow_smp)
]


@pytest.mark.parametrize(("guest", "harts"), CASES)
def test_guest_passes(guest: Guest, harts: int) -> None:
    check_guest([sys.executable, "-m", "mttcg"], guest, harts)
