"""The suite's command line: `python -m mttcg.smptest [options]`, and two subcommands.

    run GUEST [options]      one guest, a line for each run
    tables REPORT.json …     reports side by side, as Markdown; without a report, what tests each rule
    --linux [options]        programs for Linux under Debian's kernel (`linux`)
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import FrameType

from rich.console import Console

from ..errors import UsageError, UserError
from . import campaign, catalogue, document, harass, linux, mutation, pool, tables
from .progress import Display
from .report import Report, load
from .rules import RULES
from .runner import run_unit
from .units import OWN, Emulator, Record, Unit

PROGRAM = "python -m mttcg.smptest"
_INTERRUPTED = 130
_PLAIN_WIDTH = 150  # columns of tables that go to a file
_EMULATOR_HELP = "its command, with {elf} and {smp}, perhaps {append} and {seed} [default: mttcg]"
_EXEC_HELP = "start mttcg for each unit as a user does [default: fork it from a process that has imported it]"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description="The SMP-correctness suite, for mttcg and any other emulator of the virt board.",
        epilog=f"{PROGRAM} run GUEST --help: one guest.  {PROGRAM} tables REPORT.json …: reports side by side.  "
        f"{PROGRAM} --linux --help: programs for Linux.",
        allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--list", action="store_true", help="name rules, guests, modes and mutants, and end")
    parser.add_argument("--emulator", default=OWN, metavar="CMD", help=_EMULATOR_HELP)
    parser.add_argument("--exec", dest="anew", action="store_true", help=_EXEC_HELP)
    parser.add_argument("--rules", default="", metavar="N,N", help="only guests of these rules")
    parser.add_argument("--guests", action="append", default=[], metavar="PATTERN", help="only these; may be repeated")
    parser.add_argument("--minutes", type=float, metavar="M", help="a campaign: random units until the time is over")
    parser.add_argument("--runs", type=int, metavar="N", help="a campaign of so many units")
    parser.add_argument("--scale", type=float, default=1.0, metavar="S",
                        help="campaign: S times each guest's rounds; less means more seeds [default: 1]")  # fmt: skip
    parser.add_argument("--most-harts", type=int, metavar="N",
                        help="campaign: at most N harts a unit, where a guest allows that [default: any]")  # fmt: skip
    parser.add_argument("--seeds", type=int, default=3, metavar="K", help="short run: seeds of each guest [default: 3]")
    parser.add_argument("--seed", type=int, metavar="BASE", help="all seeds follow from it [default: a new one]")
    parser.add_argument("--jobs", type=int, metavar="N", help="units at a time [default: half the cores]")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="send the units to this Dask scheduler")
    parser.add_argument("--harass", default="", metavar="MODES", help="harsh scheduling too: all, or some of "
                        + ",".join(harass.MODES))  # fmt: skip
    parser.add_argument("--mutants", nargs="?", const="*", default=None, metavar="PATTERN",
                        help="then run mttcg broken on purpose: every mutant must be caught")  # fmt: skip
    parser.add_argument("--no-mutants", dest="mutants", action="store_const", const=None, help="do not [default]")
    parser.add_argument("--mutant-runs", type=int, metavar="K", help="so many runs of each mutant, for a rate")
    parser.add_argument("--no-guests", action="store_true", help="the mutants only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables to FILE")
    return parser


def _run_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} run", description="Run one guest and show what it says.")
    parser.add_argument("guest", metavar="GUEST", help="a guest's name, or a pattern")
    parser.add_argument("--smp", type=int, metavar="N", help="harts [default: each number of the guest's row]")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the first seed [default: 1]")
    parser.add_argument("--seeds", type=int, default=1, metavar="K", help="how many seeds, S, S+1, … [default: 1]")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds of the guest [default: its row's]")
    parser.add_argument("--harass", choices=sorted(harass.MODES), default="", help="harsh scheduling")
    parser.add_argument("--emulator", default=OWN, metavar="CMD", help=_EMULATOR_HELP)
    parser.add_argument("--exec", dest="anew", action="store_true", help=_EXEC_HELP)
    return parser


def run_one(arguments: Sequence[str]) -> int:
    """`run`: units one after the other, a line for each."""
    options = _run_parser().parse_args(arguments)
    emulator = Emulator(options.emulator, options.anew)
    bad = 0
    for guest in catalogue.named(options.guest):
        for smp in [options.smp] if options.smp else guest.smp:
            for seed in range(options.seed, options.seed + options.seeds):
                rounds = guest.rounds if options.rounds is None else options.rounds
                record = run_unit(Unit(guest, seed, smp, rounds, options.harass), emulator)
                bad += record.bad
                print(_line(record), flush=True)
    return 1 if bad else 0


def _line(record: Record) -> str:
    numbers = "".join(f" {key}={value}" for key, value in record.numbers.items())
    text = (f"{record.verdict:5} {record.guest} smp={record.smp} seed={record.seed} {record.harass or '-'} "
            f"{record.seconds:.2f} s checks={record.checks} failures={record.failures}{numbers}")  # fmt: skip
    if record.note:
        text += f"\n      {record.note}"
    if record.bad:
        text += f"\n      {record.command}"
        if record.evidence.strip():
            text += "\n      stderr: " + record.evidence.strip().replace("\n", "\n      ")
    return text


def show_tables(arguments: Sequence[str]) -> int:
    """`tables`: Markdown on stdout, or into a document."""
    text = "Reports side by side, as Markdown; without a report, what tests each rule."
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} tables", description=text)
    parser.add_argument("report", nargs="*", type=Path, help="a file that --json wrote")
    parser.add_argument("--into", type=Path, metavar="FILE", help="put them into their place in docs/smp.md")
    options = parser.parse_args(arguments)
    reports = [load(path) for path in options.report]
    name, lines = (
        (document.RESULTS, tables.markdown(reports)) if reports else (document.COVERAGE, document.coverage())
    )
    if options.into is not None:
        document.update(options.into, name, lines)
        return 0
    for line in lines:
        print(line)
    return 0


def _rules(text: str) -> list[int]:
    rules = []
    for word in filter(None, text.split(",")):
        if not word.isdecimal() or int(word) not in RULES:
            raise UsageError(f"--rules {text}: {word!r} is no rule; there are 1 to {max(RULES)}")
        rules.append(int(word))
    return rules


def _modes(text: str) -> list[str]:
    modes = list(harass.MODES) if text == "all" else [word for word in text.split(",") if word]
    for mode in modes:
        if mode not in harass.MODES:
            raise UsageError(f"--harass {text}: {mode!r} is no mode; there is {', '.join(harass.MODES)}, or all")
    return modes


def _list() -> None:
    print("Rules:")
    for rule, text in RULES.items():
        print(f"  {rule:2}  {text}")
    print("Guests:")
    for guest in catalogue.guests():
        print(f"  {guest.name:32} smp {','.join(map(str, guest.smp)):8} {guest.text}")
    print("Harsh scheduling (--harass):")
    for name, mode in harass.MODES.items():
        print(f"  {name:8} {mode.text}")
    print("Mutants:")
    for mutant in mutation.select([]):
        print(f"  {mutant.rule:2}  {mutant.name:32} {mutant.text}")


class Suite:
    """One run of the suite, from the options to the exit status."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.emulator = Emulator(options.emulator, options.anew)
        self.guests = catalogue.select(_rules(options.rules), options.guests)
        self.modes = _modes(options.harass)
        for name in ("minutes", "runs", "scale", "most_harts", "jobs", "seeds", "mutant_runs"):
            value = getattr(options, name)
            if value is not None and value <= 0:
                raise UsageError(f"--{name.replace('_', '-')} {value}: must be more than 0")
        if options.json is not None and not os.access(options.json.absolute().parent, os.W_OK):
            raise UsageError(f"--json {options.json}: cannot be written; name a file in a folder of yours")
        self.mutants = mutation.select([options.mutants]) if options.mutants is not None else []
        self.jobs = options.jobs or pool.default_jobs()
        self.seed = options.seed if options.seed is not None else random.SystemRandom().getrandbits(32)
        self.pool = pool.cluster(options.scheduler) if options.scheduler else pool.local(self.jobs)
        self.endless = options.minutes is not None or options.runs is not None
        console = Console(highlight=False)
        self.console = console if console.is_terminal else Console(highlight=False, width=_PLAIN_WIDTH)
        self.report = Report(self.emulator, self.seed, "campaign" if self.endless else "short run")

    def run(self) -> int:
        """Everything; the exit status. What was found before an interruption is reported, too."""
        where = self.options.scheduler or f"{self.jobs} at a time"
        print(f"{len(self.guests)} guests, --seed {self.seed}, {where}: {self.emulator.template}", flush=True)
        if self.mutants:
            mutation.check()
        before = signal.signal(signal.SIGTERM, _interrupt)
        try:
            if not self.options.no_guests:
                self._run_guests()
            if self.mutants:
                with Display(self.console, "mutants", None, mutation.BUDGET * len(self.mutants)) as display:
                    runs = self.options.mutant_runs
                    mutants = mutation.Mutation(self.seed, self.jobs, runs, display)
                    for row in mutants.run(self.mutants):
                        self.report.mutants.append(row)
        except KeyboardInterrupt:
            self.report.interrupted = True
        except UserError as error:  # a cluster broke down
            self.report.interrupted = True
            print(f"mttcg.smptest: {error}", file=sys.stderr)
        finally:
            signal.signal(signal.SIGTERM, before)
        return self._finish()

    def _units(self) -> Iterator[pool.Job]:
        options = self.options
        if not self.endless:
            for unit in campaign.short_run(self.guests, self.seed, options.seeds, self.modes):
                yield unit, self.emulator
            return
        end = time.monotonic() + 60 * options.minutes if options.minutes is not None else None
        units = campaign.endless(self.guests, self.seed, self.modes, options.scale, options.most_harts)
        for number, unit in enumerate(units):
            if (end is not None and time.monotonic() >= end) or number == options.runs:
                return
            yield unit, self.emulator

    def _run_guests(self) -> None:
        options = self.options
        families = {guest.name: guest.family for guest in self.guests}
        total = options.runs
        if not self.endless:
            total = len(campaign.short_run(self.guests, self.seed, options.seeds, self.modes))
        seconds = 60 * options.minutes if options.minutes is not None else None
        with (
            Display(self.console, self.report.what, total, seconds) as display,
            closing(self.pool(self._units())) as records,
        ):
            for record in records:
                self.report.add(record, families[record.guest])
                display.add(record)

    def _finish(self) -> int:
        report = self.report.as_json()
        tables.show(report, self.console)
        if self.options.json is not None:
            self.report.write(self.options.json)
        if self.options.markdown is not None:
            self.options.markdown.write_text("\n".join(tables.markdown([report])) + "\n")
        missed = f", {len(self.report.missed)} mutants not caught" if self.report.missed else ""
        print(f"{self.report.runs} runs, {self.report.failures} failures{missed}, {report['seconds']:.0f} s, "
              f"--seed {self.seed}{' (interrupted)' if self.report.interrupted else ''}")  # fmt: skip
        return _INTERRUPTED if self.report.interrupted else self.report.status


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; exit status 0: all rules hold, 1: one failed, 2: usage, 130: interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words[:1] == ["run"]:
            return run_one(words[1:])
        if words[:1] == ["tables"]:
            return show_tables(words[1:])
        if words[:1] == ["--linux"]:
            return linux.main(words[1:])
        options = _parser().parse_args(words)
        if options.list:
            _list()
            return 0
        return Suite(options).run()
    except UserError as error:
        print(f"mttcg.smptest: {error}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        print("mttcg.smptest: interrupted", file=sys.stderr)
        return _INTERRUPTED
