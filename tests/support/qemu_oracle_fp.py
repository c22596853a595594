"""Hard floating-point cases by the ten thousand: each job is one instruction in a loop over a table of operands.

The loop is guest code, so QEMU, Unicorn and our emitted code all run it at their own speed. For every row of operands
it clears fflags, executes the instruction, and stores result and flags.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from mttcg.memory.layout import MMU_M
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.csr import BY_NAME
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import ROWS, decode
from mttcg.tcg.interp import run
from mttcg.tcg.softfloat import FORMATS
from tests.support.fake_cpu import FakeCpu
from tests.support.fp_values import hard_values
from tests.support.insn_cases import BOX, EDGES, MASK64, no_peek
from tests.support.qemu_oracle import FS_DIRTY, MPP_M, RAM, RECORDS, Image, Outcome, Record

CODE, OPERANDS, RESULTS = RAM + 0x20_0000, RAM + 0x80_0000, RAM + 0xC0_0000
RESULTS_END = RAM + 0x1C0_0000
CODE_STRIDE, OPERAND_BYTES, RESULT_BYTES = 128, 24, 16
RNE, RMM, DYNAMIC = 0, 4, 7
_FFLAGS = BY_NAME["fflags"].number
_FIRST, _COUNT, _OUT, _FLAGS = 10, 11, 12, 13
_OPERANDS, _RD = (1, 2, 3), 14  # of either register file: the instruction decides


def operands(fmt: int, limit: int | None = None) -> list[int]:
    """Contents of fp registers: every hard value of the format, NaNs with payloads, and for singles, some without their
    box. `limit`: this many, always the same."""
    f = FORMATS[fmt]
    payloads = [f.infinity | 0x1234, f.sign | f.infinity | f.quiet | 0x15, f.nan | 1, f.infinity | f.quiet >> 1]
    values = list(dict.fromkeys([*hard_values(fmt), *payloads]))
    if limit is not None:
        values = random.Random(fmt).sample(values, limit - 4 * (fmt == 4))
    if fmt == 4:
        unboxed = [0x3F80_0000, 0xFFFF_FFFE_3F80_0000, 0x7FC0_0000, 0x7FFF_FFFF_7F80_0000]
        values = [value | BOX for value in values] + unboxed
    return values


@dataclass(frozen=True)
class Job:
    """One instruction, the rounding mode in frm, and the rows of operands (as many as it has) that it gets."""

    row: Row
    word: int
    frm: int
    rows: Sequence[tuple[int, ...]]

    @property
    def integer_result(self) -> bool:
        return any(op.out == _RD for op in decode(self.word, 4, MMU_M * 2 + 1, no_peek))

    def code(self) -> bytes:
        """The loop."""
        load = [asm("fld", rd=rs, rs1=_FIRST, imm=8 * i) for i, rs in enumerate(_OPERANDS)]
        load.append(asm("ld", rd=_OPERANDS[0], rs1=_FIRST, imm=0))
        result = asm("sd" if self.integer_result else "fsd", rs1=_OUT, rs2=_RD, imm=0)
        words = [
            *load,
            asm("csrrwi", rd=0, csr=_FFLAGS, zimm=0),
            self.word,
            result,
            asm("csrrs", rd=_FLAGS, csr=_FFLAGS, rs1=0),
            asm("sd", rs1=_OUT, rs2=_FLAGS, imm=8),
            asm("addi", rd=_FIRST, rs1=_FIRST, imm=OPERAND_BYTES),
            asm("addi", rd=_OUT, rs1=_OUT, imm=RESULT_BYTES),
            asm("addi", rd=_COUNT, rs1=_COUNT, imm=-1),
        ]
        words += [asm("bne", rs1=_COUNT, rs2=0, imm=-4 * len(words)), asm("ecall")]
        return struct.pack(f"<{len(words)}I", *words)

    def expected(self) -> bytes:
        """What softfloat says, as the loop stores it."""
        cpu, out = FakeCpu(), []
        ops = list(decode(self.word, 4, MMU_M * 2 + 1, no_peek))
        cpu.frm, integer = self.frm, self.integer_result
        for row in self.rows:
            cpu.f[1 : 1 + len(row)] = row
            cpu.x[1], cpu.fflags = row[0], 0
            run(ops, cpu, 0, 4, self.word)
            out += [cpu.x[_RD] if integer else cpu.f[_RD], cpu.fflags]
        return struct.pack(f"<{len(out)}Q", *out)

    @property
    def source(self) -> int:
        """Bytes of its fp operands."""
        return source_format(self.row)

    def __str__(self) -> str:
        return f"{self.row.name} {self.word:#010x} frm {self.frm}"


def _words(row: Row) -> Iterator[tuple[int, int]]:
    """(word, frm): every static and dynamic rounding mode; one word where there is none."""
    numbers = dict(zip(("rs1", "rs2", "rs3"), _OPERANDS, strict=True), rd=_RD)
    chosen = {name: numbers[name] for name in row.fields if name != "rm"}
    if "rm" not in row.fields:
        yield asm(row.name, **chosen), RNE
        return
    for mode in range(RMM + 1):
        yield asm(row.name, **chosen, rm=mode), (mode + 1) % 5  # the word's mode counts, not frm's
    for mode in range(RMM + 1):
        yield asm(row.name, **chosen, rm=DYNAMIC), mode


_FROM_INTEGER = {f"fcvt.{to}.{of}" for to in "sd" for of in ("w", "wu", "l", "lu")} | {"fmv.w.x", "fmv.d.x"}
FP_ROWS = [row for row in ROWS.values() if row.fp and row.size == 4 and row.name not in ("flw", "fsw", "fld", "fsd")]


def source_format(row: Row) -> int:
    """Bytes of a row's fp operands."""
    return 4 if row.name.endswith((".s", ".x.w")) else 8


