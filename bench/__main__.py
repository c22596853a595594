"""`python -m bench`: what is asked for in, tables on stdout and JSON in bench/results out."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from bench import emulators, kernels, linux, report, translate
from bench.process import BenchError
from bench.progress import Progress

PARTS = ("kernels", "boot", "idle", "translate")
_RESULTS = emulators.ROOT / "bench" / "results"
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure mttcg beside other emulators.")
    parser.add_argument("--quick", action="store_true", help="one round of short runs: rougher figures, sooner")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone (may be repeated)")
    parser.add_argument(
        "--emulator",
        metavar="NAME=COMMAND",
        action="append",
        default=[],
        help="one more emulator that understands QEMU's words (may be repeated)",
    )
    parser.add_argument("--without", metavar="NAME", action="append", default=[], help="leave an emulator out")
    parser.add_argument("--json", metavar="FILE", type=Path, help="the results' file (default: one in bench/results)")
    return parser


def measure(
    parts: Sequence[str], compared: list[emulators.Emulator], quick: bool, progress: Progress
) -> dict[str, Any]:
    """Run the parts. One that cannot be measured leaves a note instead of figures."""
    rounds, target = (1, 1.0) if quick else (3, 2.0)
    results: dict[str, Any] = {}
    for part in parts:
        try:
            match part:
                case "kernels":
                    modes = kernels.MODES[:1] if quick else kernels.MODES
                    results[part] = kernels.measure(compared, modes, rounds, target, progress)
                case "boot":
                    results[part] = linux.boots(compared, [1, 4] if quick else [1, 2, 4], rounds, progress)
                case "idle":
                    results[part] = linux.idle(compared, 3.0 if quick else 10.0, progress)
                case "translate":
                    results[part] = translate.measure(quick, progress)
        except BenchError as error:
            progress.note(f"{part}: not measured: {error}")
    return results


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole run; an exit status: 0 when everything asked for was measured."""
    options = _parser().parse_args(arguments)
    progress = Progress(Console(stderr=True))
    try:
        compared, missing = emulators.available([emulators.parse(text) for text in options.emulator])
        compared = [emulator for emulator in compared if emulator.name not in options.without]
        if not compared:
            raise BenchError("--without: no emulator is left to measure")
        for line in missing:
            progress.skip(line)
        results: dict[str, Any] = {
            "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "quick": options.quick,
            "host": emulators.host_description(),
            "emulators": {emulator.name: emulator.version() for emulator in compared},
        }
        results |= measure(options.only or PARTS, compared, options.quick, progress)
        results |= {"skipped": progress.skipped, "notes": progress.notes}
        report.show(results, Console())
        path = options.json or _RESULTS / f"{results['date'].replace(':', '')}.json"
        report.save(results, path)
        progress.console.print(f"written: {path}", markup=False, highlight=False)
        return 1 if progress.notes else 0
    except BenchError as error:
        progress.console.print(f"bench: {error}", markup=False, highlight=False)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
