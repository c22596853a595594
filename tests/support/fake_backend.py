"""A block cache over a back end that emits nothing: templates are filler, links are only written down.

`CacheKit` is the block cache of one vCPU with a page table that the test fills, and RAM to put code into. What the
cache asks of its back end and of its code buffer can be looked at, in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mttcg.log import Log
from mttcg.memory.arena import Arena
from mttcg.memory.layout import JC_SIZE, N_CTX, VCPU
from mttcg.memory.ldst import GuestMemory
from mttcg.target.riscv.lrsc import is_load_reserved
from mttcg.target.riscv.translate import decode
from mttcg.tcg.host import COLD, SITE_CALL, SITE_NEXT, SITE_TAKEN, End, Template
from mttcg.tcg.ir import Op
from mttcg.tcg.memo import TemplateStore
from mttcg.tcg.tb import TB
from mttcg.tcg.tb_cache import N_REGIONS, TbCache
from mttcg.tcg.translator import Translator
from tests.support.flat_mmu import FlatMmu, ListBus

RAM = 0x8000_0000
HOT = 0x1000_0000  # where the fake code buffer lies
INSN = 32  # host bytes of an instruction
REGION = 64 * INSN
M = 6  # the context that most tests use: machine mode, no fp


class FakeBackend:
    """tcg.host.HostBackend. `links`: where each linked site leads; `lowered`: what templates were made of."""

    def __init__(self) -> None:
        self.links: dict[int, int] = {}
        self.patched: list[int] = []
        self.lowered: list[tuple[int, int]] = []  # (ctx, word)

    def lower(self, ops: list[Op], word: int, size: int, ctx: int) -> Template:
        self.lowered.append((ctx, word))
        end, offset = _end_of(ops[-1]) if ops else (End.NONE, 0)
        return Template(word, size, bytes(INSN), bytes(INSN), end, offset)

    def fallthrough(self) -> Template:
        return Template(0, 0, bytes(SITE_NEXT), bytes(SITE_NEXT), End.JUMP, 0)

    def link(self, site: int, taken: bool, target: int) -> None:
        self.patched.append(site)
        self.links[site] = target

    def unlink(self, site: int, taken: bool) -> None:
        self.patched.append(site)
        self.links.pop(site, None)

    def far_stub(self, ctx: int, pc: int) -> bytes:
        return bytes(INSN)

    def enter(self, code: int) -> int:
        raise NotImplementedError("nothing is emitted here")


def _end_of(op: Op) -> tuple[End, int]:
    attr: Any = op.attr
    if op.name in ("jmp", "fence_i"):
        return End.JUMP, attr[0]
    if op.name == "br":
        return End.BRANCH, attr[1]
    return {"jmpr": End.INDIRECT, "system": End.SYSTEM}.get(op.name, End.NONE), 0


class FakeCodeBuffer:
    """Keeps what was written where."""

    def __init__(self) -> None:
        self.writes: list[tuple[int, bytes]] = []

    def write(self, address: int, code: bytes) -> None:
        self.writes.append((address, code))


class CacheKit:
    """The block cache of vCPU `index`. Every virtual page of the lowest MiB is mapped to the same page of RAM."""

    def __init__(self, arena: Arena, index: int = 0, serve: Callable[[], None] = lambda: None) -> None:
        self.mmu = FlatMmu()
        self.memory = GuestMemory(arena, index, self.mmu, ListBus(), serve)
        self.ram = self.memory.ram
        self.codepages = self.memory.codepages
        self.backend = FakeBackend()
        self.buffer = FakeCodeBuffer()
        self.translator = Translator(
            self.backend, decode, is_load_reserved, self.ram, self.codepages, Log(), TemplateStore(None)
        )
        self.cache = TbCache(
            self.backend, self.buffer, (HOT, HOT + N_REGIONS * REGION), self.translator, self.mmu, self.memory.tlb,
            self.codepages, self.ram,
        )  # fmt: skip
        self.memory.on_code_written = self.cache.invalidate_range
        self.record = arena.vcpus[index]
        for page in range(arena.pages):
            self.mmu.map(page << 12, RAM + (page << 12))

    def put(self, address: int, *words: int) -> int:
        """Store instructions to RAM at offset `address`; the offset behind them."""
        for word in words:
            size = 4 if word & 3 == 3 else 2
            self.ram.b[address : address + size] = word.to_bytes(size, "little")
            address += size
        return address

    def jump_cache(self, pc: int, ctx: int = M) -> int:
        """Host address that the jump cache has for `pc`, or 0."""
        at = VCPU.q("jc") + 2 * (ctx * JC_SIZE + ((pc >> 1) & (JC_SIZE - 1)))
        return self.record.q[at + 1] if self.record.q[at] == pc else 0

    def held(self, page: int) -> bool:
        """Whether this vCPU is a holder of RAM page `page`."""
        return bool(self.codepages.holders[page] >> self.codepages.index & 1)  # type: ignore[operator]

    def chain(self, source: TB, ctx: int = M, *, taken: bool = False) -> TB:
        """What cpu_exec does at an unlinked direct exit of `source`."""
        found, was_taken, pc = self.cache.direct_exit(exit_site(source, taken))
        assert (found, was_taken) == (source, taken)
        target = self.cache.lookup(pc, ctx)
        self.cache.link(source, taken, target)
        return target


def exit_site(tb: TB, taken: bool) -> int:
    """Return address of the call in the cold twin of a direct exit's site. A branch's cold calls lie together."""
    return tb.host + tb.hot_size - (SITE_TAKEN if taken else SITE_NEXT) + COLD + SITE_CALL


assert M < N_CTX
