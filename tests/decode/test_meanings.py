"""What rows of each family translate to, and the reserved encodings of the 32-bit formats."""

from __future__ import annotations

import random

import pytest

from mttcg.memory.layout import N_CTX
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.translate import EXTENSIONS, ROWS, decode, lookup
from mttcg.tcg.ir import F0, MASK64, NONE, TEMP0, Imm, Op
from mttcg.tcg.ops import OPS

SEED = 20261122
S_FP, S_NO_FP = 3, 2
ILLEGAL = [Op("system", NONE, (), ("illegal", ()))]


def no_peek(n: int) -> int | None:
    return None


def ops_of(name: str, ctx: int = S_FP, **fields: int) -> list[Op]:
    row = ROWS[name]
    return decode(asm(name, **fields), row.size, ctx, no_peek)


def test_jal_reads_as_link_then_jump() -> None:
    assert ops_of("jal", rd=1, imm=-8) == [Op("pcrel", 1, (), (4,)), Op("jmp", NONE, (), (-8,))]
    assert ops_of("jal", rd=0, imm=8) == [Op("jmp", NONE, (), (8,))]


def test_jalr_links_by_attribute() -> None:
    assert ops_of("jalr", rd=1, rs1=1, imm=-4) == [Op("jmpr", NONE, (1,), (-4, 1))]
    assert ops_of("jalr", rd=0, rs1=0, imm=4) == [Op("jmpr", NONE, (Imm(0),), (4, 0))]
    assert ops_of("c.jalr", rs1=5) == [Op("jmpr", NONE, (5,), (0, 1))]


def test_moves_in_disguise() -> None:
    assert ops_of("addi", rd=5, rs1=0, imm=-1) == [Op("mov", 5, (Imm(-1),), ())]
    assert ops_of("addi", rd=5, rs1=6, imm=0) == [Op("mov", 5, (6,), ())]
    assert ops_of("addiw", rd=5, rs1=6, imm=0) == [Op("sext32", 5, (6,), ())]
    assert ops_of("addiw", rd=5, rs1=0, imm=-7) == [Op("mov", 5, (Imm(-7),), ())]
    assert ops_of("add", rd=5, rs1=6, rs2=0) == ops_of("add", rd=5, rs1=0, rs2=6) == [Op("mov", 5, (6,), ())]
    assert ops_of("add", rd=5, rs1=0, rs2=0) == [Op("mov", 5, (Imm(0),), ())]
    assert ops_of("add.uw", rd=5, rs1=6, rs2=0) == [Op("zext32", 5, (6,), ())]
    assert ops_of("lui", rd=5, imm=-4096) == [Op("mov", 5, (Imm(-4096 & MASK64),), ())]


def test_memory_accesses_to_x0_stay_for_their_faults() -> None:
    assert ops_of("lw", rd=0, rs1=5, imm=8) == [Op("ld", TEMP0, (5,), (4, True, 8))]
    assert ops_of("lbu", rd=7, rs1=5, imm=-1) == [Op("ld", 7, (5,), (1, False, -1))]
    assert ops_of("sd", rs1=0, rs2=0, imm=-8) == [Op("st", NONE, (Imm(0), Imm(0)), (8, -8))]
    assert ops_of("amoadd.w", rd=0, rs1=5, rs2=6, rl=1) == [Op("amo", TEMP0, (5, 6), ("add", 4, 0, 1))]


def test_fp_operands_are_in_the_fp_file() -> None:
    assert ops_of("flw", rd=1, rs1=2, imm=4) == [Op("fld", F0 + 1, (2,), (4, 4))]
    assert ops_of("fsd", rs1=2, rs2=3, imm=4) == [Op("fst", NONE, (2, F0 + 3), (8, 4))]
    assert ops_of("fadd.d", rd=0, rs1=0, rs2=3) == [Op("fadd", F0, (F0, F0 + 3), (8, 7))]
    assert ops_of("feq.s", rd=0, rs1=1, rs2=2) == [Op("feq", TEMP0, (F0 + 1, F0 + 2), (4,))]  # sets flags
    assert ops_of("fcvt.lu.d", rd=1, rs1=2, rm=1) == [Op("fcvt_f2i", 1, (F0 + 2,), (8, 64, False, 1))]
    assert ops_of("fcvt.s.w", rd=1, rs1=2, rm=1) == [Op("fcvt_i2f", F0 + 1, (2,), (4, 32, True, 1))]
    assert ops_of("fcvt.s.d", rd=1, rs1=2, rm=4) == [Op("fcvt_f2f", F0 + 1, (F0 + 2,), (4, 4))]
    assert ops_of("fnmsub.s", rd=1, rs1=2, rs2=3, rs3=4, rm=0) == [
        Op("fma", F0 + 1, (F0 + 2, F0 + 3, F0 + 4), (4, 0, True, False))
    ]


