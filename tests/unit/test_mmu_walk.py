"""Address translation, rule by rule (privileged manual, 4.3.2 and 4.4-4.6)."""

from __future__ import annotations

import pytest

from mttcg.memory.layout import MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U
from mttcg.memory.protocols import EXEC, PERM_R, PERM_W, PERM_X, READ, WRITE, GuestTrap
from mttcg.target.riscv.csr_fields import (
    MSTATUS_MPP_SHIFT,
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
    SATP_BARE,
    SATP_SV39,
    SATP_SV48,
    SATP_SV57,
)
from tests.support.hart import MASK64, RAM, RAM_SIZE, Hart

ROOT = RAM + 0x1000
TABLES = RAM + 0x2000  # the k-th next table is at TABLES + k * 4096
TARGET = RAM + 0x20000
VA = 0x12_3456_7000  # canonical in every mode
RW = PTE_V | PTE_R | PTE_W | PTE_A | PTE_D
RWX = RW | PTE_X
PAGE_FAULT = {READ: 13, WRITE: 15, EXEC: 12}
ACCESS_FAULT = {READ: 5, WRITE: 7, EXEC: 1}
LEVELS = {SATP_SV39: 3, SATP_SV48: 4, SATP_SV57: 5}


def pte(pa: int, flags: int) -> int:
    return pa >> 12 << 10 | flags


def space(mode: int = SATP_SV39) -> Hart:
    """A hart in S-mode with an empty address space in `mode`."""
    hart = Hart()
    hart.open_pmp()
    hart.put(priv=1, satp=mode << 60 | ROOT >> 12)
    return hart


def map_page(hart: Hart, va: int, entry: int, level: int = 0) -> int:
    """Make `entry` the leaf for `va` at `level` (0: 4 KiB); the entry's physical address."""
    levels = LEVELS[hart.get("satp") >> 60]
    table = ROOT
    for depth in range(levels - 1, level - 1, -1):
        at = table + (va >> (12 + 9 * depth) & 511) * 8
        if depth == level:
            hart.ram.write(at, 8, entry)
            return at
        table = TABLES + (levels - 1 - depth) * 4096
        hart.ram.write(at, 8, pte(table, PTE_V))
    raise AssertionError("no such level")


def fault(hart: Hart, va: int, access: int, mmu_idx: int = MMU_S) -> int:
    """Cause of the trap; its tval must be the address."""
    with pytest.raises(GuestTrap) as caught:
        hart.mmu.translate(va, access, mmu_idx)
    assert caught.value.tval == va
    return caught.value.cause


# --- where an address leads


@pytest.mark.parametrize("mode", LEVELS)
def test_each_mode_walks_its_number_of_levels(mode: int) -> None:
    hart = space(mode)
    map_page(hart, VA, pte(TARGET, RWX))
    assert hart.mmu.translate(VA + 0x123, READ, MMU_S) == (TARGET + 0x123, PERM_R | PERM_W | PERM_X, 12)


@pytest.mark.parametrize(("mode", "level"), [(m, k) for m, n in LEVELS.items() for k in range(1, n)])
def test_a_leaf_above_the_last_level_is_a_large_page(mode: int, level: int) -> None:
    hart = space(mode)
    bits = 12 + 9 * level
    frame = 1 << 55 if bits > 31 else RAM >> bits << bits
    map_page(hart, VA, pte(frame, RWX), level)
    pa, _, leaf_bits = hart.mmu.translate(VA + 5, READ, MMU_S)
    assert (pa, leaf_bits) == (frame | (VA + 5) & ((1 << bits) - 1), bits)


def test_a_misaligned_large_page_faults() -> None:
    hart = space()
    map_page(hart, VA, pte(RAM + 0x1000, RWX), level=1)
    assert fault(hart, VA, READ) == 13


def test_bare_is_the_identity_in_56_bits() -> None:
    hart = space(SATP_BARE)
    assert hart.mmu.translate(RAM + 8, READ, MMU_S) == (RAM + 8, 7, 12)
    assert fault(hart, 1 << 56, READ) == 5


def test_machine_mode_ignores_satp() -> None:
    assert space().mmu.translate(VA, WRITE, MMU_M) == (VA, 7, 12)


@pytest.mark.parametrize(("mode", "bits"), [(SATP_SV39, 39), (SATP_SV48, 48), (SATP_SV57, 57)])
def test_addresses_that_are_not_sign_extended_fault(mode: int, bits: int) -> None:
    hart = space(mode)
    half = 1 << (bits - 1)
    for va in (half, MASK64 - half - 0xFFF, 1 << 63):
        assert fault(hart, va, READ) == 13
    top = -half & MASK64
    map_page(hart, top, pte(TARGET, RWX))
    assert hart.mmu.translate(top, READ, MMU_S)[0] == TARGET


