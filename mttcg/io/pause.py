"""Stopping and continuing the whole machine: what `stop`, `cont` and `-S` are (QEMU's vm_stop and vm_start).

The iothread's side of `vcpu.rest`. Stopped means: every vCPU has come to rest where its registers are in its record,
and guest time stands. On the way there a vCPU may need an answer from a device, so the iothread serves on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..memory import requests
from ..memory.arena import Arena
from ..memory.layout import MACHINE
from ..native import atomics
from .mailbox import STOP

_PAUSED = MACHINE.d("paused")
_RESTING = MACHINE.d("resting")
_PAUSED_AT = MACHINE.q("paused_at")
_TIME_BASE = MACHINE.q("time_base")
LOOK_NS = 1_000_000  # how often to look for mailbox requests while vCPUs come to rest


def begin_stopped(arena: Arena) -> None:
    """`-S`, in the parent before the fork: the first instruction is not executed before `resume`."""
    machine = arena.machine
    machine.set("paused", 1)
    machine.set("paused_at", machine.get("time_base"))
    for vcpu in arena.vcpus:
        vcpu.set("exit_request", 1)


class RunControl:
    """For the iothread alone. `serve()`: answer what vCPUs ask of devices now."""

    def __init__(self, arena: Arena, serve: Callable[[], object]) -> None:
        self._arena = arena
        self._serve = serve
        self._machine = arena.machine
        self._resting_at = arena.machine.address("resting")

    @property
    def stopped(self) -> bool:
        """Whether the machine is stopped, or was made so by `-S`."""
        return bool(self._machine.d[_PAUSED] & 1)

    @property
    def ending(self) -> bool:
        """Whether the machine is on its way out: there will be no more rest."""
        return bool(self._machine.d[STOP])

    def stop(self) -> bool:
        """Bring all vCPUs to rest and let guest time stand. False: the machine is ending instead."""
        machine = self._machine
        if not self.stopped:
            machine.d[_RESTING] = 0  # everybody answered the last stop before it ended
            atomics.add32(machine.address("paused"), 1)
            for vcpu in self._arena.vcpus:
                requests.kick(vcpu)
        if not self.await_rest():
            return False
        if not machine.q[_PAUSED_AT]:
            machine.q[_PAUSED_AT] = time.monotonic_ns()
        return True

    def await_rest(self) -> bool:
        """Wait until every vCPU has answered a stop. False: the machine is ending instead."""
        while (resting := self._machine.d[_RESTING]) < self._arena.n_vcpus:
            if self.ending:
                return False
            self._serve()
            atomics.futex_wait(self._resting_at, resting, LOOK_NS)
        return True

    def resume(self) -> None:
        """Let guest time go on from where it stood, and the vCPUs run. They arm their timers anew."""
        machine = self._machine
        if not self.stopped:
            return
        if self.await_rest() and machine.q[_PAUSED_AT]:
            machine.q[_TIME_BASE] += time.monotonic_ns() - machine.q[_PAUSED_AT]
            machine.q[_PAUSED_AT] = 0
        atomics.add32(machine.address("paused"), 1)
        for vcpu in self._arena.vcpus:
            requests.kick(vcpu)

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Stopped inside, as before outside; what is yielded is False if the machine is ending."""
        was_stopped = self.stopped
        try:
            yield self.stop()
        finally:
            if not was_stopped:
                self.resume()
