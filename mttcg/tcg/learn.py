"""One template for all instructions of a shape: where its immediate and registers are, learned from two words.

Nothing in the lowerings knows of holes. Two words of the same shape are lowered whose immediates differ in every byte
that may, and whose registers have numbers of which no two pairs are alike. If the two templates differ in nothing but
places that hold each one's immediate or numbers, these are the holes, and any other word's template is the same bytes
with its own immediate and numbers in them. Else there is no template for the shape, and its words keep one each.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .alike import Number
from .host import Template
from .templates import OFFSET_IS_IMMEDIATE, SITES_ADD_IMMEDIATE, Hole, number_hole

_MASK64 = (1 << 64) - 1
_WIDTHS = (4, 2, 1)


class Example(NamedTuple):
    """A template, the immediate of its word, and its registers' numbers, by field."""

    template: Template
    immediate: int
    numbers: tuple[Number, ...] = ()


def with_holes(x: Example, y: Example) -> tuple[Template, tuple[Hole, ...], int] | None:
    """The template of a shape, its holes and flags (tcg.templates); None if the two have more than that apart."""
    a, b = x.template, y.template
    if (a.size, a.end, len(a.hot), len(a.cold)) != (b.size, b.end, len(b.hot), len(b.cold)):
        return None
    flags = 0
    immediates = x.immediate, y.immediate
    if a.offset != b.offset:
        if (a.offset & _MASK64, b.offset & _MASK64) != immediates:
            return None
        flags |= OFFSET_IS_IMMEDIATE
    sites = a.sites
    if a.sites != b.sites:
        if [place for place, _ in a.sites] != [place for place, _ in b.sites]:
            return None
        if any((m & _MASK64, n & _MASK64) != immediates for (_, m), (_, n) in zip(a.sites, b.sites, strict=True)):
            return None
        flags |= SITES_ADD_IMMEDIATE
        sites = tuple((place, 0) for place, _ in a.sites)
    in_code = _in_code(immediates)
    changes = _changes(x.numbers, y.numbers)
    hot = _differences(a.hot, b.hot, 0, in_code, changes)
    cold = _differences(a.cold, b.cold, 1, in_code, changes)
    if hot is None or cold is None:
        return None
    return Template(a.word, a.size, a.hot, a.cold, a.end, a.offset, sites), (*hot, *cold), flags


InCode = list[tuple[int, bytes, bytes]]  # bytes of an immediate, and what they are in the two templates


@cache
def _in_code(immediates: tuple[int, int]) -> InCode:
    if immediates[0] == immediates[1]:
        return []
    of_x, of_y = (immediate.to_bytes(8, "little") for immediate in immediates)
    return [(width, of_x[:width], of_y[:width]) for width in _WIDTHS]


# What bits of a byte under a mask are in the two templates → the field whose number is there, and its shift.
Changes = dict[tuple[int, int, int], tuple[int, int]]


@cache
def _changes(x: tuple[Number, ...], y: tuple[Number, ...]) -> Changes:
    """All that numbers may have made of a byte. Of two fields with the same register the first one counts."""
    changes: Changes = {}
    for field, (one, other) in enumerate(zip(x, y, strict=True)):
        if one == other:  # nobody is like it
            continue
        for shift, mask in one.places:
            for flip in (0, mask):
                bits = mask << shift, (one.value ^ flip) << shift, (other.value ^ flip) << shift
                changes.setdefault(bits, (field, shift))
    return changes


def _differences(x: bytes, y: bytes, cold: int, in_code: InCode, changes: Changes) -> list[Hole] | None:
    """Where two streams differ, as holes; None if that is not all, or it could be either."""
    if x == y:
        return []
    found: list[Hole] = []
    apart = int.from_bytes(x, "little") ^ int.from_bytes(y, "little")
    end = 0  # of the last place of an immediate
    while apart:
        at = ((apart & -apart).bit_length() - 1) // 8
        immediate = _immediate_at(x, y, at, in_code)
        numbers = _numbers_in(x[at], y[at], changes)
        if (immediate is None) is (numbers is None):
            return None
        if numbers is not None:
            found += [Hole(at, kind, cold) for kind in numbers]
            last = at + 1
        else:
            assert immediate is not None
            start, width = immediate
            if start < end:
                return None
            found.append(Hole(start, width, cold))
            last = end = start + width
        apart = apart >> 8 * last << 8 * last
    return found


def _immediate_at(x: bytes, y: bytes, at: int, in_code: InCode) -> tuple[int, int] | None:
    """The place around `at` that holds the immediates, and its bytes."""
    for width, of_x, of_y in in_code:
        start = x.find(of_x, max(0, at - width + 1), at + width)
        while start >= 0:
            if y.startswith(of_y, start):
                return start, width
            start = x.find(of_x, start + 1, at + width)
    return None


def _numbers_in(x: int, y: int, changes: Changes) -> list[int] | None:
    """The kinds of the holes for numbers by which a byte of one template is one of the other."""
    kinds = []
    rest = x ^ y
    for (mask, one, other), (field, shift) in changes.items():
        if rest & mask and x & mask == one and y & mask == other:
            kinds.append(number_hole(field, shift))
            rest &= ~mask
            if not rest:
                return kinds
    return None