def test_fused_signs_follow_the_manual() -> None:
    """fnmsub is -(a * b) + c and fnmadd is -(a * b) - c, unlike the names suggest."""
    signs = {"fmadd": (False, False), "fmsub": (False, True), "fnmsub": (True, False), "fnmadd": (True, True)}
    for name, expected in signs.items():
        (op,) = ops_of(name + ".d", rd=1, rs1=2, rs2=3, rs3=4)
        assert op.attr == (8, 7, *expected)


def test_fp_rows_outside_fp_contexts_go_to_the_helper_and_others_do_not_care() -> None:
    rng = random.Random(SEED)
    fp_rows = {row.name for table in EXTENSIONS for row in table.rows if table.extension in ("F", "D")}
    fp_rows |= {"c.fld", "c.fsd", "c.fldsp", "c.fsdsp"}
    slow = [Op("system", NONE, (), ("fp_slow", ()))]
    for row in ROWS.values():
        word = row.match
        while not row.accepts(word):
            word = row.match | rng.getrandbits(32) & ~row.mask & (1 << row.size * 8) - 1
        for ctx in range(0, N_CTX, 2):
            without, with_fp = (decode(word, row.size, c, no_peek) for c in (ctx, ctx + 1))
            assert without == (slow if row.name in fp_rows else with_fp)
            assert with_fp != slow


@pytest.mark.parametrize(
    ("word", "full"),
    [
        (asm("fence"), True),
        (asm("fence", pred=3, succ=3), True),
        (asm("fence", pred=1, succ=2), True),
        (asm("fence", pred=4, succ=8), True),
        (asm("fence", pred=2, succ=3), False),  # r,rw: an acquire
        (asm("fence", pred=3, succ=1), False),  # rw,w: a release
        (asm("fence", pred=1, succ=1), False),
        (asm("fence", pred=10, succ=10), False),
        (asm("fence", fm=8, pred=3, succ=3), True),  # fence.tso may be stronger
        (asm("fence", pred=1, succ=0, rs1=6), False),  # reserved, and no `pause`
        (asm("fence", pred=3, succ=3, rd=5, rs1=6), True),  # reserved: a plain fence
        (asm("fence", fm=5, pred=3, succ=3), True),
    ],
)
def test_fences(word: int, full: bool) -> None:
    assert decode(word, 4, S_FP, no_peek) == [Op("fence", NONE, (), (full,))]


def test_pause_is_a_hint_that_the_hart_spins() -> None:
    """Manual, "Zihintpause"."""
    assert asm("fence", pred=1, succ=0) == 0x0100_000F
    assert decode(0x0100_000F, 4, S_FP, no_peek) == [Op("spin_hint", NONE, (), ())]


@pytest.mark.parametrize(
    ("name", "fields", "args"),
    [
        ("ecall", {}, ()),
        ("ebreak", {}, ()),
        ("mret", {}, ()),
        ("sret", {}, ()),
        ("wfi", {}, ()),
        ("sfence.vma", {"rs1": 0, "rs2": 7}, (0, 7)),
    ],
)
def test_system_instructions(name: str, fields: dict[str, int], args: tuple[int, ...]) -> None:
    assert ops_of(name, **fields) == [Op("system", NONE, (), (name.replace(".", "_"), args))]


@pytest.mark.parametrize("fields", [{}, {"rd": 3, "rs1": 4, "imm": -1}])  # reserved fields are ignored
def test_fence_i_ends_the_block_and_goes_on_after_it(fields: dict[str, int]) -> None:
    assert ops_of("fence.i", **fields) == [Op("fence_i", NONE, (), (4,))]


