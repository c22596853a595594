"""Exact LR/SC, and stores and AMOs beside them, as native functions: the common case of `memory.ldst.GuestMemory`.

A sequence that is not constrained, such as a lock-free stack's pop, needs the exact scheme (`memory.codepages`): its
page is marked, and an LR, an SC, and whatever else stores to the page act under one lock. In Python such a pair took
15 us. Here the page must be in the soft TLB, and for an LR already be marked, or have no other writer; the lock must
be free, or soon be. All else is left to Python before any effect.

Nobody waits here for another vCPU: who holds the lock may be waiting for this vCPU to drop its write entries.
"""

from __future__ import annotations

from ..native.lowlevel import (
    address_of,
    and64,
    cas32,
    cas64,
    env,
    fence,
    load8,
    load32,
    load64,
    native,
    or64,
    pause,
    sar,
    store8,
    store16,
    store32,
    store64,
    xchg32,
)
from .codepages import MARK_CODE, MARK_RESV, MARK_RESV_DONE, RESERVATION_GRANULE
from .layout import MACHINE, PAGE, REQ_SHOOT, TLB_INVALID, TLB_SLOW_MARK, VCPU
from .tlb_native import allow_write, drop_writes, place_of

# What `store_conditional` answers; 0 is Python's.
AGAIN = 1  # nothing has been done: the page's stores are fast now
STORED = 4
FAILED = 5  # bit 0 is the guest's result
STORED_CODE = 6  # stored, and code may have been translated from the line

_NONE = TLB_INVALID
_OFFSET = PAGE - 1
_PAGE_MASK = TLB_INVALID ^ _OFFSET
_GRANULE_MASK = TLB_INVALID ^ (RESERVATION_GRANULE - 1)
_VCPU_BYTES = VCPU.size
_RES_PHYS = VCPU.offset("res_phys")
_LOCK_RESV, _LOCK_MARK = MACHINE.offset("lock_resv"), MACHINE.offset("lock_mark")
AMO_KINDS = ("swap", "add", "xor", "and", "or", "min", "max", "minu", "maxu")
_SWAP, _ADD, _XOR, _AND, _OR, _MIN, _MAX, _MINU, _MAXU = range(len(AMO_KINDS))
_SPINS = 200
_IDLE = 64


@native
def load_reserved(va: int, host: int, size: int) -> int:
    """An exact LR of `size` bytes at `va`, aligned and readable: 1, and the value in `ret`; 0: Python.

    `host`: the host address of these bytes of RAM. The lock is the barrier of an LR that releases.
    """
    pa = host - env.ram_addend & TLB_INVALID
    ram_page = (pa - env.map_ram & TLB_INVALID) >> 12
    if not lock_reservations():
        return 0
    # Under the lock, under which the mark goes.
    if not (load8(env.map_marks + ram_page) & MARK_RESV_DONE or mark_reserved(ram_page)):
        unlock_reservations()
        return 0
    env.res_phys = pa & _GRANULE_MASK
    value = load64(host) if size == 8 else sar(load32(host) << 32 & TLB_INVALID, 32)
    env.res_val = value
    env.res_pc = 0
    env.res_addr = va  # under the lock: without it `res_phys` counts as given up
    unlock_reservations()
    env.ret = value
    return 1


@native
def store_conditional(va: int, value: int, pc: int, size: int) -> int:
    """The SC at `pc` of the low `size` bytes of `value`, to a page whose stores are slow: 0, AGAIN, STORED ..."""
    if va & size - 1:
        return 0  # misaligned (contract rule 22)
    at = place_of(va, env.ctx >> 1)
    if env.tlb[at + 1] != va & _PAGE_MASK | TLB_SLOW_MARK:
        return 0  # perhaps no permission, which comes first (rule 21)
    ram_page = (env.tlb[at + 3] - env.map_ram & TLB_INVALID) >> 12
    marks = load8(env.map_marks + ram_page)
    if marks == 0:
        return AGAIN if become_fast(at, ram_page) else 0
    if env.res_addr != va:
        fence()  # a failed SC orders too (rule 18)
        env.res_addr = _NONE
        env.res_phys = _NONE
        return FAILED
    if env.res_pc and env.res_pc != pc:
        return 0  # another SC than its LR foresaw
    if code_mark_may_go(ram_page, marks):
        return 0
    if not lock_reservations():
        return 0
    pa = env.tlb[at + 3] | va & _OFFSET
    stored = 0
    if env.res_pc or env.res_phys == pa & _GRANULE_MASK:
        # Exact ones compare too: a page table walker's update of A and D takes no lock (rule 14).
        stored = swap_if_unchanged(pa + env.ram_addend & TLB_INVALID, value, size)
    if stored:
        break_others(pa & _GRANULE_MASK)
    unlock_reservations()
    env.res_addr = _NONE  # whether it stored or not (rule 19)
    env.res_phys = _NONE
    if not stored:
        return FAILED
    return stored_to(ram_page, va, size)


