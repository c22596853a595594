"""Real SMP software in Linux: `smpstress` (guests/linux) as process 1 of Debian's kernel, on any emulator.

The program is the whole user space: it mounts what it needs, runs each of its parts in a process, says what came of it
and powers off. So a run needs a kernel and this one file, and nothing has to be typed at a shell. It is good if every
part says ok, on as many harts as asked for, and the kernel's log says nothing of trouble on the way.
"""

from __future__ import annotations

import argparse
import re
import shlex
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import UserError
from ..images import cached, cpio
from . import process
from .units import CRASH, FAIL, HANG, OWN, PASS, Emulator, Record

PROGRAM = Path(__file__).parent / "guests" / "linux" / "smpstress"
NAME = "linux"
SECONDS = 900.0  # time limit of a run on a busy host
PART_SECONDS = 300  # of one part; a part that takes longer is killed and has failed
MEMORY = "512M"
# Half of a boot's instructions are self-tests of the kernel's cryptography: left out.
# After a panic there is nothing to wait for: the machine resets, and -no-reboot ends it.
_KERNEL = "console=ttyS0 panic=-1 cryptomgr.notests initcall_blacklist=jent_mod_init"
#: What the kernel says when something is wrong with it, or with the machine under it.
TROUBLE = re.compile(
    r"BUG:|WARNING:|Oops|rcu: INFO|rcu:.*stall|soft lockup|hard LOCKUP|watchdog:|Unable to handle|Kernel panic"
    r"|hung_task|blocked for more than|unhandled signal|failed to come online|bad page|refcount_t"
)
_PART = re.compile(r"^smpstress (\w+) (ok|FAIL\S*.*?) status=\w+ checks=(\d+) failures=(\d+) ms=(\d+)$")
_DONE = re.compile(r"^smpstress done programs=(\d+) failed=(\d+) cpus=(\d+) seed=(\d+)$")
_EVIDENCE = 4000  # characters of the console and of stderr that are kept of a bad run


@dataclass(frozen=True)
class LinuxUnit:
    """One boot. `scale`: percent of each part's rounds. `only`: one part, "" for all. `single`: all vCPUs in one
    thread of the emulator, taking turns."""

    smp: int
    seed: int = 1
    scale: int = 100
    single: bool = False
    only: str = ""

    @property
    def append(self) -> str:
        """The kernel's command line; what follows `--` is for process 1."""
        words = f"seed={self.seed} scale={self.scale} limit={PART_SECONDS}"
        return f"{_KERNEL} -- {words}{f' only={self.only}' if self.only else ''}"


@dataclass
class Parts:
    """What a console says: the parts that ran, the last line, the kernel's complaints."""

    results: dict[str, tuple[bool, int, int]] = field(default_factory=dict)  # name: ok, checks, milliseconds
    failures: int = 0
    cpus: int = 0  # 0: it did not come to its end
    bad: list[str] = field(default_factory=list)  # lines that tell what went wrong


def linux_units(seed: int = 1, short: bool = False) -> list[LinuxUnit]:
    """The boots of a run of the suite: every number of harts, in processes and in one thread."""
    if short:
        return [LinuxUnit(4, seed, scale=10)]
    return [LinuxUnit(smp, seed, single=single) for smp in (1, 2, 4, 8) for single in (False, True)]


def missing() -> str:
    """Why no run can be made on this machine; "" if one can."""
    if "Image" not in cached():
        return "no kernel in the cache; run python -m mttcg.images"
    if not PROGRAM.exists():
        return f"{PROGRAM} is missing; build it with make guests"
    return ""


def initramfs() -> bytes:
    """The archive with the program as /init, uncompressed: every kernel takes it."""
    return cpio.archive([
        cpio.directory("dev"),
        cpio.directory("proc"),
        cpio.character_device("dev/console", 5, 1),  # process 1's stdin, stdout and stderr
        cpio.file("init", PROGRAM.read_bytes(), 0o755),
    ])  # fmt: skip


def command(unit: LinuxUnit, emulator: Emulator, initrd: Path) -> list[str]:
    """The words that boot a unit: the suite's command for a guest, with later options that outrank it."""
    values = {
        "elf": str(cached()["Image"]), "smp": str(unit.smp), "seed": str(unit.seed), "append": unit.append
    }  # fmt: skip
    words = emulator.words
    if "{append}" not in emulator.template:
        words += ["-append", "{append}"]
    words += ["-bios", "default", "-m", MEMORY, "-no-reboot", "-initrd", str(initrd)]
    if unit.single:
        words += ["-accel", "tcg,thread=single"]
    for key, value in values.items():
        words = [word.replace("{" + key + "}", value) for word in words]
    return words


