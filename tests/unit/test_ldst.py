"""Guest loads, stores and atomics in Python (memory.ldst), and the soft TLB beneath them."""

from __future__ import annotations

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.codepages import MARK_CODE, CodePages
from mttcg.memory.layout import JC_SIZE, TLB_INVALID, TLB_SLOW_MARK, VCPU
from mttcg.memory.ldst import GuestMemory, dma_write
from mttcg.memory.protocols import PERM_R, READ, WRITE, GuestTrap
from mttcg.memory.ram import Ram
from mttcg.native.lowlevel import interpreted
from mttcg.tcg.tb_find import remember_jump
from tests.support.flat_mmu import FlatMmu, ListBus

RAM = 0x8000_0000
VA = 0x4000_0000
U64 = (1 << 64) - 1


class Hart:
    def __init__(self, arena: Arena, index: int) -> None:
        self.mmu = FlatMmu()
        self.bus = ListBus()
        self.memory = GuestMemory(arena, index, self.mmu, self.bus)
        self.written: list[tuple[int, int]] = []
        self.memory.on_code_written = lambda pa, size: self.written.append((pa, size))
        for page in range(4):
            self.mmu.map(VA + page * 4096, RAM + (8 - page) * 4096)
        self.mmu.map(0x5000_0000, 0x1000_0000)

    def load(self, va: int, size: int) -> int:
        return self.memory.load(va, size, 1)

    def store(self, va: int, size: int, value: int) -> None:
        self.memory.store(va, size, value, 1)


@pytest.fixture
def hart(arena: Arena) -> Hart:
    return Hart(arena, 0)


@pytest.fixture
def other(arena: Arena) -> Hart:
    return Hart(arena, 1)


@pytest.mark.parametrize("size", [1, 2, 4, 8])
@pytest.mark.parametrize("offset", [0, 1, 3, 5, 7])
def test_loads_and_stores_of_every_size_and_alignment(hart: Hart, size: int, offset: int) -> None:
    value = 0x8877665544332211 & ((1 << 8 * size) - 1)
    hart.store(VA + offset, size, value)
    assert hart.load(VA + offset, size) == value
    assert hart.memory.ram.read(RAM + 8 * 4096 + offset, size) == value


@pytest.mark.parametrize("inside", range(1, 8))
def test_an_access_across_a_page_uses_both_translations(hart: Hart, inside: int) -> None:
    va = VA + 4096 - inside
    hart.store(va, 8, 0x1122334455667788)
    assert hart.load(va, 8) == 0x1122334455667788
    low = hart.memory.ram.read(RAM + 9 * 4096 - inside, inside)
    assert low == 0x1122334455667788 & ((1 << 8 * inside) - 1)


def test_a_fault_on_the_second_page_stores_nothing(hart: Hart) -> None:
    va = VA + 4 * 4096 - 3
    before = hart.load(va, 2)
    with pytest.raises(GuestTrap) as trap:
        hart.store(va, 8, U64)
    assert (trap.value.cause, trap.value.tval) == (15, VA + 4 * 4096)
    assert hart.load(va, 2) == before


def test_mmio_is_not_touched_when_the_other_page_faults(hart: Hart) -> None:
    with pytest.raises(GuestTrap):
        hart.load(0x5000_0FFE, 4)
    assert hart.bus.reads == []


def test_nothing_answering_is_an_access_fault(hart: Hart) -> None:
    hart.mmu.map(0x6000_0000, 0x2000_0000)
    for action, cause in ((lambda: hart.load(0x6000_0010, 4), 5), (lambda: hart.store(0x6000_0010, 4, 1), 7)):
        with pytest.raises(GuestTrap) as trap:
            action()
        assert (trap.value.cause, trap.value.tval) == (cause, 0x6000_0010)


def test_read_permission_does_not_let_stores_in(hart: Hart) -> None:
    hart.mmu.map(VA, RAM, PERM_R)
    assert hart.load(VA, 8) == 0
    with pytest.raises(GuestTrap) as trap:
        hart.store(VA, 8, 1)
    assert trap.value.cause == 15


def test_a_changed_mapping_shows_after_a_flush_of_its_page(hart: Hart) -> None:
    hart.store(VA, 8, 1)
    hart.mmu.map(VA, RAM)
    assert hart.load(VA, 8) == 1
    hart.memory.flush_page(VA)
    assert hart.load(VA, 8) == 0


def test_flushing_an_address_in_a_large_page_drops_all_of_it(hart: Hart) -> None:
    hart.mmu.leaf_bits = 21
    hart.store(VA, 8, 1)
    hart.mmu.map(VA, RAM)
    hart.memory.flush_page(VA + 0x10_0000)
    assert hart.load(VA, 8) == 0


