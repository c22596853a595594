"""The built-in SBI, call by call (SBI specification 2.0; chapters in parentheses)."""

from __future__ import annotations

import pytest

from mttcg.memory.layout import (
    REQ_FENCE_I,
    REQ_START,
    REQ_TLB_FLUSH,
    STOP_POWEROFF,
    STOP_RESET,
)
from mttcg.target.riscv import sbi
from mttcg.target.riscv.csr_fields import MIP_SSIP, MIP_STIP, PRV_M, PRV_S, PRV_U
from tests.support.hart import MASK64, RAM, RAM_SIZE, Hart

ALL_HARTS = (0, MASK64)  # hart_mask, hart_mask_base
A = 10  # register number of a0
INVALID = sbi.ERR_INVALID_PARAM


@pytest.fixture
def hart() -> Hart:
    """Hart 0 of three, in S-mode under the built-in SBI; the others are stopped."""
    made = Hart(3, builtin_sbi=True, priv=PRV_S)
    for other in (1, 2):
        made.arena.vcpus[other].set("hsm", sbi.HSM_STOPPED)
    return made


def call(hart: Hart, extension: int, function: int, *arguments: int) -> tuple[int, int]:
    """(error, value), signed."""
    for register in range(8):
        hart.cpu.set_x(A + register, 0xDEAD)
    for register, value in enumerate(arguments):
        hart.cpu.set_x(A + register, value & MASK64)
    hart.cpu.set_x(A + 6, function)
    hart.cpu.set_x(A + 7, extension)
    before = [hart.cpu.get_x(i) for i in range(32)]
    assert hart.helper("ecall") is None
    after = [hart.cpu.get_x(i) for i in range(32)]
    assert before[:A] + before[A + 2 :] == after[:A] + after[A + 2 :]  # only a0 and a1 change (3)
    signed = [v - (1 << 64) if v >> 63 else v for v in after[A : A + 2]]
    return signed[0], signed[1]


# --- who is served


def test_only_supervisor_calls_are_served(hart: Hart) -> None:
    hart.put(priv=PRV_U)
    assert hart.trap("ecall")[0] == 8
    hart.put(priv=PRV_M)
    assert hart.trap("ecall")[0] == 11


def test_without_the_builtin_sbi_a_supervisor_call_traps() -> None:
    assert Hart(priv=PRV_S).trap("ecall")[0] == 9


def test_reset_leaves_the_hart_as_firmware_would(hart: Hart) -> None:
    assert (hart.get("priv"), hart.get("satp"), hart.get("mstatus") & 2) == (PRV_S, 0, 0)
    assert (hart.get("medeleg"), hart.get("mideleg")) == (0xB1FF, 0x222)
    assert hart.pmp.uniform[PRV_U] == 7
    for name in ("cycle", "time", "instret", "stimecmp"):
        hart.read(name)


# --- base (4)


@pytest.mark.parametrize(
    ("function", "value"), [(0, 2 << 24), (1, sbi.IMPL_ID), (2, sbi.IMPL_VERSION), (4, 0), (5, 0), (6, 1)]
)
def test_base_identification(hart: Hart, function: int, value: int) -> None:
    assert call(hart, sbi.EID_BASE, function) == (0, value)


@pytest.mark.parametrize(
    ("extension", "present"),
    [
        (sbi.EID_BASE, 1), (sbi.EID_TIME, 1), (sbi.EID_IPI, 1), (sbi.EID_RFENCE, 1), (sbi.EID_HSM, 1),
        (sbi.EID_SRST, 1), (sbi.EID_DBCN, 1), (0, 1), (8, 1), (9, 0), (0x504D55, 0), (0x53555350, 0),
    ],
)  # fmt: skip
def test_probe_extension(hart: Hart, extension: int, present: int) -> None:
    assert call(hart, sbi.EID_BASE, 3, extension) == (0, present)


