"""Shapes (target.riscv.shapes, tcg.alike, tcg.learn): one template with holes does what each word's own would.

The decoder says what a word's immediate and registers are, and the interpreter what the instruction does with them.
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
from mttcg.tcg.alike import Stands
from mttcg.tcg.host import End, Template
from mttcg.tcg.ir import Op
from mttcg.tcg.learn import Example, with_holes
from mttcg.tcg.templates import (
    HOLE_BYTES,
    HOLE_FIELD,
    HOLE_SHIFT,
    KEY_BITS,
    KEY_MASK,
    OFFSET_IS_IMMEDIATE,
    SITES_ADD_IMMEDIATE,
    Hole,
)
from mttcg.tcg.x86_64.regs import ALIKE
from tests.support.cache_kit import RAM, CacheKit
from tests.support.filled import filled
from tests.support.insn_cases import no_peek, random_word
from tests.support.jit_compare import compare_instruction
from tests.support.jit_hart import JitHart
from tests.support.natives import Table, by_python, compiled

MASK64 = (1 << 64) - 1
A0, A1, A3, A4, S0, T0, T1, RA, SP, GP, S2 = 10, 11, 13, 14, 8, 5, 6, 1, 2, 3, 18
IMMEDIATES = ("imm", "uimm", "shamt")
ECALL = asm("ecall")
STANDS = Stands(ALIKE)


def described(word: int) -> tuple[int, int]:
    """A word's shape, and what its registers' numbers differ by."""
    found = shapes.shape_of(word, STANDS.address)
    return found & KEY_MASK, found >> KEY_BITS


def has_shape(word: int) -> bool:
    return described(word)[0] != 0


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


WITH_SHAPES = [row for row in ROWS.values() if any(map(has_shape, words_of(row, 20)))]
SOME_WITH = {
    "addi", "xori", "slti", "addiw", "slli", "srai", "sraiw", "lui", "auipc", "jal", "jalr", "beq", "bgeu", "ld",
    "lbu", "sb", "sd", "fld", "fsw", "c.addi", "c.li", "c.slli", "c.j", "c.beqz", "c.lw", "c.sd", "c.fldsp", "c.swsp",
    "c.sdsp", "c.lui", "add", "subw", "mul", "remu", "sh2add", "amoadd.w", "c.mv", "c.add", "c.and", "c.jr",
}  # fmt: skip
# Rows whose meaning depends on code around them, or that are rare: their words have templates of their own.
WITHOUT = {"lr.w", "lr.d", "sc.w", "sc.d", "ecall", "fence", "csrrw", "fadd.d"}


def test_the_instructions_that_matter_have_shapes() -> None:
    assert {row.name for row in WITH_SHAPES} >= SOME_WITH
    assert not {row.name for row in WITH_SHAPES} & WITHOUT


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_immediate_and_registers_of_a_shape_are_the_decoders(row: Row) -> None:
    for word in words_of(row, 100):
        if not has_shape(word):
            continue
        field = immediate_field(row)
        if shapes.field_of(word):
            assert field is not None
            assert shapes.field_of(word) == field.mask
        if shapes.class_of(word) != shapes.ZERO:
            assert field is not None
            assert shapes.immediate_of(word) == field.extract(word) & MASK64 != 0
        registers = {name: field for name, field in row.fields.items() if name in ("rd", "rs1", "rs2", "rs3")}
        fp = {"fld": "rd", "flw": "rd", "fsd": "rs2", "fsw": "rs2"}.get(row.name.removeprefix("c.").removesuffix("sp"))
        named = {field.extract(word) + 32 * (name == fp) for name, field in registers.items()}
        found = {shapes.operand_at(word, field) for field in shapes.registers_of(word).to_bytes(3, "little") if field}
        assert found >= named
        assert found - named <= {0, SP}  # bits that are the same in all words of the row; nothing is like these two


@pytest.mark.parametrize("row", WITH_SHAPES, ids=lambda row: row.name)
def test_relatives_are_of_the_same_shape_and_far_apart(row: Row) -> None:
    with_shape = [word for word in words_of(row, 100) if has_shape(word)]
    for word in with_shape:
        shape, _ = described(word)
        pair = shapes.relatives(word, shape, STANDS.partners)
        if pair is None:
            continue
        assert [described(relative.word)[0] for relative in pair] == [shape, shape]
        assert described(pair[0].word)[1] == 0  # it has the shape's own registers
        for relative in pair:
            fields = shapes.registers_of(relative.word).to_bytes(3, "little")
            assert relative.operands == tuple(shapes.operand_at(relative.word, field) for field in fields if field)
        for x, y in zip(pair[0].operands, pair[1].operands, strict=True):
            assert y == STANDS.partners[x]
            assert STANDS.numbers[x].value != STANDS.numbers[y].value or x == y
        a, b = (relative.immediate for relative in pair)
        if shapes.class_of(word) == shapes.ZERO:
            assert a == b == 0
            continue
        assert (a, b) == tuple(shapes.immediate_of(relative.word) for relative in pair)
        # No byte in which immediates of the class differ is the same in both. A small one is its sign beyond the first.
        large = shapes.class_of(word) in (shapes.LARGE, shapes.LARGE_NEGATIVE)
        alike = [other for other in with_shape if shapes.class_of(other) == shapes.class_of(word)]
        for i in range(4 if large else 1):
            if any((a ^ shapes.immediate_of(other)) >> 8 * i & 0xFF for other in alike):
                assert (a ^ b) >> 8 * i & 0xFF


# Instructions → classes that their immediates may be of.
CLASSES = {"c.srli": 1} | dict.fromkeys(("c.beqz", "c.bnez", "c.j", "beq"), 4)
CLASSES |= dict.fromkeys(("c.andi", "c.addi4spn", "c.ld", "c.sd", "c.fld", "c.fsd", "c.ldsp", "c.sdsp", "c.lui"), 2)


@pytest.mark.parametrize("name", CLASSES)
def test_immediates_of_every_class_have_relatives(name: str) -> None:
    """Also where the format has so few bits that a large offset is still one byte and a sign."""
    words = [word for word in words_of(ROWS[name], 300) if shapes.class_of(word) != shapes.ZERO]
    assert len({shapes.class_of(word) for word in words}) == CLASSES[name]
    assert all(shapes.relatives(word, described(word)[0], STANDS.partners) for word in words)


def test_a_class_is_a_sign_and_whether_a_byte_holds_it() -> None:
    values = (1, 127, 128, 2047, -1, -128, -129, -2048, 0)
    kinds = [shapes.class_of(asm("addi", rd=1, rs1=2, imm=value)) for value in values]
    small, large, negative, large_negative = shapes.SMALL, shapes.LARGE, shapes.SMALL_NEGATIVE, shapes.LARGE_NEGATIVE
    assert kinds == [small, small, large, large, negative, negative, large_negative, large_negative, shapes.ZERO]



def test_registers_that_are_alike_have_one_shape() -> None:
    def shape(rd: int, rs1: int, rs2: int) -> int:
        return described(asm("add", rd=rd, rs1=rs1, rs2=rs2))[0]

    assert shape(A0, A3, T0) == shape(A1, S0, T1) == shape(12, A4, 31)
    assert shape(A0, A0, A3) == shape(A1, A1, A4) != shape(A0, A1, A3)  # the same register twice
    assert shape(A3, A0, A0) == shape(A4, A1, A1) != shape(A3, A0, A1)
    alone = {shape(register, A3, T0) for register in (0, RA, SP, GP, S2)}
    assert len(alone) == 5  # the zero register, those with code of their own as bases


def test_stand_ins_are_their_classes_first_members() -> None:
    for alike in ALIKE:
        for slot in range(3):
            for operand in alike.operands:
                at = STANDS.table[128 * slot + 2 * operand :]
                assert at[0] == alike.operands[slot]
                number = alike.numbers[alike.operands.index(operand)]
                assert at[1] == number ^ alike.numbers[slot]


def test_numbers_in_code_tell_their_fields_apart() -> None:
    """Numbers of a stand-in and its partner, inverted or not, are never another pair's of another field."""
    pairs: dict[tuple[int, int], set[int]] = {}
    for alike in ALIKE:
        for slot in range(3):
            one, other = alike.numbers[slot], alike.numbers[(slot + 1) % 3]
            for flip in {mask for _, mask in alike.places} | {0}:
                pairs.setdefault((one ^ flip, other ^ flip), set()).add(slot)
    assert all(len(slots) == 1 for slots in pairs.values())


