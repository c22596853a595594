"""Marking pages, step by step: who may still hold a fast write entry, and whom the next marker must ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mttcg.memory import codepages, requests
from mttcg.memory.arena import Arena
from mttcg.memory.codepages import MARK_CODE, MARK_CODE_DONE, MARK_RESV
from mttcg.memory.layout import MMU_M, PAGE, REQ_SHOOT, ST_CODE, ST_PYTHON, TLB_SLOW_MARK
from mttcg.memory.ldst import GuestMemory
from mttcg.memory.records import View
from mttcg.native import atomics
from tests.support.flat_mmu import FlatMmu, ListBus

RAM = 0x8000_0000
VA = 0x4000_0000


def hart(arena: Arena, index: int) -> GuestMemory:
    mmu = FlatMmu()
    mmu.map(VA, RAM)
    return GuestMemory(arena, index, mmu, ListBus())


def serve(memory: GuestMemory) -> None:
    """What the owner does before it enters emitted code."""
    if memory.record.get("requests") & REQ_SHOOT:
        atomics.and32(memory.record.address("requests"), ~REQ_SHOOT & 0xFFFF_FFFF)
        memory.tlb.drop_marked_writes()


def is_fast(memory: GuestMemory) -> bool:
    return memory.q[memory.tlb.entry(VA, MMU_M) + 1] == VA


@pytest.fixture
def arena() -> Arena:
    return Arena(3, 1 << 20)


def test_an_entry_that_outlives_its_mark_is_found_by_the_next_marker(arena: Arena) -> None:
    """A hart sleeps while a page is marked and unmarked again; when it wakes, the page has no mark, so it keeps its
    fast entry. Whoever marks the page next must know that."""
    sleeper, other = hart(arena, 0), hart(arena, 1)
    sleeper.store(VA, 8, 1, MMU_M)
    assert is_fast(sleeper)
    pages = other.codepages
    pages.hold(0)
    pages.release(0)
    assert pages.unmark_code(0)
    serve(sleeper)
    pages.hold(0)
    serve(sleeper)
    assert not is_fast(sleeper)


def test_who_has_dropped_its_entries_is_not_asked_again(arena: Arena, monkeypatch: pytest.MonkeyPatch) -> None:
    writer, other = hart(arena, 0), hart(arena, 1)
    writer.store(VA, 8, 1, MMU_M)
    post = requests.post
    posted: list[int] = []

    def served_at_once(record: View, bits: int) -> None:
        post(record, bits)
        posted.append(bits)
        serve(writer)

    monkeypatch.setattr(codepages, "post", served_at_once)
    writer.record.set("state", ST_CODE)
    other.codepages.mark(0, MARK_CODE)
    other.codepages.mark(0, MARK_RESV)
    assert posted == [REQ_SHOOT]
    assert not is_fast(writer)


def test_a_store_announced_while_another_marker_finishes_is_waited_for(
    arena: Arena, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vcpu 0 announces a slow store just before vcpu 1 has done marking the page as code. Vcpu 2, which then marks
    it for a reservation, must wait for that store: it has not seen the second mark."""
    writer, first, second = (hart(arena, index) for index in range(3))
    writer.store(VA, 8, 1, MMU_M)
    wait_served = requests.wait_served
    waited: list[int] = []

    def between(record: View, bits: int, serve_own: Callable[[], None]) -> bool:
        waited.append(arena.vcpus.index(record))
        record.set("state", ST_PYTHON)
        served = wait_served(record, bits, serve_own)
        serve(writer)
        record.set("state", ST_CODE)
        assert not writer.codepages.allow_write(0)
        return served

    monkeypatch.setattr(codepages, "wait_served", between)
    first.codepages.mark(0, MARK_CODE)
    assert waited == [0]
    second.codepages.mark(0, MARK_RESV)
    assert waited == [0, 0]


def test_two_unmark_a_page_that_a_third_begins_to_hold(arena: Arena) -> None:
    """Both see no holder; one takes the mark away, a holder comes, and only then does the other get the lock."""
    memories = [hart(arena, index) for index in range(3)]
    first, second, holder = (memory.codepages for memory in memories)
    holder.hold(0)
    holder.release(0)
    lock = arena.machine.address("lock_mark")
    atomics.xchg32(lock, 1)

    def others_go_first() -> None:
        atomics.xchg32(lock, 0)
        assert first.unmark_code(0)
        atomics.or64(arena.holders, 1 << 2)  # `hold` up to its look at the marks

    second.serve = others_go_first
    second.unmark_code(0)
    holder.mark(0, MARK_CODE)
    assert holder.marks[0] == MARK_CODE | MARK_CODE_DONE
    assert not memories[0].codepages.allow_write(0)


def test_a_slow_entry_becomes_fast_again_when_the_mark_has_gone(arena: Arena) -> None:
    writer, other = hart(arena, 0), hart(arena, 1)
    other.codepages.hold(0)
    writer.store(VA, 8, 1, MMU_M)
    assert writer.q[writer.tlb.entry(VA, MMU_M) + 1] == VA | TLB_SLOW_MARK
    other.codepages.release(0)
    writer.store(VA + PAGE - 8, 8, 1, MMU_M)  # the last holder has gone: the store finds that out
    writer.store(VA, 8, 1, MMU_M)
    assert is_fast(writer)
    assert not writer.codepages.marks[0]
