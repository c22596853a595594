"""The table of templates: host code of single instructions, made once, used by every vCPU and every later run.

A template is a pure function of instruction word and context; words that differ in nothing but an immediate and
registers mostly share one, with holes for these (a *shape*, `tcg.learn`). So the vCPUs share one table, in a mapping
made before the fork: an open-addressed hash table whose slots are published by compare-and-swap, over an area that
only grows. Nobody removes anything; who finds the shared table full goes on with a private one (`tcg.translator`). A
template whose IR does not depend on the context is entered once, under ANY_CTX.

The table is kept from run to run in a file in the user's cache folder (`tcg.kept`).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..memory.records import Field, Record, View
from ..native import atomics, memory
from ..native.lowlevel import load64, native
from . import kept
from .host import Template

ANY_CTX = 15
SLOT_BITS = 18
DATA_BYTES = 96 << 20
_OFFSET_BITS = 24  # of a slot: the record's offset in units of 16 bytes; above it the key
KEY_BITS = 36  # of a word or a shape, below the context
KEY_MASK = (1 << KEY_BITS) - 1
_OFFSET_MASK = (1 << _OFFSET_BITS) - 1
_UNIT = 16
_FULL = 7 << SLOT_BITS - 3  # templates: beyond it probing gets slow
_PAGE = 4096  # before the slots: the table's own record
_SLACK = 64  # code is copied by words, and may be read beyond its end
TABLE_BYTES = _PAGE + (8 << SLOT_BITS) + DATA_BYTES
# Templates that take as long to make as a file to write: so many, and one more for so many that are in it already.
WORTH_SAVING, SAVED_WITH_EACH = 64, 512
HASH_FACTOR = 0x9E37_79B9_7F4A_7C15
MASK64 = (1 << 64) - 1

TABLE = Record(
    "table",
    [
        Field("slots", "u64", "at start", "host address of the slots; 0 is an empty one"),
        Field("data", "u64", "at start", "host address of the records"),
        Field("shift", "u64", "at start", "64 - log2 of the number of slots"),
        Field("mask", "u64", "at start", "number of slots - 1"),
        Field("used", "u64", "atomic add", "bytes of `data` taken"),
        Field("count", "u64", "atomic add", "templates in it"),
    ],
)

_USED, _COUNT = TABLE.q("used"), TABLE.q("count")

# One template: this head, its hot and its cold bytes, and from the next multiple of 8 its pc-relative places as
# pairs of u64 (place in hot, addend), then its holes as u64 (place, kind << 16, 1 << 24 in the cold stream). Records
# begin at multiples of 16.
TEMPLATE = Record(
    "template",
    [
        Field("key", "u64", "maker", "context << KEY_BITS | word or shape"),
        Field("offset", "u64", "maker", "taken target relative to pc, for JUMP and BRANCH"),
        Field("hot", "u16", "maker", "bytes of hot code"),
        Field("cold", "u16", "maker", "bytes of cold code, at most as many"),
        Field("size", "u8", "maker", "guest bytes"),
        Field("end", "u8", "maker", "tcg.host.End"),
        Field("sites", "u8", "maker", "pc-relative places"),
        Field("holes", "u8", "maker", "places of the immediate and of registers' numbers"),
        Field("flags", "u8", "maker", "OFFSET_IS_IMMEDIATE, SITES_ADD_IMMEDIATE, EXACT"),
    ],
    align=8,
)
OFFSET_IS_IMMEDIATE, SITES_ADD_IMMEDIATE = 1, 2
EXACT = 4  # not a template: words of this shape have their own
HOLE_BYTES = 7  # of a hole's kind: bytes of the immediate; 0: what a register's number differs by is xored to a byte
HOLE_FIELD, HOLE_SHIFT = 3, 5  # bits of such a kind where the register's field begins, and the shift
_HEAD = struct.Struct("<QQHHBBBBB7x")
if _HEAD.size != TEMPLATE.size:
    raise ImportError("a template's head is not packed as its record says")
_PAIR = struct.Struct("<QQ")
_HOLE = struct.Struct("<Q")
_PAD = b"\xcc"
_MAGIC = b"mttcg-t4"  # of the file
_COUNTS = struct.Struct("<QQ")  # in it, before the slots and the data: templates, bytes of data


class Hole(NamedTuple):
    """Something to be put into a template's bytes. `cold`: 1 if in the cold stream, else 0."""

    place: int
    kind: int
    cold: int


def number_hole(field: int, shift: int) -> int:
    """The kind of a hole for the number of the register in a field."""
    return field << HOLE_FIELD | shift << HOLE_SHIFT


@native
def find_template(table_at: int, ctx: int, word: int) -> int:
    """Address of the template of a word or shape, or 0."""
    found = probe(table_at, ANY_CTX << KEY_BITS | word)
    if found:
        return found
    return probe(table_at, ctx << KEY_BITS | word)


