"""The compiler of native functions: what it makes of a function, beside what CPython makes of it."""

# Fields of records have no static types.
# mypy: disable-error-code="no-any-return"
from __future__ import annotations

import importlib.util
import inspect
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mttcg.memory.arena import Arena
from mttcg.memory.records import Field, Record
from mttcg.native import memory
from mttcg.native.callbacks import function_at
from mttcg.native.codebuf import CodeBuffer
from mttcg.native.lowlevel import (
    and64,
    cas32,
    cas64,
    env,
    fence,
    load8,
    load16,
    load32,
    load64,
    native,
    or64,
    sar,
    store8,
    store16,
    store32,
    store64,
    tzcnt,
    xadd64,
    xchg32,
)
from mttcg.tcg.x86_64.aot import compile_natives
from mttcg.tcg.x86_64.aot_expr import NativeError
from mttcg.tcg.x86_64.assembly import Assembly
from tests.support import natives

Table = dict[str, Callable[..., int]]
MASK = (1 << 64) - 1
BIG = 0x1234_5678_9ABC_DEF0
NODE = Record(
    "node",
    [
        Field("next", "u64", "test", "address of the next"),
        Field("value", "u32", "test", "a number"),
        Field("half", "u16", "test", "a smaller one"),
        Field("byte", "u8", "test", "a byte"),
        Field("words", "u64", "test", "an array", 4),
        Field("small", "u16", "test", "another", 4),
    ],
    align=8,
)
HEAP = memory.map_anonymous(1 << 16, memory.PROT_READ | memory.PROT_WRITE)


@native
def arithmetic(a: int, b: int, c: int, d: int) -> int:
    x = (a + b * 3) & MASK
    x ^= (c << 7) & MASK
    x = (x - (d >> 3)) & MASK
    x |= 5
    y = ~x & MASK
    return (x * y + (a & b | c ^ d) + BIG) & MASK


@native
def conditions(a: int, b: int, c: int, d: int) -> int:
    r = 0
    if a < b and (c != d or a == d):
        r |= 1
    if not (a >= c) or b > d:
        r |= 2
    elif a <= d and not b == c:  # noqa: SIM201
        r |= 4
    else:
        r |= 8
    r += 16 if a else 32
    r += (a < b) * 64
    if a == 0 or b == 0x1_0000_0000_0 or c < 0xFFFF_FFFF_FFFF_FFFF:
        r += 128
    return r


@native
def loops(a: int, b: int, c: int, d: int) -> int:
    total = 0
    for i in range(a & 15):
        if i == 7:
            continue
        for j in range(i, 20):
            if j * i > (b & 63):
                break
            total += i * j
    while c:
        total += c & 1
        c >>= 1
        if total > 100:
            return total
    else_ = 3
    return (total * 8 + else_) % 4096 // 2 + (d & 1)


@native
def shifts(a: int, b: int, c: int, d: int) -> int:
    n = b & 63
    return ((a << n) & MASK) ^ (c >> n) ^ sar(d, n) ^ (tzcnt(a) << 8) ^ sar(a, 5)


@native
def leaf(a: int, b: int, c: int, d: int, e: int, f: int) -> int:
    return (a + 2 * b + 3 * c + 5 * d + 7 * e + 11 * f) & MASK


@native
def calls(a: int, b: int, c: int, d: int) -> int:
    x = leaf(a, b, c, d, leaf(1, 2, 3, 4, 5, 6), 7)
    y = (a + leaf(b, leaf(a, a, a, a, a, a), c, leaf(d, c, b, a, 1, 2), x, 9) * 3) & MASK
    return (x ^ y ^ fibonacci(a & 15)) & MASK


@native
def fibonacci(n: int) -> int:
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


@native
def many_locals(a: int, b: int, c: int, d: int) -> int:
    e = (a ^ b) & MASK
    f = (b + c) & MASK
    g = (c * d) & MASK
    h = (d - a) & MASK
    i = (e + f + g + h) & MASK
    j = (leaf(e, f, g, h, i, a) + leaf(a, b, c, d, e, f)) & MASK
    k = (leaf(j, i, h, g, f, e) ^ (j + i)) & MASK
    return (a + b + c + d + e + f + g + h + i + j + k) & MASK


