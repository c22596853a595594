"""`python -m mttcg.smptest.launcher FD`: imports mttcg once, and forks a machine's process for each unit.

Most of a short unit's time would go into the imports of `python -m mttcg`. What is forked here goes on as that program
does after them, with the unit's words and in surroundings of its own: session, stdin, stdout, stderr, cores,
environment, folder, death with its parent. The other end of the line is `resident`, in the suite's process, which has
threads and so must not fork Python itself; this process has none.

Orders are JSON, one in each packet of the socket FD; the answer to each is a number:

    {"arguments": [...], "environment": {...}, "folder": "...", "cores": [...] or null}, and the file descriptors that
    become stdout and stderr: the new process's pid, once it leads its session
    {"reap": PID}: its exit code, negative for a signal. Until this is asked for, the pid is nobody else's.

It ends when the suite closes its end, or is killed; then what it has forked is killed as well.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import sys
from collections.abc import Sequence
from typing import Any

from setproctitle import setproctitle

from .. import cli
from ..native.process import die_with_parent
from ..tcg import kept

LIMIT = 1 << 20  # bytes of an order


def serve(line: socket.socket) -> list[str] | None:
    """Carry out orders. Returns in each forked process, with the words that mttcg is to run; here None at the end."""
    me = os.getpid()
    while True:
        data, descriptors, _, _ = socket.recv_fds(line, LIMIT, 2)
        if not data:
            return None
        order: dict[str, Any] = json.loads(data)
        if "reap" in order:
            _, status = os.waitpid(order["reap"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            settled, settling = os.pipe()
            answer = os.fork()
            if answer == 0:
                _settle(order, descriptors, me)
                os.close(settled)
                os.close(settling)
                return list(order["arguments"])
            for descriptor in (settling, *descriptors):
                os.close(descriptor)
            os.read(settled, 1)  # nothing ever comes; the end does, when the child has settled, or ended
            os.close(settled)
        line.send(json.dumps(answer).encode())


def _settle(order: dict[str, Any], descriptors: Sequence[int], parent: int) -> None:
    """Put this new process into the surroundings that the order names."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in enumerate((nothing, *descriptors)):
        os.dup2(descriptor, number)
        os.close(descriptor)
    if not die_with_parent(parent, signal.SIGKILL):
        os._exit(1)
    if order["cores"]:
        os.sched_setaffinity(0, order["cores"])
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    setproctitle(shlex.join([sys.executable, "-m", "mttcg", *order["arguments"]]))


def main() -> None:
    """Serve the line whose file descriptor is the first argument."""
    setproctitle(shlex.join([sys.executable, *sys.argv]))  # it finds its place only while the environment is untouched
    cli.machine_class()
    kept.source_digest()  # now, of the sources that were imported: what is kept of their code is kept under it
    with socket.socket(fileno=int(sys.argv[1])) as line:
        arguments = serve(line)
    if arguments is not None:
        cli.program(arguments)


if __name__ == "__main__":
    main()
