"""Every guest of the suite on mttcg, in a short form: few harts, a quarter of the rounds, one random seed.

`make smp-test` runs them in full. A weak run is no failure here: a busy host may well let nothing race in a moment.
"""

from __future__ import annotations

import random

import pytest

from mttcg.smptest import catalogue
from mttcg.smptest.catalogue import Guest
from mttcg.smptest.runner import run_unit
from mttcg.smptest.tables import repeat
from mttcg.smptest.units import OWN, PASS, WEAK, Emulator, Unit


@pytest.mark.parametrize("guest", catalogue.guests(), ids=lambda guest: guest.name)
def test_guest(guest: Guest) -> None:
    seed = random.SystemRandom().getrandbits(32)
    record = run_unit(Unit(guest, seed, min(guest.smp), max(guest.rounds // 4, 1) if guest.rounds else 0), Emulator())
    again = repeat(record.as_json(), {"emulator": {"command": OWN}})
    assert record.verdict in (PASS, WEAK), f"{record.verdict}: {record.note}\n{record.evidence}\nagain: {again}"
