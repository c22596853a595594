"""What is learned from two templates (tcg.learn), and what is refused: whatever else they have apart."""

from __future__ import annotations

import pytest

from mttcg.tcg.alike import Number
from mttcg.tcg.host import End, Template
from mttcg.tcg.learn import Example, with_holes
from mttcg.tcg.templates import OFFSET_IS_IMMEDIATE, SITES_ADD_IMMEDIATE, Hole, number_hole


def template(hot: bytes, cold: bytes = b"", **more: object) -> Template:
    return Template(0, 4, hot, cold, **more)  # type: ignore[arg-type]


IMM_A, IMM_B = 0x1234_5678, 0x4321_8765
A4, B4 = IMM_A.to_bytes(4, "little"), IMM_B.to_bytes(4, "little")


def test_an_immediate_is_found_where_it_is() -> None:
    found = with_holes(
        Example(template(b"\x01" + A4 + b"\x02" + A4[:1], b"\x03" + A4[:2]), IMM_A),
        Example(template(b"\x01" + B4 + b"\x02" + B4[:1], b"\x03" + B4[:2]), IMM_B),
    )
    assert found is not None
    assert found[1:] == (((1, 4, 0), (6, 1, 0), (1, 2, 1)), 0)


def test_a_template_without_its_immediate_has_no_holes() -> None:
    found = with_holes(Example(template(b"\x01"), IMM_A), Example(template(b"\x01"), IMM_B))
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
    assert with_holes(Example(a, IMM_A), Example(b, IMM_B)) is None


def test_offsets_and_sites_may_be_the_immediate() -> None:
    a = template(b"", end=End.JUMP, offset=IMM_A, sites=((0, IMM_A), (8, IMM_A)))
    b = template(b"", end=End.JUMP, offset=IMM_B, sites=((0, IMM_B), (8, IMM_B)))
    found = with_holes(Example(a, IMM_A), Example(b, IMM_B))
    assert found is not None
    assert found[0].sites == ((0, 0), (8, 0))
    assert found[2] == OFFSET_IS_IMMEDIATE | SITES_ADD_IMMEDIATE


# --- registers' numbers

IN_CODE = ((0, 7), (3, 7))


def numbers(*values: int) -> tuple[Number, ...]:
    return tuple(Number(value, IN_CODE) for value in values)


def learned(a: bytes, b: bytes, of_a: tuple[Number, ...], of_b: tuple[Number, ...]) -> tuple[Hole, ...] | None:
    found = with_holes(Example(template(a), 0, of_a), Example(template(b), 0, of_b))
    return None if found is None else found[1]


def test_numbers_are_found_in_both_halves_of_a_byte_and_inverted() -> None:
    a, b = numbers(3, 6), numbers(6, 7)
    rm_and_reg = bytes([0xC0 | 6 << 3 | 3]), bytes([0xC0 | 7 << 3 | 6])
    found = learned(*rm_and_reg, a, b)
    assert found is not None
    assert set(found) == {(0, number_hole(0, 0), 0), (0, number_hole(1, 3), 0)}
    inverted = bytes([0x80 | (3 ^ 7) << 3]), bytes([0x80 | (6 ^ 7) << 3])
    assert learned(*inverted, a, b) == ((0, number_hole(0, 3), 0),)


def test_a_number_may_be_a_whole_byte() -> None:
    a, b = (Number(0x58, ((0, 0xFF),)),), (Number(0xA8, ((0, 0xFF),)),)
    assert learned(b"\x01\x58", b"\x01\xa8", a, b) == ((1, number_hole(0, 0), 0),)


def test_of_two_fields_with_one_register_the_first_counts() -> None:
    a, b = numbers(3, 3), numbers(6, 6)
    assert learned(b"\xc3", b"\xc6", a, b) == ((0, number_hole(0, 0), 0),)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (b"\xc3", b"\x06"),  # bits above the number's differ too
        (b"\xc3", b"\xc7"),  # another register's number
        (b"\xc3\x48", b"\xc6\x49"),  # a prefix
    ],
)
def test_what_is_no_number_is_refused(a: bytes, b: bytes) -> None:
    assert learned(a, b, numbers(3), numbers(6)) is None


def test_what_may_be_a_number_or_an_immediate_is_refused() -> None:
    a, b = Example(template(b"\x03"), 3, numbers(3)), Example(template(b"\x06"), 6, numbers(6))
    assert with_holes(a, b) is None
