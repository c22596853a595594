"""The command line's table: one row per option, in QEMU's words. Parser, help page and suggestions derive from it.

QEMU spells options with one dash or two and gives each at most one argument, often a comma list; argparse
knows no such language, and its messages take several lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .errors import UsageError


@dataclass(frozen=True)
class Option:
    """`names` without dashes, first the one in the help; `argument` is None for a switch."""

    names: tuple[str, ...]
    argument: str | None
    help: tuple[str, ...]
    group: str


def _row(names: str, argument: str | None, group: str, *help_lines: str) -> Option:
    return Option(tuple(names.split()), argument, help_lines, group)


_MACHINE, _BOOT, _IO, _RUN = "Machine", "Boot", "Console and devices", "Running and debugging"

OPTIONS: tuple[Option, ...] = (
    _row("machine M", "[type=]virt[,dumpdtb=FILE]", _MACHINE, "the board ('-machine help' lists them)",
         "dumpdtb=FILE writes the device tree and exits"),
    _row("cpu", "rv64|max", _MACHINE, "the vCPU model: RV64GC"),
    _row("name", "NAME", _MACHINE, "what the monitor's 'info name' shows"),
    _row("smp", "[cpus=]N[,sockets=S][,cores=C][,threads=T]", _MACHINE,
         "vCPUs, 1 to 256 [default=1]; each is a process"),
    _row("m", "[size=]SIZE[K|M|G|T]", _MACHINE, "RAM; a plain number is MiB [default=128M]"),
    _row("accel", "tcg|interp[,thread=multi|single][,tb-size=N][,cache=on|off][,stats=on|off][,symbols=FILE]",
         _MACHINE,
         "how guest code is run [default=tcg]",
         "thread=single runs all vCPUs in one process",
         "tb-size=N: MiB of translated code in each vCPU",
         "cache=off: neither use nor write what earlier runs translated", "stats=on: print counters at exit",
         "symbols=FILE: guest names for -perfmap: an ELF file, System.map or /proc/kallsyms"),
    _row("kernel", "FILE", _BOOT, "RV64 ELF or Linux Image, perhaps gzipped [default: a built-in demo]"),
    _row("initrd", "FILE", _BOOT, "initial RAM disk"),
    _row("append", "TEXT", _BOOT, "kernel command line"),
    _row("bios", "FILE|none|default", _BOOT, "firmware (OpenSBI: fw_dynamic, fw_jump) [default: the built-in SBI]",
         "none starts the kernel in M-mode"),
    _row("dtb", "FILE", _BOOT, "device tree to use instead of the generated one; -append and -initrd are added to it"),
    _row("nographic", None, _IO, "console on this terminal (there is no other display)"),
    _row("serial", "DEV", _IO, "where the serial port goes: mon:stdio, stdio, null, none, pty, file:FILE,",
         "unix:PATH,server,nowait",
         "[default=mon:stdio: Ctrl-A c reaches the monitor, Ctrl-A x quits, Ctrl-A h helps]"),
    _row("monitor", "DEV", _IO, "where the monitor is: stdio, none, pty, file:FILE, unix:PATH,server,nowait",
         "[default: behind Ctrl-A c if the serial port is mon:stdio]"),
    _row("display", "none", _IO, "accepted, for scripts written for QEMU"),
    _row("device", "DRIVER", _IO, "add a device ('-device help' lists them)"),
    _row("d", "ITEM[,...]", _RUN, "log items ('-d help' lists them)"),
    _row("D", "FILE", _RUN, "log to FILE instead of stderr"),
    _row("S", None, _RUN, "do not start the vCPUs before the monitor's 'cont' (or 'c')"),
    _row("perfmap", None, _RUN, "write /tmp/perf-PID.map in each vCPU process, for Linux' perf"),
    _row("no-reboot", None, _RUN, "exit instead of rebooting"),
    _row("version", None, _RUN, "print the version and exit"),
    _row("help h", None, _RUN, "print this page and exit"),
)  # fmt: skip

_BY_NAME: dict[str, Option] = {name: option for option in OPTIONS for name in option.names}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be."""
    known = list(known)
    folded = {name.lower(): name for name in known}
    import difflib  # for mistakes alone

    found = difflib.get_close_matches(word.lower(), folded, n=1, cutoff=0.5)
    return folded[found[0]] if found else None


def suggestion(word: str, known: Mapping[str, object] | Sequence[str], prefix: str = "") -> str:
    """ "; did you mean X?", or the whole list where nothing is near."""
    best = nearest(word, known)
    if best is not None:
        return f"; did you mean {prefix}{best}?"
    return f"; there is {', '.join(prefix + name for name in known)}"


def split(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """The command line as (first name of the option, argument or ""). Raises `UsageError`."""
    found: list[tuple[str, str]] = []
    words = iter(arguments)
    for word in words:
        if not word.startswith("-") or word == "-":
            raise UsageError(f"{word}: not an option; a kernel is given as -kernel {word} (see mttcg --help)")
        name = word.removeprefix("--") if word.startswith("--") else word[1:]
        option = _BY_NAME.get(name)
        if option is None:
            raise UsageError(f"{word}: unknown option{_option_hint(name)} (see mttcg --help)")
        if option.argument is None:
            found.append((option.names[0], ""))
            continue
        value = next(words, None)
        if value is None:
            raise UsageError(f"{word}: needs an argument: {word} {option.argument}")
        found.append((option.names[0], value))
    return found


def _option_hint(name: str) -> str:
    bare = name.partition("=")[0]
    if bare in _BY_NAME and "=" in name:
        return f"; write -{bare} {name.partition('=')[2]}"
    best = nearest(bare, _BY_NAME)
    return f"; did you mean -{best}?" if best is not None else ""


def properties(option: str, text: str, implied: str, known: Sequence[str]) -> dict[str, str]:
    """A comma list as QEMU reads it: `implied` names a first item without "=". Raises `UsageError`."""
    values: dict[str, str] = {}
    for index, item in enumerate(text.split(",")):
        key, equals, value = item.partition("=")
        if not equals:
            if index != 0 or not item:
                raise UsageError(f"-{option} {text}: {item or 'an empty item'!r} has no value; write name=value")
            key, value = implied, item
        if key != implied and key not in known:
            raise UsageError(f"-{option} {text}: unknown property {key!r}{suggestion(key, known)}")
        values[key] = value
    return values


def help_text(program: str = "mttcg") -> str:
    """The help page: usage, options by group, keys."""
    lines = [f"usage: {program} [options]", "", "A full-system RISC-V emulator whose vCPUs are processes.", ""]
    group = ""
    for option in OPTIONS:
        if option.group != group:
            group = option.group
            lines += [] if lines[-1] == "" else [""]
            lines.append(f"{group}:")
        spelled = " or ".join(f"-{name}" for name in option.names)
        lines.append(spelled if option.argument is None else f"{spelled} {option.argument}")
        lines += [" " * 16 + line for line in option.help]
    lines += [
        "",
        "During emulation: Ctrl-A x quits, Ctrl-A h lists the other keys.",
        f"Example: {program} -smp 4 -m 512M -nographic -kernel Image -initrd initramfs.cpio.gz -append console=ttyS0",
    ]
    return "\n".join(lines)