@native
def probe(table_at: int, key: int) -> int:
    """Address of the template under `key`, or 0."""
    table = TABLE.at(table_at)
    factor = HASH_FACTOR
    i = (key * factor & MASK64) >> table.shift
    while True:
        slot = load64(table.slots + i * 8)
        if slot == 0:
            return 0
        if slot >> _OFFSET_BITS == key:
            return table.data + (slot & _OFFSET_MASK) * _UNIT
        i = (i + 1) & table.mask


def pack(template: Template, key: int, holes: Sequence[Hole] = (), flags: int = 0) -> bytes:
    """A template as a record."""
    cold = template.cold.rstrip(_PAD)
    head = _HEAD.pack(
        key, template.offset & MASK64, len(template.hot), len(cold), template.size, template.end, len(template.sites),
        len(holes), flags,
    )  # fmt: skip
    code = head + template.hot + cold
    code += bytes(-len(code) % 8)
    for place, addend in template.sites:
        code += _PAIR.pack(place, addend & MASK64)
    for place, kind, is_cold in holes:
        code += _HOLE.pack(place | kind << 16 | is_cold << 24)
    return code + bytes(-len(code) % _UNIT)


class TableFull(Exception):
    """There is no room for another template."""


class TemplateTable:
    """One table, at a host address where `TABLE_BYTES` zero bytes are. Several processes may use it at once."""

    def __init__(self, address: int) -> None:
        self.address = address
        self.record = View(TABLE, memory.buffer(address, TABLE.size), address)
        self._slots_at = slots = address + _PAGE
        self._slots = memory.buffer(slots, 8 << SLOT_BITS).cast("Q")
        self._data_at = slots + (8 << SLOT_BITS)
        self._data = memory.buffer(self._data_at, DATA_BYTES)
        if not self.record.get("slots"):
            for name, value in (
                ("slots", slots), ("data", self._data_at), ("shift", 64 - SLOT_BITS), ("mask", (1 << SLOT_BITS) - 1),
                ("used", _UNIT),
            ):  # fmt: skip
                self.record.set(name, value)

    @property
    def count(self) -> int:
        """Templates in the table."""
        return self.record.q[_COUNT]

    def clear(self) -> None:
        """Forget all; only the owner of a private table may."""
        memory.discard(self.address + _PAGE, 8 << SLOT_BITS)
        self.record.set("used", _UNIT)
        self.record.set("count", 0)

    def insert(
        self, ctx: int, word: int, template: Template, holes: Sequence[Hole] = (), flags: int = 0
    ) -> None:
        """Enter a template for a word, or shape, in context `ctx`, or ANY_CTX. Raises TableFull.

        Two processes may make the same one at once: the second copy is never found, and wastes its place.
        """
        if self.count >= _FULL:
            raise TableFull
        key = ctx << KEY_BITS | word
        at = self._place(pack(template, key, holes, flags))
        slot = key << _OFFSET_BITS | at // _UNIT
        i = (key * HASH_FACTOR & MASK64) >> 64 - SLOT_BITS
        while True:
            seen = atomics.cas64(self._slots_at + 8 * i, 0, slot)
            if seen == 0:
                atomics.add64(self.address + 8 * _COUNT, 1)
                return
            if seen >> _OFFSET_BITS == key:
                return
            i = (i + 1) & (1 << SLOT_BITS) - 1

    def _place(self, record: bytes) -> int:
        """Offset of a copy of `record` in the data area."""
        at = atomics.add64(self.address + 8 * _USED, len(record))
        if at + len(record) + _SLACK > DATA_BYTES:
            raise TableFull
        self._data[at : at + len(record)] = record
        return at

    def keep(self, template: Template) -> int:
        """Address of a template that is not to be found by its word: one that depends on more than that."""
        return self._data_at + self._place(pack(template, MASK64))

    # --- from run to run

    def load(self, path: Path) -> None:
        """Fill the empty table from a file, if there is one that can be trusted."""
        raw = kept.read(path, _MAGIC)
        if raw is None:
            return
        count, used = _COUNTS.unpack_from(raw)
        body = raw[_COUNTS.size :]
        self._data[:used] = body[8 << SLOT_BITS :]
        self._slots.cast("B")[:] = body[: 8 << SLOT_BITS]
        self.record.set("used", used)
        self.record.set("count", count)

    def save(self, path: Path, loaded: int) -> None:
        """Write the file anew if enough came to the `loaded` templates that it had. Nobody may insert meanwhile.

        Never raises OSError: a cache that cannot be written is a slower start next time, no reason to disturb anyone.
        """
        count, used = self.count, self.record.get("used")
        if count < loaded + WORTH_SAVING + loaded // SAVED_WITH_EACH or used > DATA_BYTES:
            return
        kept.write(path, _MAGIC, [_COUNTS.pack(count, used), self._slots.cast("B"), self._data[:used]])


def default_path() -> Path:
    """Where the file lies."""
    return kept.default_folder() / "templates"