@native
def store_marked(va: int, value: int, size: int) -> int:
    """A store within a page whose stores are slow, perhaps only because it is, or was, marked for a reservation.

    0, STORED or STORED_CODE.
    """
    at = place_of(va, env.ctx >> 1)
    if env.tlb[at + 1] != va & _PAGE_MASK | TLB_SLOW_MARK:
        return 0
    pa = env.tlb[at + 3] | va & _OFFSET
    host = pa + env.ram_addend & TLB_INVALID
    ram_page = (pa - env.map_ram & TLB_INVALID) >> 12
    marks = load8(env.map_marks + ram_page)
    if marks == 0:
        if not become_fast(at, ram_page):
            return 0
        put(host, value, size)
        return STORED
    if not marks & MARK_RESV or code_mark_may_go(ram_page, marks):
        return 0
    if not lock_reservations():
        return 0
    break_overlapping(pa, size)
    put(host, value, size)
    unlock_reservations()
    return stored_to(ram_page, va, size)


@native
def amo_marked(va: int, value: int, kind: int, size: int) -> int:
    """An AMO of a kind (place in AMO_KINDS) to a page whose stores are slow: 0, AGAIN or STORED ...

    `ret`: the old value, sign-extended.
    """
    if va & size - 1:
        return 0  # misaligned (rule 22)
    at = place_of(va, env.ctx >> 1)
    if env.tlb[at + 1] != va & _PAGE_MASK | TLB_SLOW_MARK:
        return 0
    pa = env.tlb[at + 3] | va & _OFFSET
    host = pa + env.ram_addend & TLB_INVALID
    ram_page = (pa - env.map_ram & TLB_INVALID) >> 12
    if code_mark_may_go(ram_page, load8(env.map_marks + ram_page)):
        return 0
    # Announced before the marks are read: who marks the page for a reservation from here on waits until this is over.
    if become_fast(at, ram_page):
        return AGAIN
    if load8(env.map_marks + ram_page) & MARK_RESV:
        if not lock_reservations():
            return 0
        break_overlapping(pa, size)
        old = exchange(host, value, kind, size)
        unlock_reservations()
    else:
        old = exchange(host, value, kind, size)
    env.ret = old if size == 8 else sar(old << 32 & TLB_INVALID, 32)
    return stored_to(ram_page, va, size)


@native
def become_fast(at: int, ram_page: int) -> int:
    """If a page has no marks: make the entry at word `at` of `tlb`, which is that of a marked one, fast; 1 then."""
    if not allow_write(ram_page):
        return 0
    env.tlb[at + 1] = env.tlb[at + 1] ^ TLB_SLOW_MARK
    return 1


@native
def code_mark_may_go(ram_page: int, marks: int) -> int:
    """Whether perhaps nobody holds code of a page any more that is marked for it: the mark going is Python's."""
    return marks & MARK_CODE and not load64(env.map_holders + ram_page * env.map_stride)


@native
def stored_to(ram_page: int, va: int, size: int) -> int:
    """What is answered after a store. Between it and this look lies a locked operation, as every slow store wants it
    (memory.codepages): the bytes first, then the lines."""
    lines = load64(env.map_lines + ram_page * 8)
    first = lines >> (va >> 6 & 63)
    last = lines >> (va + size - 1 >> 6 & 63)
    return STORED_CODE if (first | last) & 1 else STORED


@native
def exchange(host: int, value: int, kind: int, size: int) -> int:
    """Atomic read-modify-write: the old value, zero-extended."""
    if size == 8:
        old = load64(host)
        while True:
            seen = cas64(host, old, combine(old, value, kind, 1 << 63))
            if seen == old:
                return old
            old = seen
    value &= 0xFFFF_FFFF
    old = load32(host)
    while True:
        seen = cas32(host, old, combine(old, value, kind, 1 << 31) & 0xFFFF_FFFF)
        if seen == old:
            return old
        old = seen