def random_words(count: int) -> Iterator[int]:
    rng = random.Random(7)
    for _ in range(count):
        word = rng.getrandbits(32)
        yield word if word & 3 == 3 else word & 0xFFFF


def test_whether_a_word_is_legal_does_not_depend_on_what_a_shape_leaves_open() -> None:
    for word in random_words(20_000):
        pair = shapes.relatives(word, described(word)[0], STANDS.partners) if has_shape(word) else None
        if pair is not None:
            size = 4 if word & 3 == 3 else 2
            assert {row_name(relative.word, size) for relative in pair} == {row_name(word, size)}, hex(word)


NATIVES = (shapes.field_of, shapes.immediate_of, shapes.class_of, shapes.registers_of)


@pytest.fixture(scope="module")
def natives() -> Iterator[Table]:
    with compiled(*NATIVES, shapes.shape_of) as table:
        yield table


def test_compiled_functions_say_the_same(natives: Table) -> None:
    python = by_python(*NATIVES, shapes.shape_of)
    for word in random_words(5_000):
        assert natives["shape_of"](0, word, STANDS.address) == python["shape_of"](0, word, STANDS.address), hex(word)
        for function in NATIVES:
            if shapes.field_of(word) or function is not shapes.immediate_of:
                name = function.__name__
                assert natives[name](0, word) == python[name](0, word), (name, hex(word))


