"""Every row against capstone's disassembler, and against the assembler that is derived from it.

capstone 5 does not know Zba, Zbb and Zbs: their words were made with GNU as and are listed here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import capstone
import pytest

from mttcg.target.riscv.assemble import asm
from mttcg.target.riscv.decoder import Row
from mttcg.target.riscv.isa import zba, zbb, zbs
from mttcg.target.riscv.translate import ROWS, decode, lookup, row_name
from mttcg.tcg.ir import F0, TEMP0, Imm
from mttcg.tcg.ops import OPS

SEED = 20261122
M_FP = 7  # a context with every privilege and the fp unit on

X_NAMES = re.findall(
    r"\w+", "zero ra sp gp tp t0 t1 t2 s0 s1 a0 a1 a2 a3 a4 a5 a6 a7 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 t3 t4 t5 t6"
)
F_NAMES = re.findall(
    r"\w+",
    "ft0 ft1 ft2 ft3 ft4 ft5 ft6 ft7 fs0 fs1 fa0 fa1 fa2 fa3 fa4 fa5 fa6 fa7 "
    "fs2 fs3 fs4 fs5 fs6 fs7 fs8 fs9 fs10 fs11 ft8 ft9 ft10 ft11",
)
REGISTERS = {name: n for n, name in enumerate(X_NAMES)} | {name: F0 + n for n, name in enumerate(F_NAMES)}
ROUNDINGS = {"rne": 0, "rtz": 1, "rdn": 2, "rup": 3, "rmm": 4}
BITMANIP = {row.name for table in (zba.insn, zbb.insn, zbs.insn) for row in table.rows}
# Exact conversions: capstone knows them with rm 0 only.
ROUNDING_0 = {"fcvt.d.w", "fcvt.d.wu", "fcvt.d.s"}
UNNAMED_CSR = 0x5DD

GNU_AS = {  # destination t0, sources t1 and t2; shift amounts 45 (of 64) and 13 (of 32)
    "sh1add": 0x207322B3, "sh2add": 0x207342B3, "sh3add": 0x207362B3, "sh1add.uw": 0x207322BB,
    "sh2add.uw": 0x207342BB, "sh3add.uw": 0x207362BB, "add.uw": 0x087302BB, "slli.uw": 0x0AD3129B,
    "andn": 0x407372B3, "orn": 0x407362B3, "xnor": 0x407342B3, "min": 0x0A7342B3, "minu": 0x0A7352B3,
    "max": 0x0A7362B3, "maxu": 0x0A7372B3, "rol": 0x607312B3, "ror": 0x607352B3, "rolw": 0x607312BB,
    "rorw": 0x607352BB, "rori": 0x62D35293, "roriw": 0x60D3529B, "rev8": 0x6B835293, "orc.b": 0x28735293,
    "zext.h": 0x080342BB, "sext.h": 0x60531293, "sext.b": 0x60431293, "cpop": 0x60231293, "ctz": 0x60131293,
    "clz": 0x60031293, "cpopw": 0x6023129B, "ctzw": 0x6013129B, "clzw": 0x6003129B, "bclr": 0x487312B3,
    "bext": 0x487352B3, "binv": 0x687312B3, "bset": 0x287312B3, "bclri": 0x4AD31293, "bexti": 0x4AD35293,
    "binvi": 0x6AD31293, "bseti": 0x2AD31293,
}  # fmt: skip


def no_peek(n: int) -> int | None:
    return None


def random_fields(row: Row, rng: random.Random, *, zeros: bool = True) -> dict[str, int]:
    """Values that the row accepts; `zeros`: whether register fields may be 0."""
    while True:
        values = {name: rng.choice(field.values()) for name, field in row.fields.items()}
        if not zeros:
            values |= {n: v or 1 for n, v in values.items() if n in ("rd", "rs1", "rs2", "rs3")}
        word = row.match | sum(row.fields[name].insert(value) for name, value in values.items())
        if row.accepts(word):
            return values


@pytest.mark.parametrize("name", list(ROWS))
def test_assembled_words_decode_to_their_row_and_fields(name: str) -> None:
    row = ROWS[name]
    rng = random.Random(f"{SEED} {name}")
    for _ in range(30):
        values = random_fields(row, rng)
        word = asm(name, **values)
        found = lookup(word, row.size)
        assert found is row, f"{word:#x} is {row_name(word, row.size)}"
        assert {n: f.extract(word) for n, f in row.fields.items()} == values
        assert decode(word, row.size, M_FP, no_peek) == decode(word, row.size, M_FP, no_peek)


def operand_order(row: Row, values: dict[str, int]) -> list[int]:
    """The operands as assembly syntax orders them (manual, "Assembly Programmer's Handbook"). Registers
    by number, immediates in bytes, but upper ones in pages."""
    name = row.name
    offset = next((n for n in ("imm", "uimm") if n in values), "")
    memory = re.fullmatch(r"(c\.)?f?[ls][bhwd]u?(sp)?", name)
    if memory:
        data = "rd" if "rd" in values else "rs2"
        return [values[data], values[offset], values.get("rs1", 2)]
    if name.startswith(("amo", "lr.", "sc.")):
        order = ["rd", "rs2", "rs1"]
    elif name == "c.addi4spn":
        return [values["rd"], 2, values["uimm"]]
    elif name == "c.addi16sp":
        return [2, values["imm"]]
    elif name in ("lui", "auipc", "c.lui"):
        return [values["rd"], values["imm"] >> 12 & 0xFFFFF]
    elif name == "c.nop":
        return []
    else:
        order = ["rd", "csr", "rs1", "rs2", "rs3", "imm", "zimm", "shamt"]
    return [values[n] for n in order if n in values]


def registers_in_ops(row: Row, word: int) -> set[int]:
    """Guest registers that the meaning names, as operands or as jmpr's link."""
    used: set[int] = set()
    for op in decode(word, row.size, M_FP, no_peek):
        operands = [op.out, *(a for a in op.args if not isinstance(a, Imm))]
        used |= {a for a in operands if 0 < a < TEMP0}
        link = dict(zip(OPS[op.name].attrs, op.attr, strict=True)).get("link")
        if isinstance(link, int) and link:
            used.add(link)
    return used


