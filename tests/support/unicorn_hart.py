"""Unicorn (QEMU 5.0's RISC-V target) as a second opinion on single instructions."""

from __future__ import annotations

from typing import Any

import unicorn as _unicorn
from unicorn import riscv_const as const

from tests.support.fake_cpu import BASE, SIZE
from tests.support.insn_cases import JUMP_REACH, PC, Case, State

unicorn: Any = _unicorn  # its annotations are partial
_X = [getattr(const, f"UC_RISCV_REG_X{i}") for i in range(32)]
_F = [getattr(const, f"UC_RISCV_REG_F{i}") for i in range(32)]
_STATUS, _FRM, _FFLAGS = const.UC_RISCV_REG_MSTATUS, const.UC_RISCV_REG_FRM, const.UC_RISCV_REG_FFLAGS
_FS = 0x6000
_CODE = PC - 2 * JUMP_REACH & -0x1000


class UnicornHart:
    """One hart in machine mode with the fake hart's memory and room to jump about PC."""

    def __init__(self) -> None:
        self.uc: Any = unicorn.Uc(unicorn.UC_ARCH_RISCV, unicorn.UC_MODE_RISCV64)
        self.uc.mem_map(BASE, SIZE)
        self.uc.mem_map(_CODE, 4 * JUMP_REACH)
        self.uc.reg_write(_STATUS, self.uc.reg_read(_STATUS) | _FS)

    def run(self, case: Case) -> State:
        """The state after the case's instruction; any trap is reported as (0, 0)."""
        return self.run_code(case.word.to_bytes(case.size, "little"), case.state, count=1)

    def run_code(self, code: bytes, state: State, count: int = 0) -> State:
        """The state after straight-line code (or its first `count` instructions); on a trap pc stays."""
        uc = self.uc
        uc.mem_write(BASE, state.memory)
        uc.mem_write(PC, code)
        uc.ctl_remove_cache(PC, PC + max(4, len(code)))
        for register, value in zip(_X[1:] + _F, state.x[1:] + state.f, strict=True):
            uc.reg_write(register, value)
        uc.reg_write(_FRM, state.frm)
        uc.reg_write(_FFLAGS, state.fflags)
        for name, value in state.env:
            uc.reg_write(getattr(const, f"UC_RISCV_REG_{name.upper()}"), value)
        trap = None
        try:
            uc.emu_start(PC, PC + len(code), count=count)
        except unicorn.UcError:
            trap = (0, 0)
        return State(
            tuple(uc.reg_read(register) for register in _X),
            tuple(uc.reg_read(register) for register in _F),
            bytes(uc.mem_read(BASE, SIZE)),
            state.pc if trap else uc.reg_read(const.UC_RISCV_REG_PC),
            uc.reg_read(_FRM),
            uc.reg_read(_FFLAGS),
            tuple((name, uc.reg_read(getattr(const, f"UC_RISCV_REG_{name.upper()}"))) for name, _ in state.env),
            trap,
        )
