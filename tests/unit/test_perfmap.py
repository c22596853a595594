"""-perfmap: names from symbol tables, and a file whose lines lie in the code buffer."""

from __future__ import annotations

import itertools
import os
import re
import signal
import struct
import time
from pathlib import Path

import pytest

from mttcg import symbols
from mttcg.elf import MAGIC
from mttcg.errors import UserError
from mttcg.symbols import Symbol
from mttcg.tcg import perfmap
from mttcg.tcg.host import COLD
from mttcg.tcg.perfmap import PerfMap, SymbolTable
from tests.support.command import of_session, wait_until_gone
from tests.support.command import run as command
from tests.support.session import session

LINE = re.compile(r"([0-9a-f]+) ([0-9a-f]+) (\S.*)")
TIMEOUT = 60.0
FUNC, OBJECT, NOTYPE = 2, 1, 0


def elf_with(entries: list[tuple[str, int, int, int]]) -> memoryview:
    """An ELF header, and a symbol table of (name, kind, address, size)."""
    strings, table = b"\0", bytes(24)
    for name, kind, address, size in entries:
        table += struct.pack("<IBBHQQ", len(strings), 0x10 | kind, 0, 1, address, size)
        strings += name.encode() + b"\0"
    at_table, at_strings = 64, 64 + len(table)
    sections = bytes(64)
    sections += struct.pack("<IIQQQQIIQQ", 0, 2, 0, 0, at_table, len(table), 2, 1, 8, 24)
    sections += struct.pack("<IIQQQQIIQQ", 0, 3, 0, 0, at_strings, len(strings), 0, 0, 1, 0)
    at_sections = at_strings + len(strings)
    ident = MAGIC + b"\2\1\1"
    header = struct.pack("<16sHHIQQQIHHHHHH", ident, 2, 243, 1, 0, 0, at_sections, 0, 64, 56, 0, 64, 3, 0)
    return memoryview(header + table + strings + sections)


CODE = [("main", FUNC, 0x1000, 0x20), ("label", NOTYPE, 0x2000, 0)]
ENTRIES = [*CODE, ("$x", NOTYPE, 0x1000, 0), ("data", OBJECT, 0, 8)]


def test_functions_and_labels_of_an_elf_file() -> None:
    found = [Symbol(0x1000, 0x20, "main"), Symbol(0x2000, 0, "label")]
    assert symbols.of_elf(elf_with(ENTRIES)) == found
    assert symbols.of_elf(elf_with(ENTRIES), 0x500)[0] == Symbol(0x1500, 0x20, "main")


@pytest.mark.parametrize("damage", [64, 100, 160])
def test_a_damaged_table_names_nothing(damage: int) -> None:
    assert symbols.of_elf(elf_with(ENTRIES)[:damage]) == []


def test_a_list_as_linux_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "System.map"
    path.write_text("ffffffff80002000 T _start\nffffffff80002040 t helper [module]\nffffffff81000000 D data\nrubbish\n")
    assert symbols.of_file(path) == [Symbol(0xFFFFFFFF80002000, 0, "_start"), Symbol(0xFFFFFFFF80002040, 0, "helper")]


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.map"
    path.write_text("nothing here\n")
    with pytest.raises(UserError, match="names no function"):
        symbols.of_file(path)


def test_names_by_address() -> None:
    table = SymbolTable([Symbol(0x100, 0x10, "short"), Symbol(0x100, 0, "alias"), Symbol(0x200, 0, "open")])
    assert [table.name(pc) for pc in (0x100, 0x10F, 0x110, 0x200, 0x999, 0xFF)] == [
        "short", "short+0xf", "guest 0x110", "open", "open+0x799", "guest 0xff",
    ]  # fmt: skip


def test_lines_of_the_map(tmp_path: Path) -> None:
    perf_map = PerfMap(SymbolTable([Symbol(0x100, 0, "work")]), tmp_path)
    perf_map.add(0x7000, 0x40, "mttcg ENTER")
    perf_map.placed(0x8000, 0x20, 0x104)
    assert perf_map.path == tmp_path / f"perf-{os.getpid()}.map"
    assert perf_map.path.read_text().splitlines() == [
        "7000 40 mttcg ENTER",
        "8000 20 work+0x4",
        f"{0x8000 + COLD:x} 20 work+0x4 [slow]",
    ]


def test_the_map_is_not_written_through_a_link(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / f"perf-{os.getpid()}.map").symlink_to(victim)
    with pytest.raises(OSError, match="symbolic"):
        PerfMap(SymbolTable([]), tmp_path)
    assert victim.read_text() == "precious"


# --- the whole way

KERNEL = Path(__file__).resolve().parents[2] / "guests" / "bench" / "fib.elf"


def _executable(pid: int) -> list[tuple[int, int]]:
    """Mappings of a process that are writable and executable: the code buffer."""
    found = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        places, permissions = line.split()[:2]
        if permissions == "rwxp":
            start, end = (int(place, 16) for place in places.split("-"))
            found.append((start, end))
    return found


def test_a_killed_run_leaves_the_map_of_its_code_buffer(tmp_path: Path) -> None:
    names = tmp_path / "System.map"
    names.write_text("0000000080000000 T _start\n0000000080000010 T everything\n")
    options = ("-bios", "none", "-kernel", str(KERNEL), "-append", "iters=100000000")
    with session(["-perfmap", "-accel", f"tcg,symbols={names}", *options], terminal=False) as run:
        deadline = time.monotonic() + TIMEOUT
        while not (vcpus := [one for one in of_session(run.session) if one.name == "mttcg: vcpu 0"]):
            assert time.monotonic() < deadline
        path = perfmap.FOLDER / f"perf-{vcpus[0].pid}.map"
        try:
            while not path.exists() or "everything+" not in path.read_text():
                assert time.monotonic() < deadline
            buffers = _executable(vcpus[0].pid)
            os.kill(run.pid, signal.SIGKILL)
            assert wait_until_gone(run.session) == []
            lines = [LINE.fullmatch(line) for line in path.read_text().splitlines()]
        finally:
            path.unlink(missing_ok=True)
    assert all(lines)
    pieces = [(int(line[1], 16), int(line[2], 16), line[3]) for line in lines if line]
    assert {"mttcg ENTER", "_start", "_start [slow]"} <= {name for _, _, name in pieces}
    for start, size, name in pieces:
        assert size > 0, name
        assert any(low <= start and start + size <= high for low, high in buffers), name
    hot = sorted((start, start + size) for start, size, name in pieces if not name.endswith("[slow]"))
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(hot))


def test_symbols_without_perfmap_are_refused() -> None:
    result = command(["-accel", "tcg,symbols=System.map"], timeout=60)
    assert result.status == 2
    assert result.err == "mttcg: -accel tcg,symbols=FILE: names are for -perfmap; give that too\n"
