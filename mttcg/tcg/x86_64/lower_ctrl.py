"""Control flow, the vCPU record, and calls out of emitted code.

The exit sites at the end of a JUMP or BRANCH template have the fixed layout of `host.SITE_*`; unlinked, a site jumps
to its cold twin, which calls the CHAIN stub.
"""

from __future__ import annotations

from struct import Struct
from typing import Any

from ...memory.layout import JC_SIZE, MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U, N_CTX, VCPU
from ..host import COLD, SITE_CALL, SITE_NEXT, SITE_TAKEN, End
from ..ir import Imm, Op
from .code import (
    CALL_SIZE,
    JCC,
    JCC_SIZE,
    JUMP_SIZE,
    MASK64,
    Code,
    call,
    cmp_imm32,
    const,
    jump,
    mov,
    mov32,
    store,
)
from .encode import Mem, encoder, encoder_imm
from .insns import RAX, RCX
from .lower_int import compare
from .regs import ENV, HELPER, env, jc_disp
from .row import CLOBBERS_BOTH, CLOBBERS_NONE, CLOBBERS_RCX, INTERPRET, Lowering, NotInline

if SITE_CALL != CALL_SIZE or SITE_NEXT != JUMP_SIZE + 1 or SITE_TAKEN != JCC_SIZE + SITE_NEXT:
    raise ImportError("the host's jumps do not have the sizes that the site layout promises")

_test = encoder("test rm64, r64")
_test_imm = encoder("test rm8, imm8")
_and32 = encoder_imm("and rm32")
_and64 = encoder_imm("and rm64")
_add = encoder_imm("add rm64")
_lea = encoder("lea r64, m")
_cmp = encoder("cmp r64, rm64")
_jump_through = encoder("jmp rm64")

_TEST_REQUEST = cmp_imm32(env("exit_request"), 0)
_CALL_REQUEST = call(HELPER["EXIT_REQUEST"])
_CALL_CHAIN = call(HELPER["EXIT_CHAIN"])
_CALL_JUMP = call(HELPER["EXIT_JUMP"])
CALL_SYSTEM = call(HELPER["EXIT_SYSTEM"])
_CALL_WINDOW = call(HELPER["EXIT_WINDOW"])
CALL_INTERPRET = call(HELPER["INTERPRET"])
_LOAD_MIP = mov(RAX, env("mip"))
_TEST_MIE = _test(env("mie"), RAX)

_SITE_JUMP = jump(COLD - JUMP_SIZE) + b"\xcc"

_JCC_SITE = {cc: encode(COLD - JCC_SIZE) for cc, encode in JCC.items()}
_CONDITION = {"eq": "e", "ne": "ne", "lt": "l", "ge": "ge", "ltu": "b", "geu": "ae"}

LINK_MASK = (JC_SIZE - 1) << 1  # pc bits that select a jump cache entry; an entry is 8 times that away
_CLEAR_BIT0 = _and64(RAX, -2)
_MASK_INDEX = _and32(RCX, LINK_MASK)
# Privilege of each mmu_idx, to find counters_ok. MPRV is machine mode with another mode's data accesses.
_PRIV = {MMU_U: 0, MMU_S: 1, MMU_S_SUM: 1, MMU_M: 3, MMU_MPRV: 3}
_COUNTER = {0xC00: "CLOCK_CYCLE", 0xC01: "CLOCK_TIME", 0xC02: "CLOCK_INSTRET"}


def gen_request_test(c: Code) -> None:
    """Leave if exit_request is set. It comes first in the instruction: pc is still this instruction's."""
    c.hot += _TEST_REQUEST
    c.jump_cold("ne")
    c.cold += _CALL_REQUEST


def gen_exit_site(c: Code) -> None:
    """The site of a JUMP end."""
    c.align(len(c.cold))
    c.hot += _SITE_JUMP
    c.cold += _CALL_CHAIN


def gen_jmp(c: Code, op: Op) -> None:
    gen_exit_site(c)


def gen_br(c: Code, op: Op) -> None:
    compare(c, *op.args)
    cond: Any = op.attr[0]
    c.align(len(c.cold))
    c.hot += _JCC_SITE[_CONDITION[cond]] + _SITE_JUMP
    c.cold += _CALL_CHAIN + _CALL_CHAIN


