"""An iothread in a forked child, and the parent as a vCPU."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable
from types import TracebackType

from mttcg.hw.chardev import Backend
from mttcg.hw.chardev.null import NullBackend
from mttcg.hw.virt import Board
from mttcg.io.client import MmioClient
from mttcg.io.stop import stop_machine
from mttcg.iothread import iothread_main
from mttcg.memory.arena import Arena
from mttcg.memory.layout import STOP_POWEROFF
from mttcg.memory.ram import Ram


def plain_dma(arena: Arena) -> Callable[[int, bytes], None]:
    """DMA without code pages."""
    ram = Ram(arena)

    def write(address: int, data: bytes) -> None:
        offset = address - ram.base
        ram.b[offset : offset + len(data)] = data

    return write


class Machine:
    """`with Machine(...) as m: m.client(0).read(...)`. Leaving it stops the child and checks its status."""

    def __init__(self, n_vcpus: int = 2, serial: Backend | None = None, board: Board | None = None) -> None:
        self.arena = Arena(n_vcpus, 4 << 20)
        self.arena.machine.set("time_base", time.monotonic_ns())
        self.board = board or Board(n_vcpus)
        self.serial = serial or NullBackend()
        self.doorbell = os.eventfd(0)
        self.status: int | None = None
        self._pid = 0

    def __enter__(self) -> Machine:
        self._pid = os.fork()
        if self._pid == 0:
            status = 0
            try:
                iothread_main(self.arena, self.board, self.serial, self.doorbell, plain_dma(self.arena))
            except BaseException:
                traceback.print_exc()
                status = 1
            os._exit(status)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        stop_machine(self.arena, STOP_POWEROFF, 0, self.doorbell)
        self.join()
        os.close(self.doorbell)
        if kind is None:
            assert self.status == 0

    def client(self, index: int = 0, hook: Callable[[bool], None] | None = None) -> MmioClient:
        """vCPU `index`'s bus."""
        return MmioClient(self.arena, index, self.board, self.doorbell, hook)

    def join(self, seconds: float = 20.0) -> int:
        """The child's exit status; it is killed, and the test fails, if it does not end."""
        deadline = time.monotonic() + seconds
        while self.status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > deadline:
                os.kill(self._pid, 9)
                os.waitpid(self._pid, 0)
                raise AssertionError("the iothread does not end")
            else:
                time.sleep(0.002)
        return self.status
