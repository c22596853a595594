"""Physical memory protection, rule by rule (privileged manual, 3.7.1)."""

from __future__ import annotations

import pytest

from mttcg.memory.layout import MMU_S
from mttcg.memory.protocols import READ, GuestTrap
from mttcg.target.riscv.csr_fields import PMP_LOCK, PMP_R, PMP_W, PMP_X
from tests.support.hart import MASK64, RAM, Hart

TOR, NA4, NAPOT = 1 << 3, 2 << 3, 3 << 3
RWX = PMP_R | PMP_W | PMP_X
U, S, M = 0, 1, 3
PAGE = 0x1000
EVERYTHING = (NAPOT | RWX, (1 << 54) - 1)


def napot(start: int, size: int) -> int:
    """pmpaddr of a naturally aligned power of two, at least 8 bytes."""
    return start >> 2 | (size >> 3) - 1


def unit(*entries: tuple[int, int]) -> Hart:
    """A hart whose first entries are (cfg, addr)."""
    hart = Hart()
    for index, (config, address) in enumerate(entries):
        word = hart.record.get("pmpcfg", index >> 3)
        hart.record.set("pmpcfg", word | config << 8 * (index & 7), index >> 3)
        hart.record.set("pmpaddr", address, index)
    hart.pmp.rebuild()
    return hart


# --- matching: entries, (pa, size) -> permissions in S-mode

MATCHING = [
    ("no entry denies S", [], RAM, 1, 0),
    ("napot start", [(NAPOT | PMP_R, napot(RAM, 64))], RAM, 8, PMP_R),
    ("napot end", [(NAPOT | PMP_R, napot(RAM, 64))], RAM + 56, 8, PMP_R),
    ("past napot", [(NAPOT | PMP_R, napot(RAM, 64))], RAM + 64, 8, 0),
    ("smallest napot", [(NAPOT | RWX, napot(RAM, 8))], RAM + 4, 4, RWX),
    ("all of memory", [EVERYTHING], RAM, 8, RWX),
    ("na4", [(NA4 | RWX, RAM >> 2)], RAM, 4, RWX),
    ("past na4", [(NA4 | RWX, RAM >> 2)], RAM + 4, 4, 0),
    ("partial match denies", [(NA4 | RWX, RAM >> 2), EVERYTHING], RAM, 8, 0),
    ("partial match from below denies", [(NA4 | RWX, RAM >> 2), EVERYTHING], RAM - 4, 8, 0),
    ("tor from zero", [(TOR | PMP_R, RAM >> 2)], 0, 8, PMP_R),
    ("tor excludes its end", [(TOR | PMP_R, RAM >> 2)], RAM, 8, 0),
    ("tor between", [(0, RAM >> 2), (TOR | PMP_X, RAM + PAGE >> 2)], RAM + 16, 4, PMP_X),
    ("empty tor matches nothing", [(0, RAM >> 2), (TOR | RWX, RAM >> 2), EVERYTHING], RAM - 4, 4, RWX),
    ("reversed tor matches nothing", [(0, RAM >> 2), (TOR | RWX, 1)], RAM, 4, 0),
    ("the lowest number wins", [(NAPOT | 0, napot(RAM, PAGE)), EVERYTHING], RAM, 4, 0),
    ("off matches nothing", [(RWX, EVERYTHING[1])], RAM, 4, 0),
]


@pytest.mark.parametrize(("entries", "pa", "size", "allowed"), [c[1:] for c in MATCHING], ids=[c[0] for c in MATCHING])
def test_matching(entries: list[tuple[int, int]], pa: int, size: int, allowed: int) -> None:
    assert unit(*entries).pmp.allowed(pa, size, S) == allowed
    assert unit(*entries).pmp.allowed(pa, size, U) == allowed


def test_machine_mode_is_bound_only_by_locked_entries() -> None:
    assert unit().pmp.allowed(RAM, 8, M) == RWX
    assert unit((NAPOT, napot(RAM, PAGE))).pmp.allowed(RAM, 8, M) == RWX
    locked = unit((NAPOT | PMP_R | PMP_LOCK, napot(RAM, PAGE)))
    assert locked.pmp.allowed(RAM, 8, M) == PMP_R
    assert locked.pmp.allowed(RAM + PAGE, 8, M) == RWX


def test_a_partial_match_denies_machine_mode_too() -> None:
    assert unit((NA4 | RWX, RAM >> 2)).pmp.allowed(RAM, 8, M) == 0


