"""Programs that repeat one thing: counts, slopes, checksums, clocks. The emulators here are small Python programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bench import cases, kernels, micro, native, report
from bench.cases import Case, Sample
from bench.emulators import Emulator
from bench.process import BenchError, run
from bench.progress import Progress

TIMEOUT = 120.0
GUEST = """
import sys, time
words = dict(word.split("=") for word in sys.argv[-1].split())
n = int(words.get("iters", 40))
start = time.process_time()
x = 0
for _ in range(n * {work}):
    x += 1
spent = time.process_time() - start
print("checksum=%x iters=%d ticks=%d" % (n + {wrong}, {said}, spent * 1e7 * {clock}))
"""


def _emulator(
    folder: Path, name: str, *, wrong: int = 0, work: int = 1000, said: str = "n", clock: float = 1
) -> Emulator:
    script = folder / f"{name}.py"
    script.write_text(GUEST.format(wrong=wrong, work=work, said=said, clock=clock))
    return Emulator(name, (sys.executable, str(script)))


def _measure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, others: list[Emulator]
) -> tuple[dict[str, Any], list[str]]:
    (tmp_path / "kernels").mkdir()
    (tmp_path / "kernels" / "fib.c").touch()
    (tmp_path / "fib.elf").touch()
    monkeypatch.setattr("shutil.which", lambda program: None)  # no native column
    monkeypatch.setattr(kernels, "FOLDER", tmp_path)
    progress = Progress(Console(quiet=True))
    found = kernels.measure([_emulator(tmp_path, "mttcg"), *others], ["bare"], 2, 0.2, progress)
    return found, progress.notes


def test_twice_the_work_has_ratio_two(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found, notes = _measure(monkeypatch, tmp_path, [_emulator(tmp_path, "qemu", work=4000)])
    row = found["rows"]["fib"]
    assert notes == []
    assert row["iterations"][0] < row["iterations"][1]
    assert 1.5 < row["ratio"]["qemu"] < 12
    assert found["geometric_mean"]["calls, bare"]["qemu"] == pytest.approx(row["ratio"]["qemu"])
    assert found["geometric_mean"]["all, bare"]["qemu"] == pytest.approx(row["ratio"]["qemu"])
    assert "int, bare" not in found["geometric_mean"]
    assert json.loads(json.dumps(found)) == found
    assert report.kernels(found).row_count == 3


def test_a_wrong_checksum_leaves_a_note_and_no_figure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found, notes = _measure(monkeypatch, tmp_path, [_emulator(tmp_path, "qemu", wrong=1)])
    assert any("checksum" in note for note in notes)
    assert found["rows"]["fib"]["ratio"] == {}


def test_a_program_that_ignores_its_count_is_noticed(tmp_path: Path) -> None:
    deaf = _emulator(tmp_path, "deaf", said="40")
    with pytest.raises(BenchError, match="ignores iters="):
        cases.run_once(deaf, Case("x", tmp_path), 41)


def test_counts_suit_the_fastest_within_what_the_slowest_may_take(tmp_path: Path) -> None:
    fast, slow = _emulator(tmp_path, "fast", clock=1), _emulator(tmp_path, "slow", clock=1e6)
    case = Case("x", tmp_path)
    alone = cases.calibrate([fast], case, 0.5)
    both = cases.calibrate([fast, slow], case, 0.5)
    assert both < alone


def test_a_case_may_begin_with_few(tmp_path: Path) -> None:
    assert cases.run_once(_emulator(tmp_path, "e"), Case("x", tmp_path), None).iterations == 40
    case = Case("x", tmp_path, first=7)
    assert case.append(None) == ""
    assert case.append(case.first) == "iters=7"


def test_what_a_program_prints_is_found_in_the_console_text() -> None:
    checksum, iterations, seconds = cases.read_line("firmware 1.0\nchecksum=ff00 iters=4 ticks=12\n")
    assert (checksum, iterations) == ("ff00", 4)
    assert seconds == pytest.approx(1.2e-6)
    with pytest.raises(BenchError, match="no checksum"):
        cases.read_line("demo: PASS")


@pytest.mark.parametrize(("guest", "fine"), [(10.0, True), (11.5, True), (5.0, False), (20.0, False)])
def test_the_guests_clock_is_checked_against_the_hosts(guest: float, fine: bool) -> None:
    small, large = Sample(1, "", 0, 1.0, 0.0), Sample(9, "", 0, 11.0, guest)
    if fine:
        assert cases._per_iteration("guest", small, large)[0] == pytest.approx(guest / 9)
    else:
        with pytest.raises(BenchError, match="clock"):
            cases._per_iteration("guest", small, large)


def test_a_small_run_may_take_longer_than_a_large_one_where_harts_wait_for_each_other() -> None:
    small, large = Sample(1, "", 0, 4.5, 3.4), Sample(8, "", 0, 1.2, 0.1)
    assert cases._per_iteration("guest", small, large)[0] == pytest.approx(0.1 / 8)
    with pytest.raises(BenchError, match="clock"):
        cases._per_iteration("guest", small, Sample(8, "", 0, 1.2, 3.0))


def test_seconds_by_each_clock() -> None:
    small, large = Sample(1, "", 1.0, 1.5, 0.5), Sample(5, "", 3.0, 5.5, 4.5)
    assert cases._per_iteration("cpu", small, large) == pytest.approx((0.5, 1.0))
    assert cases._per_iteration("guest", small, large) == pytest.approx((0.9, 1.0))


def test_a_kernel_is_compiled_for_the_host(tmp_path: Path) -> None:
    case = next(case for case in kernels.list_cases(["bare"]) if case.name == "sieve")
    assert case.source is not None
    with native.Builder(kernels.FOLDER / "native_main.c") as builder:
        program = builder.build(case.source)
        if builder.problem:
            pytest.skip(builder.problem)
        assert program is not None
        small, large, checksum = cases._native_pair(program, 3, 1)
        assert checksum == small.checksum != large.checksum
        assert large.cpu > small.cpu
        wrong = tmp_path / "wrong.c"
        wrong.write_text("int nothing;")
        with pytest.raises(BenchError, match="gcc"):
            builder.build(wrong)


def test_harts_do_on_the_host_what_they_do_on_a_guest() -> None:
    case = micro._case("smp", "independent", 2)
    ours = Emulator("mttcg", (sys.executable, "-m", "mttcg"), is_mttcg=True)
    with native.Builder() as builder:
        program = builder.build(kernels.FOLDER / "native_harts.c")
        if program is None:
            pytest.skip(builder.problem)
        small, large, checksum = cases._native_pair(program, 1000, 2)
    assert checksum == cases.run_once(ours, case, 1000).checksum
    assert large.iterations > small.iterations == 1000


def test_every_kernel_is_in_one_group() -> None:
    grouped = [kernel for names in kernels.GROUPS.values() for kernel in names]
    assert sorted(grouped) == [case.name for case in kernels.list_cases(["bare"])]


def test_instruction_counts_are_of_the_elves_that_are_there() -> None:
    counts = kernels.instruction_counts()
    assert counts.keys() == {case.name for case in kernels.list_cases(["bare"])}
    assert all(count > 1 for count in counts.values())


def test_the_count_of_a_kernel_built_anew_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = json.loads(kernels.COUNTS.read_text())
    for name in kept:
        (tmp_path / f"{name}.elf").write_bytes((kernels.FOLDER / f"{name}.elf").read_bytes())
    (tmp_path / "sieve.elf").write_bytes(b"another program")
    monkeypatch.setattr(kernels, "FOLDER", tmp_path)
    assert kept.keys() - kernels.instruction_counts().keys() == {"sieve"}


def test_mips_are_instructions_by_cpu_time() -> None:
    case = Case("sieve", Path("sieve.elf"), seconds={"mttcg": [0.002, 0.004, 0.001], "native": [0.001]})
    row = kernels.results([case], {"sieve": 1_000_000.0})["rows"]["sieve"]
    assert row["mips"] == {"mttcg": pytest.approx(500.0)}


def test_events_and_harts_are_the_tests_of_the_guests() -> None:
    for program, tests in (("events", micro.EVENTS), ("smp", {**micro.SMP, "independent": ""})):
        source = (kernels.FOLDER / f"{program}.c").read_text()
        table = source[source.index("micro_test tests[]") :]
        for test in tests:
            assert f'{{"{test}"' in table


def test_scaling_is_the_work_of_all_by_the_work_of_one() -> None:
    rows = {
        micro._independent(1): {"seconds_per_iteration": {"mttcg": [1.0, 1.0, 9.0], "qemu": [1.0]}},
        micro._independent(2): {"seconds_per_iteration": {"mttcg": [1.25], "other": [1.0]}},
    }
    assert micro.scaling(rows, [1, 2]) == {"1": {"mttcg": 1.0, "qemu": 1.0}, "2": {"mttcg": pytest.approx(1.6)}}


def test_an_event_is_measured_on_mttcg() -> None:
    """The whole way, on the real thing, once."""
    ours = Emulator("mttcg", (sys.executable, "-m", "mttcg"), is_mttcg=True)
    case = micro._case("events", "csr", 1)
    assert case.clock == "guest"
    seen = cases.run_once(ours, case, 300)
    assert (seen.checksum, seen.iterations) == (f"{300:x}", 300)
    assert 0 < seen.guest < seen.wall
    assert run([*ours.command, "--version"], TIMEOUT).output.startswith("mttcg ")
