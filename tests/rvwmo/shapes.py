"""The table of litmus tests: classic shapes, filled with every way of ordering two accesses, and single tests.

A thread is written as its accesses in program order, `R y`, `W x 1`; between two accesses stands the *edge* that orders
them or does not. Names follow diy (Alglave, Maranget: "diy7"): the shape, then the edge of each thread that has one,
with a plural when all are the same: `MP+fence.w.w+addr`, `SB+pos`. Edges:

    po                nothing                       addr, data, ctrl   a dependency on the access before
    fence.P.S, .tso   that FENCE                    po + two of p, aq, rl, ar: the annotations of the two accesses

An annotated access is an AMO (`+AMO`: amoor of zero to load, amoswap to store) or LR/SC (`+LRSC`: an LR to load, an
LR and an SC to store). Others end in what they are: `R x.h2` is a halfword at offset 2.

Accesses of single tests: R load, W store, L LR, C SC, and AMOs with a result: X swap, A add, O or, N and, Q max.
"""

from __future__ import annotations

import re

from tests.rvwmo.program import Amo, Branch, Fence, Instr, Litmus, Load, Store

# Shape: threads; `-` stands where an edge goes.
TWO = {
    "SB": "W x 1 - R y | W y 1 - R x",
    "LB": "R x - W y 1 | R y - W x 1",
    "MP": "W x 1 - W y 1 | R y - R x",
    "S": "W x 2 - W y 1 | R y - W x 1",
    "R": "W x 1 - W y 1 | W y 2 - R x",
    "2+2W": "W x 2 - W y 1 | W y 2 - W x 1",
}
MORE = {
    "WRC": "W x 1 | R x - W y 1 | R y - R x",
    "RWC": "W x 1 | R x - R y | W y 1 - R x",
    "WWC": "W x 2 | R x - W y 1 | R y - W x 1",
    "WRW+WR": "W x 1 | R x - W y 1 | W y 2 - R x",
    "WRW+2W": "W x 2 | R x - W y 1 | W y 2 - W x 1",
    "WRR+2W": "W x 2 | R x - R y | W y 1 - W x 1",
    "ISA2": "W x 1 - W y 1 | R y - W z 1 | R z - R x",
    "W+RWC": "W x 1 - W y 1 | R y - R z | W z 1 - R x",
    "3.SB": "W x 1 - R y | W y 1 - R z | W z 1 - R x",
    "3.LB": "R x - W y 1 | R y - W z 1 | R z - W x 1",
    "3.2W": "W x 2 - W y 1 | W y 2 - W z 1 | W z 2 - W x 1",
    "Z6.0": "W x 1 - W y 1 | R y - W z 1 | W z 2 - R x",
    "Z6.1": "W x 2 - W y 1 | W y 2 - W z 1 | R z - W x 1",
    "Z6.2": "W x 2 - W y 1 | R y - W z 1 | R z - W x 1",
    "Z6.3": "W x 1 - W y 1 | W y 2 - W z 1 | R z - R x",
    "Z6.4": "W x 1 - W y 1 | W y 2 - R z | W z 1 - R x",
    "Z6.5": "W x 1 - W y 1 | W y 2 - W z 1 | W z 2 - R x",
    "IRIW": "W x 1 | R x - R y | W y 1 | R y - R x",
    "IRRWIW": "W x 2 | R x - R y | W y 1 | R y - W x 1",
    "4.SB": "W x 1 - R y | W y 1 - R z | W z 1 - R w | W w 1 - R x",
}

