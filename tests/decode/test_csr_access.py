"""Which CSR instructions stay inline in which context, and that the inline ops mean what Zicsr says."""

from __future__ import annotations

import pytest

from mttcg.memory.layout import MMU_M, MMU_MPRV, MMU_S, MMU_S_SUM, MMU_U, VCPU
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.csr import CSRS
from mttcg.target.riscv.csr_fields import MSTATUS_MIE, MSTATUS_SIE, MSTATUS_TVM, SSTATUS_MASK
from mttcg.target.riscv.isa.zicsr import CONSTANT_CSRS, PLAIN_CSRS
from mttcg.target.riscv.translate import decode
from mttcg.tcg.ir import MASK64, NONE, Imm, Op

SSTATUS, MSTATUS, SSCRATCH, SEPC, STVEC, MSCRATCH = 0x100, 0x300, 0x140, 0x141, 0x105, 0x340
SATP, FCSR, CYCLE, TIME, INSTRET, MHARTID = 0x180, 0x003, 0xC00, 0xC01, 0xC02, 0xF14
MCYCLE, MINSTRET, STIMECMP, MTVEC = 0xB00, 0xB02, 0x14D, 0x305
WRITE, SET, CLEAR = 0, 1, 2
T0, T1 = 5, 6
ILLEGAL = [Op("system", NONE, (), ("illegal", ()))]


def no_peek(n: int) -> int | None:
    return None


def access(name: str, csr: int, mmu_idx: int, rd: int = T0, source: int = T1) -> list[Op]:
    operand = {"zimm": source} if name.endswith("i") else {"rs1": source}
    return decode(asm(name, csr=csr, rd=rd, **operand), 4, mmu_idx * 2, no_peek)


def run(ops: list[Op], x: dict[int, int], env: dict[str, int]) -> list[str]:
    """Evaluate what inline CSR code consists of; returns the names of the ops seen."""
    for op in ops:
        a, b = ([*(v if v in (0,) or type(v) is not int else x[v] for v in op.args), 0, 0])[:2]
        match op.name:
            case "ldenv":
                x[op.out] = env[str(op.attr[0])]
            case "stenv":
                env[str(op.attr[0])] = a
            case "mov":
                x[op.out] = a
            case "and":
                x[op.out] = a & b
            case "andn":
                x[op.out] = a & ~b
            case "or":
                x[op.out] = a | b
            case "irqcheck":
                pass
            case _:
                raise AssertionError(op)
    return [op.name for op in ops]


def helper(kind: str, *args: int) -> list[Op]:
    return [Op(kind, NONE, (), ("csr", args))]


class Words:
    """The u64 view of a vCPU record, which is all that a plain CSR's row touches."""

    def __init__(self) -> None:
        self.q: dict[int, int] = {}


@pytest.mark.parametrize("csr", list(PLAIN_CSRS))
def test_inline_code_and_the_csr_table_agree_on_plain_csrs(csr: int) -> None:
    field, mask = PLAIN_CSRS[csr]
    row = CSRS[csr]
    assert (row.name, row.check, row.modify) == (field, None, None)
    cpu = Words()
    at = VCPU.q(field)
    for value in (0, MASK64, 0x0123_4567_89AB_CDEF):
        if mask:
            row.write(cpu, value)  # type: ignore[arg-type]
            assert cpu.q == {at: value & mask}
        cpu.q[at] = value
        assert row.read(cpu) == value  # type: ignore[arg-type]


@pytest.mark.parametrize("csr", list(PLAIN_CSRS))
@pytest.mark.parametrize("mmu_idx", [MMU_U, MMU_S, MMU_S_SUM, MMU_M, MMU_MPRV])
def test_a_plain_csr_reads_inline_only_where_the_privilege_is_proven(csr: int, mmu_idx: int) -> None:
    priv = {MMU_U: 0, MMU_S: 1, MMU_S_SUM: 1, MMU_M: 3, MMU_MPRV: 3}[mmu_idx]
    inline = priv >= (csr >> 8 & 3)
    for name, op, immediate in (("csrrs", SET, 0), ("csrrc", CLEAR, 0), ("csrrsi", SET, 1), ("csrrci", CLEAR, 1)):
        ops = access(name, csr, mmu_idx, source=0)
        if inline:
            assert ops == [Op("ldenv", T0, (), (PLAIN_CSRS[csr].field,))]
        else:
            assert ops == helper("helper", csr, op, T0, 0, immediate)


