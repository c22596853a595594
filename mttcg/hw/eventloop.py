"""The iothread's event loop as devices see it: file descriptors and timers, nothing else.

Level-triggered epoll: a device that cannot take more input stops watching instead of being called again and
again. Regular files cannot be polled (epoll refuses them): they count as always ready, as read(2) has it.
"""

from __future__ import annotations

import heapq
import itertools
import select
import time
from collections.abc import Callable

Callback = Callable[[], object]


class Timer:
    """A one-shot timer. Armed again, it forgets the earlier deadline."""

    __slots__ = ("_loop", "callback", "deadline")

    def __init__(self, loop: EventLoop, callback: Callback) -> None:
        self._loop = loop
        self.callback = callback
        self.deadline: int | None = None

    def arm(self, deadline_ns: int) -> None:
        """Call back once CLOCK_MONOTONIC (ns) has reached the deadline."""
        self.deadline = deadline_ns
        self._loop.enqueue(deadline_ns, self)

    def cancel(self) -> None:
        """Do not call back."""
        self.deadline = None


class EventLoop:
    """Callbacks for readable and writable descriptors and for timers. Not thread-safe; not kept over a fork."""

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self._readable: dict[int, Callback] = {}
        self._writable: dict[int, Callback] = {}
        self._events: dict[int, int] = {}  # what epoll watches
        self._always: set[int] = set()  # descriptors that epoll refuses
        self._timers: list[tuple[int, int, Timer]] = []
        self._order = itertools.count()

    def on_readable(self, fd: int, callback: Callback | None) -> None:
        """Call back while `fd` has input (or has hung up); None stops."""
        self._set(self._readable, fd, callback)

    def on_writable(self, fd: int, callback: Callback | None) -> None:
        """Call back while `fd` takes output; None stops."""
        self._set(self._writable, fd, callback)

    def timer(self, callback: Callback) -> Timer:
        """A timer, not armed."""
        return Timer(self, callback)

    def enqueue(self, deadline: int, timer: Timer) -> None:
        """For Timer.arm only."""
        heapq.heappush(self._timers, (deadline, next(self._order), timer))

    def poll(self, wait: bool, limit: float | None = None) -> None:
        """Run what is due. With `wait`, sleep until something is, for at most `limit` seconds if given."""
        timeout = self._timeout() if wait else 0.0
        if limit is not None and (timeout is None or timeout > limit):
            timeout = limit
        for fd, events in self._epoll.poll(timeout):
            self._dispatch(fd, events)
        for fd in tuple(self._always):
            self._dispatch(fd, select.EPOLLIN | select.EPOLLOUT)
        self._run_timers()

    def close(self) -> None:
        """Forget everything."""
        self._epoll.close()

    def _set(self, table: dict[int, Callback], fd: int, callback: Callback | None) -> None:
        if callback is None:
            table.pop(fd, None)
        else:
            table[fd] = callback
        wanted = (select.EPOLLIN if fd in self._readable else 0) | (select.EPOLLOUT if fd in self._writable else 0)
        current = self._events.get(fd, 0)
        if wanted == current:
            return
        if not wanted:
            del self._events[fd]
            if fd in self._always:
                self._always.discard(fd)
            else:
                self._epoll.unregister(fd)
            return
        self._events[fd] = wanted
        if fd in self._always:
            return
        if current:
            self._epoll.modify(fd, wanted)
            return
        try:
            self._epoll.register(fd, wanted)
        except PermissionError:
            self._always.add(fd)

    def _dispatch(self, fd: int, events: int) -> None:
        """An earlier callback of the same round may have stopped a later one: look it up only now."""
        if events & ~select.EPOLLOUT and (callback := self._readable.get(fd)) is not None:
            callback()
        if events & ~select.EPOLLIN and (callback := self._writable.get(fd)) is not None:
            callback()

    def _timeout(self) -> float | None:
        """Seconds until the first live timer; None: for ever."""
        if self._always:
            return 0.0
        while self._timers and self._timers[0][0] != self._timers[0][2].deadline:
            heapq.heappop(self._timers)
        if not self._timers:
            return None
        # epoll counts in milliseconds and rounds up: never early.
        return max(0.0, (self._timers[0][0] - time.monotonic_ns()) / 1e9)

    def _run_timers(self) -> None:
        while self._timers and self._timers[0][0] <= time.monotonic_ns():
            deadline, _, timer = heapq.heappop(self._timers)
            if timer.deadline == deadline:
                timer.deadline = None
                timer.callback()
