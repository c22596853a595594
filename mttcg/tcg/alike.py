"""Operands that a host has in places alike, so that code differs in nothing but their numbers.

A back end names classes of such operands (`tcg.host.Alike`): registers whose numbers take the same prefix, slots of the
vCPU record in reach of a short displacement. An instruction's template is made for a class's *stand-ins*, a different
one for each of its fields, and holds for all other members: where it has a stand-in's number, theirs is put.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..native.ffi import ffi
from .host import Alike

SLOTS = 3  # fields of registers in an instruction, and stand-ins of a class
N_OPERANDS = 64
SLOT_BYTES = 2 * N_OPERANDS  # of `Stands.table`


class Number(NamedTuple):
    """An operand's number in host code. `places`: (shift, mask) of the bits of a byte that may hold it."""

    value: int
    places: tuple[tuple[int, int], ...]


class Stands:
    """Who stands for whom.

    `table`: for native code, at `address`, by field and operand: the operand that stands for it, and what their numbers
    differ by. `partners`: by operand, the one to compare its code with; itself if nobody is like it. `numbers`: by
    operand.
    """

    def __init__(self, classes: Sequence[Alike]) -> None:
        self.partners = list(range(N_OPERANDS))
        self.numbers = [Number(0, ())] * N_OPERANDS
        table = bytearray()
        for operand in range(N_OPERANDS):
            table += bytes((operand, 0))
        self.table = table * SLOTS
        for alike in classes:
            stand_ins = alike.operands[:SLOTS]
            for slot, stand_in in enumerate(stand_ins):
                self.partners[stand_in] = stand_ins[(slot + 1) % SLOTS]
                for operand, number in zip(alike.operands, alike.numbers, strict=True):
                    self.numbers[operand] = Number(number, alike.places)
                    at = slot * SLOT_BYTES + 2 * operand
                    self.table[at : at + 2] = bytes((stand_in, number ^ alike.numbers[slot]))
        self._pinned = ffi.from_buffer(self.table)
        self.address = int(ffi.cast("uintptr_t", self._pinned))
