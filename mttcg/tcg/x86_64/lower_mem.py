"""Guest loads and stores: the soft TLB probe inline, the slow path in the cold stream.

Hot code for a load (va in rax, or in its own register when there is no displacement):

    lea   rax, [base + disp]
    rorx  ecx, eax, 7                   ; (va >> 12) * 32 ...
    lea   rdx, [rax + size - 1]         ; the last byte: a crossing access must not hit
    and   ecx, (TLB_SIZE - 1) * 32      ; ... as a byte offset into the table
    and   rdx, -4096
    cmp   rdx, [rbp + rcx + tag]
    jne   cold
    mov   rcx, [rbp + rcx + addend]
    mov   out, [rax + rcx]

In MMU_M there is no translation, and a load need only be in RAM, all of which PMP lets it read (`ram_limit`):

    lea   rcx, [rax - RAM_BASE]
    cmp   rcx, [rbp + ram_limit]
    jae   cold
    mov   rcx, [rbp + ram_addend]
    mov   out, [rax + rcx]

In MMU_S most pages have the same addend, since kernels map all of memory linearly. A load from such a page finds the
page in a table of these alone, and need not wait for its entry's addend, which is half of a load's latency. Another
page's load goes on in the cold stream as above. Stacks and small data are often mapped elsewhere: accesses through
their registers never look there.

    rorx  ecx, eax, 9
    lea   rdx, [rax + size - 1]
    and   ecx, (LINEAR_SIZE - 1) * 8
    and   rdx, -4096
    cmp   rdx, [rbp + rcx + linear]
    jne   cold
    mov   rcx, [rbp + linear_addend]
    mov   out, [rax + rcx]

A store needs the entry all the same: its tag says whether the page is marked (memory.codepages).

The slow-path stubs take the address in rax, a store's value in rdx, and hand a load's value back in rax, extended.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ...memory.layout import LINEAR_SIZE, MMU_M, MMU_S, PAGE, RAM_BASE, TLB_ENTRY, TLB_SIZE
from ..ir import Imm, Op
from .code import (
    JCC_SHORT,
    JUMP_SIZE,
    Code,
    call,
    fits32,
    lea,
    mov,
    mov32,
    mov_imm32,
    mov_store,
    mov_store32,
    signed64,
    store,
)
from .encode import Mem, encoder, encoder_imm
from .insns import R11, RAX, RCX, RDX, RSP
from .regs import CONST, ENV, HELPER, LINEAR_DISP, env, tlb_disp
from .row import CLOBBERS_BOTH, CLOBBERS_NONE, CLOBBERS_RCX, Lowering

TAG_R, TAG_W, ADDEND = range(3)
INDEX_SHIFT = 12 - (TLB_ENTRY.bit_length() - 1)
INDEX_MASK = (TLB_SIZE - 1) * TLB_ENTRY
if INDEX_MASK >> (32 - INDEX_SHIFT):
    raise ImportError("the index of a TLB entry is not within the low half of the address")
LINEAR_SHIFT = 12 - 3
LINEAR_MASK = (LINEAR_SIZE - 1) * 8
_SP, _GP = 2, 3

_rorx32 = encoder("rorx r32, rm32, imm8")
_and32 = encoder_imm("and rm32")
_and64 = encoder_imm("and rm64")
_cmp = encoder("cmp r64, rm64")
_shl32 = encoder("shl rm32, imm8")
_RAM_LIMIT = _cmp(RCX, env("ram_limit"))
_LINEAR_ADDEND = mov(RCX, env("linear_addend"))

LOAD = {
    (1, False): encoder("movzx r32, rm8"),
    (2, False): encoder("movzx r32, rm16"),
    (4, False): encoder("mov r32, rm32"),
    (8, False): mov,
    (1, True): encoder("movsx r64, rm8"),
    (2, True): encoder("movsx r64, rm16"),
    (4, True): encoder("movsxd r64, rm32"),
    (8, True): mov,
}
STORE = {
    1: encoder("mov rm8, r8"),
    2: encoder("mov rm16, r16"),
    4: encoder("mov rm32, r32"),
    8: mov_store,
}
_STORE_IMM = {
    1: encoder("mov rm8, imm8"),
    2: encoder("mov rm16, imm16"),
    4: encoder("mov rm32, imm32"),
    8: encoder("mov rm64, imm32"),
}
_CALL_LOAD = {
    (size, signed): call(HELPER[f"LOAD{size}{'S' if signed else 'U'}"]) for size, signed in LOAD
}
_CALL_STORE = {size: call(HELPER[f"STORE{size}"]) for size in STORE}


def page_of(register: int) -> bytes:
    """The page of the address in `register`."""
    return _and64(register, -PAGE)


@lru_cache(1 << 12)
def probe(va: int, size: int, mmu_idx: int, tag: int, aligned: bool = False) -> bytes:
    """Compare the TLB entry's tag for `va` (a register); "not equal" is a miss. rcx is the entry's offset then.

    `aligned`: an address that is not a multiple of `size` misses instead of one that crosses a page.
    """
    code = _rorx32(RCX, va, INDEX_SHIFT)
    if aligned or size == 1:
        code += mov(RDX, va)
    else:
        code += lea(RDX, Mem(va, size - 1))
    code += _and32(RCX, INDEX_MASK)
    code += _and64(RDX, (size - 1 if aligned else 0) - PAGE)
    return code + _cmp(RDX, Mem(ENV, tlb_disp(mmu_idx, tag), RCX))


@lru_cache(1 << 6)
def addend(mmu_idx: int) -> bytes:
    """rcx = what to add to the virtual address, after a hit.

    Without translation it is the same for all of RAM, and the load that follows need not wait for the entry.
    """
    if mmu_idx == MMU_M:
        return mov(RCX, env("ram_addend"))
    return mov(RCX, Mem(ENV, tlb_disp(mmu_idx, ADDEND), RCX))


def address(c: Code, operand: int, disp: int) -> int:
    """The virtual address operand + disp in a register: the operand's own if it is unchanged there, else rax."""
    if type(operand) is Imm:
        c.into(RAX, Imm(operand + disp))
        return RAX
    where = c.loc[operand]
    if type(where) is int:
        if disp == 0:
            return where
        c.hot += lea(RAX, Mem(where, disp))
        return RAX
    c.hot += mov(RAX, where)
    if disp:
        c.hot += _add_imm(RAX, disp)
    return RAX


