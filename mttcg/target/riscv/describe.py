"""A hart's registers and its traps as text, in the words of QEMU's `info registers`, `-d cpu` and `-d int`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from . import csr
from .csr_fields import CAUSE_INTERRUPT

if TYPE_CHECKING:
    from .cpu import Cpu

X_NAMES = (
    "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
    "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
)  # fmt: skip
F_NAMES = (
    "ft0", "ft1", "ft2", "ft3", "ft4", "ft5", "ft6", "ft7", "fs0", "fs1", "fa0", "fa1", "fa2", "fa3", "fa4", "fa5",
    "fa6", "fa7", "fs2", "fs3", "fs4", "fs5", "fs6", "fs7", "fs8", "fs9", "fs10", "fs11", "ft8", "ft9", "ft10", "ft11",
)  # fmt: skip
SHOWN_CSRS = (
    "mhartid", "mstatus", "mip", "mie", "mideleg", "medeleg", "mtvec", "stvec", "mepc", "sepc", "mcause", "scause",
    "mtval", "stval", "mscratch", "sscratch", "satp", "fcsr",
)  # fmt: skip


# By cause number (privileged manual, table 3.6); QEMU's names, as its logs are what scripts look for.
_EXCEPTIONS = (
    "misaligned_fetch", "fault_fetch", "illegal_instruction", "breakpoint", "misaligned_load", "fault_load",
    "misaligned_store", "fault_store", "user_ecall", "supervisor_ecall", "hypervisor_ecall", "machine_ecall",
    "exec_page_fault", "load_page_fault", "reserved", "store_page_fault",
)  # fmt: skip
_INTERRUPTS = {
    1: "s_software", 3: "m_software", 5: "s_timer", 7: "m_timer", 9: "s_external", 11: "m_external"
}  # fmt: skip


def describe_trap(hart: int, cause: int, epc: int, tval: int) -> str:
    """The line of `-d int`: `cause` as xcause has it; the interrupt bit is shown as `async`."""
    number = cause & ~CAUSE_INTERRUPT
    name = _INTERRUPTS[number] if cause & CAUSE_INTERRUPT else _EXCEPTIONS[number]
    return (
        f"riscv_cpu_do_interrupt: hart:{hart}, async:{int(number != cause)}, cause:{number:016x}, "
        f"epc:0x{epc:016x}, tval:0x{tval:016x}, desc={name}\n"
    )


def registers_text(
    pc: int, priv: int, csrs: Iterable[tuple[str, int]], get_x: Callable[[int], int], get_f: Callable[[int], int]
) -> str:
    """Lines of text, the last one ended too."""
    lines = [f" pc       {pc:016x}", f" priv     {priv}"]
    lines += [f" {name:8} {value:016x}" for name, value in csrs]
    for letter, abi_names, read in (("x", X_NAMES, get_x), ("f", F_NAMES, get_f)):
        names = [f"{letter}{i}/{name}" for i, name in enumerate(abi_names)]
        for first in range(0, 32, 4):
            lines.append("".join(f" {names[i]:8} {read(i):016x}" for i in range(first, first + 4)))
    return "\n".join(lines) + "\n"


def describe(cpu: Cpu) -> str:
    """A hart that runs in this process."""
    csrs = ((name, csr.BY_NAME[name].read(cpu)) for name in SHOWN_CSRS)
    return registers_text(cpu.pc, cpu.priv, csrs, cpu.get_x, cpu.get_f)
