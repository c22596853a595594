"""The main loop on tiny guests, with another process that disturbs it (contract rules 23 to 27)."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from mttcg.config import MachineConfig
from mttcg.log import Log
from mttcg.memory import requests
from mttcg.memory.arena import Arena
from mttcg.memory.layout import (
    HSM_START_PENDING,
    HSM_STARTED,
    HSM_STOPPED,
    REQ_FENCE_I,
    REQ_SHOOT,
    REQ_START,
    REQ_STOP,
    REQ_TIMER,
    REQ_TLB_FLUSH,
    ST_CODE,
    ST_PYTHON,
    STOP_QUIT,
    VCPU,
)
from mttcg.native.timer import WORDS, DeadlineTimer
from mttcg.target.riscv.assemble import asm
from mttcg.tcg.translator import private_table
from mttcg.vcpu.cpu_exec import Vcpu

RAM = 0x8000_0000
DATA = RAM + 0x1000  # what guests count in, and where the disturber leaves its verdict
MSIP, MTIP = 8, 0x80
MIE = 8
T0, T1, T2, A0, A1, A2 = 5, 6, 7, 10, 11, 12
MIE_CSR, MTVEC, MEPC, MIP, MSTATUS = 0x304, 0x305, 0x341, 0x344, 0x300
ROUNDS = 3000
PATIENCE_S = 20.0


class Clint:
    """A bus with one register: hart 0's software interrupt."""

    natives: tuple[Callable[..., int], ...] = ()

    def __init__(self, arena: Arena) -> None:
        self.record = arena.vcpus[0]

    def read(self, pa: int, size: int) -> int | None:
        return None

    def write(self, pa: int, size: int, value: int) -> bool:
        (requests.raise_irq if value & 1 else requests.lower_irq)(self.record, MSIP)
        return pa == 0x200_0000


class NoTimer(DeadlineTimer):
    """Armed by nobody: a test's process keeps its SIGALRM."""

    def __init__(self, arena: Arena) -> None:
        first = VCPU.q("timer_id")
        self._keep(arena.vcpus[0].q[first : first + WORDS], (1 << 64) - 1)

    def _set_host_timer(self) -> None:
        pass


class OtherHart(Clint):
    """A register that lets another hart change mtimecmp: 0 for 0, and never for anything else."""

    def write(self, pa: int, size: int, value: int) -> bool:
        self.record.set("mtimecmp", (1 << 64) - 1 if value else 0)
        requests.post(self.record, REQ_TIMER)
        return True


def make_vcpu(arena: Arena, *words: int, accel: str = "tcg", bus: Callable[[Arena], Clint] = Clint) -> Vcpu:
    """Hart 0, about to run the instructions at the start of RAM in machine mode."""
    code = b"".join(word.to_bytes(4 if word & 3 == 3 else 2, "little") for word in words)
    arena.ram_view()[: len(code)] = code
    arena.machine.set("time_base", time.monotonic_ns())
    config = MachineConfig(ram_size=arena.ram_size, tb_size=4, accel=accel)
    vcpu = Vcpu(arena, 0, config, lambda hook: bus(arena), NoTimer(arena), Log(), private_table())
    vcpu.cpu.reset(RAM)
    return vcpu


def counter(arena: Arena, index: int = 0) -> int:
    return int.from_bytes(arena.ram_view()[0x1000 + 8 * index : 0x1008 + 8 * index], "little")


def stop(arena: Arena) -> None:
    arena.machine.set("stop", STOP_QUIT)
    requests.post(arena.vcpus[0], REQ_STOP)


