"""The IR interpreter: the reference meaning of every row of `ops`.

It is three things at once: the oracle that the code generators are tested against, the `-accel interp`
accelerator, and the fallback for ops that a back end does not emit inline. So it is written for plainness
first; but since whole guests boot on it, one instruction costs about a microsecond: one dict look-up and
one call per op.

A row is pure (a function of its inputs and attributes), or it acts on the hart (`cpu` and the instruction's
site come first), or it ends the block (the same, and its value is the next pc), or it may end the
instruction early (the next pc if it does, else None). A guest trap leaves `run` as an exception: an op that
may trap comes before the guest registers of its instruction are written.
"""

from __future__ import annotations

from collections.abc import Callable

from .guest import GuestCpu
from .interp_fp import BOX32, FLOAT, Site
from .interp_int import CONDITION, INTEGER, MASK64, sign_extend
from .ir import F0, TEMP0, Imm, Op
from .ops import CONDITIONS, OPS


def _pcrel(cpu: GuestCpu, site: Site, offset: int) -> int:
    return (site[0] + offset) & MASK64


def _ld(cpu: GuestCpu, site: Site, base: int, size: int, signed: bool, disp: int) -> int:
    value = cpu.load((base + disp) & MASK64, size)
    return sign_extend(value, size) if signed else value


def _st(cpu: GuestCpu, site: Site, base: int, value: int, size: int, disp: int) -> None:
    cpu.store((base + disp) & MASK64, size, value & ((1 << 8 * size) - 1))


def _fld(cpu: GuestCpu, site: Site, base: int, size: int, disp: int) -> int:
    value = cpu.load((base + disp) & MASK64, size)
    return value | BOX32 if size == 4 else value


def _lr(cpu: GuestCpu, site: Site, va: int, size: int, aq: bool, rl: bool, sc_offset: int) -> int:
    sc_pc = (site[0] + sc_offset) & MASK64 if sc_offset else 0
    return sign_extend(cpu.load_reserved(va, size, sc_pc), size)


def _sc(cpu: GuestCpu, site: Site, va: int, value: int, size: int, aq: bool, rl: bool) -> int:
    return cpu.store_conditional(va, size, value & ((1 << 8 * size) - 1), site[0])


def _amo(cpu: GuestCpu, site: Site, va: int, value: int, kind: str, size: int, aq: bool, rl: bool) -> int:
    return sign_extend(cpu.amo(va, size, kind, value & ((1 << 8 * size) - 1)), size)


def _fence(cpu: GuestCpu, site: Site, full: bool) -> None:
    cpu.fence(full)


def _spin_hint(cpu: GuestCpu, site: Site) -> None:
    """Nothing: whoever calls `run` is slow enough for the others."""


def _ldenv(cpu: GuestCpu, site: Site, field: str) -> int:
    return cpu.get_env(field)


def _stenv(cpu: GuestCpu, site: Site, value: int, field: str) -> None:
    cpu.set_env(field, value)


def _irqcheck(cpu: GuestCpu, site: Site) -> None:
    """Nothing: whoever calls `run` looks for interrupts after every instruction."""


def _rdclock(cpu: GuestCpu, site: Site, csr: int) -> int:
    return cpu.read_clock(csr, site[2])


def _helper(cpu: GuestCpu, site: Site, name: str, args: tuple[int, ...]) -> None:
    cpu.call_helper(name, args, *site)


def _system(cpu: GuestCpu, site: Site, name: str, args: tuple[int, ...]) -> int:
    target = cpu.call_helper(name, args, *site)
    return (site[0] + site[1]) & MASK64 if target is None else target


def _guard(cpu: GuestCpu, site: Site, value: int, mask: int, name: str, args: tuple[int, ...]) -> int | None:
    return _system(cpu, site, name, args) if value & mask else None


def _flush_page(cpu: GuestCpu, site: Site, va: int, name: str, args: tuple[int, ...]) -> int | None:
    return _system(cpu, site, name, args)


