"""Where a random program lives: its pages, their virtual addresses in S- and U-mode, its page tables, and the trap
handler to which S-mode exceptions are delegated.

Physically a program is one block (`BLOCK` bytes), so that what it may have changed is compared in one piece: code
that it has rewritten, data, the handler's log, and the page tables with their A and D bits.
"""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass, field

from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.csr import BY_NAME
from tests.support.qemu_oracle import RAM

PAGE = 4096
BLOCK = 0x2_0000
BLOCKS = RAM + 0x80_0000  # above the records
# Offsets in a block.
CODE_PAGES, DATA_PAGES = 4, 6
CODE, HANDLER, CONTEXT, DATA, TABLES = 0, 0x4000, 0x5000, 0x8000, 0x1_0000
_LOG, _LOG_END = CONTEXT + 0x40, CONTEXT + 0x40 + 48 * 32  # 48 traps; then the handler gives up
# Offsets in the virtual space of a program: code, data and writable code again, as S-mode and as U-mode sees them.
S_VIEW, U_VIEW, VIEW_CODE, VIEW_DATA, VIEW_ALIAS = 0, 0x20_0000, 0, 0x1_0000, 0x2_0000
V, R, W, X, U, G, A, D = (1 << n for n in range(8))
SV = {39: (8, 3), 48: (9, 4), 57: (10, 5)}  # satp.MODE and levels
_X29, _X30, _X31, _SUM = 29, 30, 31, 1 << 18
_FETCH_PAGE_FAULT = 12


def handler() -> bytes:
    """The S-mode trap handler: logs scause, sepc, stval and sstatus, and goes on behind the instruction. What it
    cannot skip (a fetch fault, a full log) it hands to M-mode. sscratch points to its context."""
    number = {name: BY_NAME[name].number for name in ("sscratch", "scause", "sepc", "stval", "sstatus")}

    def read(rd: int, name: str) -> int:
        return asm("csrrs", rd=rd, csr=number[name], rs1=0)

    swap = asm("csrrw", rd=_X31, csr=number["sscratch"], rs1=_X31)
    restore = [asm("ld", rd=_X29, rs1=_X31, imm=8), asm("ld", rd=_X30, rs1=_X31, imm=0), swap]
    words = [swap, asm("sd", rs1=_X31, rs2=_X30, imm=0), asm("sd", rs1=_X31, rs2=_X29, imm=8)]
    words.append(asm("ld", rd=_X30, rs1=_X31, imm=16))
    for offset, name in enumerate(("stval", "sepc", "sstatus", "scause")):
        words += [read(_X29, name), asm("sd", rs1=_X30, rs2=_X29, imm=8 * offset)]
    words += [asm("addi", rd=_X30, rs1=_X30, imm=32), asm("sd", rs1=_X31, rs2=_X30, imm=16)]
    skip = [
        asm("lui", rd=_X29, imm=_SUM),  # to read the instruction in a user page
        asm("csrrs", rd=_X30, csr=number["sstatus"], rs1=_X29),
        read(_X29, "sepc"),
        asm("lhu", rd=_X29, rs1=_X29, imm=0),
        asm("csrrw", rd=0, csr=number["sstatus"], rs1=_X30),
        asm("andi", rd=_X29, rs1=_X29, imm=3),
        asm("addi", rd=_X29, rs1=_X29, imm=-3),
        read(_X30, "sepc"),
        asm("addi", rd=_X30, rs1=_X30, imm=2),
        asm("bne", rs1=_X29, rs2=0, imm=8),
        asm("addi", rd=_X30, rs1=_X30, imm=2),
        asm("csrrw", rd=0, csr=number["sepc"], rs1=_X30),
        *restore,
        asm("sret"),
    ]
    words += [
        asm("addi", rd=_X29, rs1=_X29, imm=-_FETCH_PAGE_FAULT),
        asm("beq", rs1=_X29, rs2=0, imm=12 + 4 * len(skip)),
        asm("ld", rd=_X29, rs1=_X31, imm=24),
        asm("bgeu", rs1=_X30, rs2=_X29, imm=4 + 4 * len(skip)),
        *skip,
        *restore,
        asm("ecall"),
    ]
    return struct.pack(f"<{len(words)}I", *words)


