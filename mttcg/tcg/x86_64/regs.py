"""Where guest state lives on the host while in emitted code.

The 11 most used integer registers (81 % of the static uses in a C library) and the 14 fp registers that
calls pass and compilers scratch are pinned; the others are in the vCPU record, the integer ones in reach of a
one-byte displacement. ra is in r12, which costs a byte more as an address base than the others.
"""

from __future__ import annotations

from ...memory.layout import ENV_BIAS, JC_ENTRY, JC_SIZE, TLB2_WAYS, TLB_ENTRY, TLB_SIZE, VCPU
from ..host import Alike, Exit
from .encode import Loc, Mem
from .insns import R8, R9, R10, R11, R12, R13, R14, R15, RBP, RBX, RCX, RDI, RDX, RSI

ENV = RBP
# Guest integer register -> host register.
PINNED_X = {
    10: RBX, 11: RSI, 12: RDI, 13: R8, 14: R9, 15: R10,  # a0-a5
    2: R11, 1: R12, 18: R13, 8: R14, 9: R15,  # sp ra s2 s0 s1
}
# Guest fp register -> host xmm: fa0-fa7, ft0-ft5.
PINNED_F = {**{10 + i: 2 + i for i in range(8)}, **{i: 10 + i for i in range(6)}}
# The pinned registers that native functions do not preserve (`aot`).
NOT_PRESERVED = (RSI, RDI, R8, R9, R10, R11)
SCRATCH = (RCX, RDX)  # for temporaries; rax is every lowering's own


def env(field: str, index: int = 0) -> Mem:
    """The memory operand of a field of the vCPU record."""
    return Mem(ENV, VCPU.offset(field, index) - ENV_BIAS)


# Operand number (0-31 integer, 32-63 fp) -> host location.
LOCATIONS: list[Loc] = [
    *(PINNED_X.get(i, env("x", i)) for i in range(32)),
    *(PINNED_F.get(i, env("f", i)) for i in range(32)),
]


def _alike(operands: tuple[int, ...], places: tuple[tuple[int, int], ...]) -> Alike:
    locations = [LOCATIONS[operand] for operand in operands]
    numbers = tuple(where & 7 if isinstance(where, int) else where.disp & 0xFF for where in locations)
    return Alike(operands, numbers, places)


_IN_CODE = ((0, 7), (3, 7))  # rm or base, reg or index or vvvv; whether it is above 7 is the same in all of a class
_SLOT = ((0, 0xFF),)
# x0 is a constant; sp and gp, as bases, get other code; ra and s2, in r12 and r13, need a byte more as bases.
ALIKE = (
    _alike((10, 11, 12), _IN_CODE),  # a0-a2
    _alike((13, 14, 15, 8, 9), _IN_CODE),  # a3-a5 s0 s1
    _alike((5, 16, 27, 4, 6, 7, 17, *range(19, 27), *range(28, 32)), _SLOT),
    _alike((42, 45, 44, 43, 46, 47), _IN_CODE),  # fa0-fa5
    _alike((48, 49, 32, 33, 34, 35, 36, 37), _IN_CODE),  # fa6 fa7 ft0-ft5
)

# Spill slots of temporaries; the last one belongs to lowerings.
TEMP_SLOTS = [env("scratch", i) for i in range(7)]
WORK_SLOT = env("scratch", 7)

# Slots of `helpers`: one for each Exit by its number, then the callbacks.
_names = [f"EXIT_{reason.name}" for reason in Exit]
_names += [f"LOAD{size}{'S' if signed else 'U'}" for size in (1, 2, 4, 8) for signed in (False, True)]
_names += [f"STORE{size}" for size in (1, 2, 4, 8)]
_names += ["ATOMIC", "INTERPRET", "CLOCK_CYCLE", "CLOCK_TIME", "CLOCK_INSTRET", "FLUSH_PAGE"]
_names += [f"{name}{size}" for name in ("LR", "SC", "AMO") for size in (4, 8)]
HELPER: dict[str, Mem] = {name: env("helpers", slot) for slot, name in enumerate(_names)}
HELPER_SLOT: dict[str, int] = {name: slot for slot, name in enumerate(_names)}
# What stubs need in turn, from slot 48 on: the `Callbacks`, libc's clock_gettime, the address of MACHINE.time_base.
CALLEE_SLOT = {
    name: slot
    for slot, name in enumerate(("load", "store", "stored", "atomic", "interpret", "clock_gettime", "time_base"), 48)
}
CALLEE: dict[str, Mem] = {name: env("helpers", slot) for name, slot in CALLEE_SLOT.items()}
# 16-byte constants for fp code live in the same table, two slots each, from slot 64 on.
CONST_SLOT = {"box": 64, "sign4": 66, "sign8": 68, "nan4": 70, "nan8": 72}
CONST_VALUE = {
    "box": 0xFFFFFFFF_00000000,
    "sign4": 0x80000000,
    "sign8": 0x80000000_00000000,
    "nan4": 0xFFFFFFFF_7FC00000,
    "nan8": 0x7FF80000_00000000,
}
CONST: dict[str, Mem] = {name: env("helpers", slot) for name, slot in CONST_SLOT.items()}
if len(_names) > min(CALLEE_SLOT.values()):
    raise ImportError("more helper stubs than slots below the callees")


LINEAR_DISP = VCPU.offset("linear") - ENV_BIAS  # of the first page in the table


def tlb_disp(mmu_idx: int, word: int) -> int:
    """Displacement from ENV of 64-bit word `word` (0 tag_r, 1 tag_w, 2 addend) of a soft TLB's first entry."""
    return VCPU.offset("tlb") - ENV_BIAS + mmu_idx * TLB_SIZE * TLB_ENTRY + 8 * word


def tlb2_disp(way: int, word: int) -> int:
    """The same for way `way` of the second level of mmu_idx 0; entries of an index are TLB2_WAYS times as far apart."""
    if not 0 <= way < TLB2_WAYS:
        raise IndexError(f"the second level has {TLB2_WAYS} ways")
    return VCPU.offset("tlb2") - ENV_BIAS + way * TLB_ENTRY + 8 * word


def jc_disp(ctx: int, word: int) -> int:
    """The same for a jump cache: word 0 is the pc, 1 the host code."""
    return VCPU.offset("jc") - ENV_BIAS + ctx * JC_SIZE * JC_ENTRY + 8 * word
