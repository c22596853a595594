"""Who may write a RAM page without looking: the shared map behind self-modifying code and exact LR/SC.

marks[page]    A store to a page that holds translated code, or an exact reservation, must be noticed. While any
               mark bit is set, no soft TLB anywhere holds a fast write entry for the page.
writers[page]  Marking must find every fast write entry. A vCPU sets its bit before it caches write permission,
               then looks at the marks.
holders[page]  A noticed store must reach every vCPU with TBs from the page. A vCPU sets its bit before it reads
               code, then looks at the marks.
lines[page]    Stores beside code in the same page must stay cheap. A bit per 64 bytes is set before code is read; a
               slow store stores first, then looks.

"Sets X, then looks at Y" against "sets Y, then looks at X" is Dekker's pattern: every such pair is separated by
an atomic operation, which is a full barrier, so at least one side sees the other (contract rules 6 to 9).
"""

from __future__ import annotations

from collections.abc import Callable

from ..native import atomics, memory
from .arena import Arena
from .layout import PAGE, REQ_INVALIDATE, REQ_SHOOT, VCPU
from .requests import post, wait_served

MARK_CODE = 1  # fillers must not cache write permission
MARK_CODE_DONE = 2  # ... and nobody has it cached any more
MARK_RESV = 4
MARK_RESV_DONE = 8
_DONE = {MARK_CODE: MARK_CODE_DONE, MARK_RESV: MARK_RESV_DONE}

_INVAL_PENDING = VCPU.d("inval_pending")
_NO_RESERVATION = (1 << 64) - 1
RESERVATION_GRANULE = 64  # bytes


