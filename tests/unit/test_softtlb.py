"""The second level of the soft TLB: what is pushed out stays cached, and every flush and demotion reaches it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import (
    JC_SIZE,
    JUMPED,
    MMU_S,
    MMU_U,
    N_CTX,
    PAGE,
    TLB2_WAYS,
    TLB_SIZE,
    TLB_SLOW_MARK,
    TLB_SLOW_MMIO,
    VCPU,
)
from mttcg.memory.ldst import GuestMemory
from mttcg.memory.protocols import PERM_R, WRITE, GuestTrap
from tests.support.flat_mmu import RWX, FlatMmu, ListBus

RAM = 0x8000_0000
VA = 0x4000_0000
STEP = PAGE * TLB_SIZE  # from a page to the next with the same index


class Hart:
    """A vCPU's memory; page i of `VA + i * STEP` is RAM page i."""

    def __init__(self, arena: Arena, index: int) -> None:
        self.mmu = FlatMmu()
        self.memory = GuestMemory(arena, index, self.mmu, ListBus())
        self.tlb = self.memory.tlb
        for i in range(16):
            self.mmu.map(VA + i * STEP, RAM + i * PAGE)

    def touch(self, count: int, mmu_idx: int = MMU_S) -> None:
        for i in range(count):
            self.memory.store(VA + i * STEP, 8, i, mmu_idx)

    def fills_of(self, page: int, mmu_idx: int = MMU_S) -> int:
        """How many fills a store to page `page` takes: 0 if it was cached."""
        before = self.tlb.fills
        self.memory.store(VA + page * STEP, 8, 0, mmu_idx)
        return self.tlb.fills - before

    def write_tag(self, page: int) -> int:
        """The tag for stores of page `page`, wherever it is, or -1."""
        at = self.tlb.entry(VA + page * STEP, MMU_S)
        words, frame = self.memory.q, RAM + page * PAGE
        if words[at + 3] == frame:
            return words[at + 1]
        first = VCPU.q("tlb2") + (at - VCPU.q("tlb")) * TLB2_WAYS
        for way in range(first, first + 4 * TLB2_WAYS, 4):
            if words[way + 1] and words[way + 3] == frame:
                return words[way + 1] ^ ((1 << 64) - 1)
        return -1


@pytest.fixture
def hart(arena: Arena) -> Hart:
    return Hart(arena, 0)


def test_pages_of_one_index_stay_cached(hart: Hart) -> None:
    hart.touch(1 + TLB2_WAYS)
    assert [hart.fills_of(i) for i in range(1 + TLB2_WAYS)] == [0] * (1 + TLB2_WAYS)
    assert [hart.memory.load(VA + i * STEP, 8, MMU_S) for i in range(3)] == [0, 0, 0]


def test_more_pages_than_places_push_each_other_out(hart: Hart) -> None:
    hart.touch(16)
    tags = [hart.write_tag(i) for i in range(16)]
    assert sum(tag >= 0 for tag in tags) == 1 + TLB2_WAYS
    assert all(tag in (-1, VA + i * STEP) for i, tag in enumerate(tags))


def test_a_page_is_in_one_place_only(hart: Hart) -> None:
    hart.mmu.map(VA, RAM, PERM_R)
    hart.memory.load(VA, 8, MMU_S)
    hart.memory.load(VA + STEP, 8, MMU_S)
    hart.mmu.map(VA, RAM, RWX)  # more permission: no flush is needed
    hart.touch(1)
    hart.memory.load(VA + STEP, 8, MMU_S)
    assert hart.write_tag(0) == VA
    hart.mmu.map(VA, RAM, PERM_R)
    hart.memory.flush_page(VA)
    with pytest.raises(GuestTrap):
        hart.touch(1)


def _flush_space_with_local_kernel(hart: Hart) -> None:
    hart.mmu.everywhere = False
    hart.memory.load(VA + 15 * STEP, 8, MMU_S)
    hart.memory.flush_space()


FLUSHES: list[Callable[[Hart], None]] = [
    lambda hart: hart.memory.flush_all(),
    lambda hart: hart.memory.flush_mmu(MMU_S),
    lambda hart: hart.memory.flush_page(VA),
    lambda hart: hart.memory.flush_page(VA + 2 * STEP + 8),
    _flush_space_with_local_kernel,
]


@pytest.mark.parametrize("count", [3, 1 + TLB2_WAYS])
@pytest.mark.parametrize("number", range(len(FLUSHES)))
def test_every_flush_reaches_the_second_level(hart: Hart, number: int, count: int) -> None:
    hart.touch(count)
    FLUSHES[number](hart)
    assert (hart.fills_of(0), hart.fills_of(2)) == (1, 1)


