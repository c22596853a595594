"""A fake environment for emitted code: one vCPU record, a TLB filled by hand, callbacks that only take notes.

Guest page `VA` (and the next one) is RAM at offset 0 of the arena's RAM; everything else misses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from mttcg.memory.arena import Arena
from mttcg.memory.layout import LINEAR_SIZE, N_MMU, TLB_INVALID, TLB_SIZE, VCPU
from mttcg.memory.softtlb import place_maps
from mttcg.native import memory
from mttcg.native.codebuf import CodeBuffer
from mttcg.tcg.host import COLD, Exit, Template
from mttcg.tcg.ir import Imm, Op
from mttcg.tcg.x86_64.backend import Backend
from tests.support.filled import filled

VA = 0x10000
MASK64 = (1 << 64) - 1
DEFAULT_MXCSR = 0x1F80
END = Op("system", -1, (), ("ebreak", ()))


class Notes:
    """`Callbacks` that keep what they were called with. `act` may be replaced; it gives the status."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.ret = 0
        self.status = 0
        self.act: Callable[[tuple[object, ...]], None] = lambda call: None
        self.set_ret: Callable[[int], None] = lambda value: None

    def _call(self, *call: object) -> int:
        self.calls.append(call)
        self.act(call)
        return self.status

    def load(self, address: int, size_signed: int, site: int) -> int:
        self.set_ret(self.ret)
        return self._call("load", address, size_signed, site)

    def store(self, address: int, value: int, size: int, site: int) -> int:
        return self._call("store", address, value, size, site)

    def stored(self, address: int, size: int, site: int) -> int:
        return self._call("stored", address, size, site)

    def atomic(self, address: int, site: int) -> int:
        return self._call("atomic", address, site)

    def interpret(self, site: int) -> int:
        return self._call("interpret", site)


class Emitted:
    """Runs templates of single instructions. `ctx` 0 is user mode, so mmu_idx is 0."""

    def __init__(self) -> None:
        self.arena = Arena(1, 4 << 20)
        self.record = self.arena.vcpus[0]
        self.q = self.record.q
        self.notes = Notes()
        self.notes.set_ret = lambda value: self.record.set("ret", value)
        self.buffer = CodeBuffer(COLD)
        self.backend = Backend(self.buffer, self.record, self.notes, self.arena.machine.address("time_base"))
        self.ram = self.arena.ram_view()
        place_maps(self.arena, 0)
        writable = memory.map_anonymous(4 * self.arena.pages, memory.PROT_READ | memory.PROT_WRITE)
        self.record.set("map_writable", writable)
        tlb = VCPU.q("tlb")
        for word in range(N_MMU * TLB_SIZE * 4):
            self.q[tlb + word] = TLB_INVALID
        for place in range(LINEAR_SIZE):
            self.record.set("linear", TLB_INVALID, place)
        for page in (VA, VA + 4096):
            self.map_page(page, page - VA)
        self.reset()

    def map_page(self, va: int, offset: int, mmu_idx: int = 0, writable: bool = True) -> None:
        """Enter RAM offset `offset` into the TLB at `va`."""
        at = VCPU.q("tlb") + 4 * (mmu_idx * TLB_SIZE + (va >> 12) % TLB_SIZE)
        self.q[at] = va
        self.q[at + 1] = va if writable else TLB_INVALID
        self.q[at + 2] = (self.arena.ram + offset - va) & MASK64
        self.q[at + 3] = self.arena.ram_phys + offset

    def unmap_page(self, va: int, mmu_idx: int = 0) -> None:
        """Let the soft TLB have nothing for a page."""
        at = VCPU.q("tlb") + 4 * (mmu_idx * TLB_SIZE + (va >> 12) % TLB_SIZE)
        self.q[at] = self.q[at + 1] = TLB_INVALID

    def reset(self) -> None:
        """Registers 0, default MXCSR, no notes."""
        for i in range(64):
            self.q[i] = 0
        self.record.set("mxcsr", DEFAULT_MXCSR)
        self.record.set("exit_request", 0)
        self.notes.calls.clear()
        self.notes.status = 0
        self.notes.act = lambda call: None

    def place(self, templates: list[Template], pc: int = 0x8000_0000, at: int = 0) -> int:
        """Store a block's streams at `at` (default: code_start) and give its address."""
        at = at or self.backend.code_start
        hot = b"".join(filled(t, pc) for t in templates)
        cold = b"".join(t.cold for t in templates)
        assert len(hot) == len(cold)
        self.buffer.write(at, hot)
        self.buffer.write(at + COLD, cold)
        return at

    def link(self, site: int, taken: bool, target: int) -> None:
        """Patch a direct exit's jump, as tcg.tb_lists.point_exit does."""
        opcode, size = (2, 6) if taken else (1, 5)  # jcc rel32, jmp rel32
        self.buffer.write(site + opcode, (target - site - size).to_bytes(4, "little", signed=True))

    def unlink(self, site: int, taken: bool) -> None:
        """Let it leave by its cold twin again."""
        self.link(site, taken, site + COLD)

    def run(
        self, ops: list[Op], x: Mapping[int, int] | None = None, ctx: int = 1, size: int = 4, pc: int = 0x8000_0000
    ) -> Exit:
        """One instruction with the registers `x` (number: value; fp from 32 on), then a block end if it has none."""
        for register, value in (x or {}).items():
            self.q[register] = value
        self.record.set("ctx", ctx)
        templates = [self.backend.lower(ops, 0, size, ctx)]
        if not templates[0].end:
            templates.append(self.backend.lower([END], 0, 4, ctx))
        return Exit(self.backend.enter(self.place(templates, pc)))

    def close(self) -> None:
        """Give the mappings back."""
        del self.ram
        self.buffer.close()


@contextmanager
def emitted() -> Iterator[Emitted]:
    """An environment that is closed afterwards."""
    env = Emitted()
    try:
        yield env
    finally:
        env.close()


def op(name: str, out: int, *args: int, attr: tuple[object, ...] = ()) -> Op:
    """An op as the builder makes it."""
    return Op(name, out, args, attr)


__all__ = ["DEFAULT_MXCSR", "MASK64", "VA", "Emitted", "Imm", "emitted", "op"]
