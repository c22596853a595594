"""The fixed code at the start of the hot half: the way into emitted code, the exits, and the slow-path stubs.

Emitted code reaches a stub by `call [rbp + helpers[slot]]`, so that templates are position-independent constant
bytes; the return address that this leaves on the stack is the exit site. In emitted code rsp is 16-aligned, so a
stub sees it 8 below that. Every stub that calls Python or C spills the pinned registers to the vCPU record
before, and reloads all of them after, because the callee may have changed any guest register. What they call they
find in the record as well (`regs.CALLEE`), so the bytes are the same for every vCPU, and are kept with the native
functions (`natives`).
"""

from __future__ import annotations

from ...memory.layout import ENV_BIAS, N_MMU, ST_CODE, ST_PYTHON
from ...memory.protocols import READ, WRITE
from ...native.lowlevel import monotonic_ns
from ..host import Exit
from . import slow_atomic, slow_mem
from .assembly import NATIVE_LABEL, Assembly
from .code import (
    cmp_imm32,
    mov,
    mov32,
    mov_imm32,
    mov_imm_sx,
    mov_store,
    mov_store32,
)
from .encode import Mem, encoder, encoder_imm
from .insns import R12, R13, R14, R15, RAX, RBP, RBX, RCX, RDI, RDX, RSI, RSP
from .lower_mem import INDEX_MASK, INDEX_SHIFT, LINEAR_MASK, LINEAR_SHIFT, TAG_R, TAG_W
from .regs import CALLEE, LINEAR_DISP, PINNED_F, PINNED_X, env, tlb_disp

_push = encoder("push r64")
_pop = encoder("pop r64")
_pop_m = encoder("pop m")
_call = encoder("call rm64")
_jump_to = encoder("jmp rm64")
_ret = encoder("ret")()
_lea = encoder("lea r64, m")
_add = encoder_imm("add rm64")
_sub = encoder_imm("sub rm64")
_add_m = encoder("add r64, rm64")
_sub_m = encoder("sub r64, rm64")
_div = encoder("div rm64")
_xor32 = encoder("xor r32, rm32")
_test32 = encoder("test rm32, r32")
_test64 = encoder("test rm64, r64")
_xchg32 = encoder("xchg m, r32")
_stmxcsr = encoder("stmxcsr m")
_rorx = encoder("rorx r64, rm64, imm8")
_rorx32 = encoder("rorx r32, rm32, imm8")
_lea32 = encoder("lea r32, m")
_cmp_imm = encoder_imm("cmp rm64")
_ldmxcsr = encoder("ldmxcsr m")
_movsd_store = encoder("vmovsd m, xmm")
_movsd_load = encoder("vmovq xmm, xmm/m64")

_SAVED = (RBP, RBX, R12, R13, R14, R15)  # what System V makes us preserve
_TICK_NS = 100

_SPILL_X = b"".join(mov_store(env("x", guest), host) for guest, host in PINNED_X.items())
_RELOAD_X = b"".join(mov(host, env("x", guest)) for guest, host in PINNED_X.items())
SPILL = (
    _SPILL_X
    + b"".join(_movsd_store(env("f", guest), host) for guest, host in PINNED_F.items())
    + _stmxcsr(env("mxcsr"))
    + _ldmxcsr(env("host_mxcsr"))
)
RELOAD = (
    _ldmxcsr(env("mxcsr"))
    + _RELOAD_X
    + b"".join(_movsd_load(host, env("f", guest)) for guest, host in PINNED_F.items())
)


def _entry(a: Assembly) -> None:
    """uint64_t enter(record, code): System V. Ends in `leave`."""
    a.label("ENTER")
    for register in _SAVED:
        a += _push(register)
    a += _sub(RSP, 8)
    a += _lea(RBP, Mem(RDI, ENV_BIAS)) + mov(RCX, RSI)
    a += mov_store(env("host_rsp"), RSP) + _stmxcsr(env("host_mxcsr")) + RELOAD
    # A full barrier between the state and exit_request: a poster that sees ST_PYTHON is sure to be seen.
    a += mov_imm32(RAX, ST_CODE) + _xchg32(env("state"), RAX) + cmp_imm32(env("exit_request"), 0)
    a.jump("refused", "ne")
    a += _jump_to(RCX)
    a.label("refused")
    a += mov_imm_sx(env("exit_site"), 0) + mov_imm32(RCX, Exit.REQUEST)
    a.jump("exit")


