"""Files out of a Debian package, without dpkg: the member `data.tar.*` of an `ar` archive (deb(5)).

The tar is read as a stream, and only until the wanted files have come: in a kernel package /boot is first,
and unpacking the modules behind it would take ten times as long as everything else.
"""

from __future__ import annotations

import fnmatch
import lzma
import tarfile
import zlib
from collections.abc import Sequence
from typing import BinaryIO

from mttcg.errors import UserError

_AR_MAGIC = b"!<arch>\n"
_AR_HEADER = 60
_MODES = {"data.tar": "r|", "data.tar.gz": "r|gz", "data.tar.xz": "r|xz"}


class _Window:
    """The `size` bytes of `stream` from its present position, as a file that tarfile can read to its end."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size

    def read(self, size: int) -> bytes:
        data = self._stream.read(min(size, self._left))
        self._left -= len(data)
        return data


def _find_data(deb: BinaryIO, name: str) -> tuple[str, _Window]:
    """The name and the contents of the package's `data.tar.*` member (ar(5), common format)."""
    deb.seek(0)
    if deb.read(len(_AR_MAGIC)) != _AR_MAGIC:
        raise UserError(f"{name}: not a Debian package (no ar archive)")
    while len(header := deb.read(_AR_HEADER)) == _AR_HEADER:
        length = header[48:58].strip()
        if header[58:60] != b"`\n" or not length.isdigit():
            break
        member = header[:16].decode("ascii", "replace").strip().rstrip("/")
        size = int(length)
        if member.startswith("data.tar"):
            return member, _Window(deb, size)
        deb.seek(size + size % 2, 1)
    raise UserError(f"{name}: damaged Debian package (no data.tar in it)")


def read_files(deb: BinaryIO, patterns: Sequence[str], name: str) -> dict[str, bytes]:
    """The first file that matches each shell pattern of `patterns`, by pattern; paths have no leading "./".

    `name` is what errors call the package. Raises `UserError` when it is damaged or has no match.
    """
    member, window = _find_data(deb, name)
    if member not in _MODES:
        raise UserError(f"{name}: its {member} is compressed in a way not known here; use --suite trixie")
    found: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=window, mode=_MODES[member]) as tar:  # type: ignore[call-overload]
            for entry in tar:
                path = entry.name.removeprefix("./")
                for pattern in patterns:
                    if pattern not in found and entry.isfile() and fnmatch.fnmatchcase(path, pattern):
                        contents = tar.extractfile(entry)
                        if contents is not None:
                            found[pattern] = contents.read()
                if len(found) == len(patterns):
                    break
    except (tarfile.TarError, lzma.LZMAError, zlib.error, EOFError) as error:
        raise UserError(f"{name}: damaged Debian package ({error})") from None
    missing = [pattern for pattern in patterns if pattern not in found]
    if missing:
        raise UserError(f"{name}: has no {missing[0]}; use --suite trixie")
    return found
