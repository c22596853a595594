"""Every instruction row as emitted code against the interpreter, in all contexts, with and without soft TLB
hits; single-precision inputs may lack their NaN box."""

from __future__ import annotations

import zlib

import pytest

from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import ROWS
from tests.support.jit_compare import compare_instruction
from tests.support.jit_hart import JitHart

CASES = 50
FP_CASES = 150  # NaNs, zeros, subnormals and borders in up to three operands


@pytest.fixture(scope="module")
def hart() -> JitHart:
    return JitHart()


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_row(row: Row, hart: JitHart) -> None:
    start = zlib.crc32(row.name.encode())
    for seed in range(start, start + (FP_CASES if row.fp else CASES)):
        compare_instruction(hart, row, seed)
