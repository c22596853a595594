"""tcg.reservation: the branch out of a constrained LR/SC sequence notes that it was taken, and still branches."""

from __future__ import annotations

import pytest

from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.translate import decode
from mttcg.tcg import interp
from mttcg.tcg.reservation import note_exit
from mttcg.tcg.verify import verify

PC, SC_PC = 0x8000_0000, 0x8000_0008
BIG = (1 << 64) - 3


class Record:
    """As much of a hart as a branch may touch."""

    def __init__(self, a: int, b: int) -> None:
        self.x = {11: a, 12: b}
        self.res_pc = SC_PC

    def get_x(self, index: int) -> int:
        return self.x[index]

    def get_env(self, field: str) -> int:
        assert field == "res_pc"
        return self.res_pc

    def set_env(self, field: str, value: int) -> None:
        assert field == "res_pc"
        self.res_pc = value


@pytest.mark.parametrize("name", ["beq", "bne", "blt", "bge", "bltu", "bgeu"])
@pytest.mark.parametrize(("a", "b"), [(1, 2), (2, 1), (7, 7), (BIG, 1), (1, BIG), (BIG, BIG)])
def test_taken_exactly_if_noted(name: str, a: int, b: int) -> None:
    word = asm(name, rs1=11, rs2=12, imm=0x40)
    ops = note_exit(decode(word, 4, 2, lambda n: None))
    verify(ops)
    hart = Record(a, b)
    next_pc = interp.run(ops, hart, PC, 4, word)  # type: ignore[arg-type]
    taken = next_pc == PC + 0x40
    assert taken or next_pc == PC + 4
    assert hart.res_pc == SC_PC + taken
    plain = interp.run(decode(word, 4, 2, lambda n: None), hart, PC, 4, word)  # type: ignore[arg-type]
    assert plain == next_pc


def test_a_comparison_with_zero() -> None:
    word = asm("c.bnez", rs1=11, imm=0x10)
    for value, taken in ((0, False), (5, True)):
        hart = Record(value, 0)
        interp.run(note_exit(decode(word, 2, 2, lambda n: None)), hart, PC, 2, word)  # type: ignore[arg-type]
        assert hart.res_pc == SC_PC + taken
