"""The libc module that mttcg starts with is what its declarations make."""

from __future__ import annotations

from mttcg.native import declarations


def test_the_module_is_what_the_declarations_make() -> None:
    assert declarations.MODULE.read_text() == declarations.generate()
