"""How a mutant breaks mttcg: small edits of functions' sources, in this process, before the machine is built.

An edit names a function, a piece of its source and what to put in its place. So a mutant reads like the patch that a
careless hand would make, it follows the product as long as that piece is there, and it fails loudly, instead of being
a mutant that breaks nothing, as soon as it is not. The function keeps its identity (only its code object changes), so
everybody who has imported it runs the edited one; vCPUs and the iothread are forked later and inherit it.
"""

from __future__ import annotations

import importlib
import inspect
import linecache
import textwrap
from dataclasses import dataclass
from types import CodeType, FunctionType

_FLAGS = annotations.compiler_flag  # as the product's modules are compiled


class PatchPointGone(Exception):
    """The product no longer has what a mutant edits: look where it has moved, and edit it there."""


@dataclass(frozen=True)
class Edit:
    """In function `place` ("package.module:Class.method"), put `new` for `old`, which is there `count` times.

    Both are text of the function's source, with the indentation that it has when the function stands at column 0.
    """

    place: str
    old: str
    new: str
    count: int = 1

    def function(self) -> FunctionType:
        """The function to be edited. Raises `PatchPointGone`."""
        module_name, _, path = self.place.partition(":")
        try:
            found: object = importlib.import_module(module_name)
            for name in path.split("."):
                found = inspect.getattr_static(found, name)
        except (ImportError, AttributeError) as error:
            raise PatchPointGone(f"{self.place}: {error}") from error
        if isinstance(found, staticmethod | classmethod):
            found = found.__func__
        found = inspect.unwrap(found)  # type: ignore[arg-type]
        if not isinstance(found, FunctionType):
            raise PatchPointGone(f"{self.place} is no function")
        return found


def _source(function: FunctionType) -> str:
    """The function's text at column 0, without decorators."""
    text = textwrap.dedent(inspect.getsource(function))
    return text[text.index("def ") :] if not text.startswith("def ") else text


def compiled(edits: tuple[Edit, ...]) -> list[tuple[FunctionType, CodeType, str]]:
    """The functions that the edits change, their new code and text; nothing is changed yet. Raises `PatchPointGone`."""
    sources: dict[FunctionType, str] = {}
    for edit in edits:
        function = edit.function()
        text = sources.get(function) or _source(function)
        if text.count(edit.old) != edit.count:
            raise PatchPointGone(f"{edit.place}: has {text.count(edit.old)} times, not {edit.count}: {edit.old!r}")
        sources[function] = text.replace(edit.old, edit.new)
    return [(function, _compile(function, text), text) for function, text in sources.items()]


def _compile(function: FunctionType, text: str) -> CodeType:
    names: dict[str, FunctionType] = {}
    program = compile(text, f"<mutant of {function.__module__}.{function.__qualname__}>", "exec", flags=_FLAGS, dont_inherit=True)
    exec(program, function.__globals__, names)
    code = names[function.__name__].__code__
    if code.co_freevars != function.__code__.co_freevars:
        raise PatchPointGone(f"{function.__qualname__} uses names of a function around it, and cannot be edited")
    return code


def apply(edits: tuple[Edit, ...]) -> None:
    """Change the product in this process for good. Raises `PatchPointGone` before anything is changed."""
    for function, code, text in compiled(edits):
        function.__code__ = code
        # Native functions are compiled to host code from their text (tcg.x86_64.aot): let it find the new one.
        linecache.cache[code.co_filename] = (len(text), None, text.splitlines(keepends=True), code.co_filename)


# Name, rule, what is broken, then edits, and patterns of further guests, or files of tests/smp, that should notice.
Row = tuple[str, int, str, *tuple[Edit | str, ...]]
