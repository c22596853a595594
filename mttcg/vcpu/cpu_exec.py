"""The vCPU's main loop, QEMU's cpu_exec, as a state machine around emitted code.

    attend to requests → take an interrupt → find or make a block → link it → enter it → serve its exit → …

Emitted code is left only for a reason in `tcg.host.Exit`; each is served by one arm of the `match` below.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ..config import MachineConfig
from ..log import Log
from ..memory.arena import Arena
from ..memory.layout import (
    HSM_START_PENDING,
    HSM_STOPPED,
    REQ_FENCE_I,
    REQ_INVALIDATE,
    REQ_SHOOT,
    REQ_START,
    REQ_STOP,
    REQ_TLB_FLUSH,
    ST_CODE,
    ST_HALTED,
    ST_PYTHON,
    ST_STOPPED,
    STOP_RESET,
    VCPU,
)
from ..memory.ldst import GuestMemory
from ..memory.protocols import Bus, GuestTrap
from ..memory.ram import Ram
from ..memory.requests import post, wait_served
from ..native import atomics
from ..native.codebuf import CodeBuffer
from ..native.timer import DeadlineTimer
from ..target.riscv import mmu_native, shapes, spin, sys_native, translate
from ..target.riscv.cpu import Cpu
from ..target.riscv.lrsc import LOOKAHEAD
from ..target.riscv.mmu import Mmu
from ..target.riscv.pmp import Pmp
from ..tcg import interp
from ..tcg.host import COLD, Exit
from ..tcg.ir import Op
from ..tcg.tb_cache import TbCache
from ..tcg.templates import TemplateTable
from ..tcg.translator import Translator
from ..tcg.x86_64 import backend
from ..tcg.x86_64.backend import Backend
from ..tcg.x86_64.natives import Native
from . import stats
from .callbacks import SlowPaths
from .rest import Rest

# The native functions of a vCPU: the block cache's, the soft TLB's and the guest's.
NATIVES: tuple[Native, ...] = (
    *backend.NATIVES, mmu_native.refill, mmu_native.translate_fetch, sys_native.system, sys_native.request,
    sys_native.window, sys_native.page_fault, sys_native.fetch_fault, shapes.shape_of, shapes.immediate_of, spin.spins,
)  # fmt: skip

_EXIT = VCPU.d("exit_request")
_REQUESTS = VCPU.d("requests")
_STATE = VCPU.d("state")
_PC = VCPU.q("pc")
_CTX = VCPU.q("ctx")
_MIP = VCPU.q("mip")
_MIE = VCPU.q("mie")
_SITE = VCPU.q("exit_site")
_TIMER_DUE = VCPU.d("timer_due")
_NEVER = (1 << 64) - 1
_SHORT_SLEEP = 100_000  # ns: no longer than it takes to fall asleep, be woken, and answer

_MANY_SPINS = 4096  # 0.1 ms where a pause takes 25 ns
_ENDLESS_SPINS = (1 << 31) - 1

# Requests about memory: safe to serve anywhere in Python, also in a callback from emitted code.
_MEMORY_REQUESTS = REQ_SHOOT | REQ_TLB_FLUSH | REQ_INVALIDATE | REQ_FENCE_I
_ALL = 0xFFFF_FFFF
_NOT_STARTED = (HSM_STOPPED, HSM_START_PENDING)


def _hot_bytes(tb_size: int) -> int:
    """What of the hot half of the code buffer to use for `tb-size` MiB: a power of two."""
    wanted = min(COLD, (tb_size << 20) // 2)
    return 1 << wanted.bit_length() - 1


def _say_nothing(block: Any) -> None:
    """No log wants to see blocks."""


class Vcpu:
    """One hart at work in this process. Also the hart's `Hooks` (target.riscv.hooks).

    `make_bus(wait_hook)` gives the vCPU its way to the devices. `timer` may be shared by the vCPUs of one
    process. `single`: wfi does not sleep but ends the time slice (`idle`).
    """

    def __init__(
        self,
        arena: Arena,
        index: int,
        config: MachineConfig,
        make_bus: Callable[[Callable[[bool], None]], Bus],
        timer: DeadlineTimer,
        log: Log,
        templates: TemplateTable,
        *,
        builtin_sbi: bool = False,
        single: bool = False,
    ) -> None:
        self.arena = arena
        self.index = index
        self.log = log
        self.single = single
        crowded = config.smp > len(os.sched_getaffinity(0))  # who is waited for may have no host CPU
        for name, value in (
            ("single", int(single)), ("deadline_ns", _NEVER), ("wfi_limit", 0 if crowded else _SHORT_SLEEP),
            ("spin_limit", _MANY_SPINS if crowded else _ENDLESS_SPINS),
        ):  # fmt: skip
            arena.vcpus[index].set(name, value)
        self._rest = Rest(arena, 1, partial(stats.publish, self))
        self.timer = timer
        self.record = record = arena.vcpus[index]
        self.q, self.d = record.q, record.d
        self._exit_at = record.address("exit_request")
        self._requests_at = record.address("requests")
        self._state_at = record.address("state")
        self._serving_at = record.address("serving")
        pmp = Pmp(record)
        self.mmu = Mmu(record, Ram(arena), pmp)
        self.bus = make_bus(self._waiting)
        self.memory = GuestMemory(arena, index, self.mmu, self.bus, self._serve_shoot)
        self.cpu = Cpu(arena, index, self.memory, pmp, self, translate.decode, builtin_sbi)
        if log.on("int"):
            self.cpu.trap_log = log.write
            record.set("log_traps", 1)
        self._ops: dict[tuple[int, int], list[Op]] = {}
        self.slow = SlowPaths(self)
        self.watch = stats.start_timing(self) if config.stats else None
        self.codebuf = CodeBuffer(COLD)
        self.backend = Backend(
            self.codebuf, record, self.slow, arena.machine.address("time_base"),
            (*NATIVES, *self.bus.natives),
        )
        self.memory.tlb.use(self.backend.natives)
        self.codepages = self.memory.codepages
        self.translator = Translator(
            self.backend, translate.decode, LOOKAHEAD, shapes, self.memory.ram, self.codepages, templates
        )
        self._trace = log.on("exec") or log.on("cpu")
        shows_blocks = any(log.on(item) for item in ("in_asm", "op", "out_asm"))
        self.cache = TbCache(
            self.backend, record, self.codebuf.base, self.backend.code_start, _hot_bytes(config.tb_size),
            self.translator, self.mmu, self.memory.tlb, self.codepages, self.memory.ram, spin_hints=not crowded,
            watch=self._trace or shows_blocks, log_block=self._log_block if shows_blocks else _say_nothing,
        )
        # Exit site of a system instruction → pc, size, word, ops, and whether its helper accesses guest memory; true
        # until its code is evicted, which the cache's clock tells.
        self._sites: dict[int, tuple[int, int, int, list[Op], bool]] = {}
        self._sites_clock = 0
        self.memory.on_code_written = self.cache.invalidate_range
        self.memory.on_sc_mismatch = self._on_sc_mismatch
        self.exits = [0] * len(Exit)
        self.idle = False
        self._slice_end = 0
        self._state_before_wait = ST_PYTHON
        self.interpreting = config.accel == "interp"
        if self.watch is not None:
            stats.time_code(self, self.watch)

    # --- the loop

    def run(self) -> None:
        """Run until the machine stops; with `single`, also until the slice ends or the hart idles."""
        if self.interpreting:
            self._run_interpreter()
        else:
            self._run_translated()

    def _run_translated(self) -> None:
        q, d, cpu, cache = self.q, self.d, self.cpu, self.cache
        lookup, enter, exits = cache.lookup, self.backend.enter, self.exits
        while True:
            if d[_EXIT] and not self._attend():
                return
            if q[_MIP] & q[_MIE]:
                cause = cpu.pending_interrupt()
                if cause is not None:
                    cpu.take_interrupt(cause)
            pc = q[_PC]
            try:
                host = lookup(pc, q[_CTX])
            except GuestTrap as trap:
                cpu.take_trap(trap, pc)
                continue
            if self._trace:
                self._log_entry(host)
            reason = enter(host)
            exits[reason] += 1
            match reason:
                case Exit.REQUEST:
                    if q[_SITE]:
                        q[_PC] = cache.instruction_at(q[_SITE])[0]
                case Exit.SYSTEM:
                    self._system()
                    if self.idle:
                        return
                case Exit.WINDOW:
                    pc, size, _ = cache.instruction_at(q[_SITE])
                    q[_PC] = pc + size
                case Exit.TRAP:
                    self._trap()

    def _system(self) -> None:
        """Run the block-ending instruction at the exit site and set pc to what follows it."""
        q = self.q
        site = q[_SITE]
        clock = self.cache.count("clock")
        if clock != self._sites_clock:
            self._sites.clear()
            self._sites_clock = clock
        known = self._sites.get(site)
        if known is None:
            pc, size, word = self.cache.instruction_at(site)
            ops = self.ops_of(word, size, q[_CTX])
            known = self._sites[site] = pc, size, word, ops, ops[0].attr[:1] == ("fp_slow",)
        pc, size, word, ops, accesses_memory = known
        if accesses_memory:
            self._enter_code()
        try:
            q[_PC] = interp.run(ops, self.cpu, pc, size, word)
        except GuestTrap as trap:
            self.cpu.take_trap(trap, pc)
        if accesses_memory:
            self.d[_STATE] = ST_PYTHON

    def _trap(self) -> None:
        """A callback asked to leave."""
        slow = self.slow
        assert slow.trap is not None
        self.cpu.take_trap(slow.trap, slow.trap_pc)

    def ops_of(self, word: int, size: int, ctx: int) -> list[Op]:
        """The instruction's IR. Without its surroundings, so an LR is an exact one here."""
        ops = self._ops.get((word, ctx))
        if ops is None:
            ops = self._ops[word, ctx] = translate.decode(word, size, ctx, lambda n: None)
        return ops

    def _run_interpreter(self) -> None:
        """`-accel interp`: the reference interpreter, an instruction at a time, interrupts checked at each."""
        q, d, cpu = self.q, self.d, self.cpu
        while True:
            if d[_EXIT] and not self._attend():
                return
            if q[_MIP] & q[_MIE]:
                cause = cpu.pending_interrupt()
                if cause is not None:
                    cpu.take_interrupt(cause)
            pc = q[_PC]
            # In the protocols about memory, an interpreted instruction counts as emitted code.
            atomics.xchg32(self._state_at, ST_CODE)
            if d[_EXIT]:
                self.serve()
            try:
                word, size = self.cache.fetch(pc, q[_CTX])
                q[_PC] = interp.run(self.ops_of(word, size, q[_CTX]), cpu, pc, size, word)
            except GuestTrap as trap:
                cpu.take_trap(trap, pc)
            d[_STATE] = ST_PYTHON
            if self.idle:
                return

    # --- requests

    def serve(self) -> None:
        """Handle the requests about memory; the others wait for the loop."""
        if not self.d[_REQUESTS] & _MEMORY_REQUESTS:
            return
        atomics.xchg32(self._serving_at, 1)
        bits = atomics.and32(self._requests_at, _ALL ^ _MEMORY_REQUESTS)
        self._serve_memory(bits)
        atomics.xchg32(self._serving_at, 0)

    def _serve_shoot(self) -> None:
        """Handle REQ_SHOOT alone, while this vCPU waits for a page lock or for a mark.

        That is what the owner of the lock may be waiting for; the other requests must not be served here, in the
        middle of an access or of the making of a block: what was translated before a flush would be used after it.
        """
        if not self.d[_REQUESTS] & REQ_SHOOT:
            return
        atomics.xchg32(self._serving_at, 1)
        atomics.and32(self._requests_at, _ALL ^ REQ_SHOOT)
        self.memory.tlb.drop_marked_writes()
        atomics.xchg32(self._serving_at, 0)

    def _serve_memory(self, bits: int) -> None:
        if bits & REQ_SHOOT:
            self.memory.tlb.drop_marked_writes()
        if bits & REQ_TLB_FLUSH:
            self.memory.flush_all()
        if bits & (REQ_INVALIDATE | REQ_FENCE_I):
            self.fence_i()

    def _attend(self) -> bool:
        """exit_request is set: clear it, then look at every cause. False: leave the loop."""
        while True:
            atomics.xchg32(self._exit_at, 0)
            self.d[_TIMER_DUE] = 0
            if self.arena.machine.get("stop"):
                return False
            atomics.xchg32(self._serving_at, 1)
            bits = atomics.xchg32(self._requests_at, 0)
            self._serve_memory(bits)
            atomics.xchg32(self._serving_at, 0)
            if bits & REQ_STOP:
                return False
            if bits & REQ_START:
                self.cpu.hsm_started()
            stopped = self.is_stopped()
            if not self.single and self._rest.wanted():
                stopped = True  # the monitor has stopped the machine: time stands, timers are for later
            else:
                self.cpu.update_timer_bits(self.cpu.guest_time())
                self.rearm()
            if self.single:
                self.idle = stopped
                return False
            if not stopped:
                return True
            self._sleep_stopped()

    def is_stopped(self) -> bool:
        """The hart may not run (HSM): nothing but REQ_START, or the machine's end, gets it going."""
        return self.record.get("hsm") in _NOT_STARTED

    def _sleep_stopped(self) -> None:
        """Until somebody wants something."""
        atomics.xchg32(self._state_at, ST_STOPPED)
        while not self.d[_EXIT]:
            wake = self.record.get("wake")
            if not self.d[_EXIT]:
                atomics.futex_wait(self.record.address("wake"), wake)
        atomics.xchg32(self._state_at, ST_PYTHON)

    def _waiting(self, waiting: bool) -> None:
        """The bus waits for a device: meanwhile others need not wait for this vCPU."""
        if waiting:
            self._state_before_wait = atomics.xchg32(self._state_at, ST_PYTHON)
        else:
            atomics.xchg32(self._state_at, self._state_before_wait)
            self.serve()

    def _enter_code(self) -> None:
        """Guest memory is about to be accessed from Python: in the protocols about memory that is emitted code."""
        atomics.xchg32(self._state_at, ST_CODE)
        self.serve()

    # --- target.riscv.hooks.Hooks

    def wfi(self) -> None:
        """Sleep until mip & mie is not 0 or somebody wants something. No wake-up is lost (contract rule 24):
        the futex word is read after the state says HALTED and before the causes are looked at."""
        if self.single:
            self.idle = True
            return
        q, d, record = self.q, self.d, self.record
        while not q[_MIP] & q[_MIE]:
            if d[_EXIT]:
                if not self._attend():
                    atomics.xchg32(self._exit_at, 1)  # the loop is to find out too
                    return
                continue
            wake_at = record.address("wake")
            atomics.xchg32(self._state_at, ST_HALTED)
            wake = record.get("wake")
            if not (q[_MIP] & q[_MIE] or d[_EXIT]):
                # The timer's handler sets exit_request, but a signal just before the call would be slept through.
                deadline = self.cpu.next_deadline()
                timeout = None if deadline is None else max(0, deadline - self.cpu.guest_time()) * 100
                if not atomics.futex_wait(wake_at, wake, timeout):
                    atomics.xchg32(self._exit_at, 1)  # due: `_attend` raises the timer's bit
            atomics.xchg32(self._state_at, ST_PYTHON)

    def rearm(self) -> None:
        """Let the host timer set exit_request when the next guest timer is due, or the slice ends."""
        deadline = self.deadline_ns()
        if self.single:
            deadline = self._slice_end if deadline is None else min(deadline, self._slice_end)
        self.timer.arm(deadline)

    def deadline_ns(self) -> int | None:
        """CLOCK_MONOTONIC time at which the next guest timer is due."""
        deadline = self.cpu.next_deadline()
        return None if deadline is None else self.arena.machine.get("time_base") + deadline * 100

    def fence_i(self) -> None:
        """Drop the blocks whose code others have written."""
        for page in self.codepages.take_invalidations():
            self.cache.invalidate_page(page)

    def wait_done(self, targets: Sequence[int], bits: int) -> None:
        """See target.riscv.hooks."""
        for target in targets:
            wait_served(self.arena.vcpus[target], bits, self.serve)

    def hart_stopped(self) -> None:
        """HSM stop: the loop finds out through its own exit request."""
        atomics.xchg32(self._exit_at, 1)

    def stop_machine(self, stop: int, exit_code: int) -> None:
        """End the machine: the first to say so wins."""
        machine = self.arena.machine
        if atomics.cas32(machine.address("stop"), 0, stop) == 0 and stop != STOP_RESET:
            machine.set("exit_code", exit_code)
        for record in self.arena.vcpus:
            post(record, REQ_STOP)

    def console_write(self, data: bytes) -> int:
        """SBI console output goes to the board's UART."""
        for byte in data:
            self.bus.write(0x1000_0000, 1, byte)
        return len(data)

    def console_read(self, limit: int) -> bytes:
        """SBI console input comes from the UART's receive FIFO."""
        data = bytearray()
        while len(data) < limit and (self.bus.read(0x1000_0005, 1) or 0) & 1:
            data.append((self.bus.read(0x1000_0000, 1) or 0) & 0xFF)
        return bytes(data)

    # --- turns (thread=single)

    def wants_turn(self) -> bool:
        """Whether there is anything to do: not idle, or a reason to stop being so."""
        if self.is_stopped():
            return bool(self.d[_EXIT])
        if not self.idle or self.d[_EXIT] or self.q[_MIP] & self.q[_MIE]:
            return True
        deadline = self.deadline_ns()
        return deadline is not None and deadline <= time.monotonic_ns()

    def turn(self, end_ns: int) -> None:
        """Run until the hart idles or CLOCK_MONOTONIC reaches `end_ns`."""
        self.idle = False
        self._slice_end = end_ns
        self.cpu.update_timer_bits(self.cpu.guest_time())
        self.rearm()
        self.run()

    # --- odds and ends

    def _on_sc_mismatch(self, pc: int) -> None:
        """An SC met a value-checked reservation made for another SC: from now on that LR is exact."""
        self.translator.exact_scs.add(pc)
        self.cache.invalidate_all()

    def _log_block(self, block: Any) -> None:
        """Write the enabled views of a new block."""
        from ..tcg.disas import describe_block  # capstone is slow to import, and seldom wanted

        self.log.write(describe_block(self.log, translate.decode, block, self.codebuf.read))

    def _log_entry(self, host: int) -> None:
        if self.log.on("exec"):
            self.log.write(f"Trace {self.index}: {host:#x} [{self.q[_CTX]}/{self.q[_PC]:016x}]\n")
        if self.log.on("cpu"):
            self.log.write(self.cpu.describe())
