"""The compiler for `@native` functions (native.lowlevel): a subset of Python to x86-64, ahead of time.

It is as plain as it can be and still give code that is some thirty times as fast as CPython: one pass over the
syntax tree; a function's most used locals live in the five registers that calls preserve, the others on the
stack; an expression is a tree evaluated in a row of scratch registers (`aot_expr`). rbp is the vCPU record's, as in
emitted code.
"""

from __future__ import annotations

import ast
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ...memory.layout import ENV_BIAS
from .aot_calls import Calls
from .aot_expr import ARGUMENTS, Local, NativeError
from .aot_source import children, source_of, walk
from .aot_subroutines import SUBROUTINES
from .assembly import NATIVE_LABEL, Assembly
from .code import lea, mov, mov_imm32, mov_store
from .encode import Mem, encoder, encoder_imm
from .insns import R8, R12, R13, R14, R15, RAX, RBP, RBX, RCX, RDI, RDX, RSI, RSP

HOMES = (RBX, R12, R13, R14, R15)
_LOOPS = (ast.While, ast.For)
_LOOP_WEIGHT = 8
_push = encoder("push r64")
_pop = encoder("pop r64")
_ret = encoder("ret")()
_add = encoder_imm("add rm64")
_sub = encoder_imm("sub rm64")

Native = Callable[..., int]


def compile_natives(a: Assembly, roots: Iterable[Native], hooks: Iterable[str] = ()) -> None:
    """Append `roots`, and every function that they call, to `a`, under their names and NATIVE_LABEL.

    Each root NAME also gets `NAME.enter`, a System V function (record, arguments ...) for callers from outside
    emitted code. `hooks`: names that there must be a function for; one that gives 0 if `roots` have none. Raises
    NativeError, with file and line, for what the subset does not have.
    """
    done: dict[str, Native] = {}
    waiting = list(roots)
    for root in waiting:
        a.label(root.__name__ + ".enter")
        a += _push(RBP) + lea(RBP, Mem(RDI, ENV_BIAS))
        for to, source in zip((RDI, RSI, RDX, RCX), (RSI, RDX, RCX, R8), strict=True):
            a += mov(to, source)
        a.call(root.__name__ + NATIVE_LABEL)
        a += _pop(RBP) + _ret
    externs = set(hooks)
    while waiting:
        function = waiting.pop()
        known = done.setdefault(function.__name__, function)
        if known is not function:
            raise NativeError(f"two native functions are named {function.__name__}")
        if function.__name__ + NATIVE_LABEL not in a.labels:
            compiler = _Function(a, function)
            waiting += compiler.compile()
            externs |= compiler.externs
    for subroutine, emit in SUBROUTINES.items():
        name = subroutine.__name__
        if name in externs:
            externs.discard(name)
            a.label(name + NATIVE_LABEL)
            emit(a)
    for name in externs - done.keys():
        a.label(name + NATIVE_LABEL)
        a += mov_imm32(RAX, 0) + _ret


