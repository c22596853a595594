"""The block cache: finding, identity, links, invalidation, eviction (contract rules 1 to 3, 7, 12, 13)."""

from __future__ import annotations

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import MMU_S, MMU_U, PAGE
from mttcg.memory.protocols import GuestTrap
from mttcg.target.riscv.assemble import asm
from mttcg.tcg.host import COLD, End
from tests.support.fake_backend import INSN, RAM, REGION, CacheKit, M

NOP = asm("addi", rd=0, rs1=0, imm=0)
ADD = asm("add", rd=10, rs1=10, rs2=11)
RET = asm("jalr", rd=0, rs1=1, imm=0)
ECALL = asm("ecall")
C_NOP = asm("c.nop", imm=0)
U, S = 2 * MMU_U, 2 * MMU_S


def jump(offset: int) -> int:
    return asm("jal", rd=0, imm=offset)


def branch(offset: int) -> int:
    return asm("beq", rs1=10, rs2=11, imm=offset)


@pytest.fixture
def arena() -> Arena:
    return Arena(2, 1 << 20)


@pytest.fixture
def kit(arena: Arena) -> CacheKit:
    return CacheKit(arena)


# --- finding


def test_made_once_then_found_by_virtual_pc(kit: CacheKit) -> None:
    kit.put(0x1000, NOP, RET)
    tb = kit.cache.lookup(0x1000, M)
    assert (tb.pc, tb.pa, tb.pa2, tb.size) == (0x1000, RAM + 0x1000, -1, 8)
    assert kit.cache.lookup(0x1000, M) is tb
    assert kit.cache.made == 1


def test_found_by_physical_address_after_a_flush(kit: CacheKit) -> None:
    kit.put(0x1000, NOP, RET)
    tb = kit.cache.lookup(0x1000, M)
    kit.memory.tlb.flush_all()
    assert kit.cache.lookup(0x1000, M) is tb
    assert kit.cache.made == 1


def test_another_translation_is_another_block(kit: CacheKit) -> None:
    for page in (1, 2):
        kit.put(page * PAGE, NOP, RET)
    before = kit.cache.lookup(PAGE, M)
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    assert kit.cache.lookup(PAGE, M) is before  # no flush yet
    kit.memory.tlb.flush_page(PAGE)
    after = kit.cache.lookup(PAGE, M)
    assert (after.pc, after.pa) == (PAGE, RAM + 2 * PAGE)
    kit.mmu.map(PAGE, RAM + PAGE)
    kit.memory.tlb.flush_page(PAGE)
    assert kit.cache.lookup(PAGE, M) is before


def test_the_context_and_the_virtual_address_are_part_of_the_identity(kit: CacheKit) -> None:
    kit.put(PAGE, NOP, RET)
    kit.mmu.map(7 * PAGE, RAM + PAGE)
    blocks = {kit.cache.lookup(pc, ctx) for pc in (PAGE, 7 * PAGE) for ctx in (M, M + 1, S)}
    assert len(blocks) == 6


def test_both_pages_of_a_crossing_instruction_are_part_of_the_identity(kit: CacheKit) -> None:
    at = 2 * PAGE - 2
    kit.put(at, ADD)
    before = kit.cache.lookup(at, M)
    assert (before.pa2, before.size) == (RAM + 2 * PAGE, 4)
    assert kit.held(1)
    assert kit.held(2)
    kit.mmu.map(2 * PAGE, RAM + 5 * PAGE)
    kit.put(5 * PAGE, 0x00B5)
    kit.memory.tlb.flush_page(2 * PAGE)
    after = kit.cache.lookup(at, M)
    assert after is not before
    assert after.pa2 == RAM + 5 * PAGE


def test_a_short_instruction_at_a_pages_end_does_not_cross(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, C_NOP)
    del kit.mmu.pages[2]
    tb = kit.cache.lookup(2 * PAGE - 2, M)
    assert (tb.pa2, tb.size) == (-1, 2)


def test_a_fault_of_the_second_page_names_it(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, ADD)
    del kit.mmu.pages[2]
    with pytest.raises(GuestTrap) as caught:
        kit.cache.lookup(2 * PAGE - 2, M)
    assert caught.value.tval == 2 * PAGE


