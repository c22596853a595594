"""Calls in the native subset (`aot`): of other native functions, and of the primitives of native.lowlevel.

A call saves the scratch registers in use. Arguments are computed from left to right, as in Python; what is at hand is
loaded last, when nothing can overwrite it.
"""

from __future__ import annotations

import ast
from typing import Any

from ...native import lowlevel
from .aot_expr import ARGUMENTS, LOADS, SCRATCH, STORE_IMM, STORES, Expressions, fits
from .aot_source import walk
from .assembly import NATIVE_LABEL
from .code import lea, mov
from .encode import Mem, encoder
from .insns import RAX, RSP

_WITHOUT_EFFECT = (
    lowlevel.load8, lowlevel.load16, lowlevel.load32, lowlevel.load64, lowlevel.sar, lowlevel.tzcnt,
    lowlevel.address_of,
)  # fmt: skip
_EXCHANGES = {
    "xchg32": encoder("xchg m, r32"), "xadd32": encoder("lock xadd m, r32"), "xadd64": encoder("lock xadd m, r64"),
}  # fmt: skip
_sarx = encoder("sarx r64, rm64, v64")
_tzcnt = encoder("tzcnt r64, rm64")
_pause = encoder("pause")()
_cas64 = encoder("lock cmpxchg m, r64")
_cas32 = encoder("lock cmpxchg m, r32")
_or64 = encoder("lock or m, r64")
_and64 = encoder("lock and m, r64")
_fence = encoder("lock or m, imm8")(Mem(RSP), 0)


class Calls(Expressions):
    """Expressions with calls in them."""

    def call(self, node: ast.Call, to: int, k: int) -> None:
        if self.record_of(node) is not None:
            self.value(node.args[0], to, k)
            return
        function: Any = self.names.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if function in lowlevel.PRIMITIVES - lowlevel.SUBROUTINES:
            self._primitive(function.__name__, node.args, to, k)
            return
        if getattr(function, "__extern__", False) or function in lowlevel.SUBROUTINES:
            self.externs.add(function.__name__)
        elif getattr(function, "__native__", False):
            self.callees.append(function)
        else:
            self.fail(node, f"{ast.unparse(node.func)} is not a native function")
        if len(node.args) > len(ARGUMENTS):
            self.fail(node, "more than six arguments")
        saved = [register for register in SCRATCH[:k] if register != to]
        for register in saved:
            self.push(register)
        pure = not any(self._has_effects(argument) for argument in node.args)
        hard = [index for index, argument in enumerate(node.args) if not self._is_plain(argument, pure)]
        for index in hard[:-1]:
            self.value(node.args[index], RAX, 0)
            self.push(RAX)
        if hard:
            self.value(node.args[hard[-1]], ARGUMENTS[hard[-1]], 0)
        for index in reversed(hard[:-1]):
            self.pop(ARGUMENTS[index])
        for index, argument in enumerate(node.args):
            if index not in hard:
                self.value(argument, ARGUMENTS[index], 0)
        self.a.call(function.__name__ + NATIVE_LABEL)
        if to != RAX:
            self.a += mov(to, RAX)
        for register in reversed(saved):
            self.pop(register)

    def _has_effects(self, node: ast.expr) -> bool:
        """Whether computing it may change a field."""
        called = [part.func for part in walk(node) if isinstance(part, ast.Call)]
        return any(not isinstance(name, ast.Name) or self.names.get(name.id) not in _WITHOUT_EFFECT for name in called)

    def _is_plain(self, node: ast.expr, pure: bool) -> bool:
        """Whether it may be loaded last, and needs no register but its own. `pure`: no argument changes a field."""
        if self.constant(node) is not None:
            return True
        if isinstance(node, ast.Name):
            return node.id in self.locals
        return pure and isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "env"

    def _primitive(self, name: str, args: list[ast.expr], to: int, k: int) -> None:
        if name.startswith("load"):
            memory, _ = self.address(args[0], k)
            self.a += LOADS[int(name[4:]) // 8](to, memory)
        elif name.startswith("store"):
            width = int(name[5:]) // 8
            fixed = self.constant(args[1])
            short = None if fixed is None else fits(width, fixed)
            if short is not None:
                memory, _ = self.address(args[0], k)
                self.a += STORE_IMM[width](memory, short)
                return
            register, after = self.register(args[1], k)
            memory, _ = self.address(args[0], after)
            self.a += STORES[width](memory, register)
        elif name in ("cas64", "cas32"):
            self._compare_and_swap(name, args, to, k)
        elif name in _EXCHANGES:
            self.value(args[1], SCRATCH[k], k)
            memory, _ = self.address(args[0], k + 1)
            self.a += _EXCHANGES[name](memory, SCRATCH[k])
            if to != SCRATCH[k]:
                self.a += mov(to, SCRATCH[k])
        elif name in ("or64", "and64"):
            register, after = self.register(args[1], k)
            memory, _ = self.address(args[0], after)
            self.a += (_or64 if name == "or64" else _and64)(memory, register)
        elif name in ("fence", "pause"):
            self.a += _fence if name == "fence" else _pause
        elif name == "address_of":
            place = self.field(args[0], k)
            if place is None:
                self.fail(args[0], f"{ast.unparse(args[0])} is not a field")
            self.a += lea(to, place[1])
        elif name == "sar":
            self.value(args[0], SCRATCH[k], k)
            count, _ = self.register(args[1], k + 1)
            self.a += _sarx(to, SCRATCH[k], count)
        elif name == "tzcnt":
            self.a += _tzcnt(to, self.operand(args[0], k))

    def _compare_and_swap(self, name: str, args: list[ast.expr], to: int, k: int) -> None:
        """rax is the host's own operand here: what the expression around this keeps in it moves aside."""
        k = max(k, 1)
        saved = to != RAX
        if saved:
            self.push(RAX)
        self.value(args[1], SCRATCH[k], k)
        self.value(args[2], SCRATCH[k + 1], k + 1)
        memory, _ = self.address(args[0], k + 2)
        self.a += mov(RAX, SCRATCH[k]) + (_cas64 if name == "cas64" else _cas32)(memory, SCRATCH[k + 1])
        if saved:
            self.a += mov(to, RAX)
            self.pop(RAX)
