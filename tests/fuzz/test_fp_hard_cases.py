"""Floating point bit by bit, results and flags, where it is hard: zeros, the smallest and largest subnormals and
normals, ties, infinities, NaNs with payloads, singles without their box, the edges of the conversions; every fp row,
every rounding mode, in the instruction and in frm. Emitted code, QEMU and Unicorn against the interpreter's softfloat.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from mttcg.target.riscv.isa import rvd, rvf
from mttcg.tcg.softfloat import FORMATS, is_snan
from tests.support.insn_cases import BOX
from tests.support.qemu_oracle import QEMU, run_mttcg, run_qemu
from tests.support.qemu_oracle_fp import FP_ROWS, RESULT_BYTES, Job, first_difference, image_of, jobs, results
from tests.support.qemu_oracle_fp_unicorn import run_unicorn

TABLES = {"F": rvf.insn, "D": rvd.insn}
QUICK = {"size": 20, "ternary": 9, "thin": 4}  # see qemu_oracle_fp.jobs
LONG = {"size": 64, "ternary": 24, "thin": 1}
BATCH = 400_000  # results in one image


def jobs_of(extension: str, sizes: dict[str, int]) -> list[Job]:
    names = {row.name for row in TABLES[extension].rows}
    return [job for row in FP_ROWS if row.name in names for job in jobs(row, **sizes)]


def compare(many: list[Job], folder: Path) -> None:
    """Run jobs everywhere; fail with the first difference of each job that has one."""
    image, places = image_of(many)
    outcomes = {"emitted": run_mttcg(image, folder, seconds=400), "Unicorn": run_unicorn(image)}
    if QEMU is not None:
        outcomes["QEMU"] = run_qemu(image, folder, 200)
    wrong = []
    for job, place in zip(many, places, strict=True):
        expected = job.expected()
        for who, outcome in outcomes.items():
            found = results(job, place, outcome)
            if who == "Unicorn":
                found = as_the_manual_says(job, expected, found)
            if text := first_difference(job, expected, found):
                wrong.append(f"{who}: {text}")
    assert wrong == []


def as_the_manual_says(job: Job, expected: bytes, found: bytes) -> bytes:
    """Unicorn's results (QEMU 5.0's) without its known deviations: it neither asks for the box of a single nor makes
    one, and its fmin and fmax follow IEEE 754-2008, where a signalling NaN gives a NaN."""
    out = bytearray(found)
    f, name = FORMATS[job.source], job.row.name
    single = name.startswith("fcvt.s.") or (name.endswith((".s", ".w.x")) and not name.startswith("fcvt."))
    single = single and not job.integer_result
    for at, row in zip(range(0, len(found), RESULT_BYTES), job.rows, strict=True):
        (right,), (value,) = (struct.unpack_from("<Q", data, at) for data in (expected, found))
        unboxed = job.source == 4 and any(operand < BOX for operand in row) and not name.startswith("fcvt.s")
        minimum = name.startswith(("fmin", "fmax")) and any(is_snan(v & 2 * f.sign - 1, f) for v in row)
        if unboxed or minimum:
            out[at : at + RESULT_BYTES] = expected[at : at + RESULT_BYTES]
        elif right >= BOX and single:
            struct.pack_into("<Q", out, at, value | BOX)
    return bytes(out)


@pytest.mark.parametrize("extension", TABLES)
def test_hard_cases(extension: str, tmp_path: Path) -> None:
    many = jobs_of(extension, QUICK)
    print(f"{sum(len(job.rows) for job in many)} cases of {len({job.row.name for job in many})} rows")
    compare(many, tmp_path)


def test_every_fp_row_and_rounding_mode_is_there() -> None:
    asked = [job for extension in TABLES for job in jobs_of(extension, QUICK)]
    for row in FP_ROWS:
        modes = {(job.word >> 12 & 7, job.frm if job.word >> 12 & 7 == 7 else None) for job in asked if job.row is row}
        static, dynamic = {(mode, None) for mode in range(5)}, {(7, mode) for mode in range(5)}
        assert "rm" not in row.fields or modes == static | dynamic, row.name
        assert modes, row.name


@pytest.mark.slow
@pytest.mark.parametrize("extension", TABLES)
def test_more_hard_cases(extension: str, tmp_path: Path) -> None:
    """Larger tables: millions of cases where MTTCG_FUZZ_ROUNDS asks for as many."""
    most = int(os.environ.get("MTTCG_FUZZ_ROUNDS", "50000")) * 10
    batch: list[Job] = []
    size = done = 0
    for job in jobs_of(extension, LONG):
        batch.append(job)
        size += len(job.rows)
        if size >= min(BATCH, most):
            compare(batch, tmp_path)
            done += size
            batch, size = [], 0
        if done >= most:
            return
    compare(batch, tmp_path)
