"""Recognising constrained LR/SC sequences.

A store-conditional must fail if another hart has stored to the reserved bytes since the load-reserved, even if
it stored the same value. Between the LR and SC of a constrained sequence (manual, "Eventual Success of
Store-Conditional Instructions") the hart makes no other memory access, so it cannot tell whether such a store
came before its LR or after: comparing values is exact there, and cheap. Every other sequence needs the
exact scheme. So LR looks ahead along its fall-through path, and tells which SC, if any, may compare.

The region is accepted if all of the following hold, else the answer is 0 (exact scheme):

- within 16 further instructions, in the same page, comes an SC of LR's size to LR's address register;
- before it, only computations on registers that leave the address register alone, and conditional branches
  that go forward: to an instruction of the region or, the first branch only, past the SC. That is the compare-and-swap
  loops' "value differs" exit. It is in the LR's own block, so the translator can make it note that the region was
  left (tcg.reservation): code that jumps back to the SC then finds a reservation that is not exact.
"""

from __future__ import annotations

from ...tcg.ir import Op
from ...tcg.ops import OPS
from .decoder import Translation, insn_size

MAX_INSTRUCTIONS = 16  # the manual's bound on a constrained loop's length
LR_BYTES = 4


def sc_offset(b: Translation, rd: int, rs1: int, size: int) -> int:
    """Distance from this LR to the SC that ends its constrained sequence; 0 if there is none."""
    if rd == rs1 and rd != 0:
        return 0
    branches: list[int] = []
    starts: set[int] = set()
    offset = LR_BYTES
    for _ in range(MAX_INSTRUCTIONS):
        length, ops = _following(b, offset)
        if not length:
            return 0
        starts.add(offset)
        for op in ops:
            if op.name == "sc":
                inside = {target for target in branches if target <= offset}
                leaves_later = any(target > offset for target in branches[1:])
                fits = op.attr[0] == size and op.args[0] == rs1 and inside <= starts and not leaves_later
                return offset if fits else 0
            if op.name == "br" and isinstance(op.attr[1], int) and op.attr[1] > 0:
                branches.append(offset + op.attr[1])
            elif op.out == rs1 or not _only_computes(op):
                return 0
        offset += length
    return 0


def _following(b: Translation, offset: int) -> tuple[int, list[Op]]:
    """Size and ops of the instruction `offset` bytes on; size 0 if the page ends before it does."""
    low = b.peek(offset // 2)
    if low is None:
        return 0, []
    size = insn_size(low)
    if size == 2:
        return 2, b.decode(low, 2, b.ctx, _blind)
    high = b.peek(offset // 2 + 1)
    return (0, []) if high is None else (4, b.decode(high << 16 | low, 4, b.ctx, _blind))


def _only_computes(op: Op) -> bool:
    row = OPS[op.name]
    return not (row.effect or row.faults or row.ends or row.fp)


def _blind(n: int) -> int | None:
    """A `peek` that sees nothing: an LR inside the region ends the search anyway."""
    return None


LOOKAHEAD = 0xF800_007F, 0x1000_002F  # (mask, match) of LR: the one instruction whose IR depends on what follows it


def is_load_reserved(word: int) -> bool:
    """Whether `word` is an LR."""
    return word & LOOKAHEAD[0] == LOOKAHEAD[1]


def atomic_size(word: int) -> int:
    """Bytes that an atomic instruction accesses (funct3)."""
    return 1 << (word >> 12 & 7)