@pytest.mark.parametrize("name", ["csrrw", "csrrs", "csrrc", "csrrwi", "csrrsi", "csrrci"])
@pytest.mark.parametrize("rd", [0, T0, T1])
@pytest.mark.parametrize("csr", [SSCRATCH, SEPC])
def test_a_plain_csr_is_written_inline(name: str, rd: int, csr: int) -> None:
    field, mask = PLAIN_CSRS[csr]
    old, register = 0x8000_0000_1234_5676, 0xF0F0_F0F0_F0F0_F0F3
    value = T1 if name.endswith("i") else register
    env, x = {field: old}, {T0: 1, T1: register}
    run(access(name, csr, MMU_S, rd, T1), x, env)
    raw = {"csrrw": value, "csrrs": old | value, "csrrc": old & ~value}[name.removesuffix("i")]
    assert env[field] == raw & mask
    assert x.get(T0) == (old if rd == T0 else 1)
    assert x.get(T1) == (old if rd == T1 else register)


def test_writing_x0_or_zero_is_still_a_write() -> None:
    for name in ("csrrw", "csrrwi"):
        env, x = {"sscratch": 7}, {T0: 1}
        run(access(name, SSCRATCH, MMU_S, T0, 0), x, env)
        assert (env, x[T0]) == ({"sscratch": 0}, 7)


def test_csrw_does_not_read() -> None:
    assert access("csrrw", SSCRATCH, MMU_S, rd=0) == [Op("stenv", NONE, (T1,), ("sscratch",))]


def test_a_write_that_the_context_does_not_allow_goes_to_the_helper() -> None:
    assert access("csrrw", SSCRATCH, MMU_U) == helper("system", SSCRATCH, WRITE, T0, T1, 0)
    assert access("csrrc", MSCRATCH, MMU_S) == helper("system", MSCRATCH, CLEAR, T0, T1, 0)


@pytest.mark.parametrize("csr", [STVEC, SATP, FCSR, 0x304, 0x144, 0x14D])
def test_other_csrs_are_written_by_the_helper_which_ends_the_block(csr: int) -> None:
    for op, name in enumerate(("csrrw", "csrrs", "csrrc")):
        assert access(name, csr, MMU_M) == helper("system", csr, op, T0, T1, 0)
        assert access(name + "i", csr, MMU_M) == helper("system", csr, op, T0, T1, 1)


@pytest.mark.parametrize("csr", [FCSR, STIMECMP, 0x3A0, 0xF15, 0x7FF])
def test_other_csrs_are_read_by_the_helper_and_the_block_goes_on(csr: int) -> None:
    assert access("csrrs", csr, MMU_M, source=0) == helper("helper", csr, SET, T0, 0, 0)


@pytest.mark.parametrize("csr", [CYCLE, TIME, INSTRET])
def test_counters(csr: int) -> None:
    assert access("csrrs", csr, MMU_U, source=0) == [Op("rdclock", T0, (), (csr,))]
    (op,) = access("csrrs", csr, MMU_U, rd=0, source=0)  # it may trap, so it stays
    assert op.name == "rdclock"
    assert access("csrrw", csr, MMU_M) == ILLEGAL


def test_machine_counters_are_read_as_what_shows_them_to_others() -> None:
    assert access("csrrs", MCYCLE, MMU_M, source=0) == [Op("rdclock", T0, (), (CYCLE,))]
    assert access("csrrs", MINSTRET, MMU_M, source=0) == [Op("rdclock", T0, (), (INSTRET,))]
    assert access("csrrs", MCYCLE, MMU_S, source=0) == helper("helper", MCYCLE, SET, T0, 0, 0)
    assert access("csrrw", MCYCLE, MMU_M) == helper("system", MCYCLE, WRITE, T0, T1, 0)


@pytest.mark.parametrize("csr", CONSTANT_CSRS)
def test_constants_are_those_of_the_csr_table(csr: int) -> None:
    value = CSRS[csr].read(Words())  # type: ignore[arg-type]
    assert access("csrrs", csr, MMU_M, source=0) == [Op("mov", T0, (Imm(value),), ())]
    assert access("csrrs", csr, MMU_S, source=0) == helper("helper", csr, SET, T0, 0, 0)


def test_satp_is_read_inline_unless_tvm_may_forbid_it() -> None:
    assert access("csrrs", SATP, MMU_M, source=0) == [Op("ldenv", T0, (), ("satp",))]
    mstatus, guard, read = access("csrrs", SATP, MMU_S, source=0)
    assert (mstatus.name, mstatus.attr) == ("ldenv", ("mstatus",))
    assert guard == Op("guard", NONE, (mstatus.out,), (MSTATUS_TVM, "csr", (SATP, SET, T0, 0, 0)))
    assert read == Op("ldenv", T0, (), ("satp",))
    assert access("csrrs", SATP, MMU_U, source=0) == helper("helper", SATP, SET, T0, 0, 0)


