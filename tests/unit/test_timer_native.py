"""Timers, their CSR, their registers and the built-in SBI's calls in native code, beside the same in Python.

Two harts in the same random state: one does it by native functions, the other by `csr`, `Timers`, `Mtimer` or `Sbi`.
Compare values lie far before or after now, so that the harts' clocks need not agree to the nanosecond.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from mttcg.hw.aclint import MIP_MSIP, MTIME, Mswi, Mtimer
from mttcg.io import mmio_native
from mttcg.memory.layout import HSM_STARTED, TLB_SIZE, TLB_SLOW_MMIO, VCPU
from mttcg.native.ffi import address_of
from mttcg.target.riscv import csr, sbi_native, timer_native
from mttcg.target.riscv.csr_fields import (
    COUNTER_TM,
    CSR_SIP,
    CSR_STIMECMP,
    MENVCFG_STCE,
    MIP_MTIP,
    MIP_S,
    MIP_SSIP,
    MIP_STIP,
    PRV_M,
    PRV_S,
    PRV_U,
)
from mttcg.target.riscv.timers import FAR_AWAY, NS_PER_TICK
from mttcg.tcg.x86_64.regs import CALLEE_SLOT
from tests.support.hart import MASK64, Hart
from tests.support.natives import Table, compiled

NATIVES = (
    timer_native.write_sip, timer_native.access_stimecmp, timer_native.update_timers, timer_native.nanoseconds,
    sbi_native.call_sbi,
    mmio_native.device_load, mmio_native.device_store,
)  # fmt: skip
MTIMER = 0x200_4000
CONTEXT = 6  # M-mode
HARTS = 3
NOW = 10**12  # guest time in ns
TICKS = NOW // NS_PER_TICK
VALUES = (
    0, 1, TICKS - 10**7, TICKS + 10**9, TICKS + 10**9 + 1, 2 * TICKS,
    FAR_AWAY - 1, FAR_AWAY, 1 << 63, MASK64 - 1, MASK64,
)  # fmt: skip
A0, A1, A6, A7 = 10, 11, 16, 17
FIELDS = ("stimecmp", "mtimecmp", "mip", "mie", "menvcfg", "mcounteren", "priv", "pc")


@pytest.fixture(scope="module")
def natives() -> Iterator[Table]:
    with compiled(*NATIVES) as table:
        yield table


def make_hart() -> Hart:
    hart = Hart(HARTS, builtin_sbi=True)
    hart.arena.machine.set("n_vcpus", HARTS)
    hart.arena.machine.set("time_base", time.monotonic_ns() - NOW)
    for record in hart.arena.vcpus:
        record.set("hsm", HSM_STARTED)
        record.set("wake_at", record.address("wake"))
    # No such timer: what it would be armed for is in the record.
    for name, value in (
        ("machine", hart.arena.machine.base), ("vcpus", hart.arena.vcpus[0].base), ("timer_id", MASK64),
        ("deadline_ns", MASK64), ("mtimer_base", MTIMER), ("mswi_base", MASK64), ("mirror_base", MASK64),
        ("ctx", CONTEXT),
    ):  # fmt: skip
        hart.record.set(name, value)
    page = MTIMER >> 12
    for number in range(page, page + 8):
        entry = VCPU.q("tlb") + ((CONTEXT >> 1) * TLB_SIZE + number % TLB_SIZE) * 4
        hart.record.q[entry] = hart.record.q[entry + 1] = number << 12 | TLB_SLOW_MMIO
        hart.record.q[entry + 3] = number << 12
    return hart


class Pair:
    """A hart for native code, and one for Python."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.mine, self.reference = make_hart(), make_hart()
        self.counts: Counter[str] = Counter()

    def shuffle(self) -> None:
        """A new state, the same for both."""
        rng = self.rng
        state = {
            "stimecmp": rng.choice(VALUES), "mtimecmp": rng.choice(VALUES),
            "mip": rng.choice((0, MIP_STIP, MIP_MTIP, MIP_STIP | MIP_MTIP | MIP_SSIP)),
            "menvcfg": rng.choice((0, MENVCFG_STCE, MENVCFG_STCE)), "mcounteren": rng.choice((0, COUNTER_TM, 7)),
            "priv": rng.choice((PRV_U, PRV_S, PRV_M)),
        }  # fmt: skip
        registers = [0, *(rng.choice((*VALUES, rng.getrandbits(64))) for _ in range(31))]
        for hart in (self.mine, self.reference):
            for name, value in state.items():
                hart.record.set(name, value)
            hart.record.q[VCPU.q("x") : VCPU.q("x") + 32] = memoryview(
                b"".join(value.to_bytes(8, "little") for value in registers)
            ).cast("Q")

    def compare(self, what: str) -> None:
        mine, reference = self.mine, self.reference
        assert [mine.get(name) for name in FIELDS] == [reference.get(name) for name in FIELDS], what
        first = VCPU.q("x")
        assert list(mine.record.q[first : first + 32]) == list(reference.record.q[first : first + 32]), what

    def compare_deadlines(self, what: str) -> None:
        """What the host's timer is armed for, by native code, and what `Vcpu.rearm` would arm it for."""
        ticks = self.reference.cpu.next_deadline()
        machine = self.mine.arena.machine
        expected = MASK64 if ticks is None else machine.get("time_base") + ticks * NS_PER_TICK
        record = self.mine.record
        assert record.get("deadline_ns") == expected, what
        seconds, rest = divmod(expected, 10**9) if ticks is not None else (0, 0)
        if record.get("timer_interval") == record.get("timer_interval", 1) == 0:
            assert (record.get("deadline"), record.get("deadline", 1)) == (seconds, rest), what


