"""Integer ops, executed natively: every op row in every placement of operands, against the interpreter's function.

Placements cover pinned and unpinned registers, constants, and all ways in which output and inputs coincide.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from mttcg.tcg.host import Exit
from mttcg.tcg.interp_int import INTEGER
from mttcg.tcg.ir import TEMP0
from mttcg.tcg.ops import OPS
from tests.support.emitted import MASK64, Emitted, Imm, emitted, op

EDGES = [0, 1, 2, 31, 32, 33, 63, 64, 0x7F, 0x80, 0xFF, 1 << 31, (1 << 31) - 1, (1 << 32) - 1, 1 << 32, 1 << 63]
EDGES += [(1 << 63) - 1, MASK64, MASK64 - 1, MASK64 - 0x7FFFFFFF, MASK64 - 0x80000000, 0x8000000080000000]
IMMEDIATES = [0, 1, 5, 0x7FF, 127, 128, 63, MASK64, MASK64 - 2047, 0x7FFFFFFF, 0x80000000, 0x123456789ABCDEF0]

A0, A1, SP, RA, S2 = 10, 11, 2, 1, 18  # pinned: rbx, rsi, r11, r12, r13
T0, T1, T2 = 5, 6, 7  # in the record
BINARY_PLACES = [
    (A0, A1, SP), (A0, A0, A1), (A0, A1, A0), (A0, A0, A0), (RA, S2, S2),
    (T0, T1, T2), (T0, T0, T1), (T0, T1, T0), (T0, T0, T0),
    (A0, T0, T1), (A0, A0, T1), (A0, T0, A0), (T0, A0, A1), (T0, T0, A1), (T0, A0, T0), (A0, A1, T0), (A0, T0, S2),
    (T0, A0, T1), (T0, T1, A0), (T0, A1, A1), (A0, T1, T1),
]  # fmt: skip
UNARY_PLACES = [(A0, A1), (A0, A0), (T0, T1), (T0, T0), (A0, T0), (T0, A0), (RA, S2), (SP, 12), (12, A1)]


@pytest.fixture(scope="module")
def env() -> Iterator[Emitted]:
    with emitted() as e:
        yield e


def attr_of(name: str) -> list[tuple[object, ...]]:
    return [(1,), (2,), (3,)] if name == "shadd" else [()]


def check(
    env: Emitted, name: str, out: int, args: tuple[int, ...], attr: tuple[object, ...], x: dict[int, int]
) -> None:
    env.reset()
    reason = env.run([op(name, out, *args, attr=attr)], x)
    assert reason is Exit.SYSTEM
    expected = INTEGER[name](*(a if isinstance(a, Imm) else x[a] for a in args), *attr)
    got = env.q[out]
    assert got == expected, f"{name} x{out} <- {args} {attr} with {x}: {got:#x}, not {expected:#x}"
    for register in range(32):
        if register != out:
            assert env.q[register] == x.get(register, 0), f"{name} {args} changed x{register}"


NAMES = sorted(INTEGER)


@pytest.mark.parametrize("name", NAMES)
def test_integer_op_in_every_placement(env: Emitted, name: str) -> None:
    rng = random.Random(name)
    places = BINARY_PLACES if OPS[name].ins == 2 else UNARY_PLACES
    for attr in attr_of(name):
        for out, *args in places:
            for _ in range(6):
                values = [rng.choice(EDGES) if rng.random() < 0.7 else rng.getrandbits(64) for _ in range(3)]
                check(env, name, out, tuple(args), attr, dict(zip(sorted({out, *args}), values, strict=False)))


@pytest.mark.parametrize("name", NAMES)
def test_integer_op_on_edge_values(env: Emitted, name: str) -> None:
    args = (A0, A1)[: OPS[name].ins]
    for attr in attr_of(name):
        for a in EDGES:
            for b in EDGES[:: 1 if "div" in name or "rem" in name else 5] if len(args) == 2 else [0]:
                check(env, name, A0, args, attr, {A0: a, A1: b})


@pytest.mark.parametrize("name", [n for n in NAMES if OPS[n].ins == 2])
def test_integer_op_with_a_constant(env: Emitted, name: str) -> None:
    rng = random.Random(name)
    for attr in attr_of(name):
        for value in IMMEDIATES:
            for out, a in UNARY_PLACES:
                x = {out: rng.choice(EDGES), a: rng.choice(EDGES)}
                check(env, name, out, (a, Imm(value)), attr, x)
                if value in (0, 1, MASK64, IMMEDIATES[-1]):
                    check(env, name, out, (Imm(value), a), attr, x)


@pytest.mark.parametrize("name", NAMES)
def test_constants_only_are_folded(env: Emitted, name: str) -> None:
    for out in (A0, T0):
        args = (Imm(0x8123456789ABCDEF), Imm(7))[: OPS[name].ins]
        check(env, name, out, args, attr_of(name)[0], {})


@pytest.mark.parametrize("first", NAMES)
def test_a_temporary_carries_a_value_between_ops(env: Emitted, first: str) -> None:
    """t = first(a1, a2); a0 = second(t, a3), with `second` from ops of every register need."""
    rng = random.Random(first)
    row = OPS[first]
    attr = attr_of(first)[0]
    for second in ("add", "sub", "shl", "mulh", "div", "rolw", "sltu"):
        x = {A1: rng.choice(EDGES), 12: rng.choice(EDGES), 13: rng.choice(EDGES)}
        for order in ((TEMP0, 13), (13, TEMP0), (TEMP0, TEMP0)):
            env.reset()
            ops = [op(first, TEMP0, *(A1, 12)[: row.ins], attr=attr), op(second, A0, *order)]
            assert env.run(ops, x) is Exit.SYSTEM
            t = INTEGER[first](*(x[A1], x[12])[: row.ins], *attr)
            values = (t if o == TEMP0 else x[o] for o in order)
            assert env.q[A0] == INTEGER[second](*values), (first, second, order, x)


def test_three_temporaries_live_at_once(env: Emitted) -> None:
    t = TEMP0
    ops = [
        op("add", t, A0, A1), op("sub", t + 1, A0, A1), op("mulhu", t + 2, A0, A1),
        op("xor", t + 3, t, t + 1), op("add", 12, t + 3, t + 2),
    ]  # fmt: skip
    a, b = 0xF123456789ABCDEF, 0x0FEDCBA987654321
    assert env.run(ops, {A0: a, A1: b}) is Exit.SYSTEM
    assert env.q[12] == (((a + b) ^ (a - b)) + (a * b >> 64)) & MASK64


def test_pcrel_depends_on_the_address(env: Emitted) -> None:
    for out in (A0, T0):
        for pc in (0x80000000, 0xFFFFFFFF80000000, 0x3FFFF12345678000, 0x1000):
            assert env.run([op("pcrel", out, attr=(-0x1000,))], pc=pc) is Exit.SYSTEM
            assert env.q[out] == (pc - 0x1000) & MASK64