def read(console: str) -> Parts:
    """What the console's text says."""
    parts = Parts()
    for raw in console.splitlines():
        line = raw.strip()
        if (part := _PART.match(line)) is not None:
            ok = part[2] == "ok"
            parts.results[part[1]] = ok, int(part[3]), int(part[5])
            parts.failures += int(part[4])
            if not ok:
                parts.bad.append(line)
        elif (done := _DONE.match(line)) is not None:
            parts.cpus = int(done[3])
        elif line.startswith("FAIL ") or TROUBLE.search(line):
            parts.bad.append(line)
    return parts


def run_linux_unit(unit: LinuxUnit, emulator: Emulator) -> Record:
    """Boot it, wait for its end or the time limit, and judge.

    Raises:
        UserError: there is no kernel, or no program.
    """
    if why := missing():
        raise UserError(f"--linux: {why}")
    with tempfile.TemporaryDirectory(prefix="mttcg-smptest-") as folder:
        initrd = Path(folder) / "initramfs.cpio"
        initrd.write_bytes(initramfs())
        words = command(unit, emulator, initrd)
        outcome = process.run(words, SECONDS, None)
    parts = read(outcome.out)
    verdict = _verdict(unit, parts, outcome)
    note = parts.bad[0] if parts.bad else ""
    if verdict == HANG:
        lines = [line.strip() for line in outcome.out.splitlines() if line.strip()]
        note = f"no end within {SECONDS:.0f} s; last: {note or (lines[-1] if lines else 'nothing')}"
    elif verdict == CRASH:
        note = note or f"status {outcome.status}, {len(parts.results)} parts ran"
    elif verdict == FAIL and not note:
        note = f"{parts.cpus} harts of {unit.smp}"
    numbers = {f"{name}_ms": milliseconds for name, (_, _, milliseconds) in parts.results.items()}
    return Record(
        NAME, [], unit.seed, unit.smp, unit.scale, "single" if unit.single else "", verdict, outcome.status,
        round(outcome.seconds, 3), sum(checks for _, checks, _ in parts.results.values()), parts.failures, note,
        numbers, command=shlex.join(words),
        evidence=(outcome.out[-_EVIDENCE:] + outcome.err[-_EVIDENCE:]) if verdict != PASS else "",
    )  # fmt: skip


def _verdict(unit: LinuxUnit, parts: Parts, outcome: process.Outcome) -> str:
    if outcome.timed_out:
        return HANG
    if not parts.cpus or outcome.status != 0:
        return CRASH
    return FAIL if parts.bad or parts.cpus != unit.smp or not parts.results else PASS


def _selected(options: argparse.Namespace) -> Iterator[LinuxUnit]:
    for number in range(options.runs):
        seed = options.seed + number
        if options.smp is None:
            for unit in linux_units(seed, options.short):
                single = unit.single or options.single
                yield LinuxUnit(unit.smp, seed, options.scale or unit.scale, single, options.only)
        else:
            for smp in options.smp:
                yield LinuxUnit(smp, seed, options.scale or 100, options.single, options.only)


def main(arguments: Sequence[str]) -> int:
    """`--linux`: a line for each boot; exit status 1 if one was bad."""
    parser = argparse.ArgumentParser(prog="python -m mttcg.smptest --linux", description=__doc__.splitlines()[0])
    parser.add_argument("--emulator", default=OWN, metavar="CMD", help="as for the suite, with {elf} and {smp}")
    parser.add_argument("--smp", type=int, nargs="+", metavar="N", help="harts [default: 1 2 4 8, each in both modes]")
    parser.add_argument("--single", action="store_true", help="-accel tcg,thread=single")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the first seed [default: 1]")
    parser.add_argument("--runs", type=int, default=1, metavar="K", help="so often, with one seed after the other")
    parser.add_argument("--scale", type=int, metavar="PERCENT", help="of each part's rounds [default: 100]")
    parser.add_argument("--short", action="store_true", help="one boot with 4 harts and a tenth of the rounds")
    parser.add_argument("--only", default="", metavar="PART", help="one part: mutex, mprotect, jit, …")
    options = parser.parse_args(arguments)
    emulator = Emulator(options.emulator)
    bad = runs = 0
    for unit in _selected(options):
        record = run_linux_unit(unit, emulator)
        runs += 1
        bad += record.bad
        print(f"{record.verdict:5} linux smp={record.smp} seed={record.seed} {record.harass or 'multi'} "
              f"{record.seconds:.1f} s checks={record.checks} failures={record.failures} {record.note}",
              flush=True)  # fmt: skip
        if record.bad:
            print(f"      {record.command}\n{record.evidence}", flush=True)
    print(f"{runs} boots, {bad} bad")
    return 1 if bad else 0