@pytest.mark.parametrize(("extension", "function"), [(0x504D55, 0), (sbi.EID_BASE, 7), (sbi.EID_HSM, 9), (9, 0)])
def test_what_is_absent_is_not_supported(hart: Hart, extension: int, function: int) -> None:
    assert call(hart, extension, function) == (sbi.ERR_NOT_SUPPORTED, 0)


# --- timer (6)


def test_set_timer_clears_or_raises_the_interrupt_and_rearms(hart: Hart) -> None:
    assert call(hart, sbi.EID_TIME, 0, 0) == (0, 0)
    assert hart.get("mip") == MIP_STIP
    assert call(hart, sbi.EID_TIME, 0, MASK64) == (0, 0)
    assert (hart.get("mip"), hart.get("stimecmp")) == (0, MASK64)
    assert hart.hooks.calls == [("rearm",)] * 2


# --- IPI (7)


@pytest.mark.parametrize(
    ("mask", "base", "targets"),
    [(0b1, 0, [0]), (0b110, 0, [1, 2]), (0b11, 1, [1, 2]), (*ALL_HARTS, [0, 1, 2]), (0, 0, [])],
)
def test_send_ipi_raises_ssip_and_kicks(hart: Hart, mask: int, base: int, targets: list[int]) -> None:
    assert call(hart, sbi.EID_IPI, 0, mask, base) == (0, 0)
    for index, record in enumerate(hart.arena.vcpus):
        assert record.get("mip") == (MIP_SSIP if index in targets else 0)
        assert record.get("exit_request") == int(index in targets)


@pytest.mark.parametrize(("mask", "base"), [(0b1000, 0), (1, 3), (0b11, 2)])
def test_a_mask_beyond_the_harts_is_invalid(hart: Hart, mask: int, base: int) -> None:
    assert call(hart, sbi.EID_IPI, 0, mask, base) == (INVALID, 0)
    assert [record.get("mip") for record in hart.arena.vcpus] == [0, 0, 0]


# --- remote fences (8)


def test_remote_fence_i_is_done_everywhere_before_it_returns(hart: Hart) -> None:
    assert call(hart, sbi.EID_RFENCE, 0, *ALL_HARTS) == (0, 0)
    assert [record.get("requests") for record in hart.arena.vcpus] == [0, REQ_FENCE_I, REQ_FENCE_I]
    assert hart.hooks.calls == [("fence_i",), ("wait_done", (1, 2), REQ_FENCE_I)]


@pytest.mark.parametrize("function", [1, 2])
@pytest.mark.parametrize(
    ("start", "size", "flushes"),
    [
        (0, 0, [("all",)]),
        (0x1000, MASK64, [("all",)]),
        (0x1234, 0x1000, [("page", 0x1000), ("page", 0x2000)]),
        (0x1000, 0x1000, [("page", 0x1000)]),
        (0, 1 << 30, [("all",)]),
    ],
)
def test_remote_sfence(hart: Hart, function: int, start: int, size: int, flushes: list[tuple[object, ...]]) -> None:
    hart.memory.flushes.clear()
    assert call(hart, sbi.EID_RFENCE, function, 0b101, 0, start, size, 7) == (0, 0)
    assert [record.get("requests") for record in hart.arena.vcpus] == [0, 0, REQ_TLB_FLUSH]
    assert hart.memory.flushes == flushes
    assert hart.hooks.calls == [("wait_done", (2,), REQ_TLB_FLUSH)]


def test_an_own_fence_waits_for_nobody(hart: Hart) -> None:
    assert call(hart, sbi.EID_RFENCE, 0, 1, 0) == (0, 0)
    assert hart.hooks.calls == [("fence_i",)]


# --- hart state management (9)


