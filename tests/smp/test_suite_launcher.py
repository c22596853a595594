"""mttcg forked by a launcher is as one that its user starts: same records, surroundings, limits and ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from mttcg.errors import UserError
from mttcg.smptest import cli, process, resident
from mttcg.smptest.catalogue import Guest
from mttcg.smptest.harass import descendants
from mttcg.smptest.mutation import COMMAND
from mttcg.smptest.runner import run_unit
from mttcg.smptest.units import OWN, Emulator, Unit
from tests.support.command import of_session, processes, wait_until_gone

GUEST = Guest("rule17_amo_atomic", "any guest that is quick", rules=(17,), seconds=60)
STOPPED = [sys.executable, "-m", "mttcg", "-smp", "2", "-nographic", "-bios", "none", "-kernel", str(GUEST.elf), "-S"]


@pytest.fixture(autouse=True)
def own_launchers() -> Iterator[None]:
    """A test finds none that another has left, and leaves none."""
    resident.close()
    yield
    resident.close()


@pytest.mark.parametrize(("template", "expected"), [
    (OWN, True),
    ("python -m mttcg -kernel {elf} -smp {smp} -append 'x {append}'", True),
    (COMMAND.format("fence-noop").replace("{{", "{").replace("}}", "}"), False),
    ("mttcg -kernel {elf}", False),
    ("python3 -m mttcg -kernel {elf}", False),
    ("qemu-system-riscv64 -kernel {elf}", False),
])  # fmt: skip
def test_what_launchers_fork(template: str, expected: bool) -> None:
    assert Emulator(template).resident == expected
    assert not Emulator(template, anew=True).resident


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize(("template", "verdict", "status", "evidence"), [
    (OWN, "pass", 0, ""),
    (OWN + " -nope", "crash", 2, "-nope: unknown option"),
    (OWN + " -initrd /nowhere", "crash", 1, "/nowhere"),
])  # fmt: skip
def test_records_are_the_same(template: str, verdict: str, status: int, evidence: str, anew: bool) -> None:
    record = run_unit(Unit(GUEST, 5, 2, 20), Emulator(template, anew))
    assert (record.verdict, record.status) == (verdict, status), record.evidence
    assert evidence in record.evidence
    assert record.command.startswith(f"{sys.executable} -m mttcg -machine virt")
    assert len(resident._idle) == (0 if anew else 1)


def test_one_launcher_serves_units_until_its_number_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resident, "UNITS", 2)
    run_unit(Unit(GUEST, 1, 2, 5), Emulator())
    (launcher,) = resident._idle
    assert launcher.left == 1
    run_unit(Unit(GUEST, 2, 2, 5), Emulator())
    assert resident._idle == []
    assert all(one.pid != launcher.pid for one in processes())


def _links(pid: int) -> list[str]:
    """What its file descriptors are."""
    found = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since the folder was read
            found.append(re.sub(r"\[\d+\]$", "", os.readlink(link)))
    return sorted(found)


def _surroundings(pid: int) -> dict[str, object]:
    """What a process has from who started it. Waits until its machine runs."""
    deadline = time.monotonic() + 60
    links: list[str] = []
    names: list[str] = []
    while links.count("anon_inode:[pidfd]") < 3 or not all(name.startswith("mttcg: ") for name in names):
        assert time.monotonic() < deadline
        links = _links(pid)
        names = sorted(Path(f"/proc/{one}/cmdline").read_text().strip("\0") for one in descendants(pid))
    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    wanted = ("Threads", "Cpus_allowed", "SigIgn", "SigCgt", "SigBlk", "SigPnd", "Umask")
    return {
        **{key: status[key].strip() for key in wanted},
        "folder": os.readlink(f"/proc/{pid}/cwd"),
        "stdin": os.readlink(f"/proc/{pid}/fd/0"),
        "files": links,
        "session": os.getsid(pid) == os.getpgid(pid) == pid,
        "names": names,
        "command": Path(f"/proc/{pid}/cmdline").read_text().strip("\0").replace("\0", " "),
        "nice": os.getpriority(os.PRIO_PROCESS, pid),
    }


def _end(started: process.Started) -> None:
    try:
        started.kill()
    finally:
        started.close()


def test_surroundings_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    core = {min(os.sched_getaffinity(0))}
    _end(resident.start(STOPPED, None))
    (launcher,) = resident._idle  # made in another folder than that of the next unit
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    for start in (resident.start, process.execute):
        started = start(STOPPED, core)
        try:
            found.append(_surroundings(started.pid))
            if start is resident.start:
                assert started.pid in descendants(launcher.pid)
                assert len(list(Path(f"/proc/{launcher.pid}/task").iterdir())) == 1, "it must not fork with threads"
        finally:
            _end(started)
        assert wait_until_gone(started.pid, 10) == []
    assert found[0] == found[1]
    assert found[0]["names"] == ["mttcg: iothread", "mttcg: vcpu 0", "mttcg: vcpu 1"]
    assert (found[0]["session"], found[0]["folder"], found[0]["stdin"]) == (True, str(tmp_path), os.devnull)


def test_the_environment_is_that_of_the_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_unit(Unit(GUEST, 1, 2, 5), Emulator())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    run_unit(Unit(GUEST, 1, 2, 5), Emulator())
    assert (tmp_path / "mttcg" / "natives").exists()


def test_a_hang_is_ended_with_all_its_processes() -> None:
    record = run_unit(Unit(Guest(GUEST.name, "", seconds=2.0), 1, 2), Emulator(OWN + " -S"))
    assert (record.verdict, record.status) == ("hang", 128 + signal.SIGKILL)
    (launcher,) = resident._idle
    assert descendants(launcher.pid) == []
    assert run_unit(Unit(GUEST, 1, 2, 5), Emulator()).verdict == "pass"


def test_everything_dies_with_a_suite_that_is_killed() -> None:
    program = f"from mttcg.smptest import process, resident\nprocess.run({STOPPED}, 600, None, start=resident.start)\n"
    with subprocess.Popen([sys.executable, "-c", program]) as suite:
        deadline = time.monotonic() + 60
        while len(below := descendants(suite.pid)) < 5:  # launcher, machine, iothread, vCPUs
            assert time.monotonic() < deadline
            assert suite.poll() is None
        suite.kill()
    while {one.pid for one in processes()}.intersection(below):
        assert time.monotonic() < deadline


def test_a_launcher_that_is_gone_is_a_users_error() -> None:
    run_unit(Unit(GUEST, 1, 2, 5), Emulator())
    (launcher,) = resident._idle
    os.kill(launcher.pid, signal.SIGKILL)
    with pytest.raises(UserError, match="--exec does without"):
        run_unit(Unit(GUEST, 1, 2, 5), Emulator())
    assert run_unit(Unit(GUEST, 1, 2, 5), Emulator()).verdict == "pass"


def test_a_launcher_that_dies_takes_its_unit_along() -> None:
    started = resident.start(STOPPED, None)
    _surroundings(started.pid)
    (launcher,) = (pid for pid in descendants(os.getpid()) if started.pid in descendants(pid))
    os.kill(launcher, signal.SIGKILL)
    assert wait_until_gone(started.pid, 10) == []
    assert of_session(started.pid) == []
    with pytest.raises(UserError):
        _end(started)


@pytest.mark.parametrize(("words", "forbidden"), [([], "execute"), (["--exec"], "resident")])
def test_the_option(words: list[str], forbidden: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(arguments)

    if forbidden == "execute":
        monkeypatch.setattr(process, "execute", refuse)
    else:
        monkeypatch.setattr(resident, "start", refuse)
    assert cli.main(["run", GUEST.name, "--smp", "2", "--rounds", "5", *words]) == 0
    assert cli.main(["--guests", GUEST.name, "--runs", "2", *words]) == 0
