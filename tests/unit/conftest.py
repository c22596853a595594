"""Fixtures that several files of unit tests share; a file that needs another machine has its own of the same name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mttcg.memory.arena import Arena
from tests.support.cache_kit import CacheKit
from tests.support.emitted import Emitted, emitted


@pytest.fixture
def arena() -> Arena:
    """Two vCPUs and a MiB of RAM."""
    return Arena(2, 1 << 20)


@pytest.fixture(params=["compiled", "interpreted"])
def kit(arena: Arena, request: pytest.FixtureRequest) -> CacheKit:
    """The block cache of vCPU 0: what is native is compiled, and again run by CPython."""
    return CacheKit(arena, interpret=request.param == "interpreted")


@pytest.fixture(scope="module")
def environment() -> Iterator[Emitted]:
    """What emitted code needs around it; each test puts it into its state."""
    with emitted() as e:
        yield e
