"""Block ends, exits, linking, the jump cache, and calls out of emitted code, executed natively."""

from __future__ import annotations

import time

import pytest

from mttcg.memory.layout import ENV_BIAS, JC_SIZE, ST_PYTHON, TLB_INVALID, VCPU
from mttcg.tcg.host import COLD, SITE_CALL, SITE_NEXT, SITE_TAKEN, End, Exit
from mttcg.tcg.ir import TEMP0, Op
from mttcg.tcg.ops import CONDITIONS
from tests.support.emitted import END, MASK64, Emitted, Imm, op

A0, A1, RA, T0, T1 = 10, 11, 1, 5, 6
PC = 0x8000_0100
CTX = 3


@pytest.fixture
def env(environment: Emitted) -> Emitted:
    environment.reset()
    jc = VCPU.q("jc") + CTX * 2 * JC_SIZE
    for i in range(2 * JC_SIZE):
        environment.q[jc + i] = TLB_INVALID
    return environment


def remember(env: Emitted, pc: int, host: int, ctx: int = CTX) -> None:
    at = VCPU.q("jc") + 2 * (ctx * JC_SIZE + (pc >> 1) % JC_SIZE)
    env.q[at], env.q[at + 1] = pc, host


def landing(env: Emitted, offset: int = 0x1000) -> int:
    """A block that sets a0 to 77 and leaves."""
    templates = [env.backend.lower([op("mov", A0, Imm(77))], 0, 4, CTX), env.backend.lower([END], 0, 4, CTX)]
    return env.place(templates, at=env.backend.code_start + offset)


def site_of(env: Emitted) -> int:
    return env.record.get("exit_site")


VALUES = [0, 1, 5, 0x7FFFFFFF, 1 << 31, 1 << 63, (1 << 63) - 1, MASK64, MASK64 - 4]


def holds(cond: str, a: int, b: int) -> bool:
    sa, sb = a - (a >> 63 << 64), b - (b >> 63 << 64)
    return {"eq": a == b, "ne": a != b, "lt": sa < sb, "ge": sa >= sb, "ltu": a < b, "geu": a >= b}[cond]


@pytest.mark.parametrize("cond", CONDITIONS)
@pytest.mark.parametrize("offset", [64, -64])
def test_unlinked_branch_reports_the_site_it_takes(env: Emitted, cond: str, offset: int) -> None:
    for a_reg, b_reg in ((A0, A1), (T0, A1), (A0, T1), (T0, T1)):
        template = env.backend.lower([op("br", -1, a_reg, b_reg, attr=(cond, offset))], 0, 4, CTX)
        assert (template.end, template.offset) == (End.BRANCH, offset)
        assert len(template.hot) == len(template.cold)
        start = env.place([template])
        for a in VALUES:
            for b in VALUES:
                env.q[a_reg], env.q[b_reg] = a, b
                assert env.backend.enter(start) == Exit.CHAIN
                back = SITE_TAKEN if holds(cond, a, b) else SITE_NEXT
                assert site_of(env) == start + COLD + len(template.hot) - back + SITE_CALL


@pytest.mark.parametrize("cond", CONDITIONS)
def test_branch_against_a_constant(env: Emitted, cond: str) -> None:
    for register in (A0, T0):
        for constant in (0, MASK64, 0x123456789ABC):
            for args in ((register, Imm(constant)), (Imm(constant), register), (Imm(constant), Imm(3))):
                template = env.backend.lower([op("br", -1, *args, attr=(cond, 8))], 0, 4, CTX)
                start = env.place([template])
                for value in VALUES:
                    env.q[register] = value
                    env.backend.enter(start)
                    a, b = (int(v) if isinstance(v, Imm) else value for v in args)
                    back = SITE_TAKEN if holds(cond, a, b) else SITE_NEXT
                    assert site_of(env) == start + COLD + len(template.hot) - back + SITE_CALL


@pytest.mark.parametrize("taken", [True, False])
def test_linked_branch_goes_on_at_its_target_until_unlinked(env: Emitted, taken: bool) -> None:
    template = env.backend.lower([op("br", -1, A0, A1, attr=("eq", 8))], 0, 4, CTX)
    start = env.place([template])
    site = start + len(template.hot) - (SITE_TAKEN if taken else SITE_NEXT)
    env.link(site, taken, landing(env))
    env.q[A0] = 0 if taken else 1
    assert env.backend.enter(start) == Exit.SYSTEM
    assert env.q[A0] == 77
    env.q[A0] = 1 if taken else 0
    assert env.backend.enter(start) == Exit.CHAIN
    env.unlink(site, taken)
    env.q[A0] = 0 if taken else 1
    assert env.backend.enter(start) == Exit.CHAIN
    assert site_of(env) == site + COLD + SITE_CALL


