"""The results as tables for people and as JSON for later comparisons. Ratios above 1: mttcg is faster."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.emulators import OURS
from bench.process import BenchError
from bench.stats import paired_ratio

_MIB = 1 << 20


def ratio_text(ratio: float | None) -> str:
    """A ratio with the colour of good or bad news."""
    if ratio is None:
        return "–"
    return f"[{'green' if ratio >= 1 else 'red'}]{ratio:.2f}[/]"


def show(results: dict[str, Any], console: Console) -> None:
    """Print a table for each part that was measured."""
    for part, table in (("kernels", kernels), ("boot", boot), ("translate", translate), ("idle", idle)):
        if results.get(part):
            console.print(table(results[part]))


def kernels(found: dict[str, Any]) -> Table:
    """CPU time per iteration, and each other's time by mttcg's."""
    rows = found["rows"]
    names = sorted({name for row in rows.values() for name in row["seconds_per_iteration"]} - {OURS})
    table = Table(title="Bare-metal kernels: CPU time per iteration; ratio = other's time / mttcg's")
    for heading in ("kernel", OURS, *names, *(f"{name} / {OURS}" for name in names)):
        table.add_column(heading, justify="left" if heading == "kernel" else "right")
    for title, row in rows.items():
        seconds = row["seconds_per_iteration"]
        times = [_time(median(seconds[name])) if name in seconds else "–" for name in (OURS, *names)]
        table.add_row(title, *times, *(ratio_text(row["ratio"].get(name)) for name in names))
    for mode, means in found["geometric_mean"].items():
        cells = [ratio_text(means.get(name)) for name in names]
        table.add_row(f"[bold]geometric mean, {mode}[/]", *("" for _ in (OURS, *names)), *cells)
    return table


def boot(found: dict[str, Any]) -> Table:
    """Seconds from the process's start to the shell."""
    names = [name for name in next(iter(found.values())) if name != OURS]
    table = Table(title="Debian's kernel to the busybox shell: median wall s (CPU s); ratio of wall times")
    for heading in ("-smp", OURS, *names, *(f"{name} / {OURS}" for name in names)):
        table.add_column(heading, justify="right")
    for smp, by_name in found.items():
        cells = [_boot_cell(by_name[name]) for name in (OURS, *names) if name in by_name]
        table.add_row(smp, *cells, *(ratio_text(boot_ratio(by_name, name)) for name in names))
    return table


def boot_ratio(by_name: dict[str, Any], other: str) -> float | None:
    """The other's wall time by ours, of paired rounds; None when a round of either is missing."""
    ours = [one["wall"] for one in by_name.get(OURS, [])]
    theirs = [one["wall"] for one in by_name[other]]
    return paired_ratio(theirs, ours) if ours and len(ours) == len(theirs) else None


def translate(found: dict[str, Any]) -> Table:
    """Microseconds per guest instruction."""
    size = f"{found['instructions']} instructions, {found['blocks']} blocks"
    table = Table(title=f"Translation of {found['text']}: {size}")
    for heading in ("templates", "µs / guest instruction", "templates made"):
        table.add_column(heading, justify="left" if heading == "templates" else "right")
    for state in ("cold", "kept", "warm"):
        table.add_row(state, f"{found[state]['us_per_instruction']:.2f}", str(found[state]["templates_made"]))
    return table


def idle(found: dict[str, Any]) -> Table:
    """CPU use and memory of an idle Linux."""
    table = Table(title="Linux with 4 vCPUs, idle at the shell (memory in MiB)")
    headings = ("emulator", "host CPU use", "total PSS", "total RSS", "per vCPU: PSS", "RSS", "private")
    for heading in headings:
        table.add_column(heading, justify="left" if heading == "emulator" else "right")
    for name, one in found.items():
        each, total = one["per_vcpu"], one["total"]
        sizes = (total["pss"], total["rss"], each["pss"], each["rss"], each["private"])
        table.add_row(name, f"{one['cpu_use']:.1%}", *(f"{size / _MIB:.1f}" for size in sizes))
    return table


def save(results: dict[str, Any], path: Path) -> None:
    """Write the JSON. Raises `BenchError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    except OSError as error:
        raise BenchError(f"{path}: cannot be written: {error.strerror}") from error


def _boot_cell(boots: list[dict[str, float]]) -> str:
    if not boots:
        return "–"
    return f"{median(one['wall'] for one in boots):.2f} ({median(one['cpu'] for one in boots):.2f})"


def _time(seconds: float) -> str:
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"
