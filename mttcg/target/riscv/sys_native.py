"""Traps, returns from them and the status registers as native functions: what a kernel does all the time.

`helpers`, `csr` and `cpu` are the whole of it. Here is what needs nothing but the vCPU record; for the rest, and
whenever a log wants to see traps, `system` gives up before any effect, and Python runs the instruction.
"""

from __future__ import annotations

import errno

from ...memory.layout import (
    MACHINE,
    MMU_M,
    MMU_MPRV,
    MMU_S,
    MMU_S_SUM,
    MMU_U,
    REQ_TIMER,
    ST_CODE,
    ST_HALTED,
    TLB_INVALID,
)
from ...memory.protocols import EXEC, WRITE
from ...memory.requests_native import FUTEX_WAIT_BITSET, SYS_FUTEX
from ...native.lowlevel import address_of, cas32, env, native, pause, syscall, xchg32
from ...tcg.tb import CACHE, NEED_FRAME
from ...tcg.tb_find import locate, lookup
from .csr_fields import (
    CAUSE_ECALL_U,
    CAUSE_FETCH_PAGE,
    CAUSE_INTERRUPT,
    CAUSE_LOAD_PAGE,
    CAUSE_STORE_PAGE,
    CSR_FCSR,
    CSR_FFLAGS,
    CSR_FRM,
    CSR_MIE,
    CSR_MSTATUS,
    CSR_SATP,
    CSR_SIE,
    CSR_SIP,
    CSR_SSTATUS,
    CSR_STIMECMP,
    CSRRW,
    MIP_ALL,
    MIP_MEIP,
    MIP_MSIP,
    MIP_MTIP,
    MIP_SEIP,
    MIP_SEIP_SOFT,
    MIP_SSIP,
    MSTATUS_FS,
    MSTATUS_FS_SHIFT,
    MSTATUS_MIE,
    MSTATUS_MPIE,
    MSTATUS_MPP,
    MSTATUS_MPP_SHIFT,
    MSTATUS_MPRV,
    MSTATUS_MXR,
    MSTATUS_SD,
    MSTATUS_SIE,
    MSTATUS_SPIE,
    MSTATUS_SPP,
    MSTATUS_SUM,
    MSTATUS_TSR,
    MSTATUS_TW,
    MSTATUS_WRITABLE,
    PRV_M,
    PRV_S,
    PRV_U,
    SSTATUS_MASK,
    SSTATUS_WRITABLE,
)
from .csr_native import access_enables, written
from .fpu import HOST_ROUNDING, MXCSR_MASKED, MXCSR_RC_SHIFT, MXCSR_STICKY
from .mmu_native import FAULT, leaf_of, may_trap
from .native_result import HANDLED, NOT_HANDLED
from .sbi_native import call_sbi
from .space_native import flush_translations, write_satp
from .timer_native import access_stimecmp, nanoseconds, update_timers, write_sip

_OPCODE_SYSTEM = 0x73
_ECALL, _SRET, _MRET, _WFI = 0x0000_0073, 0x1020_0073, 0x3020_0073, 0x1050_0073
_SFENCE_VMA = 0b0001001  # funct7
_SSI, _MSI, _STI, _MTI, _SEI, _MEI = 1, 3, 5, 7, 9, 11
_MPP_RESERVED = 2 << MSTATUS_MPP_SHIFT
_PAUSES = 64  # between two looks at the clock: a microsecond or two
_MOST_MISSES = 6
_TIMED_OUT = TLB_INVALID ^ (errno.ETIMEDOUT - 1)  # -ETIMEDOUT
_ROUNDINGS = len(HOST_ROUNDING)  # frm values that the host has: 0 and up
_HOST_ROUNDINGS = sum(host << 2 * frm for frm, host in HOST_ROUNDING.items())


