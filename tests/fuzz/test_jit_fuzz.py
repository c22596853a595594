"""Emitted code against the interpreter on random blocks and instructions.

A failing block prints its seed; `MTTCG_FUZZ_SEED=<seed> pytest tests/fuzz` runs that block alone.
`MTTCG_FUZZ_ROUNDS` is the length of the campaigns (the tests marked slow), whose seeds are new each time.
"""

from __future__ import annotations

import os
import random

import pytest

from mttcg.target.riscv.translate import ROWS
from tests.support.jit_compare import compare_block, compare_instruction
from tests.support.jit_hart import JitHart

QUICK = 1000
CAMPAIGN = int(os.environ.get("MTTCG_FUZZ_ROUNDS", "50000"))
ONE_SEED = os.environ.get("MTTCG_FUZZ_SEED")


@pytest.fixture(scope="module")
def hart() -> JitHart:
    return JitHart()


def seeds(count: int, start: int) -> list[int]:
    return [int(ONE_SEED)] if ONE_SEED else list(range(start, start + count))


def new_start() -> int:
    """A fresh range of seeds, printed so that a campaign can be repeated."""
    start = random.SystemRandom().getrandbits(48)
    print(f"seeds from {start}")
    return start


def test_blocks_agree(hart: JitHart) -> None:
    for seed in seeds(QUICK, 0):
        compare_block(hart, seed)


@pytest.mark.slow
def test_campaign_of_blocks(hart: JitHart) -> None:
    for seed in seeds(CAMPAIGN, new_start()):
        compare_block(hart, seed)


@pytest.mark.slow
def test_campaign_of_instructions(hart: JitHart) -> None:
    rows = list(ROWS.values())
    for seed in range(start := new_start(), start + CAMPAIGN):
        compare_instruction(hart, rows[seed % len(rows)], seed)
