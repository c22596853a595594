"""Where units run: on threads of this process that wait for emulators, or on a Dask cluster. The same records."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any

from ..errors import UserError
from .runner import run_unit
from .units import Emulator, Record, Unit

Job = tuple[Unit, Emulator]
# Runs jobs until they are all done; records as they come. One that is left early, by `close` or an exception, Ctrl-C
# included, leaves no emulator behind.
Pool = Callable[[Iterator[Job]], Generator[Record, None, None]]
_AHEAD = 2  # units handed to a cluster for each of its threads


def default_jobs() -> int:
    """Units at a time: the vCPUs of one are to run at once, so half as many as there are cores."""
    return max(1, len(os.sched_getaffinity(0)) // 2)


def local(jobs: int) -> Pool:
    """A pool of `jobs` units at a time on this machine."""

    def run(work: Iterator[Job]) -> Generator[Record, None, None]:
        leaving = Event()
        with ThreadPoolExecutor(jobs, thread_name_prefix="unit") as threads:
            running: set[Future[Record]] = set()
            try:
                while True:
                    while len(running) < jobs and (job := next(work, None)) is not None:
                        running.add(threads.submit(run_unit, *job, leaving))
                    if not running:
                        return
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield future.result()
            finally:
                leaving.set()

    return run


def cluster(address: str) -> Pool:
    """The Dask cluster whose scheduler is at `address`. Scheduler and workers need mttcg of the same version installed.

    Raises:
        UserError: dask.distributed is not installed, or nobody answers there.
    """
    try:
        import distributed
    except ImportError as error:
        raise UserError("--scheduler: needs dask.distributed; install it with pip install 'mttcg[cluster]'") from error
    try:
        client: Any = distributed.Client(address, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        text = f"--scheduler {address}: no Dask scheduler answers there ({error}); start one with dask scheduler"
        raise UserError(text) from error
    threads = max(1, sum(client.ncores().values()))

    def run(work: Iterator[Job]) -> Generator[Record, None, None]:
        running: set[Any] = set()
        try:
            while True:
                while len(running) < _AHEAD * threads and (job := next(work, None)) is not None:
                    running.add(client.submit(run_unit, *job, pure=False))
                if not running:
                    return
                done, running = distributed.wait(running, return_when="FIRST_COMPLETED")
                for future in done:
                    try:
                        record = future.result()
                    except Exception as error:  # whatever Dask, or the Python at the other end, makes of it
                        text = f"--scheduler {address}: {type(error).__name__}: {str(error).partition(chr(10))[0]}"
                        raise UserError(f"{text}; is the same mttcg installed there, too?") from error
                    yield record
        finally:
            for future in running:
                future.cancel()
            client.close()

    return run
