"""Harsh scheduling is done to the emulator, is undone at its end, and follows from the seed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mttcg.smptest import harass
from mttcg.smptest.catalogue import Guest, guests
from mttcg.smptest.runner import run_unit
from mttcg.smptest.units import Emulator, Record, Unit
from tests.support.fake_emulator import template

GUEST = Guest(guests()[0].name, "any guest whose ELF is there", rules=(17,), seconds=30)
TREE = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'input()']); input()"


def run(behaviour: str, mode: str) -> Record:
    return run_unit(Unit(GUEST, 1, 2, 0, mode), Emulator(template(behaviour)))


@pytest.mark.parametrize("mode", harass.MODES)
def test_an_emulator_that_does_not_mind(mode: str) -> None:
    assert run("busy", mode).verdict == "pass"


def test_modes_that_choose_cores() -> None:
    cores = len(os.sched_getaffinity(0))
    assert run("where", "").numbers["cores"] == cores
    assert run("where", "pin").numbers["cores"] == 1
    assert run("where", "over").numbers["cores"] == min(2, cores)
    assert len(os.sched_getaffinity(0)) == cores  # the suite's own thread may run anywhere again


def _state(pid: int) -> str:
    text = Path(f"/proc/{pid}/stat").read_text()
    return text[text.rindex(")") + 2]


def _wait_for(pid: int, stopped: bool) -> None:
    """A signal is delivered when its target is next scheduled."""
    deadline = time.monotonic() + 30
    while (_state(pid) == "T") != stopped:
        assert time.monotonic() < deadline


@pytest.mark.parametrize("mode", ["stop", "starve"])
def test_processes_are_stopped_and_resumed(mode: str) -> None:
    with subprocess.Popen([sys.executable, "-c", TREE], stdin=subprocess.PIPE) as parent:
        try:
            deadline = time.monotonic() + 30
            while not (below := harass.descendants(parent.pid)):
                assert time.monotonic() < deadline
            mode_object = harass.make(mode, 5)
            mode_object.begin(parent.pid)
            # `starve` is about the iothread, which this one does not have: then it is about all of it.
            (victim,) = below if mode == "stop" else [parent.pid]
            for _ in range(3):
                mode_object.act()
                _wait_for(victim, stopped=True)
                mode_object.act()
                _wait_for(victim, stopped=False)
            mode_object.act()
            _wait_for(victim, stopped=True)
            mode_object.finish()
            _wait_for(victim, stopped=False)
        finally:
            for pid in (*below, parent.pid):
                os.kill(pid, signal.SIGKILL)


def test_the_iothread_is_starved_and_niced() -> None:
    program = "from multiprocess import Process\nfrom setproctitle import setproctitle\n" \
              "import signal, sys\n" \
              "def body():\n setproctitle('mttcg: iothread'); print('ready', flush=True); signal.pause()\n" \
              "p = Process(target=body); p.start(); sys.stdin.readline()"  # fmt: skip
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        try:
            assert parent.stdout.readline() == "ready\n"
            mode = harass.make("starve", 5)
            mode.begin(parent.pid)
            # The kernel's list of children may lack one while processes come and go: the mode looks again each time.
            for _ in range(100):
                if set(mode.victims()) - {parent.pid}:
                    break
            mode.act()
            (below,) = harass.descendants(parent.pid)
            assert os.getpriority(os.PRIO_PROCESS, below) == 19
            _wait_for(below, stopped=True)
            mode.finish()
            _wait_for(below, stopped=False)
        finally:
            for pid in (*harass.descendants(parent.pid), parent.pid):
                os.kill(pid, signal.SIGKILL)


def test_vcpus_are_found_by_name_and_spread() -> None:
    program = "from setproctitle import setthreadtitle; setthreadtitle('vcpu 3'); print('ready', flush=True); input()"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        try:
            assert one.stdout.readline() == "ready\n"
            assert harass.vcpus(one.pid) == [(one.pid, 3)]
            mode = harass.Spread(next(seed for seed in range(99) if harass.Spread(seed).due() == 0.0))
            mode.begin(one.pid)
            mode.act()
            assert len(os.sched_getaffinity(one.pid)) == 1
        finally:
            one.kill()


def test_some_seeds_are_left_alone() -> None:
    alone = sum(harass.Spread(seed).due() == float("inf") for seed in range(200))
    assert 20 < alone < 80


def test_the_seed_decides() -> None:
    first, second = harass.make("stop", 9), harass.make("stop", 9)
    assert [first.rng.random() for _ in range(5)] == [second.rng.random() for _ in range(5)]
    assert harass.make("stop", 10).rng.random() != harass.make("stop", 9).rng.random()
