"""Loops that wait for another hart or a device, found in guest code that does not say so by `pause`.

A hart that spins reads the line that the owner of a lock wants to write, again and again, and so slows down the very
one it waits for. Where a block ends with the branch back of such a loop, `tcg.tb_make` puts the host's spin hint before
it. Which loops are meant:

- they are short (tcg.tb_make.LONGEST_SPIN), lie in one page, and consist of loads, plain computation, fences and
  forward branches. A store, an atomic or system instruction, a call, or work that takes its time (multiplication,
  floating point) makes it another kind of loop;
- they read the same places each time round: no load's address comes from a register that the loop writes. So loops
  over arrays, strings and lists are none;
- what was loaded decides a branch, perhaps after some computation, but not together with a count or anything else that
  goes round: a loop that looks at the bits of a word one by one waits for nobody. Beside that it may count as it
  likes. Loads from the stack do not decide: they are locals that found no register.

The result is a hint, which changes nothing that a guest can see but its speed. So the code is read as it is at the
moment, and nobody is told when it changes (memory.codepages), nor need the loop be the block's own.
"""

from __future__ import annotations

from ...memory.layout import PAGE
from ...native.lowlevel import load16, native
from .isa.rvi import PAUSE

_SP = 2
_REGISTERS = 0xFFFF_FFFE  # x0 holds nothing

# What an instruction is to such a loop, with the registers that matter above it, each in a byte: rd of what is loaded
# or computed; rs1 of a load, computation, branch; rs2 of the latter two. x0 stands for none.
OTHER, LOAD, COMPUTE, BRANCH, JUMP = range(5)
_RD, _RS1, _RS2 = 8, 16, 24


@native
def role_of(word: int) -> int:
    """What the instruction `word` is to a loop that waits."""
    if word & 3 != 3:
        return compressed_role(word)
    opcode = word & 0x7F
    rd = (word >> 7 & 31) << _RD
    rs1 = (word >> 15 & 31) << _RS1
    rs2 = (word >> 20 & 31) << _RS2
    kind = word >> 12 & 7
    if opcode == 0x13 or opcode == 0x1B:  # OP-IMM, OP-IMM-32
        return COMPUTE | rd | rs1
    if opcode == 0x33 or opcode == 0x3B:  # OP, OP-32
        return OTHER if word >> 25 == 1 else COMPUTE | rd | rs1 | rs2  # the M extension's
    if opcode == 0x03:
        return LOAD | rd | rs1
    if opcode == 0x63:
        return BRANCH | rs1 | rs2
    if opcode == 0x37 or opcode == 0x17:  # LUI, AUIPC
        return COMPUTE | rd
    if opcode == 0x0F:  # a fence, but not fence.i; `pause` needs no hint beside it
        return OTHER if kind or word == PAUSE else COMPUTE
    return JUMP if opcode == 0x6F and rd == 0 else OTHER


@native
def compressed_role(word: int) -> int:
    """The same of a compressed instruction."""
    kind = word >> 13
    wide_rd = word >> 7 & 31
    wide_rs2 = word >> 2 & 31
    high = (word >> 7 & 7) + 8
    low = (word >> 2 & 7) + 8
    if word & 3 == 0:
        if kind == 0:  # c.addi4spn
            return OTHER if word == 0 else COMPUTE | low << _RD | _SP << _RS1
        return LOAD | low << _RD | high << _RS1 if kind == 2 or kind == 3 else OTHER  # c.lw, c.ld
    if word & 3 == 1:
        if kind <= 1:  # c.addi, c.addiw
            return COMPUTE | wide_rd << _RD | wide_rd << _RS1
        if kind == 2:  # c.li
            return COMPUTE | wide_rd << _RD
        if kind == 3:  # c.lui, c.addi16sp
            return COMPUTE | wide_rd << _RD | (_SP << _RS1 if wide_rd == _SP else 0)
        if kind == 4:
            if word >> 10 & 3 != 3:  # c.srli, c.srai, c.andi
                return COMPUTE | high << _RD | high << _RS1
            if word >> 12 & 1 and word >> 6 & 1:  # reserved
                return OTHER
            return COMPUTE | high << _RD | high << _RS1 | low << _RS2
        return JUMP if kind == 5 else BRANCH | high << _RS1  # c.j; c.beqz, c.bnez
    if kind == 0:  # c.slli
        return COMPUTE | wide_rd << _RD | wide_rd << _RS1
    if kind == 2 or kind == 3:  # c.lwsp, c.ldsp
        return LOAD | wide_rd << _RD | _SP << _RS1
    if kind == 4 and wide_rs2:  # c.mv, c.add
        return COMPUTE | wide_rd << _RD | wide_rs2 << _RS2 | (wide_rd << _RS1 if word >> 12 & 1 else 0)
    return OTHER


@native
def spins(at: int, word: int, back: int) -> int:
    """Whether the instruction `word` at host address `at` jumps back by `back` bytes in a loop that waits.

    Nothing is read but the `back` bytes before `at`, and only if they are in its page.
    """
    if at & PAGE - 1 < back:
        return 0
    start = at - back
    bases = 0  # registers that loads take as their base, a bit for each
    written = 0
    place = start
    while place <= at:
        inner = loop_word(place, at, word)
        role = role_of(inner)
        kind = role & 0xFF
        if kind == OTHER:
            return 0
        if place < at and (kind == JUMP or (kind == BRANCH and jumps_back(inner))):
            return 0
        if kind == LOAD:
            bases |= 1 << (role >> _RS1 & 31)
        written |= 1 << (role >> _RD & 31)
        if bases & written & _REGISTERS:
            return 0
        place += 4 if inner & 3 == 3 else 2
    return is_decided_by_loads(start, at, word, written & _REGISTERS) if bases else 0


@native
def is_decided_by_loads(place: int, at: int, word: int, carried: int) -> int:
    """Whether a branch of the loop depends on what was loaded, and on nothing that the loop hands on to its next round.

    `carried`: the registers that hold such a thing, a bit for each; to begin with, all that the loop writes.
    """
    loaded = 0  # registers that hold what was loaded, or what was computed from it
    while place <= at:
        inner = loop_word(place, at, word)
        role = role_of(inner)
        kind = role & 0xFF
        rd = 1 << (role >> _RD & 31) & _REGISTERS
        base = role >> _RS1 & 31
        sources = 1 << base | 1 << (role >> _RS2 & 31)
        if kind == LOAD:
            loaded = loaded & ~rd if base == _SP else loaded | rd
            carried &= ~rd
        elif kind == COMPUTE:
            loaded = loaded | rd if sources & loaded else loaded & ~rd
            carried = carried | rd if sources & carried else carried & ~rd
        elif sources & loaded and sources & carried == 0:
            return 1
        place += 4 if inner & 3 == 3 else 2
    return 0


@native
def loop_word(place: int, at: int, word: int) -> int:
    """The instruction at `place`, which is `word` at `at`; 0, an illegal one, if it would end behind `at`."""
    if place == at:
        return word
    first = load16(place)
    if first & 3 != 3:
        return first
    return 0 if place + 2 == at else first | load16(place + 2) << 16


@native
def jumps_back(branch: int) -> int:
    """Whether the offset of a conditional branch is negative."""
    return branch >> 31 if branch & 3 == 3 else branch >> 12 & 1
