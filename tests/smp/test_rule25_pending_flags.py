"""Contract rule 25 on the requests themselves: no bit of `mip` or `requests` is lost to others' concurrent changes.

Processes raise and lower bits of their own in one vCPU's record as fast as they can, and each looks after every change
that its bit is as it left it. A guest does the same through devices, which are slower.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import multiprocess
import pytest

from mttcg.memory import requests
from mttcg.memory.arena import Arena
from mttcg.memory.records import View
from mttcg.native import atomics

_FORK = multiprocess.get_context("fork")
TURNS = 3000
BITS = (1, 3, 5, 7)  # SSIP, MSIP, STIP, MTIP


def _raise_and_lower(record: View, bit: int) -> int:
    """How often the bit was not as this process had left it."""
    lost = 0
    for _ in range(TURNS):
        requests.raise_irq(record, bit)
        lost += not record.get("mip") & bit
        requests.lower_irq(record, bit)
        lost += bool(record.get("mip") & bit)
    return lost


def _post_and_take(record: View, bit: int) -> int:
    """The same for requests: posted as anybody posts, taken as the owner takes."""
    lost = 0
    for _ in range(TURNS):
        requests.post(record, bit)
        lost += not record.get("requests") & bit
        atomics.and32(record.address("requests"), ~bit & 0xFFFF_FFFF)
        lost += bool(record.get("requests") & bit)
    return lost


@pytest.mark.parametrize("body", [_raise_and_lower, _post_and_take])
def test_no_flag_is_lost(body: Callable[[View, int], int]) -> None:
    record = Arena(1, 1 << 20).vcpus[0]
    processes = [_FORK.Process(target=_judge, args=(body, record, 1 << bit)) for bit in BITS]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * len(BITS)
    assert record.get("mip") == record.get("requests") == 0


def _judge(body: Callable[[View, int], int], record: View, bit: int) -> None:
    """In a process of its own: the exit status says whether the bit was ever lost."""
    sys.exit(min(body(record, bit), 1))