# Edges by the kinds of the two accesses.
EDGES = {
    "WW": ["po", "fence.rw.rw", "fence.w.w", "fence.rw.w", "fence.tso"],
    "RR": ["po", "fence.rw.rw", "fence.r.r", "fence.r.rw", "fence.tso", "addr", "ctrl"],
    "RW": ["po", "fence.rw.rw", "fence.r.rw", "fence.rw.w", "fence.tso", "addr", "data", "ctrl"],
    "WR": ["po", "fence.rw.rw", "fence.w.r", "fence.tso", "fence.w.w"],
}
ANNOTATED = {
    "WW": ["poprl", "porlp", "poarp"],
    "RR": ["poaqp", "popaq", "poaqaq"],
    "RW": ["poaqp", "poprl", "poaqrl"],
    "WR": ["porlaq", "popar", "poarp", "porlp"],
}
# For shapes of three and four threads: one edge for each pair of kinds (WW, RR, RW, WR).
COMBINATIONS = [
    ("po", "po", "po", "po"),
    ("fence.rw.rw", "fence.rw.rw", "fence.rw.rw", "fence.rw.rw"),
    ("fence.tso", "fence.tso", "fence.tso", "fence.tso"),
    ("fence.w.w", "addr", "data", "fence.rw.rw"),
    ("fence.rw.w", "fence.r.r", "ctrl", "fence.w.r"),
    ("fence.w.w", "fence.r.rw", "addr", "po"),
]
COMBINATIONS_ANNOTATED = [("poprl", "poaqp", "poaqp", "porlaq"), ("porlrl", "poaqaq", "poaqrl", "popar")]