@native
def system() -> int:
    """The block-ending instruction at env.exit_site; the integer registers are in the record. Host code to go on with,
    HANDLED, or NOT_HANDLED."""
    if locate(env.exit_site) == 0:
        return NOT_HANDLED
    cache = CACHE.at(env.cache)
    if cache.watched or cache.found_word & 0x7F != _OPCODE_SYSTEM:
        return NOT_HANDLED
    word = cache.found_word
    pc = cache.found_pc
    done = NOT_HANDLED
    if word >> 12 & 3:
        if word >> 20 == CSR_SSTATUS or word >> 20 == CSR_MSTATUS:
            done = write_status(word)
            env.pc = pc + 4 if done else env.pc
        elif word >> 20 == CSR_SIE or word >> 20 == CSR_MIE:
            done = access_enables(word)
            env.pc = pc + 4 if done else env.pc
        elif word >> 20 == CSR_STIMECMP:
            done = access_stimecmp(word)
            env.pc = pc + 4 if done else env.pc
        elif word >> 20 == CSR_SIP:
            done = write_sip(word)
            env.pc = pc + 4 if done else env.pc
        elif word >> 20 == CSR_SATP:
            done = write_satp(word)
            env.pc = pc + 4 if done else env.pc
        elif word >> 20 <= CSR_FCSR and word >> 20 and env.ctx & 1:
            done = access_fp_csr(word)
            env.pc = pc + 4
    elif word == _ECALL:
        done = environment_call(pc)
    elif word == _SRET:
        done = return_from_s()
    elif word == _MRET:
        done = return_from_m()
    elif word == _WFI:
        done = wait_for_interrupt(pc)
    elif word >> 25 == _SFENCE_VMA and word >> 7 & 0xFF == 0:
        done = flush_translations(word)
        env.pc = pc + 4 if done else env.pc
    if done == NOT_HANDLED:
        return NOT_HANDLED
    return go_on()


@native
def go_on() -> int:
    """Host code for env.pc, after an interrupt has been taken there if one is due; or HANDLED for Python to look."""
    if env.exit_request and not attend():
        return HANDLED
    if env.mip & env.mie and not take_interrupt():
        return HANDLED
    host = lookup(env.pc)
    if host:
        return host
    cache = CACHE.at(env.cache)
    if cache.need == NEED_FRAME:
        host = fetch_fault(env.pc, cache.need_arg)
    return host if host else HANDLED


@native
def attend() -> int:
    """exit_request is set: clear it, and look whether nothing but mip and the timers is the cause.

    0: something else is, and it is set again.
    """
    xchg32(address_of(env.exit_request), 0)
    machine = MACHINE.at(env.machine)
    if env.requests == REQ_TIMER and not env.single:
        cas32(address_of(env.requests), REQ_TIMER, 0)
        env.timer_due = 1
    if env.requests or machine.stop or machine.paused & 1 or env.single:
        xchg32(address_of(env.exit_request), 1)
        return 0
    if env.timer_due:
        env.timer_due = 0
        update_timers()
    return 1


@native
def request() -> int:
    """Emitted code has seen exit_request at env.exit_site, before the instruction there. As `system`."""
    cache = CACHE.at(env.cache)
    if cache.watched or locate(env.exit_site) == 0:
        return NOT_HANDLED
    env.pc = cache.found_pc
    return go_on()


@native
def window() -> int:
    """The instruction at env.exit_site has opened a window for a pending interrupt. As `system`."""
    cache = CACHE.at(env.cache)
    if cache.watched or locate(env.exit_site) == 0:
        return NOT_HANDLED
    env.pc = cache.found_pc + cache.found_size
    return go_on()


@native
def page_fault(va: int, access: int) -> int:
    """A load or store at env.exit_site has missed, and `refill` says that it faults. As `system`, never NOT_HANDLED."""
    locate(env.exit_site)
    cache = CACHE.at(env.cache)
    enter_trap(CAUSE_STORE_PAGE if access == WRITE else CAUSE_LOAD_PAGE, va, cache.found_pc)
    return go_on()


@native
def fetch_fault(pc: int, va: int) -> int:
    """The fetch of the instruction at `pc`, from `va`, found no translation: host code of the handler, or 0."""
    mmu_idx = env.ctx >> 1
    if mmu_idx == MMU_S_SUM or mmu_idx == MMU_MPRV:
        mmu_idx -= 1
    if leaf_of(va, EXEC, mmu_idx) != FAULT or not may_trap():
        return 0
    enter_trap(CAUSE_FETCH_PAGE, va, pc)
    return 0 if env.exit_request or env.mip & env.mie else lookup(env.pc)


@native
def take_interrupt() -> int:
    """If one of mip & mie may be taken, enter its handler before env.pc (Cpu.pending_interrupt, Cpu.take_interrupt).

    0: Python decides. What stays pending but may not be taken is 1: nothing to do.
    """
    if env.log_traps or env.mstatus & MSTATUS_MPRV:
        return 0
    pending = env.mip & env.mie
    if pending & MIP_SEIP_SOFT:
        pending |= MIP_SEIP
    chosen = 0
    if env.priv < PRV_M or env.mstatus & MSTATUS_MIE:
        chosen = pending & MIP_ALL & ~env.mideleg
    if chosen == 0 and (env.priv < PRV_S or (env.priv == PRV_S and env.mstatus & MSTATUS_SIE)):
        chosen = pending & env.mideleg
    if chosen == 0:
        return 1
    # In the manual's order of priorities, 3.1.9.
    cause = _STI
    if chosen & MIP_MEIP:
        cause = _MEI
    elif chosen & MIP_MSIP:
        cause = _MSI
    elif chosen & MIP_MTIP:
        cause = _MTI
    elif chosen & MIP_SEIP:
        cause = _SEI
    elif chosen & MIP_SSIP:
        cause = _SSI
    delegated = env.priv <= PRV_S and env.mideleg >> cause & 1
    enter_handler(CAUSE_INTERRUPT | cause, 0, env.pc, delegated)
    vector = env.stvec if delegated else env.mtvec
    if vector & 1:
        env.pc = env.pc + cause * 4
    return 1


