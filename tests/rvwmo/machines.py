"""Two machines that run a litmus test step by step, in every interleaving: an oracle that owes nothing to the model.

`sequential` executes one instruction at a time on one memory. `store_buffers` is the abstract machine of x86-TSO
(Sewell and others, "x86-TSO: a rigorous and usable programmer's model for x86 multiprocessors", 2010), which is what a
host of ours is: each hart has a queue of stores that drains at any time, its loads look there first, and locked
instructions and full fences wait until it is empty. Acquire, release and dependencies order nothing more there. LR is
a load; SC is a locked instruction that fails if another hart's store to the reserved bytes reached memory since the
LR, and, because an SC may, also for no reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.rvwmo.program import Access, Amo, Fence, Instr, Litmus, Load

Registers = tuple[tuple[str, int], ...]
Memory = tuple[tuple[str, int], ...]  # location, its eight bytes as a number


@dataclass(frozen=True)
class _Hart:
    pc: int = 0
    registers: Registers = ()
    buffer: tuple[tuple[str, int, int, int], ...] = ()  # location, offset, size, value; oldest first
    reserved: tuple[str, int, int] | None = None  # location, offset, size

    def with_register(self, reg: str, value: int) -> _Hart:
        return replace(self, registers=(*self.registers, (reg, value))) if reg else self


_State = tuple[tuple[_Hart, ...], Memory]


def _get(cell: int, offset: int, size: int) -> int:
    return cell >> 8 * offset & (1 << 8 * size) - 1


def _put(cell: int, offset: int, size: int, value: int) -> int:
    mask = (1 << 8 * size) - 1 << 8 * offset
    return cell & ~mask | value << 8 * offset & mask


class _Machine:
    def __init__(self, test: Litmus, buffered: bool) -> None:
        self.test, self.buffered = test, buffered

    def outcomes(self) -> frozenset[tuple[int, ...]]:
        """Where all paths end."""
        start: _State = (
            tuple(_Hart() for _ in self.test.threads),
            tuple((loc, self.test.initial.get(loc, 0)) for loc in self.test.locations()),
        )
        seen, todo, found = {start}, [start], set()
        while todo:
            state = todo.pop()
            ends = True
            for following in self._steps(state):
                ends = False
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
            if ends:
                found.add(self._outcome(state))
        return frozenset(found)

    def _outcome(self, state: _State) -> tuple[int, ...]:
        harts, memory = state
        cells = dict(memory)
        return (
            *(dict(harts[number].registers)[reg] for number, reg in self.test.registers()),
            *(cells[loc] for loc in self.test.observed()),
        )

    def _steps(self, state: _State) -> Iterator[_State]:
        for number, hart in enumerate(state[0]):
            if hart.buffer:
                yield self._stored(state, number, replace(hart, buffer=hart.buffer[1:]), hart.buffer[0])
            if hart.pc < len(self.test.threads[number]):
                yield from self._execute(state, number, self.test.threads[number][hart.pc])

    def _stored(self, state: _State, number: int, hart: _Hart, store: tuple[str, int, int, int]) -> _State:
        """The store reaches memory, and breaks the reservations of others."""
        harts, memory = state
        loc, offset, size, value = store
        cells = tuple((name, _put(cell, offset, size, value) if name == loc else cell) for name, cell in memory)
        after = tuple(
            hart if n == number else replace(other, reserved=None) if _overlaps(other.reserved, store) else other
            for n, other in enumerate(harts)
        )
        return after, cells

    def _execute(self, state: _State, number: int, instr: Instr) -> Iterator[_State]:
        harts, memory = state
        hart = replace(harts[number], pc=harts[number].pc + 1)

        def moved(to: _Hart) -> _State:
            return tuple(to if n == number else other for n, other in enumerate(harts)), memory

        if not isinstance(instr, Access):
            full = isinstance(instr, Fence) and "w" in instr.pred and "r" in instr.succ and not instr.tso
            if not (full and hart.buffer):
                yield moved(hart)
            return
        where = (instr.loc, instr.offset, instr.size)
        cell = dict(memory)[instr.loc]
        if isinstance(instr, Load):
            if instr.rl and hart.buffer:
                return  # lr.aqrl: a release orders earlier stores before it
            for store in hart.buffer:
                if store[0] == instr.loc:
                    cell = _put(cell, *store[1:])
            after = hart.with_register(instr.reg, _get(cell, instr.offset, instr.size))
            yield moved(replace(after, reserved=where) if instr.reserve else after)
            return
        if isinstance(instr, Amo):
            if not hart.buffer:
                old = _get(cell, instr.offset, instr.size)
                yield self._stored(state, number, hart.with_register(instr.reg, old), (*where, instr.combine(old)))
            return
        store = (*where, dict(hart.registers)[instr.source] if instr.source else instr.value)
        if instr.status:
            failed = replace(hart.with_register(instr.status, 1), reserved=None)
            yield moved(failed)
            if hart.reserved == where and not hart.buffer:
                done = replace(hart.with_register(instr.status, 0), reserved=None)
                yield self._stored(state, number, done, store)
        elif self.buffered:
            yield moved(replace(hart, buffer=(*hart.buffer, store)))
        else:
            yield self._stored(state, number, hart, store)


def _overlaps(reserved: tuple[str, int, int] | None, store: tuple[str, int, int, int]) -> bool:
    if reserved is None or reserved[0] != store[0]:
        return False
    return reserved[1] < store[1] + store[2] and store[1] < reserved[1] + reserved[2]


def sequential(test: Litmus) -> frozenset[tuple[int, ...]]:
    """Outcomes of a sequentially consistent machine."""
    return _Machine(test, buffered=False).outcomes()


def store_buffers(test: Litmus) -> frozenset[tuple[int, ...]]:
    """Outcomes of a machine with store buffers."""
    return _Machine(test, buffered=True).outcomes()


