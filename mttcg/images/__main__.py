"""`python -m mttcg.images`: options in, progress and the next command out."""

from __future__ import annotations

import argparse
import contextlib
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from mttcg.errors import UsageError, UserError
from mttcg.images.fetch import Request, fetch
from mttcg.images.mirror import Advance
from mttcg.images.products import INITRAMFS, KERNEL
from mttcg.images.store import Store, cache_dir

_PROGRAM = "python -m mttcg.images"
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class _Parser(argparse.ArgumentParser):
    """argparse, but a wrong option is one line, as everywhere in mttcg."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {_PROGRAM} --help")


class _RichReport:
    """Progress on stderr, so that stdout holds nothing but the next command."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)

    def note(self, text: str) -> None:
        self._console.print(text, markup=False)

    @contextlib.contextmanager
    def transfer(self, what: str, size: int) -> Iterator[Advance]:
        name = TextColumn("{task.description}", markup=False)
        columns = (name, BarColumn(), DownloadColumn(), TransferSpeedColumn())
        with Progress(*columns, console=self._console) as progress:
            task = progress.add_task(what, total=size)
            yield lambda count: progress.advance(task, count)


class _QuietReport:
    def note(self, text: str) -> None:
        """Nothing is said: that is what --quiet asks for."""

    @contextlib.contextmanager
    def transfer(self, what: str, size: int) -> Iterator[Advance]:
        yield lambda count: None


def _parser() -> argparse.ArgumentParser:
    here = str(cache_dir()).replace("%", "%%")  # argparse fills in %-formats
    parser = _Parser(
        prog=_PROGRAM,
        allow_abbrev=False,
        description="Fetch a Linux kernel, a busybox initramfs and OpenSBI from a Debian mirror.",
        epilog="What is there and whole stays. Status: 0, 1 (mirror, signature, disk), 2 (usage).",
    )
    parser.add_argument(
        "--mirror", metavar="URL", help="a Debian mirror (default: that of this machine's apt)"
    )
    parser.add_argument("--dest", metavar="DIR", type=Path, help=f"the folder to fill (default: {here})")
    parser.add_argument("--suite", default="trixie", help="the Debian suite (default: %(default)s)")
    parser.add_argument("--keyring", metavar="FILE", type=Path, help="check signatures against this keyring")
    parser.add_argument(
        "--no-signature", action="store_true", help="do not check who signed the package lists"
    )
    parser.add_argument("--force", action="store_true", help="fetch anew even what is there")
    parser.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")
    return parser


def next_command(store: Store) -> str:
    """The command line that boots what was fetched."""
    words = ["mttcg", "-smp", "4", "-m", "512M", "-nographic"]
    words += ["-kernel", str(store.path(KERNEL)), "-initrd", str(store.path(INITRAMFS))]
    return shlex.join(words) + ' -append "console=ttyS0"'


def run(arguments: Sequence[str]) -> None:
    """Do what the command line asks. Raises `UserError`."""
    options = _parser().parse_args(arguments)
    if options.keyring is not None and options.no_signature:
        raise UsageError("--keyring and --no-signature exclude each other; give one")
    if not options.suite or "/" in options.suite:
        raise UsageError(f"--suite {options.suite}: not a suite's name; write for example --suite trixie")
    dest: Path = options.dest if options.dest is not None else cache_dir()
    request = Request(
        dest=dest.absolute(),
        suite=options.suite,
        mirror=options.mirror,
        keyring=options.keyring,
        check_signature=not options.no_signature,
        force=options.force,
    )
    report = _QuietReport() if options.quiet else _RichReport()
    store = fetch(request, report)
    if not options.quiet:
        print(next_command(store))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and answer with the process's exit status."""
    try:
        run(sys.argv[1:] if arguments is None else arguments)
    except UserError as error:
        print(f"{_PROGRAM}: {error}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        print(f"{_PROGRAM}: interrupted; no half file is left, run again to go on", file=sys.stderr)
        return _INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
