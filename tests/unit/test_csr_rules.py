"""The CSRs: which exist, who may access them, and what a write leaves (privileged manual, 2 to 4)."""

from __future__ import annotations

import pytest

from mttcg.target.riscv import csr
from mttcg.target.riscv.csr_fields import (
    MIP_MEIP,
    MIP_MSIP,
    MIP_MTIP,
    MIP_S,
    MIP_SEIP,
    MIP_SSIP,
    MIP_STIP,
    MSTATUS_FS,
    MSTATUS_MPP,
    MSTATUS_MPP_SHIFT,
    MSTATUS_MXR,
    MSTATUS_SD,
    MSTATUS_SIE,
    MSTATUS_SUM,
    MSTATUS_TVM,
    MSTATUS_XLEN64,
    PRV_M,
    PRV_S,
    PRV_U,
)
from tests.support.hart import ILLEGAL, MASK64, WORD, Hart

STCE = 1 << 63
ALL = MASK64


def hart_in(priv: int, **fields: int) -> Hart:
    hart = Hart()
    hart.put(priv=priv, **fields)
    return hart


# --- existence and privilege


ABSENT = [0x7A0, 0x7A1, 0x7B0, 0x3A1, 0x3A4, 0x3C0, 0x310, 0x34A, 0x600, 0x747, 0xB01, 0xC80, 0x5A8]


@pytest.mark.parametrize("number", ABSENT, ids=hex)
def test_what_has_no_row_is_illegal(number: int) -> None:
    assert hart_in(PRV_M).trap("csr", number, csr.SET, 6, 0, 0) == (ILLEGAL, WORD)


@pytest.mark.parametrize("row", csr.CSRS.values(), ids=lambda row: row.name)
def test_every_row_obeys_its_number(row: csr.Csr) -> None:
    hart = hart_in(PRV_M, mstatus=MSTATUS_FS, menvcfg=STCE, mcounteren=ALL, scounteren=ALL)
    hart.read(row.name)
    if row.read_only:
        assert hart.csr_trap(row.name, csr.WRITE) == (ILLEGAL, WORD)
        assert hart.csr_trap(row.name, csr.SET) == (ILLEGAL, WORD)
    else:
        hart.csr(row.name, csr.SET, 0)
    for priv in (PRV_U, PRV_S):
        hart.put(priv=priv)
        if priv < row.priv:
            assert hart.csr_trap(row.name, csr.SET, source=0) == (ILLEGAL, WORD)
        else:
            hart.read(row.name)


def test_a_trapping_access_leaves_rd_alone() -> None:
    hart = hart_in(PRV_U)
    hart.cpu.set_x(6, 77)
    hart.csr_trap("mstatus", csr.SET, source=0)
    assert hart.cpu.get_x(6) == 77


# --- the instructions


@pytest.mark.parametrize(("op", "after"), [(csr.WRITE, 0b0110), (csr.SET, 0b1110), (csr.CLEAR, 0b1000)])
def test_write_set_clear(op: int, after: int) -> None:
    hart = hart_in(PRV_M, mscratch=0b1100)
    assert hart.csr("mscratch", op, 0b0110) == 0b1100
    assert hart.get("mscratch") == after


def test_an_immediate_is_the_operand() -> None:
    hart = hart_in(PRV_M)
    hart.helper("csr", 0x340, csr.WRITE, 0, 21, 1)
    assert hart.get("mscratch") == 21


def test_rd_may_be_the_source() -> None:
    hart = hart_in(PRV_M, mscratch=5)
    hart.cpu.set_x(6, 9)
    hart.helper("csr", 0x340, csr.WRITE, 6, 6, 0)
    assert (hart.get("mscratch"), hart.cpu.get_x(6)) == (9, 5)


def test_setting_nothing_writes_nothing() -> None:
    hart = hart_in(PRV_M)
    hart.helper("csr", 0xF14, csr.SET, 6, 0, 0)  # mhartid may be read so
    assert hart.trap("csr", 0xF14, csr.CLEAR, 6, 1, 1) == (ILLEGAL, WORD)


# --- WARL: name, before, written, after

