"""Mappings: executable code memory, and raw access to host addresses."""

from __future__ import annotations

from .ffi import ffi, libc

PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MAP_SHARED, MAP_PRIVATE, MAP_ANONYMOUS, MAP_NORESERVE = 1, 2, 0x20, 0x4000
MADV_DONTNEED = 4
PAGE = 4096


def map_anonymous(size: int, prot: int) -> int:
    """Private zero pages at an address of the kernel's choice. MemoryError if there is no room."""
    pointer = libc.mmap(ffi.NULL, size, prot, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    address = int(ffi.cast("intptr_t", pointer))
    if address == -1:
        raise MemoryError(f"cannot map {size} bytes")
    return address


def map_shared(fd: int, size: int) -> int:
    """Map all of `fd` shared and writable. MemoryError if there is no room."""
    pointer = libc.mmap(ffi.NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0)
    address = int(ffi.cast("intptr_t", pointer))
    if address == -1:
        raise MemoryError(f"cannot map {size} bytes")
    return address


def map_shared_anonymous(size: int) -> int:
    """Zero pages that children forked later share. MemoryError if there is no room."""
    flags = MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE
    pointer = libc.mmap(ffi.NULL, size, PROT_READ | PROT_WRITE, flags, -1, 0)
    address = int(ffi.cast("intptr_t", pointer))
    if address == -1:
        raise MemoryError(f"cannot map {size} bytes")
    return address


def unmap(address: int, size: int) -> None:
    """Remove a mapping made here. Views of it must not be used afterwards."""
    libc.munmap(ffi.cast("void *", address), size)


def buffer(address: int, size: int) -> memoryview:
    """`size` bytes at a host address, writable.

    SAFETY: the caller owns the mapping and keeps it for as long as the view lives.
    """
    return memoryview(ffi.buffer(ffi.cast("char *", address), size)).cast("B")


def discard(address: int, size: int) -> None:
    """Give whole private pages back to the host; they read as zeros afterwards."""
    libc.madvise(ffi.cast("void *", address), size, MADV_DONTNEED)