def _fence_i(cpu: GuestCpu, site: Site, offset: int) -> int:
    cpu.call_helper("fence_i", (), *site)
    return (site[0] + offset) & MASK64


def _jmp(cpu: GuestCpu, site: Site, offset: int) -> int:
    return (site[0] + offset) & MASK64


def _jmpr(cpu: GuestCpu, site: Site, base: int, disp: int, link: int) -> int:
    if link:  # `base` was read before: jalr ra, ra jumps to the old ra
        cpu.set_x(link, (site[0] + site[1]) & MASK64)
    return (base + disp) & (MASK64 - 1)


def _br(cpu: GuestCpu, site: Site, a: int, b: int, cond: str, offset: int) -> int:
    return (site[0] + (offset if CONDITION[cond](a, b) else site[1])) & MASK64


_ACTING: dict[str, Callable[..., int | None]] = {
    "pcrel": _pcrel,
    "ld": _ld,
    "st": _st,
    "fld": _fld,
    "fst": _st,
    "lr": _lr,
    "sc": _sc,
    "amo": _amo,
    "fence": _fence,
    "spin_hint": _spin_hint,
    "ldenv": _ldenv,
    "stenv": _stenv,
    "irqcheck": _irqcheck,
    "rdclock": _rdclock,
    "helper": _helper,
    **FLOAT,
}
_ENDING: dict[str, Callable[..., int]] = {
    "system": _system, "fence_i": _fence_i, "jmp": _jmp, "jmpr": _jmpr, "br": _br
}  # fmt: skip
# These give the next pc if the instruction ends with them, else None.
_LEAVING: dict[str, Callable[..., int | None]] = {"guard": _guard, "flush_page": _flush_page}

# Name -> how its function is called, and the function.
_PURE, _ACTS, _ENDS, _LEAVES = range(4)
_DISPATCH: dict[str, tuple[int, Callable[..., int | None]]] = {
    **{name: (_PURE, function) for name, function in INTEGER.items()},
    **{name: (_ACTS, function) for name, function in _ACTING.items()},
    **{name: (_ENDS, function) for name, function in _ENDING.items()},
    **{name: (_LEAVES, function) for name, function in _LEAVING.items()},
}
if _DISPATCH.keys() != OPS.keys():
    raise ImportError(f"ops without a meaning, or meanings without a row: {_DISPATCH.keys() ^ OPS.keys()}")
if any(OPS[name].ends != (kind == _ENDS) for name, (kind, _) in _DISPATCH.items()):
    raise ImportError("an op that ends the block must give the next pc, and no other may")
if CONDITION.keys() != set(CONDITIONS):
    raise ImportError("branch conditions differ from those of ops.CONDITIONS")


def run(ops: list[Op], cpu: GuestCpu, pc: int, size: int, word: int) -> int:
    """Execute the ops of the one guest instruction `word` of `size` bytes at `pc`; the next pc.

    Raises GuestTrap with the instruction's guest registers unchanged.
    """
    site = (pc, size, word)
    temps: dict[int, int] = {}
    next_pc = -1
    for name, out, args, attr in ops:
        values: list[int] = []
        for a in args:
            if type(a) is Imm:
                values.append(a)
            elif a < F0:
                values.append(cpu.get_x(a))
            elif a >= TEMP0:
                values.append(temps[a])
            else:
                values.append(cpu.get_f(a - F0))
        kind, function = _DISPATCH[name]
        if kind == _PURE:
            result = function(*values, *attr)
        else:
            result = function(cpu, site, *values, *attr)
            if kind == _ENDS:
                assert result is not None
                next_pc = result
                continue
            if kind == _LEAVES:
                if result is not None:
                    return result
                continue
        if out >= 0:
            assert result is not None
            if out < F0:
                cpu.set_x(out, result)
            elif out >= TEMP0:
                temps[out] = result
            else:
                cpu.set_f(out - F0, result)
    return next_pc if next_pc >= 0 else (pc + size) & MASK64