_add_imm = encoder_imm("add rm64")


@lru_cache(16)
def _ram_check(va: int) -> bytes:
    """Compare `va` (a register) with the end of RAM: "above or equal" is a miss."""
    return lea(RCX, Mem(va, -RAM_BASE)) + _RAM_LIMIT


@lru_cache(1 << 7)
def _linear_probe(va: int, size: int) -> bytes:
    """Look for the page among those of MMU_S that have `linear_addend`; rcx is its place's offset then."""
    code = _rorx32(RCX, va, LINEAR_SHIFT)
    code += lea(RDX, Mem(va, size - 1)) if size > 1 else mov(RDX, va)
    # 64 bits, though 32 would do: with a byte more hot code is as long as cold code, and needs no nop at its end.
    code += _and64(RCX, LINEAR_MASK)
    return code + page_of(RDX) + _cmp(RDX, Mem(ENV, LINEAR_DISP, RCX))


def _not_linear() -> bytes:
    """After a miss of `_linear_probe`: look at the soft TLB's entry. To be followed by a jump to the load on a hit."""
    hit = addend(MMU_S)
    code = _shl32(RCX, LINEAR_SHIFT - INDEX_SHIFT) + _and32(RCX, INDEX_MASK)
    code += _cmp(RDX, Mem(ENV, tlb_disp(MMU_S, TAG_R), RCX))
    return code + JCC_SHORT["ne"](len(hit) + JUMP_SIZE) + hit


def gen_probe(c: Code, op: Op, size: int, disp: int, tag: int) -> Mem:
    """What every access begins with: the guest bytes on a hit; on a miss, cold code with the address in rax."""
    base = op.args[0]
    va = address(c, base, disp)
    if tag == TAG_R and c.mmu_idx == MMU_M:
        c.hot += _ram_check(va)
        c.jump_cold("ae")
        c.hot += addend(MMU_M)
    elif tag == TAG_R and c.mmu_idx == MMU_S and (type(base) is Imm or base not in (_SP, _GP)):
        c.hot += _linear_probe(va, size)
        c.jump_cold("ne")
        c.hot += _LINEAR_ADDEND
        c.cold += _not_linear()
        c.resume(len(c.hot))
    else:
        c.hot += probe(va, size, c.mmu_idx, tag)
        c.jump_cold("ne")
        c.hot += addend(c.mmu_idx)
    if va != RAX:
        c.cold += mov(RAX, va)
    return Mem(va, 0, RCX)


def gen_ld(c: Code, op: Op) -> None:
    attr: Any = op.attr
    size, signed, disp = attr
    place = gen_probe(c, op, size, disp, TAG_R)
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    c.hot += LOAD[size, signed](target, place)
    end_of_load = len(c.hot)
    c.out(op, target)
    c.cold += _CALL_LOAD[size, signed]
    if type(out) is int:
        c.cold += store(out, RAX)
    c.resume(end_of_load)


