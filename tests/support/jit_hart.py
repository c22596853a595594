"""A fake environment for the x86-64 back end: a vCPU record, a soft TLB filled by hand, guest memory, callbacks.

It runs blocks of emitted code with nothing of the real machine behind them: no page tables, no devices, no
translation cache. Pages of guest memory are in the soft TLB or not as the test says, so that both the
inline path and the slow path of each access are reached.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass

from mttcg.memory.layout import JC_ENTRY, JC_SIZE, MACHINE, N_CTX, PAGE, TLB_ENTRY, TLB_INVALID, TLB_SIZE, VCPU
from mttcg.memory.protocols import GuestTrap
from mttcg.memory.records import View
from mttcg.native import memory
from mttcg.native.codebuf import CodeBuffer
from mttcg.tcg.host import COLD, SITE_CALL, SITE_TAKEN, End, Exit, Template
from mttcg.tcg.interp import run
from mttcg.tcg.ir import Op
from mttcg.tcg.softfloat import DZ, NV, NX, OF, UF
from mttcg.tcg.x86_64.backend import Backend
from tests.support.fake_cpu import BASE, SIZE, FakeCpu
from tests.support.filled import filled
from tests.support.insn_cases import CTX, MASK64, State

PAGES = SIZE // PAGE
_READ_WRITE = memory.PROT_READ | memory.PROT_WRITE
_ROUNDING = {0: 0, 1: 3, 2: 1, 3: 2}  # frm -> MXCSR.RC
_FLAGS = ((1, NV), (4, DZ), (8, OF), (16, UF), (32, NX))
_MXCSR = VCPU.d("mxcsr")
_NO_RESERVATION = MASK64


@dataclass(frozen=True)
class Insn:
    """One instruction of a block."""

    word: int
    size: int
    ops: Sequence[Op]


class RecordCpu(FakeCpu):
    """The fake hart over a vCPU record, sharing registers, flags and reservation with emitted code."""

    def __init__(self, record: View, guest_memory: memoryview) -> None:
        super().__init__()
        q = record.q
        self.record = record
        self.x: MutableSequence[int] = q[VCPU.q("x") : VCPU.q("x") + 32]  # type: ignore[assignment]
        self.f: MutableSequence[int] = q[VCPU.q("f") : VCPU.q("f") + 32]  # type: ignore[assignment]
        self.memory: memoryview = guest_memory  # type: ignore[assignment]
        self._lr_size = 0  # of the last LR that was not inline; those that are have their SC's

    def get_env(self, field: str) -> int:
        return self.record.get(field)

    def set_env(self, field: str, value: int) -> None:
        self.record.set(field, value)

    def load_reserved(self, va: int, size: int, sc_pc: int) -> int:
        value = super().load_reserved(va, size, sc_pc)
        self._lr_size = size
        top = 1 << (8 * size - 1)
        self.record.set("res_addr", va)
        self.record.set("res_val", ((value ^ top) - top) & MASK64)
        self.record.set("res_pc", sc_pc)
        return value

    def store_conditional(self, va: int, size: int, value: int, pc: int) -> int:
        self.reservation = None
        if self.record.get("res_addr") == va and self._unchanged(va, size):
            sc_pc = self.record.get("res_pc")
            self.reservation = (va, size if sc_pc else self._lr_size, sc_pc)
        result = super().store_conditional(va, size, value, pc)
        self.record.set("res_addr", _NO_RESERVATION)
        return result

    def _unchanged(self, va: int, size: int) -> bool:
        """Value-checked reservations (res_pc not 0) hold as long as memory has the value that LR loaded."""
        mask = (1 << 8 * size) - 1
        return not self.record.get("res_pc") or self.record.get("res_val") & mask == self.load(va, size)


class JitHart:
    """Runs one block at a time. `slow_calls` counts callbacks; `on_slow` is called in each."""

    def __init__(self) -> None:
        base = memory.map_anonymous(VCPU.size, _READ_WRITE)
        self.record = View(VCPU, memory.buffer(base, VCPU.size), base)
        self.guest = memory.map_anonymous(SIZE, _READ_WRITE)
        self.cpu = RecordCpu(self.record, memory.buffer(self.guest, SIZE))
        self.clock_base = memory.map_anonymous(PAGE, _READ_WRITE)  # MACHINE.time_base stays 0
        self.buffer = CodeBuffer(COLD)
        self.backend = Backend(self.buffer, self.record, self, self.clock_base)
        self.record.set("host_mxcsr", 0x1F80)
        for name in ("tlb", "linear", "jc"):
            first, count = VCPU.q(name), VCPU.fields[name].count
            for i in range(first, first + count):
                self.record.q[i] = TLB_INVALID
        for ctx in range(N_CTX):  # all ones is an address that belongs to the last entry (tlb_native.empty_jump)
            self.record.set("jc", 0, ((ctx + 1) * JC_SIZE - 1) * JC_ENTRY // 8)
        self.record.set("ram_addend", (self.guest - BASE) & MASK64)
        # One RAM page, held by nobody: stores to it through a marked entry are Python's.
        self.record.set("map_holders", self.clock_base)
        # The lock of reservations is another's: exact LR and SC are Python's too.
        machine = memory.map_anonymous(MACHINE.size, _READ_WRITE)
        self.record.set("machine", machine)
        View(MACHINE, memory.buffer(machine, MACHINE.size), machine).set("lock_resv", 1)
        self.record.set("res_addr", _NO_RESERVATION)
        self.templates: list[Template] = []
        self.insns: Sequence[Insn] = ()
        self.pc = 0
        self.trap: GuestTrap | None = None
        self.slow_calls = 0
        self.fillable: frozenset[int] = frozenset()

    # --- soft TLB

    def _entry(self, page: int, mmu_idx: int) -> int:
        """Index in `record.q` of the entry of page number `page` of the guest memory."""
        slot = ((BASE >> 12) + page) & (TLB_SIZE - 1)
        return VCPU.q("tlb") + (mmu_idx * TLB_SIZE + slot) * TLB_ENTRY // 8

    def set_tlb(self, readable: frozenset[int], writable: frozenset[int], ctx: int = CTX) -> None:
        """Which pages of the guest memory (by number) the soft TLB of the context has, for each access.

        In MMU_M loads do not ask it: they hit in the readable pages before the first one that is not.
        """
        first = min(set(range(PAGES + 1)) - readable)
        self.record.set("ram_limit", first and first * PAGE - 7)
        for page in range(PAGES):
            at = self._entry(page, ctx >> 1)
            va = BASE + page * PAGE
            self.record.q[at] = va if page in readable else TLB_INVALID
            self.record.q[at + 1] = va if page in writable else TLB_INVALID
            self.record.q[at + 2] = (self.guest - BASE) & MASK64
            self.record.q[at + 3] = 0

    # --- tcg.host.Callbacks

    def load(self, address: int, size_signed: int, site: int) -> int:
        size = size_signed & 15
        try:
            self.slow_calls += 1
            value = self.cpu.load(address, size)
        except GuestTrap as trap:
            self.trap = trap
            return 1
        if size_signed & 16 and value >> (8 * size - 1):
            value |= MASK64 ^ ((1 << 8 * size) - 1)
        self.record.set("ret", value)
        return 0

    def store(self, address: int, value: int, size: int, site: int) -> int:
        try:
            self.slow_calls += 1
            self.cpu.store(address, size, value & ((1 << 8 * size) - 1))
        except GuestTrap as trap:
            self.trap = trap
            return 1
        return 0

    def stored(self, address: int, size: int, site: int) -> int:
        raise AssertionError("no page of this memory is marked")

    def atomic(self, address: int, site: int) -> int:
        page = (address - BASE) >> 12
        if page in self.fillable and address & 7 == 0:
            self.slow_calls += 1
            at = self._entry(page, self.cpu.ctx >> 1)
            self.record.q[at] = self.record.q[at + 1] = BASE + page * PAGE
            return 0
        return 2 if self.interpret(site) == 0 else 1

    def interpret(self, site: int) -> int:
        self.slow_calls += 1
        index, pc = self._instruction_at(site)
        insn = self.insns[index]
        try:
            run(list(insn.ops), self.cpu, pc, insn.size, insn.word)
        except GuestTrap as trap:
            self.trap = trap
            return 1
        return 0

    # --- blocks

    def load_state(self, state: State, ctx: int = CTX) -> None:
        """Put the hart into `state`."""
        record = self.record
        for i in range(32):
            self.cpu.x[i] = state.x[i]
            self.cpu.f[i] = state.f[i]
        self.cpu.memory[:] = state.memory
        self.cpu.frm = state.frm
        self.cpu.fflags = 0
        sticky = sum(bit for bit, flag in _FLAGS if state.fflags & flag)
        record.d[_MXCSR] = 0x1F80 | _ROUNDING.get(state.frm, 0) << 13 | sticky
        for name, value in state.env:
            record.set(name, value)
        record.set("ctx", ctx)
        record.set("res_addr", _NO_RESERVATION)
        self.cpu.ctx = ctx
        self.cpu.helpers.clear()

    def state(self, pc: int, env: Sequence[str]) -> State:
        """The hart's state; `env` names the record fields that it tells of."""
        status = self.record.d[_MXCSR]
        assert status & ~0x3F == 0x1F80 | _ROUNDING.get(self.cpu.frm, 0) << 13, "MXCSR's control bits changed"
        return State(
            tuple(self.cpu.x),
            tuple(self.cpu.f),
            bytes(self.cpu.memory),
            pc,
            self.cpu.frm,
            self.cpu.fflags | sum(flag for bit, flag in _FLAGS if status & bit),
            tuple((name, self.record.get(name)) for name in env),
            None if self.trap is None else (self.trap.cause, self.trap.tval),
            tuple(self.cpu.helpers),
        )

    def emit(self, insns: Sequence[Insn], pc: int, ctx: int = CTX) -> None:
        """Make the block of `insns` at guest address `pc` the one that `enter` runs."""
        self.insns, self.pc = insns, pc
        self.templates = []
        for insn in insns:
            template = self.backend.lower(list(insn.ops), insn.word, insn.size, ctx)
            template.hot, template.sites = filled(template, pc), ()
            assert len(template.hot) == len(template.cold)
            self.templates.append(template)
            pc += insn.size
        if not self.templates[-1].end:
            self.templates.append(self.backend.fallthrough())
        start = self.backend.code_start
        self.buffer.write(start, b"".join(t.hot for t in self.templates))
        self.buffer.write(start + COLD, b"".join(t.cold for t in self.templates))

    def enter(self) -> tuple[Exit, int]:
        """Run the block; why it was left, and the pc to go on at (of the instruction, for TRAP and REQUEST)."""
        self.trap = None
        reason = Exit(self.backend.enter(self.backend.code_start))
        site = self.record.get("exit_site")
        if reason is Exit.JUMP:
            return reason, self.record.get("pc")
        if reason is Exit.CHAIN:
            return reason, self._target(site)
        if reason is Exit.REQUEST and site == 0:
            return reason, self.pc
        index, pc = self._instruction_at(site)
        if reason is Exit.WINDOW:
            pc += self.insns[index].size
        if reason is Exit.SYSTEM:
            insn = self.insns[index]
            try:
                pc = run(list(insn.ops), self.cpu, pc, insn.size, insn.word)
            except GuestTrap as trap:
                self.trap = trap
        return reason, pc

    def _places(self) -> Iterator[tuple[int, int, Template]]:
        """(hot address, pc, template) of each template of the block."""
        at, pc = self.backend.code_start, self.pc
        for template in self.templates:
            yield at, pc, template
            at += len(template.hot)
            pc += template.size

    def _instruction_at(self, site: int) -> tuple[int, int]:
        """Index and pc of the instruction whose code holds the call that returns to `site`."""
        hot = (site - COLD if site >= self.buffer.cold else site) - 1
        for index, (at, pc, template) in enumerate(self._places()):
            if at <= hot < at + len(template.hot):
                return index, pc & MASK64
        raise AssertionError(f"exit site {site:#x} lies in no instruction")

    def _target(self, site: int) -> int:
        """Where the direct exit that left at `site` wants to go."""
        jump = site - COLD - SITE_CALL
        at, pc, template = list(self._places())[-1]
        if template.end is End.JUMP:
            return (pc + template.offset) & MASK64
        assert template.end is End.BRANCH
        taken = jump == at + len(template.hot) - SITE_TAKEN
        return (pc + (template.offset if taken else template.size)) & MASK64
