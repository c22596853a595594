"""The one cffi instance, in ABI mode: installing mttcg needs no C compiler.

Its declarations are in `native.declarations`. Only `mttcg.native` uses cffi. Everything native that libc does not offer
is machine code of our own.
"""

from __future__ import annotations

import os
from typing import Any

from . import libc_abi

ffi: Any = libc_abi.ffi
libc: Any = ffi.dlopen(None)


def check(result: int, what: str) -> int:
    """Raise OSError with libc's errno when `result` is -1."""
    if result == -1:
        raise OSError(ffi.errno, f"{what}: {os.strerror(ffi.errno)}")
    return result


def address_of(name: str) -> int:
    """Address of a libc function, for emitted code to call."""
    return int(ffi.cast("uintptr_t", ffi.addressof(libc, name)))
