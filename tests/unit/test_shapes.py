"""Shapes (target.riscv.shapes, tcg.learn): one template with holes does what each word's own would.

The decoder says what a word's immediate is, and the interpreter what the instruction does with it.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import N_CTX, PAGE
from mttcg.target.riscv import shapes
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.fields import Field
from mttcg.target.riscv.translate import ROWS, decode, lookup, row_name
from mttcg.tcg.host import End, Template
from mttcg.tcg.ir import Op
from mttcg.tcg.learn import Holes, with_holes
from mttcg.tcg.templates import OFFSET_IS_IMMEDIATE, SITES_ADD_IMMEDIATE
from tests.support.cache_kit import RAM, CacheKit
from tests.support.filled import filled
from tests.support.insn_cases import no_peek, random_word
from tests.support.jit_compare import compare_instruction
from tests.support.jit_hart import JitHart
from tests.support.natives import Table, by_python, compiled

MASK64 = (1 << 64) - 1
IMMEDIATES = ("imm", "uimm", "shamt")
ECALL = asm("ecall")


def immediate_field(row: Row) -> Field | None:
    """The row's field that may be a hole."""
    fields = [field for name, field in row.fields.items() if name in IMMEDIATES]
    return fields[0] if len(fields) == 1 else None


def words_of(row: Row, count: int) -> Iterator[int]:
    """Random words of a row, those with borders among the immediates first."""
    rng = random.Random(zlib.crc32(row.name.encode()))
    field = immediate_field(row)
    if field is not None:
        for value in (1, 2, 4, 8, 16, 124, 126, 127, 128, 132, 136, 256, -1, -2, -4, -8, -126, -128, -129, -130, -136):
            word = random_word(row, rng) & ~field.mask
            if value in field.values() and row.accepts(word | field.insert(value)):
                yield word | field.insert(value)
    for _ in range(count):
        yield random_word(row, rng)


WITH_SHAPES = [row for row in ROWS.values() if any(map(shapes.shape_of, words_of(row, 20)))]
SOME_WITH = {
    "addi", "xori", "slti", "addiw", "slli", "srai", "sraiw", "lui", "auipc", "jal", "jalr", "beq", "bgeu", "ld",
    "lbu", "sb", "sd", "fld", "fsw", "c.addi", "c.li", "c.slli", "c.j", "c.beqz", "c.lw", "c.sd", "c.fldsp", "c.swsp",
    "c.sdsp",
}  # fmt: skip


def test_the_instructions_that_matter_have_shapes() -> None:
    assert {row.name for row in WITH_SHAPES} >= SOME_WITH


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_the_immediate_of_a_shape_is_the_decoders(row: Row) -> None:
    for word in words_of(row, 100):
        if not shapes.shape_of(word):
            continue
        field = immediate_field(row)
        assert field is not None
        assert shapes.field_of(word) == field.mask
        assert shapes.immediate_of(word) == field.extract(word) & MASK64 != 0


@pytest.mark.parametrize("row", WITH_SHAPES, ids=lambda row: row.name)
def test_relatives_are_of_the_same_shape_and_far_apart(row: Row) -> None:
    with_shape = [word for word in words_of(row, 100) if shapes.shape_of(word)]
    for word in with_shape:
        shape = shapes.shape_of(word)
        pair = shapes.relatives(word)
        if pair is None:
            continue
        assert [shapes.shape_of(relative) for relative in pair] == [shape, shape]
        field = shapes.field_of(word)
        assert [relative & ~field for relative in pair] == [word & ~field] * 2
        a, b = (shapes.immediate_of(relative) for relative in pair)
        # No byte in which immediates of the class differ is the same in both. A small one is its sign beyond the first.
        large = shape >> 33 in (shapes.LARGE, shapes.LARGE_NEGATIVE)
        others = [shapes.immediate_of(other) for other in with_shape if shapes.shape_of(other) >> 33 == shape >> 33]
        for i in range(4 if large else 1):
            if any((a ^ other) >> 8 * i & 0xFF for other in others):
                assert (a ^ b) >> 8 * i & 0xFF


# Instructions → classes that their immediates may be of.
CLASSES = {"c.srli": 1} | dict.fromkeys(("c.beqz", "c.bnez", "c.j", "beq"), 4)
CLASSES |= dict.fromkeys(("c.andi", "c.addi4spn", "c.ld", "c.sd", "c.fld", "c.fsd", "c.ldsp", "c.sdsp"), 2)


@pytest.mark.parametrize("name", CLASSES)
def test_immediates_of_every_class_have_relatives(name: str) -> None:
    """Also where the format has so few bits that a large offset is still one byte and a sign."""
    words = [word for word in words_of(ROWS[name], 300) if shapes.shape_of(word)]
    assert len({shapes.shape_of(word) >> 33 for word in words}) == CLASSES[name]
    assert all(shapes.relatives(word) for word in words)


