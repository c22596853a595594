"""The benchmark's own arithmetic, parsing and process handling: figures that nobody can check by eye must be right."""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bench import __main__ as command_line
from bench import emulators, kernels, linux, native, procfs, report
from bench.emulators import Emulator
from bench.process import BenchError, Session, run
from bench.progress import Progress
from bench.stats import geometric_mean, paired_ratio, scaled_iterations, slope

TIMEOUT = 120.0
STAT = "77 (mttcg: vcpu) 0) S 5 77 70 0 -1 4194304 900 0 0 0 {u} {s} 3 4 20 0 1 0 9 1 2 3"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


# --- statistics


def test_slope_cancels_start_up() -> None:
    start_up, each = 0.7, 0.001
    assert slope((100, start_up + 100 * each), (900, start_up + 900 * each)) == pytest.approx(each)


@pytest.mark.parametrize(("small", "large"), [((5, 1.0), (5, 2.0)), ((5, 1.0), (9, 1.0)), ((9, 1.0), (5, 2.0))])
def test_slope_refuses_what_it_cannot_measure(small: tuple[int, float], large: tuple[int, float]) -> None:
    with pytest.raises(ValueError, match="iterations"):
        slope(small, large)


def test_geometric_mean_of_a_ratio_and_its_inverse_is_one() -> None:
    assert geometric_mean([4.0, 0.25]) == pytest.approx(1.0)
    assert geometric_mean([2.0, 8.0]) == pytest.approx(4.0)
    assert math.isnan(geometric_mean([]))


def test_a_slow_round_slows_both_sides_of_its_pair() -> None:
    # The second round ran on a host three times slower; medians of each side alone would not cancel that.
    assert paired_ratio([2.0, 6.0, 2.0], [1.0, 3.0, 1.0]) == pytest.approx(2.0)


def test_rounds_that_are_not_pairs_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired_ratio([1.0, 2.0], [1.0])


def test_iterations_are_scaled_from_the_time_beyond_start_up() -> None:
    assert scaled_iterations(0.5, (101, 0.6), 1.0) == pytest.approx(1000, abs=1)
    assert scaled_iterations(0.0, (2, 100.0), 1.0) == 2


# --- /proc


def test_stat_line_with_parentheses_and_blanks_in_the_name() -> None:
    stat = procfs.parse_stat(STAT.format(u=150, s=50))
    assert (stat.name, stat.session, stat.ended) == ("mttcg: vcpu) 0", 70, False)
    assert stat.cpu == pytest.approx(200 / procfs._TICK)


def test_smaps_rollup_in_bytes() -> None:
    text = (
        "55d0-7fff ---p 00000000 00:00 0 [rollup]\nRss: 3000 kB\nPss: 1000 kB\nPss_Anon: 7 kB\n"
        "Private_Clean: 100 kB\nPrivate_Dirty: 200 kB\nShared_Dirty: 9 kB\n"
    )
    assert procfs.parse_smaps_rollup(text) == procfs.Memory(3000 << 10, 1000 << 10, 300 << 10)


# --- processes


