"""Making translation blocks: QEMU's tb_gen_code, as native functions. Templates are joined; nothing is decoded here.

    halfwords → word → template table → (missing: Python makes the template) → bytes in the code buffer

Each line of code is covered before its first byte is read, so that a store that comes later is noticed
(memory.codepages).
"""

from __future__ import annotations

from ..memory.codepages import MARK_CODE_DONE
from ..memory.layout import JC_SIZE, PAGE
from ..native.lowlevel import (
    env,
    extern,
    load8,
    load16,
    load32,
    load64,
    native,
    or64,
    store8,
    store16,
    store32,
    store64,
)
from .host import COLD, SITE_NEXT, End
from .tb import (
    BLOCK,
    CACHE,
    INSN,
    INSN_BYTES,
    INSNS,
    N_REGIONS,
    NEED_HOLD,
    NEED_LR,
    NEED_TEMPLATE,
    NEXT,
    NONE,
    TAKEN,
)
from .tb_lists import kill, point_exit
from .templates import (
    EXACT,
    HOLE_BYTES,
    HOLE_FIELD,
    HOLE_SHIFT,
    KEY_BITS,
    KEY_MASK,
    OFFSET_IS_IMMEDIATE,
    SITES_ADD_IMMEDIATE,
    TEMPLATE,
    find_template,
)

RETRY = 1  # `make`: the code, or the room for its block, changed: find out anew
MAX_INSTRUCTIONS = 64  # guest instructions in a block
SEQUENCE = 18  # instructions from an LR to its SC at most
LEAVES = 1 << 35  # with a word in a template's key: as a branch that leaves an LR/SC sequence (tcg.reservation)
LONGEST_SPIN = 64  # bytes that a loop that waits jumps back at most
_MOST_RECORD = BLOCK.size + (MAX_INSTRUCTIONS + 1) * INSN.size
_CODE = TEMPLATE.size  # offset of a template's hot bytes
STUB_BYTES = 31  # tcg.x86_64.lower_ctrl.far_stub
STUB_PC, STUB_TAG, STUB_CODE = 2, 13, 21  # places in it of the pc, and of its jump cache entry's displacements
_MARGIN = 2 * STUB_BYTES + SITE_NEXT + 16  # beyond the last instruction; code is copied by words of 8 bytes
_JC_PC_BITS = (JC_SIZE - 1) << 1  # that select a jump cache entry; an entry is 8 times that away
_ALIGNED = NONE ^ 7
_ALIGN_BLOCK = 31  # blocks begin at multiples of 32 bytes, as hosts like their jumps' targets


