"""The processes of a machine, as their parent sees them: start, name, watch, end. No orphan, ever.

They are `Process` objects of the `multiprocess` package with the fork method: what the machine is made of was
built before the fork, so nothing is pickled; and the package takes care of what a forked Python must not share
with its parent (buffered output, exit handlers, stdin). What it does not do is added here:

- a child dies with its parent (`PR_SET_PDEATHSIG`; a parent that died before the call is noticed by its pid);
- signals of the terminal and of process groups are the parent's business: children ignore them;
- the parent waits on pidfds, in one epoll that an embedding program can put into its own event loop.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import multiprocess
from setproctitle import setproctitle

from .errors import MachineBroken, UserError
from .native.process import die_with_parent, set_name

_FORK = multiprocess.get_context("fork")
Body = Callable[[], None]
# Signals by which a terminal, a shell or a service manager addresses all of a process group.
GROUP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def complain(message: str) -> None:
    """One line on stderr, in one write, so that the lines of several processes do not mix."""
    data = f"mttcg: {message}\n".encode(errors="backslashreplace")
    sys.stderr.flush()
    os.write(2, data)


@dataclass
class Child:
    """A running process of the machine. `pidfd` is readable when it has ended."""

    name: str
    process: Any
    pidfd: int

    def describe_end(self) -> str:
        """How it ended, for a message."""
        code = self.process.exitcode
        who = f"{self.name} (pid {self.process.pid})"
        if code is None:
            return f"{who} has vanished"
        if code < 0:
            return f"{who} was killed by signal {-code}"
        return f"{who} ended with status {code}"


class Crew:
    """The children of one machine. `fileno()` is readable whenever `poll` has something to tell."""

    def __init__(self) -> None:
        self._children: dict[int, Child] = {}
        self._epoll = select.epoll()
        self._wakeup = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._epoll.register(self._wakeup, select.EPOLLIN)

    def fileno(self) -> int:
        """A file descriptor for `select`, `poll`, or an event loop's `add_reader`."""
        return self._epoll.fileno()

    @property
    def running(self) -> list[Child]:
        """Children that have not been reaped."""
        return list(self._children.values())

    def spawn(self, name: str, body: Body, on_failure: Callable[[], bool], orphaned: Body | None) -> None:
        """Fork a child that runs `body`.

        `on_failure` runs in the child when `body` raises, before the child ends with status 1; True: this failure
        is the first, say why.
        `orphaned` runs in the child when its parent dies; None: the child is killed at once.
        """
        arguments = (name, os.getpid(), body, on_failure, orphaned)
        process = _FORK.Process(target=_child, args=arguments, name=name, daemon=True)
        process.start()
        child = Child(name, process, os.pidfd_open(process.pid))
        self._children[child.pidfd] = child
        self._epoll.register(child.pidfd, select.EPOLLIN)

    def wake(self) -> None:
        """Make `poll` return now. Safe in a signal handler and from another thread."""
        os.eventfd_write(self._wakeup, 1)

    def poll(self, timeout: float | None = None) -> list[Child]:
        """Children that ended, reaped; empty after `timeout` seconds or a `wake`."""
        ended = []
        for fd, _ in self._epoll.poll(timeout):
            if fd == self._wakeup:
                os.eventfd_read(self._wakeup)
                continue
            child = self._children.pop(fd)
            self._epoll.unregister(fd)
            os.close(fd)
            child.process.join()
            ended.append(child)
        return ended

    def join(self, grace: float) -> None:
        """Wait until all children ended; whoever has not after `grace` seconds is killed."""
        deadline = time.monotonic() + grace
        while self._children:
            left = deadline - time.monotonic()
            if left <= 0:
                break
            self.poll(left)
        for child in self.running:
            child.process.kill()
        while self._children:
            self.poll()

    def close(self) -> None:
        """Kill whoever is left and give the file descriptors back."""
        self.join(0)
        self._epoll.close()
        os.close(self._wakeup)


def _child(name: str, parent: int, body: Body, on_failure: Callable[[], bool], orphaned: Body | None) -> None:
    for number in GROUP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    if orphaned is not None:
        # The death signal can also come from anyone with `kill`, and then the parent, who got or sees it too, decides.
        signal.signal(signal.SIGTERM, lambda number, frame: orphaned() if os.getppid() != parent else None)
    if not die_with_parent(parent, signal.SIGKILL if orphaned is None else signal.SIGTERM):
        return
    title = f"mttcg: {name}"
    setproctitle(title)
    set_name(title)
    try:
        body()
    except UserError as error:
        on_failure()
        complain(f"{name}: {error}")
        sys.exit(1)
    except Exception as error:
        # A bug of ours: the machine ends, and the report of it needs the details; once, not from every vCPU.
        known = isinstance(error, MachineBroken)
        if on_failure() or known:
            complain(f"{name}: {error}" if known else f"{name}: internal error: {error!r}")
            traceback.print_exc()
        sys.exit(1)
