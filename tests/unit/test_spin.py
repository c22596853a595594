"""Loops that wait for another hart: which are found (target.riscv.spin), and what is made of them (tcg.tb_make)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.layout import PAGE
from mttcg.native import memory
from mttcg.native.lowlevel import load16
from mttcg.target.riscv import spin
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.spin import BRANCH, COMPUTE, JUMP, LOAD, OTHER
from mttcg.target.riscv.translate import ROWS, decode
from mttcg.tcg.host import COLD, End
from mttcg.tcg.ir import F0, TEMP0, Imm, Op
from mttcg.tcg.tb_make import LONGEST_SPIN
from tests.support.cache_kit import ECALL, NOP, RAM, CacheKit, M
from tests.support.natives import Table, by_python, compiled

SP, S0, S1, A0, A1, A4, A5, S2, S3, S4 = 2, 8, 9, 10, 11, 14, 15, 18, 19, 20
PAUSE = 0x0100_000F
HOST_PAUSE = bytes.fromhex("f390")


def no_peek(n: int) -> int | None:
    return None


# --- what single instructions are


def by_decoder(ops: list[Op]) -> tuple[int, int, set[int]]:
    """An instruction's role by what it is translated to: kind, register written, registers that matter."""
    names = {op.name for op in ops}
    sources = {a for op in ops for a in op.args if type(a) is not Imm and 0 < a < TEMP0}
    written = next((op.out for op in ops if 0 < op.out < TEMP0), 0)
    slow = any(name.startswith(("mul", "div", "rem")) for name in names)
    touches = {"system", "helper", "guard", "stenv", "ldenv", "rdclock", "irqcheck", "flush_page", "fence_i", "jmpr"}
    if slow or names & touches or written >= F0 or any(source >= F0 for source in sources):
        return OTHER, 0, set()
    if "ld" in names:
        return LOAD, written, sources
    if "br" in names:
        return BRANCH, 0, sources
    if "jmp" in names:
        return (OTHER if "pcrel" in names else JUMP), 0, set()
    if names & {"st", "lr", "sc", "amo", "spin_hint"}:
        return OTHER, 0, set()
    return COMPUTE, written, sources


def words_to_try() -> Iterator[tuple[int, int]]:
    """Every compressed instruction, and each other kind with many fields."""
    yield from ((word, 2) for word in range(1 << 16) if word & 3 != 3)
    rng = Random(3)
    for row in ROWS.values():
        if row.size == 4:
            yield from ((row.match | rng.getrandbits(32) & ~row.mask, 4) for _ in range(50))
    yield PAUSE, 4


def test_roles_of_instructions_are_those_of_their_translations() -> None:
    role_of = by_python(spin.role_of)["role_of"]
    seen = [0] * 5
    for word, size in words_to_try():
        ops = decode(word, size, M + 1, no_peek)
        if any(op.attr[:1] == ("illegal",) for op in ops):
            continue
        kind, written, sources = by_decoder(ops)
        role = role_of(0, word)
        if not ops:  # x0 as a destination, as in a hint: nothing tells a sum from a product
            assert role & 0xFF in (COMPUTE, OTHER)
            continue
        assert role & 0xFF == kind, hex(word)
        seen[kind] += 1
        if kind == OTHER or (kind == COMPUTE and not written):
            continue
        if kind in (LOAD, COMPUTE):
            assert role >> 8 & 0xFF == written, hex(word)
        assert sources <= {role >> 16 & 0xFF, role >> 24}, hex(word)
        assert {role >> 16 & 0xFF, role >> 24} - sources <= {0} or ops[0].name == "mov", hex(word)
    assert min(seen) > 100


# --- loops


