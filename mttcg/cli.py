"""`mttcg`: QEMU's words in, a machine's exit status out.

Everything that a user can get wrong ends here as one line on stderr, with status 2 for the command line and 1
for the rest.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn, cast

from . import __version__, log
from .cli_options import help_text, properties, split, suggestion
from .config import ACCELERATORS, CPUS, DEVICES, MACHINES, MachineConfig, check_smp, parse_size
from .errors import MachineBroken, UsageError, UserError

if TYPE_CHECKING:
    from .machine import Machine

_PROGRAM = "mttcg"
_ON_OFF = {"on": True, "off": False}
_LINES = ("stdio", "null", "none", "pty")
_TOPOLOGY = ("sockets", "dies", "clusters", "cores", "threads")


class _Answered(Exception):
    """The command line asked for a text instead of a machine."""


def parse(arguments: Sequence[str]) -> MachineConfig:
    """The machine that a command line asks for. Raises `UserError`, or `_Answered` with a text to print."""
    wanted: dict[str, Any] = {}
    for name, value in split(arguments):
        _HANDLERS[name](wanted, value)
    return MachineConfig(**wanted)


def _answer(text: str) -> None:
    raise _Answered(text)


def _table(title: str, rows: Mapping[str, str]) -> str:
    return "\n".join([title, *(f"{name:<20} {text}" for name, text in rows.items())])


def _choose(option: str, value: str, known: Mapping[str, object], what: str) -> str:
    if value not in known:
        raise UsageError(f"-{option} {value}: unknown {what}{suggestion(value, known)}")
    return value


def _machine(wanted: dict[str, Any], text: str) -> None:
    if text in ("help", "?"):
        _answer(_table("Supported machines are:", MACHINES))
    values = properties("machine", text, "type", ("type", "dumpdtb", "accel"))
    _choose("machine", values.get("type", "virt"), MACHINES, "machine")
    if "dumpdtb" in values:
        wanted["dumpdtb"] = _path("machine dumpdtb=", values["dumpdtb"])
    if "accel" in values:
        _accel(wanted, values["accel"])


def _cpu(wanted: dict[str, Any], text: str) -> None:
    if text in ("help", "?"):
        _answer(_table("Available CPUs:", CPUS))
    _choose("cpu", text, CPUS, "CPU")


def _smp(wanted: dict[str, Any], text: str) -> None:
    values = properties("smp", text, "cpus", ("cpus", "maxcpus", *_TOPOLOGY))
    numbers = {key: _integer(f"-smp {text}", value) for key, value in values.items()}
    product = 1
    for key in _TOPOLOGY:
        if numbers.get(key, 1) < 1:
            raise UsageError(f"-smp {text}: {key} must be 1 or more")
        product *= numbers.get(key, 1)
    count = numbers.get("cpus", numbers.get("maxcpus", product))
    check_smp(count)
    if numbers.get("maxcpus", count) != count:
        raise UsageError(f"-smp {text}: there is no CPU hot-plug; leave maxcpus out or make it {count}")
    # What is left out is computed, as QEMU does; dies and clusters are 1.
    whole = all(key in numbers for key in ("sockets", "cores", "threads"))
    if count % product or (whole and count != product):
        raise UsageError(f"-smp {text}: sockets, cores and threads multiply to {product}, which does not make {count}")
    wanted["smp"] = count


def _memory(wanted: dict[str, Any], text: str) -> None:
    values = properties("m", text, "size", ("size",))
    size = parse_size(values["size"])
    if size == 0:
        raise UsageError(f"-m {text}: a machine needs RAM; write for example -m 512M")
    wanted["ram_size"] = size


def _accel(wanted: dict[str, Any], text: str) -> None:
    if text in ("help", "?"):
        _answer(_table("Accelerators supported:", ACCELERATORS))
    values = properties("accel", text, "accel", ("accel", "thread", "tb-size", "cache", "stats", "symbols"))
    wanted["accel"] = _choose("accel", values.get("accel", "tcg"), ACCELERATORS, "accelerator")
    if "thread" in values:
        modes = {"multi": "", "single": ""}
        wanted["threads"] = _choose("accel thread=", values["thread"], modes, "thread mode")
    if "stats" in values:
        wanted["stats"] = _ON_OFF[_choose("accel stats=", values["stats"], _ON_OFF, "setting")]
    if "symbols" in values:
        wanted["symbols"] = _path("accel tcg,symbols=", values["symbols"])
    if "cache" in values:
        wanted["cache"] = _ON_OFF[_choose("accel cache=", values["cache"], _ON_OFF, "setting")]
    if "tb-size" in values:
        wanted["tb_size"] = _integer(f"-accel {text}", values["tb-size"])


def _bios(wanted: dict[str, Any], text: str) -> None:
    wanted["bios"] = text if text in ("none", "default") else str(_path("bios", text))


def _device(wanted: dict[str, Any], text: str) -> None:
    if text in ("help", "?"):
        _answer(_table("Devices on the virt machine:", DEVICES))
    driver = properties("device", text, "driver", ("driver", "id"))["driver"]
    wanted["devices"] = (*wanted.get("devices", ()), _choose("device", driver, DEVICES, "device"))


def _log_items(wanted: dict[str, Any], text: str) -> None:
    if text in ("help", "?"):
        _answer(_table("Log items (comma separated):", log.ITEMS))
    for item in text.split(","):
        _choose("d", item, log.ITEMS, "log item")
    wanted["log_items"] = wanted.get("log_items", frozenset()) | frozenset(text.split(","))


def _serial(wanted: dict[str, Any], text: str) -> None:
    wanted["serial"] = _line("serial", text, ("mon:stdio", *_LINES))


def _monitor(wanted: dict[str, Any], text: str) -> None:
    wanted["monitor"] = _line("monitor", text, _LINES)


def _line(option: str, text: str, plain: tuple[str, ...]) -> str:
    """A character device's name, if its form is right."""
    if text == "file:":
        raise UsageError(f"-{option} file: names no file; write -{option} file:console.log")
    if text not in plain and not text.startswith(("file:", "unix:")):
        known = (*plain, "file:FILE", "unix:PATH,server,nowait")
        raise UsageError(f"-{option} {text}: unknown character device{suggestion(text, known)}")
    return text


