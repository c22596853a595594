"""Physical memory protection (privileged manual, 3.7): 16 entries, granularity 4 bytes.

The record holds the CSRs; `rebuild` turns them into ranges after each change. Nearly every guest either has
one entry that allows everything or a few that cover whole pages, so the answer for "all of memory" is kept
ready and the answer for a page is what the soft TLB caches.
"""

from __future__ import annotations

from ...memory.layout import PAGE, VCPU
from ...memory.ram import set_ram_limit
from ...memory.records import View
from .csr_fields import PMP_A_SHIFT, PMP_LOCK, PMP_NA4, PMP_NAPOT, PMP_OFF, PMP_R, PMP_TOR, PMP_W, PMP_X, PRV_M, PRV_S

N_ENTRIES = 16
ALL = PMP_R | PMP_W | PMP_X  # the same bits as memory.protocols.PERM_*
_PA_END = 1 << 56
_MAX_PAGES = 1 << 16  # remembered answers
_CFG = VCPU.q("pmpcfg")
_ADDR = VCPU.q("pmpaddr")
_LOW, _HIGH, _M_OPEN = VCPU.q("pmp_low"), VCPU.q("pmp_high"), VCPU.q("pmp_m_open")


class Pmp:
    """The PMP unit of the hart whose record is given.

    `uniform[priv]`: what the unit allows everywhere at that privilege, or -1 if that depends on the address.
    `readable`: page numbers that have been asked for and that U and S may read all of; for page-table walks.
    """

    __slots__ = ("_pages", "_q", "_record", "_rules", "readable", "uniform")

    def __init__(self, record: View) -> None:
        self._record = record
        self._q = record.q
        self._rules: list[tuple[int, int, int, int]] = []  # start, end, allowed in U and S, allowed in M
        self._pages: dict[int, int] = {}
        self.readable: set[int] = set()
        self.uniform = [0, 0, 0, ALL]
        self.rebuild()

    def config(self, index: int) -> int:
        """Entry `index`'s configuration byte."""
        return self._q[_CFG + (index >> 3)] >> (8 * (index & 7)) & 0xFF

    def rebuild(self) -> None:
        """Follow a change of the CSRs. Cached translations are the caller's to flush."""
        self._rules = []
        self._forget()
        for index in range(N_ENTRIES):
            config = self.config(index)
            mode = config >> PMP_A_SHIFT & 3
            if mode == PMP_OFF:
                continue
            start, end = self._range(index, mode)
            if start < end:
                allowed = config & ALL
                self._rules.append((start, end, allowed, allowed if config & PMP_LOCK else ALL))
        self.uniform = [self._everywhere(priv) for priv in range(4)]
        self._tell_native_code()

    def _tell_native_code(self) -> None:
        """Where the native page walk (`mmu_native`) and loads in M need not ask: whole pages, all rights."""
        low, high = 0, 0
        if self.uniform[PRV_S] == ALL:
            high = _PA_END
        elif self.uniform[PRV_S] < 0:
            # Above every rule but one that allows all: as firmware protects itself at the start of RAM.
            for number, (start, end, allowed, _) in enumerate(self._rules):
                if allowed == ALL:
                    low = max([start, *(before[1] for before in self._rules[:number])]) + PAGE - 1 & -PAGE
                    high = max(low, min(end, _PA_END) & -PAGE)
                    break
        self._q[_LOW], self._q[_HIGH] = low, high
        self._q[_M_OPEN] = self.uniform[PRV_M] == ALL
        set_ram_limit(self._record)

    def _range(self, index: int, mode: int) -> tuple[int, int]:
        address = self._q[_ADDR + index]
        if mode == PMP_TOR:
            return (self._q[_ADDR + index - 1] << 2 if index else 0), address << 2
        if mode == PMP_NA4:
            return address << 2, (address << 2) + 4
        assert mode == PMP_NAPOT
        # The lowest zero bit ends the size: y...y01..1 with k ones covers 2^(k+3) bytes.
        size = (address ^ (address + 1)) + 1 << 2
        start = address << 2 & ~(size - 1)
        return start, start + size

    def _everywhere(self, priv: int) -> int:
        if not self._rules:
            return ALL if priv == PRV_M else 0
        start, end, allowed, allowed_m = self._rules[0]
        if start == 0 and end >= _PA_END:
            return allowed_m if priv == PRV_M else allowed
        if priv == PRV_M and all(
            # No locked entry restricts M; at page-aligned ends no access within a page matches one partially.
            limit == ALL and not (low | high) & (PAGE - 1) for low, high, _, limit in self._rules
        ):
            return ALL
        return -1

    def allowed(self, pa: int, size: int, priv: int) -> int:
        """PMP_R/W/X that an access of `size` bytes at `pa` has. An entry that matches only part of it denies all."""
        if self.uniform[priv] >= 0:
            return self.uniform[priv]
        last = pa + size
        for start, end, allowed, allowed_m in self._rules:
            if start < last and pa < end:
                if start <= pa and last <= end:
                    return allowed_m if priv == PRV_M else allowed
                return 0
        return ALL if priv == PRV_M else 0

    def page(self, pa: int, priv: int) -> int:
        """PMP_R/W/X of the whole 4 KiB page around `pa`, or -1 if its bytes differ."""
        if self.uniform[priv] >= 0:
            return self.uniform[priv]
        key = pa >> 12 << 1 | (priv == PRV_M)
        rights = self._pages.get(key)
        if rights is None:
            if len(self._pages) >= _MAX_PAGES:
                self._forget()
            rights = self._pages[key] = self._page(pa & -PAGE, priv)
            if priv != PRV_M and rights > 0 and rights & PMP_R:
                self.readable.add(pa >> 12)
        return rights

    def _forget(self) -> None:
        self._pages.clear()
        self.readable.clear()

    def _page(self, first: int, priv: int) -> int:
        last = first + PAGE
        for start, end, allowed, allowed_m in self._rules:
            if start < last and first < end:
                if start <= first and last <= end:
                    return allowed_m if priv == PRV_M else allowed
                return -1
        return ALL if priv == PRV_M else 0
