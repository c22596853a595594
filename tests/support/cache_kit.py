"""A vCPU's block cache without a guest machine: real back end and code buffer, RAM, a page table that the test fills.

`CacheKit(..., interpret=True)` runs the native functions (native.lowlevel) by CPython instead of their compiled form.
What it has found, made and linked is looked at through `Tb`, a copy of what never changes in a block's record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mttcg.memory.arena import Arena
from mttcg.memory.layout import JC_SIZE, N_CTX, VCPU
from mttcg.memory.ldst import GuestMemory
from mttcg.native.codebuf import CodeBuffer
from mttcg.native.lowlevel import interpreted
from mttcg.target.riscv import shapes, spin
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.lrsc import LOOKAHEAD
from mttcg.target.riscv.translate import decode
from mttcg.tcg import tb_make
from mttcg.tcg.host import COLD, SITE_CALL, SITE_NEXT, SITE_TAKEN, End, Exit, Template
from mttcg.tcg.ir import Op
from mttcg.tcg.tb import BLOCK, NEXT, NONE, TAKEN, insns
from mttcg.tcg.tb_cache import TbCache
from mttcg.tcg.templates import TemplateTable
from mttcg.tcg.translator import Translator, private_table
from mttcg.tcg.x86_64 import backend
from mttcg.tcg.x86_64.backend import Backend
from tests.support.flat_mmu import FlatMmu, ListBus

RAM = 0x8000_0000
M = 6  # the context that most tests use: machine mode, no fp
SMALL = 1 << 20  # a `size` of 16 regions of 64 KiB, which are soon full
Native = Callable[..., int]
ROOTS: tuple[Native, ...] = (*backend.NATIVES, tb_make.make, shapes.shape_of, shapes.immediate_of, spin.spins)
_EXIT_BYTES = {NEXT: 5, TAKEN: 6}  # of the jump at a direct exit's site: jmp rel32, jcc rel32

# What blocks in tests are made of.
NOP = asm("addi", rd=0, rs1=0, imm=0)
ADD = asm("add", rd=10, rs1=10, rs2=11)
RET = asm("jalr", rd=0, rs1=1, imm=0)
ECALL = asm("ecall")


def jump(offset: int) -> int:
    """A direct jump that is always taken."""
    return asm("jal", rd=0, imm=offset)


def branch(offset: int) -> int:
    """Taken if a0 and a1 are the same."""
    return asm("beq", rs1=10, rs2=11, imm=offset)


class NoSlowPaths:
    """tcg.host.Callbacks for code that accesses no memory."""

    def load(self, address: int, size_signed: int, site: int) -> int:
        raise AssertionError(f"load of {address:#x}")

    def store(self, address: int, value: int, size: int, site: int) -> int:
        raise AssertionError(f"store to {address:#x}")

    def stored(self, address: int, size: int, site: int) -> int:
        raise AssertionError(f"store to code at {address:#x}")

    def atomic(self, address: int, site: int) -> int:
        raise AssertionError(f"atomic at {address:#x}")

    def interpret(self, site: int) -> int:
        raise AssertionError(f"an instruction without a lowering at {site:#x}")


class NotingBackend(Backend):
    """The back end. `lowered`: what templates were made from, as (ctx, word, names of the ops)."""

    def __init__(
        self, buffer: CodeBuffer, arena: Arena, index: int, roots: tuple[Native, ...], interpret: bool
    ) -> None:
        self.lowered: list[tuple[int, int, tuple[str, ...]]] = []
        # In CPython `tb_make.make` calls that module's own `shape_of`: there are no shapes.
        roots_of_python = (*roots, tb_make.shape_of) if interpret else ()
        self._by_python = {root.__name__: interpreted(root, VCPU.at) for root in roots_of_python}
        time_base = arena.machine.address("time_base")
        super().__init__(buffer, arena.vcpus[index], NoSlowPaths(), time_base, roots)

    @property
    def natives(self) -> Mapping[str, Callable[..., int]]:
        return self._by_python or super().natives

    def lower(self, ops: list[Op], word: int, size: int, ctx: int) -> Template:
        self.lowered.append((ctx, word, tuple(op.name for op in ops)))
        return super().lower(ops, word, size, ctx)


@dataclass(frozen=True)
class Tb:
    """A block as it was made. `words`: its instructions, without the jump that ends it if it has no end of its own."""

    address: int
    made: int = field(compare=False)  # blocks made when this was looked at: its place may be another's later
    pc: int
    pa: int
    pa2: int
    ctx: int
    host: int
    code_size: int
    hot_size: int
    size: int
    extent: int
    end: End
    target: tuple[int, int]
    words: tuple[int, ...]
    sizes: tuple[int, ...]

    @property
    def alive(self) -> bool:
        """Whether it may be found and jumped to."""
        now = BLOCK.at(self.address)
        return bool(now.alive) and (now.pc, now.ctx, now.host, now.pa) == (self.pc, self.ctx, self.host, self.pa)

    def site(self, taken: bool = False) -> int:
        """Host address of a direct exit's jump."""
        return self.host + self.code_size - (SITE_TAKEN if taken else SITE_NEXT)

    def exit_site(self, taken: bool = False) -> int:
        """Return address of the call in the cold twin of a direct exit's site."""
        return self.site(taken) + COLD + SITE_CALL


