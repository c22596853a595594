"""The row mechanism: a guest instruction is a name, a bit pattern with named fields, and a meaning.

    @insn("addi", "imm[11:0] rs1 000 rd 0010011")
    def trans_addi(b: Translation, rd: int, rs1: int, imm: int) -> None: ...

A pattern reads as the manual prints it, highest bit first. `rd!=0` excludes values, which are then either
another row's or illegal. The function's parameters are filled from the fields of the same name or from the
decorator's keyword arguments, so rows of one family stack above one function and a compressed row reuses
the function of the instruction it expands to. Decoder, assembler and coverage list all derive from the rows.

Each row's call is compiled from its pattern: `lambda b, w: trans(b, w >> 7 & 0x1f, ...)`, since a decode has to cost
about a microsecond; once for all rows that take the same of a word. That, and a row's fields, wait for its first use: a
start must not pay for them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...memory.layout import MMU_M, MMU_S
from ...tcg.guest import Decode
from ...tcg.ir import Builder
from .fields import LISTED, WIDTHS, Field, Piece, bit_ranges, make_field

_TOKEN = re.compile(r"(?P<name>[a-z]+[0-9]?'?)(\[(?P<bits>[0-9:|]+)\])?(!=(?P<not>[0-9,]+))?")

Peek = Callable[[int], int | None]
Trans = Callable[..., None]


def insn_size(halfword: int) -> int:
    """Bytes of the instruction that starts with `halfword` (manual, "Base Instruction-Length Encoding"). Longer
    formats are not defined yet: they count as 4 bytes, which no row matches."""
    return 4 if halfword & 3 == 3 else 2


class PatternError(ValueError):
    """A row that contradicts itself or another one; raised while the tables are built, at import."""


class Translation(Builder):
    """The translation of one instruction: its ops so far, and what its meaning may depend on: the context and, for
    LR, the instructions that follow (`peek`), which it reads through `decode`."""

    __slots__ = ("ctx", "decode", "peek")

    def __init__(self, word: int, size: int, ctx: int, peek: Peek, decode: Decode) -> None:
        super().__init__(word, size)
        self.ctx = ctx
        self.peek = peek
        self.decode = decode

    @property
    def priv(self) -> int:
        """Privilege that the context proves: 0 U, 1 S, 3 M."""
        mmu_idx = self.ctx >> 1
        return 3 if mmu_idx >= MMU_M else 1 if mmu_idx >= MMU_S else 0


@dataclass(frozen=True)
class Same:
    """Binds a parameter to the field of another name (`rs1=Same("rd")`)."""

    field: str


@dataclass(frozen=True)
class Pattern:
    """A set of words, `size` bytes each: those with `word & mask == match`, unless `word & m == v` for one of
    the (m, v) in `excluded`; and the fields in them."""

    size: int
    mask: int
    match: int
    excluded: tuple[tuple[int, int], ...]
    fields: dict[str, Field]


class Row:
    """One guest instruction: the words that are it (see Pattern), and what it means.

    `translate(b, word)` appends its ops; `fp`: it needs the fp unit to be on.
    """

    __slots__ = ("_bound", "_text", "_trans", "excluded", "fp", "mask", "match", "name", "size", "translate")

    def __init__(self, name: str, text: str, size: int, trans: Trans, bound: dict[str, object], fp: bool) -> None:
        """Raises PatternError if a parameter of `trans` comes from nowhere, or the pattern is not `size` bytes."""
        self.name = name
        self.size = size
        self.mask, self.match, names, excludes = _fixed_bits(text, size)
        self.excluded = parse(text, size).excluded if excludes else ()
        self.fp = fp
        self._text, self._trans, self._bound = text, trans, bound
        parameters = _parameters(trans)
        for parameter in parameters:
            value = bound.get(parameter, Same(parameter))
            if isinstance(value, Same) and value.field not in names:
                raise PatternError(f"{name}: {parameter} of {trans.__name__} is neither a field nor bound")
        if unknown := bound.keys() - parameters:
            raise PatternError(f"{name}: {trans.__name__} has no parameters {sorted(unknown)}")
        self.translate: Callable[[Translation, int], None] = self._first_translate

    @property
    def fields(self) -> dict[str, Field]:
        """Its fields by name."""
        return parse(self._text, self.size).fields

    def _first_translate(self, b: Translation, word: int) -> None:
        """Compile the call of the meaning, its arguments cut out of the word, and be it from now on."""
        fields = self.fields
        arguments, constants = [], {}
        for parameter in _parameters(self._trans):
            value = self._bound.get(parameter, Same(parameter))
            if isinstance(value, Same):
                arguments.append(fields[value.field].expression())
            else:
                arguments.append(parameter)
                constants[parameter] = value
        call = _call(", ".join(("trans", *constants)), ", ".join(("b", *arguments)))
        self.translate = call(self._trans, *constants.values())
        self.translate(b, word)

    def accepts(self, word: int) -> bool:
        """Whether `word` is this row's."""
        return word & self.mask == self.match and all(word & m != v for m, v in self.excluded)

    def overlaps(self, other: Row) -> bool:
        """Whether some word is both rows'. (Exclusions are taken one at a time: a field all of whose values are
        excluded between two rows would still count as an overlap.)"""
        if (self.match ^ other.match) & self.mask & other.mask:
            return False
        fixed, value = self.mask | other.mask, self.match | other.match
        return not any(m & ~fixed == 0 and value & m == v for m, v in self.excluded + other.excluded)


