"""Making blocks: where they stop, what a template is made for and how often, LR/SC sequences, pc-relative constants."""

from __future__ import annotations

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import PAGE
from mttcg.target.riscv.assemble import asm
from mttcg.tcg import templates
from mttcg.tcg.host import End, Exit, Template
from mttcg.tcg.ir import Op
from mttcg.tcg.tb_make import LEAVES, MAX_INSTRUCTIONS
from mttcg.tcg.templates import TableFull, TemplateTable
from mttcg.tcg.translator import private_table
from tests.support.cache_kit import RAM, CacheKit, M

ADD = asm("add", rd=15, rs1=15, rs2=11)
C_ADD = asm("c.add", rd=15, rs2=11)
RET = asm("jalr", rd=0, rs1=1, imm=0)
ECALL = asm("ecall")
FENCE = 0x0FF0_000F  # without a shape: the template is the word's own
LR = asm("lr.w", rd=13, rs1=10)
SC = asm("sc.w", rd=14, rs1=10, rs2=12)
HIGH = 0xFFFF_FFFF_8000_0000


@pytest.fixture(params=["compiled", "interpreted"])
def kit(request: pytest.FixtureRequest) -> CacheKit:
    return CacheKit(Arena(1, 1 << 20), interpret=request.param == "interpreted")


@pytest.fixture
def compiled() -> CacheKit:
    return CacheKit(Arena(1, 1 << 20))


def lowered(kit: CacheKit) -> list[tuple[int, int]]:
    """(ctx, word) of the templates made so far."""
    return [(ctx, word) for ctx, word, _ in kit.backend.lowered]


# --- where blocks stop


@pytest.mark.parametrize(
    "last", [RET, asm("jal", rd=0, imm=8), asm("beq", rs1=1, rs2=2, imm=8), ECALL, asm("fence.i")]
)
def test_a_block_stops_at_an_end(kit: CacheKit, last: int) -> None:
    kit.put(PAGE, ADD, C_ADD, last, ADD)
    tb = kit.lookup(PAGE)
    assert (tb.size, tb.extent) == (10, 10)
    assert tb.words == (ADD, C_ADD, last)


def test_a_block_stops_at_the_pages_end(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 6, ADD, C_ADD, ADD)
    tb = kit.lookup(2 * PAGE - 6)
    assert (tb.size, tb.words, tb.end) == (6, (ADD, C_ADD), End.JUMP)
    assert tb.sizes == (4, 2, 0)


def test_a_block_stops_before_an_instruction_that_crosses(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 6, ADD, ADD)
    tb = kit.lookup(2 * PAGE - 6)
    assert (tb.size, tb.sizes, tb.end) == (4, (4, 0), End.JUMP)


def test_a_block_stops_at_the_limit(kit: CacheKit) -> None:
    kit.put(PAGE, *[ADD] * (MAX_INSTRUCTIONS + 5))
    tb = kit.lookup(PAGE)
    assert (tb.size, len(tb.words), tb.end) == (4 * MAX_INSTRUCTIONS, MAX_INSTRUCTIONS, End.JUMP)
    assert tb.target[0] == PAGE + 4 * MAX_INSTRUCTIONS


@pytest.mark.parametrize("one_each", [True, False])
def test_one_instruction_a_block_if_asked_for(kit: CacheKit, one_each: bool) -> None:
    if one_each:
        kit.cache.cache.set("limit", 1)
    kit.put(PAGE, ADD, RET)
    assert kit.lookup(PAGE).size == (4 if one_each else 8)


def test_a_blocks_code_is_its_templates_one_after_another(kit: CacheKit) -> None:
    kit.put(PAGE, ADD, C_ADD, RET)
    tb = kit.lookup(PAGE)
    parts = [
        kit.backend.lower(kit.translator.decode(word, size, M, lambda n: None), word, size, M)
        for word, size in zip(tb.words, tb.sizes, strict=True)
    ]
    assert kit.code(tb) == b"".join(part.hot for part in parts)
    cold = b"".join(part.cold for part in parts)
    # Padding is not copied: what lies there is what lay there before, and nothing jumps to it.
    assert all(a == b or b == 0xCC for a, b in zip(kit.code(tb, cold=True), cold, strict=True))


