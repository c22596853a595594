"""`-accel tcg,stats=on`: what one vCPU did, as lines for the end of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tcg.host import Exit

if TYPE_CHECKING:
    from .cpu_exec import Vcpu


def report(vcpu: Vcpu) -> str:
    """A paragraph of `name value` lines, each prefixed with the vCPU."""
    cache, tlb, slow = vcpu.cache, vcpu.memory.tlb, vcpu.slow
    rows = {
        "blocks made": cache.made,
        "blocks chained": cache.chained,
        "blocks invalidated": cache.invalidated,
        "blocks evicted": cache.evicted,
        "guest instructions translated": cache.instructions,
        "templates made": cache.translator.misses,
        "host code bytes": cache.host_bytes,
        "tlb fills": tlb.fills,
        "tlb flushes": tlb.flushes,
        "slow loads": slow.loads,
        "slow stores": slow.stores,
        "slow atomics": slow.atomics,
        "instructions interpreted": slow.interpreted,
    }
    rows |= {f"exits {reason.name.lower()}": vcpu.exits[reason] for reason in Exit}
    return "".join(f"vcpu {vcpu.index}: {name} {value}\n" for name, value in rows.items())
