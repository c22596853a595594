"""A vCPU's process, from the fork to its end; and all vCPUs taking turns in one (`thread=single`)."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from ..bootplan import BootPlan
from ..config import MachineConfig
from ..log import Log
from ..memory.arena import Arena
from ..memory.layout import ST_HALTED, ST_STOPPED
from ..memory.protocols import Bus
from ..native import atomics
from ..native.timer import DeadlineTimer
from ..tcg.templates import TemplateTable
from .cpu_exec import Vcpu
from .stats import report

MakeBus = Callable[[Callable[[bool], None]], Bus]
SLICE_NS = 2_000_000  # a vCPU's turn with thread=single


def _start(vcpu: Vcpu, plan: BootPlan) -> None:
    """Put the hart into its reset state."""
    reset = plan.harts[vcpu.index]
    vcpu.cpu.reset(reset.pc, reset.a0, reset.a1, reset.priv)
    vcpu.cpu.set_x(12, reset.a2)
    if not reset.started:
        vcpu.hart_stopped()


def vcpu_main(
    arena: Arena, index: int, config: MachineConfig, plan: BootPlan, make_bus: MakeBus, log: Log, templates: TemplateTable
) -> None:
    """Run hart `index` in this process until the machine stops. Exceptions mean that mttcg is broken."""
    gc.disable()  # reference counts suffice
    timer = DeadlineTimer(arena.vcpus[index].address("exit_request"))
    vcpu = Vcpu(arena, index, config, make_bus, timer, log, templates, builtin_sbi=plan.builtin_sbi)
    _start(vcpu, plan)
    vcpu.run()
    timer.arm(None)
    if config.stats:
        log.write(report(vcpu))


def single_main(
    arena: Arena, config: MachineConfig, plan: BootPlan, make_buses: list[MakeBus], log: Log, templates: TemplateTable
) -> None:
    """Run all harts in this process by turns: QEMU's older, round-robin loop."""
    timer = DeadlineTimer(arena.vcpus[0].address("exit_request"))
    sleep_at = arena.vcpus[0].address("wake")
    vcpus = []
    for index, make_bus in enumerate(make_buses):
        arena.vcpus[index].set("wake_at", sleep_at)
        vcpus.append(
            Vcpu(arena, index, config, make_bus, timer, log, templates, builtin_sbi=plan.builtin_sbi, single=True)
        )
    for vcpu in vcpus:
        _start(vcpu, plan)
    machine = arena.machine
    while not machine.get("stop"):
        wake = arena.vcpus[0].get("wake")
        ran = False
        for vcpu in vcpus:
            if vcpu.wants_turn():
                ran = True
                timer.point_at(vcpu.record.address("exit_request"))
                vcpu.turn(time.monotonic_ns() + SLICE_NS)
        if not ran:
            _sleep(vcpus, sleep_at, wake)
    timer.arm(None)
    if config.stats:
        log.write("".join(report(vcpu) for vcpu in vcpus))


def _sleep(vcpus: list[Vcpu], address: int, wake: int) -> None:
    """All harts idle: sleep until the first deadline or a kick (see memory.requests for the order)."""
    for vcpu in vcpus:
        state = ST_STOPPED if vcpu.is_stopped() else ST_HALTED
        atomics.xchg32(vcpu.record.address("state"), state)
    if not any(vcpu.wants_turn() for vcpu in vcpus):
        running = (vcpu for vcpu in vcpus if not vcpu.is_stopped())
        deadlines = [ns for vcpu in running if (ns := vcpu.deadline_ns()) is not None]
        timeout = max(0, min(deadlines) - time.monotonic_ns()) if deadlines else None
        atomics.futex_wait(address, wake, timeout)
    for vcpu in vcpus:
        atomics.xchg32(vcpu.record.address("state"), 0)
