"""The translation loop: where blocks stop, what is covered before it is read, what is memoised."""

from __future__ import annotations

from pathlib import Path

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import PAGE
from mttcg.target.riscv.assemble import asm
from mttcg.tcg.host import End, Template
from mttcg.tcg.memo import TemplateStore
from mttcg.tcg.translator import MAX_INSTRUCTIONS, CodeChanged
from tests.support.fake_backend import RAM, CacheKit, M

NOP = asm("addi", rd=0, rs1=0, imm=0)
C_NOP = asm("c.nop", imm=0)
RET = asm("jalr", rd=0, rs1=1, imm=0)
LR = asm("lr.w", rd=13, rs1=10)
SC = asm("sc.w", rd=14, rs1=10, rs2=12)


@pytest.fixture
def kit() -> CacheKit:
    return CacheKit(Arena(1, 1 << 20))


def translate(kit: CacheKit, at: int) -> tuple[int, int, tuple[Template, ...]]:
    """(size, extent, templates) of the block at offset `at` of RAM."""
    kit.codepages.hold(at >> 12)
    _, _, size, extent, templates = kit.translator.translate(at, M, RAM + at, -1)
    return size, extent, templates


@pytest.mark.parametrize(
    "last", [RET, asm("jal", rd=0, imm=8), asm("beq", rs1=1, rs2=2, imm=8), asm("ecall"), asm("fence.i")]
)
def test_a_block_stops_at_an_end(kit: CacheKit, last: int) -> None:
    kit.put(PAGE, NOP, C_NOP, last, NOP)
    size, extent, templates = translate(kit, PAGE)
    assert (size, extent) == (10, 10)
    assert [t.word for t in templates] == [NOP, C_NOP, last]


def test_a_block_stops_at_the_pages_end(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 6, NOP, C_NOP, NOP)
    size, _, templates = translate(kit, 2 * PAGE - 6)
    assert size == 6
    assert (templates[-1].size, templates[-1].end) == (0, End.JUMP)


def test_a_block_stops_before_an_instruction_that_crosses(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 6, NOP, NOP)
    size, _, templates = translate(kit, 2 * PAGE - 6)
    assert size == 4
    assert len(templates) == 2


def test_a_block_stops_at_the_limit(kit: CacheKit) -> None:
    kit.put(PAGE, *[NOP] * (MAX_INSTRUCTIONS + 5))
    size, _, templates = translate(kit, PAGE)
    assert size == 4 * MAX_INSTRUCTIONS
    assert len(templates) == MAX_INSTRUCTIONS + 1
    assert templates[-1].end is End.JUMP


def test_an_instruction_that_does_not_lie_where_it_did(kit: CacheKit) -> None:
    kit.put(2 * PAGE - 2, NOP)
    with pytest.raises(CodeChanged):
        translate(kit, 2 * PAGE - 2)
    kit.put(2 * PAGE - 2, C_NOP)
    with pytest.raises(CodeChanged):
        kit.translator.translate(2 * PAGE - 2, M, RAM + 2 * PAGE - 2, RAM + 2 * PAGE)


def test_lines_are_covered_before_they_are_read(kit: CacheKit) -> None:
    """A store from another hart at any moment either is read or finds its line covered."""
    kit.put(PAGE, *[C_NOP] * 2, *[NOP] * 40, RET)
    kit.codepages.hold(1)
    lines = kit.codepages.lines

    class Halves:
        """RAM as halfwords: each must be covered when it is read."""

        def __getitem__(self, index: int) -> int:
            assert lines[index >> 11] >> (index & 2047) * 2 // 64 & 1, hex(2 * index)
            return kit.ram.h[index]

    class Ram:
        h = Halves()
        base = kit.ram.base

    kit.translator.ram = Ram()  # type: ignore[assignment]
    for at in (PAGE, PAGE + 0x3E, PAGE + 0x40):
        kit.translator.translate(at, M, RAM + at, -1)
    kit.put(PAGE + 0x800, LR, NOP, SC, RET)
    kit.translator.translate(PAGE + 0x800, M, RAM + PAGE + 0x800, -1)


def test_a_word_is_lowered_once_for_each_context(kit: CacheKit) -> None:
    kit.put(PAGE, NOP, NOP, RET)
    translate(kit, PAGE)
    translate(kit, PAGE)
    assert kit.backend.lowered == [(M, NOP), (M, RET)]
    kit.translator.translate(PAGE, M + 1, RAM + PAGE, -1)
    assert kit.backend.lowered[2:] == [(M + 1, NOP), (M + 1, RET)]
    assert kit.translator.misses == len(kit.translator.made) == 4