# Tests that are no filled shapes. `[x=1]` at the end: initial values.
SINGLE = {
    # Coherence: one location.
    "CoRR": "W x 1 | R x po R x",
    "CoRR+2W": "W x 1 po W x 2 | R x po R x",
    "CoRR+3R": "W x 1 | W x 2 | R x po R x po R x",
    "CoRR+RR": "W x 1 | W x 2 | R x po R x | R x po R x",
    "CoWW": "W x 1 po W x 2 | R x",
    "CoWW+2W": "W x 1 po W x 2 | W x 3 po W x 4",
    "CoRW1": "R x po W x 1 | R x",
    "CoRW2": "W x 1 | R x po W x 2",
    "CoWR": "W x 1 po R x | W x 2",
    "CoWR+WR": "W x 1 po R x | W x 2 po R x",
    "CoWRW": "W x 1 po R x po W x 3 | W x 2",
    "sample": "W x 1 po W x 2 po R x po W x 3 | W x 4 po W x 5",
    # Store forwarding and the pipeline, after the figures of the manual's appendix.
    "SB+rfi-fence.r.rs": "W x 1 po R x fence.r.r R y | W y 1 po R y fence.r.r R x",
    "SB+rfi-addrs": "W x 1 po R x addr R y | W y 1 po R y addr R x",
    "SB+rfi-poss": "W x 1 po R x po R y | W y 1 po R y po R x",
    "SB+fence.rw.rw+rfi-addr": "W x 1 fence.rw.rw R y | W y 1 po R y addr R x",
    "PPOCA": "W x 1 fence.w.w W y 1 | R y ctrl W z 1 po R z addr R x",
    "PPOAA": "W x 1 fence.w.w W y 1 | R y addr W z 1 po R z addr R x",
    "PPODA": "W x 1 fence.w.w W y 1 | R y data W z 1 po R z addr R x",
    "MP+fence.w.w+fri-rfi-addr": "W x 1 fence.w.w W y 1 | R y po W y 2 po R y addr R x",
    "MP+fence.w.w+fri-rfi-ctrl": "W x 1 fence.w.w W y 1 | R y po W y 2 po R y ctrl R x",
    "MP+fence.w.w+data-coi-rfi-addr": "W x 1 fence.w.w W y 1 | R y data W z 1 po W z 2 po R z addr R x",
    "RSW": "W x 1 fence.w.w W y 1 | R y addr R z po R z addr R x",
    "RDW": "W x 1 fence.w.w W y 1 | R y addr R z po R z addr R x | W z 1",
    "LB+fence.rw.rw+addr-po": "R x fence.rw.rw W y 1 | R y addr R z po W x 1",
    "LB+addr-pos": "R x addr R z po W y 1 | R y addr R w po W x 1",
    "LB+data-rfi-data": "R x data W y 1 | R y data W z 1 po R z data W x 1",
    "subsumption": "W x 3 fence.w.w W y 1 | R y data W x 1 po W x 2",
    "S+fence.w.w+data-wsi": "W x 3 fence.w.w W y 1 | R y data W x 1 po W x 2",
    # Fences that name devices too, and ones whose sets hold nothing here.
    "SB+fence.iorw.iorws": "W x 1 fence.iorw.iorw R y | W y 1 fence.iorw.iorw R x",
    "SB+fence.ow.irs": "W x 1 fence.ow.ir R y | W y 1 fence.ow.ir R x",
    "SB+fence.o.is": "W x 1 fence.o.i R y | W y 1 fence.o.i R x",
    "SB+fence.w.irs": "W x 1 fence.w.ir R y | W y 1 fence.w.ir R x",
    "SB+fence.rw.ws": "W x 1 fence.rw.w R y | W y 1 fence.rw.w R x",
    "SB+fence.r.rws": "W x 1 fence.r.rw R y | W y 1 fence.r.rw R x",
    "MP+fence.iorw.iorws": "W x 1 fence.iorw.iorw W y 1 | R y fence.iorw.iorw R x",
    "MP+fence.ow.ow+fence.ir.ir": "W x 1 fence.ow.ow W y 1 | R y fence.ir.ir R x",
    # Atomicity.
    "ATOM+swaps": "X x 1 | X x 2",
    "ATOM+adds": "A x 1 | A x 2",
    "ATOM+adds.d": "A x.d0 1 | A x.d0 2",
    "ATOM+2adds": "A x 1 po A x 1 | A x 2 po A x 2",
    "ATOM+add+swap": "A x 1 | X x 5",
    "ATOM+add+W": "A x 1 | W x 4",
    "ATOM+2add+W": "A x 1 po A x 1 | W x 4",
    "ATOM+or+and": "O x 6 | N x 3 [x=1]",
    "ATOM+max+add": "Q x 3 | A x 2",
    "ATOM+3adds": "A x 1 | A x 2 | A x 4",
    "ATOM+4adds": "A x 1 | A x 2 | A x 4 | A x 8",
    "ATOM+add.w0+add.w4": "A x.w0 1 | A x.w4 1",
    "ATOM+add.d+W.w4": "A x.d0 1 | W x.w4 1",
    "ATOM+add.d+W.b0": "A x.d0 1 | W x.b0 4",
    "ATOM+add.w+W.h2": "A x 1 | W x.h2 4",
    "ATOM+LRSCs": "L x po C x 1 | L x po C x 2",
    "ATOM+LRSCs.d": "L x.d0 po C x.d0 1 | L x.d0 po C x.d0 2",
    "ATOM+3LRSCs": "L x po C x 1 | L x po C x 2 | L x po C x 4",
    "ATOM+LRSC+W": "L x po C x 1 | W x 2",
    "ATOM+LRSC+W.same": "L x po C x 1 | W x 0",
    "ATOM+LRSC+W.b1": "L x po C x 1 | W x.b1 2",
    "ATOM+LRSC.d+W.w4": "L x.d0 po C x.d0 1 | W x.w4 2",
    "ATOM+LRSC+add": "L x po C x 4 | A x 1",
    "ATOM+LRSC+2W": "L x po C x 4 | W x 1 po W x 0",
    "ATOM+LR-W-SC+W": "L x po W y 1 po C x 1 | W x 2 po R y",
    "ATOM+LR-R-SC+W": "L x po R y po C x 1 | W y 1 po W x 2",
    "LB+LRSC": "R x.d0 po L y.d0 data C y.d0 0 data W z.d0 0 | R z.d0 data W x.d0 0 [x=1,z=1]",
    # AMOs are no fences; what follows an AMO's own load is ordered.
    "SB+swaps": "X x 1 po R y | X y 1 po R x",
    "SB+swap.aqs": "X~aq x 1 po R y | X~aq y 1 po R x",
    "SB+swap.rls": "X~rl x 1 po R y | X~rl y 1 po R x",
    "SB+swap.aqrls": "X~ar x 1 po R y | X~ar y 1 po R x",
    "SB+swap-addrs": "X x 1 addr R y | X y 1 addr R x",
    "SB+2swaps": "X x 1 po X y 1 | X y 2 po X x 2",
    "SB+LRSC+fence.rw.rw": "L x po C x 1 po R y | W y 1 fence.rw.rw R x",
    "SB+LRSC-ctrl+fence.rw.rw": "L x po C x 1 ctrl R y | W y 1 fence.rw.rw R x",
    "SB+LRSC.aqrl+fence.rw.rw": "L x po C~ar x 1 po R y | W y 1 fence.rw.rw R x",
    "MP+swap-rfi-addr+fence": "W x 1 fence.w.w W y 1 | R y ctrl X z 1 po R z addr R x",
    "MP+fence.w.w+LRSC-rfi-addr": "W x 1 fence.w.w W y 1 | R y ctrl L z po C z 1 po R z addr R x",
    "SB+swap-rfi-addrs": "X x 1 po R x addr R y | X y 1 po R y addr R x",
    "SB+add-rfi-fence.r.rs": "A x 1 po R x fence.r.r R y | A y 1 po R y fence.r.r R x",
    "MP+fence.w.w+add-addr": "W x 1 fence.w.w W y 1 | A y 2 addr R x",
    "MP+fence.w.w+add-data-rfi": "W x 1 fence.w.w W y 1 | R y data A z 1 addr R x",
    "LB+swap.aqs": "R x po X~rl y 1 | R y po X~rl x 1",
    "DEKKER+adds": "A x 1 po A y 0 | A y 1 po A x 0",
    "DEKKER+add.aqrls": "A~ar x 1 po A~ar y 0 | A~ar y 1 po A~ar x 0",
    # Locks: critical sections by swap.aq and swap.rl, in the case that both found the lock free.
    "LOCK+swaps": "X~aq l 1 po R x po W x 1 po W~rl l 0 | X~aq l 1 po R x po W x 2 po W~rl l 0",
    # Mixed sizes.
    "CoRR+w+b0-b3": "W x 16843009 | R x.b0 po R x.b3",
    "CoRR+w+w-b3": "W x 16843009 | R x po R x.b3",
    "CoRR+w+b3-w": "W x 16843009 | R x.b3 po R x",
    "CoRR+d+w0-w4": "W x.d0 4294967297 | R x.w0 po R x.w4",
    "CoRR+d+w4-d": "W x.d0 4294967297 | R x.w4 po R x.d0",
    "CoRR+d+d-h6": "W x.d0 282578783305729 | R x.d0 po R x.h6",
    "CoRR+b0-b1+h0": "W x.b0 1 po W x.b1 1 | R x.h0",
    "CoRR+b0-b1+h0-h0": "W x.b0 1 po W x.b1 1 | R x.h0 po R x.h0",
    "CoRR+h0-h2+w": "W x.h0 1 po W x.h2 1 | R x po R x.h2",
    "CoRR+w0-w4+d": "W x.w0 1 po W x.w4 1 | R x.d0 po R x.w4",
    "CoRR+w4-w0+d": "W x.w4 1 po W x.w0 1 | R x.d0 po R x.w0",
    "CoWW+w+b0": "W x 16843009 po W x.b0 2 | R x",
    "CoWW+w+h2": "W x 16843009 | W x.h2 514",
    "CoWW+d+w4": "W x.d0 4294967297 | W x.w4 2 | R x.d0 po R x.d0",
    "CoWW+b1+h0": "W x.b1 1 | W x.h0 514 po R x.b1",
    "CoWR+b0+w": "W x.b0 1 po R x | W x.b1 1 po R x",
    "CoWR+w0+d": "W x.w0 1 po R x.d0 | W x.w4 1 po R x.d0",
    "CoWR+h0+d": "W x.h0 1 po R x.d0 | W x.h6 1 po R x.d0",
    "CoWR+b0+w+fences": "W x.b0 1 fence.rw.rw R x | W x.b1 1 fence.rw.rw R x",
    "SB+w+bs": "W x 16843009 po R y.b3 | W y 16843009 po R x.b3",
    "SB+w+bs+fences": "W x 16843009 fence.rw.rw R y.b3 | W y 16843009 fence.rw.rw R x.b3",
    "SB+b+ds": "W x.b0 1 po R y.d0 | W y.b0 1 po R x.d0",
    "SB+b+ds+fences": "W x.b0 1 fence.rw.rw R y.d0 | W y.b0 1 fence.rw.rw R x.d0",
    "SB+h+ws+fence.w.rs": "W x.h0 1 fence.w.r R y | W y.h0 1 fence.w.r R x",
    "SB+same-cell": "W x.w0 1 po R x.w4 | W x.w4 1 po R x.w0",
    "SB+same-cell+fences": "W x.w0 1 fence.rw.rw R x.w4 | W x.w4 1 fence.rw.rw R x.w0",
    "SB+same-cell.b": "W x.b0 1 po R x.b7 | W x.b7 1 po R x.b0",
    "SB+same-cell.b+fences": "W x.b0 1 fence.rw.rw R x.b7 | W x.b7 1 fence.rw.rw R x.b0",
    "SB+rfi-d": "W x.w0 1 po R x.d0 po R y.d0 | W y.w0 1 po R y.d0 po R x.d0",
    "MP+w-w+b-b+fences": "W x 16843009 fence.rw.rw W y 16843009 | R y.b1 fence.rw.rw R x.b2",
    "MP+d-b+b-d": "W x.d0 4294967297 fence.w.w W y.b0 1 | R y.b0 addr R x.d0",
    "MP+b-d+d-b": "W x.b0 1 fence.w.w W y.d0 1 | R y.d0 addr R x.b0",
    "MP+same-cell": "W x.w0 1 po W x.w4 1 | R x.w4 po R x.w0",
    "MP+same-cell+fence.w.w+addr": "W x.w0 1 fence.w.w W x.w4 1 | R x.w4 addr R x.w0",
    "MP+same-cell.h+fence.w.w+fence.r.r": "W x.h0 1 fence.w.w W x.h2 1 | R x.h2 fence.r.r R x.h0",
    "LB+h+ws": "R x.h0 data W y 1 | R y data W x.h0 1",
    "LB+b+ds": "R x.b0 data W y.d0 1 | R y.d0 data W x.b0 1",
    "S+d+w": "W x.d0 2 fence.w.w W y 1 | R y data W x 1",
    "2+2W+d+ws+fences": "W x.d0 2 fence.w.w W y 1 | W y.d0 2 fence.w.w W x 1",
    "R+h+fences": "W x.h0 1 fence.rw.rw W y.h0 1 | W y.w0 2 fence.rw.rw R x.w0",
    "RSW.mixed1": "R x fence.rw.rw W y 1 | R y po X~rl z 1 po R z.d0 po R z.w4 addr W x 1",
    "RSW.mixed2": "R x fence.rw.rw W y 1 | R y.d0 po R y.w4 addr W x 1",
    "RSW.mixed3": "R x fence.rw.rw W y 1 | W y.w4 1 po R y.d0 po R y.w4 addr W x 1",
    "LRSC.w+W.d": "L x.w0 po C x.w0 1 | W x.d0 4294967298",
    "add.w4+R.d": "A x.w4 1 po R x.d0 | A x.w0 1 po R x.d0",
}

