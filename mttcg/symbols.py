"""Names of guest addresses: read from an ELF file's symbol table, or from a list as Linux writes it.

A list has lines `ADDRESS TYPE NAME`, in hexadecimal: System.map, /proc/kallsyms, `nm`. Symbols are a help for people,
so an ELF file without any is no error, and neither is one whose table is damaged; a file that was named as a list of
symbols and is none is.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

from . import elf, image
from .errors import UserError

_SECTION = struct.Struct("<IIQQQQIIQQ")
_SYMBOL = struct.Struct("<IBBHQQ")
_SHT_SYMTAB = 2
_STT_NOTYPE, _STT_FUNC = 0, 2
_SECTION_TABLE = struct.Struct("<Q10xHHH")  # at 0x28: e_shoff; e_shentsize, e_shnum, e_shstrndx
_LINE = re.compile(r"^([0-9a-fA-F]{1,16}) ([a-zA-Z]) (\S+)")
_LIST_LIMIT = 256 << 20
_PAGE = 4096


@dataclass(frozen=True, order=True)
class Symbol:
    """`size` in bytes; 0: up to the next symbol."""

    address: int
    size: int
    name: str


def of_elf(data: memoryview, shift: int = 0) -> list[Symbol]:
    """Functions and labels in the symbol table of the ELF file `data`, `shift` bytes higher than it says."""
    try:
        offset, entry_size, count, _ = _SECTION_TABLE.unpack_from(data, 0x28)
        if entry_size != _SECTION.size:
            return []
        sections = [_SECTION.unpack_from(data, offset + index * entry_size) for index in range(count)]
        found: list[Symbol] = []
        for section in sections:
            if section[1] == _SHT_SYMTAB:
                found += _table(data, section, sections[section[6]], shift)
        return found
    except (struct.error, IndexError):
        return []


def _table(
    data: memoryview, section: tuple[int, ...], strings: tuple[int, ...], shift: int
) -> list[Symbol]:
    _, _, _, _, start, size, *_ = section
    names = bytes(data[strings[4] : strings[4] + strings[5]])
    found = []
    for at in range(start, start + size - _SYMBOL.size + 1, _SYMBOL.size):
        name_at, info, _, index, value, length = _SYMBOL.unpack_from(data, at)
        name = names[name_at : names.find(b"\0", name_at)].decode(errors="replace")
        # "$x" and "$d" mark code and data for disassemblers; index 0 is a symbol of another file.
        if name and not name.startswith("$") and index and info & 15 in (_STT_NOTYPE, _STT_FUNC):
            found.append(Symbol(value + shift, length, name))
    return found


def of_file(path: Path) -> list[Symbol]:
    """The symbols of a file that the user has named for them: an ELF file or a list. Raises `UserError`."""
    data = image.unpack(image.read(path, "symbols", _LIST_LIMIT), "symbols", path)
    if data[:4] == elf.MAGIC:
        found = of_elf(data)
    else:
        lines = bytes(data).decode(errors="replace").splitlines()
        matches = (_LINE.match(line) for line in lines)
        found = [Symbol(int(match[1], 16), 0, match[3]) for match in matches if match and match[2] in "tTwW"]
    if not found:
        raise UserError(f"symbols {path}: names no function; give an ELF file with a symbol table, or a System.map")
    return found


def of_blob(blob: image.Blob, start: int) -> list[Symbol]:
    """The symbols of what the loader has put into RAM at `start`; none unless it is an ELF file with a symbol table."""
    program = blob.format
    if not isinstance(program, elf.Elf):
        return []
    # What relocates itself is moved by whole pages.
    return of_elf(blob.data, (start & -_PAGE) - (program.low & -_PAGE) if program.relocatable else 0)
