"""`python -m mttcg.smptest.mutant NAME <mttcg options>`: mttcg with one rule broken.

`--check` tells which mutants no longer fit; `--pytest NAME FILE` runs a file of tests against a mutant.

Templates of emitted code are kept from run to run in the user's cache, so the cache is off here: wrong code must never
get there, and right code from there must not mend a mutant.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...config import MachineConfig
from . import MUTANTS, edit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the mutant; the exit status is mttcg's, or 2 if there is no such mutant."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--check"]:
        return _check()
    testing = words[:1] == ["--pytest"]
    words = words[testing:]
    mutant = MUTANTS.get(words[0]) if words else None
    if mutant is None:
        print(f"mttcg.smptest.mutant: name one of: {', '.join(MUTANTS)}", file=sys.stderr)
        return 2
    try:
        edit.apply(mutant.edits)
    except edit.PatchPointGone as gone:
        print(f"mttcg.smptest.mutant: {mutant.name}: {gone}", file=sys.stderr)
        return 2

    if testing:
        import pytest

        # The tests that try mutants themselves are about the sound product.
        return int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-k", "not mutant", *words[1:]]))

    from ... import cli

    parse = cli.parse

    def parse_without_cache(arguments: Sequence[str]) -> MachineConfig:
        return replace(parse(arguments), cache=False)

    cli.parse = parse_without_cache
    return cli.main(words[1:])


def _check() -> int:
    """Print the mutants whose patch points have gone; 1 if there is any."""
    gone = list(vanished())
    for name, why in gone:
        print(f"{name}: {why}")
    return 1 if gone else 0


def vanished() -> Iterator[tuple[str, str]]:
    """(name, why) of each mutant that no longer fits the product."""
    for mutant in MUTANTS.values():
        try:
            edit.compiled(mutant.edits)
        except (edit.PatchPointGone, SyntaxError) as error:
            yield mutant.name, str(error)
