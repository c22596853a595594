"""Guest RAM by physical address, as typed views: one aligned element access is one host access."""

from __future__ import annotations

from ..native import atomics
from .arena import Arena
from .layout import RAM_BASE
from .records import View


def set_ram_limit(record: View) -> None:
    """Tell emitted code how far into RAM a load of MMU_M, of up to 8 bytes, need not be looked up."""
    all_open = record.get("pmp_m_open") and record.get("map_ram") == RAM_BASE
    record.set("ram_limit", record.get("map_ram_size") - 7 if all_open else 0)


class Ram:
    """RAM of an arena. `b`, `h`, `i`, `q`: the same bytes as 1-, 2-, 4- and 8-byte words.

    Element index = (pa - base) / width. `host(pa)` is the host address.
    """

    __slots__ = ("_host_offset", "b", "base", "end", "h", "i", "q", "size")

    def __init__(self, arena: Arena) -> None:
        self.base = arena.ram_phys
        self.size = arena.ram_size
        self.end = self.base + self.size
        self._host_offset = arena.ram - self.base
        self.b = arena.ram_view()
        self.h = self.b.cast("H")
        self.i = self.b.cast("I")
        self.q = self.b.cast("Q")

    def contains(self, pa: int, size: int = 1) -> bool:
        """Whether all of [pa, pa + size) is RAM."""
        return self.base <= pa and pa + size <= self.end

    def host(self, pa: int) -> int:
        """Host address of a physical address in RAM."""
        return pa + self._host_offset

    def read(self, pa: int, size: int) -> int:
        """Little-endian load of 1, 2, 4 or 8 bytes; single-copy atomic when aligned."""
        offset = pa - self.base
        if size == 8 and not offset & 7:
            return self.q[offset >> 3]
        if size == 4 and not offset & 3:
            return self.i[offset >> 2]
        if size == 2 and not offset & 1:
            return self.h[offset >> 1]
        return int.from_bytes(self.b[offset : offset + size], "little")

    def write(self, pa: int, size: int, value: int) -> None:
        """Little-endian store; single-copy atomic when aligned. `value` must fit."""
        offset = pa - self.base
        if size == 8 and not offset & 7:
            self.q[offset >> 3] = value
        elif size == 4 and not offset & 3:
            self.i[offset >> 2] = value
        elif size == 2 and not offset & 1:
            self.h[offset >> 1] = value
        else:
            self.b[offset : offset + size] = value.to_bytes(size, "little")

    def cas(self, pa: int, size: int, expected: int, value: int) -> int:
        """Atomic compare-and-swap of an aligned 4- or 8-byte word; returns the old value."""
        swap = atomics.cas64 if size == 8 else atomics.cas32
        return swap(self.host(pa), expected, value)
