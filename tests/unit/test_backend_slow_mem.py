"""The native slow paths: entries found in the soft TLB's second level, and stores to marked pages."""

from __future__ import annotations

import pytest

from mttcg.memory.codepages import MARK_CODE, MARK_RESV
from mttcg.memory.layout import PAGE, TLB2_WAYS, TLB_SIZE, TLB_SLOW_MARK, TLB_SLOW_MMIO, VCPU
from mttcg.native import memory
from mttcg.tcg.host import Exit
from mttcg.tcg.x86_64.regs import HELPER
from tests.support.emitted import MASK64, VA, Emitted, op

A0, A1, T0, T1, FA0 = 10, 11, 5, 6, 42
STEP = PAGE * TLB_SIZE
PINNED = (1, 2, 8, 9, 12, 13, 14, 15, 18)
VALUE = 0xF1E2D3C4B5A69788
SIZES = (1, 2, 4, 8)


@pytest.fixture
def env(environment: Emitted) -> Emitted:
    environment.reset()
    environment.ram[: 4 * PAGE] = bytes(i * 7 & 0xFF for i in range(4 * PAGE))
    environment.record.set("ctx", 1)
    table = memory.buffer(environment.record.address("tlb2"), VCPU.fields["tlb2"].size)
    table[:] = bytes(len(table))
    environment.map_page(VA, 0)
    environment.map_page(VA + PAGE, PAGE)
    arena = environment.arena
    for at, size in ((arena.marks, arena.pages), (arena.lines, arena.pages * 8), (arena.holders, arena.pages * 8)):
        memory.buffer(at, size)[:] = bytes(size)
    memory.buffer(arena.writers, arena.pages * 8)[:] = bytes(arena.pages * 8)
    return environment


def behind(env: Emitted, way: int, va: int, offset: int, writable: bool = True, slow: int = 0, mmu_idx: int = 0) -> int:
    """Enter RAM offset `offset` at `va` into a way of the second level; its place."""
    at = VCPU.q("tlb2") + 4 * (TLB2_WAYS * (mmu_idx * TLB_SIZE + (va >> 12) % TLB_SIZE) + way)
    env.q[at] = (va | slow & TLB_SLOW_MMIO) ^ MASK64
    env.q[at + 1] = (va | slow) ^ MASK64 if writable else 0
    env.q[at + 2] = (env.arena.ram + offset - va) & MASK64
    env.q[at + 3] = env.arena.ram_phys + offset
    return at


def entry(env: Emitted, va: int, mmu_idx: int = 0) -> list[int]:
    at = VCPU.q("tlb") + 4 * (mmu_idx * TLB_SIZE + (va >> 12) % TLB_SIZE)
    return list(env.q[at : at + 4])


def around(base: int) -> dict[int, int]:
    """Values for the registers that must survive."""
    return {r: 0x0101_0101_0101 * r for r in PINNED} | {A1: base}


@pytest.mark.parametrize("way", range(TLB2_WAYS))
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("signed", [False, True])
def test_load_from_the_second_level(env: Emitted, way: int, size: int, signed: bool) -> None:
    va = VA + STEP
    first = entry(env, VA)
    place = behind(env, way, va, 2 * PAGE)
    x = around(va)
    for at in (37, 2048, PAGE - size):
        assert env.run([op("ld", A0, A1, attr=(size, signed, at))], x) is Exit.SYSTEM
        data = bytes(env.ram[2 * PAGE + at : 2 * PAGE + at + size])
        assert env.q[A0] == int.from_bytes(data, "little", signed=signed) & MASK64
        assert entry(env, va) == [va, va, (env.arena.ram + 2 * PAGE - va) & MASK64, env.arena.ram_phys + 2 * PAGE]
        assert list(env.q[place : place + 4]) == [first[0] ^ MASK64, first[1] ^ MASK64, first[2], first[3]]
        env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: VA})  # and back again
        assert entry(env, VA) == first
    assert env.notes.calls == []
    assert {r: env.q[r] for r in PINNED} == {r: x[r] for r in PINNED}


