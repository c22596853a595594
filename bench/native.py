"""The kernels compiled for this host by its own gcc: how fast the work is without any emulator.

Nothing of mttcg needs a compiler; where there is none, the column is missing and a line says why. The sources are
those of the guest, with `native_shim/guest.h` in the place of the bare-metal runtime's header.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

_SHIM = Path(__file__).resolve().parent / "native_shim"
# As the guests' Makefile, where it means anything on a host: no contraction, so that fp results agree.
_FLAGS = ("-O2", "-std=gnu11", "-w", "-fno-builtin", "-fno-tree-loop-distribute-patterns", "-ffp-contract=off")
_TIMEOUT = 60.0


class Builder:
    """Compiles into a temporary folder, which goes with it. `problem`: why nothing can be built, or ""."""

    def __init__(self) -> None:
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
        """The host's program of a kernel; None when there is no compiler, or the kernel is for RISC-V only."""
        if self._gcc is None or not source.is_file():
            return None
        folder = Path(self._folder.name)
        program, kernel = folder / source.stem, folder / f"{source.stem}.o"
        compile_kernel = ["-Dmain=guest_main", f"-I{_SHIM}", "-c", str(source), "-o", str(kernel)]
        link = [str(_SHIM / "start.c"), str(kernel), "-o", str(program), "-lm"]
        for arguments in (compile_kernel, link):
            done = subprocess.run([self._gcc, *_FLAGS, *arguments], capture_output=True, check=False, timeout=_TIMEOUT)
            if done.returncode:
                return None
        return program
