"""The benchmark's own arithmetic, parsing and process handling: figures that nobody can check by eye must be right."""

from __future__ import annotations

import math
import sys
import time

import pytest

from bench import procfs
from bench.process import BenchError, Session, run
from bench.stats import geometric_mean, paired_ratio, slope

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
        assert procfs.run_seconds(tree) >= 0.2
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


def test_a_marker_may_have_to_come_behind_another() -> None:
    code = "import time\nprint('one\\ntwo', flush=True)\ntime.sleep(0.2)\nprint('one', flush=True)\ninput()"
    with Session(python(code)) as session:
        session.read_until("one", TIMEOUT, after="two")
        assert session.text().count("one") == 2
        assert session.elapsed() >= 0.2


def test_stdin_stays_open_and_carries_what_is_typed() -> None:
    with Session(python("print('got ' + input())")) as session:
        session.send("poweroff\n")
        assert session.finish(TIMEOUT).output == "got poweroff\n"