_SIZES = {"b": 1, "h": 2, "w": 4, "d": 8}
_AMOS = {"X": "swap", "A": "add", "O": "or", "N": "and", "Q": "max"}
_ACCESS = re.compile(
    r"(?P<edge>\S+ )?(?P<kind>[RWLCXAONQ])(~(?P<bits>aq|rl|ar))? (?P<loc>[a-z])"
    r"(\.(?P<size>[bhwd])(?P<offset>\d))?( (?P<value>\d+))?$"
)


class _Builder:
    """The instructions of one thread, from its text."""

    def __init__(self, form: str) -> None:
        self.form = form  # what annotated accesses are: AMO or LRSC
        self.instrs: list[Instr] = []
        self.results = 0
        self.last = ""  # register of the access before

    def fresh(self) -> str:
        self.results += 1
        return f"r{self.results - 1}"

    def access(self, text: str, bits_by_edge: str) -> None:
        """One access with the edge before it; the annotation comes with it, or from the edges around it."""
        match = _ACCESS.match(text)
        if match is None:
            raise ValueError(f"no access: {text!r}")
        edge, kind = (match["edge"] or "po").strip(), match["kind"]
        bits = match["bits"] or bits_by_edge
        size, offset = _SIZES[match["size"] or "w"], int(match["offset"] or 0)
        aq, rl = bits in ("aq", "ar"), bits in ("rl", "ar")
        value, loc = int(match["value"] or 0), match["loc"]
        dep = self.last if edge == "addr" else ""
        data = self.last if edge == "data" else ""
        if edge in ("addr", "data", "ctrl") and not self.last:
            raise ValueError(f"nothing to depend on: {text!r}")
        if edge.startswith("fence."):
            sets = edge.split(".")[1:]
            self.instrs.append(Fence(tso=True) if sets == ["tso"] else Fence(*sets))
        elif edge == "ctrl":
            self.instrs.append(Branch(self.last))
        elif edge not in ("po", "addr", "data"):
            raise ValueError(f"no edge: {edge!r}")
        if kind in _AMOS or (bits and kind in "RW" and self.form == "AMO"):
            op = _AMOS.get(kind, "or" if kind == "R" else "swap")
            self.last = self.fresh() if kind != "W" else ""
            self.instrs.append(Amo(loc, size, offset, dep, aq, rl, op=op, value=value, data_dep=data, reg=self.last))
        elif kind in "RL":
            self.last = self.fresh()
            reserve = kind == "L" or bool(bits)
            self.instrs.append(Load(loc, size, offset, dep, aq, rl, reg=self.last, reserve=reserve))
        else:
            if bits and kind == "W":
                self.instrs.append(Load(loc, size, offset, dep, reg=self.fresh(), reserve=True))
            self.last = self.fresh() if bits or kind == "C" else ""
            # A value of 0 under a data dependency is the register itself.
            source, data = (data, "") if data and not value else ("", data)
            self.instrs.append(
                Store(loc, size, offset, dep, aq, rl, value=value, source=source, data_dep=data, status=self.last)
            )


