"""The block cache: finding, identity, invalidation, flushes, exit sites (contract rules 1, 3, 7, 12, 13).

What is native is run compiled and by CPython: the rules hold for the functions and for what is made of them.
"""

from __future__ import annotations

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.codepages import MARK_CODE, MARK_CODE_DONE
from mttcg.memory.layout import MMU_S, MMU_U, PAGE
from mttcg.memory.protocols import GuestTrap
from mttcg.native.lowlevel import load16
from mttcg.target.riscv.assemble import asm
from mttcg.tcg import tb_find, tb_make
from mttcg.tcg.host import COLD, End, Exit
from mttcg.tcg.tb import NONE
from mttcg.tcg.tb_make import RETRY
from tests.support.cache_kit import ADD, ECALL, NOP, RAM, RET, CacheKit, M, Tb, branch, jump

C_NOP = asm("c.nop", imm=0)
U, S = 2 * MMU_U, 2 * MMU_S


@pytest.fixture
def by_python(arena: Arena) -> CacheKit:
    return CacheKit(arena, interpret=True)


# --- finding


def test_made_once_then_found_by_virtual_pc(kit: CacheKit) -> None:
    kit.put(0x1000, NOP, RET)
    tb = kit.lookup(0x1000)
    assert (tb.pc, tb.pa, tb.pa2, tb.size, tb.words) == (0x1000, RAM + 0x1000, NONE, 8, (NOP, RET))
    assert kit.jump_cache(0x1000) == tb.host
    assert kit.lookup(0x1000) == tb
    assert kit.count("made") == 1


def test_found_by_physical_address_after_a_flush(kit: CacheKit) -> None:
    kit.put(0x1000, NOP, RET)
    tb = kit.lookup(0x1000)
    kit.memory.tlb.flush_all()
    assert not kit.jump_cache(0x1000)
    assert kit.lookup(0x1000) == tb
    assert kit.count("made") == 1


def test_another_translation_is_another_block(kit: CacheKit) -> None:
    for page in (1, 2):
        kit.put(page * PAGE, NOP, RET)
    before = kit.lookup(PAGE)
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    assert kit.lookup(PAGE) == before  # no flush yet
    kit.memory.tlb.flush_page(PAGE)
    after = kit.lookup(PAGE)
    assert (after.pc, after.pa) == (PAGE, RAM + 2 * PAGE)
    kit.mmu.map(PAGE, RAM + PAGE)
    kit.memory.tlb.flush_page(PAGE)
    assert kit.lookup(PAGE) == before


def test_the_context_and_the_virtual_address_are_part_of_the_identity(kit: CacheKit) -> None:
    kit.put(PAGE, NOP, RET)
    kit.mmu.map(7 * PAGE, RAM + PAGE)
    blocks = {kit.lookup(pc, ctx) for pc in (PAGE, 7 * PAGE) for ctx in (M, M + 1, S)}
    assert len({tb.host for tb in blocks}) == 6
    assert {(tb.pc, tb.ctx) for tb in blocks} == {(pc, ctx) for pc in (PAGE, 7 * PAGE) for ctx in (M, M + 1, S)}


def test_both_pages_of_a_crossing_instruction_are_part_of_the_identity(kit: CacheKit) -> None:
    at = 2 * PAGE - 2
    kit.put(at, ADD)
    before = kit.lookup(at)
    assert (before.pa2, before.size, before.words) == (RAM + 2 * PAGE, 4, (ADD,))
    assert kit.held(1)
    assert kit.held(2)
    kit.mmu.map(2 * PAGE, RAM + 5 * PAGE)
    kit.put(5 * PAGE, 0x00B5)
    kit.memory.tlb.flush_page(2 * PAGE)
    after = kit.lookup(at)
    assert after.host != before.host
    assert after.pa2 == RAM + 5 * PAGE


def test_a_short_instruction_at_a_pages_end_does_not_cross(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, C_NOP)
    del kit.mmu.pages[2]
    tb = kit.lookup(2 * PAGE - 2)
    assert (tb.pa2, tb.size) == (NONE, 2)


def test_a_fault_of_the_second_page_names_it(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, ADD)
    del kit.mmu.pages[2]
    with pytest.raises(GuestTrap) as caught:
        kit.lookup(2 * PAGE - 2)
    assert caught.value.tval == 2 * PAGE


def test_a_page_that_was_held_for_a_fetch_that_faulted_does_not_stay_so(kit: CacheKit) -> None:
    """Else every later store to it would be slow."""
    kit.put(2 * PAGE - 2, ADD)
    del kit.mmu.pages[2]
    with pytest.raises(GuestTrap):
        kit.lookup(2 * PAGE - 2)
    kit.memory.store(2 * PAGE - 2, 2, 0, M >> 1)
    assert not kit.held(1)
    assert not kit.codepages.marks[1]


