"""Guest loads, stores and atomics in Python: the slow path of emitted code, and the interpreter's only path.

Whatever an inline probe cannot do is done here in full: TLB fills, misaligned accesses across a page
(both pages are translated before the first byte is stored), MMIO, stores to marked pages, exact LR/SC.
"""

from __future__ import annotations

from collections.abc import Callable

from ..native import atomics
from .arena import Arena
from .codepages import MARK_RESV, RESERVATION_GRANULE, CodePages
from .layout import PAGE, TLB_INVALID, TLB_SLOW_MARK, VCPU
from .protocols import READ, WRITE, Bus, Mmu
from .ram import Ram
from .softtlb import SoftTlb

MASK64 = (1 << 64) - 1
_OFFSET = PAGE - 1
_PAGE_MASK = MASK64 ^ _OFFSET
_NONE = MASK64
_RES_ADDR = VCPU.q("res_addr")
_RES_VAL = VCPU.q("res_val")
_RES_PC = VCPU.q("res_pc")
_RES_PHYS = VCPU.q("res_phys")


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> (bits - 1) else value


_AMO: dict[str, Callable[[int, int, int], int]] = {
    "swap": lambda old, new, bits: new,
    "add": lambda old, new, bits: (old + new) & ((1 << bits) - 1),
    "xor": lambda old, new, bits: old ^ new,
    "and": lambda old, new, bits: old & new,
    "or": lambda old, new, bits: old | new,
    "min": lambda old, new, bits: min(old, new, key=lambda value: _signed(value, bits)),
    "max": lambda old, new, bits: max(old, new, key=lambda value: _signed(value, bits)),
    "minu": lambda old, new, bits: min(old, new),
    "maxu": lambda old, new, bits: max(old, new),
}