def test_every_access_to_stimecmp(natives: Table) -> None:
    pair = Pair(1)
    for _ in range(2000):
        pair.shuffle()
        rng = pair.rng
        op, rd, source, immediate = rng.randrange(3), rng.randrange(32), rng.randrange(32), rng.randrange(2)
        word = CSR_STIMECMP << 20 | source << 15 | (immediate << 2 | op + 1) << 12 | rd << 7 | 0x73
        priv, enabled = pair.mine.get("priv"), pair.mine.get("menvcfg") and pair.mine.get("mcounteren") & COUNTER_TM
        done = natives["access_stimecmp"](pair.mine.record.base, word)
        what = f"{word:#x}"
        assert done == (priv == PRV_M or (priv == PRV_S and bool(enabled))), what
        pair.counts["done" if done else "refused"] += 1
        if done:
            csr.access(pair.reference.cpu, (CSR_STIMECMP, op, rd, source, immediate), 0, 4, word)
            if op == csr.WRITE or source:
                pair.compare_deadlines(what)
        pair.compare(what)
    assert min(pair.counts["done"], pair.counts["refused"]) > 300


def test_every_access_to_sip_that_only_writes(natives: Table) -> None:
    pair = Pair(6)
    for _ in range(2000):
        pair.shuffle()
        rng = pair.rng
        op, source, immediate, mideleg = rng.randrange(3), rng.randrange(32), rng.randrange(2), rng.choice((0, MIP_S))
        for hart in (pair.mine, pair.reference):
            hart.record.set("mideleg", mideleg)
            hart.cpu.update_timer_bits(hart.cpu.guest_time())
        word = CSR_SIP << 20 | source << 15 | (immediate << 2 | op + 1) << 12 | 0x73
        priv = pair.mine.get("priv")
        assert natives["write_sip"](pair.mine.record.base, word) == (priv != PRV_U)
        if priv != PRV_U:
            csr.access(pair.reference.cpu, (CSR_SIP, op, 0, source, immediate), 0, 4, word)
        pair.compare(f"{word:#x}")
        assert natives["write_sip"](pair.mine.record.base, word | 5 << 7) == 0  # the old value is Python's