# --- whole pages


def test_a_page_is_uniform_if_one_rule_covers_it() -> None:
    hart = unit((NAPOT | PMP_R, napot(RAM, PAGE)), (NAPOT | RWX, napot(RAM + PAGE, 64)), EVERYTHING)
    assert [hart.pmp.page(RAM + n * PAGE + 8, S) for n in range(3)] == [PMP_R, -1, RWX]


def test_a_page_of_several_rules_is_translated_but_not_cached() -> None:
    hart = unit((NAPOT, napot(RAM, 64)), EVERYTHING)
    assert hart.mmu.translate(RAM + 64, READ, MMU_S) == (RAM + 64, 0, 12)
    with pytest.raises(GuestTrap) as caught:
        hart.mmu.translate(RAM, READ, MMU_S)
    assert (caught.value.cause, caught.value.tval) == (5, RAM)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], [0, 0, RWX]),
        ([EVERYTHING], [RWX, RWX, RWX]),
        ([(NAPOT | RWX | PMP_LOCK, EVERYTHING[1])], [RWX, RWX, RWX]),
        ([(NAPOT | PMP_R | PMP_LOCK, EVERYTHING[1])], [PMP_R, PMP_R, PMP_R]),
        ([(NAPOT, napot(RAM, PAGE)), EVERYTHING], [-1, -1, RWX]),
        ([(NAPOT, napot(RAM, 64)), EVERYTHING], [-1, -1, -1]),
        ([(NAPOT | PMP_LOCK, napot(RAM, PAGE)), EVERYTHING], [-1, -1, -1]),
    ],
)
def test_what_holds_everywhere_is_known(entries: list[tuple[int, int]], expected: list[int]) -> None:
    uniform = unit(*entries).pmp.uniform
    assert [uniform[U], uniform[S], uniform[M]] == expected


# --- the CSRs


def test_a_locked_entry_keeps_its_configuration_and_address() -> None:
    hart = unit((NAPOT | PMP_R | PMP_LOCK, napot(RAM, PAGE)))
    hart.write("pmpcfg0", 0x1F1F)
    hart.write("pmpaddr0", 0)
    assert hart.read("pmpcfg0") == 0x1F00 | NAPOT | PMP_R | PMP_LOCK
    assert hart.read("pmpaddr0") == napot(RAM, PAGE)


def test_a_locked_tor_entry_locks_the_address_below_it() -> None:
    hart = unit((0, 5), (TOR | PMP_LOCK, 9), (0, 11))
    for index, value in enumerate((5, 9, 0)):
        hart.write(f"pmpaddr{index}", 0)
        assert hart.read(f"pmpaddr{index}") == value


def test_a_locked_entry_that_is_not_tor_leaves_the_address_below_it_alone() -> None:
    hart = unit((0, 5), (NAPOT | PMP_LOCK, 9))
    hart.write("pmpaddr0", 7)
    assert hart.read("pmpaddr0") == 7


def test_write_without_read_is_not_kept() -> None:
    hart = unit()
    hart.write("pmpcfg2", NAPOT | PMP_W)
    assert hart.read("pmpcfg2") == NAPOT


def test_reserved_bits_read_as_zero() -> None:
    hart = unit()
    hart.write("pmpaddr15", MASK64)
    assert hart.read("pmpaddr15") == (1 << 54) - 1
    hart.write("pmpcfg0", 0x60)
    assert hart.read("pmpcfg0") == 0


def test_a_change_takes_effect_at_once_and_flushes() -> None:
    hart = unit()
    hart.write("pmpaddr0", EVERYTHING[1])
    hart.memory.flushes.clear()
    hart.write("pmpcfg0", EVERYTHING[0])
    assert hart.memory.flushes == [("all",)]
    assert hart.pmp.allowed(RAM, 8, S) == RWX
    hart.memory.flushes.clear()
    hart.write("pmpcfg0", EVERYTHING[0])
    assert hart.memory.flushes == []


def test_remembered_pages_are_forgotten_when_a_rule_changes() -> None:
    hart = unit((NAPOT | PMP_R, napot(RAM, PAGE)), (NAPOT, napot(RAM + PAGE, PAGE)))
    assert (hart.pmp.page(RAM, S), hart.pmp.readable) == (PMP_R, {RAM >> 12})
    hart.write("pmpcfg0", NAPOT | PMP_X)
    assert (hart.pmp.page(RAM, S), hart.pmp.readable) == (PMP_X, set())