@native
def fields(a: int, b: int, c: int, d: int) -> int:
    node = NODE.at(HEAP)
    other = NODE.at(HEAP + 256)
    node.next = HEAP + 256
    node.value = a & 0xFFFF_FFFF
    node.half = 0xABCD
    node.byte = c & 0xFF
    other.value = 7
    i = d & 3
    node.words[i] = b
    node.words[(i + 1) & 3] = BIG
    node.small[i] = a & 0xFFFF
    following = NODE.at(node.next)
    following.value += node.value & 0xFF
    return (node.words[i] + node.words[0] * 3 + other.value + node.half + node.byte + node.small[d & 3]) & MASK


@native
def raw_memory(a: int, b: int, c: int, d: int) -> int:
    base = HEAP + 1024
    store64(base + 8, a)
    store32(base + 16, b & 0xFFFF_FFFF)
    store16(base + 20, c & 0xFFFF)
    store8(base + 22, 0x5A)
    i = d & 7
    store8(base + i + 32, i)
    r = load64(base + 8) ^ load32(base + 16) ^ load16(base + 20) ^ load8(base + 22) ^ load8(base + 32 + i)
    r ^= load16(base + (i << 1))
    store64(base + 64, 5)
    old = cas64(base + 64, 5, a)
    r += old + cas64(base + 64, a + 1 & MASK, b) + load64(base + 64)
    r += cas32(base + 16, 1, 2)
    or64(base + 64, 0xF0)
    and64(base + 64, ~0x30 & MASK)
    r += xadd64(base + 64, 3) + load64(base + 64) + xchg32(base + 16, 9)
    fence()
    return r & MASK


@native
def loop_limits(a: int, b: int, c: int, d: int) -> int:
    """A loop's end is computed once, before it begins."""
    node = NODE.at(HEAP + 512)
    node.value = a & 7
    stop = b & 7
    total = 0
    for i in range(node.value):
        node.value = 100
        for j in range(i, stop):
            stop = 3
            total += i * 16 + j
    return (total * 256 + node.value + stop) & MASK


@native
def note(value: int) -> int:
    """Change a field, and give what was there."""
    node = NODE.at(HEAP + 768)
    old = node.value
    node.value = value & 0xFFFF
    return old


@native
def order_of_effects(a: int, b: int, c: int, d: int) -> int:
    """Arguments and operands are computed from left to right."""
    node = NODE.at(HEAP + 768)
    node.value = 1
    x = leaf(node.value, note(a), node.value, note(b), node.value, c)
    x = (x * 31 + node.value - note(c) + node.value * note(d)) & MASK
    if node.value > note(3) or (note(4) == note(5) and note(6)):
        x += note(7)
    node.words[note(1) & 3] = note(2)
    return (x ^ (note(a) if note(b) > (c & 0xFFFF) else note(c)) ^ node.words[2] ^ node.value) & MASK


@native
def conditions_with_calls(a: int, b: int, c: int, d: int) -> int:
    r = 0
    while leaf(r, a & 3, 0, 0, 0, 0) < (b & 31) and not (leaf(r, 0, 0, 0, 0, 0) == 9 and c & 1):
        r += 1 if leaf(a, b, c, d, r, r) & 1 or leaf(d, c, b, a, r, r) & 2 else 3
        if r > leaf(d & 15, 1, 2, 3, 4, 5):
            break
    return r * 2 + (leaf(a, a, a, a, a, a) > leaf(b, b, b, b, b, b))


@native
def all_in_slots(a: int, b: int, c: int, d: int) -> int:
    """More locals than registers, and all of them alive over calls and on the stack's top."""
    e = a >> 1
    f = b >> 2
    g = c >> 3
    h = d >> 4
    i = (a << (b & 63)) & MASK
    j = c >> (d & 63)
    k = 0
    for n in range(e & 7):
        m = leaf(f, g, h, i, j, n)
        k = (k + leaf(leaf(m, e, f, g, h, n), leaf(n, m, j, i, h, g), k, e, f, leaf(k, k, k, k, k, k))) & MASK
        if k & 1:
            f = e
            e = g
    return (e + f + g + h + i + j + k) & MASK


