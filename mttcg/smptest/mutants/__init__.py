"""mttcg broken on purpose, one contract rule at a time: what the suite must catch, or it proves nothing.

The tables here are plain data; only `start`, in a process of its own, applies one to the product. Nothing of the normal
command line leads here.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import blocks, interrupts, order, translation
from .edit import Edit


@dataclass(frozen=True)
class Mutant:
    """`rule`: what it breaks. `text`: how. Beside the rule's guests should notice: `guests` (patterns), and `tests`,
    files of a checkout's tests/smp, where it takes more than a guest to get there.
    """

    name: str
    rule: int
    text: str
    edits: tuple[Edit, ...]
    guests: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


def _all() -> dict[str, Mutant]:
    found: dict[str, Mutant] = {}
    for rows in (blocks.MUTANTS, translation.MUTANTS, order.MUTANTS, interrupts.MUTANTS):
        for name, rule, text, *rest in rows:
            if name in found:
                raise ImportError(f"two mutants are called {name}")
            edits = tuple(item for item in rest if isinstance(item, Edit))
            names = [item for item in rest if isinstance(item, str)]
            tests = tuple(item for item in names if item.endswith(".py"))
            guests = tuple(item for item in names if item not in tests)
            found[name] = Mutant(name, rule, text, edits, guests, tests)
    return found


MUTANTS: dict[str, Mutant] = _all()