class Code:
    """A page of guest code at its host address, and `spins` compiled and by CPython."""

    def __init__(self, natives: Table) -> None:
        self.base = memory.map_anonymous(3 * PAGE, memory.PROT_READ | memory.PROT_WRITE) + PAGE
        self.bytes = memory.buffer(self.base - PAGE, 3 * PAGE)
        self._natives = natives
        self._python = by_python(*NATIVES)

    def put(self, place: int, words: tuple[int, ...]) -> int:
        """Store instructions at offset `place` of the page; the offset behind them."""
        for word in words:
            size = 4 if word & 3 == 3 else 2
            self.bytes[PAGE + place : PAGE + place + size] = word.to_bytes(size, "little")
            place += size
        return place

    def spins(self, at: int, word: int, back: int) -> bool:
        """Of the jump `word` at offset `at` of the page."""
        arguments = 0, self.base + at, word, back
        found = self._natives["spins"](*arguments)
        assert found == self._python["spins"](*arguments)
        return bool(found)


NATIVES = (spin.spins, spin.is_decided_by_loads, spin.loop_word, spin.role_of, spin.compressed_role, spin.jumps_back)


@pytest.fixture(scope="module")
def code() -> Iterator[Code]:
    with compiled(*NATIVES) as natives:
        yield Code(natives)


def lw(rd: int, rs1: int, imm: int = 0) -> int:
    return asm("lw", rd=rd, rs1=rs1, imm=imm)


def c_lw(rd: int, rs1: int, uimm: int = 0) -> int:
    return asm("c.lw", rd=rd, rs1=rs1, uimm=uimm)


def addi(rd: int, rs1: int, imm: int) -> int:
    return asm("addi", rd=rd, rs1=rs1, imm=imm)


def br(name: str, rs1: int, rs2: int) -> Callable[[int], int]:
    """The jump that closes a loop, once its length is known."""
    return lambda back: asm(name, rs1=rs1, rs2=rs2, imm=-back)


def bnez(rs1: int) -> Callable[[int], int]:
    return lambda back: asm("c.bnez", rs1=rs1, imm=-back)


def j(back: int) -> int:
    return asm("jal", rd=0, imm=-back)


def c_j(back: int) -> int:
    return asm("c.j", imm=-back)


def out(name: str, rs1: int, rs2: int, imm: int = 128) -> int:
    """A branch forward."""
    return asm(name, rs1=rs1, rs2=rs2, imm=imm)


Loop = tuple[list[int], Callable[[int], int]]

WAITS: dict[str, Loop] = {
    "a flag": ([lw(A5, A0)], br("beq", A5, 0)),
    "a flag, compressed": ([c_lw(A5, A0)], bnez(A5)),
    "a doubleword": ([asm("c.ld", rd=A5, rs1=A0, uimm=8)], bnez(A5)),
    "a byte at an absolute address": ([asm("lbu", rd=A5, rs1=0, imm=1024), NOP], br("beq", A5, 0)),
    "a bit": ([lw(A5, A0), asm("andi", rd=A5, rs1=A5, imm=32)], br("beq", A5, 0)),
    "a bit, compressed": ([c_lw(A5, A0), asm("c.andi", rd=A5, imm=16)], bnez(A5)),
    "a halfword, extended by shifts": (
        [lw(A5, A0), asm("slliw", rd=A5, rs1=A5, shamt=16), asm("sraiw", rd=A5, rs1=A5, shamt=16)],
        br("bne", A5, A4),
    ),
    "a constant, made in the loop": ([lw(A5, A0), addi(A4, 0, 7), asm("c.and", rd=A5, rs2=A4)], bnez(A5)),
    "what an acquire fence follows": ([lw(A5, A0), asm("fence", pred=2, succ=3)], br("bne", A5, A1)),
    "a branch out, and a jump back": ([lw(A5, A0), out("beq", A5, A1)], j),
    "a branch out, and a jump back, compressed": ([c_lw(A5, A0), asm("c.beqz", rs1=A5, imm=64)], c_j),
    "two words": ([lw(A5, A0), lw(A4, A1)], br("bne", A5, A4)),
    "a ticket lock": (
        [
            c_lw(A5, S1), asm("c.addiw", rd=S0, imm=1), out("beq", A5, S2, 26),
            addi(A1, 0, 100), asm("c.mv", rd=A0, rs2=S3),
        ],
        br("bgeu", S4, S0),
    ),
    "a flag and a count in a local": (
        [lw(A5, A0), out("bne", A5, 0), lw(A4, SP, 16)], br("bne", A4, 0),
    ),
}  # fmt: skip

