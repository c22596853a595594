"""Debian's kernel to the busybox shell, and what the machine costs while nobody types.

The clock of a boot runs from the start of the process, so an emulator pays for its own start-up. The boot ends
when /init's line is on the console. `cryptomgr.notests` and `jent_mod_init` keep the kernel from self-tests
that would be half of all instructions.

mttcg keeps templates from run to run. So one boot that ends in order comes first and is not counted; what a first
boot takes is measured beside it, with `cache=off`.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench import procfs
from bench.emulators import Emulator
from bench.process import BenchError, Session
from bench.progress import Progress
from mttcg.images import cached
from mttcg.images.initramfs import READY
from mttcg.images.products import INITRAMFS, KERNEL

APPEND = "console=ttyS0 cryptomgr.notests initcall_blacklist=jent_mod_init"
_BOOT_TIMEOUT = 120.0  # seconds
_SETTLE = 8.0  # seconds after the shell is up until idle is measured: the kernel's last work is done by then
_IDLE_SMP = 4


@dataclass(frozen=True)
class Boot:
    """One boot. `cpu`: user + system seconds of the tree when the shell was ready."""

    wall: float
    cpu: float


def images() -> tuple[Path, Path]:
    """Kernel and initramfs. Raises `BenchError` when they were not fetched."""
    there = cached()
    if KERNEL not in there or INITRAMFS not in there:
        raise BenchError("no kernel to boot: run `make images` (python -m mttcg.images) first")
    return there[KERNEL], there[INITRAMFS]


def boot_once(emulator: Emulator, smp: int) -> Boot:
    """Boot to the ready line, then end the machine."""
    with Session(emulator.linux(*images(), APPEND, smp)) as session:
        wall = session.read_until(READY, _BOOT_TIMEOUT)
        return Boot(wall, procfs.cpu_seconds(procfs.session(session.pid).values()))


def boot_and_power_off(emulator: Emulator) -> None:
    """A boot that ends as users end it, so that what the emulator keeps for its next run is written."""
    with Session(emulator.linux(*images(), APPEND, 1)) as session:
        session.read_until(READY, _BOOT_TIMEOUT)
        session.send("poweroff\n")
        session.finish(_BOOT_TIMEOUT)


def with_first_boots(emulators: list[Emulator]) -> list[Emulator]:
    """The emulators, and beside each mttcg the same without what earlier runs kept."""
    found = []
    for emulator in emulators:
        found.append(emulator)
        if emulator.is_mttcg:
            found.append(emulator.with_words(f"{emulator.name} cache=off", "-accel", "tcg,cache=off"))
    return found


def boots(emulators: list[Emulator], smps: list[int], rounds: int, progress: Progress) -> dict[str, Any]:
    """For each number of harts and emulator the boots of all rounds; emulators alternate."""
    compared = with_first_boots(emulators)
    found: dict[str, Any] = {str(smp): {emulator.name: [] for emulator in compared} for smp in smps}
    with progress.task("Linux boot", len(smps) * rounds * len(compared)) as task:
        for emulator in compared:
            if emulator.is_mttcg and emulator in emulators:
                task.step(f"{emulator.name}: a boot that is not counted")
                try:
                    boot_and_power_off(emulator)
                except BenchError as error:
                    task.note(f"boot to power-off: {error}")
        for smp in smps:
            for _ in range(rounds):
                for emulator in compared:
                    task.step(f"{emulator.name} -smp {smp}")
                    try:
                        found[str(smp)][emulator.name].append(asdict(boot_once(emulator, smp)))
                    except BenchError as error:
                        task.note(f"boot, smp {smp}: {error}")
                    task.done()
    return found


def idle_once(emulator: Emulator, seconds: float) -> dict[str, Any]:
    """A 4-vCPU Linux at its shell: host CPU use (1.0 is one host CPU) and memory, in bytes."""
    with Session(emulator.linux(*images(), APPEND, _IDLE_SMP)) as session:
        session.read_until(READY, _BOOT_TIMEOUT)
        session.drain(_SETTLE)
        before, start = procfs.session(session.pid).keys(), time.monotonic()
        cpu = -procfs.run_seconds(before)
        session.drain(seconds)
        after, end = procfs.session(session.pid), time.monotonic()
        if before != after.keys():
            raise BenchError(f"{emulator.name}: processes came or went while it was idle")
        cpu += procfs.run_seconds(after)
        each = {pid: procfs.memory(pid) for pid in after}
        total = sum(each.values(), procfs.Memory(0, 0, 0))
        # A vCPU of ours is a process; in an emulator of threads it has no memory of its own, so it gets its share.
        of_vcpus = [each[pid] for pid, stat in after.items() if stat.name.startswith("mttcg: vcpu")]
        vcpus = sum(of_vcpus, procfs.Memory(0, 0, 0)) if emulator.is_mttcg else total
        return {
            "cpu_use": cpu / (end - start),
            "seconds": end - start,
            "processes": len(each),
            "total": asdict(total),
            "per_vcpu": {kind: size // _IDLE_SMP for kind, size in asdict(vcpus).items()},
        }


def idle(emulators: list[Emulator], seconds: float, progress: Progress) -> dict[str, Any]:
    """`idle_once` for each emulator."""
    found: dict[str, Any] = {}
    with progress.task("idle at the shell", len(emulators)) as task:
        for emulator in emulators:
            task.step(emulator.name)
            try:
                found[emulator.name] = idle_once(emulator, seconds)
            except BenchError as error:
                task.note(f"idle: {error}")
            task.done()
    return found
