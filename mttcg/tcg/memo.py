"""Templates kept from run to run: a file in the user's cache folder, mapped read-only by every process.

A template is a pure function of instruction word and context, so what one run has made serves the next. The
file is keyed by a digest of the sources that templates come from, checked against a digest of its content,
and taken only from a file that nobody else could have written, since its bytes are executed. A file that
fails any of this is as good as none. Records are looked up by bisection in the mapping itself: loading costs
nothing, and the pages are shared by all vCPUs.

    header | keys: u64[count], ascending | ends: u64[count] | records
"""

from __future__ import annotations

import hashlib
import marshal
import mmap
import os
import stat
import struct
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

from .host import End, Template

_MAGIC = b"mttcg-t1"
_HEADER = struct.Struct("<8s32s32sQ")  # magic, digest of the sources, digest of what follows, count
_PAD = b"\xcc"
_ENDS = tuple(End)
MAX_RECORDS = 400_000  # about 48 MB; a larger file is begun anew
WORTH_SAVING = 1000  # new templates


def source_digest() -> bytes:
    """Digest of all that a template depends on beside its key: the sources of tcg, the target, and the layout."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(sys.version.encode())  # marshal's format is the interpreter's own
    files = [*package.glob("tcg/**/*.py"), *package.glob("target/**/*.py"), package / "memory" / "layout.py"]
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


def default_path() -> Path:
    """Where the file lies: `$XDG_CACHE_HOME/mttcg/templates`, or under ~/.cache."""
    root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(root).expanduser() / "mttcg" / "templates"


def _key(ctx: int, word: int) -> int:
    return ctx << 32 | word


def pack(template: Template) -> bytes:
    """A template as a record."""
    cold = template.cold.rstrip(_PAD)
    return marshal.dumps((template.size, template.hot, cold, int(template.end), template.offset, template.sites))


def unpack(record: bytes, word: int) -> Template:
    """The template of a record made by `pack`."""
    size, hot, cold, end, offset, sites = marshal.loads(record)
    return Template(word, size, hot, cold.ljust(len(hot), _PAD), _ENDS[end], offset, sites)


class TemplateStore:
    """The file as found at start; empty if there is none, or none that can be trusted."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._count = 0
        self._map: memoryview = memoryview(b"")
        if path is not None:
            self._open(path)

    def _open(self, path: Path) -> None:
        try:
            with open(path, "rb") as file:
                status = os.fstat(file.fileno())
                if status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                    return
                mapping = memoryview(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ))
        except (OSError, ValueError):
            return  # not there, not ours to read, or empty: templates are made anew
        if len(mapping) < _HEADER.size:
            return
        magic, sources, content, count = _HEADER.unpack_from(mapping)
        body = mapping[_HEADER.size :]
        if magic != _MAGIC or sources != source_digest() or 16 * count > len(body):
            return
        if hashlib.sha256(body).digest() != content:
            return
        self._count = count
        self._map = body
        self._keys = body[: 8 * count].cast("Q")
        self._ends = body[8 * count : 16 * count].cast("Q")
        self._records = body[16 * count :]

    def __len__(self) -> int:
        return self._count

    def _record(self, index: int) -> bytes:
        start = self._ends[index - 1] if index else 0
        return bytes(self._records[start : self._ends[index]])

    def get(self, ctx: int, word: int) -> Template | None:
        """The template of `word` in context `ctx`, if an earlier run made it."""
        if not self._count:
            return None
        key = _key(ctx, word)
        index = bisect_left(self._keys, key)
        if index == self._count or self._keys[index] != key:
            return None
        return unpack(self._record(index), word)

    def save(self, made: Iterable[tuple[int, Template]]) -> None:
        """Write the file anew with (ctx, template) pairs added, if they are worth it. Never raises OSError:
        a cache that cannot be written is a slower start next time, and no reason to disturb anyone."""
        records = {_key(ctx, template.word): pack(template) for ctx, template in made}
        if self.path is None or len(records) < WORTH_SAVING:
            return
        if self._count + len(records) <= MAX_RECORDS:
            for index in range(self._count):
                records.setdefault(self._keys[index], self._record(index))
        keys = sorted(records)
        ends = []
        end = 0
        for key in keys:
            end += len(records[key])
            ends.append(end)
        body = struct.pack(f"<{len(keys)}Q{len(keys)}Q", *keys, *ends) + b"".join(records[key] for key in keys)
        header = _HEADER.pack(_MAGIC, source_digest(), hashlib.sha256(body).digest(), len(keys))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".templates-")  # mode 0600
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(header + body)
                os.replace(name, self.path)
            except BaseException:
                os.unlink(name)
                raise
        except OSError:
            return
