"""The built-in SBI: what firmware would do for a supervisor, done by the emulator (SBI specification 2.0).

Extensions: base, TIME, IPI, RFENCE, HSM, SRST, DBCN and the legacy calls. An ecall from S-mode comes here
when the machine has no firmware of its own; the supervisor sees a0 (error) and a1 (value) change, no more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...memory import requests
from ...memory.layout import (
    HSM_START_PENDING,
    HSM_STARTED,
    HSM_STOPPED,
    HSM_SUSPENDED,
    MMU_M,
    PAGE,
    REQ_FENCE_I,
    REQ_START,
    REQ_TLB_FLUSH,
    STOP_POWEROFF,
    STOP_RESET,
    VCPU,
)
from ...native import atomics
from . import csr, features
from . import csr_fields as f
from .sbi_native import EID_IPI, EID_TIME

if TYPE_CHECKING:
    from .cpu import Cpu

# Errors (chapter 3)
SUCCESS = 0
ERR_FAILED = -1
ERR_NOT_SUPPORTED = -2
ERR_INVALID_PARAM = -3
ERR_DENIED = -4
ERR_INVALID_ADDRESS = -5
ERR_ALREADY_AVAILABLE = -6
ERR_ALREADY_STARTED = -7
ERR_ALREADY_STOPPED = -8

# Extension ids
EID_BASE = 0x10
EID_RFENCE = 0x52464E43
EID_HSM = 0x48534D
EID_SRST = 0x53525354
EID_DBCN = 0x4442434E
LEGACY = range(9)

SPEC_VERSION = 2 << 24
IMPL_ID = 0x6D747467  # "mttg": no number is registered
IMPL_VERSION = 1

# HSM hart states (chapter 9)
SUSPEND_RETENTIVE, SUSPEND_NON_RETENTIVE = 0, 0x8000_0000
SUSPEND_PLATFORM = 0x1000_0000  # from here on types are a platform's own

_A0 = VCPU.q("x", 10)
_A1 = VCPU.q("x", 11)
_HSM = VCPU.d("hsm")
_FLUSH_PAGES_MAX = 64  # a longer range is flushed as a whole

Result = tuple[int, int]
Function = Callable[["Sbi", list[int]], Result]
_FUNCTIONS: dict[tuple[int, int], Function] = {}


class SbiError(Exception):
    """Ends a call with an error code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"SBI error {code}")
        self.code = code


def _function(extension: int, number: int) -> Callable[[Function], Function]:
    def add(function: Function) -> Function:
        _FUNCTIONS[extension, number] = function
        return function

    return add