FUNCTIONS = (
    arithmetic, conditions, conditions_with_calls, loops, loop_limits, shifts, calls, order_of_effects, many_locals,
    all_in_slots, fields, raw_memory,
)  # fmt: skip
INTERESTING = (0, 1, 2, 7, 63, 64, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 1 << 32, 1 << 63, MASK, MASK - 1, BIG)


@pytest.fixture(scope="module")
def compiled() -> Iterator[Table]:
    buffer = CodeBuffer(1 << 20)
    a = Assembly()
    compile_natives(a, [*FUNCTIONS, of_env])
    code = a.finish()
    buffer.write(buffer.base, code)
    signature = "uint64_t(*)(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t)"
    everything = (*FUNCTIONS, of_env)
    yield {f.__name__: function_at(buffer.base + a.labels[f.__name__ + ".enter"], signature) for f in everything}
    buffer.close()


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_compiled_is_what_python_computes(compiled: Table, function: Callable[..., int]) -> None:
    rng = random.Random(5)
    for _ in range(300):
        args = [rng.choice(INTERESTING) if rng.random() < 0.5 else rng.getrandbits(64) for _ in range(4)]
        assert compiled[function.__name__](0, *args) == function(*args), (function.__name__, args)


@native
def of_env(a: int, b: int, c: int, d: int) -> int:
    env.pc = a
    env.x[b & 31] = c
    env.exit_request = d
    env.pc += 1
    return env.pc + env.x[5] + env.exit_request


def test_env_is_the_record_of_the_caller(compiled: Table) -> None:
    arena = Arena(1, 1 << 20)
    record = arena.vcpus[0]
    assert compiled["of_env"](record.base, 100, 5, 7, 3) == 101 + 7 + 3
    assert (record.get("pc"), record.get("x", 5), record.get("exit_request")) == (101, 7, 3)
    with pytest.raises(AttributeError, match="only compiled functions"):
        of_env(1, 2, 3, 4)


def _refused(function: Any) -> str:
    with pytest.raises(NativeError) as caught:
        compile_natives(Assembly(), [function])
    return str(caught.value)


def test_what_is_not_in_the_subset_is_refused_with_its_line() -> None:
    @native
    def divides(a: int, b: int) -> int:
        return a // b

    @native
    def calls_python(a: int) -> int:
        return len([a])

    @native
    def unknown(a: int) -> int:
        return a + nowhere  # type: ignore[name-defined] # noqa: F821

    @native
    def no_field(a: int) -> int:
        node = NODE.at(a)
        return node.weight  # type: ignore[no-any-return]

    assert "division only by powers of two" in _refused(divides)
    assert "len is not a native function" in _refused(calls_python)
    assert "nowhere is neither a local nor an integer constant" in _refused(unknown)
    message = _refused(no_field)
    assert "node has no field weight" in message
    line = no_field.__code__.co_firstlineno + 3
    assert f"test_aot.py:{line}:" in message


def test_a_loop_that_python_would_take_differently_is_refused() -> None:
    @native
    def sets_its_index(a: int) -> int:
        for i in range(a):
            i += 1
        return 0

    @native
    def looks_after_the_loop(a: int) -> int:
        for i in range(a):
            if i == 3:
                break
        return i

    assert "i is the index of a loop" in _refused(sets_its_index)
    assert "i is not known after its loop" in _refused(looks_after_the_loop)


# --- programs that nobody thought of


