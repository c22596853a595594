"""The control and status registers: one row each, and the one function that all CSR instructions use.

Rows are in the order of the manual's tables (privileged manual, 2.2). What a number itself says is not
repeated: bits 9:8 are the lowest privilege that may access it, bits 11:10 = 3 make it read-only. A number
without a row does not exist here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...memory.layout import VCPU
from ...memory.protocols import GuestTrap
from ...native import atomics
from . import csr_fields as f
from . import features, fpu, pmp

if TYPE_CHECKING:
    from .cpu import Cpu

Read = Callable[["Cpu"], int]
Write = Callable[["Cpu", int], None]
Modify = Callable[["Cpu", int, int], None]
Check = Callable[["Cpu"], bool]

_PRIV = VCPU.q("priv")
_MSTATUS = VCPU.q("mstatus")
_MIP = VCPU.q("mip")
_MIE = VCPU.q("mie")
_MIDELEG = VCPU.q("mideleg")
_SATP = VCPU.q("satp")
_MENVCFG = VCPU.q("menvcfg")
_MCOUNTEREN = VCPU.q("mcounteren")
_SCOUNTEREN = VCPU.q("scounteren")
_STIMECMP = VCPU.q("stimecmp")
_PMPCFG = VCPU.q("pmpcfg")
_PMPADDR = VCPU.q("pmpaddr")
_FRM = VCPU.q("frm")

WRITE, SET, CLEAR = range(3)


@dataclass(frozen=True, slots=True)
class Csr:
    """One register. `read(cpu)`; `write(cpu, value)` applies the WARL rules; `check(cpu)`: whether it may be
    accessed at a privilege that its number allows. `modify(cpu, value, mask)` stands in for `write` where
    other processes set bits too: only the bits in `mask` were named by the instruction."""

    number: int
    name: str
    read: Read
    write: Write
    check: Check | None = None
    modify: Modify | None = None

    @property
    def priv(self) -> int:
        """Lowest privilege that may access it."""
        return self.number >> 8 & 3

    @property
    def read_only(self) -> bool:
        return self.number >> 10 == 3


def access(cpu: Cpu, args: tuple[int, ...], pc: int, size: int, word: int) -> None:
    """Helper `csr`: args are number, WRITE/SET/CLEAR, rd, source (register or zimm), whether it is a zimm.

    CSRRS and CSRRC with register 0 or zimm 0 do not write (unprivileged manual, Zicsr).
    """
    number, op, rd, source, immediate = args
    row = CSRS.get(number)
    writes = op == WRITE or source != 0
    if (
        row is None
        or cpu.q[_PRIV] < row.priv
        or (writes and row.read_only)
        or (row.check is not None and not row.check(cpu))
    ):
        raise GuestTrap(f.CAUSE_ILLEGAL, word)
    operand = source if immediate else cpu.get_x(source)
    old = row.read(cpu)
    if writes:
        if op == WRITE:
            value, mask = operand, f.MASK64
        elif op == SET:
            value, mask = old | operand, operand
        else:
            value, mask = old & ~operand, operand
        if row.modify is not None:
            row.modify(cpu, value, mask)
        else:
            row.write(cpu, value)
    cpu.set_x(rd, old)


# --- shapes that many rows share


def _ignore(cpu: Cpu, value: int) -> None:
    """A WARL register with one legal value, or one that its number makes read-only."""


def _constant(value: int) -> Read:
    return lambda cpu: value


def _field(name: str, index: int = 0) -> Read:
    at = VCPU.q(name, index)
    return lambda cpu: cpu.q[at]


def _store(name: str, mask: int = f.MASK64) -> Write:
    at = VCPU.q(name)

    def write(cpu: Cpu, value: int) -> None:
        cpu.q[at] = value & mask

    return write


def _plain(number: int, name: str, mask: int = f.MASK64) -> Csr:
    """A field of the record of the same name, of which the bits in `mask` are writable."""
    return Csr(number, name, _field(name), _store(name, mask))


# --- floating point


def _fp_enabled(cpu: Cpu) -> bool:
    return not fpu.is_off(cpu)


def _read_fcsr(cpu: Cpu) -> int:
    return cpu.q[_FRM] << 5 | fpu.get_fflags(cpu)


def _write_fflags(cpu: Cpu, value: int) -> None:
    fpu.set_fflags(cpu, value)
    fpu.make_dirty(cpu)


def _write_frm(cpu: Cpu, value: int) -> None:
    fpu.set_frm(cpu, value)
    fpu.make_dirty(cpu)


def _write_fcsr(cpu: Cpu, value: int) -> None:
    fpu.set_fflags(cpu, value)
    _write_frm(cpu, value >> 5)


# --- mstatus


def _mstatus_writer(mask: int) -> Write:
    def write(cpu: Cpu, value: int) -> None:
        old = cpu.q[_MSTATUS]
        if value & f.MSTATUS_MPP == 2 << f.MSTATUS_MPP_SHIFT:  # no hypervisor: MPP keeps a legal value
            value = value & ~f.MSTATUS_MPP | old & f.MSTATUS_MPP
        new = old & ~(mask | f.MSTATUS_SD) | value & mask
        if new & f.MSTATUS_FS == f.MSTATUS_FS:
            new |= f.MSTATUS_SD
        cpu.q[_MSTATUS] = new
        if (old ^ new) & f.MSTATUS_MXR:
            cpu.memory.flush_all()  # no context stands for MXR
        cpu.compute_ctx()

    return write


def _read_sstatus(cpu: Cpu) -> int:
    return cpu.q[_MSTATUS] & f.SSTATUS_MASK


# --- traps and interrupts


def _write_tvec(name: str) -> Write:
    at = VCPU.q(name)

    def write(cpu: Cpu, value: int) -> None:
        if not value & 2:  # modes 2 and 3 are reserved
            cpu.q[at] = value

    return write


def _read_mip(cpu: Cpu) -> int:
    cpu.update_timer_bits(cpu.guest_time())
    mip = cpu.q[_MIP]
    return mip & f.MIP_ALL | (f.MIP_SEIP if mip & f.MIP_SEIP_SOFT else 0)


def _change_mip(cpu: Cpu, to_set: int, to_clear: int) -> None:
    """Atomically, because any process may raise other bits at the same time."""
    address = cpu.record.address("mip")
    if to_set:
        atomics.or64(address, to_set)
    if to_clear:
        atomics.and64(address, ~to_clear & f.MASK64)


def _modify_mip(cpu: Cpu, value: int, mask: int) -> None:
    writable = f.MIP_SSIP if cpu.q[_MENVCFG] & f.MENVCFG_STCE else f.MIP_SSIP | f.MIP_STIP
    software = f.MIP_SEIP_SOFT if mask & f.MIP_SEIP else 0
    value &= f.MIP_ALL  # the bit that stands for SEIP has no name of its own
    if value & f.MIP_SEIP:
        value |= f.MIP_SEIP_SOFT
    mask = mask & writable | software
    _change_mip(cpu, value & mask, ~value & mask)


def _write_mip(cpu: Cpu, value: int) -> None:
    _modify_mip(cpu, value, f.MASK64)


def _read_sip(cpu: Cpu) -> int:
    return _read_mip(cpu) & cpu.q[_MIDELEG]


def _modify_sip(cpu: Cpu, value: int, mask: int) -> None:
    mask &= f.MIP_SSIP & cpu.q[_MIDELEG]
    _change_mip(cpu, value & mask, ~value & mask)


def _write_sip(cpu: Cpu, value: int) -> None:
    _modify_sip(cpu, value, f.MASK64)


def _read_mie(cpu: Cpu) -> int:
    return cpu.q[_MIE] & f.MIP_ALL


def _write_mie(cpu: Cpu, value: int) -> None:
    cpu.q[_MIE] = value & f.MIP_ALL | (f.MIP_SEIP_SOFT if value & f.MIP_SEIP else 0)


def _read_sie(cpu: Cpu) -> int:
    return cpu.q[_MIE] & cpu.q[_MIDELEG]


def _write_sie(cpu: Cpu, value: int) -> None:
    mideleg = cpu.q[_MIDELEG]
    _write_mie(cpu, cpu.q[_MIE] & ~mideleg | value & mideleg)


# --- counters and timers


def _counter_enabled(number: int) -> Check:
    """Check of user-mode counter `number` against mcounteren and scounteren (3.1.11, 4.1.5)."""

    def check(cpu: Cpu) -> bool:
        q = cpu.q
        priv = q[_PRIV]
        enabled = f.MASK64 if priv == f.PRV_M else q[_MCOUNTEREN]
        if priv == f.PRV_U:
            enabled &= q[_SCOUNTEREN]
        return bool(enabled >> number & 1)

    return check


def _clock(number: int, name: str, counter: int) -> Csr:
    """The user-mode view of a counter."""
    return Csr(number, name, lambda cpu: cpu.counter(number), _ignore, _counter_enabled(counter))


def _machine_counter(number: int, name: str, shadow: int) -> Csr:
    """mcycle, minstret: the host's nanoseconds plus what a write makes of them."""
    base = VCPU.q(name + "_base")

    def write(cpu: Cpu, value: int) -> None:
        cpu.q[base] = (value - cpu.timers.nanoseconds()) & f.MASK64

    return Csr(number, name, lambda cpu: cpu.counter(shadow), write)


