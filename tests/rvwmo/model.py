"""RVWMO, executable: the unprivileged manual's chapter "RVWMO Memory Consistency Model", version 2.0, as it reads.

An execution is a global memory order: a total order of all memory operations. For each order that keeps the part of
preserved program order that does not depend on values, the load value axiom says which store each byte of each load
reads; then the rules that do depend on it (2, 3 and 12) and the atomicity axiom are checked, and the registers and
the memory at the end are the outcome. One total order for all harts is what makes the model multi-copy atomic: no hart
sees a store before another does, except its own. The progress axiom says nothing about finite executions.

Stronger models are the same with more preserved program order: RVTSO (chapter "Ztso") gives every load an acquire-RCpc
and every store a release-RCpc annotation; sequential consistency keeps all of program order.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.rvwmo.program import CELL, Access, Amo, Branch, Fence, Instr, Litmus, Load, Store

RVWMO, TSO, SC = "rvwmo", "tso", "sc"
Outcome = tuple[int, ...]
Byte = tuple[str, int]  # location, offset
INITIAL = -1  # the "store" that wrote the initial value


@dataclass(frozen=True)
class Event:
    """A memory operation; an AMO is a load and a store at once. An SC that fails makes none."""

    hart: int
    index: int  # of its instruction, in program order
    instr: Load | Store | Amo

    @property
    def is_load(self) -> bool:
        return not isinstance(self.instr, Store)

    @property
    def is_store(self) -> bool:
        return not isinstance(self.instr, Load)

    @property
    def is_sc(self) -> bool:
        return isinstance(self.instr, Store) and bool(self.instr.status)

    @property
    def is_lr(self) -> bool:
        return isinstance(self.instr, Load) and self.instr.reserve

    @property
    def rcsc(self) -> bool:
        return self.acquire or self.release

    @property
    def acquire(self) -> bool:
        """aq on an AMO or LR, or both bits on an SC."""
        return self.instr.aq and (self.is_load or self.instr.rl)

    @property
    def release(self) -> bool:
        """rl on an AMO or SC, or both bits on an LR."""
        return self.instr.rl and (self.is_store or self.instr.aq)

    @cached_property
    def bytes(self) -> frozenset[Byte]:
        """What it accesses."""
        return frozenset((self.instr.loc, self.instr.offset + n) for n in range(self.instr.size))


class Candidate:
    """One choice of which SCs succeed: its events, and the preserved program order that values do not change."""

    def __init__(self, test: Litmus, failed: frozenset[tuple[int, int]], model: str) -> None:
        self.test, self.failed, self.model = test, failed, model
        self.events = [
            Event(hart, index, instr)
            for hart, thread in enumerate(test.threads)
            for index, instr in enumerate(thread)
            if isinstance(instr, Access) and (hart, index) not in failed
        ]
        self.number = {(event.hart, event.index): n for n, event in enumerate(self.events)}
        self.po = [
            (a, b)
            for a, b in itertools.combinations(range(len(self.events)), 2)
            if self.events[a].hart == self.events[b].hart
        ]
        self.paired = {(a, b) for a, b in self.po if self._paired(self.events[a], self.events[b])}
        self.fixed = [(a, b) for a, b in self.po if self._preserved(a, b)]
        self.writers = {
            byte: [n for n, event in enumerate(self.events) if event.is_store and byte in event.bytes]
            for byte in {byte for event in self.events for byte in event.bytes}
        }

    def _between(self, a: Event, b: Event) -> tuple[Instr, ...]:
        return self.test.threads[a.hart][a.index + 1 : b.index]

    def _paired(self, a: Event, b: Event) -> bool:
        """LR and SC with no other LR or SC in between."""
        if not (a.is_lr and b.is_sc):
            return False
        return not any(
            (isinstance(i, Load) and i.reserve) or (isinstance(i, Store) and i.status) for i in self._between(a, b)
        )

    def _source(self, hart: int, index: int, reg: str) -> int | None:
        """The event whose result instruction `index` finds in `reg`; none if a failed SC wrote it."""
        for earlier in range(index - 1, -1, -1):
            instr = self.test.threads[hart][earlier]
            written = instr.status if isinstance(instr, Store) else getattr(instr, "reg", "")
            if written == reg and not isinstance(instr, Branch):
                return self.number.get((hart, earlier))
        raise ValueError(f"{self.test.name}: hart {hart} uses {reg} before it is set")

    def address_dep(self, a: int, hart: int, index: int) -> bool:
        """The instruction has a syntactic address dependency on event `a`."""
        instr = self.test.threads[hart][index]
        return isinstance(instr, Access) and bool(instr.dep) and self._source(hart, index, instr.dep) == a

    def data_dep(self, a: int, hart: int, index: int) -> bool:
        """The instruction has a syntactic data dependency on event `a`."""
        instr = self.test.threads[hart][index]
        regs = [instr.data_dep] if isinstance(instr, (Store, Amo)) else []
        regs += [instr.source] if isinstance(instr, Store) else []
        return any(reg and self._source(hart, index, reg) == a for reg in regs)

    def _control_dep(self, a: int, b: int) -> bool:
        first, second = self.events[a], self.events[b]
        return any(
            isinstance(i, Branch) and self._source(first.hart, first.index + 1 + n, i.reg) == a
            for n, i in enumerate(self._between(first, second))
        )

    def _fenced(self, a: Event, b: Event) -> bool:
        """A FENCE between them has one of `a`'s kinds in its predecessor set and one of `b`'s in its successor set.

        FENCE.TSO is FENCE RW,RW without the order from stores to loads.
        """
        kinds_a = [kind for kind, has in (("r", a.is_load), ("w", a.is_store)) if has]
        kinds_b = [kind for kind, has in (("r", b.is_load), ("w", b.is_store)) if has]
        return any(
            isinstance(fence, Fence)
            and x in fence.pred
            and y in fence.succ
            and not (fence.tso and (x, y) == ("w", "r"))
            for fence in self._between(a, b)
            for x in kinds_a
            for y in kinds_b
        )

    def _preserved(self, a: int, b: int) -> bool:
        """Preserved program order as far as it follows from the program: rules 1, 4 to 11 and 13."""
        first, second = self.events[a], self.events[b]
        hart, index = second.hart, second.index
        if self.model == SC:
            return True
        if self.model == TSO and (first.is_load or second.is_store):  # acquire-RCpc (5), release-RCpc (6)
            return True
        return (
            (second.is_store and bool(first.bytes & second.bytes))  # 1
            or self._fenced(first, second)  # 4
            or first.acquire  # 5
            or second.release  # 6
            or (first.rcsc and second.rcsc)  # 7
            or (a, b) in self.paired  # 8
            or self.address_dep(a, hart, index)  # 9
            or self.data_dep(a, hart, index)  # 10
            or (second.is_store and self._control_dep(a, b))  # 11
            or (second.is_store and any(self.address_dep(a, hart, m) for m in range(first.index + 1, index)))  # 13
        )

    def orders(self) -> Iterator[list[int]]:
        """All total orders of the events that keep `fixed`."""
        before = [0] * len(self.events)
        for a, b in self.fixed:
            before[b] |= 1 << a
        order: list[int] = []

        def extend(done: int) -> Iterator[list[int]]:
            if len(order) == len(self.events):
                yield order
            for n, needed in enumerate(before):
                if not done >> n & 1 and needed & ~done == 0:
                    order.append(n)
                    yield from extend(done | 1 << n)
                    order.pop()

        return extend(0)

    def reads_from(self, position: list[int]) -> list[dict[Byte, int]]:
        """The load value axiom: for each event, the store that each of its bytes returns."""
        return [
            {
                byte: max(
                    (w for w in self.writers[byte] if position[w] < position[n] or (w < n and (w, n) in self._po_set)),
                    key=position.__getitem__,
                    default=INITIAL,
                )
                for byte in event.bytes
            }
            if event.is_load
            else {}
            for n, event in enumerate(self.events)
        ]

    @cached_property
    def _po_set(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.po)

    def obeys(self, position: list[int], rf: list[dict[Byte, int]]) -> bool:
        """Rules 2, 3 and 12 and the atomicity axiom."""
        for a, b in self.po:
            if position[a] > position[b] and self._preserved_by_values(a, b, rf):
                return False
        for lr, sc in self.paired:
            for byte in rf[lr]:
                # The store that the LR read comes before the SC, and no other hart's store in between.
                start = position[rf[lr][byte]] if rf[lr][byte] != INITIAL else -1
                if start > position[sc] or any(
                    start < position[w] < position[sc] and self.events[w].hart != self.events[sc].hart
                    for w in self.writers[byte]
                ):
                    return False
        return True

    def _preserved_by_values(self, a: int, b: int, rf: list[dict[Byte, int]]) -> bool:
        first, second = self.events[a], self.events[b]
        if not second.is_load:
            return False
        between = [m for m in range(a + 1, b) if self.events[m].is_store]  # all of the same hart
        if first.is_load and any(  # 2
            rf[a][x] != rf[b][x] and not any(x in self.events[m].bytes for m in between)
            for x in first.bytes & second.bytes
        ):
            return True
        sources = set(rf[b].values())
        if a in sources and (first.is_sc or isinstance(first.instr, Amo)):  # 3
            return True
        return any(  # 12
            depends(a, first.hart, self.events[m].index)
            for m in between
            if m in sources
            for depends in (self.address_dep, self.data_dep)
        )

    def outcome(self, order: list[int], rf: list[dict[Byte, int]]) -> Outcome:
        """Registers and memory at the end of this execution."""
        registers: dict[tuple[int, str], int] = {}
        for hart, index in self.failed:
            registers[hart, self.test.threads[hart][index].status] = 1  # type: ignore[union-attr]
        stored: dict[int, dict[Byte, int]] = {}

        def initial(byte: Byte) -> int:
            return self.test.initial.get(byte[0], 0) >> 8 * byte[1] & 0xFF

        def loaded(n: int) -> int:
            """The value that load `n` returns: each byte from its store."""
            value = 0
            for byte, source in rf[n].items():
                part = initial(byte) if source == INITIAL else written(source)[byte]
                value |= part << 8 * (byte[1] - self.events[n].instr.offset)
            return value

        def written(n: int) -> dict[Byte, int]:
            """What store `n` writes, by bytes."""
            if n not in stored:
                event = self.events[n]
                instr = event.instr
                if isinstance(instr, Amo):
                    value = instr.combine(loaded(n))
                else:
                    assert isinstance(instr, Store)
                    value = result(event.hart, event.index, instr.source) if instr.source else instr.value
                stored[n] = {
                    (instr.loc, instr.offset + k): value >> 8 * k & 0xFF for k in range(instr.size)
                }
            return stored[n]

        def result(hart: int, index: int, reg: str) -> int:
            source = self._source(hart, index, reg)
            if source is None:
                return 1
            return 0 if self.events[source].is_sc else loaded(source)

        for n, event in enumerate(self.events):
            if isinstance(event.instr, Store):
                if event.instr.status:
                    registers[event.hart, event.instr.status] = 0
            elif event.instr.reg:
                registers[event.hart, event.instr.reg] = loaded(n)
        memory = {(loc, k): initial((loc, k)) for loc in self.test.observed() for k in range(CELL)}
        for n in order:
            if self.events[n].is_store:
                memory.update((byte, value) for byte, value in written(n).items() if byte in memory)
        return (
            *(registers[key] for key in self.test.registers()),
            *(sum(memory[loc, k] << 8 * k for k in range(CELL)) for loc in self.test.observed()),
        )


def outcomes(test: Litmus, model: str = RVWMO) -> frozenset[Outcome]:
    """All outcomes that the model allows. An SC may fail at any time, which is what the manual says of most."""
    conditionals = [
        (hart, index)
        for hart, thread in enumerate(test.threads)
        for index, instr in enumerate(thread)
        if isinstance(instr, Store) and instr.status
    ]
    found = set()
    for count in range(len(conditionals) + 1):
        for failed in itertools.combinations(conditionals, count):
            candidate = Candidate(test, frozenset(failed), model)
            seen = set()  # many orders differ in nothing that shows
            for order in candidate.orders():
                position = [0] * len(order)
                for at, n in enumerate(order):
                    position[n] = at
                rf = candidate.reads_from(position)
                shows = (
                    *(tuple(sources.values()) for sources in rf),
                    *(max(writers, key=position.__getitem__) for writers in candidate.writers.values() if writers),
                )
                if shows not in seen and candidate.obeys(position, rf):
                    seen.add(shows)
                    found.add(candidate.outcome(order, rf))
    return frozenset(found)
