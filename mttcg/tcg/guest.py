"""What the translator needs to know of a guest architecture, as a Protocol: tcg never imports target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from ..memory.protocols import GuestTrap as GuestTrap
from .ir import Op


class GuestCpu(Protocol):
    """One hart as the IR interpreter and the slow paths see it. Addresses are virtual, values unsigned."""

    ctx: int

    def load(self, va: int, size: int) -> int: ...
    def store(self, va: int, size: int, value: int) -> None: ...
    def load_reserved(self, va: int, size: int, sc_pc: int) -> int: ...
    def store_conditional(self, va: int, size: int, value: int, pc: int) -> int: ...
    def amo(self, va: int, size: int, kind: str, value: int) -> int: ...
    def fence(self, full: bool) -> None: ...
    def get_x(self, index: int) -> int: ...
    def set_x(self, index: int, value: int) -> None: ...
    def get_f(self, index: int) -> int: ...
    def set_f(self, index: int, value: int) -> None: ...
    def get_env(self, field: str) -> int: ...
    def set_env(self, field: str, value: int) -> None: ...
    def rounding(self, rm: int) -> int: ...  # resolves 7 (dynamic); GuestTrap illegal if reserved
    def raise_fflags(self, flags: int) -> None: ...
    def read_clock(self, csr: int, word: int) -> int: ...  # op `rdclock`; GuestTrap illegal if not allowed
    def call_helper(self, name: str, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None: ...


class Relative(NamedTuple):
    """A word of some shape, its immediate modulo 2^64 (0 if the shape has none), and its registers, by field."""

    word: int
    immediate: int
    operands: tuple[int, ...]


class Shapes(Protocol):
    """Which instruction words differ in nothing but an immediate and registers (tcg.learn).

    A shape is what native function `shape_of` (tcg.tb_make) says that they have in common.
    """

    def relatives(self, word: int, shape: int, partners: Sequence[int]) -> tuple[Relative, Relative] | None:
        """Two words of its shape that differ in whatever words of the shape may differ in, if there are such.

        The first has the shape's registers, the second their partners (tcg.alike.Stands).
        """
        ...


# word, size in bytes, ctx -> ops. The result depends on nothing else but, for LR, the following code:
# `peek(n)` gives the n-th halfword after the instruction's start, or None beyond the page.
Decode = Callable[[int, int, int, Callable[[int], int | None]], list[Op]]
