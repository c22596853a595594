"""The shared records of the machine: one per vCPU, one for the whole machine.

The vCPU record is what emitted code addresses through its pinned base register (`ENV_BIAS` past the
record's start, so that the 32 integer registers are in reach of a one-byte displacement).
"own" as a writer means: the vCPU process itself, from emitted code or Python.
"""

from __future__ import annotations

from .records import Field, Record

# Contexts: what shapes emitted code beside the instruction word. ctx = mmu_idx * 2 + fp_ok.
# fp_ok: mstatus.FS is Dirty and frm is one of the four modes that the host has.
MMU_U, MMU_S, MMU_S_SUM, MMU_M, MMU_MPRV = range(5)
N_MMU = 5
N_CTX = 2 * N_MMU

TLB_BITS = 12
TLB_SIZE = 1 << TLB_BITS  # direct-mapped entries for each mmu_idx; index = (va >> 12) & (TLB_SIZE - 1)
TLB_ENTRY = 32  # bytes: tag_r, tag_w, addend, phys (u64 each)
TLB2_WAYS = 4  # second level, behind each entry: what it held before, tags complemented (0: nothing)
TLB_INVALID = (1 << 64) - 1
# Low bits of a tag force the slow path: an inline probe compares page-aligned addresses, but that of an atomic keeps the
# address's lowest three bits too, so that a misaligned one misses. They must not be mistaken for flags.
TLB_SLOW_MMIO = 1 << 3  # not RAM: `phys` is the page's physical address
TLB_SLOW_MARK = 1 << 4  # RAM, but stores must go through the slow path (code page, reservation)

LINEAR_BITS = 14
LINEAR_SIZE = 1 << LINEAR_BITS  # places in `linear`; index = (va >> 12) & (LINEAR_SIZE - 1)
LINEAR_VOTES = 256  # by which an addend must lead before it becomes `linear_addend`
FEW_ENTRIES = 1024  # first-level entries that are remembered, so that few are cheap to flush
FEW_SETS = 128  # second-level sets that are remembered, so that few are cheap to flush
LARGE_REGIONS = 1024
SEVERAL = (1 << 32) - 1

JC_BITS = 15
JC_SIZE = 1 << JC_BITS  # jump cache entries for each ctx; index = (pc >> 1) & (JC_SIZE - 1)
JC_ENTRY = 16  # bytes: virtual pc, host code address

JUMPED = 2048  # jump cache entries whose places are remembered, so that few are cheap to flush
XTLB_BITS = 8
XTLB_SIZE = 1 << XTLB_BITS  # direct-mapped by virtual page; one table for each of FETCH_IDX
FETCH_IDX = (0, 1, 1, 3, 3)  # mmu_idx of instruction fetch, by the context's mmu_idx

ENV_BIAS = 128
PAGE = 4096
RAM_BASE = 0x8000_0000  # the board's: emitted code has it as a constant
MAX_VCPUS = 256

# `state` of a vCPU
ST_PYTHON = 0  # in Python between blocks: handles `requests` before it enters emitted code
ST_CODE = 1  # in emitted code or in a helper called from it
ST_HALTED = 2  # asleep in wfi: handles `requests` before anything else when it wakes
ST_STOPPED = 3  # hart not started (HSM) or the process has ended its loop

# `requests` bits: others set them by atomic OR, then set exit_request, then wake if halted (memory.requests)
REQ_STOP = 1  # the machine stops or resets: leave the loop
REQ_TLB_FLUSH = 2  # flush the whole soft TLB and jump cache
REQ_SHOOT = 4  # drop cached write permission for every marked page
REQ_INVALIDATE = 8  # code pages in the invalidation bitmap were written by others
REQ_TIMER = 16  # another hart changed my mtimecmp: re-arm
REQ_START = 32  # HSM start: pc/a0/a1 are in start_pc, start_a0, start_a1
REQ_FENCE_I = 64  # remote fence.i: complete pending invalidations