@pytest.mark.parametrize(("csr", "field", "mmu_idx"), [(STVEC, "stvec", MMU_S), (MTVEC, "mtvec", MMU_M)])
def test_a_trap_vector_is_written_inline_unless_its_mode_is_reserved(csr: int, field: str, mmu_idx: int) -> None:
    assert access("csrrw", csr, mmu_idx, rd=0) == [
        Op("guard", NONE, (T1,), (2, "csr", (csr, WRITE, 0, T1, 0))), Op("stenv", NONE, (T1,), (field,)),
    ]  # fmt: skip
    assert access("csrrw", csr, mmu_idx) == helper("system", csr, WRITE, T0, T1, 0)
    assert access("csrrs", csr, mmu_idx, rd=0) == helper("system", csr, SET, 0, T1, 0)


@pytest.mark.parametrize("name", ["csrrw", "csrrs", "csrrc", "csrrwi", "csrrsi", "csrrci"])
def test_writing_a_read_only_number_is_illegal(name: str) -> None:
    assert access(name, MHARTID, MMU_M) == ILLEGAL


def test_status_reads_are_inline_and_masked() -> None:
    for csr, mmu_idx, mask in (
        (SSTATUS, MMU_S, SSTATUS_MASK),
        (SSTATUS, MMU_M, SSTATUS_MASK),
        (MSTATUS, MMU_M, MASK64),
    ):
        x: dict[int, int] = {}
        run(access("csrrs", csr, mmu_idx, source=0), x, {"mstatus": MASK64})
        assert x[T0] == mask
        assert access("csrrs", csr, mmu_idx, rd=0, source=0) == []
    assert access("csrrs", SSTATUS, MMU_U, source=0) == helper("helper", SSTATUS, SET, T0, 0, 0)
    assert access("csrrs", MSTATUS, MMU_S, source=0) == helper("helper", MSTATUS, SET, T0, 0, 0)


@pytest.mark.parametrize(("csr", "mmu_idx", "bit"), [(SSTATUS, MMU_S_SUM, MSTATUS_SIE), (MSTATUS, MMU_M, MSTATUS_MIE)])
@pytest.mark.parametrize("rd", [0, T0])
def test_interrupt_enables_switch_inline_and_setting_checks_for_interrupts(
    csr: int, mmu_idx: int, bit: int, rd: int
) -> None:
    for before in (MASK64, MASK64 & ~bit):
        mask = SSTATUS_MASK if csr == SSTATUS else MASK64
        env, x = {"mstatus": before}, {T0: 1}
        names = run(access("csrrsi", csr, mmu_idx, rd, bit), x, env)
        assert (env["mstatus"], x[T0]) == (before | bit, before & mask if rd else 1)
        assert names[-1] == "irqcheck"
        env, x = {"mstatus": before}, {T0: 1}
        names = run(access("csrrci", csr, mmu_idx, rd, bit), x, env)
        assert (env["mstatus"], x[T0]) == (before & ~bit, before & mask if rd else 1)
        assert "irqcheck" not in names


def test_other_status_writes_go_to_the_helper() -> None:
    for csr, mmu_idx, bit in (
        (SSTATUS, MMU_S, MSTATUS_MIE),
        (MSTATUS, MMU_S, MSTATUS_MIE),
        (MSTATUS, MMU_M, MSTATUS_SIE),
    ):
        assert access("csrrsi", csr, mmu_idx, source=bit) == helper("system", csr, SET, T0, bit, 1)
    assert access("csrrwi", SSTATUS, MMU_S, source=2) == helper("system", SSTATUS, WRITE, T0, 2, 1)
    assert access("csrrsi", SSTATUS, MMU_U, source=2) == helper("system", SSTATUS, SET, T0, 2, 1)


@pytest.mark.parametrize(("csr", "mmu_idx", "enable"), [(SSTATUS, MMU_S, MSTATUS_SIE), (MSTATUS, MMU_M, MSTATUS_MIE)])
def test_restoring_interrupts_stays_inline_while_no_other_bit_is_set(csr: int, mmu_idx: int, enable: int) -> None:
    """`csrs sstatus, rs1` as Linux' local_irq_restore has it; any other bit makes the guard call the helper."""
    guard, *inline = access("csrrs", csr, mmu_idx)
    assert guard == Op("guard", NONE, (T1,), (~enable, "csr", (csr, SET, T0, T1, 0)))
    env, x = {"mstatus": 0}, {T0: 1, T1: enable}
    assert run(inline, x, env)[-1] == "irqcheck"
    assert (env["mstatus"], x[T0]) == (enable, 0)
