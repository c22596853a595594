"""A hart for tests of single instructions: registers, flat memory and a log, nothing behind them.

It keeps the same promises as the real vCPU (values unsigned, traps as GuestTrap, nothing written by an
access that traps) with the least machinery, so that a failure points at the code under test.
"""

from __future__ import annotations

from mttcg.memory.layout import RAM_BASE
from mttcg.memory.protocols import GuestTrap

MASK64 = (1 << 64) - 1
BASE = RAM_BASE  # guest address of the memory
SIZE = 0x3000
LOAD_FAULT, STORE_FAULT = 5, 7  # causes: access faults
LOAD_MISALIGNED, STORE_MISALIGNED = 4, 6
ILLEGAL = 2


def _signed(value: int, size: int) -> int:
    return int.from_bytes(value.to_bytes(size, "little"), "little", signed=True)


class FakeCpu:
    """A `GuestCpu`. `helpers` logs (name, args, pc, size, word); `targets[name]` is what a helper returns."""

    def __init__(self) -> None:
        self.ctx = 1
        self.x = [0] * 32
        self.f = [0] * 32
        self.env: dict[str, int] = {}
        self.memory = bytearray(SIZE)
        self.frm = 0
        self.fflags = 0
        self.clock = 0
        self.reservation: tuple[int, int, int] | None = None  # va, size, sc_pc
        self.helpers: list[tuple[str, tuple[int, ...], int, int, int]] = []
        self.targets: dict[str, int] = {}
        self.fences: list[bool] = []

    def _at(self, va: int, size: int, cause: int) -> int:
        if va < BASE or va + size > BASE + SIZE:
            raise GuestTrap(cause, va)
        return va - BASE

    def load(self, va: int, size: int) -> int:
        at = self._at(va, size, LOAD_FAULT)
        return int.from_bytes(self.memory[at : at + size], "little")

    def store(self, va: int, size: int, value: int) -> None:
        at = self._at(va, size, STORE_FAULT)
        self.memory[at : at + size] = value.to_bytes(size, "little")

    def load_reserved(self, va: int, size: int, sc_pc: int) -> int:
        if va % size:
            raise GuestTrap(LOAD_MISALIGNED, va)
        value = self.load(va, size)
        self.reservation = (va, size, sc_pc)
        return value

    def store_conditional(self, va: int, size: int, value: int, pc: int) -> int:
        if va % size:
            raise GuestTrap(STORE_MISALIGNED, va)
        self._at(va, size, STORE_FAULT)
        held, self.reservation = self.reservation, None
        if held is None or held[0] != va or held[1] != size or held[2] not in (0, pc):
            return 1
        self.store(va, size, value)
        return 0

    def amo(self, va: int, size: int, kind: str, value: int) -> int:
        if va % size:
            raise GuestTrap(STORE_MISALIGNED, va)
        self._at(va, size, STORE_FAULT)
        old = self.load(va, size)
        new = {
            "swap": value,
            "add": (old + value) % (1 << 8 * size),
            "xor": old ^ value,
            "and": old & value,
            "or": old | value,
            "min": min(old, value, key=lambda v: _signed(v, size)),
            "max": max(old, value, key=lambda v: _signed(v, size)),
            "minu": min(old, value),
            "maxu": max(old, value),
        }[kind]
        self.store(va, size, new)
        return old

    def fence(self, full: bool) -> None:
        self.fences.append(full)

    def get_x(self, index: int) -> int:
        return self.x[index]

    def set_x(self, index: int, value: int) -> None:
        assert 0 < index < 32, "x0 is never written"
        assert 0 <= value <= MASK64, f"x{index} = {value}"
        self.x[index] = value

    def get_f(self, index: int) -> int:
        return self.f[index]

    def set_f(self, index: int, value: int) -> None:
        assert 0 <= index < 32
        assert 0 <= value <= MASK64, f"f{index} = {value}"
        self.f[index] = value

    def get_env(self, field: str) -> int:
        return self.env[field]

    def set_env(self, field: str, value: int) -> None:
        self.env[field] = value

    def rounding(self, rm: int) -> int:
        mode = self.frm if rm == 7 else rm
        if mode > 4:
            raise GuestTrap(ILLEGAL)
        return mode

    def raise_fflags(self, flags: int) -> None:
        self.fflags |= flags

    def read_clock(self, csr: int, word: int) -> int:
        return self.clock + (csr - 0xC00)

    def call_helper(self, name: str, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
        self.helpers.append((name, args, pc, size, word))
        if name == "illegal":
            raise GuestTrap(ILLEGAL, word)
        return self.targets.get(name)