# --- what templates are made for


def test_a_word_is_lowered_once(kit: CacheKit) -> None:
    kit.put(PAGE, FENCE, FENCE, RET)
    kit.lookup(PAGE)
    kit.cache.invalidate_all()
    kit.lookup(PAGE)
    assert lowered(kit) == [(M, FENCE), (M, RET)]
    assert kit.translator.misses == kit.translator.table.count == 2


def test_a_template_that_does_not_depend_on_the_context_serves_all(kit: CacheKit) -> None:
    load = asm("ld", rd=10, rs1=11, imm=0)  # the first example of its shape
    kit.put(PAGE, FENCE, load, RET)
    for ctx in (M, M + 1, M - 2):
        kit.lookup(PAGE, ctx)
    assert lowered(kit).count((M, FENCE)) == 1
    assert {ctx for ctx, word in lowered(kit) if word == FENCE} == {M}
    # A load's soft TLB is its context's, a jump's jump cache too.
    assert {ctx for ctx, word in lowered(kit) if word == load} == {M, M + 1, M - 2}
    assert {ctx for ctx, word in lowered(kit) if word == RET} == {M, M + 1, M - 2}


def test_what_another_vcpu_made_is_there() -> None:
    arena, table = Arena(2, 1 << 20), private_table()
    one, two = (CacheKit(arena, index, table=table) for index in range(2))
    one.put(PAGE, ADD, RET)
    tb = one.lookup(PAGE)
    assert two.lookup(PAGE).words == tb.words
    assert two.code(two.lookup(PAGE)) == one.code(tb)
    assert two.backend.lowered == []


def test_a_shape_is_lowered_for_two_examples_and_serves_all_its_words(compiled: CacheKit) -> None:
    kit = compiled
    kit.put(PAGE, *[asm("addi", rd=10, rs1=10, imm=n) for n in range(1, 100)], RET)
    kit.put(2 * PAGE, asm("addi", rd=10, rs1=10, imm=-1), RET)  # another shape
    kit.lookup(PAGE)
    kit.lookup(PAGE + 4 * MAX_INSTRUCTIONS)
    assert len(lowered(kit)) == 3
    kit.lookup(2 * PAGE)
    assert len(lowered(kit)) == 5


def test_registers_that_are_alike_share_a_template(compiled: CacheKit) -> None:
    kit = compiled
    like_each_other = (5, 16, 27, 30)  # in the vCPU record
    words = [asm("add", rd=rd, rs1=rs1, rs2=12) for rd in like_each_other for rs1 in like_each_other if rd != rs1]
    kit.put(PAGE, *words, RET)
    tb = kit.lookup(PAGE)
    assert len(lowered(kit)) == 3
    own = [kit.backend.lower(kit.translator.decode(word, 4, M, lambda n: None), word, 4, M).hot for word in words]
    assert kit.code(tb).startswith(b"".join(own))
    kit.put(2 * PAGE, asm("add", rd=5, rs1=5, rs2=12), asm("add", rd=5, rs1=0, rs2=12), RET)  # two shapes more
    before = len(lowered(kit))
    kit.lookup(2 * PAGE)
    assert len(lowered(kit)) == before + 4


