"""Reading a guest's console: its result line, its failures, its figures; and the verdict that follows.

The lines (guests/smp/smptest.c prints them):

    FAIL rule=NN what: got X, expected Y (hart H, round R)
    weak: WHAT
    hist NAME KEY=COUNT …                                                      (litmus: outcomes seen)
    smptest NAME rule=NN seed=S smp=N checks=C failures=F [KEY=VALUE …]        (or … skip: WHY)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .units import CRASH, FAIL, PASS, SKIP, WEAK

_RESULT = re.compile(r"^smptest (\S+) rule=(\d+) seed=(\d+) smp=(\d+) (?:checks=(\d+) failures=(\d+)(.*)|skip: (.*))$")
_FAIL = re.compile(r"^FAIL rule=(\d+) .*$")
_EXPECTED = {PASS: 0, FAIL: 1, WEAK: 2, SKIP: 3}  # exit status of each verdict that a guest gives itself
_NOTE = 300  # characters


@dataclass
class Console:
    """What a console's text says."""

    name: str = ""  # of the guest, from its result line; "": there was no such line
    verdict: str = CRASH
    checks: int = 0
    failures: int = 0
    note: str = ""
    numbers: dict[str, int] = field(default_factory=dict)
    histograms: dict[str, dict[str, int]] = field(default_factory=dict)
    rules_failed: list[int] = field(default_factory=list)


def read(text: str) -> Console:
    """The result so far. Without a result line the verdict is `crash`, with the last line as its note."""
    found = Console()
    last = reason = first_failure = ""
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        last = line
        if (failure := _FAIL.match(line)) is not None:
            first_failure = first_failure or line
            found.rules_failed.append(int(failure[1]))
        elif line.startswith("weak: "):
            reason = reason or line
        elif line.startswith("hist "):
            name, _, rest = line.removeprefix("hist ").partition(" ")
            histogram = found.histograms.setdefault(name, {})
            for key, count in _figures(rest).items():
                histogram[key] = histogram.get(key, 0) + count
        elif (result := _RESULT.match(line)) is not None:
            found.name = result[1]
            found.checks, found.failures = int(result[5] or 0), int(result[6] or 0)
            found.numbers = _figures(result[7] or "")
            if result[8] is not None:
                found.verdict, reason = SKIP, f"skip: {result[8]}"
            elif found.failures:
                found.verdict = FAIL
            else:
                found.verdict = WEAK if reason or not found.checks else PASS
    found.rules_failed = sorted(set(found.rules_failed))
    found.note = (first_failure or reason or (last if found.verdict == CRASH else ""))[:_NOTE]
    return found


def _figures(text: str) -> dict[str, int]:
    """`KEY=COUNT` words; others are not figures."""
    pairs = (word.partition("=") for word in text.split())
    return {key: int(value) for key, equals, value in pairs if equals and value.lstrip("-").isdecimal()}


def judge(found: Console, name: str, status: int) -> None:
    """Compare with how the emulator ended: a machine that says one thing and ends with another is broken."""
    if not found.name:
        found.verdict = CRASH
        found.note = f"no result, status {status}; last: {found.note or 'nothing'}"[:_NOTE]
    elif found.name != name:
        found.verdict, found.note = CRASH, f"ran {found.name} instead of {name}"
    elif _EXPECTED[found.verdict] != status:
        found.note = f"status {status} where {found.verdict} means {_EXPECTED[found.verdict]}; {found.note}"[:_NOTE]
        found.verdict = CRASH
