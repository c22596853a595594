"""Starts mttcg for units by way of launchers (`launcher`): processes that have imported it already, and fork it.

A launcher is made when a unit finds none idle, so there are as many as units run at a time. Each serves a limited
number of units: all that it forks have its address space's layout and its seed of Python's hashes.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from typing import Any

from ..errors import UserError
from .process import Started

UNITS = 200  # of one launcher
_PATIENCE = 120.0  # seconds for an answer, on a busy host
_MODULE = "mttcg.smptest.launcher"


class Launcher:
    """The suite's end of the line to one launcher, which ends when that is closed, or this process ends."""

    def __init__(self) -> None:
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.settimeout(_PATIENCE)
        with other:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _MODULE, str(other.fileno())],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=(other.fileno(),), start_new_session=True,
            )  # fmt: skip
        self.pid = self._process.pid
        self.left = UNITS

    def ask(self, order: dict[str, Any], descriptors: Sequence[int] = ()) -> int:
        """Have the order carried out. Raises `UserError`, and closes the line, if nobody does."""
        answer = b""
        with suppress(OSError):  # a broken line, or a silent one, is as good as no answer
            socket.send_fds(self._line, [json.dumps(order).encode()], descriptors)
            answer = self._line.recv(64)
        if not answer:
            self.close()
            raise UserError(f"{_MODULE} has ended, or hangs; --exec does without it")
        return int(answer)

    def close(self) -> None:
        """End it."""
        self._line.close()
        try:
            self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_idle: list[Launcher] = []


def start(command: Sequence[str], cores: set[int] | None) -> Started:
    """As `process.execute` does, for a command that is `python -m mttcg` and its arguments. Raises `UserError`."""
    try:
        launcher = _idle.pop()  # by one thread only
    except IndexError:
        launcher = Launcher()
    order = {
        "arguments": command[3:], "environment": dict(os.environ), "folder": os.getcwd(),
        "cores": sorted(cores) if cores else None,
    }  # fmt: skip
    with ExitStack() as undo:
        out, its_out = os.pipe()
        err, its_err = os.pipe()
        for descriptor in (its_out, its_err):
            undo.callback(os.close, descriptor)
        with ExitStack() as on_failure:
            for descriptor in (out, err):
                on_failure.callback(os.close, descriptor)
            pid = launcher.ask(order, (its_out, its_err))
            on_failure.pop_all()

    def reap() -> int:
        status = launcher.ask({"reap": pid})
        launcher.left -= 1
        if launcher.left:
            _idle.append(launcher)
        else:
            launcher.close()
        return status

    return Started(pid, out, err, reap)


@atexit.register
def close() -> None:
    """End the launchers that are idle."""
    while _idle:
        _idle.pop().close()
