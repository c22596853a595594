"""The native functions (native.lowlevel) and the thunks as host code: made once for all vCPUs, and kept.

Making them takes as long as the rest of a start. The code is position-independent and depends on the sources
alone, so that it can be kept like templates are (`tcg.kept`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...native import lowlevel
from .. import kept
from .assembly import Assembly

Native = Callable[..., int]
Compiled = tuple[bytes, dict[str, int]]  # code, and the offsets of its labels

# What a target may supply under these names beside its own: 0 means that Python has to do it.
HOOKS = (
    "refill", "translate_fetch", "system", "shape_of", "immediate_of", "spins", "device_load", "device_store",
    "request", "window", "page_fault", "fetch_fault",
    lowlevel.monotonic_ns.__name__,  # the thunks' own need
)
_MAGIC = b"mttcg-n1"
_compiled: dict[tuple[Native, ...], Compiled] = {}


def compiled(roots: tuple[Native, ...]) -> Compiled:
    """The code of `roots` and the thunks. Made once for all vCPUs if called, or `prepare`d, before they are forked."""
    found = _compiled.get(roots)
    if found is None:
        # With what they need, not wanted at a start that finds a kept file.
        from .aot import compile_natives
        from .thunks import assemble

        a = Assembly()
        compile_natives(a, roots, HOOKS)
        assemble(a)
        found = _compiled[roots] = (a.finish(), a.labels)
    return found


def prepare(roots: tuple[Native, ...], path: Path) -> None:
    """Have `compiled(roots)` ready: from the file that an earlier run left, or made and left there."""
    if roots in _compiled:
        return
    if not all(_as_written(function) for function in lowlevel.functions):
        compiled(roots)  # by edited functions, as tests make them: they are nobody else's
        return
    names = " ".join(f"{root.__module__}.{root.__name__}" for root in roots)
    raw = kept.read(path, _MAGIC)
    if raw is not None:
        size = int.from_bytes(raw[:8], "little")
        text = str(raw[8 : 8 + size], "ascii").split("\n")
        if text[0] == names:
            labels = dict(zip(text[1::2], map(int, text[2::2]), strict=True))
            _compiled[roots] = (bytes(raw[8 + size :]), labels)
            return
    code, labels = compiled(roots)
    head = "\n".join([names, *(f"{name}\n{at}" for name, at in labels.items())]).encode("ascii")
    kept.write(path, _MAGIC, [len(head).to_bytes(8, "little"), head, code])


def _as_written(function: Native) -> bool:
    """Whether it is still the one of its file."""
    edited = hasattr(function, "__native_source__") or function.__code__.co_filename != function.__globals__["__file__"]
    return not edited
