"""Python functions that emitted code can call, as addresses; and emitted code as a Python function.

A callback must not let an exception pass into native frames. cffi catches it, and would print it and go on with a
made-up result; here it is handed to a hook, and the callback's result makes the emitted code leave at once.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

from .ffi import ffi

FAILED = 1  # what a callback returns to its native caller when it raised


class Callback:
    """A native function made of a Python one; `address` is valid for as long as this object lives.

    `signature` is C ("uint32_t(uint64_t, uint64_t)"). `on_error` gets what `function` raised.
    """

    def __init__(
        self, signature: str, function: Callable[..., int], on_error: Callable[[BaseException], None]
    ) -> None:
        def failed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            on_error(error)

        self._handle: Any = ffi.callback(signature, function, error=FAILED, onerror=failed)
        # SAFETY: cffi frees the trampoline with its handle, which this object keeps.
        self.address = int(ffi.cast("uintptr_t", self._handle))


def function_at(address: int, signature: str) -> Callable[..., int]:
    """Native code at `address` as a Python callable; `signature` is a C function pointer type.

    SAFETY: the code must follow the System V ABI and outlive every call.
    """
    function: Callable[..., int] = ffi.cast(signature, address)
    return function
