"""Whatever a guest does, mttcg neither crashes nor hangs: Ctrl-A x and SIGTERM end it, and nothing is left.

Bare-metal programs of a few instructions, made to be difficult. Each hart says `A` + its number when it begins.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from mttcg.target.riscv.assemble import asm
from tests.support.command import run
from tests.support.guest_program import (
    A0,
    A1,
    A2,
    A3,
    FINISHER,
    MHARTID,
    MIE,
    MSTATUS,
    MSWI,
    MTVEC,
    S0,
    S1,
    T0,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    UART,
    ZERO,
    Program,
)
from tests.support.machine_run import machine_run

HARTS = 2
MODES = {"processes": "tcg", "one process": "tcg,thread=single", "interpreter": "interp"}
NOP = asm("addi", rd=ZERO, rs1=ZERO, imm=0)
SHARED = 0x8010_0000  # RAM that harts fight over
GREETED = 0x8020_0000  # how many harts have said their letter


def _csr(p: Program, csr: int, register: int) -> None:
    p.op("csrrw", rd=ZERO, csr=csr, rs1=register)


def _greet(p: Program) -> None:
    """Say the letter, and wait until all harts have: what comes then may be the end of the UART."""
    p.op("csrrs", rd=A0, csr=MHARTID, rs1=ZERO)
    p.li(T5, UART)
    p.op("addi", rd=T6, rs1=A0, imm=ord("A"))
    p.op("sb", rs1=T5, rs2=T6, imm=0)
    p.li(T0, GREETED)
    p.li(T1, 1)
    p.li(T2, HARTS)
    p.op("amoadd.w", rd=ZERO, rs1=T0, rs2=T1)
    p.label("all here")
    p.op("lw", rd=T1, rs1=T0, imm=0)
    p.go("bne", "all here", rs1=T1, rs2=T2)


def _nowhere_with_no_vector(p: Program) -> None:
    _csr(p, MTVEC, ZERO)
    p.op("jalr", rd=ZERO, rs1=ZERO, imm=0)


def _beyond_the_address_space(p: Program) -> None:
    p.li(T0, -4)
    _csr(p, MTVEC, T0)
    p.op("jalr", rd=ZERO, rs1=T0, imm=2)


def _vector_is_a_device(p: Program) -> None:
    p.li(T0, UART)
    _csr(p, MTVEC, T0)
    p.op("ebreak")


def _trap_loop(p: Program) -> None:
    """The handler's first instruction traps into the handler."""
    p.la(T0, "handler")
    _csr(p, MTVEC, T0)
    p.label("handler")
    p.word(0)


def _spin_with_everything_off(p: Program) -> None:
    _csr(p, MIE, ZERO)
    _csr(p, MSTATUS, ZERO)
    p.op("jal", rd=ZERO, imm=0)


def _sleep_with_everything_off(p: Program) -> None:
    _csr(p, MIE, ZERO)
    p.label("again")
    p.op("wfi")
    p.go("jal", "again", rd=ZERO)


def _random_mmio(p: Program) -> None:
    """Loads and stores of every width all over the device half of the address space; the finisher is left alone."""
    p.la(T0, "fault")
    _csr(p, MTVEC, T0)
    p.li(S0, 6364136223846793005)
    p.li(S1, 1442695040888963407)
    p.li(A3, 0x1FFF_FFFF)
    p.li(A2, FINISHER)
    p.label("fault")
    p.label("again")
    p.op("mul", rd=A1, rs1=A1, rs2=S0)
    p.op("add", rd=A1, rs1=A1, rs2=S1)
    p.op("srli", rd=T1, rs1=A1, shamt=33)
    p.op("and", rd=T1, rs1=T1, rs2=A3)
    p.op("srli", rd=T2, rs1=T1, shamt=12)
    p.op("slli", rd=T2, rs1=T2, shamt=12)
    p.go("beq", "again", rs1=T2, rs2=A2)
    for store, load in (("sb", "lb"), ("sh", "lhu"), ("sw", "lw"), ("sd", "ld")):
        p.op(store, rs1=T1, rs2=A1, imm=0)
        p.op(load, rd=T3, rs1=T1, imm=0)
        p.op("srli", rd=T1, rs1=T1, shamt=4)
        p.op("slli", rd=T1, rs1=T1, shamt=4)
    p.go("jal", "again", rd=ZERO)