def _exits(a: Assembly) -> None:
    for reason in Exit:
        a.label(f"EXIT_{reason.name}")
        if reason is Exit.JUMP:
            a += mov_store(env("pc"), RAX)
        a += _pop_m(env("exit_site"))
        if reason in (Exit.CHAIN, Exit.JUMP):  # go on without Python if the next block can be found or made
            a += _cmp_imm(env("cache"), 0)
            a.jump(f"exit_{reason.name}", "e")
            a.call_native("chain" if reason is Exit.CHAIN else "jump")
            a += _test64(RAX, RAX)
            a.jump(f"exit_{reason.name}", "e")
            a += _jump_to(RAX)
            a.label(f"exit_{reason.name}")
        if reason in (Exit.SYSTEM, Exit.REQUEST, Exit.WINDOW):  # the guest's native functions may know what to do
            a += _cmp_imm(env("cache"), 0)
            a.jump(f"exit_{reason.name}", "e")
            a += _SPILL_X + _stmxcsr(env("mxcsr"))
            a.call(reason.name.lower() + NATIVE_LABEL)
            a += _RELOAD_X + _ldmxcsr(env("mxcsr"))
            a += mov_imm32(RCX, Exit.CHAIN) + _cmp_imm(RAX, 1)
            a.jump("exit", "e")
            a.jump(f"exit_{reason.name}", "b")
            a += _jump_to(RAX)
            a.label(f"exit_{reason.name}")
        a += mov_imm32(RCX, reason)
        a.jump("exit")
    for name, access in (("fault_r", READ), ("fault_w", WRITE)):  # rax = va, the exit site on top of the stack
        a.label(name)
        a += mov_imm32(RCX, access)
        a.jump("fault")
    a.label("fault")
    a += _pop_m(env("exit_site")) + _SPILL_X + mov(RDI, RAX) + mov32(RSI, RCX)
    a.call("page_fault" + NATIVE_LABEL)
    a += _RELOAD_X + mov_imm32(RCX, Exit.CHAIN) + _cmp_imm(RAX, 1)
    a.jump("exit", "be")
    a += _jump_to(RAX)
    a.label("exit")  # ecx = reason
    a += SPILL
    a.label("leave", reached_from_above=True)  # the record is current and MXCSR is the host's
    a += mov_store(env("exit_reason"), RCX) + mov_imm32(RAX, ST_PYTHON) + mov_store32(env("state"), RAX)
    a += mov32(RAX, RCX) + mov(RSP, env("host_rsp")) + _add(RSP, 8)
    for register in reversed(_SAVED):
        a += _pop(register)
    a += _ret
    a.label("trap")  # a callback asked to leave; the exit site is on top of the stack
    a += _pop_m(env("exit_site")) + mov_imm32(RCX, Exit.TRAP)
    a.jump("leave")


def _python(a: Assembly, callee: str) -> None:
    a += _sub(RSP, 8) + _call(CALLEE[callee]) + _add(RSP, 8)


