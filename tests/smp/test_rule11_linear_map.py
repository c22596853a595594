"""Contract rules 10 and 11, of the table by which loads of MMU_S find a kernel's linear map: a flush forgets it, too.

Guests seldom have what they remap where most pages of the machine are, so that they hardly ever notice.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mttcg.memory.layout import LINEAR_SIZE, MMU_S, PAGE, TLB_INVALID
from tests.support.emitted import MASK64, VA, Emitted, emitted, op

A0, A1 = 10, 11
CTX = 2 * MMU_S + 1
PLACE = (VA >> 12) % LINEAR_SIZE


@pytest.fixture
def env() -> Iterator[Emitted]:
    """VA's page is in the table."""
    with emitted() as e:
        e.record.set("linear_addend", (e.arena.ram - VA) & MASK64)
        e.record.set("linear", VA, PLACE)
        yield e


def is_forgotten(env: Emitted) -> bool:
    """Whether a load asks for the translation anew."""
    env.notes.calls.clear()
    env.run([op("ld", A0, A1, attr=(8, False, 0))], {A1: VA + 8}, CTX)
    return [call[:2] for call in env.notes.calls] == [("load", VA + 8)]


def test_before_a_flush_it_is_known(env: Emitted) -> None:
    assert not is_forgotten(env)


def test_a_flush_of_the_address_in_emitted_code_forgets_it(env: Emitted) -> None:
    env.run([op("flush_page", -1, A1)], {A1: VA + 0x123}, CTX)
    assert env.record.get("linear", PLACE) == TLB_INVALID
    assert is_forgotten(env)


def test_a_flush_of_the_address_by_native_functions_forgets_it(env: Emitted) -> None:
    env.backend.natives["drop_page"](env.record.base, VA)
    assert is_forgotten(env)


@pytest.mark.parametrize("many", [False, True])
def test_a_flush_of_everything_forgets_it(env: Emitted, many: bool) -> None:
    for page in range(VA, VA + (1 << 20 if many else 1), PAGE):
        env.backend.natives["enter_page"](env.record.base, page, env.arena.ram_phys, 1, MMU_S)
    env.record.set("linear", VA, PLACE)
    env.backend.natives["flush_all"](env.record.base)
    assert is_forgotten(env)
