"""System instructions in native code (target.riscv.sys_native) beside the helpers and CSR rules that they stand for.

From random states: the record afterwards is the same as after the interpreter, or native code has left it alone.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import PAGE, VCPU
from mttcg.memory.protocols import GuestTrap
from mttcg.native.lowlevel import MASK64, interpreted
from mttcg.target.riscv import csr_fields as f
from mttcg.target.riscv import fpu, sys_native
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.cpu import Cpu
from mttcg.target.riscv.csr import CSRS
from mttcg.target.riscv.pmp import Pmp
from mttcg.target.riscv.translate import decode
from mttcg.tcg import interp
from tests.support.cache_kit import RAM, CacheKit
from tests.support.hart import LoggingHooks
from tests.support.insn_cases import no_peek

NATIVES = (sys_native.system,)
CASES = 400
SSTATUS, MSTATUS, SIE, MIE, SIP, MIP, FFLAGS, FRM, FCSR, SCAUSE = (
    0x100, 0x300, 0x104, 0x304, 0x144, 0x344, 1, 2, 3, 0x142
)  # fmt: skip
ECALL, SRET, MRET, EBREAK, WFI = (asm(name) for name in ("ecall", "sret", "mret", "ebreak", "wfi"))
SEIE = f.MIP_SEIP | f.MIP_SEIP_SOFT  # in mie the latter follows the former
MSTATUS_BITS = (
    f.MSTATUS_MIE, f.MSTATUS_SIE, f.MSTATUS_MPIE, f.MSTATUS_SPIE, f.MSTATUS_SPP, f.MSTATUS_SUM, f.MSTATUS_MXR,
    f.MSTATUS_TSR, f.MSTATUS_TW,
)  # fmt: skip
# Where the two ways may differ: nobody looks at these before they are written again.
SCRATCH = {
    "pc", "jumped", "exit_site", "exit_reason", "ret", "scratch", "walk_frame", "walk_perms", "walk_shift", "mxcsr",
    "fflags", "state",
}  # fmt: skip
COMPARED = [field for field in VCPU.fields.values() if field.count <= 32 and field.name not in SCRATCH]


def csr_words(number: int, rng: random.Random) -> int:
    name = rng.choice(("csrrw", "csrrs", "csrrc", "csrrwi", "csrrsi", "csrrci"))
    rd = rng.choice((0, 0, 10, 5, 28))
    if name.endswith("i"):
        return asm(name, rd=rd, zimm=rng.randrange(32), csr=number)
    return asm(name, rd=rd, rs1=rng.choice((0, 10, 11, 5)), csr=number)


class System:
    """A hart, run both ways from the same state."""

    def __init__(self, seed: int, interpret: bool, builtin_sbi: bool = False) -> None:
        self.rng = random.Random(seed)
        self.arena = Arena(1, 1 << 20)
        self.kit = CacheKit(self.arena, more=NATIVES, interpret=interpret)
        self.record, self.q = self.kit.record, self.kit.record.q
        self.hooks = LoggingHooks()
        self.cpu = Cpu(self.arena, 0, self.kit.memory, Pmp(self.record), self.hooks, decode, builtin_sbi)
        self.cpu.reset(RAM)
        self.record.set("machine", self.arena.machine.base)
        self.record.set("vcpus", self.arena.vcpus[0].base)
        self.arena.machine.set("n_vcpus", 1)
        self.counts: Counter[str] = Counter()

    def randomize(self) -> None:
        rng, record = self.rng, self.record
        for register in range(1, 32):
            record.set("x", rng.choice((0, 1, 1 << 18, 1 << 13, (1 << 64) - 1, rng.getrandbits(64), 0x6000)), register)
        priv = rng.choice((f.PRV_U, f.PRV_S, f.PRV_S, f.PRV_M))
        mstatus = f.MSTATUS_XLEN64 | sum(bit for bit in MSTATUS_BITS if rng.random() < 0.3)
        mstatus |= rng.choice((0, 1, 3)) << f.MSTATUS_MPP_SHIFT
        if priv == f.PRV_M and rng.random() < 0.2:
            mstatus |= f.MSTATUS_MPRV
        fs = rng.choice((0, 1, 2, 3, 3, 3))
        mstatus |= fs << f.MSTATUS_FS_SHIFT | (f.MSTATUS_SD if fs == 3 else 0)
        for name, value in (
            ("priv", priv), ("mstatus", mstatus), ("medeleg", rng.choice((0, 0xB1FF, rng.getrandbits(16)))),
            ("mideleg", rng.choice((0, 0x222, 2))), ("stvec", rng.randrange(1 << 30) << 2 | rng.randrange(2)),
            ("mtvec", rng.randrange(1 << 30) << 2 | rng.randrange(2)), ("sepc", rng.randrange(1 << 40) << 1),
            ("mepc", rng.randrange(1 << 40) << 1), ("scause", 1), ("mcause", 2), ("stval", 3), ("mtval", 4),
            ("res_addr", 0x1234), ("log_traps", int(rng.random() < 0.05)), ("exit_request", 0),
            ("mip", rng.choice((0, 0, f.MIP_SSIP, f.MIP_MSIP, f.MIP_SEIP, f.MIP_MEIP | f.MIP_SSIP, f.MIP_SEIP_SOFT))),
            ("mie", rng.choice((0, f.MIP_SSIP, f.MIP_SSIP | SEIE, f.MIP_MSIP | f.MIP_MEIP | f.MIP_SSIP))),
        ):  # fmt: skip
            record.set(name, value)
        fpu.set_frm(self.cpu, rng.choice((0, 1, 2, 3, 4, 7)))
        fpu.set_fflags(self.cpu, rng.getrandbits(5))
        record.set("mxcsr", record.get("mxcsr") | rng.getrandbits(6))
        self.cpu.trap_log = (lambda line: None) if record.get("log_traps") else None
        self.cpu.compute_ctx()

    def snapshot(self) -> dict[str, list[int]]:
        """All that counts of the record."""
        found = {field.name: [self.record.get(field.name, i) for i in range(field.count)] for field in COMPARED}
        found["flags"] = [fpu.sticky_flags(self.record)]
        # The host's rounding counts where fp code may run.
        found["rounding"] = [self.record.get("mxcsr") & ~fpu.MXCSR_STICKY]
        return found

    def settle(self) -> int:
        """What cpu_exec does before the next block; the pc then."""
        if self.record.get("mip") & self.record.get("mie"):
            cause = self.cpu.pending_interrupt()
            if cause is not None:
                self.cpu.take_interrupt(cause)
        return self.record.get("pc")

    def run(self, word: int) -> None:
        """`word` at PAGE, both ways."""
        record = self.record
        kit, ctx = self.kit, record.get("ctx")
        kit.put(PAGE, word)
        kit.cache.invalidate_range(RAM + PAGE, 4)
        tb = kit.lookup(PAGE, ctx)
        saved = bytes(record.b[: VCPU.offset("stats")])
        before = self.snapshot()
        try:
            self.q[VCPU.q("pc")] = interp.run(decode(word, 4, ctx, no_peek), self.cpu, PAGE, 4, word)
        except GuestTrap as trap:
            self.cpu.take_trap(trap, PAGE)
        pc = self.settle()
        expected = self.snapshot()
        record.b[: len(saved)] = saved
        record.set("exit_site", tb.host + 1)
        done = kit.natives["system"](record.base)
        name = f"{word:#010x} in priv {before['priv'][0]} ctx {ctx}"
        if not done:
            assert self.snapshot() == before, name
            self.counts["not handled"] += 1
            return
        got_pc = self.settle() if done == sys_native.HANDLED else record.get("pc")
        got = self.snapshot()
        assert {key: (got[key], value) for key, value in expected.items() if got[key] != value} == {}, name
        assert got_pc == pc, name
        if done != sys_native.HANDLED:
            assert (kit.at(done).pc, kit.at(done).ctx) == (pc, record.get("ctx"))
        self.counts["handled"] += 1


@pytest.fixture(params=["compiled", "interpreted"])
def interpret(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "interpreted")


@pytest.mark.parametrize("word", [ECALL, SRET, MRET], ids=["ecall", "sret", "mret"])
def test_traps_and_returns(word: int, interpret: bool) -> None:
    system = System(word, interpret)
    for _ in range(CASES):
        system.randomize()
        system.run(word)
    assert min(system.counts["handled"], system.counts["not handled"]) > CASES // 50, system.counts


def test_an_sbi_call_is_pythons(interpret: bool) -> None:
    """But for what native code knows of it, which is not this one."""
    system = System(1, interpret, builtin_sbi=True)
    for _ in range(100):
        system.randomize()
        system.record.set("priv", f.PRV_S)
        system.record.set("x", 0x10, 17)  # base extension
        system.cpu.compute_ctx()
        system.kit.put(PAGE, ECALL)
        tb = system.kit.lookup(PAGE, system.record.get("ctx"))
        before = system.snapshot()
        system.record.set("exit_site", tb.host + 1)
        assert system.kit.natives["system"](system.record.base) == sys_native.NOT_HANDLED
        assert system.snapshot() == before


@pytest.mark.parametrize("number", [SSTATUS, MSTATUS, SIE, MIE, FFLAGS, FRM, FCSR])
def test_status_registers(number: int, interpret: bool) -> None:
    system = System(number, interpret)
    for _ in range(CASES):
        system.randomize()
        system.run(csr_words(number, system.rng))
    assert system.counts["handled"] > CASES // 20, system.counts


@pytest.mark.parametrize("number", [SIE, MIE, SIP, MIP])
def test_inline_reads_of_interrupts(number: int) -> None:
    """Beside the helper, whatever is pending, enabled and delegated; where the privilege is not proven, it stays."""
    system = System(number, interpret=True)
    inline = 0
    for _ in range(CASES):
        system.randomize()
        record = system.record
        record.set("mip", system.rng.getrandbits(64) & (f.MIP_ALL | f.MIP_SEIP_SOFT) & ~(f.MIP_STIP | f.MIP_MTIP))
        record.set("mie", system.rng.getrandbits(64) & (f.MIP_ALL | f.MIP_SEIP_SOFT))
        ops = decode(asm("csrrs", rd=10, rs1=0, csr=number), 4, record.get("ctx"), no_peek)
        if record.get("priv") < (f.PRV_S if number in (SIE, SIP) else f.PRV_M):
            assert [op.name for op in ops] == ["helper"]
            continue
        interp.run(ops, system.cpu, PAGE, 4, 0)
        assert record.get("x", 10) == CSRS[number].read(system.cpu)
        inline += "helper" not in (op.name for op in ops)
    assert inline > CASES // 10


def test_other_instructions(interpret: bool) -> None:
    system = System(5, interpret)
    for _ in range(100):
        system.randomize()
        system.run(system.rng.choice((EBREAK, csr_words(SCAUSE, system.rng), asm("sfence.vma", rs1=0, rs2=0), 0)))
    assert system.counts["not handled"] > 10


def test_a_wait_that_need_not_wait(interpret: bool) -> None:
    system = System(6, interpret)
    for _ in range(CASES // 2):
        system.randomize()
        system.record.set("mip", f.MIP_SSIP)
        system.record.set("mie", f.MIP_SSIP)
        system.run(WFI)
    assert system.counts["handled"] > 20, system.counts


class Waiter:
    """Native wfi by CPython. A "wake-up" is an interrupt that is pending when `pause`, or the sleep, has gone on for
    `after` ns of the clock that both move."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.system = System(8, interpret=True)
        self.record = self.system.record
        self.now, self.after, self.sleeps, self.awake = 0, 0, 0, 0
        self.record.set("mie", f.MIP_MSIP)
        self.record.set("priv", f.PRV_M)
        self.record.set("deadline_ns", MASK64)
        self.record.set("wfi_limit", 100_000)
        monkeypatch.setattr(sys_native, "nanoseconds", lambda: self.now)
        monkeypatch.setattr(sys_native, "pause", self._pause)
        monkeypatch.setattr(sys_native, "syscall", self._sleep)
        monkeypatch.setattr(sys_native, "address_of", lambda field: 0)
        monkeypatch.setattr(sys_native, "xchg32", lambda address, value: 0)

    def _pause(self) -> int:
        self._advance(25)
        self.awake += 25
        return 0

    def _sleep(self, *arguments: int) -> int:
        self.sleeps += 1
        self._advance(max(self.after, 20_000))
        return 0

    def _advance(self, ns: int) -> None:
        self.now += ns
        self.after -= ns
        if self.after <= 0:
            self.record.set("mip", f.MIP_MSIP)

    def wait(self, after: int) -> tuple[int, int]:
        """One wfi that something ends `after` ns later: how often it slept, and ns awake."""
        self.record.set("mip", 0)
        self.after, self.sleeps, self.awake = after, 0, 0
        native = interpreted(sys_native.wait_for_interrupt, VCPU.at)
        assert native(self.record.base, PAGE) == sys_native.HANDLED
        return self.sleeps, self.awake