def cases(row: Row) -> Iterator[tuple[dict[str, int], int]]:
    rng = random.Random(f"{SEED} capstone {row.name}")
    for _ in range(20):
        values = random_fields(row, rng, zeros=False)
        values |= {"csr": UNNAMED_CSR} if "csr" in values else {}
        values |= {"rm": 0} if row.name in ROUNDING_0 else {}
        values |= {"imm": 0} if row.name == "c.nop" else {}  # capstone prints no hint
        registers = [values[n] for n in ("rs1", "rs2") if n in values]
        if (row.name == "jal" and values["rd"] == 1) or len(set(registers)) < len(registers):
            continue  # capstone prints aliases (`jal 8`, `fmv.d`)
        yield values, asm(row.name, **values)


@pytest.mark.parametrize("name", [n for n in ROWS if n not in BITMANIP and not n.startswith("fence")])
def test_capstone_reads_the_same_instruction(name: str) -> None:
    row = ROWS[name]
    cs = capstone.Cs(capstone.CS_ARCH_RISCV, capstone.CS_MODE_RISCV64 | capstone.CS_MODE_RISCVC)
    for values, word in cases(row):
        text = next(cs.disasm(word.to_bytes(row.size, "little"), 0), None)
        assert text is not None, f"capstone does not know {word:#x}"
        ordering = ("", ".rl", ".aq", ".aqrl")[values.get("aq", 0) * 2 + values.get("rl", 0)]
        assert text.mnemonic == name + ordering
        tokens = re.findall(r"[a-z]+\d*\b|-?0x[0-9a-f]+|-?\d+", text.op_str)
        if tokens and tokens[-1] in ROUNDINGS:
            assert ROUNDINGS[tokens.pop()] == values["rm"]
        else:
            assert values.get("rm", 7) == 7 or name in ROUNDING_0
        named = [REGISTERS.get(token) for token in tokens]
        numbers = [int(t, 0) if r is None else r % F0 for t, r in zip(tokens, named, strict=True)]
        assert numbers == operand_order(row, values), text
        if not (name.startswith("csr") or name == "sfence.vma"):  # these pass numbers to a helper
            implied = {1} if name == "c.jalr" else set()
            assert registers_in_ops(row, word) == {r for r in named if r} | implied, text


def test_fences_read_as_capstone_reads_them() -> None:
    cs = capstone.Cs(capstone.CS_ARCH_RISCV, capstone.CS_MODE_RISCV64)
    for pred in range(1, 16):
        for succ in range(1, 16):
            text = next(cs.disasm(asm("fence", pred=pred, succ=succ).to_bytes(4, "little"), 0))
            letters = ["".join(c for c, bit in zip("iorw", (8, 4, 2, 1), strict=True) if s & bit) for s in (pred, succ)]
            assert text.mnemonic == "fence"
            assert text.op_str in (", ".join(letters), "")
    assert next(cs.disasm(asm("fence.i").to_bytes(4, "little"), 0)).mnemonic == "fence.i"


def test_bit_manipulation_words_are_gnu_as_s() -> None:
    assert GNU_AS.keys() == BITMANIP
    for name, word in GNU_AS.items():
        shamt = 13 if name == "roriw" else 45
        values = {"rd": 5, "rs1": 6, "rs2": 7, "shamt": shamt}
        assert asm(name, **{n: v for n, v in values.items() if n in ROWS[name].fields}) == word, name


def test_the_assembler_refuses_what_has_no_encoding() -> None:
    assert asm("addi", rd=1, rs1=2, imm=5) == 0x00510093
    for name, fields, message in [
        ("addi", {"rd": 1, "rs1": 2, "imm": 2048}, "imm cannot be 2048"),
        ("beq", {"rs1": 1, "rs2": 2, "imm": 3}, "imm cannot be 3"),
        ("c.lw", {"rd": 1, "rs1": 8, "uimm": 0}, "rd cannot be 1"),
        ("c.lui", {"rd": 3, "imm": 0}, "reserved"),
        ("c.mv", {"rd": 3, "rs2": 0}, "another instruction"),
        ("addi", {"rd": 1, "rs1": 2}, r"needs \['imm'\]"),
        ("addi", {"rd": 1, "rs1": 2, "imm": 0, "rs2": 1}, r"no fields \['rs2'\]"),
        ("adi", {}, "no instruction"),
    ]:
        with pytest.raises(ValueError, match=message):
            asm(name, **fields)
