"""What all lowerings of floating point share: operands, the interpreter's path, canonical NaNs, rounding modes.

Exactness rests on these: a NaN result is replaced by the canonical NaN on a cold path; a single operand that is not
NaN-boxed, and whatever the host has no instruction for, goes to the interpreter before any flag is raised.
A VEX scalar single instruction copies bits 127:32 from its first source, so with a boxed one its result is boxed.
Both hosts and RISC-V detect tininess after rounding; MXCSR's denormal flag is nobody's business.
"""

from __future__ import annotations

from ..ir import Op
from .code import Code, mov32, mov_store32
from .encode import Mem, encoder, encoder_imm
from .insns import RAX, RCX
from .lower_ctrl import CALL_INTERPRET
from .regs import CONST, WORK_SLOT
from .row import CLOBBERS_BOTH, Emit, Lowering, NotInline

XMM0, XMM1 = 0, 1
SINGLE = 4
DYNAMIC, RNE, RTZ, RDN, RUP, RMM = 7, 0, 1, 2, 3, 4
HOST_RC = {RNE: 0, RDN: 1, RUP: 2, RTZ: 3}  # MXCSR bits 14:13, and vroundsd
_RC_MASK, _FLAGS_MASK = 3 << 13, 0x3F
SUFFIX = {4: "ss", 8: "sd"}
BITS = {4: "m32", 8: "m64"}

movq = encoder("vmovq xmm, xmm/m64")
_movq_store = encoder("vmovsd m, xmm")
and_pd = encoder("vandpd xmm, vxmm, xmm/m128")
_ptest = encoder("vptest xmm, xmm/m128")
ucomi = {4: encoder("vucomiss xmm, xmm/m32"), 8: encoder("vucomisd xmm, xmm/m64")}
cmp_imm32 = encoder_imm("cmp rm32")
and_imm32 = encoder_imm("and rm32")
_or_imm32 = encoder_imm("or rm32")
_or_rm32 = encoder("or r32, rm32")
_stmxcsr, _ldmxcsr = encoder("stmxcsr m"), encoder("ldmxcsr m")

_NAN = {4: CONST["nan4"], 8: CONST["nan8"]}
_GUEST_MXCSR = WORK_SLOT
_OTHER_MXCSR = Mem(WORK_SLOT.base, WORK_SLOT.disp + 4)


def fp_row(emit: Emit) -> Lowering:
    """The row of an emitter that may leave the instruction to the interpreter."""
    return Lowering(emit, CLOBBERS_BOTH, sole=True)


def fp_reg(c: Code, operand: int, scratch: int) -> int:
    """An fp operand in an xmm register: its own, or `scratch`."""
    where = c.loc[operand]
    if type(where) is int:
        return where
    c.hot += movq(scratch, where)
    return scratch


def fp_target(c: Code, op: Op) -> int:
    """The xmm register to compute an fp result in."""
    where = c.loc[op.out]
    return where if type(where) is int else XMM0


def fp_out(c: Code, op: Op, register: int) -> None:
    """Store an xmm register as the op's output."""
    where = c.loc[op.out]
    if type(where) is not int:
        c.hot += _movq_store(where, register)
    elif where != register:
        c.hot += movq(where, register)


def check_boxes(c: Code, fmt: int, *operands: int) -> list[int]:
    """For singles: jump out unless all operands are NaN-boxed. The jumps, for `else_interpret`."""
    if fmt != SINGLE:
        return []
    jumps: list[int] = []
    pinned: list[int] = []
    for operand in dict.fromkeys(operands):
        where = c.loc[operand]
        if type(where) is int:
            pinned.append(where)
        else:
            assert isinstance(where, Mem)
            c.hot += cmp_imm32(Mem(where.base, where.disp + 4), -1)
            jumps.append(c.branch_cold("ne"))
    if pinned:
        both = pinned[0]
        for other in pinned[1:]:
            c.hot += and_pd(XMM0, both, other)
            both = XMM0
        c.hot += _ptest(both, CONST["box"])  # carry: all bits of the mask are set
        jumps.append(c.branch_cold("ae"))
    return jumps


def else_interpret(c: Code, jumps: list[int]) -> None:
    """Where `jumps` lead: the interpreter runs the instruction. Call it at the op's end."""
    if jumps:
        for jump_end in jumps:
            c.land_cold(jump_end)
        c.cold += CALL_INTERPRET
        c.resume(len(c.hot))


def canonical(c: Code, fmt: int, register: int) -> None:
    """Replace a NaN in `register`."""
    c.hot += ucomi[fmt](register, register)
    c.jump_cold("p")
    c.cold += movq(register, _NAN[fmt])
    c.resume(len(c.hot))


def rounded(rm: int, code: bytes) -> bytes:
    """`code` under a rounding mode; sticky flags that it raises stay. A static mode overwrites rax and rcx.

    Raises NotInline for RMM, which the host does not have.
    """
    if rm == DYNAMIC:
        return code
    if rm not in HOST_RC:
        raise NotInline
    before = _stmxcsr(_GUEST_MXCSR) + mov32(RAX, _GUEST_MXCSR) + and_imm32(RAX, ~_RC_MASK)
    before += _or_imm32(RAX, HOST_RC[rm] << 13) + mov_store32(_OTHER_MXCSR, RAX) + _ldmxcsr(_OTHER_MXCSR)
    after = _stmxcsr(_OTHER_MXCSR) + mov32(RCX, _OTHER_MXCSR) + and_imm32(RCX, _FLAGS_MASK)
    after += _or_rm32(RCX, _GUEST_MXCSR) + mov_store32(_OTHER_MXCSR, RCX) + _ldmxcsr(_OTHER_MXCSR)
    return before + code + after


def x_out(c: Code, op: Op) -> int:
    """The integer register to compute a result in: its own, or rax."""
    where = c.loc[op.out]
    return where if type(where) is int else RAX
