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
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from . import __version__, image, loader, symbols
from .bootplan import BootPlan
from .config import MachineConfig
from .errors import UserError
from .hw import virt
from .hw.chardev import Backend, Mux, open_backend
from .hw.chardev.terminal import RawTerminal
from .hw.fdt import BadDeviceTree, amended
from .hw.virt_tree import device_tree
from .io.client import MmioClient
from .io.handover import Handover
from .io.pause import begin_stopped
from .io.stop import stop_machine
from .iothread import MONITOR_LABEL, Desk, iothread_main
from .log import Log
from .memory import layout, ldst, requests
from .memory.arena import Arena
from .memory.codepages import CodePages
from .memory.protocols import Bus
from .memory.ram import Ram
from .monitor import Facts
from .native import memory
from .supervise import GROUP_SIGNALS, Child, Crew, complain
from .target.riscv import features
from .target.riscv.debug import Inspector
from .tcg.perfmap import SymbolTable
from .tcg.templates import TABLE_BYTES, TemplateTable, default_path
from .tcg.x86_64 import natives
from .vcpu import stats
from .vcpu.cpu_exec import NATIVES
from .vcpu.process import MakeBus, single_main, vcpu_main

GRACE = 2.0  # seconds to leave when the machine is quit: everybody only has to notice
# ... and when the guest has ended it: what it has written to a slow console is still to be delivered.
GRACE_AFTER_POWEROFF = 30.0
_SIGNAL_STATUS = 128  # exit status after signal n is this + n, as shells have it
_MAX_DTB = 2 << 20
_SEED_BYTES = 32  # of /chosen/rng-seed, as QEMU gives
_STOP = layout.MACHINE.d("stop")


