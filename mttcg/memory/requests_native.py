"""`memory.requests` as native functions: getting another vCPU's attention without Python.

The order is the same (contract rules 24 and 25): first the cause, then `exit_request`, then the futex wake if the
vCPU may be asleep. Vcpu arguments are host addresses of records.
"""

from __future__ import annotations

from ..native.lowlevel import address_of, and64, cas64, native, syscall, xadd32, xchg32
from .layout import ST_HALTED, ST_STOPPED, VCPU

SYS_FUTEX = 202
FUTEX_WAKE, FUTEX_WAIT_BITSET = 1, 9


@native
def kick(vcpu: int) -> int:
    """Make the vCPU look at its causes soon."""
    other = VCPU.at(vcpu)
    xchg32(address_of(other.exit_request), 1)
    if other.state == ST_HALTED or other.state == ST_STOPPED:
        wake = other.wake_at
        xadd32(wake, 1)
        syscall(SYS_FUTEX, wake, FUTEX_WAKE, 1, 0)
    return 0


@native
def raise_irq(vcpu: int, bits: int) -> int:
    """Set mip bits; kick only if one of them was clear."""
    other = VCPU.at(vcpu)
    at = address_of(other.mip)
    old = other.mip
    while True:
        seen = cas64(at, old, old | bits)
        if seen == old:
            break
        old = seen
    if bits & ~old:
        kick(vcpu)
    return 0


@native
def lower_irq(vcpu: int, bits: int) -> int:
    """Clear mip bits. No kick: a vCPU that saw the bit finds it gone."""
    other = VCPU.at(vcpu)
    and64(address_of(other.mip), ~bits)
    return 0
