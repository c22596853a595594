"""`python -m tests.support.qemu_oracle_machine RAMFILE ACCEL SECONDS [LOG]`: our machine with RAM from and to a file.

A process of its own, as a machine forks and its parent must be free of threads. On the time limit, RAM is written
as it is then, so that the caller can see how far the program came.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from mttcg.config import MachineConfig
from mttcg.machine import Machine
from tests.support.qemu_oracle import ELF, RAM_SIZE, STOP_LINE


def main(file: str, accel: str, seconds: str, log: str | None = None) -> int:
    """Run; the machine's exit status, 1 if the time was up."""
    config = MachineConfig(
        ram_size=RAM_SIZE,
        kernel=ELF,
        bios="none",
        serial="null",
        accel=accel,
        log_items=frozenset({"in_asm"} if log else ()),
        log_file=Path(log) if log else None,
    )
    machine = Machine(config)
    try:
        machine.ram.b[:] = Path(file).read_bytes()
        machine.start()
        deadline = time.monotonic() + float(seconds)
        status = None
        while status is None and time.monotonic() < deadline:
            status = machine.poll(deadline - time.monotonic())
        if status is None:
            print(f"{STOP_LINE} {seconds} s")
        Path(file).write_bytes(machine.ram.b)
    finally:
        machine.close()
    return 1 if status is None else status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
