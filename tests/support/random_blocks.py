"""Random straight-line blocks for running emitted code against the interpreter.

Mostly ordinary instructions over few registers, so that results feed each other; some registers hold
addresses and are seldom overwritten, so that most accesses land in memory and some do not.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from mttcg.memory.protocols import GuestTrap
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import EXTENSIONS, ROWS, decode
from mttcg.tcg.interp import run
from mttcg.tcg.ir import Imm, Op
from mttcg.tcg.ops import OPS
from tests.support.fake_cpu import BASE, SIZE
from tests.support.insn_cases import (
    CTX,
    PC,
    State,
    no_peek,
    random_fp,
    random_integer,
    random_word,
    start_cpu,
    state_of,
)
from tests.support.jit_hart import Insn

POINTERS = (2, 8, 9, 10, 15, 20, 27)  # pinned and unpinned, and reachable by compressed instructions
PLENTY = 200  # tries for one instruction


@dataclass(frozen=True)
class Block:
    """A block and the state that it starts from."""

    insns: tuple[Insn, ...]
    state: State


def _families() -> list[list[Row]]:
    """Rows that may stand in a block, by extension; a family is drawn first, so that rare ones come up."""
    return [table.rows for table in EXTENSIONS]


_FAMILIES = _families()
_ENDS = (
    "jal",
    "jalr",
    "beq",
    "bne",
    "blt",
    "bgeu",
    "c.j",
    "c.beqz",
    "c.jr",
    "c.jalr",
    "ecall",
    "sfence.vma",
    "fence.i",
)


def _acceptable(ops: list[Op], rng: random.Random) -> bool:
    """Whether the instruction leaves the pointers alone and its accesses go through them (mostly)."""
    for op in ops:
        row = OPS[op.name]
        if op.out in POINTERS and rng.random() < 0.97:
            return False
        if row.ends or "name" in row.attrs or op.name == "rdclock":
            return False  # ends, and what may end, are chosen by random_block; clocks run on
        through = op.args and not isinstance(op.args[0], Imm) and op.args[0] in POINTERS
        if row.faults and not through and rng.random() < 0.97:
            return False
    return True


def _random_insn(rng: random.Random, ctx: int) -> Insn:
    for _ in range(PLENTY):
        row = rng.choice(rng.choice(_FAMILIES))
        word = random_word(row, rng)
        ops = decode(word, row.size, ctx, no_peek)
        if any(op.name in ("ldenv", "stenv") for op in ops) or not _acceptable(ops, rng):
            continue
        return Insn(word, row.size, ops)
    raise AssertionError("no instruction fits: the filters contradict the rows")


def _random_end(rng: random.Random, ctx: int) -> Insn:
    row = ROWS[rng.choice(_ENDS)]
    word = random_word(row, rng)
    return Insn(word, row.size, decode(word, row.size, ctx, no_peek))


def random_block(rng: random.Random, length: int, ctx: int = CTX) -> Block:
    """Up to `length` instructions, with or without a jump at the end."""
    insns = [_random_insn(rng, ctx) for _ in range(rng.randrange(1, length + 1))]
    if rng.random() < 0.6:
        insns.append(_random_end(rng, ctx))
    x = [0, *(random_integer(rng) for _ in range(31))]
    for register in POINTERS:
        x[register] = BASE + SIZE // 2 + rng.randrange(-64, 64) * rng.choice((1, 8, 8, 8))
    state = State(
        tuple(x),
        tuple(random_fp(rng) for _ in range(32)),
        rng.randbytes(SIZE),
        PC,
        frm=rng.randrange(4),
        env=(("mstatus", random_integer(rng)),),  # read by sfence.vma
    )
    return Block(tuple(insns), state)


def interpret_block(block: Block, ctx: int = CTX) -> State:
    """The state after the block by the interpreter; on a trap, pc is the trapping instruction's."""
    cpu = start_cpu(block.state, ctx)
    pc = block.state.pc
    for insn in block.insns:
        try:
            pc = run(list(insn.ops), cpu, pc, insn.size, insn.word)
        except GuestTrap as trap:
            return state_of(cpu, pc, (trap.cause, trap.tval))
    return state_of(cpu, pc)
