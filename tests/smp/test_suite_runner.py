"""Running a unit: verdicts, limits, and that exactly what was started is ended."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from mttcg.smptest import process
from mttcg.smptest.catalogue import Guest, guests
from mttcg.smptest.runner import run_unit
from mttcg.smptest.units import STOPPED, Emulator, Record, Unit
from tests.support.command import processes
from tests.support.fake_emulator import template

GUEST = Guest(guests()[0].name, "any guest whose ELF is there", rules=(17,), seconds=30)


def run(behaviour: str, seconds: float = 30, harass: str = "", seed: int = 1) -> Record:
    guest = Guest(GUEST.name, GUEST.text, rules=(17,), seconds=seconds)
    return run_unit(Unit(guest, seed, 2, 5, harass), Emulator(template(behaviour)))


def alive(pid: int) -> bool:
    return any(one.pid == pid for one in processes())


@pytest.mark.parametrize(("behaviour", "verdict", "status", "note"), [
    ("pass", "pass", 0, ""),
    ("fail", "fail", 1, "FAIL rule=17 sum"),
    ("weak", "weak", 2, "weak: nothing raced"),
    ("skip", "skip", 3, "skip: needs a vector unit"),
    ("liar", "crash", 1, "status 1 where pass means 0"),
    ("mute", "crash", 9, "no result, status 9"),
    ("other", "crash", 0, "ran rule99_other"),
    ("killed", "crash", 137, "no result, status 137"),
])  # fmt: skip
def test_verdicts(behaviour: str, verdict: str, status: int, note: str) -> None:
    record = run(behaviour)
    assert (record.verdict, record.status) == (verdict, status)
    assert record.note.startswith(note)
    assert record.bad == (verdict in ("fail", "crash"))


def test_a_record_tells_all_that_a_report_needs() -> None:
    record = run("pass", seed=77)
    assert (record.guest, record.rules, record.seed, record.smp, record.rounds) == (GUEST.name, [17], 77, 2, 5)
    assert record.numbers == {"tight": 7, "rounds": 5}
    assert record.histograms == {"MP": {"0,0": 3, "1,1": 4}}
    assert record.checks == 5
    assert f"-smp 2 -kernel {GUEST.elf} -append 'seed=77 rounds=5'" in record.command
    assert record.as_json()["seconds"] > 0
    assert "note" not in record.as_json()


def test_stderr_is_kept_as_evidence() -> None:
    assert "it broke" in run("mute").evidence
    assert run("pass").evidence == ""


def test_a_hang_is_ended_with_all_its_processes() -> None:
    record = run("hang", seconds=3)
    assert record.verdict == "hang"
    found = re.search(r"child (\d+)", record.note)
    assert found is not None
    deadline = time.monotonic() + 10
    while alive(int(found[1])):  # it has been killed, and dies when it is next scheduled
        assert time.monotonic() < deadline


def test_long_output_is_bounded_and_its_end_is_kept() -> None:
    assert run("flood").verdict == "pass"
    outcome = process.run(["sh", "-c", "yes | head -c 3000000; echo end"], 30, None)
    assert len(outcome.out) <= 2 * process.KEPT
    assert outcome.out.endswith("end\n")


def test_the_suite_can_give_a_run_up() -> None:
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    began = time.monotonic()
    record = run_unit(Unit(GUEST, 1, 2), Emulator(template("hang")), stop)
    assert record.verdict == STOPPED
    assert time.monotonic() - began < 20


def test_a_command_that_does_not_exist() -> None:
    record = run_unit(Unit(GUEST, 1, 2), Emulator("no-such-emulator -kernel {elf}"))
    assert record.verdict == "crash"
    assert "no-such-emulator cannot be started" in record.evidence


def test_a_missing_guest_says_how_to_build_it() -> None:
    record = run_unit(Unit(Guest("rule17_not_there", ""), 1, 2), Emulator(template("pass")))
    assert record.verdict == "crash"
    assert "make guests" in record.note


def test_the_emulator_dies_with_a_suite_that_is_killed(tmp_path: Path) -> None:
    program = (
        "from mttcg.smptest import process\n"
        f"process.run(['sh', '-c', 'echo $$ > {tmp_path}/pid; exec sleep 600'], 600, None)\n"
    )
    suite = subprocess.Popen([sys.executable, "-c", program])
    file = tmp_path / "pid"
    deadline = time.monotonic() + 30
    while not (file.exists() and file.read_text().strip()):
        assert time.monotonic() < deadline
        assert suite.poll() is None
    pid = int(file.read_text())
    suite.kill()
    suite.wait()
    while alive(pid):
        assert time.monotonic() < deadline
