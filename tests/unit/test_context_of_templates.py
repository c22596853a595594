"""What one privilege has translated is not run by another, where the instruction means something else there."""

from __future__ import annotations

from pathlib import Path

import pytest

from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.csr import BY_NAME
from tests.support.qemu_oracle import FS_DIRTY, MPP_M, MPP_S, MPP_U, RAM, Image, Record, run_mttcg

CODE = RAM + 0x20_0000


@pytest.mark.parametrize("name", ["mcause", "mscratch", "sepc"])
def test_a_read_into_x0_still_traps_below(name: str, tmp_path: Path) -> None:
    """In M-mode it is nothing at all, and was once remembered as that for every mode."""
    word = asm("csrrs", rd=0, csr=BY_NAME[name].number, rs1=0)
    modes = (MPP_M, MPP_U, MPP_S, MPP_U)
    records = [
        Record(csr={"mepc": CODE, "code_at": CODE, "mstatus": mode | FS_DIRTY}, code=word.to_bytes(4, "little"))
        for mode in modes
    ]
    outcome = run_mttcg(Image(records), tmp_path, seconds=60)
    lowest = BY_NAME[name].number >> 8 & 3
    # Behind the code lies zero: an illegal instruction too, but of another value.
    values = [0 if mode >> 11 >= lowest else word for mode in modes]
    assert [outcome.record(index).csr["mtval"] for index in range(len(modes))] == values