class CodePages:
    """One process's handle on the maps. `index` is its vCPU, or None for the iothread and the debugger.

    `shoot_self(page)` drops this vCPU's own fast write entries for a page; `serve()` handles this vCPU's own
    requests, and is called while waiting so that two waiting vCPUs cannot block each other.
    """

    def __init__(
        self,
        arena: Arena,
        index: int | None,
        shoot_self: Callable[[int], None] = lambda page: None,
        serve: Callable[[], None] = lambda: None,
    ) -> None:
        self.arena = arena
        self.index = index
        self.shoot_self = shoot_self
        self.serve = serve
        self._words = words = arena.mask_words
        self.marks = memory.buffer(arena.marks, arena.pages)
        self.lines = memory.buffer(arena.lines, arena.pages * 8).cast("Q")
        self.holders = memory.buffer(arena.holders, arena.pages * 8 * words).cast("Q")
        self.writers = memory.buffer(arena.writers, arena.pages * 8 * words).cast("Q")
        self._word = 0 if index is None else index >> 6
        self._bit = 0 if index is None else 1 << (index & 63)
        self._lock_mark = arena.machine.address("lock_mark")
        self._lock_resv = arena.machine.address("lock_resv")

    # --- locks: held for microseconds, by processes whose death ends the machine

    def _lock(self, address: int) -> None:
        while atomics.cas32(address, 0, 1):
            self.serve()
            atomics.spin_while32(address, 1, 200)

    def _unlock(self, address: int) -> None:
        atomics.xchg32(address, 0)

    # --- marks (one byte each; changed by atomic operations on the 32-bit word around them)

    def _set_mark(self, page: int, bits: int) -> None:
        atomics.or32(self.arena.marks + (page & ~3), bits << (page & 3) * 8)

    def _clear_mark(self, page: int, bits: int) -> None:
        atomics.and32(self.arena.marks + (page & ~3), ~(bits << (page & 3) * 8) & 0xFFFF_FFFF)

    def allow_write(self, page: int) -> bool:
        """Announce that this vCPU caches write permission for RAM page `page`; False: stores must go slow."""
        at = page * self._words + self._word
        if not self.writers[at] & self._bit:
            atomics.or64(self.arena.writers + at * 8, self._bit)
        else:
            atomics.fence()
        return not self.marks[page]

    def mark(self, page: int, bit: int) -> None:
        """Set mark `bit` and return when no vCPU can store to the page without noticing it."""
        done = _DONE[bit]
        if self.marks[page] & done:
            return
        self._lock(self._lock_mark)
        try:
            if self.marks[page] & done:
                return
            self._set_mark(page, bit)
            # Who announces itself from here on sees the mark. Who did before is in the words taken here: they are
            # taken at once, since a bit that is seen set is as good as one just set (`allow_write`).
            waiting: list[int] = []
            for word in range(self._words):
                mask = atomics.xchg64(self.arena.writers + (page * self._words + word) * 8, 0)
                while mask:
                    low = mask & -mask
                    mask ^= low
                    vcpu = word * 64 + low.bit_length() - 1
                    if vcpu == self.index:
                        self.shoot_self(page)
                    else:
                        post(self.arena.vcpus[vcpu], REQ_SHOOT)
                        waiting.append(vcpu)
            for vcpu in waiting:
                if not wait_served(self.arena.vcpus[vcpu], REQ_SHOOT, self.serve):
                    # Not in emitted code, and its entries are still there. It drops them before it enters, but only
                    # if the page is marked then: until they are gone for certain, the next marker must ask it too.
                    word, bit_of_it = vcpu >> 6, 1 << (vcpu & 63)
                    atomics.or64(self.arena.writers + (page * self._words + word) * 8, bit_of_it)
            self._set_mark(page, done)
        finally:
            self._unlock(self._lock_mark)

    def unmark_code(self, page: int) -> bool:
        """Drop the CODE mark if no vCPU holds TBs of the page any more. True if the page is now unmarked."""
        if not self.marks[page] & MARK_CODE:
            return not self.marks[page]
        if any(self.holders[page * self._words + word] for word in range(self._words)):
            return False
        self._lock(self._lock_mark)
        try:
            if not self.marks[page] & MARK_CODE:
                # Another vCPU was first, and a holder that has come since may be waiting for the lock: to it, a
                # restored DONE would say that its mark is set.
                return not self.marks[page]
            self._clear_mark(page, MARK_CODE_DONE)
            if any(self.holders[page * self._words + word] for word in range(self._words)):
                self._set_mark(page, MARK_CODE_DONE)
                return False
            atomics.xchg64(self.arena.lines + page * 8, 0)
            self._clear_mark(page, MARK_CODE)
            return not self.marks[page]
        finally:
            self._unlock(self._lock_mark)

    # --- translated code

    def hold(self, page: int) -> None:
        """This vCPU is about to make TBs from the page. Call before the first byte of it is read."""
        at = page * self._words + self._word
        if not self.holders[at] & self._bit:
            atomics.or64(self.arena.holders + at * 8, self._bit)
        self.mark(page, MARK_CODE)

    def release(self, page: int) -> None:
        """This vCPU has no TB from the page any more."""
        at = page * self._words + self._word
        atomics.and64(self.arena.holders + at * 8, ~self._bit & _NO_RESERVATION)

    def cover(self, page: int, start: int, end: int) -> None:
        """Bytes [start, end) of the page are about to be read as code."""
        first, last = start >> 6, (end - 1) >> 6
        mask = (2 << last) - (1 << first)
        if mask & ~self.lines[page]:
            atomics.or64(self.arena.lines + page * 8, mask)

    def written(self, page: int, start: int, size: int) -> bool:
        """Bytes of a marked page have been stored to: tell the other holders. True if this vCPU holds TBs too.

        Call after the store. The barrier orders it before the look at the lines.
        """
        atomics.fence()
        first, last = start >> 6, (start + size - 1) >> 6
        if not self.lines[page] & ((2 << last) - (1 << first)):
            return False
        own = False
        base = page * self._words
        for word in range(self._words):
            mask = self.holders[base + word]
            while mask:
                low = mask & -mask
                mask ^= low
                vcpu = word * 64 + low.bit_length() - 1
                if vcpu == self.index:
                    own = True
                    continue
                atomics.or64(self.arena.inval(vcpu) + (page >> 6) * 8, 1 << (page & 63))
                record = self.arena.vcpus[vcpu]
                atomics.xchg32(record.address("inval_pending"), 1)
                post(record, REQ_INVALIDATE)
        return own

    def take_invalidations(self) -> list[int]:
        """Pages that others wrote since the last call (this vCPU's bitmap, read and cleared)."""
        assert self.index is not None
        record = self.arena.vcpus[self.index]
        if not record.d[_INVAL_PENDING]:
            return []
        atomics.xchg32(record.address("inval_pending"), 0)
        base = self.arena.inval(self.index)
        bitmap = memory.buffer(base, self.arena.inval_bytes)
        pages: list[int] = []
        raw = bytes(bitmap)
        position = 0
        while (position := _next_nonzero(raw, position)) >= 0:
            word = position >> 3
            mask = atomics.xchg64(base + word * 8, 0)
            while mask:
                low = mask & -mask
                mask ^= low
                pages.append(word * 64 + low.bit_length() - 1)
            position = (word + 1) * 8
        return pages

    # --- exact reservations (contract rule 20)

    def reserve(self, pa: int) -> None:
        """Give this vCPU an exact reservation on the granule of RAM address `pa`."""
        assert self.index is not None
        self.mark((pa - self.arena.ram_phys) // PAGE, MARK_RESV)
        self.arena.vcpus[self.index].set("res_phys", pa & -RESERVATION_GRANULE)

    def lock_reservations(self) -> None:
        """Serialise a store to a RESV page, or an exact SC."""
        self._lock(self._lock_resv)

    def unlock_reservations(self) -> None:
        """The end of what `lock_reservations` began."""
        self._unlock(self._lock_resv)

    def break_reservations(self, pa: int, size: int) -> None:
        """End every other vCPU's reservation that overlaps; hold the reservation lock around it and the store.

        A page without reservations loses its RESV mark, so that stores to it are fast again. A reservation that its
        owner has given up (by a trap, an SC, or an LR of the cheap kind, in emitted code) counts as none.
        """
        page = pa & -PAGE
        alive = False
        for index, record in enumerate(self.arena.vcpus):
            reserved = record.get("res_phys")
            if reserved & -PAGE != page or reserved == _NO_RESERVATION:
                continue
            given_up = record.get("res_addr") == _NO_RESERVATION or record.get("res_pc")
            overlaps = index != self.index and reserved < pa + size and pa < reserved + RESERVATION_GRANULE
            if given_up or overlaps:
                atomics.cas64(record.address("res_phys"), reserved, _NO_RESERVATION)
            else:
                alive = True
        if not alive:
            self._clear_mark((page - self.arena.ram_phys) // PAGE, MARK_RESV | MARK_RESV_DONE)


def _next_nonzero(raw: bytes, start: int) -> int:
    """Index of the first non-zero byte at or after `start`, or -1."""
    rest = raw[start:].lstrip(b"\0")
    return len(raw) - len(rest) if rest else -1
