"""Traps, interrupts and returns from them, rule by rule (privileged manual, 3.1.6-3.1.9, 3.3, 4.1)."""

from __future__ import annotations

import pytest

from mttcg.memory.layout import MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U
from mttcg.memory.protocols import GuestTrap
from mttcg.target.riscv.csr_fields import (
    CAUSE_INTERRUPT,
    MIP_ALL,
    MIP_MEIP,
    MIP_MSIP,
    MIP_MTIP,
    MIP_S,
    MIP_SEIP,
    MIP_SSIP,
    MIP_STIP,
    MSTATUS_FS,
    MSTATUS_MIE,
    MSTATUS_MPIE,
    MSTATUS_MPP,
    MSTATUS_MPP_SHIFT,
    MSTATUS_MPRV,
    MSTATUS_SIE,
    MSTATUS_SPIE,
    MSTATUS_SPP,
    MSTATUS_SUM,
    MSTATUS_TSR,
    MSTATUS_TVM,
    MSTATUS_TW,
    PRV_M,
    PRV_S,
    PRV_U,
)
from tests.support.hart import ILLEGAL, MASK64, RAM, WORD, Hart

FRAME = MSTATUS_MIE | MSTATUS_SIE | MSTATUS_MPIE | MSTATUS_SPIE | MSTATUS_SPP | MSTATUS_MPP
PC = RAM + 0x100
S_TVEC, M_TVEC = 0x8001_0000, 0x8002_0000


def hart_in(priv: int, **fields: int) -> Hart:
    hart = Hart()
    hart.put(priv=priv, pc=PC, stvec=S_TVEC, mtvec=M_TVEC, **fields)
    return hart


# --- exceptions


def test_a_trap_goes_to_machine_mode_unless_delegated() -> None:
    hart = hart_in(PRV_U, mstatus=MSTATUS_MIE)
    hart.cpu.take_trap(GuestTrap(13, 0x1234), PC)
    assert (hart.get("priv"), hart.get("pc"), hart.get("mepc")) == (PRV_M, M_TVEC, PC)
    assert (hart.get("mcause"), hart.get("mtval")) == (13, 0x1234)
    assert hart.get("mstatus") & FRAME == MSTATUS_MPIE  # MIE -> MPIE, MPP = U


@pytest.mark.parametrize(("priv", "spp"), [(PRV_U, 0), (PRV_S, MSTATUS_SPP)])
def test_a_delegated_trap_goes_to_supervisor_mode(priv: int, spp: int) -> None:
    hart = hart_in(priv, medeleg=1 << 13, mstatus=MSTATUS_SIE)
    hart.cpu.take_trap(GuestTrap(13, 0x1234), PC)
    assert (hart.get("priv"), hart.get("pc"), hart.get("sepc")) == (PRV_S, S_TVEC, PC)
    assert (hart.get("scause"), hart.get("stval")) == (13, 0x1234)
    assert hart.get("mstatus") & FRAME == MSTATUS_SPIE | spp


def test_a_trap_in_machine_mode_is_never_delegated() -> None:
    hart = hart_in(PRV_M, medeleg=MASK64)
    hart.cpu.take_trap(GuestTrap(2), PC)
    assert (hart.get("priv"), hart.get("mcause")) == (PRV_M, 2)
    assert hart.get("mstatus") & FRAME == MSTATUS_MPP


def test_exceptions_are_not_vectored() -> None:
    hart = hart_in(PRV_U)
    hart.put(mtvec=M_TVEC | 1)
    hart.cpu.take_trap(GuestTrap(13), PC)
    assert hart.get("pc") == M_TVEC


def test_a_trap_ends_the_reservation() -> None:
    hart = hart_in(PRV_U, res_addr=RAM)
    hart.cpu.take_trap(GuestTrap(13), PC)
    assert hart.get("res_addr") == MASK64


def test_a_trap_changes_the_context() -> None:
    hart = hart_in(PRV_U)
    hart.cpu.take_trap(GuestTrap(13), PC)
    assert hart.cpu.ctx >> 1 == MMU_M


# --- interrupts

PRIORITY = [MIP_MEIP, MIP_MSIP, MIP_MTIP, MIP_SEIP, MIP_SSIP, MIP_STIP]