# `hsm`: the SBI's numbers of hart states
HSM_STARTED, HSM_STOPPED, HSM_START_PENDING, HSM_STOP_PENDING, HSM_SUSPENDED = range(5)

N_HELPERS = 96
MIRRORED = 8  # byte-wide registers of one device that native code reads in place
MAILBOX_SLOTS = 64
N_STATS = 64  # words of counters (vcpu.stats)

VCPU = Record(
    "vcpu",
    [
        Field("x", "u64", "own", "integer registers; x[0] stays 0; pinned ones are current only outside code", 32),
        Field("f", "u64", "own", "fp registers, NaN-boxed; pinned ones are current only outside code", 32),
        Field("pc", "u64", "own", "virtual pc; current only outside code"),
        Field("host_rsp", "u64", "own", "host stack pointer to unwind to"),
        Field("exit_reason", "u64", "own", "see tcg.host.Exit"),
        Field("exit_site", "u64", "own", "host return address of the call that left emitted code, or 0"),
        Field("ret", "u64", "own", "value handed back by a slow-path callback"),
        Field("ctx", "u64", "own", "current context, 0 .. N_CTX-1"),
        Field("mxcsr", "u32", "own", "guest MXCSR while outside code (sticky flags, rounding)"),
        Field("host_mxcsr", "u32", "own", "host MXCSR while inside code"),
        Field("scratch", "u64", "own", "spill slots of the code generator", 8),
        Field("exit_request", "u32", "own clears (xchg); others set", "non-zero: leave emitted code at the next loop edge", 1, 64),
        Field("timer_due", "u32", "own: the timer's signal handler sets, before exit_request; cleared like it", "1: the host timer has fired"),
        Field("requests", "u32", "atomic or (others), atomic xchg (own)", "REQ_* bits"),
        Field("state", "u32", "own (xchg on entry)", "ST_*"),
        Field("serving", "u32", "own (xchg)", "1 while taken requests are being handled"),
        Field("wake", "u32", "atomic add (others)", "futex word: changed before each wake-up"),
        Field("wake_at", "u64", "own, at start", "host address of the futex word that this vCPU sleeps on: its own `wake`, or, with thread=single, vCPU 0's"),
        Field("mip", "u64", "atomic or / and, anyone", "pending interrupt bits raised from outside (SSIP STIP SEIP MSIP MTIP MEIP)"),
        Field("mie", "u64", "own", "CSR"),
        Field("mstatus", "u64", "own", "CSR; SD is kept up to date by whoever changes FS"),
        Field("priv", "u64", "own", "0 U, 1 S, 3 M"),
        Field("satp", "u64", "own", "CSR"),
        Field("medeleg", "u64", "own", "CSR"),
        Field("mideleg", "u64", "own", "CSR"),
        Field("mtvec", "u64", "own", "CSR"),
        Field("mepc", "u64", "own", "CSR"),
        Field("mcause", "u64", "own", "CSR"),
        Field("mtval", "u64", "own", "CSR"),
        Field("mscratch", "u64", "own", "CSR"),
        Field("stvec", "u64", "own", "CSR"),
        Field("sepc", "u64", "own", "CSR"),
        Field("scause", "u64", "own", "CSR"),
        Field("stval", "u64", "own", "CSR"),
        Field("sscratch", "u64", "own", "CSR"),
        Field("mcounteren", "u64", "own", "CSR"),
        Field("scounteren", "u64", "own", "CSR"),
        Field("menvcfg", "u64", "own", "CSR"),
        Field("senvcfg", "u64", "own", "CSR"),
        Field("counters_ok", "u64", "own", "derived from [ms]counteren: bits CY TM IR readable in U, S, (unused), M", 4),
        Field("mhartid", "u64", "own, at start", "CSR"),
        Field("frm", "u64", "own", "CSR, 3 bits"),
        Field("fflags", "u64", "own", "sticky flags raised in Python; MXCSR's are merged in on a read"),
        Field("stimecmp", "u64", "own", "CSR (Sstc); all ones: never"),
        Field("mtimecmp", "u64", "anyone (ACLINT store, then REQ_TIMER)", "ACLINT; all ones: never"),
        Field("pmpcfg", "u64", "own", "16 one-byte entries in two words", 2),
        Field("pmpaddr", "u64", "own", "CSRs", 16),
        Field("mcycle_base", "u64", "own", "added to the host-clock cycle count"),
        Field("minstret_base", "u64", "own", "added to the host-clock instret count"),
        Field("res_addr", "u64", "own", "reservation: virtual address, or all ones for none"),
        Field("res_val", "u64", "own", "value that LR loaded (sign-extended as loaded)"),
        Field("res_pc", "u64", "own", "pc of the SC that may complete this value-checked reservation; 0: exact scheme"),
        Field("res_phys", "u64", "own under the reservation lock; others clear it by atomic xchg", "exact scheme: reserved physical granule, all ones when broken"),
        Field("resv_idle", "u64", "own", "stores so far to pages that were marked for reservations and had none any more"),
        Field("start_pc", "u64", "starter, before REQ_START", "HSM hart_start address"),
        Field("start_a1", "u64", "starter, before REQ_START", "HSM opaque"),
        Field("hsm", "u32", "atomic cas", "0 started, 1 stopped, 2 start pending, 4 suspended (SBI's numbers)"),
        Field("pid", "u32", "own, at start", "the process that runs this vCPU; with thread=single the same for all"),
        Field("inval_pending", "u32", "others set after the bitmap; own clears before reading it", "fence.i must leave code when non-zero"),
        Field("helpers", "u64", "own, at start", "addresses of stubs, reached by call [env + disp]", N_HELPERS),
        Field("mbox_head", "u64", "own", "MMIO requests posted so far", 1, 64),
        Field("mbox_tail", "u64", "iothread", "MMIO requests completed so far"),
        Field("mbox_waiting", "u32", "own", "1: asleep until mbox_done changes"),
        Field("mbox_done", "u32", "iothread", "futex word for the reply"),
        Field("mbox_result", "u64", "iothread", "value of the last synchronous read"),
        Field("mbox_status", "u64", "iothread", "0 done, 1 access fault"),
        Field("mbox", "u64", "own", "ring of (address, size|write<<8|sync<<9, value, number)", 4 * MAILBOX_SLOTS),
        Field("vpages_exec", "u64", "own", "4096-bit filter: virtual pages (va >> 12) that have jump cache entries", 64),
        Field("vpages_large", "u64", "own", "4096-bit filter: 2 MiB regions (va >> 21) with TLB entries cut from large pages", 64),
        Field("huge_seen", "u64", "own", "1: entries cut from pages of 1 GiB or more exist"),
        Field("large_at", "u64", "own", "2 MiB regions (va >> 21, plus 1) in vpages_large, by their low bits, or in one of the next places", LARGE_REGIONS),
        Field("large_mixed", "u64", "own", "1: one of them found no place, so vpages_large alone counts"),
        Field("kernel_local", "u64", "own", "1: a translation of MMU_S is cached that is not global"),
        Field("tlb_filled", "u64", "own", "bit by mmu_idx: the soft TLB has entries"),
        Field("tlb_fills", "u64", "own", "statistics"),
        Field("tlb_flushes", "u64", "own", "flushes of everything, or of an address space, so far"),
        Field("first_n", "u64", "own", "first-level entries filled since the last flush, per mmu_idx; saturates", N_MMU),
        Field("first_at", "u32", "own", "their numbers, per mmu_idx", N_MMU * FEW_ENTRIES),
        Field("second_n", "u64", "own", "second-level sets in use, per mmu_idx; saturates", N_MMU),
        Field("second_at", "u32", "own", "the entries in front of the first of them, per mmu_idx", N_MMU * FEW_SETS),
        Field("next_way", "u64", "own", "way of the second level to be replaced next"),
        Field("builtin_sbi", "u64", "own, at start", "1: ecall from S-mode is an SBI call to the emulator"),
        Field("log_traps", "u64", "own, at start", "1: a log wants to see every trap"),
        Field("walk_frame", "u64", "own", "result of the native page walk: physical page"),
        Field("walk_perms", "u64", "own", "... PERM_* that may be cached"),
        Field("walk_shift", "u64", "own", "... log2 of the page's bytes"),
        Field("mirror_base", "u64", "own, at start", "physical address of the first register that `mirror` has"),
        Field("mirror", "u64", "own, at start", "for each byte from there: host address of the word of MACHINE.device that mirrors it, or 0", MIRRORED),
        Field("mswi_base", "u64", "own, at start", "physical address of the registers that send IPIs"),
        Field("mtimer_base", "u64", "own, at start", "physical address of the timers' registers"),
        Field("doorbell", "u64", "own, at start", "the iothread's eventfd"),
        Field("one", "u64", "own, at start", "1: what is written to the doorbell"),
        Field("pending_at", "u64", "own, at start", "host address of this vCPU's word of MACHINE.io_pending"),
        Field("machine", "u64", "own, at start", "host address of the machine's record"),
        Field("vcpus", "u64", "own, at start", "host address of the first vCPU's record"),
        Field("single", "u64", "own, at start", "1: all vCPUs take turns in one process"),
        Field("spin_limit", "u32", "own, at start", "so many spin hints, and the host CPU is offered to others"),
        Field("spins_left", "u32", "own", "spin hints until then, less one"),
        Field("wfi_limit", "u64", "own, at start", "ns: a sleep in wfi that is shorter lets the next wfi wait awake; 0: never, with more vCPUs than host CPUs"),
        Field("wfi_wait", "u64", "own", "ns that the next wfi may wait awake: twice what the last sleep took if that was short, else 0"),
        Field("wfi_skip", "u64", "own", "short sleeps that go by without, after waiting awake was in vain"),
        Field("wfi_misses", "u64", "own", "how often in a row it was; saturates"),
        Field("timer_id", "u64", "own, at start", "the process's POSIX timer; the words from here on are native.timer's"),
        Field("deadline_ns", "u64", "own", "CLOCK_MONOTONIC time for which it is armed; all ones: it is not"),
        Field("timer_interval", "u64", "own, at start", "zeros: with `deadline` a struct itimerspec", 2),
        Field("deadline", "u64", "own", "deadline_ns as a struct timespec, zeros for never", 2),
        Field("pmp_low", "u64", "own", "from here ..."),
        Field("pmp_high", "u64", "own", "... to here PMP allows S and U everything"),
        Field("pmp_m_open", "u64", "own", "1: PMP allows M everything"),
        Field("tlb2_sets", "u64", "own", "4096-bit filter: soft TLB indices with something in the second level of any mmu_idx", 64),
        Field("ram_addend", "u64", "own, at start", "host address minus guest physical address of RAM: every addend of MMU_M"),
        Field("ram_limit", "u64", "own", "loads of MMU_M below RAM_BASE + this need no translation; 0: all do (PMP)"),
        Field("linear_addend", "u64", "own", "the addend that most RAM pages of MMU_S have, as a kernel's linear map does; all ones: none yet"),
        Field("linear_next", "u64", "own", "the addend that leads among those lately entered ..."),
        Field("linear_votes", "u64", "own", "... and by how many"),
        Field("linear", "u64", "own", "virtual pages that MMU_S may load from with linear_addend, direct-mapped; all ones: none", LINEAR_SIZE, 64),
        Field("map_ram", "u64", "own, at start", "guest physical address of the first RAM page, for the maps below"),
        Field("map_ram_size", "u64", "own, at start", "bytes of RAM"),
        Field("map_writable", "u64", "own, at start", "for each RAM page (u32): 1 + the soft TLB entry that may have fast write permission, SEVERAL, or 0"),
        Field("map_marks", "u64", "own, at start", "host address of the marks (memory.codepages)"),
        Field("map_lines", "u64", "own, at start", "host address of the lines"),
        Field("map_holders", "u64", "own, at start", "host address of the first page's holders word that has this vCPU's bit"),
        Field("map_writers", "u64", "own, at start", "the same of the writers"),
        Field("map_stride", "u64", "own, at start", "bytes from one page's holders or writers to the next page's"),
        Field("map_bit", "u64", "own, at start", "this vCPU's bit in its words of them"),
        Field("stats", "u64", "own", "counters, written when the vCPU comes to rest and at its end (vcpu.stats)", N_STATS),
        Field("cache", "u64", "own, at start", "host address of the block cache's record (tcg.tb.CACHE)"),
        Field("jumped", "u64", "own", "jump cache entries made since the last flush, per ctx; saturates", N_CTX),
        Field("jumped_at", "u32", "own", "the places of the first of them, per ctx", N_CTX * JUMPED),
        Field("xtlb", "u64", "own", "pages of code: XTLB_SIZE entries (virtual page, physical page) for each mode of fetch", 4 * XTLB_SIZE * 2),
        Field("jc", "u64", "own", "jump caches, one per ctx", N_CTX * JC_SIZE * JC_ENTRY // 8, 4096),
        Field("tlb", "u64", "own", "soft TLBs, one per mmu_idx", N_MMU * TLB_SIZE * TLB_ENTRY // 8, 4096),
        Field("tlb2", "u64", "own", "their second levels: TLB2_WAYS entries for each index", N_MMU * TLB_SIZE * TLB2_WAYS * TLB_ENTRY // 8, 4096),
    ],
    align=4096,
)

MACHINE = Record(
    "machine",
    [
        Field("stop", "u32", "anyone, once (cas from 0)", "0 running, else STOP_*"),
        Field("exit_code", "u32", "who won the cas on stop", "status for the parent"),
        Field("n_vcpus", "u32", "parent, before fork", "harts"),
        Field("lock_mark", "u32", "cas", "pid-less spin lock: serialises page marking and its shoot-down"),
        Field("lock_resv", "u32", "cas", "spin lock: exact reservations and slow stores to reserved pages"),
        Field("time_base", "u64", "parent, before fork; iothread while all vCPUs rest", "CLOCK_MONOTONIC ns that is guest time 0"),
        Field("paused", "u32", "parent, before fork; iothread", "odd: no guest code may run; counts every stop and cont"),
        Field("resting", "u32", "atomic add (vCPUs); iothread clears it before a stop", "vCPUs that have noticed the present stop"),
        Field("paused_at", "u64", "parent, before fork; iothread", "CLOCK_MONOTONIC ns at which guest time stands still; 0: it runs"),
        Field("ram_base", "u64", "parent, before fork", "guest physical address of RAM"),
        Field("ram_size", "u64", "parent, before fork", "bytes"),
        Field("io_pending", "u64", "atomic or (vCPUs), xchg (iothread)", "bit per vCPU with mailbox requests", MAX_VCPUS // 64),
        Field("io_sequence", "u64", "atomic add (vCPUs)", "number of the next mailbox request, of whichever vCPU"),
        Field("io_sleeping", "u32", "iothread", "1: kick the doorbell eventfd after io_pending"),
        Field("device", "u64", "iothread", "mirror registers of devices, read in place by vCPUs (hw.mirror)", 256, 64),
    ],
    align=4096,
)

STOP_POWEROFF, STOP_RESET, STOP_QUIT, STOP_BROKEN = 1, 2, 3, 4

# What the host timer keeps in the record is one array there (native.timer, vcpu.process.timer_of).
if VCPU.offset("deadline") - VCPU.offset("timer_id") != 8 * 4:
    raise ImportError("timer_id, deadline_ns, timer_interval and deadline do not lie together")
