"""The soft TLB's native functions (memory.tlb_native): compiled, by CPython, and beside a model; random sequences.

The model keeps what was translated since it was last flushed. Whatever a table holds must be in it: a table may
forget, but never remember too much.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.codepages import CodePages
from mttcg.memory.layout import (
    LINEAR_SIZE,
    LINEAR_VOTES,
    MMU_MPRV,
    MMU_S,
    MMU_S_SUM,
    MMU_U,
    N_MMU,
    PAGE,
    TLB2_WAYS,
    TLB_INVALID,
    TLB_SIZE,
    TLB_SLOW_MARK,
    VCPU,
)
from mttcg.memory.protocols import PERM_R, PERM_W, READ, WRITE, GuestTrap
from mttcg.memory.softtlb import NATIVES, SoftTlb
from tests.support.flat_mmu import FlatMmu
from tests.support.natives import Table, compiled

RAM = 0x8000_0000
RAM_SIZE = 1 << 20
N_PAGES = RAM_SIZE // PAGE
WORDS = 4
INDICES = (0, 1, 2, 5, 63, 64, TLB_SIZE - 1)
OFFSET_BITS = PAGE - 1
MASK64 = (1 << 64) - 1
# Only what `Owner.address` maps to can hold anything.
USED = sorted({*INDICES, *((MASK64 >> 24) + index & TLB_SIZE - 1 for index in INDICES)})
SHOWN = (
    "vpages_large", "large_at", "huge_seen", "large_mixed", "kernel_local", "tlb_filled", "tlb_fills", "tlb2_sets",
    "next_way", "second_n",
)  # fmt: skip


@pytest.fixture(scope="module")
def natives() -> Iterator[Table]:
    with compiled(*NATIVES) as table:
        yield table


class Owner:
    """A vCPU's soft TLB over a dictionary of pages, and the model of it."""

    def __init__(self, seed: int, natives: Table | None) -> None:
        self.rng = random.Random(seed)
        self.arena = Arena(1, RAM_SIZE)
        self.mmu = FlatMmu()
        self.pages = CodePages(self.arena, 0)
        self.tlb = SoftTlb(self.arena, 0, self.mmu, self.pages)
        if natives is not None:
            self.tlb.use(natives)
        self.pages.shoot_self = self.tlb.drop_writes
        self.record = self.arena.vcpus[0]
        self.valid: dict[tuple[int, int], set[tuple[int, int]]] = {}  # (mmu_idx, page) → (frame, rights)
        self.large: set[int] = set()

    def address(self) -> int:
        """Few indices, many pages: they throw each other out, through all ways of the second level."""
        rng = self.rng
        index = rng.choice(INDICES)
        return (rng.choice((0, 0, 1 << 20, MASK64 >> 24)) + rng.randrange(7) * TLB_SIZE + index) * PAGE

    def step(self) -> object:
        rng, tlb = self.rng, self.tlb
        deed, va, mmu_idx = rng.randrange(40), self.address(), rng.randrange(N_MMU)
        if deed < 24:
            linear = RAM + va % (TLB_SIZE * PAGE) % RAM_SIZE
            frame = rng.choice((RAM + rng.randrange(N_PAGES) * PAGE, linear, linear, 0x1000_0000))
            self.mmu.map(va, frame, rng.choice((1, 3, 3, 7)))
            self.mmu.leaf_bits = rng.choice((12, 12, 12, 12, 12, 12, 21, 21, 30 if rng.random() < 0.1 else 12))
            self.mmu.everywhere = rng.random() < 0.97
            self.mmu.cacheable = rng.random() < 0.95
            access = rng.choice((READ, WRITE))
            try:
                tlb.fill(va | rng.randrange(PAGE), access, mmu_idx)
            except GuestTrap as trap:
                return trap.cause
            if self.mmu.cacheable:
                known = self.valid.setdefault((mmu_idx, va), set())
                known.clear()  # what overwrites an entry replaces its rights too
                known.add((frame, self.mmu.pages[va >> 12][1]))
                if self.mmu.leaf_bits > 12:
                    self.large.add(va)
            return None
        if deed < 28:
            return tlb.recall(va, rng.choice((READ, WRITE)), mmu_idx)
        if deed < 32:
            before = tlb.flushes
            tlb.flush_page(va)
            if tlb.flushes != before:  # it may lie in a large page
                self.forget(range(N_MMU))
            else:
                assert not any(page >> 21 == va >> 21 for page in self.large)
                self.valid = {key: value for key, value in self.valid.items() if key[1] != va}
            return tlb.flushes
        if deed < 34:
            self.pages.hold(rng.randrange(N_PAGES))
        elif deed < 36:
            page = rng.randrange(N_PAGES)
            self.pages.release(page)
            self.pages.unmark_code(page)
        elif deed == 36:
            tlb.drop_marked_writes()
        elif deed == 37 and rng.random() < 0.3:
            tlb.flush_all()
            self.forget(range(N_MMU))
        elif deed == 38 and rng.random() < 0.3:
            whole = self.record.get("kernel_local")
            tlb.flush_space()
            self.forget(range(N_MMU) if whole else (MMU_U, MMU_S_SUM, MMU_MPRV))
        elif deed == 39:
            tlb.flush_mmu(mmu_idx)
            self.forget((mmu_idx,))
        return None

    def forget(self, modes: range | tuple[int, ...]) -> None:
        self.valid = {key: value for key, value in self.valid.items() if key[0] not in modes}
        if len(modes) == N_MMU:
            self.large.clear()

    def entries(self) -> Iterator[tuple[int, int, list[int]]]:
        """mmu_idx, index, and [tag_r, tag_w, addend, frame] of all places, tags as in the first level."""
        for mmu_idx in range(N_MMU):
            for index in USED:
                entry = mmu_idx * TLB_SIZE + index
                first = VCPU.q("tlb") + entry * WORDS
                yield mmu_idx, index, list(self.record.q[first : first + WORDS])
                for way in range(TLB2_WAYS):
                    at = VCPU.q("tlb2") + (entry * TLB2_WAYS + way) * WORDS
                    read, write, addend, frame = self.record.q[at : at + WORDS]
                    yield mmu_idx, index, [read ^ TLB_INVALID, write ^ TLB_INVALID, addend, frame]

    def linear(self) -> Iterator[tuple[int, int]]:
        """Pages that loads of MMU_S find without an entry, and the physical pages that they then go to."""
        offset = self.record.get("linear_addend") - self.record.get("ram_addend")
        for index in USED:
            for place in range(index, LINEAR_SIZE, TLB_SIZE):
                page = self.record.get("linear", place)
                if page != TLB_INVALID:
                    assert page >> 12 & LINEAR_SIZE - 1 == place
                    yield page, page + offset & MASK64

    def view(self) -> object:
        """All that another process could tell apart, without host addresses."""
        addend = self.record.get("ram_addend")
        found = []
        for mmu_idx, index, (read, write, addend_of_it, frame) in self.entries():
            if read == write == TLB_INVALID:
                continue
            in_ram = RAM <= frame < RAM + RAM_SIZE
            found.append((mmu_idx, index, read, write, addend_of_it - addend & MASK64 if in_ram else 0, frame))
        fields = [self.record.get(name, i) for name in SHOWN for i in range(VCPU.fields[name].count)]
        return found, fields, list(self.linear())

    def wrong(self) -> Iterator[str]:
        """What is cached that must not be."""
        seen: set[tuple[int, int]] = set()
        for mmu_idx, _, (read, write, addend, frame) in self.entries():
            pages = {tag & ~OFFSET_BITS for tag in (read, write) if tag != TLB_INVALID}
            for page in pages:
                what = f"mmu_idx {mmu_idx}, {page:#x} -> {frame:#x}: {read:#x} {write:#x}"
                rights = (read != TLB_INVALID) * PERM_R | (write != TLB_INVALID) * PERM_W
                if not any(f == frame and rights & ~r == 0 for f, r in self.valid.get((mmu_idx, page), ())):
                    yield what + " is not a translation"
                if (mmu_idx, page) in seen:
                    yield what + " is there twice"
                seen.add((mmu_idx, page))
                if RAM <= frame < RAM + RAM_SIZE:
                    if addend != (self.record.get("ram_addend") + frame - page) & MASK64:
                        yield what + " leads elsewhere"
                    if write == page and self.pages.marks[(frame - RAM) >> 12]:
                        yield what + " may be stored to, but is marked"
            if len(pages) > 1:
                yield f"{read:#x} and {write:#x} in one entry"
        for page, frame in self.linear():
            if not any(f == frame and r & PERM_R for f, r in self.valid.get((MMU_S, page), ())):
                yield f"{page:#x} -> {frame:#x} is not a translation that MMU_S may load by"