def test_turns_leave_the_timer_to_python(natives: Table) -> None:
    hart = make_hart()
    hart.record.set("single", 1)
    hart.put(priv=PRV_M)
    word = CSR_STIMECMP << 20 | 5 << 15 | 1 << 12 | 0x73
    assert natives["access_stimecmp"](hart.record.base, word) == 0
    assert natives["device_store"](hart.record.base, MTIMER, 0, 8) == 0
    hart.record.q[VCPU.q("x", A7)] = sbi_native.EID_TIME
    assert natives["call_sbi"](hart.record.base) == 0


def test_pending_bits_and_deadline_follow_the_clock(natives: Table) -> None:
    pair = Pair(2)
    for _ in range(1000):
        pair.shuffle()
        natives["update_timers"](pair.mine.record.base)
        pair.reference.cpu.update_timer_bits(pair.reference.cpu.guest_time())
        pair.compare("update")
        pair.compare_deadlines("update")


def test_the_timer_is_armed_only_for_news(natives: Table) -> None:
    hart = make_hart()
    hart.put(menvcfg=MENVCFG_STCE, stimecmp=TICKS + 10**9, mtimecmp=MASK64)
    natives["update_timers"](hart.record.base)
    assert hart.get("deadline")
    hart.put(deadline=0)  # nothing writes it again
    natives["update_timers"](hart.record.base)
    assert hart.get("deadline") == 0


@pytest.mark.parametrize("libc", [False, True])
def test_the_clock_is_the_hosts(natives: Table, libc: bool) -> None:
    hart = make_hart()
    if libc:
        hart.record.q[VCPU.q("helpers", CALLEE_SLOT["clock_gettime"])] = address_of("clock_gettime")
    base = hart.arena.machine.get("time_base")
    before = time.monotonic_ns()
    seen = natives["nanoseconds"](hart.record.base)
    assert before <= seen + base <= time.monotonic_ns()


def test_stores_to_the_own_mtimecmp(natives: Table) -> None:
    pair = Pair(3)
    mtimer = Mtimer(pair.reference.arena)
    for _ in range(1000):
        pair.shuffle()
        rng = pair.rng
        size = rng.choice((4, 8))
        offset, value = rng.choice((0, 4) if size == 4 else (0,)), rng.choice((*VALUES, rng.getrandbits(64)))
        value &= (1 << 8 * size) - 1
        assert natives["device_store"](pair.mine.record.base, MTIMER + offset, value, size) == 1
        mtimer.write(offset, size, value)
        pair.reference.cpu.update_timer_bits(pair.reference.cpu.guest_time())  # as REQ_TIMER makes the vCPU do
        pair.compare(f"{offset}/{size}: {value:#x}")
        pair.compare_deadlines(f"{offset}/{size}: {value:#x}")


def test_what_is_not_the_own_mtimecmp_is_pythons(natives: Table) -> None:
    hart = make_hart()
    hart.put(mtimecmp=77)
    for va, size in ((MTIMER + 8, 8), (MTIMER + MTIME, 8), (MTIMER + 2, 2), (MTIMER, 1), (MTIMER + 8 * HARTS, 8)):
        assert natives["device_store"](hart.record.base, va, 5, size) == 0
    assert hart.get("mtimecmp") == 77


def test_an_interrupt_of_the_own_store_is_noticed(natives: Table) -> None:
    hart = make_hart()
    hart.put(mtimecmp=MASK64, mie=MIP_MTIP, exit_request=0)
    natives["device_store"](hart.record.base, MTIMER, 2 * TICKS, 8)
    assert not hart.get("exit_request")
    natives["device_store"](hart.record.base, MTIMER, 0, 8)
    assert hart.get("exit_request") == 1