def test_cpu_time_counts_descendants_that_were_waited_for() -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    done = run(python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"), TIMEOUT)
    assert done.cpu >= 0.3


def test_a_running_tree_is_found_and_timed_and_ended() -> None:
    child = "import time\nwhile time.process_time() < 0.2: pass\nprint('burnt', flush=True)\ntime.sleep(600)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with Session(python(parent)) as session:
        session.read_until("burnt", TIMEOUT)
        tree = procfs.session(session.pid)
        assert len(tree) == 2
        assert procfs.cpu_seconds(tree.values()) >= 0.2 - 2 / procfs._TICK
        assert procfs.memory(session.pid).private > 0
    living = procfs.session(session.pid)
    deadline = time.monotonic() + TIMEOUT
    while living and time.monotonic() < deadline:  # the grandchild's end is not ours to wait for
        living = procfs.session(session.pid)
    assert not living


def test_what_does_not_end_is_ended() -> None:
    with pytest.raises(BenchError, match="took longer than"):
        run(python("import time; time.sleep(600)"), 0.2)


def test_a_failure_is_one_line_with_the_command_and_its_last_words() -> None:
    with pytest.raises(BenchError, match=r"status 3: no such kernel$"):
        run(python("import sys; print('first\\nno such kernel', file=sys.stderr); sys.exit(3)"), TIMEOUT)


def test_a_console_that_closes_before_the_marker() -> None:
    with Session(python("print('panic')")) as session, pytest.raises(BenchError, match="before it printed 'ready'"):
        session.read_until("ready", TIMEOUT)


def test_stdin_stays_open_and_carries_what_is_typed() -> None:
    with Session(python("print('got ' + input())")) as session:
        session.send("poweroff\n")
        assert session.finish(TIMEOUT).output == "got poweroff\n"


# --- emulators


def test_an_emulator_from_the_command_line() -> None:
    assert emulators.parse("old='/opt/my qemu/bin' -cpu rv64") == Emulator("old", ("/opt/my qemu/bin", "-cpu", "rv64"))
    for wrong in ("qemu", "=qemu", "new="):
        with pytest.raises(BenchError, match="NAME=COMMAND"):
            emulators.parse(wrong)


def test_what_is_not_installed_is_skipped_in_a_line() -> None:
    found, missing = emulators.available([Emulator("ghost", ("no-such-emulator-here",))])
    assert found[0].name == "mttcg"
    assert missing[-1] == "ghost: skipped: no-such-emulator-here is not installed or not on PATH"


def test_names_are_taken_once() -> None:
    with pytest.raises(BenchError, match="taken"):
        emulators.available([Emulator("mttcg", (sys.executable,))])


# --- kernels

GUEST = """
import sys
words = dict(word.split("=") for word in sys.argv[-1].split())
n = int(words["iters"])
x = 0
for _ in range(n * 1000):
    x += 1
print("checksum=%x iters=%d ticks=1" % (x + {wrong}, n))
"""


def _emulator(tmp_path: Path, name: str, wrong: int = 0) -> Emulator:
    script = tmp_path / f"{name}.py"
    script.write_text(GUEST.format(wrong=wrong))
    return Emulator(name, (sys.executable, str(script)))


def _measure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, others: list[Emulator]
) -> tuple[dict[str, Any], list[str]]:
    (tmp_path / "kernels").mkdir()
    (tmp_path / "kernels" / "fake.c").touch()
    (tmp_path / "fake.elf").touch()
    monkeypatch.setattr("shutil.which", lambda program: None)  # no native column
    monkeypatch.setattr(kernels, "FOLDER", tmp_path)
    progress = Progress(Console(quiet=True))
    found = kernels.measure([_emulator(tmp_path, "mttcg"), *others], ["bare"], 2, 0.1, progress)
    return found, progress.notes


def test_emulators_with_equal_speed_have_ratio_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found, notes = _measure(monkeypatch, tmp_path, [_emulator(tmp_path, "qemu")])
    row = found["rows"]["fake"]
    assert not [note for note in notes if "native" not in note]
    assert row["iterations"][0] < row["iterations"][1]
    assert 0.2 < row["ratio"]["qemu"] < 5
    assert found["geometric_mean"]["bare"]["qemu"] == pytest.approx(row["ratio"]["qemu"])
    assert json.loads(json.dumps(found)) == found
    assert report.kernels(found).row_count == 2


def test_a_wrong_checksum_leaves_a_note_and_no_figure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found, notes = _measure(monkeypatch, tmp_path, [_emulator(tmp_path, "qemu", wrong=1)])
    assert any("checksum" in note for note in notes)
    assert found["rows"]["fake"]["ratio"] == {}


def test_checksum_is_found_in_the_console_text() -> None:
    assert kernels.checksum("firmware 1.0\nchecksum=ff00 iters=4 ticks=12\n") == "ff00"


def test_no_checksum_is_an_error() -> None:
    with pytest.raises(BenchError, match="no checksum"):
        kernels.checksum("demo: PASS")


def test_a_kernel_is_compiled_for_the_host(tmp_path: Path) -> None:
    case = next(case for case in kernels.cases(["bare"]) if case.name == "sieve")
    with native.Builder(kernels.FOLDER / "native_main.c") as builder:
        program = builder.build(case.source)
        if builder.problem:
            pytest.skip(builder.problem)
        assert program is not None
        assert kernels.checksum(run([str(program), "1"], TIMEOUT).output)
        wrong = tmp_path / "wrong.c"
        wrong.write_text("int nothing;")
        with pytest.raises(BenchError, match="gcc"):
            builder.build(wrong)


# --- report and command line


def test_boot_ratio_pairs_rounds() -> None:
    by_name = {"mttcg": [{"wall": 2.0}, {"wall": 4.0}], "qemu": [{"wall": 1.0}, {"wall": 2.0}], "dead": []}
    assert report.boot_ratio(by_name, "qemu") == pytest.approx(0.5)
    assert report.boot_ratio(by_name, "dead") is None


def test_a_part_that_cannot_run_leaves_a_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kernels, "FOLDER", tmp_path)
    path = tmp_path / "deep" / "out.json"
    assert command_line.main(["--quick", "--only", "kernels", "--without", "qemu", "--json", str(path)]) == 1
    results = json.loads(path.read_text())
    assert any("make guests" in note for note in results["notes"])
    assert results["emulators"].keys() == {"mttcg"}


def test_first_boots_are_measured_beside_ours() -> None:
    found = linux.with_first_boots([Emulator("mttcg", ("m",)), Emulator("qemu", ("q",))])
    assert [emulator.name for emulator in found] == ["mttcg", "mttcg cache=off", "qemu"]
    assert found[1].command == ("m", "-accel", "tcg,cache=off")
