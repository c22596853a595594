"""Files for the guest: read with every way to fail named, unpacked, and recognised.

A kernel is an ELF executable or Linux's flat `Image` (Documentation/arch/riscv/boot-image-header.rst), either of
them perhaps compressed by gzip. Firmware may also be a bare binary.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from . import elf
from .config import GIB, format_size
from .errors import UserError

_GZIP = b"\x1f\x8b"
_GZIP_WBITS = 31  # zlib's way to say: a gzip header, the largest window
_IMAGE_MAGIC = b"RSC\x05"  # at 0x38
_IMAGE_HEADER = struct.Struct("<8xQQQ")  # text_offset, image_size, flags
_IMAGE_HEADER_SIZE = 0x40
# An ELF file may hold any amount of debugging information beside what is loaded; these bounds only stop nonsense.
_MAX_FILE = 4 * GIB
_MAX_UNPACKED = 1 * GIB
_REASONS = {errno.ENOENT: "no such file", errno.EACCES: "permission denied", errno.ENOTDIR: "no such file"}


@dataclass(frozen=True)
class LinuxImage:
    """A flat kernel: goes to RAM start + `text_offset`, takes `memory_size` bytes there (bss included)."""

    text_offset: int
    memory_size: int


@dataclass(frozen=True)
class RawBinary:
    """Bytes that say nothing about themselves; only firmware may be that."""


Format = elf.Elf | LinuxImage | RawBinary


@dataclass(frozen=True)
class Blob:
    """A file's bytes, unpacked, and what they are."""

    name: str
    data: memoryview
    format: Format


def read(path: Path, role: str, limit: int = _MAX_FILE) -> memoryview:
    """The whole file. `role` names it in messages ("kernel"). Raises `UserError`.

    A file of more than `limit` bytes is refused before anything is read.
    """
    try:
        # Without O_NONBLOCK, opening a fifo would wait for a writer.
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, os.strerror(error.errno or 0).lower())
        raise UserError(f"{role} {path}: {reason}") from error
    try:
        status = os.fstat(fd)
        if stat.S_ISDIR(status.st_mode):
            raise UserError(f"{role} {path}: a directory; name a file")
        if not stat.S_ISREG(status.st_mode):
            raise UserError(f"{role} {path}: not a regular file")
        if status.st_size == 0:
            raise UserError(f"{role} {path}: the file is empty")
        if status.st_size > limit:
            have, most = format_size(status.st_size), format_size(limit)
            raise UserError(f"{role} {path}: {have}, and there is room for {most}; give a larger -m")
        with open(fd, "rb", closefd=False) as file:
            return memoryview(file.read())
    except OSError as error:
        raise UserError(f"{role} {path}: cannot be read: {error.strerror}") from error
    finally:
        os.close(fd)


def unpack(data: memoryview, role: str, path: Path) -> memoryview:
    """`data`, decompressed if it is gzip; never without bound, whatever the file claims."""
    if data[:2] != _GZIP:
        return data
    stream = zlib.decompressobj(_GZIP_WBITS)
    try:
        plain = stream.decompress(data, _MAX_UNPACKED)
    except zlib.error as error:
        raise UserError(f"{role} {path}: a damaged gzip file ({error})") from error
    if not stream.eof:
        if len(plain) == _MAX_UNPACKED:
            most = format_size(_MAX_UNPACKED)
            raise UserError(f"{role} {path}: unpacks to more than {most}; no kernel is that large")
        raise UserError(f"{role} {path}: a truncated gzip file")
    return memoryview(plain)


def load_kernel(path: Path) -> Blob:
    """A kernel file, recognised. Raises `UserError` for everything that this machine cannot start."""
    data = unpack(read(path, "kernel"), "kernel", path)
    name = f"kernel {path}"
    known = _recognise(data, name)
    if known is None:
        raise UserError(
            f"{name}: {_describe(data)}, neither an RV64 ELF executable nor a RISC-V Linux Image"
            " (a bare binary goes with -bios FILE)"
        )
    return Blob(name, data, known)


def load_firmware(path: Path) -> Blob:
    """A firmware file: an ELF executable or a bare binary. Raises `UserError`."""
    data = unpack(read(path, "bios"), "bios", path)
    name = f"bios {path}"
    if data[:4] == elf.MAGIC:
        return Blob(name, data, elf.parse(data, name))
    if _is_text(data):
        raise UserError(f"{name}: a text file, not RISC-V firmware")
    return Blob(name, data, RawBinary())


def _recognise(data: memoryview, name: str) -> Format | None:
    if data[:4] == elf.MAGIC:
        return elf.parse(data, name)
    if data[0x38:0x3C] == _IMAGE_MAGIC and len(data) >= _IMAGE_HEADER_SIZE:
        text_offset, image_size, flags = _IMAGE_HEADER.unpack_from(data)
        if flags & 1:
            raise UserError(f"{name}: a big-endian Image; this machine is little-endian")
        # image_size counts the bss as well; 0 in images of before header version 0.1.
        on_disk = _pe_size(data)
        if on_disk > len(data):
            raise UserError(f"{name}: a truncated Image ({on_disk - len(data)} of its {on_disk} bytes are missing)")
        return LinuxImage(text_offset, max(image_size, len(data)))
    return None


def _pe_size(data: memoryview) -> int:
    """Bytes that an Image must have on disk, by its PE/COFF sections (an EFI stub); 0 when it has none."""
    start = int.from_bytes(data[0x3C:0x40], "little")
    if bytes(data[:2]) != b"MZ" or bytes(data[start : start + 4]) != b"PE\0\0" or len(data) < start + 24:
        return 0
    sections, optional = struct.unpack_from("<2xH12xH", data, start + 4)
    table = start + 24 + optional
    size = 0
    for index in range(sections):
        if table + 40 * (index + 1) > len(data):
            return size
        raw_size, raw_offset = struct.unpack_from("<II", data, table + 40 * index + 16)
        size = max(size, raw_offset + raw_size)
    return size


def _is_text(data: memoryview) -> bool:
    """Whether the first page is printable ASCII: no firmware is, every mistaken script or log is."""
    head = bytes(data[:4096])
    return all(byte in b"\t\n\r\f\x1b" or 32 <= byte < 127 for byte in head)


def _describe(data: memoryview) -> str:
    head = bytes(data[:6])
    for magic, what in (
        (b"MZ", "an EFI or x86 boot image"), (b"\xfd7zXZ\0", "an xz archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"),
        (b"BZh", "a bzip2 archive"), (b"\x04\x22\x4d\x18", "an lz4 archive"), (b"\x27\x05\x19\x56", "a U-Boot uImage"),
        (b"\xd0\x0d\xfe\xed", "a device tree or FIT image"), (b"!<arch", "an ar archive"), (b"07070", "a cpio archive"),
    ):  # fmt: skip
        if head.startswith(magic):
            return what
    return "a text file" if _is_text(data) else "not a kernel"
