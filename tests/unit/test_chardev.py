"""Character back ends: what `-serial` means, the console's escapes, slow and absent readers, the raw terminal."""

from __future__ import annotations

import os
import pty
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mttcg.errors import UsageError, UserError
from mttcg.hw.chardev import open_backend
from mttcg.hw.chardev.backend import CONGESTED, Backend, Output
from mttcg.hw.chardev.mux import Mux
from mttcg.hw.chardev.pty import PtyBackend
from mttcg.hw.chardev.stdio import StdioBackend
from mttcg.hw.chardev.terminal import RawTerminal
from mttcg.hw.eventloop import EventLoop
from tests.support.devices import RecordingReceiver


class Console:
    """A StdioBackend on two pipes, behind a mux or not."""

    def __init__(self, escapes: bool = True, capacity: int = 1 << 20) -> None:
        self.keyboard, self.screen, stdin, stdout = self._pipes()
        self.guest = RecordingReceiver(capacity)
        self.loop = EventLoop()
        self.quits = 0
        stdio = StdioBackend(stdin, stdout)
        self.backend: Backend = Mux(stdio) if escapes else stdio
        self.backend.attach(self.loop, self.guest, self._quit)
        self._ends = [stdin, stdout]

    def _pipes(self) -> tuple[int, int, int, int]:
        stdin, keyboard = os.pipe()
        screen, stdout = os.pipe()
        return keyboard, screen, stdin, stdout

    def _quit(self) -> None:
        self.quits += 1

    def type(self, data: bytes) -> None:
        os.write(self.keyboard, data)
        self.loop.poll(wait=True)

    def seen(self) -> bytes:
        self.backend.flush()
        os.set_blocking(self.screen, False)
        try:
            return os.read(self.screen, 1 << 20)
        except BlockingIOError:
            return b""


@pytest.fixture
def loop() -> Iterator[EventLoop]:
    loop = EventLoop()
    yield loop
    loop.close()


