"""Which path emitted code takes: inline hits stay out of Python, and each exit leaves an exact state."""

from __future__ import annotations

import random

import pytest

from mttcg.memory.layout import JC_SIZE, MMU_S, N_MMU, TLB_SLOW_MMIO, VCPU
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.translate import ROWS, decode
from mttcg.tcg.host import Exit
from tests.support.fake_cpu import BASE, SIZE
from tests.support.insn_cases import CTX, MASK64, PAGE, PC, State, no_peek
from tests.support.jit_hart import PAGES, Insn, JitHart

ALL = frozenset(range(PAGES))
NONE: frozenset[int] = frozenset()
ZEROS = State((0,) * 32, (0,) * 32, bytes(SIZE))


@pytest.fixture(scope="module")
def shared() -> JitHart:
    return JitHart()


@pytest.fixture
def hart(shared: JitHart) -> JitHart:
    shared.load_state(ZEROS)
    shared.set_tlb(ALL, ALL)
    shared.slow_calls = 0
    return shared


def insn(name: str, **fields: int) -> Insn:
    word, size = asm(name, **fields), ROWS[name].size
    return Insn(word, size, decode(word, size, CTX, no_peek))


def run_block(hart: JitHart, *insns: Insn, ctx: int = CTX) -> tuple[Exit, int]:
    hart.record.set("ctx", ctx)
    hart.emit(insns, PC, ctx)
    return hart.enter()


TRANSLATED = MMU_S * 2 + 1  # a context in which loads, too, ask the soft TLB
LOADS = [(n, s) for n, s in (("lb", 1), ("lbu", 1), ("lh", 2), ("lhu", 2), ("lw", 4), ("lwu", 4), ("ld", 8))]
STORES = [("sb", 1), ("sh", 2), ("sw", 4), ("sd", 8)]
FP_ACCESSES = [("flw", 4), ("fld", 8), ("fsw", 4), ("fsd", 8)]


def access(name: str, displacement: int) -> Insn:
    if name.lstrip("f")[0] == "l":
        return insn(name, rd=11, rs1=10, imm=displacement)
    return insn(name, rs1=10, rs2=11, imm=displacement)


@pytest.mark.parametrize(("name", "size"), [*LOADS, *STORES, *FP_ACCESSES])
def test_an_access_within_a_page_that_hits_does_not_leave_emitted_code(hart: JitHart, name: str, size: int) -> None:
    hart.set_tlb(ALL, ALL, TRANSLATED)
    for offset in (0, 1, PAGE - size, PAGE, 2 * PAGE - size - 1):
        hart.cpu.x[10] = BASE + offset - 8
        for ctx in (CTX, TRANSLATED):
            assert run_block(hart, access(name, 8), ctx=ctx) == (Exit.CHAIN, PC + 4)
            assert hart.slow_calls == 0, hex(offset)


@pytest.mark.parametrize(("name", "size"), [(n, s) for n, s in [*LOADS, *FP_ACCESSES] if "l" in n[:2]])
def test_a_load_in_machine_mode_stays_in_emitted_code_up_to_the_limit(hart: JitHart, name: str, size: int) -> None:
    hart.set_tlb(frozenset({0, 1}), NONE)
    for offset in (0, PAGE - 1, 2 * PAGE - 8):
        hart.cpu.x[10] = BASE + offset
        assert run_block(hart, access(name, 0)) == (Exit.CHAIN, PC + 4)
        assert hart.slow_calls == 0, hex(offset)
    hart.cpu.x[10] = BASE + 2 * PAGE
    run_block(hart, access(name, 0))
    assert hart.slow_calls == 1
    hart.cpu.x[10] = BASE - 1
    assert run_block(hart, access(name, 0))[0] is Exit.TRAP


@pytest.mark.parametrize(("name", "size"), [row for row in [*LOADS, *STORES, *FP_ACCESSES] if row[1] > 1])
def test_an_access_across_pages_takes_the_slow_path_unless_both_are_known(hart: JitHart, name: str, size: int) -> None:
    hart.cpu.x[10] = BASE + PAGE - size + 1
    for known, expected in ((ALL, 0), (ALL - {0}, 1), (ALL - {1}, 2)):
        hart.set_tlb(known, known, TRANSLATED)
        assert run_block(hart, access(name, 0), ctx=TRANSLATED) == (Exit.CHAIN, PC + 4)
        assert hart.slow_calls == expected


