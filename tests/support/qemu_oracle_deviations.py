"""Where QEMU 7.2 is known not to do what the manual says, or uses a freedom that the manual gives otherwise than we do.

A deviation is a function that undoes in QEMU's record exactly what the deviation did, if this case is one of it; all
else in the record stays compared. Each one was met by tests/insn/test_against_qemu.py, which prints what it meets.
"""

from __future__ import annotations

from collections.abc import Callable

from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.csr import BY_NAME
from tests.support.qemu_oracle import FS_DIRTY, RAM, RAM_SIZE, Record
from tests.support.qemu_oracle_cases import OracleCase

Deviation = Callable[[OracleCase, Record, Record], None]

_SD, _FS, _VS = 1 << 63, FS_DIRTY, 3 << 9
_BREAKPOINT, _ILLEGAL = 3, 2
_HS_EXCEPTIONS, _VS_INTERRUPTS, _LCOFI, _GVA_MPV = 0xF0_0C00, 0x1444, 1 << 13, 3 << 38
_ABSENT = {
    "medeleg": _HS_EXCEPTIONS,
    "mie": _VS_INTERRUPTS | _LCOFI,
    "mip": _VS_INTERRUPTS | _LCOFI,
    "mstatus": _GVA_MPV | _VS,
}
_READ_ONLY = 3  # bits 11 and 10 of a CSR's number
_LOAD_FAULT, _STORE_MISALIGNED, _STORE_FAULT = 5, 6, 7


def _names_csr(case: OracleCase, *names: str) -> bool:
    return case.csr in {BY_NAME[name].number for name in names}


def ebreak_has_no_value(case: OracleCase, ours: Record, theirs: Record) -> None:
    """mtval after ebreak: we give its address, QEMU 0. Both are allowed (privileged manual, 3.1.16)."""
    if ours.csr["mcause"] == theirs.csr["mcause"] == _BREAKPOINT and not theirs.csr["mtval"]:
        theirs.csr["mtval"] = ours.csr["mepc"]


def fs_stays_clean(case: OracleCase, ours: Record, theirs: Record) -> None:
    """mstatus.FS after an fp instruction that wrote no fp register: we say Dirty after any (allowed: 3.1.6.6 lets it be
    imprecise), QEMU keeps what was there, even where fflags changed."""
    before = case.record.csr["mstatus"] & _FS
    if case.row.fp and before and theirs.csr["mstatus"] & _FS == before and ours.csr["mstatus"] & _FS == _FS:
        theirs.csr["mstatus"] |= _FS | _SD


def amo_reports_load_fault(case: OracleCase, ours: Record, theirs: Record) -> None:
    """An AMO to where no memory is: a store/AMO access fault (Zaamo, "AMO"). QEMU leaves its atomic path for anything
    but RAM, loads and stores instead, and reports the load."""
    nowhere = not RAM <= ours.csr["mtval"] < RAM + RAM_SIZE
    if (
        case.row.name.startswith("amo")
        and nowhere
        and (ours.csr["mcause"], theirs.csr["mcause"])
        == (
            _STORE_FAULT,
            _LOAD_FAULT,
        )
    ):
        theirs.csr["mcause"] = _STORE_FAULT


def failing_sc_is_not_checked(case: OracleCase, ours: Record, theirs: Record) -> None:
    """An SC without a reservation for its address faults where a store would (Zalrsc); QEMU only fails."""
    skipped = theirs.csr["mcause"] == _ILLEGAL and theirs.csr["mepc"] == case.starts_at + case.row.size
    if (
        case.row.name in ("sc.w", "sc.d")
        and ours.csr["mcause"] in (_STORE_FAULT, _STORE_MISALIGNED)
        and ours.csr["mepc"] == case.starts_at
        and skipped
    ):
        rd = case.row.fields["rd"].extract(case.word)
        if theirs.x[rd] == (1 if rd else case.record.x[0]):
            theirs.x[rd] = ours.x[rd]
            for name in ("mepc", "mcause", "mtval"):
                theirs.csr[name] = ours.csr[name]


