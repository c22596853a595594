"""`python -m bench.chart FILE.json [PNG]`: ratios as bars, a picture for the README.

matplotlib is the `bench` extra; where it is missing, the benchmark says so and draws nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.emulators import OURS, QEMU, ROOT
from bench.kernels import ALL, GROUPS, MODES
from bench.process import BenchError
from bench.report import boot_ratio

DEFAULT = ROOT / "bench" / "results" / "chart.png"
_COLOURS = {"bare": "#3b6fb6", "sv39": "#8fb3dd", "mean": "#1d3557", "boot": "#c8553d", "other": "#5b8e7d"}
_BAR = 0.28  # inches of height for a row
_MARGIN = 2.0  # factor beyond the longest bars, for their figures
_MARKS = (0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)

Bar = tuple[str, float, str]  # label, ratio, kind (of _COLOURS)


def kernel_bars(found: dict[str, Any], other: str) -> list[Bar]:
    """A bar for each kernel and mode, by group, and the geometric means."""
    bars: list[Bar] = []
    for group, kernels in GROUPS.items():
        for kernel in kernels:
            for mode in MODES:
                row = found["rows"].get(kernel if mode == "bare" else f"{kernel} {mode}", {})
                ratio = row.get("ratio", {}).get(other)
                if ratio is not None:
                    bars.append((f"{group}: {kernel}" if mode == "bare" else mode, ratio, mode))
    for mode in MODES:
        ratio = found["geometric_mean"].get(f"{ALL}, {mode}", {}).get(other)
        if ratio is not None:
            bars.append((f"geometric mean, {mode}", ratio, "mean"))
    return bars


def system_bars(results: dict[str, Any], other: str) -> list[Bar]:
    """Boots, user programs, events and what harts cost one another."""
    bars: list[Bar] = []
    first = f"{OURS} cache=off"
    for smp, by_name in results.get("boot", {}).items():
        for ours, title in ((OURS, f"boot, {smp} vCPU"), (first, f"boot, {smp} vCPU, first time")):
            ratio = boot_ratio(by_name, other, ours)
            if ratio is not None:
                bars.append((title, ratio, "boot"))
    for part in ("programs", "events", "smp"):
        for title, row in results.get(part, {}).get("rows", {}).items():
            ratio = row["ratio"].get(other)
            if ratio is not None:
                bars.append((title, ratio, "boot" if part == "programs" else "other"))
    return bars


def draw(results: dict[str, Any], path: Path, other: str = QEMU) -> None:
    """Write the picture. Raises `BenchError`: no matplotlib, nothing to draw, or a file that cannot be written."""
    panels = [
        (title, bars)
        for title, bars in (
            ("Bare-metal kernels (CPU time)", kernel_bars(results["kernels"], other) if results.get("kernels") else []),
            ("Linux, events, harts (wall time)", system_bars(results, other)),
        )
        if bars
    ]
    if not panels:
        raise BenchError(f"no ratios to {other} to draw")
    try:
        import matplotlib
    except ImportError as error:
        raise BenchError("no chart: matplotlib is not installed (pip install 'mttcg[bench]')") from error
    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = max(len(bars) for _, bars in panels)
    figure, axes = pyplot.subplots(
        1, len(panels), figsize=(6.5 * len(panels), 1.2 + _BAR * rows), squeeze=False, layout="constrained"
    )
    for axis, (title, bars) in zip(axes[0], panels, strict=True):
        _panel(axis, title, bars)
    version = results.get("emulators", {}).get(other, other).partition(" (")[0].replace("QEMU emulator version", "QEMU")
    host = f"{results['host']['cpu']}, {results['date'][:10]}"
    figure.suptitle(f"mttcg beside {version}: how many times as fast\n{host}", fontsize=11)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, dpi=110)
    except OSError as error:
        raise BenchError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        pyplot.close(figure)


def _panel(axis: Any, title: str, bars: list[Bar]) -> None:
    places = range(len(bars))
    ratios = [ratio for _, ratio, _ in bars]
    axis.barh(places, [ratio - 1 for ratio in ratios], left=1, color=[_COLOURS[kind] for _, _, kind in bars])
    axis.set_xscale("log")
    low, high = min([0.5, *ratios]), max([2.0, *ratios])
    axis.set_xlim(low / _MARGIN, high * _MARGIN)
    marks = [mark for mark in _MARKS if low / _MARGIN <= mark <= high * _MARGIN]
    axis.set_xticks(marks, [f"{mark:g}" for mark in marks])
    axis.minorticks_off()
    axis.set_yticks(places, [label for label, _, _ in bars], fontsize=8)
    axis.set_ylim(len(bars) - 0.4, -0.6)  # the first on top
    for place, ratio in zip(places, ratios, strict=True):
        inwards = ratio < 1
        axis.annotate(
            f"{ratio:.2f}", (ratio, place), xytext=(-3 if inwards else 3, 0), textcoords="offset points",
            ha="right" if inwards else "left", va="center", fontsize=7,
        )  # fmt: skip
    axis.axvline(1, color="#333", linewidth=1)
    axis.grid(axis="x", color="#ddd", linewidth=0.6)
    axis.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
    axis.tick_params(axis="y", length=0)
    axis.set_title(title, fontsize=10)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw from a results' file; an exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.chart", description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="results of python -m bench")
    parser.add_argument("png", type=Path, nargs="?", default=DEFAULT, help=f"default: {DEFAULT.relative_to(ROOT)}")
    parser.add_argument("--other", default=QEMU, help="the emulator to compare with (default: qemu)")
    options = parser.parse_args(arguments)
    try:
        draw(json.loads(options.file.read_text()), options.png, options.other)
    except (BenchError, OSError, ValueError) as error:
        print(f"bench.chart: {error}", file=sys.stderr)
        return 1
    print(options.png)
    return 0


if __name__ == "__main__":
    sys.exit(main())