@pytest.mark.parametrize(("name", "size"), [*LOADS, *STORES, *FP_ACCESSES])
def test_an_access_without_permission_takes_the_slow_path(hart: JitHart, name: str, size: int) -> None:
    reads = name.lstrip("f")[0] == "l"
    hart.cpu.x[10] = BASE + PAGE - size
    for expected, ctx in enumerate((CTX, TRANSLATED), 1):
        hart.set_tlb(NONE if reads else ALL, ALL if reads else NONE, ctx)
        run_block(hart, access(name, 0), ctx=ctx)
        assert hart.slow_calls == expected


@pytest.mark.parametrize("name", ["ld", "sd"])
def test_low_bits_of_a_tag_force_the_slow_path(hart: JitHart, name: str) -> None:
    hart.set_tlb(ALL, ALL, TRANSLATED)
    for word in (0, 1):
        hart.record.q[hart._entry(0, TRANSLATED >> 1) + word] |= TLB_SLOW_MMIO
    hart.cpu.x[10] = BASE
    run_block(hart, access(name, 0), ctx=TRANSLATED)
    assert hart.slow_calls == 1


def test_another_address_with_the_same_index_misses(hart: JitHart) -> None:
    hart.cpu.x[10] = BASE + (1 << 24)  # 4096 pages away
    assert run_block(hart, access("ld", 0))[0] is Exit.TRAP
    assert hart.state(PC, []).trap == (5, BASE + (1 << 24))


def test_a_trap_in_the_middle_keeps_what_was_done_before_it(hart: JitHart) -> None:
    hart.cpu.x[10] = 8
    block = insn("addi", rd=11, rs1=0, imm=5), insn("ld", rd=11, rs1=10, imm=0), insn("addi", rd=11, rs1=0, imm=6)
    assert run_block(hart, *block) == (Exit.TRAP, PC + 4)
    assert hart.cpu.x[11] == 5


class RequestingHart(JitHart):
    """Its slow path is interrupted: somebody sets exit_request while the load is in Python."""

    def load(self, address: int, size_signed: int, site: int) -> int:
        self.record.d[VCPU.d("exit_request")] = 1
        return super().load(address, size_signed, site)


@pytest.mark.parametrize(
    ("name", "fields", "pc"),
    [
        ("jal", {"rd": 1, "imm": -64}, PC + 4),
        ("jal", {"rd": 1, "imm": -4}, PC + 4),
        ("beq", {"rs1": 0, "rs2": 0, "imm": -8}, PC + 4),
        ("jalr", {"rd": 1, "rs1": 12, "imm": 0}, PC + 4),
    ],
)
def test_a_request_is_seen_before_the_effects_of_a_loop_edge(name: str, fields: dict[str, int], pc: int) -> None:
    hart = RequestingHart()
    hart.load_state(ZEROS)
    hart.set_tlb(NONE, NONE)
    hart.cpu.x[10] = BASE
    assert run_block(hart, insn("ld", rd=11, rs1=10, imm=0), insn(name, **fields)) == (Exit.REQUEST, pc)
    assert hart.cpu.x[1] == 0
    assert hart.enter() == (Exit.REQUEST, PC)
    assert hart.record.get("exit_site") == 0


def test_forward_jumps_do_not_look_at_requests() -> None:
    hart = RequestingHart()
    hart.load_state(ZEROS)
    hart.set_tlb(NONE, NONE)
    hart.cpu.x[10] = BASE
    assert run_block(hart, insn("ld", rd=11, rs1=10, imm=0), insn("jal", rd=0, imm=8)) == (Exit.CHAIN, PC + 12)


def test_an_indirect_jump_through_the_jump_cache_stays_in_emitted_code(hart: JitHart) -> None:
    target = PC + 0x100
    hart.cpu.x[12] = target
    block = insn("jalr", rd=1, rs1=12, imm=0)
    assert run_block(hart, block) == (Exit.JUMP, target)
    entry = VCPU.q("jc") + 2 * (CTX * JC_SIZE + (target >> 1 & (JC_SIZE - 1)))
    after = hart.backend.code_start + 0x1000
    hart.buffer.write(after, hart.backend.far_stub(CTX, 0x1234))
    hart.record.q[entry], hart.record.q[entry + 1] = target, after
    try:
        assert hart.enter() == (Exit.JUMP, 0x1234)
    finally:
        hart.record.q[entry] = MASK64


