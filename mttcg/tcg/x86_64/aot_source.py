"""The text of a native function, and what its syntax tree consists of (`aot`).

`inspect` reads a function's text token by token, and `ast` looks into every field of every node, operators and
contexts included: together that took longer than the compilation.
"""

from __future__ import annotations

import ast
import linecache
from collections.abc import Callable, Sequence

# Fields that hold nothing to be visited.
_PLAIN = frozenset(("ctx", "op", "ops", "id", "attr", "arg", "name", "kind", "type_comment"))
_LEAVES = (ast.Name, ast.Constant)


def source_of(function: Callable[..., int]) -> str:
    """The lines of a function, decorators included.

    They end before the first line behind the signature's beginning that is no deeper than it, as Python has it. A blank
    line, a comment, and a closing bracket do not count. What else stands out, part of a string, is cut, so that the
    text cannot be parsed.
    """
    code = function.__code__
    lines = linecache.getlines(code.co_filename, function.__globals__)[code.co_firstlineno - 1 :]
    depth = -1  # of the line with `def`
    for count, line in enumerate(lines):
        text = line.lstrip()
        if depth < 0:
            if text.startswith("def "):
                depth = len(line) - len(text)
        elif text and text[0] not in "#)]}" and len(line) - len(text) <= depth:
            return "".join(lines[:count])
    return "".join(lines)


def children(node: ast.AST) -> Sequence[ast.AST]:
    """The expressions, statements and the like that a node directly consists of."""
    if isinstance(node, _LEAVES):
        return ()
    found: list[ast.AST] = []
    for name in node._fields:
        if name not in _PLAIN:
            part = getattr(node, name)
            if isinstance(part, list):
                found += part
            elif part is not None:
                found.append(part)
    return found


def walk(node: ast.AST) -> list[ast.AST]:
    """A node and all that it consists of."""
    found = [node]
    for part in found:  # which grows
        found += children(part)
    return found
