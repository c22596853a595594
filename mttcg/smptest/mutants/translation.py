"""Mutants of the soft TLB and of page-table walks: contract rules 10 to 14. Rows as in `blocks`."""

from __future__ import annotations

from .edit import Edit, Row

_NATIVE = "mttcg.memory.tlb_native:"
_FORGET = "mttcg.tcg.tb_find:forget_page"
_SBI = "mttcg.target.riscv.sbi:Sbi."
# The walk is native; what it refuses is Python's.
_WALK, _SLOW_WALK = "mttcg.target.riscv.mmu_native:walk", "mttcg.target.riscv.mmu:Mmu._walk"
_SWAP = "if cas64(at, pte, pte | needed) != pte:"
_SLOW_SWAP = "if self._ram.cas((at << 3) + self._ram_base, 8, pte, pte | needed) != pte:"
# Between the look at the entry and its update, so that a race of nanoseconds is met within seconds.
_DAWDLE = "for i in range(400):\n            shift = shift\n        "


MUTANTS: list[Row] = [
    (
        "flush-by-asker", 10, "a remote flush is done by its asker, in the first level of the target's soft TLB",
        Edit(_SBI + "remote", "requests.post(self.arena.vcpus[hart], bits)",
             "q = self.arena.vcpus[hart].q\n        at = self.cpu.memory.tlb.entry(0, 0)\n"
             "        for i in range(at, at + 256 * 4):\n            q[i] = (1 << 64) - 1"),
        "tlb_sbi_rfence",
    ),
    (
        "shootdown-not-waited", 11, "the asker of a remote flush goes on before the target has flushed",
        Edit("mttcg.vcpu.cpu_exec:Vcpu.wait_done", "wait_served(self.arena.vcpus[target], bits, self.serve)", "pass"),
        "tlb_sbi_rfence",
    ),
    (
        "request-flag-late", 11, "the exit request comes before the cause: the target looks, and finds nothing",
        Edit("mttcg.memory.requests:post", 'atomics.or32(vcpu.address("requests"), bits)\n    kick(vcpu)',
             'kick(vcpu)\n    atomics.or32(vcpu.address("requests"), bits)'),
        "tlb_sbi_rfence",
    ),
    (
        "remote-flush-forgotten", 11, "a target takes a request to flush, and does not flush",
        Edit("mttcg.vcpu.cpu_exec:Vcpu._serve_memory", "self.memory.flush_all()", "pass"),
        "tlb_sbi_rfence",
    ),
    (
        "flush-page-keeps-second-level", 11, "sfence.vma of an address leaves the soft TLB's second level alone",
        Edit(_NATIVE + "drop_page", "if second:", "if 0:"),
    ),
    (
        "flush-page-keeps-linear", 11, "sfence.vma of an address leaves the table of the linear map's pages alone",
        Edit(_NATIVE + "drop_page", "env.linear[va >> 12 & LINEAR_SIZE - 1] = TLB_INVALID", "pass"),
        Edit("mttcg.tcg.x86_64.thunks:_flush_page", "a += mov_store(Mem(RBP, LINEAR_DISP, RCX), RDX)", "pass"),
        "test_rule11_linear_map.py",
    ),
    (
        "flush-keeps-linear", 11, "sfence.vma leaves the table of the linear map's pages alone",
        Edit(_NATIVE + "flush_mmu", "forget_linear(entry & TLB_SIZE - 1)", "pass"),
    ),
    (
        "flush-keeps-second-level", 11, "sfence.vma leaves the soft TLB's second level alone",
        Edit(_NATIVE + "flush_mmu", "sets = env.second_n[mmu_idx]", "sets = 0"),
    ),
    (
        "flush-page-keeps-fetches", 11, "sfence.vma of an address leaves the translations of fetches alone",
        Edit(_FORGET, "if env.xtlb[entry] == vpage << 12:", "if 0:"),
    ),
    (
        "large-page-kept", 12, "sfence.vma of an address inside a large page drops 4 KiB of it",
        Edit(_NATIVE + "may_be_large", "if env.huge_seen:\n        return 1", "if 1:\n        return 0"),
    ),
    (
        "large-page-not-noted", 12, "nobody remembers that a translation was cut from a large page",
        Edit(_NATIVE + "note_large", "region = va >> 21\n", "region = va >> 21\n    if 1:\n        return 0\n"),
    ),
    (
        "flush-keeps-jump-cache", 13, "sfence.vma leaves the jump cache alone",
        Edit(_NATIVE + "flush_all", "flush_jumps(ctx)", "pass"),
    ),
    (
        "flush-page-keeps-jump-cache", 13, "sfence.vma of an address leaves the jump cache alone",
        Edit(_FORGET, "if env.jumped[ctx]:", "if 0:"),
    ),
    (
        "ad-update-plain", 14, "the walker writes A and D back with a plain store",
        Edit(_WALK, _SWAP + "\n            return REFUSED", _DAWDLE + "cas64(at, load64(at), pte | needed)\n        if 0:\n            return REFUSED"),
        Edit(_SLOW_WALK, _SLOW_SWAP, "self._ram.write((at << 3) + self._ram_base, 8, pte | needed)\n            if False:"),
    ),
    (
        "ad-update-no-restart", 14, "the walker goes on with an entry that has changed under it",
        Edit(_WALK, _SWAP + "\n            return REFUSED", _DAWDLE + "cas64(at, pte, pte | needed)"),
        Edit(_SLOW_WALK, _SLOW_SWAP, "self._ram.cas((at << 3) + self._ram_base, 8, pte, pte | needed)\n            if False:"),
    ),
    (
        "dirty-bit-not-set", 14, "a store does not set D",
        Edit(_WALK, "needed = PTE_A | PTE_D", "needed = PTE_A"),
        Edit(_WALK, "if not pte & PTE_D:", "if 0:"),
        Edit(_SLOW_WALK, "needed = _NEEDED[access]", "needed = PTE_A"),
    ),
]  # fmt: skip
