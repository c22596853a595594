"""Exact LR/SC as native functions (memory.reserve_native) beside Python's (memory.ldst).

Two machines of three harts get the same random accesses, one by Python alone, the other by the native functions
wherever these do not leave it to Python: what guests can see must be the same after each. Then the rules one by one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from mttcg.memory import codepages, requests, reserve_native
from mttcg.memory.arena import Arena
from mttcg.memory.codepages import MARK_CODE, MARK_RESV, MARK_RESV_DONE
from mttcg.memory.layout import PAGE, REQ_SHOOT, ST_CODE, TLB_SLOW_MARK
from mttcg.memory.ldst import GuestMemory, dma_write
from mttcg.memory.protocols import PERM_R, READ, WRITE, GuestTrap
from mttcg.memory.records import View
from mttcg.memory.reserve_native import AGAIN, FAILED, STORED, STORED_CODE
from mttcg.native import atomics, lowlevel, memory
from tests.support.flat_mmu import FlatMmu, ListBus
from tests.support.natives import Table, by_python, compiled

RAM, VA = 0x8000_0000, 0x4000_0000
NONE = (1 << 64) - 1
MMU_IDX = 1
HARTS, PAGES = 3, 4
LINES = (0, 8, 64, 72, PAGE - 8)
PCS = (0x1000, 0x1010)
VALUES = (0, 1, 1, 0x8000_0000, NONE, 0x1_0000_0001)


@pytest.fixture(scope="module", params=["compiled", "interpreted"])
def natives(request: pytest.FixtureRequest) -> Iterator[Table]:
    if request.param == "interpreted":
        yield by_python(*reserve_native.NATIVES)
    else:
        with compiled(*reserve_native.NATIVES) as table:
            yield table


class Hart(GuestMemory):
    """One hart; without `natives` by Python alone. It is in emitted code all the time, and serves requests at once."""

    def __init__(self, arena: Arena, index: int, natives: Table | None) -> None:
        self.flat = FlatMmu()
        super().__init__(arena, index, self.flat, ListBus())
        self.natives = natives
        self.counts: Counter[str] = Counter()
        self.written: list[tuple[int, int]] = []
        self.on_code_written = lambda pa, size: self.written.append((pa, size))
        self.mismatches: list[int] = []
        self.on_sc_mismatch = self.mismatches.append
        self.record.set("ctx", 2 * MMU_IDX)
        self.record.set("state", ST_CODE)
        for page in range(PAGES):
            self.remap(page, page)

    def remap(self, page: int, to: int, perms: int = 7) -> None:
        """Another address space's page, or another right."""
        self.flat.map(VA + page * PAGE, RAM + to * PAGE, perms)
        self.flush_page(VA + page * PAGE)

    def serve(self) -> None:
        if self.record.get("requests") & REQ_SHOOT:
            atomics.and32(self.record.address("requests"), ~REQ_SHOOT & 0xFFFF_FFFF)
            self.tlb.drop_marked_writes()

    def tags(self, va: int) -> list[int]:
        at = self.tlb.entry(va, MMU_IDX)
        return list(self.q[at : at + 4])

    def reservation(self) -> list[int]:
        return [self.record.get(name) for name in ("res_addr", "res_pc", "res_val", "res_phys")]

    def lr(self, va: int, size: int) -> int:
        """An exact LR, as emitted code makes it."""
        if self.natives is not None and not va & size - 1 and self.tags(va)[READ] == va & -PAGE:
            before = self.everything()
            if self.natives["load_reserved"](self.record.base, va, va + self.tags(va)[2] & NONE, size):
                self.counts["lr"] += 1
                return self.record.get("ret") & (1 << 8 * size) - 1
            assert self.everything() == before
            self.counts["lr by Python"] += 1
        return self.load_reserved(va, size, MMU_IDX, 0)

    def sc(self, va: int, size: int, value: int, pc: int) -> int:
        if self.natives is not None:
            before = self.everything()
            status = self.natives["store_conditional"](self.record.base, va, value, pc, size)
            self.counts[str(status)] += 1
            if status >= STORED:
                if status == STORED_CODE:
                    self.after_native_store(va, size, MMU_IDX)
                return status & 1
            if status == AGAIN:
                assert self.tags(va)[WRITE] == va & -PAGE
            else:
                assert self.everything() == before
        return self.store_conditional(va, size, value, MMU_IDX, pc)

    def put(self, va: int, size: int, value: int) -> None:
        """A store, as emitted code makes it."""
        slow = self.tags(va)[WRITE] == va & -PAGE | TLB_SLOW_MARK
        if self.natives is not None and slow and (va & PAGE - 1) + size <= PAGE:
            before = self.everything()
            status = self.natives["store_marked"](self.record.base, va, value, size)
            self.counts[f"put {status}"] += 1
            if status:
                if status == STORED_CODE:
                    self.after_native_store(va, size, MMU_IDX)
                return
            assert self.everything() == before
        self.store(va, size, value, MMU_IDX)

    def atomic(self, va: int, size: int, kind: str, value: int) -> int:
        """An AMO, as emitted code makes it on a page whose stores are slow."""
        if self.natives is not None and self.tags(va)[WRITE] == va & -PAGE | TLB_SLOW_MARK:
            before = self.everything()
            number = reserve_native.AMO_KINDS.index(kind)
            status = self.natives["amo_marked"](self.record.base, va, value, number, size)
            self.counts[f"amo {status}"] += 1
            if status >= STORED:
                if status == STORED_CODE:
                    self.after_native_store(va, size, MMU_IDX)
                return self.record.get("ret") & (1 << 8 * size) - 1
            if status == AGAIN:
                assert self.tags(va)[WRITE] == va & -PAGE
            else:
                assert self.everything() == before
        return self.amo(va, size, kind, value, MMU_IDX)

    def everything(self) -> list[object]:
        """All that a refusal must leave alone."""
        arena = self.arena
        maps = [(arena.marks, arena.pages), (arena.writers, arena.pages * 8), (arena.ram, PAGES * PAGE)]
        records = [[record.get(f"res_{name}") for name in ("addr", "pc", "val", "phys")] for record in arena.vcpus]
        locks = [arena.machine.get(name) for name in ("lock_mark", "lock_resv")]
        own = [self.tags(VA + page * PAGE) for page in range(PAGES)]
        return [*(bytes(memory.buffer(*place)) for place in maps), records, locks, own]


