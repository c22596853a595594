"""From an instruction word to IR: the guest's half of a template.

`decode` runs once for each distinct word and context, about 10^5 times in a Linux boot; its result is
memoised by the caller. Importing this module builds the tables and so checks that no two rows overlap.
"""

from __future__ import annotations

from ...tcg.ir import Op
from .decoder import Decoder, Peek, Row, Translation
from .decoder import insn_size as insn_size
from .isa import priv, rva, rvc, rvd, rvf, rvi, rvm, zba, zbb, zbs, zicsr

EXTENSIONS = (
    rvi.insn, rvm.insn, rva.insn, rvf.insn, rvd.insn, rvc.insn, zicsr.insn, priv.insn, zba.insn, zbb.insn, zbs.insn,
)  # fmt: skip

_ROWS = [row for extension in EXTENSIONS for row in extension.rows]
_lookup4 = Decoder(_ROWS, 4).lookup
_lookup2 = Decoder(_ROWS, 2).lookup
ROWS: dict[str, Row] = {row.name: row for row in _ROWS}
if len(ROWS) != len(_ROWS):
    raise ValueError("an instruction has rows of two sizes")


def decode(word: int, size: int, ctx: int, peek: Peek) -> list[Op]:
    """The meaning of `word` (`size` 2 or 4 bytes) in context `ctx`, as ops (see tcg.guest.Decode).

    Never fails: an illegal or reserved encoding means `system illegal`; an fp instruction outside an fp_ok
    context means `system fp_slow`, which sorts out why. A hint means no ops at all.
    """
    row = _lookup4(word) if size == 4 else _lookup2(word)
    b = Translation(word, size, ctx, peek, decode)
    if row is None:
        b.system("illegal")
    elif row.fp and not ctx & 1:
        b.system("fp_slow")
    else:
        row.translate(b, word)
    return b.ops


def lookup(word: int, size: int) -> Row | None:
    """The row of `word`, or None if it is illegal or reserved."""
    return _lookup4(word) if size == 4 else _lookup2(word)


def row_name(word: int, size: int) -> str:
    """The instruction's name ("c.addi", "fadd.s"), or "illegal"."""
    row = lookup(word, size)
    return row.name if row else "illegal"


def row_names() -> list[str]:
    """Every instruction that there is a row for: the coverage list."""
    return list(ROWS)
