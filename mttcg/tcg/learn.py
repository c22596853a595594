"""One template for all instructions of a shape: where in its bytes the immediate is, learned from two examples.

Nothing in the lowerings knows of holes. Two words of the same shape whose immediates differ in every byte that may are
lowered, and the two templates compared: if they differ in nothing but places that hold each one's immediate, these
are the holes, and any other word's template is the same bytes with its own immediate in them. Else there is no
template for the shape, and its words keep one each.
"""

from __future__ import annotations

from .host import Template
from .templates import OFFSET_IS_IMMEDIATE, SITES_ADD_IMMEDIATE

Holes = tuple[tuple[int, int, int], ...]  # (place, bytes, 1 if in the cold stream)
_MASK64 = (1 << 64) - 1
_WIDTHS = (4, 2, 1)


def with_holes(a: Template, b: Template, imm_a: int, imm_b: int) -> tuple[Template, Holes, int] | None:
    """The template of a shape, its holes and flags (tcg.templates); None if the two have more than that apart."""
    if (a.size, a.end, len(a.hot), len(a.cold)) != (b.size, b.end, len(b.hot), len(b.cold)):
        return None
    flags = 0
    if (a.offset & _MASK64, b.offset & _MASK64) == (imm_a, imm_b):
        flags |= OFFSET_IS_IMMEDIATE
    elif a.offset != b.offset:
        return None
    places = tuple(place for place, _ in a.sites)
    if places != tuple(place for place, _ in b.sites):
        return None
    sites = a.sites
    if a.sites != b.sites:
        if any(x & _MASK64 != imm_a or y & _MASK64 != imm_b for (_, x), (_, y) in zip(a.sites, b.sites, strict=True)):
            return None
        flags |= SITES_ADD_IMMEDIATE
        sites = tuple((place, 0) for place in places)
    holes: list[tuple[int, int, int]] = []
    for cold, (x, y) in enumerate(((a.hot, b.hot), (a.cold, b.cold))):
        found = _differences(x, y, imm_a, imm_b)
        if found is None:
            return None
        holes += [(place, width, cold) for place, width in found]
    return Template(a.word, a.size, a.hot, a.cold, a.end, a.offset, sites), tuple(holes), flags


def _differences(x: bytes, y: bytes, imm_x: int, imm_y: int) -> list[tuple[int, int]] | None:
    """Where two streams differ, as (place, bytes) that hold the immediates; None if that is not all."""
    found: list[tuple[int, int]] = []
    apart = int.from_bytes(x, "little") ^ int.from_bytes(y, "little")
    while apart:
        hole = _hole(x, y, ((apart & -apart).bit_length() - 1) // 8, imm_x, imm_y)
        if hole is None or (found and hole[0] < sum(found[-1])):
            return None
        found.append(hole)
        end = 8 * sum(hole)
        apart = apart >> end << end
    return found


def _hole(x: bytes, y: bytes, at: int, imm_x: int, imm_y: int) -> tuple[int, int] | None:
    for width in _WIDTHS:
        mask = (1 << 8 * width) - 1
        wanted = (imm_x & mask).to_bytes(width, "little"), (imm_y & mask).to_bytes(width, "little")
        for start in range(max(0, at - width + 1), at + 1):
            if (x[start : start + width], y[start : start + width]) == wanted:
                return start, width
    return None
