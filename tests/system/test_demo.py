"""The built-in demo, which every part of the machine has a hand in, on all ways to run it."""

from __future__ import annotations

import pytest

from tests.support.command import run

SLOW = pytest.mark.slow


def _passes(harts: int, *options: str, seconds: float = 60) -> None:
    result = run(["-smp", str(harts), *options], timeout=seconds)
    assert result.status == 0, result.out + result.err
    assert f"demo: PASS ({harts} hart{'s' if harts > 1 else ''})" in result.out
    assert result.out.startswith("hart 0 says hello")
    assert result.err == ""
    assert result.left == []


@pytest.mark.parametrize(("harts", "seconds"), [(1, 60), (4, 60), (64, 120), pytest.param(256, 400, marks=SLOW)])
def test_a_process_for_each_vcpu(harts: int, seconds: float) -> None:
    _passes(harts, seconds=seconds)


@pytest.mark.parametrize("harts", [1, 4, pytest.param(64, marks=SLOW)])
def test_all_vcpus_in_one_process(harts: int) -> None:
    _passes(harts, "-accel", "tcg,thread=single", seconds=200)


@pytest.mark.parametrize("harts", [1, 2])
def test_interpreter(harts: int) -> None:
    _passes(harts, "-accel", "interp", seconds=150)


def test_interpreter_in_one_process() -> None:
    _passes(2, "-accel", "interp,thread=single", seconds=150)


def test_smallest_translation_cache() -> None:
    _passes(4, "-accel", "tcg,tb-size=1")


@pytest.mark.slow
def test_again_and_again() -> None:
    """What goes wrong once in a hundred runs is wrong."""
    for _ in range(100):
        _passes(4)
