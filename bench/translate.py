"""What translating costs: the real `TbCache.lookup` over the text of Debian's kernel, nothing executed.

The text is walked block after block, as if control fell through everywhere: each instruction is translated once.
Cold: no template has ever been made. Kept: they are in the file that an earlier run left (tcg.memo). Warm: they are
in this vCPU's memo. Between passes all blocks are dropped.
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
from mttcg.native.timer import DeadlineTimer
from mttcg.tcg.memo import TemplateStore
from mttcg.vcpu.cpu_exec import Vcpu

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
    timer = DeadlineTimer(arena.vcpus[0].address("exit_request"))
    vcpu = Vcpu(arena, 0, config, _make_bus, timer, Log(), TemplateStore(None))
    vcpu.cpu.reset(arena.ram_phys, 0, 0, PRIV_M)
    return vcpu


def _sweep(vcpu: Vcpu, start: int, instructions: int) -> tuple[float, int, int]:
    """Make blocks from `start` on for so many guest instructions: CPU seconds, instructions, blocks."""
    cache, ctx = vcpu.cache, vcpu.cpu.ctx
    lookup = cache.lookup
    pc = start
    done = blocks = 0
    began = time.process_time()
    while done < instructions:
        tb = lookup(pc, ctx)
        pc += tb.size
        # The end of a block that a limit ended is not an instruction.
        done += len(tb.templates) - (tb.templates[-1].size == 0)
        blocks += 1
    return time.process_time() - began, done, blocks


def child(instructions: int) -> dict[str, Any]:
    """All passes in this process."""
    image = images()[0]
    vcpu = _vcpu(image)
    start = vcpu.arena.ram_phys + _TEXT_OFFSET
    found: dict[str, Any] = {"text": f"Debian's kernel {image.name}"}
    for state in STATES:
        if state == "kept":
            _keep_templates(vcpu)
        before = vcpu.translator.misses
        seconds, count, blocks = _sweep(vcpu, start, instructions)
        found[state] = {
            "us_per_instruction": seconds / count * _MICRO,
            "templates_made": vcpu.translator.misses - before,
        }
        found |= {"instructions": count, "blocks": blocks}
        vcpu.cache.invalidate_all()
    return found


def _keep_templates(vcpu: Vcpu) -> None:
    """Move what the vCPU has made into a file, as the end of a run does, and forget it, as the next one begins."""
    translator = vcpu.translator
    with tempfile.TemporaryDirectory(prefix="mttcg-bench-") as folder:
        path = Path(folder) / "templates"
        TemplateStore(path).save(translator.made)
        translator.store = TemplateStore(path)  # it stays mapped when the folder goes
    for memo in translator.memo:
        memo.clear()


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
