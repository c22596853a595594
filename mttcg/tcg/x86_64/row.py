"""The row that a lowering is: its emitter and what the driver must know of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..ir import Op
from .code import Code
from .insns import RCX, RDX

Emit = Callable[[Code, Op], None]

# Which of the temporaries' registers an emitter overwrites. The driver keeps a temporary out of them from the op
# that makes it to the last one that reads it, both included.
CLOBBERS_NONE: frozenset[int] = frozenset()
CLOBBERS_RCX = frozenset({RCX})
CLOBBERS_BOTH = frozenset({RCX, RDX})


class NotInline(Exception):
    """Raised by an emitter before it has emitted anything: this op with these attributes is interpreted."""


class Lowering(NamedTuple):
    """`emit` None: the whole instruction goes to the interpreter.

    `sole`: the emitted code may hand the instruction to the interpreter at run time, so the op must be the
    only one of its instruction. `trailing`: emitted even after an instruction that the interpreter runs.
    """

    emit: Emit | None
    clobbers: frozenset[int]
    sole: bool = False
    trailing: bool = False


INTERPRET = Lowering(None, CLOBBERS_NONE)