class Machine:
    """Three harts, and what a guest can see of them."""

    def __init__(self, natives: Table | None) -> None:
        self.arena = Arena(HARTS, 1 << 20)
        self.harts = [Hart(self.arena, index, natives) for index in range(HARTS)]
        self.device = codepages.CodePages(self.arena, None)

    def do(self, action: Callable[[Machine], object]) -> object:
        """The result of an action, or its trap."""
        try:
            return action(self)
        except GuestTrap as trap:
            return trap.cause, trap.tval

    def visible(self) -> list[object]:
        seen: list[object] = [bytes(memory.buffer(self.arena.ram, PAGES * PAGE))]
        for hart in self.harts:
            address, pc, value, phys = hart.reservation()
            if address != NONE:  # what is left of a reservation that has ended is nobody's business
                seen.append((address, pc, value, phys if not pc else None))
            seen.append((hart.written, hart.mismatches, hart.record.get("inval_pending")))
        return seen

    def check_marks(self) -> None:
        """Nobody stores unnoticed to a page with a mark, and every exact reservation has one."""
        marks = self.device.marks
        for hart in self.harts:
            for page in range(PAGES):
                tags = hart.tags(VA + page * PAGE)
                assert tags[WRITE] != VA + page * PAGE or not marks[(tags[3] - RAM) // PAGE]
            address, pc, _, phys = hart.reservation()
            if NONE not in (address, phys) and not pc:
                assert marks[(phys - RAM) // PAGE] & MARK_RESV_DONE
        assert self.arena.machine.get("lock_resv") == self.arena.machine.get("lock_mark") == 0


@pytest.fixture
def prompt(monkeypatch: pytest.MonkeyPatch) -> list[Hart]:
    """Harts that serve a request as soon as it is posted; to be filled."""
    harts: list[Hart] = []
    post = requests.post

    def served_at_once(record: View, bits: int) -> None:
        post(record, bits)
        for hart in harts:
            if hart.record.base == record.base:
                hart.serve()

    monkeypatch.setattr(codepages, "post", served_at_once)
    return harts


def random_action(rng: random.Random) -> Callable[[Machine], object]:
    index, size, value, pc = rng.randrange(HARTS), rng.choice((4, 8)), rng.choice(VALUES), rng.choice(PCS)
    page = rng.choice((0, 0, 0, 0, 1, 1, 2, 3))
    va = VA + page * PAGE + rng.choice(LINES) + rng.choice((0, 0, 0, 0, 0, 4, 2))
    data = value.to_bytes(8, "little")
    amo = rng.choice(reserve_native.AMO_KINDS)
    odd, store_size = rng.choice((0, 0, 3, 62)), rng.choice((1, 2, 4, 8))
    line = rng.choice(LINES) & -64
    other_page = rng.choice((page, page, rng.randrange(PAGES)))

    def sequence(hart: Hart) -> tuple[int, int]:
        return hart.lr(va, size), hart.sc(va, size, value, pc)

    def translate(hart: Hart) -> None:
        hart.codepages.hold(page)
        hart.codepages.cover(page, line, line + 64)

    often = {"lr": 8, "sc": 10, "pair": 6, "lr_checked": 3, "store": 8, "amo": 4, "translate": 2}
    actions: dict[str, Callable[[Machine], object]] = {
        "lr": lambda m: m.harts[index].lr(va, size),
        "lr_checked": lambda m: m.harts[index].load_reserved(va, size, MMU_IDX, pc),
        "sc": lambda m: m.harts[index].sc(va, size, value, pc),
        "pair": lambda m: sequence(m.harts[index]),
        "store": lambda m: m.harts[index].put(va + odd, store_size, value),
        "amo": lambda m: m.harts[index].atomic(va, size, amo, value),
        "dma": lambda m: dma_write(m.device, m.harts[0].ram, RAM + va - VA, data[:size]),
        "trap": lambda m: m.harts[index].record.set("res_addr", NONE),
        "left": lambda m: m.harts[index].record.set("res_pc", m.harts[index].record.get("res_pc") and pc | 1),
        "translate": lambda m: translate(m.harts[index]),
        "release": lambda m: m.harts[index].codepages.release(page),
        "remap": lambda m: m.harts[index].remap(page, other_page),
        "read_only": lambda m: m.harts[index].remap(page, page, PERM_R),
    }
    kind = rng.choices(list(actions), [often.get(name, 1) for name in actions])[0]
    return actions[kind]


@pytest.mark.parametrize("seed", range(6))
def test_guests_see_what_python_makes_them_see(natives: Table, prompt: list[Hart], seed: int) -> None:
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    for _ in range(6):
        by_them, by_it = Machine(natives), Machine(None)
        prompt[:] = [*by_them.harts, *by_it.harts]
        for step in range(400):
            action = random_action(rng)
            got, wanted = by_them.do(action), by_it.do(action)
            assert got == wanted, step
            assert by_them.visible() == by_it.visible(), step
            by_them.check_marks()
        for hart in by_them.harts:
            counts += hart.counts
    made = ("lr", str(STORED), str(FAILED), f"put {STORED}", f"amo {STORED}")
    for kind in (*made, "lr by Python", "0", "put 0", "amo 0"):
        assert counts[kind] > 10, counts
    assert counts[str(STORED_CODE)] > 5, counts
    assert min(counts[str(AGAIN)], counts[f"put {STORED_CODE}"]) > 1, counts


@pytest.fixture
def machine(natives: Table, prompt: list[Hart]) -> Machine:
    """Page 0 is in hart 0's soft TLB, and marked for a reservation."""
    found = Machine(natives)
    prompt[:] = found.harts
    found.harts[0].store(VA, 8, 5, MMU_IDX)
    found.harts[0].load_reserved(VA, 8, MMU_IDX, 0)
    assert found.harts[0].tags(VA)[WRITE] == VA | TLB_SLOW_MARK
    return found


def native_sc(machine: Machine, va: int = VA, pc: int = 0x1000, size: int = 8, value: int = 6) -> int:
    hart = machine.harts[0]
    assert hart.natives is not None
    return hart.natives["store_conditional"](hart.record.base, va, value, pc, size)


def test_a_pair_without_python(machine: Machine) -> None:
    hart = machine.harts[0]
    for value in (6, 7, 7, NONE):
        hart.lr(VA, 8)
        assert native_sc(machine, value=value) == STORED
        assert hart.load(VA, 8, MMU_IDX) == value
        assert hart.reservation()[0] == hart.reservation()[3] == NONE
        assert native_sc(machine) == FAILED  # the reservation has been used (rule 19)
    assert (hart.counts["lr"], hart.counts["lr by Python"]) == (4, 0)


def test_a_word_is_sign_extended_and_swapped_alone(machine: Machine) -> None:
    hart = machine.harts[0]
    hart.store(VA, 8, 0x1234_5678_8000_0001, MMU_IDX)
    assert hart.lr(VA, 4) == 0x8000_0001
    assert hart.record.get("ret") == hart.record.get("res_val") == 0xFFFF_FFFF_8000_0001
    assert native_sc(machine, size=4, value=0x9_0000_0007) == STORED
    assert hart.load(VA, 8, MMU_IDX) == 0x1234_5678_0000_0007


def test_an_sc_ends_the_reservations_of_others_in_the_granule(machine: Machine) -> None:
    for index, at in ((1, 56), (2, 64)):
        machine.harts[index].load_reserved(VA + at, 8, MMU_IDX, 0)
    assert native_sc(machine) == STORED
    assert machine.harts[1].reservation()[3] == NONE
    assert machine.harts[2].reservation()[3] == RAM + 64


def test_an_sc_that_does_not_store_breaks_nothing(machine: Machine) -> None:
    machine.harts[1].load_reserved(VA, 8, MMU_IDX, 0)
    machine.harts[0].record.set("res_phys", NONE)
    assert native_sc(machine) == FAILED
    assert machine.harts[1].reservation()[3] == RAM


def test_the_same_value_stored_by_another_hart_is_noticed(machine: Machine) -> None:
    machine.harts[1].load_reserved(VA + 64, 8, MMU_IDX, 0)  # so that the page stays marked
    machine.harts[2].store(VA, 8, 5, MMU_IDX)
    assert native_sc(machine) == FAILED


def test_a_value_that_a_page_walk_has_changed_is_noticed(machine: Machine) -> None:
    machine.harts[0].ram.write(RAM, 8, 0x45)
    assert native_sc(machine) == FAILED


def test_another_address_fails_even_if_it_is_the_same_place(machine: Machine) -> None:
    hart = machine.harts[0]
    hart.remap(1, 0)
    hart.tlb.fill(VA + PAGE, WRITE, MMU_IDX)
    assert native_sc(machine, VA + PAGE) == FAILED
    assert hart.reservation()[0] == hart.reservation()[3] == NONE


def test_the_same_address_fails_if_it_is_another_place(machine: Machine) -> None:
    hart = machine.harts[0]
    machine.harts[1].load_reserved(VA + PAGE, 8, MMU_IDX, 0)
    hart.ram.write(RAM + PAGE, 8, 5)
    hart.remap(0, 1)
    hart.tlb.fill(VA, WRITE, MMU_IDX)
    assert native_sc(machine) == FAILED
    assert hart.ram.read(RAM + PAGE, 8) == 5


@pytest.mark.parametrize("va", [VA + 1, VA + 4, VA + 7])
def test_a_misaligned_one_is_pythons(machine: Machine, va: int) -> None:
    assert native_sc(machine, va) == 0
    assert machine.harts[0].reservation()[0] == VA


def test_permission_comes_before_the_reservation(machine: Machine) -> None:
    hart = machine.harts[0]
    hart.remap(1, 1, PERM_R)
    hart.load(VA + PAGE, 8, MMU_IDX)
    assert native_sc(machine, VA + PAGE) == 0
    assert hart.reservation()[0] == VA


def test_another_sc_than_the_foreseen_one_is_pythons(machine: Machine) -> None:
    hart = machine.harts[0]
    hart.load_reserved(VA, 8, MMU_IDX, 0x1000)
    assert native_sc(machine, pc=0x1004) == 0
    assert native_sc(machine, pc=0x1000) == STORED


def test_code_beside_and_code_in_the_line(machine: Machine) -> None:
    hart, pages = machine.harts[0], machine.harts[1].codepages
    pages.hold(0)
    pages.cover(0, 64, 128)
    assert native_sc(machine) == STORED
    pages.cover(0, 0, 64)
    hart.lr(VA, 8)
    assert native_sc(machine) == STORED_CODE
    hart.lr(VA, 8)
    pages.release(0)
    assert pages.marks[0] & MARK_CODE
    assert native_sc(machine) == 0  # for Python to remove the mark


def test_a_page_that_has_lost_its_marks_is_fast_again(machine: Machine) -> None:
    hart = machine.harts[0]
    hart.record.set("res_addr", NONE)
    machine.harts[1].store(VA + 128, 8, 1, MMU_IDX)
    assert not machine.device.marks[0]
    assert native_sc(machine) == AGAIN
    assert hart.tags(VA)[WRITE] == VA


def test_a_page_that_no_other_hart_may_write_is_marked(machine: Machine) -> None:
    hart = machine.harts[0]
    hart.store(VA + PAGE, 8, 1, MMU_IDX)
    hart.lr(VA + PAGE, 8)
    assert hart.counts["lr by Python"] == 0
    assert machine.device.marks[1] == MARK_RESV | MARK_RESV_DONE
    assert hart.tags(VA + PAGE)[WRITE] == VA + PAGE | TLB_SLOW_MARK
    machine.harts[1].store(VA + 2 * PAGE, 8, 1, MMU_IDX)
    hart.load(VA + 2 * PAGE, 8, MMU_IDX)
    hart.lr(VA + 2 * PAGE, 8)
    assert hart.counts["lr by Python"] == 1


def test_a_writer_that_comes_meanwhile_is_pythons(prompt: list[Hart], monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(by_python(*reserve_native.NATIVES))
    prompt[:] = machine.harts
    hart, other = machine.harts[:2]
    hart.load(VA, 8, MMU_IDX)
    marked: list[int] = []

    def announced_before(address: int, bits: int) -> int:
        if not marked:
            assert other.codepages.allow_write(0)
        marked.append(bits)
        return or64(address, bits)

    or64 = lowlevel.or64
    monkeypatch.setattr(reserve_native, "or64", announced_before)
    assert hart.natives is not None
    assert not hart.natives["load_reserved"](hart.record.base, VA, machine.arena.ram, 8)
    assert marked == [MARK_RESV]
    assert machine.device.marks[0] == 0
    assert memory.buffer(machine.arena.writers, 8)[0] == 3  # both are still to be asked
    assert hart.reservation()[0] == hart.reservation()[3] == NONE
    assert machine.arena.machine.get("lock_resv") == machine.arena.machine.get("lock_mark") == 0


def test_more_harts_than_a_word_has_bits_for(prompt: list[Hart], natives: Table) -> None:
    arena = Arena(65, 1 << 20)
    hart = Hart(arena, 64, natives)
    prompt.append(hart)
    for _ in range(2):
        hart.load(VA, 8, MMU_IDX)
        hart.lr(VA, 8)
        assert hart.sc(VA, 8, 1, 0x1000) == 0
    assert hart.counts == {"lr by Python": 1, "lr": 1, str(STORED): 2}


def native_store(machine: Machine, index: int, va: int, size: int = 8, value: int = 5) -> int:
    hart = machine.harts[index]
    assert hart.natives is not None
    return hart.natives["store_marked"](hart.record.base, va, value, size)


@pytest.mark.parametrize(("at", "size", "kept"), [
    (0, 8, False), (63, 1, False), (64, 8, True), (60, 8, False), (128, 4, True), (2, 2, False), (62, 4, False),
])
def test_a_store_of_another_hart_breaks_what_it_overlaps(machine: Machine, at: int, size: int, kept: bool) -> None:
    machine.harts[1].tlb.fill(VA, WRITE, MMU_IDX)
    value = machine.harts[1].load(VA + at, size, MMU_IDX)
    assert native_store(machine, 1, VA + at, size, value) == STORED
    assert native_sc(machine) == (STORED if kept else FAILED)


def test_an_amo_of_another_hart_breaks_what_it_overlaps(machine: Machine) -> None:
    hart, other = machine.harts[:2]
    other.tlb.fill(VA, WRITE, MMU_IDX)
    for at, result in ((64, STORED), (56, FAILED), (0, FAILED)):
        hart.store(VA, 8, 5, MMU_IDX)
        hart.lr(VA, 8)
        other.atomic(VA + at, 8, "add", 0)
        assert native_sc(machine) == result
    assert other.counts == {f"amo {STORED}": 3}


@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_a_store_of_every_size_to_a_reserved_page(machine: Machine, size: int) -> None:
    hart = machine.harts[0]
    hart.store(VA + 96, 8, NONE, MMU_IDX)
    assert native_store(machine, 0, VA + 99, size, 0x8877665544332211) == STORED
    expected = NONE.to_bytes(8, "little")[:3] + 0x8877665544332211.to_bytes(8, "little")[:size] + bytes(8)
    if size <= 5:
        expected = expected[: 3 + size] + NONE.to_bytes(8, "little")[3 + size :]
    assert hart.load(VA + 96, 8, MMU_IDX) == int.from_bytes(expected[:8], "little")
    assert native_sc(machine) == STORED  # the own reservation outlives it


def test_the_mark_goes_when_nobody_has_had_a_reservation_for_long(machine: Machine) -> None:
    assert native_sc(machine) == STORED
    stores = 0
    while machine.device.marks[0]:
        assert native_store(machine, 0, VA) == STORED
        stores += 1
    assert 1 < stores <= 64
    assert machine.harts[0].tags(VA)[WRITE] == VA | TLB_SLOW_MARK
    assert native_store(machine, 0, VA) == STORED
    assert machine.harts[0].tags(VA)[WRITE] == VA


def test_the_mark_stays_while_somebody_has_a_reservation(machine: Machine) -> None:
    for _ in range(200):
        assert native_store(machine, 0, VA + 128) == STORED
    assert machine.device.marks[0] == MARK_RESV | MARK_RESV_DONE
    assert native_sc(machine) == STORED


def test_the_lock_is_not_waited_for(machine: Machine) -> None:
    hart = machine.harts[0]
    machine.arena.machine.set("lock_resv", 1)
    before = hart.everything()
    assert native_sc(machine) == native_store(machine, 0, VA) == 0
    assert hart.natives is not None
    assert hart.natives["load_reserved"](hart.record.base, VA, machine.arena.ram, 8) == 0
    assert hart.everything() == before
