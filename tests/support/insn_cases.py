"""Random instructions of a given row, with register and memory contents that make them meet their borders.

A case is everything that one instruction's outcome may depend on. What an instruction needs (an address in
memory, a jump target in the code) is read off its IR, so that no list of instruction names is kept here.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from mttcg.memory.layout import MMU_M
from mttcg.memory.protocols import GuestTrap
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.isa.zicsr import PLAIN_CSRS
from mttcg.target.riscv.translate import decode
from mttcg.tcg.interp import run
from mttcg.tcg.ir import F0, Imm, Op
from mttcg.tcg.ops import OPS
from tests.support.fake_cpu import BASE, SIZE, FakeCpu
from tests.support.fp_values import hard_values, random_value

MASK64 = (1 << 64) - 1
BOX = 0xFFFFFFFF00000000
PC = 0x1000000  # of the instruction; code may jump JUMP_REACH to either side
JUMP_REACH = 0x110000
CTX = MMU_M * 2 + 1  # machine mode, fp on
PAGE = 4096

EDGES = [0, 1, 2, 3, 31, 32, 63, 64, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF]
EDGES += [1 << 32, 1 << 62, 1 << 63, (1 << 63) - 1, MASK64, MASK64 - 1, MASK64 - 0x7FFFFFFF, MASK64 - 0x7F]
# Bits that CSRs in the record may hold: what software can write; trap vectors are aligned, in direct mode.
_LEGAL = {plain.field: plain.mask or MASK64 & ~3 for plain in PLAIN_CSRS.values()}
_HARD = {fmt: hard_values(fmt) for fmt in (4, 8)}


@dataclass(frozen=True)
class State:
    """A hart's state before or after an instruction. `trap` is (cause, tval) if it trapped; `helpers` are the
    calls that it made (see FakeCpu)."""

    x: tuple[int, ...]
    f: tuple[int, ...]
    memory: bytes
    pc: int = PC
    frm: int = 0
    fflags: int = 0
    env: tuple[tuple[str, int], ...] = ()
    trap: tuple[int, int] | None = None
    helpers: tuple[tuple[str, tuple[int, ...], int, int, int], ...] = ()


@dataclass(frozen=True)
class Case:
    """One instruction, its IR in context `ctx`, and the state that it starts from."""

    row: Row
    word: int
    state: State
    ops: Sequence[Op] = field(repr=False)
    ctx: int = CTX

    @property
    def size(self) -> int:
        return self.row.size


def no_peek(index: int) -> int | None:
    """For `decode`: nothing is known of the code that follows."""
    return None


def random_word(row: Row, rng: random.Random) -> int:
    """A word of `row`: each field drawn from its values, at their ends more often than inside."""
    while True:
        word = row.match
        for name, where in row.fields.items():
            values = where.values()
            if name == "rm":
                choice = rng.choice((0, 1, 2, 3, 4, 7))
            elif name == "csr" and rng.random() < 0.8:
                choice = rng.choice(list(PLAIN_CSRS))
            elif rng.random() < 0.2:
                choice = rng.choice((values[0], values[-1], values[len(values) // 2]))
            else:
                choice = values[rng.randrange(len(values))]
            word |= where.insert(choice)
        if row.accepts(word):
            return word


def random_integer(rng: random.Random) -> int:
    """A 64-bit pattern: a border, or random bits of random length, sign-extended or not."""
    if rng.random() < 0.4:
        return rng.choice(EDGES)
    value = rng.getrandbits(64) >> rng.randrange(64)
    return value if rng.random() < 0.7 else -value & MASK64


def random_fp(rng: random.Random, boxed_only: bool = False) -> int:
    """Contents of an fp register: a double, a boxed single, or (unless `boxed_only`) a single without its box."""
    if rng.random() < 0.5:
        return rng.choice(_HARD[8]) if rng.random() < 0.5 else random_value(rng, 8)
    single = rng.choice(_HARD[4]) if rng.random() < 0.6 else random_value(rng, 4)
    if not boxed_only and rng.random() < 0.1:
        return single | rng.choice((0, 0xFFFFFFFE, 0x7FFFFFFF)) << 32
    return single | BOX


def random_address(rng: random.Random) -> int:
    """Mostly within memory, often about a page border, sometimes just outside or nowhere."""
    kind = rng.random()
    if kind < 0.5:
        return BASE + rng.randrange(SIZE // 8) * 8
    if kind < 0.7:
        return BASE + rng.randrange(SIZE - 8)
    if kind < 0.85:
        return BASE + PAGE * rng.randrange(1, SIZE // PAGE) + rng.randrange(-9, 9)
    return rng.choice((BASE - 4, BASE + SIZE - 3, BASE + SIZE, 0, MASK64 - 3, 1 << 40))


def _random_fp_of(rng: random.Random, fmt: int) -> int:
    bits = rng.choice(_HARD[fmt]) if rng.random() < 0.6 else random_value(rng, fmt)
    return bits | BOX if fmt == 4 else bits


def random_case(row: Row, rng: random.Random, ctx: int = CTX, boxed_only: bool = False) -> Case:
    """A case of `row`; with `boxed_only` its single-precision inputs are NaN-boxed."""
    word = random_word(row, rng)
    ops = decode(word, row.size, ctx, no_peek)
    x = [0, *(random_integer(rng) for _ in range(31))]
    f = [random_fp(rng, boxed_only) for _ in range(32)]
    frm = rng.randrange(5) if any("rm" in _attributes(op) for op in ops) else 0
    for op in ops:
        _prepare(op, x, f, rng, boxed_only)
    if ctx & 1 and frm == 4:
        frm = 0  # the contract: fp_ok contexts have one of the host's modes in frm
    memory = bytes(rng.choices((0, 0xFF, 0x80, 0x7F), k=8)) + rng.randbytes(SIZE - 8)
    fields = {str(op.attr[0]) for op in ops if "field" in OPS[op.name].attrs}
    env = tuple((name, random_integer(rng) & _LEGAL.get(name, MASK64)) for name in sorted(fields))
    state = State(tuple(x), tuple(f), memory, frm=frm, fflags=rng.choice((0, 0, 0, 31)), env=env)
    return Case(row, word, state, ops, ctx)


def _attributes(op: Op) -> dict[str, object]:
    return dict(zip(OPS[op.name].attrs, op.attr, strict=True))


def _prepare(op: Op, x: list[int], f: list[int], rng: random.Random, boxed_only: bool) -> None:
    """Give the op's input registers values that suit it."""
    row, attributes = OPS[op.name], _attributes(op)
    if row.faults and op.args and not isinstance(op.args[0], Imm) and op.args[0] < F0:
        displacement = attributes.get("disp", 0)
        assert isinstance(displacement, int)
        address = random_address(rng)
        if "aq" in attributes and rng.random() < 0.7:
            address &= ~7
        x[op.args[0]] = (address - displacement) & MASK64
    elif op.name == "jmpr" and not isinstance(op.args[0], Imm):
        displacement = op.attr[0]
        assert isinstance(displacement, int)
        x[op.args[0]] = (PC + rng.randrange(-JUMP_REACH // 2, JUMP_REACH // 2) - displacement) & MASK64
    elif op.name == "br" and rng.random() < 0.4 and not isinstance(op.args[1], Imm) and op.args[0] < F0:
        x[op.args[1]] = int(op.args[0]) if isinstance(op.args[0], Imm) else x[op.args[0]]
    fmt = attributes.get("fmt")
    if fmt in (4, 8) and not op.name.startswith("fmv"):
        assert isinstance(fmt, int)
        source = 12 - fmt if op.name == "fcvt_f2f" else fmt
        for operand in op.args:
            if F0 <= operand < 2 * F0 and not isinstance(operand, Imm) and (boxed_only or rng.random() < 0.9):
                f[operand - F0] = _random_fp_of(rng, source)
    x[0] = 0


def start_cpu(state: State, ctx: int = CTX) -> FakeCpu:
    """A fake hart in `state`."""
    cpu = FakeCpu()
    cpu.ctx = ctx
    cpu.x[:] = state.x
    cpu.f[:] = state.f
    cpu.memory[:] = state.memory
    cpu.frm, cpu.fflags = state.frm, state.fflags
    cpu.env = dict(state.env)
    return cpu


def state_of(cpu: FakeCpu, pc: int, trap: tuple[int, int] | None = None) -> State:
    """What the fake hart is in now."""
    return State(
        tuple(cpu.x),
        tuple(cpu.f),
        bytes(cpu.memory),
        pc,
        cpu.frm,
        cpu.fflags,
        tuple(cpu.env.items()),
        trap,
        tuple(cpu.helpers),
    )


def interpret(case: Case) -> State:
    """The state after the case by the IR interpreter. On a trap pc stays."""
    cpu = start_cpu(case.state, case.ctx)
    try:
        pc = run(list(case.ops), cpu, case.state.pc, case.size, case.word)
    except GuestTrap as trap:
        return state_of(cpu, case.state.pc, (trap.cause, trap.tval))
    return state_of(cpu, pc)


def differences(first: State, second: State) -> list[str]:
    """What differs, for a failure's message."""
    found = []
    for letter, a, b in (("x", first.x, second.x), ("f", first.f, second.f)):
        found += [f"{letter}{i} {p:#x} {q:#x}" for i, (p, q) in enumerate(zip(a, b, strict=True)) if p != q]
    found += [
        f"memory[{BASE + i:#x}] {p:#x} {q:#x}"
        for i, (p, q) in enumerate(zip(first.memory, second.memory, strict=True))
        if p != q
    ]
    for name in ("pc", "frm", "fflags", "env", "trap", "helpers"):
        if getattr(first, name) != getattr(second, name):
            found.append(f"{name} {getattr(first, name)} {getattr(second, name)}")
    return found
