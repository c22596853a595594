"""What the block cache keeps, as records in this process's memory: native code and Python both work on them.

A translation block is a BLOCK followed by one INSN for each of its templates, the last of which may be the jump that
ends a block before a branch does. Blocks are placed one after another in the slabs of the region whose part of the code
buffer holds their host code, so evicting a region frees both at once. Lists run through the blocks themselves, as
QEMU's do: `hash_next` (found by physical address), `page_next` (made from a page), `jump_next` (leading to a block).
A link in a list of (block, slot) pairs is the block's address plus the slot, 0 or 1; addresses are multiples of 8.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..memory.layout import JC_BITS, N_CTX
from ..memory.records import Field, Record

NONE = (1 << 64) - 1  # no second page, no physical address
NEXT, TAKEN = 0, 1  # slots of a block's direct exits

BLOCK = Record(
    "block",
    [
        Field("pc", "u64", "own", "virtual pc"),
        Field("pa", "u64", "own", "physical pc"),
        Field("pa2", "u64", "own", "page of the second half of an instruction that crosses, or NONE"),
        Field("host", "u64", "own", "its host code, in the hot half of the code buffer"),
        Field("hash_next", "u64", "own", "next block of the hash chain"),
        Field("page_next", "u64", "own", "next (block, slot) made from the page of pa, and of pa2", 2),
        Field("jump_to", "u64", "own", "the block that a direct exit is linked to, or 0; by slot", 2),
        Field("jump_next", "u64", "own", "next (block, slot) that is linked to the same block; by slot", 2),
        Field("incoming", "u64", "own", "first (block, slot) that is linked to this block"),
        Field("target", "u64", "own", "guest pc of the direct exits; by slot", 2),
        Field("hot_size", "u32", "own", "bytes of host code, stubs to other pages included"),
        Field("code_size", "u32", "own", "bytes of the templates' hot code; the exits' sites are at its end"),
        Field("extent", "u16", "own", "guest bytes that the code depends on (an LR looks ahead)"),
        Field("size", "u16", "own", "guest bytes"),
        Field("count", "u16", "own", "templates"),
        Field("ctx", "u8", "own", "context (memory.layout)"),
        Field("end", "u8", "own", "how it ends (tcg.host.End)"),
        Field("alive", "u8", "own", "may be found and jumped to"),
    ],
    align=8,
)

INSN = Record(
    "insn",
    [
        Field("word", "u32", "own", "the guest instruction"),
        Field("hot", "u16", "own", "bytes of its hot code"),
        Field("size", "u16", "own", "guest bytes; 0: the jump at the end of a block that has no other end"),
    ],
    align=8,
)

N_REGIONS = 16
HASH_BITS = 16
HASH_SIZE = 1 << HASH_BITS

# Why `find` has no block: what Python has to do before it is called again. In CACHE.need.
NEED_NOTHING, NEED_FRAME, NEED_HOLD, NEED_TEMPLATE, NEED_LR = range(5)

CACHE = Record(
    "cache",
    [
        Field("need", "u64", "own", "NEED_*"),
        Field("need_arg", "u64", "own", "FRAME: virtual address; HOLD: RAM page; TEMPLATE, LR: the word"),
        Field("need_pa", "u64", "own", "LR: its physical address"),
        Field("made_block", "u64", "own", "the block made last, if Python wants to see each"),
        Field("host_base", "u64", "at start", "the code buffer"),
        Field("region_shift", "u64", "at start", "log2 of a region's host bytes"),
        Field("region", "u64", "own", "the region being filled"),
        Field("clock", "u64", "own", "evictions so far, and the time of `stamp`"),
        Field("stamp", "u64", "own", "clock when the region was last used, by region", N_REGIONS),
        Field("start", "u64", "at start", "first host address for blocks, by region", N_REGIONS),
        Field("free", "u64", "own", "next free host address, by region", N_REGIONS),
        Field("slab", "u64", "at start", "where its blocks' records are, by region", N_REGIONS),
        Field("slab_free", "u64", "own", "next free place there, by region", N_REGIONS),
        Field("slab_size", "u64", "at start", "bytes of a slab"),
        Field("index", "u64", "at start", "its blocks' addresses in the order of their code, by region", N_REGIONS),
        Field("blocks", "u64", "own", "how many, by region", N_REGIONS),
        Field("index_size", "u64", "at start", "most blocks of a region"),
        Field("hash", "u64", "at start", "HASH_SIZE heads of chains"),
        Field("pages", "u64", "at start", "for each RAM page, the first (block, slot) made from it"),
        Field("templates", "u64", "at start", "the template table (tcg.templates)"),
        Field("alike", "u64", "at start", "table of operands that stand for others (tcg.alike)"),
        Field("fallthrough", "u64", "at start", "the template of a jump to the next instruction"),
        Field("spin_hint", "u64", "at start", "the template of a spin hint before a jump, or 0: none are wanted"),
        Field("far_stub", "u64", "at start", "pattern of the stub that leads to another page, by context", N_CTX),
        Field("ahead_mask", "u64", "at start", "words of which these bits ..."),
        Field("ahead_match", "u64", "at start", "... are these depend on the code that follows (LR)"),
        Field("limit", "u64", "at start", "most guest instructions in a block"),
        Field("lr_pa", "u64", "own", "physical address of the LR that `lr_template` was made for, or NONE"),
        Field("lr_ctx", "u64", "own", "its context"),
        Field("lr_template", "u64", "own", "address of its template"),
        Field("lr_end", "u64", "own", "first physical address that it did not look at"),
        Field("lr_sc", "u64", "own", "physical address of the SC that may compare values, or 0"),
        Field("watched", "u64", "at start", "1: Python wants to see every block (logs); nothing is linked"),
        Field("found_pc", "u64", "own", "`locate`: the instruction's pc"),
        Field("found_size", "u64", "own", "`locate`: its size"),
        Field("found_word", "u64", "own", "`locate`: its word"),
        Field("made", "u64", "own", "statistics"),
        Field("chained", "u64", "own", "statistics"),
        Field("invalidated", "u64", "own", "statistics"),
        Field("evicted", "u64", "own", "statistics"),
        Field("instructions", "u64", "own", "statistics: guest instructions translated"),
        Field("host_bytes", "u64", "own", "statistics"),
        Field("chains", "u64", "own", "statistics: direct exits served without Python"),
        Field("jumps", "u64", "own", "statistics: jump cache misses served without Python"),
    ],
    align=64,
)

INSNS, INSN_BYTES = BLOCK.size, INSN.size  # offset of a block's first INSN; bytes of one
ADDRESS = NONE ^ 1  # of a (block, slot) pair


def insns(block: Any) -> Iterator[Any]:
    """The INSNs of a block that Python looks at."""
    address = block.address + INSNS
    return (INSN.at(address + i * INSN_BYTES) for i in range(block.count))


assert JC_BITS >= 11  # the entries of a page lie together (tb_find.forget_page)