def narrow_sc_lies(case: OracleCase, ours: Record, theirs: Record) -> None:
    """SC.W after LR.D to the same address: QEMU compares and stores 32 bits, but then compares 64 to say whether it
    did: it stores, and reports failure in rd."""
    if case.row.name == "sc.w":
        rd, rs1 = (case.row.fields[name].extract(case.word) for name in ("rd", "rs1"))
        after_lr_d = case.record.code[:4] == asm("lr.d", rd=0, rs1=rs1).to_bytes(4, "little")
        if after_lr_d and (rd == 0 or theirs.x[rd] == 1) and theirs.window == ours.window != case.record.window:
            theirs.x[rd] = ours.x[rd]


def fault_value_is_aligned(case: OracleCase, ours: Record, theirs: Record) -> None:
    """mtval of an access fault of a misaligned access: the address (3.1.16); QEMU, which splits such an access
    where no RAM is, gives the aligned part's."""
    if ours.csr["mcause"] == theirs.csr["mcause"] and ours.csr["mcause"] in (_LOAD_FAULT, _STORE_FAULT):
        sizes = {int(str(op.attr[0])) for op in case.ops if op.name in ("ld", "st", "fld", "fst")}
        if any(theirs.csr["mtval"] == ours.csr["mtval"] & -size for size in sizes):
            theirs.csr["mtval"] = ours.csr["mtval"]


def ctzw_counts_64_bits(case: OracleCase, ours: Record, theirs: Record) -> None:
    """ctzw of a register whose lower half is 0 gives 32 (Zbb); QEMU goes on counting in the upper half."""
    if case.row.name == "ctzw":
        rd, source = (case.row.fields[name].extract(case.word) for name in ("rd", "rs1"))
        value = case.record.x[source] if source else 0
        if rd and value and not value & 0xFFFFFFFF and theirs.x[rd] == (value & -value).bit_length() - 1:
            theirs.x[rd] = 32


def keeps_bits_of_absent_extensions(case: OracleCase, ours: Record, theirs: Record) -> None:
    """Fields of extensions that the hart has not are read-only 0: those of vectors, the hypervisor (also with
    `-cpu rv64,h=off`) and counter overflow. QEMU keeps what is written, mstatus with SD for VS."""
    for name, bits in _ABSENT.items():
        if ours.csr[name] == theirs.csr[name] & ~bits:
            theirs.csr[name] &= ~bits
    if _names_csr(case, "mstatus", "sstatus") and theirs.csr["mstatus"] & _VS:
        theirs.csr["mstatus"] &= ~(_ABSENT["mstatus"] | (0 if theirs.csr["mstatus"] & _FS == _FS else _SD))


def keeps_odd_sepc(case: OracleCase, ours: Record, theirs: Record) -> None:
    """sepc[0] is always zero (4.1.7); QEMU stores it as written."""
    if _names_csr(case, "sepc") and ours.csr["sepc"] == theirs.csr["sepc"] & ~1:
        theirs.csr["sepc"] &= ~1


def empty_write_of_read_only_csr(case: OracleCase, ours: Record, theirs: Record) -> None:
    """CSRRS and CSRRC write whenever rs1 is not x0, whatever is in it (Zicsr), which a read-only CSR does not allow;
    QEMU looks at the bits to write, and finds none."""
    if case.row.name in ("csrrs", "csrrc") and case.word >> 30 == _READ_ONLY:
        rd, source = (case.row.fields[name].extract(case.word) for name in ("rd", "rs1"))
        went_on = theirs.csr["mcause"] == _ILLEGAL and theirs.csr["mepc"] == case.starts_at + case.row.size
        if source and not case.record.x[source] and ours.csr["mepc"] == case.starts_at and went_on:
            theirs.x[rd] = ours.x[rd]
            for name in ("mepc", "mtval"):
                theirs.csr[name] = ours.csr[name]


DEVIATIONS: list[Deviation] = [
    ebreak_has_no_value,
    fs_stays_clean,
    amo_reports_load_fault,
    failing_sc_is_not_checked,
    narrow_sc_lies,
    fault_value_is_aligned,
    ctzw_counts_64_bits,
    keeps_bits_of_absent_extensions,
    keeps_odd_sepc,
    empty_write_of_read_only_csr,
]
