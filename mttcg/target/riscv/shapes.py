"""Instruction words that differ in nothing but an immediate and registers share one template: their shape's.

The shape of a word is the word with its immediate replaced by a class, sign and size, as they decide what the
host's encodings look like, and its registers by others that the host has in places alike (tcg.alike), the same one
again where it was the same one. Words whose format is not known here have no shape.
Formats: unprivileged manual, "Immediate Encoding Variants" and the tables of the C extension.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ...native.lowlevel import load8, native, sar
from ...tcg.alike import SLOT_BYTES
from ...tcg.guest import Relative
from ...tcg.templates import KEY_BITS

SHAPE = 1 << 32  # set in a shape, so that it is no word
_CLASS_FROM, _CLASSES = 33, 7  # the bits of a shape above it are the class of its immediate
SMALL, SMALL_NEGATIVE, LARGE, LARGE_NEGATIVE, ZERO = range(5)  # ZERO: or no immediate at all
_MASK64 = (1 << 64) - 1
_SMALL = 128  # below it an immediate fits a signed byte
_SMALL_FROM = (1 << 64) - _SMALL

_I_FIELD = 0xFFF0_0000
_S_FIELD = 0xFE00_0F80
_SHAMT_FIELD = 0x03F0_0000
_SHAMTW_FIELD = 0x01F0_0000
_NOT_PLAIN_SHIFT = 0xBC00_0000  # set bits mean that it is none of slli, srli, srai
_U_FIELD = 0xFFFF_F000
_CJ_FIELD = 0x1FFC
_CB_FIELD = 0x1C7C
_CL_FIELD = 0x1C60
_CSP_LOAD_FIELD = 0x107C
_CSP_STORE_FIELD = 0x1F80
_CI_FIELD = 0x107C
_CIW_FIELD = 0x1FE0
_C_MISC_ALU = 0x8001  # two bits more tell c.srli, c.srai and c.andi apart

# Fields of registers: the place of the lowest bit, and what the field is.
_RD, _RS1, _RS2 = 7, 15, 20
_C_RD, _C_RS2 = 7, 2
_NARROW = 32  # three bits, x8 to x15
_FP = 64
_C_HIGH, _C_LOW = 7 | _NARROW, 2 | _NARROW
_SECOND, _THIRD = 8, 16


@native
def field_of(word: int) -> int:
    """The bits of `word` that hold its immediate; 0 if it has no shape."""
    opcode = word & 0x7F
    if word & 3 == 3:
        if opcode == 0x03 or opcode == 0x07 or opcode == 0x67:  # LOAD, LOAD-FP, JALR
            return _I_FIELD
        if opcode == 0x13 or opcode == 0x1B:  # OP-IMM, OP-IMM-32
            if word >> 12 & 3 != 1:
                return _I_FIELD
            if word & _NOT_PLAIN_SHIFT:
                return 0
            if opcode == 0x13:
                return _SHAMT_FIELD
            return 0 if word >> 25 & 1 else _SHAMTW_FIELD
        if opcode == 0x23 or opcode == 0x27 or opcode == 0x63:  # STORE, STORE-FP, BRANCH
            return _S_FIELD
        if opcode == 0x6F or opcode == 0x37 or opcode == 0x17:  # JAL, LUI, AUIPC
            return _U_FIELD
        return 0
    kind = word >> 13 & 7
    if word & 3 == 1:
        if kind == 5:  # c.j
            return _CJ_FIELD
        if kind >= 6:  # c.beqz, c.bnez
            return _CB_FIELD
        if kind <= 3 and word >> 7 & 31:  # c.addi, c.addiw, c.li, c.lui
            return 0 if kind == 3 and word >> 7 & 31 == 2 else _CI_FIELD  # c.addi16sp
        if kind == 4 and word >> 10 & 3 != 3:  # c.srli, c.srai, c.andi
            return _CI_FIELD
        return 0
    if word & 3 == 0:
        if kind == 4:  # reserved
            return 0
        return _CL_FIELD if kind else _CIW_FIELD
    if kind == 0:  # c.slli
        return _CI_FIELD
    if kind == 4:  # c.jr and its kin
        return 0
    return _CSP_LOAD_FIELD if kind < 4 else _CSP_STORE_FIELD


@native
def immediate_of(word: int) -> int:
    """The immediate of a word that has a shape, as the instruction uses it, modulo 2^64."""
    opcode = word & 0x7F
    if word & 3 == 3:
        if opcode == 0x63:
            high = sar(word << 32 & _MASK64, 51) & ~0xFFF & _MASK64
            return high | (word >> 25 & 63) << 5 | (word >> 8 & 15) << 1 | (word >> 7 & 1) << 11
        if opcode == 0x23 or opcode == 0x27:
            return sar(word << 32 & _MASK64, 57) << 5 & _MASK64 | word >> 7 & 31
        if opcode == 0x6F:
            high = sar(word << 32 & _MASK64, 43) & ~0xFFFFF & _MASK64
            return high | word & 0xFF000 | (word >> 20 & 1) << 11 | (word >> 21 & 1023) << 1
        if opcode == 0x37 or opcode == 0x17:
            return sar(word << 32 & _MASK64, 32) & ~0xFFF & _MASK64
        if word >> 12 & 3 == 1 and (opcode == 0x13 or opcode == 0x1B):
            return word >> 20 & 63
        return sar(word << 32 & _MASK64, 52)
    kind = word >> 13 & 7
    if word & 3 == 1:
        sign = sar(word << 51 & _MASK64, 63)  # of bit 12
        if kind == 5:
            low = (word >> 3 & 7) << 1 | (word >> 11 & 1) << 4 | (word >> 2 & 1) << 5 | (word >> 7 & 1) << 6
            low |= (word >> 6 & 1) << 7 | (word >> 9 & 3) << 8 | (word >> 8 & 1) << 10
            return sign << 11 & _MASK64 | low
        if kind >= 6:
            low = (word >> 3 & 3) << 1 | (word >> 10 & 3) << 3 | (word >> 2 & 1) << 5 | (word >> 5 & 3) << 6
            return sign << 8 & _MASK64 | low
        low = word >> 2 & 31
        if kind == 3:
            return sign << 17 & _MASK64 | low << 12
        if kind == 4 and word >> 11 & 1 == 0:  # a shift
            return (word >> 12 & 1) << 5 | low
        return sign << 5 & _MASK64 | low
    if word & 3 == 2 and kind == 0:
        return (word >> 12 & 1) << 5 | word >> 2 & 31
    wide = kind & 3 != 2  # doubles, not words
    if word & 3 == 0:
        if kind == 0:
            return (word >> 11 & 3) << 4 | (word >> 7 & 15) << 6 | (word >> 6 & 1) << 2 | (word >> 5 & 1) << 3
        if wide:
            return (word >> 10 & 7) << 3 | (word >> 5 & 3) << 6
        return (word >> 10 & 7) << 3 | (word >> 6 & 1) << 2 | (word >> 5 & 1) << 6
    if kind < 4:
        if wide:
            return (word >> 12 & 1) << 5 | (word >> 5 & 3) << 3 | (word >> 2 & 7) << 6
        return (word >> 12 & 1) << 5 | (word >> 4 & 7) << 2 | (word >> 2 & 3) << 6
    if wide:
        return (word >> 10 & 7) << 3 | (word >> 7 & 7) << 6
    return (word >> 9 & 15) << 2 | (word >> 7 & 3) << 6


@native
def registers_of(word: int) -> int:
    """The fields of `word` that name registers, a byte each from the lowest on; 0 if none are known."""
    opcode = word & 0x7F
    if word & 3 == 3:
        if opcode == 0x03 or opcode == 0x13 or opcode == 0x1B or opcode == 0x67:  # LOAD, OP-IMM, OP-IMM-32, JALR
            return _RD | _RS1 << _SECOND
        if opcode == 0x33 or opcode == 0x3B:  # OP, OP-32
            return _RD | _RS1 << _SECOND | _RS2 << _THIRD
        if opcode == 0x23 or opcode == 0x63:  # STORE, BRANCH
            return _RS1 | _RS2 << _SECOND
        if opcode == 0x6F or opcode == 0x37 or opcode == 0x17:  # JAL, LUI, AUIPC
            return _RD
        if opcode == 0x07:  # LOAD-FP
            return _RD | _FP | _RS1 << _SECOND
        if opcode == 0x27:  # STORE-FP
            return _RS1 | (_RS2 | _FP) << _SECOND
        if opcode == 0x2F and word >> 28 & 1 == 0:  # AMO, but not LR and SC
            return _RD | _RS1 << _SECOND | _RS2 << _THIRD
        return 0
    kind = word >> 13 & 7
    if word & 3 == 0:
        if kind == 0 or kind == 4:  # c.addi4spn; reserved
            return 0 if kind else _C_LOW
        return _C_HIGH | (_C_LOW | _FP if kind & 3 == 1 else _C_LOW) << _SECOND
    if word & 3 == 1:
        if kind <= 3:
            return _C_RD
        if kind == 4:
            return _C_HIGH | _C_LOW << _SECOND if word >> 10 & 3 == 3 else _C_HIGH
        return 0 if kind == 5 else _C_HIGH  # c.j; c.beqz, c.bnez
    if kind < 4:
        return _C_RD | _FP if kind == 1 else _C_RD
    if kind == 4:
        return _C_RD | _C_RS2 << _SECOND if word >> 2 & 31 else _C_RD  # c.mv, c.add; c.jr, c.jalr
    return _C_RS2 | _FP if kind == 5 else _C_RS2


@native
def operand_at(word: int, field: int) -> int:
    """The operand (tcg.ir) that the register in a field of `word` is."""
    number = word >> (field & 31)
    number = (number & 7) + 8 if field & _NARROW else number & 31
    return number + 32 if field & _FP else number


@native
def with_operand(word: int, field: int, operand: int) -> int:
    """`word` with a register of that number in one of its fields."""
    mask = 7 if field & _NARROW else 31
    place = field & 31
    return word & ~(mask << place) | (operand & mask) << place


@native
def class_of(word: int) -> int:
    """The class of the immediate of `word`."""
    if field_of(word) == 0:
        return ZERO
    value = immediate_of(word)
    if value == 0:
        return ZERO
    if value >> 63:
        return LARGE_NEGATIVE if value < _SMALL_FROM else SMALL_NEGATIVE
    return SMALL if value < _SMALL else LARGE


@native
def shape_of(word: int, alike: int) -> int:
    """The shape of `word`, or 0. Above its KEY_BITS, by field, what its registers' numbers differ by.

    `alike`: address of a table of tcg.alike.
    """
    fields = registers_of(word)
    immediates = field_of(word)
    if fields == 0 and immediates == 0:
        return 0
    shape = word & ~immediates & 0xFFFF_FFFF
    seen = 0
    numbers = 0
    for i in range(3):
        field = fields >> i * 8 & 0xFF
        if field == 0:
            break
        operand = operand_at(word, field)
        slot = i
        for earlier in range(i):
            if seen >> earlier * 8 & 0xFF == operand:
                slot = earlier
                break
        seen |= operand << i * 8
        entry = alike + slot * SLOT_BYTES + operand * 2
        shape = with_operand(shape, field, load8(entry))
        numbers |= load8(entry + 1) << i * 8
    return numbers << KEY_BITS | SHAPE | class_of(word) << _CLASS_FROM | shape


def relatives(word: int, shape: int, partners: Sequence[int]) -> tuple[Relative, Relative] | None:
    """Two words of `shape`, that of `word`, which differ in every byte of the immediate and bit of a register that may.

    `partners`: the operand to stand beside each one that stands for others. None if there are no such immediates.
    """
    first = second = shape & 0xFFFF_FFFF
    operands, others = [], []
    fields = registers_of(word)
    while fields:
        field = fields & 0xFF
        operand = operand_at(first, field)
        second = with_operand(second, field, partners[operand])
        operands.append(operand)
        others.append(operand_at(second, field))
        fields >>= 8
    kind = shape >> _CLASS_FROM & _CLASSES
    if kind == ZERO:
        return Relative(first, 0, tuple(operands)), Relative(second, 0, tuple(others))
    if word & 3 == 3:
        layout = word & 0x707F
    else:
        layout = word & (0xEC03 if word & 0xE003 == _C_MISC_ALU else 0xE003)
    key = layout, field_of(word), kind
    if key not in _examples:
        _examples[key] = _find_examples(word, key[1])
    examples = _examples[key]
    if examples is None:
        return None
    (bits, immediate), (other_bits, other_immediate) = examples
    one = Relative(first | bits, immediate, tuple(operands))
    return one, Relative(second | other_bits, other_immediate, tuple(others))


# Values to try, and their complements: whatever bits a format does not have come out as 0.
_VALUES = (
    0x5A, 0x25, 0x34, 0x1A, 0x05, 0x7E, 0x48, 0x10, 0x25A, 0x5A5, 0x3C2, 0x184, 0xB6, 0xC8, 0x1A0, 0x5000, 0x5A5A_5A5A,
    0x2525_A5A5,
)  # fmt: skip
# Opcode and funct3, field and class → the field's bits in two examples, and immediates: registers do not matter.
_examples: dict[tuple[int, int, int], tuple[tuple[int, int], tuple[int, int]] | None] = {}


def _find_examples(word: int, field: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    kind = class_of(word)
    parts = _parts(word & ~field, field)
    varies = [0]
    if kind in (LARGE, LARGE_NEGATIVE):  # the sign is the class's
        reach = sum(part for part, _ in parts if not part >> 63)
        varies = [i for i in range(4) if reach >> 8 * i & 0xFF]

    def are_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
        apart = one[1] ^ other[1]
        return all(apart >> 8 * i & 0xFF for i in varies)

    candidates: list[tuple[int, int]] = []
    for flip in (0, _MASK64):
        for value in _VALUES:
            other = word & ~field | _nearest(parts, value ^ flip)
            if class_of(other) == kind:
                candidate = other & field, immediate_of(other)
                if candidates and are_apart(candidates[0], candidate):  # as most are
                    return candidates[0], candidate
                candidates.append(candidate)
    return next((pair for pair in combinations(candidates[1:], 2) if are_apart(*pair)), None)


def _parts(base: int, field: int) -> list[tuple[int, int]]:
    """What each bit of the field contributes to the immediate, and the bit; `base` has an immediate of 0."""
    bits = [1 << i for i in range(32) if field >> i & 1]
    return sorted((immediate_of(base | bit), bit) for bit in bits)


def _nearest(parts: list[tuple[int, int]], value: int) -> int:
    """The bits of the field that say `value`, or what comes nearest to it: an immediate is the xor of its parts."""
    bits = reached = 0
    for part, bit in parts:
        if (value ^ reached) & part & -part:
            reached ^= part
            bits |= bit
    return bits
