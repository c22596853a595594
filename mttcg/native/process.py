"""What Linux lets a process say about itself, and Python does not: its short name, and to die with its parent."""

from __future__ import annotations

import os

from .ffi import check, ffi, libc

_PR_SET_PDEATHSIG = 1
_PR_SET_NAME = 15
_NAME_LIMIT = 15  # bytes that the kernel keeps (TASK_COMM_LEN - 1)


def set_name(name: str) -> None:
    """Name this process as `ps -o comm`, `top` and `pgrep` show it; cut to 15 bytes."""
    text = ffi.new("char[]", name.encode()[:_NAME_LIMIT])
    check(libc.prctl(_PR_SET_NAME, int(ffi.cast("uintptr_t", text)), 0, 0, 0), "prctl(PR_SET_NAME)")


def die_with_parent(parent: int, signal: int) -> bool:
    """Have the kernel send `signal` to this process when the thread that forked it ends (prctl(2)).

    `parent` is the pid that forked it. False: that one had died before the kernel knew of the wish.
    """
    check(libc.prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0), "prctl(PR_SET_PDEATHSIG)")
    return os.getppid() == parent