WARL = [
    ("mstatus", 0, MSTATUS_FS, MSTATUS_FS | MSTATUS_SD | MSTATUS_XLEN64),
    ("mstatus", MSTATUS_FS | MSTATUS_SD, 1 << 13, 1 << 13 | MSTATUS_XLEN64),
    ("mstatus", MSTATUS_MPP, 2 << MSTATUS_MPP_SHIFT, MSTATUS_MPP | MSTATUS_XLEN64),
    ("mstatus", MSTATUS_MPP, 1 << MSTATUS_MPP_SHIFT, 1 << MSTATUS_MPP_SHIFT | MSTATUS_XLEN64),
    ("mstatus", 0, ALL, MSTATUS_SD | MSTATUS_XLEN64 | 0x7E79AA),
    ("sstatus", MSTATUS_MPP, ALL, MSTATUS_SD | 2 << 32 | 0xC6122),
    ("misa", 0, 0, 2 << 62 | 0x14112D),
    ("mideleg", 0, ALL, MIP_S),
    ("medeleg", 0, ALL, 0xB3FF),
    ("mie", 0, ALL, 0xAAA),
    ("mtvec", 0x1000, 0x2003, 0x1000),
    ("mtvec", 0x1000, 0x2001, 0x2001),
    ("stvec", 0x1000, 0x2002, 0x1000),
    ("mepc", 0, ALL, ALL - 1),
    ("sepc", 0, ALL, ALL - 1),
    ("mcounteren", 0, ALL, 0xFFFF_FFFF),
    ("mcountinhibit", 0, ALL, 0),
    ("mhpmcounter3", 0, ALL, 0),
    ("mhpmevent31", 0, ALL, 0),
    ("menvcfg", 0, ALL, STCE | 1),
    ("senvcfg", 0, ALL, 1),
    ("satp", 0, 8 << 60 | 0xFFFF << 44 | 5, 8 << 60 | 0xFFFF << 44 | 5),
    ("satp", 0, 9 << 60 | 1, 9 << 60 | 1),
    ("satp", 0, 10 << 60 | 1, 10 << 60 | 1),
    ("satp", 8 << 60 | 1, 0, 0),
    ("satp", 8 << 60 | 1, 7 << 60 | 2, 8 << 60 | 1),
    ("satp", 8 << 60 | 1, 11 << 60 | 2, 8 << 60 | 1),
    ("mcause", 0, ALL, ALL),
    ("stval", 0, ALL, ALL),
]


@pytest.mark.parametrize(("name", "before", "written", "after"), WARL)
def test_warl(name: str, before: int, written: int, after: int) -> None:
    hart = hart_in(PRV_M)
    hart.write(name, before)
    if name in ("mstatus", "sstatus"):
        hart.put(mstatus=before | MSTATUS_XLEN64)
    hart.write(name, written)
    assert hart.read(name) == after


def test_sstatus_writes_reach_only_its_own_bits_of_mstatus() -> None:
    hart = hart_in(PRV_S, mstatus=MSTATUS_XLEN64 | MSTATUS_MPP)
    hart.write("sstatus", MSTATUS_SIE)
    assert hart.get("mstatus") == MSTATUS_XLEN64 | MSTATUS_MPP | MSTATUS_SIE
    hart.write("sstatus", 0)
    assert hart.get("mstatus") == MSTATUS_XLEN64 | MSTATUS_MPP


# --- interrupts


def test_mip_writes_reach_only_supervisor_bits() -> None:
    hart = hart_in(PRV_M, mip=MIP_MSIP | MIP_MEIP)
    hart.write("mip", MIP_SSIP | MIP_STIP | MIP_SEIP)
    assert hart.read("mip") == MIP_MSIP | MIP_MEIP | MIP_S
    hart.write("mip", 0)
    assert hart.read("mip") == MIP_MSIP | MIP_MEIP


def test_a_bit_of_mip_that_does_not_exist_sets_nothing() -> None:
    """Not even the one by which SEIP's second source is remembered beside the others."""
    hart = hart_in(PRV_M)
    hart.write("mip", MASK64 & ~(MIP_SSIP | MIP_STIP | MIP_SEIP))
    hart.csr("mip", csr.SET, MASK64 & ~(MIP_SSIP | MIP_STIP | MIP_SEIP))
    assert hart.read("mip") == hart.get("mip") == 0


def test_stip_is_read_only_with_sstc() -> None:
    hart = hart_in(PRV_M, menvcfg=STCE)
    hart.write("mip", MIP_STIP)
    assert hart.read("mip") == 0


def test_clearing_the_software_seip_keeps_the_controllers() -> None:
    hart = hart_in(PRV_M, mip=MIP_SEIP)
    hart.csr("mip", csr.SET, MIP_SEIP)
    hart.csr("mip", csr.CLEAR, MIP_SEIP)
    assert hart.read("mip") == MIP_SEIP