@native
def wait_for_interrupt(pc: int) -> int:
    """WFI (Vcpu.wfi). It may end without an interrupt, for instance because another vCPU wants something."""
    if env.single or env.priv == PRV_U or (env.priv == PRV_S and env.mstatus & MSTATUS_TW):
        return NOT_HANDLED
    env.pc = pc + 4
    if env.wfi_wait and not (env.mip & env.mie or env.exit_request):
        wait_awake()
    while not (env.mip & env.mie or env.exit_request):
        since = nanoseconds() if env.wfi_limit else 0
        # No wake-up is lost (contract rule 24): the futex word is read after the state says HALTED and before the
        # causes are looked at.
        xchg32(address_of(env.state), ST_HALTED)
        wake = env.wake
        if not (env.mip & env.mie or env.exit_request):
            limit = 0
            if env.deadline_ns != TLB_INVALID:
                limit = address_of(env.deadline)
            # The timer's handler sets exit_request, but a signal just before the call would be slept through.
            if syscall(SYS_FUTEX, env.wake_at, FUTEX_WAIT_BITSET, wake, limit) == _TIMED_OUT:
                env.timer_due = 1
                xchg32(address_of(env.exit_request), 1)
        xchg32(address_of(env.state), ST_CODE)
        if env.wfi_limit:
            slept = nanoseconds() - since
            env.wfi_wait = 2 * slept if slept < env.wfi_limit else 0
    return HANDLED


@native
def wait_awake() -> int:
    """Wait a moment for what would end wfi: worth it after a short sleep, of which most was the way to bed and back.

    Twice as long as that sleep took. If nothing came, whom we wait for may need this host CPU: then so many short
    sleeps go by before the next attempt, twice as many after each failure.
    """
    if env.wfi_skip:
        env.wfi_skip = env.wfi_skip - 1
        return 0
    until = 0
    while True:
        for _ in range(_PAUSES):
            if env.mip & env.mie or env.exit_request:
                env.wfi_misses = 0
                return 1
            pause()
        now = nanoseconds()
        if until == 0:
            until = now + env.wfi_wait
        elif now >= until:
            break
    if env.wfi_misses < _MOST_MISSES:
        env.wfi_misses = env.wfi_misses + 1
    env.wfi_skip = (1 << env.wfi_misses) - 1
    return 0


@native
def set_context() -> int:
    """Follow a change of privilege or mstatus (Cpu.compute_ctx); MPRV must be 0 or without effect."""
    mmu_idx = MMU_M
    if env.priv == PRV_U:
        mmu_idx = MMU_U
    elif env.priv == PRV_S:
        mmu_idx = MMU_S_SUM if env.mstatus & MSTATUS_SUM else MMU_S
    env.ctx = mmu_idx * 2 + ((env.mstatus >> MSTATUS_FS_SHIFT & 3) == 3 and env.frm < _ROUNDINGS)
    return 0


@native
def write_status(word: int) -> int:
    """A write to sstatus, or to mstatus; changes of MXR, and what has to do with MPRV, are Python's."""
    shown = SSTATUS_MASK
    writable = SSTATUS_WRITABLE
    if word >> 20 == CSR_MSTATUS:
        if env.priv != PRV_M:
            return NOT_HANDLED
        shown = TLB_INVALID
        writable = MSTATUS_WRITABLE
    elif env.priv != PRV_S:
        return NOT_HANDLED
    old = env.mstatus
    value = written(word, old & shown)
    if value & MSTATUS_MPP == _MPP_RESERVED:
        value = (value & ~MSTATUS_MPP) | (old & MSTATUS_MPP)
    new = (old & ~(writable | MSTATUS_SD)) | (value & writable)
    if new & MSTATUS_FS == MSTATUS_FS:
        new |= MSTATUS_SD
    if (old ^ new) & MSTATUS_MXR or (old | new) & MSTATUS_MPRV:
        return NOT_HANDLED
    env.mstatus = new
    rd = word >> 7 & 31
    if rd:
        env.x[rd] = old & shown
    set_context()
    return HANDLED


