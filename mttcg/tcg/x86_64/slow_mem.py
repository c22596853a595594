"""Loads, stores and atomics that the inline probe could not serve: what is tried before Python is called.

Two cases are common enough to be native. The page may be in the soft TLB's second level (memory.softtlb): its entry is
swapped with the first level's, and the access is made here. Or a store goes to a page that holds translated
code somewhere (TLB_SLOW_MARK), mostly beside that code: it is made here, and Python is told only if the
bytes' lines hold code. What crosses a page finds nothing, since the index is the first byte's page's and the
tag the last byte's: memory.crossing_native makes it.

The orders of memory.codepages hold here too: the writers bit is set before the marks are read, so that whoever
marks the page for a reservation waits until this store is over; the store is visible before the lines are read.
"""

from __future__ import annotations

from ...memory.codepages import MARK_RESV
from ...memory.crossing_native import DONE, ENTERED_SLOW, PAGE_FAULT
from ...memory.layout import N_MMU, PAGE, TLB2_WAYS, TLB_SIZE, TLB_SLOW_MARK
from ...memory.protocols import READ, WRITE
from .assembly import Assembly
from .code import lea, mov, mov32, mov_imm32, mov_store
from .encode import Mem, encoder, encoder_imm
from .insns import RAX, RBX, RCX, RDI, RDX, RSI, RSP
from .lower_mem import ADDEND, FULL_FENCE, INDEX_MASK, INDEX_SHIFT, LOAD, STORE, TAG_R, TAG_W, page_of
from .regs import ENV, env, tlb2_disp, tlb_disp

PHYS = 3  # the word of an entry after the addend
_TABLE_SHIFT = (tlb_disp(1, 0) - tlb_disp(0, 0)).bit_length() - 1
if tlb_disp(1, 0) - tlb_disp(0, 0) != 1 << _TABLE_SHIFT or N_MMU * TLB_SIZE * TLB2_WAYS * 32 >> 31:
    raise ImportError("the soft TLB's tables are not where a shift of the context finds them")

_push = encoder("push r64")
_pop = encoder("pop r64")
_ret = encoder("ret")()
_rorx32 = encoder("rorx r32, rm32, imm8")
_and32 = encoder_imm("and rm32")
_add = encoder_imm("add rm64")
_add32_m = encoder("add r32, rm32")
_add_m = encoder("add r64, rm64")
_sub_m = encoder("sub r64, rm64")
_imul_m = encoder("imul r64, rm64")
_shl32 = encoder("shl rm32, imm8")
_shr = encoder("shr rm64, imm8")
_shr32 = encoder("shr rm32, imm8")
_not = encoder("not rm64")
_cmp = encoder("cmp r64, rm64")
_cmp_imm = encoder_imm("cmp rm64")
_xor32 = encoder("xor r32, rm32")
_test = encoder("test rm64, r64")
_test32 = encoder("test rm32, r32")
_test_imm = encoder("test rm32, imm32")
_lock_or = encoder("lock or m, r64")
_bt = encoder("bt rm64, r64")
_movzx8 = encoder("movzx r32, rm8")


def _second(a: Assembly, name: str, tag: int) -> None:
    """Subroutine: rax = va, rdx = page of the access's last byte. Found: ZF and rcx = addend; rdx is lost.

    Not found: rcx = byte offset of the first level's entry from that of mmu_idx 0, index 0.
    """
    a.label(name)
    # The context's low bit is fp_ok: twice the mmu_idx remains.
    a += _push(RBX) + mov32(RCX, env("ctx")) + _and32(RCX, -2) + _shl32(RCX, _TABLE_SHIFT - 1)
    a += _rorx32(RBX, RAX, INDEX_SHIFT) + _and32(RBX, INDEX_MASK) + _add32_m(RCX, RBX)
    if tag == TAG_R:  # loads of MMU_M do not look there
        a += _cmp(RDX, Mem(ENV, tlb_disp(0, TAG_R), RCX))
        a.jump(f"{name}_first", "e")
    a += _not(RDX)
    for way in range(TLB2_WAYS):
        a += _cmp(RDX, Mem(ENV, tlb2_disp(way, tag), RCX, TLB2_WAYS))
        a.jump(f"{name}_{way}", "e")
    a += _not(RDX) + _pop(RBX) + _ret
    if tag == TAG_R:
        a.label(f"{name}_first")
        a += mov(RCX, Mem(ENV, tlb_disp(0, ADDEND), RCX)) + _pop(RBX) + _ret
    for way in range(TLB2_WAYS):
        a.label(f"{name}_{way}")
        a += lea(RBX, Mem(ENV, tlb2_disp(way, 0), RCX, TLB2_WAYS))
        a.jump("swap")


