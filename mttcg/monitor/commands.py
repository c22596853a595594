"""The monitor's commands: one row each, in QEMU's words. Dispatch, help and completion derive from the rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from . import info
from .errors import CommandError, MachineEnds
from .expression import Parser
from .memory_dump import Read, dump, print_value, read_physical, read_virtual, take_format
from .subject import Subject

_CHUNK = 1 << 20  # of a memory image on its way to a file
_FILE = re.compile(r"(?P<numbers>[^\"]*[^\"\s])\s+(?:\"(?P<quoted>[^\"]+)\"|(?P<plain>[^\"\s]+))\s*")


@dataclass(frozen=True)
class Command:
    """`run(subject, arguments)` gives what is to be shown. `held`: it looks at harts or memory, so they are to
    stand still meanwhile."""

    names: tuple[str, ...]
    arguments: str
    help: str
    run: Callable[[Subject, str], str]
    held: bool = False


def execute(subject: Subject, line: str) -> str:
    """Do what a line asks for; the answer, lines ended by "\\n".

    Raises:
        CommandError: it cannot be done.
        MachineEnds: the machine is over.
    """
    name, _, arguments = line.strip().partition(" ")
    # `x/4xw` and `p/x` need no blank before the format.
    word, slash, form = name.partition("/")
    if slash:
        name, arguments = word, f"/{form} {arguments}"
    if not name:
        return ""
    command = _BY_NAME.get(name)
    if command is None:
        raise CommandError(f"unknown command: '{name}'{_hint(name, _BY_NAME)}")
    if not command.held:
        return command.run(subject, arguments.strip())
    return _at_rest(subject, command.run, arguments.strip())


def _at_rest(subject: Subject, run: Callable[[Subject, str], str], arguments: str) -> str:
    """What `run` answers while all harts stand still."""
    with subject.run.held() as at_rest:
        if not at_rest:
            raise MachineEnds
        return run(subject, arguments)


def complete(line: str) -> list[str]:
    """What the last word of `line` may be meant to become; a finished word has a blank behind it."""
    words = line.split(" ")
    if len(words) == 1:
        known: Iterable[str] = _BY_NAME
    elif len(words) == 2 and words[0] == "info":
        known = info.ITEMS
    elif len(words) == 2 and words[0] in ("help", "?"):
        known = _BY_NAME
    else:
        return []
    found = sorted(name for name in known if name.startswith(words[-1]))
    return [f"{found[0]} "] if len(found) == 1 else found


def _hint(word: str, known: Iterable[str]) -> str:
    import difflib  # for mistakes alone

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else "; 'help' lists the commands"


def _parser(subject: Subject, text: str) -> Parser:
    return Parser(text, lambda name: subject.guest.register(subject.cpu, name))


def _only(subject: Subject, text: str) -> int:
    """The value of an expression that is all there is."""
    parser = _parser(subject, text)
    value = parser.expression()
    if parser.rest.strip():
        raise CommandError(f"unexpected {parser.rest.strip()!r} after the expression")
    return value


def _nothing(name: str, arguments: str) -> None:
    if arguments:
        raise CommandError(f"{name}: takes no arguments")


# --- the commands


def _help(subject: Subject, arguments: str) -> str:
    if not arguments:
        return "".join(_describe(command) for command in COMMANDS)
    if arguments == "info":
        return "".join(f"info {item.spelled}  -- {item.help}\n" for item in info.ITEMS.values())
    command = _BY_NAME.get(arguments)
    if command is None:
        raise CommandError(f"unknown command: '{arguments}'{_hint(arguments, _BY_NAME)}")
    return _describe(command)


def _describe(command: Command) -> str:
    spelled = " ".join(filter(None, ("|".join(command.names), command.arguments)))
    return f"{spelled}  -- {command.help}\n"


def _info(subject: Subject, arguments: str) -> str:
    name, _, rest = arguments.partition(" ")
    if not name:
        return _help(subject, "info")
    item = info.ITEMS.get(name)
    if item is None:
        raise CommandError(f"unknown command: 'info {name}'{_hint(name, info.ITEMS)}")
    if rest.strip() and not item.arguments:
        raise CommandError(f"info {name}: takes no arguments")
    if not item.held:
        return item.run(subject, rest.strip())
    return _at_rest(subject, item.run, rest.strip())


def _stop(subject: Subject, arguments: str) -> str:
    _nothing("stop", arguments)
    if not subject.run.stop():
        raise MachineEnds
    return ""


def _cont(subject: Subject, arguments: str) -> str:
    _nothing("cont", arguments)
    subject.prelaunch = False
    subject.run.resume()
    return ""


def _quit(subject: Subject, arguments: str) -> str:
    _nothing("quit", arguments)
    subject.quit()
    raise MachineEnds


def _system_reset(subject: Subject, arguments: str) -> str:
    _nothing("system_reset", arguments)
    subject.reset()
    raise MachineEnds


def _system_powerdown(subject: Subject, arguments: str) -> str:
    raise CommandError("system_powerdown: this board has no power button; use 'quit', or poweroff in the guest")


def _cpu(subject: Subject, arguments: str) -> str:
    subject.cpu = info.cpu_index(subject, arguments)
    return ""


def _x(subject: Subject, arguments: str) -> str:
    return _dump(subject, arguments, lambda address, size: read_virtual(subject, address, size))


def _xp(subject: Subject, arguments: str) -> str:
    return _dump(subject, arguments, lambda address, size: read_physical(subject, address, size))


def _dump(subject: Subject, arguments: str, read: Read) -> str:
    form, rest = take_format(subject, arguments)
    return dump(subject, form, _only(subject, rest), read)


def _print(subject: Subject, arguments: str) -> str:
    form, rest = take_format(subject, arguments)
    return print_value(_only(subject, rest), form.letter) + "\n"


def _gva2gpa(subject: Subject, arguments: str) -> str:
    found = subject.guest.translate(subject.cpu, _only(subject, arguments))
    return "Unmapped\n" if found is None else f"gpa: {found:#x}\n"


def _gpa2hva(subject: Subject, arguments: str) -> str:
    address = _only(subject, arguments)
    if not subject.ram.contains(address):
        raise CommandError(f"No memory is mapped at address {address:#x}")
    return f"Host virtual address for {address:#x} (ram) is {subject.ram.host(address):#x}\n"


def _memsave(subject: Subject, arguments: str) -> str:
    return _save(subject, "memsave", arguments, lambda address, size: read_virtual(subject, address, size), 4096)


def _pmemsave(subject: Subject, arguments: str) -> str:
    return _save(subject, "pmemsave", arguments, lambda address, size: read_physical(subject, address, size), _CHUNK)


def _save(subject: Subject, name: str, arguments: str, read: Read, chunk: int) -> str:
    match = _FILE.fullmatch(arguments)
    if match is None:
        raise CommandError(f"{name}: write {name} ADDRESS SIZE FILE")
    parser = _parser(subject, match["numbers"])
    address, size = parser.expression(), parser.expression()
    if parser.rest.strip():
        raise CommandError(f"{name}: unexpected {parser.rest.strip()!r}; a file name with blanks needs quotes")
    path = Path(match["quoted"] or match["plain"])
    if read(address, min(size, 1) or 1) is None:
        raise CommandError(f"{name}: Cannot access memory at {address:#x}")
    try:
        with path.open("wb") as file:
            done = 0
            while done < size:
                at = address + done
                # To the next multiple, so that no piece of virtual memory crosses a page.
                data = read(at, min(chunk - at % chunk, size - done))
                if data is None:
                    raise CommandError(f"{name}: Cannot access memory at {at:#x}; {path} ends there")
                file.write(data)
                done += len(data)
    except OSError as error:
        raise CommandError(f"{name}: {path}: {error.strerror}") from error
    return ""


COMMANDS: tuple[Command, ...] = (
    Command(("cont", "c"), "", "resume emulation", _cont),
    Command(("cpu",), "index", "set the default CPU", _cpu),
    Command(("gpa2hva",), "addr", "print the host virtual address of a guest physical one", _gpa2hva, held=True),
    Command(("gva2gpa",), "addr", "print the guest physical address of a guest virtual one", _gva2gpa, held=True),
    Command(("help", "?"), "[cmd]", "show the help", _help),
    Command(("info",), "[subcommand]", "show various information about the machine's state", _info),
    Command(("memsave",), "addr size file", "save virtual memory, from addr, to a file", _memsave, held=True),
    Command(("pmemsave",), "addr size file", "save physical memory, from addr, to a file", _pmemsave, held=True),
    Command(("print", "p"), "/fmt expr", "print an expression's value ($reg: a CPU register)", _print, held=True),
    Command(("quit", "q"), "", "quit the emulator", _quit),
    Command(("stop", "s"), "", "stop emulation", _stop),
    Command(("system_powerdown",), "", "refused: this board has no power button", _system_powerdown),
    Command(("system_reset",), "", "reset the machine; a stopped one stays stopped", _system_reset),
    Command(("x",), "/fmt addr", "dump virtual memory, from addr (/fmt is /[count][xduocis][bhwg])", _x, held=True),
    Command(("xp",), "/fmt addr", "dump physical memory, from addr", _xp, held=True),
)  # fmt: skip
_BY_NAME = {name: command for command in COMMANDS for name in command.names}
