"""The template table (tcg.templates): every process finds what is entered; a file is executed only if it is ours."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from mttcg.memory.layout import N_CTX
from mttcg.native import memory
from mttcg.tcg import kept, templates
from mttcg.tcg.host import End, Template
from mttcg.tcg.templates import (
    ANY_CTX,
    EXACT,
    OFFSET_IS_IMMEDIATE,
    TABLE_BYTES,
    TEMPLATE,
    Hole,
    TableFull,
    TemplateTable,
    find_template,
)
from mttcg.tcg.translator import private_table
from tests.support.natives import compiled

SHAPE = 1 << 32 | 0x513
MASK64 = (1 << 64) - 1


def template(number: int) -> Template:
    hot = bytes([number & 0xFF]) * (1 + number % 40)
    cold = (b"\x90" * (number % 5)).ljust(len(hot), b"\xcc")
    sites = ((0, 4), (8, -2)) if number % 3 == 0 else ()
    return Template(number, 4, hot, cold[: len(hot)], End(number % 5), number - 50, sites)


def found(table: TemplateTable, ctx: int, key: int) -> tuple[object, ...] | None:
    """What a look-up gives: head, hot, cold without padding, sites, holes."""
    at = find_template(table.address, ctx, key)
    if not at:
        return None
    one = TEMPLATE.at(at)
    raw = bytes(memory.buffer(at, 4096))
    code = TEMPLATE.size
    hot, cold = raw[code : code + one.hot], raw[code + one.hot : code + one.hot + one.cold]
    words = memory.buffer(at + (code + one.hot + one.cold + 7 & -8), 1024).cast("Q")
    sites = tuple((words[2 * i], words[2 * i + 1]) for i in range(one.sites))
    holes = tuple(words[2 * one.sites + i] for i in range(one.holes))
    return (one.key & (1 << templates.KEY_BITS) - 1, one.size, one.end, one.offset, one.flags), hot, cold, sites, holes


def expected(one: Template) -> tuple[object, ...]:
    sites = tuple((place, addend & MASK64) for place, addend in one.sites)
    return (one.word, one.size, one.end, one.offset & MASK64, 0), one.hot, one.cold.rstrip(b"\xcc"), sites, ()


@pytest.fixture(scope="module")
def reused() -> TemplateTable:
    return private_table()


@pytest.fixture
def table(reused: TemplateTable) -> TemplateTable:
    reused.clear()
    return reused


# --- in memory


def test_what_is_entered_is_found(table: TemplateTable) -> None:
    for number in range(500):
        table.insert(number % N_CTX, number, template(number))
    assert table.count == 500
    for number in range(500):
        assert found(table, number % N_CTX, number) == expected(template(number))
        assert found(table, (number + 1) % N_CTX, number) is None
    assert found(table, 3, 10**6) is None


def test_a_template_for_any_context_is_found_in_each(table: TemplateTable) -> None:
    table.insert(ANY_CTX, 0x13, template(7))
    assert {found(table, ctx, 0x13) for ctx in range(N_CTX)} == {found(table, 0, 0x13)}
    assert found(table, 0, 0x13) is not None


def test_holes_and_flags_of_a_shape(table: TemplateTable) -> None:
    holes = (Hole(0, 4, 0), Hole(5, 1, 0), Hole(2, 2, 1))
    table.insert(3, SHAPE, template(39), holes, OFFSET_IS_IMMEDIATE)
    table.insert(3, SHAPE | 1 << 33, Template(0, 0, b"", b""), (), EXACT)
    entry = found(table, 3, SHAPE)
    assert entry is not None
    assert entry[4] == (4 << 16, 5 | 1 << 16, 2 | 2 << 16 | 1 << 24)
    assert TEMPLATE.at(find_template(table.address, 3, SHAPE)).flags == OFFSET_IS_IMMEDIATE
    assert TEMPLATE.at(find_template(table.address, 3, SHAPE | 1 << 33)).flags == EXACT
    assert found(table, 3, SHAPE & 0xFFFF_FFFF) is None  # a shape is no word


def test_the_first_of_two_stays(table: TemplateTable) -> None:
    """Somebody may be about to jump into it, and both are right."""
    table.insert(1, 5, template(10))
    at = find_template(table.address, 1, 5)
    table.insert(1, 5, template(11))
    assert find_template(table.address, 1, 5) == at
    assert table.count == 1


def test_what_is_kept_apart_is_found_by_nobody(table: TemplateTable) -> None:
    at = table.keep(template(12))
    assert TEMPLATE.at(at).hot == len(template(12).hot)
    assert table.count == 0
    assert found(table, 0, 12) is None


def test_compiled_look_ups_find_the_same(table: TemplateTable) -> None:
    rng = random.Random(3)
    keys = [(rng.choice((ANY_CTX, *range(N_CTX))), rng.getrandbits(36)) for _ in range(3000)]
    for ctx, key in keys:
        table.insert(ctx, key, template(key & 0xFFFF))
    with compiled(find_template) as natives:
        for ctx, key in keys:
            for other in (ctx % N_CTX, rng.randrange(N_CTX)):
                got = natives["find_template"](0, table.address, other, key)
                assert got == find_template(table.address, other, key)
            assert find_template(table.address, ctx % N_CTX, key) or ctx != ANY_CTX
            assert not natives["find_template"](0, table.address, 0, key ^ 1 << 35)


# --- full


def test_a_table_without_a_free_slot_says_so(table: TemplateTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "_FULL", 3)
    for number in range(3):
        table.insert(0, number, template(number))
    with pytest.raises(TableFull):
        table.insert(0, 3, template(3))
    assert found(table, 0, 2) == expected(template(2))
    assert found(table, 0, 3) is None


def test_a_table_without_room_for_bytes_says_so(table: TemplateTable) -> None:
    table.insert(0, 1, template(1))
    table.record.set("used", templates.DATA_BYTES - 100)
    with pytest.raises(TableFull):
        table.insert(0, 39, template(39))
    with pytest.raises(TableFull):
        table.keep(template(39))
    assert found(table, 0, 1) == expected(template(1))
    assert found(table, 0, 39) is None


def test_a_cleared_table_is_empty_and_of_use_again(table: TemplateTable) -> None:
    for number in range(50):
        table.insert(0, number, template(number))
    table.clear()
    assert table.count == 0
    assert found(table, 0, 7) is None
    table.insert(0, 8, template(9))
    assert found(table, 0, 8) is not None


# --- several processes


def test_processes_that_insert_at_once_find_each_others_templates() -> None:
    """The same keys in different orders: one copy of each is found, whole, and counted."""
    address = memory.map_shared_anonymous(TABLE_BYTES)
    table = TemplateTable(address)
    keys = [(number % N_CTX, number) for number in range(3000)]
    children = []
    for seed in range(2):
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                mine = TemplateTable(address)
                order = keys[:]
                random.Random(seed).shuffle(order)
                for ctx, number in order:
                    mine.insert(ctx, number, template(number))
                    assert found(mine, ctx, number) == expected(template(number))
                status = 0
            finally:
                os._exit(status)
        children.append(pid)
    assert [os.waitpid(pid, 0)[1] for pid in children] == [0, 0]
    assert table.count == len(keys)
    assert all(found(table, ctx, number) == expected(template(number)) for ctx, number in keys)
    memory.unmap(address, TABLE_BYTES)


# --- from run to run


@pytest.fixture
def path(table: TemplateTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of `WORTH_SAVING` templates, and the table empty again."""
    monkeypatch.setattr(templates, "WORTH_SAVING", 50)
    file = tmp_path / "cache" / "templates"
    for number in range(50):
        table.insert(number % N_CTX, number, template(number))
    table.save(file, 0)
    table.clear()
    return file


