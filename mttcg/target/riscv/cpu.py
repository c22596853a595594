"""One hart: its registers, and how traps and interrupts change them (privileged manual, 3.1 and 3.3).

All architectural state lives in the vCPU record, where emitted code and other processes see it; a `Cpu` is
the record's accessors and rules, and holds nothing that must survive but what can be derived again.
"""

from __future__ import annotations

from collections.abc import Callable

from ...memory.arena import Arena
from ...memory.layout import HSM_STARTED, MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U, VCPU
from ...memory.protocols import GuestTrap
from ...native import atomics
from ...tcg.guest import Decode
from . import csr_fields as f
from . import fpu, helpers
from .describe import describe, describe_trap
from .hooks import Hooks, Memory
from .pmp import Pmp
from .sbi import Sbi
from .timers import Timers

MASK64 = (1 << 64) - 1
_X = VCPU.q("x")
_F = VCPU.q("f")
_PC = VCPU.q("pc")
_CTX = VCPU.q("ctx")
_PRIV = VCPU.q("priv")
_MSTATUS = VCPU.q("mstatus")
_MIP = VCPU.q("mip")
_MIE = VCPU.q("mie")
_MEDELEG = VCPU.q("medeleg")
_MIDELEG = VCPU.q("mideleg")
_FRM = VCPU.q("frm")
_FFLAGS = VCPU.q("fflags")
_RES_ADDR = VCPU.q("res_addr")
_RES_PHYS = VCPU.q("res_phys")
_COUNTERS_OK = VCPU.q("counters_ok")
_MCOUNTEREN = VCPU.q("mcounteren")
_SCOUNTEREN = VCPU.q("scounteren")
_MCYCLE_BASE = VCPU.q("mcycle_base")
_MINSTRET_BASE = VCPU.q("minstret_base")
_ENV = {field.name: VCPU.q(field.name) for field in VCPU if field.ctype == "u64"}
# What a reset does not touch: plumbing that belongs to the process and not to the hart.
_RESET_TO_ZERO = [
    "medeleg", "mideleg", "mie", "satp", "mtvec", "mepc", "mcause", "mtval", "mscratch", "stvec", "sepc", "scause",
    "stval", "sscratch", "mcounteren", "scounteren", "menvcfg", "senvcfg", "frm", "fflags",
    "mcycle_base", "minstret_base", "res_val", "res_pc",
]  # fmt: skip