def test_a_page_that_was_held_for_a_fetch_that_faulted_does_not_stay_so(kit: CacheKit) -> None:
    """Else every later store to it would be slow."""
    kit.put(2 * PAGE - 2, ADD)
    del kit.mmu.pages[2]
    with pytest.raises(GuestTrap):
        kit.cache.lookup(2 * PAGE - 2, M)
    kit.memory.store(2 * PAGE - 2, 2, 0, M >> 1)
    assert not kit.held(1)
    assert not kit.codepages.marks[1]


@pytest.mark.parametrize("crossing_first", [True, False])
def test_code_that_changes_while_it_is_looked_at(
    kit: CacheKit, crossing_first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another hart's store, between the look at the last halfword of a page and the translation."""
    at = 2 * PAGE - 2
    first, second = (ADD, C_NOP) if crossing_first else (C_NOP, ADD)
    kit.put(at, first)
    translate = kit.translator.translate

    def later(pc: int, ctx: int, pa: int, pa2: int) -> object:
        kit.put(at, second)
        return translate(pc, ctx, pa, pa2)

    monkeypatch.setattr(kit.translator, "translate", later)
    tb = kit.cache.lookup(at, M)
    assert tb.templates[0].word == second


# --- links


def test_links_within_a_page_are_direct(kit: CacheKit) -> None:
    kit.put(PAGE, branch(8), jump(-4), RET)
    source = kit.cache.lookup(PAGE, M)
    for taken in (True, False):
        target = kit.chain(source, taken=taken)
        assert kit.backend.links[source.site(taken)] == target.host
    assert {tb.pc for tb in (kit.chain(source, taken=True), kit.chain(source))} == {PAGE + 8, PAGE + 4}


def test_links_to_another_page_go_through_one_stub_and_the_jump_cache(kit: CacheKit) -> None:
    kit.put(PAGE, jump(PAGE), jump(PAGE - 4))
    kit.put(2 * PAGE, RET)
    sources = [kit.cache.lookup(PAGE, M), kit.cache.lookup(PAGE + 4, M)]
    targets = {kit.chain(source) for source in sources}
    (target,) = targets
    stubs = {kit.backend.links[source.site(False)] for source in sources}
    assert len(stubs) == 1
    assert target.host not in stubs
    assert kit.jump_cache(2 * PAGE) == target.host


def test_a_crossing_block_is_not_linked_to_directly(kit: CacheKit) -> None:
    """Its second page's translation may change while its first one's stays."""
    kit.put(PAGE, jump(PAGE - 2))
    kit.put(2 * PAGE - 2, ADD)
    source = kit.cache.lookup(PAGE, M)
    target = kit.chain(source)
    assert target.pa2 >= 0
    assert kit.backend.links[source.site(False)] != target.host


def test_no_link_between_two_translations_of_a_page(kit: CacheKit) -> None:
    """The page is mapped elsewhere after a block has left and before its successor is looked up."""
    for page in (1, 2):
        kit.put(page * PAGE, jump(8), NOP, RET)
    source = kit.cache.lookup(PAGE, M)
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    kit.memory.tlb.flush_all()
    target = kit.chain(source)
    assert target.pa == RAM + 2 * PAGE + 8
    assert source.site(False) not in kit.backend.links


def test_no_link_between_contexts(kit: CacheKit) -> None:
    kit.put(PAGE, jump(8), NOP, RET)
    source = kit.cache.lookup(PAGE, M)
    kit.chain(source, M + 1)
    assert not kit.backend.links


# --- invalidation


def test_invalidation_forgets_then_unlinks(kit: CacheKit) -> None:
    kit.put(PAGE, jump(0x100))
    kit.put(PAGE + 0x100, RET)
    kit.put(3 * PAGE, jump(0x100 - 2 * PAGE))
    near, far = kit.cache.lookup(PAGE, M), kit.cache.lookup(3 * PAGE, M)
    target = kit.chain(near)
    kit.chain(far)
    unlink = kit.backend.unlink

    def checking(site: int, taken: bool) -> None:
        assert not target.alive
        assert not kit.jump_cache(target.pc)
        unlink(site, taken)

    kit.backend.unlink = checking  # type: ignore[method-assign]
    kit.cache.invalidate_range(target.pa, 1)
    assert near.site(False) not in kit.backend.links
    assert kit.backend.links[far.site(False)]  # its stub probes the jump cache, which has it no more
    assert kit.cache.lookup(target.pc, M) is not target


def test_a_block_that_dies_while_it_runs_leads_nowhere(kit: CacheKit) -> None:
    kit.put(PAGE, branch(0x100), RET)
    kit.put(PAGE + 0x100, RET)
    source = kit.cache.lookup(PAGE, M)
    kit.chain(source, taken=True)
    kit.chain(source)
    kit.cache.invalidate_range(source.pa, 4)
    assert not kit.backend.links
    assert kit.cache.instruction_at(source.host + 1)[1] == PAGE  # where it is can still be said
    assert kit.cache.direct_exit(source.site(True) + COLD + 6)[2] == PAGE + 0x100


def test_a_dead_blocks_site_is_never_patched(kit: CacheKit) -> None:
    kit.put(PAGE, jump(0x100))
    kit.put(PAGE + 0x100, RET)
    source = kit.cache.lookup(PAGE, M)
    target = kit.chain(source)
    kit.cache.invalidate_range(source.pa, 4)
    kit.backend.patched.clear()
    kit.cache.invalidate_range(target.pa, 4)
    kit.cache.link(source, False, kit.cache.lookup(PAGE + 0x100, M))
    assert kit.backend.patched == []


@pytest.mark.parametrize(
    ("offset", "size", "hit"), [(-1, 1, False), (-1, 2, True), (11, 1, True), (12, 8, False), (4, 4, True)]
)
def test_a_store_hits_the_blocks_made_of_its_bytes(kit: CacheKit, offset: int, size: int, hit: bool) -> None:
    kit.put(PAGE + 64, NOP, NOP, RET)
    tb = kit.cache.lookup(PAGE + 64, M)
    kit.cache.invalidate_range(tb.pa + offset, size)
    assert tb.alive is not hit


@pytest.mark.parametrize("ctx", [M, S])
def test_a_store_through_any_alias_hits(kit: CacheKit, ctx: int) -> None:
    kit.put(PAGE, NOP, RET)
    kit.mmu.map(9 * PAGE, RAM + PAGE)
    tb = kit.cache.lookup(PAGE, ctx)
    kit.memory.store(9 * PAGE + 4, 1, 0, MMU_S)
    assert not tb.alive


def test_a_store_to_what_an_lr_looked_at_hits(kit: CacheKit) -> None:
    lr, sc = asm("lr.w", rd=13, rs1=10), asm("sc.w", rd=14, rs1=10, rs2=12)
    exit_before = asm("bne", rs1=13, rs2=11, imm=12)
    kit.put(PAGE, lr, exit_before, NOP, sc, RET)
    tb = kit.cache.lookup(PAGE, M)
    assert (tb.size, tb.extent) == (8, 16)
    kit.cache.invalidate_range(tb.pa + 16, 4)
    assert tb.alive
    kit.cache.invalidate_range(tb.pa + 12, 1)
    assert not tb.alive


@pytest.mark.parametrize(
    ("at", "hit"), [(2 * PAGE - 3, False), (2 * PAGE - 2, True), (2 * PAGE + 1, True), (2 * PAGE + 2, False)]
)
def test_a_store_to_either_half_of_a_crossing_instruction(kit: CacheKit, at: int, hit: bool) -> None:
    kit.put(2 * PAGE - 2, ADD)
    tb = kit.cache.lookup(2 * PAGE - 2, M)
    kit.cache.invalidate_range(RAM + at, 1)
    assert tb.alive is not hit
    assert kit.held(1) is not hit
    assert kit.held(2) is not hit


def test_invalidation_by_page_and_of_all(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, ADD)
    for page in (1, 2, 3):
        kit.put(page * PAGE + 8, RET)
    crossing = kit.cache.lookup(2 * PAGE - 2, M)
    one, two, three = (kit.cache.lookup(page * PAGE + 8, M) for page in (1, 2, 3))
    kit.cache.invalidate_page(2)
    assert [tb.alive for tb in (crossing, one, two, three)] == [False, True, False, True]
    assert kit.held(1)
    assert not kit.held(2)
    kit.cache.invalidate_all()
    assert not one.alive
    assert not three.alive
    assert not any(kit.held(page) for page in range(5))


def test_another_vcpus_store_is_taken_at_the_next_fence(arena: Arena, kit: CacheKit) -> None:
    other = CacheKit(arena, 1)
    kit.put(PAGE, NOP, RET)
    tb = kit.cache.lookup(PAGE, M)
    other.memory.store(PAGE + 4, 4, NOP, M >> 1)
    assert tb.alive
    for page in kit.codepages.take_invalidations():
        kit.cache.invalidate_page(page)
    assert not tb.alive


# --- eviction


def fill(kit: CacheKit, first_page: int, blocks: int) -> None:
    """Make blocks of three instructions, each in a place of its own."""
    for n in range(blocks):
        at = first_page * PAGE + 12 * n
        kit.put(at, NOP, NOP, RET)
        kit.cache.lookup(at, M)


BLOCKS_PER_REGION = REGION // (3 * INSN)


def test_the_least_recently_used_region_is_evicted(kit: CacheKit) -> None:
    kit.put(PAGE, RET)
    old = kit.cache.lookup(PAGE, M)
    fill(kit, 2, BLOCKS_PER_REGION)
    kit.put(20 * PAGE, NOP, RET)
    used = kit.cache.lookup(20 * PAGE, M)
    assert used.region is not old.region
    page = 30
    while old.alive:
        kit.cache.lookup(20 * PAGE, M)
        fill(kit, page, BLOCKS_PER_REGION)
        page += 1
    assert used.alive
    assert kit.cache.evicted
    assert not kit.jump_cache(PAGE)
    assert kit.cache.lookup(PAGE, M) is not old


def test_eviction_unlinks_what_leads_into_the_region(kit: CacheKit) -> None:
    kit.put(PAGE, jump(0x100), jump(PAGE - 4))
    kit.put(PAGE + 0x100, RET)
    kit.put(2 * PAGE, RET)
    target, far_target = kit.cache.lookup(PAGE + 0x100, M), kit.cache.lookup(2 * PAGE, M)
    fill(kit, 3, BLOCKS_PER_REGION)
    near, far = kit.cache.lookup(PAGE, M), kit.cache.lookup(PAGE + 4, M)
    assert kit.chain(near) is target
    assert kit.chain(far) is far_target
    forgotten = []
    kit.cache.on_evict = lambda: forgotten.append(True)
    page = 30
    while target.alive:
        kit.cache.lookup(PAGE, M)
        fill(kit, page, BLOCKS_PER_REGION)
        page += 1
    assert near.alive
    assert near.site(False) not in kit.backend.links
    assert forgotten
    assert not far_target.alive
    assert not kit.jump_cache(2 * PAGE)


def test_eviction_of_a_region_with_a_far_stub(kit: CacheKit) -> None:
    kit.put(PAGE, jump(PAGE))
    kit.put(2 * PAGE, RET)
    source, target = kit.cache.lookup(PAGE, M), kit.cache.lookup(2 * PAGE, M)
    fill(kit, 3, BLOCKS_PER_REGION)
    kit.chain(source)
    stub = kit.cache._stubs[M, 2 * PAGE]
    page = 30
    while source.site(False) in kit.backend.links:
        kit.cache.lookup(PAGE, M)
        fill(kit, page, BLOCKS_PER_REGION)
        page += 1
    assert kit.chain(source) is target
    new = kit.cache._stubs[M, 2 * PAGE]
    assert source.alive
    assert new is not stub
    assert kit.backend.links[source.site(False)] == new.host


def test_a_block_that_pushes_out_the_last_of_its_page_holds_the_page(kit: CacheKit) -> None:
    """Else no store of another vCPU to it would be heard of."""
    kit.put(PAGE, RET)
    old = kit.cache.lookup(PAGE, M)
    kit.put(PAGE + 0x800, NOP, NOP, RET)
    page = 20
    made = 0
    while old.alive:
        # A block of the page, if it is the next that finds no room; else one elsewhere.
        region = kit.cache._region
        full = region.free + 3 * INSN > region.end
        if full and min(kit.cache._regions, key=lambda r: r.stamp if r is not region else 1 << 60) is old.region:
            kit.cache.lookup(PAGE + 0x800, M)
            break
        kit.put(page * PAGE + 12 * (made % 300), NOP, NOP, RET)
        kit.cache.lookup(page * PAGE + 12 * (made % 300), M)
        made += 1
        page += made % 300 == 0
    new = kit.cache.lookup(PAGE + 0x800, M)
    assert not old.alive
    assert new.alive
    assert kit.held(1)
    kit.memory.store(PAGE + 0x800, 4, RET, M >> 1)
    assert not new.alive


# --- flushes


def test_a_pages_flush_takes_its_jump_cache_entries(kit: CacheKit) -> None:
    for page in (1, 2, 3):
        kit.put(page * PAGE, NOP, RET)
        kit.cache.remember_jump(kit.cache.lookup(page * PAGE, M))
    kit.memory.tlb.flush_page(2 * PAGE + 0x123)
    assert [bool(kit.jump_cache(page * PAGE)) for page in (1, 2, 3)] == [True, False, True]


def test_a_pages_flush_takes_the_block_that_ends_in_it(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, ADD)
    kit.cache.remember_jump(kit.cache.lookup(2 * PAGE - 2, M))
    kit.memory.tlb.flush_page(2 * PAGE)
    assert not kit.jump_cache(2 * PAGE - 2)
    kit.mmu.pages.pop(2)
    with pytest.raises(GuestTrap):
        kit.cache.lookup(2 * PAGE - 2, M)


def test_another_address_space_keeps_the_kernels_jump_cache(kit: CacheKit) -> None:
    for ctx in (U, S, M):
        kit.put(PAGE, NOP, RET)
        kit.cache.remember_jump(kit.cache.lookup(PAGE, ctx))
    kit.memory.tlb.flush_space()
    assert [bool(kit.jump_cache(PAGE, ctx)) for ctx in (U, S, M)] == [False, True, True]
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    assert kit.cache.lookup(PAGE, U).pa == RAM + 2 * PAGE
    assert kit.cache.lookup(PAGE, S).pa == RAM + PAGE


def test_kernel_code_that_is_not_global_goes_with_the_address_space(kit: CacheKit) -> None:
    kit.mmu.everywhere = False
    kit.put(PAGE, NOP, RET)
    kit.cache.remember_jump(kit.cache.lookup(PAGE, S))
    kit.memory.tlb.flush_space()
    assert not kit.jump_cache(PAGE, S)


# --- what an exit site means


@pytest.mark.parametrize(
    ("last", "end"), [(jump(8), End.JUMP), (branch(8), End.BRANCH), (RET, End.INDIRECT), (ECALL, End.SYSTEM)]
)
def test_instruction_at_every_kind_of_end(kit: CacheKit, last: int, end: End) -> None:
    kit.put(PAGE, C_NOP, ADD, last)
    tb = kit.cache.lookup(PAGE, M)
    assert tb.templates[-1].end is end
    for start, pc, size, word in ((0, PAGE, 2, C_NOP), (INSN, PAGE + 2, 4, ADD), (2 * INSN, PAGE + 6, 4, last)):
        for half in (0, COLD):
            for site in (start + 1, start + INSN):  # a return address may equal the instruction's end
                assert kit.cache.instruction_at(tb.host + half + site) == (tb, pc, size, word)


def test_direct_exits(kit: CacheKit) -> None:
    kit.put(PAGE, C_NOP, jump(0x40))
    kit.put(PAGE + 0x80, C_NOP, branch(-0x20))
    kit.put(2 * PAGE - 4, C_NOP, C_NOP)
    jumping, branching, falling = (kit.cache.lookup(pc, M) for pc in (PAGE, PAGE + 0x80, 2 * PAGE - 4))
    for tb, taken, target in (
        (jumping, False, PAGE + 2 + 0x40),
        (branching, True, PAGE + 0x82 - 0x20),
        (branching, False, PAGE + 0x86),
        (falling, False, 2 * PAGE),
    ):
        assert kit.cache.direct_exit(tb.site(taken) + COLD + 6) == (tb, taken, target)


def test_no_block_at_an_address(kit: CacheKit) -> None:
    with pytest.raises(LookupError):
        kit.cache.find_host(kit.cache._hot_start + 8)


def test_a_flush_within_a_large_page_takes_all_its_code(kit: CacheKit) -> None:
    kit.mmu.leaf_bits = 21
    for page in (1, 2):
        kit.put(page * PAGE, NOP, RET)
        kit.cache.remember_jump(kit.cache.lookup(page * PAGE, M))
    kit.memory.tlb.flush_page(5 * PAGE)
    assert not kit.jump_cache(PAGE)
    assert not kit.jump_cache(2 * PAGE)
    kit.mmu.map(PAGE, RAM + 2 * PAGE)
    assert kit.cache.lookup(PAGE, M).pa == RAM + 2 * PAGE
