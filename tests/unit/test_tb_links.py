"""Links between blocks, and eviction (contract rules 2, 3, 4, 13).

A direct exit leads, within a guest page, to its target's code; to another page, through a probe of the jump cache at
the block's own end; or, unlinked, out of emitted code by its cold twin.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import PAGE
from mttcg.target.riscv.assemble import asm
from mttcg.tcg.host import End, Exit
from mttcg.tcg.tb import BLOCK, INSN, N_REGIONS, NEXT, NONE, TAKEN
from tests.support.cache_kit import ADD, ECALL, NOP, RAM, RET, SMALL, CacheKit, M, Tb, branch, jump


@pytest.fixture
def small(arena: Arena) -> CacheKit:
    return CacheKit(arena, size=SMALL)


# --- within a page


def test_links_within_a_page_are_direct(kit: CacheKit) -> None:
    kit.put(PAGE, branch(8), jump(-4), RET)
    source = kit.lookup(PAGE)
    assert source.target == (PAGE + 4, PAGE + 8)
    for taken in (True, False):
        assert not kit.leads_to(source, taken)
        target = kit.chain(source, taken=taken)
        assert target.pc == (PAGE + 8 if taken else PAGE + 4)
        assert kit.leads_to(source, taken) == target.host
    assert kit.count("chained") == 2


def test_a_page_is_left_by_its_end_too(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 4, ADD)
    kit.put(2 * PAGE, RET)
    source = kit.lookup(2 * PAGE - 4)
    assert (source.end, source.target[NEXT]) == (End.JUMP, 2 * PAGE)
    assert kit.is_far(source)


def test_a_linked_chain_runs_without_python(arena: Arena) -> None:
    kit = CacheKit(arena)
    kit.put(PAGE, jump(0x100))
    kit.put(PAGE + 0x100, branch(0x80))  # a0 == a1
    kit.put(PAGE + 0x180, jump(PAGE - 0x180))
    kit.put(2 * PAGE, ECALL)
    assert kit.run(PAGE) == (Exit.SYSTEM, 2 * PAGE)
    # The jump to itself shares its template; the next page's translation is Python's here.
    assert kit.left_at == [PAGE + 0x100, 2 * PAGE]
    kit.drop_jump(2 * PAGE)
    assert kit.run(PAGE) == (Exit.SYSTEM, 2 * PAGE)
    assert kit.left_at == []
    before = kit.count("chains"), kit.count("jumps")
    assert kit.run(PAGE) == (Exit.SYSTEM, 2 * PAGE)
    assert (kit.count("chains"), kit.count("jumps")) == before  # now nothing is looked up either


# --- to another page


def test_a_link_to_another_page_goes_through_the_jump_cache(arena: Arena) -> None:
    kit = CacheKit(arena)
    kit.put(PAGE, jump(PAGE))
    for page in (2, 3):
        kit.put(page * PAGE, ECALL if page == 2 else RET)
    source, target = kit.lookup(PAGE), kit.lookup(2 * PAGE)
    assert kit.is_far(source)
    assert kit.run(PAGE) == (Exit.SYSTEM, 2 * PAGE)
    kit.mmu.map(2 * PAGE, RAM + 3 * PAGE)
    kit.memory.tlb.flush_page(2 * PAGE)
    kit.record.set("x", PAGE + 0x10, 1)
    kit.put(PAGE + 0x10, ECALL)
    assert kit.run(PAGE) == (Exit.SYSTEM, PAGE + 0x10)
    assert kit.left_at[0] == 2 * PAGE  # the stub has missed: Python translates the page
    assert kit.lookup(2 * PAGE).pa == RAM + 3 * PAGE
    assert target.alive  # it is only not here


def test_both_exits_of_a_branch_may_be_far(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 4, branch(0x100))
    source = kit.lookup(2 * PAGE - 4)
    assert source.target == (2 * PAGE, 2 * PAGE + 0xFC)
    assert kit.is_far(source, True)
    assert kit.is_far(source, False)
    assert kit.leads_to(source, True) != kit.leads_to(source, False)


def test_a_crossing_block_is_not_linked_to_directly(kit: CacheKit) -> None:
    """Its second page's translation may change while its first one's stays."""
    kit.put(PAGE, jump(PAGE - 2))
    kit.put(2 * PAGE - 2, ADD)
    source = kit.lookup(PAGE)
    assert kit.is_far(source)
    target = kit.chain(source)
    assert target.pa2 != NONE
    assert kit.is_far(source)


@pytest.mark.parametrize("ctx", range(10))
@pytest.mark.parametrize("target", [0x7FFF_F000, 0x8000_0FFE, 0x8010_0000, 0xFFFF_FFFF_8000_1F00])
def test_the_stub_is_the_back_ends(arena: Arena, ctx: int, target: int) -> None:
    """Native code copies a pattern and puts three numbers into it (tb_make.leave)."""
    kit = CacheKit(arena)
    source_pc = (target + PAGE & -PAGE) % (1 << 64)
    if target & PAGE - 1 == PAGE - 2:
        source_pc -= PAGE  # an instruction that may cross counts as in the next page
    kit.put(PAGE, jump(target - source_pc))
    kit.mmu.map(source_pc, RAM + PAGE)
    source = kit.lookup(source_pc, ctx)
    assert source.target[NEXT] == target
    assert kit.code(source)[source.code_size :] == kit.backend.far_stub(ctx, target)


# --- where no link may be


def test_no_link_between_two_translations_of_a_page(kit: CacheKit) -> None:
    """The page is mapped elsewhere after a block has left and before its successor is looked up."""
    for page in (1, 2):
        kit.put(page * PAGE, jump(8), NOP, RET)
    source = kit.lookup(PAGE)
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    kit.memory.tlb.flush_all()
    target = kit.chain(source)
    assert target.pa == RAM + 2 * PAGE + 8
    assert not kit.leads_to(source)


def test_no_link_between_contexts(kit: CacheKit) -> None:
    kit.put(PAGE, jump(8), NOP, RET)
    source = kit.lookup(PAGE)
    assert kit.chain(source, M + 1).ctx == M + 1
    assert not kit.leads_to(source)


# --- invalidation


def test_invalidation_unlinks_what_leads_to_the_block(kit: CacheKit) -> None:
    kit.put(PAGE, jump(0x100), branch(0xFC), RET)
    kit.put(PAGE + 0x100, RET)
    kit.put(3 * PAGE, jump(0x100 - 2 * PAGE))
    one, two, far = kit.lookup(PAGE), kit.lookup(PAGE + 4), kit.lookup(3 * PAGE)
    target = kit.chain(one)
    assert kit.chain(two, taken=True) == target
    other = kit.chain(two)
    kit.chain(far)
    kit.cache.invalidate_range(target.pa, 1)
    assert not target.alive
    assert not kit.jump_cache(target.pc)
    assert not kit.leads_to(one)
    assert not kit.leads_to(two, True)
    assert kit.leads_to(two) == other.host
    assert kit.is_far(far)  # its stub probes the jump cache, which has it no more
    after = kit.chain(one)
    assert after.host != target.host
    assert kit.leads_to(one) == after.host


def test_a_block_that_dies_while_it_runs_leads_nowhere(kit: CacheKit) -> None:
    kit.put(PAGE, branch(0x100), RET)
    kit.put(PAGE + 0x100, RET)
    source = kit.lookup(PAGE)
    kit.chain(source, taken=True)
    kit.chain(source)
    kit.cache.invalidate_range(source.pa, 4)
    assert not kit.leads_to(source, True)
    assert not kit.leads_to(source, False)
    assert kit.cache.instruction_at(source.host + 1)[0] == PAGE  # where it is can still be said


def test_a_dead_blocks_site_is_never_patched(kit: CacheKit) -> None:
    """It may still run to its end, and leave through `chain`; and what it led to forgets it."""
    kit.put(PAGE, jump(0x100))
    kit.put(PAGE + 0x100, RET)
    source = kit.lookup(PAGE)
    target = kit.chain(source)
    kit.cache.invalidate_range(source.pa, 4)
    assert BLOCK.at(target.address).incoming == 0
    code = kit.code(source)
    assert kit.chain(source) == target
    kit.cache.invalidate_range(target.pa, 4)
    assert kit.code(source) == code


def test_links_of_dead_blocks_do_not_pile_up(kit: CacheKit) -> None:
    """Code that is rewritten all the time jumps, from ever new blocks, to code that is not."""
    kit.put(PAGE, jump(0x100))
    kit.put(PAGE + 0x100, RET)
    target = kit.lookup(PAGE + 0x100)
    for _ in range(20):
        source = kit.lookup(PAGE)
        assert kit.chain(source) == target
        assert list(incoming(target)) == [(source.address, NEXT)]
        kit.cache.invalidate_range(source.pa, 1)
    assert list(incoming(target)) == []


def incoming(tb: Tb) -> Iterator[tuple[int, int]]:
    """(block, slot) of the links that a block knows to lead to it."""
    pair = BLOCK.at(tb.address).incoming
    while pair:
        source, slot = BLOCK.at(pair & ~1), pair & 1
        yield int(source), slot
        pair = source.jump_next[slot]


# --- eviction


def fill(kit: CacheKit, regions: int, first_page: int = 20) -> None:
    """Make small blocks, each in a place of its own, until so many more regions have been begun."""
    end = kit.count("clock") + regions
    place = 0
    while kit.count("clock") < end:
        at = (first_page << 12) + 8 * (place % 0x4000)
        kit.put(at, ADD, RET)
        kit.cache.invalidate_range(RAM + at, 8)
        kit.lookup(at)
        place += 1


def test_the_least_recently_used_region_is_evicted(small: CacheKit) -> None:
    kit = small
    kit.put(PAGE, ADD, RET)
    old = kit.lookup(PAGE)
    fill(kit, 1)
    kit.put(2 * PAGE, ADD, ADD, RET)
    used = kit.lookup(2 * PAGE)
    for _ in range(N_REGIONS):
        kit.lookup(2 * PAGE)
        fill(kit, 1)
    assert used.alive
    assert kit.count("evicted")
    assert not kit.jump_cache(PAGE)
    assert (PAGE, M) not in {(tb.pc, tb.ctx) for tb in kit.living()}
    assert not old.alive


def test_a_region_that_is_found_by_a_full_look_up_is_in_use_too(small: CacheKit) -> None:
    kit = small
    kit.put(PAGE, ADD, RET)
    used = kit.lookup(PAGE)
    for _ in range(2 * N_REGIONS):
        kit.drop_jump(PAGE)
        assert kit.lookup(PAGE).host == used.host
        fill(kit, 1)
    assert used.alive


def test_eviction_unlinks_what_leads_into_the_region(small: CacheKit) -> None:
    kit = small
    kit.put(PAGE + 0x100, RET)
    kit.put(2 * PAGE, RET)
    target, far_target = kit.lookup(PAGE + 0x100), kit.lookup(2 * PAGE)
    fill(kit, 1)
    kit.put(PAGE, jump(0x100), jump(PAGE - 4))
    near, far = kit.lookup(PAGE), kit.lookup(PAGE + 4)
    assert kit.chain(near) == target
    assert kit.chain(far) == far_target
    for _ in range(N_REGIONS):
        kit.lookup(PAGE)
        fill(kit, 1)
    assert near.alive
    assert not target.alive
    assert not far_target.alive
    assert not kit.leads_to(near)
    assert not kit.jump_cache(2 * PAGE)
    assert kit.is_far(far)


def test_a_source_that_its_targets_making_has_evicted_is_not_patched(small: CacheKit) -> None:
    kit = small
    kit.put(PAGE, jump(0x100))
    kit.put(PAGE + 0x100, ADD, RET)
    first = kit.lookup(PAGE)
    fill(kit, N_REGIONS - 1)
    evicted = kit.count("evicted")
    place = 0x9_0000
    while first.alive:  # until there is no room for another block but where the source lies
        kit.put(place, ADD, RET)
        kit.record.set("ctx", M)
        if kit.cache.cache.get("region") == N_REGIONS - 1 and _room(kit) < 200:
            break
        kit.lookup(place)
        place += 8
    while _room(kit) >= 200:
        kit.lookup(place)
        place += 8
    assert first.alive
    assert kit.count("evicted") == evicted
    target = kit.chain(first)
    if first.alive:  # what was left was room enough for it: the next one is not
        fill(kit, 1)
        target = kit.chain(first)
    assert not first.alive
    assert list(incoming(target)) == []


def _room(kit: CacheKit) -> int:
    """Bytes of records that the region being filled has left."""
    cache = kit.cache.cache
    region = cache.get("region")
    used = cache.get("slab_free", region) - cache.get("slab", region)
    return cache.get("slab_size") - used - (BLOCK.size + 65 * INSN.size)


def test_a_block_that_pushes_out_the_last_of_its_page_holds_the_page(small: CacheKit) -> None:
    """Else no store of another vCPU to it would be heard of."""
    kit = small
    kit.put(PAGE, RET)
    old = kit.lookup(PAGE)
    kit.put(PAGE + 0x800, NOP, NOP, RET)
    fill(kit, N_REGIONS - 1)
    at = 0xA_0000
    while old.alive:
        # A block of the page each time, until one is made in the place of the first.
        kit.cache.invalidate_range(RAM + PAGE + 0x800, 1)
        kit.lookup(PAGE + 0x800)
        kit.put(at, ADD, RET)
        kit.lookup(at)
        at += 8
    new = kit.lookup(PAGE + 0x800)
    assert new.alive
    assert kit.held(1)
    kit.memory.store(PAGE + 0x800, 4, RET, M >> 1)
    assert not new.alive


# --- all of it

WALK_PAGES = range(1, 9)


class Walk:
    """Random deeds to one cache; the same seed does the same to another."""

    def __init__(self, kit: CacheKit, seed: int) -> None:
        self.kit, self.rng = kit, random.Random(seed)
        for page in WALK_PAGES:
            for offset in range(0, 0x40, 4):
                kit.put(page * PAGE + offset, self.word())

    def word(self) -> int:
        offset = self.rng.choice((8, 16, -8, 24, PAGE, -PAGE))
        words = jump(offset), branch(offset if abs(offset) < PAGE else 8), RET, ADD, asm("addi", rd=10, rs1=10, imm=5)
        return self.rng.choice(words)

    def step(self) -> object:
        """Do something; what can be seen of it, without host addresses."""
        kit, rng = self.kit, self.rng
        page, offset, deed = rng.choice(WALK_PAGES), 4 * rng.randrange(16), rng.randrange(20)
        pc = page * PAGE + offset
        if deed < 8:
            tb = kit.lookup(pc, rng.choice((M, M, M, M + 1)))
            return tb.pc, tb.pa, tb.ctx, tb.words, kit.code(tb)[: tb.code_size - 12]
        if deed < 14:
            sources = [tb for tb in kit.living() if tb.end in (End.JUMP, End.BRANCH) and tb.ctx == M]
            if not sources:
                return None
            source, pick = rng.choice(sources), rng.random() < 0.5
            taken = source.end is End.BRANCH and pick
            if not PAGE <= source.target[TAKEN if taken else NEXT] < 10 * PAGE or kit.leads_to(source, taken):
                return None
            return kit.chain(source, taken=taken).pa, bool(kit.leads_to(source, taken)), kit.is_far(source, taken)
        if deed < 17:
            kit.put(pc, self.word())
            kit.cache.invalidate_range(RAM + pc, 4)
        elif deed == 17:
            kit.cache.invalidate_page(page)
        else:
            kit.mmu.map(pc, RAM + rng.choice(WALK_PAGES) * PAGE)
            kit.memory.tlb.flush_page(pc)
        known = [kit.jump_cache(number * PAGE) != 0 for number in WALK_PAGES]
        return sorted((tb.pc, tb.ctx, tb.pa) for tb in kit.living()), known


@pytest.mark.parametrize("seed", range(3))
def test_compiled_and_interpreted_caches_do_the_same(seed: int) -> None:
    ours, theirs = (Walk(CacheKit(Arena(1, 1 << 20), interpret=by_python), seed) for by_python in (False, True))
    # Without shapes there are no holes to tell the two caches apart: the code must be the same too.
    for step in range(150):
        assert ours.step() == theirs.step(), step
    names = "made", "chained", "invalidated", "chains", "instructions"
    assert [ours.kit.count(name) for name in names] == [theirs.kit.count(name) for name in names]
    assert ours.kit.count("chained") > 3
