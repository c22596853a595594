"""Every instruction row on three whole machines: QEMU, our emitted code, our interpreter. Registers, fp registers,
fcsr, memory, the trap at the end with its cause, value and pc, mstatus and the S-mode CSRs must be the same.

Where QEMU 7.2 is known not to follow the manual, or uses a freedom otherwise than we do, the deviation is a function in
tests/support/qemu_oracle_deviations.py, as narrow as it can be; our two machines must agree without any.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mttcg.target.riscv.decoder import RowTable
from mttcg.target.riscv.translate import EXTENSIONS
from tests.support.qemu_oracle import QEMU, Image, run_mttcg, run_qemu
from tests.support.qemu_oracle_compare import arrived, cases_of, compare, executed_by_row


@pytest.mark.parametrize("table", EXTENSIONS, ids=lambda table: table.extension)
def test_extension(table: RowTable, tmp_path: Path) -> None:
    cases = cases_of(table)
    image = Image([case.record for case in cases])
    emitted = run_mttcg(image, tmp_path, log_asm=True)
    executed = executed_by_row(emitted.log)
    asked = Counter(case.row.name for index, case in enumerate(cases) if arrived(case, emitted.record(index)))
    assert set(asked) == {row.name for row in table.rows}
    assert {name: executed[name] for name in asked if executed[name] < asked[name]} == {}, "not run in emitted code"
    assert compare("emitted, interpreted", cases, emitted, run_mttcg(image, tmp_path, "interp")) == ""
    if QEMU is None:
        pytest.skip("qemu-system-riscv64 is not installed: only our two machines were compared")
    met: set[str] = set()
    assert compare("mttcg, QEMU", cases, emitted, run_qemu(image, tmp_path), met) == ""
    print(f"{len(cases)} cases of {len(table.rows)} rows; deviations of QEMU met: {', '.join(sorted(met)) or 'none'}")
