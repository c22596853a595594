"""What the monitor is about: the machine, in the few words that the monitor needs.

`Guest` is what it asks of the target; the iothread, which runs the monitor, must not know the target, so `machine`
hands one in. Everything else comes from the iothread itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..hw.chardev import Backend
from ..hw.device import Device
from ..hw.virt import Board
from ..io.pause import RunControl
from ..memory.arena import Arena
from ..memory.ram import Ram


class Guest(Protocol):
    """What is known of a hart at rest (target.riscv.debug.Inspector). Looking changes nothing, not even an A bit."""

    def describe(self, hart: int) -> str:
        """The registers, as `info registers` shows them."""
        ...

    def register(self, hart: int, name: str) -> int | None:
        """A register's value by name; None: there is none of that name."""
        ...

    def translate(self, hart: int, address: int) -> int | None:
        """The physical address that the hart's present mode has for a virtual one; None: unmapped."""
        ...

    def mappings(self, hart: int) -> str:
        """The address space, as `info mem` shows it."""
        ...

    def disassemble(self, pc: int, code: bytes) -> tuple[str, int]:
        """The first instruction of `code` as a line, and its size in bytes; size 0: `code` holds only a part of it."""
        ...


@dataclass(frozen=True)
class Facts:
    """What was asked for, as far as `info` tells it."""

    version: str
    accelerator: str
    name: str = ""
    tb_size: int = 0
    counters: Callable[[], str] = str  # what the vCPUs have counted until they came to rest, as a table


@dataclass
class Subject:
    """The machine as a command sees it. `cpu` is the hart that `cpu N` has selected."""

    arena: Arena
    ram: Ram
    board: Board
    run: RunControl
    guest: Guest
    facts: Facts
    devices: Mapping[str, Device]  # every device, those that vCPUs serve themselves included
    lines: Mapping[str, Backend]  # character devices by label
    quit: Callable[[], None]
    reset: Callable[[], None]
    cpu: int = 0
    prelaunch: bool = False  # -S, and no `cont` since
    formats: dict[str, str] = field(default_factory=lambda: {"letter": "x", "size": "w"})
