"""Building the meaning of one guest instruction as IR.

Operands are plain integers: 0-31 integer registers, 32-63 fp registers, 64 and up temporaries that live
within one instruction; constants are `Imm`. The builder folds the zero register away: a read of x0 becomes
`Imm(0)`, a write to x0 goes to a temporary if the op has effects and is dropped otherwise, so that no pass
and no back end has to know about it.
"""

from __future__ import annotations

from typing import NamedTuple

from .ops import OPS

NONE = -1
F0 = 32
TEMP0 = 64
MASK64 = (1 << 64) - 1


class Imm(int):
    """A constant operand: 64-bit two's complement, kept as 0 .. 2^64-1."""

    def __new__(cls, value: int) -> Imm:
        return super().__new__(cls, value & MASK64)

    def __repr__(self) -> str:
        return f"${int(self):#x}"


class Op(NamedTuple):
    """One IR operation: row name, output operand (or NONE), inputs, attributes in the row's order."""

    name: str
    out: int
    args: tuple[int, ...]
    attr: tuple[object, ...]


class Builder:
    """Collects the ops of one guest instruction. `word` and `size` (2 or 4 bytes) identify it."""

    __slots__ = ("_next", "ops", "size", "word")

    def __init__(self, word: int, size: int) -> None:
        self.word = word
        self.size = size
        self.ops: list[Op] = []
        self._next = TEMP0

    def temp(self) -> int:
        """A fresh temporary."""
        self._next += 1
        return self._next - 1

    def op(self, name: str, out: int, *args: int, attr: tuple[object, ...] = ()) -> int:
        """Append an op and return its output operand (a temporary when x0 was asked for)."""
        row = OPS[name]
        if len(args) != row.ins or len(attr) != len(row.attrs):
            raise ValueError(f"{name} takes {row.ins} inputs and attributes {row.attrs}, not {args} {attr}")
        if out == 0 and row.outs:
            if not row.effect:
                return NONE
            out = self.temp()
        if 0 in args:  # x0, or a constant that is 0 already
            args = tuple([a or Imm(0) for a in args])
        self.ops.append(Op(name, out, args, attr))
        return out

    def system(self, name: str, *args: int) -> None:
        """End the block in guest helper `name`."""
        self.op("system", NONE, attr=(name, args))

    def helper(self, name: str, *args: int) -> None:
        """Call guest helper `name`; the block goes on."""
        self.op("helper", NONE, attr=(name, args))
