"""The calls of the built-in SBI that a kernel makes all the time, as native functions: timers and IPIs.

`sbi` is the whole of it, and makes every call that is refused here: all that fail among them.
"""

from __future__ import annotations

from ...memory.layout import MACHINE, TLB_INVALID, VCPU
from ...memory.requests_native import lower_irq, raise_irq
from ...native.lowlevel import address_of, env, native
from .csr_fields import MIP_SSIP
from .native_result import HANDLED, NOT_HANDLED
from .timer_native import set_stimecmp

EID_TIME = 0x54494D45
EID_IPI = 0x735049
LEGACY_SET_TIMER, LEGACY_CLEAR_IPI = 0, 3
_A0, _A1, _A6, _A7 = 10, 11, 16, 17
_SUCCESS = 0
_ALL_HARTS = TLB_INVALID  # hart_mask_base
_VCPU_BYTES = VCPU.size


@native
def call_sbi() -> int:
    """An ecall from S-mode, its arguments in a0-a7 (Sbi.call)."""
    extension = env.x[_A7]
    if extension == LEGACY_SET_TIMER or (extension == EID_TIME and env.x[_A6] == 0):
        if env.single:
            return NOT_HANDLED
        set_stimecmp(env.x[_A0])
    elif extension == EID_IPI and env.x[_A6] == 0:
        if send_ipi(env.x[_A0], env.x[_A1]) == NOT_HANDLED:
            return NOT_HANDLED
    elif extension == LEGACY_CLEAR_IPI:
        lower_irq(address_of(env.x), MIP_SSIP)
    else:
        return NOT_HANDLED
    env.x[_A0] = _SUCCESS
    if extension == EID_TIME or extension == EID_IPI:
        env.x[_A1] = 0  # the legacy calls have no second result
    return HANDLED


@native
def send_ipi(mask: int, base: int) -> int:
    """SSIP for each hart that the mask names (Sbi.harts); nothing is done if one of them does not exist."""
    machine = MACHINE.at(env.machine)
    harts = machine.n_vcpus
    if base == _ALL_HARTS:
        for hart in range(harts):
            raise_irq(env.vcpus + hart * _VCPU_BYTES, MIP_SSIP)
        return HANDLED
    if mask == 0:
        return HANDLED
    if base >= harts or (harts - base < 64 and mask >> harts - base):
        return NOT_HANDLED
    while mask:
        if mask & 1:
            raise_irq(env.vcpus + base * _VCPU_BYTES, MIP_SSIP)
        mask >>= 1
        base += 1
    return HANDLED


assert VCPU.offset("x") == 0  # a record's address is its first field's
