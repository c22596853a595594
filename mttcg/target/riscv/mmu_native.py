"""Address translation as native functions: the misses of the soft TLB that are nothing but a page walk.

`mmu.Mmu` is the whole of it, and what decides whenever this gives up: every fault, every device, MPRV, PMP regions that
split a page, an A or D bit that another hart changes at the same moment. Sv39, Sv48, Sv57: privileged manual, 4.3.2.
"""

from __future__ import annotations

from ...memory.layout import MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U, PAGE, TLB_INVALID, XTLB_BITS, XTLB_SIZE
from ...memory.protocols import EXEC, PERM_R, PERM_W, PERM_X, WRITE
from ...memory.tlb_native import enter_page, note_large, place_of
from ...native.lowlevel import cas64, env, load64, native, sar
from .csr_fields import (
    MSTATUS_MPRV,
    MSTATUS_MXR,
    PTE_A,
    PTE_D,
    PTE_G,
    PTE_HIGH,
    PTE_LEAF,
    PTE_POINTER,
    PTE_PPN_SHIFT,
    PTE_R,
    PTE_U,
    PTE_V,
    PTE_W,
    PTE_X,
    SATP_MODE_SHIFT,
    SATP_PPN,
)

REFUSED = 1  # no physical page: Python decides
FAULT = 2  # a page fault, for certain
_PAGE_MASK = TLB_INVALID ^ (PAGE - 1)
_PPN = (1 << 44) - 1
_RIGHTS = PERM_R | PERM_W | PERM_X
_LEVELS_LESS_MODE = 5  # Sv39 is mode 8 and has 3 levels


@native
def refill(va: int, access: int, size: int) -> int:
    """Bring `size` bytes at `va`, which missed, into the soft TLB of the current context: the addend; 0 for Python.

    1: the entry is there, but stores through it must be noticed. 2: it is a page fault, for `page_fault`.
    """
    mmu_idx = env.ctx >> 1
    if (va & PAGE - 1) + size > PAGE or mmu_idx == MMU_MPRV:
        return 0
    found = leaf_of(va, access, mmu_idx)
    if found:
        return FAULT if found == FAULT and may_trap() else 0
    shift = env.walk_shift
    addend = enter_page(va, env.walk_frame, env.walk_perms, mmu_idx)
    if shift > 12:
        note_large(va, shift)
    if access == WRITE and env.tlb[place_of(va, mmu_idx) + 1] & PAGE - 1:
        return 1
    return addend


@native
def may_trap() -> int:
    """Whether native code may take a trap itself."""
    return not (env.log_traps or env.mstatus & MSTATUS_MPRV)


@native
def translate_fetch(va: int) -> int:
    """Bring the page of code at `va` into `xtlb` for the current context: its physical page; 0 for Python."""
    mmu_idx = env.ctx >> 1
    if mmu_idx == MMU_S_SUM or mmu_idx == MMU_MPRV:
        mmu_idx -= 1
    if leaf_of(va, EXEC, mmu_idx):
        return 0
    entry = (mmu_idx << XTLB_BITS | (va >> 12 & XTLB_SIZE - 1)) * 2
    env.xtlb[entry] = va & _PAGE_MASK
    env.xtlb[entry + 1] = env.walk_frame
    page = va >> 12 & 4095
    env.vpages_exec[page >> 6] = env.vpages_exec[page >> 6] | 1 << (page & 63)
    if env.walk_shift > 12:
        note_large(va, env.walk_shift)
    return env.walk_frame


@native
def leaf_of(va: int, access: int, mmu_idx: int) -> int:
    """Translate to a page of RAM: 0, and env.walk_frame, walk_perms, walk_shift; else REFUSED or FAULT."""
    if mmu_idx == MMU_M:
        if not env.pmp_m_open:
            return REFUSED
        return identity(va)
    mode = env.satp >> SATP_MODE_SHIFT
    if mode == 0:
        if not is_open(va & _PAGE_MASK):
            return REFUSED
        return identity(va)
    return walk(va, access, mmu_idx, mode - _LEVELS_LESS_MODE)


@native
def identity(va: int) -> int:
    """No translation: RAM is where it is."""
    if (va - env.map_ram) & TLB_INVALID >= env.map_ram_size:
        return REFUSED
    env.walk_frame = va & _PAGE_MASK
    env.walk_perms = _RIGHTS
    env.walk_shift = 12
    return 0


@native
def is_open(frame: int) -> int:
    """Whether PMP lets S and U do everything with the physical page."""
    return (frame - env.pmp_low) & TLB_INVALID < env.pmp_high - env.pmp_low


@native
def walk(va: int, access: int, mmu_idx: int, levels: int) -> int:
    """The walk of the page table, A and D bits included."""
    shift = levels * 9 + 3
    top = sar(va, shift + 8)
    if top and top != TLB_INVALID:
        return FAULT
    table = (env.satp & SATP_PPN) << 12
    everywhere = 0
    at = 0
    pte = 0
    while True:
        at = table + (va >> shift & 511) * 8
        if (at - env.map_ram) & TLB_INVALID >= env.map_ram_size or not is_open(at & _PAGE_MASK):
            return REFUSED
        at = (at + env.ram_addend) & TLB_INVALID
        pte = load64(at)
        if pte & PTE_LEAF:
            break
        if pte & PTE_POINTER != PTE_V or shift == 12:
            return FAULT
        everywhere |= pte & PTE_G
        table = (pte >> PTE_PPN_SHIFT & _PPN) << 12
        shift -= 9
    frame = (pte >> PTE_PPN_SHIFT & _PPN) << 12
    inside = (1 << shift) - 1
    if pte & PTE_HIGH or not pte & PTE_V or pte & (PTE_R | PTE_W) == PTE_W or frame & inside:
        return FAULT
    # SUM opens user pages for data, never for execution.
    if pte & PTE_U:
        if mmu_idx != MMU_U and (mmu_idx != MMU_S_SUM or access == EXEC):
            return FAULT
    elif mmu_idx == MMU_U:
        return FAULT
    perms = 0
    if pte & PTE_R or (pte & PTE_X and env.mstatus & MSTATUS_MXR):
        perms = PERM_R
    if pte & PTE_W:
        perms |= PERM_W
    if pte & PTE_X:
        perms |= PERM_X
    needed = PTE_A
    wanted = PERM_R
    if access == WRITE:
        needed = PTE_A | PTE_D
        wanted = PERM_W
    elif access == EXEC:
        wanted = PERM_X
    frame |= va & inside & _PAGE_MASK
    if not perms & wanted:
        return FAULT
    if (frame - env.map_ram) & TLB_INVALID >= env.map_ram_size or not is_open(frame):
        return REFUSED
    if pte & needed != needed:
        if cas64(at, pte, pte | needed) != pte:
            return REFUSED  # someone changed the entry meanwhile: its new content decides
        pte |= needed
    if not pte & PTE_D:
        perms &= ~PERM_W
    if mmu_idx == MMU_S and not (pte | everywhere) & PTE_G:
        env.kernel_local = 1
    env.walk_frame = frame
    env.walk_perms = perms
    env.walk_shift = shift
    return 0
