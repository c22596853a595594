"""Reports as tables: for the terminal (rich), and as Markdown, several reports side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from rich.console import Console
from rich.table import Table

from .report import VERDICTS

_COLOURS = {"holds": "green", "FAILS": "bold red", "weak": "yellow", "caught": "green"}
_NUMBERS = (*VERDICTS, "runs", "checks", "seconds", "rule")
_WORDS = ("", "by", "seeds that failed")
_LEAST = 12  # columns for words
_SEEDS = 4  # failing seeds shown in a row


def _coloured(result: str) -> str:
    return f"[{_COLOURS[result]}]{result}[/]" if result in _COLOURS else result


def _table(title: str, *columns: str) -> Table:
    """Words give way, figures and names do not, when the terminal is narrow."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        justify: Literal["left", "right"] = "right" if column in _NUMBERS else "left"
        words = column in _WORDS
        table.add_column(column, justify=justify, no_wrap=not words, min_width=_LEAST if words else None)
    return table


def _used(rows: Iterable[dict[str, Any]]) -> list[str]:
    """The verdicts that there are."""
    rows = list(rows)
    return [verdict for verdict in VERDICTS if any(row["verdicts"][verdict] for row in rows)]


def _seeds(row: dict[str, Any]) -> str:
    seeds = row["failing_seeds"]
    return " ".join(str(seed) for seed in seeds[:_SEEDS]) + (" …" if len(seeds) > _SEEDS else "")


def show(report: dict[str, Any], console: Console) -> None:
    """Print a report's tables, and how to repeat what failed."""
    rows = {key: row for key, row in report["rules"].items() if row["runs"]}
    if rows:
        used = _used(rows.values())
        table = _table("Rules", "rule", "result", "runs", *used, "", "seeds that failed")
        for key, row in rows.items():
            counts = (_count(row["verdicts"][verdict]) for verdict in used)
            table.add_row(key, _coloured(row["result"]), str(row["runs"]), *counts, row["text"], _seeds(row))
        console.print(table)
    if report["families"]:
        used = _used(report["families"].values())
        table = _table("Families", "guests", "result", "runs", *used, "checks", "seconds")
        for key, row in report["families"].items():
            counts = (_count(row["verdicts"][verdict]) for verdict in used)
            figures = f"{row['checks']:,}", f"{row['seconds']:.0f}"
            table.add_row(key, _coloured(row["result"]), str(row["runs"]), *counts, *figures)
        console.print(table)
    if report["mutants"]:
        table = _table("Mutants", "rule", "mutant", "result", "runs", "", "by")
        for row in report["mutants"]:
            runs = f"{row['caught']}/{row['runs']}"
            table.add_row(str(row["rule"]), row["name"], _coloured(row["result"]), runs, row["text"], row["by"])
        console.print(table)
    for record in report["bad"]:
        console.print(f"[bold red]{record['verdict']}[/] {record['guest']} seed {record['seed']} smp {record['smp']}"
                      f" {record.get('harass', '')}: {_plain(record.get('note', ''))}")  # fmt: skip
        for line in (repeat(record, report), record.get("command", "")):
            console.print("    " + line, markup=False, highlight=False, soft_wrap=True)


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


def _count(number: int) -> str:
    return str(number) if number else "·"


def repeat(record: dict[str, Any], report: dict[str, Any]) -> str:
    """The suite's own command that makes a record's run again."""
    words = ["python -m mttcg.smptest run", record["guest"], f"--smp {record['smp']}", f"--seed {record['seed']}"]
    if record.get("rounds"):
        words.append(f"--rounds {record['rounds']}")
    if record.get("harass"):
        words.append(f"--harass {record['harass']}")
    if not report["emulator"]["command"].startswith("python -m mttcg "):
        words.append(f"--emulator '{report['emulator']['command']}'")
    return " ".join(words)


def markdown(reports: list[dict[str, Any]]) -> Iterator[str]:
    """Lines: rules side by side, then each report's figures and mutants."""
    names = [report["emulator"]["version"] or report["emulator"]["command"].split()[0] for report in reports]
    yield "| rule | | " + " | ".join(f"{name}" for name in names) + " |"
    yield "|-:|-|" + "-|" * len(names)
    for key, first in reports[0]["rules"].items():
        cells = [_cell(report["rules"][key]) for report in reports]
        yield f"| {key} | {first['text']} | " + " | ".join(cells) + " |"
    for name, report in zip(names, reports, strict=True):
        host = report["host"]
        yield ""
        yield (f"{name}: {report['runs']:,} runs, {report['failures']:,} failures in {report['seconds']:,.0f} s"
               f" on {host['cores']} cores of {host['cpu']}; {report['what']}, seed {report['seed']}.")  # fmt: skip
        yield ""
        yield "| guests | runs | failures | checks |"
        yield "|-|-:|-:|-:|"
        for family, row in report["families"].items():
            yield f"| {family} | {row['runs']:,} | {row['failures']:,} | {row['checks']:,} |"
    for report in reports:
        if report["mutants"]:
            yield ""
            yield from _mutants(report["mutants"])


def _cell(row: dict[str, Any]) -> str:
    if not row["runs"]:
        return ""
    bad = f" {row['failures']:,} of" if row["failures"] else ""
    return f"{row['result']}{bad} ({row['runs']:,} runs)"


def _mutants(rows: list[dict[str, Any]]) -> Iterator[str]:
    caught = sum(row["result"] == "caught" for row in rows)
    yield f"Mutants caught: {caught} of {len(rows)}."
    yield ""
    yield "| rule | mutant | what is broken | caught/runs | by |"
    yield "|-:|-|-|-|-|"
    for row in rows:
        result = "" if row["result"] == "caught" else f" **{row['result']}**"
        yield f"| {row['rule']} | {row['name']} | {row['text']} | {row['caught']}/{row['runs']}{result} | {row['by']} |"