class Cpu:
    """`tcg.guest.GuestCpu` for hart `index` of the arena.

    `memory` serves its loads and stores, `hooks` what needs the process; `pmp` is shared with its Mmu.
    `decode` is the translator's decoder, for `fp_slow`. With `builtin_sbi`, ecall from S-mode is served by
    `sbi` and `reset` leaves the hart as firmware would.
    """

    def __init__(
        self,
        arena: Arena,
        index: int,
        memory: Memory,
        pmp: Pmp,
        hooks: Hooks,
        decode: Decode,
        builtin_sbi: bool = False,
    ) -> None:
        self.arena = arena
        self.index: int = index
        self.record = arena.vcpus[index]
        self.record.set("mhartid", index)
        self.q = self.record.q
        self.memory = memory
        self.pmp = pmp
        self.hooks = hooks
        self.decode = decode
        self.timers = Timers(arena, index)
        self.sbi = Sbi(self) if builtin_sbi else None
        self.record.set("builtin_sbi", int(builtin_sbi))
        self._mip_at = self.record.address("mip")
        self._mprv_meaning = -1
        self._word = 0
        self.trap_log: Callable[[str], None] | None = None  # of `-d int`: called with a line at each trap

    # --- registers

    @property
    def ctx(self) -> int:
        """The current context (memory.layout)."""
        return self.q[_CTX]

    @ctx.setter
    def ctx(self, value: int) -> None:
        self.q[_CTX] = value

    @property
    def pc(self) -> int:
        """Virtual pc; current only outside emitted code."""
        return self.q[_PC]

    @pc.setter
    def pc(self, value: int) -> None:
        self.q[_PC] = value

    @property
    def priv(self) -> int:
        """Privilege level: PRV_U, PRV_S or PRV_M."""
        return self.q[_PRIV]

    def get_x(self, index: int) -> int:
        return self.q[_X + index]

    def set_x(self, index: int, value: int) -> None:
        if index:
            self.q[_X + index] = value

    def get_f(self, index: int) -> int:
        return self.q[_F + index]

    def set_f(self, index: int, value: int) -> None:
        self.q[_F + index] = value

    def get_env(self, field: str) -> int:
        return self.q[_ENV[field]] if field in _ENV else self.record.get(field)

    def set_env(self, field: str, value: int) -> None:
        self.q[_ENV[field]] = value

    # --- memory, in the current context

    def load(self, va: int, size: int) -> int:
        return self.memory.load(va, size, self.q[_CTX] >> 1)

    def store(self, va: int, size: int, value: int) -> None:
        self.memory.store(va, size, value, self.q[_CTX] >> 1)

    def load_reserved(self, va: int, size: int, sc_pc: int) -> int:
        return self.memory.load_reserved(va, size, self.q[_CTX] >> 1, sc_pc)

    def store_conditional(self, va: int, size: int, value: int, pc: int) -> int:
        return self.memory.store_conditional(va, size, value, self.q[_CTX] >> 1, pc)

    def amo(self, va: int, size: int, kind: str, value: int) -> int:
        return self.memory.amo(va, size, kind, value, self.q[_CTX] >> 1)

    def fence(self, full: bool) -> None:
        self.memory.fence(full)

    # --- what follows from other state

    def compute_ctx(self) -> int:
        """Store in the record, and return, the context that priv, mstatus and frm make."""
        q = self.q
        priv, mstatus = q[_PRIV], q[_MSTATUS]
        if priv == f.PRV_U:
            mmu_idx = MMU_U
        elif priv == f.PRV_S:
            mmu_idx = MMU_S_SUM if mstatus & f.MSTATUS_SUM else MMU_S
        elif mstatus & f.MSTATUS_MPRV and mstatus & f.MSTATUS_MPP != f.MSTATUS_MPP:
            mmu_idx = MMU_MPRV
            # What this soft TLB holds is right for one meaning of "as MPP": forget it when that changed.
            meaning = mstatus & (f.MSTATUS_MPP | f.MSTATUS_SUM)
            if meaning != self._mprv_meaning:
                self._mprv_meaning = meaning
                self.memory.flush_mmu(MMU_MPRV)
        else:
            mmu_idx = MMU_M
        fp_ok = mstatus & f.MSTATUS_FS == f.MSTATUS_FS and q[_FRM] in fpu.HOST_ROUNDING
        q[_CTX] = ctx = mmu_idx * 2 + fp_ok
        return ctx

    def compute_counters_ok(self) -> None:
        """Follow a change of mcounteren or scounteren."""
        q = self.q
        in_s = q[_MCOUNTEREN] & 7
        q[_COUNTERS_OK + f.PRV_M] = 7
        q[_COUNTERS_OK + f.PRV_S] = in_s
        q[_COUNTERS_OK + f.PRV_U] = in_s & q[_SCOUNTEREN]

    # --- floating point state

    def rounding(self, rm: int) -> int:
        """Rounding mode 0-4 that field `rm` of an instruction means now."""
        if rm == f.FRM_DYNAMIC:
            rm = self.q[_FRM]
        if rm > f.FRM_LAST:
            raise GuestTrap(f.CAUSE_ILLEGAL, self._word)
        return rm

    def raise_fflags(self, flags: int) -> None:
        self.q[_FFLAGS] |= flags

    # --- counters

    def read_clock(self, csr: int, word: int) -> int:
        """cycle, time or instret; GuestTrap illegal with `word` where the counter enables forbid it."""
        if not self.q[_COUNTERS_OK + self.q[_PRIV]] >> (csr & 3) & 1:
            raise GuestTrap(f.CAUSE_ILLEGAL, word)
        return self.counter(csr)

    def counter(self, csr: int) -> int:
        """The value of cycle, time or instret, whoever may read it."""
        if csr == f.CSR_TIME:
            return self.timers.guest_time() & MASK64
        base = self.q[_MCYCLE_BASE if csr == f.CSR_CYCLE else _MINSTRET_BASE]
        return (self.timers.nanoseconds() + base) & MASK64

    def guest_time(self) -> int:
        """Ticks of 100 ns since the machine's start."""
        return self.timers.guest_time()

    def update_timer_bits(self, now: int) -> None:
        """Bring STIP and MTIP of the own mip up to guest time `now`."""
        self.timers.update(now)

    def next_deadline(self) -> int | None:
        """Guest time at which a timer bit will next become set, or None."""
        return self.timers.next_deadline()

    # --- helpers

    def call_helper(self, name: str, args: tuple[int, ...], pc: int, size: int, word: int) -> int | None:
        """Run guest helper `name` for the instruction `word` at `pc`; the next pc if it is not the following one."""
        self._word = word
        return helpers.HELPERS[name](self, args, pc, size, word)

    # --- reset

    def reset(self, pc: int, a0: int = 0, a1: int = 0, priv: int = f.PRV_M) -> None:
        """Put the hart into its reset state at `pc`. What belongs to devices stays, mtimecmp and
        their lines in mip: a hart that comes out of reset after the others must not lose what they sent it.

        With the built-in SBI this includes what firmware does before it enters a supervisor (SBI, HSM).
        """
        q = self.q
        for register in range(32):
            q[_X + register] = q[_F + register] = 0
        for field in _RESET_TO_ZERO:
            q[_ENV[field]] = 0
        q[_X + 10], q[_X + 11] = a0, a1
        q[_PC], q[_PRIV] = pc, priv
        q[_MSTATUS] = f.MSTATUS_XLEN64
        q[_RES_ADDR] = q[_RES_PHYS] = MASK64
        self.record.set("stimecmp", MASK64)
        for name, count in (("pmpcfg", 2), ("pmpaddr", 16)):
            for index in range(count):
                self.record.set(name, 0, index)
        atomics.and64(self._mip_at, f.MIP_SEIP | f.MIP_MEIP | f.MIP_MSIP)
        fpu.set_frm(self, 0)
        fpu.set_fflags(self, 0)
        if self.sbi is not None:
            self.sbi.prepare_hart()
        self.pmp.rebuild()
        self.compute_counters_ok()
        self.compute_ctx()
        self.memory.flush_all()
        self.hooks.rearm()

    def hsm_started(self) -> None:
        """REQ_START, in the target's own process: enter S-mode where hart_start said (SBI, HSM)."""
        pc, opaque = self.record.get("start_pc"), self.record.get("start_a1")
        self.reset(pc, self.index, opaque, f.PRV_S)
        atomics.xchg32(self.record.address("hsm"), HSM_STARTED)

    def describe(self) -> str:
        """All registers as text, for logs and the monitor."""
        return describe(self)

    # --- traps

    def take_trap(self, trap: GuestTrap, pc: int) -> None:
        """Enter the handler of an exception of the instruction at `pc`."""
        q = self.q
        to_s = q[_PRIV] <= f.PRV_S and q[_MEDELEG] >> trap.cause & 1
        self._enter(_TO_S if to_s else _TO_M, trap.cause, trap.tval, pc, vector=0)

    def take_interrupt(self, cause: int) -> None:
        """Enter the handler of interrupt number `cause` (of `pending_interrupt`) before the instruction at pc."""
        q = self.q
        to_s = q[_PRIV] <= f.PRV_S and q[_MIDELEG] >> cause & 1
        self._enter(_TO_S if to_s else _TO_M, f.CAUSE_INTERRUPT | cause, 0, q[_PC], vector=4 * cause)

    def _enter(self, target: _Target, cause: int, tval: int, pc: int, vector: int) -> None:
        if self.trap_log is not None:
            self.trap_log(describe_trap(self.index, cause, pc, tval & MASK64))
        q = self.q
        q[target.cause], q[target.tval], q[target.epc] = cause, tval & MASK64, pc
        q[_MSTATUS] = target.push(q[_MSTATUS], q[_PRIV])
        q[_PRIV] = target.priv
        tvec = q[target.tvec]
        q[_PC] = ((tvec & ~3) + (vector if tvec & 1 else 0)) & MASK64
        q[_RES_ADDR] = MASK64
        self.compute_ctx()

    # --- interrupts

    def pending_interrupt(self) -> int | None:
        """Number of the interrupt to take now, or None (manual, 3.1.6.1, 3.1.9 and 4.1.3)."""
        q = self.q
        mie = q[_MIE]
        if mie & (f.MIP_STIP | f.MIP_MTIP):
            self.timers.update(self.timers.guest_time())
        pending = q[_MIP] & mie
        if not pending:
            return None
        if pending & f.MIP_SEIP_SOFT:
            pending |= f.MIP_SEIP
        priv, mstatus, mideleg = q[_PRIV], q[_MSTATUS], q[_MIDELEG]
        chosen = 0
        if priv < f.PRV_M or mstatus & f.MSTATUS_MIE:
            chosen = pending & f.MIP_ALL & ~mideleg
        if not chosen and (priv < f.PRV_S or (priv == f.PRV_S and mstatus & f.MSTATUS_SIE)):
            chosen = pending & mideleg
        if not chosen:
            return None
        return next(irq for irq in f.IRQ_PRIORITY if chosen >> irq & 1)


