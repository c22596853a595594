"""Whole random programs: chunks of code that run in M-, S- and U-mode, one after the other on the same registers.

A chunk runs until it traps to M-mode (at its own end at the latest), and then the oracle (tests/support/qemu_oracle.py)
notes the state and enters the next one. Within a chunk, traps may be delegated and returned from, code is patched and
run, reservations are made, loops turn a bounded number of times. What would make two right machines differ (clocks,
addresses without memory, SC without LR, the deviations of QEMU) is not generated.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from mttcg.memory.layout import MMU_M, MMU_S, MMU_U
from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.csr import BY_NAME
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.translate import EXTENSIONS, decode
from mttcg.tcg.disas import guest_line
from mttcg.tcg.ir import Imm
from mttcg.tcg.ops import OPS
from tests.support.insn_cases import no_peek, random_fp, random_integer, random_word
from tests.support.qemu_oracle import FS_DIRTY, Record
from tests.support.random_programs_layout import (
    BLOCK,
    BLOCKS,
    CODE,
    CODE_PAGES,
    CONTEXT,
    DATA,
    DATA_PAGES,
    HANDLER,
    PAGE,
    VIEW_ALIAS,
    VIEW_CODE,
    VIEW_DATA,
    Space,
    random_space,
)

POINTERS = (2, 8, 9, 10, 15, 20)  # pinned and unpinned ones, reachable by compressed instructions
COUNTERS = (5, 6)  # of the outer and the inner loop
SCRATCH, SITE = 28, 27  # for sequences; address of what a chunk patches
CHUNKS = 10  # of a program
_CSRS_READ = (
    "sscratch", "stvec", "satp", "mtvec", "sepc", "mepc", "mcause", "medeleg", "mhartid", "sie", "scounteren",
)  # fmt: skip
_CSRS_CHANGED = ("fcsr", "frm", "fflags", "scause", "stval", "sstatus", "cycle", "time")
_KEPT = {*POINTERS, *COUNTERS, SITE}
_SUM, _MXR, _MPRV, _UXL = 1 << 18, 1 << 19, 1 << 17, 2 << 32
_DELEGATED = (2, 4, 6, 12, 13, 15)  # exceptions that S-mode may get
# Not drawn as plain instructions: QEMU 7.2 gets them wrong or differs by right (qemu_oracle_deviations.py), or they
# stand only in sequences. LR alone is harmless.
_NOT_PLAIN = {"ebreak", "c.ebreak", "ctzw", "sc.w", "sc.d", "wfi", "fence.i"}
_FAMILIES = [[row for row in table.rows if row.name not in _NOT_PLAIN] for table in EXTENSIONS]
_PRIVS = {3: MMU_M, 1: MMU_S, 0: MMU_U}
_NOP2 = 0x0001  # c.nop


def _touches_memory(row: Row) -> bool:
    ops = decode(random_word(row, random.Random(row.name)), row.size, MMU_M * 2 + 1, no_peek)
    return any(OPS[op.name].faults for op in ops)


_MEMORY = [row for rows in _FAMILIES for row in rows if row.name[:3] != "lr." and _touches_memory(row)]


def _csr(name: str) -> int:
    return BY_NAME[name].number


@dataclass(frozen=True)
class Insn:
    """One instruction. Those of one `group` stand and fall together (a loop's counter and its branch)."""

    word: int
    size: int
    group: int
    site: bool = False  # the instruction that the chunk patches


@dataclass(frozen=True)
class Chunk:
    """Code for privilege `priv`; `mprv`: loads and stores of an M-mode chunk as that privilege makes them."""

    priv: int
    mprv: int | None
    insns: tuple[Insn, ...]
    pointers: tuple[int, ...]  # addresses for POINTERS and SITE (0: where the patched instruction is)
    status: int
    medeleg: int
    dropped: frozenset[int] = frozenset()  # groups that the shrinker has taken out

    def code(self, at: int, space: Space) -> bytes:
        """The chunk's bytes for offset `at` of the code: pointers loaded, instructions, ecall, table of pointers. What
        was dropped is c.nop, so that nothing moves."""
        start = len(POINTERS) * 4 + 8
        prologue = self.mprv_on()
        ends = at + start + 4 * len(prologue) + sum(insn.size for insn in self.insns) + 4
        table = (ends + 7) // 8 * 8
        words = [asm("auipc", rd=SCRATCH, imm=0)]
        for index, register in enumerate((*POINTERS, SITE)):
            words.append(asm("ld", rd=register, rs1=SCRATCH, imm=table - at + 8 * index))
        out = bytearray().join(word.to_bytes(4, "little") for word in words + prologue)
        site = 0
        for insn in self.insns:
            if insn.site:
                site = space.address(self.priv, at + len(out), VIEW_ALIAS)
            gone = insn.group in self.dropped
            out += _NOP2.to_bytes(2, "little") * (insn.size // 2) if gone else insn.word.to_bytes(insn.size, "little")
        out += asm("ecall").to_bytes(4, "little")
        out += bytes(table - at - len(out))
        return bytes(out) + struct.pack(f"<{len(self.pointers)}Q", *(pointer or site for pointer in self.pointers))

    def mprv_on(self) -> list[int]:
        """mstatus.MPRV, with MPP as the memory accesses shall see it: mret has left U there."""
        if self.mprv is None:
            return []
        words = [asm("lui", rd=SCRATCH, imm=_MPRV)]
        if self.mprv == 1:
            words.append(asm("addi", rd=SCRATCH, rs1=SCRATCH, imm=1024))
            words.append(asm("addi", rd=SCRATCH, rs1=SCRATCH, imm=1024))  # MPP = S
        return [*words, asm("csrrs", rd=0, csr=_csr("mstatus"), rs1=SCRATCH)]

    def groups(self) -> list[int]:
        """The groups that are left, in order."""
        return list(dict.fromkeys(i.group for i in self.insns if i.group not in self.dropped))


@dataclass(frozen=True)
class Program:
    """Chunks in a space, and the registers that the first one starts with."""

    seed: int
    space: Space = field(repr=False)
    chunks: tuple[Chunk, ...]
    x: tuple[int, ...]
    f: tuple[int, ...]
    data: bytes = field(repr=False)


def plain_instruction(rng: random.Random, priv: int, strict: bool, size: int = 0) -> tuple[int, int]:
    """A random instruction that goes on behind itself, leaves the pointers alone, and reaches memory through them
    (always if `strict`). `size`: of this many bytes."""
    while True:
        row = rng.choice(rng.choice(_FAMILIES))
        if size and row.size != size:
            continue
        word = random_word(row, rng)
        if _acceptable(row, word, rng, priv, strict):
            return word, row.size


def _acceptable(row: Row, word: int, rng: random.Random, priv: int, strict: bool) -> bool:
    for op in decode(word, row.size, _PRIVS[priv] * 2 + 1, no_peek):
        kind = OPS[op.name]
        if op.out in _KEPT or kind.ends or "name" in kind.attrs or op.name in ("rdclock", "ldenv", "stenv"):
            return False
        through = op.args and not isinstance(op.args[0], Imm) and op.args[0] in POINTERS
        if kind.faults and not through and (strict or rng.random() < 0.98):
            return False
    return True


class _Writer:
    """Writes one chunk's code."""

    def __init__(self, rng: random.Random, priv: int, mprv: int | None, space: Space) -> None:
        self.rng = rng
        self.priv = priv
        self.mprv = mprv
        self.space = space
        self.strict = priv == 3 or not space.sv  # no page tables: a wild access would find no memory at all
        self.group = 0
        self.plain_groups: set[int] = set()
        self.patch: tuple[int, int] | None = None  # what is written over the site
        self.pte: int | None = None  # the PTE that SITE points to

    def next_group(self) -> int:
        self.group += 1
        return self.group

    def sequence(self, *words: int) -> list[Insn]:
        """32-bit instructions that belong together."""
        group = self.next_group()
        return [Insn(word, 4, group) for word in words]

    def plain(self) -> list[Insn]:
        group = self.next_group()
        self.plain_groups.add(group)
        return [Insn(*plain_instruction(self.rng, self.priv, self.strict), group)]

    def memory_access(self) -> list[Insn]:
        """A load, store or AMO through a pointer."""
        while True:
            row = self.rng.choice(_MEMORY)
            word = random_word(row, self.rng)
            if "rs1" in row.fields:  # else it is sp, which is one of the pointers
                base = self.rng.choice(POINTERS)
                where = row.fields["rs1"]
                if base not in where.values():
                    continue
                word = word & ~where.mask | where.insert(base)
            if row.accepts(word) and _acceptable(row, word, self.rng, self.priv, True):
                return [Insn(word, row.size, self.next_group())]

    def body(self, count: int, depth: int = 0) -> list[Insn]:
        """About `count` instructions; `depth` loops are open."""
        out: list[Insn] = []
        while len(out) < count:
            room = count - len(out)
            kind = self.rng.random()
            if kind < 0.62 or room < 4:
                out += self.plain()
            elif kind < 0.74:
                out += self.memory_access()
            elif kind < 0.80:
                out += self.branch(self.body(self.rng.randrange(1, 4), depth))
            elif kind < 0.83:
                out += self.jump(self.body(self.rng.randrange(1, 4), depth))
            elif kind < 0.87 and depth < len(COUNTERS):
                out += self.loop(self.body(self.rng.randrange(2, max(3, room // 2)), depth + 1), depth)
            elif kind < 0.90:
                out += self.reservation()
            elif kind < 0.96:
                out += self.csr_access()
            else:
                out += self.rng.choice(self.special())()
        return out

    def special(self) -> list[Callable[[], list[Insn]]]:
        """Sequences that only this privilege has, and patching."""
        found = [self.patching]
        if self.priv == 1:
            found += [self.fence_vma, self.satp_again, self.returning]
        if self.priv == 3:
            found += [self.fence_vma, self.returning, self.pte_change]
        return found

    def branch(self, over: list[Insn]) -> list[Insn]:
        """A conditional branch over some instructions."""
        offset = 4 + sum(insn.size for insn in over)
        name = self.rng.choice(("beq", "bne", "blt", "bge", "bltu", "bgeu"))
        rs1, rs2 = (self.rng.randrange(32) for _ in range(2))
        if self.rng.random() < 0.3:
            short = asm(self.rng.choice(("c.beqz", "c.bnez")), rs1=self.rng.randrange(8, 16), imm=offset - 2)
            return [Insn(short, 2, self.next_group()), *over]
        return [Insn(asm(name, rs1=rs1, rs2=rs2, imm=offset), 4, self.next_group()), *over]

    def jump(self, over: list[Insn]) -> list[Insn]:
        """A jump over some instructions: direct, or through a register."""
        length = sum(insn.size for insn in over)
        kind = self.rng.randrange(4)
        if kind == 0:
            return [*self.sequence(asm("jal", rd=self.rng.choice((0, 1, 31)), imm=4 + length)), *over]
        if kind == 1:
            return [Insn(asm("c.j", imm=2 + length), 2, self.next_group()), *over]
        if kind == 2:
            group = self.next_group()
            both = asm("auipc", rd=SCRATCH, imm=0), asm("addi", rd=SCRATCH, rs1=SCRATCH, imm=10 + length)
            through = asm(self.rng.choice(("c.jr", "c.jalr")), rs1=SCRATCH)
            return [*(Insn(word, 4, group) for word in both), Insn(through, 2, group), *over]
        rd = self.rng.choice((0, 1, SCRATCH, 31))
        words = asm("auipc", rd=SCRATCH, imm=0), asm("jalr", rd=rd, rs1=SCRATCH, imm=8 + length)
        return [*self.sequence(*words), *over]

    def loop(self, body: list[Insn], depth: int) -> list[Insn]:
        counter, group = COUNTERS[depth], self.next_group()
        length = sum(insn.size for insn in body)
        return [
            Insn(asm("addi", rd=counter, rs1=0, imm=self.rng.randrange(1, 6)), 4, group),
            *body,
            Insn(asm("addi", rd=counter, rs1=counter, imm=-1), 4, group),
            Insn(asm("bne", rs1=counter, rs2=0, imm=-4 - length), 4, group),
        ]

    def reservation(self) -> list[Insn]:
        """LR, perhaps something between, and SC to the same good place; aligned, so that both are sure."""
        width, pointer = self.rng.choice("wd"), SCRATCH
        ordering = {"aq": self.rng.randrange(2), "rl": self.rng.randrange(2)}
        rd = self.rng.choice((0, 7, 11, 30))
        before, between = [], []
        if self.rng.random() < 0.3:
            # The store may trap, and then the SC fails: only on a page that is dirty already is that the same
            # everywhere, since an SC that fails may set D (ours does: it makes the check of a store).
            before.append(asm("sw", rs1=pointer, rs2=self.rng.randrange(32), imm=0))
            between.append(asm("sw", rs1=pointer, rs2=self.rng.randrange(32), imm=self.rng.choice((0, 64))))
        elif self.rng.random() < 0.5:
            between.append(asm("add", rd=12, rs1=13, rs2=rd))
        return self.sequence(
            asm("andi", rd=pointer, rs1=POINTERS[0], imm=-8),
            *before,
            asm(f"lr.{width}", rd=rd, rs1=pointer, **ordering),
            *between,
            asm(f"sc.{width}", rd=11, rs1=pointer, rs2=self.rng.randrange(32), **ordering),
        )

    def csr_access(self) -> list[Insn]:
        """A CSR access that any right machine answers alike; some of them trap."""
        rd = self.rng.choice((0, 7, 11, 30))
        name = self.rng.choice(_CSRS_READ + _CSRS_CHANGED * 2)
        if name in ("cycle", "time"):
            return self.sequence(asm("csrrs", rd=0, csr=_csr(name), rs1=0))
        if name in _CSRS_READ or (name == "sstatus" and self.rng.random() < 0.3):
            return self.sequence(asm(self.rng.choice(("csrrs", "csrrc")), rd=rd, csr=_csr(name), rs1=0))
        change = self.rng.choice(("csrrs", "csrrc"))
        if name == "sstatus":
            bits = self.rng.choice((_SUM, _MXR, FS_DIRTY, _SUM | _MXR))
            return self.sequence(asm("lui", rd=SCRATCH, imm=bits), asm(change, rd=rd, csr=_csr(name), rs1=SCRATCH))
        if self.rng.random() < 0.5 or name == "frm":
            zimm = self.rng.randrange(5) if name == "frm" and self.rng.random() < 0.9 else self.rng.randrange(32)
            return self.sequence(asm(f"{self.rng.choice(('csrrw', change))}i", rd=rd, csr=_csr(name), zimm=zimm))
        return self.sequence(asm(self.rng.choice(("csrrw", change)), rd=rd, csr=_csr(name), rs1=self.rng.randrange(32)))

    def fence_vma(self) -> list[Insn]:
        return self.sequence(asm("sfence.vma", rs1=self.rng.choice((0, *POINTERS)), rs2=self.rng.choice((0, 0, 11))))

    def satp_again(self) -> list[Insn]:
        number = _csr("satp")
        words = asm("csrrs", rd=SCRATCH, csr=number, rs1=0), asm("csrrw", rd=0, csr=number, rs1=SCRATCH)
        return self.sequence(*words, asm("sfence.vma", rs1=0, rs2=0))

    def returning(self) -> list[Insn]:
        """sret or mret to what follows, in the same privilege; mret to M-mode keeps MPRV, but then reads MPP = U."""
        machine = self.priv == 3
        status, epc, bits = ("mstatus", "mepc", 3 << 11) if machine else ("sstatus", "sepc", 1 << 8)
        load = (
            [asm("addi", rd=SCRATCH, rs1=0, imm=bits)]
            if bits < 2048
            else [
                asm("lui", rd=SCRATCH, imm=1 << 12),
                asm("addiw", rd=SCRATCH, rs1=SCRATCH, imm=2047),
                asm("addi", rd=SCRATCH, rs1=SCRATCH, imm=1),
            ]
        )
        return self.sequence(
            *load,
            asm("csrrs", rd=0, csr=_csr(status), rs1=SCRATCH),
            asm("auipc", rd=SCRATCH, imm=0),
            asm("addi", rd=SCRATCH, rs1=SCRATCH, imm=16),
            asm("csrrw", rd=0, csr=_csr(epc), rs1=SCRATCH),
            asm("mret" if machine else "sret"),
        )

    def pte_change(self) -> list[Insn]:
        """Flip permissions of a data page that need not be good (as M-mode sees memory: not with MPRV)."""
        if self.mprv is not None or self.patch or not self.space.sv:
            return self.plain()
        if self.pte is None:
            view = self.space.address(self.rng.choice((0, 1)), 0, VIEW_DATA)
            self.pte = self.space.leaves[view + PAGE * self.rng.randrange(2, DATA_PAGES)]
        bits = self.rng.choice((1 << 1, 1 << 2, 1 << 3, 3 << 1, 1 << 6, 3 << 6, 1 << 0))
        return self.sequence(
            asm("ld", rd=SCRATCH, rs1=SITE, imm=0),
            asm("xori", rd=SCRATCH, rs1=SCRATCH, imm=bits),
            asm("sd", rs1=SITE, rs2=SCRATCH, imm=0),
        )

    def patching(self) -> list[Insn]:
        """Write over the site, which lies somewhere else in the chunk, and fence.i."""
        if self.mprv is not None or self.pte is not None:
            return self.plain()
        self.patch = self.patch or plain_instruction(self.rng, self.priv, self.strict, 4)
        word = self.patch[0]
        low = (word + 2048) % 4096 - 2048
        high = (word - low + (1 << 31)) % (1 << 32) - (1 << 31)
        return self.sequence(
            asm("lui", rd=SCRATCH, imm=high),
            asm("addiw", rd=SCRATCH, rs1=SCRATCH, imm=low),
            asm("sw", rs1=SITE, rs2=SCRATCH, imm=0),
            asm("fence.i"),
        )


def _pointers(rng: random.Random, space: Space, view: int, strict: bool) -> list[int]:
    """Addresses in the data as privilege `view` sees it: the first in a good page, others near its borders."""
    found = []
    for index in range(len(POINTERS)):
        place = rng.randrange(2 if index == 0 else DATA_PAGES)
        at = place * PAGE + rng.choice((PAGE // 2, PAGE // 2 + rng.randrange(-64, 64), PAGE - rng.randrange(1, 64)))
        if index == 0:
            at &= -16
        if strict:
            at = min(max(at, PAGE // 2), DATA_PAGES * PAGE - PAGE // 2)  # a displacement's length from the ends
        found.append(space.address(view, at, VIEW_DATA))
    return found


def _chunk(rng: random.Random, space: Space) -> Chunk:
    priv = rng.choice((3, 1, 1, 0, 0))
    mprv = rng.choice((0, 1)) if priv == 3 and rng.random() < 0.4 else None
    writer = _Writer(rng, priv, mprv, space)
    insns = writer.body(rng.randrange(10, 70))
    if writer.patch:
        sites = [i for i, insn in enumerate(insns) if insn.size == 4 and insn.group in writer.plain_groups]
        if sites:
            chosen = rng.choice(sites)
            insns[chosen] = replace(insns[chosen], site=True)
        else:
            insns.append(Insn(asm("addi", rd=0, rs1=0, imm=0), 4, writer.next_group(), site=True))
    pointers = _pointers(rng, space, priv if mprv is None else mprv, writer.strict)
    status = priv << 11 | _UXL | FS_DIRTY * (rng.random() < 0.93)
    status |= _SUM * (rng.random() < 0.6) | _MXR * (rng.random() < 0.3)
    medeleg = sum(1 << cause for cause in _DELEGATED if rng.random() < 0.6)
    # Without a site, SITE is just another pointer.
    last = writer.pte or (0 if writer.patch else pointers[0])
    return Chunk(priv, mprv, tuple(insns), (*pointers, last), status, medeleg)


def random_program(seed: int, index: int) -> Program:
    """The program of `seed`, for block `index`."""
    rng = random.Random(seed)
    space = random_space(BLOCKS + index * BLOCK, rng)
    x = (0, *(random_integer(rng) for _ in range(31)))
    f = tuple(random_fp(rng) for _ in range(32))
    data = b"".join(random_fp(rng).to_bytes(8, "little") for _ in range(DATA_PAGES * PAGE // 8))
    return Program(seed, space, tuple(_chunk(rng, space) for _ in range(CHUNKS)), x, f, data)


@dataclass(frozen=True)
class Laid:
    """A program as RAM holds it: where each chunk begins (offset into the code), records, block."""

    starts: tuple[int, ...]
    records: tuple[Record, ...]
    block: bytes


def lay_out(program: Program) -> Laid:
    """Place the chunks one behind the other, at any even address."""
    rng = random.Random(program.seed)
    space, at = program.space, 0
    block = bytearray(space.memory)
    block[DATA : DATA + len(program.data)] = program.data
    starts, records = [], []
    for index, chunk in enumerate(program.chunks):
        code = chunk.code(at, space)
        assert at + len(code) <= CODE_PAGES * PAGE
        block[CODE + at : CODE + at + len(code)] = code
        first = index == 0
        csr = {
            "mepc": space.address(chunk.priv, at, VIEW_CODE),
            "mstatus": chunk.status,
            "satp": space.satp,
            "medeleg": chunk.medeleg,
            "sscratch": space.handler_address(CONTEXT),
            "stvec": space.handler_address(HANDLER),
        }
        # A chunk that goes on keeps the S-mode CSRs of the one before, too.
        x = list(program.x) if first else [1] + [0] * 31
        records.append(Record(x, list(program.f) if first else [0] * 32, csr))
        starts.append(at)
        at += len(code) + 2 * rng.randrange(8)
    return Laid(tuple(starts), tuple(records), bytes(block))


def listing(program: Program) -> str:
    """The program as assembly, without what the shrinker has taken out."""
    laid = lay_out(program)
    space = program.space
    data = ", ".join(f"{flags:#x}" for flags in space.data)
    lines = [f"seed {program.seed}, Sv{space.sv}, satp {space.satp:#x}, data PTEs {data}, of pages {space.order}"]
    for number, (chunk, start) in enumerate(zip(program.chunks, laid.starts, strict=True)):
        mode = {3: "M", 1: "S", 0: "U"}[chunk.priv] + ("" if chunk.mprv is None else f", MPRV {'US'[chunk.mprv]}")
        lines.append(f"chunk {number}: {mode}, mstatus {chunk.status:#x}, medeleg {chunk.medeleg:#x}")
        lines.append(
            f"  pointers {', '.join(f'x{r}={v:#x}' for r, v in zip((*POINTERS, SITE), chunk.pointers, strict=True))}"
        )
        at = space.address(chunk.priv, start, VIEW_CODE) + 8 + 4 * len(POINTERS) + 4 * len(chunk.mprv_on())
        for insn in chunk.insns:
            if insn.group not in chunk.dropped:
                lines.append("  " + guest_line(at, insn.word, insn.size) + ("   <- patched" if insn.site else ""))
            at += insn.size
    return "\n".join(lines)
