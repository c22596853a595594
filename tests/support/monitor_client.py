"""A user at the monitor's socket: commands in, answers out. The machine is a child on pipes."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.support.command import COMMAND, of_session, wait_until_gone

PROMPT = b"(mttcg) "
_PATIENCE_S = 60.0


class MonitorClient:
    """One connection to a running mttcg whose console goes to `console`."""

    def __init__(self, arguments: Sequence[str], folder: Path) -> None:
        self.socket_path = folder / "monitor"
        self.console = folder / "console"
        line = f"unix:{self.socket_path},server,nowait"
        self.process = subprocess.Popen(
            [*COMMAND, *arguments, "-serial", f"file:{self.console}", "-monitor", line],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(_PATIENCE_S)
        self._input = b""
        self._pidfd = os.pidfd_open(self.process.pid)

    def connect(self) -> str:
        """Wait until the machine is there; the greeting."""
        # Nothing tells when the name appears, so ask again and again; the child's end is noticed.
        for _ in range(int(_PATIENCE_S * 100)):
            try:
                self._socket.connect(str(self.socket_path))
                return self._answer()
            except (FileNotFoundError, ConnectionRefusedError):
                ended, _, _ = select.select([self._pidfd], [], [], 0.01)
                assert not ended, f"mttcg ended: {self.errors()}"
        raise AssertionError("the monitor's socket does not come")

    def errors(self) -> str:
        """What a process that has ended said on stderr."""
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()

    def do(self, command: str) -> str:
        """The answer of a command, without its echo; lines end by "\\n".

        A command that is done is answered even if the guest ends the machine meanwhile (`cont`).

        Raises:
            ConnectionError: the machine ended before the command could be done.
        """
        self._socket.sendall(command.encode() + b"\n")
        echo, _, answer = self._answer().partition("\r\n")
        assert echo == command
        return answer.replace("\r\n", "\n")

    def number(self, command: str) -> int:
        """The last word of an answer, as a number."""
        return int(self.do(command).split()[-1], 16)

    def _answer(self) -> str:
        while not self._input.endswith(PROMPT):
            data = self._socket.recv(65536)
            if not data:
                raise ConnectionResetError("the monitor has hung up")
            self._input += data
        answer, self._input = self._input[: -len(PROMPT)], b""
        return answer.decode()

    def leave(self, command: str = "quit") -> tuple[int, str]:
        """End the machine by a command: (exit status, stderr); nothing may be left of it."""
        self._socket.sendall(command.encode() + b"\n")
        return self.end()

    def end(self) -> tuple[int, str]:
        """Wait for the end: (exit status, stderr); nothing may be left."""
        status = self.process.wait(_PATIENCE_S)
        assert wait_until_gone(self.process.pid) == []
        assert not self.socket_path.exists()
        return status, self.errors()

    def close(self) -> None:
        """Kill what is left."""
        for process in of_session(self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()
        self._socket.close()
        os.close(self._pidfd)


@contextlib.contextmanager
def monitored(arguments: Sequence[str], folder: Path) -> Iterator[MonitorClient]:
    """A machine and a connection to its monitor."""
    client = MonitorClient(arguments, folder)
    try:
        client.connect()
        yield client
    finally:
        client.close()
