"""The IR of every instruction row keeps the verifier's rules, in every context, and reads back from its text."""

from __future__ import annotations

import random
import zlib

import pytest

from mttcg.memory.layout import N_CTX
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import ROWS, decode
from mttcg.tcg.text import format_ops, parse_ops
from mttcg.tcg.verify import verify
from tests.support.insn_cases import no_peek, random_word


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_row(row: Row) -> None:
    rng = random.Random(zlib.crc32(row.name.encode()))
    for _ in range(12):
        word = random_word(row, rng)
        for ctx in range(N_CTX):
            ops = decode(word, row.size, ctx, no_peek)
            verify(ops)
            assert parse_ops(format_ops(ops)) == ops


def test_words_of_no_row_are_illegal() -> None:
    for word, size in ((0, 2), (0xFFFFFFFF, 4), (0x0000707F, 4)):
        (op,) = decode(word, size, 1, no_peek)
        assert (op.name, op.attr) == ("system", ("illegal", ()))
