"""What a host back end offers, and the shapes that cross its border.

A template is the host code of one guest instruction: a pure function of the instruction word and the
context, so it is memoised. It has two streams of equal length. `hot` is what runs; `cold` holds slow paths
and lies exactly `COLD` bytes above `hot`, so that both are constant bytes although they jump to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import NamedTuple, Protocol

from .ir import Op

COLD = 32 << 20  # distance from hot to cold stream; the hot half of the code buffer is this long


class Exit(IntEnum):
    """Why emitted code returned to `cpu_exec`. Pinned registers are back in the record in every case."""

    CHAIN = 0  # a direct exit that native code could not link: the target is in record.pc
    JUMP = 1  # a jump cache miss that native code could not serve: the target is in record.pc
    REQUEST = 2  # exit_request was seen at a loop edge (exit_site), or at entry (exit_site == 0: pc unchanged)
    TRAP = 3  # a callback raised a guest trap or asked to leave; it has told cpu_exec itself; exit_site is set
    SYSTEM = 4  # a block-ending `system` op: exit_site identifies the instruction
    WINDOW = 5  # `irqcheck` found a pending interrupt: go on after the instruction at exit_site


class End(IntEnum):
    """How a template ends its block."""

    NONE = 0  # it does not
    JUMP = 1  # direct jump: one site
    BRANCH = 2  # conditional: two sites
    INDIRECT = 3  # through the jump cache
    SYSTEM = 4  # Exit.SYSTEM


class Template:
    """Host code of one guest instruction (see the module's docstring).

    `size`: guest bytes. `offset`: taken target relative to pc for JUMP and BRANCH. `sites`: where `hot` gets
    pc-relative constants, as (place of 8 bytes, addend).
    """

    __slots__ = ("cold", "end", "hot", "offset", "sites", "size", "word")

    def __init__(
        self,
        word: int,
        size: int,
        hot: bytes,
        cold: bytes,
        end: End = End.NONE,
        offset: int = 0,
        sites: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.word = word
        self.size = size
        self.hot = hot
        self.cold = cold
        self.end = end
        self.offset = offset
        self.sites = sites


# Direct-exit sites. A JUMP end's last SITE_NEXT bytes of `hot` are its site; a BRANCH end's taken site starts
# SITE_TAKEN bytes before its end and the fall-through site SITE_NEXT before. The cold twin of a site is a 6-byte
# `call [env + EXIT_CHAIN stub]`, so exit_site == COLD + site + 6.
SITE_TAKEN = 12  # jcc rel32 (6 bytes) ; jmp rel32 (5) ; pad (1)
SITE_NEXT = 6  # jmp rel32 (5) ; pad (1)
SITE_CALL = 6


class Callbacks(Protocol):
    """What emitted code calls in Python, by slow paths. Each gets raw addresses and returns a status.

    `site` is the host return address of the call in the instruction's hot or cold stream, from which
    `cpu_exec` recovers TB, instruction and pc. Status 0: go on (a load's value is in record.ret).
    Status 1: leave emitted code with Exit.TRAP. Pinned registers are in the record during the call and are
    reloaded from it afterwards. `stored`: the store to a page with TLB_SLOW_MARK has been made, and a line of its
    bytes holds code. For `atomic`, 0 means "TLB filled: run the instruction again" and 2 means
    "done by the interpreter: skip it".
    """

    def load(self, address: int, size_signed: int, site: int) -> int: ...
    def store(self, address: int, value: int, size: int, site: int) -> int: ...
    def stored(self, address: int, size: int, site: int) -> int: ...
    def atomic(self, address: int, site: int) -> int: ...
    def interpret(self, site: int) -> int: ...


class Alike(NamedTuple):
    """Operands (tcg.ir) that code differs by in nothing but their numbers (tcg.alike).

    `numbers`: what stands for each in the code, 8 bits. `places`: (shift, mask) of the bits of a byte where it may
    stand, as it is or inverted. The first three stand for all. The number of the n-th of these, and of the one after
    it, are together no m-th's of any class: by them a number in code is known (tcg.learn).
    """

    operands: tuple[int, ...]
    numbers: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


class HostBackend(Protocol):
    """A host's code generator."""

    @property
    def alike(self) -> tuple[Alike, ...]:
        """Classes of operands; one that is in none has code of its own."""
        ...

    def lower(self, ops: list[Op], word: int, size: int, ctx: int) -> Template:
        """Make the template of one instruction from its IR."""
        ...

    def fallthrough(self) -> Template:
        """The JUMP end (size 0, offset 0) of a block that stops before a branch: page end, length limit."""
        ...

    def spin_hint(self) -> Template:
        """What is laid before the last jump of a loop that waits (size 0): the op `spin_hint`."""
        ...

    def depends_on_context(self, ops: list[Op]) -> bool:
        """Whether the template of these ops differs between contexts."""
        ...

    def far_stub(self, ctx: int, pc: int) -> bytes:
        """Code for a direct exit to another page: probe the jump cache for `pc`, else Exit.JUMP with it."""
        ...

    @property
    def natives(self) -> Mapping[str, Callable[..., int]]:
        """The native functions (native.lowlevel) by name, for Python: each takes the vCPU record's address first."""
        ...

    def enter(self, code: int) -> int:
        """Run emitted code at host address `code` for the current vCPU record; an `Exit` when it returns."""
        ...
