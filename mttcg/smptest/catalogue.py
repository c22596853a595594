"""The suite's table of guests, `catalogue.toml`, as typed rows; a mistake in it is an error that names the row."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import UsageError, UserError
from .rules import RULES

HERE = Path(__file__).parent
SECONDS = 60.0  # the time limit of a run unless the guest's row says more
# Guests that belong to no single rule are named by what they try.
FAMILIES = ("atomics", "resv", "code", "tlb", "irq", "io", "litmus")


@dataclass(frozen=True)
class Guest:
    """One row. `rounds` 0: the guest's own default. `seconds`: time limit of a run on a busy host. `options`: for
    mttcg only; `board`: for every emulator, in QEMU's words."""

    name: str
    text: str
    rules: tuple[int, ...] = ()
    smp: tuple[int, ...] = (4,)
    smp_long: tuple[int, ...] = ()
    rounds: int = 0
    rounds_long: int = 0
    seconds: float = SECONDS
    options: tuple[str, ...] = ()
    board: tuple[str, ...] = ()

    @property
    def elf(self) -> Path:
        """The program, where this installation keeps it."""
        return HERE / "guests" / f"{self.name}.elf"

    @property
    def family(self) -> str:
        """`rules` for a contract rule's guest, else the first word of its name."""
        return "rules" if self.name.startswith("rule") else self.name.partition("_")[0]


def parse(text: str) -> list[Guest]:
    """The rows of a catalogue. Raises `UserError` for the first that is wrong."""
    try:
        rows = tomllib.loads(text).get("guest", [])
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"catalogue.toml: {error}; mend the line") from error
    guests = [_guest(row) for row in rows]
    names = [guest.name for guest in guests]
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"catalogue.toml: {name} is there twice; remove one row")
    return guests


def _guest(row: dict[str, Any]) -> Guest:
    name = row.get("name", "?")
    known = {field.name for field in fields(Guest)}
    for key in row:
        if key not in known:
            raise UserError(f"catalogue.toml: {name}: unknown key {key!r}; there is {', '.join(sorted(known))}")
    for key in ("name", "text"):
        if not isinstance(row.get(key), str):
            raise UserError(f"catalogue.toml: {name}: {key} is missing or no text; write one")
    for key in ("rules", "smp", "smp_long"):
        if not all(isinstance(number, int) and number > 0 for number in row.get(key, ())):
            raise UserError(f"catalogue.toml: {name}: {key} must be a list of positive numbers")
    if not set(row.get("rules", ())) <= set(RULES):
        raise UserError(f"catalogue.toml: {name}: a rule is not in 1 to {max(RULES)}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Guest(**values)


@cache
def guests() -> tuple[Guest, ...]:
    """The suite's own catalogue."""
    return tuple(parse((HERE / "catalogue.toml").read_text()))


def named(pattern: str) -> list[Guest]:
    """Guests whose names match; one that has been built but has no row yet is known by its full name."""
    new = Guest(pattern, "not in the catalogue")
    if all(guest.name != pattern for guest in guests()) and not set(pattern) & set("*?[/") and new.elf.exists():
        return [new]
    return select(patterns=[pattern])


def select(rules: Iterable[int] = (), patterns: Iterable[str] = ()) -> list[Guest]:
    """Guests of any of the rules, and whose name matches any of the patterns. Raises `UsageError` if none does."""
    rules, patterns = set(rules), list(patterns)
    for pattern in patterns:
        if not any(fnmatchcase(guest.name, pattern) for guest in guests()):
            raise UsageError(f"{pattern}: no such guest; --list names them all")
    found = [guest for guest in guests() if not rules or rules & set(guest.rules)]
    if patterns:
        found = [guest for guest in found if any(fnmatchcase(guest.name, pattern) for pattern in patterns)]
    if not found:
        raise UsageError("no guest fits --rules and --guests together; --list names them all")
    return found