class _Function(Calls):
    """One function on its way to host code."""

    def __init__(self, a: Assembly, function: Native) -> None:
        super().__init__(a, function.__globals__, function.__name__)
        self.file, self.first_line = function.__code__.co_filename, function.__code__.co_firstlineno
        # A test may have put another text in its place.
        text: str = getattr(function, "__native_source__", None) or source_of(function)
        node = ast.parse(textwrap.dedent(text) if text[0].isspace() else text).body[0]
        if not isinstance(node, ast.FunctionDef):
            raise NativeError(f"{function.__name__} is not a plain function")
        self.node = node
        self.loops: list[tuple[str, str]] = []
        self.mentioned: list[ast.Name] = []
        self.over_ranges: list[ast.For] = []

    def compile(self) -> list[Native]:
        """Emit it; the native functions that it calls."""
        parameters = [argument.arg for argument in self.node.args.args]
        if len(parameters) > len(ARGUMENTS):
            self.fail(self.node, "more than six parameters")
        used, slots = self._place_locals(parameters)
        a = self.a
        a.label(self.name + NATIVE_LABEL)
        for register in used:
            a += _push(register)
        if slots:
            a += _sub(RSP, 8 * slots)
        for name, register in zip(parameters, ARGUMENTS, strict=False):
            self.store_local(self.locals[name], register)
        self.epilogue = (_add(RSP, 8 * slots) if slots else b"") + b"".join(_pop(r) for r in reversed(used)) + _ret
        body = self.node.body
        if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            body = body[1:]  # the docstring
        for statement in body:
            self._statement(statement)
        if not isinstance(body[-1], ast.Return):
            a += self.epilogue
        return self.callees

    def _place_locals(self, parameters: list[str]) -> tuple[list[int], int]:
        """Give every local a register or a stack slot; the registers to save, and the number of slots."""
        weights: Counter[str] = Counter(dict.fromkeys(parameters, 1))
        stored: set[str] = set(parameters)

        def visit(node: ast.AST, weight: int) -> None:
            if isinstance(node, ast.Name):
                weights[node.id] += weight
                self.mentioned.append(node)
                if isinstance(node.ctx, ast.Store):
                    stored.add(node.id)
                return
            if isinstance(node, _LOOPS):
                weight *= _LOOP_WEIGHT
            if isinstance(node, ast.For):
                self.over_ranges.append(node)
                if self.constant(_stop(node)) is None:
                    weights[_stop_of(node)] += weight
                    stored.add(_stop_of(node))
            for child in children(node):
                visit(child, weight)

        for statement in self.node.body:
            visit(statement, 1)
        names = sorted(stored, key=lambda name: (-weights[name], name))
        registers = names[: len(HOMES)]
        for name, register in zip(registers, HOMES, strict=False):
            self.locals[name] = Local(register)
        for slot, name in enumerate(names[len(HOMES) :]):
            self.locals[name] = Local(-1, 8 * slot)
        return list(HOMES[: len(registers)]), len(names) - len(registers)

    # --- statements

    def _statement(self, node: ast.stmt) -> None:
        method: Callable[[Any], None] | None = getattr(self, "_on_" + type(node).__name__, None)
        if method is None:
            self.fail(node, f"{type(node).__name__} is not in the subset")
        method(node)

    def _block(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            self._statement(statement)

    def _on_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Call):
            self.fail(node, "an expression without effect")
        self.value(node.value, RAX, 0)

    def _on_Pass(self, node: ast.Pass) -> None:
        pass

    def _on_Return(self, node: ast.Return) -> None:
        if node.value is not None:
            self.value(node.value, RAX, 0)
        self.a += self.epilogue

    def _on_Assign(self, node: ast.Assign) -> None:
        if len(node.targets) != 1:
            self.fail(node, "one target at a time")
        self._assign(node.targets[0], node.value)

    def _on_AugAssign(self, node: ast.AugAssign) -> None:
        self._assign(node.target, ast.copy_location(ast.BinOp(node.target, node.op, node.value), node))

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            local = self.locals[target.id]
            record = self.record_of(value)
            if local.record is not None and record is not local.record:
                self.fail(target, f"{target.id} was a {local.record.name} before")
            local.record = record
            if record is not None and isinstance(value, ast.Call):
                value = value.args[0]
            if local.register >= 0 and self.may_build_in(target.id, value):
                self.value(value, local.register, 0)
            else:
                self.value(value, RAX, 0)
                self.store_local(local, RAX)
            return
        self.store_field(target, value)

    def _on_If(self, node: ast.If) -> None:
        constant = self.constant(node.test)
        if constant is not None:
            self._block(node.body if constant else node.orelse)
            return
        otherwise, end = self.new_label(), self.new_label()
        self.branch(node.test, otherwise, when=False)
        self._block(node.body)
        if node.orelse:
            if not isinstance(node.body[-1], ast.Return | ast.Break | ast.Continue):
                self.a.jump(end)
            self.place(otherwise)
            self._block(node.orelse)
            self.place(end)
        else:
            self.place(otherwise)

    def _on_While(self, node: ast.While) -> None:
        top, end = self.new_label(), self.new_label()
        self.place(top)
        if self.constant(node.test) is None:
            self.branch(node.test, end, when=False)
        elif not self.constant(node.test):
            return
        self.loops.append((top, end))
        self._block(node.body)
        self.loops.pop()
        self.a.jump(top)
        self.place(end)

    def _on_For(self, node: ast.For) -> None:
        call = node.iter
        if not (
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "range"
            and 1 <= len(call.args) <= 2 and isinstance(node.target, ast.Name)
        ):  # fmt: skip
            self.fail(node, "for is only over range(stop) or range(start, stop)")
        start, stop = call.args[0] if len(call.args) == 2 else ast.Constant(0), _stop(node)
        name = node.target.id
        self._check_index(node, name)
        if _stop_of(node) in self.locals:
            limit = ast.Name(_stop_of(node), ast.Store())
            self._assign(limit, stop)  # once, before the loop
            stop = ast.Name(limit.id, ast.Load())
        self._assign(node.target, start)
        top, step, end = self.new_label(), self.new_label(), self.new_label()
        self.place(top)
        index = ast.Name(name, ast.Load())
        self.branch(ast.Compare(index, [ast.Lt()], [stop]), end, when=False)
        self.loops.append((step, end))
        self._block(node.body)
        self.loops.pop()
        self.place(step)
        self._assign(node.target, ast.BinOp(index, ast.Add(), ast.Constant(1)))
        self.a.jump(top)
        self.place(end)

    def _check_index(self, node: ast.For, name: str) -> None:
        """What Python and this compiler would take differently: the index set in the loop, or looked at after it."""
        loops = [loop for loop in self.over_ranges if isinstance(loop.target, ast.Name) and loop.target.id == name]
        inside = {id(part) for loop in loops for statement in loop.body for part in walk(statement)}
        targets = {id(loop.target) for loop in loops}
        for part in self.mentioned:
            if part.id == name and id(part) not in targets:
                if isinstance(part.ctx, ast.Store):
                    self.fail(part, f"{name} is the index of a loop")
                if id(part) not in inside:
                    self.fail(part, f"{name} is not known after its loop")

    def _on_Break(self, node: ast.Break) -> None:
        self.a.jump(self.loops[-1][1])

    def _on_Continue(self, node: ast.Continue) -> None:
        self.a.jump(self.loops[-1][0])

    def store_local(self, local: Local, register: int) -> None:
        """Copy a register to a local."""
        if local.register >= 0:
            self.a += mov(local.register, register)
        else:
            self.a += mov_store(self.slot(local), register)


def _stop(node: ast.For) -> ast.expr:
    """Where a loop stops."""
    return node.iter.args[-1] if isinstance(node.iter, ast.Call) and node.iter.args else ast.Constant(0)


def _stop_of(node: ast.For) -> str:
    """Name of the local that holds where a loop stops: no name of Python's."""
    return f"range:{node.lineno}:{node.col_offset}"
