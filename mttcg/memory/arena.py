"""The arena: everything that the machine's processes share, in one unnamed memfd mapped before the fork.

It is at the same host address in every process, so host addresses may be stored in it. Being unnamed, it
vanishes with its last process, however that ends.

    machine record | vCPU records | holders | writers | marks | lines | invalidation bitmaps | RAM

The page maps have one row per RAM page; `codepages` works on them.
"""

from __future__ import annotations

import os

from ..native import memory
from .layout import MACHINE, PAGE, RAM_BASE, VCPU
from .records import View

RAM_ALIGN = 2 << 20


class Arena:
    """Shared memory of a machine with `n_vcpus` harts and `ram_size` bytes of RAM at `ram_phys`.

    Host addresses: `base`, `ram` (of guest physical `ram_phys`), `holders` and `writers` (mask_words u64 per
    page: vCPUs holding TBs from it / cached write permission to it), `marks` (one u8 per page), `lines` (one u64 per
    page: a bit for each 64 bytes that some TB was made from), `inval(i)`.
    """

    def __init__(self, n_vcpus: int, ram_size: int, ram_phys: int = RAM_BASE) -> None:
        self.n_vcpus = n_vcpus
        self.ram_size = ram_size
        self.ram_phys = ram_phys
        self.pages = ram_size // PAGE
        self.mask_words = (n_vcpus + 63) // 64
        position = 0

        def place(size: int, align: int = PAGE) -> int:
            nonlocal position
            start = (position + align - 1) & -align
            position = start + size
            return start

        machine = place(MACHINE.size)
        vcpus = place(VCPU.size * n_vcpus)
        holders = place(self.pages * 8 * self.mask_words)
        writers = place(self.pages * 8 * self.mask_words)
        marks = place(self.pages)
        lines = place(self.pages * 8)
        self.inval_bytes = (self.pages + 63) // 64 * 8
        inval = place(self.inval_bytes * n_vcpus)
        ram = place(ram_size, RAM_ALIGN)
        self.size = position
        fd = os.memfd_create("mttcg-arena", os.MFD_CLOEXEC)
        try:
            os.ftruncate(fd, self.size)
            self.base = memory.map_shared(fd, self.size)
        finally:
            os.close(fd)
        self.machine = View(MACHINE, memory.buffer(self.base + machine, MACHINE.size), self.base + machine)
        self.vcpus = [
            View(VCPU, memory.buffer(self.base + vcpus + i * VCPU.size, VCPU.size), self.base + vcpus + i * VCPU.size)
            for i in range(n_vcpus)
        ]
        self.holders = self.base + holders
        self.writers = self.base + writers
        self.marks = self.base + marks
        self.lines = self.base + lines
        self._inval = self.base + inval
        self.ram = self.base + ram
        for vcpu in self.vcpus:
            vcpu.set("wake_at", vcpu.address("wake"))
            vcpu.set("mtimecmp", (1 << 64) - 1)  # here, since another hart may set it before this one is out of reset
        self.machine.set("n_vcpus", n_vcpus)
        self.machine.set("ram_base", ram_phys)
        self.machine.set("ram_size", ram_size)

    def inval(self, index: int) -> int:
        """Host address of vCPU `index`'s bitmap of pages that others wrote (a bit per RAM page)."""
        return self._inval + index * self.inval_bytes

    def ram_view(self) -> memoryview:
        """All of RAM as bytes."""
        return memory.buffer(self.ram, self.ram_size)

    def close(self) -> None:
        """Unmap. No view, TLB entry or emitted code may be used afterwards."""
        memory.unmap(self.base, self.size)
