"""What guest memory asks of its neighbours: the architecture's translation above it, devices beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

READ, WRITE, EXEC = 0, 1, 2  # kinds of access
PERM_R, PERM_W, PERM_X = 1, 2, 4


class GuestTrap(Exception):
    """The architecture's synchronous exception, raised anywhere below cpu_exec. `tval` as xtval gets it."""

    def __init__(self, cause: int, tval: int = 0) -> None:
        super().__init__(f"guest trap {cause} tval {tval:#x}")
        self.cause = cause
        self.tval = tval


class Mmu(Protocol):
    """The architecture's address translation.

    `everywhere`: whether the last translation holds in every address space (RISC-V's global mappings).
    """

    everywhere: bool

    def translate(self, va: int, access: int, mmu_idx: int, size: int = 1) -> tuple[int, int, int]:
        """Translate an access of `size` bytes at `va`, within one page.

        Gives the physical address; the PERM_* bits that a TLB may cache for its 4 KiB page (0: cache nothing, as for
        PMP regions smaller than a page; W only once the page is dirty); log2 of the leaf page's size.
        Raises GuestTrap: page fault or access fault (PMP) with tval = va.
        """
        ...

    def access_fault(self, va: int, access: int) -> GuestTrap:
        """The trap for a physical address that nothing answers."""
        ...

    def misaligned(self, va: int, access: int) -> GuestTrap:
        """The trap for a misaligned atomic."""
        ...


class Bus(Protocol):
    """Everything that is not RAM, as a vCPU sees it. None / False: nothing answers there."""

    # Native functions (native.lowlevel) that serve some accesses without Python, as hooks of the back end.
    natives: tuple[Callable[..., int], ...]

    def read(self, pa: int, size: int) -> int | None: ...
    def write(self, pa: int, size: int, value: int) -> bool: ...
