"""Reading a guest's console, and comparing it with the emulator's exit status."""

from __future__ import annotations

import pytest

from mttcg.smptest import console
from mttcg.smptest.units import CRASH, FAIL, PASS, SKIP, WEAK

RESULT = "smptest rule17_x rule=17 seed=1 smp=4 checks=10 failures={}\n"


def test_a_pass_with_figures() -> None:
    found = console.read("noise\n" + RESULT.format("0 tight=12 low=-3 name=x"))
    assert (found.verdict, found.name, found.checks, found.failures) == (PASS, "rule17_x", 10, 0)
    assert found.numbers == {"tight": 12, "low": -3}
    assert found.note == ""


def test_a_failure_names_its_rules_and_its_first_line() -> None:
    text = "FAIL rule=18 a: got 1, expected 2 (hart 0, round 1)\r\nFAIL rule=17 b: got 1, expected 2\r\n"
    found = console.read(text + RESULT.format(2))
    assert (found.verdict, found.failures, found.rules_failed) == (FAIL, 2, [17, 18])
    assert found.note.startswith("FAIL rule=18 a")


def test_weak_runs() -> None:
    assert console.read("weak: nothing met\n" + RESULT.format(0)).verdict == WEAK
    assert console.read(RESULT.replace("checks=10", "checks=0").format(0)).verdict == WEAK
    assert console.read("weak: nothing met\n" + RESULT.format(1)).verdict == FAIL


def test_a_skip_says_why() -> None:
    found = console.read("smptest rule29_x rule=29 seed=1 smp=1 skip: no virtio-rng\n")
    assert (found.verdict, found.note) == (SKIP, "skip: no virtio-rng")


def test_histograms_add_up() -> None:
    found = console.read("hist MP 0,0=3 1,1=4\nhist SB 0,0=1\nhist MP 0,0=2 junk\n")
    assert found.histograms == {"MP": {"0,0": 5, "1,1": 4}, "SB": {"0,0": 1}}


@pytest.mark.parametrize("text", ["", "one\nlast words\n", "smptest rule17_x rule=17 seed=1\n"])
def test_no_result_is_a_crash(text: str) -> None:
    found = console.read(text)
    console.judge(found, "rule17_x", 250)
    assert found.verdict == CRASH
    assert "status 250" in found.note
    assert (text.splitlines() or ["nothing"])[-1] in found.note


@pytest.mark.parametrize(("text", "status", "verdict"), [
    (RESULT.format(0), 0, PASS),
    (RESULT.format(1), 1, FAIL),
    ("weak: x\n" + RESULT.format(0), 2, WEAK),
    (RESULT.format(0), 1, CRASH),
    (RESULT.format(0), 137, CRASH),
    (RESULT.format(1), 0, CRASH),
    (RESULT.replace("rule17_x", "rule17_y").format(0), 0, CRASH),
])  # fmt: skip
def test_the_status_must_agree(text: str, status: int, verdict: str) -> None:
    found = console.read(text)
    console.judge(found, "rule17_x", status)
    assert found.verdict == verdict
