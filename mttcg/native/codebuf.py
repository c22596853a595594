"""Memory for emitted code: one private mapping, written by Python and executed in place.

It is readable, writable and executable at once, because blocks are patched all the time; it holds nothing but
code that this process made. Each vCPU process has its own.
"""

from __future__ import annotations

from . import memory


class CodeBuffer:
    """Two halves of `half` bytes: hot code from `base`, cold code from `cold` = base + half. Addresses are absolute."""

    def __init__(self, half: int) -> None:
        self.half = half
        self.size = 2 * half
        self.base = memory.map_anonymous(
            self.size, memory.PROT_READ | memory.PROT_WRITE | memory.PROT_EXEC
        )
        self.cold = self.base + half
        self._view = memory.buffer(self.base, self.size)

    def write(self, address: int, code: bytes | bytearray) -> None:
        """Copy `code` to `address`. ValueError if it does not lie within the buffer."""
        at = address - self.base
        if at < 0:
            raise ValueError(f"{address:#x} is not in the code buffer")
        # SAFETY: the slice is bounds-checked by its length: a short one does not take the bytes.
        self._view[at : at + len(code)] = code

    def read(self, address: int, size: int) -> bytes:
        """Copy of `size` bytes, for the disassembler and tests."""
        at = address - self.base
        return bytes(self._view[at : at + size])

    def close(self) -> None:
        """Unmap. Nothing in the buffer may be executed afterwards."""
        self._view.release()
        memory.unmap(self.base, self.size)
