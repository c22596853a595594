"""The text of native functions, and what their trees consist of, against `inspect` and `ast`."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

import mttcg.machine  # so that all native functions are known
from mttcg.native import lowlevel
from mttcg.tcg.x86_64.aot_source import source_of, walk

assert mttcg.machine

_NOTHING_WITHIN = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)


def _tree(text: str) -> ast.Module:
    return ast.parse(textwrap.dedent(text))


def _marked(*_: object) -> Callable[[Any], Any]:
    return lambda function: function


class Odd:
    """Functions whose text is not all deeper than their first line, or is followed by more of the kind."""

    @_marked(
        1,
    )
    def of_many_lines(
        self,
        a: int,
    ) -> int:
        """Its signature ends
        in a bracket."""
    # a comment that stands out
        b = [
            a,
        ]

        return b[0]
    # one behind it

    def of_one(self) -> int: return 1

    def last(self) -> int:
        return (
            2
        )


def behind() -> int:
    return Odd().last()


@pytest.mark.parametrize("function", [*lowlevel.functions, Odd.of_many_lines, Odd.of_one, Odd.last, behind])
def test_the_text_of_a_function_is_what_inspect_finds(function: Any) -> None:
    assert ast.dump(_tree(source_of(function))) == ast.dump(_tree(inspect.getsource(function)))


def test_a_string_that_stands_out_is_not_taken_for_the_end() -> None:
    def stands_out() -> Any:
        return """
at the margin"""

    with pytest.raises(SyntaxError):
        _tree(source_of(stands_out))


@pytest.mark.parametrize("function", lowlevel.functions)
def test_nothing_but_operators_and_contexts_is_left_out_of_a_tree(function: Any) -> None:
    tree = _tree(inspect.getsource(function))
    wanted = [part for part in ast.walk(tree) if not isinstance(part, _NOTHING_WITHIN)]
    assert sorted(map(id, walk(tree))) == sorted(map(id, wanted))
