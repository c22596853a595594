"""Finding, linking and dropping translation blocks: native functions over the records of `tcg.tb`.

QEMU's tb_find_fast and tb_find_slow, tb_add_jump and tb_phys_invalidate. Emitted code calls `chain` and `jump` where a
block ends without a link, so that Python sees only what needs it (`CACHE.need`).

Links are direct only within a guest page; what leads to another page goes through a probe of the jump cache at the
end of the block itself. So a flush of a page's translation, which empties the jump cache, leaves no way to reach a
block by a stale address (contract rule 13).
"""

from __future__ import annotations

from ..memory.layout import JC_SIZE, JUMPED, MMU_MPRV, MMU_S_SUM, N_CTX, PAGE, XTLB_BITS, XTLB_SIZE
from ..memory.tlb_native import drop_page, empty_jump, may_be_large, place_of
from ..native.lowlevel import env, extern, load16, load64, native
from .host import COLD, SITE_CALL, SITE_NEXT, End
from .tb import ADDRESS, BLOCK, CACHE, INSN, INSN_BYTES, INSNS, N_REGIONS, NEED_FRAME, NEED_NOTHING, NEXT, NONE, TAKEN
from .tb_lists import add_link, hash_of, kill, register, release
from .tb_make import RETRY, make

_PAGE_MASK = NONE ^ (PAGE - 1)
_LAST = PAGE - 2  # offset of a page's last halfword


# --- finding


@native
def lookup(pc: int) -> int:
    """Host code of the block at `pc`, by the jump cache or `find`; 0 if Python has to act first."""
    cache = CACHE.at(env.cache)
    place = (env.ctx * JC_SIZE + (pc >> 1 & JC_SIZE - 1)) * 2
    if env.jc[place] == pc:
        cache.stamp[(env.jc[place + 1] - cache.host_base) >> cache.region_shift] = cache.clock
        return env.jc[place + 1]
    found = BLOCK.at(find(pc))
    if found == 0 or cache.watched:
        return 0
    remember_jump(pc, env.ctx, found.host)
    return found.host


@native
def jump() -> int:
    """An indirect jump to env.pc has missed the jump cache: host code to go on with, or 0."""
    cache = CACHE.at(env.cache)
    if cache.watched:
        return 0
    cache.jumps += 1
    pc = env.pc
    host = lookup(pc)
    if host == 0 and cache.need == NEED_FRAME:
        host = fetch_fault(pc, cache.need_arg)
    return host


@native
def chain() -> int:
    """An unlinked direct exit was taken: link it if its target can be found, and go on there; 0 for Python."""
    cache = CACHE.at(env.cache)
    site = env.exit_site - COLD - SITE_CALL
    source = BLOCK.at(block_at(site))
    slot = NEXT
    if source.end == End.BRANCH and site != source.host + source.code_size - SITE_NEXT:
        slot = TAKEN
    pc = source.target[slot]
    env.pc = pc
    if cache.watched:
        return 0
    target = BLOCK.at(find(pc))
    if target == 0:
        return fetch_fault(pc, cache.need_arg) if cache.need == NEED_FRAME else 0
    cache.chains += 1
    # Finding the target may have evicted the source. A link holds for one context and one mapping of the page; what
    # crosses into the next page depends on that one's mapping too.
    if source.alive and source.ctx == target.ctx and target.pa2 == NONE:  # noqa: SIM102 (a line too long)
        if (source.pa ^ target.pa) & _PAGE_MASK == 0 and source.jump_to[slot] == 0:
            add_link(source, slot, target)
    return target.host


@native
def find(pc: int) -> int:
    """The block at `pc` in the current context, by physical address; made if need be. 0: see CACHE.need."""
    cache = CACHE.at(env.cache)
    cache.need = NEED_NOTHING
    while True:
        pa = frame_of(pc)
        if pa == NONE:
            return 0
        pa |= pc & PAGE - 1
        pa2 = NONE
        if pc & PAGE - 1 == _LAST and load16(env.ram_addend + pa) & 3 == 3:
            pa2 = frame_of(pc + 2)
            if pa2 == NONE:
                return 0
        block = BLOCK.at(load64(cache.hash + hash_of(pa, env.ctx) * 8))
        while block:
            if block.pc == pc and block.pa == pa and block.ctx == env.ctx and block.pa2 == pa2:
                cache.stamp[(block.host - cache.host_base) >> cache.region_shift] = cache.clock
                return block
            block = BLOCK.at(block.hash_next)
        block = BLOCK.at(make(pc, pa, pa2))
        if block == RETRY:
            continue
        if block:
            register(block)
        return block


@native
def frame_of(va: int) -> int:
    """Physical page of a fetch from virtual address `va`; NONE if Python must translate it."""
    mode = env.ctx >> 1
    if mode == MMU_S_SUM or mode == MMU_MPRV:
        mode -= 1
    entry = (mode << XTLB_BITS | (va >> 12 & XTLB_SIZE - 1)) * 2
    if env.xtlb[entry] == va & _PAGE_MASK:
        return env.xtlb[entry + 1]
    frame = translate_fetch(va)
    if frame:
        return frame
    cache = CACHE.at(env.cache)
    cache.need = NEED_FRAME
    cache.need_arg = va
    return NONE


@extern
def fetch_fault(pc: int, va: int) -> int:
    """The fetch of the instruction at `pc` finds no translation of `va`: if that is a trap which the guest's native
    functions can take, host code of its handler, or 0 with the new pc in env.pc; 0 in any other case."""
    return 0


@extern
def translate_fetch(va: int) -> int:
    """The guest's native page walk, if it has one: the physical page of a fetch from `va`, entered in `xtlb`; or 0."""
    return 0


