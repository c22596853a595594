"""PLIC: gateways, priorities, thresholds, claims and completions (RISC-V PLIC specification 1.0.0)."""

from __future__ import annotations

import random

from mttcg.hw.plic import Plic, hart_sink
from mttcg.memory.arena import Arena

ENABLE, CONTEXT = 0x2000, 0x20_0000


class Bench:
    """A PLIC whose output pins are remembered."""

    def __init__(self, n_contexts: int = 4) -> None:
        self.pins = [False] * n_contexts
        self.edges = 0
        self.plic = Plic(96, n_contexts, self._drive)

    def _drive(self, context: int, level: bool) -> None:
        assert self.pins[context] != level, "only changes are driven"
        self.pins[context] = level
        self.edges += 1

    def priority(self, source: int, value: int) -> None:
        self.plic.write(4 * source, 4, value)

    def enable(self, context: int, *sources: int) -> None:
        for word in range(4):
            bits = sum(1 << (s & 31) for s in sources if s >> 5 == word)
            self.plic.write(ENABLE + 0x80 * context + 4 * word, 4, bits)

    def threshold(self, context: int, value: int) -> None:
        self.plic.write(CONTEXT + 0x1000 * context, 4, value)

    def claim(self, context: int) -> int:
        return self.plic.read(CONTEXT + 0x1000 * context + 4, 4)

    def complete(self, context: int, source: int) -> None:
        self.plic.write(CONTEXT + 0x1000 * context + 4, 4, source)

    def pending(self, source: int) -> bool:
        return bool(self.plic.read(0x1000 + source // 32 * 4, 4) >> source % 32 & 1)


def test_registers_read_back() -> None:
    b = Bench()
    b.priority(96, 0xFF)
    assert b.plic.read(4 * 96, 4) == 7
    b.priority(0, 3)
    assert b.plic.read(0, 4) == 0, "source 0 does not exist"
    b.priority(97, 3)
    assert b.plic.read(4 * 97, 4) == 0
    b.enable(3, 1, 33, 95, 96)
    assert [b.plic.read(ENABLE + 0x180 + 4 * w, 4) for w in range(4)] == [2, 2, 1 << 31, 1]
    b.plic.write(ENABLE, 4, 0xFFFF_FFFF)
    assert b.plic.read(ENABLE, 4) == 0xFFFF_FFFE
    b.plic.write(ENABLE + 12, 4, 0xFFFF_FFFF)
    assert b.plic.read(ENABLE + 12, 4) == 1
    b.threshold(2, 0xF)
    assert b.plic.read(CONTEXT + 0x2000, 4) == 7
    assert b.plic.read(CONTEXT + 0x4000, 4) == 0, "no such context"


def test_level_to_pin_needs_priority_and_enable() -> None:
    b = Bench()
    b.plic.set_level(10, True)
    assert b.pending(10)
    assert not any(b.pins)
    b.enable(1, 10)
    assert not b.pins[1], "priority 0 never interrupts"
    b.priority(10, 1)
    assert b.pins == [False, True, False, False]
    b.threshold(1, 1)
    assert not b.pins[1], "the priority must exceed the threshold"
    b.threshold(1, 0)
    b.enable(1)
    assert not any(b.pins)


def test_claim_takes_the_highest_priority_then_the_lowest_number() -> None:
    b = Bench()
    for source, priority in ((3, 1), (40, 5), (7, 5)):
        b.priority(source, priority)
        b.plic.set_level(source, True)
    b.enable(0, 3, 7, 40)
    assert [b.claim(0) for _ in range(4)] == [7, 40, 3, 0]
    assert not b.pins[0]


def test_threshold_does_not_hide_from_a_claim() -> None:
    b = Bench()
    b.priority(5, 2)
    b.enable(0, 5)
    b.threshold(0, 7)
    b.plic.set_level(5, True)
    assert not b.pins[0]
    assert b.claim(0) == 5


def test_gateway_forwards_one_request_until_completion() -> None:
    b = Bench()
    b.priority(5, 1)
    b.enable(0, 5)
    b.plic.set_level(5, True)
    assert b.claim(0) == 5
    b.plic.set_level(5, False)
    b.plic.set_level(5, True)
    assert not b.pending(5)
    assert b.claim(0) == 0
    b.complete(0, 5)
    assert b.pins[0], "still high at completion: pending again"
    assert b.claim(0) == 5
    b.plic.set_level(5, False)
    b.complete(0, 5)
    assert not b.pins[0]


def test_request_stays_pending_when_the_source_withdraws() -> None:
    b = Bench()
    b.priority(5, 1)
    b.enable(0, 5)
    b.plic.set_level(5, True)
    b.plic.set_level(5, False)
    assert b.claim(0) == 5


def test_completion_of_what_is_not_enabled_is_ignored() -> None:
    b = Bench()
    b.priority(5, 1)
    b.enable(0, 5)
    b.plic.set_level(5, True)
    assert b.claim(0) == 5
    b.complete(1, 5)
    b.complete(0, 6)
    b.complete(0, 4000)
    assert not b.pins[0]
    b.complete(0, 5)
    assert b.pins[0]


def test_a_claim_wins_in_one_context_only() -> None:
    b = Bench()
    b.priority(9, 1)
    b.enable(1, 9)
    b.enable(3, 9)
    b.plic.set_level(9, True)
    assert b.pins == [False, True, False, True]
    assert b.claim(3) == 9
    assert not any(b.pins)
    assert b.claim(1) == 0
    b.plic.set_level(9, False)
    b.complete(3, 9)


def test_random_claims_across_contexts_never_double() -> None:
    """Any interleaving: a source is served in one context at a time, and none is forgotten in the end."""
    rng = random.Random(7)
    b = Bench(8)
    for source in range(1, 33):
        b.priority(source, rng.randrange(1, 8))
    for context in range(8):
        b.enable(context, *rng.sample(range(1, 33), 20))
    enabled = {c: b.plic.read(ENABLE + 0x80 * c, 4) | b.plic.read(ENABLE + 0x80 * c + 4, 4) << 32 for c in range(8)}
    serving: dict[int, int] = {}
    for _ in range(5000):
        match rng.randrange(3):
            case 0:
                b.plic.set_level(rng.randrange(1, 33), bool(rng.randrange(2)))
            case 1:
                context = rng.randrange(8)
                source = b.claim(context)
                if source:
                    assert source not in serving
                    assert enabled[context] >> source & 1
                    serving[source] = context
            case 2 if serving:
                source = rng.choice(list(serving))
                b.complete(serving.pop(source), source)
    for source, context in serving.items():
        b.complete(context, source)
    for source in range(1, 33):
        b.plic.set_level(source, False)
    for context in range(8):
        while source := b.claim(context):
            b.complete(context, source)
    assert not any(b.pins)


def test_contexts_are_m_and_s_of_each_hart() -> None:
    arena = Arena(2, 4 << 20)
    plic = Plic(96, 4, hart_sink(arena.vcpus))
    plic.write(4 * 10, 4, 1)
    plic.set_level(10, True)
    for context in (0, 3):
        plic.write(ENABLE + 0x80 * context, 4, 1 << 10)
    assert [v.get("mip") for v in arena.vcpus] == [1 << 11, 1 << 9]
    assert [v.get("exit_request") for v in arena.vcpus] == [1, 1]
    assert plic.read(CONTEXT + 4, 4) == 10
    assert [v.get("mip") for v in arena.vcpus] == [0, 0]


def test_room_for_256_harts() -> None:
    b = Bench(512)
    b.priority(1, 1)
    b.enable(511, 1)
    b.plic.set_level(1, True)
    assert b.pins[511]
    assert CONTEXT + 0x1000 * 511 + 8 <= 0x60_0000
    assert b.claim(511) == 1
