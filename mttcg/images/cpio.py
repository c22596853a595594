"""The archive format that Linux unpacks into its first root file system: cpio "newc".

Written here, so that no cpio program, no root (device nodes) and no build host shows in the result: the same
entries give the same bytes on every machine. Format: the kernel's
Documentation/driver-api/early-userspace/buffer-format.rst.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable
from dataclasses import dataclass

_TRAILER = "TRAILER!!!"


@dataclass(frozen=True)
class Entry:
    """One thing in the archive. `mode` is type and permissions, as in stat(2); all is root's, from time 0."""

    path: str  #: no leading slash
    mode: int
    data: bytes = b""  #: a file's contents, or where a symbolic link points
    device: tuple[int, int] = (0, 0)  #: major and minor number of a device node


def directory(path: str, mode: int = 0o755) -> Entry:
    """A directory."""
    return Entry(path, stat.S_IFDIR | mode)


def file(path: str, data: bytes, mode: int = 0o644) -> Entry:
    """A regular file."""
    return Entry(path, stat.S_IFREG | mode, data)


def symlink(path: str, target: str) -> Entry:
    """A symbolic link."""
    return Entry(path, stat.S_IFLNK | 0o777, target.encode())


def character_device(path: str, major: int, minor: int, mode: int = 0o600) -> Entry:
    """A character device node."""
    return Entry(path, stat.S_IFCHR | mode, device=(major, minor))


def _record(inode: int, entry: Entry) -> bytes:
    links = 2 if stat.S_ISDIR(entry.mode) else 1
    name = entry.path.encode() + b"\0"
    # ino, mode, uid, gid, nlink, mtime, filesize, dev major and minor, rdev major and minor, namesize, check
    fields = (inode, entry.mode, 0, 0, links, 0, len(entry.data), 0, 0, *entry.device, len(name), 0)
    header = b"070701" + b"".join(b"%08x" % field for field in fields)
    return _padded(header + name) + _padded(entry.data)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def archive(entries: Iterable[Entry]) -> bytes:
    """The archive of `entries`, sorted by path, so that a directory stands before what is in it."""
    ordered = sorted(entries, key=lambda entry: entry.path.split("/"))
    records = [_record(inode, entry) for inode, entry in enumerate(ordered, start=1)]
    records.append(_record(0, Entry(_TRAILER, 0)))
    return b"".join(records)
