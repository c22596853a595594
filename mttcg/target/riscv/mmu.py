"""Address translation: Bare, Sv39, Sv48 and Sv57 (privileged manual, 4.3 to 4.6), with PMP behind it.

This is the TLB miss path, so its time is paid some hundred thousand times in a boot: what a page table entry
allows is one look-up in a 256-byte table chosen by mode, SUM and MXR, and what satp means is kept decoded.
"""

from __future__ import annotations

from ...memory.layout import MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U, PAGE, VCPU
from ...memory.protocols import EXEC, PERM_R, PERM_W, PERM_X, READ, WRITE, GuestTrap
from ...memory.ram import Ram
from ...memory.records import View
from .csr_fields import (
    CAUSE_FETCH_ACCESS,
    CAUSE_FETCH_MISALIGNED,
    CAUSE_FETCH_PAGE,
    CAUSE_LOAD_ACCESS,
    CAUSE_LOAD_MISALIGNED,
    CAUSE_LOAD_PAGE,
    CAUSE_STORE_ACCESS,
    CAUSE_STORE_MISALIGNED,
    CAUSE_STORE_PAGE,
    MSTATUS_MPP,
    MSTATUS_MPP_SHIFT,
    MSTATUS_MXR,
    MSTATUS_SUM,
    PRV_M,
    PRV_S,
    PRV_U,
    PTE_A,
    PTE_D,
    PTE_HIGH,
    PTE_PPN_SHIFT,
    PTE_R,
    PTE_U,
    PTE_V,
    PTE_W,
    PTE_X,
    SATP_MODE_SHIFT,
    SATP_PPN,
)
from .pmp import ALL, Pmp

_SATP = VCPU.q("satp")
_MSTATUS = VCPU.q("mstatus")
_OFFSET = PAGE - 1
_PA_MASK = (1 << 56) - 1
_PPN_TO_PA = 12 - PTE_PPN_SHIFT  # a PTE's PPN field is 2 bits below its place in an address
_FRAME = _PA_MASK & ~_OFFSET
_LEAF = PTE_R | PTE_W | PTE_X

# By access kind (READ, WRITE, EXEC)
_PAGE_FAULT = (CAUSE_LOAD_PAGE, CAUSE_STORE_PAGE, CAUSE_FETCH_PAGE)
_ACCESS_FAULT = (CAUSE_LOAD_ACCESS, CAUSE_STORE_ACCESS, CAUSE_FETCH_ACCESS)
_MISALIGNED = (CAUSE_LOAD_MISALIGNED, CAUSE_STORE_MISALIGNED, CAUSE_FETCH_MISALIGNED)
_PERM = (PERM_R, PERM_W, PERM_X)

# By satp mode minus 8: (bits of virtual address, shift of the root table's index)
_SCHEMES = ((39, 30), (48, 39), (57, 48))


def _permissions(mmu_idx: int, mxr: bool) -> bytes:
    """What each low byte of a leaf PTE allows, as PERM_* bits; A and D apart."""

    def allows(flags: int) -> int:
        if not flags & PTE_V or flags & (PTE_R | PTE_W) == PTE_W:
            return 0
        perms = 0
        if flags & PTE_R or (mxr and flags & PTE_X):
            perms |= PERM_R
        if flags & PTE_W:
            perms |= PERM_W
        if flags & PTE_X:
            perms |= PERM_X
        if mmu_idx == MMU_U:
            return perms if flags & PTE_U else 0
        if flags & PTE_U:
            # SUM opens user pages for data, never for execution.
            return perms & ~PERM_X if mmu_idx == MMU_S_SUM else 0
        return perms

    return bytes(allows(flags) for flags in range(256))


_TABLES = {
    (mmu_idx, mxr): _permissions(mmu_idx, bool(mxr))
    for mmu_idx in (MMU_U, MMU_S, MMU_S_SUM)
    for mxr in (0, MSTATUS_MXR)
}


