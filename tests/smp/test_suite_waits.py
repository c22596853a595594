"""A run that failed on a host that let it starve says so (smptest.waits)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from mttcg.smptest.waits import Thread, Waits, threads


def seen(looks: list[list[Thread]]) -> float:
    """The longest wait found when the looks come a second apart."""
    times, found = iter(range(len(looks))), iter(looks)
    waits = Waits(lambda: float(next(times)), lambda pid: iter(next(found)))
    for _ in looks:
        waits.look(1)
    return waits.longest


def test_who_is_ready_and_does_not_run_waits() -> None:
    assert seen([[(7, "R", "100 3")]] * 5) == 4.0
    assert seen([[(7, "R", "100 3"), (8, "R", f"{turn} 1")] for turn in range(5)]) == 4.0


def test_who_runs_or_sleeps_or_is_stopped_does_not_wait() -> None:
    assert seen([[(7, "R", f"{turn} 3")] for turn in range(5)]) == 0.0
    for state in "ST":
        assert seen([[(7, state, "100 3")]] * 5) == 0.0


def test_a_wait_ends_when_the_thread_runs_or_sleeps_or_ends() -> None:
    ready, ran, slept = (7, "R", "100 3"), (7, "R", "120 4"), (7, "S", "120 4")
    assert seen([[ready], [ready], [ran], [ran], [ran], [ran]]) == 3.0
    assert seen([[ready], [ready], [slept], [ready], [ready]]) == 1.0
    assert seen([[ready], [ready], [], [ready], [ready]]) == 1.0


def _of(pid: int) -> Iterator[Thread]:
    return (thread for thread in threads(os.getpid()) if thread[0] == pid)


def test_threads_of_processes_below_are_found() -> None:
    program = "import sys\nprint('here', flush=True)\nsys.stdin.read()"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        ((pid, _, ran),) = _of(child.pid)
        child.communicate()
    assert pid == child.pid
    assert [int(word) > 0 for word in ran.split()] == [True, True]
    assert list(_of(child.pid)) == []
    assert [state for tid, state, _ in threads(os.getpid()) if tid == os.getpid()] == ["R"]
