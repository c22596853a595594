"""The guest programs of guests/MANIFEST.toml as test parameters, and one way to run any of them.

QEMU and mttcg take the same options, so the two test modules differ only in the command they start; a guest that
passes on one and not on the other is then a difference of the machines, not of the harness.
"""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GUESTS = Path(__file__).resolve().parents[2] / "guests"
DEFAULT_SECONDS = 120  # takes one or two; this is for a host that has other things to do


@dataclass(frozen=True)
class Guest:
    """One row of the manifest; the fields are described at its top."""

    elf: str
    smp: tuple[int, ...]
    status: int
    rule: str
    append: str = ""
    prints: str = ""
    seconds: int = DEFAULT_SECONDS
    slow_smp: tuple[int, ...] = ()
    qemu_smp: tuple[int, ...] = ()
    qemu_skip: str = ""

    def name(self, harts: int) -> str:
        """The test's name: ELF, boot arguments if any, number of harts."""
        stem = self.elf.removesuffix(".elf")
        return f"{stem}-{self.append.replace(' ', ',')}-smp{harts}" if self.append else f"{stem}-smp{harts}"


def guests() -> Iterator[Guest]:
    """Every row of the manifest, in its order."""
    with (GUESTS / "MANIFEST.toml").open("rb") as file:
        rows = tomllib.load(file)["guest"]
    for row in rows:
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        yield Guest(**fields)


def check_guest(emulator: Sequence[str], guest: Guest, harts: int) -> None:
    """Run `guest` on `emulator` (a command without options) and compare its exit status and output.

    Raises:
        AssertionError: another status, with what the guest printed, or no end within `guest.seconds`.
    """
    command = [*emulator, "-machine", "virt", "-bios", "none", "-nographic", "-smp", str(harts), "-m", "128M"]
    command += ["-kernel", str(GUESTS / guest.elf)]
    if guest.append:
        command += ["-append", guest.append]
    try:
        run = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=guest.seconds, check=False
        )
    except subprocess.TimeoutExpired as expired:
        text = ((expired.stdout or b"") + (expired.stderr or b"")).decode(errors="replace")
        raise AssertionError(f"no end after {guest.seconds} s: {guest.rule}\n{text}") from None
    output = (run.stdout + run.stderr).decode(errors="replace")
    assert run.returncode == guest.status, f"status {run.returncode}: {guest.rule}\n{output}"
    assert guest.prints in output, f"{guest.prints!r} is not in the output: {guest.rule}\n{output}"
