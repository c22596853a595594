"""Misaligned loads and stores that cross a page, where both pages are RAM and nobody need be told: natively.

A copy between misaligned places crosses a page with one of 512 accesses, which would take as long as all the others
together if it were Python's. `memory.ldst` is the whole of it, and gets what is refused here, which is refused before
anything is stored: devices, and stores to marked pages (memory.codepages), whose entries have tags that are no page's.
A store to pages without marks needs no announcement: this vCPU is in emitted code, so that whoever marks a page waits.
"""

from __future__ import annotations

from ..native.lowlevel import MASK64, env, extern, load64, native, store8
from .layout import PAGE, TLB_INVALID
from .protocols import READ, WRITE
from .tlb_native import place_of, recall

ENTERED_SLOW, PAGE_FAULT = 1, 2  # what `refill` gives beside addends, which are multiples of a page
DONE = 1  # of an access
_PAGE_MASK = TLB_INVALID ^ (PAGE - 1)


@extern
def refill(va: int, access: int, size: int) -> int:
    """The guest's native page walk, if it has one: `size` bytes at `va`, within a page, into the soft TLB.

    The addend; 0: Python has to; ENTERED_SLOW: stores must be noticed; PAGE_FAULT, for certain.
    """
    return 0


@native
def part_of(va: int, access: int, size: int) -> int:
    """Addend for the part of an access that lies in one page. 0: Python has to make it; PAGE_FAULT: at env.ret."""
    mmu_idx = env.ctx >> 1
    at = place_of(va, mmu_idx)
    page = va & _PAGE_MASK
    if env.tlb[at + access] != page:
        recall(va, access, mmu_idx)
    if env.tlb[at + access] == page:
        return env.tlb[at + 2]
    found = refill(va, access, size)
    if found == PAGE_FAULT:
        env.ret = va
    return 0 if found == ENTERED_SLOW else found


@native
def crossing_load(va: int, size: int) -> int:
    """DONE: the value is in env.ret, with bytes of no meaning above it. Else as `part_of`."""
    count = PAGE - (va & PAGE - 1)
    second = va + count & MASK64
    low = part_of(va, READ, count)
    if low <= PAGE_FAULT:
        return low
    high = part_of(second, READ, size - count)
    if high <= PAGE_FAULT:
        return high
    # The last eight bytes of one page and the first of the other have all of it.
    bits = (va & 7) * 8
    env.ret = load64(va - (va & 7) + low & MASK64) >> bits | load64(second + high & MASK64) << 64 - bits & MASK64
    return DONE


@native
def crossing_store(va: int, value: int, size: int) -> int:
    """DONE: `size` bytes of `value` are stored. Else as `part_of`, and nothing is."""
    count = PAGE - (va & PAGE - 1)
    second = va + count & MASK64
    low = part_of(va, WRITE, count)
    if low <= PAGE_FAULT:
        return low
    high = part_of(second, WRITE, size - count)
    if high <= PAGE_FAULT:
        return high
    for i in range(size):
        store8(va + i + (low if i < count else high) & MASK64, value >> 8 * i)
    return DONE
