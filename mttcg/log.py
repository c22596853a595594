"""`-d items -D file`: the log that users of QEMU know, and nothing else goes through it."""

from __future__ import annotations

import os

ITEMS: dict[str, str] = {
    "in_asm": "guest code of each block when it is translated",
    "op": "IR of each block when it is translated",
    "out_asm": "host code of each block when it is translated",
    "exec": "each block before it runs (blocks are not chained)",
    "cpu": "registers before each block (blocks are not chained)",
    "int": "interrupts and exceptions",
    "mmio": "accesses to devices",
}


class Log:
    """Enabled items and where they go. Whole lines are written by one `write`, so processes do not mix them."""

    def __init__(self, items: frozenset[str] = frozenset(), fd: int = 2) -> None:
        self.items = items
        self.fd = fd

    def on(self, item: str) -> bool:
        """Whether `item` is enabled."""
        return item in self.items

    def write(self, text: str) -> None:
        """Append text (whole lines)."""
        os.write(self.fd, text.encode())
