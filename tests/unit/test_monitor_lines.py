"""The monitor's ways to its user: the mux and its focus, a socket, and what a reset leaves to the next iothread."""

from __future__ import annotations

import os
import socket
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mttcg.errors import UsageError, UserError
from mttcg.hw.chardev import open_backend
from mttcg.hw.chardev.backend import Backend, Kept
from mttcg.hw.chardev.mux import Mux
from mttcg.hw.chardev.unix import UnixBackend
from mttcg.hw.eventloop import EventLoop
from mttcg.io.handover import Handover
from tests.support.devices import RecordingReceiver


class Wire(Backend):
    """A line in memory."""

    filename = "wire"

    def __init__(self) -> None:
        self.out = b""

    def attach(self, loop: EventLoop, receiver: object, quit_machine: Callable[[], None]) -> None:
        self.receiver = receiver

    def write(self, data: bytes) -> None:
        self.out += data


class Shared:
    """A mux with both ends in use."""

    def __init__(self, serial_room: int = 1 << 16) -> None:
        self.wire = Wire()
        self.mux = Mux(self.wire)
        self.serial = RecordingReceiver(serial_room)
        self.monitor = RecordingReceiver()
        self.quits = 0
        loop = EventLoop()
        self.mux.attach(loop, self.serial, self._quit)
        self.mux.monitor.attach(loop, self.monitor, self._quit)
        self.mux.monitor.on_open(self.monitor.opened)
        loop.close()

    def _quit(self) -> None:
        self.quits += 1


@pytest.fixture
def loop() -> Iterator[EventLoop]:
    loop = EventLoop()
    yield loop
    loop.close()


def poll_until(loop: EventLoop, condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        loop.poll(wait=False)


# --- the mux


def test_ctrl_a_c_moves_the_focus_to_and_fro() -> None:
    s = Shared()
    s.mux.receive(b"guest\x01cinfo\x01c again\x01c!")
    assert bytes(s.serial.data) == b"guest again"
    assert bytes(s.monitor.data) == b"info!"
    assert s.monitor.opens == 2
    assert s.mux.monitor.is_open


def test_escapes_work_from_the_monitor_too_and_in_pieces() -> None:
    s = Shared()
    for byte in b"\x01ca\x01\x01b\x01h\x01x":
        s.mux.receive(bytes([byte]))
    assert bytes(s.monitor.data) == b"a\x01b"
    assert b"C-a c" in s.wire.out
    assert s.quits == 1


def test_output_of_both_goes_out_whoever_has_the_focus() -> None:
    s = Shared()
    s.mux.receive(b"\x01c")
    s.mux.write(b"one")
    s.mux.monitor.write(b"two")
    assert s.wire.out.endswith(b"onetwo")


def test_input_for_a_full_guest_waits_while_the_monitor_is_used() -> None:
    s = Shared(serial_room=2)
    s.mux.receive(b"abcd\x01cstop")
    assert (bytes(s.serial.data), bytes(s.monitor.data)) == (b"ab", b"stop")
    s.serial.data.clear()
    s.mux.resume()
    assert bytes(s.serial.data) == b"cd"


def test_the_focus_and_waiting_input_survive_a_reset() -> None:
    old, new = Shared(serial_room=0), Shared()
    old.mux.receive(b"typed ahead\x01c\x01")
    handover = Handover()
    handover.leave({"serial0": old.mux}, {"cpu": 3})
    assert handover.find({"serial0": new.mux}) == {"cpu": 3}
    new.mux.resume()
    assert bytes(new.serial.data) == b"typed ahead"
    new.mux.receive(b"cx")
    assert bytes(new.serial.data) == b"typed aheadx", "the escape that had begun is finished"
    assert handover.find({"serial0": new.mux}) is None, "once"
    handover.close()


# --- the socket


@pytest.fixture
def line(tmp_path: Path) -> Iterator[UnixBackend]:
    line = open_backend(f"unix:{tmp_path}/socket,server,nowait", "-monitor")
    assert isinstance(line, UnixBackend)
    yield line
    line.remove()


def _connect(line: UnixBackend) -> socket.socket:
    client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    client.settimeout(60)
    client.connect(line.path)
    return client


def test_a_socket_serves_one_user_after_another(line: UnixBackend, loop: EventLoop) -> None:
    end = RecordingReceiver()
    line.attach(loop, end, lambda: None)
    line.on_open(end.opened)
    line.write(b"nobody hears this")
    for visit in range(1, 3):
        with _connect(line) as client:
            poll_until(loop, lambda visit=visit: end.opens == visit)  # type: ignore[misc]
            assert line.filename == f"unix:{line.path},server=on"
            client.sendall(b"help\n")
            poll_until(loop, lambda: bytes(end.data) == b"help\n")
            line.write(b"answer")
            line.flush()
            assert client.recv(100) == b"answer"
        end.data.clear()
        poll_until(loop, lambda: not line.is_open)
        assert line.filename.startswith("disconnected:")


def test_a_connection_survives_a_reset(line: UnixBackend) -> None:
    """Another event loop stands for another process; the descriptor itself goes through the kernel."""
    first, second = EventLoop(), EventLoop()
    handover = Handover()
    end = RecordingReceiver()
    line.attach(first, end, lambda: None)
    line.on_open(end.opened)
    with _connect(line) as client:
        poll_until(first, lambda: line.is_open)
        handover.leave({"monitor": line}, None)
        line.finish(1.0)
        first.close()
        line._fd = line._out = None  # what the fork gives the next process
        line.attach(second, end, lambda: None)
        assert handover.find({"monitor": line}) is None
        client.sendall(b"still here")
        poll_until(second, lambda: bytes(end.data) == b"still here")
    second.close()
    handover.close()


def test_the_name_goes_and_a_dead_one_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(str(path))
    assert stat.S_ISSOCK(path.lstat().st_mode)
    line = UnixBackend(f"{path},server=on,wait=off", "-monitor")
    with pytest.raises(UserError, match="in use"):
        UnixBackend(f"{path},server,nowait", "-monitor")
    line.remove()
    line.remove()
    assert not path.exists()
    path.write_text("somebody else's")
    line.remove()
    assert path.exists()
    with pytest.raises(UserError, match="in use"):
        UnixBackend(f"{path},server,nowait", "-monitor")


@pytest.mark.parametrize("argument", ["path", "path,server", "path,nowait", ",server,nowait", "path,server,wait"])
def test_other_forms_of_a_socket_are_refused(argument: str) -> None:
    with pytest.raises(UsageError, match="server,nowait"):
        UnixBackend(argument, "-monitor")


def test_kept_input_is_put_before_what_comes_later(loop: EventLoop) -> None:
    reader, writer = os.pipe()
    line = open_backend("stdio")
    end = RecordingReceiver()
    line._stdin = reader  # type: ignore[attr-defined]
    line.attach(loop, end, lambda: None)
    line.take(Kept(b"first "))
    line.resume()
    os.write(writer, b"second")
    poll_until(loop, lambda: bytes(end.data) == b"first second")
    line.finish(0.1)