@pytest.mark.parametrize("access", [READ, WRITE, EXEC])
def test_a_table_outside_ram_is_an_access_fault(access: int) -> None:
    hart = space()
    map_page(hart, VA, pte(RAM + RAM_SIZE, PTE_V), level=1)
    assert fault(hart, VA, access) == ACCESS_FAULT[access]
    hart.put(satp=SATP_SV39 << 60 | 1)
    assert fault(hart, VA, access) == ACCESS_FAULT[access]


# --- entries that are no translation


@pytest.mark.parametrize("access", [READ, WRITE, EXEC])
@pytest.mark.parametrize(
    "flags", [0, RWX & ~PTE_V, PTE_V | PTE_W | PTE_A | PTE_D, PTE_V | PTE_W | PTE_X | PTE_A | PTE_D], ids=hex
)
def test_invalid_and_reserved_leaves_fault(flags: int, access: int) -> None:
    hart = space()
    map_page(hart, VA, pte(TARGET, flags))
    assert fault(hart, VA, access) == PAGE_FAULT[access]


@pytest.mark.parametrize("bit", range(54, 64))
@pytest.mark.parametrize("level", [0, 1])
def test_reserved_high_bits_fault(bit: int, level: int) -> None:
    hart = space()
    flags = RWX if level == 0 else PTE_V
    map_page(hart, VA, pte(RAM & -(1 << 21), flags) | 1 << bit, level)
    assert fault(hart, VA, READ) == 13


@pytest.mark.parametrize("flag", [PTE_A, PTE_D, PTE_U])
def test_a_pointer_with_leaf_flags_faults(flag: int) -> None:
    hart = space()
    map_page(hart, VA, pte(TARGET, RWX))
    map_page(hart, VA, pte(TABLES + 4096, PTE_V | flag), level=1)
    assert fault(hart, VA, READ) == 13


def test_a_global_pointer_is_a_pointer() -> None:
    hart = space()
    map_page(hart, VA, pte(TARGET, RWX))
    map_page(hart, VA, pte(TABLES + 4096, PTE_V | PTE_G), level=1)
    assert hart.mmu.translate(VA, READ, MMU_S)[0] == TARGET


def test_a_pointer_at_the_last_level_faults() -> None:
    hart = space()
    map_page(hart, VA, pte(TABLES, PTE_V))
    assert fault(hart, VA, READ) == 13


# --- permissions: (flags, mmu_idx, mxr) -> accesses that succeed, as letters

PERMISSIONS = [
    (PTE_R, MMU_S, 0, "r"),
    (PTE_R | PTE_W, MMU_S, 0, "rw"),
    (PTE_X, MMU_S, 0, "x"),
    (PTE_X, MMU_S, 1, "rx"),
    (PTE_R | PTE_X, MMU_S, 0, "rx"),
    (PTE_R | PTE_W | PTE_X, MMU_S, 0, "rwx"),
    (PTE_R | PTE_W | PTE_X, MMU_U, 0, ""),
    (PTE_R | PTE_W | PTE_X | PTE_U, MMU_U, 0, "rwx"),
    (PTE_X | PTE_U, MMU_U, 1, "rx"),
    (PTE_R | PTE_W | PTE_X | PTE_U, MMU_S, 0, ""),
    (PTE_R | PTE_W | PTE_X | PTE_U, MMU_S_SUM, 0, "rw"),
    (PTE_X | PTE_U, MMU_S_SUM, 1, "r"),
    (PTE_R | PTE_W | PTE_X, MMU_S_SUM, 0, "rwx"),
]


@pytest.mark.parametrize(("flags", "mmu_idx", "mxr", "allowed"), PERMISSIONS)
def test_permissions(flags: int, mmu_idx: int, mxr: int, allowed: str) -> None:
    hart = space()
    hart.put(mstatus=MSTATUS_MXR * mxr)
    map_page(hart, VA, pte(TARGET, flags | PTE_V | PTE_A | PTE_D))
    for access, letter in enumerate("rwx"):
        if letter in allowed:
            _, perms, _ = hart.mmu.translate(VA, access, mmu_idx)
            assert perms == sum(1 << "rwx".index(other) for other in allowed)
        else:
            assert fault(hart, VA, access, mmu_idx) == PAGE_FAULT[access]


