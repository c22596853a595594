"""A misaligned AMO traps, whatever the page is, and leaves the page's D bit alone (Zaamo; privileged manual, 4.3.1).

The inline probe of an atomic keeps the address's lowest bits, so that a misaligned one differs from every tag. Tags of
pages that need the slow path once had flags in the same bits, and there it did not differ.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from mttcg.memory.layout import TLB_INVALID, TLB_SLOW_MARK, TLB_SLOW_MMIO
from mttcg.memory.protocols import WRITE
from mttcg.target.riscv.assemble import asm
from mttcg.vcpu.callbacks import CONTINUE
from tests.support.qemu_oracle import FS_DIRTY, MPP_M, RAM, RECORD, RECORDS, WINDOW, Image, Record, run_mttcg
from tests.support.slow_paths import slow_paths

CODE, UART = RAM + 0x20_0000, 0x1000_0000
MISALIGNED = 6  # cause: store/AMO address misaligned
T0, T1, T2, S0, S1 = 5, 6, 7, 8, 9


def test_flags_of_a_tag_are_none_of_an_address() -> None:
    lowest = 7
    assert (TLB_SLOW_MMIO | TLB_SLOW_MARK) & lowest == 0
    assert TLB_INVALID & 0xFFF & ~lowest


def record(index: int, place: str, size: str, offset: int) -> Record:
    """An AMO `offset` bytes into a device, or a reserved page (LR and SC with a store between: the exact scheme)."""
    window = RECORDS + index * RECORD + WINDOW
    amo = asm(f"amoadd.{size}", rd=S0, rs1=S1, rs2=T1)
    if place == "reserved":
        words = [asm("lr.w", rd=0, rs1=T0), asm("sw", rs1=T0, rs2=T1, imm=0), asm("sc.w", rd=T2, rs1=T0, rs2=T1), amo]
    else:
        words = [asm("lb", rd=T2, rs1=T0, imm=5), amo]  # the line status register
    at = window if place == "reserved" else UART
    x = [0] * 32
    x[T0], x[S1] = at, at + offset
    csr = {"mepc": CODE, "code_at": CODE, "mstatus": MPP_M | FS_DIRTY}
    return Record(x, csr=csr, code=struct.pack(f"<{len(words)}I", *words))


def test_a_misaligned_amo_traps_on_every_kind_of_page(tmp_path: Path) -> None:
    cases = [
        (place, size, offset)
        for place in ("reserved", "device")
        for size, width in (("w", 4), ("d", 8))
        for offset in range(1, 8)
        if offset % width
    ]
    records = [record(index, *case) for index, case in enumerate(cases)]
    outcome = run_mttcg(Image(records), tmp_path, seconds=60)
    got = [outcome.record(index).csr for index in range(len(cases))]
    expected = [(MISALIGNED, before.x[S1]) for before in records]
    assert [(csr["mcause"], csr["mtval"]) for csr in got] == expected


@pytest.mark.parametrize(("size", "address", "filled"), [("w", 0x1002, 0), ("w", 0x1004, 1), ("d", 0x1004, 0)])
def test_only_an_aligned_atomic_is_translated(size: str, address: int, filled: int) -> None:
    asked: list[tuple[int, int]] = []
    word = asm(f"amoadd.{size}", rd=S0, rs1=S1, rs2=T1)
    paths = slow_paths(word, asked)
    paths.interpret = lambda site: CONTINUE  # type: ignore[method-assign]
    paths.atomic(address, 0)
    assert asked == [(address, WRITE)] * filled