def test_an_lr_is_not_memoised(kit: CacheKit) -> None:
    kit.put(PAGE, LR, SC, RET)
    kit.put(PAGE + 0x100, LR, RET)
    _, extent, _ = translate(kit, PAGE)
    assert extent == 12
    _, extent, _ = translate(kit, PAGE + 0x100)
    assert extent == 8
    assert kit.backend.lowered.count((M, LR)) == 2
    assert LR not in kit.translator.memo[M]
    assert LR not in [template.word for _, template in kit.translator.made]


def test_an_lr_whose_sc_was_met_by_another_is_exact(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.put(PAGE, LR, SC, RET)
    offsets: list[object] = []
    lower = kit.backend.lower

    def watching(ops: list, word: int, size: int, ctx: int) -> Template:  # type: ignore[type-arg]
        offsets.extend(op.attr[3] for op in ops if op.name == "lr")
        return lower(ops, word, size, ctx)

    monkeypatch.setattr(kit.backend, "lower", watching)
    translate(kit, PAGE)
    kit.translator.exact_scs.add(PAGE + 4)
    translate(kit, PAGE)
    assert offsets == [4, 0]


def lowered_ops(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> dict[int, list[str]]:
    """Names of the ops that each word was last lowered from, filled in as the translator works."""
    names: dict[int, list[str]] = {}
    lower = kit.backend.lower

    def watching(ops: list, word: int, size: int, ctx: int) -> Template:  # type: ignore[type-arg]
        names[word] = [op.name for op in ops]
        return lower(ops, word, size, ctx)

    monkeypatch.setattr(kit.backend, "lower", watching)
    return names


def test_the_way_out_of_a_constrained_sequence_is_noted(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    names = lowered_ops(kit, monkeypatch)
    out, inside = asm("bne", rs1=13, rs2=11, imm=12), asm("bne", rs1=13, rs2=11, imm=8)
    kit.put(PAGE, LR, out, NOP, SC, RET)
    kit.put(PAGE + 0x40, LR, inside, NOP, SC, RET)
    kit.put(PAGE + 0x80, LR, NOP, out, RET)
    _, _, templates = translate(kit, PAGE)
    assert names[out][-2:] == ["stenv", "br"]
    plain = kit.translator.memo[M][out]
    assert plain is not templates[1]
    translate(kit, PAGE + 0x40)
    assert names[inside] == ["br"]
    _, _, templates = translate(kit, PAGE + 0x80)
    assert templates[2] is plain


def test_a_constrained_sequence_is_not_split_by_the_limit(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its way out must be seen together with its LR."""
    names = lowered_ops(kit, monkeypatch)
    out = asm("bne", rs1=13, rs2=11, imm=8)
    kit.put(PAGE, *[NOP] * (MAX_INSTRUCTIONS - 1), LR, out, SC, RET)
    size, _, templates = translate(kit, PAGE)
    assert LR not in [template.word for template in templates]
    assert templates[-1].end is End.JUMP
    translate(kit, PAGE + size)
    assert names[out][-2:] == ["stenv", "br"]


def test_the_store_of_templates_is_asked_first(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Template(NOP, 4, b"\x90" * 8, b"\xcc" * 8)
    store = TemplateStore(Path("/nonexistent"))
    monkeypatch.setattr(store, "get", lambda ctx, word: kept if (ctx, word) == (M, NOP) else None)
    kit.translator.store = store
    kit.put(PAGE, NOP, RET)
    _, _, templates = translate(kit, PAGE)
    assert templates[0] is kept
    assert kit.backend.lowered == [(M, RET)]
    assert [template.word for _, template in kit.translator.made] == [RET]


def test_constants_that_depend_on_the_pc_are_filled_in(kit: CacheKit, monkeypatch: pytest.MonkeyPatch) -> None:
    holed = Template(NOP, 4, bytes(12), bytes(12), sites=((2, 100),))
    monkeypatch.setattr(kit.backend, "lower", lambda ops, word, size, ctx: holed)
    kit.translator.limit = 2
    kit.put(PAGE, NOP, NOP)
    _, _, templates = translate(kit, PAGE)
    assert [int.from_bytes(t.hot[2:10], "little") for t in templates[:2]] == [PAGE + 100, PAGE + 104]
