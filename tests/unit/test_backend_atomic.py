"""AMO, LR and SC, executed natively."""

from __future__ import annotations

import pytest

from mttcg.memory.codepages import MARK_CODE, MARK_CODE_DONE, MARK_RESV, MARK_RESV_DONE
from mttcg.memory.layout import RAM_BASE, TLB_INVALID, TLB_SLOW_MARK, VCPU
from mttcg.native import memory
from mttcg.tcg.host import Exit
from mttcg.tcg.ir import TEMP0, Op
from mttcg.tcg.ops import AMO_KINDS
from tests.support.emitted import MASK64, VA, Emitted, Imm, emitted, op

A0, A1, A2, T0, T1 = 10, 11, 12, 5, 6
PC = 0x8000_0100
VALUES = [0, 1, 5, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1 << 63, MASK64, 0x123456789ABCDEF0]
_tlb_va = VCPU.q("tlb") + 4 * (VA >> 12)


@pytest.fixture
def env(environment: Emitted) -> Emitted:
    environment.reset()
    environment.map_page(VA, 0)
    environment.record.set("res_addr", MASK64)
    arena = environment.arena
    arena.machine.set("lock_resv", 0)
    for at in (arena.marks, arena.lines, arena.holders, arena.writers):
        memory.buffer(at, 8)[:] = bytes(8)
    return environment


def put(env: Emitted, value: int, at: int = 16) -> None:
    env.ram[at : at + 8] = value.to_bytes(8, "little")


def got(env: Emitted, at: int = 16) -> int:
    return int.from_bytes(env.ram[at : at + 8], "little")


def sext(value: int, size: int) -> int:
    return int.from_bytes((value & ((1 << 8 * size) - 1)).to_bytes(size, "little"), "little", signed=True)


def amo(kind: str, old: int, b: int, size: int) -> int:
    so, sb, mask = sext(old, size), sext(b, size), (1 << 8 * size) - 1
    o, u = old & mask, b & mask
    new = {
        "swap": u, "add": o + u, "xor": o ^ u, "and": o & u, "or": o | u,
        "min": min(so, sb), "max": max(so, sb), "minu": min(o, u), "maxu": max(o, u),
    }[kind]  # fmt: skip
    return (old & ~mask & MASK64) | (new & mask)


@pytest.mark.parametrize("kind", AMO_KINDS)
@pytest.mark.parametrize("size", [4, 8])
def test_amo_hit(env: Emitted, kind: str, size: int) -> None:
    places = [(A0, A1, A2), (A0, A0, A1), (A0, A1, A0), (T0, A1, A2), (A0, T0, T1), (T0, T0, T0), (A0, A0, A0)]
    for out, address, source in [*places, (TEMP0, A1, A2), (TEMP0, T0, T1)]:
        for old in VALUES:
            for b in VALUES:
                put(env, old)
                x = {source: b, address: VA + 16}
                env.run([op("amo", out, address, source, attr=(kind, size, True, True))], x)
                assert got(env) == amo(kind, old, x[source], size), (out, address, source, old, b)
                if out < TEMP0:
                    assert env.q[out] == sext(old, size) & MASK64
    assert env.notes.calls == []


@pytest.mark.parametrize("marks", [MARK_CODE | MARK_CODE_DONE, MARK_RESV | MARK_RESV_DONE, 0])
@pytest.mark.parametrize("kind", AMO_KINDS)
@pytest.mark.parametrize("size", [4, 8])
def test_amo_to_a_slow_page(env: Emitted, kind: str, size: int, marks: int) -> None:
    memory.buffer(env.arena.holders, 8)[0] = 1
    places = [(A0, A1, A2), (A0, A0, A1), (A0, A1, A0), (T0, A1, A2), (A0, T0, T1), (A0, A0, A0), (TEMP0, A1, A2)]
    for out, address, source in places:
        for old in VALUES:
            for b in VALUES:
                put(env, old)
                slow(env, marks)
                x = {**around(), source: b, address: VA + 16}
                env.run([op("amo", out, address, source, attr=(kind, size, True, True))], x)
                assert got(env) == amo(kind, old, x[source], size), (out, address, source, old, b)
                if out < TEMP0:
                    assert env.q[out] == sext(old, size) & MASK64
                assert survivors(env, out) == {r: x[r] for r in survivors(env, out)}
    assert env.notes.calls == []


