"""Records of one instruction each: random words of a decoder row with states in which they meet their borders.

As in tests/support/insn_cases.py, what an instruction needs is read off its IR; but here it runs on whole machines, in
M-, S- and U-mode with real CSRs, so that traps, mstatus and the privileged rows belong to what is compared.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from mttcg.memory.layout import MMU_M, MMU_S, MMU_U
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.csr import BY_NAME
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import decode
from mttcg.tcg.ir import F0, Imm, Op
from mttcg.tcg.ops import OPS
from tests.support.fp_values import hard_values, random_value
from tests.support.insn_cases import BOX, EDGES, MASK64, no_peek, random_fp, random_integer, random_word
from tests.support.qemu_oracle import (
    FS_DIRTY,
    MPP_M,
    MPP_S,
    MPP_U,
    RAM,
    RAM_SIZE,
    RECORD,
    RECORDS,
    WINDOW,
    WINDOW_SIZE,
    Record,
)

ARENA, ARENA_SIZE = RAM + 0x20_0000, 0x10_0000  # where code lies; zeroed memory for a jump's length on either side
CODE_FROM, CODE_TO = ARENA, ARENA + 0x1100
_SLOTS = (ARENA, ARENA + 0x40, ARENA + 0x82, ARENA + 0xFFC, ARENA + 0xFFE)  # a page's last halfword too
_SPIE, _SPP, _SUM, _MXR, _TVM, _TW, _TSR = 1 << 5, 1 << 8, 1 << 18, 1 << 19, 1 << 20, 1 << 21, 1 << 22
_UXL = 2 << 32  # 64 bits for U-mode: the only value that we have, while QEMU's field takes any
_SSIE = 2
_HARD = {fmt: hard_values(fmt) for fmt in (4, 8)}
# Nothing is at these addresses: below the board's first device, above all RAM, far away, not canonical.
_NOWHERE = (0x10, 0x50, RAM + RAM_SIZE, RAM + RAM_SIZE - 3, 1 << 40, (1 << 55) + 8, 1 << 62, MASK64 - 3)
# CSRs that a case may name. Those that the record holds show what was written; counters show only whether they may be
# read; of the rest, nothing that would turn the harness off is written (_harmless). The last ones do not exist.
_CSRS = [
    BY_NAME[name].number
    for name in (
        "fflags", "frm", "fcsr", "sscratch", "sepc", "scause", "stval", "stvec", "sstatus", "mstatus", "medeleg", "mie",
        "mip", "sie", "sip", "satp", "mepc", "mcause", "mtval", "mtvec", "mscratch", "mhartid", "cycle",
        "time", "instret",
    )
] + [0x7FF, 0x8FF, 0xCFF, 0x5AA]  # fmt: skip
_NEVER_WRITTEN = {BY_NAME[name].number for name in ("mtvec", "mscratch", "satp")}
_STATUS = {BY_NAME["mstatus"].number, BY_NAME["sstatus"].number}
CLOCKS = {BY_NAME[name].number for name in ("cycle", "time", "instret")}


@dataclass(frozen=True)
class OracleCase:
    """One instruction, perhaps after another one (an LR before an SC), and the record that runs it."""

    row: Row
    word: int
    ops: tuple[Op, ...]
    record: Record

    @property
    def csr(self) -> int | None:
        """The CSR that it names."""
        where = self.row.fields.get("csr")
        return where.extract(self.word) if where else None

    @property
    def mode(self) -> int:
        """Privilege that it runs in."""
        return self.record.csr["mstatus"] >> 11 & 3

    @property
    def starts_at(self) -> int:
        """Address of the instruction."""
        return self.record.csr["mepc"] + len(self.record.code) - self.row.size

    def __str__(self) -> str:
        csr = {name: hex(value) for name, value in self.record.csr.items() if value}
        return f"{self.row.name} {self.word:#x} {list(self.ops)} code {self.record.code.hex()} {csr}"


def _harmless(row: Row, word: int) -> bool:
    if "csr" in row.fields and row.fields["csr"].extract(word) in _NEVER_WRITTEN:
        source = row.fields["zimm" if "zimm" in row.fields else "rs1"]
        return row.name not in ("csrrw", "csrrwi") and source.extract(word) == 0
    if "imm" in row.fields and row.name in _JUMPS:
        return abs(row.fields["imm"].extract(word)) > 32  # not into itself or what is copied with it
    return True


_JUMPS = {"jal", "c.j", "beq", "bne", "blt", "bge", "bltu", "bgeu", "c.beqz", "c.bnez"}


def _word(row: Row, rng: random.Random) -> int:
    while True:
        word = random_word(row, rng)
        if "csr" in row.fields and rng.random() < 0.95:
            where = row.fields["csr"]
            word = word & ~where.mask | where.insert(rng.choice(_CSRS))
        elif "csr" in row.fields:
            where = row.fields["csr"]
            word = word & ~where.mask | where.insert(_CSRS[-1])
        if _harmless(row, word):
            return word


def _status(row: Row, mpp: int, rng: random.Random) -> int:
    value = mpp | _UXL
    privileged = row.name in ("wfi", "sret", "mret", "sfence.vma") or "csr" in row.fields
    for bit in (_SPIE, _SPP, _SUM, _MXR, *((_TVM, _TW, _TSR) if privileged else ())):
        value |= bit * (rng.random() < 0.3)
    return value | (FS_DIRTY if rng.random() < 0.85 else rng.randrange(4) << 13)


def _address(rng: random.Random, window: int, aligned: bool) -> int:
    if rng.random() < 0.08:
        return rng.choice(_NOWHERE)
    address = window + rng.randrange(8, WINDOW_SIZE - 16)
    return address & ~7 if aligned or rng.random() < 0.5 else address


def oracle_case(row: Row, rng: random.Random, index: int) -> OracleCase:
    """A case of `row` for record `index`."""
    mpp = rng.choice((MPP_M, MPP_M, MPP_S, MPP_U))
    word = _word(row, rng)
    mmu_idx = {MPP_M: MMU_M, MPP_S: MMU_S, MPP_U: MMU_U}[mpp]
    ops = decode(word, row.size, mmu_idx * 2 + 1, no_peek)
    x = [0, *(random_integer(rng) for _ in range(31))]
    f = [random_fp(rng) for _ in range(32)]
    window = RECORDS + index * RECORD + WINDOW
    for op in ops:
        _prepare(op, x, f, rng, window)
    x[0] = 0
    if "csr" in row.fields and row.fields["csr"].extract(word) in _STATUS and "rs1" in row.fields:
        rs1 = row.fields["rs1"].extract(word)
        x[rs1] = x[rs1] & ~(3 << 32) | (_UXL if row.name == "csrrw" and rs1 else 0)
    code = word.to_bytes(row.size, "little")
    if "aq" in row.fields and row.name.startswith("sc") and rng.random() < 0.6:
        # rd is x0: the LR must leave the registers alone that the SC reads. Sometimes it is of the other width.
        width = row.name[3] if rng.random() < 0.8 else "dw"[row.name[3] == "d"]
        rs1 = row.fields["rs1"].extract(word)
        code = asm(f"lr.{width}", rd=0, rs1=rs1, aq=0, rl=0).to_bytes(4, "little") + code
    slot = rng.choice(_SLOTS)
    csr = {
        "mepc": slot,
        "code_at": slot,
        "mstatus": _status(row, mpp, rng),
        "mie": _SSIE if mpp != MPP_U and row.name == "wfi" else 0,
        "fcsr": rng.choice((0, 0, 0, 31)) | rng.choice((0, 0, 1, 2, 3, 4, 4, 5, 7)) << 5,
        "sscratch": random_integer(rng),
        "sepc": ARENA + rng.randrange(0x1000, ARENA_SIZE) & ~1,
        "scause": rng.randrange(16),
        "stval": random_integer(rng),
        "stvec": ARENA + rng.randrange(0x1000, ARENA_SIZE) & ~3,
    }
    return OracleCase(row, word, tuple(ops), Record(x, f, csr, code, rng.randbytes(WINDOW_SIZE)))


def _prepare(op: Op, x: list[int], f: list[int], rng: random.Random, window: int) -> None:
    """Give the op's input registers values that suit it."""
    row = OPS[op.name]
    attributes = dict(zip(row.attrs, op.attr, strict=True))
    registers = [a for a in op.args if not isinstance(a, Imm)]
    if row.faults and op.args and op.args[0] in registers and op.args[0] < F0:
        displacement = attributes.get("disp", 0)
        assert isinstance(displacement, int)
        atomic = "aq" in attributes and rng.random() < 0.85
        x[op.args[0]] = (_address(rng, window, atomic) - displacement) & MASK64
    elif op.name == "jmpr" and op.args[0] in registers:
        displacement = op.attr[0]
        assert isinstance(displacement, int)
        x[op.args[0]] = (ARENA + 0x2000 + rng.randrange(ARENA_SIZE) - displacement) & MASK64
    elif op.name == "br" and op.args[1] in registers and op.args[0] < F0 and rng.random() < 0.4:
        x[op.args[1]] = int(op.args[0]) if isinstance(op.args[0], Imm) else x[op.args[0]]
    fmt = attributes.get("fmt")
    if fmt in (4, 8) and not op.name.startswith("fmv"):
        assert isinstance(fmt, int)
        source = 12 - fmt if op.name == "fcvt_f2f" else fmt
        for register in registers:
            if F0 <= register < 2 * F0 and rng.random() < 0.9:
                bits = rng.choice(_HARD[source]) if rng.random() < 0.6 else random_value(rng, source)
                f[register - F0] = bits | BOX if source == 4 else bits
            elif register < F0 and rng.random() < 0.5:
                x[register] = rng.choice(EDGES)
