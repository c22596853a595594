"""How the harts start: what the loader decided, as plain data that every layer may import."""

from __future__ import annotations

from dataclasses import dataclass

PRIV_S, PRIV_M = 1, 3


@dataclass(frozen=True)
class HartReset:
    """One hart out of reset. Registers that are not named are 0. `started` False: HSM-stopped, the rest is unused."""

    pc: int = 0
    priv: int = PRIV_M
    a0: int = 0
    a1: int = 0
    a2: int = 0
    started: bool = True


@dataclass(frozen=True)
class BootPlan:
    """Where everything lies in RAM (guest physical addresses) and how each hart starts.

    `builtin_sbi`: no firmware was loaded, the emulator itself answers SBI calls from S-mode.
    """

    harts: tuple[HartReset, ...]
    builtin_sbi: bool
    dtb_address: int
    dtb: bytes
    kernel_range: tuple[int, int]
    initrd_range: tuple[int, int] | None
