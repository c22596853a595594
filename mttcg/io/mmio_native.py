"""Device accesses that need no Python: registers that are read in place, posted writes, inter-processor interrupts.

`io.client.MmioClient` is the whole of it, and gets what is refused here. It has put into the vCPU record where the
mirrored registers of one device are, the console's, whose status a kernel reads once for each character that it sends.
"""

from __future__ import annotations

from ..hw.aclint import MIP_MSIP, MTIME, NS_PER_TICK
from ..hw.mirror import LAZY_OK, POST_OK, READ_OK
from ..memory.layout import MACHINE, MAILBOX_SLOTS, MIRRORED, PAGE, TLB_INVALID, TLB_SLOW_MMIO, VCPU
from ..memory.requests_native import lower_irq, raise_irq
from ..memory.tlb_native import place_of
from ..native.lowlevel import address_of, divide, env, extern, load64, native, or64, store32, syscall, xadd64, xchg32
from .mailbox import ASLEEP, HALF, LAZY, SLOT_MASK, SLOT_WORDS, WRITE

_PAGE_MASK = TLB_INVALID ^ (PAGE - 1)
_BYTE = 0xFF
_SYS_WRITE = 1
_VCPU_BYTES = VCPU.size


@native
def device_at(va: int, access: int) -> int:
    """Physical address of a device access that the soft TLB knows; 0 if it does not."""
    at = place_of(va, env.ctx >> 1)
    if env.tlb[at + access] != va & _PAGE_MASK | TLB_SLOW_MMIO:
        return 0
    return env.tlb[at + 3] | va & PAGE - 1


@native
def device_load(va: int, size: int) -> int:
    """A load that is no RAM's: 1 if its value is in env.ret, 0 for Python."""
    pa = device_at(va, 0)
    if pa == 0:
        return 0
    offset = pa - env.mirror_base
    if size == 1 and offset < MIRRORED and env.mirror[offset]:
        word = load64(env.mirror[offset])
        if not word & READ_OK:
            return 0
        env.ret = word & _BYTE
        return 1
    offset = pa - env.mtimer_base
    if offset - MTIME < 8:
        return read_mtime(offset - MTIME, size)
    hart = offset >> 3
    machine = MACHINE.at(env.machine)
    if offset < MTIME and size == 8 and not offset & 7 and hart < machine.n_vcpus:
        vcpu = VCPU.at(env.vcpus + hart * _VCPU_BYTES)
        env.ret = vcpu.mtimecmp
        return 1
    vcpu = VCPU.at(msip_owner(pa, size))
    if vcpu:
        env.ret = 1 if vcpu.mip & MIP_MSIP else 0
        return 1
    return 0


@native
def device_store(va: int, value: int, size: int) -> int:
    """A store that is no RAM's: 1 if it is done, 0 for Python."""
    pa = device_at(va, 1)
    if pa == 0:
        return 0
    offset = pa - env.mirror_base
    if size == 1 and offset < MIRRORED and env.mirror[offset]:
        word = load64(env.mirror[offset])
        if word & POST_OK:
            return post_byte(pa, value & _BYTE, 1 | WRITE | LAZY if word & LAZY_OK else 1 | WRITE)
        return 0
    target = msip_owner(pa, size)
    if target:
        if value & 1:
            raise_irq(target, MIP_MSIP)
        else:
            lower_irq(target, MIP_MSIP)
        return 1
    machine = MACHINE.at(env.machine)
    offset = pa - env.mtimer_base
    hart = offset >> 3
    if offset < MTIME and hart < machine.n_vcpus and env.vcpus + hart * _VCPU_BYTES == address_of(env.x):
        return write_mtimecmp(offset & 7, value, size)
    return 0


@native
def msip_owner(pa: int, size: int) -> int:
    """The record of the vCPU whose msip an access is to; 0 if it is to none."""
    hart = (pa - env.mswi_base) >> 2
    machine = MACHINE.at(env.machine)
    return env.vcpus + hart * _VCPU_BYTES if size == 4 and not pa & 3 and hart < machine.n_vcpus else 0


@native
def read_mtime(offset: int, size: int) -> int:
    """A load of mtime, or of one of its halves (Mtimer.read)."""
    machine = MACHINE.at(env.machine)
    if machine.paused_at or size < 4 or offset & size - 1:
        return 0
    ticks = divide(nanoseconds(), NS_PER_TICK)
    env.ret = ticks if size == 8 else ticks >> offset * 8 & 0xFFFF_FFFF
    return 1


@native
def write_mtimecmp(offset: int, value: int, size: int) -> int:
    """A store to the own mtimecmp, or to one of its halves (Mtimer.write)."""
    if env.single or size < 4 or offset & size - 1:
        return 0
    if size == 8:
        env.mtimecmp = value
    else:
        store32(address_of(env.mtimecmp) + offset, value)
    update_timers()
    if env.mip & env.mie:
        xchg32(address_of(env.exit_request), 1)
    return 1


@extern
def nanoseconds() -> int:
    """The target's clock: guest time in ns."""
    return 0


@extern
def update_timers() -> int:
    """The target's timers: make the pending bits what the time asks for, and arm the host's timer."""
    return 0


@native
def post_byte(pa: int, value: int, flags: int) -> int:
    """Queue a write that needs no reply (MmioClient._post); 0 if there is no room."""
    machine = MACHINE.at(env.machine)
    head = env.mbox_head
    if head - env.mbox_tail >= MAILBOX_SLOTS:
        return 0
    slot = (head & SLOT_MASK) * SLOT_WORDS
    env.mbox[slot] = pa
    env.mbox[slot + 1] = flags
    env.mbox[slot + 2] = value
    env.mbox[slot + 3] = xadd64(address_of(machine.io_sequence), 1)
    env.mbox_head = head + 1
    or64(env.pending_at, env.map_bit)  # a full barrier: then look whether the iothread sleeps
    sleeping = machine.io_sleeping
    if sleeping and (sleeping == ASLEEP or not flags & LAZY or head - env.mbox_tail >= HALF):
        syscall(_SYS_WRITE, env.doorbell, address_of(env.one), 8, 0)
    return 1
