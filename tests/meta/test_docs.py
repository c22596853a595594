"""The documents name real files, functions and fields: what they point at exists, and nothing shared is left out.

Two forms of reference are looked up, both in backticks: `folder/file.py:Class.method` (from the checkout or from
mttcg/; the name after the colon may be missing) and dotted `memory.arena.Arena`. Read by `ast`, nothing is imported.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mttcg.memory.layout import MACHINE, VCPU
from mttcg.memory.records import Field

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mttcg"
DOCS = sorted((ROOT / "docs").rglob("*.md"))

_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PATH = re.compile(r"([\w.-]+(?:/[\w.-]+)*\.(?:py|md|toml|c|h|S|ir))(?::([A-Za-z_][\w.]*))?")
_DOTTED = re.compile(r"[a-z_]\w*(?:\.\w+)+")
_FOLDERS = re.compile(r"(?:[\w.-]+/)+")
# What a dotted name can begin with: the package itself, or a unit of it.
UNITS = {"mttcg"} | {entry.stem for entry in PACKAGE.iterdir() if entry.suffix == ".py" or entry.is_dir()}
# Written by their owner alone: no protocol, so no row in docs/shared-state.md.
PRIVATE = {"own", "own, at start"}


@cache
def _names(path: Path) -> frozenset[str]:
    """`name`, `Class` and `Class.member` for everything that a module defines or imports by name."""
    found: set[str] = set()

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    found.add(prefix + name)
                    if prefix:
                        attributes(node, prefix)
                case ast.ClassDef(name=name, body=inner):
                    found.add(prefix + name)
                    visit(inner, f"{prefix}{name}.")
                case ast.Assign(targets=targets):
                    for target in targets:
                        found.update(prefix + leaf.id for leaf in ast.walk(target) if isinstance(leaf, ast.Name))
                case ast.AnnAssign(target=ast.Name(id=name)):
                    found.add(prefix + name)
                case ast.ImportFrom(names=names):
                    found.update(prefix + (alias.asname or alias.name) for alias in names)

    def attributes(method: ast.AST, prefix: str) -> None:
        for node in ast.walk(method):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(prefix + node.attr)

    visit(ast.parse(path.read_text(), str(path)).body, "")
    return frozenset(found)


def _file(text: str) -> Path | None:
    return next((base / text for base in (ROOT, PACKAGE) if (base / text).exists()), None)


def _dotted_exists(text: str) -> bool:
    """Whether a module, or something in one, has this dotted name."""
    parts = text.removeprefix("mttcg.").split(".")
    for split in range(len(parts), 0, -1):
        place, rest = PACKAGE.joinpath(*parts[:split]), ".".join(parts[split:])
        module = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        if module.exists():
            return not rest or rest in _names(module)
    return False


def problems(text: str) -> Iterator[str]:
    """References in a document's text that lead nowhere."""
    for span in _CODE.findall(text):
        word = span.partition("(")[0].strip()
        found = _PATH.fullmatch(word)
        if found is not None:
            path = _file(found[1])
            if path is None and "/" in found[1]:
                yield f"{span}: no such file"
            elif path is not None and found[2] and found[2] not in _names(path):
                yield f"{span}: no such name in it"
        elif _FOLDERS.fullmatch(word):
            if _file(word) is None:
                yield f"{span}: no such folder"
        elif _DOTTED.fullmatch(word) and word.partition(".")[0] in UNITS and not _dotted_exists(word):
            yield f"{span}: no such module or name"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_references_exist(path: Path) -> None:
    assert list(problems(path.read_text())) == []


GOOD = ["memory/arena.py:Arena.inval", "mttcg/cli.py", "memory.arena.Arena", "mttcg.tcg.x86_64", "tcg.interp.run(ops)"]
BAD = ["memory/arena.py:Arena.gone", "mttcg/gone.py", "memory.arena.Gone", "memory.gone", "tcg.interp.no(ops)", "no/x/"]
SHARED = [*(field for field in VCPU if field.writer not in PRIVATE), *MACHINE]


@pytest.mark.parametrize("reference", GOOD)
def test_good_references_are_found(reference: str) -> None:
    assert list(problems(f"see `{reference}`")) == []


@pytest.mark.parametrize("reference", BAD)
def test_bad_references_are_found(reference: str) -> None:
    assert len(list(problems(f"see `{reference}`"))) == 1


@pytest.mark.parametrize("field", SHARED, ids=lambda field: field.name)
def test_every_shared_field_is_documented(field: Field) -> None:
    text = (ROOT / "docs" / "shared-state.md").read_text()
    assert f"`{field.name}`" in text
