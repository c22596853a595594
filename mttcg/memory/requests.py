"""How one process gets another vCPU's attention.

The order is fixed (contract rules 24 and 25): first the cause (a `requests` bit or a `mip` bit, by atomic
OR), then `exit_request`, then the futex wake if the vCPU may be asleep. The vCPU clears `exit_request`
before it reads the causes, and declares itself halted before it checks them a last time.
"""

from __future__ import annotations

from ..native import atomics
from .layout import ST_HALTED, ST_STOPPED, VCPU
from .records import View

_STATE = VCPU.d("state")
_EXIT = VCPU.d("exit_request")


def kick(vcpu: View) -> None:
    """Make the vCPU look at its causes soon. A store to exit_request needs no lock prefix: only 1 is stored."""
    atomics.xchg32(vcpu.address("exit_request"), 1)
    if vcpu.d[_STATE] in (ST_HALTED, ST_STOPPED):
        wake = vcpu.address("wake")
        atomics.add32(wake, 1)
        atomics.futex_wake(wake, 1)


def post(vcpu: View, bits: int) -> None:
    """Ask the vCPU for REQ_* `bits`."""
    atomics.or32(vcpu.address("requests"), bits)
    kick(vcpu)


def raise_irq(vcpu: View, bits: int) -> None:
    """Set mip bits; kick only if one of them was clear."""
    if ~atomics.or64(vcpu.address("mip"), bits) & bits:
        kick(vcpu)


def lower_irq(vcpu: View, bits: int) -> None:
    """Clear mip bits. No kick: a vCPU that saw the bit finds it gone."""
    atomics.and64(vcpu.address("mip"), ~bits & ((1 << 64) - 1))