_ANNOTATION = re.compile(r"po(p|aq|rl|ar)(p|aq|rl|ar)$")


def parse(name: str, text: str, form: str = "AMO") -> Litmus:
    """A test from its text (see above)."""
    text, _, start = text.partition(" [")
    initial = {loc: int(value) for loc, value in re.findall(r"(\w)=(\d+)", start)}
    threads = []
    for thread in text.split(" | "):
        # Split before each edge: an edge is followed by an access.
        words = re.split(r" (?=(?:po|fence|addr|data|ctrl)\S* [RWLCXAONQ])", thread)
        builder = _Builder(form)
        for at, word in enumerate(words):
            bits = ""
            if found := _ANNOTATION.match(word.split(" ")[0]):
                word, bits = "po" + word[word.index(" ") :], found[2].replace("p", "")
            if at + 1 < len(words) and (found := _ANNOTATION.match(words[at + 1].split(" ")[0])):
                bits = bits or found[1].replace("p", "")
            builder.access(word, bits)
        threads.append(tuple(builder.instrs))
    return Litmus(name, tuple(threads), initial)


def _filled(shape: str, text: str, edges: list[str], form: str = "") -> Litmus:
    plural = len(set(edges)) == 1 and len(edges) > 1
    name = "+".join([shape, edges[0] + "s" if plural else "+".join(edges), *([form] if form else [])])
    parts = text.split("-")
    filled = "".join(edge + part for edge, part in zip(edges, parts[1:], strict=True))
    return parse(name, parts[0] + filled, form or "AMO")