def _callbacks(a: Assembly) -> None:
    site = Mem(RSP, 0)
    a.label("load")  # rax = address, ecx = size_signed
    a += SPILL + mov(RDI, RAX) + mov32(RSI, RCX) + mov(RDX, site)
    _python(a, "load")
    a += _test32(RAX, RAX)
    a.jump("trap", "ne")
    a += RELOAD + mov(RAX, env("ret")) + _ret
    a.label("store")  # rax = address, rdx = value, ecx = size
    a += SPILL + mov(RDI, RAX) + mov(RSI, RDX) + mov32(RDX, RCX) + mov(RCX, site)
    _python(a, "store")
    a += _test32(RAX, RAX)
    a.jump("trap", "ne")
    a += RELOAD + _ret
    a.label("stored")  # rax = address, ecx = size
    a += SPILL + mov(RDI, RAX) + mov32(RSI, RCX) + mov(RDX, site)
    _python(a, "stored")
    a += _test32(RAX, RAX)
    a.jump("trap", "ne")
    a += RELOAD + _ret
    a.label("atomic")  # rax = address; status in eax
    a += SPILL + mov(RDI, RAX) + mov(RSI, site)
    _python(a, "atomic")
    a += encoder_imm("cmp rm32")(RAX, 1)
    a.jump("trap", "e")
    a += RELOAD + _ret
    a.label("INTERPRET")
    a += SPILL + mov(RDI, site)
    _python(a, "interpret")
    a += _test32(RAX, RAX)
    a.jump("trap", "ne")
    a += RELOAD + _ret


def _clocks(a: Assembly) -> None:
    """rax = the counter's value; only scratch registers change."""
    a.label("CLOCK_TIME")
    a.call("clock")
    a += _xor32(RDX, RDX) + mov_imm32(RCX, _TICK_NS) + _div(RCX) + _ret
    for name, base in (("CLOCK_CYCLE", "mcycle_base"), ("CLOCK_INSTRET", "minstret_base")):
        a.label(name)
        a.call("clock")
        a += _add_m(RAX, env(base)) + _ret
    a.label("clock")  # rax = ns since time_base
    a.call_native(monotonic_ns.__name__)
    a += mov(RCX, CALLEE["time_base"]) + _sub_m(RAX, Mem(RCX, 0)) + _ret


def _flush_page(a: Assembly) -> None:
    """rax = va: make its soft TLB entries invalid. eax = 0 if that was all, else 1 and nothing has been done.

    The filters (memory.softtlb) tell whether the address may lie in a large page, or in a page that something is
    remembered of as code, or whether the second level holds anything behind the entries; an instruction that
    crosses a page is remembered under the page before.
    """
    a.label("FLUSH_PAGE")
    a += _cmp_imm(env("huge_seen"), 0)
    a.jump("flush_more", "ne")
    a += _rorx(RCX, RAX, 12) + _lea32(RDX, Mem(RCX, -1))
    for register in (RCX, RDX):
        _test_filter(a, "vpages_exec", register)
    a += _rorx(RCX, RAX, 21)
    _test_filter(a, "vpages_large", RCX)
    a += _rorx(RCX, RAX, 12)
    _test_filter(a, "tlb2_sets", RCX)
    a += _rorx32(RCX, RAX, INDEX_SHIFT) + encoder_imm("and rm32")(RCX, INDEX_MASK)
    a += mov_imm_sx(RDX, -1)
    for mmu_idx in range(N_MMU):
        for tag in (TAG_R, TAG_W):
            a += mov_store(Mem(RBP, tlb_disp(mmu_idx, tag), RCX), RDX)
    a += _rorx32(RCX, RAX, LINEAR_SHIFT) + encoder_imm("and rm32")(RCX, LINEAR_MASK)
    a += mov_store(Mem(RBP, LINEAR_DISP, RCX), RDX)
    a += _xor32(RAX, RAX) + _ret
    a.label("flush_more", reached_from_above=True)  # with the same entries, and what else is remembered of the page
    a += _cmp_imm(env("cache"), 0)
    a.jump("flush_python", "e")
    a.call_native("flush_address", mov(RDI, RAX))
    a += _ret
    a.label("flush_python")
    a += mov_imm32(RAX, 1) + _ret


def _test_filter(a: Assembly, field: str, register: int) -> None:
    """To flush_more if bit `register` & 4095 of a 4096-bit filter is set; `register` is lost."""
    a += encoder_imm("and rm32")(register, 4095) + encoder("bt rm64, r64")(env(field), register)
    a.jump("flush_more", "b")


def assemble(a: Assembly) -> None:
    """Add ENTER and every helper stub to the compiled native functions, which they call."""
    _entry(a)
    _exits(a)
    slow_mem.stubs(a)
    slow_atomic.stubs(a)
    _callbacks(a)
    _clocks(a)
    _flush_page(a)