def _swap(a: Assembly) -> None:
    """rcx: the entry's offset; rbx: the way. Swap them and end the subroutine; no flag changes."""
    a.label("swap")
    a += _push(RSI) + lea(RCX, Mem(ENV, tlb_disp(0, 0), RCX))
    for word in (TAG_R, TAG_W, PHYS, ADDEND):
        a += mov(RDX, Mem(RCX, 8 * word)) + mov(RSI, Mem(RBX, 8 * word))
        if word in (TAG_R, TAG_W):
            a += _not(RDX) + _not(RSI)
        a += mov_store(Mem(RCX, 8 * word), RSI) + mov_store(Mem(RBX, 8 * word), RDX)
    a += mov(RCX, RSI) + _pop(RSI) + _pop(RBX) + _ret


def _last_page(size: int) -> bytes:
    return (lea(RDX, Mem(RAX, size - 1)) if size > 1 else mov(RDX, RAX)) + page_of(RDX)


def _unless_crossing(a: Assembly, name: str, size: int) -> None:
    """rax = va; what crosses a page goes on elsewhere. rcx is lost."""
    if size > 1:
        a += lea(RCX, Mem(RAX, size - 1)) + _xor32(RCX, RAX) + _test_imm(RCX, PAGE)
        a.jump(name + "_crossing", "ne")


def _load(a: Assembly, size: int, signed: bool) -> None:
    """rax = va; rax = the value, extended."""
    name = f"LOAD{size}{'S' if signed else 'U'}"
    a.label(name)
    a += _last_page(size)
    a.call("second_r")
    a.jump(name + "_refill", "ne")
    a += LOAD[size, signed](RAX, Mem(RAX, 0, RCX)) + _ret
    a.label(name + "_refill", reached_from_above=True)
    _unless_crossing(a, name, size)
    a += mov_imm32(RCX, size)
    a.call("refill_r")
    a.jump(name + "_miss", "e")
    a += _cmp_imm(RCX, PAGE_FAULT)
    a.jump("fault_r", "e")
    a += LOAD[size, signed](RAX, Mem(RAX, 0, RCX)) + _ret
    a.label(name + "_miss", reached_from_above=True)
    a += mov_imm32(RCX, size)
    a.call("device_r")
    a.jump(name + "_python", "e")
    a += LOAD[size, signed](RAX, env("ret")) + _ret
    if size > 1:
        a.label(name + "_crossing", reached_from_above=True)
        a += mov_imm32(RCX, size)
        a.call("crossing_r")
        a += _cmp_imm(RCX, DONE)
        a.jump("crossing_fault_r", "a")
        a.jump(name + "_python", "b")
        a += LOAD[size, signed](RAX, env("ret")) + _ret
    a.label(name + "_python", reached_from_above=True)
    a += mov_imm32(RCX, size | signed << 4)
    a.jump("load")


def _store(a: Assembly, size: int) -> None:
    """rax = va, rdx = value."""
    name = f"STORE{size}"
    a.label(name)
    a += _push(RDX) + _last_page(size)
    a.call("second_w")
    a.jump(name + "_slow", "ne")
    a += _pop(RDX) + STORE[size](Mem(RAX, 0, RCX), RDX) + _ret
    a.label(name + "_slow", reached_from_above=True)
    a += _add(RDX, TLB_SLOW_MARK) + _cmp(RDX, Mem(ENV, tlb_disp(0, TAG_W), RCX))
    a.jump(name + "_refill", "ne")
    a += _push(RBX) + _push(RSI) + mov(RSI, Mem(ENV, tlb_disp(0, ADDEND), RCX))
    a += mov(RCX, Mem(ENV, tlb_disp(0, PHYS), RCX)) + _sub_m(RCX, env("map_ram")) + _shr(RCX, 12)  # the page's number
    a += mov(RDX, RCX) + _imul_m(RDX, env("map_stride"))
    # No holder left, or none among this vCPU's 64: Python may remove the mark.
    a += mov(RBX, env("map_holders")) + _cmp_imm(Mem(RBX, 0, RDX), 0)
    a.jump(name + "_restore", "e")
    a += _add_m(RDX, env("map_writers")) + mov(RBX, env("map_bit")) + _test(Mem(RDX), RBX)
    a.jump(name + "_announced", "ne")
    a += _lock_or(Mem(RDX), RBX)
    a.label(name + "_announced", reached_from_above=True)
    a += mov(RBX, env("map_marks")) + _movzx8(RBX, Mem(RBX, 0, RCX)) + _test_imm(RBX, MARK_RESV)
    a.jump(name + "_restore", "ne")
    a += _test32(RBX, RBX)
    a.jump(name + "_restore", "e")
    a += mov(RDX, Mem(RSP, 16)) + STORE[size](Mem(RAX, 0, RSI), RDX) + FULL_FENCE
    a += mov(RBX, env("map_lines")) + mov(RCX, Mem(RBX, 0, RCX, 8))
    for last in (0, size - 1) if size > 1 else (0,):
        a += lea(RBX, Mem(RAX, last)) + _shr32(RBX, 6) + _bt(RCX, RBX)
        a.jump(name + "_code", "b")
    a += _pop(RSI) + _pop(RBX) + _pop(RDX) + _ret
    a.label(name + "_refill")
    _unless_crossing(a, name, size)
    a += mov_imm32(RCX, size)
    a.call("refill_w")
    a += _pop(RDX)
    a.jump(name + "_miss", "e")
    a += _cmp_imm(RCX, ENTERED_SLOW)  # the page is marked: the same way again
    a.jump(name, "e")
    a += _cmp_imm(RCX, PAGE_FAULT)
    a.jump("fault_w", "e")
    a += STORE[size](Mem(RAX, 0, RCX), RDX) + _ret
    a.label(name + "_code")
    a += _pop(RSI) + _pop(RBX) + _pop(RDX) + mov_imm32(RCX, size)
    a.jump("code_stored")
    a.label(name + "_restore")
    a += _pop(RSI) + _pop(RBX) + _pop(RDX) + mov_imm32(RCX, size)
    a.jump("store_marked")
    a.label(name + "_miss", reached_from_above=True)
    a += mov_imm32(RCX, size)
    a.call("device_w")
    a += mov_imm32(RCX, size)
    a.jump("store", "e")
    a += _ret
    if size > 1:
        a.label(name + "_crossing", reached_from_above=True)
        a += _pop(RDX) + mov_imm32(RCX, size)
        a.call("crossing_w")
        a += _cmp_imm(RCX, DONE) + mov_imm32(RCX, size)
        a.jump("crossing_fault_w", "a")
        a.jump("store", "b")
        a += _ret


