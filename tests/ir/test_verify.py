"""The verifier accepts what the interpreter can run and names each kind of malformed instruction."""

from __future__ import annotations

import pytest

from mttcg.tcg.ir import NONE, TEMP0, Imm, Op
from mttcg.tcg.text import format_op, parse_ops
from mttcg.tcg.verify import VerifyError, verify

T0, T1 = TEMP0, TEMP0 + 1
F1 = 33

MALFORMED: dict[str, tuple[Op, str]] = {
    "unknown op": (Op("nothing", 10, (), ()), "no op 'nothing'"),
    "too few inputs": (Op("add", 10, (11,), ()), "takes 2 inputs, not 1"),
    "too many inputs": (Op("mov", 10, (11, 12), ()), "takes 1 inputs, not 2"),
    "missing attribute": (Op("pcrel", 10, (), ()), "has the attributes"),
    "output where there is none": (Op("st", 10, (11, 12), (8, 0)), "st has no output"),
    "no output": (Op("add", NONE, (11, 12), ()), "cannot write operand -1"),
    "write to x0": (Op("add", 0, (11, 12), ()), "cannot write operand 0"),
    "read of x0": (Op("add", 10, (0, 12), ()), "cannot be operand 0"),
    "constant output": (Op("add", Imm(10), (11, 12), ()), "writes a constant"),
    "fp input of an integer op": (Op("add", 10, (F1, 12), ()), "is of file x"),
    "fp output of an integer op": (Op("add", F1, (11, 12), ()), "its output is of file x"),
    "integer input of an fp op": (Op("fadd", F1, (F1, 12), (8, 0)), "is of file f"),
    "integer output of an fp op": (Op("fadd", 10, (F1, F1), (8, 0)), "its output is of file f"),
    "fp output of a comparison": (Op("feq", F1, (F1, F1), (8,)), "its output is of file x"),
    "constant fp input": (Op("fsqrt", F1, (Imm(1),), (8, 0)), "not a constant"),
    "stored constant of file f": (Op("fst", NONE, (10, Imm(1)), (8, 0)), "not a constant"),
    "undefined temporary": (Op("add", 10, (T0, 12), ()), "reads t0 before it is written"),
    "size": (Op("ld", 10, (11,), (3, True, 0)), "attribute size cannot be 3"),
    "size of an atomic": (Op("amo", 10, (11, 12), ("add", 2, False, False)), "not a word or doubleword"),
    "size of an fp load": (Op("fld", F1, (11,), (1, 0)), "not a word or doubleword"),
    "flag": (Op("ld", 10, (11,), (8, 2, 0)), "attribute signed cannot be 2"),
    "displacement": (Op("ld", 10, (11,), (8, True, 1 << 31)), "attribute disp cannot be"),
    "displacement type": (Op("ld", 10, (11,), (8, True, "0")), "attribute disp cannot be '0'"),
    "kind": (Op("amo", 10, (11, 12), ("nand", 8, False, False)), "attribute kind cannot be 'nand'"),
    "condition": (Op("br", NONE, (11, 12), ("gt", 8)), "attribute cond cannot be 'gt'"),
    "field": (Op("ldenv", 10, (), ("nofield",)), "attribute field cannot be 'nofield'"),
    "field that is not u64": (Op("ldenv", 10, (), ("exit_request",)), "attribute field cannot be"),
    "format": (Op("fadd", F1, (F1, F1), (2, 0)), "attribute fmt cannot be 2"),
    "rounding mode": (Op("fadd", F1, (F1, F1), (8, 5)), "attribute rm cannot be 5"),
    "shift": (Op("shadd", 10, (11, 12), (4,)), "attribute shift cannot be 4"),
    "link": (Op("jmpr", NONE, (11,), (0, 32)), "attribute link cannot be 32"),
    "helper arguments": (Op("helper", NONE, (), ("csr", [1])), "attribute args cannot be"),
    "helper name": (Op("helper", NONE, (), ("no name", ())), "attribute name cannot be"),
    "counter": (Op("rdclock", 10, (), (0xC03,)), "attribute csr cannot be 3075"),
    "mask": (Op("guard", NONE, (11,), (0, "csr", ())), "attribute mask cannot be 0"),
    "bits": (Op("fcvt_f2i", 10, (F1,), (8, 16, True, 0)), "attribute bits cannot be 16"),
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_op_is_refused_and_printed(kind: str) -> None:
    op, reason = MALFORMED[kind]
    with pytest.raises(VerifyError) as caught:
        verify([Op("mov", 10, (11,), ()), op])
    rule, first, second = str(caught.value).splitlines()
    assert reason in rule
    assert first == "   x10 = mov x11"
    assert second == f"-> {format_op(op)}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("jmp [offset=8]\nx10 = mov x11", "jmp ends the block and must be the last op"),
        ("irqcheck\nx10 = mov x11", "irqcheck must be the last op"),
        ("x10 = mov x11\nx12 = ld x13 [size=8 signed=true disp=0]", "may trap after a guest register was written"),
        ("f1 = fadd f2, f3 [fmt=8 rm=0]\nst x1, x2 [size=8 disp=0]", "may trap after a guest register"),
        ("x10 = add t0, x11\nt0 = mov x12", "reads t0 before it is written"),
        ("t0 = mov x12\nf1 = fadd t0, f1 [fmt=8 rm=0]", "input 1 is of file f, t0 is not"),
    ],
)
def test_a_malformed_sequence_is_refused(text: str, reason: str) -> None:
    with pytest.raises(VerifyError, match=reason):
        verify(parse_ops(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "t0 = ld x10 [size=8 signed=true disp=0]\nt1 = add t0, $0x1\nst x10, t1 [size=8 disp=8]\nx11 = mov t0",
        "t0 = ldenv [field=mepc]\nstenv x10 [field=mepc]\nx10 = mov t0",
        "x1 = pcrel [offset=4]\njmp [offset=-20]",
        "stenv $0x2 [field=mie]\nirqcheck",
        "t0 = fmv_f2x f1 [fmt=8]\nx10 = xor t0, x10",
    ],
)
def test_well_formed_instructions_pass(text: str) -> None:
    verify(parse_ops(text))
