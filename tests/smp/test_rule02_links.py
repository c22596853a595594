"""Contract rules 2 to 4 on the block cache itself: whatever happens, no jump leads to an invalid block.

Random lookups, chains, stores, remappings with their flushes, and evictions; after each of them every way by which
emitted code could go on is followed, jump by jump. A guest meets such a way only by luck, and
what it then runs may still be right. The mutants of these rules show that the test is able to fail.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import JC_SIZE, PAGE, VCPU
from mttcg.memory.ldst import GuestMemory
from mttcg.native import memory
from mttcg.native.codebuf import CodeBuffer
from mttcg.target.riscv import shapes
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.lrsc import LOOKAHEAD
from mttcg.target.riscv.translate import decode
from mttcg.tcg.host import COLD, SITE_CALL, SITE_NEXT, SITE_TAKEN, End
from mttcg.tcg.tb import NEXT, TAKEN
from mttcg.tcg.tb_cache import TbCache
from mttcg.tcg.translator import Translator, private_table
from mttcg.tcg.x86_64 import backend
from tests.support.flat_mmu import FlatMmu, ListBus

RAM = 0x8000_0000
M = 6  # the context: machine mode, no fp
CODE_BYTES = 1 << 19  # of host code
PAGES = range(1, 13)
STEPS = 300
LOOK_EVERY = 3  # steps
SEEDS = range(3)
CODE = range(0, 0x80, 4)  # offsets within a page that hold instructions
DEEDS = ["find"] * 4 + ["chain"] * 8 + ["jump", "jump", "store", "others", "remap", "remap all", "fill", "fill"]
FILLERS = range(20, 240)  # pages of long blocks, which push others out
SLOTS = {End.JUMP: (NEXT,), End.BRANCH: (TAKEN, NEXT)}  # direct exits, by how a block ends


def _never_called(*arguments: int) -> int:
    raise AssertionError("no emitted code is entered here")


class Wanderer:
    """Does random things to one vCPU's block cache: the real one, of which nothing is ever entered."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        arena = Arena(1, 1 << 20)
        self.mmu = FlatMmu()
        self.memory = GuestMemory(arena, 0, self.mmu, ListBus())
        self.record = arena.vcpus[0]
        self.record.set("ctx", M)
        buffer = CodeBuffer(COLD)
        never: Any = SimpleNamespace(**dict.fromkeys(("load", "store", "stored", "atomic", "interpret"), _never_called))
        roots = (*backend.NATIVES, shapes.shape_of, shapes.immediate_of)
        host = backend.Backend(buffer, self.record, never, arena.machine.address("time_base"), roots)
        self.natives = host.natives
        self.memory.tlb.use(host.natives)
        pages, ram = self.memory.codepages, self.memory.ram
        translator = Translator(host, decode, LOOKAHEAD, shapes, ram, pages, private_table())
        self.cache = TbCache(
            host, self.record, buffer.base, host.code_start, CODE_BYTES, translator, self.mmu, self.memory.tlb, pages,
            ram,
        )  # fmt: skip
        self.frames = {page: page for page in (*PAGES, *FILLERS)}
        for page in self.frames:
            self.mmu.map(page * PAGE, RAM + page * PAGE)
        for page in PAGES:
            for offset in CODE:
                self.put(page * PAGE + offset, self.instruction())
        for page in FILLERS:
            for i in range(60):
                self.put(page * PAGE + 4 * i, asm("sd", rs1=10, rs2=28, imm=8 * i))
            self.put(page * PAGE + 240, asm("jalr", rd=0, rs1=1, imm=0))

    def put(self, address: int, word: int) -> None:
        self.memory.ram.b[address : address + 4] = word.to_bytes(4, "little")

    def instruction(self) -> int:
        offset = self.rng.choice([8, 16, -8, 24, PAGE, -PAGE])
        kind = self.rng.randrange(4)
        if kind == 0:
            return asm("jal", rd=0, imm=offset)
        if kind == 1:
            return asm("beq", rs1=10, rs2=11, imm=offset if abs(offset) < PAGE else 8)
        return asm("jalr", rd=0, rs1=1, imm=0) if kind == 2 else asm("add", rd=10, rs1=10, rs2=11)

    def living(self) -> list[Any]:
        return [block for block in self.cache.blocks() if block.alive]

    def pc(self) -> int:
        return self.rng.choice(PAGES) * PAGE + self.rng.choice(CODE)

    def step(self) -> None:
        rng = self.rng
        match rng.choice(DEEDS):
            case "find":
                self.cache.lookup(self.pc(), M)
            case "chain":
                self._chain()
            case "jump":
                self.record.set("pc", self.pc())
                if not self.natives["jump"](self.record.base):
                    self.cache.lookup(self.record.get("pc"), M)
            case "store":
                pa = RAM + self.pc()
                self.put(pa - RAM, self.instruction())
                self.cache.invalidate_range(pa, 4)
            case "fill":
                for _ in range(20):
                    self.cache.lookup(rng.choice(FILLERS) * PAGE, M)
            case "others":
                self.cache.invalidate_page(rng.choice(PAGES))
            case "remap":
                page = self._remap()
                self.memory.tlb.flush_page(page * PAGE)
            case "remap all":
                self._remap()
                self.memory.tlb.flush_all()

    def _chain(self) -> None:
        """What emitted code does at a direct exit that is not linked."""
        exits = [(block, slot) for block in self.living() for slot in SLOTS.get(End(block.end), ())]
        sources = [one for one in exits if leads_to(*one) == site(*one) + COLD and one[0].target[one[1]] >> 12 in PAGES]
        if not sources:
            return
        block, slot = self.rng.choice(sources)
        # Only mapped code runs, but it may have remapped itself in the block that ends here.
        if self.frames[block.pc >> 12] * PAGE + RAM == block.pa & -PAGE or self.rng.random() < 0.3:
            self.record.set("exit_site", site(block, slot) + COLD + SITE_CALL)
            if not self.natives["chain"](self.record.base):
                self.cache.lookup(self.record.get("pc"), M)

    def _remap(self) -> int:
        page, frame = self.rng.choice(PAGES), self.rng.choice(PAGES)
        self.frames[page] = frame
        self.mmu.map(page * PAGE, RAM + frame * PAGE)
        return page

    def wrong_ways(self) -> Iterator[str]:
        """Every way on that leads to the wrong place."""
        by_host = {block.host: block for block in self.living()}
        for source in by_host.values():
            for slot in SLOTS.get(End(source.end), ()):
                host = leads_to(source, slot)
                own_probe = source.code_size <= host - source.host < source.hot_size
                if own_probe or host == site(source, slot) + COLD:
                    continue
                target = by_host.get(host)
                if target is None:
                    yield f"the jump of {source.pc:#x} leads to a dead block"
                elif source.pc >> 12 != target.pc >> 12 or (source.pa ^ target.pa) & -PAGE:
                    yield f"the jump of {source.pc:#x} leads directly to another page"
        for page in PAGES:
            for pc in (page * PAGE + offset for offset in CODE):
                host = self._jump_cache(pc)
                block = by_host.get(host)
                at = RAM + self.frames[page] * PAGE + (pc & (PAGE - 1))
                if host and (block is None or block.pc != pc or block.pa != at):
                    yield f"the jump cache leads from {pc:#x} to the wrong block"

    def _jump_cache(self, pc: int) -> int:
        """Where emitted code goes on at `pc` by the jump cache; 0: it leaves."""
        at = VCPU.q("jc") + 2 * (M * JC_SIZE + ((pc >> 1) & (JC_SIZE - 1)))
        return self.record.q[at + 1] if self.record.q[at] == pc else 0


