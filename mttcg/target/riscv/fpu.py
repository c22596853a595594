"""Floating-point control state: frm, fflags, and their other half in the host's MXCSR.

Emitted code computes under the guest's MXCSR, whose sticky flags are part of fflags and whose rounding
control mirrors frm where the host has the mode. Python raises flags in the record's `fflags`; a read merges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...memory.layout import VCPU
from ...memory.records import View
from .csr_fields import (
    FFLAG_DZ,
    FFLAG_NV,
    FFLAG_NX,
    FFLAG_OF,
    FFLAG_UF,
    FS_DIRTY,
    MSTATUS_FS,
    MSTATUS_FS_SHIFT,
    MSTATUS_SD,
)

if TYPE_CHECKING:
    from .cpu import Cpu

MXCSR_STICKY = 0x3F
MXCSR_MASKED = 0x1F80  # all exceptions masked: they only set their flag
MXCSR_RC_SHIFT = 13
# frm -> MXCSR rounding control: nearest even, to zero, down, up. The host has no ties-to-max-magnitude.
HOST_ROUNDING = {0: 0, 1: 3, 2: 1, 3: 2}

_FRM = VCPU.q("frm")
_FFLAGS = VCPU.q("fflags")
_MSTATUS = VCPU.q("mstatus")
_MXCSR = VCPU.d("mxcsr")


def _to_fflags(sticky: int) -> int:
    pairs = ((1, FFLAG_NV), (4, FFLAG_DZ), (8, FFLAG_OF), (16, FFLAG_UF), (32, FFLAG_NX))  # bit 1: denormal operand
    return sum(flag for bit, flag in pairs if sticky & bit)


_FFLAGS_OF_MXCSR = bytes(_to_fflags(sticky) for sticky in range(64))


def get_fflags(cpu: Cpu) -> int:
    """All sticky flags, wherever they were raised."""
    return sticky_flags(cpu.record)


def sticky_flags(record: View) -> int:
    """The same of a hart's record; exact outside emitted code."""
    return record.q[_FFLAGS] | _FFLAGS_OF_MXCSR[record.d[_MXCSR] & MXCSR_STICKY]


def set_fflags(cpu: Cpu, flags: int) -> None:
    """Replace the sticky flags."""
    cpu.q[_FFLAGS] = flags & 31
    cpu.record.d[_MXCSR] &= ~MXCSR_STICKY


def set_frm(cpu: Cpu, frm: int) -> None:
    """Set the dynamic rounding mode; the caller recomputes ctx."""
    cpu.q[_FRM] = frm & 7
    sticky = cpu.record.d[_MXCSR] & MXCSR_STICKY
    cpu.record.d[_MXCSR] = sticky | MXCSR_MASKED | HOST_ROUNDING.get(frm & 7, 0) << MXCSR_RC_SHIFT


def make_dirty(cpu: Cpu) -> None:
    """Note in mstatus that fp state changed (FS must not be Off), and recompute ctx."""
    cpu.q[_MSTATUS] |= FS_DIRTY << MSTATUS_FS_SHIFT | MSTATUS_SD
    cpu.compute_ctx()


def is_off(cpu: Cpu) -> bool:
    """Whether fp instructions and CSRs are illegal now."""
    return not cpu.q[_MSTATUS] & MSTATUS_FS
