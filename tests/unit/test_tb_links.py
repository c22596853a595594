"""The notes that a block keeps of the links to it: complete for the living, and without end for nobody."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from mttcg.tcg import tb_cache


def _block(alive: bool) -> Any:
    return SimpleNamespace(alive=alive)


def test_links_of_dead_blocks_do_not_pile_up() -> None:
    """Code that is rewritten all the time jumps, from ever new blocks, to code that is not."""
    incoming: list[Any] = []
    living = [(_block(True), True) for _ in range(10)]
    for link in living:
        tb_cache._add_link(incoming, link)
    for _ in range(10_000):
        tb_cache._add_link(incoming, (_block(False), False))
    assert len(incoming) < 200
    assert incoming[:10] == living


def test_links_of_living_blocks_all_stay() -> None:
    incoming: list[Any] = []
    links = [(_block(True), bool(n & 1)) for n in range(1000)]
    for link in links:
        tb_cache._add_link(incoming, link)
    assert incoming == links