def test_hart_start_asks_the_target_to_start_itself(hart: Hart) -> None:
    target = hart.arena.vcpus[2]
    assert call(hart, sbi.EID_HSM, 0, 2, RAM + 0x200, 0x77) == (0, 0)
    assert (target.get("start_pc"), target.get("start_a1"), target.get("requests")) == (RAM + 0x200, 0x77, REQ_START)
    assert call(hart, sbi.EID_HSM, 2, 2) == (0, sbi.HSM_START_PENDING)


@pytest.mark.parametrize(
    ("target", "address", "error"),
    [(0, RAM, sbi.ERR_ALREADY_AVAILABLE), (3, RAM, INVALID), (1, RAM + RAM_SIZE, sbi.ERR_INVALID_ADDRESS)],
)
def test_hart_start_errors(hart: Hart, target: int, address: int, error: int) -> None:
    assert call(hart, sbi.EID_HSM, 0, target, address, 0) == (error, 0)


def test_a_second_start_is_refused(hart: Hart) -> None:
    call(hart, sbi.EID_HSM, 0, 1, RAM, 1)
    assert call(hart, sbi.EID_HSM, 0, 1, RAM + 0x1000, 2) == (sbi.ERR_ALREADY_AVAILABLE, 0)
    assert hart.arena.vcpus[1].get("start_pc") == RAM


def test_a_started_hart_begins_in_supervisor_mode_with_its_id(hart: Hart) -> None:
    hart.record.set("start_pc", RAM + 0x300)
    hart.record.set("start_a1", 0x99)
    hart.record.set("hsm", sbi.HSM_START_PENDING)
    hart.put(satp=8 << 60 | 1)
    hart.cpu.hsm_started()
    assert (hart.get("pc"), hart.get("priv"), hart.get("satp")) == (RAM + 0x300, PRV_S, 0)
    assert (hart.cpu.get_x(10), hart.cpu.get_x(11), hart.get("hsm")) == (0, 0x99, sbi.HSM_STARTED)


def test_hart_stop(hart: Hart) -> None:
    call(hart, sbi.EID_HSM, 1)
    assert hart.get("hsm") == sbi.HSM_STOPPED
    assert hart.hooks.calls == [("hart_stopped",)]


def test_hart_status(hart: Hart) -> None:
    assert [call(hart, sbi.EID_HSM, 2, target) for target in range(4)] == [(0, 0), (0, 1), (0, 1), (INVALID, 0)]


def test_retentive_suspend_waits_for_an_interrupt(hart: Hart, monkeypatch: pytest.MonkeyPatch) -> None:
    states: list[int] = []
    monkeypatch.setattr(hart.hooks, "wfi", lambda: states.append(hart.get("hsm")))
    assert call(hart, sbi.EID_HSM, 3, 0) == (0, 0)
    assert (states, hart.get("hsm")) == ([sbi.HSM_SUSPENDED], sbi.HSM_STARTED)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (1, INVALID), (0x0FFF_FFFF, INVALID), (0x8000_0001, INVALID),
        *((kind, sbi.ERR_NOT_SUPPORTED) for kind in (0x8000_0000, 0x1000_0000, 0x9000_0000)),
    ],
)
def test_other_suspends_are_refused(hart: Hart, kind: int, error: int) -> None:
    assert call(hart, sbi.EID_HSM, 3, kind) == (error, 0)


# --- system reset (10)


@pytest.mark.parametrize(
    ("kind", "reason", "stop"),
    [(0, 0, (STOP_POWEROFF, 0)), (0, 1, (STOP_POWEROFF, 1)), (1, 0, (STOP_RESET, 0)), (2, 0, (STOP_RESET, 0))],
)
def test_system_reset(hart: Hart, kind: int, reason: int, stop: tuple[int, int]) -> None:
    call(hart, sbi.EID_SRST, 0, kind, reason)
    assert hart.hooks.calls == [("stop_machine", *stop)]


@pytest.mark.parametrize(("kind", "reason"), [(3, 0), (0, 2), (0xF000_0000, 0)])
def test_reserved_resets_are_invalid(hart: Hart, kind: int, reason: int) -> None:
    assert call(hart, sbi.EID_SRST, 0, kind, reason) == (INVALID, 0)
    assert hart.hooks.calls == []


