"""The iothread: one process that owns the devices, their timers and the character devices.

It serves the vCPUs' mailboxes in turn, so accesses to a device are serialised by construction. Between
requests it spins for a moment that adapts to how often that pays, then sleeps in epoll; the doorbell eventfd
wakes it. A device that fails takes the whole machine down.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush

from .errors import MachineBroken
from .hw.chardev import Backend, Mux, MuxMonitor
from .hw.device import Device
from .hw.eventloop import EventLoop
from .hw.virt import Board, Entry, LocalParts, ServedParts
from .io import mailbox as box
from .io.handover import Handover
from .io.pause import RunControl
from .io.spinner import Spinner
from .io.stop import stop_machine
from .memory.arena import Arena
from .memory.layout import STOP_BROKEN, STOP_QUIT, STOP_RESET
from .memory.ram import Ram
from .memory.records import View
from .monitor import Facts, Guest, Monitor, Subject
from .native import atomics

ROUNDS_PER_POLL = 32  # under constant load, look at descriptors and timers, and send output, this often
NAP_S = 0.001  # how long lazy requests may gather
FINISH_GRACE_S = 30.0  # how long the reader of our output may stand still before we give up on it
QUIT_GRACE_S = 0.2  # ... when the user has asked to quit
MONITOR_LABEL = "compat_monitor0"  # QEMU's, for `info chardev`


@dataclass(frozen=True)
class Desk:
    """What the iothread needs to be talked to. `line`: the monitor's, None for none; `prelaunch`: `-S` is in force."""

    line: Backend | None
    guest: Guest
    facts: Facts
    handover: Handover
    prelaunch: bool = False


