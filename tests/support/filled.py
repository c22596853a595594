"""Templates as `tcg.tb_make.lay` puts them in place, for tests that lay them themselves."""

from __future__ import annotations

from mttcg.tcg.host import Template

_MASK64 = (1 << 64) - 1


def filled(template: Template, pc: int) -> bytes:
    """Hot code for the instruction at `pc`, with its pc-relative constants."""
    hot = bytearray(template.hot)
    for place, addend in template.sites:
        hot[place : place + 8] = (pc + addend & _MASK64).to_bytes(8, "little")
    return bytes(hot)
