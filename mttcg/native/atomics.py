"""Atomic operations on host addresses, and the futex: what Python lacks.

Each operation is a few bytes of x86-64 machine code, called through a cffi function pointer (about 0.2 us).
All of them are full barriers. Addresses must be aligned to the width.
"""

from __future__ import annotations

import errno
from collections.abc import Callable

from . import memory
from .ffi import ffi, libc

_SYS_FUTEX = 202
_FUTEX_WAIT, _FUTEX_WAKE = 0, 1

# System V: rdi = address, rsi / rdx = operands, rax = result (the old value).
_CODE: dict[str, tuple[str, bytes]] = {
    # mov eax, esi ; xchg [rdi], eax ; ret
    "xchg32": ("uint32_t(*)(uint64_t, uint32_t)", bytes.fromhex("89f0 8707 c3")),
    "xchg64": ("uint64_t(*)(uint64_t, uint64_t)", bytes.fromhex("4889f0 488707 c3")),
    # mov eax, esi ; lock xadd [rdi], eax ; ret
    "add32": ("uint32_t(*)(uint64_t, uint32_t)", bytes.fromhex("89f0 f00fc107 c3")),
    "add64": ("uint64_t(*)(uint64_t, uint64_t)", bytes.fromhex("4889f0 f0480fc107 c3")),
    # mov eax, esi (expected) ; lock cmpxchg [rdi], edx ; ret
    "cas32": ("uint32_t(*)(uint64_t, uint32_t, uint32_t)", bytes.fromhex("89f0 f00fb117 c3")),
    "cas64": ("uint64_t(*)(uint64_t, uint64_t, uint64_t)", bytes.fromhex("4889f0 f0480fb117 c3")),
    # mov eax, [rdi] ; 1: mov ecx, eax ; or ecx, esi ; lock cmpxchg [rdi], ecx ; jne 1b ; ret
    "or32": ("uint32_t(*)(uint64_t, uint32_t)", bytes.fromhex("8b07 89c1 09f1 f00fb10f 75f6 c3")),
    "or64": ("uint64_t(*)(uint64_t, uint64_t)", bytes.fromhex("488b07 4889c1 4809f1 f0480fb10f 75f3 c3")),
    "and32": ("uint32_t(*)(uint64_t, uint32_t)", bytes.fromhex("8b07 89c1 21f1 f00fb10f 75f6 c3")),
    "and64": ("uint64_t(*)(uint64_t, uint64_t)", bytes.fromhex("488b07 4889c1 4821f1 f0480fb10f 75f3 c3")),
    # mfence ; ret
    "fence": ("void(*)(void)", bytes.fromhex("0faef0 c3")),
    # spin(address, value, turns): return 1 as soon as *address != value, 0 after that many turns
    # 1: cmp [rdi], esi ; jne 2f ; pause ; dec edx ; jnz 1b ; xor eax, eax ; ret ; 2: mov eax, 1 ; ret
    "spin_while32": (
        "uint32_t(*)(uint64_t, uint32_t, uint32_t)",
        bytes.fromhex("3937 7509 f390 ffca 75f6 31c0 c3 b801000000 c3"),
    ),
}


def _load() -> dict[str, Callable[..., int]]:
    page = memory.map_anonymous(memory.PAGE, memory.PROT_READ | memory.PROT_WRITE | memory.PROT_EXEC)
    view = memory.buffer(page, memory.PAGE)
    functions: dict[str, Callable[..., int]] = {}
    position = 0
    for name, (signature, code) in _CODE.items():
        view[position : position + len(code)] = code
        functions[name] = ffi.cast(signature, page + position)
        position += (len(code) + 15) & -16
    return functions


_functions = _load()
xchg32 = _functions["xchg32"]
xchg64 = _functions["xchg64"]
add32 = _functions["add32"]
add64 = _functions["add64"]
cas32 = _functions["cas32"]
cas64 = _functions["cas64"]
or32 = _functions["or32"]
or64 = _functions["or64"]
and32 = _functions["and32"]
and64 = _functions["and64"]
fence = _functions["fence"]
spin_while32 = _functions["spin_while32"]


def futex_wait(address: int, value: int, timeout_ns: int | None = None) -> bool:
    """Sleep while *address == value. False on a timeout; True when woken, signalled or not slept at all."""
    timeout = ffi.NULL
    if timeout_ns is not None:
        timeout = ffi.new("long[2]", [timeout_ns // 1_000_000_000, timeout_ns % 1_000_000_000])
    result = libc.syscall(
        _SYS_FUTEX, ffi.cast("void *", address), ffi.cast("int", _FUTEX_WAIT), ffi.cast("int", value),
        ffi.cast("void *", timeout), ffi.NULL, ffi.cast("int", 0),
    )
    return not (result == -1 and ffi.errno == errno.ETIMEDOUT)


def futex_wake(address: int, count: int) -> None:
    """Wake up to `count` sleepers on the address, in any process that shares it."""
    libc.syscall(
        _SYS_FUTEX, ffi.cast("void *", address), ffi.cast("int", _FUTEX_WAKE), ffi.cast("int", count),
        ffi.NULL, ffi.NULL, ffi.cast("int", 0),
    )