def test_a_class_is_a_sign_and_whether_a_byte_holds_it() -> None:
    values = (1, 127, 128, 2047, -1, -128, -129, -2048)
    kinds = [shapes.shape_of(asm("addi", rd=1, rs1=2, imm=value)) >> 33 for value in values]
    small, large, negative, large_negative = shapes.SMALL, shapes.LARGE, shapes.SMALL_NEGATIVE, shapes.LARGE_NEGATIVE
    assert kinds == [small, small, large, large, negative, negative, large_negative, large_negative]
    assert shapes.shape_of(asm("addi", rd=1, rs1=2, imm=0)) == 0
    others = {shapes.shape_of(asm("addi", rd=rd, rs1=rs1, imm=5)) for rd in (1, 2) for rs1 in (1, 2)}
    assert len(others) == 4


def random_words(count: int) -> Iterator[int]:
    rng = random.Random(7)
    for _ in range(count):
        word = rng.getrandbits(32)
        yield word if word & 3 == 3 else word & 0xFFFF


def test_whether_a_word_is_legal_does_not_depend_on_a_shapes_immediate() -> None:
    for word in random_words(20_000):
        pair = shapes.relatives(word) if shapes.shape_of(word) else None
        if pair is not None:
            size = 4 if word & 3 == 3 else 2
            assert {row_name(relative, size) for relative in pair} == {row_name(word, size)}, hex(word)


NATIVES = (shapes.field_of, shapes.immediate_of, shapes.shape_of)


@pytest.fixture(scope="module")
def natives() -> Iterator[Table]:
    with compiled(*NATIVES) as table:
        yield table


def test_compiled_functions_say_the_same(natives: Table) -> None:
    python = by_python(*NATIVES)
    for word in random_words(5_000):
        for name in natives if shapes.field_of(word) else ("field_of", "shape_of"):
            assert natives[name](0, word) == python[name](0, word), (name, hex(word))


# --- what comes out of holes


class ByShape:
    """`lower` of a back end, by way of shapes where there are any. `patched`: how often."""

    def __init__(self, hart: JitHart) -> None:
        self.own = hart.backend.lower
        self.patched = 0
        self._learned: dict[tuple[int, int], tuple[Template, Holes, int] | None] = {}

    def learn(self, word: int, size: int, ctx: int) -> tuple[Template, Holes, int] | None:
        key = shapes.shape_of(word), ctx
        if key not in self._learned:
            pair = shapes.relatives(word)
            self._learned[key] = None
            if pair is not None:
                a, b = (self.own(decode(one, size, ctx, no_peek), one, size, ctx) for one in pair)
                self._learned[key] = with_holes(a, b, *(shapes.immediate_of(one) for one in pair))
        return self._learned[key]

    def __call__(self, ops: list[Op], word: int, size: int, ctx: int) -> Template:
        learned = self.learn(word, size, ctx) if shapes.shape_of(word) else None
        if learned is None:
            return self.own(ops, word, size, ctx)
        self.patched += 1
        return put_in(word, *learned)


def put_in(word: int, template: Template, holes: Holes, flags: int) -> Template:
    """A shape's template with a word's immediate in it, by the description in tcg.templates."""
    immediate = shapes.immediate_of(word)
    halves = bytearray(template.hot), bytearray(template.cold)
    for place, width, cold in holes:
        halves[cold][place : place + width] = (immediate & (1 << 8 * width) - 1).to_bytes(width, "little")
    offset = immediate - (immediate >> 63 << 64) if flags & OFFSET_IS_IMMEDIATE else template.offset
    add = immediate if flags & SITES_ADD_IMMEDIATE else 0
    sites = tuple((place, addend + add) for place, addend in template.sites)
    return Template(word, template.size, bytes(halves[0]), bytes(halves[1]), template.end, offset, sites)


@pytest.fixture(scope="module")
def hart() -> JitHart:
    return JitHart()


