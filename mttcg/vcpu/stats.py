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
        "blocks made": cache.count("made"),
        "blocks chained": cache.count("chained"),
        "blocks invalidated": cache.count("invalidated"),
        "blocks evicted": cache.count("evicted"),
        "guest instructions translated": cache.count("instructions"),
        "templates made": cache.translator.misses,
        "host code bytes": cache.count("host_bytes"),
        "direct exits served natively": cache.count("chains"),
        "jump cache misses served natively": cache.count("jumps"),
        "tlb fills": tlb.fills,
        "tlb flushes": tlb.flushes,
        "slow loads": slow.loads,
        "slow stores": slow.stores,
        "slow atomics": slow.atomics,
        "instructions interpreted": slow.interpreted,
    }
    rows |= {f"exits {reason.name.lower()}": vcpu.exits[reason] for reason in Exit}
    return "".join(f"vcpu {vcpu.index}: {name} {value}\n" for name, value in rows.items())