def test_wfi_waits_awake_after_a_short_sleep_only(monkeypatch: pytest.MonkeyPatch) -> None:
    waiter = Waiter(monkeypatch)
    assert waiter.wait(30_000) == (1, 0)
    assert [waiter.wait(after)[0] for after in (0, 1_000, 30_000, 59_000)] == [0] * 4, "twice the last sleep"
    sleeps, awake = waiter.wait(10_000_000)
    assert sleeps == 1
    assert 60_000 <= awake < 65_000
    assert waiter.wait(30_000) == (1, 0), "the last sleep was long"
    waiter.record.set("wfi_limit", 0)
    waiter.record.set("wfi_wait", 0)
    assert [waiter.wait(1_000) for _ in range(5)] == [(1, 0)] * 5, "more vCPUs than host CPUs"


def test_waiting_awake_in_vain_becomes_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is when whom we wait for needs our host CPU: nothing comes until we sleep."""
    waiter = Waiter(monkeypatch)
    waiter.wait(1)
    spent = []
    for _ in range(400):
        waiter.record.set("mip", 0)
        spent.append(waiter.wait(70_000)[1] > 0)
        waiter.record.set("wfi_wait", 40_000)
    gaps = [later - earlier for earlier, later in pairwise(n for n, tried in enumerate(spent) if tried)]
    assert gaps[:7] == [2, 4, 8, 16, 32, 64, 64]
    assert set(gaps[6:]) == {64}
    for _ in range(64):
        waiter.wait(1_000)
    assert waiter.wait(1_000)[0] == 0, "one success, and it is tried each time"
    assert waiter.record.get("wfi_misses") == 0


def test_a_request_is_seen_before_the_instruction_behind() -> None:
    """Native code goes on only if nothing but mip and the timers can be the cause; the request stays for Python."""
    system = System(7, interpret=False)  # CPython has no address of exit_request
    for name, value in (("requests", 1), ("single", 1)):
        system.randomize()
        system.record.set("priv", f.PRV_S)
        system.record.set("mstatus", f.MSTATUS_XLEN64)
        system.record.set("mie", 0)
        system.record.set("log_traps", 0)
        system.cpu.compute_ctx()
        system.kit.put(PAGE, SRET)
        tb = system.kit.lookup(PAGE, system.record.get("ctx"))
        system.record.set("exit_site", tb.host + 1)
        system.record.set("exit_request", 1)
        system.record.set(name, value)
        assert system.kit.natives["system"](system.record.base) == sys_native.HANDLED
        assert system.record.get("pc") == system.record.get("sepc")
        assert system.record.get("exit_request") == 1
        system.record.set(name, 0)
