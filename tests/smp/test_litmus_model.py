"""The executable RVWMO model, against the manual's figures, the literature, and machines that share nothing with it."""

from __future__ import annotations

import pytest

from tests.rvwmo import machines, model, shapes
from tests.rvwmo.figures import FIGURES, Figure
from tests.rvwmo.program import Litmus, Store

TESTS = shapes.tests()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure.test.name}: {figure.condition}")
def test_figures_of_the_manual(figure: Figure) -> None:
    seen = any(figure.matches(outcome) for outcome in model.outcomes(figure.test))
    assert seen == figure.permitted, figure.caption


# The relaxed outcome of each shape, and what herd's riscv.cat, the manual's formal model, says of it. Values in the
# order of `Litmus.registers`, then `Litmus.observed`.
CLASSIC = [
    ("SB+pos", (0, 0), True),
    ("SB+fence.tsos", (0, 0), True),
    ("SB+fence.w.ws", (0, 0), True),
    ("SB+fence.rw.rws", (0, 0), False),
    ("SB+fence.w.rs", (0, 0), False),
    ("SB+po+fence.rw.rw", (0, 0), True),
    ("SB+fence.o.is", (0, 0), True),
    ("SB+fence.ow.irs", (0, 0), False),
    ("SB+porlaqs+AMO", (0, 0), False),
    ("LB+pos", (1, 1), True),
    ("LB+datas", (1, 1), False),
    ("LB+ctrls", (1, 1), False),
    ("LB+fence.rw.rw+addr-po", (1, 1, 0), False),
    ("MP+pos", (1, 0), True),
    ("MP+fence.w.w+po", (1, 0), True),
    ("MP+fence.w.w+ctrl", (1, 0), True),
    ("MP+fence.w.w+addr", (1, 0), False),
    ("MP+fence.tsos", (1, 0), False),
    ("MP+po+addr", (1, 0), True),
    ("S+fence.w.w+data", (1, 2), False),
    ("S+fence.w.w+po", (1, 2), True),
    ("R+fence.rw.rws", (0, 2), False),
    ("R+fence.tsos", (0, 2), True),
    ("2+2W+pos", (2, 2), True),
    ("2+2W+fence.w.ws", (2, 2), False),
    ("WRC+pos", (1, 1, 0), True),
    ("ISA2+pos", (1, 1, 0), True),
    ("ISA2+fence.w.w+data+addr", (1, 1, 0), False),
    ("IRIW+addrs", (1, 0, 1, 0), False),  # multi-copy atomic
    ("IRIW+pos", (1, 0, 1, 0), True),
    ("CoRR", (1, 0), False),
    ("CoRW1", (1, 0), False),
    ("PPOCA", (1, 1, 0), True),
    ("PPOAA", (1, 1, 0), False),
    ("SB+swaps", (0, 0, 0, 0, 1, 1), True),
    ("SB+swap.aqrls", (0, 0, 0, 0, 1, 1), False),
    ("ATOM+adds", (0, 0, 3), False),
]


@pytest.mark.parametrize(("name", "outcome", "permitted"), CLASSIC)
def test_classic_shapes(name: str, outcome: tuple[int, ...], permitted: bool) -> None:
    test = next(test for test in TESTS if test.name == name)
    assert (outcome in model.outcomes(test)) == permitted


def _conditional(test: Litmus) -> bool:
    return any(isinstance(instr, Store) and instr.status for thread in test.threads for instr in thread)


def test_stronger_models_allow_less_and_machines_agree() -> None:
    """SC within TSO within RVWMO for every test; the model's SC and TSO are what the machines do.

    An SC, which is a full barrier on the TSO machine, is not one in RVTSO: there the machine may do less.
    """
    relaxed = 0
    for test in TESTS:
        sequential, buffered = machines.sequential(test), machines.store_buffers(test)
        assert model.outcomes(test, model.SC) == sequential, test.name
        tso, weak = model.outcomes(test, model.TSO), model.outcomes(test)
        assert sequential <= buffered <= tso <= weak, test.name
        assert _conditional(test) or buffered == tso, test.name
        relaxed += weak > sequential
    assert relaxed > 150


def test_the_table_is_large_and_its_names_are_unique() -> None:
    names = [test.name for test in TESTS]
    assert len(set(names)) == len(names) >= 500
    assert {len(test.threads) for test in TESTS} == {2, 3, 4}


@pytest.mark.parametrize("text", ["R x po Y y", "R x fence W y 1 2", "ctrl R x", "R x nothing W y 1"])
def test_a_bad_line_of_the_table_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        model.outcomes(shapes.parse("bad", text))
