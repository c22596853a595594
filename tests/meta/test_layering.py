"""The arrows of docs/design.md: an import may only point downwards.

Read from the sources by `ast`, so that imports inside functions and under TYPE_CHECKING count as well.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "mttcg"

# Plain data and messages: importable by all, and importing nothing but each other.
COMMON = {"errors", "log", "exits", "config", "bootplan"}

# Each unit of the package and the units that it may import beside itself and COMMON.
ALLOWED: dict[str, set[str]] = {
    "native": set(),
    "memory": {"native"},
    "tcg": {"memory", "native"},
    "target": {"tcg", "memory", "native"},
    "vcpu": {"target", "tcg", "memory", "native"},
    "hw": {"memory", "native"},
    "io": {"hw", "memory", "native"},
    "monitor": {"io", "hw", "memory", "native"},
    "iothread": {"monitor", "io", "hw", "memory", "native"},
    "elf": set(),
    "image": {"elf"},
    "symbols": {"elf", "image"},
    "loader": {"image", "elf", "memory"},
    "supervise": {"native"},
    "machine": {
        "loader", "image", "symbols", "supervise", "iothread", "monitor", "io", "vcpu", "hw", "target", "tcg", "memory",
        "native",
    },
    "cli_options": set(),
    "cli": {"cli_options", "machine"},
    "__main__": {"cli"},
    "images": set(),
    # Starts emulators as commands, its own like any other; only the mutants reach into the product, to break it, and
    # the launcher, to fork it.
    "smptest": {"images", "smptest.mutants"},
    "smptest.launcher": {"cli", "tcg", "native"},
    "smptest.mutants": {"cli"},
}
MODULES = sorted((ROOT / PACKAGE).rglob("*.py"))


def _dotted(path: Path) -> list[str]:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return parts[:-1] if parts[-1] == "__init__" else parts


def _unit(dotted: list[str]) -> str:
    """What of the package a module belongs to: its first folder or file; "" for the package itself."""
    if ".".join(dotted[1:3]) in ALLOWED:
        return ".".join(dotted[1:3])
    return dotted[1] if len(dotted) > 1 else ""


def _imports(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, module) of every import, `from . import x` resolved to x where that is a module."""
    package = _dotted(path) if path.name == "__init__.py" else _dotted(path)[:-1]
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = base + (node.module.split(".") if node.module else [])
            for alias in node.names:
                inside = ROOT.joinpath(*module, alias.name)
                is_module = inside.is_dir() or inside.with_suffix(".py").exists()
                yield node.lineno, [*module, alias.name] if is_module else module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_downwards(path: Path) -> None:
    unit = _unit(_dotted(path))
    wrong = []
    for line, module in _imports(path):
        other = _unit(module)
        if module[0] in ("cffi", "_cffi_backend") and unit != "native":
            wrong.append(f"{path.name}:{line}: only native imports cffi")
        if module[0] != PACKAGE or other in ("", unit):
            continue
        allowed = COMMON | ALLOWED.get(unit, set()) if unit not in COMMON else COMMON
        if other not in allowed:
            wrong.append(f"{path.name}:{line}: {unit or PACKAGE} must not import {other}")
    assert wrong == []


def test_every_unit_has_its_place() -> None:
    units = {_unit(_dotted(path)) for path in MODULES} - {""}
    assert units <= set(ALLOWED) | COMMON, "say in ALLOWED what the new unit may import"


def test_the_generic_translator_does_not_know_its_back_end() -> None:
    """tcg's own modules reach tcg.x86_64 through nothing: whoever puts a vCPU together names the back end."""
    for path in (ROOT / PACKAGE / "tcg").glob("*.py"):
        for line, module in _imports(path):
            assert module[:3] != [PACKAGE, "tcg", "x86_64"], f"{path.name}:{line}"