@native
def access_fp_csr(word: int) -> int:
    """Any access to fflags, frm or fcsr where fp state is Dirty (fpu, csr). The host's flags are in env.mxcsr."""
    number = word >> 20
    mxcsr = env.mxcsr
    flags = env.fflags | (mxcsr & 1) << 4 | (mxcsr & 4) << 1
    flags |= (mxcsr >> 3 & 1) << 2 | (mxcsr >> 4 & 1) << 1 | mxcsr >> 5 & 1
    old = env.frm << 5 | flags
    if number == CSR_FFLAGS:
        old = flags
    elif number == CSR_FRM:
        old = env.frm
    if word >> 12 & 3 == CSRRW or word >> 15 & 31:
        value = written(word, old)
        frm = env.frm
        if number == CSR_FRM:
            frm = value & 7
        else:
            flags = value & 31
            mxcsr &= ~MXCSR_STICKY
            env.fflags = flags
            if number == CSR_FCSR:
                frm = value >> 5 & 7
        if frm != env.frm:
            env.frm = frm
            rounding = _HOST_ROUNDINGS >> frm * 2 & 3 if frm < _ROUNDINGS else 0
            mxcsr = mxcsr & MXCSR_STICKY | MXCSR_MASKED | rounding << MXCSR_RC_SHIFT
            env.ctx = (env.ctx & ~1) | (frm < _ROUNDINGS)  # all else stays, MPRV's effect too
        env.mxcsr = mxcsr
    rd = word >> 7 & 31
    if rd:
        env.x[rd] = old
    return HANDLED


@native
def environment_call(pc: int) -> int:
    """ECALL: a trap, or a call of the built-in SBI."""
    if env.priv == PRV_S and env.builtin_sbi:
        done = call_sbi()
        env.pc = pc + 4 if done else env.pc
        return done
    if env.log_traps:
        return NOT_HANDLED
    return enter_trap(CAUSE_ECALL_U + env.priv, 0, pc)


@native
def enter_trap(cause: int, tval: int, pc: int) -> int:
    """Take an exception of the instruction at `pc` (Cpu.take_trap)."""
    if env.mstatus & MSTATUS_MPRV:
        return NOT_HANDLED
    return enter_handler(cause, tval, pc, env.priv <= PRV_S and env.medeleg >> cause & 1)


@native
def enter_handler(cause: int, tval: int, pc: int, delegated: int) -> int:
    """Let S or M take a trap at `pc`; mstatus.MPRV is 0."""
    mstatus = env.mstatus
    if delegated:
        env.scause = cause
        env.stval = tval
        env.sepc = pc
        new = mstatus & ~(MSTATUS_SPIE | MSTATUS_SIE | MSTATUS_SPP)
        if mstatus & MSTATUS_SIE:
            new |= MSTATUS_SPIE
        if env.priv == PRV_S:
            new |= MSTATUS_SPP
        env.mstatus = new
        env.priv = PRV_S
        env.pc = env.stvec & ~3
    else:
        env.mcause = cause
        env.mtval = tval
        env.mepc = pc
        new = mstatus & ~(MSTATUS_MPIE | MSTATUS_MIE | MSTATUS_MPP)
        if mstatus & MSTATUS_MIE:
            new |= MSTATUS_MPIE
        env.mstatus = new | env.priv << MSTATUS_MPP_SHIFT
        env.priv = PRV_M
        env.pc = env.mtvec & ~3
    env.res_addr = TLB_INVALID
    set_context()
    return HANDLED


@native
def return_from_s() -> int:
    """SRET in S-mode (helpers.sret)."""
    mstatus = env.mstatus
    if env.priv != PRV_S or mstatus & MSTATUS_TSR:
        return NOT_HANDLED
    new = (mstatus & ~(MSTATUS_SIE | MSTATUS_SPP | MSTATUS_MPRV)) | MSTATUS_SPIE
    if mstatus & MSTATUS_SPIE:
        new |= MSTATUS_SIE
    env.mstatus = new
    env.priv = PRV_S if mstatus & MSTATUS_SPP else PRV_U
    env.pc = env.sepc
    set_context()
    return HANDLED


@native
def return_from_m() -> int:
    """MRET (helpers.mret)."""
    mstatus = env.mstatus
    if env.priv != PRV_M or mstatus & MSTATUS_MPRV:
        return NOT_HANDLED
    new = (mstatus & ~(MSTATUS_MIE | MSTATUS_MPP)) | MSTATUS_MPIE
    if mstatus & MSTATUS_MPIE:
        new |= MSTATUS_MIE
    env.mstatus = new
    env.priv = (mstatus & MSTATUS_MPP) >> MSTATUS_MPP_SHIFT
    env.pc = env.mepc
    set_context()
    return HANDLED