def _counteren(number: int, name: str) -> Csr:
    store = _store(name, f.COUNTEREN_WRITABLE)

    def write(cpu: Cpu, value: int) -> None:
        store(cpu, value)
        cpu.compute_counters_ok()

    return Csr(number, name, _field(name), write)


def _stimecmp_enabled(cpu: Cpu) -> bool:
    if cpu.q[_PRIV] == f.PRV_M:
        return True
    return bool(cpu.q[_MENVCFG] & f.MENVCFG_STCE and cpu.q[_MCOUNTEREN] & f.COUNTER_TM)


def _timers_changed(cpu: Cpu) -> None:
    cpu.update_timer_bits(cpu.guest_time())
    cpu.hooks.rearm()


def write_stimecmp(cpu: Cpu, value: int) -> None:
    """Set the supervisor timer: STIP follows at once."""
    cpu.q[_STIMECMP] = value & f.MASK64
    _timers_changed(cpu)


def _write_menvcfg(cpu: Cpu, value: int) -> None:
    cpu.q[_MENVCFG] = value & f.MENVCFG_WRITABLE
    _timers_changed(cpu)


# --- memory


def _satp_allowed(cpu: Cpu) -> bool:
    return not (cpu.q[_PRIV] == f.PRV_S and cpu.q[_MSTATUS] & f.MSTATUS_TVM)