def test_what_may_not_be_cached_is_translated_each_time(hart: Hart) -> None:
    hart.mmu.cacheable = False
    hart.store(VA, 8, 7)
    hart.mmu.map(VA, RAM)
    assert hart.load(VA, 8) == 0


@pytest.mark.parametrize(
    ("kind", "old", "operand", "new"),
    [
        ("swap", 5, 7, 7), ("add", U64, 2, 1), ("xor", 6, 3, 5), ("and", 6, 3, 2), ("or", 6, 3, 7),
        ("min", 1, U64, U64), ("max", 1, U64, 1), ("minu", 1, U64, 1), ("maxu", 1, U64, U64),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [4, 8])
def test_amo(hart: Hart, kind: str, old: int, operand: int, new: int, size: int) -> None:
    mask = (1 << 8 * size) - 1
    hart.store(VA + 8, 8, U64)
    hart.store(VA + 8, size, old & mask)
    assert hart.memory.amo(VA + 8, size, kind, operand, 1) == old & mask
    assert hart.load(VA + 8, size) == new & mask
    if size == 4:
        assert hart.load(VA + 12, 4) == 0xFFFF_FFFF


def test_misaligned_atomics_fault(hart: Hart) -> None:
    for action, cause in (
        (lambda: hart.memory.amo(VA + 4, 8, "add", 1, 1), 6),
        (lambda: hart.memory.load_reserved(VA + 2, 4, 1, 0), 4),
        (lambda: hart.memory.store_conditional(VA + 2, 4, 1, 1, 0), 6),
    ):
        with pytest.raises(GuestTrap) as trap:
            action()
        assert trap.value.cause == cause


def lr(hart: Hart, sc_pc: int) -> int:
    return hart.memory.load_reserved(VA, 8, 1, sc_pc)


def sc(hart: Hart, value: int, pc: int = 0x100) -> int:
    return hart.memory.store_conditional(VA, 8, value, 1, pc)


@pytest.mark.parametrize("sc_pc", [0, 0x100])
def test_sc_succeeds_once_after_lr(hart: Hart, sc_pc: int) -> None:
    assert lr(hart, sc_pc) == 0
    assert (sc(hart, 5), hart.load(VA, 8)) == (0, 5)
    assert (sc(hart, 6), hart.load(VA, 8)) == (1, 5)


@pytest.mark.parametrize("sc_pc", [0, 0x100])
def test_another_harts_store_breaks_the_reservation(hart: Hart, other: Hart, sc_pc: int) -> None:
    lr(hart, sc_pc)
    other.store(VA, 8, 9)
    assert (sc(hart, 5), hart.load(VA, 8)) == (1, 9)


def test_a_same_value_store_breaks_an_exact_reservation(hart: Hart, other: Hart) -> None:
    lr(hart, 0)
    other.store(VA + 4, 4, 0)
    assert sc(hart, 5) == 1
    lr(hart, 0)
    other.memory.amo(VA, 8, "or", 0, 1)
    assert sc(hart, 5) == 1


def test_dma_breaks_an_exact_reservation(arena: Arena, hart: Hart) -> None:
    lr(hart, 0)
    dma_write(CodePages(arena, None), Ram(arena), RAM + 8 * 4096, bytes(4))
    assert sc(hart, 5) == 1


def test_a_store_elsewhere_in_the_page_leaves_it(hart: Hart, other: Hart) -> None:
    lr(hart, 0)
    other.store(VA + 256, 8, 1)
    assert sc(hart, 5) == 0


def test_a_value_checked_reservation_serves_only_its_own_sc(hart: Hart) -> None:
    mismatches: list[int] = []
    hart.memory.on_sc_mismatch = mismatches.append
    lr(hart, 0x100)
    assert sc(hart, 5, pc=0x200) == 1
    assert mismatches == [0x100]


def test_an_sc_that_is_jumped_back_to_is_not_value_checked(hart: Hart) -> None:
    """A branch out of the sequence sets bit 0 of res_pc (tcg.reservation)."""
    mismatches: list[int] = []
    hart.memory.on_sc_mismatch = mismatches.append
    lr(hart, 0x100)
    hart.memory.record.set("res_pc", 0x101)
    assert sc(hart, 5, pc=0x100) == 1
    assert mismatches == [0x100]


def test_a_given_up_reservation_keeps_no_page_slow(hart: Hart, other: Hart) -> None:
    for give_up in ("res_addr", "res_pc"):  # as a trap or a failed SC in emitted code do it; as an LR there does
        lr(hart, 0)
        hart.memory.record.set(give_up, U64)
        other.store(VA + 256, 8, 1)
        assert not hart.memory.codepages.marks[8]
    lr(hart, 0)
    other.store(VA + 256, 8, 1)
    assert hart.memory.codepages.marks[8]
    assert sc(hart, 5) == 0


def test_sc_checks_permission_even_when_it_will_fail(hart: Hart) -> None:
    hart.mmu.map(VA, RAM, PERM_R)
    with pytest.raises(GuestTrap) as trap:
        sc(hart, 1)
    assert trap.value.cause == 15


def test_reserved_pages_become_fast_again(hart: Hart, other: Hart) -> None:
    page = 8
    lr(hart, 0)
    assert hart.memory.codepages.marks[page]
    sc(hart, 5)
    other.store(VA, 8, 1)
    assert not hart.memory.codepages.marks[page]


# --- marked pages


def fast_write_entry(hart: Hart, va: int) -> bool:
    tag = hart.memory.q[hart.memory.tlb.entry(va, 1) + WRITE]
    return tag == va & -4096


def test_marking_takes_own_fast_write_entries_away(hart: Hart) -> None:
    hart.store(VA, 8, 1)
    assert fast_write_entry(hart, VA)
    hart.memory.codepages.hold(8)
    assert not fast_write_entry(hart, VA)
    assert hart.memory.q[hart.memory.tlb.entry(VA, 1) + WRITE] == VA | TLB_SLOW_MARK


def test_marking_asks_other_writers(hart: Hart, other: Hart) -> None:
    other.store(VA, 8, 1)
    hart.memory.codepages.hold(8)
    assert other.memory.record.get("requests")
    other.memory.tlb.drop_marked_writes()
    assert not fast_write_entry(other, VA)


def test_a_marked_page_is_filled_slow(hart: Hart) -> None:
    hart.memory.codepages.hold(8)
    hart.load(VA, 8)
    assert not fast_write_entry(hart, VA)


def test_a_store_to_held_code_is_reported_and_posted(arena: Arena, hart: Hart, other: Hart) -> None:
    for one in (hart, other):
        one.memory.codepages.hold(8)
        one.memory.codepages.cover(8, 64, 72)
    hart.store(VA + 4096 * 0 + 68, 4, 1)
    assert hart.written == [(RAM + 8 * 4096 + 68, 4)]
    assert other.memory.codepages.take_invalidations() == [8]
    assert other.memory.codepages.take_invalidations() == []


def test_a_store_beside_the_code_is_not(hart: Hart, other: Hart) -> None:
    other.memory.codepages.hold(8)
    other.memory.codepages.cover(8, 64, 72)
    hart.store(VA + 128, 8, 1)
    assert other.memory.codepages.take_invalidations() == []


def test_a_store_across_two_pages_reports_both(hart: Hart) -> None:
    for page in (8, 7):
        hart.memory.codepages.hold(page)
        hart.memory.codepages.cover(page, 0, 4096)
    hart.store(VA + 4096 - 4, 8, 1)
    pages = {pa >> 12 for pa, _ in hart.written}
    assert pages == {(RAM >> 12) + 8, (RAM >> 12) + 7}


def test_a_page_nobody_holds_any_more_becomes_fast(hart: Hart) -> None:
    pages = hart.memory.codepages
    pages.hold(8)
    pages.release(8)
    hart.store(VA, 8, 1)
    assert not pages.marks[8] & MARK_CODE
    hart.store(VA, 8, 1)
    assert fast_write_entry(hart, VA)


def test_dma_invalidates(arena: Arena, hart: Hart) -> None:
    hart.memory.codepages.hold(8)
    hart.memory.codepages.cover(8, 0, 4)
    dma_write(CodePages(arena, None), Ram(arena), RAM + 8 * 4096 - 2, b"abcd")
    assert hart.memory.codepages.take_invalidations() == [8]
    assert hart.load(VA, 2) == int.from_bytes(b"cd", "little")


def test_a_full_flush_empties_tlb_and_jump_cache(hart: Hart) -> None:
    hart.load(VA, 8)
    record = hart.memory.tlb.record
    interpreted(remember_jump, VCPU.at)(record.base, VA, 2, 1234)
    entry = VCPU.q("jc", (2 * JC_SIZE + (VA >> 1 & JC_SIZE - 1)) * 2)
    assert list(record.q[entry : entry + 2]) == [VA, 1234]
    fetched = VCPU.q("xtlb")
    record.q[fetched : fetched + 2] = memoryview(b"".join(n.to_bytes(8, "little") for n in (VA, RAM))).cast("Q")
    hart.memory.flush_all()
    assert hart.memory.q[hart.memory.tlb.entry(VA, 1) + READ] == TLB_INVALID
    assert record.q[entry] == TLB_INVALID
    assert record.q[fetched] == TLB_INVALID
