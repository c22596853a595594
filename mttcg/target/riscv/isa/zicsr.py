"""Zicsr: access to control and status registers (manual, "Zicsr"; privileged manual, "CSR Address Mapping").

Most accesses go through the helper `csr`: as `helper` if they only read, as `system` if they write, because
a write may change the context or make an interrupt takeable. What trap entries, lock code and time-keeping are made
of stays inline: constants; CSRs that are nothing but a 64-bit field of the vCPU record; the trap vectors; reads of
mstatus and sstatus; the setting and clearing of their interrupt enables by an immediate; counters; and reads of the
pending and enabled interrupts, of which a hart that waits for another one makes millions. The timers' pending bits are
then what the host's timer has made of them so far: the manual wants them "eventually" ("Machine Timer Registers",
"Supervisor Timer Register"), and the loop edge that follows sees the exit request that comes with it. But when another
hart has changed mtimecmp, and said so, this one knows: then the read is the helper's, which compares anew.

Inline code makes no privilege check: it is chosen only where the context proves the privilege. Where it does not,
the helper raises the trap.
"""

from __future__ import annotations

from typing import NamedTuple

from ....memory.layout import REQ_TIMER
from ....tcg.ir import MASK64, NONE, Imm
from .. import features
from ..csr_fields import (
    CSR_CYCLE,
    CSR_FCSR,
    CSR_FFLAGS,
    CSR_FRM,
    CSR_INSTRET,
    CSR_MIE,
    CSR_MIP,
    CSR_MSTATUS,
    CSR_SATP,
    CSR_SIE,
    CSR_SIP,
    CSR_SSTATUS,
    CSR_TIME,
    ENVCFG_FIOM,
    IRQ_S_EXT,
    MEDELEG_WRITABLE,
    MIP_ALL,
    MIP_SEIP,
    MIP_SEIP_SOFT,
    MSTATUS_MIE,
    MSTATUS_SIE,
    MSTATUS_TVM,
    PRV_M,
    PRV_S,
    SSTATUS_MASK,
)
from ..decoder import RowTable, Translation

insn = RowTable("Zicsr")

OP_WRITE, OP_SET, OP_CLEAR = 0, 1, 2  # as helper `csr` takes them
READ_ONLY = 3  # csr[11:10] of a CSR without writes


class Plain(NamedTuple):
    """A CSR that is a field of the record: reads give it as it is; writes store `value & mask` (0: by the helper)."""

    field: str
    mask: int


# csr[9:8] is the lowest privilege that may access it.
PLAIN_CSRS: dict[int, Plain] = {
    0x105: Plain("stvec", 0),
    0x106: Plain("scounteren", 0),
    0x10A: Plain("senvcfg", ENVCFG_FIOM),
    0x140: Plain("sscratch", MASK64),
    0x141: Plain("sepc", MASK64 & ~1),
    0x142: Plain("scause", MASK64),
    0x143: Plain("stval", MASK64),
    0x302: Plain("medeleg", MEDELEG_WRITABLE),
    0x303: Plain("mideleg", 0),
    0x305: Plain("mtvec", 0),
    0x306: Plain("mcounteren", 0),
    0x30A: Plain("menvcfg", 0),
    0x340: Plain("mscratch", MASK64),
    0x341: Plain("mepc", MASK64 & ~1),
    0x342: Plain("mcause", MASK64),
    0x343: Plain("mtval", MASK64),
    0xF14: Plain("mhartid", 0),
}
CONSTANT_CSRS = {
    0x301: features.MISA, 0xF11: features.MVENDORID, 0xF12: features.MARCHID, 0xF13: features.MIMPID,
}  # fmt: skip
VECTOR_CSRS = (0x105, 0x305)  # stvec, mtvec
_VECTOR_RESERVED = 2  # bit of a mode that a write must not set: then nothing is written
MACHINE_COUNTERS = {0xB00: CSR_CYCLE, 0xB02: CSR_INSTRET}  # mcycle and minstret, and what shows them to others
# What a read of mstatus shows of itself, and the interrupt enable of that privilege.
STATUS_CSRS = {CSR_SSTATUS: (SSTATUS_MASK, MSTATUS_SIE), CSR_MSTATUS: (MASK64, MSTATUS_MIE)}
INTERRUPT_CSRS = {CSR_SIE: "mie", CSR_MIE: "mie", CSR_SIP: "mip", CSR_MIP: "mip"}
_SOFT_TO_SEIP = MIP_SEIP_SOFT.bit_length() - 1 - IRQ_S_EXT
FP_CSRS = (CSR_FFLAGS, CSR_FRM, CSR_FCSR)
COUNTERS = (CSR_CYCLE, CSR_TIME, CSR_INSTRET)