def _write_satp(cpu: Cpu, value: int) -> None:
    if value >> f.SATP_MODE_SHIFT not in f.SATP_MODES or value == cpu.q[_SATP]:
        return
    mode_changes = (value ^ cpu.q[_SATP]) >> f.SATP_MODE_SHIFT
    cpu.q[_SATP] = value
    # The soft TLB has no ASIDs, but it tells global translations from others.
    if mode_changes:
        cpu.memory.flush_all()
    else:
        cpu.memory.flush_space()


def _pmp_changed(cpu: Cpu) -> None:
    cpu.pmp.rebuild()
    cpu.memory.flush_all()


def _pmpcfg(number: int, word: int) -> Csr:
    at = _PMPCFG + word

    def write(cpu: Cpu, value: int) -> None:
        old = cpu.q[at]
        new = 0
        for shift in range(0, 64, 8):
            config = old >> shift & 0xFF
            if not config & f.PMP_LOCK:
                config = value >> shift & f.PMP_CFG_WRITABLE
                if not config & f.PMP_R:
                    config &= ~f.PMP_W  # W without R is reserved
            new |= config << shift
        if new != old:
            cpu.q[at] = new
            _pmp_changed(cpu)

    return Csr(number, f"pmpcfg{2 * word}", lambda cpu: cpu.q[at], write)


def _pmpaddr(index: int) -> Csr:
    at = _PMPADDR + index

    def locked(cpu: Cpu) -> bool:
        if cpu.pmp.config(index) & f.PMP_LOCK:
            return True
        if index + 1 == pmp.N_ENTRIES:
            return False
        following = cpu.pmp.config(index + 1)  # a locked TOR entry locks the address below it too (3.7.1)
        return bool(following & f.PMP_LOCK) and following >> f.PMP_A_SHIFT & 3 == f.PMP_TOR

    def write(cpu: Cpu, value: int) -> None:
        value &= f.PMP_ADDR
        if value != cpu.q[at] and not locked(cpu):
            cpu.q[at] = value
            _pmp_changed(cpu)

    return Csr(0x3B0 + index, f"pmpaddr{index}", lambda cpu: cpu.q[at], write)


