"""A vCPU's view of the bus: what is served here and now, and what is sent to the iothread.

Three ways, cheapest first: registers mirrored in the machine record are read in place, devices whose state
is shared anyway (ACLINT, test finisher) run in this process, all others through the mailbox. Writes that
need no answer are posted: the ring keeps them in order with what the hart does next.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable

from ..hw.aclint import Mswi, Mtimer
from ..hw.device import Device
from ..hw.mirror import LAZY_OK, POST_OK, READ_OK, VALUE_MASK
from ..hw.virt import Board, Entry, LocalParts
from ..log import Log
from ..memory.arena import Arena
from ..memory.layout import MACHINE, MAILBOX_SLOTS, MIRRORED, VCPU
from ..native import atomics
from . import mailbox as box
from . import mmio_native
from .spinner import Spinner
from .stop import stop_machine

_NOWHERE = (1 << 64) - 1
SLEEP_NS = 100_000_000  # how often a sleeper looks whether the machine has stopped


class _Route:
    """How to reach one device of the table."""

    __slots__ = ("base", "device", "end", "name", "sizes", "words")

    def __init__(self, entry: Entry, board: Board, local: LocalParts) -> None:
        first = MACHINE.q("device")
        self.name = entry.name
        self.base = entry.base
        self.end = entry.base + entry.size
        self.sizes = entry.sizes
        self.device: Device | None = entry.local(local) if entry.local is not None else None
        width = entry.mirror_width
        self.words = {(o, width): first + word for o, word in board.mirror_words(entry).items()}


class MmioClient:
    """The Bus (memory.protocols) of vCPU `index`. Built in its process, after the fork.

    `doorbell_fd` is the iothread's eventfd. `wait_hook(True)` is called before the vCPU waits for a reply
    and `wait_hook(False)` after: others need not wait for it meanwhile.
    """

    natives: tuple[Callable[..., int], ...] = (mmio_native.device_load, mmio_native.device_store)

    def __init__(
        self,
        arena: Arena,
        index: int,
        board: Board,
        doorbell_fd: int,
        wait_hook: Callable[[bool], None] | None = None,
        log: Log | None = None,
    ) -> None:
        self._index = index
        self._view = arena.vcpus[index]
        self._q = self._view.q
        self._d = self._view.d
        self._machine_q = arena.machine.q
        self._machine_d = arena.machine.d
        self._doorbell = doorbell_fd
        self._wait_hook = wait_hook
        self._trace = log if log is not None and log.on("mmio") else None
        local = LocalParts(arena, lambda kind, code: stop_machine(arena, kind, code, doorbell_fd), index)
        self._routes = [_Route(entry, board, local) for entry in board.entries]
        self._starts = [route.base for route in self._routes]
        self._pending = arena.machine.address("io_pending", index >> 6)
        self._pending_bit = 1 << (index & 63)
        self._spinner = Spinner()
        self._sequence = arena.machine.address("io_sequence")
        self._done = self._view.address("mbox_done")
        self._waiting = self._view.address("mbox_waiting")
        self._tell_native_code(arena)

    def _tell_native_code(self, arena: Arena) -> None:
        """Where native code finds what it may serve itself (io.mmio_native). With a log of accesses, nothing."""
        view = self._view
        view.set("mirror_base", _NOWHERE)
        view.set("mswi_base", _NOWHERE)
        view.set("mtimer_base", _NOWHERE)
        if self._trace is not None:
            return
        machine = arena.machine
        for route in self._routes:
            if isinstance(route.device, Mtimer):
                view.set("mtimer_base", route.base)
            if isinstance(route.device, Mswi):
                view.set("mswi_base", route.base)
            for (offset, width), word in route.words.items():
                if width == 1 and offset < MIRRORED:
                    view.set("mirror_base", route.base)
                    view.set("mirror", machine.base + 8 * word, offset)
        for name, value in (
            ("doorbell", self._doorbell), ("pending_at", self._pending),
            ("one", 1),
        ):  # fmt: skip
            view.set(name, value)

    def read(self, pa: int, size: int) -> int | None:
        """A load of 1, 2, 4 or 8 bytes; None: access fault."""
        route = self._find(pa, size)
        value: int | None = None
        if route is not None:
            offset = pa - route.base
            word = self._machine_q[index] if (index := route.words.get((offset, size))) is not None else 0
            if word & READ_OK:
                value = word & VALUE_MASK
            elif route.device is not None:
                value = route.device.read(offset, size)
            else:
                value = self._ask(pa, size | box.SYNC, 0)
        if self._trace is not None:
            shown = "fault" if value is None else f"{value:#x}"
            self._log(f"read{size * 8} {self._where(route, pa)} -> {shown}")
        return value

    def write(self, pa: int, size: int, value: int) -> bool:
        """A store; False: access fault."""
        route = self._find(pa, size)
        if self._trace is not None:
            self._log(f"write{size * 8} {self._where(route, pa)} <- {value:#x}{'' if route else ' fault'}")
        if route is None:
            return False
        offset = pa - route.base
        if route.device is not None:
            route.device.write(offset, size, value)
            return True
        index = route.words.get((offset, size))
        if index is not None and (word := self._machine_q[index]) & POST_OK:
            self._post(pa, size | box.WRITE | box.LAZY if word & LAZY_OK else size | box.WRITE, value)
            return True
        return self._ask(pa, size | box.WRITE | box.SYNC, value) is not None

    def _find(self, pa: int, size: int) -> _Route | None:
        """The device that answers all of the access, naturally aligned and of a width that it has."""
        place = bisect_right(self._starts, pa)
        if not place:
            return None
        route = self._routes[place - 1]
        if pa + size > route.end or size not in route.sizes or pa & (size - 1):
            return None
        return route

    def _post(self, pa: int, flags: int, value: int) -> int:
        """Queue a request, waiting only for room. The number of requests posted so far."""
        q = self._q
        head: int = q[box.HEAD]
        if head - q[box.TAIL] >= MAILBOX_SLOTS:
            self._wait(head - MAILBOX_SLOTS + 1)
        slot = box.RING + (head & box.SLOT_MASK) * box.SLOT_WORDS
        q[slot + box.ADDRESS] = pa
        q[slot + box.FLAGS] = flags
        q[slot + box.VALUE] = value
        q[slot + box.NUMBER] = atomics.add64(self._sequence, 1)
        q[box.HEAD] = head + 1
        atomics.or64(self._pending, self._pending_bit)  # a full barrier: then look whether it sleeps
        sleeping = self._machine_d[box.SLEEPING]
        if sleeping and (sleeping == box.ASLEEP or not flags & box.LAZY or head - q[box.TAIL] >= box.HALF):
            os.eventfd_write(self._doorbell, 1)
        return head + 1

    def _ask(self, pa: int, flags: int, value: int) -> int | None:
        """A request with its reply: the value, or None for an access fault."""
        if not self._wait(self._post(pa, flags, value)):
            return 0  # the machine is stopping: the value will not be used
        return None if self._q[box.STATUS] == box.FAULT else self._q[box.RESULT]

    def _wait(self, target: int) -> bool:
        """Until `target` requests are completed. False if the machine stopped instead."""
        if self._wait_hook is None:
            return self._wait_quietly(target)
        self._wait_hook(True)
        try:
            return self._wait_quietly(target)
        finally:
            self._wait_hook(False)

    def _wait_quietly(self, target: int) -> bool:
        q, d = self._q, self._d
        while True:
            done = d[box.DONE]
            if q[box.TAIL] >= target:
                return True
            if self._spinner.spin_while(self._done, done):
                continue
            atomics.xchg32(self._waiting, 1)  # a full barrier: then look a last time
            slept_out = q[box.TAIL] < target and not atomics.futex_wait(self._done, done, SLEEP_NS)
            d[box.WAITING] = 0
            if slept_out and self._machine_d[box.STOP] and q[box.TAIL] < target:
                return False

    def _where(self, route: _Route | None, pa: int) -> str:
        return f"{route.name}+{pa - route.base:#x}" if route is not None else f"{pa:#x}"

    def _log(self, text: str) -> None:
        assert self._trace is not None
        self._trace.write(f"mmio: vcpu {self._index}: {text}\n")


assert VCPU.fields["mbox"].count == MAILBOX_SLOTS * box.SLOT_WORDS