@pytest.mark.parametrize(
    ("mpp", "sum_", "flags", "allowed"),
    [(0, 0, PTE_U, True), (0, 0, 0, False), (1, 0, 0, True), (1, 0, PTE_U, False), (1, 1, PTE_U, True)],
)
def test_mprv_accesses_data_as_mpp_and_fetches_as_machine(mpp: int, sum_: int, flags: int, allowed: bool) -> None:
    hart = space()
    hart.put(mstatus=mpp << MSTATUS_MPP_SHIFT | MSTATUS_SUM * sum_)
    map_page(hart, VA, pte(TARGET, RWX | flags))
    if allowed:
        assert hart.mmu.translate(VA, WRITE, MMU_MPRV)[0] == TARGET
    else:
        assert fault(hart, VA, WRITE, MMU_MPRV) == 15
    assert hart.mmu.translate(VA, EXEC, MMU_MPRV)[0] == VA


# --- accessed and dirty


@pytest.mark.parametrize(("access", "set_"), [(READ, PTE_A), (EXEC, PTE_A), (WRITE, PTE_A | PTE_D)])
def test_accessed_and_dirty_are_set_by_the_walk(access: int, set_: int) -> None:
    hart = space()
    entry = pte(TARGET, PTE_V | PTE_R | PTE_W | PTE_X)
    at = map_page(hart, VA, entry)
    hart.mmu.translate(VA, access, MMU_S)
    assert hart.ram.read(at, 8) == entry | set_


def test_a_clean_page_is_not_cached_as_writable() -> None:
    hart = space()
    map_page(hart, VA, pte(TARGET, RW & ~PTE_D))
    assert hart.mmu.translate(VA, READ, MMU_S)[1] == PERM_R
    assert hart.mmu.translate(VA, WRITE, MMU_S)[1] == PERM_R | PERM_W


def test_a_forbidden_access_leaves_the_entry_alone() -> None:
    hart = space()
    entry = pte(TARGET, PTE_V | PTE_R)
    at = map_page(hart, VA, entry)
    assert fault(hart, VA, WRITE) == 15
    assert hart.ram.read(at, 8) == entry


def test_an_entry_that_changes_under_the_walk_is_walked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    hart = space()
    at = map_page(hart, VA, pte(TARGET, PTE_V | PTE_R))
    other = pte(TARGET + 0x1000, PTE_V | PTE_R)
    swap = type(hart.ram).cas
    racing = [True]

    def cas(ram: object, pa: int, size: int, expected: int, value: int) -> int:
        if racing.pop():
            racing.append(False)
            hart.ram.write(at, 8, other)  # another hart, between the read and the swap
        else:
            racing.append(False)
        return swap(hart.ram, pa, size, expected, value)

    monkeypatch.setattr(type(hart.ram), "cas", cas)
    assert hart.mmu.translate(VA, READ, MMU_S)[0] == TARGET + 0x1000
    assert hart.ram.read(at, 8) == other | PTE_A


# --- the other traps


@pytest.mark.parametrize("access", [READ, WRITE, EXEC])
def test_fault_causes(access: int) -> None:
    mmu = space().mmu
    assert (mmu.access_fault(VA, access).cause, mmu.access_fault(VA, access).tval) == (ACCESS_FAULT[access], VA)
    assert mmu.misaligned(VA, access).cause == {READ: 4, WRITE: 6, EXEC: 0}[access]


def test_the_walk_obeys_pmp() -> None:
    hart = space()
    at = map_page(hart, VA, pte(TARGET, PTE_V | PTE_R))
    hart.record.set("pmpaddr", at >> 2, 0)  # NA4: the low half of the last entry is hidden
    hart.record.set("pmpaddr", (1 << 54) - 1, 1)
    hart.record.set("pmpcfg", 0x1F10)
    hart.pmp.rebuild()
    assert fault(hart, VA, READ) == 5


def test_pmp_limits_what_is_cached() -> None:
    hart = space()
    map_page(hart, VA, pte(TARGET, RWX))
    hart.record.set("pmpaddr", TARGET >> 2 | 0x1FF, 0)  # NAPOT, the page: read only
    hart.record.set("pmpaddr", (1 << 54) - 1, 1)
    hart.record.set("pmpcfg", 0x1F19)
    hart.pmp.rebuild()
    assert hart.mmu.translate(VA, READ, MMU_S) == (TARGET, PERM_R, 12)
    assert fault(hart, VA, WRITE) == 7
