"""The litmus guest: its generated half is up to date, and it says what is so, on a right and on a wrong table."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rvwmo import generate

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "guests" / "smp" / "litmus.S"
ELF = ROOT / "mttcg" / "smptest" / "guests" / "litmus.elf"
MTTCG = (sys.executable, "-m", "mttcg")
QEMU = ("qemu-system-riscv64",)


def _run(emulator: tuple[str, ...], elf: Path, smp: int, append: str) -> tuple[int, str]:
    command = (*emulator, "-machine", "virt", "-bios", "none", "-nographic", "-smp", str(smp), "-kernel", str(elf))
    command = (*command, "-append", append)
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    return result.returncode, result.stdout


def test_the_generated_file_is_what_the_generator_makes() -> None:
    assert SOURCE.read_text() == generate.source(), "python -m tests.rvwmo.generate > guests/smp/litmus.S"


def test_the_limits_are_those_of_the_guest() -> None:
    text = (ROOT / "guests" / "smp" / "litmus.c").read_text()
    for name in ("LOCATIONS", "VALUES", "OUTCOMES"):
        assert f"#define {name} {getattr(generate, f'MAX_{name}')}\n" in text


@pytest.mark.parametrize("smp", [2, 4])
def test_a_short_run(smp: int) -> None:
    """Nothing forbidden; whether something relaxed shows (2: weak) is the host's affair in so short a run."""
    status, console = _run(MTTCG, ELF, smp, "seed=1 rounds=1 tests=40 seconds=60 histogram=1")
    assert status in (0, 2), console
    assert "forbidden=0" in console
    assert sum(line.startswith("hist ") for line in console.splitlines()) == 40


def test_one_hart_is_not_enough() -> None:
    status, console = _run(MTTCG, ELF, 1, "seed=1")
    assert status == 3
    assert "needs two harts" in console


@pytest.mark.qemu
def test_a_missing_outcome_is_noticed(tmp_path: Path) -> None:
    """A table that lacks an outcome: every instance that shows it is a failure, with the test's name."""
    if shutil.which(QEMU[0]) is None:
        pytest.skip("no qemu-system-riscv64")
    broken = bytearray(ELF.read_bytes())
    # (1, 1): in MP both stores seen, which every run shows.
    outcome = generate.mix((1, 1)).to_bytes(8, "little")
    assert outcome in broken
    at = broken.find(outcome)
    while at >= 0:
        broken[at : at + 8] = (1).to_bytes(8, "little")
        at = broken.find(outcome, at + 8)
    elf = tmp_path / "broken.elf"
    elf.write_bytes(broken)
    status, console = _run(QEMU, elf, 2, "seed=1 rounds=2 seconds=60")
    assert status == 1
    assert "FAIL rule=15 litmus " in console
    assert " forbidden " in console  # and which test and outcome, for the first few
