"""What is run and what comes of it, as plain data: both travel to other machines and into the JSON report unchanged."""

from __future__ import annotations

import shlex
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from ..errors import UsageError
from .catalogue import Guest
from .harass import MODES

PASS, FAIL, HANG, CRASH, WEAK, SKIP = "pass", "fail", "hang", "crash", "weak", "skip"
STOPPED = "stopped"  # verdict of a run that the suite itself gave up; it counts for nothing
BAD = (FAIL, HANG, CRASH)  # verdicts by which a rule does not hold
OWN = "python -m mttcg -machine virt -bios none -nographic -smp {smp} -kernel {elf}"


@dataclass(frozen=True)
class Unit:
    """One run to be made. `rounds` 0: the guest's default. `harass`: a mode of `harass.MODES`, or ""."""

    guest: Guest
    seed: int
    smp: int
    rounds: int = 0
    harass: str = ""

    @property
    def append(self) -> str:
        """The boot arguments, by which a guest learns what to do."""
        rounds = f" rounds={self.rounds}" if self.rounds else ""
        return f"seed={self.seed}{rounds}"


@dataclass(frozen=True)
class Emulator:
    """A command with the placeholders {elf} {smp} {append} {seed}; without {append}, `-append TEXT` is added to it.

    `anew`: it is executed for each unit, even if it is one that a launcher could fork (`resident`).
    """

    template: str = OWN
    anew: bool = False

    def __post_init__(self) -> None:
        if "{elf}" not in self.template:
            raise UsageError("--emulator: the command has no {elf}; write … -smp {smp} -kernel {elf}")
        try:
            shlex.split(self.template)
        except ValueError as error:
            raise UsageError(f"--emulator: {error}") from error

    @property
    def is_own(self) -> bool:
        """Whether it is mttcg, which understands a guest's `options`."""
        return any(word == "mttcg" or word.startswith("mttcg.") or word.endswith("/mttcg")
                   for word in shlex.split(self.template))  # fmt: skip

    @property
    def resident(self) -> bool:
        """Whether launchers fork it: it is this interpreter's mttcg, as its user starts it."""
        return not self.anew and self.words[:3] == [sys.executable, "-m", "mttcg"]

    @property
    def words(self) -> list[str]:
        """The template's words. `python` is this interpreter."""
        words = shlex.split(self.template)
        return [sys.executable, *words[1:]] if words[0] == "python" else words

    @property
    def program(self) -> list[str]:
        """The words that name the program, without its options."""
        words = self.words
        return words[:3] if words[1:2] == ["-m"] else words[:1]

    def command(self, unit: Unit) -> list[str]:
        """The words that run a unit."""
        values = {"elf": str(unit.guest.elf), "smp": str(unit.smp), "append": unit.append, "seed": str(unit.seed)}
        words = self.words
        if "{append}" not in self.template:
            words += ["-append", "{append}"]
        words += unit.guest.board  # a later option outranks an earlier one
        if self.is_own:
            words += unit.guest.options
            words += MODES[unit.harass].options if unit.harass else ()
        for key, value in values.items():
            words = [word.replace("{" + key + "}", value) for word in words]
        return words


@dataclass
class Record:
    """What one run came to. `numbers`: the guest's own figures. `rules_failed`: those that its FAIL lines name."""

    guest: str
    rules: list[int]
    seed: int
    smp: int
    rounds: int
    harass: str
    verdict: str
    status: int | None
    seconds: float
    checks: int = 0
    failures: int = 0
    note: str = ""
    numbers: dict[str, int] = field(default_factory=dict)
    histograms: dict[str, dict[str, int]] = field(default_factory=dict)
    rules_failed: list[int] = field(default_factory=list)
    command: str = ""
    evidence: str = ""
    host: str = ""

    @property
    def bad(self) -> bool:
        """Whether a rule did not hold."""
        return self.verdict in BAD

    def as_json(self) -> dict[str, Any]:
        """For the report; empty fields are left out."""
        return {key: value for key, value in asdict(self).items() if value not in ("", [], {})}
