"""How long the host let a thread of a run wait for a CPU.

Guests and the suite are patient, but not for ever: a hart that is ready and does not run for half a minute makes its
guest say that it did not answer. Such a run is a failure all the same, since nothing tells that it would have passed;
but whoever reads of it should look at the host first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from .harass import tasks

Thread = tuple[int, str, str]  # its id; its state as in /proc/ID/stat; how long and how often it has run


def threads(pid: int) -> Iterator[Thread]:
    """Those of process `pid` and of all below it."""
    for task in tasks(pid):
        try:
            state = (task / "stat").read_text().rpartition(")")[2].split()[0]
            ran = (task / "schedstat").read_text().split()
        except OSError:
            continue  # it has just ended
        yield int(task.name), state, f"{ran[0]} {ran[2]}"


class Waits:
    """`longest`: seconds that some thread has been ready without running, as far as `look` was called often enough."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, source: Callable[[int], Iterator[Thread]] = threads
    ) -> None:
        self._clock = clock
        self._source = source
        self._since: dict[int, tuple[str, float]] = {}
        self.longest = 0.0

    def look(self, pid: int) -> None:
        """Look at the threads of process `pid` and of all below it."""
        now = self._clock()
        before, self._since = self._since, {}
        for thread, state, ran in self._source(pid):
            if state == "R":
                seen, since = before.get(thread, (ran, now))
                self._since[thread] = ran, since if seen == ran else now
                self.longest = max(self.longest, now - self._since[thread][1])