@cache
def _call(given: str, arguments: str) -> Callable[..., Callable[[Translation, int], None]]:
    """What makes a row's `translate` of its meaning and constants (`given`). Most formats have many rows."""
    made: Callable[..., Callable[[Translation, int], None]] = eval(f"lambda {given}: lambda b, w: trans({arguments})")
    return made


def _parameters(trans: Trans) -> tuple[str, ...]:
    """The names of what `trans` takes beside the translation."""
    code = trans.__code__
    return code.co_varnames[1 : code.co_argcount]


class _Token(NamedTuple):
    """A field's word in a pattern. `ranges`: its value bits, highest first."""

    name: str
    ranges: list[tuple[int, int]]
    width: int
    excluded: tuple[int, ...]


@cache
def _field_token(token: str) -> _Token:
    found = _TOKEN.fullmatch(token)
    name = found["name"] if found else ""
    if not found or (name not in LISTED if found["bits"] else name not in WIDTHS):
        raise PatternError(f"{token!r} is no field")
    ranges = bit_ranges(found["bits"]) if found["bits"] else [(WIDTHS[name] - 1, 0)]
    width = sum(high - low + 1 for high, low in ranges)
    return _Token(name, ranges, width, tuple(int(value) for value in (found["not"] or "").split(",") if value))


def _fixed_bits(text: str, size: int) -> tuple[int, int, set[str], bool]:
    """What a decoder needs of a pattern: mask, match, names of the fields, and whether any excludes values."""
    mask = match = width = 0
    names: set[str] = set()
    excludes = False
    for token in text.split():
        if token.isdecimal():
            bits = len(token)
            mask, match = mask << bits | (1 << bits) - 1, match << bits | int(token, 2)
        else:
            name, _, bits, values = _field_token(token)
            mask, match = mask << bits, match << bits
            names.add(name.rstrip("'"))
            excludes |= bool(values)
        width += bits
    if width != size * 8:
        raise PatternError(f"{text!r} has {width} bits, not {size * 8}")
    return mask, match, names, excludes


def parse(text: str, size: int) -> Pattern:
    """Read a pattern of `size` bytes; PatternError if it is not well formed."""
    position, mask, match = size * 8, 0, 0
    pieces: dict[str, list[Piece]] = {}
    nots: dict[str, list[int]] = {}
    for token in text.split():
        if set(token) <= {"0", "1"}:
            position -= len(token)
            mask |= ((1 << len(token)) - 1) << max(position, 0)
            match |= int(token, 2) << max(position, 0)
            continue
        name, ranges, _, values = _field_token(token)
        for high, low in ranges:
            position -= high - low + 1
            pieces.setdefault(name, []).append(Piece(position, low, high - low + 1))
        nots.setdefault(name, []).extend(values)
    if position:
        raise PatternError(f"{text!r} has {size * 8 - position} bits, not {size * 8}")
    try:
        made = {name: make_field(name, where) for name, where in pieces.items()}
        excluded = tuple((made[n].mask, made[n].insert(v)) for n, values in nots.items() for v in values)
    except ValueError as error:
        raise PatternError(f"{text!r}: {error}") from error
    fields = {field.name: field for field in made.values()}
    if len(fields) != len(made):
        raise PatternError(f"{text!r}: a register field has two widths")
    return Pattern(size, mask, match, excluded, fields)


