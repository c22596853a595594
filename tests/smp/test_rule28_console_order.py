"""Contract rule 28: accesses to one device are served in the order in which harts make them, posted writes included.

Characters are posted without waiting for the iothread, each vCPU in a ring of its own. Two harts that print in turn
under a lock must not overtake each other there.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GUEST = Path(__file__).resolve().parents[2] / "guests" / "devices" / "console_order.elf"
LINES = 400


def test_harts_that_print_in_turn_are_heard_in_turn() -> None:
    command = [sys.executable, "-m", "mttcg", "-smp", "4", "-bios", "none", "-nographic", "-kernel", str(GUEST)]
    for _ in range(5):
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=True)
        assert run.stdout.decode().splitlines() == [f"L{line:04}" for line in range(LINES)]
