"""The mutants still fit the product, are out of a user's reach, and are what they say."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from mttcg.errors import UserError
from mttcg.smptest import mutation
from mttcg.smptest.mutants import MUTANTS, Mutant, edit, start
from mttcg.smptest.mutants.edit import Edit, PatchPointGone
from mttcg.smptest.rules import RULES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=lambda mutant: mutant.name)
def test_the_patch_points_are_there(mutant: Mutant) -> None:
    changes = edit.compiled(mutant.edits)
    assert changes
    for function, code, _ in changes:
        old = function.__code__
        assert (code.co_code, code.co_consts, code.co_names) != (old.co_code, old.co_consts, old.co_names)


def test_every_rule_of_our_code_has_a_mutant() -> None:
    assert {mutant.rule for mutant in MUTANTS.values()} == set(RULES)


# --- edits


def victim(value: int) -> int:
    """What the edits below change."""
    doubled = value * 2
    return doubled + 1


def around(value: int) -> int:
    def inner() -> int:
        return value

    return inner()


def edit_of(old: str, new: str, count: int = 1) -> Edit:
    class Here(Edit):
        def function(self) -> object:  # type: ignore[override]
            return victim

    return Here("here:victim", old, new, count)


def test_an_edit_keeps_the_functions_identity() -> None:
    kept, code = victim, victim.__code__
    try:
        edit.apply((edit_of("value * 2", "value * 3"), edit_of("doubled + 1", "doubled + 2")))
        assert kept(10) == 32
    finally:
        victim.__code__ = code
    assert kept(10) == 21


@pytest.mark.parametrize("place", ["mttcg.nothing:f", "mttcg.memory.ldst:nothing", "mttcg.memory.ldst:MASK64"])
def test_a_place_that_has_gone(place: str) -> None:
    with pytest.raises(PatchPointGone):
        edit.apply((Edit(place, "a", "b"),))


@pytest.mark.parametrize(("old", "count"), [("value * 4", 1), ("doubled", 1), ("value", 99)])
def test_a_text_that_has_gone_or_is_not_alone(old: str, count: int) -> None:
    with pytest.raises(PatchPointGone, match="times"):
        edit.apply((edit_of(old, "0", count),))
    assert victim(10) == 21


def test_nothing_is_changed_if_one_edit_does_not_fit() -> None:
    with pytest.raises(PatchPointGone):
        edit.apply((edit_of("value * 2", "value * 3"), Edit("mttcg.nothing:f", "a", "b")))
    assert victim(10) == 21


def test_vanished_mutants_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    gone = Mutant("gone", 1, "", (Edit("mttcg.nothing:f", "a", "b"),))
    monkeypatch.setattr(start, "MUTANTS", {"gone": gone})
    assert start.main(["--check"]) == 1
    assert capsys.readouterr().out.startswith("gone: mttcg.nothing:f: ")
    assert start.main(["gone", "-smp", "1"]) == 2


def test_the_suite_refuses_to_run_mutants_that_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    mutation.check()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(UserError, match="mutants no longer fit"):
        mutation.check()


# --- out of reach


def test_the_product_does_not_know_the_mutants() -> None:
    for path in (ROOT / "mttcg").rglob("*.py"):
        if "smptest" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text())):
                assert not (isinstance(node, ast.Import | ast.ImportFrom) and "smptest" in ast.dump(node)), path


def test_a_mutant_runs_without_the_cache() -> None:
    """Wrong code must not reach the user's templates."""
    program = (
        "from mttcg.smptest.mutants import start; import mttcg.cli as cli; start.main(['fence-noop', '--version']);"
        "print(cli.parse(['-smp', '2']).cache, cli.parse(['-accel', 'tcg,cache=on']).cache)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.splitlines()[-1] == "False False"


def test_an_unknown_mutant_is_a_usage_error() -> None:
    command = [sys.executable, "-m", "mttcg.smptest.mutant", "nothing", "-smp", "1"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 2
    assert "fence-noop" in result.stderr
