"""One vCPU's cache of translation blocks: finding, linking, invalidating, evicting.

Found by virtual pc in `_fast` (QEMU's tb_find_fast; a TLB flush empties it), else by physical address in
`_by_phys` (tb_find_slow), else made. Everything here is private to the vCPU's process; what is shared about
code pages is in `memory.codepages`.

Links are direct only within a guest page, so that a flush of a page's translation, which empties the jump
cache and `_fast`, leaves no way to reach a block by a stale address (contract rule 13).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from ..memory.codepages import CodePages
from ..memory.layout import MMU_S, MMU_U, N_CTX, PAGE
from ..memory.protocols import EXEC, Mmu
from ..memory.ram import Ram
from ..memory.softtlb import SoftTlb
from .host import COLD, SITE_CALL, SITE_NEXT, End, HostBackend
from .tb import TB, FarStub, Region
from .translator import CodeChanged, Translator

N_REGIONS = 16
_PRUNE_FROM = 64  # links to a block
LINE_SHIFT = 6  # stores to code are looked up by 64-byte lines, as in CodePages.lines
FETCH_IDX = (0, 1, 1, 3, 3)  # mmu_idx of instruction fetch, by the context's mmu_idx


class CodeWriter(Protocol):
    """The code buffer as the cache needs it."""

    def write(self, address: int, code: bytes) -> None:
        """Store code bytes at a host address."""
        ...


class TbCache:
    """See the module's docstring. `hot` is [start, end) of the hot half that blocks may use."""

    def __init__(
        self,
        backend: HostBackend,
        codebuf: CodeWriter,
        hot: tuple[int, int],
        translator: Translator,
        mmu: Mmu,
        tlb: SoftTlb,
        codepages: CodePages,
        ram: Ram,
    ) -> None:
        self.backend = backend
        self.codebuf = codebuf
        self.translator = translator
        self.mmu = mmu
        self.tlb = tlb
        self.codepages = codepages
        self.ram = ram
        self.on_evict: Callable[[], None] = lambda: None  # host addresses are about to get another meaning
        self.on_placed: Callable[[int, int, int, bool], None] | None = None  # host, size, guest pc, a block or a stub
        self.chaining = True  # off for `-d exec`: every block is entered from Python
        self._hot_start = hot[0]
        self._region_size = (hot[1] - hot[0]) // N_REGIONS & -64
        self._regions = [
            Region(hot[0] + i * self._region_size, hot[0] + (i + 1) * self._region_size)
            for i in range(N_REGIONS)
        ]
        self._region = self._regions[0]
        self._line0 = ram.base >> LINE_SHIFT
        self._clock = 0
        self._fast: list[dict[int, dict[int, TB]]] = [{} for _ in range(N_CTX)]
        self._exec_pages: dict[tuple[int, int], int] = {}
        self._by_phys: dict[tuple[int, int, int, int], TB] = {}
        self._by_line: dict[int, list[TB]] = {}  # by pa >> LINE_SHIFT: every block made from bytes of the line
        self._lines_of: dict[int, int] = {}  # RAM page → its lines in _by_line
        self._stubs: dict[tuple[int, int], FarStub] = {}
        self.made = self.chained = self.invalidated = self.evicted = 0
        self.instructions = self.host_bytes = 0
        tlb.on_flush = self.flush
        tlb.on_flush_space = self._flush_space

    # --- finding

    def lookup(self, pc: int, ctx: int) -> TB:
        """The block to run at `pc`; made if need be. Raises GuestTrap when the fetch faults."""
        page = self._fast[ctx].get(pc >> 12)
        if page is not None:
            tb = page.get(pc)
            if tb is not None:
                tb.region.stamp = self._clock
                return tb
        return self._lookup_slow(pc, ctx)

    def _lookup_slow(self, pc: int, ctx: int) -> TB:
        while True:
            frame = self._frame(pc, ctx)
            pa = frame | (pc & (PAGE - 1))
            pa2 = -1
            if pc & (PAGE - 1) == PAGE - 2:
                # The last halfword of a page may begin an instruction that ends in the next.
                index = (frame - self.ram.base) >> 12
                self.codepages.hold(index)
                self.codepages.cover(index, PAGE - 2, PAGE)
                if self.ram.read(pa, 2) & 3 == 3:
                    pa2 = self._frame(pc + 2, ctx)
            key = (pa, pa2, pc, ctx)
            tb = self._by_phys.get(key)
            if tb is None:
                try:
                    tb = self._make(key)
                except CodeChanged:
                    continue
            self._fast[ctx].setdefault(pc >> 12, {})[pc] = tb
            return tb

    def _frame(self, pc: int, ctx: int) -> int:
        """Physical page of a fetch at `pc`."""
        key = (pc >> 12, FETCH_IDX[ctx >> 1])
        frame = self._exec_pages.get(key)
        if frame is None:
            pa, perms, leaf_bits = self.mmu.translate(pc, EXEC, key[1])
            frame = pa & -PAGE
            if not self.ram.contains(frame, PAGE):
                raise self.mmu.access_fault(pc, EXEC)
            if perms:
                self._exec_pages[key] = frame
                if key[1] == MMU_S:
                    self.tlb.note_kernel_code()
                self.tlb.note_exec(key[0])
                if leaf_bits > 12:
                    self.tlb.note_large(pc, leaf_bits)
        return frame

    def fetch(self, pc: int, ctx: int) -> tuple[int, int]:
        """(word, size) of the instruction at `pc`, without making a block. Raises GuestTrap."""
        pa = self._frame(pc, ctx) | (pc & (PAGE - 1))
        word = self.ram.read(pa, 2)
        if word & 3 != 3:
            return word, 2
        after = (pc + 2) & 0xFFFF_FFFF_FFFF_FFFF
        pa2 = self._frame(after, ctx) | (after & (PAGE - 1))
        return word | self.ram.read(pa2, 2) << 16, 4

    def find_host(self, site: int) -> TB:
        """The block, dead or alive, that holds a host address (hot or cold)."""
        offset = site - self._hot_start
        if offset >= COLD:
            offset -= COLD
        return self._regions[offset // self._region_size].find(self._hot_start + offset)

    def instruction_at(self, exit_site: int) -> tuple[TB, int, int, int]:
        """(block, pc, size, word) of the instruction that made a call with return address `exit_site`."""
        site = exit_site - 1
        tb = self.find_host(site)
        if site >= self._hot_start + COLD:
            site -= COLD
        pc, template = tb.instruction_at(site)
        return tb, pc, template.size, template.word

    # --- making

    def _make(self, key: tuple[int, int, int, int]) -> TB:
        pa, pa2, pc, ctx = key
        while True:
            self.codepages.hold((pa - self.ram.base) >> 12)
            if pa2 >= 0:
                self.codepages.hold((pa2 - self.ram.base) >> 12)
            code = self.translator.translate(pc, ctx, pa, pa2)
            hot, cold, size, extent, templates = code
            hot_size = len(hot)
            region = self._region
            if region.free + hot_size <= region.end:
                break
            # What is evicted may be all that this vCPU had of the page, which it then no longer holds.
            self._next_region()
        host = region.free
        self.codebuf.write(host, hot)
        self.codebuf.write(host + COLD, cold)
        region.free = host + hot_size
        tb = TB(pc, pa, pa2, ctx, size, extent, host, hot_size, templates, region)
        region.hosts.append(host)
        region.tbs.append(tb)
        self._by_phys[key] = tb
        for line in _lines(tb):
            blocks = self._by_line.get(line)
            if blocks is None:
                self._by_line[line] = [tb]
                page = line - self._line0 >> 12 - LINE_SHIFT
                self._lines_of[page] = self._lines_of.get(page, 0) + 1
            else:
                blocks.append(tb)
        self.made += 1
        self.instructions += len(templates)
        self.host_bytes += 2 * hot_size
        self.translator.log_block(pc, ctx, host, code)
        if self.on_placed is not None:
            self.on_placed(host, hot_size, pc, True)
        return tb

    def _next_region(self) -> Region:
        """Evict the least recently used region, by age of its last lookup, and fill it next."""
        self._clock += 1
        self._region.stamp = self._clock
        region = min(self._regions, key=lambda candidate: candidate.stamp)
        self.on_evict()
        for tb in region.tbs:
            if tb.alive:
                self._kill(tb)
                self.evicted += 1
        for stub in region.stubs:
            del self._stubs[stub.key]
            self._unlink(stub.incoming)
        region.reset()
        region.stamp = self._clock
        self._region = region
        return region

    # --- linking

    def direct_exit(self, exit_site: int) -> tuple[TB, bool, int]:
        """Exit.CHAIN: (block, whether it is its taken exit, guest pc that it leads to)."""
        site = exit_site - COLD - SITE_CALL
        source = self.find_host(site)
        last = source.templates[-1]
        taken = last.end is End.BRANCH and site != source.host + source.hot_size - SITE_NEXT
        return source, taken, source.exit_target(taken)

    def link(self, source: TB, taken: bool, target: TB) -> None:
        """Let `source`'s direct exit lead to `target` without leaving emitted code."""
        if not self.chaining or source.ctx != target.ctx:
            return
        near = target.pc >> 12 == source.pc >> 12 and target.pa2 < 0
        if near and (source.pa ^ target.pa) & -PAGE:
            return  # the page was mapped elsewhere between the two
        stub = None if near else self._far_stub(source.ctx, target.pc)
        # Finding the target, or making the stub, may have evicted either.
        if not (source.alive and target.alive):
            return
        site = source.site(taken)
        if stub is None:
            self.backend.link(site, taken, target.host)
            _add_link(target.incoming, (source, taken))
        else:
            self.backend.link(site, taken, stub.host)
            _add_link(stub.incoming, (source, taken))
            self.tlb.remember_jump(target.ctx, target.pc, target.host)
        self.chained += 1

    def remember_jump(self, tb: TB) -> None:
        """Serve Exit.JUMP's miss: the next indirect jump to the block stays in emitted code."""
        if self.chaining:
            self.tlb.remember_jump(tb.ctx, tb.pc, tb.host)

    def _far_stub(self, ctx: int, pc: int) -> FarStub:
        key = (ctx, pc)
        stub = self._stubs.get(key)
        if stub is None:
            code = self.backend.far_stub(ctx, pc)
            region = self._region
            if region.free + len(code) > region.end:
                region = self._next_region()
            stub = FarStub(key, region.free)
            self.codebuf.write(stub.host, code)
            region.free += len(code)
            region.stubs.append(stub)
            self._stubs[key] = stub
            if self.on_placed is not None:
                self.on_placed(stub.host, len(code), pc, False)
        return stub

    def _unlink(self, incoming: list[tuple[TB, bool]]) -> None:
        for source, taken in incoming:
            # A dead block's bytes may belong to another one by now.
            if source.alive:
                self.backend.unlink(source.site(taken), taken)
        incoming.clear()

    # --- forgetting

    def _kill(self, tb: TB) -> None:
        """Contract rule 3: no longer found first, then not jumped to."""
        tb.alive = False
        self._by_phys.pop((tb.pa, tb.pa2, tb.pc, tb.ctx), None)
        page = self._fast[tb.ctx].get(tb.pc >> 12)
        if page is not None and page.get(tb.pc) is tb:
            del page[tb.pc]
        for line in _lines(tb):
            blocks = self._by_line[line]
            blocks.remove(tb)
            if not blocks:
                del self._by_line[line]
                index = line - self._line0 >> 12 - LINE_SHIFT
                self._lines_of[index] -= 1
                if not self._lines_of[index]:
                    del self._lines_of[index]
                    self.codepages.release(index)
        self.tlb.forget_jump(tb.ctx, tb.pc)
        self._unlink(tb.incoming)
        # It may be running just now, in a store that hit its own code: it must not lead to a block that dies after it.
        end = tb.templates[-1].end
        if end is End.BRANCH:
            self.backend.unlink(tb.site(True), True)
        if end is End.BRANCH or end is End.JUMP:
            self.backend.unlink(tb.site(False), False)

    def invalidate_range(self, pa: int, size: int) -> None:
        """This vCPU stored to [pa, pa + size), within one page: drop the blocks made from those bytes."""
        if self._has_none(pa - self.ram.base >> 12):
            return
        hit: set[TB] = set()
        for line in range(pa >> LINE_SHIFT, (pa + size - 1 >> LINE_SHIFT) + 1):
            for tb in self._by_line.get(line, ()):
                first = min(tb.extent, PAGE - (tb.pa & (PAGE - 1)))
                if (pa < tb.pa + first and tb.pa < pa + size) or (
                    tb.pa2 >= 0 and pa < tb.pa2 + 2 and tb.pa2 < pa + size
                ):
                    hit.add(tb)
        for tb in hit:
            self._kill(tb)
        self.invalidated += len(hit)

    def invalidate_page(self, page: int) -> None:
        """Another process stored to RAM page `page`: drop all its blocks."""
        if self._has_none(page):
            return
        first = self._line0 + (page << 12 - LINE_SHIFT)
        blocks: set[TB] = set()
        for line in range(first, first + (PAGE >> LINE_SHIFT)):
            blocks.update(self._by_line.get(line, ()))
        for tb in blocks:
            self._kill(tb)
        self.invalidated += len(blocks)

    def _has_none(self, page: int) -> bool:
        """Whether RAM page `page` has no blocks. It may be held for a fetch that faulted: then it no longer is."""
        if page in self._lines_of:
            return False
        self.codepages.release(page)
        return True

    def invalidate_all(self) -> None:
        """Drop every block."""
        for page in list(self._lines_of):
            self.invalidate_page(page)

    def _flush_space(self) -> None:
        """The user's part of the address space changed; the kernel's is global."""
        for pages in self._fast[2 * MMU_U : 2 * MMU_U + 2]:
            pages.clear()
        for key in [key for key in self._exec_pages if key[1] == MMU_U]:
            del self._exec_pages[key]

    def flush(self, vpage: int | None) -> None:
        """A translation changed: forget what was found by virtual address (blocks stay)."""
        if vpage is None:
            self._exec_pages.clear()
            for pages in self._fast:
                pages.clear()
            return
        for mmu_idx in set(FETCH_IDX):
            self._exec_pages.pop((vpage, mmu_idx), None)
        for ctx, pages in enumerate(self._fast):
            for tb in pages.pop(vpage, {}).values():
                self.tlb.forget_jump(tb.ctx, tb.pc)
            # A block whose last instruction ends in this page is found under the page before.
            last_pc = (vpage << 12) - 2
            before = pages.get(last_pc >> 12)
            if before is not None and last_pc in before:
                del before[last_pc]
                self.tlb.forget_jump(ctx, last_pc)


def _add_link(incoming: list[tuple[TB, bool]], link: tuple[TB, bool]) -> None:
    """Note a link. Those of dead blocks go when the list doubles: a block that lives on may be linked to for ever."""
    count = len(incoming)
    if count >= _PRUNE_FROM and not count & (count - 1):
        incoming[:] = [(source, taken) for source, taken in incoming if source.alive]
    incoming.append(link)


def _lines(tb: TB) -> Iterable[int]:
    """The 64-byte lines that the block was made from."""
    first = tb.pa >> LINE_SHIFT
    if tb.pa2 >= 0:
        return first, tb.pa2 >> LINE_SHIFT
    return range(first, (tb.pa + tb.extent - 1 >> LINE_SHIFT) + 1)
