"""The suite as its user starts it: options, statuses, the report, and what Ctrl-C leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from mttcg.smptest import cli
from tests.support.command import of_session, wait_until_gone
from tests.support.fake_emulator import template

COMMAND = [sys.executable, "-m", "mttcg.smptest"]
ONE = ["--guests", "rule17_amo_atomic"]


def run(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = cli.main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.mark.parametrize(("arguments", "message"), [
    (["--rules", "30"], "--rules 30: '30' is no rule"),
    (["--rules", "x"], "is no rule"),
    (["--harass", "pin,loud"], "'loud' is no mode; there is stop, pin"),
    (["--guests", "nothing*"], "nothing*: no such guest"),
    (["--emulator", "qemu"], "has no {elf}"),
    (["--minutes", "0"], "--minutes 0.0: must be more than 0"),
    (["--jobs", "-1"], "--jobs -1: must be more than 0"),
    (["--mutants", "nothing*"], "nothing*: no such mutant"),
    (["--json", "/proc/nowhere/x.json"], "cannot be written"),
    (["run", "nothing*"], "nothing*: no such guest"),
    (["run", "rule17*", "--emulator", "x"], "has no {elf}"),
])  # fmt: skip
def test_mistakes_are_one_line_and_status_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(arguments, capsys)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["run"], ["--minutes", "x"]])
def test_argparse_agrees_about_the_status(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2


def test_the_list_names_everything(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(["--list"], capsys)
    assert status == 0
    for word in ("rule17_amo_atomic", "starve", "fence-noop", "misaligned atomics fault"):
        assert word in out


def test_a_short_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, page = tmp_path / "r.json", tmp_path / "r.md"
    arguments = [*ONE, "--emulator", template("odd"), "--seed", "7", "--seeds", "4", "--jobs", "2"]
    status, out, _ = run([*arguments, "--json", str(file), "--markdown", str(page)], capsys)
    report = json.loads(file.read_text())
    odd = [record["seed"] for record in report["bad"]]
    assert report["runs"] == 8  # two numbers of harts
    assert 0 < report["failures"] == len(odd) == sum(seed & 1 for seed in odd) < 8
    assert status == 1
    assert "--seed 7" in out
    assert f"run rule17_amo_atomic --smp 2 --seed {odd[0]}" in out or f"--smp 4 --seed {odd[0]}" in out
    assert "FAILS" in page.read_text()
    # The same seeds again, and the one-guest command repeats a failure.
    again = tmp_path / "again.json"
    cli.main([*arguments, "--json", str(again)])
    assert sorted(record["seed"] for record in json.loads(again.read_text())["bad"]) == sorted(odd)
    assert cli.main(["run", ONE[1], "--smp", "2", "--seed", str(odd[0]), "--emulator", template("odd")]) == 1


def test_a_campaign_ends_by_number_and_by_time(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    base = [*ONE, "--emulator", template("pass"), "--json", str(file), "--harass", "pin"]
    assert cli.main([*base, "--runs", "5"]) == 0
    report = json.loads(file.read_text())
    assert (report["runs"], report["what"]) == (5, "campaign")
    assert cli.main([*base, "--minutes", "0.02"]) == 0
    assert json.loads(file.read_text())["runs"] >= 1


def test_mutants_come_after_the_guests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "r.json"
    arguments = [*ONE, "--emulator", template("pass"), "--seeds", "1", "--mutants", "fence-noop", "--json", str(file)]
    status, out, _ = run(arguments, capsys)
    report = json.loads(file.read_text())
    assert report["runs"] == 2
    assert [(row["name"], row["result"]) for row in report["mutants"]] == [("fence-noop", "caught")]
    assert status == 0
    assert "fence-noop" in out


def test_tables_of_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(tmp_path / name) for name in ("a.json", "b.json")]
    for file, behaviour in zip(files, ("pass", "fail"), strict=True):
        cli.main([*ONE, "--emulator", template(behaviour), "--seeds", "1", "--json", file])
    capsys.readouterr()
    status, out, _ = run(["tables", *files], capsys)
    assert status == 0
    assert "holds (2 runs) | FAILS 2 of (2 runs)" in out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_a_report_and_no_process(tmp_path: Path, number: signal.Signals) -> None:
    file = tmp_path / "r.json"
    arguments = [*COMMAND, *ONE, "--emulator", template("hang"), "--json", str(file), "--jobs", "2"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as suite:
        deadline = time.monotonic() + 60
        while not (sessions := [session for session in _sessions_of(suite.pid) if len(of_session(session)) > 1]):
            assert time.monotonic() < deadline
        os.kill(suite.pid, number)
        out, err = suite.communicate(timeout=60)
    assert suite.returncode == 130, err
    assert "(interrupted)" in out
    assert json.loads(file.read_text())["interrupted"]
    for session in sessions:
        assert wait_until_gone(session, 10) == []


def _sessions_of(pid: int) -> list[int]:
    """The sessions that the suite has started, one for each emulator."""
    from mttcg.smptest.harass import descendants

    return [child for child in descendants(pid) if of_session(child)]