def loaded(table: TemplateTable, path: Path) -> int:
    table.load(path)
    return table.count


def test_what_is_saved_is_found_again(table: TemplateTable, path: Path) -> None:
    assert loaded(table, path) == 50
    for number in range(50):
        assert found(table, number % N_CTX, number) == expected(template(number))
    table.insert(0, 10**6, template(3))  # what comes after does not overwrite it
    assert found(table, 9, 49) == expected(template(49))


def test_another_table_at_another_address_can_use_it(table: TemplateTable, path: Path) -> None:
    other = private_table()
    other.load(path)
    assert found(other, 7, 7) == expected(template(7))


def test_a_save_keeps_what_was_there(table: TemplateTable, path: Path) -> None:
    count = loaded(table, path)
    for number in range(100, 150):
        table.insert(7, number, template(number))
    table.save(path, count)
    table.clear()
    assert loaded(table, path) == 100
    assert found(table, 1, 1) == expected(template(1))


def test_few_new_templates_are_not_worth_a_write(table: TemplateTable, path: Path) -> None:
    count = loaded(table, path)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    for number in range(100, 149):
        table.insert(7, number, template(number))
    table.save(path, count)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_file_is_its_owners_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert [other.name for other in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("place", [0, 10, 40, 80, 2000, 1 << 20, -1])
def test_a_damaged_file_is_as_good_as_none(table: TemplateTable, path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert loaded(table, path) == 0
    assert found(table, 1, 1) is None


@pytest.mark.parametrize("length", [0, 1, 50, 100, 1000, 1 << 20, -1])
def test_a_truncated_file_is_as_good_as_none(table: TemplateTable, path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    assert loaded(table, path) == 0


def test_a_longer_file_is_as_good_as_none(table: TemplateTable, path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")
    assert loaded(table, path) == 0


@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_a_file_that_others_may_write_is_not_executed(table: TemplateTable, path: Path, mode: int) -> None:
    path.chmod(mode)
    assert loaded(table, path) == 0


def test_a_file_of_another_owner_is_not_executed(
    table: TemplateTable, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: user + 1)
    assert loaded(table, path) == 0


def test_a_file_of_other_sources_is_not_used(table: TemplateTable, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "source_digest", lambda: b"\0" * 32)
    assert loaded(table, path) == 0


def test_no_file_is_no_templates(table: TemplateTable, tmp_path: Path) -> None:
    assert loaded(table, tmp_path / "nothing") == 0
    assert loaded(table, tmp_path) == 0


def test_a_folder_that_cannot_be_written_disturbs_nobody(
    table: TemplateTable, path: Path, tmp_path: Path
) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    loaded(table, path)
    table.save(blocker / "templates", 0)
    assert blocker.read_text() == ""


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert templates.default_path() == tmp_path / "mttcg" / "templates"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert templates.default_path() == Path("~/.cache/mttcg/templates").expanduser()