def irq_of(bit: int) -> int:
    return bit.bit_length() - 1


@pytest.mark.parametrize("rank", range(6))
def test_the_highest_priority_interrupt_is_taken(rank: int) -> None:
    hart = hart_in(PRV_U, mie=MIP_ALL, mtimecmp=0, stimecmp=0, menvcfg=1 << 63)
    hart.put(mip=sum(PRIORITY[rank:]))
    if not sum(PRIORITY[rank:]) & MIP_MTIP:
        hart.put(mtimecmp=MASK64)
    assert hart.cpu.pending_interrupt() == irq_of(PRIORITY[rank])


# pending, mideleg, priv, MIE/SIE in mstatus -> taken?
TAKEN = [
    (MIP_MSIP, 0, PRV_M, 0, False),
    (MIP_MSIP, 0, PRV_M, MSTATUS_MIE, True),
    (MIP_MSIP, 0, PRV_S, 0, True),
    (MIP_MSIP, 0, PRV_U, 0, True),
    (MIP_SSIP, 0, PRV_S, 0, True),  # not delegated: machine level, always above S
    (MIP_SSIP, MIP_SSIP, PRV_S, 0, False),
    (MIP_SSIP, MIP_SSIP, PRV_S, MSTATUS_MIE, False),
    (MIP_SSIP, MIP_SSIP, PRV_S, MSTATUS_SIE, True),
    (MIP_SSIP, MIP_SSIP, PRV_U, 0, True),
    (MIP_SSIP, MIP_SSIP, PRV_M, MSTATUS_MIE | MSTATUS_SIE, False),
]


@pytest.mark.parametrize(("pending", "mideleg", "priv", "mstatus", "taken"), TAKEN)
def test_when_an_interrupt_is_taken(pending: int, mideleg: int, priv: int, mstatus: int, taken: bool) -> None:
    hart = hart_in(priv, mip=pending, mie=MIP_ALL, mideleg=mideleg, mstatus=mstatus)
    assert hart.cpu.pending_interrupt() == (irq_of(pending) if taken else None)
    hart.put(mie=MIP_ALL & ~pending)
    assert hart.cpu.pending_interrupt() is None


def test_machine_level_interrupts_come_before_delegated_ones() -> None:
    hart = hart_in(PRV_U, mip=MIP_SEIP | MIP_SSIP, mie=MIP_ALL, mideleg=MIP_SEIP)
    assert hart.cpu.pending_interrupt() == irq_of(MIP_SSIP)


@pytest.mark.parametrize(("mode", "offset"), [(0, 0), (1, 4 * 5)])
def test_interrupts_are_vectored_in_mode_1(mode: int, offset: int) -> None:
    hart = hart_in(PRV_S, mip=MIP_STIP, mideleg=MIP_S)
    hart.put(stvec=S_TVEC | mode)
    hart.cpu.take_interrupt(5)
    assert (hart.get("pc"), hart.get("sepc")) == (S_TVEC + offset, PC)
    assert (hart.get("scause"), hart.get("stval")) == (CAUSE_INTERRUPT | 5, 0)


# --- timers

STCE = 1 << 63


@pytest.mark.parametrize(
    ("menvcfg", "stimecmp", "mtimecmp", "before", "after"),
    [
        (STCE, 100, MASK64, 0, MIP_STIP),
        (STCE, 101, MASK64, MIP_STIP, 0),
        (STCE, MASK64, 100, 0, MIP_MTIP),
        (STCE, MASK64, 101, MIP_MTIP | MIP_SSIP, MIP_SSIP),
        (0, 100, MASK64, 0, 0),
        (0, MASK64, MASK64, MIP_STIP, MIP_STIP),
    ],
)
def test_timer_bits_follow_the_comparators(
    menvcfg: int, stimecmp: int, mtimecmp: int, before: int, after: int
) -> None:
    hart = hart_in(PRV_M, menvcfg=menvcfg, stimecmp=stimecmp, mtimecmp=mtimecmp, mip=before)
    hart.cpu.update_timer_bits(100)
    assert hart.get("mip") == after


