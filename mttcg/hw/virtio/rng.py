"""virtio entropy device (Virtual I/O Device specification 1.2, section 5.4): fills buffers with random bytes."""

from __future__ import annotations

import os

from .queue import Chain

CHUNK = 64 << 10  # bytes given for one request at most; the driver asks again


class VirtioRng:
    """One queue; no configuration, no features of its own."""

    device_id = 4
    features = 0
    queue_sizes = (64,)

    def read_config(self, offset: int, size: int) -> int:
        return 0

    def write_config(self, offset: int, size: int, value: int) -> None:
        """There is no configuration space."""

    def handle(self, queue: int, chain: Chain) -> int:
        """Fill the chain's writable buffers; the number of bytes written."""
        return chain.write(os.urandom(min(chain.writable_size, CHUNK)))

    def reset(self) -> None:
        """There is no state."""