def test_enabling_interrupts_with_one_pending_leaves_after_the_instruction(hart: JitHart) -> None:
    block = insn("csrrsi", csr=0x300, zimm=8, rd=11), insn("addi", rd=12, rs1=0, imm=1)
    hart.record.set("mstatus", 0x6000)
    hart.record.set("mie", 0x80)
    hart.record.set("mip", 0)
    assert run_block(hart, *block) == (Exit.CHAIN, PC + 8)
    hart.cpu.x[12] = 0
    hart.record.set("mstatus", 0x6000)
    hart.record.set("mip", 0x80)
    assert hart.enter() == (Exit.WINDOW, PC + 4)
    assert (hart.record.get("mstatus"), hart.cpu.x[11], hart.cpu.x[12]) == (0x6008, 0x6000, 0)
    hart.record.set("mip", 0)


def test_clocks_are_read_without_python_where_they_are_allowed(hart: JitHart) -> None:
    hart.record.set("counters_ok", 7, 3)
    block = [insn("csrrs", csr=csr, rs1=0, rd=rd) for rd, csr in ((11, 0xC00), (12, 0xC01), (13, 0xC02), (14, 0xC00))]
    assert run_block(hart, *block) == (Exit.CHAIN, PC + 16)
    assert hart.slow_calls == 0
    cycle, ticks, retired, later = hart.cpu.x[11:15]
    assert cycle <= retired <= later
    assert cycle // 100 <= ticks <= later // 100
    hart.record.set("counters_ok", 0, 3)
    hart.cpu.clock = 5
    run_block(hart, *block)
    assert (hart.slow_calls, list(hart.cpu.x[11:15])) == (4, [5, 6, 7, 5])


@pytest.mark.parametrize("size", ["w", "d"])
def test_load_reserved_and_store_conditional_pair(hart: JitHart, size: str) -> None:
    rng = random.Random(1)
    for address in (BASE, BASE + 8, BASE + PAGE - 8):
        hart.cpu.x[10], hart.cpu.x[11] = address, rng.getrandbits(31)
        pair = insn(f"lr.{size}", rd=12, rs1=10, aq=0, rl=0), insn(f"sc.{size}", rd=13, rs1=10, rs2=11, aq=0, rl=0)
        again = insn(f"sc.{size}", rd=14, rs1=10, rs2=0, aq=0, rl=0)
        assert run_block(hart, *pair, again) == (Exit.CHAIN, PC + 12)
        assert (hart.cpu.x[13], hart.cpu.x[14]) == (0, 1)
        assert hart.cpu.load(address, 4) == hart.cpu.x[11]


def tags(hart: JitHart, page: int) -> list[int]:
    """The read and write tags of a page in every mmu_idx."""
    return [hart.record.q[hart._entry(page, mmu_idx) + word] for mmu_idx in range(N_MMU) for word in (0, 1)]


def test_a_flush_of_one_page_stays_inline_and_drops_its_entries_in_every_context(hart: JitHart) -> None:
    for ctx in range(0, 2 * N_MMU, 2):
        hart.set_tlb(ALL, ALL, ctx)
    hart.record.set("huge_seen", 0)
    before = tags(hart, 0), tags(hart, 2)
    hart.cpu.x[10] = BASE + PAGE + 123
    assert run_block(hart, insn("sfence.vma", rs1=10, rs2=0), insn("addi", rd=11, rs1=0, imm=1))[0] is Exit.CHAIN
    assert (hart.cpu.x[11], hart.cpu.helpers) == (1, [])
    assert tags(hart, 1) == [MASK64] * (2 * N_MMU)
    assert (tags(hart, 0), tags(hart, 2)) == before


@pytest.mark.parametrize("reason", ["huge_seen", "vpages_exec", "previous vpages_exec", "vpages_large"])
def test_a_flush_that_may_concern_more_is_left_to_the_helper(hart: JitHart, reason: str) -> None:
    page = (BASE + PAGE) >> 12
    field = reason.split()[-1]
    bit = {"huge_seen": 0, "vpages_large": page >> 9}.get(field, page - reason.startswith("previous")) & 4095
    word = VCPU.q(field) + bit // 64
    hart.record.set("huge_seen", 0)
    hart.record.q[word] |= 1 << bit % 64
    hart.cpu.x[10] = BASE + PAGE
    assert run_block(hart, insn("sfence.vma", rs1=10, rs2=0)) == (Exit.SYSTEM, PC + 4)
    assert [call[:2] for call in hart.cpu.helpers] == [("sfence_vma", (10, 0))]
    assert tags(hart, 1)[2 * (CTX >> 1)] == BASE + PAGE
    hart.record.q[word] = 0


