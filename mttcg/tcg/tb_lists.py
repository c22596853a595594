"""The lists that run through translation blocks (`tcg.tb`), as native functions: entering, linking, dropping."""

from __future__ import annotations

from ..memory.layout import JC_SIZE
from ..memory.tlb_native import empty_jump
from ..native.lowlevel import and64, env, load64, native, store32, store64
from .host import COLD, SITE_NEXT, SITE_TAKEN
from .tb import ADDRESS, BLOCK, CACHE, HASH_BITS, NONE, TAKEN
from .templates import HASH_FACTOR

_HASH_SHIFT = 64 - HASH_BITS
_HASH_NEXT = BLOCK.offset("hash_next")
_PAGE_NEXT = BLOCK.offset("page_next")
_JUMP_NEXT = BLOCK.offset("jump_next")
_INCOMING = BLOCK.offset("incoming")
_NEXT_BYTES, _TAKEN_BYTES = 5, 6  # jmp rel32, jcc rel32


@native
def hash_of(pa: int, ctx: int) -> int:
    """Number of the hash chain."""
    factor = HASH_FACTOR
    return ((pa + ctx) * factor & NONE) >> _HASH_SHIFT


@native
def register(address: int) -> int:
    """Let a new block be found."""
    cache = CACHE.at(env.cache)
    block = BLOCK.at(address)
    bucket = cache.hash + hash_of(block.pa, block.ctx) * 8
    block.hash_next = load64(bucket)
    head = cache.pages + ((block.pa - env.map_ram) >> 12) * 8
    block.page_next[0] = load64(head)
    store64(head, block)
    if block.pa2 != NONE:
        head = cache.pages + ((block.pa2 - env.map_ram) >> 12) * 8
        block.page_next[1] = load64(head)
        store64(head, block | 1)
    store64(bucket, block)
    return 0


@native
def add_link(source_at: int, slot: int, target_at: int) -> int:
    """Let the direct exit `slot` of a block lead to another block's code."""
    cache = CACHE.at(env.cache)
    source = BLOCK.at(source_at)
    target = BLOCK.at(target_at)
    source.jump_to[slot] = target
    source.jump_next[slot] = target.incoming
    target.incoming = source | slot
    point_exit(source, slot, target.host)
    cache.chained += 1
    return 0


@native
def point_exit(block_at: int, slot: int, target: int) -> int:
    """Patch the jump of a direct exit. Only the process that runs the code does, and not while it is in it."""
    block = BLOCK.at(block_at)
    end = block.host + block.code_size
    if slot == TAKEN:
        site = end - SITE_TAKEN
        store32(site + 2, target - site - _TAKEN_BYTES)
    else:
        site = end - SITE_NEXT
        store32(site + 1, target - site - _NEXT_BYTES)
    return 0


@native
def cut_exit(block_at: int, slot: int) -> int:
    """Let a direct exit leave through its cold twin again."""
    block = BLOCK.at(block_at)
    site = block.host + block.code_size - (SITE_TAKEN if slot == TAKEN else SITE_NEXT)
    point_exit(block, slot, site + COLD)
    block.jump_to[slot] = 0
    return 0


@native
def kill(address: int) -> int:
    """Contract rule 3: no longer found first, then not jumped to."""
    cache = CACHE.at(env.cache)
    block = BLOCK.at(address)
    block.alive = 0
    link = cache.hash + hash_of(block.pa, block.ctx) * 8
    while load64(link) != block:
        link = load64(link) + _HASH_NEXT
    store64(link, block.hash_next)
    leave_page(block, 0, block.pa)
    if block.pa2 != NONE:
        leave_page(block, 1, block.pa2)
    place = (block.ctx * JC_SIZE + (block.pc >> 1 & JC_SIZE - 1)) * 2
    if env.jc[place] == block.pc:
        empty_jump(place >> 1)
    pair = block.incoming
    while pair:
        source = BLOCK.at(pair & ADDRESS)
        side = pair & 1
        pair = source.jump_next[side]
        cut_exit(source, side)
    block.incoming = 0
    # It may be running just now, in a store that hit its own code: it must not lead to a block that dies after it.
    for slot in range(2):
        if block.jump_to[slot]:
            leave_target(block, slot)
            cut_exit(block, slot)
    return 0


@native
def leave_target(address: int, slot: int) -> int:
    """Take a direct exit out of the list of its target."""
    block = BLOCK.at(address)
    pair = block | slot
    link = block.jump_to[slot] + _INCOMING
    while load64(link) != pair:
        other = load64(link)
        link = (other & ADDRESS) + _JUMP_NEXT + (other & 1) * 8
    store64(link, block.jump_next[slot])
    return 0


@native
def leave_page(address: int, slot: int, pa: int) -> int:
    """Take a block out of the list of a page; a page without blocks is no longer held."""
    cache = CACHE.at(env.cache)
    block = BLOCK.at(address)
    page = (pa - env.map_ram) >> 12
    head = cache.pages + page * 8
    pair = block | slot
    link = head
    while load64(link) != pair:
        other = load64(link)
        link = (other & ADDRESS) + _PAGE_NEXT + (other & 1) * 8
    store64(link, block.page_next[slot])
    if load64(head) == 0:
        release(page)
    return 0


@native
def release(page: int) -> int:
    """This vCPU has no block from RAM page `page` any more (CodePages.release)."""
    and64(env.map_holders + page * env.map_stride, ~env.map_bit & NONE)
    return 0
