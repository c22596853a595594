"""Loads, stores and the slow-path stubs, executed natively over a TLB filled by hand."""

from __future__ import annotations

import random

import pytest

from mttcg.memory.codepages import MARK_CODE
from mttcg.memory.layout import PAGE, TLB_SLOW_MARK, VCPU
from mttcg.native import memory
from mttcg.tcg.host import COLD, Exit
from mttcg.tcg.ir import TEMP0
from tests.support.emitted import MASK64, VA, Emitted, Imm, op

A0, A1, S0, S2, RA, SP = 10, 11, 8, 18, 1, 2
T0, T1 = 5, 6
FA0, FT6 = 42, 38  # pinned, in the record
LOADS = [(size, signed) for size in (1, 2, 4, 8) for signed in (False, True)]
DATA = bytes(random.Random(1).randbytes(2 * PAGE))


@pytest.fixture
def env(environment: Emitted) -> Emitted:
    environment.reset()
    environment.ram[: 2 * PAGE] = DATA
    for page in (VA, VA + PAGE):
        environment.map_page(page, page - VA)
    return environment


def expected(offset: int, size: int, signed: bool) -> int:
    return int.from_bytes(DATA[offset : offset + size], "little", signed=signed) & MASK64


@pytest.mark.parametrize(("size", "signed"), LOADS)
def test_load_hit(env: Emitted, size: int, signed: bool) -> None:
    for out, base in ((A0, A1), (A0, A0), (T0, A1), (A0, T0), (T0, T0), (T1, T0), (S0, S2), (S2, RA), (SP, SP)):
        for disp in (0, 8, -8, 2047, -2048, PAGE - 16):
            at = 2056
            assert env.run([op("ld", out, base, attr=(size, signed, disp))], {base: VA + at}) is Exit.SYSTEM
            assert env.q[out] == expected(at + disp, size, signed), (out, base, disp)
    assert env.notes.calls == []


@pytest.mark.parametrize(("size", "signed"), LOADS)
def test_last_bytes_of_a_page_hit_and_the_next_ones_miss(env: Emitted, size: int, signed: bool) -> None:
    env.run([op("ld", A0, A1, attr=(size, signed, 0))], {A1: VA + PAGE - size})
    assert env.q[A0] == expected(PAGE - size, size, signed)
    assert env.notes.calls == []
    env.unmap_page(VA + PAGE)  # else what crosses is made without Python
    for short in range(1, size):
        env.notes.ret = 0x5A
        env.run([op("ld", A0, A1, attr=(size, signed, 0))], {A1: VA + PAGE - short})
        assert env.notes.calls.pop()[:3] == ("load", VA + PAGE - short, size | signed << 4)
        assert env.q[A0] == 0x5A


def test_misses_at_the_ends_of_the_address_space(env: Emitted) -> None:
    for va in (0, MASK64, MASK64 - 7, 1 << 63, (1 << 63) - 4, MASK64 & -PAGE):
        env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: va})
        assert env.notes.calls.pop()[1] == va


def test_another_page_with_the_same_index_misses(env: Emitted) -> None:
    va = VA + (1 << 24)
    env.run([op("ld", A0, A1, attr=(4, True, 4))], {A1: va})
    assert env.notes.calls.pop()[1] == va + 4


@pytest.mark.parametrize("out", [A0, T0, TEMP0])
def test_load_miss_gets_its_value_from_the_callback(env: Emitted, out: int) -> None:
    x = {r: 0x1111 * r for r in range(1, 64)}
    x[A1] = 0x777000
    env.notes.ret = 0x8877665544332211
    sites: list[int] = []
    seen: dict[int, int] = {}

    def act(call: tuple[object, ...]) -> None:
        sites.append(int(str(call[3])))
        seen.update((r, env.q[r]) for r in range(1, 64))
        env.q[S2] = 42  # a callback may change any register
        env.q[FA0] = 43

    env.notes.act = act
    assert env.run([op("ld", out, A1, attr=(8, False, 8))], x) is Exit.SYSTEM
    assert seen == x
    start = env.backend.code_start + COLD
    assert start < sites[0] <= start + 64
    x[S2], x[FA0] = 42, 43
    if out < TEMP0:
        x[out] = env.notes.ret
    assert {r: env.q[r] for r in range(1, 64)} == x


def test_trap_in_a_callback_leaves_with_the_site(env: Emitted) -> None:
    env.notes.status = 1
    assert env.run([op("ld", A0, A1, attr=(8, False, 0))], {A0: 7, A1: 5 << 40}) is Exit.TRAP
    assert env.q[A0] == 7
    assert env.record.get("exit_site") == env.notes.calls[0][3]
    assert env.record.get("state") == 0
    assert env.record.get("exit_reason") == Exit.TRAP


def test_exception_in_a_callback_comes_out_of_enter(env: Emitted) -> None:
    def act(call: tuple[object, ...]) -> None:
        raise RuntimeError("broken callback")

    env.notes.act = act
    with pytest.raises(RuntimeError, match="broken callback"):
        env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: 5 << 40})
    env.notes.act = lambda call: None
    assert env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: 5 << 40}) is Exit.SYSTEM


