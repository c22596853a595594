"""Counting records, and what is shown of them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from mttcg.errors import UserError
from mttcg.smptest import report, tables
from mttcg.smptest.units import Emulator, Record


def record(verdict: str, rules: list[int], seed: int = 1, **more: Any) -> Record:
    return Record("rule17_x", rules, seed, 4, 100, more.pop("harass", ""), verdict, 0, 1.5, checks=10, **more)


def report_of(*records: Record) -> report.Report:
    made = report.Report(Emulator("no-such-emulator -kernel {elf}"), 42, "short run")
    for one in records:
        made.add(one, "rules")
    return made


def test_results_of_a_rule() -> None:
    made = report_of(record("pass", [17]), record("weak", [18]), record("skip", [19]), record("hang", [20]))
    results = [made.rules[rule].result for rule in (17, 18, 19, 20, 21)]
    assert results == ["holds", "weak", "skipped", "FAILS", "not run"]
    assert (made.runs, made.failures, made.status) == (4, 1, 1)


def test_a_failure_counts_for_the_rules_that_it_names() -> None:
    made = report_of(record("fail", [17, 18], rules_failed=[18]), record("crash", [17, 19]))
    assert [made.rules[rule].bad for rule in (17, 18, 19)] == [1, 1, 1]
    assert made.rules[17].verdicts["pass"] == 1


def test_all_figures_are_in_the_json(tmp_path: Path) -> None:
    made = report_of(
        record("pass", [17], numbers={"tight": 3}, histograms={"MP": {"0,0": 1}}),
        record("pass", [17], numbers={"tight": 4}, histograms={"MP": {"0,0": 2, "1,1": 1}}, harass="pin"),
        record("fail", [17], seed=9, note="FAIL rule=17 x"),
    )
    path = tmp_path / "r.json"
    made.write(path)
    found = json.loads(path.read_text())
    assert (found["runs"], found["failures"], found["seed"]) == (3, 1, 42)
    assert found["rules"]["17"]["verdicts"]["pass"] == 2
    assert found["rules"]["17"]["failing_seeds"] == [9]
    assert found["rules"]["17"]["checks"] == 30
    assert set(found["rules"]) == {str(rule) for rule in range(1, 30)}
    assert found["harass"]["pin"]["runs"] == 1
    assert found["numbers"]["rule17_x"] == {"tight": 7}
    assert found["histograms"] == {"MP": {"0,0": 3, "1,1": 1}}
    assert found["bad"][0]["note"] == "FAIL rule=17 x"
    assert found["host"]["cores"] >= 1
    assert report.load(path) == found


def test_a_missed_mutant_fails_the_suite() -> None:
    made = report_of(record("pass", [17]))
    assert made.status == 0
    made.mutants = [mutant("caught")]
    assert made.status == 0
    made.mutants.append(mutant("MISSED"))
    assert made.status == 1


def mutant(result: str) -> dict[str, Any]:
    counts = {"caught": 1, "runs": 2, "by": "rule17_x (fail)"}
    return {"name": "m", "rule": 17, "text": "broken", "result": result, **counts}


@pytest.mark.parametrize("text", [None, "no json", "[]", '{"format": 0}'])
def test_files_that_are_no_reports(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "r.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(UserError):
        report.load(path)


def test_a_report_that_cannot_be_written() -> None:
    with pytest.raises(UserError, match="cannot be written"):
        report_of().write(Path("/proc/nowhere/r.json"))


def test_the_terminal_gets_tables_and_commands() -> None:
    made = report_of(record("fail", [17], seed=9, harass="pin", note="FAIL [x]", command="emu -smp 4"))
    made.mutants = [mutant("caught")]
    stream = io.StringIO()
    tables.show(made.as_json(), Console(file=stream, width=150))
    text = stream.getvalue()
    assert "AMOs are atomic" in text
    assert "FAILS" in text
    assert "rule17_x seed 9 smp 4 pin: FAIL [x]" in text
    assert "run rule17_x --smp 4 --seed 9 --rounds 100 --harass pin --emulator 'no-such-emulator -kernel {elf}'" in text
    assert "    emu -smp 4\n" in text
    assert "1/2" in text


def test_markdown_sets_reports_side_by_side() -> None:
    first, second = report_of(record("pass", [17])).as_json(), report_of(record("fail", [17])).as_json()
    first["emulator"]["version"] = "mttcg 1"
    first["mutants"] = [mutant("caught"), mutant("MISSED")]
    lines = list(tables.markdown([first, second]))
    assert lines[0] == "| rule | | mttcg 1 | no-such-emulator |"
    assert any(line.startswith("| 17 |") and "holds (1 runs) | FAILS 1 of (1 runs) |" in line for line in lines)
    assert "Mutants caught: 1 of 2." in lines
    assert sum(line.startswith("| 17 | m |") for line in lines) == 2
