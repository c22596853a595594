"""`-d in_asm,op,out_asm`: a block's guest code, IR and host code as text; both disassemblies by capstone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import capstone

from ..log import Log
from .guest import Decode
from .text import format_ops

if TYPE_CHECKING:
    from .translator import Translation

_guest = capstone.Cs(capstone.CS_ARCH_RISCV, capstone.CS_MODE_RISCV64 | capstone.CS_MODE_RISCVC)
_host = capstone.Cs(capstone.CS_ARCH_X86, capstone.CS_MODE_64)


def guest_line(pc: int, word: int, size: int) -> str:
    """One guest instruction; `.insn` where capstone does not know it."""
    raw = word.to_bytes(size, "little")
    text = next((f"{i.mnemonic} {i.op_str}" for i in _guest.disasm(raw, pc)), f".insn {word:#x}")
    return f"{pc:#018x}:  {word:0{2 * size}x}{'' if size == 4 else '    '}  {text}"


def host_lines(address: int, code: bytes) -> list[str]:
    """Host instructions at `address`."""
    return [f"  {i.address:#x}:  {i.bytes.hex():24}  {i.mnemonic} {i.op_str}" for i in _host.disasm(code, address)]


def describe_block(log: Log, decode: Decode, pc: int, ctx: int, host: int, code: Translation) -> str:
    """The enabled views, under QEMU's headings."""
    lines: list[str] = []
    hot, _, _, _, templates = code
    guest = [template for template in templates if template.size]
    if log.on("in_asm"):
        lines.append(f"----------------\nIN: ctx {ctx}")
        at = pc
        for template in guest:
            lines.append(guest_line(at, template.word, template.size))
            at += template.size
    if log.on("op"):
        lines.append("OP:")
        at = pc
        for template in guest:
            lines.append(f" ---- {at:#x}")
            lines.append(format_ops(decode(template.word, template.size, ctx, lambda n: None)))
            at += template.size
    if log.on("out_asm"):
        lines.append(f"OUT: [size={len(hot)}]")
        lines += host_lines(host, hot)
    return "\n".join(lines) + "\n"