def _display(wanted: dict[str, Any], text: str) -> None:
    _choose("display", text, {"none": ""}, "display")


def _path(option: str, text: str) -> Path:
    if not text:
        raise UsageError(f"-{option}: names no file")
    if "\0" in text:
        raise UsageError(f"-{option}: a file name cannot hold a NUL")
    return Path(text)


def _integer(where: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        raise UsageError(f"{where}: {text!r} is not a number; write for example -smp 4" if "-smp" in where else
                         f"{where}: {text!r} is not a number")  # fmt: skip
    return int(text)


def _file(field: str) -> Callable[[dict[str, Any], str], None]:
    def handle(wanted: dict[str, Any], text: str) -> None:
        wanted[field] = _path("D" if field == "log_file" else field, text)

    return handle


def _set(field: str, constant: object = None) -> Callable[[dict[str, Any], str], None]:
    def handle(wanted: dict[str, Any], text: str) -> None:
        wanted[field] = text if constant is None else constant

    return handle


_HANDLERS: dict[str, Callable[[dict[str, Any], str], None]] = {
    "machine": _machine,
    "cpu": _cpu,
    "smp": _smp,
    "m": _memory,
    "accel": _accel,
    "kernel": _file("kernel"),
    "initrd": _file("initrd"),
    "append": _set("append"),
    "bios": _bios,
    "dtb": _file("dtb"),
    "nographic": lambda wanted, text: None,
    "serial": _serial,
    "monitor": _monitor,
    "display": _display,
    "device": _device,
    "d": _log_items,
    "D": _file("log_file"),
    "S": _set("stopped", True),
    "name": _set("name"),
    "perfmap": _set("perfmap", True),
    "no-reboot": _set("reboot", False),
    "version": lambda wanted, text: _answer(f"mttcg {__version__}"),
    "help": lambda wanted, text: _answer(help_text()),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the machine that the arguments (default: the process's) ask for; the process's exit status."""
    try:
        config = parse(sys.argv[1:] if arguments is None else arguments)
        return _exit_status(machine_class()(config).run())
    except _Answered as answer:
        print(answer)
        return 0
    except UserError as error:
        return _complain(str(error), error.status)
    except MachineBroken as error:
        return _complain(str(error), 1)
    except KeyboardInterrupt:
        return _complain("interrupted", 130)


def program(arguments: Sequence[str] | None = None) -> NoReturn:
    """`main`, as all of this process. It leaves without having Python take itself apart, object by object, which would
    cost a tenth of a start: the kernel takes everything at once."""
    status = main(arguments)
    atexit._run_exitfuncs()
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        status = status or _complain(f"stdout: {error.strerror}", 1)
    os._exit(status)


def machine_class() -> type[Machine]:
    """`machine.Machine`, imported only now: --help and mistakes are answered before that cost. This process is ours,
    so the cost may be cut."""
    hidden = "dill" not in sys.modules and "multiprocess" not in sys.modules
    if hidden:
        # multiprocess then takes pickle instead, which is quicker to import. Nothing is pickled over a fork anyway.
        sys.modules["dill"] = cast(ModuleType, None)
    gc.disable()
    try:
        from .machine import Machine
    finally:
        gc.enable()
        if hidden:
            del sys.modules["dill"]
    gc.freeze()  # next to nothing of what modules are made of is garbage, and looking costs a tenth of a start
    return Machine


def _exit_status(code: int) -> int:
    """A guest's exit code as a process's status. The host keeps 8 bits; a failure must not become a success there."""
    return code & 0xFF or int(code != 0)


def _complain(message: str, status: int) -> int:
    # A file name may hold anything, line ends included; the message stays one line.
    line = "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogateescape").decode() for c in message)
    print(f"{_PROGRAM}: {line}", file=sys.stderr)
    return status
