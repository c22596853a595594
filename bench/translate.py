"""What translating costs: the real `TbCache.lookup` over the text of Debian's kernel, nothing executed.

The text is walked block after block, as if control fell through everywhere: each instruction is translated once.
Cold: no template has ever been made. Kept: they come from the file that an earlier run left (tcg.templates). Warm:
the same table again. Between passes all blocks are dropped.
A process of its own does it (`python -m bench.translate N`), for a heap as small as a vCPU's.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.linux import images
from bench.process import run
from bench.progress import Progress
from mttcg.bootplan import PRIV_M
from mttcg.config import MIB, MachineConfig
from mttcg.log import Log
from mttcg.memory.arena import Arena
from mttcg.tcg.tb import BLOCK
from mttcg.tcg.templates import WORTH_SAVING, TemplateTable
from mttcg.tcg.translator import private_table
from mttcg.vcpu.cpu_exec import Vcpu
from mttcg.vcpu.process import timer_of

STATES = ("cold", "kept", "warm")
_INSTRUCTIONS, _QUICK_INSTRUCTIONS = 200_000, 40_000
_TIMEOUT = 120.0
# The Image's header and the first page of boot code come before the bulk of the text.
_TEXT_OFFSET = 0x2000
_MICRO = 1e6


class _NoBus:
    """Nothing but RAM: translation fetches code and touches no device."""

    natives: tuple[Callable[..., int], ...] = ()

    def read(self, pa: int, size: int) -> int | None:
        return None

    def write(self, pa: int, size: int, value: int) -> bool:
        return False


def _make_bus(wait_hook: Callable[[bool], None]) -> _NoBus:
    return _NoBus()


def _vcpu(image: Path) -> Vcpu:
    """A vCPU out of reset, in M-mode without translation, with the kernel at the start of its RAM."""
    data = image.read_bytes()
    config = MachineConfig(ram_size=128 * MIB)
    arena = Arena(config.smp, config.ram_size)
    arena.ram_view()[: len(data)] = data
    gc.collect()
    gc.freeze()  # as the parent does before it forks a vCPU
    timer = timer_of(arena, 0)
    vcpu = Vcpu(arena, 0, config, _make_bus, timer, Log(), private_table())
    vcpu.cpu.reset(arena.ram_phys, 0, 0, PRIV_M)
    return vcpu


def _blocks(vcpu: Vcpu, start: int, instructions: int) -> list[int]:
    """Where the blocks from `start` on begin that make up so many guest instructions."""
    cache, natives, record = vcpu.cache, vcpu.backend.natives, vcpu.record.base
    end = cache.count("instructions") + instructions
    pc = start
    starts = []
    while cache.count("instructions") < end:
        starts.append(pc)
        host = cache.lookup(pc, vcpu.cpu.ctx)
        pc += BLOCK.at(natives["locate"](record, host + 1)).size
    return starts


def _sweep(vcpu: Vcpu, starts: list[int]) -> tuple[float, int, int]:
    """Make all those blocks: CPU seconds, instructions, templates made."""
    cache, ctx, translator = vcpu.cache, vcpu.cpu.ctx, vcpu.translator
    lookup = cache.lookup
    cache.invalidate_all()
    before = cache.count("instructions"), translator.misses
    began = time.process_time()
    for pc in starts:
        lookup(pc, ctx)
    seconds = time.process_time() - began
    return seconds, cache.count("instructions") - before[0], translator.misses - before[1]


def child(instructions: int) -> dict[str, Any]:
    """All passes in this process."""
    image = images()[0]
    vcpu = _vcpu(image)
    starts = _blocks(vcpu, vcpu.arena.ram_phys + _TEXT_OFFSET, instructions)
    found: dict[str, Any] = {"text": f"Debian's kernel {image.name}", "blocks": len(starts)}
    for state in STATES:
        if state == "cold":
            _use(vcpu, private_table())
        elif state == "kept":
            _use(vcpu, _kept(vcpu.translator.table))
        seconds, count, made = _sweep(vcpu, starts)
        found[state] = {"us_per_instruction": seconds / count * _MICRO, "templates_made": made}
        found["instructions"] = count
    return found


def _use(vcpu: Vcpu, table: TemplateTable) -> None:
    """Let the vCPU find its templates in `table`."""
    vcpu.translator.table = table
    vcpu.cache.cache.set("templates", table.address)


def _kept(table: TemplateTable) -> TemplateTable:
    """The table as a later run finds it: written to a file, and read from it."""
    again = private_table()
    with tempfile.TemporaryDirectory(prefix="mttcg-bench-") as folder:
        path = Path(folder) / "templates"
        table.save(path, -WORTH_SAVING)  # however few they are
        again.load(path)
    return again


def measure(quick: bool, progress: Progress) -> dict[str, Any]:
    """The figures, from a process of their own. Raises `BenchError`."""
    images()
    with progress.task("translation", 1) as task:
        count = _QUICK_INSTRUCTIONS if quick else _INSTRUCTIONS
        task.step(f"{count} guest instructions")
        done = run([sys.executable, "-m", "bench.translate", str(count)], _TIMEOUT)
        task.done()
    result: dict[str, Any] = json.loads(done.output)
    return result


if __name__ == "__main__":
    print(json.dumps(child(int(sys.argv[1]))))