@contextmanager
def disturber(arena: Arena, disturb: Callable[[], None]) -> Iterator[None]:
    """Another process that runs `disturb` while the block runs, then stops the machine."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            disturb()
            status = 0
        except BaseException as error:
            print("disturber:", repr(error), file=sys.stderr)
        finally:
            stop(arena)
            os._exit(status)
    yield
    assert os.waitpid(pid, 0)[1] == 0


def wait_until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(what)


def linger(rng: random.Random) -> None:
    """So that the next event finds the hart anywhere: still awake, on its way to sleep, or asleep."""
    until = time.perf_counter_ns() + rng.choice((0, 0, 3_000, 20_000, 100_000)) + rng.randrange(5_000)
    while time.perf_counter_ns() < until:
        pass


@pytest.fixture
def arena() -> Arena:
    return Arena(1, 4 << 20)


def count_in_ram(index: int) -> list[int]:
    """Add 1 to counter `index` (t2 is its base)."""
    return [
        asm("ld", rd=T0, rs1=T2, imm=8 * index),
        asm("addi", rd=T0, rs1=T0, imm=1),
        asm("sd", rs1=T2, rs2=T0, imm=8 * index),
    ]


START = [
    asm("addi", rd=T0, rs1=0, imm=MSIP),
    asm("csrrw", rd=0, rs1=T0, csr=MIE_CSR),
    asm("lui", rd=T1, imm=0x200_0000),
    asm("auipc", rd=T2, imm=0x1000),
    asm("addi", rd=T2, rs1=T2, imm=-4 * 3),
]
ACKNOWLEDGE = asm("sw", rs1=T1, rs2=0, imm=0)


# --- rule 24


@pytest.mark.parametrize("accel", ["tcg", "interp"])
@pytest.mark.parametrize("seed", [1, 2])
def test_no_wake_up_of_wfi_is_lost(arena: Arena, seed: int, accel: str) -> None:
    """Interrupts, and requests that are none, arrive at random moments of a loop around wfi."""
    rounds = ROUNDS if accel == "tcg" else ROUNDS // 4
    body = [
        asm("wfi"),
        asm("csrrs", rd=T0, rs1=0, csr=MIP),
        asm("andi", rd=T0, rs1=T0, imm=MSIP),
        asm("beq", rs1=T0, rs2=0, imm=-12),
        ACKNOWLEDGE,
        *count_in_ram(0),
    ]
    vcpu = make_vcpu(arena, *START, *body, asm("jal", rd=0, imm=-4 * len(body)), accel=accel)

    def kick() -> None:
        rng = random.Random(seed)
        for n in range(1, rounds + 1):
            if rng.random() < 0.3:
                requests.post(arena.vcpus[0], rng.choice((REQ_TIMER, REQ_SHOOT, REQ_TLB_FLUSH, REQ_FENCE_I)))
            linger(rng)
            requests.raise_irq(arena.vcpus[0], MSIP)
            wait_until(lambda n=n: counter(arena) >= n, f"interrupt {n} woke nobody")  # type: ignore[misc]

    with disturber(arena, kick):
        vcpu.run()
    assert counter(arena) == rounds


def test_wfi_ends_at_the_timers_deadline(arena: Arena) -> None:
    """Also without the host timer's signal, which may come just before the hart goes to sleep."""
    vcpu = make_vcpu(arena)
    vcpu.record.set("mie", 1 << 7)
    for ticks in (0, 1, 100, 20_000):
        deadline = vcpu.cpu.guest_time() + ticks
        vcpu.record.set("mtimecmp", deadline)
        vcpu.record.set("mip", 0)
        vcpu.wfi()
        assert vcpu.record.get("mip") == 1 << 7
        assert vcpu.cpu.guest_time() >= deadline
        assert vcpu.record.get("state") == ST_PYTHON


# --- rule 25


@pytest.mark.parametrize("accel", ["tcg", "interp"])
def test_a_timer_that_another_hart_sets_shows_in_the_next_read_of_mip(arena: Arena, accel: str) -> None:
    """Both ways, and before this hart comes to where it attends to requests."""
    words = [
        asm("lui", rd=T1, imm=0x200_0000),
        asm("auipc", rd=T2, imm=0x1000),
        asm("sw", rs1=T1, rs2=0, imm=0),
        asm("csrrs", rd=A0, rs1=0, csr=MIP),
        asm("sw", rs1=T1, rs2=T1, imm=0),
        asm("csrrs", rd=A1, rs1=0, csr=MIP),
        *(asm("sd", rs1=T2, rs2=rs2, imm=8 * i - 4) for i, rs2 in enumerate((A0, A1, T2))),
        asm("jal", rd=0, imm=0),
    ]
    vcpu = make_vcpu(arena, *words, accel=accel, bus=OtherHart)
    with disturber(arena, lambda: wait_until(lambda: counter(arena, 2) != 0, "the hart does not run")):
        vcpu.run()
    assert [counter(arena), counter(arena, 1)] == [MTIP, 0]


