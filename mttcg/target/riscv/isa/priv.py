"""Privileged instructions (privileged manual, "Trap-Return", "Wait for Interrupt", "SFENCE.VMA").

They leave emitted code, since their helpers check the privilege and change the context; but SFENCE.VMA of one
address, of which a Linux boot makes 90,000, stays inside where it can. The hypervisor's and
Svinval's instructions have no rows, which makes them illegal, as on a hart without these extensions.
"""

from __future__ import annotations

from ....tcg.ir import NONE
from ..csr_fields import MSTATUS_TVM, PRV_S, PRV_U
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
    if rs1 == 0 or b.priv == PRV_U:
        b.system("sfence_vma", rs1, rs2)
        return
    if b.priv == PRV_S:
        mstatus = b.op("ldenv", b.temp(), attr=("mstatus",))
        b.op("guard", NONE, mstatus, attr=(MSTATUS_TVM, "sfence_vma", (rs1, rs2)))
    b.op("flush_page", NONE, rs1, attr=("sfence_vma", (rs1, rs2)))