@native
def make(pc: int, pa: int, pa2: int) -> int:
    """Make the block at `pc` in the current context; it is not registered yet. RETRY, or 0: see CACHE.need."""
    cache = CACHE.at(env.cache)
    if not is_held(pa):
        return 0
    if pa2 != NONE and not is_held(pa2):
        return 0
    region = cache.region
    host = (cache.free[region] + _ALIGN_BLOCK) & ~_ALIGN_BLOCK & NONE
    block = BLOCK.at(cache.slab_free[region])
    if (
        block + _MOST_RECORD > cache.slab[region] + cache.slab_size
        or cache.blocks[region] >= cache.index_size
    ):
        next_region()
        return RETRY
    room = cache.host_base + ((region + 1) << cache.region_shift) - _MARGIN
    start = env.ram_addend + pa
    at = start
    end = (start | PAGE - 1) + 1
    covered = at
    extent_end = 0
    sc = 0
    hot = 0
    count = 0
    ended = 0
    last = pc
    immediate = 0
    numbers = 0
    template = TEMPLATE.at(0)
    while count < cache.limit and at < end:
        if at + 4 > covered:
            covered = cover(pa, at, end)
        word = load16(at)
        size = 2
        if word & 3 == 3:
            size = 4
            if at + 2 < end:
                word |= load16(at + 2) << 16
            elif pa2 != NONE:
                other = env.ram_addend + pa2
                cover(pa2, other, other + 2)
                word |= load16(other) << 16
            elif count == 0:
                return RETRY  # it did not cross a moment ago
            else:
                break
        elif pa2 != NONE:
            return RETRY
        key = shape_of(word, cache.alike)
        if key:
            template = TEMPLATE.at(find_template(cache.templates, env.ctx, key & KEY_MASK))
            if template and template.flags & EXACT:
                key = 0
            elif template:
                immediate = immediate_of(word)
                numbers = key >> KEY_BITS
        if key == 0:
            template = TEMPLATE.at(find_template(cache.templates, env.ctx, word))
        if template == 0:
            if word & cache.ahead_mask != cache.ahead_match:
                cache.need = NEED_TEMPLATE
                cache.need_arg = word
                return 0
            if extent_end or (count and count + SEQUENCE > cache.limit):
                break  # one such instruction in a block, and the way out of its sequence must be in the same
            if cache.lr_pa != at - env.ram_addend or cache.lr_ctx != env.ctx:
                cache.need = NEED_LR
                cache.need_arg = word
                cache.need_pa = at - env.ram_addend
                return 0
            template = TEMPLATE.at(cache.lr_template)
            extent_end = cache.lr_end
            sc = cache.lr_sc
        if sc and template.end == End.BRANCH:
            here = at - env.ram_addend
            offset = immediate if template.flags & OFFSET_IS_IMMEDIATE else template.offset
            if here + size <= sc and sc < here + offset and offset < PAGE:
                template = TEMPLATE.at(find_template(cache.templates, env.ctx, word | LEAVES))
                if template == 0:
                    cache.need = NEED_TEMPLATE
                    cache.need_arg = word | LEAVES
                    return 0
        code = template.hot
        hint = TEMPLATE.at(0)
        if template.end == End.BRANCH or template.end == End.JUMP:
            hint = TEMPLATE.at(spin_hint(template, at, word, immediate))
            if hint:
                code += hint.hot
        if host + hot + code > room:
            next_region()
            return RETRY
        last = pc + (at - start)
        if hint:
            lay(hint, host + hot, last, 0, 0)
        lay(template, host + hot + code - template.hot, last, immediate, numbers)
        insn = INSN.at(block + INSNS + count * INSN_BYTES)
        insn.word = word
        insn.hot = code
        insn.size = size
        hot += code
        count += 1
        at += size
        ended = template.end
        if ended:
            break
    cache.lr_pa = NONE
    cache.instructions += count
    size = at - start
    if ended == 0:
        template = TEMPLATE.at(cache.fallthrough)
        last = pc + size
        lay(template, host + hot, last, 0, 0)
        insn = INSN.at(block + INSNS + count * INSN_BYTES)
        insn.word = 0
        insn.hot = template.hot
        insn.size = 0
        hot += template.hot
        count += 1
        ended = End.JUMP
    block.pc = pc
    block.pa = pa
    block.pa2 = pa2
    block.host = host
    block.incoming = 0
    block.jump_to[NEXT] = 0
    block.jump_to[TAKEN] = 0
    block.code_size = hot
    block.size = size
    block.extent = extent_end - pa if extent_end > pa + size else size
    block.count = count
    block.ctx = env.ctx
    block.end = ended
    block.alive = 1
    offset = template.offset
    if template.flags & OFFSET_IS_IMMEDIATE:
        offset = immediate
    if ended == End.JUMP:
        block.target[NEXT] = last + offset & NONE
        hot = leave(block, NEXT, hot)
    elif ended == End.BRANCH:
        block.target[TAKEN] = last + offset & NONE
        block.target[NEXT] = last + template.size & NONE
        hot = leave(block, TAKEN, hot)
        hot = leave(block, NEXT, hot)
    block.hot_size = hot
    cache.free[region] = host + hot
    cache.slab_free[region] = block + INSNS + count * INSN_BYTES
    blocks = cache.blocks[region]
    store64(cache.index[region] + blocks * 8, block)
    cache.blocks[region] = blocks + 1
    cache.made += 1
    cache.host_bytes += hot * 2
    if cache.watched:
        cache.made_block = block
    return block


@native
def is_held(pa: int) -> int:
    """Whether stores to the page of `pa` are noticed (CodePages.hold); if not, Python must see to it."""
    page = (pa - env.map_ram) >> 12
    holders = env.map_holders + page * env.map_stride
    if not load64(holders) & env.map_bit:
        or64(holders, env.map_bit)
    if load8(env.map_marks + page) & MARK_CODE_DONE:
        return 1
    cache = CACHE.at(env.cache)
    cache.need = NEED_HOLD
    cache.need_arg = page
    return 0


@native
def cover(pa: int, at: int, end: int) -> int:
    """Up to four bytes of code at host address `at`, in the page of `pa` which ends at `end`, are about to be read.

    Returns the host address up to which nothing needs to be covered again.
    """
    lines = env.map_lines + ((pa - env.map_ram) >> 12) * 8
    last = at + 3
    if last >= end:
        last = end - 1
    bits = 1 << (at >> 6 & 63) | 1 << (last >> 6 & 63)
    if load64(lines) & bits != bits:
        or64(lines, bits)
    return (last | 63) + 1


