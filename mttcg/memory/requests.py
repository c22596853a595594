"""How one process gets another vCPU's attention.

The order is fixed (contract rules 24 and 25): first the cause (a `requests` bit or a `mip` bit, by atomic
OR), then `exit_request`, then the futex wake if the vCPU may be asleep. The vCPU clears `exit_request`
before it reads the causes, and declares itself halted before it checks them a last time.
"""

from __future__ import annotations

from collections.abc import Callable

from ..native import atomics
from .layout import ST_CODE, ST_HALTED, ST_STOPPED, VCPU
from .records import View

_STATE = VCPU.d("state")
_REQUESTS = VCPU.d("requests")
_SERVING = VCPU.d("serving")
_WAKE_AT = VCPU.q("wake_at")


def kick(vcpu: View) -> None:
    """Make the vCPU look at its causes soon. A store to exit_request needs no lock prefix: only 1 is stored."""
    atomics.xchg32(vcpu.address("exit_request"), 1)
    if vcpu.d[_STATE] in (ST_HALTED, ST_STOPPED):
        wake = vcpu.q[_WAKE_AT]
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


def wait_served(vcpu: View, bits: int, serve: Callable[[], None]) -> bool:
    """Return when the vCPU has handled the posted REQ_* `bits` (True), or is out of emitted code and must handle
    them before it enters again (False). `serve()` handles the caller's own requests meanwhile.

    The vCPU sets `serving` before it takes bits and clears it when they are done, so reading `requests`
    first and `serving` second cannot miss work in progress.
    """
    state = vcpu.address("state")
    while vcpu.d[_REQUESTS] & bits or vcpu.d[_SERVING]:
        if vcpu.d[_STATE] != ST_CODE:
            return False
        serve()
        atomics.spin_while32(state, ST_CODE, 2000)
    return True
