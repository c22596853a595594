"""From the IR of one guest instruction to its template.

The driver walks the ops once, calling each one's emitter; before that it gives temporaries a place. They live for a
few ops at most, so a free scratch register is found, or a slot in the record is good enough.
"""

from __future__ import annotations

from ..host import End, Template
from ..interp_int import INTEGER
from ..ir import TEMP0, Imm, Op
from ..ops import OPS
from . import lower_atomic, lower_ctrl, lower_fp, lower_fp_convert, lower_int, lower_mem, lower_muldiv, lower_sys
from .code import Code
from .encode import Loc
from .regs import LOCATIONS, SCRATCH, TEMP_SLOTS
from .row import Lowering, NotInline

LOWERINGS: dict[str, Lowering] = {
    **lower_int.LOWERINGS,
    **lower_muldiv.LOWERINGS,
    **lower_mem.LOWERINGS,
    **lower_atomic.LOWERINGS,
    **lower_ctrl.LOWERINGS,
    **lower_sys.LOWERINGS,
    **lower_fp.LOWERINGS,
    **lower_fp_convert.LOWERINGS,
}
if LOWERINGS.keys() != OPS.keys():
    raise ImportError(f"ops without a lowering, or lowerings without a row: {LOWERINGS.keys() ^ OPS.keys()}")

_ENDS = frozenset(name for name, row in OPS.items() if row.ends)
_FP_RESULT = frozenset(name for name, row in OPS.items() if row.fp.startswith("f"))


# What these emit is the same in every context: it holds no displacement of a soft TLB or jump cache.
_FREE_OF_CONTEXT = {*lower_int.LOWERINGS, *lower_muldiv.LOWERINGS, "fence", "spin_hint", "pcrel", "jmp", "br"}


def depends_on_context(ops: list[Op]) -> bool:
    """host.HostBackend.depends_on_context. `ops` may still be those of one context only, if they name others' rows."""
    return not _FREE_OF_CONTEXT.issuperset([op.name for op in ops])


def _reads(op: Op, operand: int) -> bool:
    return any(type(a) is not Imm and a == operand for a in op.args)


def _last_read(ops: list[Op], operand: int) -> int:
    """Index of the last op that reads a temporary, or -1."""
    return max((i for i, op in enumerate(ops) if _reads(op, operand)), default=-1)


def place_temporaries(ops: list[Op]) -> list[Loc]:
    """Locations of all operands, temporaries included."""
    count = max(op.out for op in ops) + 1 - TEMP0
    places: list[Loc] = [*LOCATIONS, *([0] * count)]
    busy_until = dict.fromkeys(SCRATCH, -1)
    slots = list(TEMP_SLOTS)
    for i, op in enumerate(ops):
        if op.out < TEMP0:
            continue
        last = _last_read(ops, op.out)
        if last >= 0 and op.name not in _FP_RESULT:
            clobbered = frozenset[int]().union(*(LOWERINGS[o.name].clobbers for o in ops[i : last + 1]))
            free = [r for r in SCRATCH if r not in clobbered and busy_until[r] < i]
            if free:
                places[op.out] = free[-1]
                busy_until[free[-1]] = last
                continue
        places[op.out] = slots.pop()
    return places


def _emit(ops: list[Op], size: int, ctx: int) -> tuple[Code, End, int]:
    """The code of an instruction, how it ends the block, and its taken offset. Raises NotInline."""
    has_temporaries = False
    for op in ops:
        if op.out >= TEMP0:
            has_temporaries = True
    code = Code(place_temporaries(ops) if has_temporaries else LOCATIONS, size, ctx)
    end, offset = End.NONE, 0
    last = ops[-1]
    if last.name in _ENDS:
        end, offset = lower_ctrl.ends_with(last)
        if end is End.INDIRECT or (end is not End.SYSTEM and offset <= 0):
            lower_ctrl.gen_request_test(code)
    alone = len(ops) == 1
    for op in ops:
        row = LOWERINGS[op.name]
        args = op.args
        if row.emit is None or (row.sole and not alone):
            raise NotInline
        if args and type(args[0]) is Imm and op.name in INTEGER and all(type(a) is Imm for a in args):
            code.out_imm(op, INTEGER[op.name](*args, *op.attr))
            continue
        if has_temporaries:
            code.unused = op.out >= TEMP0 and _last_read(ops, op.out) < 0
        row.emit(code, op)
    return code, end, offset


def _interpreted(ops: list[Op], size: int, ctx: int) -> Code:
    """The whole instruction as one call of the interpreter: it is never run by half."""
    if ops[-1].name in _ENDS:
        raise ValueError(f"an instruction that ends the block cannot be interpreted from emitted code: {ops}")
    code = Code(LOCATIONS, size, ctx)
    code.hot += lower_ctrl.CALL_INTERPRET
    for op in ops:
        row = LOWERINGS[op.name]
        if row.trailing and row.emit is not None:
            row.emit(code, op)
    return code


def lower(ops: list[Op], word: int, size: int, ctx: int) -> Template:
    """The template of one instruction (host.HostBackend.lower)."""
    if not ops:  # a hint: nothing to do
        return Template(word, size, b"", b"")
    try:
        code, end, offset = _emit(ops, size, ctx)
    except NotInline:
        code, end, offset = _interpreted(ops, size, ctx), End.NONE, 0
    code.align(len(code.cold))
    hot, cold, sites = bytes(code.hot), bytes(code.cold), code.pc_sites
    return Template(word, size, hot, cold, end, offset, tuple(sites))


def fallthrough() -> Template:
    """host.HostBackend.fallthrough."""
    code = Code(LOCATIONS, 0, 0)
    lower_ctrl.gen_exit_site(code)
    return Template(0, 0, bytes(code.hot), bytes(code.cold), End.JUMP)