def jobs(row: Row, size: int, ternary: int, thin: int) -> list[Job]:
    """All jobs of a row: pairs out of `size` operands, triples out of `ternary`, one in `thin` of these in the dynamic
    modes; single operands: all there are."""
    rows: list[tuple[int, ...]]
    if row.name in _FROM_INTEGER:
        integers = [*EDGES, *(v + d & MASK64 for v in (1 << 24, 1 << 53, 1 << 31, 1 << 63) for d in (-1, 1, 3))]
        integers += [(1 << n) - 1 - (1 << n - 26) for n in (40, 60, 64)] + [
            (1 << 64) - (1 << 10),
            (1 << 64) - (1 << 39),
        ]
        ties = [(1 << n) + odd * (1 << n - p) for p in (24, 53) for n in (p, p + 1, 62, 63) for odd in (1, 3)]
        integers += [(value + d) & MASK64 for value in ties for d in (-1, 0, 1)]
        rows = [(value,) for value in integers + [-value & MASK64 for value in integers]]
    else:
        arity = sum(name in row.fields for name in ("rs1", "rs2", "rs3"))
        values = operands(source_format(row), {1: None, 2: size, 3: ternary}[arity])
        rows = list(product(values, repeat=arity))
    found = []
    for word, frm in _words(row):
        dynamic = "rm" in row.fields and row.fields["rm"].extract(word) == DYNAMIC and thin > 1 and len(rows) > 500
        chosen = random.Random(word).sample(rows, len(rows) // thin) if dynamic else rows
        found.append(Job(row, word, frm, chosen))
    return found


def image_of(many: Sequence[Job]) -> tuple[Image, list[int]]:
    """The image that runs jobs, and where each one's results will be."""
    records, memory, places = [], [], []
    at, out = OPERANDS, RESULTS
    placed: dict[int, int] = {}
    for index, job in enumerate(many):
        key = id(job.rows)
        if key not in placed:
            placed[key] = at
            data = b"".join(struct.pack("<3Q", *(*row, 0, 0)[:3]) for row in job.rows)
            memory.append((at, data))
            at += len(data)
        x = [0] * 32
        x[_FIRST], x[_COUNT], x[_OUT] = placed[key], len(job.rows), out
        code = CODE + index * CODE_STRIDE
        memory.append((code, job.code()))
        records.append(Record(x, csr={"mepc": code, "mstatus": MPP_M | FS_DIRTY, "fcsr": job.frm << 5}))
        places.append(out)
        out += RESULT_BYTES * len(job.rows)
    assert at <= RESULTS
    assert out <= RESULTS_END
    assert CODE + len(many) * CODE_STRIDE <= RECORDS
    return Image(records, memory), places


def results(job: Job, place: int, outcome: Outcome) -> bytes:
    """What a machine stored for a job."""
    return outcome.memory(place, RESULT_BYTES * len(job.rows))


def first_difference(job: Job, expected: bytes, found: bytes) -> str:
    """Where two lists of results part."""
    for index, row in enumerate(job.rows):
        one, other = (struct.unpack_from("<2Q", data, RESULT_BYTES * index) for data in (expected, found))
        if one != other:
            inputs = ", ".join(f"{value:#x}" for value in row)
            return f"{job}: ({inputs}): {one[0]:#x} flags {one[1]:#x}, not {other[0]:#x} flags {other[1]:#x}"
    return ""
