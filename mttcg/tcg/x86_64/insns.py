"""Host instructions: one row each, written as the manual writes them, in the manual's order.

Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, from the "Opcode" and
"Instruction" columns. Left of the bar stand mnemonic and operands, right of it the encoding. An operand's
kind tells where it goes: `rN` ModRM.reg, `rmN` ModRM.rm (a register or memory), `m` ModRM.rm (memory only), `vN`
VEX.vvvv, `xmm`, `xmm/mN` and `vxmm` the same for vector registers, `immN` and `relN` bytes at the end; `cl` is
implied. `/r` means that ModRM.reg is an operand, `/0`-`/7` that it is part of the opcode, `+r` that a register is.
`lock` rows carry the F0 prefix. Encoder, tests and printer derive everything from these rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

# Integer registers by number.
RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15 = range(16)

# Condition codes by number (volume 1, appendix B), under the names used here.
CC = {
    "o": 0, "b": 2, "ae": 3, "e": 4, "ne": 5, "be": 6, "a": 7, "s": 8,
    "p": 10, "np": 11, "l": 12, "ge": 13, "le": 14, "g": 15,
}

_ALU = """
{n} r32, rm32 | {op:02X} /r
{n} r64, rm64 | REX.W {op:02X} /r
{n} rm32, r32 | {st:02X} /r
{n} rm64, r64 | REX.W {st:02X} /r
{n} rm32, imm8 | 83 /{digit} ib
{n} rm64, imm8 | REX.W 83 /{digit} ib
{n} rm32, imm32 | 81 /{digit} id
{n} rm64, imm32 | REX.W 81 /{digit} id
"""
_SHIFT = """
{n} rm32, imm8 | C1 /{digit} ib
{n} rm64, imm8 | REX.W C1 /{digit} ib
{n} rm32, cl | D3 /{digit}
{n} rm64, cl | REX.W D3 /{digit}
"""
_CONDITION = """
cmov{n} r32, rm32 | 0F {cmov:02X} /r
cmov{n} r64, rm64 | REX.W 0F {cmov:02X} /r
j{n} rel8 | {short:02X} cb
j{n} rel32 | 0F {jcc:02X} cd
set{n} rm8 | 0F {setcc:02X} /0
"""

_OTHERS = """
andn r32, v32, rm32 | VEX.LZ.NP.0F38.W0 F2 /r
andn r64, v64, rm64 | VEX.LZ.NP.0F38.W1 F2 /r
bswap r64 | REX.W 0F C8+r
bt rm64, imm8 | REX.W 0F BA /4 ib
bt rm64, r64 | REX.W 0F A3 /r
btc rm64, imm8 | REX.W 0F BA /7 ib
btc rm64, r64 | REX.W 0F BB /r
btr rm64, imm8 | REX.W 0F BA /6 ib
btr rm64, r64 | REX.W 0F B3 /r
bts rm64, imm8 | REX.W 0F BA /5 ib
bts rm64, r64 | REX.W 0F AB /r
call rm64 | FF /2
cdq | 99
cqo | REX.W 99
div rm32 | F7 /6
div rm64 | REX.W F7 /6
idiv rm32 | F7 /7
idiv rm64 | REX.W F7 /7
imul rm64 | REX.W F7 /5
imul r32, rm32 | 0F AF /r
imul r64, rm64 | REX.W 0F AF /r
imul r64, rm64, imm32 | REX.W 69 /r id
int3 | CC
jmp rel8 | EB cb
jmp rel32 | E9 cd
jmp rm64 | FF /4
ldmxcsr m | 0F AE /2
lea r32, m | 8D /r
lea r64, m | REX.W 8D /r
lock add m, r32 | F0 01 /r
lock add m, r64 | F0 REX.W 01 /r
lock and m, r32 | F0 21 /r
lock and m, r64 | F0 REX.W 21 /r
lock cmpxchg m, r32 | F0 0F B1 /r
lock cmpxchg m, r64 | F0 REX.W 0F B1 /r
lock or m, r32 | F0 09 /r
lock or m, r64 | F0 REX.W 09 /r
lock or m, imm8 | F0 83 /1 ib
lock xadd m, r32 | F0 0F C1 /r
lock xadd m, r64 | F0 REX.W 0F C1 /r
lock xor m, r32 | F0 31 /r
lock xor m, r64 | F0 REX.W 31 /r
lzcnt r32, rm32 | F3 0F BD /r
lzcnt r64, rm64 | F3 REX.W 0F BD /r
mfence | 0F AE F0
mov r32, rm32 | 8B /r
mov r64, rm64 | REX.W 8B /r
mov rm8, r8 | 88 /r
mov rm16, r16 | 66 89 /r
mov rm32, r32 | 89 /r
mov rm64, r64 | REX.W 89 /r
mov rm8, imm8 | C6 /0 ib
mov rm16, imm16 | 66 C7 /0 iw
mov rm32, imm32 | C7 /0 id
mov rm64, imm32 | REX.W C7 /0 id
mov r32, imm32 | B8+r id
mov r64, imm64 | REX.W B8+r io
movsx r32, rm8 | 0F BE /r
movsx r64, rm8 | REX.W 0F BE /r
movsx r64, rm16 | REX.W 0F BF /r
movsxd r64, rm32 | REX.W 63 /r
movzx r32, rm8 | 0F B6 /r
movzx r32, rm16 | 0F B7 /r
mul rm64 | REX.W F7 /4
neg rm32 | F7 /3
neg rm64 | REX.W F7 /3
not rm64 | REX.W F7 /2
pause | F3 90
pop r64 | 58+r
pop m | 8F /0
popcnt r32, rm32 | F3 0F B8 /r
popcnt r64, rm64 | F3 REX.W 0F B8 /r
push r64 | 50+r
ret | C3
rorx r32, rm32, imm8 | VEX.LZ.F2.0F3A.W0 F0 /r ib
rorx r64, rm64, imm8 | VEX.LZ.F2.0F3A.W1 F0 /r ib
sarx r32, rm32, v32 | VEX.LZ.F3.0F38.W0 F7 /r
sarx r64, rm64, v64 | VEX.LZ.F3.0F38.W1 F7 /r
shlx r32, rm32, v32 | VEX.LZ.66.0F38.W0 F7 /r
shlx r64, rm64, v64 | VEX.LZ.66.0F38.W1 F7 /r
shrx r32, rm32, v32 | VEX.LZ.F2.0F38.W0 F7 /r
shrx r64, rm64, v64 | VEX.LZ.F2.0F38.W1 F7 /r
stmxcsr m | 0F AE /3
syscall | 0F 05
rep stosq | F3 48 AB
test rm8, imm8 | F6 /0 ib
test rm32, imm32 | F7 /0 id
test rm32, r32 | 85 /r
test rm64, imm32 | REX.W F7 /0 id
test rm64, r64 | REX.W 85 /r
tzcnt r32, rm32 | F3 0F BC /r
tzcnt r64, rm64 | F3 REX.W 0F BC /r
ud2 | 0F 0B
vaddsd xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 58 /r
vaddss xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 58 /r
vandpd xmm, vxmm, xmm/m128 | VEX.LZ.66.0F.WIG 54 /r
vandnpd xmm, vxmm, xmm/m128 | VEX.LZ.66.0F.WIG 55 /r
vcomisd xmm, xmm/m64 | VEX.LZ.66.0F.WIG 2F /r
vcomiss xmm, xmm/m32 | VEX.LZ.NP.0F.WIG 2F /r
vcvtsd2si r32, xmm/m64 | VEX.LZ.F2.0F.W0 2D /r
vcvtsd2si r64, xmm/m64 | VEX.LZ.F2.0F.W1 2D /r
vcvtsd2ss xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 5A /r
vcvtsi2sd xmm, vxmm, rm32 | VEX.LZ.F2.0F.W0 2A /r
vcvtsi2sd xmm, vxmm, rm64 | VEX.LZ.F2.0F.W1 2A /r
vcvtsi2ss xmm, vxmm, rm32 | VEX.LZ.F3.0F.W0 2A /r
vcvtsi2ss xmm, vxmm, rm64 | VEX.LZ.F3.0F.W1 2A /r
vcvtss2sd xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 5A /r
vcvtss2si r32, xmm/m32 | VEX.LZ.F3.0F.W0 2D /r
vcvtss2si r64, xmm/m32 | VEX.LZ.F3.0F.W1 2D /r
vcvttsd2si r32, xmm/m64 | VEX.LZ.F2.0F.W0 2C /r
vcvttsd2si r64, xmm/m64 | VEX.LZ.F2.0F.W1 2C /r
vcvttss2si r32, xmm/m32 | VEX.LZ.F3.0F.W0 2C /r
vcvttss2si r64, xmm/m32 | VEX.LZ.F3.0F.W1 2C /r
vdivsd xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 5E /r
vdivss xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 5E /r
vfmadd231sd xmm, vxmm, xmm/m64 | VEX.LZ.66.0F38.W1 B9 /r
vfmadd231ss xmm, vxmm, xmm/m32 | VEX.LZ.66.0F38.W0 B9 /r
vfmsub231sd xmm, vxmm, xmm/m64 | VEX.LZ.66.0F38.W1 BB /r
vfmsub231ss xmm, vxmm, xmm/m32 | VEX.LZ.66.0F38.W0 BB /r
vfnmadd231sd xmm, vxmm, xmm/m64 | VEX.LZ.66.0F38.W1 BD /r
vfnmadd231ss xmm, vxmm, xmm/m32 | VEX.LZ.66.0F38.W0 BD /r
vfnmsub231sd xmm, vxmm, xmm/m64 | VEX.LZ.66.0F38.W1 BF /r
vfnmsub231ss xmm, vxmm, xmm/m32 | VEX.LZ.66.0F38.W0 BF /r
vmaxsd xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 5F /r
vmaxss xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 5F /r
vminsd xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 5D /r
vminss xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 5D /r
vmovd xmm, rm32 | VEX.LZ.66.0F.W0 6E /r
vmovd rm32, xmm | VEX.LZ.66.0F.W0 7E /r
vmovq xmm, rm64 | VEX.LZ.66.0F.W1 6E /r
vmovq rm64, xmm | VEX.LZ.66.0F.W1 7E /r
vmovq xmm, xmm/m64 | VEX.LZ.F3.0F.WIG 7E /r
vmovsd m, xmm | VEX.LZ.F2.0F.WIG 11 /r
vmovss m, xmm | VEX.LZ.F3.0F.WIG 11 /r
vmulsd xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 59 /r
vmulss xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 59 /r
vorpd xmm, vxmm, xmm/m128 | VEX.LZ.66.0F.WIG 56 /r
vpcmpeqb xmm, vxmm, xmm/m128 | VEX.LZ.66.0F.WIG 74 /r
vptest xmm, xmm/m128 | VEX.LZ.66.0F38.WIG 17 /r
vpxor xmm, vxmm, xmm/m128 | VEX.LZ.66.0F.WIG EF /r
vroundsd xmm, vxmm, xmm/m64, imm8 | VEX.LZ.66.0F3A.WIG 0B /r ib
vsqrtsd xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 51 /r
vsqrtss xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 51 /r
vsubsd xmm, vxmm, xmm/m64 | VEX.LZ.F2.0F.WIG 5C /r
vsubss xmm, vxmm, xmm/m32 | VEX.LZ.F3.0F.WIG 5C /r
vucomisd xmm, xmm/m64 | VEX.LZ.66.0F.WIG 2E /r
vucomiss xmm, xmm/m32 | VEX.LZ.NP.0F.WIG 2E /r
vxorpd xmm, vxmm, xmm/m128 | VEX.LZ.66.0F.WIG 57 /r
xchg m, r32 | 87 /r
xchg m, r64 | REX.W 87 /r
"""

IMMEDIATE_BYTES = {"ib": 1, "iw": 2, "id": 4, "io": 8, "cb": 1, "cd": 4}


class Place(IntEnum):
    """Where an operand goes (see the module's docstring)."""

    REG = 0
    RM = 1
    MEMORY = 2  # RM, but no register
    VVVV = 3
    IMMEDIATE = 4


@dataclass(frozen=True)
class Row:
    """One host instruction. `text` is its left side and its name.

    `prefix`: legacy prefix bytes in order. `wide`: REX.W or VEX.W. `opcode`: legacy opcode bytes, or the one
    byte under VEX. `digit`: opcode part in ModRM.reg, else -1. `plus_r`: a register is in the opcode's low
    bits. `imm`: bytes of the immediate. `vex`: (pp, mmmmm), or None. `places`: where the operands go that are not
    implied, and whether each is a byte.
    """

    text: str
    mnemonic: str
    operands: tuple[str, ...]
    prefix: bytes
    wide: bool
    opcode: bytes
    modrm: bool
    digit: int
    plus_r: bool
    imm: int
    vex: tuple[int, int] | None
    places: tuple[tuple[Place, bool], ...]


def _place_of(kind: str) -> Place:
    if kind == "m":
        return Place.MEMORY
    if kind.startswith(("rm", "xmm/")):
        return Place.RM
    if kind.startswith(("imm", "rel")):
        return Place.IMMEDIATE
    return Place.VVVV if kind.startswith("v") else Place.REG


_VEX_PP = {"NP": 0, "66": 1, "F3": 2, "F2": 3}
_VEX_MAP = {"0F": 1, "0F38": 2, "0F3A": 3}


def _parse(line: str) -> Row:
    text, _, encoding = (part.strip() for part in line.partition("|"))
    name = re.match(r"(?:(?:lock|rep) )?\S+", text)
    if name is None or not encoding:
        raise ValueError(f"host instruction row without an encoding: {line!r}")
    operands = tuple(o.strip() for o in text[name.end() :].split(",") if o.strip())
    prefix, opcode, digit, imm = b"", b"", -1, 0
    wide = modrm = plus_r = False
    vex: tuple[int, int] | None = None
    for token in encoding.split():
        if token.startswith("VEX."):
            _, _, pp, opcode_map, w = token.split(".")
            vex = (_VEX_PP[pp], _VEX_MAP[opcode_map])
            wide = w == "W1"
        elif token == "REX.W":
            wide = True
        elif token in IMMEDIATE_BYTES:
            imm = IMMEDIATE_BYTES[token]
        elif token.startswith("/"):
            modrm = True
            digit = -1 if token == "/r" else int(token[1])
        elif token.endswith("+r"):
            plus_r = True
            opcode += bytes([int(token[:2], 16)])
        elif token in ("66", "F2", "F3", "F0") and not opcode and vex is None:
            # A first byte F2 or F3 under VEX is an opcode; without VEX these four are prefixes in all rows.
            prefix += bytes([int(token, 16)])
        else:
            opcode += bytes([int(token, 16)])
    places = tuple((_place_of(kind), kind in ("r8", "rm8")) for kind in operands if kind != "cl")
    return Row(text, name.group(), operands, prefix, wide, opcode, modrm, digit, plus_r, imm, vex, places)


class Rows(Mapping[str, Row]):
    """The rows by their left sides; each is read when it is first asked for, so that a start does not pay for all."""

    def __init__(self, lines: list[str]) -> None:
        """ValueError if two have one name."""
        self._lines: dict[str, str] = {}
        self._read: dict[str, Row] = {}
        for line in lines:
            text = line.partition("|")[0].strip()
            if text in self._lines:
                raise ValueError(f"host instruction {text} has two rows")
            if text:
                self._lines[text] = line

    def __getitem__(self, text: str) -> Row:
        row = self._read.get(text)
        if row is None:
            row = self._read[text] = _parse(self._lines[text])
        return row

    def __contains__(self, text: object) -> bool:
        return text in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _lines() -> list[str]:
    lines: list[str] = []
    for digit, n in enumerate(("add", "or", "adc", "sbb", "and", "sub", "xor", "cmp")):
        lines += _ALU.format(n=n, op=digit * 8 + 3, st=digit * 8 + 1, digit=digit).split("\n")
    for n, digit in (("rol", 0), ("ror", 1), ("shl", 4), ("shr", 5), ("sar", 7)):
        lines += _SHIFT.format(n=n, digit=digit).split("\n")
    for n, code in CC.items():
        lines += _CONDITION.format(
            n=n, cmov=0x40 + code, short=0x70 + code, jcc=0x80 + code, setcc=0x90 + code
        ).split("\n")
    return lines + _OTHERS.split("\n")


ROWS = Rows(_lines())
