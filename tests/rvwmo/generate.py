"""Writes `guests/smp/litmus.S`: every litmus test as code and tables for the guest `guests/smp/litmus.c`.

    python -m tests.rvwmo.generate > guests/smp/litmus.S

The file is checked in, so that building the guests needs no Python, and a test asserts that it is what this makes.
Each thread of a test is a loop over instances: it takes an instance's address, adds the offset of each location, runs
the test's instructions, which contain nothing else, and stores the results. The outcomes that the model allows are a
table of hashes (the guest computes the same one), each with what allows it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tests.rvwmo import machines, model
from tests.rvwmo.program import Amo, Branch, Fence, Instr, Litmus, Load, Store, thread_registers
from tests.rvwmo.shapes import tests

SC, TSO = 1, 2  # flags of an outcome: possible under sequential consistency, on a machine with store buffers
MAX_LOCATIONS, MAX_VALUES, MAX_OUTCOMES = 4, 12, 128  # litmus.c has the same

_HEAD = """\
# Litmus tests, made by tests/rvwmo/generate.py from the table in tests/rvwmo/shapes.py. Do not edit.
#
# A thread: litmus_call(a0 instances, a1 their end, a2 results, a3-a6 offsets of the locations, a7 code).
    .text
    .globl litmus_call
litmus_call:
    addi sp, sp, -112
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    sd s\\n, 8 * \\n(sp)
    .endr
    sd ra, 96(sp)
    jalr a7
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ld s\\n, 8 * \\n(sp)
    .endr
    ld ra, 96(sp)
    addi sp, sp, 112
    ret

    .section .rodata.tests
    .globl litmus_tests
    .balign 8
litmus_tests:
    .text

# Name and outcomes of test \\n, and its entry in the table (struct test of litmus.c).
.macro outcomes n, name, values
    .section .rodata
n\\n: .asciz "\\name"
v\\n: .asciz "\\values"
    .balign 8
o\\n:
.endm
.macro test n, first, code, initial, bytes:vararg
    .section .rodata.tests
    .dword n\\n, v\\n, o\\n, \\code
    .dword \\initial
    .byte \\bytes
    .balign 4
    .word \\first
    .balign 8
    .text
.endm
"""
_TAIL = """\

    .section .rodata
    .globl litmus_test_count, litmus_outcome_count
    .balign 8
