"""Contract rule 28: accesses to one device are served in the order in which harts make them, posted writes included.

Characters are posted without waiting for the iothread, each vCPU in a ring of its own. Two harts that print in turn
under a lock must not overtake each other there. The iothread is stopped now and then, so that several rings fill.
The machine is this process's child: a mutant in force here is there.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from mttcg.config import MachineConfig
from mttcg.machine import Machine
from mttcg.smptest.harass import iothreads

GUEST = Path(__file__).resolve().parents[2] / "guests" / "devices" / "console_order.elf"
LINES = 400
RUNS = 20  # a wrong order shows in one of six
SECONDS = 120.0  # for one run, on a busy host
STOPPED, RUNNING = 0.02, 0.0005  # seconds, by turns


def run(config: MachineConfig) -> int | None:
    """The exit status; None: it did not end."""
    machine = Machine(config)
    try:
        machine.start()
        end = time.monotonic() + SECONDS
        found: list[int] = []
        while time.monotonic() < end:
            found = found or iothreads(os.getpid())
            with contextlib.suppress(ProcessLookupError):
                for pid in found:
                    os.kill(pid, signal.SIGSTOP)
                    time.sleep(STOPPED)
                    os.kill(pid, signal.SIGCONT)
            status = machine.poll(RUNNING)
            if status is not None:
                return status
        return None
    finally:
        machine.close()


def test_harts_that_print_in_turn_are_heard_in_turn(tmp_path: Path) -> None:
    console = tmp_path / "console"
    config = MachineConfig(smp=4, bios="none", kernel=GUEST, serial=f"file:{console}", cache=False)
    for _ in range(RUNS):
        assert run(config) == 0
        assert console.read_text().splitlines() == [f"L{line:04}" for line in range(LINES)]
