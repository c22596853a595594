"""Ending the machine: whoever asks first decides how, and everyone is told."""

from __future__ import annotations

import os

from ..memory import requests
from ..memory.arena import Arena
from ..memory.layout import REQ_STOP
from ..native import atomics


def stop_machine(arena: Arena, kind: int, exit_code: int, doorbell_fd: int) -> bool:
    """Stop with STOP_* `kind` and the parent's exit status. False if the machine was already stopping.

    Every vCPU leaves its loop and the iothread serves what was asked before, then leaves too.
    """
    machine = arena.machine
    if atomics.cas32(machine.address("stop"), 0, kind) != 0:
        return False
    machine.set("exit_code", exit_code)
    for vcpu in arena.vcpus:
        requests.post(vcpu, REQ_STOP)
    os.eventfd_write(doorbell_fd, 1)
    return True
