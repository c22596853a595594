"""A campaign of what tests/insn/test_against_qemu.py does: single instructions of every row, new ones each time."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from mttcg.target.riscv.decoder import RowTable
from mttcg.target.riscv.translate import EXTENSIONS
from tests.support.qemu_oracle import QEMU, Image, run_mttcg, run_qemu
from tests.support.qemu_oracle_compare import cases_of, compare

ROUNDS = int(os.environ.get("MTTCG_FUZZ_ROUNDS", "50000"))
ONE_SEED = os.environ.get("MTTCG_FUZZ_SEED")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(QEMU is None, reason="qemu-system-riscv64 is not installed"),
]


@pytest.mark.parametrize("table", EXTENSIONS, ids=lambda table: table.extension)
def test_campaign_against_qemu(table: RowTable, tmp_path: Path) -> None:
    done, share = 0, ROUNDS // len(EXTENSIONS)
    while done < share:
        seed = int(ONE_SEED) if ONE_SEED else random.SystemRandom().getrandbits(48)
        cases = cases_of(table, seed)
        image = Image([case.record for case in cases])
        report = compare("mttcg, QEMU", cases, run_mttcg(image, tmp_path), run_qemu(image, tmp_path), set())
        assert report == "", f"MTTCG_FUZZ_SEED={seed}"
        done = share if ONE_SEED else done + len(cases)