WAITS_NOT: dict[str, Loop] = {
    "strlen": ([addi(A0, A0, 1), asm("lbu", rd=A5, rs1=A0, imm=0)], br("bne", A5, 0)),
    "strlen, base written behind the load": ([asm("lbu", rd=A5, rs1=A0, imm=0), addi(A0, A0, 1)], br("bne", A5, 0)),
    "strlen, compressed": ([c_lw(A5, A0), asm("c.addi", rd=A0, imm=4)], bnez(A5)),
    "memchr": ([asm("lbu", rd=A5, rs1=A0, imm=0), out("beq", A5, A1), addi(A0, A0, 1)], br("bne", A0, A4)),
    "an array and a bound in memory": ([lw(A4, A0), addi(A0, A0, 4), lw(A5, S1)], br("bltu", A4, A5)),
    "an indexed array": (
        [asm("add", rd=A5, rs1=A0, rs2=A1), asm("lbu", rd=A5, rs1=A5, imm=0), addi(A1, A1, 1)],
        br("bne", A5, 0),
    ),
    "a list": ([asm("ld", rd=A0, rs1=A0, imm=8)], br("bne", A0, 0)),
    "a list, compressed": ([asm("c.ld", rd=A0, rs1=A0, uimm=8)], bnez(A0)),
    "a count": ([addi(A0, A0, -1)], br("bne", A0, 0)),
    "a count, and a load that nobody looks at": ([lw(A5, S1), addi(A0, A0, -1)], br("bne", A0, 0)),
    "a bound in memory": ([lw(A5, S1), addi(A0, A0, 1)], br("bltu", A0, A5)),
    "the bits of a word": (
        [
            asm("addiw", rd=S0, rs1=S0, imm=1),
            out("beq", S0, S2),
            lw(A5, S1),
            asm("srlw", rd=A5, rs1=A5, rs2=S0),
            asm("andi", rd=A5, rs1=A5, imm=1),
        ],
        br("beq", A5, 0),
    ),
    "the bits of a word, a mask shifted": (
        [asm("sllw", rd=A5, rs1=A4, rs2=S0), addi(S0, S0, 1), lw(A0, S1), asm("c.and", rd=A5, rs2=A0)],
        bnez(A5),
    ),
    "a load overwritten": ([lw(A5, S1), addi(A5, 0, 3)], br("bne", A5, A4)),
    "a bound in a local": ([lw(A5, SP, 8), addi(A0, A0, 1)], br("bltu", A0, A5)),
    "a bound in a local, compressed": ([asm("c.lwsp", rd=A5, uimm=8), asm("c.addi", rd=A0, imm=1)], br("bltu", A0, A5)),
    "a local overwrites what was loaded": ([lw(A5, S1), lw(A5, SP, 8)], br("bne", A5, 0)),
    "a store": ([lw(A5, A0), asm("sw", rs1=A1, rs2=A5, imm=0)], br("bne", A5, 0)),
    "a store, compressed": ([c_lw(A5, A0), asm("c.sw", rs1=A1, rs2=A5, uimm=0)], bnez(A5)),
    "a call": ([lw(A5, A0), asm("jal", rd=1, imm=64)], br("bne", A5, 0)),
    "an indirect call": ([c_lw(A5, A0), asm("c.jalr", rs1=A1)], bnez(A5)),
    "a multiplication": ([lw(A5, A0), asm("mul", rd=A4, rs1=A4, rs2=A5)], br("bne", A5, 0)),
    "a division": ([lw(A5, A0), asm("div", rd=A4, rs1=A4, rs2=0)], br("bne", A5, 0)),
    "an atomic": ([lw(A5, A0), asm("amoadd.w", rd=A4, rs1=A1, rs2=A5)], br("bne", A5, 0)),
    "load-reserved": ([asm("lr.w", rd=A5, rs1=A0), NOP], br("bne", A5, 0)),
    "a CSR": ([lw(A5, A0), asm("csrrs", rd=A4, rs1=0, csr=0x344)], br("bne", A5, 0)),
    "fence.i": ([lw(A5, A0), asm("fence.i")], br("bne", A5, 0)),
    "floating point": ([lw(A5, A0), asm("fadd.d", rd=1, rs1=1, rs2=2)], br("bne", A5, 0)),
    "a floating-point load": ([lw(A5, A0), asm("c.fld", rd=A4, rs1=A0, uimm=0)], br("bne", A5, 0)),
    "pause": ([lw(A5, A0), PAUSE], br("bne", A5, 0)),
    "a loop in it": ([lw(A5, A0), asm("bne", rs1=A5, rs2=A1, imm=-4)], br("bne", A5, 0)),
    "a loop in it, compressed": ([c_lw(A5, A0), asm("c.bnez", rs1=A5, imm=-2)], bnez(A5)),
    "a jump in it": ([lw(A5, A0), asm("jal", rd=0, imm=8), NOP], br("bne", A5, 0)),
    "a call back": ([lw(A5, A0), out("bne", A5, 0)], lambda back: asm("jal", rd=1, imm=-back)),
    "nothing": ([NOP], j),
}


