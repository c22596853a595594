"""Unicorn runs the fp loops of tests/support/qemu_oracle_fp.py: it has no traps to come back by, so each record's code
is entered by itself and left at its ecall."""

from __future__ import annotations

from typing import Any

import unicorn as _unicorn
from unicorn import riscv_const as const

from tests.support.qemu_oracle import FS_DIRTY, RAM, RAM_SIZE, Image, Outcome

unicorn: Any = _unicorn  # its annotations are partial


def run_unicorn(image: Image) -> Outcome:
    """RAM after all records' code."""
    uc = unicorn.Uc(unicorn.UC_ARCH_RISCV, unicorn.UC_MODE_RISCV64)
    uc.mem_map(RAM, RAM_SIZE)
    uc.mem_write(RAM, bytes(image.ram()))
    uc.reg_write(const.UC_RISCV_REG_MSTATUS, uc.reg_read(const.UC_RISCV_REG_MSTATUS) | FS_DIRTY)
    code = dict(image.memory)
    for record in image.records:
        for number, value in enumerate(record.x[1:], 1):
            uc.reg_write(getattr(const, f"UC_RISCV_REG_X{number}"), value)
        uc.reg_write(const.UC_RISCV_REG_FRM, record.csr["fcsr"] >> 5)
        start = record.csr["mepc"]
        uc.emu_start(start, start + len(code[start]) - 4)
    return Outcome(bytes(uc.mem_read(RAM, RAM_SIZE)))