class IoThread:
    """Built in its process, after the fork."""

    def __init__(
        self,
        arena: Arena,
        board: Board,
        serial: Backend,
        doorbell_fd: int,
        dma_write: Callable[[int, bytes], None],
        desk: Desk | None = None,
    ) -> None:
        self._arena = arena
        self._doorbell = doorbell_fd
        self._lines = {"serial0": serial}
        self._machine_d = arena.machine.d
        words = (arena.n_vcpus + 63) // 64
        self._pending = [arena.machine.address("io_pending", k) for k in range(words)]
        self._pending_q = [arena.machine.record.q("io_pending", k) for k in range(words)]
        self._sleeping = arena.machine.address("io_sleeping")
        self._done = [vcpu.address("mbox_done") for vcpu in arena.vcpus]
        self._spinner = Spinner()
        self._talking = False  # a request that somebody waits for was served since the last spin
        self._lazy = False  # a lazy one was served since the last nap
        self.loop = EventLoop()
        parts = ServedParts(arena, board, self.loop, serial, dma_write, self._quit)
        self._bus = board.bus
        self.devices: dict[str, Device] = {
            entry.name: entry.served(parts, entry) for entry in board.entries if entry.served is not None
        }
        self.loop.on_readable(doorbell_fd, self._ring)
        self._handover = desk.handover if desk is not None else None
        self._monitor: Monitor | None = None
        if desk is not None and desk.line is not None:
            self._lines[MONITOR_LABEL] = desk.line
            self._monitor = self._open_monitor(desk, desk.line, board)
        # Lines that have an end of their own; those behind a mux end with it.
        self._ends = [line for line in self._lines.values() if not isinstance(line, MuxMonitor)]
        self._begin()

    def _open_monitor(self, desk: Desk, line: Backend, board: Board) -> Monitor:
        arena = self._arena
        local = LocalParts(arena, self._stop)
        devices = {entry.name: entry.local(local) for entry in board.entries if entry.local is not None}
        subject = Subject(
            arena, Ram(arena), board, RunControl(arena, self._serve), desk.guest, desk.facts,
            {**devices, **self.devices}, self._lines, self._quit, lambda: self._stop(STOP_RESET, 0),
            prelaunch=desk.prelaunch,
        )  # fmt: skip
        return Monitor(line, self.loop, subject, self._quit)

    def _kept_lines(self) -> dict[str, Backend]:
        """The lines, and what lies behind a mux, by name."""
        muxes = {f"{name} line": line.line for name, line in self._lines.items() if isinstance(line, Mux)}
        return {**self._lines, **muxes}

    def _begin(self) -> None:
        """Go on where the iothread before a reset was."""
        kept = self._handover.find(self._kept_lines()) if self._handover is not None else None
        if self._monitor is not None:
            self._monitor.begin(kept)
        for line in self._ends:
            line.resume()

    def run(self) -> None:
        """Until the machine stops; what was asked before the stop is still served, and output is sent."""
        rounds = 0
        while not self._machine_d[box.STOP]:
            if self._serve():
                rounds += 1
                if rounds % ROUNDS_PER_POLL == 0:
                    self._flush()
                    self.loop.poll(wait=False)
                continue
            if self._talking:
                # A talkative guest's next request is near. Only one 32-bit word is watched: those of vCPUs
                # from number 32 on come with the doorbell.
                self._talking = False
                if self._spinner.spin_while(self._pending[0], 0):
                    continue
            self._flush()
            self._sleep()
        self._serve()
        quitting = self._machine_d[box.STOP] == STOP_QUIT
        if self._machine_d[box.STOP] == STOP_RESET and self._handover is not None:
            self._handover.leave(self._kept_lines(), self._monitor.keep() if self._monitor is not None else None)
        for line in self._ends:
            line.finish(QUIT_GRACE_S if quitting else FINISH_GRACE_S)
        self.loop.close()

    def _flush(self) -> None:
        for line in self._ends:
            line.flush()

    def _serve(self) -> bool:
        """The requests that all vCPUs have posted, in the order of their numbers. False if there was none.

        The limit is read before the pending bits are taken: whoever took a number below it after another hart's
        request, which it knew to be posted, took it when that one's bit was set, so the other is among these.
        """
        limit = self._arena.machine.q[box.SEQUENCE]
        waiting: list[tuple[int, int]] = []  # number of the first request, vCPU
        for k, address in enumerate(self._pending):
            bits = atomics.xchg64(address, 0)
            while bits:
                low = bits & -bits
                bits ^= low
                self._queue(waiting, k * 64 + low.bit_length() - 1)
        found = bool(waiting)
        while waiting:
            number, index = heappop(waiting)
            if number < limit:
                self._serve_one(index)
                self._queue(waiting, index)
            else:
                atomics.or64(self._pending[index >> 6], 1 << (index & 63))
        return found

    def _queue(self, waiting: list[tuple[int, int]], index: int) -> None:
        """Enter the first request of vCPU `index`, if it has one."""
        q = self._arena.vcpus[index].q
        tail = q[box.TAIL]
        if tail != q[box.HEAD]:
            heappush(waiting, (q[box.RING + (tail & box.SLOT_MASK) * box.SLOT_WORDS + box.NUMBER], index))

    def _serve_one(self, index: int) -> None:
        """The first request of vCPU `index`."""
        vcpu = self._arena.vcpus[index]
        q = vcpu.q
        tail = q[box.TAIL]
        slot = box.RING + (tail & box.SLOT_MASK) * box.SLOT_WORDS
        flags = q[slot + box.FLAGS]
        self._access(vcpu, q[slot + box.ADDRESS], flags, q[slot + box.VALUE])
        if flags & box.LAZY:
            self._lazy = True
        else:
            self._talking = True
        q[box.TAIL] = tail + 1
        atomics.add32(self._done[index], 1)  # a full barrier: then look whether it sleeps
        if vcpu.d[box.WAITING]:
            atomics.futex_wake(self._done[index], 1)

    def _access(self, vcpu: View, address: int, flags: int, value: int) -> None:
        """One access; the reply is complete before the tail moves."""
        size = flags & 0xFF
        entry: Entry | None = self._bus.find(address, size)
        if entry is None or entry.served is None:
            vcpu.q[box.STATUS] = box.FAULT
            return
        device = self.devices[entry.name]
        if flags & box.WRITE:
            device.write(address - entry.base, size, value)
        else:
            vcpu.q[box.RESULT] = device.read(address - entry.base, size)
        if flags & box.SYNC:
            vcpu.q[box.STATUS] = box.OK

    def _sleep(self) -> None:
        """Until a descriptor, a timer or the doorbell; after lazy requests, a nap first."""
        nap, self._lazy = self._lazy, False
        atomics.xchg32(self._sleeping, box.NAPPING if nap else box.ASLEEP)  # a full barrier: then look a last time
        idle = not any(self._arena.machine.q[k] for k in self._pending_q) and not self._machine_d[box.STOP]
        self.loop.poll(wait=idle, limit=NAP_S if nap else None)
        self._machine_d[box.SLEEPING] = 0

    def _ring(self) -> None:
        os.eventfd_read(self._doorbell)

    def _quit(self) -> None:
        self._stop(STOP_QUIT, 0)

    def _stop(self, kind: int, exit_code: int) -> None:
        stop_machine(self._arena, kind, exit_code, self._doorbell)


def iothread_main(
    arena: Arena,
    board: Board,
    serial: Backend,
    doorbell_fd: int,
    dma_write: Callable[[int, bytes], None],
    desk: Desk | None = None,
) -> None:
    """The process's work. MachineBroken, with the machine already stopping, if a device fails."""
    try:
        IoThread(arena, board, serial, doorbell_fd, dma_write, desk).run()
    except Exception as error:
        stop_machine(arena, STOP_BROKEN, 1, doorbell_fd)
        raise MachineBroken(f"iothread: {type(error).__name__}: {error}") from error
