"""Whole random programs in all privilege modes, page tables on: QEMU, emitted code and interpreter must leave the same
registers after every chunk, and the same memory.

A program that differs is shrunk and printed as assembly. `MTTCG_FUZZ_SEED=<seed>` in the environment runs and shrinks
that one alone; the campaign (marked slow) runs `MTTCG_FUZZ_ROUNDS` / 50 programs, whose seeds are new each time.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from mttcg.target.riscv.translate import row_names
from tests.support.qemu_oracle import Stuck, run_mttcg
from tests.support.qemu_oracle_compare import executed_by_row
from tests.support.random_programs import listing, random_program
from tests.support.random_programs_run import check, image_of, report, runners
from tests.support.shrink import shrink

QUICK, BATCH = 40, 100  # programs
ROUNDS_A_PROGRAM = 50  # a program is about 400 instructions, many of which run more than once
CAMPAIGN = int(os.environ.get("MTTCG_FUZZ_ROUNDS", "50000")) // ROUNDS_A_PROGRAM
ONE_SEED = os.environ.get("MTTCG_FUZZ_SEED")
# QEMU answers otherwise than we do (ebreak, ctzw; qemu_oracle_deviations.py), or it would wait, or write sp.
NOT_GENERATED = {"ebreak", "c.ebreak", "ctzw", "wfi", "c.addi16sp"}
REPORTED = 3  # differing programs that are shrunk


def compare_programs(seeds: Sequence[int], folder: Path) -> None:
    """Run the programs of these seeds, all in one go; fail with the small forms of those that differ."""
    names = runners()
    programs = [random_program(seed, index) for index, seed in enumerate(seeds)]
    try:
        found = check(programs, folder, names)
    except Stuck as stuck:
        chunks = sum(len(program.chunks) for program in programs)
        at = (chunks - stuck.outcome.left - 1) * len(programs) // chunks
        pytest.fail(f"MTTCG_FUZZ_SEED={seeds[at]}: {stuck}\n{listing(programs[at])}")
    if found:
        first = [f"MTTCG_FUZZ_SEED={seeds[index]}: {text}" for index, text in found.items()]
        small = [report(seeds[index], folder, names) for index in list(found)[:REPORTED]]
        pytest.fail("\n".join(first) + "\n\n" + "\n\n".join(small))


def test_programs_agree(tmp_path: Path) -> None:
    compare_programs([int(ONE_SEED)] if ONE_SEED else range(QUICK), tmp_path)


def test_programs_contain_nearly_every_row(tmp_path: Path) -> None:
    """Which instructions were translated where the programs lie, whoever of M-, S- and U-mode sees them where."""
    programs = [random_program(seed, index) for index, seed in enumerate(range(QUICK))]
    log = run_mttcg(image_of(programs), tmp_path, log_asm=True).log
    oracle_end = 0x8000_1000
    met = executed_by_row(log, oracle_end, 1 << 64)
    assert set(row_names()) - set(met) == NOT_GENERATED


@pytest.mark.slow
def test_campaign_of_programs(tmp_path: Path) -> None:
    start = random.SystemRandom().getrandbits(48)
    print(f"seeds from {start}")
    for first in range(start, start + CAMPAIGN, BATCH):
        compare_programs(range(first, min(first + BATCH, start + CAMPAIGN)), tmp_path)


@pytest.mark.parametrize("needed", [{17}, {0, 99}, {3, 4, 5, 60}, set(range(40, 50))])
def test_shrinking_finds_what_a_failure_needs(needed: set[int]) -> None:
    asked = 0

    def fails(parts: Sequence[int]) -> bool:
        nonlocal asked
        asked += 1
        return needed <= set(parts)

    assert shrink(range(100), fails) == sorted(needed)
    assert asked < 400
