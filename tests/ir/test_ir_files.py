"""Runs the cases in `cases/*.ir`: one guest instruction as IR text with its state before and after.

`case TITLE` starts one; `before` and `after` hold NAME=VALUE pairs: x10 and f1 registers, m0x10000 eight
bytes of memory, eFIELD a record field, and frm, fflags, clock, target, pc, helper, reserved, fences.
`trap CAUSE TVAL` says that it traps. The instruction is at 0x1000 and 4 bytes long.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mttcg.memory.protocols import GuestTrap
from mttcg.tcg.interp import run
from mttcg.tcg.ops import OPS
from mttcg.tcg.text import parse_ops
from tests.support.fake_cpu import FakeCpu

PC = 0x1000
WORD = 0x13


@dataclass
class Case:
    title: str
    text: str = ""
    before: list[tuple[str, str]] = field(default_factory=list)
    after: list[tuple[str, str]] = field(default_factory=list)
    trap: tuple[int, int] | None = None


def read_cases() -> list[Case]:
    cases: list[Case] = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.ir")):
        for line in path.read_text().splitlines():
            key, _, rest = line.partition(" ")
            if not line.strip() or key.startswith("#"):
                continue
            if key == "case":
                cases.append(Case(f"{path.stem}: {rest}"))
            elif key == "trap":
                cause, tval = rest.split()
                cases[-1].trap = (int(cause, 0), int(tval, 0))
            elif key in ("before", "after"):
                pairs = getattr(cases[-1], key)
                for pair in rest.split():
                    name, _, value = pair.partition("=")
                    pairs.append((name, value))
            else:
                cases[-1].text += line + "\n"
    return cases


CASES = read_cases()


def prepare(cpu: FakeCpu, name: str, value: int) -> None:
    if name == "target":
        cpu.targets = dict.fromkeys(("mret", "ecall"), value)
    elif name in ("frm", "clock"):
        setattr(cpu, name, value)
    elif name[0] == "m":
        cpu.store(int(name[1:], 16), 8, value)
    elif name[0] == "e":
        cpu.env[name[1:]] = value
    else:
        {"x": cpu.x, "f": cpu.f}[name[0]][int(name[1:])] = value


def state(cpu: FakeCpu, name: str, pc: int) -> int:
    if name == "pc":
        return pc
    if name == "fflags":
        return cpu.fflags
    if name == "reserved":
        assert cpu.reservation is not None
        return cpu.reservation[2]
    if name[0] == "m":
        return cpu.load(int(name[1:], 16), 8)
    if name[0] == "e":
        return cpu.env[name[1:]]
    return {"x": cpu.x, "f": cpu.f}[name[0]][int(name[1:])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    cpu = FakeCpu()
    for name, value in case.before:
        prepare(cpu, name, int(value, 0))
    pc = PC
    if case.trap is None:
        pc = run(parse_ops(case.text), cpu, PC, 4, WORD)
    else:
        with pytest.raises(GuestTrap) as caught:
            run(parse_ops(case.text), cpu, PC, 4, WORD)
        assert (caught.value.cause, caught.value.tval) == case.trap
    for name, value in case.after:
        if name == "helper":
            helper, args, *site = cpu.helpers[-1]
            assert f"{helper}({','.join(map(str, args))})" == value
            assert site == [PC, 4, WORD]
        elif name == "fences":
            assert cpu.fences == [digit == "1" for digit in value]
        else:
            assert hex(state(cpu, name, pc)) == hex(int(value, 0)), name


def test_every_acting_op_has_a_case() -> None:
    used = {op.name for case in CASES for op in parse_ops(case.text)}
    pure = {name for name, row in OPS.items() if not (row.effect or row.fp or row.ends or name in ("pcrel", "ldenv"))}
    assert used >= OPS.keys() - pure
