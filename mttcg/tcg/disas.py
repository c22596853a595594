"""`-d in_asm,op,out_asm`: a block's guest code, IR and host code as text; both disassemblies by capstone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import capstone

from ..log import Log
from .guest import Decode
from .tb import insns
from .text import format_ops

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


def describe_block(log: Log, decode: Decode, block: Any, read: Callable[[int, int], bytes]) -> str:
    """The enabled views of a block (tcg.tb.BLOCK), under QEMU's headings. `read`: bytes of the code buffer."""
    lines: list[str] = []
    pc, ctx, host, size = block.pc, block.ctx, block.host, block.hot_size
    guest: list[tuple[int, int, int]] = []
    for insn in insns(block):
        if insn.size:
            guest.append((pc, insn.word, insn.size))
        pc += insn.size
    if log.on("in_asm"):
        lines.append(f"----------------\nIN: ctx {ctx}")
        lines += [guest_line(*row) for row in guest]
    if log.on("op"):
        lines.append("OP:")
        for at, word, length in guest:
            lines.append(f" ---- {at:#x}")
            lines.append(format_ops(decode(word, length, ctx, lambda n: None)))
    if log.on("out_asm"):
        lines.append(f"OUT: [size={size}]")
        lines += host_lines(host, read(host, size))
    return "\n".join(lines) + "\n"
