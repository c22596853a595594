"""Debian's unmodified kernel, to the shell and out again: with the built-in SBI, and with Debian's OpenSBI."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mttcg.images import cached
from tests.support.command import of_session
from tests.support.machine_run import MachineRun, machine_run

SLOW = pytest.mark.slow
PROMPT = ":~# "
# Half of a boot's instructions are self-tests of the kernel's cryptography: left out.
APPEND = "console=ttyS0 cryptomgr.notests initcall_blacklist=jent_mod_init"
BOOT_SECONDS = 240.0  # to the shell, on a busy host

pytestmark = pytest.mark.images


def image(name: str) -> Path:
    """A cached image; the test is skipped without it."""
    found = cached().get(name)
    if found is None:
        pytest.skip(f"{name} is not in the cache: run `make images`")
    return found


@contextmanager
def linux(*options: str, harts: int = 1, budget: float = BOOT_SECONDS) -> Iterator[MachineRun]:
    """A machine on its way to the shell."""
    kernel, initramfs = image("Image"), image("initramfs.cpio.gz")
    files = ["-kernel", str(kernel), "-initrd", str(initramfs), "-append", APPEND]
    with machine_run(["-smp", str(harts), "-m", "512M", *files, *options], budget) as run:
        yield run


def firmware(name: str | None) -> list[str]:
    """Options for a firmware of the cache; none for the built-in SBI."""
    return [] if name is None else ["-bios", str(image(name))]


def check_harts(run: MachineRun, harts: int) -> None:
    """At the shell: every hart is online, and has run."""
    run.prompt(PROMPT)
    assert run.command("nproc", PROMPT) == f"{harts}\n"
    assert run.command("grep -c ^processor /proc/cpuinfo", PROMPT) == f"{harts}\n"
    assert run.command("grep -c '^hart[[:space:]]*:' /proc/cpuinfo", PROMPT) == f"{harts}\n"


def check_power_off(run: MachineRun) -> None:
    run.line("poweroff -f")
    run.expect("reboot: Power down")
    assert run.ends(0) == ""


@pytest.mark.parametrize(
    ("harts", "bios"),
    [
        (1, None),
        (4, None),
        (4, "opensbi-1.6/fw_dynamic.bin"),
        pytest.param(1, "opensbi-1.6/fw_dynamic.bin", marks=SLOW),
        pytest.param(4, "opensbi-1.6/fw_jump.bin", marks=SLOW),
        pytest.param(4, "opensbi-1.1/fw_dynamic.bin", marks=SLOW),
        pytest.param(4, "opensbi-1.1/fw_jump.bin", marks=SLOW),
        pytest.param(16, None, marks=SLOW),
    ],
)
def test_boots_to_the_shell_and_powers_off(harts: int, bios: str | None) -> None:
    with linux(*firmware(bios), harts=harts) as run:
        check_harts(run, harts)
        check_power_off(run)
        assert ("OpenSBI v" in run.console) == (bios is not None)
        assert "Oops" not in run.console
        assert "BUG" not in run.console
        assert "rcu: INFO" not in run.console


@SLOW
@pytest.mark.parametrize("bios", [None, "opensbi-1.6/fw_dynamic.bin"])
def test_reboot_comes_back(bios: str | None) -> None:
    with linux(*firmware(bios), harts=4, budget=2 * BOOT_SECONDS) as run:
        run.prompt(PROMPT)
        run.line("reboot -f")
        run.expect("reboot: Restarting system")
        check_harts(run, 4)
        check_power_off(run)


@SLOW
@pytest.mark.parametrize("bios", [None, "opensbi-1.6/fw_jump.bin"])
def test_reboot_ends_with_no_reboot(bios: str | None) -> None:
    with linux(*firmware(bios), "-no-reboot", harts=2) as run:
        run.prompt(PROMPT)
        run.line("reboot -f")
        assert run.ends(0) == ""


@SLOW
def test_ctrl_a_x_at_the_shell_and_an_idle_guest_sleeps() -> None:
    with linux(harts=4) as run:
        check_harts(run, 4)
        before = _cpu_ticks(run.session.session)
        run.command("sleep 5", PROMPT)
        # 4 idle harts for 5 s: well below a tenth of one host CPU (ticks of 10 ms).
        assert _cpu_ticks(run.session.session) - before < 50
        run.quits()


@SLOW
def test_all_vcpus_in_one_process() -> None:
    with linux("-accel", "tcg,thread=single", harts=2) as run:
        check_harts(run, 2)
        check_power_off(run)


@SLOW
def test_smallest_translation_caches_evict_all_the_time(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with linux("-accel", "tcg,tb-size=2,stats=on", "-D", str(log), harts=4, budget=2 * BOOT_SECONDS) as run:
        check_harts(run, 4)
        check_power_off(run)
    row = next(line for line in log.read_text().splitlines() if line.startswith("blocks evicted"))
    evicted = [int(word) for word in row.split()[2:]]
    assert len(evicted) == 4 + 1  # the vCPUs, and their sum
    assert all(evicted)


@SLOW
@pytest.mark.parametrize("options", [[], ["-accel", "tcg,thread=single"]], ids=["processes", "one process"])
def test_harts_go_offline_and_come_back(options: list[str]) -> None:
    """hart_stop and hart_start of the built-in SBI, again and again."""
    with linux(*options, harts=4) as run:
        check_harts(run, 4)
        for _ in range(3):
            run.command("for i in 1 2 3; do echo 0 > /sys/devices/system/cpu/cpu$i/online; done", PROMPT)
            assert run.command("cat /sys/devices/system/cpu/online", PROMPT) == "0\n"
            run.command("for i in 1 2 3; do echo 1 > /sys/devices/system/cpu/cpu$i/online; done", PROMPT)
            assert run.command("cat /sys/devices/system/cpu/online", PROMPT) == "0-3\n"
        check_power_off(run)


def _cpu_ticks(session: int) -> int:
    """CPU time that the processes of a session have used, in ticks of 10 ms."""
    total = 0
    for process in of_session(session):
        text = Path(f"/proc/{process.pid}/stat").read_text()
        fields = text[text.rindex(")") + 2 :].split()
        total += int(fields[11]) + int(fields[12])
    return total
