"""Fp ops, executed natively with all flags, against the interpreter's exact arithmetic; and checks that common values
do not take the way through the interpreter."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator

import pytest

from mttcg.tcg.host import Exit
from mttcg.tcg.interp import run
from mttcg.tcg.ir import Op
from mttcg.tcg.ops import OPS
from mttcg.tcg.softfloat import FORMATS, round_pack
from tests.support.emitted import DEFAULT_MXCSR, MASK64, Emitted, Imm, emitted, op
from tests.support.fake_cpu import FakeCpu
from tests.support.fp_values import hard_values, random_value

FA0, FA1, FA2, FT5 = 42, 43, 44, 37  # pinned
FT6, FS0, FS1, FT11 = 38, 40, 41, 63  # in the record
A0, A1, T0, T1 = 10, 11, 5, 6
BOX = 0xFFFFFFFF00000000
RTZ, RMM, DYNAMIC = 1, 4, 7
HOST_RC = {0: 0, 1: 3, 2: 1, 3: 2}
MXCSR_FLAGS = ((0x01, 0x10), (0x04, 0x08), (0x08, 0x04), (0x10, 0x02), (0x20, 0x01))  # MXCSR bit, fflags bit


@pytest.fixture(scope="module")
def env() -> Iterator[Emitted]:
    with emitted() as e:
        yield e


def oracle(ops: list[Op], x: dict[int, int], frm: int) -> FakeCpu:
    cpu = FakeCpu()
    cpu.frm = frm
    for register, value in x.items():
        if register < 32:
            cpu.x[register] = value
        else:
            cpu.f[register - 32] = value
    run(ops, cpu, 0x80000000, 4, 0)
    return cpu


def native(env: Emitted, ops: list[Op], x: dict[int, int], frm: int) -> tuple[int, int, int]:
    """The output, the flags, and how often the interpreter was asked."""
    env.reset()
    env.record.set("mxcsr", DEFAULT_MXCSR | HOST_RC[frm] << 13)
    extra = 0
    out = ops[0].out

    def act(call: tuple[object, ...]) -> None:
        nonlocal extra
        assert call[0] == "interpret"
        cpu = oracle(ops, {r: env.q[r] for r in range(64)}, frm)
        extra = cpu.fflags
        env.q[out] = cpu.x[out] if out < 32 else cpu.f[out - 32]

    env.notes.act = act
    assert env.run(ops, x) is Exit.SYSTEM
    mxcsr = env.record.get("mxcsr")
    assert mxcsr & 0xFFC0 == DEFAULT_MXCSR | HOST_RC[frm] << 13
    flags = sum(theirs for ours, theirs in MXCSR_FLAGS if mxcsr & ours)
    return env.q[out], flags | extra, len(env.notes.calls)


def check(env: Emitted, ops: list[Op], x: dict[int, int], frm: int) -> int:
    value, flags, calls = native(env, ops, x, frm)
    cpu = oracle(ops, x, frm)
    out = ops[0].out
    expected = cpu.x[out] if out < 32 else cpu.f[out - 32]
    what = f"{ops} frm {frm} { {r: hex(v) for r, v in x.items()} }"
    assert value == expected, f"{what}: {value:#x}, not {expected:#x}"
    assert flags == cpu.fflags, f"{what}: flags {flags:#x}, not {cpu.fflags:#x}"
    return calls


PLACES: dict[str, list[tuple[int, ...]]] = {
    "fff": [(FA0, FA1, FA2), (FA0, FA0, FA1), (FA0, FA1, FA0), (FT5, FA1, FA1), (FT6, FS0, FS1), (FT6, FT6, FT6),
            (FA0, FT6, FA1), (FA0, FA1, FT6), (FT6, FA0, FA1), (FT11, FT11, FA0), (FA0, FS0, FS1)],
    "ffff": [(FA0, FA1, FA2, FT5), (FA0, FA0, FA1, FA2), (FA0, FA1, FA0, FA2), (FA0, FA1, FA2, FA0),
             (FT6, FS0, FS1, FT11), (FT6, FA0, FT6, FS0), (FA0, FS0, FS1, FA0), (FA0, FA0, FA0, FA0)],
    "ff": [(FA0, FA1), (FA0, FA0), (FT6, FS0), (FT6, FT6), (FA0, FT6), (FT11, FA0)],
    "xff": [(A0, FA0, FA1), (T0, FA0, FT6), (A0, FT6, FA0), (T0, FT6, FS0), (A0, FA0, FA0)],
    "xf": [(A0, FA0), (T0, FA0), (A0, FT6), (T0, FT11)],
    "fx": [(FA0, A0), (FA0, T0), (FT6, A0), (FT11, T0)],
}  # fmt: skip


def variants() -> list[tuple[str, tuple[int, ...]]]:
    """Every fp op row with every combination of attributes."""
    choices: dict[str, tuple[int, ...]] = {
        "fmt": (4, 8), "rm": (7, 0, 1, 2, 3, 4), "neg_mul": (False, True), "neg_add": (False, True),
        "mode": (0, 1, 2), "bits": (32, 64), "signed": (False, True),
    }  # fmt: skip
    result: list[tuple[str, tuple[int, ...]]] = []
    for row in OPS.values():
        if row.fp and "disp" not in row.attrs:
            combinations: list[tuple[int, ...]] = [()]
            for attr in row.attrs:
                combinations = [(*c, value) for c in combinations for value in choices[attr]]
            result += [(row.name, c) for c in combinations]
    return result


VALUES = {fmt: hard_values(fmt) for fmt in (4, 8)}
INTS = [0, 1, MASK64, 1 << 63, (1 << 63) - 1, 1 << 31, (1 << 31) - 1, (1 << 32) - 1, (1 << 53) + 1, (1 << 24) + 1]


def fp_input(rng: random.Random, fmt: int) -> int:
    value = rng.choice(VALUES[fmt]) if rng.random() < 0.6 else random_value(rng, fmt)
    if fmt == 8:
        return value
    return value | BOX if rng.random() < 0.93 else value | rng.getrandbits(32) << 32


@pytest.mark.parametrize(("name", "attr"), variants())
def test_fp_op_equals_exact_arithmetic(env: Emitted, name: str, attr: tuple[int, ...]) -> None:
    row = OPS[name]
    rng = random.Random(f"{name}{attr}")
    fmt = 12 - attr[0] if name == "fcvt_f2f" else attr[0]
    for places in PLACES[row.fp]:
        ops = [op(name, *places, attr=attr)]
        for _ in range(12):
            x = {r: fp_input(rng, fmt) if r >= 32 else rng.choice([*INTS, rng.getrandbits(64)]) for r in places[1:]}
            check(env, ops, x, rng.randrange(4))


def bits(value: float, fmt: int) -> int:
    if fmt == 8:
        return int.from_bytes(struct.pack("<d", value), "little")
    return int.from_bytes(struct.pack("<f", value), "little") | BOX


def inline(name: str, attr: tuple[int, ...]) -> bool:
    rm = dict(zip(OPS[name].attrs, attr, strict=True)).get("rm")
    return rm != RMM or name in ("fcvt_f2i", "fcvt_i2f")


INLINE = [variant for variant in variants() if inline(*variant)]


@pytest.mark.parametrize(("name", "attr"), INLINE)
def test_common_values_stay_in_emitted_code(env: Emitted, name: str, attr: tuple[int, ...]) -> None:
    row = OPS[name]
    fmt = 12 - attr[0] if name == "fcvt_f2f" else attr[0]
    for places in PLACES[row.fp]:
        x = {r: bits(1.5 + r, fmt) if r >= 32 else 1000 + r for r in places[1:]}
        assert check(env, [op(name, *places, attr=attr)], x, 0) == 0


def test_conversion_of_the_zero_register(env: Emitted) -> None:
    for fmt in (4, 8):
        for name, attr in (("fmv_x2f", (fmt,)), ("fcvt_i2f", (fmt, 64, True, 7)), ("fcvt_i2f", (fmt, 32, False, 7))):
            for out in (FA0, FT6):
                check(env, [op(name, out, Imm(0), attr=attr)], {}, 0)


def around(value: int, fmt: int) -> list[int]:
    """Bits of value - 1, - 0.5, + 0, + 0.5, + 1, as far as the format has them, and the numbers beside each."""
    f = FORMATS[fmt]
    found: set[int] = set()
    for halves in range(2 * value - 2, 2 * value + 3):
        raw = round_pack(int(halves < 0), abs(halves), -1, f, RTZ)[0]
        found |= {raw, raw + 1, raw - 1 if raw & ~f.sign else raw}
    return [raw | BOX if fmt == 4 else raw for raw in sorted(found)]


TO_INT = [attr for name, attr in variants() if name == "fcvt_f2i"]
EDGES = [0, 1, -1, 2, -2, 3, -3, *(s << n for n in (22, 23, 24, 31, 32, 51, 52, 53, 62, 63, 64) for s in (1, -1))]


@pytest.mark.parametrize("attr", TO_INT)
def test_to_integer_around_ties_and_the_ends_of_the_range(env: Emitted, attr: tuple[int, ...]) -> None:
    values = [value for edge in EDGES for value in around(edge, attr[0])]
    values += [v | BOX if attr[0] == 4 else v for v in VALUES[attr[0]]] + [0x3F800000, 0x7FC00000]
    for value in dict.fromkeys(values):
        for places in ((A0, FA0), (T0, FT6)):
            check(env, [op("fcvt_f2i", *places, attr=attr)], {places[1]: value}, value % 4)


@pytest.mark.parametrize(("fmt", "bits"), [(4, 32), (4, 64), (8, 32), (8, 64)])
def test_ties_away_in_range_stay_in_emitted_code(env: Emitted, fmt: int, bits: int) -> None:
    for halves in range(-41, 42):
        value = round_pack(int(halves < 0), abs(halves), -1, FORMATS[fmt], RTZ)[0] | (BOX if fmt == 4 else 0)
        ops = [op("fcvt_f2i", A0, FA0, attr=(fmt, bits, True, RMM))]
        assert check(env, ops, {FA0: value}, 0) == 0
        away = (abs(halves) + 1) // 2
        assert env.q[A0] == (away if halves >= 0 else -away) & MASK64


@pytest.mark.parametrize("fmt", [4, 8])
def test_large_unsigned_integers_stay_in_emitted_code(env: Emitted, fmt: int) -> None:
    for value in (1 << 63, (1 << 63) + (1 << 40), (1 << 64) - (1 << 40)):
        raw = round_pack(0, value, 0, FORMATS[fmt], RTZ)[0] | (BOX if fmt == 4 else 0)
        for rm in (0, RTZ, 2, 3, RMM, DYNAMIC):
            assert check(env, [op("fcvt_f2i", A0, FA0, attr=(fmt, 64, False, rm))], {FA0: raw}, 0) == 0
            calls = check(env, [op("fcvt_i2f", FA0, A0, attr=(fmt, 64, False, rm))], {A0: value + 1}, 0)
            assert calls == (rm == RMM)
    raw = round_pack(0, 0xFFFFFF00, 0, FORMATS[fmt], RTZ)[0] | (BOX if fmt == 4 else 0)
    assert check(env, [op("fcvt_f2i", A0, FA0, attr=(fmt, 32, False, RTZ))], {FA0: raw}, 0) == 0


FROM_INT = [attr for name, attr in variants() if name == "fcvt_i2f"]


@pytest.mark.parametrize("attr", FROM_INT)
def test_from_integer_around_ties(env: Emitted, attr: tuple[int, ...]) -> None:
    """Numbers of any size whose last bits are a tie, a little more and a little less; even and odd before them."""
    values = {0, 1, 2, MASK64, *INTS}
    for size in (24, 25, 26, 32, 33, 53, 54, 55, 62, 63, 64):
        for precision in (24, 53):
            if size > precision:
                half = 1 << size - precision - 1
                for above in (1 << size - 1, (1 << size) - 2 * half, (1 << size - 1) + 2 * half):
                    values |= {above + half + d & MASK64 for d in (-1, 0, 1, half - 1, -half, 1 - half)}
    for value in sorted(values | {-value & MASK64 for value in values}):
        for places in ((FA0, A0), (FT6, T0)):
            check(env, [op("fcvt_i2f", *places, attr=attr)], {places[1]: value}, value % 4)


@pytest.mark.parametrize("fmt", [4, 8])
def test_fclass_of_every_class_stays_in_emitted_code(env: Emitted, fmt: int) -> None:
    found = 0
    unboxed = [0x3F800000, 0xFFFFFFFE_7F800000, 0x7FFFFFFF_00000000] if fmt == 4 else []
    for value in [v | BOX if fmt == 4 else v for v in VALUES[fmt]] + unboxed:
        for places in PLACES["xf"]:
            assert check(env, [op("fclass", *places, attr=(fmt,))], {places[1]: value}, 0) == 0
            found |= env.q[places[0]]
    assert found == 0x3FF


def test_invalid_product_with_a_quiet_nan_addend_raises_nv(env: Emitted) -> None:
    x = {FA0: bits(float("inf"), 8), FA1: 0, FA2: 0x7FF8000000000000}
    assert check(env, [op("fma", FT5, FA0, FA1, FA2, attr=(8, 7, False, False))], x, 0) == 1


def test_sticky_flags_accumulate_over_a_block(env: Emitted) -> None:
    env.reset()
    ops = [
        [op("fdiv", FA0, FA1, FA2, attr=(8, 7))], [op("fadd", FT5, FA1, FA1, attr=(8, 1))],
        [op("system", -1, attr=("ebreak", ()))],
    ]  # fmt: skip
    env.q[FA1], env.q[FA2] = bits(1.0, 8), bits(3.0, 8)
    env.backend.enter(env.place([env.backend.lower(o, 0, 4, 1) for o in ops]))
    assert env.record.get("mxcsr") & 0x3F == 0x20
    assert env.q[FT5] == bits(2.0, 8)
