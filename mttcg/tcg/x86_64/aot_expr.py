"""Expressions of the native subset (`aot`): a tree is evaluated into a row of scratch registers.

`value(node, to, k)` leaves a value in register `to`, and may use the scratch registers from the k-th on; those below
hold what the expression around it has computed so far. What is at hand (a constant, a local, a field of a record) is
used as an operand in place. A call saves the scratch registers in use.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from ...memory.layout import ENV_BIAS, VCPU
from ...memory.records import WIDTHS, Field, Record
from ...native import lowlevel
from .assembly import Assembly
from .code import const, lea, mov, mov32, mov_imm32, mov_imm_sx, mov_store, mov_store32
from .encode import Loc, Mem, encoder, encoder_imm
from .insns import R8, R9, R10, R11, RAX, RBP, RCX, RDI, RDX, RSI, RSP

SCRATCH = (RAX, RCX, RDX, RSI, RDI, R8, R9, R10, R11)
ARGUMENTS = (RDI, RSI, RDX, RCX, R8, R9)
MASK64 = (1 << 64) - 1
NATIVE_LABEL = ".native"  # what labels of native functions end in; stubs have other names

_LOADS = {
    1: encoder("movzx r32, rm8"),
    2: encoder("movzx r32, rm16"),
    4: mov32,
    8: mov,
}
_STORES = {1: encoder("mov rm8, r8"), 2: encoder("mov rm16, r16"), 4: mov_store32, 8: mov_store}
_STORE_IMM = {
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
_COMMUTES = (ast.Add, ast.BitAnd, ast.BitOr, ast.BitXor, ast.Mult)
_imul = encoder("imul r64, rm64")
_imul_imm = encoder("imul r64, rm64, imm32")
_not = encoder("not rm64")
_neg = encoder("neg rm64")
_cmp = encoder("cmp r64, rm64")
_cmp_imm = encoder_imm("cmp rm64")
_test = encoder("test rm64, r64")
_sarx = encoder("sarx r64, rm64, v64")
_tzcnt = encoder("tzcnt r64, rm64")
_push = encoder("push r64")
_pop = encoder("pop r64")
_EXCHANGES = {
    "xchg32": encoder("xchg m, r32"), "xadd32": encoder("lock xadd m, r32"), "xadd64": encoder("lock xadd m, r64"),
}
_pause = encoder("pause")()
_cas64 = encoder("lock cmpxchg m, r64")
_cas32 = encoder("lock cmpxchg m, r32")
_or64 = encoder("lock or m, r64")
_and64 = encoder("lock and m, r64")
_fence = encoder("lock or m, imm8")(Mem(RSP), 0)

# Unsigned comparisons: the condition that holds, and its opposite.
_CONDITIONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("e", "ne"), ast.NotEq: ("ne", "e"), ast.Lt: ("b", "ae"), ast.GtE: ("ae", "b"), ast.Gt: ("a", "be"), ast.LtE: ("be", "a"),
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
            left, right = self._fold(node.left), self._fold(node.right)
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

    def _field(self, node: Any, k: int) -> tuple[Field, Mem, int] | None:
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
        register, k = self._register(index, k)
        return field, Mem(base, disp, register, width), k

    def store_field(self, target: ast.expr, value: ast.expr) -> None:
        """target = value, where target is a field."""
        fixed = self.constant(value)
        if fixed is None:
            self.value(value, RAX, 0)
        place = self._field(target, 1)
        if place is None:
            self.fail(target, "neither a local nor a field")
        field, memory, _ = place
        width = WIDTHS[field.ctype]
        if fixed is not None:
            short = _fits(width, fixed)
            if short is not None:
                self.a += _STORE_IMM[width](memory, short)
                return
            self.a += const(RAX, fixed)
        self.a += _STORES[width](memory, RAX)

    # --- operands

    def _register(self, node: ast.expr, k: int) -> tuple[int, int]:
        """The value in a register that is not to be changed, and the next free scratch register."""
        if isinstance(node, ast.Name) and node.id in self.locals and self.locals[node.id].register >= 0:
            return self.locals[node.id].register, k
        self.value(node, SCRATCH[k], k)
        return SCRATCH[k], k + 1

    def _operand(self, node: ast.expr, k: int) -> Loc:
        """The value as a register or 64-bit memory operand; scratch registers from the k-th on may be used."""
        if isinstance(node, ast.Name) and node.id in self.locals:
            local = self.locals[node.id]
            return local.register if local.register >= 0 else self.slot(local)
        if self.constant(node) is None:
            place = self._field(node, k)
            if place is not None and place[0].ctype == "u64":
                return place[1]
        self.value(node, SCRATCH[k], k)
        return SCRATCH[k]

    def _address(self, node: ast.expr, k: int) -> tuple[Mem, int]:
        """A host address as a memory operand, and the next free scratch register."""
        disp = 0
        while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            fixed = self.constant(node.right)
            if fixed is None or fixed >= 1 << 31:
                break
            disp += fixed
            node = node.left
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            base, k = self._register(node.left, k)
            right, scale = node.right, 1
            if isinstance(right, ast.BinOp) and isinstance(right.op, ast.LShift | ast.Mult):
                factor = self.constant(right.right)
                if factor is not None:
                    factor = 1 << factor if isinstance(right.op, ast.LShift) and factor < 4 else factor
                    if factor in (1, 2, 4, 8):
                        right, scale = right.left, factor
            index, k = self._register(right, k)
            return Mem(base, disp, index, scale), k
        base, k = self._register(node, k)
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
            where = self._operand(node, k)
            if where != to:
                self.a += mov(to, where)
        elif isinstance(node, ast.Attribute | ast.Subscript):
            place = self._field(node, k)
            if place is None:
                self.fail(node, f"{ast.unparse(node)} is not a field")
            self.a += _LOADS[WIDTHS[place[0].ctype]](to, place[1])
        elif isinstance(node, ast.BinOp):
            self._binary(node, to, k)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert | ast.USub):
            self.value(node.operand, to, k)
            self.a += (_not if isinstance(node.op, ast.Invert) else _neg)(to)
        elif isinstance(node, ast.Call):
            self._call(node, to, k)
        elif isinstance(node, ast.IfExp):
            otherwise, end = self.new_label(), self.new_label()
            self.branch(node.test, otherwise, when=False, k=k)
            self.value(node.body, to, k)
            self.a.jump(end)
            self.place(otherwise)
            self.value(node.orelse, to, k)
            self.place(end)
        elif isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
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
        if operator in (ast.FloorDiv, ast.Mod) or (operator is ast.Mult and fixed is not None):
            if fixed is None or (operator is not ast.Mult and fixed & (fixed - 1)):
                self.fail(node, "division only by powers of two")
            self.value(left, to, k)
            if not fixed & (fixed - 1):
                self._by_power_of_two(operator, to, fixed)
            else:
                self.a += _imul_imm(to, to, fixed)
            return
        if fixed is not None:
            short = _fits(8, fixed)
            if operator in _SHIFTS:
                self.value(left, to, k)
                self.a += _SHIFTS[operator][1](to, fixed)
                return
            if short is not None:
                self.value(left, to, k)
                # `& MASK64` is for CPython, whose integers have no end.
                if not (short == 0 and operator in (ast.Add, ast.Sub, ast.BitOr)) and (short, operator) != (-1, ast.BitAnd):
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
            count, _ = self._register(right, after)
            self.a += _SHIFTS[operator][0](to, at, count)
            return
        where = self._operand(right, after)
        self.a += _imul(at, where) if operator is ast.Mult else _ALU[operator][0](at, where)
        if at != to:
            self.a += mov(to, at)

    def _is_at_hand(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name | ast.Attribute)

    def _by_power_of_two(self, operator: type[ast.operator], register: int, factor: int) -> None:
        bits = factor.bit_length() - 1
        if operator is ast.Mod:
            self.a += _ALU[ast.BitAnd][1](register, factor - 1)
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
            short = None if fixed is None else _fits(8, fixed)
            if short is not None:
                self.a += _cmp_imm(self._operand(left, k), short)
            else:
                register, after = self._register(left, k)
                self.a += _cmp(register, self._operand(right, after))
            self.a.jump(label, holds if when else opposite)
            return
        register, _ = self._register(node, k)
        self.a += _test(register, register)
        self.a.jump(label, "ne" if when else "e")

    # --- calls

    def _call(self, node: ast.Call, to: int, k: int) -> None:
        if self.record_of(node) is not None:
            self.value(node.args[0], to, k)
            return
        function: Any = self.names.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if function in lowlevel.PRIMITIVES and function is not lowlevel.syscall:
            self._primitive(function.__name__, node.args, to, k)
            return
        if getattr(function, "__extern__", False) or function is lowlevel.syscall:
            self.externs.add(function.__name__)
        elif getattr(function, "__native__", False):
            self.callees.append(function)
        else:
            self.fail(node, f"{ast.unparse(node.func)} is not a native function")
        if len(node.args) > len(ARGUMENTS):
            self.fail(node, "more than six arguments")
        saved = [register for register in SCRATCH[:k] if register != to]
        for register in saved:
            self._push(register)
        hard = [index for index, argument in enumerate(node.args) if not self._is_plain(argument)]
        for index in hard[:-1]:
            self.value(node.args[index], RAX, 0)
            self._push(RAX)
        if hard:
            self.value(node.args[hard[-1]], ARGUMENTS[hard[-1]], 0)
        for index in reversed(hard[:-1]):
            self._pop(ARGUMENTS[index])
        for index, argument in enumerate(node.args):
            if index not in hard:
                self.value(argument, ARGUMENTS[index], 0)
        self.a.call(function.__name__ + NATIVE_LABEL)
        if to != RAX:
            self.a += mov(to, RAX)
        for register in reversed(saved):
            self._pop(register)

    def _is_plain(self, node: ast.expr) -> bool:
        """Whether loading it needs no register but its own."""
        if self.constant(node) is not None:
            return True
        if isinstance(node, ast.Name):
            return node.id in self.locals
        return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "env"

    def _push(self, register: int) -> None:
        self.a += _push(register)
        self._pushed += 8

    def _pop(self, register: int) -> None:
        self.a += _pop(register)
        self._pushed -= 8

    def _primitive(self, name: str, args: list[ast.expr], to: int, k: int) -> None:
        if name.startswith("load"):
            memory, _ = self._address(args[0], k)
            self.a += _LOADS[int(name[4:]) // 8](to, memory)
        elif name.startswith("store"):
            width = int(name[5:]) // 8
            fixed = self.constant(args[1])
            short = None if fixed is None else _fits(width, fixed)
            if short is not None:
                memory, _ = self._address(args[0], k)
                self.a += _STORE_IMM[width](memory, short)
                return
            register, after = self._register(args[1], k)
            memory, _ = self._address(args[0], after)
            self.a += _STORES[width](memory, register)
        elif name in ("cas64", "cas32"):
            self._compare_and_swap(name, args, to, k)
        elif name in _EXCHANGES:
            self.value(args[1], SCRATCH[k], k)
            memory, _ = self._address(args[0], k + 1)
            self.a += _EXCHANGES[name](memory, SCRATCH[k])
            if to != SCRATCH[k]:
                self.a += mov(to, SCRATCH[k])
        elif name in ("or64", "and64"):
            register, after = self._register(args[1], k)
            memory, _ = self._address(args[0], after)
            self.a += (_or64 if name == "or64" else _and64)(memory, register)
        elif name in ("fence", "pause"):
            self.a += _fence if name == "fence" else _pause
        elif name == "address_of":
            place = self._field(args[0], k)
            if place is None:
                self.fail(args[0], f"{ast.unparse(args[0])} is not a field")
            self.a += lea(to, place[1])
        elif name == "sar":
            self.value(args[0], SCRATCH[k], k)
            count, _ = self._register(args[1], k + 1)
            self.a += _sarx(to, SCRATCH[k], count)
        elif name == "tzcnt":
            self.a += _tzcnt(to, self._operand(args[0], k))

    def _compare_and_swap(self, name: str, args: list[ast.expr], to: int, k: int) -> None:
        """rax is the host's own operand here: what the expression around this keeps in it moves aside."""
        k = max(k, 1)
        saved = to != RAX
        if saved:
            self._push(RAX)
        self.value(args[1], SCRATCH[k], k)
        self.value(args[2], SCRATCH[k + 1], k + 1)
        memory, _ = self._address(args[0], k + 2)
        self.a += mov(RAX, SCRATCH[k]) + (_cas64 if name == "cas64" else _cas32)(memory, SCRATCH[k + 1])
        if saved:
            self.a += mov(to, RAX)
            self._pop(RAX)


def _mentions(node: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(node))


def _fits(width: int, value: int) -> int | None:
    """A constant as the immediate of a store or operation of `width` bytes, or None if it needs a register."""
    if width < 8:
        return value & ((1 << 8 * width) - 1)
    value &= MASK64
    signed = value - (1 << 64) if value >> 63 else value
    return signed if -(1 << 31) <= signed < 1 << 31 else None