def close(loop: Loop) -> tuple[int, ...]:
    """Its instructions."""
    body, last = loop
    return *body, last(sum(4 if word & 3 == 3 else 2 for word in body))


@pytest.mark.parametrize("place", [0, 0x7F6, PAGE - 64])
@pytest.mark.parametrize(
    ("loop", "waits"),
    [pytest.param(loop, loops is WAITS, id=name) for loops in (WAITS, WAITS_NOT) for name, loop in loops.items()],
)
def test_which_loops_wait(code: Code, loop: Loop, waits: bool, place: int) -> None:
    *body, last = close(loop)
    at = code.put(place, tuple(body))
    assert code.spins(at, last, at - place) is waits


def test_a_loop_that_begins_in_another_page_is_not_looked_at(code: Code) -> None:
    *body, last = close(WAITS["a flag"])
    at = code.put(-4, tuple(body))
    assert at == 0
    assert not code.spins(at, last, 4)


def test_the_last_halfword_of_a_page_may_be_the_jump(code: Code) -> None:
    *body, last = close(WAITS["a flag, compressed"])
    assert code.put(PAGE - 4, tuple(body)) == PAGE - 2
    assert code.spins(PAGE - 2, last, 2)


def test_a_jump_into_an_instruction_is_no_loop_that_waits(code: Code) -> None:
    """Read from there on, the last instruction before the jump would end behind the jump's beginning."""
    at = code.put(0x100, (c_lw(A5, A0), lw(A5, A0)))
    assert code.spins(at, br("bne", A5, 0)(6), 6)
    assert not code.spins(at - 2, br("bne", A5, 0)(4), 4)


