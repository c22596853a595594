"""The soft TLB of one vCPU: the table that emitted code probes inline, filled and flushed only by its owner.

Direct-mapped, one table per mmu_idx, 4 KiB entries (a large page is cut up). Behind each entry are TLB2_WAYS more,
the second level: an entry that is overwritten goes there, and a miss that finds its page there swaps the two, in
the slow-path stubs without Python. So a page is at most once in an index's entries. Second-level tags are complemented:
memory that was never touched, all zero, holds nothing, and only what was used is cleared. Cached permission is the
same in both levels: whatever drops or demotes an entry looks into both.

Three 4096-bit filters keep `sfence.vma` of one address cheap: whether the address may lie in a large page, whose other
pieces must go too (contract rule 12), whether its page may have jump cache entries (rule 13), and whether
the second level holds anything for its index.
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
    JUMPED,
    MMU_MPRV,
    MMU_S,
    MMU_S_SUM,
    MMU_U,
    N_CTX,
    N_MMU,
    PAGE,
    TLB2_WAYS,
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
_TLB2 = VCPU.q("tlb2")
_SETS = VCPU.q("tlb2_sets")
_JC = VCPU.q("jc")
_LARGE = VCPU.q("vpages_large")
_EXEC = VCPU.q("vpages_exec")
_HUGE = VCPU.q("huge_seen")
_TABLE_WORDS = TLB_SIZE * _WORDS
_TABLE_BYTES = TLB_SIZE * TLB_ENTRY
_SET_WORDS = TLB2_WAYS * _WORDS
_EMPTY_SET = memoryview(bytes(8 * _SET_WORDS)).cast("Q")
_FEW_SETS = 128  # up to so many are cleared one by one, more by clearing the whole table
_FILTER_BYTES = 512
_SEVERAL = -1
_PLAIN = np.uint64(PAGE - 1)  # a fast tag has none of these bits
_SLOW = np.uint64(TLB_SLOW_MARK)
_JC_WORDS = JC_SIZE * JC_ENTRY // 8
_JC_BYTES = JC_SIZE * JC_ENTRY
_JUMPED = VCPU.q("jumped")
_JUMPED_AT = VCPU.d("jumped_at")

Entries = np.ndarray[tuple[int, int], np.dtype[np.uint64]]
Rows = np.ndarray[tuple[int], np.dtype[np.intp]]
Pages = np.ndarray[tuple[int], np.dtype[np.uint64]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


def place_maps(arena: Arena, index: int) -> None:
    """Tell emitted code of vCPU `index` where RAM and the page maps (memory.codepages) are."""
    record = arena.vcpus[index]
    word = 8 * (index >> 6)
    for name, value in (
        ("ram_addend", (arena.ram - arena.ram_phys) & MASK64),
        ("map_ram", arena.ram_phys), ("map_marks", arena.marks), ("map_lines", arena.lines),
        ("map_holders", arena.holders + word), ("map_writers", arena.writers + word),
        ("map_stride", 8 * arena.mask_words), ("map_bit", 1 << (index & 63)),
    ):
        record.set(name, value)


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
        place_maps(arena, index)
        self._tlb2_at = record.address("tlb2")
        self._filters = [
            ffi.cast("void *", record.address(name)) for name in ("vpages_exec", "vpages_large", "tlb2_sets")
        ]
        self._filled = set(range(N_MMU))
        # By mmu_idx: the places (indices in `q`) of the second level's sets that may hold something.
        self._second: list[set[int]] = [set() for _ in range(N_MMU)]
        self._next_way = 0
        # By RAM page: the place whose entry, or the set behind it, may have write permission; 0: none has had it.
        self._writable = memoryview(bytearray(4 * arena.pages)).cast("i")
        # The arena begins as zeros, and a zero tag in a jump cache can only match pc 0: that one entry of each is made
        # invalid here.
        for ctx in range(N_CTX):
            self.q[_JC + ctx * _JC_WORDS] = TLB_INVALID
        self._ram_page0 = self.ram.base // PAGE
        view = memory.buffer(self._tlb_at, N_MMU * _TABLE_BYTES)
        self._table = np.frombuffer(view, dtype=np.uint64).reshape(N_MMU * TLB_SIZE, _WORDS)
        view = memory.buffer(self._tlb2_at, N_MMU * _TABLE_BYTES * TLB2_WAYS)
        self._table2 = np.frombuffer(view, dtype=np.uint64).reshape(N_MMU * TLB_SIZE * TLB2_WAYS, _WORDS)
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
        self._make_room(at, page, mmu_idx)
        if self.ram.base <= frame < self.ram.end:
            write = TLB_INVALID
            if perms & PERM_W:
                ram_page = (frame >> 12) - self._ram_page0
                fast = self.codepages.allow_write(ram_page)
                write = page if fast else page | TLB_SLOW_MARK
                seen = self._writable[ram_page]
                if seen != at:
                    self._writable[ram_page] = _SEVERAL if seen else at
            q[at] = page if perms & PERM_R else TLB_INVALID
            q[at + 1] = write
            q[at + 2] = (self.ram.host(frame) - page) & MASK64
        else:
            q[at] = page | TLB_SLOW_MMIO if perms & PERM_R else TLB_INVALID
            q[at + 1] = page | TLB_SLOW_MMIO if perms & PERM_W else TLB_INVALID
        q[at + 3] = frame
        self._filled.add(mmu_idx)
        if leaf_bits > 12:
            self.note_large(va, leaf_bits)
        return pa

    def note_large(self, va: int, leaf_bits: int) -> None:
        """What is cached of `va`, here or about code, was cut from a large page: its other pieces go with it."""
        region = (va >> 21) & 4095
        self.q[_LARGE + (region >> 6)] |= 1 << (region & 63)
        self._large_regions.add(va >> 21)
        if leaf_bits >= 30:
            self.q[_HUGE] = 1

    def flush_all(self) -> None:
        """Forget every translation and every jump cache entry."""
        self.flushes += 1
        for mmu_idx in list(self._filled):
            self.flush_mmu(mmu_idx)
        self.flush_jumps()
        for words in self._filters:
            libc.memset(words, 0, _FILTER_BYTES)
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
            self._flush_second(mmu_idx)

    def flush_page(self, va: int) -> None:
        """Forget the translation of one address, and of the whole large page if it may lie in one."""
        q = self.q
        if q[_HUGE] or va >> 21 in self._large_regions:
            self.flush_all()
            return
        for mmu_idx in self._filled:
            at = self.entry(va, mmu_idx)
            q[at] = q[at + 1] = TLB_INVALID
        index = (va >> 12) & (TLB_SIZE - 1)
        bit = 1 << (index & 63)
        if q[_SETS + (index >> 6)] & bit:
            for mmu_idx, used in enumerate(self._second):
                place = self._set_of(self.entry(va, mmu_idx))
                if place in used:
                    q[place : place + _SET_WORDS] = _EMPTY_SET
                    used.discard(place)
            q[_SETS + (index >> 6)] &= ~bit
        self.on_flush(va >> 12)

    def note_exec(self, vpage: int) -> None:
        """Something is kept about code at virtual page `vpage`: a flush of it must reach `flush_page`."""
        bit = vpage & 4095
        self.q[_EXEC + (bit >> 6)] |= 1 << (bit & 63)

    # --- the second level

    @staticmethod
    def _set_of(at: int) -> int:
        """Index in `q` of the second-level set behind the entry at `at`."""
        return _TLB2 + (at - _TLB) * TLB2_WAYS

    def _make_room(self, at: int, page: int, mmu_idx: int) -> None:
        """Move the entry at `at`, which will be `page`'s, to the second level, where `page` itself must not stay."""
        q = self.q
        tag = q[at] if q[at] != TLB_INVALID else q[at + 1]
        keep = tag != TLB_INVALID and (tag ^ page) & _PAGE_MASK != 0
        place = self._set_of(at)
        used = self._second[mmu_idx]
        if place not in used:
            if keep:
                used.add(place)
                index = (page >> 12) & (TLB_SIZE - 1)
                q[_SETS + (index >> 6)] |= 1 << (index & 63)
                self._swap(at, place)
            return
        way = self._way(place, page)
        if way < 0 and keep:
            way = self._free_way(place)
        if way >= 0:
            if keep:
                self._swap(at, way)
            else:
                q[way] = q[way + 1] = 0

    def _way(self, place: int, page: int) -> int:
        """Where in the set at `place` an entry for `page` is, or -1."""
        q = self.q
        for way in range(place, place + _SET_WORDS, _WORDS):
            tag = q[way] or q[way + 1]
            if tag and (tag ^ MASK64 ^ page) & _PAGE_MASK == 0:
                return way
        return -1

    def _free_way(self, place: int) -> int:
        q = self.q
        for way in range(place, place + _SET_WORDS, _WORDS):
            if not (q[way] or q[way + 1]):
                return way
        self._next_way = (self._next_way + 1) % TLB2_WAYS
        return place + self._next_way * _WORDS

    def _swap(self, at: int, way: int) -> None:
        q = self.q
        for word, flip in ((0, MASK64), (1, MASK64), (2, 0), (3, 0)):
            q[at + word], q[way + word] = q[way + word] ^ flip, q[at + word] ^ flip

    def recall(self, va: int, access: int, mmu_idx: int) -> bool:
        """Bring the entry that allows `access` to `va`, slow tags included, back from the second level if it is there.

        The complement of no permission is 0.
        """
        at = self.entry(va, mmu_idx)
        place = self._set_of(at)
        if place not in self._second[mmu_idx]:
            return False
        way = self._way(place, va & _PAGE_MASK)
        if way < 0 or not self.q[way + access]:
            return False
        self._swap(at, way)
        return True

    def _flush_second(self, mmu_idx: int) -> None:
        used = self._second[mmu_idx]
        if len(used) <= _FEW_SETS:
            for place in used:
                self.q[place : place + _SET_WORDS] = _EMPTY_SET
        else:
            size = _TABLE_BYTES * TLB2_WAYS
            libc.memset(ffi.cast("void *", self._tlb2_at + mmu_idx * size), 0, size)
        used.clear()

    # --- jump cache

    def flush_jumps(self) -> None:
        """Empty all jump caches."""
        for ctx in range(N_CTX):
            self._flush_jumps(ctx)

    def _flush_jumps(self, ctx: int) -> None:
        count = self.q[_JUMPED + ctx]
        if count < JUMPED:
            first = _JUMPED_AT + ctx * JUMPED
            for place in self.record.d[first : first + count]:
                self.q[_JC + 2 * place] = TLB_INVALID
        else:
            libc.memset(ffi.cast("void *", self._jc_at + ctx * _JC_BYTES), 0xFF, _JC_BYTES)
        self.q[_JUMPED + ctx] = 0

    # --- marked pages

    def drop_writes(self, page: int) -> None:
        """Force stores to RAM page `page` onto the slow path (this vCPU marked it)."""
        q = self.q
        at = self._writable[page]
        if at == _SEVERAL:
            number = np.uint64(page + self._ram_page0)
            self._demote(lambda pages: pages == number)
            return
        if at == 0:
            return
        frame = (page + self._ram_page0) * PAGE
        if q[at + 3] == frame and not q[at + 1] & (PAGE - 1):
            q[at + 1] |= TLB_SLOW_MARK
        place = self._set_of(at)
        for way in range(place, place + _SET_WORDS, _WORDS):
            if q[way + 3] == frame and not (q[way + 1] ^ MASK64) & (PAGE - 1):
                q[way + 1] ^= TLB_SLOW_MARK

    def drop_marked_writes(self) -> None:
        """The same for every marked page (REQ_SHOOT)."""
        marks, first = self._marks, self._ram_page0
        self._demote(lambda pages: marks[pages.astype(np.intp) - first] != 0)

    def _demote(self, wanted: Callable[[Pages], Mask]) -> None:
        """Make the fast write entries of the RAM pages that are `wanted` (by physical page number) slow ones."""
        for mmu_idx in self._filled:
            _make_slow(self._table, slice(mmu_idx * TLB_SIZE, (mmu_idx + 1) * TLB_SIZE), np.uint64(0), wanted)
            used = self._second[mmu_idx]
            if used:
                first = (np.fromiter(used, dtype=np.intp) - _TLB2) // _WORDS
                _make_slow(self._table2, (first[:, None] + np.arange(TLB2_WAYS)).ravel(), np.uint64(MASK64), wanted)


def _make_slow(table: Entries, part: slice | Rows, flip: np.uint64, wanted: Callable[[Pages], Mask]) -> None:
    """Give the fast write tags of rows `part`, kept xored with `flip`, TLB_SLOW_MARK where `wanted(pages)` says so."""
    fast = np.flatnonzero(((table[part, 1] ^ flip) & _PLAIN) == 0)
    rows = fast + part.start if isinstance(part, slice) else part[fast]
    rows = rows[wanted(table[rows, 3] >> np.uint64(12))]
    table[rows, 1] ^= _SLOW
