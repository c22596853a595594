"""The intermediate representation's operations: one row each, holding every property.

Values are 64 bits wide. Operands are guest registers, temporaries of the same instruction, or `Imm`
constants (see `ir`). An op whose name ends in `w` works on the low 32 bits of its inputs and
sign-extends its 32-bit result, as RV64's W instructions do. Nothing outside this table may list op names
to ask for a property.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OpDef:
    """One row.

    `outs`/`ins`: how many outputs (0 or 1) and inputs. `fp`: the letters x and f give the register file of
    the output and then of each input ("fff" = fp result of two fp inputs). `attrs`: names of the values in
    the op's `attr` tuple. `faults`: may raise a guest trap. `ends`: ends the block. `effect`: must not be
    dropped when its output is unused. `commutes`: the first two inputs may be swapped.
    """

    name: str
    outs: int
    ins: int
    meaning: str
    attrs: tuple[str, ...] = ()
    fp: str = ""
    faults: bool = False
    ends: bool = False
    effect: bool = False
    commutes: bool = False


def _alu(name: str, meaning: str, *, ins: int = 2, commutes: bool = False) -> OpDef:
    return OpDef(name, 1, ins, meaning, commutes=commutes)


_ROWS = [
    # --- integer, 64 bits
    _alu("mov", "out = a", ins=1),
    _alu("add", "out = a + b", commutes=True),
    _alu("sub", "out = a - b"),
    _alu("and", "out = a & b", commutes=True),
    _alu("or", "out = a | b", commutes=True),
    _alu("xor", "out = a ^ b", commutes=True),
    _alu("andn", "out = a & ~b"),
    _alu("orn", "out = a | ~b"),
    _alu("xnor", "out = ~(a ^ b)", commutes=True),
    _alu("shl", "out = a << (b & 63)"),
    _alu("shr", "out = a >> (b & 63), zeros in"),
    _alu("sar", "out = a >> (b & 63), sign in"),
    _alu("rol", "out = a rotated left by b & 63"),
    _alu("ror", "out = a rotated right by b & 63"),
    _alu("slt", "out = signed a < b"),
    _alu("sltu", "out = unsigned a < b"),
    _alu("min", "out = signed minimum", commutes=True),
    _alu("max", "out = signed maximum", commutes=True),
    _alu("minu", "out = unsigned minimum", commutes=True),
    _alu("maxu", "out = unsigned maximum", commutes=True),
    _alu("mul", "out = low 64 bits of a * b", commutes=True),
    _alu("mulh", "out = high 64 bits of signed a * signed b", commutes=True),
    _alu("mulhu", "out = high 64 bits of unsigned a * unsigned b", commutes=True),
    _alu("mulhsu", "out = high 64 bits of signed a * unsigned b"),
    _alu("div", "out = signed a / b; b = 0: -1; overflow: a (manual, M extension)"),
    _alu("divu", "out = unsigned a / b; b = 0: all ones"),
    _alu("rem", "out = signed a % b; b = 0: a; overflow: 0"),
    _alu("remu", "out = unsigned a % b; b = 0: a"),
    _alu("clz", "out = leading zeros of a, 64 for 0", ins=1),
    _alu("ctz", "out = trailing zeros of a, 64 for 0", ins=1),
    _alu("cpop", "out = ones in a", ins=1),
    _alu("bswap", "out = bytes of a reversed", ins=1),
    _alu("orcb", "each byte of out is 0xff where a's byte is not 0", ins=1),
    _alu("bset", "out = a | 1 << (b & 63)"),
    _alu("bclr", "out = a & ~(1 << (b & 63))"),
    _alu("binv", "out = a ^ 1 << (b & 63)"),
    _alu("bext", "out = a >> (b & 63) & 1"),
    # --- integer, 32 bits, result sign-extended
    _alu("addw", "out = sext32(a + b)", commutes=True),
    _alu("subw", "out = sext32(a - b)"),
    _alu("shlw", "out = sext32(a << (b & 31))"),
    _alu("shrw", "out = sext32(low32(a) >> (b & 31), zeros in)"),
    _alu("sarw", "out = sext32(low32(a) >> (b & 31), sign in)"),
    _alu("rolw", "out = sext32(low32(a) rotated left by b & 31)"),
    _alu("rorw", "out = sext32(low32(a) rotated right by b & 31)"),
    _alu("mulw", "out = sext32(a * b)", commutes=True),
    _alu("divw", "as div on signed low halves, sign-extended"),
    _alu("divuw", "as divu on unsigned low halves, sign-extended"),
    _alu("remw", "as rem on signed low halves, sign-extended"),
    _alu("remuw", "as remu on unsigned low halves, sign-extended"),
    _alu("clzw", "out = leading zeros of low32(a), 32 for 0", ins=1),
    _alu("ctzw", "out = trailing zeros of low32(a), 32 for 0", ins=1),
    _alu("cpopw", "out = ones in low32(a)", ins=1),
    # --- extensions
    _alu("sext8", "out = sign-extended low byte of a", ins=1),
    _alu("sext16", "out = sign-extended low 16 bits of a", ins=1),
    _alu("sext32", "out = sign-extended low 32 bits of a", ins=1),
    _alu("zext16", "out = zero-extended low 16 bits of a", ins=1),
    _alu("zext32", "out = zero-extended low 32 bits of a", ins=1),
    OpDef("shadd", 1, 2, "out = (a << shift) + b", ("shift",)),
    # --- position
    OpDef("pcrel", 1, 0, "out = pc of this instruction + offset", ("offset",)),
    # --- guest memory: address = a + disp, translated in the context's mmu_idx
    OpDef("ld", 1, 1, "out = load of size bytes at a + disp, sign- or zero-extended", ("size", "signed", "disp"), faults=True, effect=True),
    OpDef("st", 0, 2, "store low size bytes of b at a + disp", ("size", "disp"), faults=True, effect=True),
    OpDef("fld", 1, 1, "fp out = load of size bytes at a + disp; size 4 is NaN-boxed", ("size", "disp"), "fx", faults=True, effect=True),
    OpDef("fst", 0, 2, "store low size bytes of fp register b at a + disp", ("size", "disp"), "-xf", faults=True, effect=True),
    OpDef("lr", 1, 1, "load-reserved at a, sign-extended; sc_offset: pc of the SC that ends a constrained sequence relative to this pc, or 0", ("size", "aq", "rl", "sc_offset"), faults=True, effect=True),
    OpDef("sc", 1, 2, "store-conditional of b at a: out = 0 stored, 1 not", ("size", "aq", "rl"), faults=True, effect=True),
    OpDef("amo", 1, 2, "atomic: out = old (sign-extended), memory = kind(old, b); kind: swap add xor and or min max minu maxu", ("kind", "size", "aq", "rl"), faults=True, effect=True),
    OpDef("fence", 0, 0, "order memory accesses; full: store before load is ordered too", ("full",), effect=True),
    OpDef("spin_hint", 0, 0, "no effect: the hart waits for another one, and the host may go easy on it", effect=True),
    # --- vCPU record
    OpDef("ldenv", 1, 0, "out = u32 or u64 field of the vCPU record", ("field",)),
    OpDef("stenv", 0, 1, "u64 field of the vCPU record = a", ("field",), effect=True),
    OpDef("irqcheck", 0, 0, "leave emitted code after this instruction (Exit.WINDOW) if mip & mie is not 0", effect=True),
    OpDef("rdclock", 1, 0, "out = counter csr (0xc00 cycle, 0xc01 time, 0xc02 instret) if counters_ok[priv of ctx] has its bit, else what helper `illegal` does", ("csr",), faults=True, effect=True),
    # --- calls into Python and block ends
    OpDef("guard", 0, 1, "if a & mask is not 0, this instruction is instead `system name args` and ends the block here", ("mask", "name", "args"), faults=True, effect=True),
    OpDef("flush_page", 0, 1, "forget the translation of address a; where that takes more than the soft TLB's entries, the instruction is instead `system name args`", ("name", "args"), faults=True, effect=True),
    OpDef("fence_i", 0, 0, "see all code written before, as helper `fence_i` does, and continue at pc + offset, which is after this instruction", ("offset",), ends=True, effect=True),
    OpDef("helper", 0, 0, "run guest helper `name` with integer arguments; it works on the record and may trap; the block goes on", ("name", "args"), faults=True, effect=True),
    OpDef("system", 0, 0, "leave emitted code and run guest helper `name`; the helper may return the next pc", ("name", "args"), faults=True, ends=True, effect=True),
    OpDef("jmp", 0, 0, "continue at pc + offset", ("offset",), ends=True, effect=True),
    OpDef("jmpr", 0, 1, "continue at (a + disp) & ~1; link: register that gets pc + size, after a was read, or 0", ("disp", "link"), ends=True, effect=True),
    OpDef("br", 0, 2, "continue at pc + offset if cond(a, b), else after this instruction; cond: eq ne lt ge ltu geu", ("cond", "offset"), ends=True, effect=True),
    # --- floating point; fmt: 4 single, 8 double; rm: 0-4 as in the manual, 7 dynamic. NaN results are canonical.
    OpDef("fadd", 1, 2, "out = a + b", ("fmt", "rm"), "fff", effect=True, commutes=True),
    OpDef("fsub", 1, 2, "out = a - b", ("fmt", "rm"), "fff", effect=True),
    OpDef("fmul", 1, 2, "out = a * b", ("fmt", "rm"), "fff", effect=True, commutes=True),
    OpDef("fdiv", 1, 2, "out = a / b", ("fmt", "rm"), "fff", effect=True),
    OpDef("fsqrt", 1, 1, "out = sqrt(a)", ("fmt", "rm"), "ff", effect=True),
    OpDef("fma", 1, 3, "out = (neg_mul ? -(a * b) : a * b) + (neg_add ? -c : c), one rounding", ("fmt", "rm", "neg_mul", "neg_add"), "ffff", effect=True),
    OpDef("fmin", 1, 2, "IEEE 754-2019 minimumNumber", ("fmt",), "fff", effect=True),
    OpDef("fmax", 1, 2, "IEEE 754-2019 maximumNumber", ("fmt",), "fff", effect=True),
    OpDef("feq", 1, 2, "out = a == b, quiet", ("fmt",), "xff", effect=True),
    OpDef("flt", 1, 2, "out = a < b, signalling", ("fmt",), "xff", effect=True),
    OpDef("fle", 1, 2, "out = a <= b, signalling", ("fmt",), "xff", effect=True),
    OpDef("fsgnj", 1, 2, "out = a with b's sign; mode: 0 sign, 1 inverted sign, 2 xor of signs", ("fmt", "mode"), "fff"),
    OpDef("fclass", 1, 1, "out = class mask of a (manual, F extension)", ("fmt",), "xf"),
    OpDef("fcvt_f2i", 1, 1, "integer of bits width (32 results sign-extended) from fp a", ("fmt", "bits", "signed", "rm"), "xf", effect=True),
    OpDef("fcvt_i2f", 1, 1, "fp from integer of bits width", ("fmt", "bits", "signed", "rm"), "fx", effect=True),
    OpDef("fcvt_f2f", 1, 1, "fp of format fmt from fp a of the other format", ("fmt", "rm"), "ff", effect=True),
    OpDef("fmv_f2x", 1, 1, "out = raw low fmt bytes of fp a, sign-extended", ("fmt",), "xf"),
    OpDef("fmv_x2f", 1, 1, "fp out = raw low fmt bytes of a, NaN-boxed", ("fmt",), "fx"),
]

OPS: dict[str, OpDef] = {row.name: row for row in _ROWS}
if len(OPS) != len(_ROWS):
    raise ValueError("an op has two rows")

CONDITIONS = ("eq", "ne", "lt", "ge", "ltu", "geu")
AMO_KINDS = ("swap", "add", "xor", "and", "or", "min", "max", "minu", "maxu")
