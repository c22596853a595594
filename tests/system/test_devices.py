"""Devices as a driver in the guest sees them: programs of guests/devices, on mttcg and (is the program right?) QEMU."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.command import run
from tests.support.guest_manifest import GUESTS
from tests.support.machine_run import machine_run

QEMU = shutil.which("qemu-system-riscv64")
MODES = {"processes": "tcg", "one process": "tcg,thread=single", "interpreter": "interp"}
_MODERN = ["-global", "virtio-mmio.force-legacy=false", "-device", "virtio-rng-device"]


def _kernel(name: str) -> list[str]:
    path: Path = GUESTS / "devices" / f"{name}.elf"
    return ["-bios", "none", "-kernel", str(path)]


@pytest.mark.parametrize("mode", MODES)
def test_entropy_device(mode: str) -> None:
    result = run([*_kernel("virtio_rng"), "-accel", MODES[mode]], timeout=60)
    assert (result.status, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize("mode", MODES)
def test_clock_and_alarm(mode: str) -> None:
    before = int(time.time())
    result = run([*_kernel("rtc"), "-accel", MODES[mode]], timeout=60)
    assert result.status == 0, result.out
    assert before <= int(result.out.split("=")[1]) <= time.time()


@pytest.mark.parametrize("mode", MODES)
def test_console_by_interrupts(mode: str) -> None:
    with machine_run([*_kernel("uart_echo"), "-accel", MODES[mode]]) as machine:
        machine.expect("ready")
        machine.session.type(b"Hello, ")
        machine.expect("hELLO, ")
        # More than the FIFO holds, in one go: nothing is lost.
        machine.session.type(b"aB" * 150)
        machine.expect("Ab" * 150)
        machine.session.type(b".")
        machine.expect(".")
        machine.expect("done")
        machine.ends(0)


@pytest.mark.qemu
@pytest.mark.skipif(QEMU is None, reason="qemu-system-riscv64 is not installed")
@pytest.mark.parametrize("name", ["virtio_rng", "rtc"])
def test_programs_pass_on_qemu(name: str) -> None:
    assert QEMU is not None
    done = subprocess.run(
        [QEMU, "-machine", "virt", "-nographic", *_MODERN, *_kernel(name)],
        stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
