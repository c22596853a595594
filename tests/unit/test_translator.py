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

ADD = asm("add", rd=10, rs1=10, rs2=11)
C_ADD = asm("c.add", rd=10, rs2=11)
RET = asm("jalr", rd=0, rs1=1, imm=0)
ECALL = asm("ecall")
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
    kit.put(PAGE, ADD, ADD, RET)
    kit.lookup(PAGE)
    kit.cache.invalidate_all()
    kit.lookup(PAGE)
    assert lowered(kit) == [(M, ADD), (M, RET)]
    assert kit.translator.misses == kit.translator.table.count == 2


def test_a_template_that_does_not_depend_on_the_context_serves_all(kit: CacheKit) -> None:
    load = asm("ld", rd=10, rs1=11, imm=0)
    kit.put(PAGE, ADD, load, RET)
    for ctx in (M, M + 1, M - 2):
        kit.lookup(PAGE, ctx)
    assert lowered(kit).count((M, ADD)) == 1
    assert {ctx for ctx, word in lowered(kit) if word == ADD} == {M}
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


def test_a_shape_that_has_no_common_template_gets_one_for_each_word(
    compiled: CacheKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = compiled
    lower = kit.backend.lower

    def uneven(ops: list[Op], word: int, size: int, ctx: int) -> Template:
        template = lower(ops, word, size, ctx)
        if word & 0x7F != 0x13:
            return template
        nops = b"\x90" * (1 + word % 7 + (word >> 20) % 5)
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
    monkeypatch.setattr(templates, "_FULL", 4)
    words = [asm("add", rd=rd, rs1=rd, rs2=11) for rd in range(12, 24)]
    kit.put(PAGE, *words, ECALL)
    assert kit.lookup(PAGE).words == (*words, ECALL)
    assert shared.count == 4
    private = kit.translator.table
    assert private is not shared
    assert kit.cache.cache.get("templates") == private.address
    assert 1 <= private.count <= 4
    kit.cache.invalidate_all()
    # A block of more words than the table holds: its templates are never all there at once. It must be made all the same.
    kit.put(2 * PAGE, *reversed(words), ECALL)
    with pytest.raises(RecursionError) if False else _nothing():
        assert kit.lookup(2 * PAGE).words == (*reversed(words), ECALL)
