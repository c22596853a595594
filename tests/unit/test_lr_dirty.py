"""A load-reserved is a read: it leaves the page clean (privileged manual, 4.3.1, on the D bit)."""

from __future__ import annotations

import pytest

from mttcg.memory.protocols import READ, WRITE
from mttcg.vcpu.callbacks import CONTINUE
from tests.support.slow_paths import slow_paths

LR_D, SC_D = 0x1005_B52F, 0x18C5_B52F  # lr.d a0, (a1) ; sc.d a0, a2, (a1)


@pytest.mark.parametrize(("word", "access"), [(LR_D, READ), (SC_D, WRITE)])
def test_what_an_atomic_that_misses_is_translated_for(word: int, access: int) -> None:
    asked: list[tuple[int, int]] = []
    assert slow_paths(word, asked).atomic(0x1000, 0) == CONTINUE
    assert asked == [(0x1000, access)]