@pytest.mark.parametrize("pending", [0, 1])
def test_an_instruction_fence_leaves_only_if_invalidations_are_pending(hart: JitHart, pending: int) -> None:
    hart.record.set("inval_pending", pending)
    assert run_block(hart, insn("fence.i")) == (Exit.SYSTEM if pending else Exit.CHAIN, PC + 4)
    assert len(hart.cpu.helpers) == pending


def constrained_loop(hart: JitHart, size: str) -> list[Insn]:
    """The manual's fetch-and-add loop, decoded with sight of the code that follows."""
    words = [
        asm(f"lr.{size}", rd=12, rs1=10, aq=1, rl=0),
        asm("add", rd=13, rs1=12, rs2=11),
        asm(f"sc.{size}", rd=14, rs1=10, rs2=13, aq=0, rl=1),
        asm("bne", rs1=14, rs2=0, imm=-12),
    ]
    code = b"".join(word.to_bytes(4, "little") for word in words)

    def peek(n: int) -> int | None:
        return int.from_bytes(code[2 * n : 2 * n + 2], "little") if 2 * n < len(code) else None

    insns = [Insn(words[0], 4, decode(words[0], 4, CTX, peek))]
    insns += [Insn(word, 4, decode(word, 4, CTX, no_peek)) for word in words[1:]]
    assert insns[0].ops[0].attr[3] == 8, "the decoder sees the SC"
    return insns


@pytest.mark.parametrize("size", ["w", "d"])
def test_a_constrained_loop_adds_once(hart: JitHart, size: str) -> None:
    hart.fillable = ALL
    for old, step in ((5, 7), ((1 << 31) - 1, 1), (MASK64, 1), (0x80000000, MASK64)):
        hart.cpu.store(BASE + 8, 8, old)
        hart.cpu.x[10], hart.cpu.x[11] = BASE + 8, step
        assert run_block(hart, *constrained_loop(hart, size)) == (Exit.CHAIN, PC + 16)
        width = 32 if size == "w" else 64
        mask = (1 << width) - 1
        assert hart.cpu.load(BASE + 8, 8) == (old & ~mask) | (old + step) & mask
        assert hart.cpu.x[14] == 0


@pytest.mark.parametrize("size", ["w", "d"])
@pytest.mark.parametrize("interference", [0, 1])
def test_a_constrained_store_conditional_fails_if_the_value_changed(
    hart: JitHart, size: str, interference: int
) -> None:
    hart.fillable = ALL
    hart.cpu.x[10], hart.cpu.x[11] = BASE, 3
    load, add, store, back = constrained_loop(hart, size)
    hart.emit([load, add], PC)
    assert hart.enter() == (Exit.CHAIN, PC + 8)
    hart.cpu.store(BASE, 8, interference)
    hart.emit([store, back], PC + 8)
    assert hart.enter() == (Exit.CHAIN, PC if interference else PC + 16)
    assert hart.cpu.load(BASE, 8) == (interference or 3)
    hart.emit([store], PC + 8)  # and the reservation is gone either way
    hart.enter()
    assert hart.cpu.x[14] == 1


def test_a_hart_that_spins_for_long_offers_the_host_cpu_to_others(hart: JitHart) -> None:
    """Each `spin_limit` hints and one; the system call's own registers are the guest's again."""
    rng = random.Random(7)
    before = State((0, *(rng.getrandbits(64) for _ in range(31))), (0,) * 32, bytes(SIZE))
    hart.load_state(before)
    hart.record.set("spin_limit", 3)
    hart.record.set("spins_left", 1)
    left = []
    for _ in range(8):
        assert run_block(hart, insn("fence", pred=1, succ=0)) == (Exit.CHAIN, PC + 4)
        left.append(hart.record.get("spins_left"))
    assert left == [0, 3, 2, 1, 0, 3, 2, 1]
    assert hart.state(0, ()).x == before.x
