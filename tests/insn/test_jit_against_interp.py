"""Every instruction row as emitted code against the interpreter, with and without soft TLB hits.

Single-precision inputs may lack their NaN box here, and fp also runs in a context that is not fp_ok.
"""

from __future__ import annotations

import random
import zlib

import pytest

from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import ROWS
from tests.support.insn_cases import CTX, differences, interpret, random_case
from tests.support.jit_hart import PAGES, Insn, JitHart

CASES = 60


@pytest.fixture(scope="module")
def hart() -> JitHart:
    return JitHart()


def some_pages(rng: random.Random) -> frozenset[int]:
    return frozenset(page for page in range(PAGES) if rng.random() < 0.6)


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_row(row: Row, hart: JitHart) -> None:
    rng = random.Random(zlib.crc32(row.name.encode()))
    for _ in range(CASES):
        case = random_case(row, rng, CTX if rng.random() < 0.9 else CTX & ~1)
        hart.load_state(case.state, case.ctx)
        hart.set_tlb(some_pages(rng), some_pages(rng), case.ctx)
        hart.fillable = some_pages(rng)
        hart.emit([Insn(case.word, case.size, case.ops)], case.state.pc, case.ctx)
        _, pc = hart.enter()
        ours, emitted = interpret(case), hart.state(pc, [name for name, _ in case.state.env])
        if ours != emitted:
            found = differences(ours, emitted)
            code = hart.templates[0].hot.hex()
            pytest.fail(f"{row.name} {case.word:#x} {list(case.ops)}: {found}; hot code {code}")
