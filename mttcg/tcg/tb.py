"""Translation blocks, and the regions of the code buffer that they live in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from .host import SITE_NEXT, SITE_TAKEN, End, Template


@dataclass(slots=True, eq=False)
class TB:
    """The host code of a run of guest instructions.

    Identity (contract rule 1): virtual `pc`, physical `pa` (and `pa2`, the page of an instruction that
    crosses the page's end, else -1), `ctx`. `size`: guest bytes. `extent`: guest bytes that the code depends
    on (an LR looks ahead). `host`/`hot_size`: hot code. `alive`: may be found and jumped to.
    `incoming`: links that lead here, as (source, taken).
    """

    pc: int
    pa: int
    pa2: int
    ctx: int
    size: int
    extent: int
    host: int
    hot_size: int
    templates: tuple[Template, ...]
    region: Region
    alive: bool = True
    incoming: list[tuple[TB, bool]] = field(default_factory=list)

    def exit_target(self, taken: bool) -> int:
        """Guest pc that a direct exit leads to."""
        last = self.templates[-1]
        last_pc = self.pc + self.size - last.size
        offset = last.offset if taken or last.end is End.JUMP else last.size
        return (last_pc + offset) & 0xFFFF_FFFF_FFFF_FFFF

    def site(self, taken: bool) -> int:
        """Host address of a direct exit's site."""
        return self.host + self.hot_size - (SITE_TAKEN if taken else SITE_NEXT)

    def instruction_at(self, hot: int) -> tuple[int, Template]:
        """Guest pc and template of the instruction whose hot code holds host address `hot`."""
        offset = hot - self.host
        pc = self.pc
        for template in self.templates:
            offset -= len(template.hot)
            if offset < 0:
                return pc, template
            pc += template.size
        raise LookupError(f"host address {hot:#x} is not in the block at pc {self.pc:#x}")


@dataclass(slots=True, eq=False)
class FarStub:
    """A jump cache probe for one target pc, shared by all page-crossing links to it."""

    key: tuple[int, int]
    host: int
    incoming: list[tuple[TB, bool]] = field(default_factory=list)


class Region:
    """A part of the code buffer, filled from its start and evicted as a whole. `stamp`: last use."""

    __slots__ = ("end", "free", "hosts", "stamp", "start", "stubs", "tbs")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.free = start
        self.stamp = 0
        self.hosts: list[int] = []
        self.tbs: list[TB] = []
        self.stubs: list[FarStub] = []

    def find(self, host: int) -> TB:
        """The TB, dead or alive, that holds host address `host`. LookupError if none does."""
        index = bisect_right(self.hosts, host) - 1
        if index >= 0:
            tb = self.tbs[index]
            if host < tb.host + tb.hot_size:
                return tb
        raise LookupError(f"no block at host address {host:#x}")

    def reset(self) -> None:
        """Empty it."""
        self.free = self.start
        self.hosts.clear()
        self.tbs.clear()
        self.stubs.clear()
