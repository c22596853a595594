"""An Mmu for tests: virtual pages map to physical ones by a dict, with permissions; all else faults."""

from __future__ import annotations

from collections.abc import Callable

from mttcg.memory.protocols import PERM_R, PERM_W, PERM_X, GuestTrap

PAGE_FAULT = (13, 15, 12)
ACCESS_FAULT = (5, 7, 1)
MISALIGNED = (4, 6, 0)
RWX = PERM_R | PERM_W | PERM_X


class FlatMmu:
    """memory.protocols.Mmu over `pages`: virtual page number → (physical page number, PERM_* bits)."""

    def __init__(self) -> None:
        self.pages: dict[int, tuple[int, int]] = {}
        self.leaf_bits = 12
        self.cacheable = True
        self.everywhere = True

    def map(self, va: int, pa: int, perms: int = RWX) -> None:
        self.pages[va >> 12] = (pa >> 12, perms)

    def translate(self, va: int, access: int, mmu_idx: int, size: int = 1) -> tuple[int, int, int]:
        frame, perms = self.pages.get(va >> 12, (0, 0))
        if not perms >> access & 1:
            raise GuestTrap(PAGE_FAULT[access], va)
        return frame << 12 | (va & 0xFFF), perms if self.cacheable else 0, self.leaf_bits

    def access_fault(self, va: int, access: int) -> GuestTrap:
        return GuestTrap(ACCESS_FAULT[access], va)

    def misaligned(self, va: int, access: int) -> GuestTrap:
        return GuestTrap(MISALIGNED[access], va)


class ListBus:
    """A Bus that answers in one range with the address's low byte, and keeps what was written."""

    natives: tuple[Callable[..., int], ...] = ()

    def __init__(self, base: int = 0x1000_0000, size: int = 0x1000) -> None:
        self.base, self.end = base, base + size
        self.reads: list[tuple[int, int]] = []
        self.writes: list[tuple[int, int, int]] = []

    def read(self, pa: int, size: int) -> int | None:
        self.reads.append((pa, size))
        return pa & 0xFF if self.base <= pa < self.end else None

    def write(self, pa: int, size: int, value: int) -> bool:
        self.writes.append((pa, size, value))
        return self.base <= pa < self.end
