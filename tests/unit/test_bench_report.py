"""Tables, chart and command line of the benchmark, and what it reads from Linux' console."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bench import __main__ as command_line
from bench import chart, kernels, programs, report
from bench.process import BenchError
from bench.programs import Timed
from bench.progress import Progress
from mttcg.images import cpio


def _row(ours: float, theirs: float, mode: str = "bare") -> dict[str, Any]:
    seconds = {"mttcg": [ours], "qemu": [theirs]}
    return {"mode": mode, "seconds_per_iteration": seconds, "ratio": {"qemu": theirs / ours}, "mips": {"mttcg": 100.0}}


RESULTS: dict[str, Any] = {
    "date": "2026-01-01T00:00:00Z",
    "host": {"cpu": "2 x test"},
    "emulators": {"mttcg": "mttcg 0", "qemu": "QEMU 0"},
    "kernels": {
        "rows": {"sieve": _row(1e-3, 2e-3), "sieve sv39": _row(1e-3, 3e-3, "sv39"), "nbody": _row(1e-6, 5e-7)},
        "geometric_mean": {"all, bare": {"qemu": 1.0}, "all, sv39": {"qemu": 3.0}},
    },
    "events": {"rows": {"ecall + mret": _row(1e-6, 5e-7)}},
    "smp": {
        "rows": {"LR/SC lock": _row(1e-7, 2e-7)},
        "scaling": {"1": {"mttcg": 1.0, "qemu": 1.0}, "2": {"mttcg": 1.97}},
    },
    "boot": {
        "2": {
            "mttcg": [{"wall": 2.0, "cpu": 3.0}, {"wall": 4.0, "cpu": 6.0}],
            "mttcg cache=off": [{"wall": 4.0, "cpu": 3.0}, {"wall": 8.0, "cpu": 6.0}],
            "qemu": [{"wall": 1.0, "cpu": 1.0}, {"wall": 2.0, "cpu": 2.0}],
            "dead": [],
        }
    },
    "programs": {
        "rows": {"sort": {"runs": {"mttcg": [{"guest": 1.0, "wall": 1.1}]}, "ratio": {"qemu": 0.5}}},
        "geometric_mean": {"qemu": 0.5},
    },
    "start": {"mttcg": [0.3, 0.5], "qemu": [0.05], "dead": []},
}


def test_boot_ratio_pairs_rounds() -> None:
    by_name = RESULTS["boot"]["2"]
    assert report.boot_ratio(by_name, "qemu") == pytest.approx(0.5)
    assert report.boot_ratio(by_name, "qemu", "mttcg cache=off") == pytest.approx(0.25)
    assert report.boot_ratio(by_name, "dead") is None


def test_every_part_has_its_table() -> None:
    console = Console(record=True, width=200, file=io.StringIO())
    report.show(RESULTS, console)
    text = console.export_text()
    for expected in ("geometric mean: all, sv39", "1.97 ×", "ecall + mret", "LR/SC lock"):
        assert expected in text
    for expected in ("3.00 (4.50)", "300 ms", "1.00 (1.10)"):
        assert expected in text


def test_bars_of_the_chart() -> None:
    assert chart.kernel_bars(RESULTS["kernels"], "qemu") == [
        ("int: sieve", 2.0, "bare"),
        ("sv39", 3.0, "sv39"),
        ("fp: nbody", 0.5, "bare"),
        ("geometric mean, bare", 1.0, "mean"),
        ("geometric mean, sv39", 3.0, "mean"),
    ]
    bars = {label: ratio for label, ratio, _ in chart.system_bars(RESULTS, "qemu")}
    assert bars == {
        "boot, 2 vCPU": 0.5,
        "boot, 2 vCPU, first time": 0.25,
        "sort": 0.5,
        "ecall + mret": 0.5,
        "LR/SC lock": 2.0,
    }


def test_a_chart_is_drawn_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib")
    source, picture = tmp_path / "results.json", tmp_path / "deep" / "chart.png"
    source.write_text(json.dumps(RESULTS))
    assert chart.main([str(source), str(picture)]) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert chart.main([str(source), str(picture), "--other", "ghost"]) == 1
    assert "no ratios to ghost" in capsys.readouterr().err


def test_a_chart_without_matplotlib_is_a_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BenchError, match=r"matplotlib is not installed"):
        chart.draw(RESULTS, tmp_path / "chart.png")


def test_a_part_that_cannot_run_leaves_a_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kernels, "FOLDER", tmp_path)
    path = tmp_path / "deep" / "out.json"
    assert command_line.main(["--quick", "--only", "kernels", "--without", "qemu", "--json", str(path)]) == 1
    results = json.loads(path.read_text())
    assert any("make guests" in note for note in results["notes"])
    assert results["emulators"].keys() == {"mttcg"}


@pytest.mark.parametrize("wrong", [["--only", "kernels,boots"], ["--rounds", "0"], ["--rounds", "many"]])
def test_a_wrong_word_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        command_line.main(wrong)
    assert end.value.code == 2
    assert wrong[1].rpartition(",")[2] in capsys.readouterr().err


# --- user programs


def test_a_programs_result_on_the_console() -> None:
    text = "# sh /bench/run 3 gzip 4\nbench-start 3\nbench-end 3\nbench-result 3 12.34 13.04 0123abcd\n# "
    seen = programs.read_result(text, 3, 0.75)
    assert seen.guest == pytest.approx(0.7)
    assert (seen.wall, seen.checksum) == (0.75, "0123abcd")
    with pytest.raises(BenchError, match="program 4"):
        programs.read_result(text, 4, 0.75)


def test_what_takes_less_than_the_clock_shows_took_its_unit() -> None:
    assert programs.read_result("bench-result 0 5.00 5.00 ab\n", 0, 0.001).guest == programs._UPTIME_UNIT


def test_the_overlay_is_a_second_archive_at_a_multiple_of_four() -> None:
    first = gzip.compress(cpio.archive([cpio.directory("bin")]))
    both = programs.with_overlay(first)
    at = both.index(b"070701", len(first))
    assert both.startswith(first)
    assert at % 4 == 0
    assert at - len(first) < 4
    assert b"bench/fpmix" in both[at:]


def test_programs_with_another_result_have_no_figure() -> None:
    def runs(guest: float, checksum: str) -> list[dict[str, Timed]]:
        return [{name: Timed(guest, guest, checksum) for name in programs.PROGRAMS}]

    progress = Progress(Console(quiet=True))
    seen = {"mttcg": runs(1.0, "a"), "qemu": runs(2.0, "a"), "broken": runs(1.0, "b"), "ended": []}
    found = programs.results(seen, 1, True, progress)
    assert len(progress.notes) == len(programs.PROGRAMS)
    assert found["geometric_mean"] == {"qemu": pytest.approx(2.0)}
    assert all(row["runs"].keys() == {"mttcg", "qemu"} for row in found["rows"].values())