def test_a_shape_that_has_no_common_template_gets_one_for_each_word(
    compiled: CacheKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = compiled
    lower = kit.backend.lower

    def uneven(ops: list[Op], word: int, size: int, ctx: int) -> Template:
        template = lower(ops, word, size, ctx)
        if word & 0x7F != 0x13:
            return template
        nops = b"\x90" * (1 + (word >> 20 & 1))  # the examples are even and odd
        return Template(word, size, template.hot + nops, template.cold + nops, template.end, template.offset)

    monkeypatch.setattr(kit.backend, "lower", uneven)
    words = [asm("addi", rd=10, rs1=10, imm=n) for n in (3, 4, 5)]
    kit.put(PAGE, *words, RET)
    tb = kit.lookup(PAGE)
    assert tb.words == (*words, RET)
    expected = b"".join(
        uneven(kit.translator.decode(word, 4, M, lambda n: None), word, 4, M).hot for word in words
    )
    assert kit.code(tb).startswith(expected)


# --- a full table


def test_a_full_table_is_followed_by_a_private_one_which_is_emptied(
    compiled: CacheKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = compiled
    shared = kit.translator.table
    monkeypatch.setattr(templates, "_FULL", 20)  # more than a block has
    words = [asm("sc.w", rd=rd, rs1=rs1, rs2=11) for rd in range(12, 22) for rs1 in range(12, 20)]  # without shapes
    tables = set()
    for page, first in enumerate(range(0, len(words), 10), 1):
        kit.put(page * PAGE, *words[first : first + 10], ECALL)
        assert kit.lookup(page * PAGE).words == (*words[first : first + 10], ECALL)
        tables.add(kit.translator.table.address)
        assert kit.cache.cache.get("templates") == kit.translator.table.address
        assert 1 <= kit.translator.table.count <= 20
    assert shared.count == 20
    assert len(tables) == 2
    assert kit.translator.misses > 80  # ecall is made anew in each


def test_nothing_else_than_a_full_table_is_hidden(compiled: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A private table that is full at once is our mistake, and no endless loop."""

    def full(self: TemplateTable, *arguments: object) -> None:
        raise TableFull

    monkeypatch.setattr(TemplateTable, "insert", full)
    compiled.put(PAGE, ADD, RET)
    with pytest.raises(TableFull):
        compiled.lookup(PAGE)


# --- LR/SC


def test_an_lr_is_made_for_its_place(kit: CacheKit) -> None:
    kit.put(PAGE, LR, SC, RET)
    kit.put(PAGE + 0x100, LR, RET)
    assert kit.lookup(PAGE).extent == 12
    assert kit.lookup(PAGE + 0x100).extent == 8
    assert lowered(kit).count((M, LR)) == 2
    kit.cache.invalidate_all()
    kit.lookup(PAGE)
    assert lowered(kit).count((M, LR)) == 2  # the same meaning
    find = kit.natives["find_template"]
    assert not find(kit.record.base, kit.translator.table.address, M, LR)
    assert find(kit.record.base, kit.translator.table.address, M, SC)


def lr_offsets(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Distances from LRs to the SCs that may compare values, 0 for none, as templates are made."""
    offsets: list[object] = []
    lower = kit.backend.lower

    def watching(ops: list[Op], word: int, size: int, ctx: int) -> Template:
        offsets.extend(op.attr[3] for op in ops if op.name == "lr")
        return lower(ops, word, size, ctx)

    monkeypatch.setattr(kit.backend, "lower", watching)
    return offsets


def test_an_lr_whose_sc_was_met_by_another_is_exact(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    offsets = lr_offsets(kit, monkeypatch)
    kit.put(PAGE, LR, SC, RET)
    kit.lookup(PAGE)
    kit.translator.exact_scs.add(PAGE + 4)
    kit.cache.invalidate_all()
    kit.lookup(PAGE)
    assert offsets == [4, 0]


def test_what_one_look_up_has_seen_ahead_is_not_used_by_another(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code behind an LR changes between two blocks of it."""
    offsets = lr_offsets(kit, monkeypatch)
    kit.put(PAGE, LR, SC, RET)
    kit.lookup(PAGE)
    kit.put(PAGE + 4, ADD, SC, RET)
    kit.cache.invalidate_range(RAM + PAGE + 4, 8)
    assert kit.lookup(PAGE).words == (LR, ADD, SC, RET)
    assert offsets == [4, 8]


def test_an_lr_does_not_look_over_the_pages_end(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    offsets = lr_offsets(kit, monkeypatch)
    kit.put(2 * PAGE - 6, LR)
    kit.put(2 * PAGE - 2, SC)
    kit.lookup(2 * PAGE - 6)
    assert offsets == [0]


def test_lines_that_an_lr_looks_at_are_covered(kit: CacheKit) -> None:
    kit.put(PAGE + 0x38, LR, ADD, ADD, SC, RET)
    kit.lookup(PAGE + 0x38)
    assert kit.codepages.lines[1] & 3 == 3


def ops_of(kit: CacheKit, word: int) -> list[tuple[str, ...]]:
    """The ops of each template made for `word`."""
    return [names for _, lowered_word, names in kit.backend.lowered if lowered_word == word]


def test_the_way_out_of_a_constrained_sequence_is_noted(kit: CacheKit) -> None:
    out, inside = asm("bne", rs1=13, rs2=11, imm=12), asm("bne", rs1=13, rs2=11, imm=8)
    kit.put(PAGE, LR, out, ADD, SC, RET)
    kit.put(PAGE + 0x40, LR, inside, ADD, SC, RET)
    kit.put(PAGE + 0x80, LR, ADD, out, RET)
    leaving, staying, elsewhere = (kit.lookup(PAGE + at) for at in (0, 0x40, 0x80))
    noting = [names for names in ops_of(kit, out) if names[-2:] == ("stenv", "br")]
    assert len(noting) == 1
    assert ("stenv", "br") not in [names[-2:] for names in ops_of(kit, inside)]
    assert kit.natives["find_template"](kit.record.base, kit.translator.table.address, M, out | LEAVES)
    assert leaving.words == (LR, out)
    # What notes it is longer than what does not; elsewhere the same branch is a plain one.
    assert leaving.code_size > staying.code_size
    assert elsewhere.words == (LR, ADD, out)


@pytest.mark.parametrize("offset", [12, -8])
def test_only_a_branch_past_the_sc_leaves(compiled: CacheKit, offset: int) -> None:
    """Backwards it leads to the LR, or to code that is no part of the sequence, without coming to the SC."""
    kit = compiled
    kit.put(PAGE, ADD, LR, asm("bne", rs1=13, rs2=11, imm=offset), ADD, SC, RET)
    kit.lookup(PAGE)
    assert any(names[-2:] == ("stenv", "br") for _, _, names in kit.backend.lowered) is (offset == 12)


def test_a_constrained_sequence_is_not_split_by_the_limit(kit: CacheKit) -> None:
    """Its way out must be seen together with its LR."""
    out = asm("bne", rs1=13, rs2=11, imm=8)
    kit.put(PAGE, *[ADD] * (MAX_INSTRUCTIONS - 1), LR, out, SC, RET)
    tb = kit.lookup(PAGE)
    assert LR not in tb.words
    assert tb.end is End.JUMP
    kit.lookup(PAGE + tb.size)
    assert any(names[-2:] == ("stenv", "br") for names in ops_of(kit, out))


# --- constants that depend on the pc


@pytest.mark.parametrize("pc", [PAGE, 0x7FFF_F000, HIGH])
@pytest.mark.parametrize(
    "imm", [0x1000, 0x7FFF_F000, -0x8000_0000, -0x1000, 0x1234_5000, -0x1234_5000], ids=lambda imm: f"{imm:#x}"
)
def test_auipc_and_links_run(compiled: CacheKit, pc: int, imm: int) -> None:
    kit = compiled
    kit.mmu.map(pc, RAM + PAGE)
    kit.put(PAGE, asm("auipc", rd=10, imm=imm), asm("auipc", rd=28, imm=imm), asm("jal", rd=1, imm=8))
    kit.put(PAGE + 0x10, ECALL)
    assert kit.run(pc) == (Exit.SYSTEM, pc + 0x10)
    x = [kit.record.get("x", index) for index in (10, 28, 1)]
    assert x == [(pc + imm) % (1 << 64), (pc + 4 + imm) % (1 << 64), pc + 12]