class Sbi:
    """The firmware of one hart. Calls run in the calling vCPU's process."""

    def __init__(self, cpu: Cpu) -> None:
        self.cpu = cpu
        self.arena = cpu.arena

    def call(self) -> int | None:
        """Serve the ecall whose arguments are in a0-a7. The next pc if it is not the following instruction."""
        q = self.cpu.q
        arguments = list(q[_A0 : _A0 + 8])
        extension, number = arguments[7], arguments[6]
        if extension in LEGACY:
            q[_A0] = _LEGACY[extension](self, arguments) & f.MASK64
            return None
        function = _FUNCTIONS.get((extension, number))
        error, value = ERR_NOT_SUPPORTED, 0
        if function is not None:
            try:
                error, value = function(self, arguments)
            except SbiError as failure:
                error = failure.code
        q[_A0] = error & f.MASK64
        q[_A1] = value & f.MASK64
        return None

    def prepare_hart(self) -> None:
        """Part of a reset: delegate, open PMP and counters, as firmware does before it enters S-mode."""
        record = self.cpu.record
        for field, value in (
            ("medeleg", f.MEDELEG_WRITABLE & ~(1 << f.CAUSE_ECALL_S)),
            ("mideleg", f.MIP_S),
            ("mcounteren", f.COUNTER_CY | f.COUNTER_TM | f.COUNTER_IR),
            ("scounteren", f.COUNTER_CY | f.COUNTER_TM | f.COUNTER_IR),
            ("menvcfg", f.MENVCFG_STCE),
            ("pmpcfg", f.PMP_R | f.PMP_W | f.PMP_X | f.PMP_NAPOT << f.PMP_A_SHIFT),
            ("pmpaddr", f.PMP_ADDR),
        ):
            record.set(field, value)

    # --- shared by several calls

    def harts(self, mask: int, base: int) -> list[int]:
        """Harts named by hart_mask and hart_mask_base (chapter 3)."""
        if base == f.MASK64:
            return list(range(self.arena.n_vcpus))
        targets = [base + bit for bit in range(64) if mask >> bit & 1]
        if any(hart >= self.arena.n_vcpus for hart in targets):
            raise SbiError(ERR_INVALID_PARAM)
        return targets

    def legacy_harts(self, address: int) -> list[int]:
        """Harts of a bit vector in the caller's memory; 0: all. Faults are the caller's."""
        count = self.arena.n_vcpus
        if not address:
            return list(range(count))
        words = [self.cpu.load(address + 8 * i, 8) for i in range((count + 63) // 64)]
        return [hart for hart in range(count) if words[hart >> 6] >> (hart & 63) & 1]

    def send_ipi(self, targets: list[int]) -> None:
        for hart in targets:
            requests.raise_irq(self.arena.vcpus[hart], f.MIP_SSIP)

    def remote(self, targets: list[int], bits: int, own: Callable[[], None]) -> None:
        """Have REQ_* `bits` done by the other targets while doing `own` here; return when all are done."""
        others = [hart for hart in targets if hart != self.cpu.index]
        for hart in others:
            requests.post(self.arena.vcpus[hart], bits)
        if len(others) != len(targets):
            own()
        if others:
            self.cpu.hooks.wait_done(others, bits)

    def fence_i(self, targets: list[int]) -> None:
        self.remote(targets, REQ_FENCE_I, self.cpu.hooks.fence_i)

    def sfence(self, targets: list[int], start: int, size: int) -> None:
        """Forget the translations of [start, start + size); both 0, or size all ones: everything (8.2)."""
        memory = self.cpu.memory
        pages = range(start & -PAGE, start + size, PAGE)

        def own() -> None:
            if (start == 0 and size == 0) or len(pages) > _FLUSH_PAGES_MAX:
                memory.flush_all()
                return
            for va in pages:
                memory.flush_page(va & f.MASK64)

        self.remote(targets, REQ_TLB_FLUSH, own)

    def physical_buffer(self, count: int, low: int, high: int) -> int:
        """Check that [high:low, + count) is RAM; its physical address (12.1)."""
        address = high << 64 | low
        ram = self.arena
        if not (ram.ram_phys <= address and address + count <= ram.ram_phys + ram.ram_size):
            raise SbiError(ERR_INVALID_PARAM)
        return address


# --- base (chapter 4)


@_function(EID_BASE, 0)
def _get_spec_version(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, SPEC_VERSION


@_function(EID_BASE, 1)
def _get_impl_id(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, IMPL_ID


@_function(EID_BASE, 2)
def _get_impl_version(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, IMPL_VERSION


@_function(EID_BASE, 3)
def _probe_extension(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, int(a[0] in LEGACY or any(extension == a[0] for extension, _ in _FUNCTIONS))


@_function(EID_BASE, 4)
def _get_mvendorid(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, features.MVENDORID


@_function(EID_BASE, 5)
def _get_marchid(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, features.MARCHID


@_function(EID_BASE, 6)
def _get_mimpid(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, features.MIMPID


# --- timer (6), IPI (7), remote fences (8)


@_function(EID_TIME, 0)
def _set_timer(sbi: Sbi, a: list[int]) -> Result:
    csr.write_stimecmp(sbi.cpu, a[0])
    return SUCCESS, 0


@_function(EID_IPI, 0)
def _send_ipi(sbi: Sbi, a: list[int]) -> Result:
    sbi.send_ipi(sbi.harts(a[0], a[1]))
    return SUCCESS, 0


@_function(EID_RFENCE, 0)
def _remote_fence_i(sbi: Sbi, a: list[int]) -> Result:
    sbi.fence_i(sbi.harts(a[0], a[1]))
    return SUCCESS, 0


@_function(EID_RFENCE, 1)
@_function(EID_RFENCE, 2)  # with an ASID in a4: the soft TLB has none
def _remote_sfence_vma(sbi: Sbi, a: list[int]) -> Result:
    sbi.sfence(sbi.harts(a[0], a[1]), a[2], a[3])
    return SUCCESS, 0


# --- hart state management (9)


def _hart(sbi: Sbi, hart: int) -> int:
    if hart >= sbi.arena.n_vcpus:
        raise SbiError(ERR_INVALID_PARAM)
    return hart


@_function(EID_HSM, 0)
def _hart_start(sbi: Sbi, a: list[int]) -> Result:
    target = sbi.arena.vcpus[_hart(sbi, a[0])]
    if not sbi.arena.ram_phys <= a[1] < sbi.arena.ram_phys + sbi.arena.ram_size:
        return ERR_INVALID_ADDRESS, 0
    # The swap makes this caller the only starter, so the plain stores below have one writer.
    state = atomics.cas32(target.address("hsm"), HSM_STOPPED, HSM_START_PENDING)
    if state != HSM_STOPPED:
        return ERR_ALREADY_AVAILABLE, 0
    target.set("start_pc", a[1])
    target.set("start_a1", a[2])
    requests.post(target, REQ_START)
    return SUCCESS, 0


@_function(EID_HSM, 1)
def _hart_stop(sbi: Sbi, a: list[int]) -> Result:
    atomics.xchg32(sbi.cpu.record.address("hsm"), HSM_STOPPED)
    sbi.cpu.hooks.hart_stopped()
    return SUCCESS, 0  # seen by nobody


@_function(EID_HSM, 2)
def _hart_get_status(sbi: Sbi, a: list[int]) -> Result:
    return SUCCESS, sbi.arena.vcpus[_hart(sbi, a[0])].d[_HSM]


@_function(EID_HSM, 3)
def _hart_suspend(sbi: Sbi, a: list[int]) -> Result:
    kind = a[0] & 0xFFFF_FFFF
    if kind != SUSPEND_RETENTIVE:
        known = kind == SUSPEND_NON_RETENTIVE or kind & 0x7FFF_FFFF >= SUSPEND_PLATFORM
        return (ERR_NOT_SUPPORTED if known else ERR_INVALID_PARAM), 0
    state = sbi.cpu.record.address("hsm")
    atomics.xchg32(state, HSM_SUSPENDED)
    sbi.cpu.hooks.wfi()
    atomics.xchg32(state, HSM_STARTED)
    return SUCCESS, 0


# --- system reset (10)


@_function(EID_SRST, 0)
def _system_reset(sbi: Sbi, a: list[int]) -> Result:
    kind, reason = a[0] & 0xFFFF_FFFF, a[1] & 0xFFFF_FFFF
    if kind > 2 or reason > 1:
        return ERR_INVALID_PARAM, 0
    if kind == 0:
        sbi.cpu.hooks.stop_machine(STOP_POWEROFF, reason)  # reason 1, system failure, is the exit code
    else:
        sbi.cpu.hooks.stop_machine(STOP_RESET, 0)
    return SUCCESS, 0  # seen by nobody


# --- debug console (12)


@_function(EID_DBCN, 0)
def _console_write(sbi: Sbi, a: list[int]) -> Result:
    at = sbi.physical_buffer(a[0], a[1], a[2]) - sbi.arena.ram_phys
    return SUCCESS, sbi.cpu.hooks.console_write(bytes(sbi.arena.ram_view()[at : at + a[0]]))


@_function(EID_DBCN, 1)
def _console_read(sbi: Sbi, a: list[int]) -> Result:
    at = sbi.physical_buffer(a[0], a[1], a[2])
    data = sbi.cpu.hooks.console_read(a[0])
    for i, byte in enumerate(data):
        sbi.cpu.memory.store(at + i, 1, byte, MMU_M)  # as a store, so that code made from the bytes goes
    return SUCCESS, len(data)


@_function(EID_DBCN, 2)
def _console_write_byte(sbi: Sbi, a: list[int]) -> Result:
    sbi.cpu.hooks.console_write(bytes([a[0] & 0xFF]))
    return SUCCESS, 0


# --- legacy (5): one result in a0


def _legacy_set_timer(sbi: Sbi, a: list[int]) -> int:
    csr.write_stimecmp(sbi.cpu, a[0])
    return SUCCESS


def _legacy_putchar(sbi: Sbi, a: list[int]) -> int:
    sbi.cpu.hooks.console_write(bytes([a[0] & 0xFF]))
    return SUCCESS


def _legacy_getchar(sbi: Sbi, a: list[int]) -> int:
    data = sbi.cpu.hooks.console_read(1)
    return data[0] if data else -1


def _legacy_clear_ipi(sbi: Sbi, a: list[int]) -> int:
    requests.lower_irq(sbi.cpu.record, f.MIP_SSIP)
    return SUCCESS


def _legacy_send_ipi(sbi: Sbi, a: list[int]) -> int:
    sbi.send_ipi(sbi.legacy_harts(a[0]))
    return SUCCESS


def _legacy_remote_fence_i(sbi: Sbi, a: list[int]) -> int:
    sbi.fence_i(sbi.legacy_harts(a[0]))
    return SUCCESS


def _legacy_remote_sfence_vma(sbi: Sbi, a: list[int]) -> int:
    sbi.sfence(sbi.legacy_harts(a[0]), a[1], a[2])
    return SUCCESS


def _legacy_shutdown(sbi: Sbi, a: list[int]) -> int:
    sbi.cpu.hooks.stop_machine(STOP_POWEROFF, 0)
    return SUCCESS


_LEGACY: list[Callable[[Sbi, list[int]], int]] = [
    _legacy_set_timer,
    _legacy_putchar,
    _legacy_getchar,
    _legacy_clear_ipi,
    _legacy_send_ipi,
    _legacy_remote_fence_i,
    _legacy_remote_sfence_vma,
    _legacy_remote_sfence_vma,
    _legacy_shutdown,
]