def test_mtime_is_read_in_place(natives: Table) -> None:
    hart = make_hart()
    mtimer = Mtimer(hart.arena)
    before = mtimer.read(MTIME, 8)
    assert natives["device_load"](hart.record.base, MTIMER + MTIME, 8) == 1
    assert before <= hart.get("ret") <= mtimer.read(MTIME, 8)
    assert natives["device_load"](hart.record.base, MTIMER + MTIME, 4) == 1
    assert before & 0xFFFF_FFFF <= hart.get("ret") <= mtimer.read(MTIME, 4)
    assert natives["device_load"](hart.record.base, MTIMER + MTIME + 4, 4) == 1
    assert hart.get("ret") == mtimer.read(MTIME + 4, 4)
    assert natives["device_load"](hart.record.base, MTIMER + MTIME, 2) == 0
    hart.arena.machine.set("paused_at", time.monotonic_ns())
    assert natives["device_load"](hart.record.base, MTIMER + MTIME, 8) == 0  # time stands


def test_registers_of_all_harts_are_read_in_place(natives: Table) -> None:
    hart = make_hart()
    hart.record.set("mswi_base", MTIMER + 0x4000)  # on a page that the soft TLB has
    mtimer, mswi = Mtimer(hart.arena), Mswi(hart.arena)
    for index, record in enumerate(hart.arena.vcpus):
        record.set("mtimecmp", 1 << 40 | index)
        record.set("mip", (MASK64, MASK64 ^ MIP_MSIP, MIP_MSIP)[index])
    for index in range(HARTS):
        assert natives["device_load"](hart.record.base, MTIMER + 8 * index, 8) == 1
        assert hart.get("ret") == mtimer.read(8 * index, 8) == 1 << 40 | index
        assert natives["device_load"](hart.record.base, MTIMER + 0x4000 + 4 * index, 4) == 1
        assert hart.get("ret") == mswi.read(4 * index, 4) == (1, 0, 1)[index]
    for va, size in ((8 * HARTS, 8), (4, 4), (4, 8), (0x4000 + 4 * HARTS, 4), (0x4000, 8), (0x4002, 2)):
        assert natives["device_load"](hart.record.base, MTIMER + va, size) == 0


def test_sbi_calls(natives: Table) -> None:
    """Every call that native code makes has the reference's result and effect; those that fail are left to it."""
    pair = Pair(4)
    for _ in range(3000):
        pair.shuffle()
        rng = pair.rng
        extension = rng.choice((0, 1, 3, 0x10, 0x54494D45, 0x735049, 0x735049))
        arguments = {A7: extension, A6: rng.choice((0, 0, 0, 1))}
        if extension == 0x735049:
            arguments[A0] = rng.choice((0, 1, 2, 5, 7, 8, 15, 1 << 63))
            arguments[A1] = rng.choice((0, 1, 2, 3, 64, MASK64, MASK64 - 1))
        for hart in (pair.mine, pair.reference):
            for register, value in arguments.items():
                hart.record.q[VCPU.q("x", register)] = value
            for record in hart.arena.vcpus:
                record.set("mip", 0)
                record.set("exit_request", 0)
        done = natives["call_sbi"](pair.mine.record.base)
        what = f"{arguments}"
        if done:
            pair.counts[f"{extension:#x}"] += 1
            assert pair.reference.cpu.sbi is not None
            pair.reference.cpu.sbi.call()
            assert pair.reference.record.q[VCPU.q("x", A0)] == 0, what  # it has not failed
            if extension in (0, 0x54494D45):
                pair.compare_deadlines(what)
        pair.compare(what)
        for mine, other in zip(pair.mine.arena.vcpus, pair.reference.arena.vcpus, strict=True):
            assert (mine.get("mip"), mine.get("exit_request")) == (other.get("mip"), other.get("exit_request")), what
    assert set(pair.counts) == {"0x0", "0x3", "0x54494d45", "0x735049"}
    assert min(pair.counts.values()) > 200