@pytest.mark.parametrize("way", range(TLB2_WAYS))
@pytest.mark.parametrize("size", SIZES)
def test_store_to_the_second_level(env: Emitted, way: int, size: int) -> None:
    va = VA + 3 * STEP
    behind(env, way, va, 3 * PAGE)
    before = bytes(env.ram[: 4 * PAGE])
    x = around(va) | {A0: VALUE}
    assert env.run([op("st", -1, A1, A0, attr=(size, 72))], x) is Exit.SYSTEM
    at = 3 * PAGE + 72
    assert bytes(env.ram[: 4 * PAGE]) == before[:at] + VALUE.to_bytes(8, "little")[:size] + before[at + size :]
    assert env.notes.calls == []
    assert {r: env.q[r] for r in x} == x
    assert entry(env, va)[:2] == [va, va]


def test_fp_values_go_the_same_way(env: Emitted) -> None:
    behind(env, 0, VA + STEP, 2 * PAGE)
    env.run([op("fst", -1, A1, FA0, attr=(8, 8))], {A1: VA + STEP, FA0: VALUE})
    env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: VA})
    env.run([op("fld", FA0, A1, attr=(8, 8))], {A1: VA + STEP, FA0: 0})
    assert env.q[FA0] == VALUE
    assert env.notes.calls == []


def test_each_mmu_index_has_its_own_second_level(env: Emitted) -> None:
    va = VA + STEP
    behind(env, 1, va, 2 * PAGE, mmu_idx=4)
    env.run([op("ld", A0, A1, attr=(1, False, 5))], {A1: va})
    assert env.notes.calls.pop()[1] == va + 5
    env.record.set("ctx", 9)
    env.run([op("ld", A0, A1, attr=(1, False, 5))], {A1: va}, ctx=9)
    assert env.notes.calls == []
    assert env.q[A0] == env.ram[2 * PAGE + 5]


@pytest.mark.parametrize("size", SIZES[1:])
@pytest.mark.parametrize("second_level", [False, True])
def test_what_crosses_a_page_is_native(env: Emitted, size: int, second_level: bool) -> None:
    """From the end of RAM page 3 to the beginning of RAM page 2."""
    va = VA + STEP
    for page, offset in ((va, 3 * PAGE), (va + PAGE, 2 * PAGE)):
        if second_level:
            behind(env, 1, page, offset)
        else:
            env.map_page(page, offset)
    for short in range(1, size):
        before = bytes(env.ram[: 4 * PAGE])
        data = before[4 * PAGE - short :] + before[2 * PAGE : 2 * PAGE + size - short]
        x = around(va + PAGE - short)
        for signed in (False, True):
            assert env.run([op("ld", A0, A1, attr=(size, signed, 0))], x) is Exit.SYSTEM
            assert env.q[A0] == int.from_bytes(data, "little", signed=signed) & MASK64
        raw = (VALUE ^ short).to_bytes(8, "little")
        assert env.run([op("st", -1, A1, A0, attr=(size, 0))], x | {A0: VALUE ^ short}) is Exit.SYSTEM
        after = bytearray(before)
        after[4 * PAGE - short :] = raw[:short]
        after[2 * PAGE : 2 * PAGE + size - short] = raw[short:size]
        assert bytes(env.ram[: 4 * PAGE]) == bytes(after)
        assert {r: env.q[r] for r in x} == x
    assert env.notes.calls == []


@pytest.mark.parametrize("missing", [0, 1])
@pytest.mark.parametrize("size", SIZES[1:])
def test_what_crosses_into_an_unknown_page_is_pythons(env: Emitted, missing: int, size: int) -> None:
    va = VA + STEP
    behind(env, 0, va + (not missing) * PAGE, 2 * PAGE)
    before = bytes(env.ram[: 4 * PAGE])
    for short in range(1, size):
        x = around(va + PAGE - short) | {A0: VALUE}
        env.run([op("st", -1, A1, A0, attr=(size, 0))], x)
        assert env.notes.calls.pop()[:4] == ("store", va + PAGE - short, VALUE, size)
        for signed in (False, True):
            env.run([op("ld", A0, A1, attr=(size, signed, 0))], x)
            assert env.notes.calls.pop()[:3] == ("load", va + PAGE - short, size | signed << 4)
    assert bytes(env.ram[: 4 * PAGE]) == before
    assert {r: env.q[r] for r in PINNED} == {r: x[r] for r in PINNED}