@dataclass
class Space:
    """A program's block at `base` and its address space. `sv`: 39, 48, 57, or 0 for none: then S- and U-mode see
    physical addresses."""

    base: int
    sv: int
    virtual: int  # where the space begins
    data: list[int] = field(default_factory=list)  # PTE flags of the data pages, without U
    order: list[int] = field(default_factory=list)  # which physical data page lies at each place
    memory: bytearray = field(default_factory=lambda: bytearray(BLOCK))
    leaves: dict[int, int] = field(default_factory=dict)  # physical address of the PTE by virtual page address
    _tables: int = 1

    @property
    def satp(self) -> int:
        """The register's value while the program runs."""
        return SV[self.sv][0] << 60 | (self.base + TABLES) >> 12 if self.sv else 0

    def address(self, priv: int, offset: int, view: int) -> int:
        """Where privilege `priv` (0, 1, 3) sees `offset` of the code (VIEW_CODE, VIEW_ALIAS) or data (VIEW_DATA)."""
        if priv == 3 or not self.sv:
            return self.base + offset + (DATA if view == VIEW_DATA else CODE)
        return self.virtual + (S_VIEW if priv else U_VIEW) + view + offset

    def handler_address(self, offset: int) -> int:
        """Where S-mode sees an offset of the block within the handler's pages."""
        return self.virtual + S_VIEW + offset if self.sv else self.base + offset

    def build(self) -> None:
        """Fill the block's fixed parts: handler, its context, page tables."""
        code = handler()
        self.memory[HANDLER : HANDLER + len(code)] = code
        limits = struct.pack("<QQ", self.handler_address(_LOG), self.handler_address(_LOG_END))
        self.memory[CONTEXT + 16 : CONTEXT + 32] = limits
        if not self.sv:
            return
        for view, user in ((S_VIEW, 0), (U_VIEW, U)):
            start = self.virtual + view
            for page in range(CODE_PAGES):
                self._map(start + VIEW_CODE + page * PAGE, CODE + page * PAGE, V | R | X | A | user)
                self._map(start + VIEW_ALIAS + page * PAGE, CODE + page * PAGE, V | R | W | A | D | user)
            for place, page in enumerate(self.order):
                self._map(start + VIEW_DATA + place * PAGE, DATA + page * PAGE, self.data[place] | user)
        self._map(self.virtual + S_VIEW + HANDLER, HANDLER, V | R | X | A)
        self._map(self.virtual + S_VIEW + CONTEXT, CONTEXT, V | R | W | A | D)

    def _map(self, virtual: int, offset: int, flags: int) -> None:
        table = TABLES
        for level in range(SV[self.sv][1] - 1, 0, -1):
            at = table + 8 * (virtual >> 12 + 9 * level & 511)
            (entry,) = struct.unpack_from("<Q", self.memory, at)
            if not entry:
                entry = (self.base + TABLES + self._tables * PAGE) >> 12 << 10 | V
                self._tables += 1
                struct.pack_into("<Q", self.memory, at, entry)
            table = (entry >> 10 << 12) - self.base
        at = table + 8 * (virtual >> 12 & 511)
        struct.pack_into("<Q", self.memory, at, (self.base + offset) >> 12 << 10 | flags)
        self.leaves[virtual] = self.base + at


def random_space(base: int, rng: random.Random) -> Space:
    """A space of any mode, with data pages of all kinds; the first two are always good."""
    sv = rng.choice((0, 39, 39, 48, 57))
    bits = (sv or 39) - 1
    virtual = rng.getrandbits(bits) & -0x40_0000 or 0x40_0000
    if rng.random() < 0.5:
        virtual |= (1 << 64) - (1 << bits)
    kinds = (V | R | W, V | R | W | A | D, V | R | W | A, V | R | A, V | R | X | A, V | X | A, 0, V | W | A)
    data = [V | R | W | rng.choice((0, A, A | D)) for _ in range(2)]
    data += [rng.choice(kinds) | rng.choice((0, 0, 0, G)) for _ in range(DATA_PAGES - 2)]
    order = [rng.randrange(DATA_PAGES) for _ in range(DATA_PAGES)]  # two places may show the same page
    space = Space(base, sv, virtual, data, order)
    space.build()
    return space
