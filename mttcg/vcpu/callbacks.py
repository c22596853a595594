"""What emitted code calls when an inline path does not suffice: tcg.host.Callbacks for one vCPU.

A guest's trap must not pass through emitted code as an exception: it is kept for `cpu_exec` (status LEAVE). An
error of ours is the back end's business, which raises it when emitted code has been left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..memory.layout import TLB_SLOW_MARK, TLB_SLOW_MMIO, VCPU
from ..memory.protocols import READ, WRITE, GuestTrap
from ..target.riscv.lrsc import atomic_size, is_load_reserved
from ..tcg import interp

if TYPE_CHECKING:
    from .cpu_exec import Vcpu

CONTINUE, LEAVE, SKIP = 0, 1, 2
_CTX = VCPU.q("ctx")
_RET = VCPU.q("ret")
_MASK64 = (1 << 64) - 1


class SlowPaths:
    """The callbacks of one vCPU; `trap` and `trap_pc` are what the last LEAVE was about."""

    def __init__(self, vcpu: Vcpu) -> None:
        self.vcpu = vcpu
        self.memory = vcpu.memory
        self.q = vcpu.q
        self.trap: GuestTrap | None = None
        self.trap_pc = 0
        self.loads = self.stores = self.atomics = self.interpreted = 0

    def _keep(self, trap: GuestTrap, site: int) -> int:
        self.trap = trap
        self.trap_pc = self.vcpu.cache.instruction_at(site)[0]
        return LEAVE

    def load(self, address: int, size_signed: int, site: int) -> int:
        """A load that the soft TLB cannot serve. `size_signed`: bytes, plus 16 when to be sign-extended."""
        self.loads += 1
        try:
            size = size_signed & 15
            value = self.memory.load(address, size, self.q[_CTX] >> 1)
            if size_signed & 16 and value >> (8 * size - 1):
                value |= _MASK64 ^ ((1 << 8 * size) - 1)
            self.q[_RET] = value
        except GuestTrap as trap:
            return self._keep(trap, site)
        return CONTINUE

    def store(self, address: int, value: int, size: int, site: int) -> int:
        """A store that the soft TLB cannot serve."""
        self.stores += 1
        try:
            self.memory.store(address, size, value, self.q[_CTX] >> 1)
        except GuestTrap as trap:
            return self._keep(trap, site)
        return CONTINUE

    def stored(self, address: int, size: int, site: int) -> int:
        """Emitted code has stored to bytes of a marked page that may be translated code."""
        self.stores += 1
        self.memory.after_native_store(address, size, self.q[_CTX] >> 1)
        return CONTINUE

    def atomic(self, address: int, site: int) -> int:
        """An atomic that missed: fill the TLB and run it again, or interpret it where that cannot help."""
        self.atomics += 1
        try:
            mmu_idx = self.q[_CTX] >> 1
            word = self.vcpu.cache.instruction_at(site)[2]
            # A misaligned one traps, and must not make the page accessed or dirty first.
            if not address & (atomic_size(word) - 1):
                tlb = self.memory.tlb
                # An LR only reads: it must not make the page dirty.
                access = READ if is_load_reserved(word) else WRITE
                tlb.fill(address, access, mmu_idx)
                if not self.q[tlb.entry(address, mmu_idx) + access] & (TLB_SLOW_MARK | TLB_SLOW_MMIO):
                    return CONTINUE
        except GuestTrap:
            pass  # the interpreter raises the architecture's choice among several faults
        return SKIP if self.interpret(site) == CONTINUE else LEAVE

    def interpret(self, site: int) -> int:
        """Run the one instruction at `site` in the interpreter."""
        self.interpreted += 1
        vcpu = self.vcpu
        pc = 0
        try:
            pc, size, word = vcpu.cache.instruction_at(site)
            ops = vcpu.ops_of(word, size, self.q[_CTX])
            interp.run(ops, vcpu.cpu, pc, size, word)
        except GuestTrap as trap:
            self.trap, self.trap_pc = trap, pc
            return LEAVE
        return CONTINUE