@pytest.mark.parametrize("slow", [TLB_SLOW_MMIO, TLB_SLOW_MARK])
def test_slow_tags_behind_go_to_python(env: Emitted, slow: int) -> None:
    va = VA + STEP
    behind(env, 2, va, 2 * PAGE, slow=slow)
    env.run([op("st", -1, A1, A0, attr=(4, 0))], {A1: va, A0: 7})
    assert env.notes.calls.pop()[0] == "store"
    env.run([op("ld", A0, A1, attr=(4, False, 0))], {A1: va})
    assert len(env.notes.calls) == (slow == TLB_SLOW_MMIO)


def test_read_permission_behind_does_not_let_stores_in(env: Emitted) -> None:
    behind(env, 0, VA + STEP, 2 * PAGE, writable=False)
    env.run([op("st", -1, A1, A0, attr=(4, 0))], {A1: VA + STEP, A0: 7})
    assert env.notes.calls.pop()[0] == "store"


def test_empty_ways_match_no_address(env: Emitted) -> None:
    for va in (0, MASK64, MASK64 & -PAGE):
        env.run([op("ld", A0, A1, attr=(1, False, 0))], {A1: va})
        assert env.notes.calls.pop()[1] == va


def test_atomics_find_the_second_level(env: Emitted) -> None:
    va = VA + STEP
    behind(env, 3, va, 2 * PAGE)
    env.ram[2 * PAGE + 64 : 2 * PAGE + 72] = (41).to_bytes(8, "little")
    env.run([op("amo", A0, A1, 12, attr=("add", 8))], {A1: va + 64, 12: 1})
    assert env.q[A0] == 41
    assert env.ram[2 * PAGE + 64] == 42
    assert env.notes.calls == []


def test_a_misaligned_atomic_goes_to_python(env: Emitted) -> None:
    env.notes.status = 2
    behind(env, 3, VA + STEP, 2 * PAGE)
    env.run([op("amo", A0, A1, 12, attr=("add", 8))], {A1: VA + STEP + 4, 12: 1})
    assert [call[:2] for call in env.notes.calls] == [("atomic", VA + STEP + 4)]


# --- FLUSH_PAGE


def test_flushing_a_page_leaves_a_used_second_level_to_python(env: Emitted) -> None:
    index = (VA >> 12) % TLB_SIZE
    word = VCPU.q("tlb2_sets") + (index >> 6)
    assert "FLUSH_PAGE" in HELPER
    for name in ("vpages_exec", "vpages_large"):
        assert not any(env.record.get(name, i) for i in range(64))
    env.q[word] |= 1 << (index & 63)
    env.run([op("flush_page", -1, A1)], {A1: VA})
    assert entry(env, VA)[0] == VA
    env.q[word] = 0
    env.run([op("flush_page", -1, A1)], {A1: VA})
    assert entry(env, VA)[:2] == [MASK64, MASK64]


# --- stores to marked pages


def marked(env: Emitted, mark: int = MARK_CODE, held: int = 2, lines: int = 0) -> None:
    """VA's page (RAM page 0) is marked, and its entry says so."""
    arena = env.arena
    memory.buffer(arena.marks, 1)[0] = mark
    memory.buffer(arena.holders, 8).cast("Q")[0] = held
    memory.buffer(arena.lines, 8).cast("Q")[0] = lines
    env.q[VCPU.q("tlb") + 4 * ((VA >> 12) % TLB_SIZE) + 1] = VA | TLB_SLOW_MARK


