"""`python -m bench.instructions`: how many guest instructions an iteration of each kernel takes.

QEMU counts them: with `-icount shift=0` its guest clock advances 1 ns per instruction, so the ticks (100 ns) that a
kernel prints are hundreds of instructions. Two runs, so that what comes before and after cancels. Written to
guests/bench/instructions.json; needed again when a kernel is built anew.
"""

from __future__ import annotations

import json
import shutil
import sys
from typing import Any

from bench import cases, kernels
from bench.emulators import QEMU_COMMAND, Emulator

_INSTRUCTIONS_PER_SECOND = 1e9  # of the guest's clock
_COUNTING = Emulator("qemu -icount", (*QEMU_COMMAND, "-icount", "shift=0"))


def count(case: cases.Case) -> float:
    """Guest instructions per iteration."""
    once = cases.run_once(_COUNTING, case, None)
    twice = cases.run_once(_COUNTING, case, 2 * once.iterations)
    return (twice.guest - once.guest) * _INSTRUCTIONS_PER_SECOND / once.iterations


def main() -> int:
    """Count all kernels; an exit status."""
    if shutil.which(QEMU_COMMAND[0]) is None:
        print(f"bench.instructions: {QEMU_COMMAND[0]} is not installed", file=sys.stderr)
        return 1
    found: dict[str, Any] = {}
    for case in kernels.list_cases(["bare"]):
        found[case.name] = {"elf": kernels.digest(case.elf), "per_iteration": round(count(case), 1)}
    kernels.COUNTS.write_text(json.dumps(found, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
