"""CSR instructions as native functions: what they write, and the interrupt enables.

An interrupt handler and a tick switch enables on and off, and so does every wait with a time limit. `csr` is the
whole of it.
"""

from __future__ import annotations

from ...native.lowlevel import env, native
from .csr_fields import CSR_MIE, CSRRS, CSRRW, MIP_ALL, MIP_SEIP, MIP_SEIP_SOFT, PRV_M, PRV_S
from .native_result import HANDLED, NOT_HANDLED


@native
def written(word: int, old: int) -> int:
    """What the CSR instruction `word` makes of a CSR that it finds as `old`."""
    source = word >> 15 & 31
    if not word >> 14 & 1:
        source = env.x[source]
    operation = word >> 12 & 3
    if operation == CSRRW:
        return source
    return old | source if operation == CSRRS else old & ~source


@native
def access_enables(word: int) -> int:
    """Any access to mie or sie by a CSR instruction that may write it (csr._write_mie, csr._write_sie)."""
    shown = env.mideleg
    if word >> 20 == CSR_MIE:
        if env.priv != PRV_M:
            return NOT_HANDLED
        shown = MIP_ALL
    if env.priv < PRV_S:
        return NOT_HANDLED
    old = env.mie & shown
    new = (env.mie & ~shown | written(word, old) & shown) & MIP_ALL
    env.mie = new | MIP_SEIP_SOFT if new & MIP_SEIP else new
    rd = word >> 7 & 31
    if rd:
        env.x[rd] = old
    return HANDLED
