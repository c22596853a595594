"""A small part of Python in which the emulator's own hot paths are written, to be compiled to host code.

A page walk, a block look-up or a link takes half a microsecond of host code and fifty in CPython. These paths are
written as functions marked `@native` in a subset of Python over unsigned 64-bit integers, and compiled at start by
our own code generator (`tcg.x86_64.aot`): nobody needs a C compiler, and who can read Python can read them.
The subset: module constants; local variables; + - * & | ^ ~ << >> (wrapping; // and % by powers of two);
unsigned comparisons, and/or/not, `a if c else b`; if, while, for-range, break, continue, return; calls of other
`@native` functions (up to six arguments) and of the primitives below; fields of records (`memory.records`), as in

    tb = BLOCK.at(address)              # a typed view of memory: no code
    tb.size = tb.size + 2               # loads and stores of the field's width
    env.tlb[i]                          # `env` is the vCPU record of whoever calls

Compiled functions keep the System V registers, never touch vector registers, and do not check anything. The
primitives are also plain Python, so that a test can run a function both ways and compare.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from . import atomics
from .ffi import ffi, libc

F = TypeVar("F", bound=Callable[..., int])
MASK64 = (1 << 64) - 1
functions: list[Callable[..., int]] = []  # all of the subset that are in modules imported so far


def native(function: F) -> F:
    """Mark a function of the subset. It stays callable as Python."""
    function.__native__ = True  # type: ignore[attr-defined]
    functions.append(function)
    return function


def extern(function: F) -> F:
    """Mark a function that a layer above may supply, as a native function of the same name. Nobody does: it gives 0."""
    function.__extern__ = True  # type: ignore[attr-defined]
    return function


class Env:
    """What `env` stands for in the subset: the vCPU record that host code finds through its base register.

    In Python it is the record of the function that `interpreted` runs.
    """

    def __init__(self) -> None:
        object.__setattr__(self, "record", None)

    def __getattr__(self, name: str) -> Any:
        if self.record is None:
            raise AttributeError(f"env.{name}: only compiled functions have a vCPU record")
        return getattr(self.record, name)

    def __setattr__(self, name: str, value: int) -> None:
        if self.record is None:
            raise AttributeError(f"env.{name}: only compiled functions have a vCPU record")
        setattr(self.record, name, value)


env: Any = Env()


def interpreted(function: Callable[..., int], at: Callable[[int], Any]) -> Callable[..., int]:
    """A native function as a back end's entry would run it, (record's address, arguments ...), but by CPython.

    For hosts of parts of the machine without emitted code. `at` makes the view of a record (Record.at).
    """

    def call(record: int, *arguments: int) -> int:
        object.__setattr__(env, "record", at(record))
        try:
            return function(*arguments) & MASK64
        finally:
            object.__setattr__(env, "record", None)

    return call


def _at(ctype: str, address: int) -> Any:
    return ffi.cast(ctype + " *", address)


# --- primitives: memory of 1, 2, 4 and 8 bytes, little-endian, at a host address; loads are zero-extended


def load8(address: int) -> int:
    return int(_at("uint8_t", address)[0])


def load16(address: int) -> int:
    return int(_at("uint16_t", address)[0])


def load32(address: int) -> int:
    return int(_at("uint32_t", address)[0])


def load64(address: int) -> int:
    return int(_at("uint64_t", address)[0])


def store8(address: int, value: int) -> int:
    _at("uint8_t", address)[0] = value & 0xFF
    return 0


def store16(address: int, value: int) -> int:
    _at("uint16_t", address)[0] = value & 0xFFFF
    return 0


def store32(address: int, value: int) -> int:
    _at("uint32_t", address)[0] = value & 0xFFFF_FFFF
    return 0


def store64(address: int, value: int) -> int:
    _at("uint64_t", address)[0] = value & MASK64
    return 0


# --- atomic operations: full barriers; `cas64`, `xchg32` and `xadd64` give the old value


def cas64(address: int, expected: int, value: int) -> int:
    return atomics.cas64(address, expected, value)


def cas32(address: int, expected: int, value: int) -> int:
    return atomics.cas32(address, expected, value)


def xchg32(address: int, value: int) -> int:
    return atomics.xchg32(address, value)


def xadd64(address: int, value: int) -> int:
    return atomics.add64(address, value)


def xadd32(address: int, value: int) -> int:
    return atomics.add32(address, value)


def or64(address: int, bits: int) -> int:
    atomics.or64(address, bits)
    return 0


def and64(address: int, bits: int) -> int:
    atomics.and64(address, bits)
    return 0


def fence() -> int:
    """A full barrier: every store so far is visible before any later load."""
    atomics.fence()
    return 0


def pause() -> int:
    """In a spin: let the other hardware thread of the core have it."""
    return 0


def address_of(field: object) -> int:
    """Host address of a field: address_of(env.wake), address_of(tb.pc). In Python only arrays of a record have one."""
    if not isinstance(field, memoryview):
        raise TypeError("a scalar field has an address in compiled functions only")
    return int(ffi.cast("uintptr_t", ffi.from_buffer(field)))


def fill64(address: int, value: int, count: int) -> int:
    """Store `value` to `count` words of 8 bytes."""
    ffi.memmove(ffi.cast("void *", address), value.to_bytes(8, "little") * count, 8 * count)
    return 0


def syscall(number: int, a: int, b: int, c: int, d: int) -> int:
    """Linux system call with up to four arguments, negative errno included. Two more are 0 and all ones, as
    futex(FUTEX_WAIT_BITSET) wants them."""
    return int(libc.syscall(number, *(ffi.cast("long", value) for value in (a, b, c, d, 0, -1)))) & MASK64


def monotonic_ns() -> int:
    """CLOCK_MONOTONIC, by libc: no system call where the host has it mapped (vdso(7))."""
    return time.monotonic_ns()


# --- arithmetic that the operators do not have


def divide(value: int, by: int) -> int:
    """Unsigned quotient; `by` must not be 0."""
    return value // by


def sar(value: int, count: int) -> int:
    """Arithmetic shift to the right."""
    return ((value - (1 << 64) if value >> 63 else value) >> count) & MASK64


def tzcnt(value: int) -> int:
    """Trailing zero bits; 64 for 0."""
    return (value & -value).bit_length() - 1 if value else 64


PRIMITIVES: frozenset[Callable[..., int]] = frozenset({
    load8, load16, load32, load64, store8, store16, store32, store64,
    cas64, cas32, xchg32, xadd32, xadd64, or64, and64, fence, pause, address_of, syscall, monotonic_ns, fill64, divide,
    sar, tzcnt,
})  # fmt: skip
# Of them, those that are called, not inline.
SUBROUTINES: frozenset[Callable[..., int]] = frozenset({syscall, monotonic_ns, fill64, divide})
