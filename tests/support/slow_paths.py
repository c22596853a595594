"""The callbacks of a vCPU of which nothing else is there: what they translate is noted, and nothing is accessed."""

from __future__ import annotations

from mttcg.memory.layout import VCPU
from mttcg.vcpu.callbacks import SlowPaths


def slow_paths(word: int, asked: list[tuple[int, int]]) -> SlowPaths:
    """Callbacks for which every exit site is the four-byte instruction `word`.

    `asked` gets (address, access) of each translation; what comes of it allows the access.
    """

    class Tlb:
        def fill(self, va: int, access: int, mmu_idx: int) -> None:
            asked.append((va, access))

        def entry(self, va: int, mmu_idx: int) -> int:
            return 0

    class Cache:
        def instruction_at(self, site: int) -> tuple[int, int, int]:
            return 0, 4, word

    class Memory:
        tlb = Tlb()

    class Vcpu:
        memory, cache, q = Memory(), Cache(), [0] * (VCPU.size // 8)

    return SlowPaths(Vcpu())  # type: ignore[arg-type]
