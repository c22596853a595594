"""IR as text: what `-d op` prints, and the same read back, so that tests can hold IR in files.

One op a line, attributes in the row's order behind the operands:

    t0 = ld x10 [size=8 signed=true disp=-16]
    x11 = add t0, $0x5
    br x11, x12 [cond=eq offset=64]

`x0`-`x31`, `f0`-`f31` are guest registers, `tN` temporaries, `$` constants; `#` starts a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .ir import F0, NONE, TEMP0, Imm, Op
from .ops import OPS

_LINE = re.compile(
    r"""(?: (?P<out> [xft]\d+ ) \s* = \s* )?
        (?P<name> [a-z]\w* )
        (?P<args> (?: \s+ | \s* , \s* | [xft]\d+ | \$-?\w+ )*? )
        \s* (?: \[ (?P<attr> [^\]]* ) \] )?""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"(\w+)=(\([^)]*\)|[^\s()]+)")
_WORDS = {"true": True, "false": False}


def format_operand(operand: int) -> str:
    """The name of an operand, or `$` and the constant in hexadecimal."""
    if isinstance(operand, Imm):
        return repr(operand)
    if operand >= TEMP0:
        return f"t{operand - TEMP0}"
    return f"f{operand - F0}" if operand >= F0 else f"x{operand}"


def _format_attribute(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "(" + ",".join(str(int(v)) for v in value) + ")"
    return str(int(value)) if isinstance(value, int) else str(value)


def format_op(op: Op) -> str:
    """One op as a line without its end. Even a malformed op is printed, for the verifier's message."""
    row = OPS.get(op.name)
    names = row.attrs if row is not None else ()
    left = f"{format_operand(op.out)} = " if op.out != NONE else ""
    right = op.name
    if op.args:
        right += " " + ", ".join(format_operand(a) for a in op.args)
    if op.attr:
        known = [*names, *("?" for _ in op.attr)]
        pairs = (f"{name}={_format_attribute(value)}" for name, value in zip(known, op.attr, strict=False))
        right += f" [{' '.join(pairs)}]"
    return left + right


def format_ops(ops: Iterable[Op], indent: str = "") -> str:
    """Ops as lines, each with its end."""
    return "".join(f"{indent}{format_op(op)}\n" for op in ops)


def parse_operand(text: str) -> int:
    """The operand that `format_operand` calls `text`. ValueError if there is none."""
    if text.startswith("$"):
        return Imm(int(text[1:], 0))
    file, number = text[0], int(text[1:])
    if file == "t":
        return TEMP0 + number
    if file not in "xf" or number >= 32:
        raise ValueError(f"no operand {text}")
    return number + (F0 if file == "f" else 0)


def _parse_attribute(text: str) -> object:
    if text.startswith("("):
        return tuple(int(part, 0) for part in text[1:-1].split(",") if part)
    if text in _WORDS:
        return _WORDS[text]
    return int(text, 0) if text.lstrip("-")[:1].isdigit() else text


def parse_op(line: str) -> Op:
    """The op that `format_op` prints as `line`. ValueError names what is wrong.

    Only names and attribute names are checked here; `verify.verify` checks the rest.
    """
    match = _LINE.fullmatch(line.strip())
    if match is None:
        raise ValueError(f"not an op: {line.strip()!r}")
    name = match["name"]
    if name not in OPS:
        raise ValueError(f"no op {name!r}")
    out = NONE if match["out"] is None else parse_operand(match["out"])
    args = tuple(parse_operand(part) for part in re.split(r"[\s,]+", match["args"]) if part)
    given = _ATTRIBUTE.findall(match["attr"] or "")
    if tuple(key for key, _ in given) != OPS[name].attrs:
        raise ValueError(f"{name} has the attributes {OPS[name].attrs}, not [{match['attr'] or ''}]")
    return Op(name, out, args, tuple(_parse_attribute(value) for _, value in given))


def parse_ops(text: str) -> list[Op]:
    """The ops of a text: one a line, empty lines and comments skipped. ValueError with the line number."""
    ops: list[Op] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        if line:
            try:
                ops.append(parse_op(line))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None
    return ops