# --- rule 11 and requests


def test_requests_are_done_when_the_asker_goes_on(arena: Arena) -> None:
    """A hart in a tight loop serves thousands of requests, each before `wait_served` returns or before it runs on."""
    vcpu = make_vcpu(arena, *START, *count_in_ram(0), asm("jal", rd=0, imm=-12))
    flushed = vcpu.memory.tlb.flushes

    def ask() -> None:
        wait_until(lambda: counter(arena) > 0, "the hart does not run")
        record = arena.vcpus[0]
        for _ in range(1000):
            requests.post(record, REQ_TLB_FLUSH)
            if requests.wait_served(record, REQ_TLB_FLUSH, lambda: None):
                assert not record.get("requests") & REQ_TLB_FLUSH
            before = counter(arena)
            wait_until(lambda before=before: counter(arena) > before, "the hart stopped")  # type: ignore[misc]
            # It has run since: then it has served.
            assert not record.get("requests") & REQ_TLB_FLUSH

    with disturber(arena, ask):
        vcpu.run()
    assert vcpu.memory.tlb.flushes - flushed == 1000


def test_requests_are_taken_once_and_in_order(arena: Arena, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory first, while `serving` says so; then the start, in the target's own process."""
    vcpu = make_vcpu(arena)
    record = arena.vcpus[0]
    record.set("hsm", HSM_STOPPED)
    log: list[str] = []

    def noting(name: str, action: Callable[..., None]) -> Callable[..., None]:
        def wrapped(*args: object) -> None:
            log.append(f"{name} serving={record.get('serving')} exit={record.get('exit_request')}")
            action(*args)

        return wrapped

    monkeypatch.setattr(vcpu.memory.tlb, "drop_marked_writes", noting("shoot", vcpu.memory.tlb.drop_marked_writes))
    monkeypatch.setattr(vcpu.memory, "flush_all", noting("flush", vcpu.memory.flush_all))
    monkeypatch.setattr(vcpu, "fence_i", noting("fence.i", vcpu.fence_i))
    monkeypatch.setattr(vcpu.cpu, "hsm_started", noting("start", vcpu.cpu.hsm_started))
    record.set("hsm", HSM_START_PENDING)
    record.set("start_pc", RAM + 0x100)
    record.set("start_a1", 77)
    requests.post(record, REQ_START | REQ_FENCE_I | REQ_TLB_FLUSH | REQ_SHOOT)
    assert vcpu._attend()
    assert log[:4] == [
        "shoot serving=1 exit=0", "flush serving=1 exit=0", "fence.i serving=1 exit=0", "start serving=0 exit=0",
    ]  # fmt: skip
    assert (record.get("hsm"), record.get("pc"), record.get("x", 11)) == (HSM_STARTED, RAM + 0x100, 77)
    assert not record.get("requests")
    assert not record.get("serving")
    log.clear()
    vcpu.serve()
    assert not log


def test_the_end_comes_before_sleep(arena: Arena) -> None:
    """A hart that is stopped hears of the machine's end."""
    vcpu = make_vcpu(arena)
    record = arena.vcpus[0]
    record.set("hsm", HSM_STOPPED)
    requests.post(record, REQ_SHOOT | REQ_STOP)
    assert not vcpu._attend()
    assert not record.get("requests")


def test_what_waits_for_a_page_lock_serves_only_what_its_owner_waits_for(arena: Arena) -> None:
    """In the middle of an access a flush would come too early: what was looked up before it is used after it."""
    vcpu = make_vcpu(arena)
    record = arena.vcpus[0]
    requests.post(record, REQ_SHOOT | REQ_TLB_FLUSH | REQ_FENCE_I)
    flushes = vcpu.memory.tlb.flushes
    record.set("state", ST_CODE)
    vcpu._serve_shoot()
    assert record.get("requests") == REQ_TLB_FLUSH | REQ_FENCE_I
    assert vcpu.memory.tlb.flushes == flushes
    vcpu.serve()
    assert not record.get("requests")
    assert vcpu.memory.tlb.flushes == flushes + 1
    assert record.get("exit_request")  # the loop clears it


# --- rules 23 and 26


def test_interrupts_are_taken_with_exact_pc_and_state(arena: Arena) -> None:
    """a0 and a1 go up in turn, a2 counts loops: what the handler finds must fit the pc it was called from.

    The interrupted loop has a backward branch within the page, where emitted code notices the request.
    """
    handler_at = 0x200
    main = [
        *START,
        asm("addi", rd=T0, rs1=T2, imm=handler_at - 0x1000 + 0x600),  # t2 - 0x1000 + 0x200, in two steps
        asm("addi", rd=T0, rs1=T0, imm=-0x600),
        asm("csrrw", rd=0, rs1=T0, csr=MTVEC),
        asm("csrrsi", rd=0, zimm=MIE, csr=MSTATUS),
    ]
    loop = RAM + 4 * len(main)
    body = [asm("addi", rd=A0, rs1=A0, imm=1), asm("addi", rd=A1, rs1=A1, imm=1), asm("beq", rs1=0, rs2=0, imm=-8)]
    handler = [
        asm("csrrs", rd=T0, rs1=0, csr=MEPC),
        asm("sd", rs1=T2, rs2=T0, imm=8),
        asm("sub", rd=T0, rs1=A0, rs2=A1),
        asm("sd", rs1=T2, rs2=T0, imm=16),
        ACKNOWLEDGE,
        *count_in_ram(0),
        asm("mret"),
    ]
    vcpu = make_vcpu(arena, *main, *body)
    code = b"".join(word.to_bytes(4, "little") for word in handler)
    arena.ram_view()[handler_at : handler_at + len(code)] = code
    ahead = {loop: 0, loop + 4: 1, loop + 8: 0}

    def interrupt() -> None:
        rng = random.Random(3)
        for n in range(1, 1001):
            linger(rng)
            requests.raise_irq(arena.vcpus[0], MSIP)
            wait_until(lambda n=n: counter(arena) >= n, f"interrupt {n} was not taken")  # type: ignore[misc]
            if n > 1:  # the first may come before the loop
                assert counter(arena, 2) == ahead[counter(arena, 1)]

    with disturber(arena, interrupt):
        vcpu.run()
    assert counter(arena) == 1000


def test_an_instruction_that_opens_the_window_is_not_run_again(arena: Arena) -> None:
    """The interrupt is pending before mie allows it: it is taken right behind the write."""
    handler_at = 0x200
    words = [
        asm("auipc", rd=T2, imm=0),
        asm("addi", rd=T0, rs1=T2, imm=handler_at),
        asm("csrrw", rd=0, rs1=T0, csr=MTVEC),
        asm("csrrsi", rd=0, zimm=MIE, csr=MSTATUS),
        asm("addi", rd=T0, rs1=0, imm=MSIP),
        asm("csrrs", rd=A0, rs1=T0, csr=MIE_CSR),
        asm("addi", rd=A1, rs1=0, imm=1),
    ]
    vcpu = make_vcpu(arena, *words)
    code = asm("csrrs", rd=A2, rs1=0, csr=MEPC).to_bytes(4, "little") + asm("jal", rd=0, imm=0).to_bytes(4, "little")
    arena.ram_view()[handler_at : handler_at + len(code)] = code
    arena.vcpus[0].set("mip", MSIP)

    def until_taken() -> None:
        wait_until(lambda: bool(arena.vcpus[0].get("mepc")), "no interrupt")

    with disturber(arena, until_taken):
        vcpu.run()
    record = arena.vcpus[0]
    assert record.get("mepc") == RAM + 4 * 6
    assert (record.get("x", A0), record.get("x", A1)) == (0, 0)  # mie as it was, once; and not yet the next one
    assert record.get("mie") == MSIP
