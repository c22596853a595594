"""Every instruction row in the interpreter against Unicorn: registers, memory, flags, next pc, trap or not.

Unicorn is QEMU 5.0's RISC-V target. Where that is older than the manual, or does not say enough, the
deviation stands here with its reason, and as little as possible is left out of the comparison.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.isa.zicsr import CONSTANT_CSRS, PLAIN_CSRS
from mttcg.target.riscv.translate import EXTENSIONS
from mttcg.tcg.ir import F0
from mttcg.tcg.ops import OPS
from mttcg.tcg.softfloat import FORMATS, is_snan
from tests.support.insn_cases import BOX, JUMP_REACH, PC, Case, State, differences, interpret, random_case
from tests.support.unicorn_hart import UnicornHart

CASES = 40
# Bit manipulation came to QEMU with 6.1: its rows are compared with formulas in test_bit_manipulation.
NOT_IN_UNICORN = ("Zba", "Zbb", "Zbs")
ROWS = [row for table in EXTENSIONS if table.extension not in NOT_IN_UNICORN for row in table.rows]
IN_UNICORN = {"stvec", "sscratch", "sepc", "scause", "stval", "mtvec", "mscratch", "mepc", "mcause", "mtval", "frm"}

Adjust = Callable[[Case, State, State], tuple[State, State] | None]


def leaves_the_hart(case: Case) -> bool:
    """Helpers work on state that the fake hart has not, clocks and constants differ, and of the fields only those are
    compared that Unicorn has as ours are. Unicorn without page tables refuses sfence.vma. Of fence.i, only that the
    hart goes on."""
    names = {op.name for op in case.ops}
    others = {name for name, _ in case.state.env} - IN_UNICORN
    csr = case.row.fields["csr"].extract(case.word) if "csr" in case.row.fields else None
    absent = csr in CONSTANT_CSRS or (csr in PLAIN_CSRS and PLAIN_CSRS[csr].field not in IN_UNICORN)
    return bool(names & {"system", "helper", "rdclock", "flush_page"} or others or absent)


def calls_no_helper(case: Case, ours: State, theirs: State) -> tuple[State, State] | None:
    """What fence.i calls is nothing to Unicorn."""
    return replace(ours, helpers=()), theirs


def only_that_it_traps(case: Case, ours: State, theirs: State) -> tuple[State, State] | None:
    """Unicorn stops with an error instead of a cause, and may have stored the first part of an access that
    faults on its second page, which the manual allows (Zicclsm leaves it open) and mttcg does not do."""
    if ours.trap is None:
        return ours, theirs
    if not theirs.trap and any(op.name == "sc" for op in case.ops):
        return None  # QEMU 5.0 makes no check of address or alignment when there is no reservation
    return replace(ours, trap=(0, 0), memory=b""), replace(theirs, memory=b"")


def jumps_out_of_the_code(case: Case, ours: State, theirs: State) -> tuple[State, State] | None:
    """Unicorn reports the fetch fault of the target as this instruction's, with pc back at it."""
    if theirs.trap and not ours.trap and not -JUMP_REACH <= ours.pc - PC <= JUMP_REACH:
        return ours, replace(theirs, pc=ours.pc, trap=None)
    return ours, theirs


def does_not_box(case: Case, ours: State, theirs: State) -> tuple[State, State] | None:
    """QEMU boxes single-precision results since 5.2: only their low halves are compared. (For the same
    reason the cases have boxed inputs only; test_ir_files has the rule for others.)"""
    f, theirs_f = list(ours.f), list(theirs.f)
    for op in case.ops:
        row = OPS[op.name]
        fmt = dict(zip(row.attrs, op.attr, strict=True)).get("fmt")
        if row.outs and row.fp[:1] == "f" and fmt == 4 and f[op.out - F0] >= BOX:
            theirs_f[op.out - F0] |= BOX
    return ours, replace(theirs, f=tuple(theirs_f))


def minimum_of_2008(case: Case, ours: State, theirs: State) -> tuple[State, State] | None:
    """Before QEMU 6.0 fmin and fmax followed IEEE 754-2008, where a signalling NaN gives a NaN."""
    for op in case.ops:
        if op.name in ("fmin", "fmax"):
            fmt = op.attr[0]
            assert isinstance(fmt, int)
            mask = (1 << 8 * fmt) - 1
            if any(is_snan(case.state.f[a - F0] & mask, FORMATS[fmt]) for a in op.args):
                return ours, replace(theirs, f=ours.f)
    return ours, theirs


def keeps_odd_return_addresses(case: Case, ours: State, theirs: State) -> tuple[State, State] | None:
    """xepc[0] is always zero (privileged manual, "mepc"); QEMU 5.0 stores it as written."""
    even = tuple((name, value & ~1 if name in ("mepc", "sepc") else value) for name, value in theirs.env)
    return ours, replace(theirs, env=even)


DEVIATIONS: list[Adjust] = [
    calls_no_helper,
    only_that_it_traps,
    jumps_out_of_the_code,
    does_not_box,
    minimum_of_2008,
    keeps_odd_return_addresses,
]


@pytest.fixture(scope="module")
def hart() -> UnicornHart:
    return UnicornHart()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row(row: Row, hart: UnicornHart) -> None:
    rng = random.Random(zlib.crc32(row.name.encode()))
    for _ in range(CASES):
        case = random_case(row, rng, boxed_only=True)
        if leaves_the_hart(case):
            continue
        pair: tuple[State, State] | None = interpret(case), hart.run(case)
        for adjust in DEVIATIONS:
            if pair is not None:
                pair = adjust(case, *pair)
        if pair is not None and pair[0] != pair[1]:
            pytest.fail(f"{row.name} {case.word:#x} {list(case.ops)}: {differences(*pair)}")
