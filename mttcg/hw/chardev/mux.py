"""One line for two: the serial port and the monitor share a terminal (QEMU's chardev-mux, `mon:stdio`).

Output of both goes out as it comes; input goes to the one that has the focus, which Ctrl-A c moves. Escapes are
found as input arrives, even while the guest takes none, so that Ctrl-A x always works; what waits, waits here.
"""

from __future__ import annotations

from collections.abc import Callable

from ..eventloop import EventLoop
from .backend import Backend, Kept, Receiver, deliver
from .stdio import INPUT_LIMIT

ESCAPE = 0x01  # Ctrl-A
HELP = (
    b"\r\nC-a h    print this help\r\nC-a x    exit emulator\r\n"
    b"C-a c    switch between console and monitor\r\nC-a C-a  sends C-a\r\n"
)
NO_MONITOR = b"\r\nmttcg: there is no monitor on this line (-monitor says where it is)\r\n"
QUIT = b"\r\nmttcg: terminated\r\n"


class Mux(Backend):
    """The serial port's end of the line that `line` is; the monitor's is `monitor`."""

    wants_signals = False

    def __init__(self, line: Backend) -> None:
        self._line = line
        self.filename = f"mux:{line.filename}"
        self.wants_terminal = line.wants_terminal
        self.monitor = MuxMonitor(self)
        self._input = bytearray()  # for the serial port
        self._escaped = False
        self._at_monitor = False
        self._to_monitor: Receiver | None = None
        self._opened: Callable[[], None] | None = None

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        self._serial = receiver
        self._quit = quit_machine
        self._line.attach(loop, _FromLine(self), quit_machine)

    @property
    def congested(self) -> bool:
        return self._line.congested

    def write(self, data: bytes) -> None:
        self._line.write(data)

    def flush(self) -> None:
        self._line.flush()

    def finish(self, grace: float) -> None:
        self._line.finish(grace)

    def resume(self) -> None:
        deliver(self._input, self._serial)
        self._line.resume()

    def keep(self) -> Kept:
        return Kept(bytes(self._input), {"at monitor": self._at_monitor, "escaped": self._escaped})

    def take(self, kept: Kept) -> None:
        self._input[:0] = kept.input
        self._escaped = kept.flags.get("escaped", False)
        self._at_monitor = kept.flags.get("at monitor", False) and self._to_monitor is not None

    @property
    def at_monitor(self) -> bool:
        """Whether the monitor has the focus."""
        return self._at_monitor

    @property
    def line(self) -> Backend:
        """What the two share."""
        return self._line

    # --- the monitor's side

    def attach_monitor(self, receiver: Receiver) -> None:
        """Where input goes while the monitor has the focus."""
        self._to_monitor = receiver

    def on_monitor(self, opened: Callable[[], None]) -> None:
        """What to call each time the monitor gets the focus."""
        self._opened = opened

    # --- input

    def room(self) -> int:
        """How much input the line may deliver."""
        return INPUT_LIMIT - len(self._input)

    def drained(self) -> None:
        """The line takes output again."""
        self._serial.drained()

    def receive(self, data: bytes) -> None:
        """Input of the line: to whoever has the focus at each byte, but for the escapes."""
        start = 0  # of what has not been delivered
        for at, byte in enumerate(data):
            if self._escaped:
                self._escaped = False
                start = at if byte == ESCAPE else at + 1
                self._escape(byte)
            elif byte == ESCAPE:
                self._escaped = True
                self._deliver(data[start:at])
                start = at + 1
        if not self._escaped:
            self._deliver(data[start:])

    def _deliver(self, data: bytes) -> None:
        if not data:
            return
        if self._at_monitor and self._to_monitor is not None:
            self._to_monitor.receive(data)
        else:
            self._input += data
            self.resume()

    def _escape(self, byte: int) -> None:
        match byte:
            case 0x78:  # x
                self.write(QUIT)
                self._quit()
            case 0x68 | 0x3F:  # h ?
                self.write(HELP)
            case 0x63:  # c
                self._switch()

    def _switch(self) -> None:
        if self._to_monitor is None:
            self.write(NO_MONITOR)
            return
        self._at_monitor = not self._at_monitor
        if not self._at_monitor:
            self.write(b"\r\n")
        elif self._opened is not None:
            self._opened()


class MuxMonitor(Backend):
    """The monitor's end of a `Mux`, which does the work."""

    def __init__(self, mux: Mux) -> None:
        self._mux = mux

    @property
    def filename(self) -> str:  # type: ignore[override]
        return self._mux.filename

    def attach(self, loop: EventLoop, receiver: Receiver, quit_machine: Callable[[], None]) -> None:
        self._mux.attach_monitor(receiver)

    @property
    def is_open(self) -> bool:
        return self._mux.at_monitor

    def on_open(self, opened: Callable[[], None]) -> None:
        self._mux.on_monitor(opened)

    @property
    def congested(self) -> bool:
        return self._mux.congested

    def write(self, data: bytes) -> None:
        self._mux.write(data)


class _FromLine:
    """The mux as the line's receiver."""

    def __init__(self, mux: Mux) -> None:
        self.room = mux.room
        self.receive = mux.receive
        self.drained = mux.drained