def _kinds(text: str) -> list[str]:
    """The pairs of kinds around each `-`."""
    return [a + b for a, b in re.findall(r"([RW]) \w(?: \d)? - ([RW])", text)]


def tests() -> list[Litmus]:
    """All litmus tests, by name."""
    found: dict[str, Litmus] = {}

    def add(test: Litmus) -> None:
        found.setdefault(test.name, test)

    for shape, text in TWO.items():
        kinds = _kinds(text)
        symmetric = kinds[0] == kinds[1]
        for table, forms in ((EDGES, [""]), (ANNOTATED, ["AMO", "LRSC"])):
            first, second = table[kinds[0]], table[kinds[1]]
            for n, a in enumerate(first):
                for b in second[n:] if symmetric else second:
                    for form in forms:
                        add(_filled(shape, text, [a, b], form))
    for shape, text in MORE.items():
        for row in COMBINATIONS:
            by_kind = dict(zip(("WW", "RR", "RW", "WR"), row, strict=True))
            add(_filled(shape, text, [by_kind[kind] for kind in _kinds(text)]))
        for row in COMBINATIONS_ANNOTATED:
            by_kind = dict(zip(("WW", "RR", "RW", "WR"), row, strict=True))
            add(_filled(shape, text, [by_kind[kind] for kind in _kinds(text)], "AMO"))
    for name, text in SINGLE.items():
        add(parse(name, text))
    return list(found.values())
