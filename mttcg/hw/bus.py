"""The physical address map outside RAM: regions that do not overlap, found by bisection.

The same map serves the vCPU (which process answers this address?) and the iothread (which device?).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Region(Protocol):
    """A named range [base, base + size) of physical addresses."""

    @property
    def name(self) -> str: ...
    @property
    def base(self) -> int: ...
    @property
    def size(self) -> int: ...


class BusOverlap(ValueError):
    """Two regions claim the same address: the board table is wrong."""

    def __init__(self, new: Region, old: Region) -> None:
        super().__init__(
            f"{new.name} at {new.base:#x}..{new.base + new.size - 1:#x} overlaps "
            f"{old.name} at {old.base:#x}..{old.base + old.size - 1:#x}"
        )
        self.new = new
        self.old = old


R = TypeVar("R", bound=Region)


class AddressMap(Generic[R]):
    """Regions in address order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._regions: list[R] = []

    def __iter__(self) -> Iterator[R]:
        return iter(self._regions)

    def add(self, region: R) -> None:
        """Enter a region. BusOverlap if any of its addresses is taken; ValueError if it is empty."""
        if region.size <= 0:
            raise ValueError(f"{region.name} is empty")
        place = bisect_right(self._starts, region.base)
        if place and region.base < self._regions[place - 1].base + self._regions[place - 1].size:
            raise BusOverlap(region, self._regions[place - 1])
        if place < len(self._regions) and self._starts[place] < region.base + region.size:
            raise BusOverlap(region, self._regions[place])
        self._starts.insert(place, region.base)
        self._regions.insert(place, region)

    def find(self, address: int, size: int = 1) -> R | None:
        """The region that holds all of [address, address + size), or None."""
        place = bisect_right(self._starts, address)
        if not place:
            return None
        region = self._regions[place - 1]
        return region if address + size <= region.base + region.size else None