@native
def combine(old: int, value: int, kind: int, sign: int) -> int:
    """What an AMO stores. `sign`: the sign bit of its operands."""
    if kind == _SWAP:
        return value
    if kind == _ADD:
        return old + value & TLB_INVALID
    if kind == _XOR:
        return old ^ value
    if kind == _AND:
        return old & value
    if kind == _OR:
        return old | value
    flip = sign if kind == _MIN or kind == _MAX else 0
    old_is_less = (old ^ flip) < (value ^ flip)
    takes_less = kind == _MIN or kind == _MINU
    return old if old_is_less == takes_less else value


@native
def put(host: int, value: int, size: int) -> int:
    """Store to RAM."""
    if size == 8:
        store64(host, value)
    elif size == 4:
        store32(host, value)
    elif size == 2:
        store16(host, value)
    else:
        store8(host, value)
    return 0


@native
def break_overlapping(pa: int, size: int) -> int:
    """`CodePages.break_reservations`, for a store. Call under the lock.

    The mark of a page that nobody has a reservation in any more goes with each 64th of such stores, not at once: the
    next LR would have to set it again, and to interrupt whoever has stored to the page meanwhile.
    """
    page = pa & _PAGE_MASK
    machine = MACHINE.at(env.machine)
    alive = 0
    for i in range(machine.n_vcpus):
        other = VCPU.at(env.vcpus + i * _VCPU_BYTES)
        reserved = other.res_phys
        if reserved & _PAGE_MASK == page and reserved != _NONE:
            given_up = other.res_addr == _NONE or other.res_pc
            overlaps = reserved < pa + size and pa < reserved + RESERVATION_GRANULE
            if given_up or (overlaps and address_of(other.x) != address_of(env.x)):
                cas64(env.vcpus + i * _VCPU_BYTES + _RES_PHYS, reserved, _NONE)
            else:
                alive = 1
    if not alive:
        env.resv_idle += 1
        if env.resv_idle & _IDLE - 1 == 0:
            ram_page = (pa - env.map_ram & TLB_INVALID) >> 12
            marks = (MARK_RESV | MARK_RESV_DONE) << (ram_page & 7) * 8
            and64(env.map_marks + (ram_page & ~7), ~marks & _NONE)
    return 0


@native
def swap_if_unchanged(host: int, value: int, size: int) -> int:
    """Store to RAM if it has the value that the LR loaded: 1 if so."""
    if size == 8:
        return 1 if cas64(host, env.res_val, value) == env.res_val else 0
    expected = env.res_val & 0xFFFF_FFFF
    return 1 if cas32(host, expected, value & 0xFFFF_FFFF) == expected else 0


@native
def break_others(granule: int) -> int:
    """An SC has stored: end all other reservations of the granule (rule 20). Call under the lock.

    The page's mark stays: the next LR would have to restore it. Stores and AMOs remove it when no reservation is left.
    """
    machine = MACHINE.at(env.machine)
    for i in range(machine.n_vcpus):
        other = env.vcpus + i * _VCPU_BYTES
        if load64(other + _RES_PHYS) == granule and other != address_of(env.x):
            cas64(other + _RES_PHYS, granule, _NONE)
    return 0


@native
def lock_reservations() -> int:
    """Take the reservation lock: 1. 0: it is not to be had soon, or its owner waits for this vCPU."""
    lock = env.machine + _LOCK_RESV
    for _ in range(_SPINS):
        if load32(lock) == 0 and cas32(lock, 0, 1) == 0:
            return 1
        if env.requests & REQ_SHOOT:
            return 0
        pause()
    return 0


@native
def unlock_reservations() -> int:
    """Give it back; a full barrier."""
    xchg32(env.machine + _LOCK_RESV, 0)
    return 0


@native
def mark_reserved(ram_page: int) -> int:
    """`CodePages.mark` for a reservation, if only this vCPU may have the page writable: 1. Call under the lock."""
    if env.map_stride != 8:
        return 0  # more writers than one word has bits for
    lock = env.machine + _LOCK_MARK
    writers = env.map_writers + ram_page * 8
    if load64(writers) & ~env.map_bit or cas32(lock, 0, 1):
        return 0
    word = env.map_marks + (ram_page & ~7)
    shift = (ram_page & 7) * 8
    or64(word, MARK_RESV << shift)
    # Who announces itself from here on sees the mark, who did before is seen here.
    alone = 0 if load64(writers) & ~env.map_bit else 1
    if alone:
        and64(writers, ~env.map_bit & _NONE)
        drop_writes(ram_page)
        or64(word, MARK_RESV_DONE << shift)
    else:
        and64(word, ~(MARK_RESV << shift) & _NONE)
    xchg32(lock, 0)
    return alone


NATIVES = (load_reserved, store_conditional, store_marked, amo_marked)
