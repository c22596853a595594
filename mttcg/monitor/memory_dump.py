"""`x` and `xp`: guest memory as text, in QEMU's layout; and the `/FMT` that they share with `print`.

    /[count][letter][size]     letters x d u o c i s     sizes b h w g (1, 2, 4, 8 bytes)

As in QEMU, a letter or size that is left out is the one used last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..memory.layout import PAGE
from .errors import CommandError
from .expression import MASK64
from .subject import Subject

SIZES = {"b": 1, "h": 2, "w": 4, "g": 8}
LETTERS = "xduocis"
COUNT_LIMIT = 1 << 20  # items; more would only fill the terminal
STRING_LIMIT = 4096  # bytes of a string without an end
_FORMAT = re.compile(r"/(\d*)([a-z]?)([a-z]?)(?=\s|$)")
_INSN_BYTES = 4
Read = Callable[[int, int], bytes | None]  # (address, size of one access) → bytes, or None where nothing answers


@dataclass(frozen=True)
class Format:
    """A `/FMT`."""

    count: int
    letter: str
    size: int


def take_format(subject: Subject, text: str) -> tuple[Format, str]:
    """The `/FMT` that `text` may begin with, and the rest. What it names is remembered."""
    text = text.lstrip()
    count, letter, size = "", "", ""
    if text.startswith("/"):
        match = _FORMAT.match(text)
        if match is None:
            raise CommandError(f"{text.split()[0]}: not a format; write for example /4xw")
        count, letter, size = match.groups()
        if not size and letter in SIZES:
            letter, size = "", letter
        if (letter and letter not in LETTERS) or (size and size not in SIZES):
            raise CommandError(f"{match.group()}: unknown format; letters are {' '.join(LETTERS)}, sizes b h w g")
        text = text[match.end() :]
    last = subject.formats
    if letter:
        last["letter"] = letter
    if size:
        last["size"] = size
    if len(count) > 7 or int(count or 1) > COUNT_LIMIT:
        raise CommandError(f"/{count}: at most {COUNT_LIMIT} items at a time")
    chosen = last["letter"]
    return Format(int(count or 1), chosen, 1 if chosen == "c" and not size else SIZES[last["size"]]), text


def format_value(value: int, letter: str, size: int) -> str:
    """One item of `x`, as wide as its type's widest value."""
    bits = 8 * size
    match letter:
        case "o":
            return _octal(value).rjust((bits + 2) // 3)
        case "d":
            return str(value - (1 << bits) if value >> (bits - 1) else value).rjust((bits * 10 + 32) // 33)
        case "u":
            return str(value).rjust((bits * 10 + 32) // 33)
        case "c":
            return quoted(value & 0xFF)
    return f"0x{value:0{bits // 4}x}"


def print_value(value: int, letter: str) -> str:
    """`print`: 64 bits, no padding. Letters that name no number show a hexadecimal one."""
    match letter:
        case "o":
            return _octal(value)
        case "d":
            return str(value - (1 << 64) if value >> 63 else value)
        case "u":
            return str(value)
        case "c":
            return quoted(value & 0xFF)
    return f"{value:#x}"


def _octal(value: int) -> str:
    return f"0{value:o}" if value else "0"


def quoted(byte: int) -> str:
    """A character as C writes it."""
    named = {0x27: "\\'", 0x5C: "\\\\", 0x0A: "\\n", 0x0D: "\\r"}.get(byte)
    return "'" + (named or (chr(byte) if 0x20 <= byte < 0x7F else f"\\x{byte:02x}")) + "'"


def read_physical(subject: Subject, address: int, size: int) -> bytes | None:
    """One access of `size` bytes by the debugger: RAM, or a device's register with what reading it does."""
    ram = subject.ram
    if ram.contains(address, size):
        return bytes(ram.b[address - ram.base : address - ram.base + size])
    entry = subject.board.bus.find(address, size)
    if entry is None or size not in entry.sizes or address % size:
        return None
    return subject.devices[entry.name].read(address - entry.base, size).to_bytes(size, "little")


def read_virtual(subject: Subject, address: int, size: int) -> bytes | None:
    """The same by virtual address of the selected CPU; over a page's end in two accesses."""
    here = min(size, PAGE - address % PAGE)
    found = subject.guest.translate(subject.cpu, address & MASK64)
    first = None if found is None else read_physical(subject, found, here)
    if here == size or first is None:
        return first
    second = read_virtual(subject, address + here, size - here)
    return None if second is None else first + second


def dump(subject: Subject, form: Format, address: int, read: Read) -> str:
    """The lines of `x` or `xp`."""
    if form.letter == "i":
        return _instructions(subject, form.count, address, read)
    if form.letter == "s":
        return _strings(form.count, address, read)
    per_line = (8 if form.size == 1 else 16) // form.size
    lines: list[str] = []
    for first in range(0, form.count, per_line):
        at = address + first * form.size & MASK64
        items = []
        for index in range(min(per_line, form.count - first)):
            data = read(at + index * form.size & MASK64, form.size)
            if data is None:
                items.append("Cannot access memory")
                return "\n".join([*lines, f"{at:016x}: {' '.join(items)}"]) + "\n"
            items.append(format_value(int.from_bytes(data, "little"), form.letter, form.size))
        lines.append(f"{at:016x}: {' '.join(items)}")
    return "\n".join(lines) + "\n"


def _instructions(subject: Subject, count: int, pc: int, read: Read) -> str:
    lines: list[str] = []
    for _ in range(count):
        code = b""
        # By halfwords: an instruction may end where memory does.
        while len(code) < _INSN_BYTES and (half := read(pc + len(code) & MASK64, 2)) is not None:
            code += half
        line, size = subject.guest.disassemble(pc, code)
        if not size:
            lines.append(f"{pc:#018x}:  Cannot access memory")
            break
        lines.append(line)
        pc = pc + size & MASK64
    return "\n".join(lines) + "\n"


def _strings(count: int, address: int, read: Read) -> str:
    lines: list[str] = []
    for _ in range(count):
        start, text = address, bytearray()
        while len(text) < STRING_LIMIT:
            byte = read(address & MASK64, 1)
            if byte is None:
                lines.append(f"{start:016x}: Cannot access memory")
                return "\n".join(lines) + "\n"
            address += 1
            if byte == b"\0":
                break
            text += byte
        shown = "".join(quoted(value)[1:-1] if value != 0x27 else "'" for value in text)
        lines.append(f'{start:016x}: "{shown}"')
    return "\n".join(lines) + "\n"
