"""One SSE operation at a time under a chosen MXCSR: the host's arithmetic as a witness for softfloat.

x86-64 agrees with IEEE 754 and with RISC-V's choice of tininess after rounding; only NaN payloads differ
(the caller makes them canonical), and round-to-nearest-max-magnitude does not exist.
"""

from __future__ import annotations

from collections.abc import Callable

from mttcg.native import memory
from mttcg.native.ffi import ffi
from mttcg.tcg.softfloat import DZ, NV, NX, OF, RDN, RNE, RTZ, RUP, UF

_HEAD = "4883ec08 0fae1c24 0fae17"  # sub rsp, 8; stmxcsr [rsp]; ldmxcsr [rdi]
_TAIL = "0fae1f 0fae1424 4883c408 c3"  # stmxcsr [rdi]; ldmxcsr [rsp]; add rsp, 8; ret
_LOAD = {4: "f30f104708 f30f104f10 f30f105718", 8: "f20f104708 f20f104f10 f20f105718"}  # xmm0-2 from [rdi+8]
_STORE = "660fd64720"  # movq [rdi+32], xmm0
_PREFIX = {4: "f3", 8: "f2"}
_ROUNDING = {RNE: 0, RDN: 1, RUP: 2, RTZ: 3}
_FLAGS = ((1, NV), (4, DZ), (8, OF), (16, UF), (32, NX))

# name -> code on xmm0 (and xmm1, xmm2) for a format's prefix p
_ON_XMM: dict[str, str] = {
    "add": "{p}0f58c1",
    "sub": "{p}0f5cc1",
    "mul": "{p}0f59c1",
    "div": "{p}0f5ec1",
    "sqrt": "{p}0f51c0",
    "eq": "{p}0fc2c100",  # cmpsd xmm0, xmm1, EQ
    "lt": "{p}0fc2c101",
    "le": "{p}0fc2c102",
}


def _codes() -> dict[tuple[str, int], str]:
    codes: dict[tuple[str, int], str] = {}
    for fmt, prefix in _PREFIX.items():
        for name, code in _ON_XMM.items():
            codes[name, fmt] = _LOAD[fmt] + code.format(p=prefix) + _STORE
        # vfmadd213 xmm0, xmm1, xmm2
        codes["fma", fmt] = _LOAD[fmt] + f"c4e2{'f1' if fmt == 8 else '71'}a9c2" + _STORE
        # cvts?2ss / cvts?2sd xmm0, xmm0: `fmt` is the target
        codes["f2f", fmt] = _LOAD[12 - fmt] + f"{_PREFIX[12 - fmt]}0f5ac0" + _STORE
        # mov rax, [rdi+8]; cvtsi2s? xmm0, rax
        codes["i2f", fmt] = f"488b4708 0f57c0 {prefix}480f2ac0" + _STORE
        # cvts?2si rax, xmm0; mov [rdi+32], rax
        codes["f2i", fmt] = _LOAD[fmt] + f"{prefix}480f2dc0 48894720"
    return codes


def _assemble() -> tuple[dict[tuple[str, int], Callable[[object], None]], object]:
    start = memory.map_anonymous(memory.PAGE, memory.PROT_READ | memory.PROT_WRITE | memory.PROT_EXEC)
    code = memory.buffer(start, memory.PAGE)
    entries: dict[tuple[str, int], Callable[[object], None]] = {}
    used = 0
    for key, body in _codes().items():
        machine = bytes.fromhex(_HEAD + body + _TAIL)
        code[used : used + len(machine)] = machine
        # SAFETY: the page is never unmapped, and the code only touches the block in rdi and its own stack.
        entries[key] = ffi.cast("void(*)(uint64_t *)", start + used)
        used += len(machine)
    return entries, ffi.new("uint64_t[5]")


_entries, _block = _assemble()
_words = memory.buffer(int(ffi.cast("uintptr_t", _block)), 40).cast("Q")


def host(name: str, fmt: int, rm: int, a: int, b: int = 0, c: int = 0) -> tuple[int, int]:
    """(raw result bits, fflags) of operation `name`, in `fmt` and host-supported rounding mode `rm`."""
    _words[0] = 0x1F80 | _ROUNDING[rm] << 13
    _words[1], _words[2], _words[3] = a, b, c
    _entries[name, fmt](_block)
    status = _words[0]
    result = _words[4] if fmt == 8 or name == "f2i" else _words[4] & 0xFFFFFFFF
    return result, sum(flag for bit, flag in _FLAGS if status & bit)
