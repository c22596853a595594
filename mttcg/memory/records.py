"""Shared records, each described once.

Processes share state through records in the arena. A `Record` lists its fields; offsets, the views that
Python uses, the displacements that the code generator bakes into host code, and the size check all derive
from that list. Each field names its only writer, or the atomic operation by which others change it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..native.memory import buffer

WIDTHS = {"u8": 1, "u16": 2, "u32": 4, "u64": 8}


@dataclass(frozen=True)
class Field:
    """One field: `count` elements of `ctype`. `writer` says who may store to it, and how."""

    name: str
    ctype: str
    writer: str
    doc: str
    count: int = 1
    align: int = 0

    @property
    def size(self) -> int:
        return WIDTHS[self.ctype] * self.count


class Record:
    """A named, fixed layout. `offset(name)` is in bytes from the record's start."""

    def __init__(self, name: str, fields: list[Field], align: int = 64) -> None:
        self.name = name
        self.align = align
        self.fields: dict[str, Field] = {}
        self.offsets: dict[str, int] = {}
        position = 0
        for field in fields:
            if field.name in self.fields:
                raise ValueError(f"record {name}: field {field.name} is described twice")
            step = max(field.align, WIDTHS[field.ctype])
            position = (position + step - 1) & -step
            self.fields[field.name] = field
            self.offsets[field.name] = position
            position += field.size
        self.size = (position + align - 1) & -align

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields.values())

    def offset(self, name: str, index: int = 0) -> int:
        """Byte offset of element `index` of field `name`."""
        field = self.fields[name]
        if not 0 <= index < field.count:
            raise IndexError(f"{self.name}.{name}[{index}]: the field has {field.count} elements")
        return self.offsets[name] + index * WIDTHS[field.ctype]

    def at(self, address: int) -> Any:
        """The record at a host address: in compiled functions (native.lowlevel) no code, in Python a slow view."""
        return Pointer(self, address)

    def q(self, name: str, index: int = 0) -> int:
        """Index of a u64 field in a view of the record as u64 words."""
        if self.fields[name].ctype != "u64":
            raise TypeError(f"{self.name}.{name} is not u64")
        return self.offset(name, index) >> 3

    def d(self, name: str, index: int = 0) -> int:
        """Index of a u32 field in a view of the record as u32 words."""
        if self.fields[name].ctype != "u32":
            raise TypeError(f"{self.name}.{name} is not u32")
        return self.offset(name, index) >> 2


class Pointer(int):
    """A record anywhere in memory: its address, with scalar fields as attributes; an array field is a typed memoryview.

    So a native function (native.lowlevel) that CPython runs may use it as the number that it is for compiled code.
    """

    _record: Record

    def __new__(cls, record: Record, address: int) -> Pointer:
        self = super().__new__(cls, address)
        object.__setattr__(self, "_record", record)
        return self

    @property
    def address(self) -> int:
        """The host address alone."""
        return int(self)

    def _view(self, name: str) -> memoryview:
        field = self._record.fields[name]
        raw = buffer(self.address + self._record.offsets[name], field.size)
        match field.ctype:
            case "u8":
                return raw
            case "u16":
                return raw.cast("H")
            case "u32":
                return raw.cast("I")
        return raw.cast("Q")

    def __getattr__(self, name: str) -> Any:
        view = self._view(name)
        return view[0] if self._record.fields[name].count == 1 else view

    def __setattr__(self, name: str, value: int) -> None:
        width = WIDTHS[self._record.fields[name].ctype]
        self._view(name)[0] = value & (1 << 8 * width) - 1


class View:
    """A record at a place in the arena: `q`, `d` and `b` are the same bytes as u64, u32 and u8 words.

    Aligned element access through them is one host load or store. Atomic changes go through
    `mttcg.native.atomics` with `address(name)`.
    """

    __slots__ = ("b", "base", "d", "q", "record")

    def __init__(self, record: Record, memory: memoryview, base: int) -> None:
        self.record = record
        self.base = base
        self.b = memory.cast("B")
        self.q = self.b.cast("Q")
        self.d = self.b.cast("I")
        if len(self.b) != record.size:
            raise ValueError(f"{record.name} is {record.size} bytes, its place has {len(self.b)}")

    def address(self, name: str, index: int = 0) -> int:
        """Host address of a field's element."""
        return self.base + self.record.offset(name, index)

    def get(self, name: str, index: int = 0) -> int:
        """Read one element by name (slow: hot paths keep `record.q(...)` indices)."""
        field = self.record.fields[name]
        view = {"u8": self.b, "u32": self.d, "u64": self.q}[field.ctype]
        return view[self.record.offset(name, index) // WIDTHS[field.ctype]]

    def set(self, name: str, value: int, index: int = 0) -> None:
        """Write one element by name, for its owner only."""
        field = self.record.fields[name]
        view = {"u8": self.b, "u32": self.d, "u64": self.q}[field.ctype]
        view[self.record.offset(name, index) // WIDTHS[field.ctype]] = value