class Mmu:
    """memory.protocols.Mmu for one hart's record."""

    __slots__ = ("_bits", "_pmp", "_q", "_ram", "_ram_q", "_root", "_satp", "_shift")

    def __init__(self, record: View, ram: Ram, pmp: Pmp) -> None:
        self._q = record.q
        self._ram = ram
        self._ram_q = ram.q
        self._pmp = pmp
        self._satp = -1
        self._root = self._bits = self._shift = 0

    # --- faults

    def access_fault(self, va: int, access: int) -> GuestTrap:
        return GuestTrap(_ACCESS_FAULT[access], va)

    def misaligned(self, va: int, access: int) -> GuestTrap:
        return GuestTrap(_MISALIGNED[access], va)

    # --- translation

    def translate(self, va: int, access: int, mmu_idx: int, size: int = 1) -> tuple[int, int, int]:
        """See memory.protocols.Mmu. `size`: bytes of the access, where a PMP region may end inside it."""
        q = self._q
        if mmu_idx == MMU_M or (mmu_idx == MMU_MPRV and access == EXEC):
            return self._bare(va, access, size, PRV_M)
        mstatus = q[_MSTATUS]
        if mmu_idx == MMU_MPRV:
            mpp = (mstatus & MSTATUS_MPP) >> MSTATUS_MPP_SHIFT
            mmu_idx = MMU_U if mpp == PRV_U else MMU_S_SUM if mstatus & MSTATUS_SUM else MMU_S
        priv = PRV_U if mmu_idx == MMU_U else PRV_S
        if q[_SATP] != self._satp:
            self._decode_satp(q[_SATP])
        if not self._bits:
            return self._bare(va, access, size, priv)
        pa, perms, shift = self._walk(va, access, _TABLES[mmu_idx, mstatus & MSTATUS_MXR])
        everywhere = self._pmp.uniform[priv]
        if everywhere != ALL:
            perms &= self._protect(va, pa, access, size, priv)
        return pa, perms, shift

    def _decode_satp(self, satp: int) -> None:
        self._satp = satp
        mode = satp >> SATP_MODE_SHIFT
        self._bits, self._shift = _SCHEMES[mode - 8] if mode else (0, 0)
        self._root = (satp & SATP_PPN) << 12

    def _bare(self, va: int, access: int, size: int, priv: int) -> tuple[int, int, int]:
        if va > _PA_MASK:
            raise self.access_fault(va, access)
        if self._pmp.uniform[priv] == ALL:
            return va, ALL, 12
        return va, self._protect(va, va, access, size, priv), 12

    def _protect(self, va: int, pa: int, access: int, size: int, priv: int) -> int:
        """Make PMP's check; the PERM_* bits that hold for the whole page, 0 if its bytes differ."""
        if not self._pmp.allowed(pa, size, priv) & _PERM[access]:
            raise self.access_fault(va, access)
        perms = self._pmp.page(pa, priv)
        return perms if perms > 0 else 0

    def _walk(self, va: int, access: int, table: bytes) -> tuple[int, int, int]:
        """Walk the page table (manual, 4.3.2): physical address, cacheable PERM_* bits, log2 of the page size."""
        bits = self._bits
        top = va >> (bits - 1)
        if top and top != (1 << (65 - bits)) - 1:
            raise GuestTrap(_PAGE_FAULT[access], va)
        ram_q, base, size = self._ram_q, self._ram.base, self._ram.size
        # The walk itself is made with S-mode's rights (3.7.1).
        check = self._pmp.uniform[PRV_S] != ALL
        needed = PTE_A | PTE_D if access == WRITE else PTE_A
        while True:
            shift = self._shift
            at = self._root
            while True:
                at += (va >> shift & 511) << 3
                offset = at - base
                if not 0 <= offset < size or (check and not self._pmp.allowed(at, 8, PRV_S) & PERM_R):
                    raise self.access_fault(va, access)
                pte = ram_q[offset >> 3]
                if pte & _LEAF:
                    break
                # A pointer to the next level: of its flags only V (and G) may be set.
                if pte & (PTE_HIGH | PTE_D | PTE_A | PTE_U | PTE_V) != PTE_V or shift == 12:
                    raise GuestTrap(_PAGE_FAULT[access], va)
                shift -= 9
                at = pte << _PPN_TO_PA & _FRAME
            perms = table[pte & 0xFF]
            inside = (1 << shift) - 1
            frame = pte << _PPN_TO_PA & _FRAME
            if not perms & _PERM[access] or pte & PTE_HIGH or frame & inside:
                raise GuestTrap(_PAGE_FAULT[access], va)
            if pte & needed != needed:
                if check and not self._pmp.allowed(at, 8, PRV_S) & PERM_W:
                    raise self.access_fault(va, access)
                if self._ram.cas(at, 8, pte, pte | needed) != pte:
                    continue  # someone changed the entry meanwhile: its new content decides
                pte |= needed
            if not pte & PTE_D:
                perms &= ~PERM_W
            return frame | (va & inside), perms, shift


assert (READ, WRITE, EXEC) == (0, 1, 2)  # the tuples above are indexed by them
