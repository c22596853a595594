"""The benchmark's way through Linux, once, on mttcg: what it types, times and reads back."""

from __future__ import annotations

import hashlib
import sys

import pytest
from rich.console import Console

from bench import programs
from bench.emulators import Emulator
from bench.progress import Progress
from mttcg.images import cached
from mttcg.images.products import INITRAMFS, KERNEL


def md5(text: str) -> str:
    """What the guest prints of a program's output."""
    return hashlib.md5(text.encode()).hexdigest()[:16]


def shell_loop(size: int) -> int:
    """What the loop in the guest computes."""
    s = 1
    for i in range(size):
        s = (s * 31 + i) % 65521
    return s


@pytest.mark.slow
@pytest.mark.images
def test_user_programs_are_timed_and_their_results_right() -> None:
    there = cached()
    if KERNEL not in there or INITRAMFS not in there:
        pytest.skip("no kernel in the cache: run `make images`")
    ours = Emulator("mttcg", (sys.executable, "-m", "mttcg"), is_mttcg=True)
    progress = Progress(Console(quiet=True))
    found = programs.measure([ours], 1, True, progress)
    assert progress.notes == []
    runs = [row["runs"]["mttcg"][0] for row in found["rows"].values()]
    # What the host does between the two places on the console, on a loaded host, is in one of them only.
    assert all(0 < run["guest"] < run["wall"] + 1 for run in runs)
    checksums = dict(zip(programs.PROGRAMS, (run["checksum"] for run in runs), strict=True))
    quick = {name: size for name, (_, _, size) in programs.PROGRAMS.items()}
    numbers = sorted(n * 7919 % 1000003 for n in range(1, quick["sort"] + 1))
    text = "".join(f"{n}\n" for n in range(1, quick["sha256"] * 200_000 + 1))[: quick["sha256"] << 20]
    assert checksums["spawn"] == md5(f"{quick['spawn']}\n")
    assert checksums["loop"] == md5(f"{shell_loop(quick['loop'])}\n")
    assert checksums["sort"] == md5("".join(f"{n}\n" for n in numbers))
    assert checksums["sha256"] == md5(f"{hashlib.sha256(text.encode()).hexdigest()}  -\n")