@pytest.mark.parametrize("seed", range(4))
def test_compiled_and_interpreted_tables_are_the_same(natives: Table, seed: int) -> None:
    ours, theirs = Owner(seed, natives), Owner(seed, None)
    for step in range(400):
        assert ours.step() == theirs.step(), step
        if step % 20 == 19:
            assert ours.view() == theirs.view(), step
    assert ours.record.get("tlb_fills") > 100


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_remembered_too_long(natives: Table, seed: int) -> None:
    owner = Owner(seed + 100, natives)
    held = linear = 0
    for step in range(1500):
        owner.step()
        assert list(owner.wrong()) == [], step
        linear = max(linear, len(list(owner.linear())))
        held = max(held, sum(tags[0] != TLB_INVALID or tags[1] != TLB_INVALID for _, _, tags in owner.entries()))
    assert held > 20  # the second level is in use
    assert linear


def test_the_usual_addend_is_the_one_that_most_pages_have(natives: Table) -> None:
    """A kernel starts where it was loaded, and then maps all of memory elsewhere."""
    owner = Owner(0, natives)
    here, there = RAM, MASK64 & ~0x1F_FFFF_FFFF

    def fill(base: int, page: int) -> list[tuple[int, int]]:
        owner.mmu.map(base + page * PAGE, RAM + page * PAGE)
        owner.tlb.fill(base + page * PAGE, READ, MMU_S)
        return list(owner.linear())

    assert fill(here, 1) == [(here + PAGE, RAM + PAGE)]
    for _ in range(LINEAR_VOTES):
        assert fill(there, 2) == [(here + PAGE, RAM + PAGE)]
    assert fill(there, 5) == [(there + 5 * PAGE, RAM + 5 * PAGE)]
    for _ in range(LINEAR_VOTES - 1):
        assert fill(here, 1) == [(there + 5 * PAGE, RAM + 5 * PAGE)]
    assert (there + 63 * PAGE, RAM + 63 * PAGE) in fill(there, 63)


