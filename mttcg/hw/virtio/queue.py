"""Split virtqueues in guest RAM (Virtual I/O Device specification 1.2, section 2.7), the device's side.

Nothing that the driver writes is trusted: an address outside RAM, an index beyond the table or a chain longer
than the queue raises QueueError, and the transport asks for a reset.

Order (x86 keeps stores in order, and loads in order): buffers, then the used element, then the used index,
then the interrupt; the available index is read before the ring it covers.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from ...memory.ram import Ram

DESC_NEXT, DESC_WRITE, DESC_INDIRECT = 1, 2, 4
AVAIL_NO_INTERRUPT = 1
_DESC = struct.Struct("<QIHH")  # address, length, flags, next
_USED = struct.Struct("<II")  # id, length

DmaWrite = Callable[[int, bytes], None]


class QueueError(Exception):
    """The driver's structures are malformed."""


class Chain:
    """A descriptor chain: buffers that the device reads, then buffers that it writes."""

    def __init__(self, ram: Ram, dma_write: DmaWrite, head: int) -> None:
        self.head = head
        self.readable: list[tuple[int, int]] = []
        self.writable: list[tuple[int, int]] = []
        self._ram = ram
        self._dma_write = dma_write

    @property
    def writable_size(self) -> int:
        """Bytes that the device may write."""
        return sum(length for _, length in self.writable)

    def read(self) -> bytes:
        """All that the driver sends."""
        base, memory = self._ram.base, self._ram.b
        return b"".join(bytes(memory[a - base : a - base + n]) for a, n in self.readable)

    def write(self, data: bytes) -> int:
        """Fill the writable buffers in order; the number of bytes written."""
        done = 0
        for address, length in self.writable:
            part = data[done : done + length]
            if not part:
                break
            self._dma_write(address, part)
            done += len(part)
        return done


class VirtQueue:
    """One queue. `size`, the three addresses and `ready` are the driver's, through the transport."""

    def __init__(self, ram: Ram, dma_write: DmaWrite, max_size: int) -> None:
        self._ram = ram
        self._dma_write = dma_write
        self.max_size = max_size
        self.reset()

    def reset(self) -> None:
        """As after a device reset."""
        self.size = self.max_size
        self.desc = self.driver = self.device = 0
        self.disable()

    def disable(self) -> None:
        """Not ready; where the rings stand is forgotten."""
        self.ready = False
        self._next = 0  # available entries taken so far, modulo 2^16
        self._used = 0  # used entries returned so far, modulo 2^16

    def pop(self) -> Chain | None:
        """The next available chain, or None."""
        waiting = (self._word(self.driver + 2) - self._next) & 0xFFFF
        if not waiting:
            return None
        if waiting > self.size:
            raise QueueError(f"{waiting} available entries in a queue of {self.size}")
        head = self._word(self.driver + 4 + 2 * (self._next % self.size))
        self._next = (self._next + 1) & 0xFFFF
        chain = Chain(self._ram, self._dma_write, head)
        self._follow(chain, self.desc, self.size, head, False)
        return chain

    def push(self, chain: Chain, written: int) -> None:
        """Give the chain back, with `written` bytes in it."""
        entry = self.device + 4 + _USED.size * (self._used % self.size)
        self._check(entry, _USED.size)
        self._check(self.device, 4)
        self._used = (self._used + 1) & 0xFFFF
        self._dma_write(entry, _USED.pack(chain.head, written))
        self._dma_write(self.device + 2, self._used.to_bytes(2, "little"))

    @property
    def wants_interrupt(self) -> bool:
        """Whether the driver has not suppressed used-buffer notifications."""
        return not self._word(self.driver) & AVAIL_NO_INTERRUPT

    def _follow(self, chain: Chain, table: int, entries: int, index: int, indirect: bool) -> None:
        for _ in range(entries):
            if index >= entries:
                raise QueueError(f"descriptor {index} in a table of {entries}")
            place = table + _DESC.size * index
            self._check(place, _DESC.size)
            address, length, flags, following = _DESC.unpack_from(self._ram.b, place - self._ram.base)
            self._check(address, length)
            if flags & DESC_INDIRECT:
                if indirect or flags & DESC_NEXT or length % _DESC.size or not length:
                    raise QueueError("malformed indirect descriptor")
                if length // _DESC.size > self.size:
                    raise QueueError("an indirect table longer than the queue")
                self._follow(chain, address, length // _DESC.size, 0, True)
                return
            if flags & DESC_WRITE:
                chain.writable.append((address, length))
            elif chain.writable:
                raise QueueError("a readable buffer after a writable one")
            else:
                chain.readable.append((address, length))
            if not flags & DESC_NEXT:
                return
            index = following
        raise QueueError("a descriptor chain without end")

    def _check(self, address: int, length: int) -> None:
        if not self._ram.contains(address, length):
            raise QueueError(f"{length} bytes at {address:#x} are not in RAM")

    def _word(self, address: int) -> int:
        self._check(address, 2)
        return self._ram.read(address, 2)