def test_nothing_is_read_but_the_loop_in_its_page(code: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = Random(5)
    low = high = read = 0

    def checking(address: int) -> int:
        nonlocal read
        assert low <= address <= high - 2
        read += 1
        return load16(address)

    monkeypatch.setattr(spin, "load16", checking)
    words = [word for loop in (*WAITS.values(), *WAITS_NOT.values()) for word in close(loop)]
    closing = [close(loop)[-1] for loop in WAITS.values()]
    found = 0
    for _ in range(5000):
        place = end = rng.choice((0, 2, 30, 200, PAGE - 80))
        stop = min(place + rng.randrange(2, 70), PAGE - 8)
        starts = [place]
        while end < stop:
            end = code.put(end, (rng.choice(words),))
            starts.append(end)
        if rng.random() < 0.1:
            code.put(end - 2, (rng.getrandbits(16) & ~1,))
        back = end - rng.choice(starts) if rng.random() < 0.9 else 2 * rng.randrange(1, LONGEST_SPIN // 2 + 1)
        low, high = max(code.base, code.base + end - back), code.base + end
        found += code.spins(end, rng.choice(closing), back)
    assert found > 20
    assert read > 5000


# --- in a block


def parts(words: tuple[int, ...]) -> tuple[int, int]:
    """Offsets of a loop's last block, and of its last instruction."""
    place = start = 0
    for word in words[:-1]:
        place += 4 if word & 3 == 3 else 2
        if spin.role_of(word) & 0xFF == BRANCH:
            start = place
    return start, place


@pytest.mark.parametrize(
    ("loop", "waits"),
    [
        pytest.param(loops[name], loops is WAITS, id=name)
        for loops, name in [
            *((WAITS, name) for name in WAITS),
            (WAITS_NOT, "strlen"),
            (WAITS_NOT, "a list, compressed"),
        ]
    ],
)
def test_a_hint_lies_before_the_last_jump_and_belongs_to_it(arena: Arena, loop: Loop, waits: bool) -> None:
    """Else the block is as without: CPython's `make` has no guest to ask. Every byte knows its pc, cold ones too."""
    jit, plain = CacheKit(arena), CacheKit(arena, 1, interpret=True)
    words = close(loop)
    jit.put(PAGE, *words)
    start, last = parts(words)
    tb, without = jit.lookup(PAGE + start), plain.lookup(PAGE + start)
    expected = plain.code(without)
    before = [plain.cache.instruction_at(without.host + i + 1)[0] for i in range(without.code_size)]
    if waits:
        place = before.index(PAGE + last)
        hint = jit.backend.spin_hint().hot
        assert hint.startswith(HOST_PAUSE)
        expected = expected[:place] + hint + expected[place:]
        before[place:place] = [PAGE + last] * len(hint)
    assert jit.code(tb) == expected
    for half in (0, COLD):
        assert [jit.cache.instruction_at(tb.host + half + i + 1)[0] for i in range(tb.code_size)] == before
    assert (tb.words, tb.target) == (without.words, without.target)
    assert jit.chain(tb, taken=tb.end is End.BRANCH).pc == PAGE


def test_a_long_way_back_is_not_looked_at(arena: Arena) -> None:
    kit = CacheKit(arena)
    for count, hint in ((LONGEST_SPIN // 4, True), (LONGEST_SPIN // 4 + 1, False)):
        at = kit.put(PAGE, lw(A5, A0), *[NOP] * (count - 1)) - PAGE
        kit.put(PAGE + at, br("bne", A5, 0)(at))
        kit.cache.invalidate_range(RAM + PAGE, LONGEST_SPIN * 2)
        assert (HOST_PAUSE in kit.code(kit.lookup(PAGE))) is hint


def test_no_hints_where_none_are_wanted(arena: Arena) -> None:
    kit = CacheKit(arena, spin_hints=False)
    kit.put(PAGE, *close(WAITS["a flag"]))
    assert HOST_PAUSE not in kit.code(kit.lookup(PAGE))


def test_a_jump_that_crosses_into_the_next_page(arena: Arena) -> None:
    """Its first half is in the page, as the loop is."""
    kit = CacheKit(arena)
    at = 2 * PAGE - 2
    kit.put(at - 4, lw(A5, A0), br("bne", A5, 0)(4))
    tb = kit.lookup(at)
    assert tb.pa2 == RAM + 2 * PAGE
    assert kit.code(tb).startswith(HOST_PAUSE)


def test_the_instruction_pause_is_the_hosts(arena: Arena) -> None:
    kit = CacheKit(arena)
    kit.put(PAGE, NOP, PAUSE, ECALL)
    assert kit.code(kit.lookup(PAGE)).startswith(HOST_PAUSE)
