"""The litmus tests that the RISC-V unprivileged manual prints, with what it says of their outcomes.

Source: appendix "RVWMO Explanatory Material", version 0.1, by the captions of its figures and tables. Registers bear
the manual's names; where the manual adds a register that is always zero to an address, the test has a `dep`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.rvwmo.program import Amo, Branch, Fence, Litmus, Load, Store, Thread

FENCE_RR, FENCE_WW, FENCE_RWRW = Fence("r", "r"), Fence("w", "w"), Fence()


@dataclass(frozen=True)
class Figure:
    """A test and a condition: values of registers (`a0`) or, at the end, of locations (`x`)."""

    caption: str
    permitted: bool
    test: Litmus
    condition: dict[str, int] = field(hash=False)

    def matches(self, outcome: tuple[int, ...]) -> bool:
        """The outcome satisfies the condition."""
        names = [reg for _, reg in self.test.registers()] + list(self.test.observed())
        values = dict(zip(names, outcome, strict=True))
        return all(values[name] == value for name, value in self.condition.items())


def _test(name: str, *threads: Thread, initial: dict[str, int] | None = None) -> Litmus:
    return Litmus(name, threads, initial or {})


def _ld(reg: str, loc: str, size: int = 4, offset: int = 0, dep: str = "") -> Load:
    return Load(loc, size, offset, dep, reg=reg)


def _st(loc: str, value: int = 1, size: int = 4, offset: int = 0, source: str = "", dep: str = "") -> Store:
    return Store(loc, size, offset, dep, value=value, source=source)


_MP = (_st("x"), FENCE_WW, _st("y"))
_LB = (_ld("a0", "x"), FENCE_RWRW, _st("y"))

_SAMPLE = _test("sample", (_st("x", 1), _st("x", 2), _ld("a0", "x"), _st("x", 3)), (_st("x", 4), _st("x", 5)))
_SB_FORWARD = _test(
    "SB+rfi-fence.r.rs",
    (_st("x"), _ld("a0", "x"), FENCE_RR, _ld("a1", "y")),
    (_st("y"), _ld("a2", "y"), FENCE_RR, _ld("a3", "x")),
)
_PPOCA = _test("PPOCA", _MP, (_ld("a0", "y"), Branch("a0"), _st("z"), _ld("a1", "z"), _ld("a2", "x", dep="a1")))
_FRI_RFI = _test(
    "MP+fence.w.w+fri-rfi-addr", _MP, (_ld("a0", "y"), _st("y", 2), _ld("a1", "y"), _ld("a2", "x", dep="a1"))
)
_RSW = _test("RSW", _MP, (_ld("a0", "y"), _ld("a1", "z", dep="a0"), _ld("a2", "z"), _ld("a3", "x", dep="a2")))
_RDW = _test(
    "RDW", _MP, (_ld("a0", "y"), _ld("a1", "z", dep="a0"), _ld("a2", "z"), _ld("a3", "x", dep="a2")), (_st("z"),)
)
_LB_LRSC = _test(
    "LB+LRSC",
    (
        _ld("a0", "x", 8),
        Load("y", 8, reg="a1", reserve=True),
        Store("y", 8, source="a0", status="a2"),
        _st("z", size=8, source="a2"),
    ),
    (_ld("a3", "z", 8), _st("x", size=8, source="a3")),
    initial={"x": 1, "z": 1},
)
_DATA_RFI = _test(
    "MP+fence.w.w+data-rfi-addr",
    _MP,
    (_ld("a0", "y"), _st("z", source="a0"), _ld("a1", "z"), _ld("a3", "x", dep="a1")),
)
_DATA_COI_RFI = _test(
    "MP+fence.w.w+data-coi-rfi-addr",
    _MP,
    (_ld("a0", "y"), _st("z", source="a0"), _st("z"), _ld("a1", "z"), _ld("a3", "x", dep="a1")),
)
_ADDR_PO = _test("LB+fence.rw.rw+addr-po", _LB, (_ld("a1", "y"), _ld("a2", "z", dep="a1"), _st("x")))
_SUBSUMPTION = _test(
    "write subsumption", (_st("x", 3), FENCE_WW, _st("y", 1)), (_ld("a0", "y"), _st("x", source="a0"), _st("x", 2))
)
_RSW1 = _test(
    "mixed-size RSW 1",
    _LB,
    (
        _ld("a1", "y"),
        Amo("z", 4, rl=True, op="swap", value=1, reg="a2"),
        _ld("a3", "z", 8),
        _ld("a4", "z", 4, 4),
        _st("x", dep="a4"),
    ),
)
_RSW2 = _test("mixed-size RSW 2", _LB, (_ld("a1", "y", 8), _ld("a2", "y", 4, 4), _st("x", dep="a2")))
_RSW3 = _test(
    "mixed-size RSW 3", _LB, (_st("y", 1, 4, 4), _ld("a1", "y", 8), _ld("a2", "y", 4, 4), _st("x", dep="a2"))
)
_MIXED = "Mixed-size discrepancy (permitted by axiomatic models)"

FIGURES = [
    Figure("A sample litmus test and one forbidden execution", False, _SAMPLE, {"a0": 1}),
    Figure("A sample litmus test: a0 is never 3", False, _SAMPLE, {"a0": 3}),
    *(Figure(f"A sample litmus test: a0 can be {n}", True, _SAMPLE, {"a0": n}) for n in (2, 4, 5)),
    Figure("A store buffer forwarding litmus test", True, _SB_FORWARD, {"a0": 1, "a1": 0, "a2": 1, "a3": 0}),
    Figure('The "PPOCA" store buffer forwarding litmus test', True, _PPOCA, {"a0": 1, "a1": 1, "a2": 0}),
    Figure("Litmus test MP+fence.w.w+fri-rfi-addr", True, _FRI_RFI, {"a0": 1, "a1": 2, "a2": 0}),
    Figure("Litmus test RSW", True, _RSW, {"a0": 1, "a1": 0, "a2": 0, "a3": 0}),
    Figure("RSW's text: a1 not equal to a2 forbids it", False, _RDW, {"a0": 1, "a1": 0, "a2": 1, "a3": 0}),
    Figure("RSW's text: CoRR", False, _RDW, {"a1": 1, "a2": 0}),
    Figure("A variant of the LB litmus test", False, _LB_LRSC, {"a0": 0, "a3": 0}),
    Figure("Because of PPO rule 12 and the data dependency", False, _DATA_RFI, {"a0": 1, "a3": 0}),
    Figure("Because of the extra store", True, _DATA_COI_RFI, {"a0": 1, "a3": 0}),
    Figure("Because of the address dependency", False, _ADDR_PO, {"a0": 1, "a1": 1}),
    Figure("Write subsumption: x must be 2", False, _SUBSUMPTION, {"a0": 1, "x": 3}),
    Figure("Write subsumption, allowed execution", True, _SUBSUMPTION, {"a0": 1, "x": 2}),
    Figure(_MIXED + " 1", True, _RSW1, {"a0": 1, "a1": 1, "a2": 0, "a3": 1, "a4": 0}),
    Figure(_MIXED + " 2", True, _RSW2, {"a0": 1, "a1": 1, "a2": 0}),
    Figure(_MIXED + " 3", True, _RSW3, {"a0": 1, "a1": 0x1_0000_0001, "a2": 1}),
]
