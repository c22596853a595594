"""The soft TLB of one vCPU: the table that emitted code probes inline, filled and flushed only by its owner.

Direct-mapped, one table per mmu_idx, 4 KiB entries (a large page is cut up). Two 4096-bit filters keep
`sfence.vma` of one address cheap: one tells whether the address may lie in a large page, whose other pieces
must go too (contract rule 12), one whether its page may have jump cache entries (rule 13).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..native import memory
from ..native.ffi import ffi, libc
from .arena import Arena
from .codepages import CodePages
from .layout import (
    JC_ENTRY,
    JC_SIZE,
    MMU_MPRV,
    MMU_S,
    MMU_S_SUM,
    MMU_U,
    N_CTX,
    N_MMU,
    PAGE,
    TLB_ENTRY,
    TLB_INVALID,
    TLB_SIZE,
    TLB_SLOW_MARK,
    TLB_SLOW_MMIO,
    VCPU,
)
from .protocols import PERM_R, PERM_W, Mmu
from .ram import Ram

MASK64 = (1 << 64) - 1
_PAGE_MASK = MASK64 ^ (PAGE - 1)
_WORDS = TLB_ENTRY // 8
_TLB = VCPU.q("tlb")
_JC = VCPU.q("jc")
_LARGE = VCPU.q("vpages_large")
_EXEC = VCPU.q("vpages_exec")
_HUGE = VCPU.q("huge_seen")
_TABLE_WORDS = TLB_SIZE * _WORDS
_TABLE_BYTES = TLB_SIZE * TLB_ENTRY
_JC_WORDS = JC_SIZE * JC_ENTRY // 8
_JC_BYTES = JC_SIZE * JC_ENTRY


class SoftTlb:
    """The owner's operations. `on_flush(vpage)` tells the block cache: a virtual page, or None for all."""

    def __init__(self, arena: Arena, index: int, mmu: Mmu, codepages: CodePages) -> None:
        self.record = record = arena.vcpus[index]
        self.mmu = mmu
        self.codepages = codepages
        self.ram = Ram(arena)
        self.on_flush: Callable[[int | None], None] = lambda vpage: None
        self.on_flush_space: Callable[[], None] = lambda: None
        self.q = record.q
        self._tlb_at = record.address("tlb")
        self._jc_at = record.address("jc")
        self._filled = set(range(N_MMU))
        self._jumped = set(range(N_CTX))
        self._ram_page0 = self.ram.base // PAGE
        view = memory.buffer(self._tlb_at, N_MMU * _TABLE_BYTES)
        self._table = np.frombuffer(view, dtype=np.uint64).reshape(N_MMU * TLB_SIZE, _WORDS)
        self._marks = np.frombuffer(codepages.marks, dtype=np.uint8)
        self._large_regions: set[int] = set()
        self._kernel_local = False
        self.fills = 0
        self.flushes = 0
        self.flush_all()

    def entry(self, va: int, mmu_idx: int) -> int:
        """Index in the record's u64 view of the entry that `va` maps to: tag_r, tag_w, addend, phys."""
        return _TLB + mmu_idx * _TABLE_WORDS + ((va >> 12) & (TLB_SIZE - 1)) * _WORDS

    def fill(self, va: int, access: int, mmu_idx: int, size: int = 1) -> int:
        """Translate for `access` (memory.protocols) and cache what may be cached. The physical address.

        Raises GuestTrap as the MMU does.
        """
        pa, perms, leaf_bits = self.mmu.translate(va, access, mmu_idx, size)
        self.fills += 1
        if not perms:
            return pa
        if mmu_idx == MMU_S and not self.mmu.everywhere:
            self._kernel_local = True
        page = va & _PAGE_MASK
        frame = pa & _PAGE_MASK
        q = self.q
        at = self.entry(va, mmu_idx)
        if self.ram.base <= frame < self.ram.end:
            write = TLB_INVALID
            if perms & PERM_W:
                fast = self.codepages.allow_write((frame >> 12) - self._ram_page0)
                write = page if fast else page | TLB_SLOW_MARK
            q[at] = page if perms & PERM_R else TLB_INVALID
            q[at + 1] = write
            q[at + 2] = (self.ram.host(frame) - page) & MASK64
        else:
            q[at] = page | TLB_SLOW_MMIO if perms & PERM_R else TLB_INVALID
            q[at + 1] = page | TLB_SLOW_MMIO if perms & PERM_W else TLB_INVALID
        q[at + 3] = frame
        self._filled.add(mmu_idx)
        if leaf_bits > 12:
            region = (va >> 21) & 4095
            q[_LARGE + (region >> 6)] |= 1 << (region & 63)
            self._large_regions.add(va >> 21)
            if leaf_bits >= 30:
                q[_HUGE] = 1
        return pa

    def flush_all(self) -> None:
        """Forget every translation and every jump cache entry."""
        self.flushes += 1
        for mmu_idx in self._filled:
            libc.memset(ffi.cast("void *", self._tlb_at + mmu_idx * _TABLE_BYTES), 0xFF, _TABLE_BYTES)
        self._filled.clear()
        self.flush_jumps()
        for word in range(64):
            self.q[_LARGE + word] = self.q[_EXEC + word] = 0
        self.q[_HUGE] = 0
        self._large_regions.clear()
        self._kernel_local = False
        self.mmu.forget_tables()
        self.on_flush(None)

    def note_kernel_code(self) -> None:
        """Code was found through the last translation of MMU_S: is it the same in every address space?"""
        if not self.mmu.everywhere:
            self._kernel_local = True

    def flush_space(self) -> None:
        """The address space changed. What is mapped globally stays, which is the kernel's part as a rule."""
        if self._kernel_local:
            self.flush_all()
            return
        self.flushes += 1
        self.mmu.forget_tables()
        for mmu_idx in (MMU_U, MMU_S_SUM, MMU_MPRV):
            self.flush_mmu(mmu_idx)
        for ctx in (2 * MMU_U, 2 * MMU_U + 1):
            self._flush_jumps(ctx)
        self.on_flush_space()

    def flush_mmu(self, mmu_idx: int) -> None:
        """Forget the data translations of one mmu_idx."""
        if mmu_idx in self._filled:
            libc.memset(ffi.cast("void *", self._tlb_at + mmu_idx * _TABLE_BYTES), 0xFF, _TABLE_BYTES)
            self._filled.discard(mmu_idx)

    def flush_page(self, va: int) -> None:
        """Forget the translation of one address, and of the whole large page if it may lie in one."""
        q = self.q
        if q[_HUGE] or va >> 21 in self._large_regions:
            self.flush_all()
            return
        for mmu_idx in self._filled:
            at = self.entry(va, mmu_idx)
            q[at] = q[at + 1] = TLB_INVALID
        self.on_flush(va >> 12)

    def note_exec(self, vpage: int) -> None:
        """Something is kept about code at virtual page `vpage`: a flush of it must reach `flush_page`."""
        bit = vpage & 4095
        self.q[_EXEC + (bit >> 6)] |= 1 << (bit & 63)

    # --- jump cache

    def remember_jump(self, ctx: int, pc: int, host: int) -> None:
        """Let emitted code jump to `pc` without leaving."""
        q = self.q
        at = _JC + ctx * _JC_WORDS + ((pc >> 1) & (JC_SIZE - 1)) * 2
        # The owner is not in emitted code now, so the order of the two stores does not matter.
        q[at] = pc
        q[at + 1] = host
        self.note_exec(pc >> 12)
        self._jumped.add(ctx)

    def forget_jump(self, ctx: int, pc: int) -> None:
        """Remove the entry for `pc`, if it is there."""
        at = _JC + ctx * _JC_WORDS + ((pc >> 1) & (JC_SIZE - 1)) * 2
        if self.q[at] == pc:
            self.q[at] = TLB_INVALID

    def flush_jumps(self) -> None:
        """Empty all jump caches."""
        for ctx in list(self._jumped):
            self._flush_jumps(ctx)

    def _flush_jumps(self, ctx: int) -> None:
        if ctx in self._jumped:
            libc.memset(ffi.cast("void *", self._jc_at + ctx * _JC_BYTES), 0xFF, _JC_BYTES)
            self._jumped.discard(ctx)

    # --- marked pages

    def drop_writes(self, page: int) -> None:
        """Force stores to RAM page `page` onto the slow path (this vCPU marked it)."""
        frame = np.uint64((page + self._ram_page0) * PAGE)
        self._demote(np.flatnonzero(self._table[:, 3] == frame))

    def drop_marked_writes(self) -> None:
        """The same for every marked page (REQ_SHOOT)."""
        tags = self._table[:, 1]
        rows = np.flatnonzero((tags & np.uint64(PAGE - 1)) == 0)
        pages = (self._table[rows, 3] >> np.uint64(12)).astype(np.int64) - self._ram_page0
        self._demote(rows[self._marks[pages] != 0])

    def _demote(self, rows: np.ndarray[tuple[int], np.dtype[np.intp]]) -> None:
        tags = self._table[rows, 1]
        plain = (tags & np.uint64(PAGE - 1)) == 0
        self._table[rows[plain], 1] = tags[plain] | np.uint64(TLB_SLOW_MARK)
