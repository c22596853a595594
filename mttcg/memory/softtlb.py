"""The soft TLB of one vCPU: the table that emitted code probes inline, filled and flushed only by its owner.

Direct-mapped, one table per mmu_idx, 4 KiB entries (a large page is cut up). Behind each entry are TLB2_WAYS more,
the second level: an entry that is overwritten goes there, and a miss that finds its page there swaps the two, in
the slow-path stubs without Python. So a page is at most once in an index's entries. Second-level tags are complemented:
memory that was never touched, all zero, holds nothing, and only what was used is cleared. Cached permission is the
same in both levels: whatever drops or demotes an entry looks into both.

Three 4096-bit filters keep `sfence.vma` of one address cheap: whether the address may lie in a large page, whose other
pieces must go too (contract rule 12), whether its page may have jump cache entries (rule 13), and whether
the second level holds anything for its index.

Most pages of a kernel have the same addend. Those that MMU_S may load from are kept once more in a table of their own
(`linear`), since loads that find a page there need not wait for an entry's addend.

The work on entries is native (`memory.tlb_native`), since most fills come from native code; this is Python's handle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..native import memory
from ..native.lowlevel import interpreted
from . import tlb_native
from .arena import Arena
from .codepages import CodePages
from .layout import (
    FEW_ENTRIES,
    JC_ENTRY,
    JC_SIZE,
    LINEAR_SIZE,
    MMU_S,
    N_CTX,
    N_MMU,
    PAGE,
    TLB_ENTRY,
    TLB_INVALID,
    TLB_SIZE,
    TLB_SLOW_MMIO,
    VCPU,
)
from .protocols import PERM_R, PERM_W, Mmu
from .ram import Ram, set_ram_limit

MASK64 = (1 << 64) - 1
_PAGE_MASK = MASK64 ^ (PAGE - 1)
_WORDS = TLB_ENTRY // 8
_TLB = VCPU.q("tlb")
_JC = VCPU.q("jc")
_EXEC = VCPU.q("vpages_exec")
_KERNEL_LOCAL = VCPU.q("kernel_local")
_FILLED = VCPU.q("tlb_filled")
_FILLS = VCPU.q("tlb_fills")
_FLUSHES = VCPU.q("tlb_flushes")
_LINEAR = VCPU.q("linear")
_FIRST_N = VCPU.q("first_n")
_TABLE_WORDS = TLB_SIZE * _WORDS
_JC_WORDS = JC_SIZE * JC_ENTRY // 8

NATIVES = (
    tlb_native.enter_page, tlb_native.note_large, tlb_native.may_be_large, tlb_native.make_room, tlb_native.recall,
    tlb_native.drop_page, tlb_native.drop_writes, tlb_native.demote_all, tlb_native.flush_all, tlb_native.flush_space,
    tlb_native.flush_mmu,
)  # fmt: skip


def place_maps(arena: Arena, index: int) -> None:
    """Tell emitted code of vCPU `index` where RAM, the other records and the page maps (memory.codepages) are."""
    record = arena.vcpus[index]
    word = 8 * (index >> 6)
    for name, value in (
        ("ram_addend", (arena.ram - arena.ram_phys) & MASK64),
        ("machine", arena.machine.base), ("vcpus", arena.vcpus[0].base),
        ("map_ram", arena.ram_phys), ("map_ram_size", arena.ram_size),
        ("map_marks", arena.marks), ("map_lines", arena.lines),
        ("map_holders", arena.holders + word), ("map_writers", arena.writers + word),
        ("map_stride", 8 * arena.mask_words), ("map_bit", 1 << (index & 63)),
    ):
        record.set(name, value)
    set_ram_limit(record)


class SoftTlb:
    """The owner's operations. `on_flush(vpage)` tells the block cache of a virtual page; of more it need not know."""

    def __init__(self, arena: Arena, index: int, mmu: Mmu, codepages: CodePages) -> None:
        self.record = record = arena.vcpus[index]
        self.mmu = mmu
        self.codepages = codepages
        self.ram = Ram(arena)
        self.on_flush: Callable[[int], None] = lambda vpage: None
        self.q = record.q
        self._base = record.base
        place_maps(arena, index)
        # By RAM page: 1 + the entry that, or the set behind it, may have write permission; 0: none has had it.
        record.set("map_writable", memory.map_anonymous(4 * arena.pages, memory.PROT_READ | memory.PROT_WRITE))
        # The arena begins as zeros, and a zero tag in a jump cache can only match pc 0: that one entry of each is made
        # invalid here.
        for ctx in range(N_CTX):
            self.q[_JC + ctx * _JC_WORDS] = TLB_INVALID
        record.set("linear_addend", TLB_INVALID)
        self.q[_FILLED] = (1 << N_MMU) - 1
        for mmu_idx in range(N_MMU):
            self.q[_FIRST_N + mmu_idx] = FEW_ENTRIES  # so that the first flush makes all zeros invalid
        self.use({function.__name__: interpreted(function, VCPU.at) for function in NATIVES})
        self.flush_all()

    def use(self, natives: Mapping[str, Callable[..., int]]) -> None:
        """Work with compiled functions (tcg.host.HostBackend.natives) from now on."""
        self._enter_page = natives["enter_page"]
        self._note_large = natives["note_large"]
        self._may_be_large = natives["may_be_large"]
        self._make_room = natives["make_room"]
        self._recall = natives["recall"]
        self._drop_page = natives["drop_page"]
        self._drop_writes = natives["drop_writes"]
        self._demote_all = natives["demote_all"]
        self._flush_all = natives["flush_all"]
        self._flush_space = natives["flush_space"]
        self._flush_mmu = natives["flush_mmu"]

    @property
    def flushes(self) -> int:
        """How often everything, or all of an address space, was forgotten so far."""
        return self.q[_FLUSHES]

    @property
    def fills(self) -> int:
        """How many translations were entered so far."""
        return self.q[_FILLS]

    def entry(self, va: int, mmu_idx: int) -> int:
        """Index in the record's u64 view of the entry that `va` maps to: tag_r, tag_w, addend, phys."""
        return _TLB + mmu_idx * _TABLE_WORDS + ((va >> 12) & (TLB_SIZE - 1)) * _WORDS

    def fill(self, va: int, access: int, mmu_idx: int, size: int = 1) -> int:
        """Translate for `access` (memory.protocols) and cache what may be cached. The physical address.

        Raises GuestTrap as the MMU does.
        """
        pa, perms, leaf_bits = self.mmu.translate(va, access, mmu_idx, size)
        if not perms:
            return pa
        if mmu_idx == MMU_S and not self.mmu.everywhere:
            self.q[_KERNEL_LOCAL] = 1
        frame = pa & _PAGE_MASK
        if self.ram.base <= frame < self.ram.end:
            self._enter_page(self._base, va, frame, perms, mmu_idx)
        else:
            self._enter_device(va & _PAGE_MASK, frame, perms, mmu_idx)
        if leaf_bits > 12:
            self.note_large(va, leaf_bits)
        return pa

    def _enter_device(self, page: int, frame: int, perms: int, mmu_idx: int) -> None:
        q = self.q
        at = self.entry(page, mmu_idx)
        linear = _LINEAR + (page >> 12 & LINEAR_SIZE - 1)
        if mmu_idx == MMU_S and q[linear] == page:
            q[linear] = TLB_INVALID
        self._make_room(self._base, (at - _TLB) // _WORDS, page)
        q[at] = page | TLB_SLOW_MMIO if perms & PERM_R else TLB_INVALID
        q[at + 1] = page | TLB_SLOW_MMIO if perms & PERM_W else TLB_INVALID
        q[at + 3] = frame
        q[_FILLED] |= 1 << mmu_idx
        q[_FILLS] += 1

    def note_large(self, va: int, leaf_bits: int) -> None:
        """What is cached of `va`, here or about code, was cut from a large page: its other pieces go with it."""
        self._note_large(self._base, va, leaf_bits)

    def flush_all(self) -> None:
        """Forget every translation and every jump cache entry."""
        self._flush_all(self._base)

    def note_kernel_code(self) -> None:
        """Code was found through the last translation of MMU_S: is it the same in every address space?"""
        if not self.mmu.everywhere:
            self.q[_KERNEL_LOCAL] = 1

    def flush_space(self) -> None:
        """The address space changed. What is mapped globally stays, which is the kernel's part as a rule."""
        self._flush_space(self._base)

    def flush_mmu(self, mmu_idx: int) -> None:
        """Forget the data translations of one mmu_idx."""
        self._flush_mmu(self._base, mmu_idx)

    def flush_page(self, va: int) -> None:
        """Forget the translation of one address, and of the whole large page if it may lie in one."""
        if self._may_be_large(self._base, va):
            self.flush_all()
            return
        self._drop_page(self._base, va)
        self.on_flush(va >> 12)

    def note_exec(self, vpage: int) -> None:
        """Something is kept about code at virtual page `vpage`: a flush of it must reach `flush_page`."""
        bit = vpage & 4095
        self.q[_EXEC + (bit >> 6)] |= 1 << (bit & 63)

    # --- the second level

    def recall(self, va: int, access: int, mmu_idx: int) -> bool:
        """Bring the entry that allows `access` to `va`, slow tags included, back from the second level if it is there.

        The complement of no permission is 0.
        """
        return bool(self._recall(self._base, va, access, mmu_idx))

    # --- marked pages

    def drop_writes(self, page: int) -> None:
        """Force stores to RAM page `page` onto the slow path (this vCPU marked it)."""
        self._drop_writes(self._base, page)

    def drop_marked_writes(self) -> None:
        """The same for every marked page (REQ_SHOOT)."""
        self._demote_all(self._base, TLB_INVALID)
