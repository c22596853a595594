"""Checks that IR is well formed: run on every instruction in tests, and after each pass that changes IR.

A back end relies on these rules without looking, so a translator or pass that breaks one would otherwise
show itself as wrong guest state much later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..memory.layout import VCPU
from .ir import F0, NONE, TEMP0, Imm, Op
from .ops import AMO_KINDS, CONDITIONS, OPS, OpDef
from .text import format_op

FILES = {"x": (1, F0), "f": (F0, TEMP0)}  # operand numbers of guest registers; x0 never appears as one


class VerifyError(ValueError):
    """IR that breaks a rule. The message holds the rule and the ops, the faulty one marked."""


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_flag(value: object) -> bool:
    return isinstance(value, int) and value in (0, 1)


def _one_of(*allowed: object) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, bool) and value in allowed


def _is_displacement(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -(1 << 31) <= value < 1 << 31


def _is_env_field(value: object) -> bool:
    return isinstance(value, str) and value in VCPU.fields and VCPU.fields[value].ctype == "u64"


def _is_integers(value: object) -> bool:
    return isinstance(value, tuple) and all(_is_int(item) for item in value)


# What an attribute may be, by its name in `OpDef.attrs`.
ATTRIBUTES: dict[str, Callable[[object], bool]] = {
    "shift": _one_of(1, 2, 3),
    "offset": _is_displacement,
    "disp": _is_displacement,
    "sc_offset": _is_displacement,
    "size": _one_of(1, 2, 4, 8),
    "signed": _is_flag,
    "aq": _is_flag,
    "rl": _is_flag,
    "full": _is_flag,
    "neg_mul": _is_flag,
    "neg_add": _is_flag,
    "kind": _one_of(*AMO_KINDS),
    "cond": _one_of(*CONDITIONS),
    "field": _is_env_field,
    "mask": lambda value: _is_int(value) and value != 0,
    "csr": _one_of(0xC00, 0xC01, 0xC02),
    "name": lambda value: isinstance(value, str) and value.isidentifier(),
    "args": _is_integers,
    "link": _one_of(*range(32)),
    "fmt": _one_of(4, 8),
    "rm": _one_of(0, 1, 2, 3, 4, 7),
    "mode": _one_of(0, 1, 2),
    "bits": _one_of(32, 64),
}
_WORD_SIZED = ("kind", "aq")  # an op with one of these attributes is an atomic: words and doublewords only

_missing = {name for row in OPS.values() for name in row.attrs} ^ ATTRIBUTES.keys()
if _missing:
    raise ImportError(f"attributes without a check, or checks without an attribute: {_missing}")


def verify(ops: Sequence[Op]) -> None:
    """Raise VerifyError unless `ops` is the well-formed meaning of one guest instruction."""
    temps: dict[int, str] = {}  # temporary -> register file of the value that it holds
    written = False
    for position, op in enumerate(ops):
        error = _problem(op, temps)
        if error is None:
            row = OPS[op.name]
            last = position == len(ops) - 1
            if row.ends and not last:
                error = f"{op.name} ends the block and must be the last op"
            elif op.name == "irqcheck" and not last:
                error = "irqcheck must be the last op of its instruction"
            elif row.faults and written:
                error = f"{op.name} may trap after a guest register was written"
            if op.out >= TEMP0:
                temps[op.out] = _file(row, 0)
            elif row.outs:
                written = True
        if error is not None:
            lines = (f"{'->' if i == position else '  '} {format_op(o)}" for i, o in enumerate(ops))
            raise VerifyError("\n".join([error, *lines]))


def _file(row: OpDef, index: int) -> str:
    """Register file of the output (index 0) or of input `index` - 1."""
    return row.fp[index] if row.fp else "x"


def _problem(op: Op, temps: dict[int, str]) -> str | None:
    """What is wrong with one op by itself, or with its use of temporaries."""
    row = OPS.get(op.name)
    if row is None:
        return f"no op {op.name!r}"
    if len(op.args) != row.ins:
        return f"{op.name} takes {row.ins} inputs, not {len(op.args)}"
    if len(op.attr) != len(row.attrs):
        return f"{op.name} has the attributes {row.attrs}, not {op.attr}"
    for name, value in zip(row.attrs, op.attr, strict=True):
        if not ATTRIBUTES[name](value):
            return f"{op.name}: attribute {name} cannot be {value!r}"
    if (row.fp or any(name in _WORD_SIZED for name in row.attrs)) and "size" in row.attrs:
        size = op.attr[row.attrs.index("size")]
        if size not in (4, 8):
            return f"{op.name}: size {size} is not a word or doubleword"
    return _output_problem(op, row) or _input_problem(op, row, temps)


def _output_problem(op: Op, row: OpDef) -> str | None:
    if row.outs == 0:
        return None if op.out == NONE else f"{op.name} has no output"
    if isinstance(op.out, Imm):
        return f"{op.name} writes a constant"
    low, high = FILES[_file(row, 0)]
    if low <= op.out < high or op.out >= TEMP0:
        return None
    return f"{op.name} cannot write operand {op.out}; its output is of file {_file(row, 0)}"


def _input_problem(op: Op, row: OpDef, temps: dict[int, str]) -> str | None:
    for index, operand in enumerate(op.args, 1):
        file = _file(row, index)
        if isinstance(operand, Imm):
            if file != "x":
                return f"{op.name}: input {index} is an fp register, not a constant"
        elif operand >= TEMP0:
            if operand not in temps:
                return f"{op.name} reads t{operand - TEMP0} before it is written"
            if temps[operand] != file:
                return f"{op.name}: input {index} is of file {file}, t{operand - TEMP0} is not"
        elif not FILES[file][0] <= operand < FILES[file][1]:
            return f"{op.name}: input {index} cannot be operand {operand}; it is of file {file}"
    return None
