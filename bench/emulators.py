"""What is compared: mttcg, QEMU, another checkout of mttcg, and whatever else a command line can be written for.

One that understands QEMU's words is its command alone. Any other is a template: words with {bare}, {kernel},
{initrd}, {append}, {smp}, {memory} in them, where words in brackets stay only if all that they name is there:

    rvvm=rvvm [{bare}] [{firmware} -k {kernel}] [-i {initrd}] -cmdline={append} -smp {smp} -m {memory} -nogui

One that is not installed is skipped, in a line that says so.
"""

from __future__ import annotations

import platform
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from bench.process import BenchError, run
from mttcg.images import cached

ROOT = Path(__file__).resolve().parent.parent
OURS = "mttcg"
QEMU = "qemu"
QEMU_COMMAND = ("qemu-system-riscv64",)
# {bare}: a program for M-mode at the start of RAM. {firmware}: OpenSBI's fw_jump, where `make images` has put it.
FIELDS = ("bare", "firmware", "kernel", "initrd", "append", "smp", "memory")
_EXAMPLE = "write NAME=COMMAND, for example qemu-10=/opt/qemu-10/qemu-system-riscv64"
_VERSION_TIMEOUT = 30.0


@dataclass(frozen=True)
class Emulator:
    """A name for the tables, and the words before QEMU's arguments; or all words, as a template.

    `is_mttcg`: it is a version of mttcg, which keeps translations between runs.
    """

    name: str
    command: tuple[str, ...]
    template: bool = False
    is_mttcg: bool = False

    def bare(self, elf: Path, append: str, smp: int = 1) -> list[str]:
        """A bare-metal program in M-mode."""
        if self.template:
            return self._filled(bare=str(elf), append=append, smp=str(smp), memory="128M")
        return [*self._board(smp, "128M"), "-bios", "none", "-kernel", str(elf), "-append", append]

    def linux(self, image: Path, initrd: Path, append: str, smp: int) -> list[str]:
        """Linux by way of the emulator's default firmware."""
        if self.template:
            files = {"kernel": str(image), "initrd": str(initrd)} | _firmware()
            return self._filled(**files, append=append, smp=str(smp), memory="512M")
        return [*self._board(smp, "512M"), "-kernel", str(image), "-initrd", str(initrd), "-append", append]

    def with_words(self, name: str, *words: str) -> Emulator:
        """The same with more words, under another name."""
        return Emulator(name, (*self.command, *words), self.template, self.is_mttcg)

    def _board(self, smp: int, memory: str) -> list[str]:
        return [*self.command, "-machine", "virt", "-smp", str(smp), "-m", memory, "-nographic"]

    def _filled(self, **values: str) -> list[str]:
        """The template's words for one run. Raises `BenchError`."""
        try:
            return [
                word.format(**values)
                for group, optional in _groups(self.command)
                if not optional or all(name in values for word in group for name in _names(word))
                for word in group
            ]
        except KeyError as error:
            field = f"{{{error.args[0]}}}"
            raise BenchError(f"{self.name}: {field} is not there in every run: put it in brackets") from error

    def version(self) -> str:
        """The first line of --version, or why there is none."""
        try:
            return run([*self._program(), "--version"], _VERSION_TIMEOUT).output.partition("\n")[0]
        except BenchError as error:
            return str(error)

    def _program(self) -> tuple[str, ...]:
        return self.command[:1] if self.template else self.command


def _names(word: str) -> list[str]:
    """The fields that a template's word names."""
    return [name for _, name, _, _ in Formatter().parse(word) if name is not None]


def _groups(words: tuple[str, ...]) -> list[tuple[list[str], bool]]:
    """A template's words as (words, whether they stood in brackets)."""
    groups: list[tuple[list[str], bool]] = []
    inside = False
    for word in words:
        opens, closes = not inside and word.startswith("["), word.endswith("]")
        if opens or not inside:
            groups.append(([], opens))
        inside = (inside or opens) and not closes
        groups[-1][0].append(word.removeprefix("[") if opens else word)
        if closes and groups[-1][1]:
            groups[-1][0][-1] = groups[-1][0][-1].removesuffix("]")
    if inside:
        raise BenchError(f"a '[' without its ']' in {shlex.join(words)}")
    return groups


def _firmware() -> dict[str, str]:
    """OpenSBI in the cache of images, if it is there."""
    found = [path for path in cached().values() if path.name == "fw_jump.bin"]
    return {"firmware": str(found[0])} if found else {}


def parse(text: str) -> Emulator:
    """An emulator from the command line's NAME=COMMAND. Raises `BenchError`."""
    name, equals, command = text.partition("=")
    try:
        words = tuple(shlex.split(command))
        named = [field for word in words for field in _names(word)]
    except ValueError as error:
        raise BenchError(f"--emulator {text}: {error}") from error
    if not name or not equals or not words:
        raise BenchError(f"--emulator {text}: {_EXAMPLE}")
    unknown = [field for field in named if field not in FIELDS]
    if unknown:
        raise BenchError(f"--emulator {text}: {{{unknown[0]}}} is not known; there is {', '.join(FIELDS)}")
    _groups(words)
    return Emulator(name, words, template=bool(named), is_mttcg=Path(words[0]).name == "mttcg")


def checkout(text: str, cache: Path) -> Emulator:
    """Another checkout of mttcg, or an mttcg command. `cache`: where it keeps its translations, apart from ours.
    Raises `BenchError`."""
    folder = Path(text)
    environment = ["env", f"XDG_CACHE_HOME={cache}"]
    if folder.is_dir():
        if not (folder / "mttcg" / "__main__.py").is_file():
            raise BenchError(f"--compare {text}: not a checkout of mttcg")
        # -P: not the mttcg of the folder that we are in.
        words = [*environment, f"PYTHONPATH={folder.resolve()}", sys.executable, "-P", "-m", "mttcg"]
    else:
        words = [*environment, *shlex.split(text)]
        if shutil.which(words[2]) is None:
            raise BenchError(f"--compare {text}: neither a checkout nor a program")
    return Emulator("before", tuple(words), is_mttcg=True)


def available(more: list[Emulator]) -> tuple[list[Emulator], list[str]]:
    """What can be run: mttcg first, then QEMU, then `more`; and a line for each that is not installed."""
    found = [Emulator(OURS, (sys.executable, "-m", "mttcg"), is_mttcg=True)]
    missing = []
    for emulator in [Emulator(QEMU, QEMU_COMMAND), *more]:
        program = emulator.command[0]
        if shutil.which(program) is None:
            missing.append(f"{emulator.name}: skipped: {program} is not installed or not on PATH")
        elif any(other.name == emulator.name for other in found):
            raise BenchError(f"--emulator {emulator.name}=…: the name is taken; choose another")
        else:
            found.append(emulator)
    return found, missing


def host_description() -> dict[str, str]:
    """What the figures depend on, for the JSON."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        if lines:
            model = f"{len(lines)} x {lines[0].partition(':')[2].strip()}"
    load = Path("/proc/loadavg").read_text().split()[0] if Path("/proc/loadavg").exists() else ""
    return {
        "cpu": model,
        "kernel": platform.release(),
        "python": platform.python_version(),
        "commit": _commit(),
        "load": load,
    }


def _commit() -> str:
    """The checkout's commit, or "" outside a checkout."""
    if shutil.which("git") is None:
        return ""
    words = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=_VERSION_TIMEOUT).stdout.strip()
