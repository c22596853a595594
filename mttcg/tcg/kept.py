"""Files that keep host code from run to run, in the user's cache folder: when they are believed, how they are written.

What is read from them is executed. So a file is taken only if nobody else could have written it, if it was made by
these very sources, and if its content is what was written. A file that fails any of this is as good as none.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path

Part = bytes | memoryview

_HEAD = struct.Struct("<8s32s32s")  # magic, digest of the sources, digest of what follows
_OTHERS = ("images", "smptest", "monitor", "data", "__pycache__")  # of the package: no code is made of these


def default_folder() -> Path:
    """Where they lie: `$XDG_CACHE_HOME/mttcg`, or under ~/.cache."""
    root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(root).expanduser() / "mttcg"


@cache
def source_digest() -> bytes:
    """Digest of the package's sources, on which all host code depends, as they are when it is first asked for."""
    digest = hashlib.sha256()
    folders = [str(Path(__file__).resolve().parent.parent)]
    for folder in folders:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                with open(entry.path, "rb", buffering=0) as file:
                    digest.update(entry.name.encode() + b"\0" + file.readall())
            elif entry.is_dir() and entry.name not in _OTHERS:
                folders.append(entry.path)
    return digest.digest()


def read(path: Path, magic: bytes) -> memoryview | None:
    """What was written under `magic` (8 bytes), or None."""
    try:
        with open(path, "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return None
            raw = memoryview(file.readall())
    except OSError:
        return None  # not there, or not ours to read: what it would hold is made anew
    if len(raw) < _HEAD.size:
        return None
    found, sources, content = _HEAD.unpack_from(raw)
    body = raw[_HEAD.size :]
    if found != magic or sources != source_digest() or hashlib.sha256(body).digest() != content:
        return None
    return body


def write(path: Path, magic: bytes, parts: Sequence[Part]) -> None:
    """Put the parts, one after another, in the file's place, all at once.

    Never raises OSError: a cache that cannot be written is a slower start next time, no reason to disturb anyone.
    """
    import tempfile  # not wanted at a start

    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_HEAD.pack(magic, source_digest(), digest.digest()))
                for part in parts:
                    file.write(part)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError:
        return