class _Target:
    """Where a trap goes: the fields of one privilege level, and how mstatus keeps the interrupted state."""

    def __init__(self, priv: int, letter: str, push: Callable[[int, int], int]) -> None:
        self.priv = priv
        self.cause = VCPU.q(letter + "cause")
        self.tval = VCPU.q(letter + "tval")
        self.epc = VCPU.q(letter + "epc")
        self.tvec = VCPU.q(letter + "tvec")
        self.push = push


def _push_s(mstatus: int, priv: int) -> int:
    kept = mstatus & ~(f.MSTATUS_SPIE | f.MSTATUS_SIE | f.MSTATUS_SPP)
    return kept | (f.MSTATUS_SPIE if mstatus & f.MSTATUS_SIE else 0) | (f.MSTATUS_SPP if priv == f.PRV_S else 0)


def _push_m(mstatus: int, priv: int) -> int:
    kept = mstatus & ~(f.MSTATUS_MPIE | f.MSTATUS_MIE | f.MSTATUS_MPP)
    return kept | (f.MSTATUS_MPIE if mstatus & f.MSTATUS_MIE else 0) | priv << f.MSTATUS_MPP_SHIFT


_TO_S = _Target(f.PRV_S, "s", _push_s)
_TO_M = _Target(f.PRV_M, "m", _push_m)
