"""However a machine ends, nothing of it is left: no process, no shared memory, no raw terminal.

Every case waits until all harts of a spinning guest have spoken, so all processes are where they spend their lives.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.support.command import shared_memory, wait_until_gone
from tests.support.guest_files import DIFFICULT, difficult_guest
from tests.support.session import CTRL_A_X, Session, session

HARTS = 3
HARTS_SPEAK = b"ABC"
CHILDREN = ("iothread", *(f"vcpu {index}" for index in range(HARTS)))
ALL_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """A machine whose harts greet and then spin."""
    return _arguments(tmp_path, "spins")


def _arguments(folder: Path, way: str) -> list[str]:
    kernel = folder / "guest.elf"
    kernel.write_bytes(difficult_guest(way))
    return ["-smp", str(HARTS), "-m", "16M", "-bios", "none", "-kernel", str(kernel)]


def _started(run: Session) -> None:
    run.wait_for(HARTS_SPEAK)
    assert {process.name for process in map(run.named, (f"mttcg: {name}" for name in CHILDREN))}
    assert run.is_raw()


@pytest.mark.parametrize("child", CHILDREN)
def test_a_killed_child_ends_the_machine(child: str, arguments: list[str]) -> None:
    before = shared_memory()
    with session(arguments) as run:
        _started(run)
        victim = run.named(f"mttcg: {child}")
        os.kill(victim.pid, signal.SIGKILL)
        status, err = run.end()
        assert status == 1
        assert err == f"mttcg: {child} (pid {victim.pid}) was killed by signal 9: the machine ends\n"
        assert run.settings_restored()
    assert shared_memory() <= before


@pytest.mark.parametrize("under_shell", [False, True], ids=["leads", "under a shell"])
def test_a_killed_parent_takes_its_children_along(under_shell: bool, arguments: list[str]) -> None:
    before = shared_memory()
    with session(arguments, under_shell=under_shell) as run:
        _started(run)
        os.kill(run.pid, signal.SIGKILL)
        assert wait_until_gone(run.session) == []
        assert run.settings_restored()
    assert shared_memory() <= before


@pytest.mark.parametrize("number", ALL_SIGNALS)
@pytest.mark.parametrize("to_group", [False, True], ids=["process", "group"])
def test_a_signal_ends_the_machine_in_order(number: signal.Signals, to_group: bool, arguments: list[str]) -> None:
    with session(arguments) as run:
        _started(run)
        if to_group:
            os.killpg(run.pid, number)
        else:
            os.kill(run.pid, number)
        status, err = run.end()
        assert status == 128 + number
        assert err == f"mttcg: terminating on signal {int(number)}\n"
        assert run.settings_restored()


def test_hang_up_of_the_terminal(arguments: list[str]) -> None:
    with session(arguments) as run:
        _started(run)
        os.close(run.master)
        assert wait_until_gone(run.pid) == []
        assert run.process.wait() == 128 + signal.SIGHUP


@pytest.mark.parametrize("child", ["iothread", "vcpu 1"])
def test_a_stopped_child_does_not_hold_up_the_end(child: str, arguments: list[str]) -> None:
    with session(arguments) as run:
        _started(run)
        os.kill(run.named(f"mttcg: {child}").pid, signal.SIGSTOP)
        os.kill(run.pid, signal.SIGTERM)
        assert run.end()[0] == 128 + signal.SIGTERM
        assert run.settings_restored()


@pytest.mark.parametrize("way", DIFFICULT)
def test_ctrl_a_x_quits_whatever_the_guest_does(way: str, tmp_path: Path) -> None:
    with session(_arguments(tmp_path, way)) as run:
        run.wait_for(HARTS_SPEAK)
        run.type(CTRL_A_X)
        status, err = run.end()
        assert status == 0, err
        assert run.settings_restored()


def test_one_process_for_all_vcpus(arguments: list[str]) -> None:
    with session([*arguments, "-accel", "tcg,thread=single"]) as run:
        run.wait_for(HARTS_SPEAK)
        victim = run.named("mttcg: vcpus")
        os.kill(victim.pid, signal.SIGKILL)
        status, err = run.end()
        assert status == 1
        assert f"vcpus (pid {victim.pid}) was killed by signal 9" in err


def test_without_a_terminal(arguments: list[str]) -> None:
    with session(arguments, terminal=False) as run:
        run.wait_for(HARTS_SPEAK)
        os.kill(run.pid, signal.SIGTERM)
        assert run.end()[0] == 128 + signal.SIGTERM


def test_an_ignored_signal_stays_ignored(arguments: list[str]) -> None:
    """As under nohup: what the caller ignores does not end the machine."""
    old = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        run = Session(arguments)
    finally:
        signal.signal(signal.SIGHUP, old)
    try:
        _started(run)
        os.kill(run.pid, signal.SIGHUP)
        os.kill(run.pid, signal.SIGINT)
        assert run.end() == (128 + signal.SIGINT, f"mttcg: terminating on signal {int(signal.SIGINT)}\n")
    finally:
        run.close()