def poll_until(loop: EventLoop, condition: Callable[[], bool], seconds: float = 60) -> None:
    """Run the loop; the test fails if it takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        loop.poll(wait=False)


@pytest.mark.parametrize("spec", ["", "telnet", "file", "file:", "mon:pty", "stdio:x", "vc", "unix:"])
def test_unknown_spec_is_a_usage_error(spec: str) -> None:
    with pytest.raises(UsageError, match="use mon:stdio") as caught:
        open_backend(spec)
    assert caught.value.status == 2
    assert "\n" not in str(caught.value)


def test_terminal_wishes() -> None:
    wishes = {s: (b.wants_terminal, b.wants_signals) for s in ("stdio", "mon:stdio", "null") if (b := open_backend(s))}
    assert wishes == {"stdio": (True, True), "mon:stdio": (True, False), "null": (False, True)}


def test_file_collects_output(tmp_path: Path, loop: EventLoop) -> None:
    path = tmp_path / "log"
    backend = open_backend(f"file:{path}")
    backend.attach(loop, RecordingReceiver(), lambda: None)
    backend.write(b"one")
    assert path.read_bytes() == b""
    backend.flush()
    assert path.read_bytes() == b"one"
    backend.write(b"two")
    backend.finish(1.0)
    assert path.read_bytes() == b"onetwo"


def test_file_that_cannot_be_written_is_a_user_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"-serial file:.*/no/where") as caught:
        open_backend(f"file:{tmp_path}/no/where")
    assert caught.value.status == 1


def test_typed_bytes_reach_the_guest_as_it_has_room() -> None:
    c = Console(capacity=3)
    c.type(b"hello")
    assert c.guest.data == b"hel"
    c.guest.data.clear()
    c.backend.resume()
    assert c.guest.data == b"lo"


def test_escapes() -> None:
    c = Console()
    c.type(b"a\x01\x01b")
    assert c.guest.data == b"a\x01b"
    c.type(b"\x01h")
    assert b"C-a x    exit emulator" in c.seen()
    c.type(b"\x01c")
    assert b"there is no monitor on this line" in c.seen()
    assert c.quits == 0
    c.type(b"\x01")
    c.type(b"x")
    assert c.quits == 1
    c.type(b"\x01zq")
    assert c.guest.data == b"a\x01bq", "an unknown escape is swallowed"


def test_quit_works_while_the_guest_takes_nothing() -> None:
    c = Console(capacity=0)
    c.type(b"x" * 1000)
    c.type(b"\x01x")
    assert c.quits == 1


def test_no_escapes_on_a_plain_console() -> None:
    c = Console(escapes=False)
    c.type(b"\x01x")
    assert c.guest.data == b"\x01x"
    assert c.quits == 0


def test_end_of_input_neither_spins_nor_quits() -> None:
    c = Console()
    os.close(c.keyboard)
    c.loop.poll(wait=True)
    rung = []
    timer = c.loop.timer(lambda: rung.append(1))
    timer.arm(time.monotonic_ns() + 1_000_000)
    polls = 0
    while not rung:
        c.loop.poll(wait=True)
        polls += 1
    assert polls <= 2
    assert c.quits == 0


@pytest.mark.parametrize("content", [b"", b"some input"])
def test_stdin_may_be_a_file(tmp_path: Path, loop: EventLoop, content: bytes) -> None:
    path = tmp_path / "in"
    path.write_bytes(content)
    guest = RecordingReceiver(4)
    backend = StdioBackend(os.open(path, os.O_RDONLY), os.open(os.devnull, os.O_WRONLY))
    backend.attach(loop, guest, lambda: None)
    got = b""
    for _ in range(10):
        loop.poll(wait=False)
        got += bytes(guest.data)
        guest.data.clear()
        backend.resume()
    assert got == content
    rung = []
    loop.timer(lambda: rung.append(1)).arm(time.monotonic_ns() + 1_000_000)
    loop.poll(wait=True)
    assert rung, "the loop sleeps until the timer"


def test_slow_reader_loses_nothing_and_congests() -> None:
    c = Console()
    data = os.urandom(CONGESTED * 4)
    for k in range(0, len(data), 1000):
        c.backend.write(data[k : k + 1000])
    assert c.backend.congested
    got = b""
    while len(got) < len(data):
        got += os.read(c.screen, 65536)
        c.loop.poll(wait=False)
    assert got == data
    assert not c.backend.congested
    assert c.guest.drains == 1


def test_finish_gives_up_on_a_reader_that_stands_still() -> None:
    c = Console()
    c.backend.write(bytes(CONGESTED * 4))
    start = time.monotonic()
    c.backend.finish(0.05)
    assert 0.05 <= time.monotonic() - start < 60


def test_reader_that_went_away_is_no_error(loop: EventLoop) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    out = Output(writer)
    out.attach(loop, lambda: None)
    out.write(b"x")
    out.flush()
    out.write(bytes(CONGESTED * 2))
    assert out.broken
    assert not out.congested
    out.finish(1.0)


def test_stdout_of_others_stays_blocking() -> None:
    c = Console()
    assert all(os.get_blocking(fd) for fd in c._ends)


def test_pty_carries_bytes_both_ways_and_survives_hang_up(
    loop: EventLoop, capfd: pytest.CaptureFixture[str]
) -> None:
    backend = PtyBackend()
    assert capfd.readouterr().err == f"char device redirected to {backend.path} (label serial0)\n"
    guest = RecordingReceiver()
    backend.attach(loop, guest, lambda: None)
    backend.write(b"lost")
    for round_ in range(2):
        user = os.open(backend.path, os.O_RDWR | os.O_NOCTTY)
        os.write(user, b"typed")
        poll_until(loop, lambda: bytes(guest.data) == b"typed")
        backend.write(b"shown")
        backend.flush()
        assert os.read(user, 100) == b"shown", round_
        os.close(user)
        guest.data.clear()
        poll_until(loop, lambda: backend._timer.deadline is not None)
    backend.finish(0.1)


def test_raw_terminal_is_restored_once() -> None:
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    with RawTerminal(slave) as terminal:
        terminal.enter()
        raw = termios.tcgetattr(slave)
        assert not raw[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
        assert not raw[0] & (termios.ICRNL | termios.IXON)
        assert raw[1] & termios.OPOST
    assert termios.tcgetattr(slave) == before
    terminal.restore()
    with RawTerminal(slave, signals=True):
        assert termios.tcgetattr(slave)[3] & termios.ISIG
    with pytest.raises(RuntimeError), RawTerminal(slave):
        raise RuntimeError
    assert termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)


def test_a_forked_child_does_not_restore() -> None:
    master, slave = pty.openpty()
    with RawTerminal(slave) as terminal:
        raw = termios.tcgetattr(slave)
        pid = os.fork()
        if pid == 0:
            terminal.restore()
            os._exit(0)
        os.waitpid(pid, 0)
        assert termios.tcgetattr(slave) == raw
    os.close(master)
    os.close(slave)


def test_raw_terminal_leaves_a_pipe_alone() -> None:
    reader, writer = os.pipe()
    with RawTerminal(reader):
        os.write(writer, b"x")
    assert os.read(reader, 1) == b"x"