class Writer:
    """Writes random functions of the subset, without side effects but on locals, each value within 64 bits."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def expression(self, names: list[str], depth: int) -> str:
        rng = self.rng
        if depth == 0 or rng.random() < 0.15:
            if rng.random() < 0.7:
                return rng.choice(names)
            return hex(rng.choice(INTERESTING)) if rng.random() < 0.5 else str(rng.randrange(300))
        inner = [self.expression(names, depth - 1) for _ in range(6)]
        kind = rng.randrange(14)
        if kind < 4:
            return f"(({inner[0]} {rng.choice('+-*&|^')} {inner[1]}) & MASK)"
        if kind == 4:
            return f"(({inner[0]} << ({inner[1]} & 63)) & MASK)"
        if kind == 5:
            return f"({inner[0]} >> ({inner[1]} & 63))"
        if kind == 6:
            return f"sar({inner[0]}, {inner[1]} & 63)"
        if kind == 7:
            return rng.choice((f"tzcnt({inner[0]})", f"(~{inner[0]} & MASK)", f"(-{inner[0]} & MASK)"))
        if kind == 8:
            return f"({inner[0]} if {self.condition(names, depth - 1)} else {inner[1]})"
        if kind == 9:
            return f"leaf({', '.join(inner)})"
        if kind == 10:
            place = rng.choice(("({} & 0xFF)", "({} & 0xFF) * 8", "(({} & 0xFF) << 2)")).format(inner[0])
            return f"load{rng.choice((8, 16, 32, 64))}(HEAP + 4096 + {place})"
        if kind == 11:
            return f"({inner[0]} {rng.choice(('//', '%'))} {1 << rng.randrange(64)})"
        if kind == 12:
            return f"(({inner[0]} * {rng.randrange(1, 5000)}) & MASK)"
        return f"({self.condition(names, depth - 1)})"

    def condition(self, names: list[str], depth: int) -> str:
        rng = self.rng
        a, b = self.expression(names, max(depth - 1, 0)), self.expression(names, max(depth - 1, 0))
        simple = f"{a} {rng.choice(('<', '<=', '>', '>=', '==', '!='))} {b}"
        if depth <= 0 or rng.random() < 0.5:
            return f"({simple})"
        other = self.condition(names, depth - 1)
        return rng.choice((f"({simple} and {other})", f"({other} or {simple})", f"(not {other})"))

    def function(self, name: str) -> str:
        rng = self.rng
        names = ["a", "b", "c", "d"]
        lines = ["@native", f"def {name}(a: int, b: int, c: int, d: int) -> int:"]
        for _ in range(rng.randrange(2, 9)):
            target = rng.choice([*names, f"v{len(names)}"])
            value = self.expression(names, rng.randrange(1, 4))
            kind = rng.randrange(4)
            if kind == 0 and target in names:
                lines += [f"    if {self.condition(names, 2)}:", f"        {target} = {value}"]
            elif kind == 1 and target in names:
                index = f"i{len(lines)}"
                bounds = f"{self.expression(names, 1)} & 3, {self.expression(names, 1)} & 7"
                lines.append(f"    for {index} in range({bounds}):")
                lines.append(f"        {target} = {self.expression([*names, index], 2)} & MASK")
            else:
                lines.append(f"    {target} = {value}")
            if target not in names:
                names.append(target)
        everything = " ^ ".join(f"({name} * {n * 2 + 1})" for n, name in enumerate(names))
        return "\n".join([*lines, f"    return ({everything}) & MASK", ""])


@pytest.mark.parametrize("seed", range(12))
def test_random_programs(seed: int, tmp_path: Path) -> None:
    writer = Writer(seed)
    names = [f"program_{n}" for n in range(10)]
    text = f"from {__name__} import *\nfrom {__name__} import HEAP, MASK, leaf\n\n"
    text += "\n\n".join(writer.function(name) for name in names)
    path = tmp_path / f"programs_{seed}.py"
    path.write_text(text)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    functions = [getattr(module, name) for name in names]
    rng = random.Random(seed)
    memory.buffer(HEAP + 4096, 4096)[:] = rng.randbytes(4096)
    with natives.compiled(*functions) as table:
        for function in functions:
            for _ in range(20):
                args = [rng.choice(INTERESTING) if rng.random() < 0.5 else rng.getrandbits(64) for _ in range(4)]
                assert table[function.__name__](0, *args) == function(*args), (args, inspect.getsource(function))
