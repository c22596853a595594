"""The suite is able to fail: it notices every mutant within the budget of a short run."""

from __future__ import annotations

import random

import pytest
from rich.console import Console

from mttcg.smptest import mutation, pool
from mttcg.smptest.mutants import MUTANTS, Mutant
from mttcg.smptest.progress import Display


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=lambda mutant: mutant.name)
def test_mutant_is_caught(mutant: Mutant) -> None:
    seed = random.SystemRandom().getrandbits(32)
    with Display(Console(), "mutant", None) as display:
        (row,) = mutation.Mutation(seed, pool.default_jobs(), None, display).run([mutant])
    assert row["result"] == mutation.CAUGHT, f"{row}, --seed {seed}"