def _device_registers(p: Program) -> None:
    """The same within the devices: PLIC, UART, virtio, RTC and ACLINT are hit with every access."""
    p.la(T0, "fault")
    _csr(p, MTVEC, T0)
    p.li(S0, 6364136223846793005)
    p.li(S1, 1442695040888963407)
    p.go("jal", "again", rd=ZERO)
    p.label("fault")
    p.label("again")
    for base in (0xC00_0000, 0xC20_0000, UART, 0x1000_1000, 0x1000_8000, 0x10_1000, 0x200_0000, 0x200_4000):
        p.op("mul", rd=A1, rs1=A1, rs2=S0)
        p.op("add", rd=A1, rs1=A1, rs2=S1)
        p.op("srli", rd=T1, rs1=A1, shamt=53)
        p.op("slli", rd=T1, rs1=T1, shamt=2)
        p.op("andi", rd=T1, rs1=T1, imm=0xFC if base == UART else -1)
        p.li(T2, base)
        p.op("add", rd=T1, rs1=T1, rs2=T2)
        p.op("sw", rs1=T1, rs2=A1, imm=0)
        p.op("lw", rd=T3, rs1=T1, imm=0)
    p.go("jal", "again", rd=ZERO)


def _random_data(p: Program) -> None:
    """Whatever does not run traps to the vector, which goes on a few halfwords further."""
    p.la(T0, "fault")
    p.op("jal", rd=ZERO, imm=4)
    _csr(p, MTVEC, T0)
    p.go("jal", "data", rd=ZERO)
    while p.here % 4096 < 2048:
        p.word(NOP)
    p.label("fault")
    p.la(S0, "data")
    p.op("csrrs", rd=S1, csr=0xC01, rs1=ZERO)  # time: anywhere
    p.op("andi", rd=S1, rs1=S1, imm=0x7FE)
    p.op("add", rd=S0, rs1=S0, rs2=S1)
    p.op("jalr", rd=ZERO, rs1=S0, imm=0)
    p.label("data")
    numbers = random.Random(1)
    for _ in range(1024):
        p.word(numbers.getrandbits(32))


def _overwrites_itself(p: Program) -> None:
    """Stores over the code that runs, every few instructions, with and without fence.i; each hart in the same code."""
    p.la(T0, "again")
    p.la(T1, "patch")
    p.op("lw", rd=T2, rs1=T1, imm=0)
    p.li(T3, asm("addi", rd=A1, rs1=A1, imm=2))
    p.label("again")
    p.op("sw", rs1=T1, rs2=T3, imm=0)
    p.op("fence.i")
    p.label("patch")
    p.op("addi", rd=A1, rs1=A1, imm=1)
    p.op("sw", rs1=T1, rs2=T2, imm=0)
    p.op("sw", rs1=T0, rs2=T0, imm=2044)
    p.op("lw", rd=T4, rs1=T0, imm=0)
    p.op("sw", rs1=T0, rs2=T4, imm=0)
    p.go("jal", "again", rd=ZERO)


def _reservations(p: Program) -> None:
    """LR and SC with other accesses between (the exact scheme), harts against each other."""
    p.li(T0, SHARED)
    p.label("again")
    p.op("lr.d", rd=T1, rs1=T0)
    p.op("sd", rs1=T0, rs2=A1, imm=64)
    p.op("ld", rd=T2, rs1=T0, imm=8)
    p.op("addi", rd=T1, rs1=T1, imm=1)
    p.op("sc.d", rd=T3, rs1=T0, rs2=T1)
    p.op("sd", rs1=T0, rs2=T1, imm=8)
    p.op("amoadd.d", rd=T2, rs1=T0, rs2=T1)
    p.go("jal", "again", rd=ZERO)


def _interrupt_storm(p: Program) -> None:
    """Each hart interrupts both, all the time."""
    p.la(T0, "handler")
    _csr(p, MTVEC, T0)
    p.li(T1, MSWI)
    p.li(T2, 1)
    p.li(T3, 8)
    _csr(p, MIE, T3)
    p.op("csrrs", rd=ZERO, csr=MSTATUS, rs1=T3)
    p.label("again")
    p.op("sw", rs1=T1, rs2=T2, imm=0)
    p.op("sw", rs1=T1, rs2=T2, imm=4)
    p.go("jal", "again", rd=ZERO)
    p.label("handler")
    p.op("slli", rd=T4, rs1=A0, shamt=2)
    p.op("add", rd=T4, rs1=T4, rs2=T1)
    p.op("sw", rs1=T4, rs2=ZERO, imm=0)
    p.op("mret")


