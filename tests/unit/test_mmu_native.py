"""The native page walk (target.riscv.mmu_native) beside `Mmu`: the same page, the same rights, the same A and D bits.

It may always leave the decision to Python (0), but then nothing has changed; and it must not do so where nothing is
special. Random page tables of Sv39, Sv48 and Sv57 with good and bad entries of every kind, random PMP.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from mttcg.memory.codepages import CodePages
from mttcg.memory.layout import (
    FETCH_IDX,
    MMU_M,
    MMU_MPRV,
    MMU_S,
    N_MMU,
    PAGE,
    TLB_INVALID,
    VCPU,
    XTLB_BITS,
    XTLB_SIZE,
)
from mttcg.memory.protocols import EXEC, PERM_R, PERM_W, READ, WRITE, GuestTrap
from mttcg.memory.softtlb import SoftTlb
from mttcg.target.riscv import mmu_native
from mttcg.target.riscv.csr_fields import (
    MSTATUS_MPP_SHIFT,
    MSTATUS_MPRV,
    MSTATUS_MXR,
    MSTATUS_SUM,
    PTE_A,
    PTE_D,
    PTE_G,
    PTE_R,
    PTE_U,
    PTE_V,
    PTE_W,
    PTE_X,
    SATP_MODE_SHIFT,
)
from mttcg.target.riscv.mmu import Mmu
from tests.support.hart import RAM, RAM_SIZE, Hart
from tests.support.natives import Table, by_python, compiled

FAULT = mmu_native.FAULT
PAGE_FAULTS = {READ: 13, WRITE: 15, EXEC: 12}
NATIVES = (mmu_native.refill, mmu_native.translate_fetch)
TABLES = range(4, 20)  # RAM pages with page tables
INDICES = (0, 1, 2, 3, 4, 255, 256, 510, 511)
LEAF_KINDS = (PTE_R, PTE_R | PTE_W, PTE_R | PTE_W | PTE_X, PTE_X, PTE_R | PTE_X, PTE_W, PTE_W | PTE_X)
MASK64 = (1 << 64) - 1


@pytest.fixture(scope="module", params=["compiled", "interpreted"])
def natives(request: pytest.FixtureRequest) -> Iterator[Table]:
    if request.param == "interpreted":
        yield by_python(*NATIVES)
    else:
        with compiled(*NATIVES) as table:
            yield table


class Walker:
    """A hart whose translation is set up at random."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.hart = Hart()
        self.record, self.q = self.hart.record, self.hart.record.q
        self.codepages = CodePages(self.hart.arena, 0)
        self.tlb = SoftTlb(self.hart.arena, 0, self.hart.mmu, self.codepages)
        self.counts: Counter[str] = Counter()
        self.mmu = self.hart.mmu
        self.mode = 0

    def set_up(self, pmp: str) -> None:
        rng = self.rng
        self.tlb.flush_all()
        self.hart.put(mstatus=rng.choice((0, MSTATUS_MXR)) | rng.choice((0, MSTATUS_SUM)))
        self.mode = rng.choice((8, 9, 10, 8, 9, 10, 0))
        self.record.set("satp", self.mode << SATP_MODE_SHIFT | (RAM >> 12) + rng.choice(TABLES))
        for page in TABLES:
            at = page * PAGE
            self.hart.ram.b[at : at + PAGE] = bytes(PAGE)
            for index in INDICES:
                self.hart.ram.write(RAM + at + 8 * index, 8, self.entry())
        self.set_pmp(pmp)

    def entry(self) -> int:
        rng = self.rng
        if rng.random() < 0.55:  # to another table
            flags = PTE_V | rng.choice((0, 0, 0, PTE_G))
            ppn = (RAM >> 12) + rng.choice(TABLES)
        else:
            flags = rng.choice(LEAF_KINDS[:5] if rng.random() < 0.9 else LEAF_KINDS) | PTE_V
            flags |= rng.choice((0, PTE_U)) | rng.choice((0, PTE_G))
            flags |= rng.choice((0, PTE_A, PTE_A | PTE_D, PTE_A | PTE_D, PTE_D)) | rng.choice((0, 0, 0x300))
            # A large page's frame must be aligned, and RAM lies within the aligned ones.
            choices = (RAM >> 12, RAM >> 12, (RAM >> 12) + rng.randrange(30, 256), 0, RAM - (1 << 29) >> 12, 1 << 43)
            ppn = rng.choice(choices)
        entry = ppn << 10 | flags
        if rng.random() < 0.05:
            entry ^= 1 << rng.choice((0, 4, 6, 7, 54, 60, 61, 62, 63))
        return entry

    def set_pmp(self, kind: str) -> None:
        rng = self.rng
        config, addresses = [0] * 16, [0] * 16
        if kind == "open":
            config[0], addresses[0] = 0x1F, (1 << 54) - 1
        elif kind == "firmware":
            size = rng.choice((0x2000, 0x8000))
            config[0], addresses[0] = 0x18, (RAM + size // 2 - 1) >> 2
            config[1], addresses[1] = 0x1F, (1 << 54) - 1
        elif kind == "random":
            for index in range(rng.randrange(1, 6)):
                mode, lock = rng.choice((0x18, 0x08, 0x10, 0)), rng.choice((0, 0, 0x80))
                config[index] = mode | lock | rng.choice((7, 7, 3, 1, 5, 0))
                place = RAM + rng.choice((0, 0x4000, 0x8000, 0x10000, 0x20000, RAM_SIZE)) + rng.choice((0, 0, 4, 0x800))
                addresses[index] = place >> 2 | rng.choice((0, 1, 0x1FF, 0x7FFF, 0x3FFFF))
            if rng.random() < 0.6:
                config[6], addresses[6] = 0x1F, (1 << 54) - 1
        for word in range(2):
            self.record.set("pmpcfg", int.from_bytes(bytes(config[8 * word : 8 * word + 8]), "little"), word)
        for index, address in enumerate(addresses):
            self.record.set("pmpaddr", address, index)
        self.hart.pmp.rebuild()

    def address(self) -> int:
        rng = self.rng
        if self.mode == 0 or rng.random() < 0.1:
            return RAM + rng.randrange(-PAGE, RAM_SIZE + PAGE)
        levels = self.mode - 5
        va = rng.randrange(PAGE)
        for level in range(levels):
            va |= rng.choice(INDICES[:5] if rng.random() < 0.8 else INDICES) << 12 + 9 * level
        sign = 11 + 9 * levels
        if va >> sign & 1 or rng.random() < 0.02:
            va |= MASK64 << sign + 1 & MASK64
        return va ^ (1 << 60 if rng.random() < 0.02 else 0)

    # --- one translation, both ways

    def tables(self) -> bytes:
        return bytes(self.hart.ram.b[TABLES[0] * PAGE : (TABLES[-1] + 1) * PAGE])

    def expect(self, va: int, access: int, mmu_idx: int, size: int) -> tuple[object, bytes]:
        """What `Mmu` says, and the page tables afterwards; they are put back."""
        before = self.tables()
        self.mmu = Mmu(self.record, self.hart.ram, self.hart.pmp)  # which remembers nothing of the tables
        try:
            found: object = self.mmu.translate(va, access, mmu_idx, size)
        except GuestTrap as trap:
            found = trap.cause
        after = self.tables()
        self.hart.ram.b[TABLES[0] * PAGE : (TABLES[-1] + 1) * PAGE] = before
        return found, after

    def entry_of(self, va: int, mmu_idx: int) -> list[int]:
        at = self.tlb.entry(va, mmu_idx)
        return list(self.q[at : at + 4])

    def access(self, natives: Table) -> None:
        """A load or a store that misses."""
        rng = self.rng
        mmu_idx, access, size = rng.randrange(N_MMU), rng.choice((READ, WRITE)), rng.choice((1, 2, 4, 8))
        if mmu_idx == MMU_MPRV:
            mpp = rng.randrange(2) << MSTATUS_MPP_SHIFT
            self.record.set("mstatus", self.record.get("mstatus") | MSTATUS_MPRV | mpp)
        va = self.address() & -size if rng.random() < 0.9 else self.address()
        self.record.set("ctx", 2 * mmu_idx)
        self.record.set("kernel_local", 0)
        before, had = self.tables(), self.entry_of(va, mmu_idx)
        found, tables = self.expect(va, access, mmu_idx, size)
        local = int(mmu_idx == MMU_S and not self.mmu.everywhere)
        got = natives["refill"](self.record.base, va, access, size)
        what = f"{va:#x} {access} {size} mmu_idx {mmu_idx} satp {self.record.get('satp'):#x}: {found} {got:#x}"
        if got in (0, FAULT):
            assert self.tables() == before, what
            assert self.entry_of(va, mmu_idx) == had, what
            if got == FAULT:
                assert found == PAGE_FAULTS[access], what
            self.counts["fault" if got else "refused trap" if isinstance(found, int) else "refused"] += 1
        else:
            assert isinstance(found, tuple), what
            pa, perms, bits = found
            page, frame = va & -PAGE, pa & -PAGE
            addend = self.record.get("ram_addend") + frame - page & MASK64
            tags = [page if perms & bit else TLB_INVALID for bit in (PERM_R, PERM_W)]
            assert self.entry_of(va, mmu_idx) == [*tags, addend, frame], what
            assert got == addend, what
            assert self.tables() == tables, what
            assert self.record.get("kernel_local") == local, what
            if bits > 12:
                self.counts["large"] += 1
                assert self.tlb._may_be_large(self.record.base, va), what
            self.counts["entered"] += 1
        self.record.set("mstatus", self.record.get("mstatus") & ~MSTATUS_MPRV)

    def fetch(self, natives: Table) -> None:
        """A fetch from a page that is not in `xtlb`."""
        mmu_idx = self.rng.randrange(N_MMU)
        va = self.address()
        mode = FETCH_IDX[mmu_idx]
        self.record.set("ctx", 2 * mmu_idx)
        before = self.tables()
        found, tables = self.expect(va, EXEC, mode, 2)
        frame = natives["translate_fetch"](self.record.base, va)
        what = f"{va:#x} mmu_idx {mmu_idx} satp {self.record.get('satp'):#x}: {found} {frame:#x}"
        if not frame:
            assert self.tables() == before, what
            self.counts["no fetch"] += 1
            return
        assert isinstance(found, tuple), what
        pa, perms, _ = found
        assert perms, what  # a right that holds for the whole page
        assert frame == pa & -PAGE, what
        at = VCPU.q("xtlb") + (mode << XTLB_BITS | va >> 12 & XTLB_SIZE - 1) * 2
        assert list(self.q[at : at + 2]) == [va & -PAGE, frame], what
        assert self.tables() == tables, what
        self.counts["fetch"] += 1


@pytest.mark.parametrize("pmp", ["open", "firmware", "random", "none"])
@pytest.mark.parametrize("seed", range(3))
def test_what_is_entered_is_what_the_mmu_says(natives: Table, pmp: str, seed: int) -> None:
    walker = Walker(seed)
    for _ in range(25):
        walker.set_up(pmp)
        for _ in range(40):
            walker.access(natives)
            walker.fetch(natives)
    counts = walker.counts
    if pmp in ("open", "firmware"):
        assert min(counts[kind] for kind in ("entered", "fault", "large", "fetch", "no fetch")) > 4, counts
    if pmp == "none":  # S and U may nothing, and M everything
        assert counts["large"] == 0
        assert min(counts["entered"], counts["fetch"]) > 4


def test_in_ordinary_cases_python_need_not_act(natives: Table) -> None:
    walker = Walker(99)
    hart, record = walker.hart, walker.record
    hart.open_pmp()
    root, middle, leaf = (RAM + page * PAGE for page in TABLES[:3])
    record.set("satp", 8 << SATP_MODE_SHIFT | root >> 12)
    hart.ram.write(root, 8, middle >> 2 | PTE_V)
    hart.ram.write(middle, 8, leaf >> 2 | PTE_V)
    for index in range(16):
        user = PTE_U if index & 1 else 0
        hart.ram.write(leaf + 8 * index, 8, RAM + (64 + index) * PAGE >> 2 | PTE_V | PTE_R | PTE_W | PTE_X | user)
    for index in range(16):
        for access in (READ, WRITE):
            record.set("ctx", 0 if index & 1 else 2 * MMU_S)
            assert natives["refill"](record.base, index * PAGE + 8, access, 8) not in (0, FAULT)
        assert natives["translate_fetch"](record.base, index * PAGE) == RAM + (64 + index) * PAGE
        assert hart.ram.read(leaf + 8 * index, 8) & (PTE_A | PTE_D) == PTE_A | PTE_D


def test_a_first_store_makes_the_page_dirty_and_a_load_does_not(natives: Table) -> None:
    walker = Walker(5)
    hart, record = walker.hart, walker.record
    hart.open_pmp()
    root = RAM + TABLES[0] * PAGE
    record.set("satp", 8 << SATP_MODE_SHIFT | root >> 12)
    record.set("ctx", 2 * MMU_S)
    giga = RAM & -(1 << 30)
    hart.ram.write(root + 8 * (RAM >> 30), 8, giga >> 2 | PTE_V | PTE_R | PTE_W)
    assert natives["refill"](record.base, RAM + 0x40000, READ, 8)
    assert hart.ram.read(root + 8 * (RAM >> 30), 8) & (PTE_A | PTE_D) == PTE_A
    assert walker.entry_of(RAM + 0x40000, MMU_S)[:2] == [RAM + 0x40000, TLB_INVALID]
    assert natives["refill"](record.base, RAM + 0x40000, WRITE, 8)
    assert hart.ram.read(root + 8 * (RAM >> 30), 8) & (PTE_A | PTE_D) == PTE_A | PTE_D
    assert walker.entry_of(RAM + 0x40000, MMU_S)[:2] == [RAM + 0x40000] * 2


def test_a_marked_page_is_entered_for_the_slow_way(natives: Table) -> None:
    """1: the store is to be made, and noticed."""
    walker = Walker(6)
    walker.hart.open_pmp()
    walker.record.set("ctx", 2 * MMU_M)
    walker.codepages.hold(0x40)
    va = RAM + 0x40 * PAGE
    assert natives["refill"](walker.record.base, va, WRITE, 8) == 1
    assert natives["refill"](walker.record.base, va, READ, 8) == walker.record.get("ram_addend")


def test_traps_are_pythons_when_a_log_wants_them(natives: Table) -> None:
    walker = Walker(7)
    walker.hart.open_pmp()
    walker.record.set("satp", 8 << SATP_MODE_SHIFT | (RAM >> 12) + TABLES[0])
    walker.record.set("ctx", 2 * MMU_S)
    assert natives["refill"](walker.record.base, 0, READ, 8) == FAULT
    walker.record.set("log_traps", 1)
    assert natives["refill"](walker.record.base, 0, READ, 8) == 0
