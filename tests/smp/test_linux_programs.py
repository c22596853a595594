"""smpstress under Debian's kernel: the programs themselves, and how their console is read and judged."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path

import pytest

from mttcg.smptest import linux
from mttcg.smptest.process import Outcome
from mttcg.smptest.units import CRASH, FAIL, HANG, PASS, Emulator

SLOW = pytest.mark.slow

GOOD = """\
[    0.000000] Linux version 6.1.0 (rcu: Preemptible hierarchical RCU implementation.)
smpstress mutex ok status=0 checks=18002 failures=0 ms=119
smpstress jit ok status=0 checks=35 failures=0 ms=616
smpstress done programs=2 failed=0 cpus=4 seed=1
[    9.500000] reboot: Power down
"""


def judged(console: str, *, status: int = 0, timed_out: bool = False) -> str:
    outcome = Outcome(status, console, "", 1.0, timed_out, stopped=False)
    return linux._verdict(linux.LinuxUnit(4), linux.read(console), outcome)


def test_a_good_console() -> None:
    parts = linux.read(GOOD)
    assert parts.results == {"mutex": (True, 18002, 119), "jit": (True, 35, 616)}
    assert parts.cpus == 4
    assert parts.bad == []
    assert judged(GOOD) == PASS


@pytest.mark.parametrize(
    "line",
    [
        "[    7.1] watchdog: BUG: soft lockup - CPU#1 stuck for 26s!",
        "[    7.1] rcu: INFO: rcu_sched self-detected stall on CPU",
        "[    7.1] Unable to handle kernel paging request at virtual address 00000010",
        "[    7.1] WARNING: CPU: 2 PID: 71 at kernel/smp.c:912 smp_call_function",
        "[    7.1] smpstress[71]: unhandled signal 4 code 0x1 at 0x3f",
        "[    7.1] Kernel panic - not syncing: Attempted to kill init!",
        "[    7.1] CPU2: failed to come online",
        "FAIL sum: got 1, expected 2",
        "smpstress mprotect FAIL hang status=9 checks=3 failures=0 ms=300001",
        "smpstress mprotect FAIL status=0 checks=3 failures=1 ms=301",
    ],
)
def test_any_trouble_makes_the_run_bad(line: str) -> None:
    console = GOOD.replace("smpstress jit", f"{line}\nsmpstress jit")
    assert linux.read(console).bad == [line]
    assert judged(console) == FAIL


def test_the_end_counts() -> None:
    assert judged(GOOD, timed_out=True) == HANG
    assert judged(GOOD, status=1) == CRASH
    assert judged(GOOD.replace("smpstress done", "smpstress")) == CRASH
    assert judged(GOOD.replace("cpus=4", "cpus=3")) == FAIL
    assert judged("smpstress done programs=0 failed=0 cpus=4 seed=1\n") == FAIL


@pytest.mark.images
def test_a_command_for_any_emulator() -> None:
    """The suite's command for guests becomes one for Linux by options that outrank its own."""
    if why := linux.missing():
        pytest.skip(why)
    emulator = Emulator("qemu-system-riscv64 -machine virt -bios none -nographic -smp {smp} -kernel {elf}")
    words = linux.command(linux.LinuxUnit(8, seed=7, single=True, only="jit"), emulator, Path("x.cpio"))
    text = shlex.join(words)
    assert text.startswith("qemu-system-riscv64 -machine virt -bios none -nographic -smp 8 -kernel /")
    assert "Image -append" in text
    assert "seed=7 scale=100" in text
    assert "only=jit" in text
    assert text.endswith("-bios default -m 512M -no-reboot -initrd x.cpio -accel tcg,thread=single")


@pytest.mark.images
@pytest.mark.parametrize(
    "unit",
    [
        linux.LinuxUnit(4, scale=3),
        *(
            pytest.param(
                dataclasses.replace(unit, scale=30),
                marks=SLOW,
                id=f"{unit.smp} harts{' single' if unit.single else ''}",
            )
            for unit in linux.linux_units()
        ),
    ],
)
def test_smpstress(unit: linux.LinuxUnit) -> None:
    if why := linux.missing():
        pytest.skip(why)
    record = linux.run_linux_unit(unit, Emulator())
    assert record.verdict == PASS, f"{record.note}\n{record.command}\n{record.evidence}"
    assert record.checks > 1000
