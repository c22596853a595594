"""Accesses across two pages (memory.crossing_native) beside `GuestMemory`, which is the whole of them.

Two machines alike from random states: one makes each access in Python, the other natively, and in Python what the
native function refuses. Afterwards they must be alike again: values, traps, RAM with the page tables in it, devices,
what the other vCPU was told about code, and its reservation.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from mttcg.memory import crossing_native
from mttcg.memory.codepages import CodePages
from mttcg.memory.layout import MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U, PAGE, REQ_SHOOT, TLB_INVALID, TLB_SIZE
from mttcg.memory.ldst import GuestMemory
from mttcg.memory.protocols import READ, WRITE, GuestTrap
from mttcg.target.riscv import mmu_native
from mttcg.target.riscv.csr_fields import (
    MSTATUS_MPP_SHIFT,
    MSTATUS_MPRV,
    MSTATUS_MXR,
    PTE_A,
    PTE_D,
    PTE_R,
    PTE_U,
    PTE_V,
    PTE_W,
    PTE_X,
    SATP_MODE_SHIFT,
)
from tests.support.flat_mmu import ListBus
from tests.support.hart import RAM, RAM_SIZE, Hart
from tests.support.natives import Table, by_python, compiled

DEVICE = 0x1000_0000
VA = 0x4000_0000
PAGES = 8  # of virtual addresses in one piece; PIECES pieces share the soft TLB's indices
PIECES = 3
ROOT, MIDDLE, LEAVES = 16, 17, 18  # RAM pages with page tables
DATA = range(8)  # RAM pages that leaves lead to
USED = (LEAVES + PIECES) * PAGE
MODES = (MMU_U, MMU_S, MMU_S_SUM, MMU_M, MMU_MPRV)
DONE, FAULT = crossing_native.DONE, crossing_native.PAGE_FAULT
NATIVES = (crossing_native.crossing_load, crossing_native.crossing_store)
MASK64 = (1 << 64) - 1
AD = PTE_A | PTE_D


@pytest.fixture(scope="module", params=["compiled", "interpreted"])
def natives(request: pytest.FixtureRequest) -> Iterator[Table]:
    if request.param == "compiled":
        with compiled(*NATIVES, mmu_native.refill) as table:
            yield table
    else:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(crossing_native, "refill", mmu_native.refill)
            yield by_python(*NATIVES)


class Machine:
    """Hart 0 behind Sv39; hart 1 only holds code and reserves."""

    def __init__(self, natives: Table | None) -> None:
        self.natives = natives
        self.hart = Hart(2)
        self.hart.open_pmp()
        self.record, self.ram = self.hart.record, self.hart.ram
        self.bus = ListBus(DEVICE, 0x800)
        self.memory = GuestMemory(self.hart.arena, 0, self.hart.mmu, self.bus)
        self.told: list[tuple[int, int]] = []
        self.memory.on_code_written = lambda pa, size: self.told.append((pa, size))
        self.other = CodePages(self.hart.arena, 1)
        self.ram.write(RAM + ROOT * PAGE + 8 * (VA >> 30), 8, (RAM >> 12) + MIDDLE << 10 | PTE_V)
        for piece in range(PIECES):  # 16 MiB apart, which is TLB_SIZE pages
            table = (RAM >> 12) + LEAVES + piece
            self.ram.write(RAM + MIDDLE * PAGE + 8 * (piece * TLB_SIZE >> 9), 8, table << 10 | PTE_V)
        self.record.set("satp", 8 << SATP_MODE_SHIFT | (RAM >> 12) + ROOT)
        self.outcomes: Counter[tuple[int, int]] = Counter()

    def map(self, piece: int, index: int, leaf: int) -> None:
        self.ram.write(RAM + (LEAVES + piece) * PAGE + 8 * index, 8, leaf)
        self.memory.flush_page(address(piece, index))

    def serve(self) -> None:
        """What hart 0 does when it attends."""
        if self.record.get("requests") & REQ_SHOOT:
            self.record.set("requests", self.record.get("requests") & ~REQ_SHOOT)
            self.memory.tlb.drop_marked_writes()

    def access(self, va: int, access: int, size: int, value: int, mmu_idx: int) -> object:
        """The value, None, or the trap's cause and value."""
        self.record.set("ctx", 2 * mmu_idx)
        try:
            if self.natives is None:
                return self.in_python(va, access, size, value, mmu_idx)
            if access == READ:
                outcome = self.natives["crossing_load"](self.record.base, va, size)
            else:
                outcome = self.natives["crossing_store"](self.record.base, va, value, size)
            self.outcomes[access, outcome] += 1
            if outcome == FAULT:
                return (15 if access == WRITE else 13, self.record.get("ret"))
            if outcome != DONE:
                assert outcome == 0
                return self.in_python(va, access, size, value, mmu_idx)
            return self.record.get("ret") & (1 << 8 * size) - 1 if access == READ else None
        except GuestTrap as trap:
            return trap.cause, trap.tval

    def in_python(self, va: int, access: int, size: int, value: int, mmu_idx: int) -> object:
        if access == READ:
            return self.memory.load(va, size, mmu_idx)
        self.memory.store(va, size, value, mmu_idx)
        return None

    def state(self) -> list[object]:
        """What must be alike."""
        arena = self.hart.arena
        pages = self.memory.codepages
        return [
            bytes(self.ram.b[:USED]), bytes(self.ram.b[-PAGE:]), self.bus.reads, self.bus.writes, self.told,
            bytes(pages.marks), list(pages.lines), self.other.take_invalidations(), arena.vcpus[1].get("res_phys"),
            arena.vcpus[1].get("requests"),
        ]  # fmt: skip


