"""Registers that vCPUs read in place: a window of the machine record, written by the iothread only.

A UART's status register is read once for each byte sent; asking the iothread each time would cost more than
all else of the console. So a device publishes registers whose read has no side effect *at the moment*, and
takes them back when it has one. The iothread publishes before it replies to the access that changed
something, so a hart sees its own effects in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ..memory.layout import MACHINE
from ..memory.records import View

# A mirror word: the register's value in bits 31:0, and
READ_OK = 1 << 32  # it may be read in place
POST_OK = 1 << 33  # a write to the register needs no reply now
LAZY_OK = 1 << 34  # ... nor need it be served at once: no interrupt will tell that it was
VALUE_MASK = (1 << 32) - 1

WORDS = MACHINE.fields["device"].count


class Published(Protocol):
    """Where a device shows its registers."""

    def publish(self, offset: int, value: int | None, post: bool = False, lazy: bool = False) -> None: ...


class Mirror:
    """A device's published registers. `words` maps a register's offset to its index in MACHINE.device."""

    __slots__ = ("_q", "_words")

    def __init__(self, machine: View, words: Mapping[int, int]) -> None:
        first = MACHINE.q("device")
        self._q = machine.q
        self._words = {offset: first + word for offset, word in words.items()}

    def publish(self, offset: int, value: int | None, post: bool = False, lazy: bool = False) -> None:
        """Show `value` at `offset`; None takes it back. `post`: writes there may go without a reply,
        `lazy`: and may wait until several can be served together."""
        word = 0 if value is None else (value & VALUE_MASK) | READ_OK
        if post:
            word |= POST_OK | LAZY_OK if lazy else POST_OK
        self._q[self._words[offset]] = word
