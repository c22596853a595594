"""Random programs on QEMU, in emitted code and in the interpreter: what differs, and the smallest program that does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tests.support.qemu_oracle import QEMU, Image, Outcome, Record, Stuck, run_mttcg, run_qemu
from tests.support.random_programs import Program, lay_out, listing, random_program
from tests.support.random_programs_layout import BLOCK
from tests.support.shrink import shrink

Runner = Callable[[Image, Path], Outcome]
SECONDS = 60.0

RUNNERS: dict[str, Runner] = {
    "QEMU": lambda image, folder: run_qemu(image, folder, SECONDS),
    "emitted": lambda image, folder: run_mttcg(image, folder, seconds=SECONDS),
    "interpreted": lambda image, folder: run_mttcg(image, folder, "interp", seconds=SECONDS),
}


def runners() -> list[str]:
    """Who is there to run programs."""
    return [name for name in RUNNERS if name != "QEMU" or QEMU is not None]


def image_of(programs: Sequence[Program]) -> Image:
    """Programs one after the other; each must be made for its own block."""
    laid = [lay_out(program) for program in programs]
    records = [record for one in laid for record in one.records]
    return Image(records, [(p.space.base, one.block) for p, one in zip(programs, laid, strict=True)])


def _differences(one: Record, other: Record) -> list[str]:
    found = [f"x{i} {a:#x} {b:#x}" for i, (a, b) in enumerate(zip(one.x, other.x, strict=True)) if a != b]
    found += [f"f{i} {a:#x} {b:#x}" for i, (a, b) in enumerate(zip(one.f, other.f, strict=True)) if a != b]
    return found + [f"{n} {one.csr[n]:#x} {other.csr[n]:#x}" for n in one.csr if one.csr[n] != other.csr[n]]


def compare(programs: Sequence[Program], who: tuple[str, str], outcomes: tuple[Outcome, Outcome]) -> dict[int, str]:
    """What differs between two runs: index of the program, and its first differing chunk, or memory."""
    found: dict[int, str] = {}
    first = 0
    one, other = outcomes
    for index, program in enumerate(programs):
        for number in range(len(program.chunks)):
            texts = _differences(one.record(first + number), other.record(first + number))
            if texts:
                found.setdefault(index, f"after chunk {number}, {' and '.join(who)}: " + ", ".join(texts))
        first += len(program.chunks)
        blocks = [outcome.memory(program.space.base, BLOCK) for outcome in outcomes]
        if blocks[0] != blocks[1]:
            at = next(i for i in range(0, BLOCK, 8) if blocks[0][i : i + 8] != blocks[1][i : i + 8])
            words = ", ".join(block[at : at + 8][::-1].hex() for block in blocks)
            found.setdefault(index, f"at the end, {' and '.join(who)}: block + {at:#x} {words}")
    return found


def check(programs: Sequence[Program], folder: Path, names: Sequence[str]) -> dict[int, str]:
    """Run programs on all of `names` and compare with the first one; what differs, by index of the program."""
    image = image_of(programs)
    outcomes = {name: RUNNERS[name](image, folder) for name in names}
    found: dict[int, str] = {}
    for name in names[1:]:
        both = compare(programs, (names[0], name), (outcomes[names[0]], outcomes[name]))
        found = {**both, **found}
    return found


def minimal(program: Program, folder: Path, names: Sequence[str]) -> Program:
    """The program without what the difference does not need: chunks first, then instructions of each chunk."""

    def fails(smaller: Program) -> bool:
        try:
            return bool(check([smaller], folder, names))
        except Stuck:
            return False  # another failure than the one looked for

    chunks = shrink(program.chunks, lambda some: bool(some) and fails(replace(program, chunks=tuple(some))))
    program = replace(program, chunks=tuple(chunks))
    for number in range(len(program.chunks)):
        groups = program.chunks[number].groups()
        kept = shrink(groups, lambda some, whole=program, n=number: fails(keeping(whole, n, some)))  # type: ignore[misc]
        program = keeping(program, number, kept)
    return program


def keeping(program: Program, number: int, groups: Sequence[int]) -> Program:
    """The program with only these groups of chunk `number`."""
    chunk = program.chunks[number]
    changed = replace(chunk, dropped=chunk.dropped | set(chunk.groups()) - set(groups))
    return replace(program, chunks=(*program.chunks[:number], changed, *program.chunks[number + 1 :]))


def report(seed: int, folder: Path, names: Sequence[str]) -> str:
    """For a seed whose program differs: the smallest program that does, as assembly, and what differs then. Only the
    two that disagree are asked while it shrinks."""
    program = random_program(seed, 0)
    pair = next((pair for pair in ((names[0], n) for n in names[1:]) if check([program], folder, pair)), None)
    if pair is None:
        return f"seed {seed}: differs only behind other programs"
    small = minimal(program, folder, pair)
    return f"{check([small], folder, pair)[0]}\n{listing(small)}"
