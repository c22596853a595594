"""Named fields of an instruction word: where their bits lie, how to read them, how to write them.

A field is described once, in the manual's own notation inside a row's pattern (`imm[4:1|11]`), and both
directions derive from that: the expression that the decoder evaluates and the insertion that the assembler
makes. So the decoder cannot disagree with the assembler about a scrambled immediate.
"""

from __future__ import annotations

from dataclasses import dataclass

# Fields whose width the name gives. A tick marks the three-bit register numbers of compressed
# instructions, which mean x8-x15 (manual, C extension, "RVC register number").
WIDTHS = {
    "rd": 5, "rs1": 5, "rs2": 5, "rs3": 5, "rd'": 3, "rs1'": 3, "rs2'": 3,
    "rm": 3, "csr": 12, "zimm": 5, "aq": 1, "rl": 1, "fm": 4, "pred": 4, "succ": 4,
}  # fmt: skip
# Fields whose bits the pattern lists; True: sign-extended from their highest bit.
LISTED = {"imm": True, "uimm": False, "shamt": False}
COMPRESSED_BASE = 8


@dataclass(frozen=True)
class Piece:
    """`width` neighbouring bits: value bits from `value_lo` up lie in the word from `word_lo` up."""

    word_lo: int
    value_lo: int
    width: int


@dataclass(frozen=True)
class Field:
    """One field of one row. `base` is added to what the bits say."""

    name: str
    pieces: tuple[Piece, ...]
    signed: bool = False
    base: int = 0

    def __post_init__(self) -> None:
        bits = [bit for p in self.pieces for bit in range(p.value_lo, p.value_lo + p.width)]
        if sorted(bits) != list(range(min(bits), max(bits) + 1)):
            raise ValueError(f"{self.name}: its bits are not a gapless range: {sorted(bits)}")

    @property
    def mask(self) -> int:
        """The word's bits that belong to this field."""
        return sum(((1 << p.width) - 1) << p.word_lo for p in self.pieces)

    @property
    def low_bit(self) -> int:
        """Lowest value bit that is encoded; the ones below are 0."""
        return min(p.value_lo for p in self.pieces)

    @property
    def top_bit(self) -> int:
        """Highest value bit that is encoded."""
        return max(p.value_lo + p.width for p in self.pieces) - 1

    def values(self) -> range:
        """Every value that the field can hold."""
        span, step = 1 << (self.top_bit + 1), 1 << self.low_bit
        start = -span // 2 if self.signed else self.base
        return range(start, start + span, step)

    def expression(self) -> str:
        """Python source of the field's value in terms of the instruction word `w`."""
        masks: dict[int, int] = {}
        for p in self.pieces:
            shift = p.word_lo - p.value_lo
            masks[shift] = masks.get(shift, 0) | ((1 << p.width) - 1) << p.value_lo
        terms = []
        for shift, mask in sorted(masks.items()):
            moved = f"w >> {shift}" if shift > 0 else f"w << {-shift}" if shift < 0 else "w"
            terms.append(f"{moved} & {mask:#x}")
        text = " | ".join(terms)
        if self.signed:
            sign = 1 << self.top_bit
            return f"(({text}) ^ {sign:#x}) - {sign:#x}"
        return f"({text}) + {self.base}" if self.base else text

    def extract(self, word: int) -> int:
        """The field's value in `word`."""
        value = 0
        for p in self.pieces:
            value |= (word >> p.word_lo & ((1 << p.width) - 1)) << p.value_lo
        if self.signed and value >> self.top_bit:
            value -= 2 << self.top_bit
        return value + self.base

    def insert(self, value: int) -> int:
        """The word's bits that say `value`; ValueError if the field cannot hold it."""
        if value not in self.values():
            raise ValueError(f"{self.name} cannot be {value}")
        raw = value - self.base
        return sum((raw >> p.value_lo & ((1 << p.width) - 1)) << p.word_lo for p in self.pieces)


def bit_ranges(spec: str) -> list[tuple[int, int]]:
    """`"4:1|11"` as (high, low) pairs, from the word's higher bits to its lower ones."""
    ranges = []
    for part in spec.split("|"):
        high, _, low = part.partition(":")
        ranges.append((int(high), int(low or high)))
    return ranges


def make_field(name: str, pieces: list[Piece]) -> Field:
    """The field `name` (tick included) over `pieces`."""
    if name in LISTED:
        return Field(name, tuple(pieces), signed=LISTED[name])
    return Field(name.rstrip("'"), tuple(pieces), base=COMPRESSED_BASE if name.endswith("'") else 0)
