"""Files that keep host code: taken back only if they are what this mttcg wrote, and nobody else could have."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mttcg.io.client import MmioClient
from mttcg.native import lowlevel, memory
from mttcg.tcg import kept
from mttcg.tcg.host import Template
from mttcg.tcg.templates import ANY_CTX, TABLE_BYTES, WORTH_SAVING, TemplateTable
from mttcg.tcg.x86_64 import natives
from mttcg.vcpu.cpu_exec import NATIVES

MAGIC = b"test-one"
ROOTS = (*NATIVES, *MmioClient.natives)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "file"
    kept.write(path, MAGIC, [b"abc", memoryview(b"defg")])
    return path


def _flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def test_what_was_written_is_read(file: Path) -> None:
    assert kept.read(file, MAGIC) == b"abcdefg"
    assert [entry.name for entry in file.parent.iterdir()] == ["file"]
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: _flip(path, -1),
        lambda path: _flip(path, 8),  # the sources' digest
        lambda path: _flip(path, 40),  # the content's
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: path.chmod(0o620),
        lambda path: path.chmod(0o602),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_a_file_that_may_be_wrong_is_as_good_as_none(file: Path, damage: Callable[[Path], object]) -> None:
    damage(file)
    assert kept.read(file, MAGIC) is None


def test_a_file_of_another_kind_or_owner_is_not_taken(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept.read(file, b"test-two") is None
    monkeypatch.setattr(os, "getuid", lambda: 12345678)
    assert kept.read(file, MAGIC) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept.write(tmp_path / "file" / "below", MAGIC, [b"x"])
    assert (tmp_path / "file").read_bytes() == b""


def test_other_sources_have_another_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digests = set()
    package = tmp_path / "mttcg"
    (package / "tcg" / "x86_64").mkdir(parents=True)
    monkeypatch.setattr(kept, "__file__", str(package / "tcg" / "kept.py"))
    for place, text in (("tcg/kept.py", "a"), ("tcg/x86_64/b.py", "b"), ("tcg/x86_64/b.py", "c"), ("tcg/d.py", "")):
        (package / place).write_text(text)
        kept.source_digest.cache_clear()
        digests.add(kept.source_digest())
    kept.source_digest.cache_clear()
    assert len(digests) == 4


def _table(count: int) -> TemplateTable:
    table = TemplateTable(memory.map_shared_anonymous(TABLE_BYTES))
    for word in range(count):
        table.insert(ANY_CTX, word, Template(word, 4, bytes([word & 255]) * 8, b""))
    return table


def test_templates_come_back(tmp_path: Path) -> None:
    path = tmp_path / "templates"
    table = _table(WORTH_SAVING)
    table.save(path, 1)
    assert not path.exists()  # too little is new
    table.save(path, 0)
    again = _table(0)
    again.load(path)
    assert again.count == WORTH_SAVING
    assert bytes(again._slots) == bytes(table._slots)
    used = table.record.get("used")
    assert again.record.get("used") == used
    assert again._data[:used] == table._data[:used]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has compiled nothing."""
    monkeypatch.setattr(natives, "_compiled", {})


def _again(path: Path) -> natives.Compiled:
    natives._compiled.clear()
    natives.prepare(ROOTS, path)
    return natives._compiled[ROOTS]


@pytest.mark.usefixtures("fresh")
def test_native_functions_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "natives"
    made = _again(path)
    assert made == natives.compiled(ROOTS)
    assert len(made[0]) > 10_000
    monkeypatch.setattr(natives, "compiled", lambda roots: pytest.fail("compiled again"))
    assert _again(path) == made


@pytest.mark.usefixtures("fresh")
def test_a_file_of_other_functions_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "natives"
    natives.prepare(ROOTS[::-1], path)
    others = natives._compiled[ROOTS[::-1]]
    code, labels = _again(path)
    assert (code, labels) != others
    assert labels.keys() >= {root.__name__ + ".enter" for root in ROOTS}
    assert _again(path) == (code, labels)


@pytest.mark.usefixtures("fresh")
def test_edited_functions_neither_use_the_file_nor_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tmp_path / "natives", tmp_path / "other"
    made = _again(path)
    text = "def probe(table_at: int, key: int) -> int:\n    return 0\n"
    probe = next(function for function in lowlevel.functions if function.__name__ == "probe")
    monkeypatch.setattr(probe, "__native_source__", text, raising=False)
    assert _again(path) != made
    assert _again(other) != made
    assert not other.exists()