@native
def remember_jump(pc: int, ctx: int, host: int) -> int:
    """Let emitted code jump to `pc` without leaving."""
    place = ctx * JC_SIZE + (pc >> 1 & JC_SIZE - 1)
    old = env.jc[place * 2]
    if old == NONE or old == 0:
        count = env.jumped[ctx]
        if count < JUMPED:
            env.jumped_at[ctx * JUMPED + count] = place
            env.jumped[ctx] = count + 1
    env.jc[place * 2] = pc
    env.jc[place * 2 + 1] = host
    page = pc >> 12 & PAGE - 1
    env.vpages_exec[page >> 6] = env.vpages_exec[page >> 6] | 1 << (page & 63)
    return 0


@native
def block_at(host: int) -> int:
    """The block, dead or alive, whose hot code may hold host address `host`: the last that begins at or before it."""
    cache = CACHE.at(env.cache)
    region = (host - cache.host_base) >> cache.region_shift
    index = cache.index[region]
    low = 0
    high = cache.blocks[region]
    while high - low > 1:
        middle = (low + high) >> 1
        block = BLOCK.at(load64(index + middle * 8))
        if block.host > host:
            high = middle
        else:
            low = middle
    return load64(index + low * 8)


@native
def locate(site: int) -> int:
    """Find the instruction whose code made a call with return address `site`: its block, and CACHE.found_*; or 0."""
    cache = CACHE.at(env.cache)
    hot = site - 1
    if hot >= cache.host_base + COLD:
        hot -= COLD
    block = BLOCK.at(block_at(hot))
    offset = hot - block.host
    if offset >= block.code_size:
        return 0
    pc = block.pc
    insn = INSN.at(block + INSNS)
    while offset >= insn.hot:
        offset -= insn.hot
        pc += insn.size
        insn = INSN.at(insn + INSN_BYTES)
    cache.found_pc = pc
    cache.found_size = insn.size
    cache.found_word = insn.word
    return block


# --- forgetting


@native
def invalidate_range(pa: int, size: int) -> int:
    """Drop the blocks made from bytes of [pa, pa + size), which lie within one page; their number."""
    cache = CACHE.at(env.cache)
    page = (pa - env.map_ram) >> 12
    pair = load64(cache.pages + page * 8)
    if pair == 0:
        release(page)
    killed = 0
    while pair:
        block = BLOCK.at(pair & ADDRESS)
        first = block.pa
        last = first + block.extent
        following = block.page_next[0]
        if pair & 1:
            first = block.pa2
            last = first + 2
            following = block.page_next[1]
        elif last > (first | PAGE - 1):
            last = (first | PAGE - 1) + 1
        if block.alive and pa < last and first < pa + size:
            kill(block)
            killed += 1
        pair = following
    cache.invalidated += killed
    return killed


@native
def stored(va: int, size: int) -> int:
    """Emitted code has stored to a marked page, and found code in the bytes' lines: drop this vCPU's blocks of them.

    1 if Python has to go on: other vCPUs hold the page. The mark of a page that nobody holds any more is left to the
    next store: code that was just written is mostly about to be run.
    """
    pa = env.tlb[place_of(va, env.ctx >> 1) + 3] | va & PAGE - 1
    holders = env.map_holders + ((pa - env.map_ram) >> 12) * env.map_stride
    if env.map_stride != 8 or load64(holders) != env.map_bit:
        return 1
    invalidate_range(pa, size)
    return 0


@native
def invalidate_page(page: int) -> int:
    """Drop all blocks made from RAM page `page`; their number."""
    cache = CACHE.at(env.cache)
    killed = 0
    head = cache.pages + page * 8
    while load64(head):
        kill(load64(head) & ADDRESS)
        killed += 1
    release(page)
    cache.invalidated += killed
    return killed


@native
def invalidate_all() -> int:
    """Drop every block."""
    cache = CACHE.at(env.cache)
    for region in range(N_REGIONS):
        for i in range(cache.blocks[region]):
            block = BLOCK.at(load64(cache.index[region] + i * 8))
            if block.alive:
                kill(block)
                cache.invalidated += 1
    return 0


@native
def flush_address(va: int) -> int:
    """Forget what is known of virtual address `va`; 1 if it may lie in a large page: nothing is done then."""
    if may_be_large(va):
        return 1
    drop_page(va)
    vpage = va >> 12
    page = vpage & PAGE - 1
    before = vpage - 1 & PAGE - 1
    if env.vpages_exec[page >> 6] >> (page & 63) & 1 or env.vpages_exec[before >> 6] >> (before & 63) & 1:
        forget_page(vpage)
    return 0


@native
def forget_page(vpage: int) -> int:
    """The translation of virtual page `vpage` changed: drop its jump cache entries and what fetches know of it.

    A block whose last instruction ends in the page is entered under the page before.
    """
    for mode in range(4):
        entry = (mode << XTLB_BITS | (vpage & XTLB_SIZE - 1)) * 2
        if env.xtlb[entry] == vpage << 12:
            env.xtlb[entry] = NONE
    for ctx in range(N_CTX):
        if env.jumped[ctx]:
            base = ctx * JC_SIZE
            for i in range(PAGE >> 1):
                place = base + ((vpage << 11) + i & JC_SIZE - 1)
                if env.jc[place * 2] >> 12 == vpage:
                    empty_jump(place)
            last = (vpage << 12) - 2
            place = base + (last >> 1 & JC_SIZE - 1)
            if env.jc[place * 2] == last:
                empty_jump(place)
    return 0
