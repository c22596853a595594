"""Platform-level interrupt controller (RISC-V PLIC specification 1.0.0; layout and sizes as QEMU's `virt`).

The iothread owns it, so every claim, completion and change of level is serialised: no interrupt can be
claimed twice. Where QEMU and the specification differ we follow the specification: a request stays pending
when its source withdraws it, a source still high at completion is pending again, the threshold does not
hide an interrupt from a claim, and a completion for a source not enabled in the context is ignored.
"""

from __future__ import annotations

from collections.abc import Callable

from ..memory import requests
from ..memory.records import View

MIP_SEIP, MIP_MEIP = 1 << 9, 1 << 11

PRIORITY_MASK = 7  # priorities and thresholds 0..7
PENDING, ENABLE, CONTEXT = 0x1000, 0x2000, 0x20_0000
ENABLE_STRIDE, CONTEXT_STRIDE = 0x80, 0x1000
THRESHOLD, CLAIM = 0, 4


def hart_sink(vcpus: list[View]) -> Callable[[int, bool], None]:
    """Contexts as `virt` numbers them: 2 * hart is M-mode, 2 * hart + 1 is S-mode."""

    def drive(context: int, level: bool) -> None:
        bit = MIP_SEIP if context & 1 else MIP_MEIP
        (requests.raise_irq if level else requests.lower_irq)(vcpus[context >> 1], bit)

    return drive


class Plic:
    """Sources 1..n_sources, `n_contexts` targets; `sink(context, level)` drives a target's interrupt pin."""

    sizes = frozenset((4,))

    def __init__(self, n_sources: int, n_contexts: int, sink: Callable[[int, bool], None]) -> None:
        self.n_sources = n_sources
        self.n_contexts = n_contexts
        self._sink = sink
        self._sources = ((1 << n_sources) - 1) << 1  # source 0 does not exist
        self._priority = [0] * (n_sources + 1)
        self._enable = [0] * n_contexts  # bit per source
        self._threshold = [0] * n_contexts
        self._out = [False] * n_contexts
        self._active: list[int] = []  # contexts with any source enabled: all that an update must visit
        self._level = 0  # what the sources drive now
        self._pending = 0
        self._serving = 0  # claimed and not completed: the gateway lets nothing more through

    def set_level(self, source: int, level: bool) -> None:
        """A source's line changed: the gateway turns a high level into one request until completion."""
        bit = 1 << source
        if not level:
            self._level &= ~bit
            return
        self._level |= bit
        if not (self._pending | self._serving) & bit:
            self._pending |= bit
            self._update()

    def read(self, offset: int, size: int) -> int:
        if offset < PENDING:
            source = offset >> 2
            return self._priority[source] if source <= self.n_sources else 0
        if offset < ENABLE:
            return self._pending >> ((offset - PENDING) * 8) & 0xFFFF_FFFF
        if offset < CONTEXT:
            context, byte = divmod(offset - ENABLE, ENABLE_STRIDE)
            return self._enable[context] >> (byte * 8) & 0xFFFF_FFFF if context < self.n_contexts else 0
        context, register = divmod(offset - CONTEXT, CONTEXT_STRIDE)
        if context >= self.n_contexts:
            return 0
        if register == THRESHOLD:
            return self._threshold[context]
        return self._claim(context) if register == CLAIM else 0

    def write(self, offset: int, size: int, value: int) -> None:
        if offset < PENDING:
            source = offset >> 2
            if 0 < source <= self.n_sources:
                self._priority[source] = value & PRIORITY_MASK
                self._update()
        elif ENABLE <= offset < CONTEXT:
            context, byte = divmod(offset - ENABLE, ENABLE_STRIDE)
            if context < self.n_contexts:
                self._set_enable(context, byte * 8, value)
        elif offset >= CONTEXT:
            context, register = divmod(offset - CONTEXT, CONTEXT_STRIDE)
            if context >= self.n_contexts:
                return
            if register == THRESHOLD:
                self._threshold[context] = value & PRIORITY_MASK
                self._update()
            elif register == CLAIM:
                self._complete(context, value)

    def _set_enable(self, context: int, shift: int, value: int) -> None:
        others = self._enable[context] & ~(0xFFFF_FFFF << shift)
        self._enable[context] = (others | value << shift) & self._sources
        self._drive(context)
        self._active = sorted(c for c in {*self._active, context} if self._enable[c])

    def _best(self, context: int) -> int:
        """The pending, enabled source of the highest priority above 0 (the lowest number among equals), or 0."""
        candidates = self._pending & self._enable[context]
        best = top = 0
        while candidates:
            low = candidates & -candidates
            candidates ^= low
            source = low.bit_length() - 1
            if self._priority[source] > top:
                best, top = source, self._priority[source]
        return best

    def _claim(self, context: int) -> int:
        source = self._best(context)
        if source:
            self._pending &= ~(1 << source)
            self._serving |= 1 << source
            self._update()
        return source

    def _complete(self, context: int, source: int) -> None:
        if source > self.n_sources:
            return
        bit = 1 << source
        if not bit & self._enable[context] & self._serving:
            return
        self._serving &= ~bit
        if self._level & bit:
            self._pending |= bit
            self._update()

    def _update(self) -> None:
        for context in self._active:
            self._drive(context)

    def _drive(self, context: int) -> None:
        """The target's pin is high while its best source's priority exceeds its threshold."""
        level = self._priority[self._best(context)] > self._threshold[context]
        if level != self._out[context]:
            self._out[context] = level
            self._sink(context, level)
