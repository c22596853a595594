"""A vCPU's process, from the fork to its end; and all vCPUs taking turns in one (`thread=single`)."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable

from ..bootplan import BootPlan
from ..config import MachineConfig
from ..log import Log
from ..memory.arena import Arena
from ..memory.layout import ST_HALTED, ST_PYTHON, ST_STOPPED, VCPU
from ..memory.protocols import Bus
from ..native import atomics
from ..native.timer import WORDS, DeadlineTimer
from ..tcg.perfmap import PerfMap, SymbolTable
from ..tcg.templates import TemplateTable
from .cpu_exec import Vcpu
from .rest import Rest
from .stats import publish

MakeBus = Callable[[Callable[[bool], None]], Bus]
SLICE_NS = 2_000_000  # a vCPU's turn with thread=single


def _start(vcpu: Vcpu, plan: BootPlan) -> None:
    """Put the hart into its reset state."""
    vcpu.record.set("pid", os.getpid())
    reset = plan.harts[vcpu.index]
    vcpu.cpu.reset(reset.pc, reset.a0, reset.a1, reset.priv)
    vcpu.cpu.set_x(12, reset.a2)
    if not reset.started:
        vcpu.hart_stopped()


def _map_for_perf(vcpus: list[Vcpu], symbols: SymbolTable | None) -> None:
    """-perfmap: name the emitted code of this process's vCPUs. A file that cannot be written is a line in the log."""
    if symbols is None:
        return
    try:
        perf_map = PerfMap(symbols)
    except OSError as error:
        vcpus[0].log.write(f"mttcg: -perfmap: {error.filename}: cannot be written: {error.strerror}\n")
        return
    for vcpu in vcpus:
        for start, size, name in vcpu.backend.stubs():
            perf_map.add(start, size, name)
        vcpu.cache.on_placed = perf_map.placed


def timer_of(arena: Arena, index: int) -> DeadlineTimer:
    """This process's timer, for vCPU `index`."""
    record = arena.vcpus[index]
    first = VCPU.q("timer_id")
    due_offset = VCPU.offset("timer_due") - VCPU.offset("exit_request")
    return DeadlineTimer(record.address("exit_request"), due_offset, record.q[first : first + WORDS])


def vcpu_main(
    arena: Arena,
    index: int,
    config: MachineConfig,
    plan: BootPlan,
    make_bus: MakeBus,
    log: Log,
    templates: TemplateTable,
    symbols: SymbolTable | None = None,
) -> None:
    """Run hart `index` in this process until the machine stops. Exceptions mean that mttcg is broken.

    `symbols`: names for -perfmap; None without it.
    """
    gc.disable()  # reference counts suffice
    timer = timer_of(arena, index)
    vcpu = Vcpu(arena, index, config, make_bus, timer, log, templates, builtin_sbi=plan.builtin_sbi)
    _map_for_perf([vcpu], symbols)
    _start(vcpu, plan)
    vcpu.run()
    timer.arm(None)
    publish(vcpu)


def single_main(
    arena: Arena,
    config: MachineConfig,
    plan: BootPlan,
    make_buses: list[MakeBus],
    log: Log,
    templates: TemplateTable,
    symbols: SymbolTable | None = None,
) -> None:
    """Run all harts in this process by turns: QEMU's older, round-robin loop."""
    timer = timer_of(arena, 0)
    sleep_at = arena.vcpus[0].address("wake")
    vcpus = []
    for index, make_bus in enumerate(make_buses):
        arena.vcpus[index].set("wake_at", sleep_at)
        vcpus.append(
            Vcpu(arena, index, config, make_bus, timer, log, templates, builtin_sbi=plan.builtin_sbi, single=True)
        )
    _map_for_perf(vcpus, symbols)
    for vcpu in vcpus:
        _start(vcpu, plan)

    def publish_all() -> None:
        for vcpu in vcpus:
            publish(vcpu)

    machine = arena.machine
    rest = Rest(arena, len(vcpus), publish_all)
    while not machine.get("stop"):
        wake = arena.vcpus[0].get("wake")
        if rest.wanted():
            _sleep_stopped(vcpus, rest, sleep_at, wake)
            continue
        ran = False
        for vcpu in vcpus:
            if vcpu.wants_turn():
                ran = True
                timer.point_at(vcpu.record.address("exit_request"))
                vcpu.turn(time.monotonic_ns() + SLICE_NS)
        if not ran:
            _sleep(vcpus, sleep_at, wake)
    timer.arm(None)
    publish_all()


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
        atomics.xchg32(vcpu.record.address("state"), ST_PYTHON)


def _sleep_stopped(vcpus: list[Vcpu], rest: Rest, address: int, wake: int) -> None:
    """The monitor has stopped the machine: sleep until a kick, which `cont` and the machine's end give."""
    for vcpu in vcpus:
        atomics.xchg32(vcpu.record.address("state"), ST_STOPPED)
    if rest.wanted() and not vcpus[0].arena.machine.get("stop"):
        atomics.futex_wait(address, wake)
    for vcpu in vcpus:
        atomics.xchg32(vcpu.record.address("state"), ST_PYTHON)