@pytest.mark.parametrize("offset", [16, -16])
def test_jump_and_fallthrough_link(env: Emitted, offset: int) -> None:
    for template in (env.backend.lower([op("jmp", -1, attr=(offset,))], 0, 4, CTX), env.backend.fallthrough()):
        assert template.end is End.JUMP
        start = env.place([template])
        assert env.backend.enter(start) == Exit.CHAIN
        site = start + len(template.hot) - SITE_NEXT
        assert site_of(env) == site + COLD + SITE_CALL
        env.link(site, False, landing(env))
        assert env.backend.enter(start) == Exit.SYSTEM
        assert env.q[A0] == 77
        env.unlink(site, False)
        assert env.backend.enter(start) == Exit.CHAIN
    assert env.backend.fallthrough().size == 0


def test_request_at_entry_runs_nothing(env: Emitted) -> None:
    env.record.set("exit_request", 1)
    env.q[A0], env.q[42] = 5, 6
    assert env.backend.enter(landing(env)) == Exit.REQUEST
    assert (site_of(env), env.q[A0], env.q[42]) == (0, 5, 6)
    assert env.record.get("state") == ST_PYTHON


def request_during(env: Emitted, ops: list[Op]) -> int:
    """Run a block whose first instruction, an interpreted one, sets exit_request."""
    env.notes.act = lambda call: env.record.set("exit_request", 1)
    first = env.backend.lower([op("helper", -1, attr=("anything", ()))], 0, 4, CTX)
    second = env.backend.lower(ops, 0, 4, CTX)
    start = env.place([first, second], PC)
    return env.backend.enter(start)


def test_backward_branch_sees_the_request_before_it_compares(env: Emitted) -> None:
    assert request_during(env, [op("br", -1, A0, A1, attr=("ne", -8))]) == Exit.REQUEST
    start = env.backend.code_start
    assert start + 6 < site_of(env) - COLD <= start + 64


def test_backward_jump_sees_the_request_before_its_link(env: Emitted) -> None:
    assert request_during(env, [op("pcrel", RA, attr=(4,)), op("jmp", -1, attr=(0,))]) == Exit.REQUEST
    assert env.q[RA] == 0


def test_indirect_jump_sees_the_request_before_its_link(env: Emitted) -> None:
    assert request_during(env, [op("jmpr", -1, A0, attr=(0, RA))]) == Exit.REQUEST
    assert env.q[RA] == 0


def test_forward_jump_does_not_look(env: Emitted) -> None:
    assert request_during(env, [op("jmp", -1, attr=(4,))]) == Exit.CHAIN


@pytest.mark.parametrize("base", [A0, T0])
@pytest.mark.parametrize("disp", [0, 12, -4])
def test_jump_cache_miss_then_hit(env: Emitted, base: int, disp: int) -> None:
    target = 0xFFFFFFFF80001234
    ops = [op("jmpr", -1, base, attr=(disp, 0))]
    assert env.run(ops, {base: (target - disp | 1) & MASK64}, ctx=CTX, pc=PC) is Exit.JUMP
    assert env.record.get("pc") == target
    remember(env, target, landing(env))
    assert env.run(ops, {base: target - disp}, ctx=CTX, pc=PC) is Exit.SYSTEM
    assert env.q[A0] == 77
    other = (target + 2 * JC_SIZE) & MASK64
    assert env.run(ops, {base: (other - disp) & MASK64}, ctx=CTX) is Exit.JUMP


@pytest.mark.parametrize("link", [RA, T0, A0])
@pytest.mark.parametrize("base", [RA, T0, A0])
@pytest.mark.parametrize("pc", [PC, 0xFFFFFFFF80000000, 0x3FABCDEF00])
def test_indirect_call_links_after_reading_its_target(env: Emitted, link: int, base: int, pc: int) -> None:
    ops = [op("jmpr", -1, base, attr=(4, link))]
    template = env.backend.lower(ops, 0, 2, CTX)
    assert template.sites
    assert template.end is End.INDIRECT
    assert env.run(ops, {base: 0x9000}, ctx=CTX, size=2, pc=pc) is Exit.JUMP
    assert env.record.get("pc") == 0x9004
    assert env.q[link] == pc + 2


def test_call_is_a_link_and_a_jump(env: Emitted) -> None:
    ops = [op("pcrel", RA, attr=(4,)), op("jmp", -1, attr=(0x400,))]
    template = env.backend.lower(ops, 0, 4, CTX)
    assert (template.end, template.offset) == (End.JUMP, 0x400)
    assert env.run(ops, ctx=CTX, pc=PC) is Exit.CHAIN
    assert env.q[RA] == PC + 4


