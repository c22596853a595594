"""Expressions of the native subset (`aot`): a tree is evaluated into a row of scratch registers.

`value(node, to, k)` leaves a value in register `to`, and may use the scratch registers from the k-th on; those below
hold what the expression around it has computed so far. What is at hand (a constant, a local, a field of a record) is
used as an operand in place. Calls are in `aot_calls`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from ...memory.layout import ENV_BIAS, VCPU
from ...memory.records import WIDTHS, Field, Record
from ...native import lowlevel
from .aot_source import walk
from .assembly import Assembly
from .code import const, mov, mov32, mov_imm32, mov_imm_sx, mov_store, mov_store32
from .encode import Loc, Mem, encoder, encoder_imm
from .insns import R8, R9, R10, R11, RAX, RBP, RCX, RDI, RDX, RSI, RSP

SCRATCH = (RAX, RCX, RDX, RSI, RDI, R8, R9, R10, R11)
ARGUMENTS = (RDI, RSI, RDX, RCX, R8, R9)
MASK64 = (1 << 64) - 1

LOADS = {
    1: encoder("movzx r32, rm8"),
    2: encoder("movzx r32, rm16"),
    4: mov32,
    8: mov,
}
STORES = {1: encoder("mov rm8, r8"), 2: encoder("mov rm16, r16"), 4: mov_store32, 8: mov_store}
STORE_IMM = {
    1: encoder("mov rm8, imm8"), 2: encoder("mov rm16, imm16"), 4: encoder("mov rm32, imm32"), 8: mov_imm_sx,
}  # fmt: skip
_ALU: dict[type[ast.operator], tuple[Callable[..., bytes], Callable[..., bytes]]] = {
    ast.Add: (encoder("add r64, rm64"), encoder_imm("add rm64")),
    ast.Sub: (encoder("sub r64, rm64"), encoder_imm("sub rm64")),
    ast.BitAnd: (encoder("and r64, rm64"), encoder_imm("and rm64")),
    ast.BitOr: (encoder("or r64, rm64"), encoder_imm("or rm64")),
    ast.BitXor: (encoder("xor r64, rm64"), encoder_imm("xor rm64")),
}
_SHIFTS = {
    ast.LShift: (encoder("shlx r64, rm64, v64"), encoder("shl rm64, imm8")),
    ast.RShift: (encoder("shrx r64, rm64, v64"), encoder("shr rm64, imm8")),
}
_PLACES = (ast.Attribute, ast.Subscript)
_SIGNS = (ast.Invert, ast.USub)
_TRUTHS = (ast.Compare, ast.BoolOp, ast.UnaryOp)
_COMMUTES = (ast.Add, ast.BitAnd, ast.BitOr, ast.BitXor, ast.Mult)
_imul = encoder("imul r64, rm64")
_imul_imm = encoder("imul r64, rm64, imm32")
_not = encoder("not rm64")
_neg = encoder("neg rm64")
_cmp = encoder("cmp r64, rm64")
_cmp_imm = encoder_imm("cmp rm64")
_test = encoder("test rm64, r64")
_push = encoder("push r64")
_pop = encoder("pop r64")

# Unsigned comparisons: the condition that holds, and its opposite.
_CONDITIONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("e", "ne"), ast.NotEq: ("ne", "e"), ast.Lt: ("b", "ae"),
    ast.GtE: ("ae", "b"), ast.Gt: ("a", "be"), ast.LtE: ("be", "a"),
}  # fmt: skip
_FOLD: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b,
    ast.BitAnd: lambda a, b: a & b, ast.BitOr: lambda a, b: a | b, ast.BitXor: lambda a, b: a ^ b,
    ast.LShift: lambda a, b: a << b, ast.RShift: lambda a, b: a >> b, ast.FloorDiv: lambda a, b: a // b,
    ast.Mod: lambda a, b: a % b,
}  # fmt: skip


class NativeError(Exception):
    """A `@native` function uses what the subset does not have: an error in our own source."""


@dataclass
class Local:
    """Where a local variable lives: a register, or (register -1) a stack slot. `record`: what it points to."""

    register: int
    slot: int = 0
    record: Record | None = None


class Expressions:
    """The state of one function's compilation, and its expressions."""

    file = "?"
    first_line = 1

    def __init__(self, a: Assembly, names: dict[str, Any], name: str) -> None:
        self.a = a
        self.names = names
        self.name = name
        self.locals: dict[str, Local] = {}
        self.callees: list[Callable[..., int]] = []
        self.externs: set[str] = set()
        self.epilogue = b""
        self._pushed = 0  # bytes on the stack beyond the frame
        self._labels = 0

    def fail(self, node: ast.AST, why: str) -> NoReturn:
        """Refuse a construct."""
        line = self.first_line + getattr(node, "lineno", 1) - 1
        raise NativeError(f"{self.file}:{line}: {self.name}: {why}")

    def new_label(self) -> str:
        self._labels += 1
        return f"{self.name}.{self._labels}"

    def place(self, label: str) -> None:
        self.a.label(label, reached_from_above=True)

    def slot(self, local: Local) -> Mem:
        return Mem(RSP, local.slot + self._pushed)

    # --- what is known before it runs

    def constant(self, node: ast.expr) -> int | None:
        """The value of a constant expression, modulo 2^64; None if it is not one."""
        value = self._fold(node)
        return None if value is None else value & MASK64

    def _fold(self, node: ast.expr) -> int | None:
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, int) else None
        if isinstance(node, ast.Name):
            value = None if node.id in self.locals else self.names.get(node.id)
            return int(value) if isinstance(value, int) else None
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id not in self.locals:
            value = getattr(self.names.get(node.value.id), node.attr, None) if node.value.id != "env" else None
            return int(value) if isinstance(value, int) else None
        if isinstance(node, ast.BinOp):
            right = self._fold(node.right)
            left = None if right is None else self._fold(node.left)
            fold = _FOLD.get(type(node.op))
            return None if left is None or right is None or fold is None else fold(left, right)
        if isinstance(node, ast.UnaryOp):
            inner = self._fold(node.operand)
            if inner is not None:
                if isinstance(node.op, ast.Invert):
                    return ~inner
                if isinstance(node.op, ast.USub):
                    return -inner
                if isinstance(node.op, ast.Not):
                    return int(not inner)
        return None

    def record_of(self, node: ast.expr) -> Record | None:
        """The record that an expression points to: RECORD.at(x), or a local that holds one."""
        if isinstance(node, ast.Name) and node.id in self.locals:
            return self.locals[node.id].record
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "at":
            owner = node.func.value
            value = self.names.get(owner.id) if isinstance(owner, ast.Name) else None
            if isinstance(value, Record):
                return value
        return None

    def may_build_in(self, name: str, value: ast.expr) -> bool:
        """Whether a local may be overwritten while its new value is computed: it is read first, or not at all."""
        while isinstance(value, ast.BinOp) and type(value.op) not in _SHIFTS:
            if _mentions(value.right, name):
                return False
            value = value.left
        return not _mentions(value, name) or isinstance(value, ast.Name)

    # --- fields

    def field(self, node: Any, k: int) -> tuple[Field, Mem, int] | None:
        """A field access: the field, its place, and the first scratch register that is free beside it."""
        index: ast.expr = ast.Constant(0)
        if isinstance(node, ast.Subscript):
            node, index = node.value, node.slice
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            return None
        owner = node.value.id
        if owner == "env" and isinstance(self.names.get("env"), lowlevel.Env):
            record, base, bias = VCPU, RBP, ENV_BIAS
        elif owner in self.locals and (known := self.locals[owner].record) is not None:
            local = self.locals[owner]
            record, bias, base = known, 0, local.register
            if base < 0:
                base = SCRATCH[k]
                self.a += mov(base, self.slot(local))
                k += 1
        else:
            return None
        field = record.fields.get(node.attr)
        if field is None:
            self.fail(node, f"{record.name} has no field {node.attr}")
        width = WIDTHS[field.ctype]
        disp = record.offsets[field.name] - bias
        fixed = self.constant(index)
        if fixed is not None:
            return field, Mem(base, disp + fixed * width), k
        register, k = self.register(index, k)
        return field, Mem(base, disp, register, width), k

    def store_field(self, target: ast.expr, value: ast.expr) -> None:
        """target = value, where target is a field."""
        fixed = self.constant(value)
        if fixed is None:
            self.value(value, RAX, 0)
        place = self.field(target, 1)
        if place is None:
            self.fail(target, "neither a local nor a field")
        field, memory, _ = place
        width = WIDTHS[field.ctype]
        if fixed is not None:
            short = fits(width, fixed)
            if short is not None:
                self.a += STORE_IMM[width](memory, short)
                return
            self.a += const(RAX, fixed)
        self.a += STORES[width](memory, RAX)

    # --- operands

    def register(self, node: ast.expr, k: int) -> tuple[int, int]:
        """The value in a register that is not to be changed, and the next free scratch register."""
        if isinstance(node, ast.Name) and node.id in self.locals and self.locals[node.id].register >= 0:
            return self.locals[node.id].register, k
        self.value(node, SCRATCH[k], k)
        return SCRATCH[k], k + 1

    def operand(self, node: ast.expr, k: int) -> Loc:
        """The value as a register or 64-bit memory operand; scratch registers from the k-th on may be used."""
        if isinstance(node, ast.Name) and node.id in self.locals:
            local = self.locals[node.id]
            return local.register if local.register >= 0 else self.slot(local)
        if self.constant(node) is None:
            place = self.field(node, k)
            if place is not None and place[0].ctype == "u64":
                return place[1]
        self.value(node, SCRATCH[k], k)
        return SCRATCH[k]

    def address(self, node: ast.expr, k: int) -> tuple[Mem, int]:
        """A host address as a memory operand, and the next free scratch register."""
        disp = 0
        while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            fixed = self.constant(node.right)
            if fixed is None or fixed >= 1 << 31:
                break
            disp += fixed
            node = node.left
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            base, k = self.register(node.left, k)
            right, scale = node.right, 1
            if isinstance(right, ast.BinOp) and isinstance(right.op, ast.LShift | ast.Mult):
                factor = self.constant(right.right)
                if factor is not None:
                    factor = 1 << factor if isinstance(right.op, ast.LShift) and factor < 4 else factor
                    if factor in (1, 2, 4, 8):
                        right, scale = right.left, factor
            index, k = self.register(right, k)
            return Mem(base, disp, index, scale), k
        base, k = self.register(node, k)
        return Mem(base, disp), k

    # --- values

    def value(self, node: ast.expr, to: int, k: int) -> None:
        """Leave the value of `node` in register `to`."""
        fixed = self.constant(node)
        if fixed is not None:
            self.a += const(to, fixed)
        elif isinstance(node, ast.Name):
            if node.id not in self.locals:
                self.fail(node, f"{node.id} is neither a local nor an integer constant")
            where = self.operand(node, k)
            if where != to:
                self.a += mov(to, where)
        elif isinstance(node, _PLACES):
            place = self.field(node, k)
            if place is None:
                self.fail(node, f"{ast.unparse(node)} is not a field")
            self.a += LOADS[WIDTHS[place[0].ctype]](to, place[1])
        elif isinstance(node, ast.BinOp):
            self._binary(node, to, k)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, _SIGNS):
            self.value(node.operand, to, k)
            self.a += (_not if isinstance(node.op, ast.Invert) else _neg)(to)
        elif isinstance(node, ast.Call):
            self.call(node, to, k)
        elif isinstance(node, ast.IfExp):
            otherwise, end = self.new_label(), self.new_label()
            self.branch(node.test, otherwise, when=False, k=k)
            self.value(node.body, to, k)
            self.a.jump(end)
            self.place(otherwise)
            self.value(node.orelse, to, k)
            self.place(end)
        elif isinstance(node, _TRUTHS):
            otherwise, end = self.new_label(), self.new_label()
            self.branch(node, otherwise, when=False, k=k)
            self.a += mov_imm32(to, 1)
            self.a.jump(end)
            self.place(otherwise)
            self.a += mov_imm32(to, 0)
            self.place(end)
        else:
            self.fail(node, f"{type(node).__name__} is not in the subset")

    def _binary(self, node: ast.BinOp, to: int, k: int) -> None:
        operator, left, right = type(node.op), node.left, node.right
        if operator in _COMMUTES and self.constant(left) is not None:
            left, right = right, left
        fixed = self.constant(right)
        if operator in (ast.FloorDiv, ast.Mod) and (not fixed or fixed & (fixed - 1)):
            self.fail(node, "division only by powers of two")
        if operator in (ast.FloorDiv, ast.Mod, ast.Mult) and fixed and not fixed & (fixed - 1):
            self.value(left, to, k)
            self._by_power_of_two(operator, to, fixed)
            return
        if fixed is not None:
            short = fits(8, fixed)
            if operator in _SHIFTS:
                self.value(left, to, k)
                self.a += _SHIFTS[operator][1](to, fixed)
                return
            if short is not None:
                self.value(left, to, k)
                if operator is ast.Mult:
                    self.a += _imul_imm(to, to, short)
                    return
                # `& MASK64` is for CPython, whose integers have no end.
                nothing = -1 if operator is ast.BitAnd else 0 if operator in (ast.Add, ast.Sub, ast.BitOr) else None
                if short != nothing:
                    self.a += _ALU[operator][1](to, short)
                return
        # The left side first, out of the way of what the right side needs.
        at = to if to in SCRATCH[k:] and to == SCRATCH[k] else -1
        if at < 0 and to not in SCRATCH and self._is_at_hand(right):
            at = to  # a local's own register, which the right side does not mention (may_build_in)
        if at < 0:
            at = SCRATCH[k]
        self.value(left, at, k)
        after = k + 1 if at == SCRATCH[k] else k
        if operator in _SHIFTS:
            count, _ = self.register(right, after)
            self.a += _SHIFTS[operator][0](to, at, count)
            return
        where = self.operand(right, after)
        self.a += _imul(at, where) if operator is ast.Mult else _ALU[operator][0](at, where)
        if at != to:
            self.a += mov(to, at)

    def _is_at_hand(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name | ast.Attribute)

    def _by_power_of_two(self, operator: type[ast.operator], register: int, factor: int) -> None:
        bits = factor.bit_length() - 1
        if operator is ast.Mod and bits < 32:
            self.a += _ALU[ast.BitAnd][1](register, factor - 1)
        elif operator is ast.Mod:
            self.a += _SHIFTS[ast.LShift][1](register, 64 - bits) + _SHIFTS[ast.RShift][1](register, 64 - bits)
        elif bits:
            self.a += _SHIFTS[ast.LShift if operator is ast.Mult else ast.RShift][1](register, bits)

    # --- conditions

    def branch(self, node: ast.expr, label: str, *, when: bool, k: int = 0) -> None:
        """Jump to `label` if the condition's truth is `when`, else fall through."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self.branch(node.operand, label, when=not when, k=k)
            return
        if isinstance(node, ast.BoolOp):
            decides = isinstance(node.op, ast.Or)  # the truth of one part that settles the whole
            skip = self.new_label()
            for part in node.values[:-1]:
                self.branch(part, label if decides == when else skip, when=decides, k=k)
            self.branch(node.values[-1], label, when=when, k=k)
            self.place(skip)
            return
        if isinstance(node, ast.Compare):
            if len(node.ops) != 1 or type(node.ops[0]) not in _CONDITIONS:
                self.fail(node, "one comparison at a time, of numbers")
            holds, opposite = _CONDITIONS[type(node.ops[0])]
            left, right = node.left, node.comparators[0]
            fixed = self.constant(right)
            short = None if fixed is None else fits(8, fixed)
            if short is not None:
                self.a += _cmp_imm(self.operand(left, k), short)
            else:
                register, after = self.register(left, k)
                self.a += _cmp(register, self.operand(right, after))
            self.a.jump(label, holds if when else opposite)
            return
        register, _ = self.register(node, k)
        self.a += _test(register, register)
        self.a.jump(label, "ne" if when else "e")

    # --- calls

    def call(self, node: ast.Call, to: int, k: int) -> None:
        """Leave the result of a call in register `to` (aot_calls.Calls)."""
        raise NotImplementedError

    def push(self, register: int) -> None:
        """Put a register on the stack; slots stay where they are."""
        self.a += _push(register)
        self._pushed += 8

    def pop(self, register: int) -> None:
        """Take the last one back."""
        self.a += _pop(register)
        self._pushed -= 8


def _mentions(node: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in walk(node))


def fits(width: int, value: int) -> int | None:
    """A constant as the immediate of a store or operation of `width` bytes, or None if it needs a register."""
    if width < 8:
        return value & ((1 << 8 * width) - 1)
    value &= MASK64
    signed = value - (1 << 64) if value >> 63 else value
    return signed if -(1 << 31) <= signed < 1 << 31 else None


