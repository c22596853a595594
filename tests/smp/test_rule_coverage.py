"""Each of the contract's rules has a guest or a test named after it; the catalogue and the files agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mttcg.smptest import catalogue
from mttcg.smptest.catalogue import FAMILIES, Guest
from mttcg.smptest.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "guests" / "smp"
TESTS = Path(__file__).parent
GUESTS = catalogue.guests()


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_test_named_after_it(rule: int) -> None:
    named = any(guest.name.startswith(f"rule{rule:02}_") and rule in guest.rules for guest in GUESTS)
    assert named or any(TESTS.glob(f"test_rule{rule:02}_*.py"))


@pytest.mark.parametrize("guest", GUESTS, ids=lambda guest: guest.name)
def test_a_guest_is_whole(guest: Guest) -> None:
    assert guest.elf.exists(), "run make guests"
    source = SOURCES / f"{guest.name}.c"
    number = re.match(r"rule(\d\d)_", guest.name)
    if number is not None:
        assert int(number[1]) in guest.rules
    else:
        assert guest.family in FAMILIES
    assert guest.seconds >= 20
    # The head comment tells how the rule is provoked.
    assert source.read_text().lstrip().startswith(("/*", "#", "//"))


def test_every_program_has_a_row() -> None:
    names = {guest.name for guest in GUESTS}
    built = {path.stem for path in (catalogue.HERE / "guests").glob("*.elf")}
    assert built == names, "mttcg/smptest/catalogue.toml and mttcg/smptest/guests/ differ"


def test_the_rules_are_those_of_the_contract() -> None:
    """docs/shared-state.md has them in full, numbered; here are their short forms."""
    text = (ROOT / "docs" / "shared-state.md").read_text()
    section = text[text.index("## The rules") :]
    numbers = [int(number) for number in re.findall(r"\((\d+)\)", section)]
    assert numbers == list(RULES)
