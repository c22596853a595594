"""The parts of docs/smp.md that are made, not written: which test and which mutants each rule has, and results.

A made part stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import UserError
from . import catalogue
from .mutants import MUTANTS
from .rules import RULES

COVERAGE, RESULTS = "coverage", "results"
TESTS = catalogue.HERE.parents[1] / "tests" / "smp"  # in a checkout; an installed mttcg has no tests


def coverage() -> Iterator[str]:
    """Markdown: rule → guests and tests → the mutants by which they were shown to be able to fail."""
    yield "| rule | | tested by | able to fail: mutants |"
    yield "|-:|-|-|-|"
    for rule, text in RULES.items():
        guests = [f"`{guest.name}`" for guest in catalogue.guests() if rule in guest.rules]
        tests = [f"`tests/smp/{path.name}`" for path in sorted(TESTS.glob(f"test_rule{rule:02}_*.py"))]
        mutants = [mutant.name for mutant in MUTANTS.values() if mutant.rule == rule]
        yield f"| {rule} | {text} | {', '.join(guests + tests)} | {', '.join(mutants)} |"
    beside = [guest for guest in catalogue.guests() if not guest.rules]
    if beside:
        yield ""
        yield "| guests beside the rules | |"
        yield "|-|-|"
        yield from (f"| `{guest.name}` | {guest.text} |" for guest in beside)


def replaced(text: str, name: str, lines: Iterator[str]) -> str:
    """The document with its part `name` made anew. Raises `UserError` if it has no such part."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    head, found, rest = text.partition(begin)
    _, also_found, tail = rest.partition(end)
    if not found or not also_found:
        raise UserError(f"the document has no part {name}; put {begin.strip()} and {end} around its place")
    return head + begin + "".join(line + "\n" for line in lines) + end + tail


def update(path: Path, name: str, lines: Iterator[str]) -> None:
    """Make part `name` of the document at `path` anew. Raises `UserError`."""
    try:
        path.write_text(replaced(path.read_text(), name, lines))
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}; name the document, docs/smp.md") from error