@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_store_hit(env: Emitted, size: int) -> None:
    value = 0xF1E2D3C4B5A69788
    for base, source in ((A1, A0), (A0, A0), (T0, A0), (A1, T0), (T0, T1), (S2, RA), (A1, SP), (RA, 12), (A0, A1)):
        for disp in (0, 16, -2048):
            for at in (2048, 3000):
                env.ram[: 2 * PAGE] = DATA
                x = {source: value, base: VA + at}
                assert env.run([op("st", -1, base, source, attr=(size, disp))], x) is Exit.SYSTEM
                at += disp
                want = x[source].to_bytes(8, "little")[:size]
                assert bytes(env.ram[: 2 * PAGE]) == DATA[:at] + want + DATA[at + size :]
    assert env.notes.calls == []


@pytest.mark.parametrize("size", [1, 2, 4, 8])
@pytest.mark.parametrize("value", [0, 1, 0x7F, MASK64, 0x80000000, 0x123456789ABCDEF0])
def test_store_of_a_constant(env: Emitted, size: int, value: int) -> None:
    ops = [op("st", -1, A1, Imm(value), attr=(size, 4))]
    env.run(ops, {A1: VA})
    assert env.ram[4 : 4 + size] == value.to_bytes(8, "little")[:size]
    env.run(ops, {A1: 1 << 40})
    assert env.notes.calls.pop()[:4] == ("store", (1 << 40) + 4, value, size)


@pytest.mark.parametrize("base", [A1, T0])
@pytest.mark.parametrize("source", [A0, T1])
def test_store_miss_hands_over_address_and_value(env: Emitted, base: int, source: int) -> None:
    x = {base: 0x123456789000, source: 0xF1E2D3C4B5A69788}
    env.run([op("st", -1, base, source, attr=(2, -4))], x)
    assert env.notes.calls[0][:4] == ("store", x[base] - 4, x[source], 2)
    assert {r: env.q[r] for r in x} == x


def test_read_only_and_marked_pages_take_the_slow_path(env: Emitted) -> None:
    env.map_page(VA, 0, writable=False)
    env.run([op("st", -1, A1, A0, attr=(4, 0))], {A1: VA})
    env.map_page(VA, 0)
    env.q[VCPU.q("tlb") + 4 * (VA >> 12) + 1] |= TLB_SLOW_MARK
    marks = memory.buffer(env.arena.marks, 1)
    marks[0] = MARK_CODE  # of a page that nobody holds: Python takes it away
    env.run([op("st", -1, A1, A0, attr=(4, 0))], {A1: VA})
    marks[0] = 0
    assert [call[0] for call in env.notes.calls] == ["store", "store"]
    env.run([op("ld", A0, A1, attr=(4, False, 0))], {A1: VA})
    assert env.q[A0] == expected(0, 4, False)


def test_each_mmu_index_has_its_own_table(env: Emitted) -> None:
    env.map_page(VA, PAGE, mmu_idx=4)
    env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: VA}, ctx=9)
    assert env.q[A0] == expected(PAGE, 8, False)
    env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: VA}, ctx=4)
    assert env.notes.calls.pop()[1] == VA


@pytest.mark.parametrize("size", [4, 8])
@pytest.mark.parametrize("register", [FA0, FT6])
@pytest.mark.parametrize("base", [A1, T0])
def test_fp_load_and_store(env: Emitted, size: int, register: int, base: int) -> None:
    box = MASK64 << 32 & MASK64 if size == 4 else 0
    load = [op("fld", register, base, attr=(size, 8))]
    save = [op("fst", -1, base, register, attr=(size, 16))]
    env.run(load, {base: VA})
    assert env.q[register] == expected(8, size, False) | box
    env.run(save, {})
    assert env.ram[16 : 16 + size] == DATA[8 : 8 + size]
    assert env.notes.calls == []
    env.notes.ret = 0x12345678
    env.run(load, {base: 1 << 39})
    assert env.q[register] == 0x12345678 | box
    env.run(save, {})
    assert env.notes.calls.pop()[:4] == ("store", (1 << 39) + 16, 0x12345678 | box, size)


def test_address_from_a_constant_or_a_temporary(env: Emitted) -> None:
    env.run([op("ld", A0, Imm(VA), attr=(8, False, 8))])
    assert env.q[A0] == expected(8, 8, False)
    ops = [op("add", TEMP0, A1, 12), op("ld", TEMP0 + 1, TEMP0, attr=(8, False, 8)), op("add", A0, TEMP0 + 1, TEMP0)]
    env.run(ops, {A1: VA, 12: 64})
    assert env.q[A0] == (expected(72, 8, False) + VA + 64) & MASK64


def test_guest_mxcsr_is_kept_apart_from_the_hosts(env: Emitted) -> None:
    env.record.set("mxcsr", 0x1F80 | 3 << 13 | 0x20)
    env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: 1 << 40})
    assert env.record.get("mxcsr") == 0x1F80 | 3 << 13 | 0x20
    assert env.record.get("host_mxcsr") & 0xFFC0 == 0x1F80
    assert float.fromhex("0x1.5555555555555p-2") == 1.0 / 3.0
