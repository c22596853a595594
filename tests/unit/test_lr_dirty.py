"""A load-reserved is a read: it leaves the page clean (privileged manual, 4.3.1, on the D bit)."""

from __future__ import annotations

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.protocols import READ, WRITE
from mttcg.vcpu import callbacks

LR_D, SC_D = 0x1005_B52F, 0x18C5_B52F  # lr.d a0, (a1) ; sc.d a0, a2, (a1)


@pytest.mark.parametrize(("word", "access"), [(LR_D, READ), (SC_D, WRITE)])
def test_what_an_atomic_that_misses_is_translated_for(word: int, access: int) -> None:
    asked: list[int] = []

    class Tlb:
        def fill(self, va: int, access: int, mmu_idx: int) -> int:
            asked.append(access)
            return 0

        def entry(self, va: int, mmu_idx: int) -> int:
            return 0

    class Cache:
        def instruction_at(self, site: int) -> tuple[int, int, int]:
            return 0, 4, word

    class Memory:
        tlb = Tlb()

    class Vcpu:
        memory = Memory()
        cache = Cache()
        q = Arena(1, 1 << 20).vcpus[0].q

    slow = callbacks.SlowPaths(Vcpu())  # type: ignore[arg-type]
    assert slow.atomic(0x1000, 0) == callbacks.CONTINUE
    assert asked == [access]