def gen_st(c: Code, op: Op) -> None:
    attr: Any = op.attr
    size, disp = attr
    b = op.args[1]
    place = gen_probe(c, op, size, disp, TAG_W)
    if type(b) is Imm and (size < 8 or fits32(b)):
        c.hot += _STORE_IMM[size](place, signed64(b) if size == 8 else b & ((1 << 8 * size) - 1))
        c.cold += encoder("mov r64, imm64")(RDX, b) if not fits32(b) else encoder("mov rm64, imm32")(RDX, signed64(b))
    else:
        c.hot += STORE[size](place, c.reg(b, RDX))
        if type(b) is Imm:
            c.cold += encoder("mov r64, imm64")(RDX, b)
        else:
            c.cold += mov(RDX, c.loc[b])
    c.cold += _CALL_STORE[size]
    c.resume(len(c.hot))


# --- fp registers

_movsd_load = encoder("vmovq xmm, xmm/m64")
_movsd_store = encoder("vmovsd m, xmm")
_movss_store = encoder("vmovss m, xmm")
_movd_load = encoder("vmovd xmm, rm32")
_movq_from = encoder("vmovq rm64, xmm")
_movq_to = encoder("vmovq xmm, rm64")
_box = encoder("vorpd xmm, vxmm, xmm/m128")
_or = encoder("or r64, rm64")
_STORE_F = {4: _movss_store, 8: _movsd_store}


def gen_fld(c: Code, op: Op) -> None:
    attr: Any = op.attr
    size, disp = attr
    place = gen_probe(c, op, size, disp, TAG_R)
    out = c.loc[op.out]
    c.cold += _CALL_LOAD[size, False]
    if size == 8:
        if type(out) is int:
            c.hot += _movsd_load(out, place)
            c.cold += _movq_to(out, RAX)
        else:
            c.hot += mov(RAX, place)
            c.hot += mov_store(out, RAX)
            c.cold += mov_store(out, RAX)
        c.resume(len(c.hot))
        return
    if type(out) is int:
        c.hot += _movd_load(out, place)
        c.cold += _movq_to(out, RAX)
        c.resume(len(c.hot))
        c.hot += _box(out, out, CONST["box"])
    else:
        c.hot += LOAD[4, False](RAX, place)
        c.resume(len(c.hot))
        c.hot += _or(RAX, CONST["box"]) + mov_store(out, RAX)


def gen_fst(c: Code, op: Op) -> None:
    attr: Any = op.attr
    size, disp = attr
    place = gen_probe(c, op, size, disp, TAG_W)
    value = c.loc[op.args[1]]
    if type(value) is int:
        c.hot += _STORE_F[size](place, value)
        c.cold += _movq_from(RDX, value)
    else:
        c.hot += mov(RDX, value) + STORE[size](place, RDX)
        c.cold += mov(RDX, value)
    c.cold += _CALL_STORE[size]
    c.resume(len(c.hot))


# A locked no-op on the (unused) top of the stack orders as mfence does, in less time.
FULL_FENCE = encoder("lock or m, imm8")(Mem(RSP), 0)


def gen_fence(c: Code, op: Op) -> None:
    if op.attr[0]:
        c.hot += FULL_FENCE


_SYS_SCHED_YIELD = 24
_PAUSE = encoder("pause")() + encoder_imm("sub rm32")(env("spins_left"), 1)
_YIELD = (
    encoder("push r64")(R11) + mov_imm32(RAX, _SYS_SCHED_YIELD) + encoder("syscall")() + encoder("pop r64")(R11)
    + mov32(RAX, env("spin_limit")) + mov_store32(env("spins_left"), RAX)
)  # fmt: skip


def gen_spin_hint(c: Code, op: Op) -> None:
    """A load in a tight loop takes the line away from a hart that is about to write it, again and again; and the hart
    that is waited for may have no host CPU but this one. The system call overwrites rax, rcx and r11."""
    c.hot += _PAUSE
    c.jump_cold("s")
    c.cold += _YIELD
    c.resume(len(c.hot))


LOWERINGS: dict[str, Lowering] = {
    "ld": Lowering(gen_ld, CLOBBERS_BOTH),
    "st": Lowering(gen_st, CLOBBERS_BOTH),
    "fld": Lowering(gen_fld, CLOBBERS_BOTH),
    "fst": Lowering(gen_fst, CLOBBERS_BOTH),
    "fence": Lowering(gen_fence, CLOBBERS_NONE),
    "spin_hint": Lowering(gen_spin_hint, CLOBBERS_RCX),
}