@pytest.mark.parametrize("size", SIZES)
def test_a_store_beside_code_is_native(env: Emitted, size: int) -> None:
    marked(env, lines=MASK64 ^ 3 << 5)
    before = bytes(env.ram[:PAGE])
    x = around(VA) | {A0: VALUE}
    for at in (320, 321, 384, 448 - size):
        env.ram[:PAGE] = before
        assert env.run([op("st", -1, A1, A0, attr=(size, at))], x) is Exit.SYSTEM
        assert bytes(env.ram[:PAGE]) == before[:at] + VALUE.to_bytes(8, "little")[:size] + before[at + size :]
    assert env.notes.calls == []
    assert {r: env.q[r] for r in x} == x
    assert memory.buffer(env.arena.writers, 8)[0] == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("end", [0, 1])
def test_a_store_to_code_is_reported_and_not_repeated(env: Emitted, size: int, end: int) -> None:
    marked(env, lines=1 << 6)
    at = 448 - end if end and size > 1 else 384 - size + 1  # into line 6 by its last byte, out of it by its first
    x = around(VA) | {A0: VALUE}

    def another_hart(call: tuple[object, ...]) -> None:
        assert bytes(env.ram[at : at + size]) == VALUE.to_bytes(8, "little")[:size]
        env.ram[at : at + size] = bytes(size)

    env.notes.act = another_hart
    assert env.run([op("st", -1, A1, A0, attr=(size, at))], x) is Exit.SYSTEM
    assert [call[:3] for call in env.notes.calls] == [("stored", VA + at, size)]
    assert bytes(env.ram[at : at + size]) == bytes(size)
    assert {r: env.q[r] for r in x} == x


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("mark", "held"), [(MARK_RESV, 0), (MARK_CODE | MARK_RESV, 2), (0, 2)])
def test_a_store_to_a_page_with_reservations_or_no_marks(env: Emitted, mark: int, held: int, size: int) -> None:
    x = around(VA) | {A0: VALUE}
    before = bytes(env.ram[:PAGE])
    for at in (320, 321):
        marked(env, mark, held)
        env.ram[:PAGE] = before
        assert env.run([op("st", -1, A1, A0, attr=(size, at))], x) is Exit.SYSTEM
        assert bytes(env.ram[:PAGE]) == before[:at] + VALUE.to_bytes(8, "little")[:size] + before[at + size :]
        assert {r: env.q[r] for r in x} == x
    assert env.notes.calls == []
    assert entry(env, VA)[1] == (VA | TLB_SLOW_MARK if mark else VA)


def test_a_store_to_code_in_a_page_with_a_reservation_is_reported(env: Emitted) -> None:
    marked(env, MARK_CODE | MARK_RESV, lines=1 << 6)
    x = around(VA) | {A0: VALUE}
    env.run([op("st", -1, A1, A0, attr=(4, 384))], x)
    assert [call[:3] for call in env.notes.calls] == [("stored", VA + 384, 4)]
    assert {r: env.q[r] for r in x} == x


@pytest.mark.parametrize(("mark", "held"), [(MARK_CODE | MARK_RESV, 0), (MARK_CODE, 0)])
def test_marks_that_may_go_are_pythons(env: Emitted, mark: int, held: int) -> None:
    marked(env, mark, held)
    before = bytes(env.ram[:PAGE])
    x = around(VA) | {A0: VALUE}
    env.run([op("st", -1, A1, A0, attr=(4, 8))], x)
    assert [call[:4] for call in env.notes.calls] == [("store", VA + 8, VALUE, 4)]
    assert bytes(env.ram[:PAGE]) == before
    assert {r: env.q[r] for r in x} == x


def test_a_store_from_a_marked_page_into_the_next_is_pythons(env: Emitted) -> None:
    marked(env)
    env.run([op("st", -1, A1, T0, attr=(8, 0))], {A1: VA + PAGE - 4, T0: VALUE})
    assert [call[:4] for call in env.notes.calls] == [("store", VA + PAGE - 4, VALUE, 8)]


def test_a_trap_while_telling_leaves(env: Emitted) -> None:
    marked(env, lines=1)
    env.notes.status = 1
    assert env.run([op("st", -1, A1, T1, attr=(8, 0))], {A1: VA, T1: VALUE}) is Exit.TRAP
    assert env.record.get("exit_site") == env.notes.calls[0][3]