@pytest.mark.parametrize("row", WITH_SHAPES, ids=lambda row: row.name)
def test_a_patched_template_does_what_the_interpreter_does(
    row: Row, hart: JitHart, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_shape = ByShape(hart)
    monkeypatch.setattr(hart.backend, "lower", by_shape)
    start = zlib.crc32(row.name.encode())
    for seed in range(start, start + 60):
        compare_instruction(hart, row, seed)
    # Of shifts by a constant and the like there may be too few alike: not of what most code is made of.
    assert by_shape.patched > 10 or row.name not in SOME_WITH, by_shape.patched


@pytest.mark.parametrize("row", WITH_SHAPES, ids=lambda row: row.name)
def test_a_patched_template_is_the_words_own_if_that_is_as_long(row: Row, hart: JitHart) -> None:
    """An immediate may have a form of its own: 1, the number of a bit, one that is a register's number too."""
    by_shape = ByShape(hart)
    same = 0
    rng = random.Random(row.name)
    for word in words_of(row, 40):
        ctx = rng.randrange(N_CTX)
        learned = by_shape.learn(word, row.size, ctx) if shapes.shape_of(word) else None
        if learned is None:
            continue
        ours = put_in(word, *learned)
        own = by_shape.own(decode(word, row.size, ctx, no_peek), word, row.size, ctx)
        assert (ours.size, ours.end, ours.offset) == (own.size, own.end, own.offset)
        if len(ours.hot) == len(own.hot) and len(ours.cold) == len(own.cold):
            assert filled(ours, 0x1234_5678) == filled(own, 0x1234_5678)
            assert ours.cold == own.cold
            same += 1
    assert same or row.name not in SOME_WITH


@pytest.mark.parametrize("row", WITH_SHAPES, ids=lambda row: row.name)
def test_native_code_fills_the_holes_as_described(row: Row, hart: JitHart, kit: CacheKit) -> None:
    """tcg.tb_make.lay."""
    by_shape = ByShape(hart)
    rng = random.Random(row.name)
    for word in words_of(row, 5):
        ctx = rng.randrange(N_CTX)
        learned = by_shape.learn(word, row.size, ctx) if shapes.shape_of(word) else None
        if learned is None or lookup(word, row.size) is None:
            continue
        ours = put_in(word, *learned)
        kit.put(PAGE, word, ECALL)
        kit.cache.invalidate_range(RAM + PAGE, 8)
        tb = kit.lookup(PAGE, ctx)
        assert tb.words[0] == word
        # What a jump of the block's end is patched to is not the template's.
        end = {End.JUMP: 6, End.BRANCH: 12}.get(ours.end, 0)
        expected = filled(ours, PAGE)
        assert kit.code(tb)[: len(expected) - end] == expected[: len(expected) - end]
        cold = ours.cold.rstrip(b"\xcc")
        assert kit.code(tb, cold=True)[: len(cold)] == cold
        if ours.end in (End.JUMP, End.BRANCH):
            assert tb.target[ours.end is End.BRANCH] == PAGE + ours.offset & MASK64


@pytest.fixture(scope="module")
def kit() -> CacheKit:
    return CacheKit(Arena(1, 1 << 20))


# --- what has more apart than an immediate


def template(hot: bytes, cold: bytes = b"", **more: object) -> Template:
    return Template(0, 4, hot, cold, **more)  # type: ignore[arg-type]


IMM_A, IMM_B = 0x1234_5678, 0x4321_8765
A4, B4 = IMM_A.to_bytes(4, "little"), IMM_B.to_bytes(4, "little")


def test_an_immediate_is_found_where_it_is() -> None:
    found = with_holes(
        template(b"\x01" + A4 + b"\x02" + A4[:1], b"\x03" + A4[:2]),
        template(b"\x01" + B4 + b"\x02" + B4[:1], b"\x03" + B4[:2]), IMM_A, IMM_B,
    )  # fmt: skip
    assert found is not None
    assert found[1:] == (((1, 4, 0), (6, 1, 0), (1, 2, 1)), 0)


def test_a_template_without_its_immediate_has_no_holes() -> None:
    found = with_holes(template(b"\x01"), template(b"\x01"), IMM_A, IMM_B)
    assert found is not None
    assert found[1:] == ((), 0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (template(b"\x01" + A4), template(b"\x02" + B4)),
        (template(b"\x01" + A4), template(b"\x01" + B4 + b"\x90")),
        (template(b"\x01", b"\x01"), template(b"\x01", b"")),
        (template(A4 + b"\x07"), template(B4 + b"\x08")),
        (template(b"", A4[:3] + b"\x07"), template(b"", B4[:3] + b"\x09")),
        (template(A4, end=End.JUMP, offset=4), template(B4, end=End.JUMP, offset=8)),
        (template(A4, end=End.JUMP), template(B4, end=End.BRANCH)),
        (template(A4, sites=((0, 4),)), template(B4, sites=((1, 4),))),
        (template(A4, sites=((0, 4),)), template(B4, sites=((0, 8),))),
        (template(bytes(2)), template((IMM_A ^ IMM_B).to_bytes(4, "little")[:2])),
    ],
)
def test_what_differs_elsewhere_is_refused(a: Template, b: Template) -> None:
    assert with_holes(a, b, IMM_A, IMM_B) is None


def test_offsets_and_sites_may_be_the_immediate() -> None:
    a = template(b"", end=End.JUMP, offset=IMM_A, sites=((0, IMM_A), (8, IMM_A)))
    b = template(b"", end=End.JUMP, offset=IMM_B, sites=((0, IMM_B), (8, IMM_B)))
    found = with_holes(a, b, IMM_A, IMM_B)
    assert found is not None
    assert found[0].sites == ((0, 0), (8, 0))
    assert found[2] == OFFSET_IS_IMMEDIATE | SITES_ADD_IMMEDIATE
