"""The row mechanism itself: what a pattern may say, and that a wrong table cannot be imported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mttcg.target.riscv.decoder import Decoder, PatternError, RowTable, Same, Translation, insn_size, parse
from mttcg.target.riscv.fields import Field, Piece
from mttcg.target.riscv.translate import ROWS, row_names


def nothing(b: Translation) -> None:
    """A meaning without parameters."""


def wants_rd(b: Translation, rd: int) -> None:
    """A meaning with one."""


def add_two_rows(first: str, second: str) -> Callable[[], Decoder]:
    insn = RowTable("test", size=2)
    insn("first", first)(nothing)
    insn("second", second)(nothing)
    return lambda: Decoder(insn.rows, 2)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("000 rd 00000000", "000 00000 00000000"),  # one is a special case of the other
        ("000 rd!=1 00000000", "000 00000 00000000"),  # the excluded value is not the one they share
        ("000 rd!=0 00000000", "000 rd 00000000"),
        ("0000000000 rs1' 000", "00000000000 rs2' 00"),
    ],
)
def test_overlapping_rows_are_refused(first: str, second: str) -> None:
    with pytest.raises(PatternError, match="first and second overlap"):
        add_two_rows(first, second)()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("000 rd 00000000", "001 rd 00000000"),
        ("000 rd!=0 00000000", "000 00000 00000000"),
        ("000 rd!=2,3 00000000", "000 00011 00000000"),
        ("100 rd 0 rs1!=0 00", "100 rd 0 00000 00"),
    ],
)
def test_rows_that_share_no_word_are_accepted(first: str, second: str) -> None:
    decoder = add_two_rows(first, second)()
    for word in range(1 << 16):
        row = decoder.lookup(word)
        accepting = [candidate for candidate in decoder.rows if candidate.accepts(word)]
        assert accepting == ([row] if row else [])


def test_a_name_with_two_rows_is_refused() -> None:
    insn = RowTable("test", size=2)
    insn("same", "0000000000000000")(nothing)
    insn("same", "0000000000000001")(nothing)
    with pytest.raises(PatternError, match=r"two rows: \['same', 'same'\]"):
        Decoder(insn.rows, 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("000 rd 0000000", "has 15 bits, not 16"),
        ("000 rd 000000000", "has 17 bits, not 16"),
        ("000 rx 00000000", "'rx' is no field"),
        ("000 rd[4:0] 00000000", "is no field"),
        ("000 imm 00000000", "is no field"),
        ("000 imm[5|3:0] 00000000", "not a gapless range"),
        ("000 imm[4:2|3:2] 00000000", "not a gapless range"),
        ("000 rd rd 000", "not a gapless range"),
        ("000 rd!=32 00000000", "rd cannot be 32"),
        ("000 rd rd' 00000", "two widths"),
        ("2000000000000000", "is no field"),
    ],
)
def test_a_malformed_pattern_is_refused(text: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        parse(text, 2)


def test_every_parameter_must_come_from_somewhere() -> None:
    insn = RowTable("test", size=2)
    with pytest.raises(PatternError, match="rd of wants_rd is neither a field nor bound"):
        insn("x", "0000000000000000")(wants_rd)
    with pytest.raises(PatternError, match="neither a field nor bound"):
        insn("x", "0000000000000000", rd=Same("rs1"))(wants_rd)
    with pytest.raises(PatternError, match="has no parameters"):
        insn("x", "000 rd 00000000", rs1=3)(wants_rd)


def test_a_scrambled_immediate_reads_as_the_manual_prints_it() -> None:
    """jal's immediate (manual, "J-type"): imm[20|10:1|11|19:12] from bit 31 down."""
    imm = ROWS["jal"].fields["imm"]
    assert imm.values() == range(-(1 << 20), 1 << 20, 2)
    assert imm.insert(-2) == 0xFFFFF000
    assert imm.insert(1 << 11) == 1 << 20
    assert imm.insert(1 << 12) == 1 << 12
    assert imm.insert(1 << 1) == 1 << 21
    assert imm.insert(-(1 << 20)) == 1 << 31


def test_the_compiled_expression_agrees_with_extract_and_insert() -> None:
    for row in ROWS.values():
        for field in row.fields.values():
            read = eval(f"lambda w: {field.expression()}")
            values = field.values()
            for value in {values[0], values[-1], values[len(values) // 2], values[len(values) // 3]}:
                for other_bits in (0, (1 << row.size * 8) - 1):
                    word = other_bits & ~field.mask | field.insert(value)
                    assert read(word) == field.extract(word) == value, (row.name, field)


def test_a_value_that_the_field_cannot_hold_is_refused() -> None:
    field = Field("imm", (Piece(4, 1, 3),), signed=True)
    assert [field.extract(field.insert(v)) for v in field.values()] == [-8, -6, -4, -2, 0, 2, 4, 6]
    for value in (-10, -1, 1, 8):
        with pytest.raises(ValueError, match="imm cannot be"):
            field.insert(value)


def test_instruction_length_is_in_the_low_bits() -> None:
    assert [insn_size(halfword) for halfword in (0, 1, 2, 3, 0x1F, 0x7F, 0xFFFC, 0xFFFF)] == [2, 2, 2, 4, 4, 4, 2, 4]


def test_the_coverage_list_has_every_extension() -> None:
    """RV64GC with Zba, Zbb, Zbs: counted from the manual's instruction listings, fence.tso and pause being
    `fence`, hints having no rows of their own but c.nop."""
    names = row_names()
    assert len(names) == len(set(names)) == len(ROWS)
    compressed = [name for name in names if name.startswith("c.")]
    assert len(compressed) == 37
    bitmanip = 8 + 24 + 8
    assert len(names) - len(compressed) - bitmanip == 53 + 13 + 22 + 30 + 32 + 6 + 4
