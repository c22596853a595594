"""The soft TLB's work as native functions: entering a translation, dropping entries, taking write permission back.

`memory.softtlb` says what the tables are. An *entry* here is the number of a first-level entry, over all mmu_idx:
mmu_idx * TLB_SIZE + index; the set of the second level behind it has the same number.
"""

from __future__ import annotations

from ..native.lowlevel import address_of, env, fence, fill64, load8, load32, load64, native, or64, store32
from .layout import (
    FEW_ENTRIES,
    FEW_SETS,
    JC_ENTRY,
    JC_SIZE,
    JUMPED,
    LARGE_REGIONS,
    LINEAR_BITS,
    LINEAR_SIZE,
    LINEAR_VOTES,
    MMU_MPRV,
    MMU_S,
    MMU_S_SUM,
    MMU_U,
    N_CTX,
    N_MMU,
    PAGE,
    SEVERAL,
    TLB2_WAYS,
    TLB_BITS,
    TLB_INVALID,
    TLB_SIZE,
    TLB_SLOW_MARK,
    VCPU,
    XTLB_SIZE,
)
from .protocols import PERM_R, PERM_W

_PAGE_MASK = TLB_INVALID ^ (PAGE - 1)
_WORDS = 4  # of an entry: tag_r, tag_w, addend, phys
_PROBES = 8  # places that a large region may be in
_SET_WORDS = TLB2_WAYS * _WORDS
_TABLE_WORDS = TLB_SIZE * _WORDS
_TABLE_BYTES = 8 * _TABLE_WORDS
_JC_WORDS = JC_SIZE * JC_ENTRY // 8
_FETCH_MODES = 4  # tables of xtlb; the first is U's
_LARGE_WORDS = VCPU.fields["vpages_large"].count
_EXEC_WORDS = VCPU.fields["vpages_exec"].count
_FILTER_WORDS = VCPU.fields["tlb2_sets"].count


@native
def place_of(va: int, mmu_idx: int) -> int:
    """Word of `tlb` where the entry for `va` begins."""
    return (mmu_idx * TLB_SIZE + (va >> 12 & TLB_SIZE - 1)) * _WORDS


@native
def enter_page(va: int, frame: int, perms: int, mmu_idx: int) -> int:
    """Cache the translation of `va` to RAM page `frame`: its addend."""
    page = va & _PAGE_MASK
    addend = (env.ram_addend + frame - page) & TLB_INVALID
    if mmu_idx == MMU_S:
        note_linear(page, addend, perms & PERM_R)
    entry = mmu_idx * TLB_SIZE + (va >> 12 & TLB_SIZE - 1)
    at = entry * _WORDS
    make_room(entry, page)
    write = TLB_INVALID
    if perms & PERM_W:
        ram_page = (frame - env.map_ram) >> 12
        write = page
        if not allow_write(ram_page):
            write = page | TLB_SLOW_MARK
        place = env.map_writable + ram_page * 4
        seen = load32(place)
        if seen != entry + 1:
            store32(place, SEVERAL if seen else entry + 1)
    env.tlb[at] = page if perms & PERM_R else TLB_INVALID
    env.tlb[at + 1] = write
    env.tlb[at + 2] = addend
    env.tlb[at + 3] = frame
    env.tlb_filled |= 1 << mmu_idx
    env.tlb_fills += 1
    return addend


@native
def note_linear(page: int, addend: int, readable: int) -> int:
    """A RAM page of MMU_S is about to be entered: let loads know if its addend is the one that most pages have.

    Which one that is, is found by majority vote (Boyer and Moore, "MJRTY"): a kernel changes it as it starts.
    """
    if env.linear_next == addend:
        if env.linear_votes < 2 * LINEAR_VOTES:
            env.linear_votes += 1
    elif env.linear_votes:
        env.linear_votes -= 1
    else:
        env.linear_next = addend
        env.linear_votes = 1
    leads = env.linear_votes >= LINEAR_VOTES or env.linear_addend == TLB_INVALID
    if leads and env.linear_next != env.linear_addend:
        fill64(address_of(env.linear), TLB_INVALID, LINEAR_SIZE)
        env.linear_addend = env.linear_next
    place = page >> 12 & LINEAR_SIZE - 1
    if readable and addend == env.linear_addend:
        env.linear[place] = page
    elif env.linear[place] == page:
        env.linear[place] = TLB_INVALID
    return 0


