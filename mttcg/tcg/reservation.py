"""The way out of a constrained LR/SC sequence.

The SC of such a sequence compares values only (`VCPU.res_pc`, the target's look-ahead), which is exact as long as
the hart did nothing but compute since the LR. A branch out of the sequence ends that: the hart may access memory and
then jump back to the SC. So the branch notes in the reservation that it was taken, in bit 0 of `res_pc`, which no
pc has. The SC then does not find its own pc there, and goes the slow way of a reservation that is not its own.
"""

from __future__ import annotations

from .ir import NONE, TEMP0, Imm, Op

LEFT = 1  # bit of res_pc
_A, _B, _C = TEMP0, TEMP0 + 1, TEMP0 + 2
_TRUE_IF_LESS = {"lt": "slt", "ge": "slt", "ltu": "sltu", "geu": "sltu"}


def note_exit(ops: list[Op]) -> list[Op]:
    """The ops of a branch instruction, made to set LEFT in `res_pc` if it is taken."""
    (branch,) = ops
    cond, args = str(branch.attr[0]), branch.args
    if cond in _TRUE_IF_LESS:
        taken = [Op(_TRUE_IF_LESS[cond], _A, args, ())]
    else:  # a - b is not 0: unequal
        taken = [Op("sub", _B, args, ()), Op("sltu", _A, (Imm(0), _B), ())]
    if cond in ("ge", "geu", "eq"):
        taken.append(Op("xor", _A, (_A, Imm(1)), ()))
    note = [
        Op("ldenv", _B, (), ("res_pc",)),
        Op("or", _C, (_B, _A), ()),
        Op("stenv", NONE, (_C,), ("res_pc",)),
    ]
    return [*taken, *note, branch]