def _atomic(a: Assembly) -> None:
    """rax = va; eax = 0 to run the instruction again.

    An LR gets the entry too if stores are allowed. A misaligned access misses again, and then finds nothing here.
    """
    a.label("ATOMIC")
    a += _last_page(1)
    a.call("second_w")
    a.jump("atomic", "ne")
    a += _xor32(RAX, RAX) + _ret


def _refill(a: Assembly, name: str, access: int) -> None:
    """Subroutine: rax = va, ecx = size. ZF: not found; else rcx = what the guest's page walk gives (`refill`)."""
    a.label(name)
    a += _push(RAX)
    a.call_native("refill", mov(RDI, RAX) + mov_imm32(RSI, access) + mov32(RDX, RCX))
    a += mov(RCX, RAX) + _pop(RAX) + _test(RCX, RCX) + _ret


def _natives(a: Assembly) -> None:
    """Subroutines: rax = va, ecx = size, rdx = a store's value; rcx = what the function gives.

    ZF, rcx being 0: Python has to make the access.
    """
    for name, native, arguments in (
        ("device_r", "device_load", mov32(RSI, RCX)),
        ("device_w", "device_store", mov(RSI, RDX) + mov32(RDX, RCX)),
        ("crossing_r", "crossing_load", mov32(RSI, RCX)),
        ("crossing_w", "crossing_store", mov(RSI, RDX) + mov32(RDX, RCX)),
    ):
        a.label(name)
        a += _push(RAX) + _push(RDX)
        a.call_native(native, mov(RDI, RAX) + arguments)
        a += mov(RCX, RAX) + _pop(RDX) + _pop(RAX) + _test(RCX, RCX) + _ret


def _crossing_fault(a: Assembly) -> None:
    """One of the two pages faults: at its own part's first byte."""
    for name in ("fault_r", "fault_w"):
        a.label("crossing_" + name)
        a += mov(RAX, env("ret"))
        a.jump(name)


def _code_stored(a: Assembly) -> None:
    """rax = va, ecx = size: the store is made; blocks made from its bytes must go (tcg.tb_find.stored)."""
    a.label("code_stored")
    a += _cmp_imm(env("cache"), 0)
    a.jump("stored", "e")
    a += _push(RAX) + _push(RCX)
    a.call_native("stored", mov(RDI, RAX) + mov(RSI, RCX))
    a += _test32(RAX, RAX) + _pop(RCX) + _pop(RAX)
    a.jump("stored", "ne")
    a += _ret


def stubs(a: Assembly) -> None:
    """LOADn, STOREn and ATOMIC. They go on to `load`, `store`, `stored` and `atomic` of the thunks."""
    for size in (1, 2, 4, 8):
        for signed in (False, True):
            _load(a, size, signed)
        _store(a, size)
    _code_stored(a)
    _natives(a)
    _crossing_fault(a)
    _refill(a, "refill_r", READ)
    _refill(a, "refill_w", WRITE)
    _atomic(a)
    _second(a, "second_r", TAG_R)
    _second(a, "second_w", TAG_W)
    _swap(a)