class RowTable:
    """The rows of one extension; calling it registers a row for the function beneath."""

    def __init__(self, extension: str, *, size: int = 4, fp: bool = False) -> None:
        self.extension = extension
        self.rows: list[Row] = []
        self._size = size
        self._fp = fp

    def __call__(self, name: str, text: str, /, *, fp: bool | None = None, **bound: object) -> Callable[[Trans], Trans]:
        """A decorator: instruction `name` is encoded as `text` and means the function that follows."""

        def register(trans: Trans) -> Trans:
            needs_fp = self._fp if fp is None else fp
            self.rows.append(Row(name, text, self._size, trans, bound, needs_fp))
            return trans

        return register


def _bucket32(word: int) -> int:
    """Major opcode and funct3."""
    return word >> 2 & 0x1F | word >> 7 & 0xE0


def _bucket16(word: int) -> int:
    """Quadrant and funct3."""
    return word & 3 | word >> 11 & 0x1C


class Decoder:
    """Finds the row of a word of one size.

    Two steps: a list index by the bits that every format has (opcode, funct3), then a dict lookup by the bits
    that all rows of that bucket fix; what is left is a row or two to compare.
    """

    def __init__(self, rows: Iterable[Row], size: int) -> None:
        self.size = size
        self.rows = [row for row in rows if row.size == size]
        self._bucket, n_buckets, key_bits = (_bucket32, 256, 0x707C) if size == 4 else (_bucket16, 32, 0xE003)
        self._check()
        members: list[list[Row]] = [[] for _ in range(n_buckets)]
        for row in self.rows:
            for index in self._buckets_of(row, key_bits):
                members[index].append(row)
        self._buckets = [self._table(rows) for rows in members]

    def _check(self) -> None:
        """No two rows may share a name or a word."""
        names = [row.name for row in self.rows]
        if len(set(names)) != len(names):
            raise PatternError(f"instructions with two rows: {sorted(n for n in names if names.count(n) > 1)}")
        seen: list[tuple[int, int, Row]] = []
        for row in self.rows:
            mask, match = row.mask, row.match
            for other_mask, other_match, other in seen:
                if not (match ^ other_match) & mask & other_mask and row.overlaps(other):
                    raise PatternError(f"{other.name} and {row.name} overlap")
            seen.append((mask, match, row))

    def _buckets_of(self, row: Row, key_bits: int) -> Iterator[int]:
        """Every bucket in which a word of the row may fall: all values of the key bits that the row leaves free."""
        free = key_bits & ~row.mask
        subset = free
        while True:
            yield self._bucket(row.match | subset)
            if not subset:
                return
            subset = (subset - 1) & free

    def _table(self, rows: list[Row]) -> tuple[int, dict[int, tuple[Row, ...]]]:
        """One bucket: the bits that all its rows fix, and the rows by the values of these bits."""
        common = (1 << self.size * 8) - 1 if rows else 0
        for row in rows:
            common &= row.mask
        table: dict[int, tuple[Row, ...]] = {}
        for row in rows:
            key = row.match & common
            table[key] = (*table.get(key, ()), row)
        return common, table

    def lookup(self, word: int) -> Row | None:
        """The row of `word`, or None: illegal or reserved."""
        mask, table = self._buckets[self._bucket(word)]
        for row in table.get(word & mask, ()):
            if word & row.mask == row.match:
                for bits, value in row.excluded:
                    if word & bits == value:
                        break
                else:
                    return row
        return None