def test_software_seip_interrupts_until_software_clears_it() -> None:
    hart = hart_in(PRV_S, mstatus=MSTATUS_SIE)
    hart.put(priv=PRV_M)
    hart.write("mideleg", MIP_S)
    hart.write("mie", MIP_SEIP)
    hart.csr("mip", csr.SET, MIP_SEIP)
    hart.record.set("mip", hart.get("mip") & ~MIP_SEIP)  # as the interrupt controller lowers its line
    hart.put(priv=PRV_S)
    assert hart.get("mip") & hart.get("mie")
    assert hart.cpu.pending_interrupt() == 9
    assert hart.read("sip") == MIP_SEIP
    hart.put(priv=PRV_M)
    hart.csr("mip", csr.CLEAR, MIP_SEIP)
    hart.put(priv=PRV_S)
    assert hart.cpu.pending_interrupt() is None


def test_clearing_one_bit_cannot_lose_another_raised_meanwhile() -> None:
    hart = hart_in(PRV_M, mip=MIP_STIP)
    row = csr.BY_NAME["mip"]
    assert row.modify is not None
    old = row.read(hart.cpu)
    hart.record.set("mip", MIP_STIP | MIP_SSIP)  # another hart's IPI, between the read and the write
    row.modify(hart.cpu, old & ~MIP_STIP, MIP_STIP)
    assert hart.get("mip") == MIP_SSIP


def test_mie_shows_no_hidden_bit() -> None:
    hart = hart_in(PRV_M, mideleg=MIP_S)
    hart.write("mie", ALL)
    assert (hart.read("mie"), hart.read("sie")) == (0xAAA, MIP_S)


def test_supervisor_sees_only_delegated_interrupts() -> None:
    hart = hart_in(PRV_S, mideleg=MIP_SSIP | MIP_SEIP, mip=MIP_S | MIP_MTIP, mie=MIP_MTIP, mtimecmp=0)
    assert hart.read("sip") == MIP_SSIP | MIP_SEIP
    hart.write("sie", ALL)
    assert hart.read("sie") == MIP_SSIP | MIP_SEIP
    assert hart.get("mie") & MIP_MTIP
    hart.write("sie", 0)
    assert hart.get("mie") == MIP_MTIP
    hart.write("sip", 0)
    assert hart.read("sip") == MIP_SEIP  # only SSIP is writable


def test_sip_ssip_is_read_only_unless_delegated() -> None:
    hart = hart_in(PRV_S, mip=MIP_SSIP)
    hart.write("sip", 0)
    assert hart.get("mip") == MIP_SSIP


# --- translation state


@pytest.mark.parametrize(
    ("name", "value", "flushes"),
    [
        ("satp", 8 << 60 | 1, 1),
        ("satp", 8 << 60 | 1 << 44, 1),
        ("satp", 0, 0),
        ("satp", 3 << 60 | 1, 0),
        ("mstatus", MSTATUS_MXR, 1),
        ("mstatus", MSTATUS_SUM, 0),
    ],
)
def test_what_flushes_translations(name: str, value: int, flushes: int) -> None:
    hart = hart_in(PRV_M)
    hart.memory.flushes.clear()
    hart.write(name, value)
    assert hart.memory.flushes == [("all",)] * flushes


def test_tvm_takes_satp_from_supervisor_mode() -> None:
    hart = hart_in(PRV_S, mstatus=MSTATUS_TVM)
    assert hart.csr_trap("satp", csr.SET, source=0) == (ILLEGAL, WORD)
    hart.put(priv=PRV_M)
    hart.read("satp")


def test_sum_changes_the_context() -> None:
    hart = hart_in(PRV_S)
    before = hart.cpu.ctx
    hart.csr("sstatus", csr.SET, MSTATUS_SUM)
    assert hart.cpu.ctx == hart.get("ctx") == before + 2


# --- counters

COUNTERS = [("cycle", 0), ("time", 1), ("instret", 2), ("hpmcounter3", 3), ("hpmcounter31", 31)]


@pytest.mark.parametrize(("name", "bit"), COUNTERS)
def test_counters_need_their_enables(name: str, bit: int) -> None:
    hart = hart_in(PRV_S)
    assert hart.csr_trap(name, csr.SET, source=0) == (ILLEGAL, WORD)
    hart.put(mcounteren=1 << bit)
    hart.read(name)
    hart.put(priv=PRV_U)
    assert hart.csr_trap(name, csr.SET, source=0) == (ILLEGAL, WORD)
    hart.put(scounteren=1 << bit)
    hart.read(name)