def test_a_flush_of_many_sets(hart: Hart) -> None:
    places = [VA + i * PAGE + j * STEP for i in range(200) for j in range(2)]
    for va in places:
        hart.mmu.map(va, RAM)
        hart.memory.load(va, 8, MMU_S)
    before = hart.tlb.fills
    hart.memory.flush_all()
    for va in places:
        hart.memory.load(va, 8, MMU_S)
    assert hart.tlb.fills - before == len(places)


@pytest.mark.parametrize("count", [4, JUMPED])
def test_no_address_finds_an_empty_jump_cache_entry(hart: Hart, count: int) -> None:
    """Neither before the first flush nor after one of few or of many entries: not even an odd one, or all ones."""
    record, q, tags = hart.tlb.record, hart.tlb.q, VCPU.q("jc")
    for _ in range(2):
        for place in range(N_CTX * JC_SIZE):
            assert (q[tags + 2 * place] >> 1) % JC_SIZE != place % JC_SIZE
        for ctx in range(N_CTX):
            for i, index in enumerate((0, 1, JC_SIZE - 2, JC_SIZE - 1)):
                place = ctx * JC_SIZE + index
                q[tags + 2 * place] = 0x8000_0000 + 2 * index
                record.set("jumped_at", place, ctx * JUMPED + i)
            record.set("jumped", count, ctx)
        hart.memory.flush_all()


def test_a_change_of_address_space_keeps_global_kernel_entries(hart: Hart) -> None:
    hart.touch(3)
    hart.touch(3, MMU_U)
    hart.memory.flush_space()
    assert [hart.fills_of(i) for i in range(3)] == [0, 0, 0]
    assert [hart.fills_of(i, MMU_U) for i in range(3)] == [1, 1, 1]


def test_flushing_one_address_keeps_other_indices(hart: Hart) -> None:
    hart.touch(3)
    hart.memory.flush_page(VA + PAGE)
    assert hart.fills_of(0) == 0


def test_a_large_page_in_the_second_level_is_dropped_whole(hart: Hart) -> None:
    hart.mmu.leaf_bits = 21
    hart.touch(3)
    hart.memory.flush_page(VA + 0x10_0000)
    assert hart.fills_of(0) == 1


def test_marking_a_page_takes_write_permission_away_in_both_levels(hart: Hart) -> None:
    hart.touch(3)
    for page in range(3):
        hart.memory.codepages.hold(page)
    assert [hart.write_tag(page) for page in range(3)] == [VA + i * STEP | TLB_SLOW_MARK for i in range(3)]


def test_a_page_that_is_mapped_twice_is_found_twice(hart: Hart) -> None:
    hart.mmu.map(VA + 5 * PAGE, RAM)
    hart.touch(3)
    hart.memory.store(VA + 5 * PAGE, 8, 1, MMU_S)
    hart.memory.codepages.hold(0)
    at = hart.tlb.entry(VA + 5 * PAGE, MMU_S)
    assert hart.memory.q[at + WRITE] == VA + 5 * PAGE | TLB_SLOW_MARK
    assert hart.write_tag(0) == VA | TLB_SLOW_MARK


def test_a_shoot_down_reaches_both_levels(arena: Arena, hart: Hart) -> None:
    other = Hart(arena, 1)
    other.touch(3)
    for page in (0, 2):
        hart.memory.codepages.hold(page)
    other.tlb.drop_marked_writes()
    assert [other.write_tag(i) for i in range(3)] == [VA | TLB_SLOW_MARK, VA + STEP, VA + 2 * STEP | TLB_SLOW_MARK]


def test_a_slow_entry_from_the_second_level_is_made_fast_again(hart: Hart) -> None:
    pages = hart.memory.codepages
    hart.touch(3)
    pages.hold(0)
    pages.release(0)
    assert hart.fills_of(0) == 0  # the store removes the mark ...
    assert hart.fills_of(1) == 0
    assert hart.fills_of(0) == 0  # ... and this one finds none
    assert hart.write_tag(0) == VA


def test_devices_in_the_second_level_stay_devices(hart: Hart) -> None:
    hart.mmu.map(VA, 0x1000_0000)
    for va in (VA, VA + STEP, VA):
        hart.memory.load(va + 0x10, 4, MMU_S)
    assert hart.tlb.fills == 2
    assert hart.memory.q[hart.tlb.entry(VA, MMU_S)] == VA | TLB_SLOW_MMIO
