"""What a run of the suite came to: counted by rule, guest and mode while it runs, kept as one JSON object."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import UserError
from .rules import RULES
from .units import CRASH, FAIL, HANG, PASS, SKIP, WEAK, Emulator, Record

VERDICTS = (PASS, FAIL, HANG, CRASH, WEAK, SKIP)
FORMAT = 1
_KEPT = 500  # bad records that are kept whole
_HOLDS, _FAILS, _WEAK, _SKIPPED, _NOT_RUN = "holds", "FAILS", "weak", "skipped", "not run"


@dataclass
class Tally:
    """Runs of one rule, guest or family."""

    verdicts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VERDICTS, 0))
    checks: int = 0
    seconds: float = 0.0
    seeds: list[int] = field(default_factory=list)  # of runs that went wrong

    @property
    def runs(self) -> int:
        """All runs, those of machines that lack something included."""
        return sum(self.verdicts.values())

    @property
    def bad(self) -> int:
        """Runs by which the rule does not hold."""
        return self.verdicts[FAIL] + self.verdicts[HANG] + self.verdicts[CRASH]

    @property
    def result(self) -> str:
        """In one word."""
        if self.bad:
            return _FAILS
        if self.verdicts[PASS]:
            return _HOLDS
        if self.verdicts[WEAK]:
            return _WEAK
        return _SKIPPED if self.verdicts[SKIP] else _NOT_RUN

    def add(self, record: Record, verdict: str) -> None:
        """Count a run."""
        self.verdicts[verdict] += 1
        self.checks += record.checks
        self.seconds += record.seconds
        if verdict in (FAIL, HANG, CRASH) and len(self.seeds) < _KEPT:
            self.seeds.append(record.seed)

    def as_json(self) -> dict[str, Any]:
        """For the report."""
        return {
            "result": self.result, "runs": self.runs, "failures": self.bad, "verdicts": self.verdicts,
            "checks": self.checks, "seconds": round(self.seconds, 1), "failing_seeds": self.seeds,
        }  # fmt: skip


class Report:
    """Counts records as they come. `mutants` is filled by `mutation`."""

    def __init__(self, emulator: Emulator, seed: int, what: str) -> None:
        self.emulator = emulator
        self.seed = seed
        self.what = what
        self.began = time.time()
        self.rules = {rule: Tally() for rule in RULES}
        self.guests: dict[str, Tally] = {}
        self.families: dict[str, Tally] = {}
        self.modes: dict[str, Tally] = {}
        self.numbers: dict[str, dict[str, int]] = {}
        self.histograms: dict[str, dict[str, int]] = {}
        self.bad: list[Record] = []
        self.runs = self.failures = 0
        self.mutants: list[dict[str, Any]] = []
        self.interrupted = False

    def add(self, record: Record, family: str) -> None:
        """Count a record of a guest of `family`."""
        self.runs += 1
        for rule in record.rules:
            # A guest of several rules says in its FAIL lines which of them it is about.
            other = record.verdict == FAIL and record.rules_failed and rule not in record.rules_failed
            self.rules[rule].add(record, PASS if other else record.verdict)
        for table, key in ((self.guests, record.guest), (self.families, family), (self.modes, record.harass or "none")):
            table.setdefault(key, Tally()).add(record, record.verdict)
        sums = self.numbers.setdefault(record.guest, {})
        for key, value in record.numbers.items():
            sums[key] = sums.get(key, 0) + value
        for name, counts in record.histograms.items():
            histogram = self.histograms.setdefault(name, {})
            for key, value in counts.items():
                histogram[key] = histogram.get(key, 0) + value
        if record.bad:
            self.failures += 1
            if len(self.bad) < _KEPT:
                self.bad.append(record)

    @property
    def missed(self) -> list[dict[str, Any]]:
        """Mutants that nobody noticed, or that broke nothing because their patch point has gone."""
        return [row for row in self.mutants if row["result"] != "caught"]

    @property
    def status(self) -> int:
        """The suite's exit status."""
        return 1 if self.failures or self.missed else 0

    def as_json(self) -> dict[str, Any]:
        """All figures."""
        return {
            "format": FORMAT, "what": self.what, "seed": self.seed, "interrupted": self.interrupted,
            "emulator": {"command": self.emulator.template, "version": version(self.emulator)},
            "host": {
                "name": platform.node(), "system": platform.platform(), "cpu": _cpu(),
                "cores": len(os.sched_getaffinity(0)), "python": platform.python_version(),
            },
            "began": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.began)),
            "seconds": round(time.time() - self.began, 1),
            "runs": self.runs, "failures": self.failures,
            "rules": {str(rule): {"text": RULES[rule], **tally.as_json()} for rule, tally in self.rules.items()},
            **{
                key: {name: tally.as_json() for name, tally in sorted(table.items())}
                for key, table in (("families", self.families), ("guests", self.guests), ("harass", self.modes))
            },
            "numbers": {name: sums for name, sums in sorted(self.numbers.items()) if sums},
            "histograms": dict(sorted(self.histograms.items())),
            "mutants": self.mutants,
            "bad": [record.as_json() for record in self.bad],
        }  # fmt: skip

    def write(self, path: Path) -> None:
        """Write the JSON report. Raises `UserError`."""
        try:
            path.write_text(json.dumps(self.as_json(), indent=1) + "\n")
        except OSError as error:
            text = f"--json {path}: cannot be written: {error.strerror}; name a file in a folder of yours"
            raise UserError(text) from error


def load(path: Path) -> dict[str, Any]:
    """A report that was written earlier. Raises `UserError`."""
    try:
        report = json.loads(path.read_text())
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UserError(f"{path}: is no report of this suite ({error}); write one with --json") from error
    if not isinstance(report, dict) or report.get("format") != FORMAT:
        raise UserError(f"{path}: is no report of this suite's present format; write a new one with --json")
    return report


def version(emulator: Emulator) -> str:
    """The first line of what the emulator's program says to --version, or ""."""
    words = emulator.program
    if shutil.which(words[0]) is None:
        return ""
    try:
        result = subprocess.run(
            [*words, "--version"], capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return str(result.stdout).partition("\n")[0].strip() if result.returncode == 0 else ""


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
