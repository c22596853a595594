"""What is compared: mttcg, QEMU, and whatever else understands QEMU's words.

All get the same arguments. One that is not installed is skipped, in a line that says so.
"""

from __future__ import annotations

import platform
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.process import BenchError, run

ROOT = Path(__file__).resolve().parent.parent
OURS = "mttcg"
QEMU = "qemu"
_VERSION_TIMEOUT = 30.0


@dataclass(frozen=True)
class Emulator:
    """A name for the tables, and the words before QEMU's arguments."""

    name: str
    command: tuple[str, ...]

    def kernel(self, elf: Path, append: str) -> list[str]:
        """A bare-metal program in M-mode."""
        return [*self._board(1, "128M"), "-bios", "none", "-kernel", str(elf), "-append", append]

    def linux(self, image: Path, initrd: Path, append: str, smp: int) -> list[str]:
        """Linux by way of the emulator's default firmware."""
        return [*self._board(smp, "512M"), "-kernel", str(image), "-initrd", str(initrd), "-append", append]

    def _board(self, smp: int, memory: str) -> list[str]:
        return [*self.command, "-machine", "virt", "-smp", str(smp), "-m", memory, "-nographic"]

    def version(self) -> str:
        """The first line of --version, or why there is none."""
        try:
            return run([*self.command, "--version"], _VERSION_TIMEOUT).output.partition("\n")[0]
        except BenchError as error:
            return str(error)


def parse(text: str) -> Emulator:
    """An emulator from the command line's NAME=COMMAND. Raises `BenchError`."""
    name, equals, command = text.partition("=")
    words = tuple(shlex.split(command))
    if not name or not equals or not words:
        raise BenchError(f"--emulator {text}: write NAME=COMMAND, for example qemu-10=/opt/qemu-10/qemu-system-riscv64")
    return Emulator(name, words)


def available(more: list[Emulator]) -> tuple[list[Emulator], list[str]]:
    """What can be run: mttcg first, then QEMU, then `more`; and a line for each that is not installed."""
    found = [Emulator(OURS, (sys.executable, "-m", "mttcg"))]
    missing = []
    for emulator in [Emulator(QEMU, ("qemu-system-riscv64",)), *more]:
        program = emulator.command[0]
        if shutil.which(program) is None:
            missing.append(f"{emulator.name}: skipped: {program} is not installed or not on PATH")
        elif any(other.name == emulator.name for other in found):
            raise BenchError(f"--emulator {emulator.name}=…: the name is taken; choose another")
        else:
            found.append(emulator)
    return found, missing


def host_description() -> dict[str, str]:
    """What the figures depend on, for the JSON."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        if lines:
            model = f"{len(lines)} x {lines[0].partition(':')[2].strip()}"
    return {"cpu": model, "kernel": platform.release(), "python": platform.python_version(), "commit": _commit()}


def _commit() -> str:
    """The checkout's commit, or "" outside a checkout."""
    if shutil.which("git") is None:
        return ""
    words = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=_VERSION_TIMEOUT).stdout.strip()