class GuestMemory:
    """One vCPU's guest memory. Virtual addresses, unsigned values; `mmu_idx` is the context's.

    `on_code_written(pa, size)`: this vCPU stored to bytes that it may hold TBs of. Faults are GuestTrap.
    """

    def __init__(
        self, arena: Arena, index: int, mmu: Mmu, bus: Bus, serve: Callable[[], None] = lambda: None
    ) -> None:
        self.arena = arena
        self.record = arena.vcpus[index]
        self.q = self.record.q
        self.mmu = mmu
        self.bus = bus
        self.ram = Ram(arena)
        self.codepages = CodePages(arena, index, self._shoot_self, serve)
        self.tlb = SoftTlb(arena, index, mmu, self.codepages)
        self.on_code_written: Callable[[int, int], None] = lambda pa, size: None
        # An SC met a value-checked reservation that was made for the SC at this pc.
        self.on_sc_mismatch: Callable[[int], None] = lambda pc: None
        self.q[_RES_ADDR] = _NONE
        self.q[_RES_PHYS] = _NONE

    def _shoot_self(self, page: int) -> None:
        self.tlb.drop_writes(page)

    # --- translation

    def _find(self, va: int, access: int, mmu_idx: int, size: int) -> int:
        """Physical address for an access, from the TLB (slow tags included) or by filling it."""
        q = self.q
        at = self.tlb.entry(va, mmu_idx)
        tag = q[at + access]
        if (tag ^ va) & _PAGE_MASK or tag == TLB_INVALID:
            if not self.tlb.recall(va, access, mmu_idx):
                return self.tlb.fill(va, access, mmu_idx, size)
            tag = q[at + access]
        frame = q[at + 3]
        if access == WRITE and tag & TLB_SLOW_MARK and self.codepages.allow_write((frame - self.ram.base) >> 12):
            q[at + 1] = tag & _PAGE_MASK  # the marks have gone: stores are fast again
        return frame | (va & _OFFSET)

    # --- loads

    def load(self, va: int, size: int, mmu_idx: int) -> int:
        """Zero-extended little-endian load of 1, 2, 4 or 8 bytes."""
        if (va & _OFFSET) + size > PAGE:
            return self._load_crossing(va, size, mmu_idx)
        pa = self._find(va, READ, mmu_idx, size)
        if self.ram.base <= pa and pa + size <= self.ram.end:
            return self.ram.read(pa, size)
        value = self.bus.read(pa, size)
        if value is None:
            raise self.mmu.access_fault(va, READ)
        return value

    def _load_crossing(self, va: int, size: int, mmu_idx: int) -> int:
        first = PAGE - (va & _OFFSET)
        second = (va + first) & MASK64
        # Both translations come first: the lower page's fault wins, and MMIO is read only if neither faults.
        self._find(va, READ, mmu_idx, first)
        self._find(second, READ, mmu_idx, size - first)
        value = 0
        for i in range(size):
            value |= self.load((va + i) & MASK64, 1, mmu_idx) << (8 * i)
        return value

    # --- stores

    def store(self, va: int, size: int, value: int, mmu_idx: int) -> None:
        """Little-endian store of the low `size` bytes of `value`."""
        value &= (1 << (8 * size)) - 1
        if (va & _OFFSET) + size > PAGE:
            first = PAGE - (va & _OFFSET)
            second = (va + first) & MASK64
            low = self._find(va, WRITE, mmu_idx, first)
            high = self._find(second, WRITE, mmu_idx, size - first)
            self._store_bytes(va, low, value & ((1 << 8 * first) - 1), first)
            self._store_bytes(second, high, value >> (8 * first), size - first)
            return
        pa = self._find(va, WRITE, mmu_idx, size)
        if self.ram.base <= pa and pa + size <= self.ram.end:
            self.store_ram(pa, size, value)
        elif not self.bus.write(pa, size, value):
            raise self.mmu.access_fault(va, WRITE)

    def _store_bytes(self, va: int, pa: int, value: int, count: int) -> None:
        """One page's part of a crossing store."""
        if self.ram.contains(pa, count):
            for i in range(count):
                self.store_ram(pa + i, 1, value >> (8 * i) & 0xFF)
            return
        for i in range(count):
            if not self.bus.write(pa + i, 1, value >> (8 * i) & 0xFF):
                raise self.mmu.access_fault(va + i, WRITE)

    def store_ram(self, pa: int, size: int, value: int) -> None:
        """Store within one RAM page, doing what the page's marks ask for."""
        page = (pa - self.ram.base) >> 12
        pages = self.codepages
        # Announced anew: a request served since the translation may have taken the announcement back.
        if pages.allow_write(page):
            self.ram.write(pa, size, value)
            # A mark may have come between the look and the store: look again, the store being visible.
            atomics.fence()
            if pages.marks[page]:
                self._after_marked_store(page, pa, size)
            return
        if pages.marks[page] & MARK_RESV:
            pages.lock_reservations()
            try:
                pages.break_reservations(pa, size)
                self.ram.write(pa, size, value)
            finally:
                pages.unlock_reservations()
        else:
            self.ram.write(pa, size, value)
        self._after_marked_store(page, pa, size)

    def _after_marked_store(self, page: int, pa: int, size: int) -> None:
        """Invalidate TBs made from the bytes; unmark the page if nobody holds TBs of it any more."""
        if self.codepages.written(page, pa & _OFFSET, size):
            self.on_code_written(pa, size)
        self.codepages.unmark_code(page)

    def after_native_store(self, va: int, size: int, mmu_idx: int) -> None:
        """Emitted code has stored to a marked page, within it, and found code in the bytes' lines.

        The store is not repeated: another hart may have stored there since.
        """
        pa = self.q[self.tlb.entry(va, mmu_idx) + 3] | (va & _OFFSET)
        self._after_marked_store((pa - self.ram.base) >> 12, pa, size)

    # --- atomics

    def _atomic(self, va: int, size: int, mmu_idx: int) -> int:
        """Physical RAM address for an atomic; the contract's rule 22: misaligned atomics fault."""
        if va & (size - 1):
            raise self.mmu.misaligned(va, WRITE)
        pa = self._find(va, WRITE, mmu_idx, size)
        if not self.ram.contains(pa, size):
            # As on the board's hardware models: no device supports atomics.
            raise self.mmu.access_fault(va, WRITE)
        return pa

    def amo(self, va: int, size: int, kind: str, value: int, mmu_idx: int) -> int:
        """Atomic read-modify-write of 4 or 8 bytes; returns the old value, zero-extended."""
        pa = self._atomic(va, size, mmu_idx)
        bits = 8 * size
        value &= (1 << bits) - 1
        page = (pa - self.ram.base) >> 12
        marked = self.codepages.marks[page]
        change = _AMO[kind]
        if marked & MARK_RESV:
            self.codepages.lock_reservations()
            try:
                self.codepages.break_reservations(pa, size)
                old = self._exchange(pa, size, change, value, bits)
            finally:
                self.codepages.unlock_reservations()
        else:
            old = self._exchange(pa, size, change, value, bits)
        if marked:
            self._after_marked_store(page, pa, size)
        return old

    def _exchange(self, pa: int, size: int, change: Callable[[int, int, int], int], value: int, bits: int) -> int:
        old = self.ram.read(pa, size)
        while (seen := self.ram.cas(pa, size, old, change(old, value, bits))) != old:
            old = seen
        return old

    def load_reserved(self, va: int, size: int, mmu_idx: int, sc_pc: int) -> int:
        """LR: zero-extended value. `sc_pc`: the SC that ends a constrained sequence, or 0: exact scheme."""
        if va & (size - 1):
            raise self.mmu.misaligned(va, READ)
        pa = self._find(va, READ, mmu_idx, size)
        if not self.ram.contains(pa, size):
            raise self.mmu.access_fault(va, READ)
        q = self.q
        if sc_pc:
            value = self.ram.read(pa, size)
            q[_RES_PHYS] = _NONE
        else:
            self.codepages.lock_reservations()
            try:
                self.codepages.reserve(pa)
                value = self.ram.read(pa, size)
                q[_RES_PC] = 0
                q[_RES_ADDR] = va  # under the lock: without it `res_phys` counts as given up
            finally:
                self.codepages.unlock_reservations()
        q[_RES_VAL] = _signed(value, 8 * size) & MASK64
        q[_RES_PC] = sc_pc
        q[_RES_ADDR] = va
        return value

    def store_conditional(self, va: int, size: int, value: int, mmu_idx: int, pc: int) -> int:
        """SC at `pc`: 0 if it stored, 1 if not. Ends the reservation either way (contract rules 18, 19, 21)."""
        q = self.q
        res_addr, res_pc = q[_RES_ADDR], q[_RES_PC]
        try:
            pa = self._atomic(va, size, mmu_idx)
            atomics.fence()
            value &= (1 << (8 * size)) - 1
            page = (pa - self.ram.base) >> 12
            if res_addr != va:
                return 1
            if res_pc:
                # A value-checked reservation is not exact if another SC than the foreseen one consumes it, or if
                # the sequence was left in between (tcg.reservation).
                if res_pc != pc:
                    self.on_sc_mismatch(res_pc & -2)
                    return 1
                stored = self._swap_conditionally(pa, size, value, page)
            else:
                stored = self._store_exactly(pa, size, value)
            if stored and self.codepages.marks[page]:
                self._after_marked_store(page, pa, size)
            return 0 if stored else 1
        finally:
            q[_RES_ADDR] = _NONE
            q[_RES_PHYS] = _NONE

    def _swap_conditionally(self, pa: int, size: int, value: int, page: int) -> bool:
        expected = self.q[_RES_VAL] & ((1 << (8 * size)) - 1)
        if not self.codepages.marks[page] & MARK_RESV:
            return self.ram.cas(pa, size, expected, value) == expected
        self.codepages.lock_reservations()
        try:
            stored = self.ram.cas(pa, size, expected, value) == expected
            if stored:
                self.codepages.break_reservations(pa, size)
            return stored
        finally:
            self.codepages.unlock_reservations()

    def _store_exactly(self, pa: int, size: int, value: int) -> bool:
        self.codepages.lock_reservations()
        try:
            if self.q[_RES_PHYS] != pa & -RESERVATION_GRANULE:
                return False
            # A page table walker's update of A and D takes no lock: comparing the value finds it (rule 14).
            expected = self.q[_RES_VAL] & ((1 << (8 * size)) - 1)
            if self.ram.cas(pa, size, expected, value) != expected:
                return False
            self.codepages.break_reservations(pa, size)
            return True
        finally:
            self.codepages.unlock_reservations()

    def fence(self, full: bool) -> None:
        """FENCE. x86 orders everything but store before load."""
        if full:
            atomics.fence()

    # --- translation maintenance, as the target's helpers ask for it

    def flush_all(self) -> None:
        """sfence.vma of everything, satp and PMP changes."""
        self.tlb.flush_all()

    def flush_space(self) -> None:
        """satp names another address space."""
        self.tlb.flush_space()

    def flush_page(self, va: int) -> None:
        """sfence.vma of one address."""
        self.tlb.flush_page(va)

    def flush_mmu(self, mmu_idx: int) -> None:
        """The data translations of one mmu_idx (MPRV's, when what it stands for changes)."""
        self.tlb.flush_mmu(mmu_idx)


def dma_write(pages: CodePages, ram: Ram, pa: int, data: bytes) -> None:
    """A device's or the debugger's write to RAM, which must lie within it (contract rule 9)."""
    position = 0
    while position < len(data):
        at = pa + position
        count = min(PAGE - (at & _OFFSET), len(data) - position)
        page = (at - ram.base) >> 12
        offset = at - ram.base
        chunk = data[position : position + count]
        # Who marks a page does not wait for devices, as it does for vCPUs: so always under the lock.
        pages.lock_reservations()
        try:
            if pages.marks[page] & MARK_RESV:
                pages.break_reservations(at, count)
            ram.b[offset : offset + count] = chunk
        finally:
            pages.unlock_reservations()
        # A page may be marked while the bytes move: look after the store, as every slow store does.
        atomics.fence()
        if pages.marks[page]:
            pages.written(page, at & _OFFSET, count)
        position += count