# --- debug console (12)


def test_console_write_reads_physical_memory(hart: Hart) -> None:
    for i, byte in enumerate(b"hello"):
        hart.ram.write(RAM + 0x100 + i, 1, byte)
    hart.put(satp=8 << 60)  # does not matter: the address is physical
    assert call(hart, sbi.EID_DBCN, 0, 5, RAM + 0x100, 0) == (0, 5)
    assert hart.hooks.output == b"hello"


def test_console_read_writes_physical_memory(hart: Hart) -> None:
    hart.hooks.console_input = b"abc"
    assert call(hart, sbi.EID_DBCN, 1, 2, RAM + 0x100, 0) == (0, 2)
    assert call(hart, sbi.EID_DBCN, 1, 8, RAM + 0x102, 0) == (0, 1)
    assert call(hart, sbi.EID_DBCN, 1, 8, RAM + 0x103, 0) == (0, 0)
    assert bytes(hart.ram.b[0x100:0x104]) == b"abc\0"


@pytest.mark.parametrize("function", [0, 1])
@pytest.mark.parametrize(
    ("count", "low", "high"), [(1, RAM - 1, 0), (2, RAM + RAM_SIZE - 1, 0), (1, RAM, 1), (MASK64, RAM, 0)]
)
def test_a_console_buffer_outside_ram_is_invalid(hart: Hart, function: int, count: int, low: int, high: int) -> None:
    assert call(hart, sbi.EID_DBCN, function, count, low, high) == (INVALID, 0)


def test_console_write_byte(hart: Hart) -> None:
    assert call(hart, sbi.EID_DBCN, 2, 0x141) == (0, 0)
    assert hart.hooks.output == b"A"


# --- legacy (5): a1 is kept


def legacy(hart: Hart, extension: int, *arguments: int) -> int:
    result, _ = call(hart, extension, 0, *arguments)
    expected = arguments[1] if len(arguments) > 1 else 0xDEAD
    assert hart.cpu.get_x(11) == expected
    return result


def test_legacy_console(hart: Hart) -> None:
    assert legacy(hart, 1, ord("x")) == 0
    assert hart.hooks.output == b"x"
    hart.hooks.console_input = b"y"
    assert (legacy(hart, 2), legacy(hart, 2)) == (ord("y"), -1)


def test_legacy_timer(hart: Hart) -> None:
    assert legacy(hart, 0, 1 << 40) == 0
    assert hart.get("stimecmp") == 1 << 40


def test_legacy_ipi_reads_its_mask_from_memory(hart: Hart) -> None:
    hart.ram.write(RAM + 0x80, 8, 0b101)
    assert legacy(hart, 4, RAM + 0x80) == 0
    assert [record.get("mip") for record in hart.arena.vcpus] == [MIP_SSIP, 0, MIP_SSIP]
    assert legacy(hart, 3) == 0
    assert hart.get("mip") == 0
    assert legacy(hart, 4, 0) == 0  # no mask: all
    assert [record.get("mip") for record in hart.arena.vcpus] == [MIP_SSIP] * 3


def test_legacy_remote_fences(hart: Hart) -> None:
    hart.memory.flushes.clear()
    assert legacy(hart, 5, 0) == 0
    assert legacy(hart, 6, 0, 0x1000, 0x1000) == 0
    assert legacy(hart, 7, 0, 0, MASK64, 3) == 0
    assert hart.memory.flushes == [("page", 0x1000), ("all",)]
    assert [record.get("requests") for record in hart.arena.vcpus] == [0, *[REQ_FENCE_I | REQ_TLB_FLUSH] * 2]


def test_legacy_shutdown(hart: Hart) -> None:
    legacy(hart, 8)
    assert hart.hooks.calls == [("stop_machine", STOP_POWEROFF, 0)]