@pytest.mark.parametrize(
    ("menvcfg", "stimecmp", "mtimecmp", "mip", "deadline"),
    [
        (STCE, 50, 70, 0, 50),
        (STCE, 70, 50, 0, 50),
        (STCE, 50, 70, MIP_STIP, 70),
        (STCE, 70, 50, MIP_MTIP, 70),
        (0, 50, MASK64, 0, None),
        (STCE, MASK64, MASK64, 0, None),
    ],
)
def test_next_deadline(menvcfg: int, stimecmp: int, mtimecmp: int, mip: int, deadline: int | None) -> None:
    hart = hart_in(PRV_M, menvcfg=menvcfg, stimecmp=stimecmp, mtimecmp=mtimecmp, mip=mip)
    assert hart.cpu.next_deadline() == deadline


def test_guest_time_counts_100_ns_from_the_machines_base() -> None:
    hart = hart_in(PRV_M)
    hart.arena.machine.set("time_base", hart.cpu.timers.nanoseconds() - 1_000_000_000)
    first = hart.cpu.guest_time()
    assert 10_000_000 <= first < 10_000_000 + 600_000_000  # a minute's patience with a slow host
    assert hart.cpu.guest_time() >= first


# --- returns


@pytest.mark.parametrize(("mpp", "mprv"), [(PRV_U, 0), (PRV_S, 0), (PRV_M, MSTATUS_MPRV)])
def test_mret(mpp: int, mprv: int) -> None:
    before = MSTATUS_MPIE | mpp << MSTATUS_MPP_SHIFT | MSTATUS_MPRV
    hart = hart_in(PRV_M, mepc=PC + 8, mstatus=before)
    assert hart.helper("mret") == PC + 8
    assert hart.get("priv") == mpp
    assert hart.get("mstatus") == MSTATUS_MIE | MSTATUS_MPIE | mprv  # MPP = U; MPRV ends unless MPP was M
    hart = hart_in(PRV_M, mstatus=MSTATUS_MIE)
    hart.helper("mret")
    assert not hart.get("mstatus") & MSTATUS_MIE


@pytest.mark.parametrize(("spp", "priv"), [(0, PRV_U), (MSTATUS_SPP, PRV_S)])
@pytest.mark.parametrize("from_", [PRV_S, PRV_M])
def test_sret(spp: int, priv: int, from_: int) -> None:
    hart = hart_in(from_, sepc=PC + 8, mstatus=MSTATUS_SPIE | spp | MSTATUS_MPRV)
    assert hart.helper("sret") == PC + 8
    assert hart.get("priv") == priv
    assert hart.get("mstatus") == MSTATUS_SIE | MSTATUS_SPIE


# --- instructions that a privilege or mstatus forbids

FORBIDDEN = [
    ("mret", (), PRV_S, 0),
    ("mret", (), PRV_U, 0),
    ("sret", (), PRV_U, 0),
    ("sret", (), PRV_S, MSTATUS_TSR),
    ("wfi", (), PRV_U, 0),
    ("wfi", (), PRV_S, MSTATUS_TW),
    ("sfence_vma", (0, 0), PRV_U, 0),
    ("sfence_vma", (0, 0), PRV_S, MSTATUS_TVM),
    ("illegal", (), PRV_M, 0),
]


@pytest.mark.parametrize(("name", "args", "priv", "mstatus"), FORBIDDEN)
def test_forbidden_instructions_are_illegal(name: str, args: tuple[int, ...], priv: int, mstatus: int) -> None:
    hart = hart_in(priv, mstatus=mstatus)
    assert hart.trap(name, *args) == (ILLEGAL, WORD)
    assert (hart.memory.flushes, hart.hooks.calls) == ([], [])


@pytest.mark.parametrize("name", ["mret", "sret", "wfi"])
def test_machine_mode_is_not_bound_by_the_trap_bits(name: str) -> None:
    hart = hart_in(PRV_M, mstatus=MSTATUS_TSR | MSTATUS_TW | MSTATUS_TVM)
    hart.helper(name)


@pytest.mark.parametrize(("priv", "cause"), [(PRV_U, 8), (PRV_S, 9), (PRV_M, 11)])
def test_ecall_names_its_privilege(priv: int, cause: int) -> None:
    assert hart_in(priv).trap("ecall") == (cause, 0)


def test_ebreak_gives_its_address() -> None:
    assert hart_in(PRV_U).trap("ebreak", pc=PC) == (3, PC)