def test_many_entries_are_flushed_like_few(natives: Table) -> None:
    """What is remembered of places is bounded; beyond it the whole table is cleared."""
    owner = Owner(0, natives)
    for count in (1, 10, TLB_SIZE):
        for level in range(3):  # the same indices again: what was there goes to the second level
            for page in range(count):
                va = (page + level * TLB_SIZE) * PAGE
                owner.mmu.map(va, RAM + page % N_PAGES * PAGE)
                owner.tlb.fill(va, WRITE, MMU_U)
        owner.tlb.flush_mmu(MMU_U)
        for name, empty in (("tlb", TLB_INVALID), ("tlb2", 0)):
            first = VCPU.q(name)
            size = VCPU.fields[name].count // N_MMU
            words = owner.record.q[first : first + size].tolist()
            for tag in (READ, WRITE):
                assert set(words[tag::WORDS]) <= {empty, TLB_INVALID if name == "tlb" else 0}, (count, name)


def test_a_marked_page_takes_its_write_permission_everywhere(natives: Table) -> None:
    owner = Owner(0, natives)
    places = [(mmu_idx, va) for mmu_idx in (0, 1, 3) for va in (0, TLB_SIZE * PAGE, 5 * PAGE)]
    for mmu_idx, va in places:
        owner.mmu.map(va, RAM + 7 * PAGE)
        owner.tlb.fill(va, WRITE, mmu_idx)
    owner.pages.hold(7)
    cached = [tags for _, _, tags in owner.entries() if tags[3] == RAM + 7 * PAGE]
    found = [write & OFFSET_BITS for _, write, _, _ in cached if write != TLB_INVALID]
    assert found == [TLB_SLOW_MARK] * len(places)
