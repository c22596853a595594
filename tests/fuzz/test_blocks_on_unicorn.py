"""Random straight-line programs on Unicorn against the interpreter: what user-level code can do without a machine.

Unicorn is QEMU 5.0's RISC-V target, so extensions and rules that are younger are left out: bit manipulation, NaN boxing
(all singles), fmin and fmax. The same kind of code runs on emitted code and QEMU in test_random_programs.
"""

from __future__ import annotations

import os
import random

import pytest

from mttcg.target.riscv.translate import EXTENSIONS, decode, lookup
from mttcg.tcg.disas import guest_line
from tests.support.fake_cpu import BASE, SIZE
from tests.support.insn_cases import CTX, PC, State, differences, no_peek, random_fp, random_integer
from tests.support.jit_hart import Insn
from tests.support.random_blocks import Block, interpret_block
from tests.support.random_programs import POINTERS, plain_instruction
from tests.support.unicorn_hart import UnicornHart

LENGTH, QUICK = 300, 20
ROUNDS_A_PROGRAM = 20
CAMPAIGN = int(os.environ.get("MTTCG_FUZZ_ROUNDS", "50000")) // ROUNDS_A_PROGRAM
ONE_SEED = os.environ.get("MTTCG_FUZZ_SEED")
_YOUNGER = {"Zba", "Zbb", "Zbs", "F", "priv", "Zicsr"}
_ROWS = {row.name for table in EXTENSIONS if table.extension not in _YOUNGER for row in table.rows}
_ROWS -= {"fmin.d", "fmax.d", "fcvt.s.d", "fcvt.d.s", "ecall", "fence.i"}


@pytest.fixture(scope="module")
def hart() -> UnicornHart:
    return UnicornHart()


def straight_line(rng: random.Random) -> Block:
    """A program without jumps, whose memory accesses go through pointers to the middle of memory."""
    insns: list[Insn] = []
    while len(insns) < LENGTH:
        word, size = plain_instruction(rng, priv=3, strict=True)
        row = lookup(word, size)
        if row is not None and row.name in _ROWS:
            insns.append(Insn(word, size, decode(word, size, CTX, no_peek)))
    x = [0, *(random_integer(rng) for _ in range(31))]
    for register in POINTERS:
        x[register] = BASE + SIZE // 2 + 8 * rng.randrange(-64, 64)
    f = tuple(random_fp(rng, boxed_only=True) for _ in range(32))
    return Block(tuple(insns), State(tuple(x), f, rng.randbytes(SIZE), PC, frm=rng.randrange(4)))


def compare(hart: UnicornHart, seed: int) -> None:
    block = straight_line(random.Random(seed))
    ours = interpret_block(block)
    theirs = hart.run_code(b"".join(i.word.to_bytes(i.size, "little") for i in block.insns), block.state)
    assert ours.trap is None, f"MTTCG_FUZZ_SEED={seed}: aligned pointers to good memory, and yet a trap"
    if ours != theirs:
        at, lines = PC, []
        for insn in block.insns:
            lines.append(guest_line(at, insn.word, insn.size))
            at += insn.size
        pytest.fail(f"MTTCG_FUZZ_SEED={seed}\n" + "\n".join(lines + differences(ours, theirs)))


def test_straight_lines_agree(hart: UnicornHart) -> None:
    for seed in [int(ONE_SEED)] if ONE_SEED else range(QUICK):
        compare(hart, seed)


@pytest.mark.slow
def test_campaign_of_straight_lines(hart: UnicornHart) -> None:
    start = random.SystemRandom().getrandbits(48)
    print(f"seeds from {start}")
    for seed in range(start, start + CAMPAIGN):
        compare(hart, seed)
