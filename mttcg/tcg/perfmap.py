"""`-perfmap`: what emitted code is, for Linux' perf: /tmp/perf-PID.map, a line `START SIZE NAME` for each piece.

perf reads the file after the run, and finds code that lies in memory of no file by it (tools/perf/Documentation/
jit-interface.txt). Lines are written whenever the vCPU is in Python, so a run that is killed leaves nearly all that it
had made. A piece of the code buffer that was evicted and filled again has lines of both; perf takes one of them.

A block is named after the guest symbol that its first instruction lies in, with the distance: `memcpy+0x10`. Its slow
paths, which lie apart, have the same name with `[slow]` behind. Where there is no symbol: `guest 0x80000000`.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from .host import COLD

FOLDER = Path("/tmp")


class Named(Protocol):
    """A guest symbol: `size` in bytes; 0: up to the next symbol."""

    @property
    def address(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def name(self) -> str: ...


class SymbolTable:
    """Guest symbols by address."""

    def __init__(self, symbols: Iterable[Named]) -> None:
        # Of several at an address, the one that says how long it is.
        self._symbols = sorted(symbols, key=lambda symbol: (symbol.address, symbol.size))
        self._addresses = [symbol.address for symbol in self._symbols]

    def name(self, pc: int) -> str:
        """What lies at guest address `pc`."""
        index = bisect_right(self._addresses, pc) - 1
        if index >= 0:
            symbol = self._symbols[index]
            offset = pc - symbol.address
            if not symbol.size or offset < symbol.size:
                return f"{symbol.name}+{offset:#x}" if offset else symbol.name
        return f"guest {pc:#x}"


class PerfMap:
    """The map of one process, made in it. Raises OSError when the file cannot be written."""

    def __init__(self, symbols: SymbolTable, folder: Path = FOLDER) -> None:
        self.path = folder / f"perf-{os.getpid()}.map"
        self._symbols = symbols
        # Anybody may write to the folder: not through a link that somebody has put there.
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
        self._fd = os.open(self.path, flags, 0o644)

    def add(self, start: int, size: int, name: str) -> None:
        """Host code [start, start + size) is `name`."""
        os.write(self._fd, f"{start:x} {size:x} {name}\n".encode())

    def placed(self, start: int, size: int, pc: int) -> None:
        """tcg.tb_cache.TbCache.on_placed: hot code of a block at guest `pc`."""
        name = self._symbols.name(pc)
        self.add(start, size, name)
        self.add(start + COLD, size, f"{name} [slow]")