@native
def allow_write(ram_page: int) -> int:
    """Announce that this vCPU caches write permission for a RAM page; 0: stores go slow (CodePages.allow_write)."""
    announced = env.map_writers + ram_page * env.map_stride
    if load64(announced) & env.map_bit:
        fence()
    else:
        or64(announced, env.map_bit)
    return load8(env.map_marks + ram_page) == 0


@native
def note_large(va: int, leaf_bits: int) -> int:
    """What is cached of `va` was cut from a page of 2^leaf_bits bytes, whose pieces go together (contract rule 12)."""
    region = va >> 21
    env.vpages_large[(region & 4095) >> 6] = env.vpages_large[(region & 4095) >> 6] | 1 << (region & 63)
    if leaf_bits >= 30:
        env.huge_seen = 1
    for i in range(_PROBES):
        place = region + i & LARGE_REGIONS - 1
        if env.large_at[place] == 0:
            env.large_at[place] = region + 1
        if env.large_at[place] == region + 1:
            return 0
    env.large_mixed = 1
    return 0


@native
def may_be_large(va: int) -> int:
    """Whether something is cached of a large page around `va`."""
    region = va >> 21
    if env.huge_seen:
        return 1
    if not env.vpages_large[(region & 4095) >> 6] >> (region & 63) & 1:
        return 0
    for i in range(_PROBES):
        if env.large_at[region + i & LARGE_REGIONS - 1] == region + 1:
            return 1
    return env.large_mixed


@native
def note_entry(entry: int) -> int:
    """The first-level entry is about to hold something, perhaps for the first time since the last flush."""
    mmu_idx = entry // TLB_SIZE
    count = env.first_n[mmu_idx]
    if count < FEW_ENTRIES:
        env.first_at[mmu_idx * FEW_ENTRIES + count] = entry
        env.first_n[mmu_idx] = count + 1
    return 0


# --- the second level


@native
def make_room(entry: int, page: int) -> int:
    """Move what the entry, which will be `page`'s, holds to the second level, where `page` itself must not stay."""
    at = entry * _WORDS
    tag = env.tlb[at]
    if tag == TLB_INVALID:
        tag = env.tlb[at + 1]
    if tag == TLB_INVALID:
        note_entry(entry)
    keep = tag != TLB_INVALID and (tag ^ page) & _PAGE_MASK != 0
    way = way_of(entry, page)
    if way == TLB_INVALID and keep:
        way = free_way(entry)
    if way != TLB_INVALID:
        if keep:
            swap(at, way)
        else:
            env.tlb2[way] = 0
            env.tlb2[way + 1] = 0
    return 0


@native
def way_of(entry: int, page: int) -> int:
    """Where in `tlb2` the set behind `entry` has an entry for `page`; TLB_INVALID if it has none."""
    first = entry * _SET_WORDS
    for i in range(TLB2_WAYS):
        way = first + i * _WORDS
        tag = env.tlb2[way]
        if tag == 0:
            tag = env.tlb2[way + 1]
        if tag and (tag ^ TLB_INVALID ^ page) & _PAGE_MASK == 0:
            return way
    return TLB_INVALID


@native
def free_way(entry: int) -> int:
    """A place in the set behind `entry`: an empty one, or the next to be replaced."""
    first = entry * _SET_WORDS
    for i in range(TLB2_WAYS):
        way = first + i * _WORDS
        if env.tlb2[way] == 0 and env.tlb2[way + 1] == 0:
            if i == 0:
                note_set(entry)
            return way
    env.next_way = (env.next_way + 1) & TLB2_WAYS - 1
    return first + env.next_way * _WORDS


@native
def note_set(entry: int) -> int:
    """The set behind `entry` is about to hold something, perhaps for the first time since the last flush."""
    index = entry & TLB_SIZE - 1
    env.tlb2_sets[index >> 6] = env.tlb2_sets[index >> 6] | 1 << (index & 63)
    mmu_idx = entry // TLB_SIZE
    count = env.second_n[mmu_idx]
    if count < FEW_SETS:
        env.second_at[mmu_idx * FEW_SETS + count] = entry
        env.second_n[mmu_idx] = count + 1
    return 0