def _console_flood(p: Program) -> None:
    p.li(T5, UART)
    p.label("again")
    p.op("sb", rs1=T5, rs2=T6, imm=0)
    p.go("jal", "again", rd=ZERO)


def _flushes(p: Program) -> None:
    """Translation and code maintenance without end."""
    p.label("again")
    p.op("sfence.vma", rs1=ZERO, rs2=ZERO)
    p.op("fence.i")
    p.op("csrrw", rd=ZERO, csr=0x180, rs1=ZERO)  # satp
    p.go("jal", "again", rd=ZERO)


GUESTS: dict[str, Callable[[Program], None]] = {
    make.__name__.strip("_").replace("_", " "): make
    for make in (
        _nowhere_with_no_vector,
        _beyond_the_address_space,
        _vector_is_a_device,
        _trap_loop,
        _spin_with_everything_off,
        _sleep_with_everything_off,
        _random_mmio,
        _device_registers,
        _random_data,
        _overwrites_itself,
        _reservations,
        _interrupt_storm,
        _console_flood,
        _flushes,
    )
}


def _machine(guest: str, folder: Path, mode: str) -> list[str]:
    p = Program()
    _greet(p)
    GUESTS[guest](p)
    return p.machine(folder, "-accel", MODES[mode], harts=HARTS)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("guest", GUESTS)
def test_ctrl_a_x_ends_it(guest: str, mode: str, tmp_path: Path) -> None:
    with machine_run(_machine(guest, tmp_path, mode)) as machine:
        machine.session.wait_for(b"AB")
        machine.quits()
        assert machine.session.settings_restored()


@pytest.mark.parametrize("guest", GUESTS)
def test_sigterm_ends_it(guest: str, tmp_path: Path) -> None:
    with machine_run(_machine(guest, tmp_path, "processes"), terminal=False) as machine:
        machine.session.wait_for(b"AB")
        machine.terminates()


def test_a_reader_that_stands_still_does_not_keep_the_machine(tmp_path: Path) -> None:
    """The guest floods a console that nobody reads, until every buffer is full."""
    with machine_run(_machine("console flood", tmp_path, "processes"), terminal=False) as machine:
        machine.session.wait_for(b"AB")
        machine.terminates()


@pytest.mark.parametrize("mode", MODES)
def test_a_block_dies_before_the_one_it_leads_to(mode: str, tmp_path: Path) -> None:
    """Stores hit first the running block, then the next one: after fence.i the new code runs (contract rule 3)."""
    p = Program()
    p.la(T2, "scratch")
    p.la(T3, "scratch")
    p.la(T4, "first")
    p.la(S0, "second")
    p.li(S1, asm("addi", rd=A0, rs1=ZERO, imm=2))
    p.op("lw", rd=T0, rs1=T4, imm=0)
    p.li(A1, 20)
    p.go("jal", "first", rd=ZERO)
    p.label("scratch")
    for _ in range(32):  # lines of their own for data and code
        p.word(NOP)
    p.label("first")
    p.op("sw", rs1=T2, rs2=T0, imm=0)
    p.op("sw", rs1=T3, rs2=S1, imm=0)
    p.op("fence.i")
    p.label("second")
    p.op("addi", rd=A0, rs1=ZERO, imm=1)
    p.go("beq", "done", rs1=A1, rs2=ZERO)
    p.op("addi", rd=A1, rs1=A1, imm=-1)
    p.go("bne", "first", rs1=A1, rs2=ZERO)
    p.op("addi", rd=T2, rs1=T4, imm=0)  # the last round: over the code
    p.op("addi", rd=T3, rs1=S0, imm=0)
    p.go("jal", "first", rd=ZERO)
    p.label("done")
    p.op("slli", rd=A0, rs1=A0, shamt=16)
    p.li(T6, 0x3333)
    p.op("or", rd=T6, rs1=T6, rs2=A0)
    p.li(T5, FINISHER)
    p.op("sw", rs1=T5, rs2=T6, imm=0)
    p.op("jal", rd=ZERO, imm=0)
    assert run(p.machine(tmp_path, "-accel", MODES[mode])).status == 2