class CacheKit:
    """The block cache of vCPU `index`. Every virtual page of the lowest MiB is mapped to the same page of RAM."""

    def __init__(
        self,
        arena: Arena,
        index: int = 0,
        *,
        size: int = COLD,
        interpret: bool = False,
        watch: int = 0,
        spin_hints: bool = True,
        more: tuple[Native, ...] = (),
        table: TemplateTable | None = None,
        log_block: Callable[[object], None] = lambda block: None,
    ) -> None:
        self.mmu = FlatMmu()
        self.memory = GuestMemory(arena, index, self.mmu, ListBus(), lambda: None)
        self.ram = self.memory.ram
        self.codepages = self.memory.codepages
        self.buffer = CodeBuffer(COLD)
        self.record = record = arena.vcpus[index]
        self.backend = NotingBackend(self.buffer, arena, index, (*ROOTS, *more), interpret)
        self.natives = self.backend.natives
        self.memory.tlb.use(self.natives)
        self.translator = Translator(
            self.backend, decode, LOOKAHEAD, shapes, self.ram, self.codepages, table or private_table()
        )
        self.cache = TbCache(
            self.backend, record, self.buffer.base, self.backend.code_start, size, self.translator, self.mmu,
            self.memory.tlb, self.codepages, self.ram, watch=watch, log_block=log_block,
            spin_hints=spin_hints,
        )  # fmt: skip
        self.left_at: list[int] = []
        self.memory.on_code_written = self.cache.invalidate_range
        for page in range(arena.pages):
            self.mmu.map(page << 12, RAM + (page << 12))

    def put(self, address: int, *words: int) -> int:
        """Store instructions to RAM at offset `address`; the offset behind them."""
        for word in words:
            size = 4 if word & 3 == 3 else 2
            self.ram.b[address : address + size] = word.to_bytes(size, "little")
            address += size
        return address

    # --- blocks

    def lookup(self, pc: int, ctx: int = M) -> Tb:
        """The block at `pc`, made if need be."""
        self.record.set("ctx", ctx)
        return self.at(self.cache.lookup(pc, ctx))

    def at(self, host: int) -> Tb:
        """The block whose code holds host address `host`."""
        return self.tb(self.natives["locate"](self.record.base, host + 1))

    def tb(self, address: int) -> Tb:
        """The block whose record is at `address`."""
        assert address
        block = BLOCK.at(address)
        parts = [(insn.word, insn.size) for insn in insns(block)]
        return Tb(
            address, self.count("made"), block.pc, block.pa, block.pa2, block.ctx, block.host, block.code_size,
            block.hot_size, block.size, block.extent, End(block.end), (block.target[0], block.target[1]),
            tuple(word for word, size in parts if size), tuple(size for _, size in parts),
        )  # fmt: skip

    def living(self) -> list[Tb]:
        """All blocks that may be found."""
        return [self.tb(int(block)) for block in self.cache.blocks() if block.alive]

    def code(self, tb: Tb, cold: bool = False) -> bytes:
        """Host code of a block, or its cold half."""
        return self.buffer.read(tb.host + COLD * cold, tb.hot_size)

    def count(self, name: str) -> int:
        """One of the cache's statistics."""
        return self.cache.count(name)

    def jump_cache(self, pc: int, ctx: int = M) -> int:
        """Host address that the jump cache has for `pc`, or 0."""
        at = VCPU.q("jc") + 2 * (ctx * JC_SIZE + ((pc >> 1) & (JC_SIZE - 1)))
        return self.record.q[at + 1] if self.record.q[at] == pc else 0

    def drop_jump(self, pc: int) -> None:
        """Forget what the jump cache has for `pc`, as an entry for another pc there would."""
        self.record.q[VCPU.q("jc") + 2 * (M * JC_SIZE + ((pc >> 1) & (JC_SIZE - 1)))] = NONE

    def held(self, page: int) -> bool:
        """Whether this vCPU is a holder of RAM page `page`."""
        assert self.codepages.index is not None
        return bool(self.codepages.holders[page] >> self.codepages.index & 1)

    # --- links

    def chain(self, source: Tb, ctx: int = M, *, taken: bool = False) -> Tb:
        """Take a direct exit that is not linked, until native code serves it: where it leads."""
        self.record.set("ctx", ctx)
        for _ in range(2):
            self.record.set("exit_site", source.exit_site(taken))
            host = self.natives["chain"](self.record.base)
            assert self.record.get("pc") == source.target[TAKEN if taken else NEXT]
            if host:
                return self.at(host)
            self.cache.lookup(self.record.get("pc"), ctx)
        raise AssertionError("found, but not by `chain`")

    def leads_to(self, source: Tb, taken: bool = False) -> int:
        """Host address that the jump of a direct exit goes to; 0 if it leaves through its cold twin."""
        site, size = source.site(taken), _EXIT_BYTES[TAKEN if taken else NEXT]
        jump = self.buffer.read(site, size)
        assert jump[:-4] == b"\xe9" or (jump[0], jump[1] >> 4) == (0x0F, 8), jump.hex()
        target = site + size + int.from_bytes(jump[-4:], "little", signed=True)
        return 0 if target == site + COLD else target

    def is_far(self, source: Tb, taken: bool = False) -> bool:
        """Whether a direct exit goes through a probe of the jump cache, at the end of the block."""
        return source.host + source.code_size <= self.leads_to(source, taken) < source.host + source.hot_size

    # --- running

    def run(self, pc: int, ctx: int = M) -> tuple[Exit, int]:
        """Run from `pc`, as cpu_exec does, until something else than a jump leaves emitted code: what, and its pc.

        `left_at`: where jumps have left it on the way.
        """
        self.record.set("ctx", ctx)
        self.record.set("mxcsr", 0x1F80)
        self.left_at.clear()
        while True:
            reason = Exit(self.backend.enter(self.cache.lookup(pc, ctx)))
            if reason not in (Exit.CHAIN, Exit.JUMP):
                return reason, self.cache.instruction_at(self.record.get("exit_site"))[0]
            pc = self.record.get("pc")
            self.left_at.append(pc)


assert M < N_CTX
