"""Changes of the address space as native functions: satp, and sfence.vma that emitted code does not do inline.

`csr` and `helpers` are the whole of it: what traps is theirs.
"""

from __future__ import annotations

from ...memory.tlb_native import flush_all, flush_space
from ...native.lowlevel import env, native
from ...tcg.tb_find import flush_address
from .csr_fields import CSRRS, CSRRW, MSTATUS_TVM, PRV_S, PRV_U, SATP_MODE_SHIFT, SATP_MODES
from .native_result import HANDLED, NOT_HANDLED

_MODES = sum(1 << mode for mode in SATP_MODES)


@native
def is_forbidden() -> int:
    """Whether satp and sfence.vma trap here."""
    if env.priv == PRV_S:
        return env.mstatus & MSTATUS_TVM
    return env.priv == PRV_U


@native
def write_satp(word: int) -> int:
    """Any access to satp by a CSR instruction that may write it (csr._write_satp)."""
    if is_forbidden():
        return NOT_HANDLED
    source = word >> 15 & 31
    operation = word >> 12 & 3
    if not word >> 14 & 1:
        source = env.x[source]
    old = env.satp
    value = source
    if operation == CSRRS:
        value = old | source
    elif operation != CSRRW:
        value = old & ~source
    mode = value >> SATP_MODE_SHIFT
    if value != old and _MODES >> mode & 1:
        env.satp = value
        # The soft TLB has no ASIDs, but it tells global translations from others.
        if mode != old >> SATP_MODE_SHIFT:
            flush_all()
        else:
            flush_space()
    rd = word >> 7 & 31
    if rd:
        env.x[rd] = old
    return HANDLED


@native
def flush_translations(word: int) -> int:
    """SFENCE.VMA (helpers.sfence_vma)."""
    if is_forbidden():
        return NOT_HANDLED
    if word >> 15 & 31:
        if flush_address(env.x[word >> 15 & 31]):
            flush_all()
    elif word >> 20 & 31:
        flush_space()
    else:
        flush_all()
    return HANDLED