def gen_jmpr(c: Code, op: Op) -> None:
    attr: Any = op.attr
    disp, link = attr
    base = op.args[0]
    pc = RAX
    if type(base) is Imm:
        c.hot += const(RAX, (base + disp) & MASK64)
    else:
        where = c.loc[base]
        if type(where) is int and disp:
            c.hot += _lea(RAX, Mem(where, disp))
        elif type(where) is int and base != link:
            pc = where
        else:
            c.hot += mov(RAX, where)
            if disp:
                c.hot += _add(RAX, disp)
    if link:
        where = c.loc[link]
        target = where if type(where) is int else RCX
        c.pc_const(target, c.size)
        c.hot += store(where, target)
    # An address with bit 0 set matches no entry (tlb_native.empty_jump), so that is cleared on a miss only.
    c.hot += mov32(RCX, pc) + _MASK_INDEX + _cmp(pc, Mem(ENV, jc_disp(c.ctx, 0), RCX, 8))
    c.jump_cold("ne")
    c.hot += _jump_through(Mem(ENV, jc_disp(c.ctx, 1), RCX, 8))
    if pc != RAX:
        c.cold += mov(RAX, pc)
    c.cold += _CLEAR_BIT0 + _CALL_JUMP


def gen_pcrel(c: Code, op: Op) -> None:
    offset: Any = op.attr[0]
    where = c.loc[op.out]
    target = where if type(where) is int else RAX
    c.pc_const(target, offset)
    c.out(op, target)


def gen_system(c: Code, op: Op) -> None:
    c.hot += CALL_SYSTEM


def gen_irqcheck(c: Code, op: Op) -> None:
    """Always the last op of its instruction."""
    c.hot += _LOAD_MIP + _TEST_MIE
    c.jump_cold("ne")
    c.cold += _CALL_WINDOW


def gen_ldenv(c: Code, op: Op) -> None:
    field: Any = op.attr[0]
    out = c.loc[op.out]
    target = out if type(out) is int else RAX
    c.hot += (mov32 if VCPU.fields[field].ctype == "u32" else mov)(target, env(field))
    c.out(op, target)


def gen_stenv(c: Code, op: Op) -> None:
    field: Any = op.attr[0]
    c.hot += store(env(field), c.reg(op.args[0], RAX))


def gen_rdclock(c: Code, op: Op) -> None:
    csr: Any = op.attr[0]
    if csr not in _COUNTER:
        raise NotInline
    allowed = env("counters_ok", _PRIV[c.mmu_idx])
    c.hot += _test_imm(allowed, 1 << (csr - 0xC00))
    c.jump_cold("e")
    c.hot += call(HELPER[_COUNTER[csr]])
    c.out(op, RAX)
    c.cold += CALL_INTERPRET
    c.resume(len(c.hot))


def far_stub(ctx: int, pc: int) -> bytes:
    """A jump cache probe for one pc: what links that cross a page go through."""
    entry = (pc & LINK_MASK) * 8
    tag, leave = _FAR_DISP[ctx]
    return _FAR_STUB.pack(_MOV_RAX, pc, _CMP_RAX, tag + entry, _SKIP_LEAVE, _LEAVE, leave + entry, _CALL_JUMP)


# Thousands are made in a boot, so the bytes are laid out once: mov rax, pc ; cmp rax, [tag] ; jne miss ; jmp [code] ;
# miss: call the JUMP stub. The displacements of an entry always take 32 bits.
_FAR_STUB = Struct(f"<2sQ3si2s2si{CALL_SIZE}s")
_FAR_DISP = [(jc_disp(ctx, 0), jc_disp(ctx, 1)) for ctx in range(N_CTX)]
_BIG = 0x7FFF_FFFF
_MOV_RAX = encoder("mov r64, imm64")(RAX, 0)[:2]
_CMP_RAX = _cmp(RAX, Mem(ENV, _BIG))[:3]
_LEAVE = _jump_through(Mem(ENV, _BIG))[:2]
_SKIP_LEAVE = encoder("jne rel8")(len(_LEAVE) + 4)


def ends_with(op: Op) -> tuple[End, int]:
    """How a block-ending op ends it, and the taken offset."""
    attr: Any = op.attr
    if op.name in ("jmp", "fence_i"):
        return End.JUMP, attr[0]
    if op.name == "br":
        return End.BRANCH, attr[1]
    return (End.INDIRECT if op.name == "jmpr" else End.SYSTEM), 0


LOWERINGS: dict[str, Lowering] = {
    "pcrel": Lowering(gen_pcrel, CLOBBERS_NONE),
    "ldenv": Lowering(gen_ldenv, CLOBBERS_NONE),
    "stenv": Lowering(gen_stenv, CLOBBERS_NONE),
    "irqcheck": Lowering(gen_irqcheck, CLOBBERS_NONE, trailing=True),
    "rdclock": Lowering(gen_rdclock, CLOBBERS_BOTH, sole=True),
    "helper": INTERPRET,
    "system": Lowering(gen_system, CLOBBERS_BOTH),
    "jmp": Lowering(gen_jmp, CLOBBERS_NONE),
    "jmpr": Lowering(gen_jmpr, CLOBBERS_BOTH),
    "br": Lowering(gen_br, CLOBBERS_RCX),
}
