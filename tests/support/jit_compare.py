"""One random instruction or block in emitted code and in the interpreter; the test fails where they differ."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from mttcg.memory.layout import N_CTX
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import row_name
from mttcg.tcg.ir import Op
from tests.support.insn_cases import State, differences, interpret, random_case
from tests.support.jit_hart import PAGES, Insn, JitHart
from tests.support.random_blocks import Block, interpret_block, random_block

# Ops that may do inline what the interpreter calls a helper for: whether they do is not compared here.
_MAYBE_INLINE = {"fence_i", "flush_page"}
LENGTH = 20  # instructions in a block, at most


def _some_pages(rng: random.Random) -> frozenset[int]:
    return frozenset(page for page in range(PAGES) if rng.random() < 0.65)


def _random_ctx(rng: random.Random) -> int:
    """Any context; nine in ten with fp on."""
    ctx = rng.randrange(N_CTX)
    return ctx | 1 if rng.random() < 0.8 else ctx


def _prepare_tlb(hart: JitHart, rng: random.Random, ctx: int) -> None:
    hart.set_tlb(_some_pages(rng), _some_pages(rng), ctx)
    hart.fillable = _some_pages(rng)
    hart.record.set("inval_pending", int(rng.random() < 0.5))
    hart.record.set("huge_seen", int(rng.random() < 0.5))


def _comparable(ops: Iterable[Op], *states: State) -> list[State]:
    if any(op.name in _MAYBE_INLINE for op in ops):
        return [replace(state, helpers=()) for state in states]
    return list(states)


def compare_instruction(hart: JitHart, row: Row, seed: int) -> None:
    """A random instruction of `row`."""
    rng = random.Random(seed)
    case = random_case(row, rng, _random_ctx(rng))
    hart.load_state(case.state, case.ctx)
    _prepare_tlb(hart, rng, case.ctx)
    hart.emit([Insn(case.word, case.size, case.ops)], case.state.pc, case.ctx)
    _, pc = hart.enter()
    after = hart.state(pc, [name for name, _ in case.state.env])
    ours, emitted = _comparable(case.ops, interpret(case), after)
    if ours != emitted:
        code = hart.templates[0].hot.hex()
        pytest.fail(
            f"{row.name} seed {seed}: {case.word:#x} ctx {case.ctx} {list(case.ops)}\n"
            f"{differences(ours, emitted)}\nhot code {code}"
        )


def _describe(block: Block) -> str:
    return "\n".join(f"  {insn.word:08x}  {row_name(insn.word, insn.size)}" for insn in block.insns)


def compare_block(hart: JitHart, seed: int) -> None:
    """A random block."""
    rng = random.Random(seed)
    ctx = _random_ctx(rng)
    block = random_block(rng, LENGTH, ctx)
    hart.load_state(block.state, ctx)
    _prepare_tlb(hart, rng, ctx)
    hart.emit(block.insns, block.state.pc, ctx)
    _, pc = hart.enter()
    ops = (op for insn in block.insns for op in insn.ops)
    ours, emitted = _comparable(ops, interpret_block(block, ctx), hart.state(pc, ["mstatus"]))
    if ours != emitted:
        found = "\n".join(differences(ours, emitted))
        pytest.fail(f"MTTCG_FUZZ_SEED={seed} ctx {ctx}\n{_describe(block)}\n{found}")