@insn("csrrw", "csr rs1 001 rd 1110011", op=OP_WRITE)
@insn("csrrs", "csr rs1 010 rd 1110011", op=OP_SET)
@insn("csrrc", "csr rs1 011 rd 1110011", op=OP_CLEAR)
def trans_csr(b: Translation, rd: int, csr: int, rs1: int, op: int) -> None:
    if op != OP_WRITE and rs1 == 0:
        _read(b, rd, csr, op, immediate=0)
    elif not (
        _restore_interrupts(b, rd, csr, op, rs1)
        or _write_vector(b, rd, csr, op, rs1)
        or _write_inline(b, rd, csr, op, rs1)
    ):
        _write(b, rd, csr, op, rs1, immediate=0)


@insn("csrrwi", "csr zimm 101 rd 1110011", op=OP_WRITE)
@insn("csrrsi", "csr zimm 110 rd 1110011", op=OP_SET)
@insn("csrrci", "csr zimm 111 rd 1110011", op=OP_CLEAR)
def trans_csr_imm(b: Translation, rd: int, csr: int, zimm: int, op: int) -> None:
    if op != OP_WRITE and zimm == 0:
        _read(b, rd, csr, op, immediate=1)
    elif not (_switch_interrupts(b, rd, csr, op, zimm) or _write_inline(b, rd, csr, op, Imm(zimm))):
        _write(b, rd, csr, op, zimm, immediate=1)


def _read(b: Translation, rd: int, csr: int, op: int, immediate: int) -> None:
    """A set or clear of no bits: a read, without a write's side effects."""
    if csr in COUNTERS:
        b.op("rdclock", rd, attr=(csr,))
    elif csr in MACHINE_COUNTERS and _allowed(b, csr):
        b.op("rdclock", rd, attr=(MACHINE_COUNTERS[csr],))
    elif csr in CONSTANT_CSRS and _allowed(b, csr):
        b.op("mov", rd, Imm(CONSTANT_CSRS[csr]))
    elif csr in PLAIN_CSRS and _allowed(b, csr):
        b.op("ldenv", rd, attr=(PLAIN_CSRS[csr].field,))
    elif csr == CSR_SATP and _allowed(b, csr):
        if b.priv == PRV_S:  # mstatus.TVM may forbid it
            mstatus = b.op("ldenv", b.temp(), attr=("mstatus",))
            b.op("guard", NONE, mstatus, attr=(MSTATUS_TVM, "csr", (csr, op, rd, 0, immediate)))
        b.op("ldenv", rd, attr=("satp",))
    elif csr in STATUS_CSRS and _allowed(b, csr):
        if rd:
            _show_status(b, rd, csr, b.op("ldenv", b.temp(), attr=("mstatus",)))
    elif csr in INTERRUPT_CSRS and _allowed(b, csr):
        if csr == CSR_MIP:
            requests = b.op("ldenv", b.temp(), attr=("requests",))
            b.op("guard", NONE, requests, attr=(REQ_TIMER, "csr", (csr, op, rd, 0, immediate)))
        _show_interrupts(b, rd, csr)
    elif csr in FP_CSRS and b.ctx & 1:  # fp state is on, and dirty already
        if csr == CSR_FRM:
            b.op("ldenv", rd, attr=("frm",))
        else:
            b.system("csr", csr, op, rd, 0, immediate)  # sys_native has the host's flags at hand
    else:
        b.helper("csr", csr, op, rd, 0, immediate)


def _write(b: Translation, rd: int, csr: int, op: int, source: int, immediate: int) -> None:
    if csr >> 10 == READ_ONLY:
        b.system("illegal")
    else:
        b.system("csr", csr, op, rd, source, immediate)


