"""Litmus tests as data: a few threads of a few instructions, in a form that the model, the reference machines and
the generator of the guest's assembly all read, so that what is checked is what is run.

Every location is eight bytes, aligned and zero unless `initial` says otherwise; an instruction may access any aligned
part of one. Dependencies that do not change a value (xor of a register with itself) are written as a `dep` of the
instruction that depends. There are no jumps but `Branch`, whose two ways lead to the same place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

CELL = 8  # bytes of a location


@dataclass(frozen=True)
class Access:
    """What all memory instructions have in common."""

    loc: str
    size: int = 4  # bytes
    offset: int = 0  # into the location
    dep: str = ""  # register on which the address depends, without changing it
    aq: bool = False
    rl: bool = False


@dataclass(frozen=True)
class Load(Access):
    """A load, or with `reserve` an LR. Zero-extends."""

    reg: str = "r0"
    reserve: bool = False


@dataclass(frozen=True)
class Store(Access):
    """A store of a constant, or of register `source`; `data_dep` makes a constant depend on a register.

    With `status` it is an SC, and the register gets 0 (done) or 1 (not done).
    """

    value: int = 1
    source: str = ""
    data_dep: str = ""
    status: str = ""


@dataclass(frozen=True)
class Amo(Access):
    """An atomic memory operation: one event that loads and stores. `reg` may be empty (x0)."""

    op: str = "swap"
    value: int = 1
    data_dep: str = ""
    reg: str = ""

    def combine(self, old: int) -> int:
        """The value stored."""
        results = {
            "swap": self.value,
            "add": old + self.value,
            "or": old | self.value,
            "and": old & self.value,
            "xor": old ^ self.value,
            "max": max(old, self.value),
            "min": min(old, self.value),
        }
        return results[self.op] % (1 << 8 * self.size)


@dataclass(frozen=True)
class Fence:
    """FENCE pred, succ; `tso` is FENCE.TSO. The letters i and o are allowed and order nothing here."""

    pred: str = "rw"
    succ: str = "rw"
    tso: bool = False


@dataclass(frozen=True)
class Branch:
    """A conditional branch on `reg` to the next instruction: a control dependency of all that follows."""

    reg: str


Instr = Load | Store | Amo | Fence | Branch
Thread = tuple[Instr, ...]


@dataclass(frozen=True)
class Litmus:
    """A test. `outcomes` of it are tuples: the registers of `registers()`, then the locations of `observed()`."""

    name: str
    threads: tuple[Thread, ...]
    initial: dict[str, int] = field(default_factory=dict, hash=False)

    def locations(self) -> tuple[str, ...]:
        """All locations, in the order of their names."""
        return tuple(sorted({i.loc for thread in self.threads for i in thread if isinstance(i, Access)}))

    def registers(self) -> tuple[tuple[int, str], ...]:
        """(thread, register) of all results, in program order."""
        return tuple((number, reg) for number, thread in enumerate(self.threads) for reg in thread_registers(thread))

    def observed(self) -> tuple[str, ...]:
        """Locations whose last value is part of the outcome: those with more than one store, or an AMO."""
        stores = [i for thread in self.threads for i in thread if isinstance(i, (Store, Amo))]
        return tuple(
            loc
            for loc in self.locations()
            if sum(i.loc == loc for i in stores) > 1 or any(i.loc == loc and isinstance(i, Amo) for i in stores)
        )

    def text(self, outcome: tuple[int, ...]) -> str:
        """An outcome as herd prints it, without spaces: `0:r0=1;1:r0=0;x=2`."""
        names = [f"{number}:{reg}" for number, reg in self.registers()] + list(self.observed())
        values = [hex(value) if value > 9 else str(value) for value in outcome]
        return ";".join(f"{name}={value}" for name, value in zip(names, values, strict=True))


def thread_registers(thread: Thread) -> Iterator[str]:
    """Registers that a thread writes, in program order; each is written once."""
    for instr in thread:
        if isinstance(instr, (Load, Amo)) and instr.reg:
            yield instr.reg
        elif isinstance(instr, Store) and instr.status:
            yield instr.status
