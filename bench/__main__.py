"""`python -m bench`: what is asked for in, tables on stdout and JSON in bench/results out."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from bench import chart, emulators, kernels, linux, micro, programs, report, start, translate
from bench.process import BenchError
from bench.progress import Progress

PARTS = ("kernels", "events", "smp", "boot", "programs", "start", "translate", "idle")
QUICK_PARTS = PARTS[:-1]  # a machine with four vCPUs that is watched doing nothing is not quick
_RESULTS = emulators.ROOT / "bench" / "results"
_FILE_WIDTH = 140  # columns of tables that go to a file or a pipe
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure mttcg beside other emulators.",
        epilog="docs/performance.md says what each part measures, and how to write templates for other command lines.",
    )
    parser.add_argument("--quick", action="store_true", help="one round of short runs: rougher figures, sooner")
    parser.add_argument(
        "--only",
        metavar="PART[,PART]",
        type=_parts,
        action="extend",
        help=f"measure these alone: {', '.join(PARTS)}",
    )
    parser.add_argument("--rounds", metavar="N", type=_count, help="rounds of each (default: 2; with --quick 1)")
    parser.add_argument(
        "--emulator",
        metavar="NAME=COMMAND",
        action="append",
        default=[],
        help="one more emulator: a command that understands QEMU's words, or a template (may be repeated)",
    )
    parser.add_argument(
        "--compare",
        metavar="CHECKOUT|COMMAND",
        help="another mttcg, as emulator 'before': before and after, side by side",
    )
    parser.add_argument("--without", metavar="NAME", action="append", default=[], help="leave an emulator out")
    parser.add_argument("--json", metavar="FILE", type=Path, help="the results' file (default: one in bench/results)")
    parser.add_argument("--chart", metavar="FILE", type=Path, help="the chart (default: beside the results' file)")
    return parser


def _parts(text: str) -> list[str]:
    for part in text.split(","):
        if part not in PARTS:
            raise argparse.ArgumentTypeError(f"{part!r} is none of {', '.join(PARTS)}")
    return text.split(",")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of rounds")
    return int(text)


def measure(
    parts: Sequence[str],
    compared: list[emulators.Emulator],
    quick: bool,
    progress: Progress,
    rounds: int | None = None,
) -> dict[str, Any]:
    """Run the parts. One that cannot be measured leaves a note instead of figures.

    Counts are such that a full run takes about ten minutes on two free cores, a quick one about two.
    """
    rounds = rounds or (1 if quick else 2)
    target = 0.4 if quick else 0.5  # seconds of the fastest emulator's large run: many times the noise of a start
    short = 0.1 if quick else 0.3  # the same of what is measured by the guest's clock, where start-up is no noise
    results: dict[str, Any] = {}
    for part in parts:
        try:
            match part:
                case "kernels":
                    modes = kernels.MODES[:1] if quick else kernels.MODES
                    results[part] = kernels.measure(compared, modes, rounds, target, progress)
                case "events":
                    results[part] = micro.events(compared, rounds, short, progress)
                case "smp":
                    results[part] = micro.smp(compared, rounds, short, progress)
                case "boot":
                    results[part] = linux.boots(compared, [1] if quick else [1, 2, 4], rounds, progress)
                case "programs":
                    results[part] = programs.measure(compared, 1 if quick else rounds, quick, progress)
                case "start":
                    results[part] = start.measure(compared, 3 if quick else 7, progress)
                case "translate":
                    results[part] = translate.measure(quick, progress)
                case "idle":
                    results[part] = linux.idle(compared, 5.0 if quick else 20.0, progress)
        except BenchError as error:
            progress.note(f"{part}: not measured: {error}")
    return results


def _compared(options: argparse.Namespace, cache: Path, progress: Progress) -> list[emulators.Emulator]:
    more = [emulators.parse(text) for text in options.emulator]
    if options.compare:
        more.append(emulators.checkout(options.compare, cache))
    found, missing = emulators.available(more)
    compared = [emulator for emulator in found if emulator.name not in options.without]
    if not compared:
        raise BenchError("--without: no emulator is left to measure")
    for line in missing:
        progress.skip(line)
    return compared


def _draw(results: dict[str, Any], path: Path, progress: Progress) -> None:
    """The chart, where there is something to draw and something to draw it with."""
    if emulators.QEMU not in results["emulators"]:
        return
    try:
        chart.draw(results, path)
        progress.console.print(f"drawn: {path}", markup=False, highlight=False)
    except BenchError as error:
        progress.skip(str(error))


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole run; an exit status: 0 when everything asked for was measured."""
    options = _parser().parse_args(arguments)
    progress = Progress(Console(stderr=True))
    try:
        with tempfile.TemporaryDirectory(prefix="mttcg-bench-") as cache:
            compared = _compared(options, Path(cache), progress)
            results: dict[str, Any] = {
                "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                "quick": options.quick,
                "host": emulators.host_description(),
                "emulators": {emulator.name: emulator.version() for emulator in compared},
            }
            parts = options.only or (QUICK_PARTS if options.quick else PARTS)
            results |= measure(parts, compared, options.quick, progress, options.rounds)
        results |= {"skipped": progress.skipped, "notes": progress.notes}
        report.show(results, Console(width=None if sys.stdout.isatty() else _FILE_WIDTH))
        path = options.json or _RESULTS / f"{results['date'].replace(':', '')}.json"
        report.save(results, path)
        progress.console.print(f"written: {path}", markup=False, highlight=False)
        _draw(results, options.chart or path.with_suffix(".png"), progress)
        return 1 if progress.notes else 0
    except BenchError as error:
        progress.console.print(f"bench: {error}", markup=False, highlight=False)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