@extern
def shape_of(word: int, alike: int) -> int:
    """The shape of `word`: what it has in common with words that differ in nothing but an immediate and registers.

    It has KEY_BITS, and more than any word; 0 if nothing is known of the word's format. Above it, by field, what the
    registers' numbers differ by from those of the shape. `alike`: address of a table of tcg.alike.
    """
    return 0


@extern
def immediate_of(word: int) -> int:
    """That immediate."""
    return 0


@native
def spin_hint(template_at: int, at: int, word: int, immediate: int) -> int:
    """The template to lay before that of the jump `word` at host address `at`, if it closes a loop that waits, or 0."""
    template = TEMPLATE.at(template_at)
    offset = immediate if template.flags & OFFSET_IS_IMMEDIATE else template.offset
    back = 0 - offset & NONE
    if back == 0 or back > LONGEST_SPIN:
        return 0
    cache = CACHE.at(env.cache)
    if cache.spin_hint == 0 or spins(at, word, back) == 0:
        return 0
    return cache.spin_hint


@extern
def spins(at: int, word: int, back: int) -> int:
    """Whether the jump `word` at host address `at`, to `back` bytes before it, closes a loop that waits for another
    hart: such that a spin hint does it good. It reads nothing that is not in the page, and before `at`.

    What it reads is not covered: stale or torn, all that comes out of it is a hint too many or too few.
    """
    return 0


@native
def lay(template_at: int, host: int, pc: int, immediate: int, numbers: int) -> int:
    """Copy a template to `host`, and its cold half to its place, for the instruction at `pc`.

    `numbers`: what its registers' differ by from the template's, 8 bits for each field.
    """
    template = TEMPLATE.at(template_at)
    code = template + _CODE
    copy(host, code, template.hot)
    code += template.hot
    copy(host + COLD, code, template.cold)
    code = (code + template.cold + 7) & _ALIGNED
    if template.sites:
        if template.flags & SITES_ADD_IMMEDIATE:
            pc += immediate
        for i in range(template.sites):
            store64(host + load64(code + i * 16), pc + load64(code + i * 16 + 8))
        code += template.sites * 16
    for i in range(template.holes):
        hole = load64(code + i * 8)
        place = host + (hole & 0xFFFF)
        if hole >> 24:
            place += COLD
        kind = hole >> 16 & 0xFF
        size = kind & HOLE_BYTES
        if size == 0:
            differs = numbers >> (kind >> HOLE_FIELD & 3) * 8 & 0xFF
            store8(place, load8(place) ^ differs << (kind >> HOLE_SHIFT))
        elif size == 1:
            store8(place, immediate)
        elif size == 2:
            store16(place, immediate)
        else:
            store32(place, immediate)
    return 0


@native
def copy(to: int, source: int, size: int) -> int:
    """Copy by words: up to 7 bytes more than `size`."""
    end = to + size
    while to < end:
        store64(to, load64(source))
        to += 8
        source += 8
    return 0


@native
def leave(block_at: int, slot: int, hot: int) -> int:
    """If a direct exit leads to another page, let it go through a probe of the jump cache. The block's size so far.

    The last halfword of a page may begin an instruction that depends on the next page: as good as there.
    """
    cache = CACHE.at(env.cache)
    block = BLOCK.at(block_at)
    target = block.target[slot]
    if target >> 12 == block.pc >> 12 and target & PAGE - 1 != PAGE - 2:
        return hot
    stub = block.host + hot
    pattern = cache.far_stub[block.ctx]
    copy(stub, pattern, STUB_BYTES)
    entry = (target & _JC_PC_BITS) * 8
    store64(stub + STUB_PC, target)
    store32(stub + STUB_TAG, load32(pattern + STUB_TAG) + entry)
    store32(stub + STUB_CODE, load32(pattern + STUB_CODE) + entry)
    point_exit(block, slot, stub)
    return hot + STUB_BYTES


@native
def next_region() -> int:
    """Evict the least recently used region, by age of its last look-up, and fill it next."""
    cache = CACHE.at(env.cache)
    cache.clock += 1
    cache.stamp[cache.region] = cache.clock
    region = 0
    for i in range(N_REGIONS):
        if cache.stamp[i] < cache.stamp[region]:
            region = i
    for i in range(cache.blocks[region]):
        block = BLOCK.at(load64(cache.index[region] + i * 8))
        if block.alive:
            kill(block)
            cache.evicted += 1
    cache.blocks[region] = 0
    cache.free[region] = cache.start[region]
    cache.slab_free[region] = cache.slab[region]
    cache.stamp[region] = cache.clock
    cache.region = region
    return 0
