"""No file of ours is longer than a reader keeps in mind."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 500
SOURCES = sorted(path for folder in ("mttcg", "tests", "bench") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_at_most_500_lines(path: Path) -> None:
    count = len(path.read_text().splitlines())
    assert count <= LIMIT, f"{path.relative_to(ROOT)} has {count} lines; split it by what it is about"