def _write_inline(b: Translation, rd: int, csr: int, op: int, source: int) -> bool:
    """A plain CSR's write. rd comes last: it may be the source."""
    if csr not in PLAIN_CSRS or not _allowed(b, csr):
        return False
    field, mask = PLAIN_CSRS[csr]
    if not mask:
        return False
    old = b.op("ldenv", b.temp(), attr=(field,)) if rd or op != OP_WRITE else NONE
    value = source
    if op == OP_SET:
        value = b.op("or", b.temp(), old, source)
    elif op == OP_CLEAR:
        value = b.op("andn", b.temp(), old, source)
    if mask != MASK64:
        value = b.op("and", b.temp(), value, Imm(mask))
    b.op("stenv", NONE, value, attr=(field,))
    if rd:
        b.op("mov", rd, old)
    return True


def _write_vector(b: Translation, rd: int, csr: int, op: int, rs1: int) -> bool:
    """`csrw stvec, rs1` as kernels have it that enter traps from user mode and their own by different ways."""
    if csr not in VECTOR_CSRS or op != OP_WRITE or rd or not _allowed(b, csr):
        return False
    b.op("guard", NONE, rs1, attr=(_VECTOR_RESERVED, "csr", (csr, op, rd, rs1, 0)))
    b.op("stenv", NONE, rs1, attr=(PLAIN_CSRS[csr].field,))
    return True


def _switch_interrupts(b: Translation, rd: int, csr: int, op: int, zimm: int) -> bool:
    """`csrrsi`/`csrrci` of sstatus.SIE or mstatus.MIE. Setting may make a pending interrupt takeable."""
    if csr not in STATUS_CSRS or op == OP_WRITE or zimm != STATUS_CSRS[csr][1] or not _allowed(b, csr):
        return False
    old = b.op("ldenv", b.temp(), attr=("mstatus",))
    if op == OP_SET:
        new = b.op("or", b.temp(), old, Imm(zimm))
    else:
        new = b.op("and", b.temp(), old, Imm(~zimm))
    b.op("stenv", NONE, new, attr=("mstatus",))
    if rd:
        _show_status(b, rd, csr, old)
    if op == OP_SET:
        b.op("irqcheck", NONE)
    return True


def _restore_interrupts(b: Translation, rd: int, csr: int, op: int, rs1: int) -> bool:
    """`csrs sstatus, rs1` as local_irq_restore has it: inline if no bit but the interrupt enable is to be set."""
    if csr not in STATUS_CSRS or op != OP_SET or not _allowed(b, csr):
        return False
    b.op("guard", NONE, rs1, attr=(~STATUS_CSRS[csr][1], "csr", (csr, op, rd, rs1, 0)))
    old = b.op("ldenv", b.temp(), attr=("mstatus",))
    b.op("stenv", NONE, b.op("or", b.temp(), old, rs1), attr=("mstatus",))
    if rd:
        _show_status(b, rd, csr, old)
    b.op("irqcheck", NONE)
    return True


def _show_status(b: Translation, rd: int, csr: int, mstatus: int) -> None:
    mask = STATUS_CSRS[csr][0]
    if mask == MASK64:
        b.op("mov", rd, mstatus)
    else:
        b.op("and", rd, mstatus, Imm(mask))


def _show_interrupts(b: Translation, rd: int, csr: int) -> None:
    """A read of mip or mie, or of what S-mode may see of them. SEIP has a second source, which software writes."""
    value = b.op("ldenv", b.temp(), attr=(INTERRUPT_CSRS[csr],))
    if csr in (CSR_MIP, CSR_SIP):
        software = b.op("and", b.temp(), b.op("shr", b.temp(), value, Imm(_SOFT_TO_SEIP)), Imm(MIP_SEIP))
        value = b.op("or", b.temp(), value, software)
    if csr in (CSR_SIE, CSR_SIP):
        b.op("and", rd, value, b.op("ldenv", b.temp(), attr=("mideleg",)))
    else:
        b.op("and", rd, value, Imm(MIP_ALL))


def _allowed(b: Translation, csr: int) -> bool:
    """Whether the context proves the privilege that the CSR asks for."""
    return b.priv >= (PRV_S if csr >> 8 & 3 == 1 else PRV_M)