# --- what comes out of holes

Learned = tuple[Template, tuple[Hole, ...], int]


class ByShape:
    """`lower` of a back end, by way of shapes where there are any. `patched`: how often."""

    def __init__(self, hart: JitHart) -> None:
        self.own = hart.backend.lower
        self.patched = 0
        self._learned: dict[tuple[int, int], Learned | None] = {}

    def learn(self, word: int, size: int, ctx: int) -> Learned | None:
        shape, _ = described(word)
        if not shape:
            return None
        if (shape, ctx) not in self._learned:
            pair = shapes.relatives(word, shape, STANDS.partners)
            examples = [
                Example(
                    self.own(decode(one.word, size, ctx, no_peek), one.word, size, ctx),
                    one.immediate,
                    tuple(STANDS.numbers[operand] for operand in one.operands),
                )
                for one in pair or ()
            ]
            self._learned[shape, ctx] = with_holes(*examples) if examples else None
        return self._learned[shape, ctx]

    def __call__(self, ops: list[Op], word: int, size: int, ctx: int) -> Template:
        learned = self.learn(word, size, ctx)
        if learned is None:
            return self.own(ops, word, size, ctx)
        self.patched += 1
        return put_in(word, *learned)


def put_in(word: int, template: Template, holes: tuple[Hole, ...], flags: int) -> Template:
    """A shape's template with a word's immediate and registers in it, by the description in tcg.templates."""
    immediate = shapes.immediate_of(word)
    _, numbers = described(word)
    halves = bytearray(template.hot), bytearray(template.cold)
    for place, kind, cold in holes:
        width = kind & HOLE_BYTES
        if width:
            halves[cold][place : place + width] = (immediate & (1 << 8 * width) - 1).to_bytes(width, "little")
        else:
            differs = numbers >> 8 * (kind >> HOLE_FIELD & 3) & 0xFF
            halves[cold][place] ^= differs << (kind >> HOLE_SHIFT)
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
    """An immediate may have a form of its own: 1, the number of a bit, one that is a register's number too. A byte of
    some registers takes a prefix that others do without."""
    by_shape = ByShape(hart)
    same = other = 0
    rng = random.Random(row.name)
    for word in words_of(row, 400):
        ctx = rng.randrange(N_CTX)
        learned = by_shape.learn(word, row.size, ctx)
        if learned is None:
            continue
        ours = put_in(word, *learned)
        own = by_shape.own(decode(word, row.size, ctx, no_peek), word, row.size, ctx)
        assert (ours.size, ours.end, ours.offset) == (own.size, own.end, own.offset)
        if len(ours.hot) == len(own.hot) and len(ours.cold) == len(own.cold):
            assert filled(ours, 0x1234_5678) == filled(own, 0x1234_5678)
            assert ours.cold == own.cold
            same += 1
        else:
            other += 1
    assert same > 10 * other or row.name not in SOME_WITH


@pytest.mark.parametrize("row", WITH_SHAPES, ids=lambda row: row.name)
def test_native_code_fills_the_holes_as_described(row: Row, hart: JitHart, kit: CacheKit) -> None:
    """tcg.tb_make.lay."""
    by_shape = ByShape(hart)
    rng = random.Random(row.name)
    for word in words_of(row, 5):
        ctx = rng.randrange(N_CTX)
        learned = by_shape.learn(word, row.size, ctx)
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