@native
def swap(at: int, way: int) -> int:
    """Exchange a first-level entry, at word `at` of `tlb`, with a second-level one, whose tags are complemented."""
    for i in range(_WORDS):
        flip = TLB_INVALID if i < 2 else 0
        first = env.tlb[at + i]
        env.tlb[at + i] = env.tlb2[way + i] ^ flip
        env.tlb2[way + i] = first ^ flip
    return 0


@native
def recall(va: int, access: int, mmu_idx: int) -> int:
    """Bring the entry that allows `access` to `va`, slow tags included, back from the second level: 1 if it was there.

    The complement of no permission is 0.
    """
    entry = mmu_idx * TLB_SIZE + (va >> 12 & TLB_SIZE - 1)
    way = way_of(entry, va & _PAGE_MASK)
    if way == TLB_INVALID or env.tlb2[way + access] == 0:
        return 0
    swap(entry * _WORDS, way)
    return 1


# --- dropping


@native
def drop_page(va: int) -> int:
    """Forget the data translations of one page."""
    index = va >> 12 & TLB_SIZE - 1
    second = env.tlb2_sets[index >> 6] >> (index & 63) & 1
    for mmu_idx in range(N_MMU):
        entry = mmu_idx * TLB_SIZE + index
        env.tlb[entry * _WORDS] = TLB_INVALID
        env.tlb[entry * _WORDS + 1] = TLB_INVALID
        if second:
            clear_set(entry)
    env.tlb2_sets[index >> 6] = env.tlb2_sets[index >> 6] & ~(1 << (index & 63))
    env.linear[va >> 12 & LINEAR_SIZE - 1] = TLB_INVALID
    return 0


@native
def clear_set(entry: int) -> int:
    """Empty the second-level set behind `entry`."""
    first = entry * _SET_WORDS
    for i in range(TLB2_WAYS):
        env.tlb2[first + i * _WORDS] = 0
        env.tlb2[first + i * _WORDS + 1] = 0
    return 0


@native
def flush_all() -> int:
    """Forget every translation, fetches' too, and every jump cache entry."""
    env.tlb_flushes += 1
    for mmu_idx in range(N_MMU):
        flush_mmu(mmu_idx)
    for ctx in range(N_CTX):
        flush_jumps(ctx)
    fill64(address_of(env.xtlb), TLB_INVALID, _FETCH_MODES * XTLB_SIZE * 2)
    fill64(address_of(env.vpages_exec), 0, _EXEC_WORDS)
    fill64(address_of(env.vpages_large), 0, _LARGE_WORDS)
    fill64(address_of(env.large_at), 0, LARGE_REGIONS)
    fill64(address_of(env.tlb2_sets), 0, _FILTER_WORDS)
    env.huge_seen = 0
    env.large_mixed = 0
    env.kernel_local = 0
    return 0


@native
def flush_space() -> int:
    """The address space changed. What is mapped globally stays, which is the kernel's part as a rule."""
    if env.kernel_local:
        return flush_all()
    env.tlb_flushes += 1
    flush_mmu(MMU_U)
    flush_mmu(MMU_S_SUM)
    flush_mmu(MMU_MPRV)
    flush_jumps(2 * MMU_U)
    flush_jumps(2 * MMU_U + 1)
    fill64(address_of(env.xtlb), TLB_INVALID, XTLB_SIZE * 2)
    return 0