def test_wfi_and_fence_i_ask_the_process() -> None:
    hart = hart_in(PRV_S)
    assert hart.helper("wfi") is None
    assert hart.helper("fence_i") is None
    assert hart.hooks.calls == [("wfi",), ("fence_i",)]


def test_sfence_vma_of_a_register_flushes_one_page() -> None:
    hart = hart_in(PRV_S)
    hart.cpu.set_x(7, 0x1234_5678)
    hart.helper("sfence_vma", 7, 0)
    hart.helper("sfence_vma", 7, 7)
    assert hart.memory.flushes == [("page", 0x1234_5678), ("page", 0x1234_5678)]


def test_sfence_vma_of_an_address_space_spares_global_mappings() -> None:
    hart = hart_in(PRV_S)
    hart.helper("sfence_vma", 0, 7)
    hart.helper("sfence_vma", 0, 0)
    assert hart.memory.flushes == [("space",), ("all",)]


# --- contexts


@pytest.mark.parametrize(
    ("priv", "mstatus", "mmu_idx"),
    [
        (PRV_U, MSTATUS_SUM, MMU_U),
        (PRV_S, 0, MMU_S),
        (PRV_S, MSTATUS_SUM, MMU_S_SUM),
        (PRV_M, 0, MMU_M),
        (PRV_M, MSTATUS_MPRV, MMU_MPRV),
        (PRV_M, MSTATUS_MPRV | MSTATUS_MPP, MMU_M),
    ],
)
@pytest.mark.parametrize(("fs", "frm", "fp_ok"), [(3, 0, 1), (3, 3, 1), (3, 4, 0), (3, 5, 0), (2, 0, 0), (0, 0, 0)])
def test_context(priv: int, mstatus: int, mmu_idx: int, fs: int, frm: int, fp_ok: int) -> None:
    hart = hart_in(priv, mstatus=mstatus | fs << 13, frm=frm)
    assert hart.cpu.ctx == hart.get("ctx") == 2 * mmu_idx + fp_ok


def test_the_mprv_tlb_is_flushed_when_its_meaning_changes() -> None:
    hart = hart_in(PRV_M, mstatus=MSTATUS_MPRV)
    hart.memory.flushes.clear()
    hart.write("mstatus", MSTATUS_MPRV)
    hart.write("mstatus", 0)
    hart.write("mstatus", MSTATUS_MPRV)
    assert hart.memory.flushes == []
    hart.write("mstatus", MSTATUS_MPRV | PRV_S << MSTATUS_MPP_SHIFT)
    assert hart.memory.flushes == [("mmu", MMU_MPRV)]
    hart.write("mstatus", MSTATUS_MPRV | PRV_S << MSTATUS_MPP_SHIFT | MSTATUS_SUM)
    assert hart.memory.flushes == [("mmu", MMU_MPRV)] * 2


# --- floating point without an fp context

FADD_D = 0x02B5_7553  # fadd.d fa0, fa0, fa1, dynamic rounding
ONE, TWO = 0x3FF0 << 48, 0x4000 << 48


def test_fp_is_illegal_when_off() -> None:
    assert hart_in(PRV_U).trap("fp_slow") == (ILLEGAL, WORD)


@pytest.mark.parametrize("fs", [1, 2])
def test_the_first_fp_instruction_makes_the_state_dirty(fs: int) -> None:
    hart = hart_in(PRV_U, mstatus=fs << 13)
    hart.cpu.set_f(10, ONE)
    hart.cpu.set_f(11, ONE)
    assert hart.cpu.call_helper("fp_slow", (), PC, 4, FADD_D) == PC + 4
    assert hart.cpu.get_f(10) == TWO
    assert hart.get("mstatus") == MSTATUS_FS | 1 << 63
    assert hart.cpu.ctx & 1


def test_a_reserved_rounding_mode_is_illegal() -> None:
    hart = hart_in(PRV_U, mstatus=MSTATUS_FS, frm=5)
    with pytest.raises(GuestTrap) as caught:
        hart.cpu.call_helper("fp_slow", (), PC, 4, FADD_D)
    assert (caught.value.cause, caught.value.tval) == (ILLEGAL, FADD_D)
