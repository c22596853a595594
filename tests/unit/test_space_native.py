"""satp and sfence.vma in native code, beside the same in Python: what they forget, and what they leave alone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from mttcg.memory.codepages import CodePages
from mttcg.memory.layout import (
    FEW_ENTRIES,
    JC_SIZE,
    JUMPED,
    MMU_S,
    MMU_U,
    PAGE,
    TLB2_WAYS,
    TLB_INVALID,
    TLB_SIZE,
    VCPU,
    XTLB_SIZE,
)
from mttcg.memory.softtlb import SoftTlb
from mttcg.memory.tlb_native import enter_page, recall
from mttcg.target.riscv import csr, space_native
from mttcg.target.riscv.csr_fields import CSR_SATP, MSTATUS_TVM, PRV_M, PRV_S, PRV_U
from mttcg.tcg.tb_find import remember_jump
from tests.support.flat_mmu import FlatMmu
from tests.support.hart import RAM, Hart
from tests.support.natives import Table, compiled

NATIVES = (space_native.write_satp, space_native.flush_translations, enter_page, recall, remember_jump)
VA = 0x4000_0000
RWX = 7


@pytest.fixture(scope="module")
def natives() -> Iterator[Table]:
    with compiled(*NATIVES) as table:
        yield table


class Space:
    """A hart with its own soft TLB."""

    def __init__(self, natives: Table) -> None:
        self.natives = natives
        self.hart = Hart()
        self.record = self.hart.record
        self.tlb = SoftTlb(self.hart.arena, 0, FlatMmu(), CodePages(self.hart.arena, 0))

    def fill(self, entries: int, jumps: int) -> None:
        """Use so much of the tables in U and in S."""
        base = self.record.base
        for mmu_idx in (MMU_U, MMU_S):
            for i in range(entries):
                self.natives["enter_page"](base, VA + i * PAGE, RAM + i % 200 * PAGE, RWX, mmu_idx)
            for i in range(jumps):
                self.natives["remember_jump"](base, VA + 2 * i, 2 * mmu_idx, 1234)
        xtlb = VCPU.q("xtlb")
        for mode in (0, 1):
            self.record.q[xtlb + mode * XTLB_SIZE * 2] = VA

    def left(self) -> tuple[int, int, int, int, int, int]:
        """Valid entries in U and in S: soft TLB, jump cache, xtlb."""
        q = self.record.q
        found = []
        for mmu_idx in (MMU_U, MMU_S):
            first = VCPU.q("tlb") + mmu_idx * TLB_SIZE * 4
            entries = range(first, first + 4 * TLB_SIZE, 4)
            found.append(sum(q[at] != TLB_INVALID or q[at + 1] != TLB_INVALID for at in entries))
        for mmu_idx in (MMU_U, MMU_S):
            first = VCPU.q("jc") + 2 * mmu_idx * JC_SIZE * 2
            found.append(sum(tag != TLB_INVALID and tag != 0 for tag in q[first : first + 2 * JC_SIZE : 2]))
        xtlb = VCPU.q("xtlb")
        found += [int(q[xtlb + mode * XTLB_SIZE * 2] == VA) for mode in (0, 1)]
        return tuple(found)  # type: ignore[return-value]


@pytest.mark.parametrize("entries", [1, 50, FEW_ENTRIES - 1, FEW_ENTRIES, TLB_SIZE, TLB_SIZE + 60])
@pytest.mark.parametrize("jumps", [1, JUMPED - 1, JUMPED + 1])
def test_a_flush_forgets_few_and_many(natives: Table, entries: int, jumps: int) -> None:
    """The lists of what was used hold, or do not hold, all of it."""
    space = Space(natives)
    space.record.set("priv", PRV_S)
    sfence_of_asid, sfence = 9 << 25 | 5 << 20 | 0x73, 9 << 25 | 0x73
    kept = min(entries, TLB_SIZE)
    for _ in range(2):  # the second time with what the first has left in the lists
        space.fill(entries, jumps)
        assert space.left() == (kept, kept, jumps, jumps, 1, 1)
        assert natives["flush_translations"](space.record.base, sfence_of_asid)
        assert space.left() == (0, kept, 0, jumps, 0, 1)
        assert not natives["recall"](space.record.base, VA, 0, MMU_U)  # nor in the second level
        assert natives["flush_translations"](space.record.base, sfence)
        assert space.left() == (0, 0, 0, 0, 0, 0)
        assert not natives["recall"](space.record.base, VA, 0, MMU_S)


def test_the_second_level_is_flushed_too(natives: Table) -> None:
    space = Space(natives)
    space.record.set("priv", PRV_S)
    pages = [VA + i * TLB_SIZE * PAGE for i in range(1 + TLB2_WAYS)]
    for va in pages:
        natives["enter_page"](space.record.base, va, RAM, RWX, MMU_S)
    natives["flush_translations"](space.record.base, 9 << 25 | 0x73)
    assert not any(natives["recall"](space.record.base, va, 0, MMU_S) for va in pages)


def test_local_kernel_mappings_make_every_flush_a_full_one(natives: Table) -> None:
    space = Space(natives)
    space.record.set("priv", PRV_S)
    space.fill(3, 3)
    space.record.set("kernel_local", 1)
    natives["flush_translations"](space.record.base, 9 << 25 | 5 << 20 | 0x73)
    assert space.left() == (0, 0, 0, 0, 0, 0)


def test_satp_beside_the_reference(natives: Table) -> None:
    """The same value, the same rd, and the same kind of flush: the Python hart's memory logs its kind."""
    rng = random.Random(5)
    space, reference = Space(natives), Hart()
    kinds: Counter[str] = Counter()
    for _ in range(1500):
        op, rd, source, immediate = rng.randrange(3), rng.randrange(32), rng.randrange(1, 32), rng.randrange(2)
        old = rng.choice((0, 8, 9)) << 60 | rng.randrange(3)
        value = rng.choice((old, rng.choice((0, 8, 9, 10, 1, 15)) << 60 | rng.randrange(3)))
        priv, status = rng.choice((PRV_S, PRV_M, PRV_U, PRV_S)), rng.choice((0, 0, MSTATUS_TVM))
        for hart in (space.hart, reference):
            for name, content in (("satp", old), ("priv", priv), ("mstatus", status)):
                hart.record.set(name, content)
            for register in range(1, 32):
                hart.record.q[VCPU.q("x", register)] = value
        space.fill(2, 2)
        reference.memory.flushes.clear()
        word = CSR_SATP << 20 | source << 15 | (immediate << 2 | op + 1) << 12 | rd << 7 | 0x73
        done = natives["write_satp"](space.record.base, word)
        assert done == (priv == PRV_M or (priv == PRV_S and not status))
        left = space.left()
        if not done:
            assert left == (2, 2, 2, 2, 1, 1)
            kinds["refused"] += 1
            continue
        csr.access(reference.cpu, (CSR_SATP, op, rd, source, immediate), 0, 4, word)
        assert space.record.get("satp") == reference.record.get("satp")
        assert space.record.get("x", rd) == reference.record.get("x", rd)
        kind = {(2, 2): "none", (0, 2): "space", (0, 0): "all"}[left[:2]]
        expected = reference.memory.flushes
        assert expected == ([] if kind == "none" else [(kind,)])
        kinds[kind] += 1
    assert min(kinds[kind] for kind in ("refused", "none", "space", "all")) > 50


def test_who_may_flush(natives: Table) -> None:
    for priv in (PRV_U, PRV_S, PRV_M):
        for status in (0, MSTATUS_TVM):
            space = Space(natives)
            space.record.set("priv", priv)
            space.record.set("mstatus", status)
            allowed = priv == PRV_M or (priv == PRV_S and not status)
            assert natives["flush_translations"](space.record.base, 9 << 25 | 0x73) == allowed


def test_an_address_in_a_large_page_flushes_all(natives: Table) -> None:
    space = Space(natives)
    space.record.set("priv", PRV_S)
    space.record.q[VCPU.q("x", 5)] = VA
    space.fill(3, 3)
    assert natives["flush_translations"](space.record.base, 9 << 25 | 5 << 15 | 0x73)
    assert space.left()[:2] == (2, 2)
    space.tlb.note_large(VA, 21)
    natives["flush_translations"](space.record.base, 9 << 25 | 5 << 15 | 0x73)
    assert space.left() == (0, 0, 0, 0, 0, 0)
