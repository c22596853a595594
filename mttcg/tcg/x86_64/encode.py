"""The host instruction encoder: any row of `insns` with operands becomes bytes.

It is generic and plain; speed comes from `encoder`, whose functions have a bounded memo. The same few operands come
again and again, so making code is mostly looking bytes up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from .insns import ROWS, RSP, Place, Row

NO_REG = -1
_SCALES = {1: 0, 2: 1, 4: 2, 8: 3}
_MEMO = 1 << 16
_RM, _MEMORY, _VVVV, _IMMEDIATE = Place.RM, Place.MEMORY, Place.VVVV, Place.IMMEDIATE


class Mem(NamedTuple):
    """A memory operand: base + disp + indexed * scale. Either register may be absent (NO_REG)."""

    base: int
    disp: int = 0
    indexed: int = NO_REG
    scale: int = 1


Loc = int | Mem  # an rm operand: a register number or memory


class EncodeError(ValueError):
    """The operands do not fit the row: an error in the code generator."""


def _immediate(row: Row, value: int) -> bytes:
    """The immediate's bytes. Where the host sign-extends it, only a signed value fits."""
    size = row.imm
    bits = 8 * size
    extended = row.opcode == b"\x83" or (row.wide and size == 4) or row.operands[0].startswith("rel")
    if not -(1 << (bits - 1)) <= value < 1 << (bits - extended):
        raise EncodeError(f"{row.text}: {value:#x} does not fit")
    return (value & ((1 << bits) - 1)).to_bytes(size, "little")


def _modrm(reg: int, rm: Loc) -> bytes:
    """ModRM, SIB and displacement (volume 2, tables 2-2 and 2-3)."""
    reg = (reg & 7) << 3
    if isinstance(rm, int):
        return bytes([0xC0 | reg | rm & 7])
    base, disp, index, scale = rm
    if index == RSP:
        raise EncodeError("rsp cannot be an index")
    if not -(1 << 31) <= disp < 1 << 31:
        raise EncodeError(f"displacement {disp:#x}")
    if base == NO_REG:  # SIB with base 101 under mod 00: disp32 without a base
        sib = _SCALES[scale] << 6 | (index & 7 if index != NO_REG else 4) << 3 | 5
        return bytes([reg | 4, sib]) + disp.to_bytes(4, "little", signed=True)
    if disp == 0 and base & 7 != 5:  # rbp and r13 under mod 00 mean something else: they need a disp8
        mod, tail = 0x00, b""
    elif -128 <= disp < 128:
        mod, tail = 0x40, disp.to_bytes(1, "little", signed=True)
    else:
        mod, tail = 0x80, disp.to_bytes(4, "little", signed=True)
    if index != NO_REG:
        return bytes([mod | reg | 4, _SCALES[scale] << 6 | (index & 7) << 3 | base & 7]) + tail
    if base & 7 == 4:  # rsp and r12 as rm mean "SIB follows"
        return bytes([mod | reg | 4, 0x24]) + tail
    return bytes([mod | reg | base & 7]) + tail


def encode(row: Row, *operands: Loc) -> bytes:
    """The bytes of `row` with these operands. Raises EncodeError if they do not fit it."""
    reg, vvvv = max(row.digit, 0), 0
    rm: Loc | None = None
    tail = b""
    low_byte = False  # a byte register that needs REX to mean spl, bpl, sil, dil
    if len(operands) != len(row.places):
        raise EncodeError(f"{row.text} does not take {operands}")
    for (place, is_byte), value in zip(row.places, operands, strict=True):
        if not isinstance(value, int):
            if place is not _RM and place is not _MEMORY:
                raise EncodeError(f"{row.text}: {value} where no memory can be")
            rm = value
        elif place is _IMMEDIATE:
            tail = _immediate(row, value)
        elif place is _MEMORY:
            raise EncodeError(f"{row.text} takes memory only")
        else:
            if not 0 <= value < 16:
                raise EncodeError(f"{row.text}: no register {value}")
            if place is _RM:
                rm = value
            elif place is _VVVV:
                vvvv = value
            else:
                reg = value
            low_byte |= is_byte and 4 <= value < 8
    if row.plus_r:
        rex = row.wide << 3 | reg >> 3
        opcode = row.opcode[:-1] + bytes([row.opcode[-1] | reg & 7])
        return row.prefix + (bytes([0x40 | rex]) if rex else b"") + opcode + tail
    x = b = 0
    if isinstance(rm, int):
        b = rm >> 3
    elif rm is not None:
        b = rm.base >> 3 if rm.base != NO_REG else 0
        x = rm.indexed >> 3 if rm.indexed != NO_REG else 0
    r = reg >> 3
    body = _modrm(reg, rm) if rm is not None else b""
    if row.vex is not None:
        pp, opcode_map = row.vex
        if opcode_map == 1 and not (row.wide or x or b):
            head = bytes([0xC5, (r ^ 1) << 7 | (vvvv ^ 15) << 3 | pp])
        else:
            head = bytes([
                0xC4, (r ^ 1) << 7 | (x ^ 1) << 6 | (b ^ 1) << 5 | opcode_map, row.wide << 7 | (vvvv ^ 15) << 3 | pp
            ])
        return head + row.opcode + body + tail
    rex = row.wide << 3 | r << 2 | x << 1 | b
    head = bytes([0x40 | rex]) if rex or low_byte else b""
    return row.prefix + head + row.opcode + body + tail


def encoder(text: str) -> Callable[..., bytes]:
    """A memoised `encode` of the row named `text`. KeyError if there is none."""
    if text not in ROWS:
        raise KeyError(text)
    return partial(_encoded, text)


def encoder_imm(text: str) -> Callable[[Loc, int], bytes]:
    """The shorter of the rows `text`, imm8 and `text`, imm32 for a signed immediate."""
    texts = text + ", imm8", text + ", imm32"
    for row in texts:
        if row not in ROWS:
            raise KeyError(row)
    return partial(_shortest, *texts)


@lru_cache(_MEMO)
def _encoded(text: str, *operands: Loc) -> bytes:
    return encode(ROWS[text], *operands)


@lru_cache(_MEMO)
def _shortest(imm8: str, imm32: str, rm: Loc, value: int) -> bytes:
    return encode(ROWS[imm8 if -128 <= value < 128 else imm32], rm, value)


# Multi-byte no-operations (volume 2, NOP, table 4-12), by length.
NOPS = [bytes.fromhex(h) for h in (
    "", "90", "6690", "0f1f00", "0f1f4000", "0f1f440000", "660f1f440000", "0f1f8000000000", "0f1f840000000000",
    "660f1f840000000000",
)]


def nops(count: int) -> bytes:
    """`count` bytes that do nothing, in as few instructions as possible."""
    return NOPS[9] * (count // 9) + NOPS[count % 9]
