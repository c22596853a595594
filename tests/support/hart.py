"""A hart on a small arena, with a memory that only logs and translates, and hooks that only log.

What is under test is the privileged architecture; soft TLB, emitted code and devices stay out of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from mttcg.memory.arena import Arena
from mttcg.memory.protocols import READ, WRITE, GuestTrap
from mttcg.memory.ram import Ram
from mttcg.target.riscv import csr, translate
from mttcg.target.riscv.cpu import Cpu
from mttcg.target.riscv.mmu import Mmu
from mttcg.target.riscv.pmp import Pmp

RAM = 0x8000_0000
RAM_SIZE = 1 << 20
WORD = 0x1234_5073  # stands for the instruction word; only illegal-instruction traps show it
MASK64 = (1 << 64) - 1
ILLEGAL = 2


class LoggingMemory:
    """RAM through the hart's MMU; `flushes` logs ("all",), ("page", va), ("mmu", index)."""

    def __init__(self, ram: Ram, mmu: Mmu) -> None:
        self.ram = ram
        self.mmu = mmu
        self.flushes: list[tuple[object, ...]] = []
        self.reserved: int | None = None

    def load(self, va: int, size: int, mmu_idx: int) -> int:
        return self.ram.read(self.mmu.translate(va, READ, mmu_idx)[0], size)

    def store(self, va: int, size: int, value: int, mmu_idx: int) -> None:
        self.ram.write(self.mmu.translate(va, WRITE, mmu_idx)[0], size, value)

    def load_reserved(self, va: int, size: int, mmu_idx: int, sc_pc: int) -> int:
        self.reserved = va
        return self.load(va, size, mmu_idx)

    def store_conditional(self, va: int, size: int, value: int, mmu_idx: int, pc: int) -> int:
        held, self.reserved = self.reserved == va, None
        if held:
            self.store(va, size, value, mmu_idx)
        return int(not held)

    def amo(self, va: int, size: int, kind: str, value: int, mmu_idx: int) -> int:
        old = self.load(va, size, mmu_idx)
        self.store(va, size, value if kind == "swap" else old, mmu_idx)
        return old

    def fence(self, full: bool) -> None:
        pass

    def flush_all(self) -> None:
        self.flushes.append(("all",))

    def flush_space(self) -> None:
        self.flushes.append(("space",))

    def flush_page(self, va: int) -> None:
        self.flushes.append(("page", va))

    def flush_mmu(self, mmu_idx: int) -> None:
        self.flushes.append(("mmu", mmu_idx))


class LoggingHooks:
    """Hooks that log (name, arguments…) in `calls`; the console takes all and gives `console_input`."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.output = b""
        self.console_input = b""

    def wfi(self) -> None:
        self.calls.append(("wfi",))

    def rearm(self) -> None:
        self.calls.append(("rearm",))

    def fence_i(self) -> None:
        self.calls.append(("fence_i",))

    def wait_done(self, targets: Sequence[int], bits: int) -> None:
        self.calls.append(("wait_done", tuple(targets), bits))

    def hart_stopped(self) -> None:
        self.calls.append(("hart_stopped",))

    def stop_machine(self, stop: int, exit_code: int) -> None:
        self.calls.append(("stop_machine", stop, exit_code))

    def console_write(self, data: bytes) -> int:
        self.output += data
        return len(data)

    def console_read(self, limit: int) -> bytes:
        data, self.console_input = self.console_input[:limit], self.console_input[limit:]
        return data


class Hart:
    """Hart 0 of `n_vcpus`, out of reset in M-mode at the start of RAM; logs are empty."""

    def __init__(self, n_vcpus: int = 1, builtin_sbi: bool = False, priv: int = 3) -> None:
        self.arena = Arena(n_vcpus, RAM_SIZE, RAM)
        self.record = self.arena.vcpus[0]
        self.ram = Ram(self.arena)
        self.pmp = Pmp(self.record)
        self.mmu = Mmu(self.record, self.ram, self.pmp)
        self.memory = LoggingMemory(self.ram, self.mmu)
        self.hooks = LoggingHooks()
        self.cpu = Cpu(self.arena, 0, self.memory, self.pmp, self.hooks, translate.decode, builtin_sbi)
        self.cpu.reset(RAM, priv=priv)
        self.memory.flushes.clear()
        self.hooks.calls.clear()

    def get(self, name: str) -> int:
        """A field of the record."""
        return self.record.get(name)

    def put(self, **fields: int) -> None:
        """Set fields of the record, and what follows from them."""
        for name, value in fields.items():
            self.record.set(name, value)
        self.cpu.compute_counters_ok()
        self.cpu.compute_ctx()

    def helper(self, name: str, *args: int, pc: int = RAM) -> int | None:
        """Run a guest helper as the instruction WORD at `pc`."""
        return self.cpu.call_helper(name, args, pc, 4, WORD)

    def csr(self, name: str, op: int, value: int) -> int:
        """csrrw, csrrs or csrrc (csr.WRITE, SET, CLEAR) with `value` in t0; the old value, from t1."""
        self.cpu.set_x(5, value)
        self.helper("csr", csr.BY_NAME[name].number, op, 6, 5, 0)
        return self.cpu.get_x(6)

    def read(self, name: str) -> int:
        """csrr."""
        self.helper("csr", csr.BY_NAME[name].number, csr.SET, 6, 0, 0)
        return self.cpu.get_x(6)

    def write(self, name: str, value: int) -> None:
        """csrw."""
        self.csr(name, csr.WRITE, value)

    def trap(self, name: str, *args: int, pc: int = RAM) -> tuple[int, int]:
        """(cause, tval) of the trap that helper `name` raises."""
        try:
            self.helper(name, *args, pc=pc)
        except GuestTrap as trap:
            return trap.cause, trap.tval
        raise AssertionError(f"{name}{args} did not trap")

    def csr_trap(self, name: str, op: int, source: int = 5) -> tuple[int, int]:
        """(cause, tval) of the trap that a CSR access raises."""
        return self.trap("csr", csr.BY_NAME[name].number, op, 6, source, 0)

    def open_pmp(self) -> None:
        """One entry that allows everything everywhere."""
        self.record.set("pmpcfg", 0x1F)
        self.record.set("pmpaddr", (1 << 54) - 1)
        self.pmp.rebuild()
