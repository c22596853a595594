"""Privileged instructions (privileged manual, "Trap-Return", "Wait for Interrupt", "SFENCE.VMA").

All of them leave emitted code: their helpers check the privilege and change the context. The hypervisor's and
Svinval's instructions have no rows, which makes them illegal, as on a hart without these extensions.
"""

from __future__ import annotations

from ..decoder import RowTable, Translation

insn = RowTable("priv")


@insn("sret", "0001000 00010 00000 000 00000 1110011", name="sret")
@insn("mret", "0011000 00010 00000 000 00000 1110011", name="mret")
@insn("wfi", "0001000 00101 00000 000 00000 1110011", name="wfi")
def trans_privileged(b: Translation, name: str) -> None:
    b.system(name)


@insn("sfence.vma", "0001001 rs2 rs1 000 00000 1110011")
def trans_sfence_vma(b: Translation, rs1: int, rs2: int) -> None:
    """The helper gets register numbers: x0 as an operand means "all", a register that holds 0 does not."""
    b.system("sfence_vma", rs1, rs2)
