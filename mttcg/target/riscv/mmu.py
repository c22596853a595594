"""Address translation: Bare, Sv39, Sv48 and Sv57 (privileged manual, 4.3 to 4.6), with PMP behind it.

This is the TLB miss path, so its time is paid some hundred thousand times in a boot: what a page table entry
allows is one look-up in a 256-byte table chosen by mode, SUM and MXR, and what satp means is kept decoded.
"""

from __future__ import annotations

from ...memory.layout import MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U, VCPU
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
    PTE_G,
    PTE_HIGH,
    PTE_LEAF,
    PTE_POINTER,
    PTE_PPN,
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
_FLUSHES = VCPU.q("tlb_flushes")
_PA_MASK = (1 << 56) - 1
_PPN_TO_PA = 12 - PTE_PPN_SHIFT  # left: that field is 2 bits below its place in an address
_PPN_TO_WORD = PTE_PPN_SHIFT - 9  # right: 512 words a page
_NEEDED = (PTE_A, PTE_A | PTE_D, PTE_A)

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

    __slots__ = (
        "_pmp", "_q", "_ram", "_ram_base", "_ram_q", "_ram_words", "_root", "_satp", "_shift", "_sign", "_tables",
        "_tables_of", "_top", "everywhere",
    )  # fmt: skip

    def __init__(self, record: View, ram: Ram, pmp: Pmp) -> None:
        self._q = record.q
        self._ram = ram
        self._ram_q = ram.q
        self._pmp = pmp
        self._ram_base = ram.base
        self._ram_words = ram.size >> 3
        # satp, decoded: root table (word index), shift of its index (0: Bare), place of the address's sign bit,
        # and what a negative address has from there upwards
        self._satp = -1
        self._root = self._shift = self._sign = self._top = 0
        # va >> 21 → (last-level table as a word index, PTE_G if an upper entry was global)
        # Good until all of an address space is flushed: an sfence.vma with an address orders leaf entries only (manual,
        # 4.2.1), so after one the walk may start at the last level.
        self._tables: dict[int, tuple[int, int]] = {}
        self._tables_of = 0
        self.everywhere = True

    # --- faults

    def access_fault(self, va: int, access: int) -> GuestTrap:
        return GuestTrap(_ACCESS_FAULT[access], va)

    def misaligned(self, va: int, access: int) -> GuestTrap:
        return GuestTrap(_MISALIGNED[access], va)

    # --- translation

    def translate(self, va: int, access: int, mmu_idx: int, size: int = 1) -> tuple[int, int, int]:
        """See memory.protocols.Mmu. `size`: bytes of the access, where a PMP region may end inside it."""
        q = self._q
        self.everywhere = True
        if mmu_idx == MMU_M or (mmu_idx == MMU_MPRV and access == EXEC):
            return self._bare(va, access, size, PRV_M)
        mstatus = q[_MSTATUS]
        if mmu_idx == MMU_MPRV:
            mpp = (mstatus & MSTATUS_MPP) >> MSTATUS_MPP_SHIFT
            mmu_idx = MMU_U if mpp == PRV_U else MMU_S_SUM if mstatus & MSTATUS_SUM else MMU_S
        priv = PRV_U if mmu_idx == MMU_U else PRV_S
        if q[_SATP] != self._satp:
            self._decode_satp(q[_SATP])
        if not self._shift:
            return self._bare(va, access, size, priv)
        pa, perms, shift = self._walk(va, access, _TABLES[mmu_idx, mstatus & MSTATUS_MXR])
        if self._pmp.uniform[priv] != ALL:
            perms &= self._protect(va, pa, access, size, priv)
        return pa, perms, shift

    def _decode_satp(self, satp: int) -> None:
        self._satp = satp
        mode = satp >> SATP_MODE_SHIFT
        bits, self._shift = _SCHEMES[mode - 8] if mode else (64, 0)
        self._sign = bits - 1
        self._top = (1 << (65 - bits)) - 1
        self._root = ((satp & SATP_PPN) << 9) - (self._ram_base >> 3)

    def _bare(self, va: int, access: int, size: int, priv: int) -> tuple[int, int, int]:
        if va > _PA_MASK:
            raise self.access_fault(va, access)
        if self._pmp.uniform[priv] == ALL:
            return va, ALL, 12
        return va, self._protect(va, va, access, size, priv), 12

    def _protect(self, va: int, pa: int, access: int, size: int, priv: int) -> int:
        """Make PMP's check; the PERM_* bits that hold for the whole page, 0 if its bytes differ."""
        perms = self._pmp.page(pa, priv)
        if not (perms if perms >= 0 else self._pmp.allowed(pa, size, priv)) & _PERM[access]:
            raise self.access_fault(va, access)
        return max(perms, 0)

    def _may(self, word: int, perm: int) -> bool:
        """Whether PMP lets the walk access the entry at this word of RAM."""
        at = (word << 3) + self._ram_base
        perms = self._pmp.page(at, PRV_S)
        return bool((perms if perms >= 0 else self._pmp.allowed(at, 8, PRV_S)) & perm)

    def _walk(self, va: int, access: int, table: bytes) -> tuple[int, int, int]:
        """Walk the page table (manual, 4.3.2): physical address, cacheable PERM_* bits, log2 of the page size."""
        top = va >> self._sign
        if top and top != self._top:
            raise GuestTrap(_PAGE_FAULT[access], va)
        # Entries are addressed by their index in RAM as 8-byte words: small integers, so faster than addresses.
        ram_q, base, words = self._ram_q, self._ram_base >> 3, self._ram_words
        # The walk itself is made with S-mode's rights (3.7.1).
        check, readable = self._pmp.uniform[PRV_S] != ALL, self._pmp.readable
        needed = _NEEDED[access]
        while True:
            shift = self._shift
            at = self._root
            mapped_globally = 0
            if (flushes := self._q[_FLUSHES]) != self._tables_of:
                self._tables.clear()
                self._tables_of = flushes
            table_at = self._tables.get(va >> 21)
            if table_at is not None and not check:
                shift = 12
                at, mapped_globally = table_at
            while True:
                at += va >> shift & 511
                if not 0 <= at < words or (
                    check and (at + base) >> 9 not in readable and not self._may(at, PERM_R)
                ):
                    raise self.access_fault(va, access)
                pte = ram_q[at]
                if pte & PTE_LEAF:
                    break
                if pte & PTE_POINTER != PTE_V or shift == 12:
                    raise GuestTrap(_PAGE_FAULT[access], va)
                shift -= 9
                at = ((pte & PTE_PPN) >> _PPN_TO_WORD) - base
                mapped_globally |= pte & PTE_G
                if shift == 12:
                    self._tables[va >> 21] = at, mapped_globally
            perms = table[pte & 0xFF]
            inside = (1 << shift) - 1
            frame = (pte & PTE_PPN) << _PPN_TO_PA
            if not perms & _PERM[access] or pte & PTE_HIGH or frame & inside:
                raise GuestTrap(_PAGE_FAULT[access], va)
            if pte & needed != needed:
                if check and not self._may(at, PERM_W):
                    raise self.access_fault(va, access)
                if self._ram.cas((at << 3) + self._ram_base, 8, pte, pte | needed) != pte:
                    continue  # someone changed the entry meanwhile: its new content decides
                pte |= needed
            if not pte & PTE_D:
                perms &= ~PERM_W
            self.everywhere = bool((pte | mapped_globally) & PTE_G)
            return frame | (va & inside), perms, shift


assert (READ, WRITE, EXEC) == (0, 1, 2)  # the tuples above are indexed by them
