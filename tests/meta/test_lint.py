"""ruff and mypy --strict have nothing to say (both come with the `test` extra).

mypy runs without its cache: one that another run is writing makes it see modules that lack attributes.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


COMMANDS = [("ruff", "check", "."), ("mypy", f"--cache-dir={os.devnull}")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_clean(command: tuple[str, ...]) -> None:
    if importlib.util.find_spec(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