_ROWS = [
    # --- unprivileged: floating point
    Csr(f.CSR_FFLAGS, "fflags", fpu.get_fflags, _write_fflags, _fp_enabled),
    Csr(f.CSR_FRM, "frm", _field("frm"), _write_frm, _fp_enabled),
    Csr(f.CSR_FCSR, "fcsr", _read_fcsr, _write_fcsr, _fp_enabled),
    # --- unprivileged: counters
    _clock(f.CSR_CYCLE, "cycle", 0),
    _clock(f.CSR_TIME, "time", 1),
    _clock(f.CSR_INSTRET, "instret", 2),
    *(Csr(0xC00 + i, f"hpmcounter{i}", _constant(0), _ignore, _counter_enabled(i)) for i in range(3, 32)),
    # --- supervisor
    Csr(f.CSR_SSTATUS, "sstatus", _read_sstatus, _mstatus_writer(f.SSTATUS_WRITABLE)),
    Csr(0x104, "sie", _read_sie, _write_sie),
    Csr(0x105, "stvec", _field("stvec"), _write_tvec("stvec")),
    _counteren(0x106, "scounteren"),
    _plain(0x10A, "senvcfg", f.ENVCFG_FIOM),
    _plain(0x140, "sscratch"),
    _plain(0x141, "sepc", f.MASK64 - 1),
    _plain(0x142, "scause"),
    _plain(0x143, "stval"),
    Csr(f.CSR_SIP, "sip", _read_sip, _write_sip, modify=_modify_sip),
    Csr(f.CSR_STIMECMP, "stimecmp", _field("stimecmp"), write_stimecmp, _stimecmp_enabled),
    Csr(f.CSR_SATP, "satp", _field("satp"), _write_satp, _satp_allowed),
    # --- machine: information
    Csr(0xF11, "mvendorid", _constant(features.MVENDORID), _ignore),
    Csr(0xF12, "marchid", _constant(features.MARCHID), _ignore),
    Csr(0xF13, "mimpid", _constant(features.MIMPID), _ignore),
    Csr(0xF14, "mhartid", _field("mhartid"), _ignore),
    Csr(0xF15, "mconfigptr", _constant(0), _ignore),
    # --- machine: trap set-up
    Csr(0x300, "mstatus", _field("mstatus"), _mstatus_writer(f.MSTATUS_WRITABLE)),
    Csr(0x301, "misa", _constant(features.MISA), _ignore),
    _plain(0x302, "medeleg", f.MEDELEG_WRITABLE),
    _plain(0x303, "mideleg", f.MIP_S),
    Csr(0x304, "mie", _read_mie, _write_mie),
    Csr(0x305, "mtvec", _field("mtvec"), _write_tvec("mtvec")),
    _counteren(0x306, "mcounteren"),
    Csr(0x30A, "menvcfg", _field("menvcfg"), _write_menvcfg),
    # No counter can be inhibited: they are one host clock.
    Csr(0x320, "mcountinhibit", _constant(0), _ignore),
    *(Csr(0x320 + i, f"mhpmevent{i}", _constant(0), _ignore) for i in range(3, 32)),
    # --- machine: trap handling
    _plain(0x340, "mscratch"),
    _plain(0x341, "mepc", f.MASK64 - 1),
    _plain(0x342, "mcause"),
    _plain(0x343, "mtval"),
    Csr(0x344, "mip", _read_mip, _write_mip, modify=_modify_mip),
    # --- machine: memory protection
    _pmpcfg(0x3A0, 0),
    _pmpcfg(0x3A2, 1),
    *(_pmpaddr(i) for i in range(pmp.N_ENTRIES)),
    # --- machine: counters
    _machine_counter(0xB00, "mcycle", f.CSR_CYCLE),
    _machine_counter(0xB02, "minstret", f.CSR_INSTRET),
    *(Csr(0xB00 + i, f"mhpmcounter{i}", _constant(0), _ignore) for i in range(3, 32)),
]
CSRS: dict[int, Csr] = {row.number: row for row in _ROWS}
if len(CSRS) != len(_ROWS):
    raise ImportError("a CSR number has two rows")
BY_NAME: dict[str, Csr] = {row.name: row for row in _ROWS}