litmus_test_count: .dword {tests}
litmus_outcome_count: .dword {outcomes}
"""
_ADDRESS = ("s0", "s1", "s2", "s3")
_OFFSET = ("a3", "a4", "a5", "a6")
_RESULT = ("a7", "s8", "s9", "s10", "s11", "t4", "t5", "t6")
_CONSTANT = ("s4", "s5", "s6", "s7")
_LOAD = {1: "lbu", 2: "lhu", 4: "lwu", 8: "ld"}
_STORE = {1: "sb", 2: "sh", 4: "sw", 8: "sd"}
_WIDTH = {4: "w", 8: "d"}


def mix(values: tuple[int, ...]) -> int:
    """The hash of an outcome; `outcome_hash` in litmus.c is the same."""
    result = 0
    for value in values:
        result = (result ^ value) * 0x9E3779B97F4A7C15 % (1 << 64)
        result ^= result >> 29
    return result


def _ordering(instr: Load | Store | Amo) -> str:
    return {(False, False): "", (True, False): ".aq", (False, True): ".rl", (True, True): ".aqrl"}[instr.aq, instr.rl]


class _Thread:
    """The assembly of one thread."""

    def __init__(self, test: Litmus, number: int) -> None:
        self.instrs = test.threads[number]
        self.locations = test.locations()
        registers = list(thread_registers(self.instrs))
        self.result = dict(zip(registers, _RESULT[: len(registers)], strict=True))
        values = {i.value for i in self.instrs if isinstance(i, (Store, Amo)) and i.value}
        self.constant = {0: "zero", **dict(zip(sorted(values), _CONSTANT[: len(values)], strict=True))}
        self.label = 1

    def lines(self) -> Iterator[str]:
        for value, reg in self.constant.items():
            if value:
                yield f"li {reg}, {value}"
        yield "1: ld t0, (a0)"
        yield "addi a0, a0, 8"
        used = {i.loc for i in self.instrs if not isinstance(i, (Fence, Branch))}
        for n, loc in enumerate(self.locations):
            if loc in used:
                yield f"add {_ADDRESS[n]}, t0, {_OFFSET[n]}"
        for instr in self.instrs:
            yield from self._instr(instr)
        for n, reg in enumerate(self.result.values()):
            yield f"sd {reg}, {8 * n}(a2)"
        if self.result:
            yield f"addi a2, a2, {8 * len(self.result)}"
        yield "bne a0, a1, 1b"
        yield "ret"

    def _instr(self, instr: Instr) -> Iterator[str]:
        if isinstance(instr, Fence):
            yield "fence.tso" if instr.tso else f"fence {instr.pred}, {instr.succ}"
            return
        if isinstance(instr, Branch):
            self.label += 1
            yield f"beqz {self.result[instr.reg]}, {self.label}f"
            yield f"{self.label}:"
            return
        at = _ADDRESS[self.locations.index(instr.loc)]
        if instr.dep:
            source = self.result[instr.dep]
            yield f"xor t1, {source}, {source}"
            yield f"add t1, t1, {at}"
            at = "t1"
        if isinstance(instr, Load) and not instr.reserve:
            yield f"{_LOAD[instr.size]} {self.result[instr.reg]}, {instr.offset}({at})"
            return
        atomic = isinstance(instr, (Load, Amo)) or bool(instr.status)
        if atomic and instr.offset:
            yield f"addi t2, {at}, {instr.offset}"
            at = "t2"
        if isinstance(instr, Load):
            yield f"lr.{_WIDTH[instr.size]}{_ordering(instr)} {self.result[instr.reg]}, ({at})"
            return
        value = self.constant[instr.value]
        if instr.data_dep:
            source = self.result[instr.data_dep]
            yield f"xor t3, {source}, {source}"
            yield f"add t3, t3, {value}"
            value = "t3"
        if isinstance(instr, Amo):
            result = self.result[instr.reg] if instr.reg else "zero"
            yield f"amo{instr.op}.{_WIDTH[instr.size]}{_ordering(instr)} {result}, {value}, ({at})"
            return
        if instr.source:
            value = self.result[instr.source]
        if instr.status:
            yield f"sc.{_WIDTH[instr.size]}{_ordering(instr)} {self.result[instr.status]}, {value}, ({at})"
        else:
            yield f"{_STORE[instr.size]} {value}, {instr.offset}({at})"


def _test(number: int, test: Litmus, allowed: list[model.Outcome], first: int) -> Iterator[str]:
    """The code of a test, its name, outcomes and description; `first` numbers its outcomes."""
    sequential, buffered = machines.sequential(test), machines.store_buffers(test)
    hashes = [mix(outcome) for outcome in allowed]
    assert len(set(hashes)) == len(hashes) <= MAX_OUTCOMES, test.name
    locations, observed = test.locations(), test.observed()
    counts = [len(list(thread_registers(thread))) for thread in test.threads]
    assert len(locations) <= MAX_LOCATIONS, test.name
    assert sum(counts) + len(observed) <= MAX_VALUES, test.name
    yield f"\n# {test.name}"
    for thread in range(len(test.threads)):
        yield f"p{number}_{thread}: " + "; ".join(_Thread(test, thread).lines())
    names = [f"{thread}:{reg}" for thread, reg in test.registers()] + list(observed)
    yield f'outcomes {number}, "{test.name}", "{";".join(names)}"'
    for outcome, code in zip(allowed, hashes, strict=True):
        flags = SC * (outcome in sequential) + TSO * (outcome in buffered)
        yield f"    .dword {code:#x}, {flags}  # {test.text(outcome)}"
    threads = [f"p{number}_{thread}" for thread in range(len(test.threads))]
    initial = [test.initial.get(loc, 0) for loc in locations]
    fields: list[int | str] = [len(threads), len(locations), len(allowed), len(observed)]
    fields += _four(counts) + _four([locations.index(loc) for loc in observed])
    fields.append(int(bool(buffered - sequential)))
    yield f'test {number}, {first}, "{_commas(_four(threads))}", "{_commas(_four(initial))}", {_commas(fields)}'


def _four(items: Sequence[int | str]) -> list[int | str]:
    """The items and zeros."""
    return [*items, *[0] * (4 - len(items))]


def _commas(items: Sequence[int | str]) -> str:
    return ", ".join(map(str, items))


def source() -> str:
    """The whole file."""
    lines = [_HEAD]
    first, table = 0, tests()
    for number, test in enumerate(table):
        allowed = sorted(model.outcomes(test))
        lines += _test(number, test, allowed, first)
        first += len(allowed)
    return "\n".join([*lines, _TAIL.format(tests=len(table), outcomes=first)])


if __name__ == "__main__":
    sys.stdout.write(source())