def test_amo_to_code_tells_of_it(env: Emitted) -> None:
    memory.buffer(env.arena.holders, 8)[0] = memory.buffer(env.arena.lines, 8)[0] = 1
    put(env, 40)
    slow(env, MARK_CODE | MARK_CODE_DONE)
    env.run([op("amo", A0, A1, A2, attr=("add", 8, False, False))], {A1: VA + 16, A2: 2})
    assert (env.q[A0], got(env)) == (40, 42)
    assert [call[:3] for call in env.notes.calls] == [("stored", VA + 16, 8)]


def test_amo_with_the_zero_register(env: Emitted) -> None:
    for kind in AMO_KINDS:
        put(env, 0x8899AABBCCDDEEFF)
        env.run([op("amo", A0, A1, Imm(0), attr=(kind, 8, False, False))], {A1: VA + 16})
        assert (got(env), env.q[A0]) == (amo(kind, 0x8899AABBCCDDEEFF, 0, 8), 0x8899AABBCCDDEEFF)


@pytest.mark.parametrize("size", [4, 8])
def test_misaligned_and_unwritable_atomics_reach_the_callback(env: Emitted, size: int) -> None:
    env.notes.status = 2
    for va in (VA + size // 2, VA + 1, VA + 4096 - 1, 1 << 40):
        assert env.run([op("amo", A0, A1, A2, attr=("add", size, False, False))], {A1: va, A0: 9}) is Exit.SYSTEM
        assert env.notes.calls.pop()[:2] == ("atomic", va)
        assert env.q[A0] == 9
    env.map_page(VA, 0, writable=False)
    env.run([op("amo", A0, A1, A2, attr=("add", size, False, False))], {A1: VA})
    assert env.notes.calls.pop()[:2] == ("atomic", VA)


@pytest.mark.parametrize("name", ["amo", "lr", "sc"])
def test_after_a_fill_the_instruction_starts_again(env: Emitted, name: str) -> None:
    env.q[_tlb_va] = env.q[_tlb_va + 1] = TLB_INVALID
    env.notes.act = lambda call: env.map_page(VA, 0)
    attr = {"amo": ("add", 8, False, False), "lr": (8, False, False, 8), "sc": (8, False, False)}[name]
    args = (T0,) if name == "lr" else (T0, A2)
    put(env, 40)
    env.record.set("res_addr", VA + 16)
    env.record.set("res_pc", PC)
    env.record.set("res_val", 40)
    assert env.run([op(name, A0, *args, attr=attr)], {T0: VA + 16, A2: 2}, pc=PC) is Exit.SYSTEM
    assert len(env.notes.calls) == 1
    assert env.q[A0] == (0 if name == "sc" else 40)
    assert got(env) == {"amo": 42, "lr": 40, "sc": 2}[name]


def test_trap_in_an_atomic_leaves(env: Emitted) -> None:
    env.notes.status = 1
    assert env.run([op("amo", A0, A1, A2, attr=("add", 8, False, False))], {A1: VA + 1}) is Exit.TRAP


@pytest.mark.parametrize("size", [4, 8])
@pytest.mark.parametrize("pc", [PC, 0x3FABCDEF00, 0xFFFFFFFF80000000])
def test_constrained_lr_notes_the_reservation(env: Emitted, size: int, pc: int) -> None:
    for out, address in ((A0, A1), (A0, A0), (T0, T0), (T0, A1)):
        put(env, 0x8899AABBCCDDEEFF)
        env.run([op("lr", out, address, attr=(size, True, False, 12))], {address: VA + 16}, pc=pc)
        value = sext(0x8899AABBCCDDEEFF, size) & MASK64
        assert env.q[out] == value
        assert [env.record.get(f"res_{n}") for n in ("addr", "val", "pc")] == [VA + 16, value, pc + 12]


def sc(size: int, out: int = A0, address: int = A1, source: int = A2) -> list[Op]:
    return [op("sc", out, address, source, attr=(size, False, True))]


def reserve(env: Emitted, size: int, value: int, pc: int = PC) -> None:
    put(env, value)
    env.record.set("res_addr", VA + 16)
    env.record.set("res_val", sext(value, size) & MASK64)
    env.record.set("res_pc", pc)


@pytest.mark.parametrize("size", [4, 8])
@pytest.mark.parametrize("pc", [PC, 0x3FABCDEF00, 0xFFFFFFFF80000000])
def test_sc_stores_when_the_value_is_unchanged(env: Emitted, size: int, pc: int) -> None:
    for out, address, source in ((A0, A1, A2), (A1, A1, A2), (A2, A1, A2), (T0, T0, T1), (T1, A1, T1), (A0, T0, A0)):
        old, new = 0x8899AABBCCDDEEFF, 0x1122334455667788
        reserve(env, size, old, pc)
        env.run(sc(size, out, address, source), {source: new, address: VA + 16}, pc=pc)
        assert (env.q[out], got(env)) == (0, amo("swap", old, new, size))
        assert env.record.get("res_addr") == MASK64


@pytest.mark.parametrize("size", [4, 8])
def test_sc_fails_when_the_value_has_changed(env: Emitted, size: int) -> None:
    reserve(env, size, 5)
    put(env, 6)
    env.run(sc(size), {A1: VA + 16, A2: 9}, pc=PC)
    assert (env.q[A0], got(env), env.record.get("res_addr")) == (1, 6, MASK64)
    assert env.notes.calls == []


def test_sc_to_another_address_fails_and_ends_the_reservation(env: Emitted) -> None:
    reserve(env, 8, 5)
    env.run(sc(8), {A1: VA + 24, A2: 9}, pc=PC)
    assert (env.q[A0], got(env), env.record.get("res_addr")) == (1, 5, MASK64)
    assert env.notes.calls == []


def test_sc_that_the_reservation_is_not_for_goes_to_the_interpreter(env: Emitted) -> None:
    reserve(env, 8, 5)
    env.run(sc(8), {A1: VA + 16, A2: 9}, pc=PC + 4)
    assert [call[0] for call in env.notes.calls] == ["interpret"]
    assert got(env) == 5


def test_sc_checks_permission_before_the_reservation(env: Emitted) -> None:
    env.map_page(VA, 0, writable=False)
    env.notes.status = 1
    assert env.run(sc(8), {A1: VA + 16}, pc=PC) is Exit.TRAP
    assert env.notes.calls[0][0] == "atomic"


def test_unconstrained_lr_is_interpreted_if_it_must_wait(env: Emitted) -> None:
    env.arena.machine.set("lock_resv", 1)
    env.run([op("lr", A0, A1, attr=(8, False, False, 0))], {A1: VA, A0: 9})
    assert env.notes.calls[0][0] == "interpret"
    assert (env.q[A0], env.record.get("res_addr")) == (9, MASK64)


@pytest.mark.parametrize("size", [4, 8])
def test_unconstrained_lr_is_exact(env: Emitted, size: int) -> None:
    for out, address in ((A0, A1), (A0, A0), (T0, T0), (T0, A1), (A1, T0)):
        put(env, 0x8899AABBCCDDEEFF, 96)
        x = {**around(), address: VA + 96}
        env.run([op("lr", out, address, attr=(size, True, True, 0))], x)
        value = sext(0x8899AABBCCDDEEFF, size) & MASK64
        assert env.q[out] == value
        assert [env.record.get(f"res_{n}") for n in ("addr", "val", "pc", "phys")] == [VA + 96, value, 0, RAM_BASE + 64]
        assert survivors(env, out) == {r: x[r] for r in survivors(env, out)}
    assert env.notes.calls == []


def around() -> dict[int, int]:
    """Values for registers that must survive: all the pinned ones and some others."""
    return {r: 0x0101_0101_0101 * r for r in (1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18, 31)}


def survivors(env: Emitted, out: int) -> dict[int, int]:
    return {r: env.q[r] for r in around() if r != out}


def exactly(env: Emitted, size: int, old: int) -> None:
    """An exact reservation, and so a page whose stores are slow."""
    reserve(env, size, old, 0)
    env.record.set("res_phys", RAM_BASE)
    slow(env, MARK_RESV | MARK_RESV_DONE)


def slow(env: Emitted, marks: int) -> None:
    memory.buffer(env.arena.marks, 1)[0] = marks
    env.q[_tlb_va + 1] = VA | TLB_SLOW_MARK


@pytest.mark.parametrize("size", [4, 8])
def test_exact_sc(env: Emitted, size: int) -> None:
    old, new = 0x8899AABBCCDDEEFF, 0x1122334455667788
    for out, address, source in ((A0, A1, A2), (A1, A1, A2), (A2, A1, A2), (T0, T0, T1), (T1, A1, T1), (A0, T0, A0)):
        for kept in (True, False):
            exactly(env, size, old)
            if not kept:
                env.record.set("res_phys", MASK64)
            x = {**around(), source: new, address: VA + 16}
            env.run(sc(size, out, address, source), x)
            assert (env.q[out], got(env)) == ((0, amo("swap", old, new, size)) if kept else (1, old))
            assert env.record.get("res_addr") == env.record.get("res_phys") == MASK64
            assert survivors(env, out) == {r: x[r] for r in survivors(env, out)}
    assert env.notes.calls == []


def test_exact_sc_of_zero_whose_result_nobody_wants(env: Emitted) -> None:
    exactly(env, 8, 77)
    env.run([op("sc", TEMP0, A1, Imm(0), attr=(8, False, False))], {A1: VA + 16})
    assert (got(env), env.notes.calls) == (0, [])


@pytest.mark.parametrize("pc", [PC, 0x3FABCDEF00, 0xFFFFFFFF80000000])
def test_constrained_sc_to_a_slow_page_knows_its_pc(env: Emitted, pc: int) -> None:
    memory.buffer(env.arena.holders, 8)[0] = 1
    for foreseen, result, value in ((pc, 0, 9), (pc + 4, 2, 5)):
        reserve(env, 8, 5, foreseen)
        slow(env, MARK_CODE | MARK_CODE_DONE)
        env.notes.status = 2
        env.run(sc(8), {A1: VA + 16, A2: 9, A0: 2}, pc=pc)
        assert (env.q[A0], got(env)) == (result, value)
    assert [call[:2] for call in env.notes.calls] == [("atomic", VA + 16)]


def test_sc_to_code_tells_of_it(env: Emitted) -> None:
    memory.buffer(env.arena.holders, 8)[0] = 1
    memory.buffer(env.arena.lines, 8)[0] = 1
    reserve(env, 8, 5)
    slow(env, MARK_CODE | MARK_CODE_DONE)
    env.run(sc(8), {A1: VA + 16, A2: 9, A0: 2}, pc=PC)
    assert (env.q[A0], got(env)) == (0, 9)
    assert [call[:3] for call in env.notes.calls] == [("stored", VA + 16, 8)]


def test_sc_to_a_page_that_is_not_marked_any_more_starts_again(env: Emitted) -> None:
    reserve(env, 8, 5)
    slow(env, 0)
    env.run(sc(8), {A1: VA + 16, A2: 9, A0: 2}, pc=PC)
    assert (env.q[A0], got(env), env.q[_tlb_va + 1]) == (0, 9, VA)
    assert env.notes.calls == []


def test_full_fence_is_a_host_fence_and_a_spin_hint_the_hosts() -> None:
    with emitted() as e:
        assert e.backend.lower([op("fence", -1, attr=(True,))], 0, 4, 0).hot == bytes.fromhex("f0830c2400")  # lock or
        assert e.backend.lower([op("fence", -1, attr=(False,))], 0, 4, 0).hot == b""
        assert e.backend.lower([op("spin_hint", -1)], 0, 4, 0).hot.startswith(bytes.fromhex("f390"))  # pause