RESERVED = {
    "all ones": 0xFFFFFFFF,
    "48-bit format": 0x0000001F,
    "lr.w with rs2": asm("lr.w", rd=1, rs1=2) | 1 << 20,
    "amo of 1 byte": asm("amoadd.w", rd=1, rs1=2, rs2=3) & ~(7 << 12),
    "amo funct5 without a row": asm("amoadd.w", rd=1, rs1=2, rs2=3) | 0b00101 << 27,
    "slli by 64": asm("slli", rd=1, rs1=2, shamt=0) | 64 << 20,
    "slliw by 32": asm("slliw", rd=1, rs1=2, shamt=0) | 32 << 20,
    "sraiw by 32": asm("sraiw", rd=1, rs1=2, shamt=0) | 32 << 20,
    "roriw by 32": asm("roriw", rd=1, rs1=2, shamt=0) | 32 << 20,
    "zext.h with rs2 (pack)": asm("zext.h", rd=1, rs1=2) | 1 << 20,
    "grevi other than rev8": asm("rev8", rd=1, rs1=2) ^ 1 << 20,
    "load funct3 7": asm("lwu", rd=1, rs1=2, imm=0) | 7 << 12,
    "store funct3 4": asm("sb", rs1=1, rs2=2, imm=0) | 4 << 12,
    "branch funct3 2": asm("beq", rs1=1, rs2=2, imm=8) | 2 << 12,
    "jalr funct3 1": asm("jalr", rd=1, rs1=2, imm=0) | 1 << 12,
    "mulw with funct3 of mulh": asm("mulw", rd=1, rs1=2, rs2=3) | 1 << 12,
    "misc-mem funct3 2 (cbo)": asm("fence") | 2 << 12,
    "rm 5": asm("fadd.s", rd=1, rs1=2, rs2=3, rm=0) | 5 << 12,
    "rm 6": asm("fmadd.d", rd=1, rs1=2, rs2=3, rs3=4, rm=0) | 6 << 12,
    "rm 5, exact conversion": asm("fcvt.d.w", rd=1, rs1=2, rm=0) | 5 << 12,
    "half precision": asm("fadd.s", rd=1, rs1=2, rs2=3, rm=0) | 2 << 25,
    "quad precision": asm("fadd.s", rd=1, rs1=2, rs2=3, rm=0) | 3 << 25,
    "fused, quad precision": asm("fmadd.s", rd=1, rs1=2, rs2=3, rs3=4, rm=0) | 3 << 25,
    "flh": asm("flw", rd=1, rs1=2, imm=0) ^ 3 << 12,
    "flq": asm("flw", rd=1, rs1=2, imm=0) ^ 6 << 12,
    "vector load": asm("flw", rd=1, rs1=2, imm=0) & ~(7 << 12),
    "fsqrt with rs2": asm("fsqrt.d", rd=1, rs1=2, rm=0) | 1 << 20,
    "fsgnj mode 3": asm("fsgnj.s", rd=1, rs1=2, rs2=3) | 3 << 12,
    "fcvt.s.s": asm("fcvt.s.d", rd=1, rs1=2, rm=0) & ~(31 << 20),
    "fcvt.d.d": asm("fcvt.d.s", rd=1, rs1=2, rm=0) | 1 << 20,
    "ecall with rd": asm("ecall") | 1 << 7,
    "wfi with rs1": asm("wfi") | 1 << 15,
    "uret": 0x00200073,
    "mnret": 0x70200073,
    "dret": 0x7B200073,
    "sinval.vma": 0x16000073,
    "sfence.w.inval": 0x18000073,
    "sfence.inval.ir": 0x18100073,
    "hfence.vvma": 0x22000073,
    "hfence.gvma": 0x62000073,
    "hlv.b": 0x60004073,
    "hsv.b": 0x62004073,
    "system funct3 4": asm("csrrw", rd=1, rs1=2, csr=0x140) & ~(7 << 12) | 4 << 12,
    "vsetvli": 0x00007057,
    "custom-0": 0x0000000B,
}


@pytest.mark.parametrize("what", list(RESERVED))
def test_reserved_encodings_are_illegal(what: str) -> None:
    assert lookup(RESERVED[what], 4) is None
    for ctx in (S_FP, S_NO_FP):
        assert decode(RESERVED[what], 4, ctx, no_peek) == ILLEGAL


def test_ops_are_well_formed_and_a_block_end_is_the_last_op() -> None:
    """For random words of every row: register files as the op's row says, and nothing behind the end."""
    rng = random.Random(SEED + 1)
    for row in ROWS.values():
        for _ in range(20):
            word = row.match | rng.getrandbits(32) & ~row.mask & (1 << row.size * 8) - 1
            for ctx in range(N_CTX):
                ops = decode(word, row.size, ctx, no_peek)
                assert not any(OPS[op.name].ends for op in ops[:-1])
                for op in ops:
                    files = OPS[op.name].fp or "x" * (1 + len(op.args))
                    for file, operand in zip(files, (op.out, *op.args), strict=True):
                        if not isinstance(operand, Imm) and 0 <= operand < TEMP0:
                            assert (operand >= F0) is (file == "f"), (row.name, op)
                            assert operand != 0, (row.name, op)
