"""System instructions whose common case stays in emitted code, and whose others leave by Exit.SYSTEM.

They leave in the middle of an instruction, but before any of its effects: `cpu_exec` then runs the whole of it.
"""

from __future__ import annotations

from typing import Any

from ..ir import Op
from .code import Code, call, cmp_imm32, signed64
from .encode import encoder
from .insns import RAX
from .lower_ctrl import CALL_SYSTEM, gen_exit_site
from .regs import HELPER, env
from .row import CLOBBERS_BOTH, CLOBBERS_NONE, Lowering

_test_imm = encoder("test rm64, imm32")
_test32 = encoder("test rm32, r32")
_NOTHING_PENDING = cmp_imm32(env("inval_pending"), 0)
_FLUSH_PAGE = call(HELPER["FLUSH_PAGE"]) + _test32(RAX, RAX)


def gen_guard(c: Code, op: Op) -> None:
    mask: Any = op.attr[0]
    c.hot += _test_imm(c.rm(op.args[0], RAX), signed64(mask & 0xFFFF_FFFF_FFFF_FFFF))
    c.jump_cold("ne")
    c.cold += CALL_SYSTEM


def gen_flush_page(c: Code, op: Op) -> None:
    c.into(RAX, op.args[0])
    c.hot += _FLUSH_PAGE
    c.jump_cold("ne")
    c.cold += CALL_SYSTEM


def gen_fence_i(c: Code, op: Op) -> None:
    """This vCPU's own stores have invalidated what they had to; it ends the block so that the rest is found anew."""
    c.hot += _NOTHING_PENDING
    c.jump_cold("ne")
    c.cold += CALL_SYSTEM
    gen_exit_site(c)


LOWERINGS: dict[str, Lowering] = {
    "guard": Lowering(gen_guard, CLOBBERS_NONE),
    "flush_page": Lowering(gen_flush_page, CLOBBERS_BOTH),
    "fence_i": Lowering(gen_fence_i, CLOBBERS_NONE),
}