def test_counters_ok_follows_the_enables() -> None:
    hart = hart_in(PRV_M)
    hart.write("mcounteren", 0b011)
    hart.write("scounteren", 0b110)
    assert [hart.record.get("counters_ok", priv) for priv in (PRV_U, PRV_S, PRV_M)] == [0b010, 0b011, 0b111]


@pytest.mark.parametrize(("name", "shadow"), [("mcycle", "cycle"), ("minstret", "instret")])
def test_a_written_counter_goes_on_from_there(name: str, shadow: str) -> None:
    hart = hart_in(PRV_M)
    hart.write(name, 1000)
    first, second = hart.read(name), hart.read(shadow)
    assert 1000 < first < second < 1000 + 60_000_000_000


def test_time_is_guest_time() -> None:
    hart = hart_in(PRV_M)
    before = hart.cpu.guest_time()
    assert before <= hart.read("time") <= hart.cpu.guest_time()


# --- Sstc


@pytest.mark.parametrize(
    ("priv", "menvcfg", "mcounteren", "allowed"),
    [(PRV_M, 0, 0, True), (PRV_S, STCE, 2, True), (PRV_S, STCE, 5, False), (PRV_S, 0, 2, False)],
)
def test_who_may_access_stimecmp(priv: int, menvcfg: int, mcounteren: int, allowed: bool) -> None:
    hart = hart_in(priv, menvcfg=menvcfg, mcounteren=mcounteren)
    if allowed:
        hart.write("stimecmp", 5)
    else:
        assert hart.csr_trap("stimecmp", csr.WRITE) == (ILLEGAL, WORD)


def test_stimecmp_sets_and_clears_stip_and_rearms() -> None:
    hart = hart_in(PRV_M, menvcfg=STCE)
    hart.write("stimecmp", 0)
    assert hart.get("mip") == MIP_STIP
    hart.write("stimecmp", MASK64)
    assert hart.get("mip") == 0
    assert hart.hooks.calls == [("rearm",)] * 2


# --- floating point


@pytest.mark.parametrize("name", ["fflags", "frm", "fcsr"])
def test_fp_registers_are_illegal_when_fp_is_off(name: str) -> None:
    hart = hart_in(PRV_M, mstatus=0)
    assert hart.csr_trap(name, csr.SET, source=0) == (ILLEGAL, WORD)


@pytest.mark.parametrize("name", ["fflags", "frm", "fcsr"])
def test_writing_fp_registers_makes_fp_dirty(name: str) -> None:
    hart = hart_in(PRV_M, mstatus=1 << 13)
    hart.read(name)
    assert not hart.get("mstatus") & MSTATUS_SD
    hart.write(name, 0)
    assert hart.get("mstatus") == MSTATUS_FS | MSTATUS_SD
    assert hart.cpu.ctx & 1


@pytest.mark.parametrize(("mxcsr", "fflags"), [(1, 16), (2, 0), (4, 8), (8, 4), (16, 2), (32, 1), (0x3F, 31)])
def test_fflags_merge_the_hosts_sticky_flags(mxcsr: int, fflags: int) -> None:
    hart = hart_in(PRV_M, mstatus=MSTATUS_FS, mxcsr=0x1F80 | mxcsr)
    assert hart.read("fflags") == fflags
    hart.csr("fflags", csr.CLEAR, fflags)
    assert hart.read("fflags") == 0
    assert hart.get("mxcsr") == 0x1F80


def test_flags_raised_in_python_are_merged_in() -> None:
    hart = hart_in(PRV_M, mstatus=MSTATUS_FS, mxcsr=0x1F80 | 32)
    hart.cpu.raise_fflags(8)
    assert hart.read("fcsr") == 9


@pytest.mark.parametrize(("frm", "rc", "fp_ok"), [(0, 0, 1), (1, 3, 1), (2, 1, 1), (3, 2, 1), (4, 0, 0), (7, 0, 0)])
def test_frm_sets_the_hosts_rounding(frm: int, rc: int, fp_ok: int) -> None:
    hart = hart_in(PRV_M, mstatus=MSTATUS_FS, mxcsr=0x1F80 | 16)
    hart.write("frm", frm)
    assert (hart.get("mxcsr"), hart.cpu.ctx & 1) == (0x1F80 | rc << 13 | 16, fp_ok)
    assert hart.read("fcsr") == frm << 5 | 2


def test_fcsr_is_both() -> None:
    hart = hart_in(PRV_M, mstatus=MSTATUS_FS)
    hart.write("fcsr", ALL)
    assert (hart.read("frm"), hart.read("fflags"), hart.read("fcsr")) == (7, 31, 0xFF)