def site(block: Any, slot: int) -> int:
    """Host address of a direct exit's jump."""
    return int(block.host + block.code_size - (SITE_TAKEN if slot == TAKEN else SITE_NEXT))


def leads_to(block: Any, slot: int) -> int:
    """Where it jumps to, by its bytes."""
    at = site(block, slot) + (2 if slot == TAKEN else 1)
    return at + 4 + int.from_bytes(bytes(memory.buffer(at, 4)), "little", signed=True)


def wander(wanderer: Wanderer) -> list[str]:
    """What goes wrong first; empty if nothing does."""
    for step in range(STEPS):
        wanderer.step()
        if step % LOOK_EVERY:
            continue
        wrong = list(wanderer.wrong_ways())
        if wrong:
            return wrong
    return []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_way_leads_to_an_invalid_block(seed: int) -> None:
    wanderer = Wanderer(seed)
    assert wander(wanderer) == []
    # It was a walk through all that can go wrong.
    assert min(wanderer.cache.count(name) for name in ("chained", "invalidated", "evicted")) > 10


@pytest.mark.parametrize("name", [
    "link-across-remap", "kill-keeps-links", "kill-keeps-jump-cache", "flush-page-keeps-jump-cache",
])  # fmt: skip
def test_mutants_of_the_block_cache_are_noticed(name: str) -> None:
    """In a process of its own, which a mutant may well bring down. The suite asks in the same way (`mutation`)."""
    command = [sys.executable, "-m", "mttcg.smptest.mutant", "--pytest", name, __file__]
    result = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "leads" in result.stdout
