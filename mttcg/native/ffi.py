"""The one cffi instance, in ABI mode: installing mttcg needs no C compiler.

Only `mttcg.native` imports cffi. Everything native that libc does not offer is machine code of our own.
"""

from __future__ import annotations

import os
from typing import Any

import cffi

ffi: Any = cffi.FFI()
ffi.cdef(
    """
    void *mmap(void *addr, size_t length, int prot, int flags, int fd, long offset);
    int munmap(void *addr, size_t length);
    int madvise(void *addr, size_t length, int advice);
    int mprotect(void *addr, size_t length, int prot);
    long syscall(long number, ...);
    int prctl(int option, unsigned long arg2, unsigned long arg3, unsigned long arg4, unsigned long arg5);
    void *memset(void *s, int c, size_t n);
    int clock_gettime(int clock, void *ts);
    int sigaction(int signum, const void *act, void *oldact);
    int timer_create(int clock, void *sevp, void *timerid);
    int timer_settime(void *timerid, int flags, const void *new_value, void *old_value);
    int timer_delete(void *timerid);
    """
)
libc: Any = ffi.dlopen(None)


def check(result: int, what: str) -> int:
    """Raise OSError with libc's errno when `result` is -1."""
    if result == -1:
        raise OSError(ffi.errno, f"{what}: {os.strerror(ffi.errno)}")
    return result


def address_of(name: str) -> int:
    """Address of a libc function, for emitted code to call."""
    return int(ffi.cast("uintptr_t", ffi.addressof(libc, name)))