class Machine:
    """One virtual machine.

    `Machine(config).run()` is the whole life. A program with its own event loop calls `start`, watches `fileno()`
    and calls `poll(0)` until it returns the exit status, then `close`. The thread that calls `start` must live as
    long as the machine: Linux ties the children's death signal to it. RAM may be seen and changed through `ram`.
    """

    def __init__(self, config: MachineConfig) -> None:
        """Build everything; no process is started. Raises `UserError`."""
        self.config = config
        self.log = Log(config.log_items, _open_log(config.log_file))
        self._crew = Crew()
        self._doorbell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._signal = 0
        self._quit: int | None = None  # the exit status that `stop` asked for
        self._cooked = _terminal_state()
        self._terminal: RawTerminal | None = None
        self._lines: list[Backend] = []
        self._monitor: Backend | None = None
        self._handover = Handover()
        self._stopped = config.stopped  # the machine begins so; after a reset, as it was before
        self.board = virt.Board(config.smp)
        self.arena: Arena
        self.ram: Ram
        self.plan: BootPlan
        self._templates = TemplateTable(memory.map_shared_anonymous(TABLE_BYTES))
        self._template_file = default_path() if config.cache and config.accel == "tcg" else None
        if self._template_file is not None:
            self._templates.load(self._template_file)
        self._loaded_templates = self._templates.count
        self._symbols: SymbolTable | None = None  # for -perfmap
        self._built = self._closed = False
        # Held while what `stop` needs is used or taken away: it may come from another thread, at any time, or from a
        # signal handler of this one.
        self._gate = threading.RLock()
        try:
            self._open_lines()
            self._build()
            if config.perfmap:
                self._symbols = SymbolTable(_symbols(config, self.plan, self.ram.base))
        except BaseException:
            self.close()
            raise

    def _open_lines(self) -> None:
        """The serial port's character device and the monitor's."""
        config = self.config
        serial = self._open_line(config.serial, "-serial", "serial0")
        self._serial = serial
        if config.monitor is not None:
            if config.monitor != "none":
                self._monitor = self._open_line(config.monitor, "-monitor", MONITOR_LABEL)
        elif isinstance(serial, Mux):
            self._monitor = serial.monitor

    def _open_line(self, spec: str, option: str, label: str) -> Backend:
        line = open_backend(spec, option, label)
        self._lines.append(line)
        if line.wants_terminal:
            self._terminal = RawTerminal(signals=line.wants_signals)
        return line

    def _build(self) -> None:
        config = self.config
        try:
            self.arena = Arena(config.smp, config.ram_size)
        except (MemoryError, OSError) as error:
            raise UserError(f"-m, -smp: this host cannot give that much memory ({error}); ask for less") from error
        self._built = True
        self.ram = Ram(self.arena)
        self.plan = loader.load(self.ram, config, partial(self._device_tree, os.urandom(_SEED_BYTES)))

    def _device_tree(self, seed: bytes, initrd: tuple[int, int] | None) -> bytes:
        config = self.config
        if config.dtb is not None:
            try:
                return amended(bytes(image.read(config.dtb, "dtb", _MAX_DTB)), config.append, initrd)
            except BadDeviceTree as error:
                raise UserError(f"dtb {config.dtb}: {error}; compile it with dtc") from error
        isa, mmu, hertz = features.ISA_STRING, features.MMU_TYPE, features.TIMEBASE_HZ
        return device_tree(config.smp, config.ram_size, isa, mmu, config.append, initrd, hertz, seed)

    def start(self) -> None:
        """Fork the processes. Guest time starts at 0."""
        arena = self.arena
        arena.machine.set("time_base", time.monotonic_ns())
        for vcpu, reset in zip(arena.vcpus, self.plan.harts, strict=True):
            # Before the fork: a quick boot hart may start another one before that one's process has come to anything.
            vcpu.set("hsm", layout.HSM_STARTED if reset.started else layout.HSM_STOPPED)
        if self._quit is not None:  # asked for before there was anything to stop
            self._set_stop(layout.STOP_QUIT, self._quit)
        if self._stopped:
            begin_stopped(arena)
        if self._terminal is not None:
            self._terminal.enter()  # after a reset: it still is
        roots = (*NATIVES, *MmioClient.natives)
        if self._template_file is not None:
            natives.prepare(roots, self._template_file.with_name("natives"))
        else:
            natives.compiled(roots)
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
        self._crew.spawn(name, body, self._failed, orphaned)

    def _failed(self) -> bool:
        """In a child whose work has raised an exception."""
        return self._set_stop(layout.STOP_BROKEN, 1)

    def _iothread(self) -> None:
        dma_write = partial(ldst.dma_write, CodePages(self.arena, None), self.ram)
        config = self.config
        together = "all vCPUs in one process" if config.threads == "single" else "a process for each vCPU"
        accelerator = f"{config.accel}, {together}"
        counters = partial(stats.report, self.arena.vcpus)
        facts = Facts(__version__, accelerator, config.name, config.tb_size, counters)
        desk = Desk(self._monitor, Inspector(self.arena), facts, self._handover, self._stopped)
        iothread_main(self.arena, self.board, self._serial, self._doorbell, dma_write, desk)

    def _vcpu(self, index: int) -> None:
        bus = partial(self._bus, index)
        vcpu_main(self.arena, index, self.config, self.plan, bus, self.log, self._templates, self._symbols)

    def _single(self) -> None:
        buses: list[MakeBus] = [partial(self._bus, index) for index in range(self.config.smp)]
        single_main(self.arena, self.config, self.plan, buses, self.log, self._templates, self._symbols)

    def _bus(self, index: int, wait_hook: Callable[[bool], None]) -> Bus:
        """What vCPU `index` reaches beside RAM; made in its process. vcpu and hw know each other only here."""
        return MmioClient(self.arena, index, self.board, self._doorbell, wait_hook, self.log)

    def _orphaned(self) -> None:
        """In the iothread, when the parent is gone and cannot restore the terminal: do that, and leave."""
        self._set_stop(layout.STOP_BROKEN, 1)
        for line in self._lines:
            line.remove()
        if self._terminal is not None:
            _restore_terminal(self._cooked)

    def fileno(self) -> int:
        """Readable when `poll` has something to do: for `select` or an event loop's `add_reader`."""
        return self._crew.fileno()

    def poll(self, timeout: float | None = None) -> int | None:
        """Supervise for at most `timeout` seconds (None: until something happens): the exit status once it ended."""
        ended = self._crew.poll(timeout)
        machine = self.arena.machine
        if self._signal and self._quit is None:
            self.stop(_SIGNAL_STATUS + self._signal)
            complain(f"terminating on signal {self._signal}")
        if not ended and not machine.d[_STOP]:
            return None
        self._first_failure(ended)
        self._everyone_out()
        if self.config.stats:
            self.log.write(stats.report(self.arena.vcpus))
        # A quit does not wait for files.
        if machine.d[_STOP] == layout.STOP_POWEROFF and self._template_file is not None:
            self._templates.save(self._template_file, self._loaded_templates)
        if machine.d[_STOP] != layout.STOP_RESET:
            return machine.get("exit_code")
        if self._quit is not None or not self.config.reboot:
            return self._quit or 0
        self._stopped = bool(machine.get("paused") & 1)
        self._release()
        self._build()
        self.start()
        return None

    def _first_failure(self, ended: list[Child]) -> None:
        """A process that ends before the machine stops takes the machine with it."""
        for child in ended:
            if self._set_stop(layout.STOP_BROKEN, 1):
                complain(f"{child.describe_end()}: the machine ends")

    def stop(self, status: int = 0) -> None:
        """End the machine with this exit status, unless it is ending already, or gone.

        From any thread or signal handler.
        """
        self._quit = status  # kept beside the record: a guest that resets just now must not outrun it
        with self._gate:
            if self._closed:
                return
            if self._built:
                self._set_stop(layout.STOP_QUIT, status)
            self._crew.wake()

    def _set_stop(self, reason: int, status: int) -> bool:
        """Declare why the machine stops. False: someone else has."""
        return stop_machine(self.arena, reason, status, self._doorbell)

    def _everyone_out(self) -> None:
        # Again, in case that whoever stopped the machine was killed before it had told everyone.
        for vcpu in self.arena.vcpus:
            requests.post(vcpu, layout.REQ_STOP)
        os.eventfd_write(self._doorbell, 1)
        ended_itself = self.arena.machine.d[_STOP] in (layout.STOP_POWEROFF, layout.STOP_RESET)
        self._crew.join(GRACE_AFTER_POWEROFF if ended_itself else GRACE)

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
        with self._gate:
            self._closed = True
        if self._crew.running:
            self._set_stop(layout.STOP_QUIT, 1)
            self._everyone_out()
        self._crew.close()
        if self._terminal is not None:
            self._terminal.restore()
        for line in self._lines:
            line.remove()
        self._handover.close()
        os.close(self._doorbell)
        if self.log.fd != 2:
            os.close(self.log.fd)
        self._release()

    def _release(self) -> None:
        with self._gate:
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


def _symbols(config: MachineConfig, plan: BootPlan, ram_base: int) -> list[symbols.Symbol]:
    """Names of guest addresses, from all files that may have some."""
    found: list[symbols.Symbol] = []
    if config.kernel is not None:
        found += symbols.of_blob(image.load_kernel(config.kernel), plan.kernel_range[0])
    if config.bios not in ("none", "default"):
        found += symbols.of_blob(image.load_firmware(Path(config.bios)), ram_base)
    if config.symbols is not None:
        found += symbols.of_file(config.symbols)
    return found


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
    """Set stdin's terminal back, unless a shell has taken it over in the meantime or it is gone."""
    if state is None or not _in_foreground():
        return
    # Should the shell be quicker, it must not stop us here.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    with suppress(termios.error):
        termios.tcsetattr(0, termios.TCSANOW, state)


def _in_foreground() -> bool:
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return True  # not our session's terminal (any more): there is no job control on it