def test_a_translation_that_must_not_be_kept_is_not(kit: CacheKit) -> None:
    """PMP may give the bytes of a page different rights: each fetch is checked on its own."""
    kit.mmu.cacheable = False
    kit.put(2 * PAGE - 2, ADD)
    tb = kit.lookup(2 * PAGE - 2)
    assert tb.pa2 == RAM + 2 * PAGE
    del kit.mmu.pages[1]
    kit.drop_jump(2 * PAGE - 2)
    with pytest.raises(GuestTrap) as caught:
        kit.lookup(2 * PAGE - 2)
    assert caught.value.tval == 2 * PAGE - 2


@pytest.mark.parametrize("crossing_first", [True, False])
def test_code_that_changes_while_it_is_looked_at(
    by_python: CacheKit, crossing_first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another hart's store, between the look at the last halfword of a page and the making of the block."""
    kit = by_python
    at = 2 * PAGE - 2
    first, second = (ADD, C_NOP) if crossing_first else (C_NOP, ADD)
    kit.put(at, first)
    def and_then(address: int) -> int:
        value = load16(address)
        kit.put(at, second)
        return value

    monkeypatch.setattr(tb_find, "load16", and_then)
    assert kit.lookup(at).words == (second,)


def test_a_crossing_instruction_that_no_longer_crosses_is_looked_at_anew(kit: CacheKit) -> None:
    """And one that now does: `make` gives up when what `find` has seen of the pages is not so."""
    at = 2 * PAGE - 2
    kit.put(at, ADD)
    kit.lookup(at)  # both pages are held and all templates made
    kit.put(at, C_NOP)
    kit.cache.invalidate_range(RAM + at, 2)
    kit.lookup(at)
    kit.codepages.hold(1)
    kit.codepages.hold(2)
    make = kit.natives["make"]
    assert make(kit.record.base, at, RAM + at, RAM + 2 * PAGE) == RETRY
    kit.put(at, ADD)
    assert make(kit.record.base, at, RAM + at, NONE) == RETRY
    assert make(kit.record.base, at, RAM + at, RAM + 2 * PAGE) not in (0, RETRY)


def test_lines_are_covered_before_they_are_read(by_python: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store from another hart at any moment either is read or finds its line covered."""
    kit = by_python
    kit.put(PAGE, *[C_NOP] * 2, *[NOP] * 40, RET)
    kit.put(3 * PAGE - 2, ADD)
    lines = kit.codepages.lines
    seen: set[int] = set()

    def checking(address: int) -> int:
        offset = address - kit.record.get("ram_addend") - RAM & NONE
        assert lines[offset >> 12] >> (offset >> 6 & 63) & 1, hex(offset)
        seen.add(offset)
        return load16(address)

    monkeypatch.setattr(tb_make, "load16", checking)
    for at in (PAGE, PAGE + 0x3E, PAGE + 0x40, 3 * PAGE - 2):
        kit.lookup(at)
    assert {PAGE, PAGE + 4 + 4 * 40 + 2, 3 * PAGE - 2, 3 * PAGE} <= seen


# --- invalidation


def test_invalidation_forgets_the_block(kit: CacheKit) -> None:
    kit.put(PAGE, NOP, RET)
    tb = kit.lookup(PAGE)
    kit.put(PAGE, ADD)
    kit.cache.invalidate_range(tb.pa, 1)
    assert not tb.alive
    assert not kit.jump_cache(PAGE)
    assert kit.count("invalidated") == 1
    assert kit.lookup(PAGE).words == (ADD, RET)


@pytest.mark.parametrize(
    ("offset", "size", "hit"), [(-1, 1, False), (-1, 2, True), (11, 1, True), (12, 8, False), (4, 4, True)]
)
def test_a_store_hits_the_blocks_made_of_its_bytes(kit: CacheKit, offset: int, size: int, hit: bool) -> None:
    kit.put(PAGE + 64, NOP, NOP, RET)
    tb = kit.lookup(PAGE + 64)
    kit.cache.invalidate_range(tb.pa + offset, size)
    assert tb.alive is not hit


@pytest.mark.parametrize("ctx", [M, S])
def test_a_store_through_any_alias_hits(kit: CacheKit, ctx: int) -> None:
    kit.put(PAGE, NOP, RET)
    kit.mmu.map(9 * PAGE, RAM + PAGE)
    tb = kit.lookup(PAGE, ctx)
    kit.memory.store(9 * PAGE + 4, 1, 0, MMU_S)
    assert not tb.alive


def test_a_store_to_what_an_lr_looked_at_hits(kit: CacheKit) -> None:
    lr, sc = asm("lr.w", rd=13, rs1=10), asm("sc.w", rd=14, rs1=10, rs2=12)
    exit_before = asm("bne", rs1=13, rs2=11, imm=12)
    kit.put(PAGE, lr, exit_before, NOP, sc, RET)
    tb = kit.lookup(PAGE)
    assert (tb.size, tb.extent) == (8, 16)
    kit.cache.invalidate_range(tb.pa + 16, 4)
    assert tb.alive
    kit.cache.invalidate_range(tb.pa + 12, 1)
    assert not tb.alive


@pytest.mark.parametrize(
    ("at", "hit"), [(2 * PAGE - 3, False), (2 * PAGE - 2, True), (2 * PAGE + 1, True), (2 * PAGE + 2, False)]
)
def test_a_store_to_either_half_of_a_crossing_instruction(kit: CacheKit, at: int, hit: bool) -> None:
    kit.put(2 * PAGE - 2, ADD)
    tb = kit.lookup(2 * PAGE - 2)
    kit.cache.invalidate_range(RAM + at, 1)
    assert tb.alive is not hit
    assert kit.held(1) is not hit
    assert kit.held(2) is not hit


def test_invalidation_by_page_and_of_all(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, ADD)
    for page in (1, 2, 3):
        kit.put(page * PAGE + 8, RET)
    crossing = kit.lookup(2 * PAGE - 2)
    one, two, three = (kit.lookup(page * PAGE + 8) for page in (1, 2, 3))
    kit.cache.invalidate_page(2)
    assert [tb.alive for tb in (crossing, one, two, three)] == [False, True, False, True]
    assert kit.held(1)
    assert not kit.held(2)
    kit.cache.invalidate_all()
    assert not one.alive
    assert not three.alive
    assert not any(kit.held(page) for page in range(5))


def test_another_vcpus_store_is_taken_at_the_next_fence(arena: Arena, kit: CacheKit) -> None:
    other = CacheKit(arena, 1)
    kit.put(PAGE, NOP, RET)
    tb = kit.lookup(PAGE)
    other.memory.store(PAGE + 4, 4, NOP, M >> 1)
    assert tb.alive
    for page in kit.codepages.take_invalidations():
        kit.cache.invalidate_page(page)
    assert not tb.alive


@pytest.mark.parametrize("others", [False, True])
def test_a_store_from_emitted_code_drops_its_own_blocks(arena: Arena, kit: CacheKit, others: bool) -> None:
    """tb_find.stored: 1, Python must go on, if another vCPU holds the page. That nobody does is for the next store."""
    kit.put(PAGE, NOP, RET)
    kit.put(PAGE + 0x400, NOP, RET)
    stored, kept = kit.lookup(PAGE), kit.lookup(PAGE + 0x400)
    if others:
        CacheKit(arena, 1).lookup(PAGE)
    kit.memory.store(PAGE + 0x100, 1, 0, M >> 1)  # the soft TLB has the page now, its stores marked
    kit.record.set("ctx", M)
    assert kit.natives["stored"](kit.record.base, PAGE + 4, 4) == others
    assert stored.alive is others  # Python drops them then
    assert kept.alive
    assert kit.natives["stored"](kit.record.base, PAGE + 0x400, 4) == others
    assert kept.alive is others
    assert kit.codepages.marks[1] == MARK_CODE | MARK_CODE_DONE
    kit.memory.store(PAGE + 0x400, 4, NOP, M >> 1)
    assert bool(kit.codepages.marks[1]) is others


# --- flushes


def test_a_pages_flush_takes_its_jump_cache_entries(kit: CacheKit) -> None:
    for page in (1, 2, 3):
        kit.put(page * PAGE, NOP, RET)
        kit.lookup(page * PAGE)
    kit.memory.tlb.flush_page(2 * PAGE + 0x123)
    assert [bool(kit.jump_cache(page * PAGE)) for page in (1, 2, 3)] == [True, False, True]


def test_a_pages_flush_takes_the_block_that_ends_in_it(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, ADD)
    kit.lookup(2 * PAGE - 2)
    kit.memory.tlb.flush_page(2 * PAGE)
    assert not kit.jump_cache(2 * PAGE - 2)
    kit.mmu.pages.pop(2)
    with pytest.raises(GuestTrap):
        kit.lookup(2 * PAGE - 2)


@pytest.mark.parametrize("bits", [21, 30])
def test_one_address_is_flushed_without_python_unless_it_may_lie_in_a_large_page(kit: CacheKit, bits: int) -> None:
    """tb_find.flush_address: 1 means that nothing was done."""
    kit.put(PAGE, NOP, RET)
    kit.lookup(PAGE)
    flush = kit.natives["flush_address"]
    assert flush(kit.record.base, PAGE) == 0
    assert not kit.jump_cache(PAGE)
    kit.mmu.leaf_bits = bits
    kit.put(2 * PAGE, NOP, RET)
    kit.lookup(2 * PAGE)
    assert flush(kit.record.base, 5 * PAGE) == 1
    assert kit.jump_cache(2 * PAGE)


def test_another_address_space_keeps_the_kernels_jump_cache(kit: CacheKit) -> None:
    for ctx in (U, S, M):
        kit.put(PAGE, NOP, RET)
        kit.lookup(PAGE, ctx)
    kit.memory.tlb.flush_space()
    assert [bool(kit.jump_cache(PAGE, ctx)) for ctx in (U, S, M)] == [False, True, True]
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    assert kit.lookup(PAGE, U).pa == RAM + 2 * PAGE
    assert kit.lookup(PAGE, S).pa == RAM + PAGE


def test_kernel_code_that_is_not_global_goes_with_the_address_space(kit: CacheKit) -> None:
    kit.mmu.everywhere = False
    kit.put(PAGE, NOP, RET)
    kit.lookup(PAGE, S)
    kit.memory.tlb.flush_space()
    assert not kit.jump_cache(PAGE, S)


def test_a_flush_within_a_large_page_takes_all_its_code(kit: CacheKit) -> None:
    kit.mmu.leaf_bits = 21
    for page in (1, 2):
        kit.put(page * PAGE, NOP, RET)
        kit.lookup(page * PAGE)
    kit.memory.tlb.flush_page(5 * PAGE)
    assert not kit.jump_cache(PAGE)
    assert not kit.jump_cache(2 * PAGE)
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    assert kit.lookup(PAGE).pa == RAM + 2 * PAGE


# --- what an exit site means


@pytest.mark.parametrize(
    ("last", "end"), [(jump(8), End.JUMP), (branch(8), End.BRANCH), (RET, End.INDIRECT), (ECALL, End.SYSTEM)]
)
def test_instruction_at_every_kind_of_end(kit: CacheKit, last: int, end: End) -> None:
    kit.put(0x800, NOP, RET)
    before = kit.lookup(0x800)
    kit.put(PAGE, C_NOP, ADD, last)
    tb = kit.lookup(PAGE)
    assert tb.end is end
    assert tb.host >= before.host + before.hot_size
    found = []
    for half in (0, COLD):
        # A return address may equal the instruction's end, and the block's.
        parts = [kit.cache.instruction_at(tb.host + half + site) for site in range(1, tb.code_size + 1)]
        found.append(list(dict.fromkeys(parts)))
        assert parts == sorted(parts)
    expected = [(PAGE + 2, 4, ADD), (PAGE + 6, 4, last)]  # a nop has no code
    assert found == [expected, expected]


def test_a_block_that_died_still_says_where_it_is(kit: CacheKit) -> None:
    """It may be running: the store that hit it is its own."""
    kit.put(PAGE, ADD, RET)
    tb = kit.lookup(PAGE)
    kit.cache.invalidate_range(tb.pa, 4)
    assert kit.cache.instruction_at(tb.host + 1) == (PAGE, 4, ADD)


def test_no_instruction_at_an_address(kit: CacheKit) -> None:
    kit.put(PAGE, ADD, RET)
    tb = kit.lookup(PAGE)
    with pytest.raises(LookupError):
        kit.cache.instruction_at(tb.host + tb.code_size + 100)


# --- logs and profilers


def test_a_log_sees_every_block_once_and_before_it_runs(arena: Arena) -> None:
    seen: list[int] = []
    kit = CacheKit(arena, watch=1, log_block=lambda block: seen.append(block.pc))  # type: ignore[attr-defined]
    kit.put(PAGE, jump(8), NOP, ECALL)
    kit.lookup(PAGE)
    kit.lookup(PAGE)
    assert seen == [PAGE]
    for _ in range(2):  # nothing is linked: every block comes by
        assert kit.run(PAGE) == (Exit.SYSTEM, PAGE + 8)
        assert kit.left_at == [PAGE + 8]
    assert seen == [PAGE, PAGE + 8]
    assert kit.count("chained") == 0


def test_a_profiler_is_told_of_each_block(kit: CacheKit) -> None:
    told: list[tuple[int, int, int]] = []
    kit.cache.on_placed = lambda host, size, pc: told.append((host, size, pc))
    kit.put(PAGE, NOP, RET)
    kit.put(2 * PAGE, jump(PAGE))
    blocks: list[Tb] = [kit.lookup(PAGE), kit.lookup(2 * PAGE)]
    kit.cache.announce()
    kit.cache.announce()
    assert told == [(tb.host, tb.hot_size, tb.pc) for tb in blocks]
