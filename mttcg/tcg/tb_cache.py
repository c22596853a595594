"""One vCPU's cache of translation blocks, seen from Python.

Finding, making, linking and dropping blocks is native (`tb_find`, `tb_make`, `tb_lists`): emitted code goes from block
to block without coming here. Python does what native code asks for (`CACHE.need`): a fetch's address translation, the
marking of a page of code, a template that no vCPU has made yet, and logs. Everything here is private to
the vCPU's process; what is shared about code pages is in `memory.codepages`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..memory.codepages import CodePages
from ..memory.layout import FETCH_IDX, MMU_S, N_CTX, PAGE, TLB_INVALID, VCPU, XTLB_BITS, XTLB_SIZE
from ..memory.protocols import EXEC, Mmu
from ..memory.ram import Ram
from ..memory.records import View
from ..memory.softtlb import SoftTlb
from ..native import memory
from ..native.ffi import ffi, libc
from .host import COLD, HostBackend
from .tb import (
    BLOCK,
    CACHE,
    HASH_SIZE,
    N_REGIONS,
    NEED_FRAME,
    NEED_HOLD,
    NEED_LR,
    NEED_NOTHING,
    NEED_TEMPLATE,
    NONE,
)
from .tb_make import MAX_INSTRUCTIONS
from .translator import Translator

_Q = CACHE.q
_NEED, _ARG, _NEED_PA, _MADE_BLOCK = _Q("need"), _Q("need_arg"), _Q("need_pa"), _Q("made_block")
_CLOCK, _REGION = _Q("clock"), _Q("region")
_LR_PA, _LR_CTX, _LR_TEMPLATE = _Q("lr_pa"), _Q("lr_ctx"), _Q("lr_template")
_LR_END, _LR_SC = _Q("lr_end"), _Q("lr_sc")
_FOUND_PC, _FOUND_SIZE, _FOUND_WORD = _Q("found_pc"), _Q("found_size"), _Q("found_word")
_XTLB = VCPU.q("xtlb")
_LEAST_BLOCK = 32  # host bytes, on average, for the size of a region's index
_READ_WRITE = memory.PROT_READ | memory.PROT_WRITE


class TbCache:
    """See the module's docstring. Blocks live in the hot half of the code buffer at `base`, from `start` on;
    `size` bytes of it may be used (a power of two). `spin_hints`: loops that wait get one (tcg.host)."""

    def __init__(
        self,
        backend: HostBackend,
        record: View,
        base: int,
        start: int,
        size: int,
        translator: Translator,
        mmu: Mmu,
        tlb: SoftTlb,
        codepages: CodePages,
        ram: Ram,
        *,
        spin_hints: bool = True,
        watch: int = 0,
        log_block: Callable[[Any], None] = lambda block: None,
    ) -> None:
        self.backend = backend
        self.record = record
        self.translator = translator
        self.mmu = mmu
        self.tlb = tlb
        self.codepages = codepages
        self.ram = ram
        self._log_block = log_block
        # What a profiler's map is told of each block, now and then: host address, bytes, guest pc.
        self.on_placed: Callable[[int, int, int], None] | None = None
        self._announced = [0] * N_REGIONS
        self._announced_at = 0
        self._vq = record.q
        self._base = record.base
        self.cache = self._allocate(base, start, size, watch, translator.spin_hint if spin_hints else 0)
        self._q = self.cache.q
        record.set("cache", self.cache.base)
        native = backend.natives
        self._lookup = native["lookup"]
        self._locate = native["locate"]
        self._invalidate_range = native["invalidate_range"]
        self._invalidate_page = native["invalidate_page"]
        self._invalidate_all = native["invalidate_all"]
        self._forget_page = native["forget_page"]
        libc.memset(ffi.cast("void *", record.address("xtlb")), 0xFF, 8 * VCPU.fields["xtlb"].count)
        tlb.on_flush = self.flush

    def _allocate(self, base: int, start: int, size: int, watch: int, spin_hint: int) -> View:
        """The record of the cache, and the memory behind it, as one mapping."""
        region = size // N_REGIONS
        if region & (region - 1):
            raise ValueError(f"a code buffer of {size:#x} bytes does not make {N_REGIONS} regions")
        if start >= base + region:  # small regions: what lies before `start` does not leave room in the first
            base = start
        blocks = region // _LEAST_BLOCK
        pages = self.ram.size // PAGE
        parts = {"record": CACHE.size, "hash": 8 * HASH_SIZE, "pages": 8 * pages, "stubs": 64 * N_CTX}
        parts |= {f"index{r}": 8 * blocks for r in range(N_REGIONS)} | {f"slab{r}": region for r in range(N_REGIONS)}
        places: dict[str, int] = {}
        position = 0
        for name, length in parts.items():
            places[name] = position
            position += (length + PAGE - 1) & -PAGE
        at = memory.map_anonymous(position, _READ_WRITE)
        cache = View(CACHE, memory.buffer(at, CACHE.size), at)
        for name, value in (
            ("host_base", base), ("region_shift", region.bit_length() - 1),
            ("slab_size", region), ("index_size", blocks),
            ("hash", at + places["hash"]), ("pages", at + places["pages"]), ("limit", MAX_INSTRUCTIONS),
            ("templates", self.translator.table.address), ("alike", self.translator.stands.address),
            ("fallthrough", self.translator.fallthrough), ("spin_hint", spin_hint),
            ("ahead_mask", self.translator.lookahead[0]), ("ahead_match", self.translator.lookahead[1]),
            ("lr_pa", NONE), ("watched", watch),
        ):  # fmt: skip
            cache.set(name, value)
        for r in range(N_REGIONS):
            first = max(start, base + r * region)
            for name, value in (
                ("start", first), ("free", first), ("index", at + places[f"index{r}"]),
                ("slab", at + places[f"slab{r}"]), ("slab_free", at + places[f"slab{r}"]),
            ):  # fmt: skip
                cache.set(name, value, r)
        for ctx in range(N_CTX):
            stub = at + places["stubs"] + 64 * ctx
            code = self.backend.far_stub(ctx, 0)
            memory.buffer(stub, len(code))[:] = code
            cache.set("far_stub", stub, ctx)
        return cache

    def count(self, name: str) -> int:
        """One of the statistics in `tcg.tb.CACHE`."""
        return self.cache.get(name)

    # --- finding

    def lookup(self, pc: int, ctx: int) -> int:
        """Host code of the block at `pc` in `ctx`, the current context. Raises GuestTrap when the fetch faults."""
        if self.on_placed is not None:
            self.announce()
        return self._lookup(self._base, pc) or self._lookup_slow(pc, ctx)

    def _lookup_slow(self, pc: int, ctx: int) -> int:
        q = self._q
        q[_LR_PA] = NONE  # what was looked ahead at is good for one look-up
        passing: list[int] = []
        try:
            while True:
                host = self._lookup(self._base, pc)
                if host:
                    return host
                need = q[_NEED]
                if need == NEED_NOTHING:
                    return self._watched_block(pc, ctx)
                self._act(need, q[_ARG], pc, ctx, passing)
        finally:
            for entry in passing:
                self._vq[entry] = TLB_INVALID

    def _act(self, need: int, argument: int, pc: int, ctx: int, passing: list[int]) -> None:
        """Do what native code cannot. `passing` gets the entries of page translations that must not be kept."""
        q = self._q
        if need == NEED_FRAME:
            entry = self._fill_frame(argument, ctx)
            if entry:
                passing.append(entry)
        elif need == NEED_HOLD:
            self.codepages.hold(argument)
        elif need == NEED_TEMPLATE:
            self.translator.make(argument, ctx)
            q[_Q("templates")] = self.translator.table.address
        elif need == NEED_LR:
            pa = q[_NEED_PA]
            at = pc & -PAGE | pa & (PAGE - 1)
            q[_LR_TEMPLATE], q[_LR_END], q[_LR_SC] = self.translator.make_ahead(argument, at, ctx, pa)
            q[_LR_CTX] = ctx
            q[_LR_PA] = pa
        else:
            raise AssertionError(f"native code asks for {need}")

    def _watched_block(self, pc: int, ctx: int) -> int:
        """With logs on, native code gives every block to Python first."""
        address = self.backend.natives["find"](self._base, pc)
        block = BLOCK.at(address)
        if self._q[_MADE_BLOCK] == address:
            self._q[_MADE_BLOCK] = 0
            self._log_block(block)
        return int(block.host)

    def _fill_frame(self, va: int, ctx: int) -> int:
        """Translate a fetch for native code; the entry's place if it is for this look-up only, else 0."""
        mmu_idx = FETCH_IDX[ctx >> 1]
        pa, perms, leaf_bits = self.mmu.translate(va, EXEC, mmu_idx)
        frame = pa & -PAGE
        if not self.ram.contains(frame, PAGE):
            raise self.mmu.access_fault(va, EXEC)
        entry = self._entry(va >> 12, mmu_idx)
        self._vq[entry] = va & -PAGE
        self._vq[entry + 1] = frame
        if not perms:
            return entry
        if mmu_idx == MMU_S:
            self.tlb.note_kernel_code()
        self.tlb.note_exec(va >> 12)
        if leaf_bits > 12:
            self.tlb.note_large(va, leaf_bits)
        return 0

    @staticmethod
    def _entry(vpage: int, mmu_idx: int) -> int:
        """Place in the record of the entry for a page of code."""
        return _XTLB + (mmu_idx << XTLB_BITS | vpage & (XTLB_SIZE - 1)) * 2

    def fetch(self, pc: int, ctx: int) -> tuple[int, int]:
        """(word, size) of the instruction at `pc`, without making a block. Raises GuestTrap."""
        word = self._fetch_half(pc, ctx)
        if word & 3 != 3:
            return word, 2
        return word | self._fetch_half((pc + 2) & NONE, ctx) << 16, 4

    def _fetch_half(self, va: int, ctx: int) -> int:
        entry = self._entry(va >> 12, FETCH_IDX[ctx >> 1])
        passing = self._fill_frame(va, ctx) if self._vq[entry] != va & -PAGE else 0
        frame = self._vq[entry + 1]
        if passing:
            self._vq[passing] = TLB_INVALID
        return self.ram.read(frame | va & (PAGE - 1), 2)

    def instruction_at(self, exit_site: int) -> tuple[int, int, int]:
        """(pc, size, word) of the instruction that made a call with return address `exit_site`."""
        if not self._locate(self._base, exit_site):
            raise LookupError(f"no instruction at host address {exit_site:#x}")
        q = self._q
        return q[_FOUND_PC], q[_FOUND_SIZE], q[_FOUND_WORD]

    def blocks(self) -> Iterator[Any]:
        """All blocks, dead ones included, in the order of their code."""
        for region in range(N_REGIONS):
            index = memory.buffer(self.cache.get("index", region), 8 * self.cache.get("blocks", region)).cast("Q")
            yield from (BLOCK.at(address) for address in index)

    def announce(self) -> None:
        """Tell `on_placed` of the blocks made since the last time."""
        if self.on_placed is None:
            return
        if self._announced_at != self._q[_CLOCK]:  # a region was emptied and is being filled again
            self._announced_at = self._q[_CLOCK]
            self._announced[self._q[_REGION]] = 0
        for region in range(N_REGIONS):
            first, end = self._announced[region], self.cache.get("blocks", region)
            if first < end:
                index = memory.buffer(self.cache.get("index", region) + 8 * first, 8 * (end - first)).cast("Q")
                for block in map(BLOCK.at, index):
                    self.on_placed(block.host, block.hot_size, block.pc)
                self._announced[region] = end

    # --- forgetting

    def invalidate_range(self, pa: int, size: int) -> None:
        """This vCPU stored to [pa, pa + size), within one page: drop the blocks made from those bytes."""
        self._invalidate_range(self._base, pa, size)

    def invalidate_page(self, page: int) -> None:
        """Another process stored to RAM page `page`: drop all its blocks."""
        self._invalidate_page(self._base, page)

    def invalidate_all(self) -> None:
        """Drop every block."""
        self._invalidate_all(self._base)

    def flush(self, vpage: int) -> None:
        """The translation of a page changed: forget what was found by its virtual addresses (blocks stay)."""
        self._forget_page(self._base, vpage)


assert COLD % N_REGIONS == 0
