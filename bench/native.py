"""What guests do, compiled for this host by its own gcc: how fast the work is without any emulator.

Nothing of mttcg needs a compiler; where there is none, the column is missing and a line says why. A kernel's source is
the guest's own; guests/bench/native_main.c is the host's main around it. guests/bench/native_harts.c is for harts.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from bench.process import run

# KFLAGS of guests/Makefile: no contraction into fused operations, so that fp results agree.
_FLAGS = ("-O2", "-std=gnu11", "-ffp-contract=off", "-fno-math-errno", "-pthread")
_TIMEOUT = 60.0


class Builder:
    """Compiles around `main`, if that is one file for all, into a temporary folder that goes with it.

    `problem`: why nothing can be built, or "".
    """

    def __init__(self, main: Path | None = None) -> None:
        self._main = [] if main is None else [str(main)]
        self._gcc = shutil.which("gcc")
        self.problem = "" if self._gcc else "gcc is not installed"
        self._folder = tempfile.TemporaryDirectory(prefix="mttcg-bench-")

    def __enter__(self) -> Builder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def build(self, source: Path) -> Path | None:
        """The host's program of a source; None without a compiler. Raises `BenchError` when it does not compile."""
        if self._gcc is None:
            return None
        program = Path(self._folder.name) / source.stem
        command = [self._gcc, *_FLAGS, *self._main, str(source), "-o", str(program)]
        run(command, _TIMEOUT)
        return program
