"""Records of one instruction each, run on several machines: which cases there are, and what differs."""

from __future__ import annotations

import copy
import random
import re
import zlib
from collections import Counter

from mttcg.target.riscv.decoder import RowTable
from mttcg.target.riscv.translate import row_name
from tests.support.qemu_oracle import Outcome, Record
from tests.support.qemu_oracle_cases import CLOCKS, CODE_FROM, CODE_TO, OracleCase, oracle_case
from tests.support.qemu_oracle_deviations import DEVIATIONS

CASES, FP_CASES, CSR_CASES = 16, 32, 100  # of a row
_IN_ASM = re.compile(r"^0x0*([0-9a-f]+):\s+([0-9a-f]{4}|[0-9a-f]{8})\s", re.MULTILINE)


def cases_of(table: RowTable, seed: int = 0) -> list[OracleCase]:
    """The cases of an extension: always the same ones for a seed."""
    found: list[OracleCase] = []
    for row in table.rows:
        rng = random.Random(zlib.crc32(row.name.encode()) ^ seed)
        for _ in range(FP_CASES if row.fp else CSR_CASES if "csr" in row.fields else CASES):
            found.append(oracle_case(row, rng, len(found)))
    return found


def differences(case: OracleCase, first: Record, second: Record) -> list[str]:
    """What differs between two machines' records of one case."""
    found = []
    hidden = case.row.fields["rd"].extract(case.word) if case.csr in CLOCKS else 0
    for letter, a, b in (("x", first.x, second.x), ("f", first.f, second.f)):
        found += [
            f"{letter}{i} {p:#x} {q:#x}"
            for i, (p, q) in enumerate(zip(a, b, strict=True))
            if p != q and (letter == "f" or i != hidden)
        ]
    found += [f"{n} {first.csr[n]:#x} {second.csr[n]:#x}" for n in first.csr if first.csr[n] != second.csr[n]]
    if first.window != second.window:
        found.append(f"memory {first.window.hex()} {second.window.hex()}")
    return found


def as_the_manual_says(case: OracleCase, ours: Record, theirs: Record, met: set[str]) -> Record:
    """QEMU's record without its known deviations; the names of those that made a difference go to `met`."""
    for deviation in DEVIATIONS:
        before = copy.deepcopy(theirs)
        deviation(case, ours, theirs)
        if theirs != before:
            met.add(deviation.__name__)
    return theirs


def compare(who: str, cases: list[OracleCase], ours: Outcome, theirs: Outcome, met: set[str] | None = None) -> str:
    """A report of all cases in which two machines differ; with `met`, QEMU's deviations are none."""
    report = []
    for index, case in enumerate(cases):
        one, other = ours.record(index), theirs.record(index)
        if met is not None and differences(case, one, other):
            other = as_the_manual_says(case, one, other, met)
        found = differences(case, one, other)
        if found:
            report.append(f"{who}: record {index}: {case}\n    " + "\n    ".join(found))
    return "\n".join(report[:20]) + (f"\n... {len(report)} in all" if len(report) > 20 else "")


def executed_by_row(log: str, start: int = CODE_FROM, end: int = CODE_TO) -> Counter[str]:
    """How often an instruction of each row was translated between two addresses: by default where the cases' code lies.
    That of each case is taken away after its run, so it is translated once for each time that it is entered."""
    return Counter(
        row_name(int(word, 16), len(word) // 2) for pc, word in _IN_ASM.findall(log) if start <= int(pc, 16) < end
    )


def arrived(case: OracleCase, after: Record) -> bool:
    """Whether the case's own instruction was come to: the LR before an SC may have trapped."""
    return case.starts_at == case.record.csr["mepc"] or after.csr["mepc"] != case.record.csr["mepc"]
