"""Ending the machine: whoever asks first decides how, and everyone is told."""

from __future__ import annotations

import os

from ..memory import requests
from ..memory.arena import Arena
from ..memory.layout import REQ_STOP, STOP_QUIT, STOP_RESET
from ..native import atomics


def stop_machine(arena: Arena, kind: int, exit_code: int, doorbell_fd: int) -> bool:
    """Stop with STOP_* `kind` and the parent's exit status. False if the machine was already stopping.

    The user's wish to quit overrides a reset under way: a guest that resets all the time must not outrun it.
    Every vCPU leaves its loop and the iothread serves what was asked before, then leaves too.
    """
    machine = arena.machine
    stop = machine.address("stop")
    before = atomics.cas32(stop, 0, kind)
    if before == STOP_RESET and kind == STOP_QUIT:
        before = 0 if atomics.cas32(stop, STOP_RESET, kind) == STOP_RESET else before
    if before != 0:
        return False
    machine.set("exit_code", exit_code)
    for vcpu in arena.vcpus:
        requests.post(vcpu, REQ_STOP)
    os.eventfd_write(doorbell_fd, 1)
    return True
