"""Contract rule 28: accesses to one device are served in the order in which harts make them, posted writes included.

Characters are posted without waiting for the iothread, each vCPU in a ring of its own. Two harts that print in turn
under a lock must not overtake each other there. The machine is this process's child: a mutant in force here is there.
"""

from __future__ import annotations

import time
from pathlib import Path

from mttcg.config import MachineConfig
from mttcg.machine import Machine

GUEST = Path(__file__).resolve().parents[2] / "guests" / "devices" / "console_order.elf"
LINES = 400
SECONDS = 120.0  # for one run, on a busy host


def run(config: MachineConfig) -> int | None:
    """The exit status; None: it did not end."""
    machine = Machine(config)
    try:
        machine.start()
        end = time.monotonic() + SECONDS
        while (left := end - time.monotonic()) > 0:
            status = machine.poll(left)
            if status is not None:
                return status
        return None
    finally:
        machine.close()


def test_harts_that_print_in_turn_are_heard_in_turn(tmp_path: Path) -> None:
    console = tmp_path / "console"
    config = MachineConfig(smp=4, bios="none", kernel=GUEST, serial=f"file:{console}", cache=False)
    for _ in range(5):
        assert run(config) == 0
        assert console.read_text().splitlines() == [f"L{line:04}" for line in range(LINES)]
