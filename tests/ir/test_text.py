"""IR text: what is printed reads back as the same ops, and what is no IR is refused with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mttcg.tcg.ir import NONE, TEMP0, Imm, Op
from mttcg.tcg.ops import AMO_KINDS, CONDITIONS, OPS
from mttcg.tcg.text import format_op, format_ops, parse_op, parse_ops
from mttcg.tcg.verify import verify

_OFFSETS = st.integers(-(1 << 31), (1 << 31) - 1)
_FLAG = st.booleans()
_SIZES = st.sampled_from([4, 8])
ATTRIBUTES: dict[str, st.SearchStrategy[object]] = {
    "shift": st.integers(1, 3),
    "offset": _OFFSETS,
    "disp": _OFFSETS,
    "sc_offset": _OFFSETS,
    "size": _SIZES,
    "signed": _FLAG,
    "aq": _FLAG,
    "rl": _FLAG,
    "full": _FLAG,
    "neg_mul": _FLAG,
    "neg_add": _FLAG,
    "kind": st.sampled_from(AMO_KINDS),
    "cond": st.sampled_from(CONDITIONS),
    "field": st.sampled_from(["mepc", "sscratch", "mstatus"]),
    "mask": st.integers(-(1 << 31), -1),
    "csr": st.sampled_from([0xC00, 0xC01, 0xC02]),
    "name": st.sampled_from(["illegal", "sfence_vma", "csr"]),
    "args": st.lists(st.integers(-5, 1 << 40), max_size=5).map(tuple),
    "link": st.integers(0, 31),
    "fmt": _SIZES,
    "rm": st.sampled_from([0, 1, 2, 3, 4, 7]),
    "mode": st.integers(0, 2),
    "bits": st.sampled_from([32, 64]),
}
_X, _F = st.integers(1, 31), st.integers(32, 63)
_INPUT = st.one_of(_X, st.integers(0, (1 << 64) - 1).map(Imm))


@st.composite
def well_formed_op(draw: st.DrawFn) -> Op:
    row = OPS[draw(st.sampled_from(sorted(OPS)))]
    files = row.fp or "x" * (1 + row.ins)
    out = draw(st.one_of(_F if files[0] == "f" else _X, st.integers(64, 70))) if row.outs else NONE
    args = tuple(draw(_F if file == "f" else _INPUT) for file in files[1 : 1 + row.ins])
    return Op(row.name, out, args, tuple(draw(ATTRIBUTES[name]) for name in row.attrs))


@given(well_formed_op())
def test_an_op_reads_back_as_itself(op: Op) -> None:
    again = parse_op(format_op(op))
    assert again == op
    assert [type(a) for a in again.args] == [type(a) for a in op.args]
    verify([again])


@given(st.lists(well_formed_op(), max_size=4))
def test_a_list_of_ops_reads_back_with_comments_and_blank_lines(ops: list[Op]) -> None:
    text = "# an instruction\n\n" + format_ops(ops, "    ").replace("\n", "  # comment\n")
    assert parse_ops(text) == ops


def test_the_printed_form() -> None:
    ops = [
        Op("ld", TEMP0, (10,), (8, True, -16)),
        Op("add", 11, (TEMP0, Imm(-1)), ()),
        Op("fma", 33, (34, 35, 36), (8, 7, False, True)),
        Op("system", NONE, (), ("csr", (0x300, 1, 0, 5, 0))),
        Op("irqcheck", NONE, (), ()),
    ]
    assert format_ops(ops) == (
        "t0 = ld x10 [size=8 signed=true disp=-16]\n"
        "x11 = add t0, $0xffffffffffffffff\n"
        "f1 = fma f2, f3, f4 [fmt=8 rm=7 neg_mul=false neg_add=true]\n"
        "system [name=csr args=(768,1,0,5,0)]\n"
        "irqcheck\n"
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("x10 = nothing x11", "no op 'nothing'"),
        ("x10 add x11", "not an op"),
        ("x10 = add x11, x32", "no operand x32"),
        ("x10 = ld x11", "ld has the attributes"),
        ("x10 = ld x11 [size=8 disp=0 signed=true]", "ld has the attributes"),
        ("x10 = add x11, 5", "not an op"),
        ("x10 = add x11, $five", "invalid literal"),
    ],
)
def test_what_is_no_op_is_refused(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^line 2: .*{reason}"):
        parse_ops("irqcheck\n" + line)
