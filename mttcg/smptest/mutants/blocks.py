"""Mutants of translation blocks and self-modifying code: contract rules 1 to 9.

A row: name, rule, what is broken, edits, further guests that should notice.
"""

from __future__ import annotations

from .edit import Edit, Row

_FIND = "mttcg.tcg.tb_find:"
_LISTS = "mttcg.tcg.tb_lists:"
_MAKE = "mttcg.tcg.tb_make:"
_PAGES = "mttcg.memory.codepages:CodePages."
_MEMORY = "mttcg.memory.ldst:GuestMemory."
_CROSSING = "mttcg.memory.crossing_native:"
_SAME_PAGE = "if (source.pa ^ target.pa) & _PAGE_MASK == 0 and source.jump_to[slot] == 0:"


MUTANTS: list[Row] = [
    (
        "tb-key-without-ctx", 1, "a block is found for another privilege or fp state than it was made for",
        Edit(_FIND + "find", "block.ctx == env.ctx and ", ""),
        Edit(_LISTS + "hash_of", "(pa + ctx) * factor", "pa * factor"),
    ),
    (
        "tb-key-without-pc", 1, "a block is found for another virtual address than it was made for",
        Edit(_FIND + "find", "block.pc == pc and ", ""),
    ),
    (
        "tb-key-without-second-page", 1, "a block that crosses a page is found whatever its second page is now",
        Edit(_FIND + "find", " and block.pa2 == pa2", ""),
    ),
    (
        "link-across-remap", 2, "a jump is patched to a block that is no longer mapped beside its source",
        Edit(_FIND + "chain", _SAME_PAGE, "if source.jump_to[slot] == 0:"),
        "test_rule02_links.py",
    ),
    (
        "link-crossing-directly", 2, "jumps to other pages are patched directly, past the jump cache",
        Edit(_FIND + "chain", _SAME_PAGE, "if source.jump_to[slot] == 0:"),
        Edit(_MAKE + "leave", "if target >> 12 == block.pc >> 12 and target & PAGE - 1 != PAGE - 2:", "if 1:"),
    ),
    (
        "kill-keeps-links", 3, "jumps that were patched to a block stay when it is invalidated",
        Edit(_LISTS + "kill", "cut_exit(source, side)", "source.jump_to[side] = 0"),
    ),
    (
        "kill-keeps-jump-cache", 3, "the jump cache leads to a block that was invalidated",
        Edit(_LISTS + "kill", "if env.jc[place] == block.pc:", "if 0:"),
    ),
    (
        "kill-keeps-found", 3, "an invalidated block is still found by its address",
        Edit(_LISTS + "kill", "store64(link, block.hash_next)", "link = block"),
    ),
    (
        "evict-keeps-sites", 4, "what is remembered of a host address survives the eviction of its code",
        Edit("mttcg.vcpu.cpu_exec:Vcpu._system", "if clock != self._sites_clock:", "if False:"),
    ),
    (
        "evict-keeps-links", 4, "jumps into an evicted region stay patched",
        Edit(_MAKE + "next_region", "kill(block)", "block.alive = 0"),
    ),
    (
        "fence-i-does-not-end-block", 5, "fence.i is a no-op: the block goes on with code read before it",
        Edit("mttcg.target.riscv.isa.rvi:trans_fence_i", 'b.op("fence_i", NONE, attr=(b.size,))', "pass"),
    ),
    (
        "satp-does-not-end-block", 5, "a write of satp does not end the block: what follows comes from the old page",
        Edit("mttcg.target.riscv.isa.zicsr:_write", 'b.system("csr", csr, op, rd, source, immediate)',
             '(b.helper if csr == 0x180 else b.system)("csr", csr, op, rd, source, immediate)'),
    ),
    (
        "mark-not-broadcast", 6, "marking a page for code does not take the other vCPUs' write permission",
        Edit(_PAGES + "mark", "post(self.arena.vcpus[vcpu], REQ_SHOOT)\n                    waiting.append(vcpu)", "pass"),
    ),
    (
        "mark-not-looked-at", 6, "write permission is cached without a look at the marks",
        Edit(_PAGES + "allow_write", "return not self.marks[page]", "return True"),
        Edit("mttcg.memory.tlb_native:allow_write", "return load8(env.map_marks + ram_page) == 0", "return 1"),
    ),
    (
        "invalidation-not-posted", 6, "a store to code is not told to the other vCPUs that hold blocks of it",
        Edit(_PAGES + "written", "post(record, REQ_INVALIDATE)", "pass"),
        Edit(_PAGES + "written", 'atomics.xchg32(record.address("inval_pending"), 1)', "pass"),
    ),
    (
        "invalidation-pending-late", 6, "fence.i does not see an invalidation before the next request is served",
        Edit(_PAGES + "written", 'atomics.xchg32(record.address("inval_pending"), 1)', "pass"),
        Edit(_PAGES + "take_invalidations", "if not record.d[_INVAL_PENDING]:", "if False:"),
        Edit(_PAGES + "written", "post(record, REQ_INVALIDATE)",
             'atomics.or32(record.address("requests"), REQ_INVALIDATE)'),
    ),
    (
        "lines-not-covered", 6, "bytes that are read as code are not entered into the map of lines",
        Edit(_PAGES + "cover", "atomics.or64(self.arena.lines + page * 8, mask)", "pass"),
        Edit(_MAKE + "cover", "or64(lines, bits)", "bits = 0"),
    ),
    (
        "aliases-forgotten", 7, "a store to code drops the blocks of one virtual address only",
        Edit(_FIND + "invalidate_range", "killed = 0", "killed = 0\n    alias = 0"),
        Edit(_FIND + "invalidate_range", "first < pa + size:",
             "first < pa + size and (killed == 0 or block.pc - block.pa == alias):\n            alias = block.pc - block.pa"),
        Edit(_FIND + "invalidate_page", "while load64(head):\n        kill(load64(head) & ADDRESS)\n        killed += 1",
             "pair = load64(head)\n    alias = 0\n    while pair:\n        block = BLOCK.at(pair & ADDRESS)\n"
             "        pair = block.page_next[pair & 1]\n"
             "        if block.alive and (killed == 0 or block.pc - block.pa == alias):\n"
             "            alias = block.pc - block.pa\n            kill(block)\n            killed += 1"),
    ),
    (
        "own-store-forgotten", 7, "a hart's own store to code does not drop its own blocks",
        Edit(_PAGES + "written", "own = True", "pass"),
        Edit(_FIND + "stored", "    invalidate_range(pa, size)\n", ""),
    ),
    (
        "crossing-store-first-only", 8, "a store across two pages invalidates in the first one only",
        Edit(_MEMORY + "store", "self._store_bytes(second, high, value >> (8 * first), size - first)",
             "for i in range(size - first):\n            self.ram.write(high + i, 1, value >> (8 * (first + i)) & 0xFF)"),
    ),
    (
        "crossing-store-second-only", 8, "a store across two pages invalidates in the second one only",
        Edit(_MEMORY + "store", "self._store_bytes(va, low, value & ((1 << 8 * first) - 1), first)",
             "for i in range(first):\n            self.ram.write(low + i, 1, value >> (8 * i) & 0xFF)"),
    ),
    (
        "crossing-store-past-marks", 8, "a store across two pages is made natively though one of them is marked",
        Edit(_CROSSING + "part_of", "env.tlb[at + access] == page:", "env.tlb[at + access] & (TLB_INVALID ^ 16) == page:"),
    ),
    (
        "crossing-code-second-forgotten", 8, "a store to the second page of a crossing instruction does not drop it",
        Edit(_LISTS + "register", "if block.pa2 != NONE:", "if 0:"),
        Edit(_LISTS + "kill", "if block.pa2 != NONE:", "if 0:"),
    ),
    (
        "dma-does-not-invalidate", 9, "a device's write to code is not told to the vCPUs",
        Edit("mttcg.memory.ldst:dma_write", "pages.written(page, at & _OFFSET, count)", "pass"),
    ),
]  # fmt: skip
