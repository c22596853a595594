"""The results as tables for people and as JSON for later comparisons. Ratios above 1: mttcg is faster."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
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
    for part, table in _TABLES.items():
        if results.get(part):
            console.print(table(results[part]))


def _table(title: str, headings: Iterable[str]) -> Table:
    """The first column holds names, the others figures."""
    table = Table(title=title)
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index else "left")
    return table


def _names(rows: dict[str, Any], key: str) -> list[str]:
    """The other emulators that have a figure in any row."""
    return sorted({name for row in rows.values() for name in row[key]} - {OURS})


def kernels(found: dict[str, Any]) -> Table:
    """CPU time per iteration, MIPS, and each other's time by mttcg's."""
    rows = found["rows"]
    names = _names(rows, "seconds_per_iteration")
    headings = ("kernel", OURS, *names, f"{OURS} MIPS", *(f"{name} / {OURS}" for name in names))
    table = _table("Bare-metal kernels: CPU time per iteration; ratio = other's time / mttcg's", headings)
    for title, row in rows.items():
        speed = row.get("mips", {}).get(OURS)
        mips = "–" if speed is None else f"{speed:.0f}"
        ratios = (ratio_text(row["ratio"].get(name)) for name in names)
        table.add_row(title, *_times(row, names), mips, *ratios)
    for title, means in found["geometric_mean"].items():
        cells = [ratio_text(means.get(name)) for name in names]
        table.add_row(f"[bold]geometric mean: {title}[/]", *("" for _ in (OURS, *names)), "", *cells)
    return table


def events(found: dict[str, Any]) -> Table:
    """Wall time for each event."""
    return _micro(found, "Events: wall time of one; ratio = other's / mttcg's", "event")


def smp(found: dict[str, Any]) -> Table:
    """Wall time for each hart's step, and how work scales."""
    title = "Between harts: wall time of a hart's step; ratio = other's / mttcg's"
    table = _micro(found, title, "two harts, if not said")
    names = _names(found["rows"], "seconds_per_iteration")
    for harts, by_name in found["scaling"].items():
        if harts != "1":
            factors = (f"{by_name[name]:.2f} ×" if name in by_name else "–" for name in (OURS, *names))
            table.add_row(f"[bold]work of {harts} harts by one's[/]", *factors, *("" for _ in names))
    return table


def _micro(found: dict[str, Any], title: str, what: str) -> Table:
    rows = found["rows"]
    names = _names(rows, "seconds_per_iteration")
    table = _table(title, (what, OURS, *names, *(f"{name} / {OURS}" for name in names)))
    for name, row in rows.items():
        table.add_row(name, *_times(row, names), *(ratio_text(row["ratio"].get(other)) for other in names))
    return table


def boot(found: dict[str, Any]) -> Table:
    """Seconds from the process's start to the shell."""
    names = [name for name in next(iter(found.values())) if name != OURS]
    headings = ("-smp", OURS, *names, *(f"{name} / {OURS}" for name in names))
    table = _table("Debian's kernel to the busybox shell: median wall s (CPU s); ratio of wall times", headings)
    for smp, by_name in found.items():
        cells = [_boot_cell(by_name[name]) for name in (OURS, *names) if name in by_name]
        table.add_row(smp, *cells, *(ratio_text(boot_ratio(by_name, name)) for name in names))
    return table


def boot_ratio(by_name: dict[str, Any], other: str, ours: str = OURS) -> float | None:
    """The other's wall time by ours, of paired rounds; None when a round of either is missing."""
    mine = [one["wall"] for one in by_name.get(ours, [])]
    theirs = [one["wall"] for one in by_name.get(other, [])]
    return paired_ratio(theirs, mine) if mine and len(mine) == len(theirs) else None


def programs(found: dict[str, Any]) -> Table:
    """Seconds by the guest's clock (by the host's)."""
    rows = found["rows"]
    names = _names(rows, "runs")
    headings = ("program", OURS, *names, *(f"{name} / {OURS}" for name in names))
    table = _table("User programs in Linux: median guest s (host s); ratio of guest times", headings)
    for title, row in rows.items():
        cells = (_pair_cell(row["runs"].get(name, []), "guest", "wall") for name in (OURS, *names))
        table.add_row(title, *cells, *(ratio_text(row["ratio"].get(name)) for name in names))
    means = (ratio_text(found["geometric_mean"].get(name)) for name in names)
    table.add_row("[bold]geometric mean[/]", *("" for _ in (OURS, *names)), *means)
    return table


def start(found: dict[str, list[float]]) -> Table:
    """Seconds from the start of the process to the guest's first byte."""
    table = _table("Start to the guest's first instruction", ("emulator", "median", "best"))
    for name, seconds in found.items():
        if seconds:
            table.add_row(name, _time(median(seconds)), _time(min(seconds)))
    return table


def translate(found: dict[str, Any]) -> Table:
    """Microseconds per guest instruction."""
    size = f"{found['instructions']} instructions, {found['blocks']} blocks"
    headings = ("templates", "µs / guest instruction", "templates made")
    table = _table(f"Translation of {found['text']}: {size}", headings)
    for state in ("cold", "kept", "warm"):
        table.add_row(state, f"{found[state]['us_per_instruction']:.2f}", str(found[state]["templates_made"]))
    return table


def idle(found: dict[str, Any]) -> Table:
    """CPU use and memory of an idle Linux."""
    headings = ("emulator", "host CPU use", "total PSS", f"by {OURS}'s", "total RSS", "per vCPU: PSS", "RSS", "private")
    table = _table("Linux with 4 vCPUs, idle at the shell (memory in MiB)", headings)
    ours = found.get(OURS)
    for name, one in found.items():
        each, total = one["per_vcpu"], one["total"]
        amounts = (total["pss"], total["rss"], each["pss"], each["rss"], each["private"])
        sizes = [f"{size / _MIB:.1f}" for size in amounts]
        share = f"{total['pss'] / ours['total']['pss']:.2f}" if ours else "–"
        table.add_row(name, f"{one['cpu_use']:.2%}", sizes[0], share, *sizes[1:])
    return table


_TABLES: dict[str, Callable[[dict[str, Any]], Table]] = {
    "kernels": kernels,
    "events": events,
    "smp": smp,
    "boot": boot,
    "programs": programs,
    "start": start,
    "translate": translate,
    "idle": idle,
}


def save(results: dict[str, Any], path: Path) -> None:
    """Write the JSON. Raises `BenchError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    except OSError as error:
        raise BenchError(f"{path}: cannot be written: {error.strerror}") from error


def _boot_cell(boots: list[dict[str, float]]) -> str:
    return _pair_cell(boots, "wall", "cpu")


def _pair_cell(runs: list[dict[str, float]], main: str, beside: str) -> str:
    if not runs:
        return "–"
    return f"{median(one[main] for one in runs):.2f} ({median(one[beside] for one in runs):.2f})"


def _times(row: dict[str, Any], names: Iterable[str]) -> list[str]:
    seconds = row["seconds_per_iteration"]
    return [_time(median(seconds[name])) if name in seconds else "–" for name in (OURS, *names)]


def _time(seconds: float) -> str:
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"
