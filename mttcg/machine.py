"""A machine put together and supervised: arena, loaded RAM, iothread and vCPU processes, and its one way out.

    build      arena, board, kernel and device tree in RAM           (mistakes of the user end here)
    start      fork the iothread and one process per vCPU
    poll       notice what ended
    stop       everyone out, by the same path for power-off, Ctrl-C, signals and failures

The way out: MACHINE.stop is set once (compare-and-swap; whoever sets it leaves the exit status), vCPUs are kicked
with REQ_STOP, the iothread by its doorbell; who is not out after the grace period is killed. A reset is the same
way out followed by a new build, so nothing of the old machine can leak into the new one.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from . import loader
from .bootplan import BootPlan
from .config import MachineConfig
from .errors import UserError
from .hw import virt
from .iothread import iothread_main
from .log import Log
from .memory import layout, requests
from .memory.arena import Arena
from .memory.ram import Ram
from .native import atomics
from .supervise import GROUP_SIGNALS, Child, Crew, complain
from .vcpu.process import single_main, vcpu_main

GRACE = 2.0  # seconds to leave in order: the iothread flushes the console, vCPUs only have to notice
_SIGNAL_STATUS = 128  # exit status after signal n is this + n, as shells have it
_STOP = layout.MACHINE.d("stop")


class Machine:
    """One virtual machine.

    `Machine(config).run()` is the whole life. A program with its own event loop calls `start`, watches `fileno()`
    and calls `poll(0)` until it returns the exit status, then `close`. The thread that calls `start` must live as long as
    the machine: Linux ties the children's death signal to it. RAM may be looked at and changed through `ram`.
    """

    def __init__(self, config: MachineConfig) -> None:
        """Build everything; no process is started. Raises `UserError`."""
        self.config = config
        self.log = Log(config.log_items, _open_log(config.log_file))
        self._crew = Crew()
        self._doorbell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._signal = 0
        self._terminal = _terminal_state()
        self.arena: Arena
        self.ram: Ram
        self.plan: BootPlan
        self._built = False
        try:
            self._build()
        except BaseException:
            self.close()
            raise

    def _build(self) -> None:
        config = self.config
        try:
            self.arena = Arena(config.smp, config.ram_size)
        except (MemoryError, OSError) as error:
            raise UserError(f"-m, -smp: this host cannot give the machine its memory ({error}); ask for less") from error
        self._built = True
        self.ram = Ram(self.arena)
        self.plan = loader.load(self.ram, config, self._device_tree)

    def _device_tree(self, initrd: tuple[int, int] | None) -> bytes:
        if self.config.dtb is not None:
            return bytes(loader.image.read(self.config.dtb, "dtb", self.config.ram_size))
        return virt.device_tree(self.config, initrd)

    def start(self) -> None:
        """Fork the processes. Guest time starts at 0."""
        arena = self.arena
        arena.machine.set("time_base", time.monotonic_ns())
        if self.config.paused:
            for vcpu in arena.vcpus:
                vcpu.set("requests", layout.REQ_PAUSE)
                vcpu.set("exit_request", 1)
        gc.collect()
        gc.freeze()  # children do not copy pages just to count references of what all share
        try:
            self._spawn("iothread", self._iothread, self._orphaned)
            if self.config.threads == "single":
                self._spawn("vcpus", self._single, None)
            else:
                for index in range(self.config.smp):
                    self._spawn(f"vcpu {index}", partial(self._vcpu, index), None)
        finally:
            gc.unfreeze()

    def _spawn(self, name: str, body: Callable[[], None], orphaned: Callable[[], None] | None) -> None:
        self._crew.spawn(name, body, lambda: self._set_stop(layout.STOP_BROKEN, 1), orphaned)

    def _iothread(self) -> None:
        iothread_main(self.arena, self.config, self.plan, self._doorbell, self.log)

    def _vcpu(self, index: int) -> None:
        vcpu_main(self.arena, index, self.config, self.plan, self._doorbell, self.log)

    def _single(self) -> None:
        single_main(self.arena, self.config, self.plan, self._doorbell, self.log)

    def _orphaned(self) -> None:
        """In the iothread, when the parent is gone: leave as on any stop, which restores the terminal."""
        self._set_stop(layout.STOP_BROKEN, 1)
        os.eventfd_write(self._doorbell, 1)

    def fileno(self) -> int:
        """Readable when `poll` has something to do: for `select` or an event loop's `add_reader`."""
        return self._crew.fileno()

    def poll(self, timeout: float | None = None) -> int | None:
        """Supervise for at most `timeout` seconds (None: until something happens). The exit status once the machine ended."""
        ended = self._crew.poll(timeout)
        if self._signal and self._set_stop(layout.STOP_QUIT, _SIGNAL_STATUS + self._signal):
            complain(f"terminating on signal {self._signal}")
        if not ended and not self._stopping:
            return None
        self._first_failure(ended)
        self._everyone_out()
        if self.arena.machine.d[_STOP] == layout.STOP_RESET and self.config.reboot:
            self._release()
            self._build()
            self.start()
            return None
        return self.arena.machine.get("exit_code")

    @property
    def _stopping(self) -> bool:
        return self.arena.machine.d[_STOP] != 0

    def _first_failure(self, ended: list[Child]) -> None:
        """A process that ends before the machine stops takes the machine with it."""
        for child in ended:
            if self._set_stop(layout.STOP_BROKEN, 1):
                complain(f"{child.describe_end()}: the machine ends")

    def stop(self, status: int = 0) -> None:
        """End the machine with this exit status, unless it is ending already. From any thread or signal handler."""
        self._set_stop(layout.STOP_QUIT, status)
        self._crew.wake()

    def _set_stop(self, reason: int, status: int) -> bool:
        """Declare why the machine stops. False: someone else has."""
        machine = self.arena.machine
        if atomics.cas32(machine.address("stop"), 0, reason) != 0:
            return False
        machine.set("exit_code", status & 0xFF)
        return True

    def _everyone_out(self) -> None:
        for vcpu in self.arena.vcpus:
            requests.post(vcpu, layout.REQ_STOP)
        os.eventfd_write(self._doorbell, 1)
        self._crew.join(GRACE)
        _restore_terminal(self._terminal)

    def run(self, install_signals: bool = True) -> int:
        """Start, supervise to the end, clean up; the exit status.

        `install_signals`: SIGINT, SIGTERM and SIGHUP end the machine in order while it runs (main thread only).
        Without it they are the caller's; `stop()` from its handlers does the same.
        """
        try:
            if self.config.dumpdtb is not None:
                _write_dtb(self.config.dumpdtb, self.plan.dtb)
                return 0
            with self._signals() if install_signals else _nothing():
                self.start()
                while True:
                    status = self.poll()
                    if status is not None:
                        return status
        finally:
            self.close()

    def close(self) -> None:
        """End whatever still runs and free everything. The machine is gone afterwards."""
        if self._crew.running:
            self._set_stop(layout.STOP_QUIT, 1)
            self._everyone_out()
        self._crew.close()
        os.close(self._doorbell)
        if self.log.fd != 2:
            os.close(self.log.fd)
        self._release()

    def _release(self) -> None:
        if self._built:
            self._built = False
            self.arena.close()

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Route the group signals to `poll`. A signal that was ignored (nohup, a shell's `&`) stays ignored."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def note(number: int, frame: FrameType | None) -> None:
            self._signal = number
            self._crew.wake()

        kept: list[tuple[signal.Signals, Any]] = []
        for number in GROUP_SIGNALS:
            old = signal.getsignal(number)
            if old is not signal.SIG_IGN:
                kept.append((number, old))
                signal.signal(number, note)
        try:
            yield
        finally:
            for number, old in kept:
                signal.signal(number, old)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _open_log(path: Path | None) -> int:
    if path is None:
        return 2
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise UserError(f"-D {path}: cannot be written: {error.strerror}; name a file in a folder of yours") from error


def _write_dtb(path: Path, dtb: bytes) -> None:
    try:
        path.write_bytes(dtb)
    except OSError as error:
        raise UserError(f"-machine dumpdtb={path}: cannot be written: {error.strerror}") from error
    print(f"mttcg: device tree written to {path}", file=sys.stderr)


def _terminal_state() -> list[Any] | None:
    """stdin's terminal settings before the machine made it raw; None: not a terminal."""
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def _restore_terminal(state: list[Any] | None) -> None:
    """Set stdin's terminal back, should the iothread have been killed before it did."""
    if state is None or _terminal_state() in (None, state):
        return
    # From the background, or when the terminal is gone, there is nothing to restore for us.
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    try:
        termios.tcsetattr(0, termios.TCSANOW, state)
    except termios.error as error:
        complain(f"the terminal's settings could not be restored ({error}): type `stty sane`")
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)