@native
def flush_mmu(mmu_idx: int) -> int:
    """Forget the data translations of one mmu_idx."""
    if not env.tlb_filled >> mmu_idx & 1:
        return 0
    env.tlb_filled &= ~(1 << mmu_idx)
    count = env.first_n[mmu_idx]
    if count < FEW_ENTRIES:
        for i in range(count):
            entry = env.first_at[mmu_idx * FEW_ENTRIES + i]
            env.tlb[entry * _WORDS] = TLB_INVALID
            env.tlb[entry * _WORDS + 1] = TLB_INVALID
            if mmu_idx == MMU_S:
                forget_linear(entry & TLB_SIZE - 1)
    else:
        fill64(address_of(env.tlb) + mmu_idx * _TABLE_BYTES, TLB_INVALID, _TABLE_WORDS)
        if mmu_idx == MMU_S:
            fill64(address_of(env.linear), TLB_INVALID, LINEAR_SIZE)
    env.first_n[mmu_idx] = 0
    sets = env.second_n[mmu_idx]
    if sets < FEW_SETS:
        for i in range(sets):
            clear_set(env.second_at[mmu_idx * FEW_SETS + i])
    else:
        fill64(address_of(env.tlb2) + mmu_idx * _TABLE_BYTES * TLB2_WAYS, 0, _TABLE_WORDS * TLB2_WAYS)
    env.second_n[mmu_idx] = 0
    return 0


@native
def forget_linear(index: int) -> int:
    """Empty the places in `linear` of all pages with soft TLB index `index`."""
    for i in range(1 << LINEAR_BITS - TLB_BITS):
        env.linear[index + i * TLB_SIZE] = TLB_INVALID
    return 0


@native
def flush_jumps(ctx: int) -> int:
    """Empty the jump cache of one context."""
    count = env.jumped[ctx]
    if count < JUMPED:
        for i in range(count):
            empty_jump(env.jumped_at[ctx * JUMPED + i])
    else:
        fill64(address_of(env.jc) + ctx * JC_SIZE * JC_ENTRY, TLB_INVALID, _JC_WORDS)
        empty_jump(ctx * JC_SIZE + JC_SIZE - 1)
    env.jumped[ctx] = 0
    return 0


@native
def empty_jump(place: int) -> int:
    """Empty the jump cache entry with this number, over all contexts.

    Its tag must not match any address that is looked for there, odd ones included, to which a guest may well jump: that
    all ones are belongs to the last entry.
    """
    env.jc[place * 2] = TLB_INVALID if ~place & JC_SIZE - 1 else 0
    return 0


# --- marked pages


@native
def drop_writes(ram_page: int) -> int:
    """Force stores to RAM page `ram_page` onto the slow path (this vCPU marked it)."""
    entry = load32(env.map_writable + ram_page * 4)
    if entry == SEVERAL:
        demote_all(ram_page)
    elif entry:
        demote(entry - 1, ram_page)
    return 0


@native
def demote_all(only: int) -> int:
    """Make fast write entries slow ones: those of RAM page `only`, or, for TLB_INVALID, of every marked page."""
    for mmu_idx in range(N_MMU):
        if env.first_n[mmu_idx] < FEW_ENTRIES:
            for i in range(env.first_n[mmu_idx]):
                demote(env.first_at[mmu_idx * FEW_ENTRIES + i], only)
        elif env.tlb_filled >> mmu_idx & 1:
            for i in range(TLB_SIZE):
                demote(mmu_idx * TLB_SIZE + i, only)
    return 0


@native
def demote(entry: int, only: int) -> int:
    """The same for one entry and the set behind it."""
    at = entry * _WORDS
    if env.tlb[at + 1] & PAGE - 1 == 0 and is_wanted(env.tlb[at + 3], only):
        env.tlb[at + 1] = env.tlb[at + 1] | TLB_SLOW_MARK
    index = entry & TLB_SIZE - 1
    if env.tlb2_sets[index >> 6] >> (index & 63) & 1:
        for i in range(TLB2_WAYS):
            way = entry * _SET_WORDS + i * _WORDS
            if env.tlb2[way + 1] & PAGE - 1 == PAGE - 1 and env.tlb2[way + 1] and is_wanted(env.tlb2[way + 3], only):
                env.tlb2[way + 1] = env.tlb2[way + 1] ^ TLB_SLOW_MARK
    return 0


@native
def is_wanted(frame: int, only: int) -> int:
    """Whether stores to physical page `frame` are to become slow."""
    ram_page = (frame - env.map_ram) >> 12
    if only != TLB_INVALID:
        return ram_page == only
    return load8(env.map_marks + ram_page) != 0
