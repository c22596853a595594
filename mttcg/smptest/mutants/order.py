"""Mutants of memory order, atomics and reservations: contract rules 15 to 22. Rows as in `blocks`."""

from __future__ import annotations

from .edit import Edit, Row

_LOWER = "mttcg.tcg.x86_64.lower_atomic:"
_LOWER_MEM = "mttcg.tcg.x86_64.lower_mem:"
_MEMORY = "mttcg.memory.ldst:GuestMemory."
_PAGES = "mttcg.memory.codepages:CodePages."
_NATIVE = "mttcg.memory.reserve_native:"
_CHECK = "if va & (size - 1):"
_BREAK = 'atomics.cas64(record.address("res_phys"), reserved, _NO_RESERVATION)'

MUTANTS: list[Row] = [
    (
        "stores-torn", 15, "an 8-byte store is two 4-byte stores, the upper one first",
        Edit(_LOWER_MEM + "gen_st", "c.hot += STORE[size](place, c.reg(b, RDX))",
             "if size == 8:\n            c.hot += mov(RDX, c.reg(b, RDX)) + encoder('rorx r64, rm64, imm8')(RDX, RDX, 32)\n"
             "            c.hot += STORE[4](Mem(place.base, 4, RCX), RDX)\n"
             "            c.hot += encoder('rorx r64, rm64, imm8')(RDX, RDX, 32) + STORE[4](place, RDX)\n"
             "        else:\n            c.hot += STORE[size](place, c.reg(b, RDX))"),
        "litmus*",
    ),
    (
        "fence-noop", 16, "a FENCE is nothing, whatever it orders",
        Edit(_LOWER_MEM + "gen_fence", "if op.attr[0]:", "if False:"),
        "litmus*",
    ),
    (
        "amo-load-op-store", 17, "AMOs are not locked: other harts get between the load and the store",
        Edit(_LOWER + "gen_amo", "c.hot += _LOCKED[kind, size]", "c.hot += _LOCKED[kind, size][1:]"),
        Edit(_LOWER + "gen_amo", "_XADD[size]", "_XADD[size][1:]"),
        Edit(_LOWER + "gen_amo", "_CMPXCHG[size]", "_CMPXCHG[size][1:]"),
    ),
    (
        "amo-unlocked-words", 17, "32-bit AMOs are not locked",
        Edit(_LOWER + "gen_amo", "c.hot += _LOCKED[kind, size]",
             "c.hot += _LOCKED[kind, size][1:] if size == 4 else _LOCKED[kind, size]"),
        Edit(_LOWER + "gen_amo", "_XADD[size]", "(_XADD[size][1:] if size == 4 else _XADD[size])"),
        Edit(_LOWER + "gen_amo", "_CMPXCHG[size]", "(_CMPXCHG[size][1:] if size == 4 else _CMPXCHG[size])"),
    ),
    (
        "amo-unlocked-minmax", 17, "AMOs whose result takes a loop (min, max, and, or, xor) are not locked",
        Edit(_LOWER + "gen_amo", "_CMPXCHG[size]", "_CMPXCHG[size][1:]"),
    ),
    (
        "amo-slow-path-plain", 17, "the slow path of an AMO loads, computes and stores",
        Edit(_MEMORY + "_exchange", "while (seen := self.ram.cas(pa, size, old, change(old, value, bits))) != old:\n"
             "        old = seen", "self.ram.write(pa, size, change(old, value, bits))"),
        Edit(_NATIVE + "exchange", "seen = cas64(host, old, combine(old, value, kind, 1 << 63))",
             "store64(host, combine(old, value, kind, 1 << 63))\n            seen = old"),
        Edit(_NATIVE + "exchange", "seen = cas32(host, old, combine(old, value, kind, 1 << 31) & 0xFFFF_FFFF)",
             "store32(host, combine(old, value, kind, 1 << 31))\n        seen = old"),
    ),
    (
        "amo-order-relaxed", 17, "an amoswap is no barrier: a plain load and a plain store",
        Edit(_LOWER + "gen_amo", "_XCHG[size] if kind == \"swap\" else _XADD[size]",
             "(mov(RAX, _HOST) + (mov_store if size == 8 else encoder('mov rm32, r32'))(_HOST, RDX) + mov(RDX, RAX))"
             " if kind == \"swap\" else _XADD[size]"),
        "litmus*",
    ),
    (
        "sc-fail-no-barrier", 18, "an SC that fails is no barrier",
        Edit(_LOWER + "gen_sc", "_MFENCE + _CLEAR", "_CLEAR"),
        Edit(_MEMORY + "store_conditional", "atomics.fence()", "pass"),
        Edit(_NATIVE + "store_conditional", "fence()", "pass"),
        "litmus*",
    ),
    (
        "sc-keeps-reservation", 19, "an SC leaves the reservation, and the next SC may use it again",
        Edit(_LOWER + "gen_sc", "_CLEAR + _FAILED", "_FAILED"),
        Edit(_LOWER + "gen_sc", "_MFENCE + _CLEAR", "_MFENCE"),
        Edit(_MEMORY + "store_conditional", "finally:\n        q[_RES_ADDR] = _NONE\n        q[_RES_PHYS] = _NONE",
             "finally:\n        pass"),
        Edit(_NATIVE + "store_conditional", "env.res_addr = _NONE", "pass", 2),
        Edit(_NATIVE + "store_conditional", "env.res_phys = _NONE", "pass", 2),
    ),
    (
        "sc-compares-values", 20, "an SC looks at the value only: a store of the same value in between goes unnoticed",
        Edit(_MEMORY + "_store_exactly", "if self.q[_RES_PHYS] != pa & -RESERVATION_GRANULE:", "if False:"),
        Edit(_NATIVE + "store_conditional", "if env.res_pc or env.res_phys == pa & _GRANULE_MASK:", "if 1:"),
        "resv*",
    ),
    (
        "lr-always-constrained", 20, "every LR with an SC behind it counts as constrained, other accesses or not",
        Edit("mttcg.target.riscv.lrsc:sc_offset", "elif op.out == rs1 or not _only_computes(op):", "elif op.out == rs1:"),
        "resv*",
    ),
    (
        "sequence-exit-not-noted", 20, "an LR/SC sequence counts as constrained though it was left and entered again",
        Edit("mttcg.tcg.tb_make:make", "if sc and template.end == End.BRANCH:", "if 0:"),
        "resv*",
    ),
    (
        "stores-do-not-break", 20, "other harts' accesses do not end a reservation",
        Edit(_PAGES + "break_reservations", _BREAK, "pass"),
        Edit(_MEMORY + "_store_exactly", "if self.ram.cas(pa, size, expected, value) != expected:",
             "self.ram.write(pa, size, value)\n        if False:"),
        Edit(_NATIVE + "break_others", "cas64(other + _RES_PHYS, granule, _NONE)", "pass"),
        Edit(_NATIVE + "break_overlapping", "cas64(env.vcpus + i * _VCPU_BYTES + _RES_PHYS, reserved, _NONE)", "pass"),
        Edit(_NATIVE + "store_conditional", "stored = swap_if_unchanged(pa + env.ram_addend & TLB_INVALID, value, size)",
             "if not env.res_pc:\n            env.res_val = load64(pa + env.ram_addend & TLB_INVALID)\n"
             "        stored = swap_if_unchanged(pa + env.ram_addend & TLB_INVALID, value, size)"),
        "resv*",
    ),
    (
        "amo-does-not-break", 20, "an AMO does not end other harts' reservations",
        Edit(_MEMORY + "amo", "self.codepages.break_reservations(pa, size)", "pass"),
        Edit(_NATIVE + "amo_marked", "break_overlapping(pa, size)", "pass"),
        "resv*",
    ),
    (
        "sc-does-not-break", 20, "an SC does not end other harts' reservations",
        Edit(_MEMORY + "_store_exactly", "self.codepages.break_reservations(pa, size)", "pass"),
        Edit(_MEMORY + "_swap_conditionally", "self.codepages.break_reservations(pa, size)", "pass"),
        Edit(_NATIVE + "store_conditional", "break_others(pa & _GRANULE_MASK)", "pass"),
        "resv*",
    ),
    (
        "dma-does-not-break", 20, "a device's write does not end a reservation",
        Edit("mttcg.memory.ldst:dma_write", "pages.break_reservations(at, count)", "pass"),
        "resv*",
    ),
    (
        "lr-marks-alone", 20, "an LR marks its page without asking who else may write it",
        Edit(_NATIVE + "mark_reserved", "if load64(writers) & ~env.map_bit or cas32(lock, 0, 1):", "if cas32(lock, 0, 1):"),
        Edit(_NATIVE + "mark_reserved", "alone = 0 if load64(writers) & ~env.map_bit else 1", "alone = 1"),
        "resv_jump_back", "rule20_same_value",
    ),
    (
        "sc-no-permission-check", 21, "an SC that fails anyway looks at no permission",
        Edit(_LOWER + "gen_sc", "va, miss, start = _find(c, op, size, TAG_W)",
             "va, miss, start = _find(c, op, size, TAG_R)"),
        Edit(_MEMORY + "store_conditional", "try:\n        pa = self._atomic(va, size, mmu_idx)",
             "try:\n        if res_addr != va:\n            return 1\n        pa = self._atomic(va, size, mmu_idx)"),
    ),
    (
        "misaligned-amo-allowed", 22, "an AMO or SC may be misaligned within a page",
        Edit(_LOWER + "_find", "probe(va, size, c.mmu_idx, tag, True)", "probe(va, size, c.mmu_idx, tag, False)"),
        Edit(_MEMORY + "_atomic", _CHECK, "if (va & _OFFSET) + size > PAGE:"),
        Edit(_NATIVE + "store_conditional", "if va & size - 1:", "if (va & _OFFSET) + size > PAGE:"),
        Edit(_NATIVE + "amo_marked", "if va & size - 1:", "if (va & _OFFSET) + size > PAGE:"),
    ),
    (
        "misaligned-lr-allowed", 22, "an LR may be misaligned within a page",
        Edit(_LOWER + "gen_lr", "va, miss, start = _find(c, op, size, TAG_R)",
             "start = len(c.hot)\n    va = address(c, op.args[0], 0)\n    c.hot += probe(va, size, c.mmu_idx, TAG_R, False)\n"
             "    miss = c.branch_cold('ne')\n    c.hot += addend(c.mmu_idx)"),
        Edit(_MEMORY + "load_reserved", _CHECK, "if (va & _OFFSET) + size > PAGE:"),
    ),
]  # fmt: skip
