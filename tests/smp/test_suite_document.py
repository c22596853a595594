"""docs/smp.md's made parts: the coverage table is the present one, and results find their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mttcg.errors import UserError
from mttcg.smptest import cli, document

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "smp.md"


def test_the_coverage_table_is_up_to_date() -> None:
    text = DOCUMENT.read_text()
    now = document.replaced(text, document.COVERAGE, document.coverage())
    assert text == now, "run python -m mttcg.smptest tables --into docs/smp.md"


def test_a_part_is_replaced_and_the_rest_is_kept() -> None:
    text = "a\n<!-- results: begin -->\nold\n<!-- results: end -->\nb\n"
    assert document.replaced(text, "results", iter(["x", "y"])) == text.replace("old", "x\ny")
    with pytest.raises(UserError, match="no part coverage"):
        document.replaced(text, "coverage", iter(["x"]))


def test_the_command_writes_into_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.md"
    path.write_text("<!-- coverage: begin -->\n<!-- coverage: end -->\n")
    assert cli.main(["tables", "--into", str(path)]) == 0
    assert "`rule17_amo_atomic`" in path.read_text()
    assert cli.main(["tables", "--into", str(tmp_path / "no.md")]) == 1
    assert "no.md" in capsys.readouterr().err
