"""Loads of MMU_S: found among the pages that have the usual addend, or else by their entry as all other loads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mttcg.memory.layout import LINEAR_SIZE, MMU_S, PAGE, TLB_INVALID
from tests.support.emitted import MASK64, VA, Emitted, emitted, op

SP, GP, T0, A0, A1, FA0, FT6 = 2, 3, 5, 10, 11, 42, 38
CTX = 2 * MMU_S + 1
LOADS = [(size, signed) for size in (1, 2, 4, 8) for signed in (False, True)]
PLACE = (VA >> 12) % LINEAR_SIZE
LINEAR, BY_ENTRY = 1, 2  # RAM pages that the two ways lead to


@pytest.fixture(scope="module")
def environment() -> Iterator[Emitted]:
    with emitted() as e:
        yield e


@pytest.fixture
def env(environment: Emitted) -> Emitted:
    """VA's page is known both ways, and each leads to a RAM page of its own, so that they can be told apart."""
    environment.reset()
    environment.ram[: 4 * PAGE] = bytes(i >> 12 | 0xA0 | i << 2 & 0x50 for i in range(4 * PAGE))
    environment.map_page(VA, BY_ENTRY * PAGE, MMU_S)
    environment.record.set("linear_addend", (environment.arena.ram + LINEAR * PAGE - VA) & MASK64)
    environment.record.set("linear", VA, PLACE)
    return environment


def content(env: Emitted, page: int, offset: int, size: int, signed: bool) -> int:
    at = page * PAGE + offset
    return int.from_bytes(env.ram[at : at + size], "little", signed=signed) & MASK64


@pytest.mark.parametrize(("size", "signed"), LOADS)
@pytest.mark.parametrize(("out", "base"), [(A0, A1), (A0, A0), (T0, A1), (A0, T0), (T0, T0)])
def test_a_page_with_the_usual_addend_needs_no_entry(
    env: Emitted, out: int, base: int, size: int, signed: bool
) -> None:
    for disp in (0, 8, -8, PAGE - 2056 - size):
        env.run([op("ld", out, base, attr=(size, signed, disp))], {base: VA + 2056}, CTX)
        assert env.q[out] == content(env, LINEAR, 2056 + disp, size, signed), disp
    assert env.notes.calls == []


@pytest.mark.parametrize(("size", "signed"), LOADS)
@pytest.mark.parametrize(("out", "base"), [(A0, A1), (A0, A0), (T0, A1), (A0, T0), (T0, T0)])
def test_another_page_is_found_by_its_entry(env: Emitted, out: int, base: int, size: int, signed: bool) -> None:
    for other in (TLB_INVALID, VA + PAGE * LINEAR_SIZE):
        env.record.set("linear", other, PLACE)
        env.run([op("ld", out, base, attr=(size, signed, 8))], {base: VA + 2048}, CTX)
        assert env.q[out] == content(env, BY_ENTRY, 2056, size, signed)
    assert env.notes.calls == []


@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("out", [FA0, FT6])
@pytest.mark.parametrize("size", [4, 8])
def test_fp_loads_know_both_ways(env: Emitted, size: int, out: int, linear: bool) -> None:
    if not linear:
        env.record.set("linear", TLB_INVALID, PLACE)
    env.run([op("fld", out, A1, attr=(size, 16))], {A1: VA}, CTX)
    box = 0 if size == 8 else MASK64 << 32 & MASK64
    assert env.q[out] == content(env, LINEAR if linear else BY_ENTRY, 16, size, False) | box


@pytest.mark.parametrize("size", [2, 4, 8])
def test_what_crosses_a_page_is_found_by_neither(env: Emitted, size: int) -> None:
    env.notes.ret = 0x5A
    env.run([op("ld", A0, A1, attr=(size, False, 0))], {A1: VA + PAGE - 1}, CTX)
    assert [call[:2] for call in env.notes.calls] == [("load", VA + PAGE - 1)]
    assert env.q[A0] == 0x5A


@pytest.mark.parametrize("base", [SP, GP])
def test_stacks_and_small_data_are_looked_for_by_their_entries(env: Emitted, base: int) -> None:
    env.run([op("ld", A0, base, attr=(8, False, 0))], {base: VA + 8}, CTX)
    assert env.q[A0] == content(env, BY_ENTRY, 8, 8, False)


@pytest.mark.parametrize("mmu_idx", [0, MMU_S + 1, MMU_S + 3])
def test_other_modes_do_not_look_there(env: Emitted, mmu_idx: int) -> None:
    env.map_page(VA, BY_ENTRY * PAGE, mmu_idx)
    env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: VA + 8}, 2 * mmu_idx + 1)
    assert env.q[A0] == content(env, BY_ENTRY, 8, 8, False)
    assert env.notes.calls == []