def address(piece: int, index: int) -> int:
    return VA + piece * TLB_SIZE * PAGE + index * PAGE


def random_leaf(rng: random.Random) -> int:
    rights = rng.choice((PTE_R | PTE_W, PTE_R | PTE_W, PTE_R | PTE_W, PTE_R, PTE_R | PTE_X, PTE_X))
    # A device, the end of RAM and what lies behind it are pages like any other.
    frame = rng.choice((*DATA, *DATA, RAM_SIZE // PAGE - 1, RAM_SIZE // PAGE)) + (RAM >> 12)
    if rng.random() < 0.05:
        frame = DEVICE >> 12
    valid = PTE_V if rng.random() < 0.9 else 0
    return frame << 10 | rights | valid | rng.choice((0, PTE_U, PTE_U)) | rng.choice((0, PTE_A, AD, AD))


def act(rng: random.Random, machines: tuple[Machine, Machine]) -> None:
    """Something happens beside accesses."""
    kind, page = rng.choice((0, 1, 2, 3, 3, 3, 4, 5)), rng.choice(DATA)
    piece, index, leaf = rng.randrange(PIECES), rng.randrange(PAGES), random_leaf(rng)
    at = rng.choice((0, PAGE - 64))
    privilege = rng.randrange(2) << MSTATUS_MPP_SHIFT | rng.choice((0, MSTATUS_MXR))
    for machine in machines:
        if kind in (0, 1):
            machine.map(piece, index, leaf)
        elif kind == 2:
            machine.other.hold(page)
            machine.other.cover(page, at, at + 64)
        elif kind == 3:
            machine.other.release(page)
        elif kind == 4:
            machine.hart.arena.vcpus[1].set("res_addr", 1)
            machine.other.reserve(RAM + page * PAGE + at)
        else:  # as a write of mstatus does
            machine.record.set("mstatus", privilege | MSTATUS_MPRV)
            machine.memory.flush_all()
        machine.serve()


def random_access(rng: random.Random) -> tuple[int, int, int, int, int]:
    size = rng.choice((2, 4, 8))
    mmu_idx = rng.choice(MODES)
    if mmu_idx == MMU_M:
        end = RAM + rng.choice((*DATA, -1, RAM_SIZE // PAGE - 1)) * PAGE + PAGE
    else:
        end = address(rng.randrange(PIECES), rng.randrange(PAGES)) + PAGE
    va = end - rng.randrange(1, size)
    return va, rng.choice((READ, WRITE)), size, rng.getrandbits(64), mmu_idx


@pytest.mark.parametrize("seed", range(4))
def test_native_or_python_makes_no_difference(natives: Table, seed: int) -> None:
    rng = random.Random(seed)
    plain, fast = machines = Machine(None), Machine(natives)
    content = rng.randbytes(len(DATA) * PAGE)
    leaves = [(piece, index, random_leaf(rng)) for piece in range(PIECES) for index in range(PAGES)]
    for machine in machines:
        machine.ram.b[: len(content)] = content
        machine.record.set("mstatus", MSTATUS_MPRV)
        for leaf in leaves:
            machine.map(*leaf)
    for step in range(1500):
        if rng.random() < 0.1:
            act(rng, machines)
        access = random_access(rng)
        # MMU_MPRV stands for another mode while MPRV is set, MMU_M and others for themselves while it is not.
        for machine in machines:
            mprv = MSTATUS_MPRV if access[4] == MMU_MPRV else 0
            machine.record.set("mstatus", machine.record.get("mstatus") & ~MSTATUS_MPRV | mprv)
        expected, got = (machine.access(*access) for machine in machines)
        what = f"step {step}: {access[0]:#x} {access[1:]}"
        assert got == expected, what
        assert fast.state() == plain.state(), what
    assert min(fast.outcomes[access, outcome] for access in (READ, WRITE) for outcome in (0, DONE, FAULT)) > 50
    assert plain.told == []  # hart 0 holds no code itself


@pytest.fixture(params=[MMU_U, MMU_S])
def prepared(request: pytest.FixtureRequest, natives: Table) -> tuple[Machine, int]:
    """Pages 0 and 1 of each piece are writable RAM, of RAM pages that are not neighbours; and the mmu_idx."""
    machine, mmu_idx = Machine(natives), request.param
    machine.ram.b[: 8 * PAGE] = random.Random(0).randbytes(8 * PAGE)
    for piece in range(PIECES):
        for index, page in enumerate((5 - piece, piece)):
            leaf = (RAM >> 12) + page << 10 | PTE_V | PTE_R | PTE_W | AD | (PTE_U if mmu_idx == MMU_U else 0)
            machine.map(piece, index, leaf)
    machine.record.set("ctx", 2 * mmu_idx)
    return machine, mmu_idx


@pytest.mark.parametrize("known", [0, 1, 2])
def test_pages_may_be_known_behind_or_not_at_all(prepared: tuple[Machine, int], known: int) -> None:
    """`known` 0: neither page is in the soft TLB; 1: in its second level; 2: in its first."""
    machine, mmu_idx = prepared
    for access in (READ, WRITE):
        machine.memory.flush_all()
        for piece in range(known):
            for index in (0, 1):
                machine.memory._find(address(piece, index), access, mmu_idx, 1)
        fills = machine.memory.tlb.fills
        va = address(known == 2, 1) - 3
        machine.access(va, access, 8, 0x1122_3344_5566_7788, mmu_idx)
        assert machine.outcomes == {(access, DONE): 1}
        assert machine.memory.tlb.fills - fills == (0 if known else 2)
        assert machine.in_python(va, READ, 8, 0, mmu_idx) == machine.access(va, READ, 8, 0, mmu_idx)
        machine.outcomes.clear()


@pytest.mark.parametrize("marked", [0, 1])
@pytest.mark.parametrize("reserved", [False, True])
@pytest.mark.parametrize("before", [False, True])
def test_a_store_to_a_marked_page_is_pythons(
    prepared: tuple[Machine, int], marked: int, reserved: bool, before: bool
) -> None:
    """`before`: the page is in the soft TLB when it is marked."""
    machine, mmu_idx = prepared
    va, page = address(0, 1) - 5, (5, 0)[marked]
    if before:
        assert machine.access(va, WRITE, 8, 0, mmu_idx) is None
        assert machine.outcomes == {(WRITE, DONE): 1}
        machine.outcomes.clear()
    if reserved:
        machine.other.reserve(RAM + page * PAGE)
    else:
        machine.other.hold(page)
    machine.serve()
    content = bytes(machine.ram.b)
    assert machine.natives
    assert machine.natives["crossing_store"](machine.record.base, va, MASK64, 8) == 0
    assert machine.natives["crossing_load"](machine.record.base, va, 8) == DONE
    assert bytes(machine.ram.b) == content
    if not reserved:
        machine.other.release(page)
        machine.access(va, WRITE, 8, 0, mmu_idx)  # Python takes the mark away
        machine.access(va, WRITE, 8, 0, mmu_idx)
        assert machine.outcomes == {(WRITE, 0): 1, (WRITE, DONE): 1}


@pytest.mark.parametrize("size", [2, 4, 8])
def test_only_the_bytes_are_stored(prepared: tuple[Machine, int], size: int) -> None:
    machine, mmu_idx = prepared
    for count in range(1, size):
        content = bytearray(machine.ram.b)
        value = MASK64 // 3 * count & MASK64
        assert machine.access(address(0, 1) - count, WRITE, size, value, mmu_idx) is None
        low, high = 6 * PAGE - count, 0
        raw = value.to_bytes(8, "little")
        content[low : low + count], content[high : high + size - count] = raw[:count], raw[count:size]
        assert bytes(machine.ram.b) == bytes(content)
    assert machine.outcomes == {(WRITE, DONE): size - 1}


def test_the_end_of_the_address_space_meets_its_beginning(natives: Table) -> None:
    """Page 0 follows the last one; an empty entry, all ones, is not the last page's."""
    machine = Machine(natives)
    machine.record.set("ctx", 2 * MMU_MPRV)  # which has no native page walk
    q = machine.record.q
    for size in (2, 4, 8):
        assert natives["crossing_load"](machine.record.base, MASK64, size) == 0
    for va, page in ((MASK64, 3), (0, 1)):
        at = machine.memory.tlb.entry(va, MMU_MPRV)
        addend = machine.hart.arena.ram + page * PAGE - (va & -PAGE) & MASK64
        q[at], q[at + 1], q[at + 2], q[at + 3] = va & -PAGE, TLB_INVALID, addend, RAM + page * PAGE
    machine.ram.b[4 * PAGE - 1], machine.ram.b[PAGE] = 0x34, 0x12
    assert natives["crossing_load"](machine.record.base, MASK64, 2) == DONE
    assert machine.record.get("ret") & 0xFFFF == 0x1234
    assert natives["crossing_store"](machine.record.base, MASK64, 0, 2) == 0