def test_far_stub_probes_the_jump_cache(env: Emitted) -> None:
    for pc in (0x80002000, 0xFFFFFFFF80000000, 0x3FABCDE000):
        stub = env.backend.code_start + 0x2000
        env.buffer.write(stub, env.backend.far_stub(CTX, pc))
        assert env.backend.enter(stub) == Exit.JUMP
        assert env.record.get("pc") == pc
        remember(env, pc, landing(env))
        assert env.backend.enter(stub) == Exit.SYSTEM


def test_system_reports_its_site(env: Emitted) -> None:
    template = env.backend.lower([op("system", -1, attr=("ecall", ()))], 0, 4, CTX)
    assert template.end is End.SYSTEM
    start = env.place([template])
    assert env.backend.enter(start) == Exit.SYSTEM
    assert start < site_of(env) <= start + len(template.hot)


def test_helper_is_interpreted_and_the_block_goes_on(env: Emitted) -> None:
    def act(call: tuple[object, ...]) -> None:
        env.q[A0] = 99

    env.notes.act = act
    ops = [op("mov", TEMP0, A1), op("helper", -1, attr=("csr", (0, 1))), op("mov", A1, TEMP0)]
    assert env.run(ops, {A0: 1, A1: 2}) is Exit.SYSTEM
    start = env.backend.code_start
    assert env.notes.calls == [("interpret", start + 6)]
    assert (env.q[A0], env.q[A1]) == (99, 2)


def test_interpreter_trap_leaves(env: Emitted) -> None:
    env.notes.status = 1
    assert env.run([op("helper", -1, attr=("csr", ()))]) is Exit.TRAP
    assert site_of(env) == env.backend.code_start + 6


def test_record_fields_are_read_and_written_in_place(env: Emitted) -> None:
    env.record.set("sscratch", 1234)
    swap = [op("ldenv", TEMP0, attr=("sscratch",)), op("stenv", -1, A0, attr=("sscratch",)), op("mov", A0, TEMP0)]
    assert env.run(swap, {A0: 7}) is Exit.SYSTEM
    assert (env.record.get("sscratch"), env.q[A0]) == (7, 1234)
    for out in (A0, T0):
        env.run([op("ldenv", out, attr=("sscratch",))])
        assert env.q[out] == 7
    env.run([op("stenv", -1, T0, attr=("sepc",))], {T0: 55})
    assert env.record.get("sepc") == 55


def test_interrupt_check_leaves_only_when_something_is_pending(env: Emitted) -> None:
    ops = [op("stenv", -1, A0, attr=("sscratch",)), op("irqcheck", -1)]
    for mip, mie, reason in ((0, MASK64, Exit.SYSTEM), (2, 1, Exit.SYSTEM), (0x22, 0x20, Exit.WINDOW)):
        env.record.set("mip", mip)
        env.record.set("mie", mie)
        assert env.run(ops, {A0: mip}) is reason
        assert env.record.get("sscratch") == mip
    template = env.backend.lower(ops, 0, 4, CTX)
    start = env.backend.code_start
    assert start < site_of(env) - COLD <= start + len(template.hot)
    env.record.set("mip", 0)
    env.record.set("mie", 0)


@pytest.mark.parametrize("out", [A0, T0])
@pytest.mark.parametrize(("ctx", "priv"), [(1, 0), (3, 1), (5, 1), (7, 3)])
def test_clock_is_read_natively_where_allowed(env: Emitted, out: int, ctx: int, priv: int) -> None:
    env.arena.machine.set("time_base", time.monotonic_ns() - 5_000_000_000)
    env.record.set("mcycle_base", 1 << 40)
    x = {r: r * 3 for r in range(1, 64) if r != out}
    for csr, unit, base in ((0xC00, 1, 1 << 40), (0xC01, 100, 0), (0xC02, 1, 0)):
        for p in range(4):
            env.record.set("counters_ok", 0, p)
        assert env.run([op("rdclock", out, attr=(csr,))], x, ctx=ctx) is Exit.SYSTEM
        assert env.notes.calls.pop()[0] == "interpret"
        env.record.set("counters_ok", 1 << (csr - 0xC00), priv)
        assert env.run([op("rdclock", out, attr=(csr,))], x, ctx=ctx) is Exit.SYSTEM
        assert env.notes.calls == []
        assert 5_000_000_000 <= (env.q[out] - base) * unit < 60_000_000_000
        assert {r: env.q[r] for r in x} == x


def test_record_base_is_within_a_byte_of_all_integer_registers() -> None:
    assert VCPU.offset("x") - ENV_BIAS == -128
