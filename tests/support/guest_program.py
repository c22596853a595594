"""Tiny bare-metal programs written in a test: instructions by name, labels, constants of any size.

For guests that a compiler would not make: code that overwrites itself, jumps into nowhere, or traps for ever.
"""

from __future__ import annotations

from pathlib import Path

from mttcg.target.riscv.assemble import asm
from tests.support.guest_files import RAM, code, make_elf

ZERO, RA, SP, GP, TP, T0, T1, T2, S0, S1, A0, A1, A2, A3, A4, A5 = range(16)
T3, T4, T5, T6 = range(28, 32)
UART, FINISHER, MSWI = 0x1000_0000, 0x10_0000, 0x200_0000
MSTATUS, MIE, MTVEC, MEPC, MCAUSE, MTVAL, MHARTID = 0x300, 0x304, 0x305, 0x341, 0x342, 0x343, 0xF14


class Program:
    """Words at `base` (RAM's start). Branch targets are labels; one that comes later is named before it is set."""

    def __init__(self, base: int = RAM) -> None:
        self.base = base
        self.words: list[int] = []
        self._labels: dict[str, int] = {}
        self._forward: list[tuple[int, str, str, dict[str, int]]] = []

    @property
    def here(self) -> int:
        """Address of the next word."""
        return self.base + 4 * len(self.words)

    def label(self, name: str) -> int:
        """Set a label here; its address."""
        self._labels[name] = self.here
        return self.here

    def op(self, name: str, **fields: int) -> None:
        """One instruction."""
        self.words.append(asm(name, **fields))

    def word(self, value: int) -> None:
        """32 bits of data."""
        self.words.append(value)

    def li(self, rd: int, value: int) -> None:
        """Load a constant of up to 64 bits."""
        signed = (value + (1 << 63)) % (1 << 64) - (1 << 63)
        low = (signed + 2048) % 4096 - 2048
        if low == signed:
            self.op("addi", rd=rd, rs1=ZERO, imm=signed)
            return
        self.li(rd, (signed - low) >> 12)
        self.op("slli", rd=rd, rs1=rd, shamt=12)
        if low:
            self.op("addi", rd=rd, rs1=rd, imm=low)

    def go(self, name: str, target: str, **fields: int) -> None:
        """A branch, or `jal`, to a label."""
        self._forward.append((len(self.words), name, target, fields))
        self.words.append(0)

    def la(self, rd: int, target: str) -> None:
        """Load a label's address, at most 2 KiB away."""
        self.op("auipc", rd=rd, imm=0)
        self._forward.append((len(self.words), "addi", target, {"rd": rd, "rs1": rd}))
        self.words.append(0)

    def put(self, letter: str) -> None:
        """Write a letter to the UART. Changes t5 and t6."""
        self.li(T5, UART)
        self.li(T6, ord(letter))
        self.op("sb", rs1=T5, rs2=T6, imm=0)

    def finish(self, value: int) -> None:
        """Write to the test finisher, and wait. Changes t5 and t6."""
        self.li(T5, FINISHER)
        self.li(T6, value)
        self.op("sw", rs1=T5, rs2=T6, imm=0)
        self.op("jal", rd=ZERO, imm=0)

    def text(self) -> bytes:
        """The program's bytes."""
        for at, name, target, fields in self._forward:
            # la: relative to the auipc, the word before.
            origin = self.base + 4 * (at - 1 if name == "addi" else at)
            self.words[at] = asm(name, **fields, imm=self._labels[target] - origin)
        return code(*self.words)

    def machine(self, folder: Path, *options: str, harts: int = 1) -> list[str]:
        """Write the ELF into `folder`; the arguments that run it in M-mode."""
        kernel = folder / "guest.elf"
        kernel.write_bytes(make_elf(self.text()))
        return ["-smp", str(harts), "-m", "16M", "-bios", "none", "-kernel", str(kernel), *options]
