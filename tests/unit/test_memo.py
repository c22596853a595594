"""The template store (tcg.memo): what is kept comes back, and nothing that cannot be trusted is used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mttcg.tcg import memo
from mttcg.tcg.host import End, Template


def templates(count: int) -> list[tuple[int, Template]]:
    made = []
    for word in range(count):
        hot = bytes([word & 0xFF]) * (1 + word % 40)
        cold = (b"\x90" * (word % 5)).ljust(len(hot), b"\xcc")
        sites = ((0, 4), (8, -2)) if word % 3 == 0 else ()
        made.append((word % 10, Template(word, 4, hot, cold[: len(hot)], End(word % 5), word - 50, sites)))
    return made


def same(a: Template, b: Template) -> bool:
    return all(getattr(a, name) == getattr(b, name) for name in Template.__slots__)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "cache" / "templates"
    memo.TemplateStore(file).save(templates(memo.WORTH_SAVING))
    return file


def test_what_is_saved_is_found_again(path: Path) -> None:
    store = memo.TemplateStore(path)
    assert len(store) == memo.WORTH_SAVING
    for ctx, template in templates(memo.WORTH_SAVING):
        found = store.get(ctx, template.word)
        assert found is not None
        assert same(found, template)
    assert store.get(3, 10**6) is None


def test_a_save_keeps_what_was_there(path: Path) -> None:
    more = [(7, Template(10**6 + i, 4, b"h", b"\xcc")) for i in range(memo.WORTH_SAVING)]
    memo.TemplateStore(path).save(more)
    store = memo.TemplateStore(path)
    assert len(store) == 2 * memo.WORTH_SAVING
    assert store.get(7, 10**6) is not None
    assert store.get(1, 1) is not None


def test_few_new_templates_are_not_worth_a_write(path: Path) -> None:
    before = path.stat().st_mtime_ns
    memo.TemplateStore(path).save(templates(memo.WORTH_SAVING - 1))
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("place", [0, 10, 40, 80, 2000, -1])
def test_a_damaged_file_is_as_good_as_none(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert len(memo.TemplateStore(path)) == 0


@pytest.mark.parametrize("length", [0, 1, 50, 1000])
def test_a_truncated_file_is_as_good_as_none(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    assert len(memo.TemplateStore(path)) == 0


def test_a_file_that_others_may_write_is_not_executed(path: Path) -> None:
    os.chmod(path, 0o666)
    assert len(memo.TemplateStore(path)) == 0


def test_a_file_of_other_sources_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "source_digest", lambda: b"\0" * 32)
    assert len(memo.TemplateStore(path)) == 0


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    memo.TemplateStore(blocker / "templates").save(templates(memo.WORTH_SAVING))
    assert blocker.read_text() == ""


def test_a_full_file_is_begun_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MAX_RECORDS", memo.WORTH_SAVING + 1)
    more = [(7, Template(10**6 + i, 4, b"h", b"\xcc")) for i in range(memo.WORTH_SAVING)]
    memo.TemplateStore(path).save(more)
    assert len(memo.TemplateStore(path)) == memo.WORTH_SAVING
