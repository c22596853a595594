"""A start imports nothing that is slow to import and not wanted by every machine."""

from __future__ import annotations

import subprocess
import sys

SLOW = (
    "numpy", "capstone", "rich", "dill", "pycparser", "cffi", "subprocess", "tempfile", "difflib",
    "mttcg.tcg.x86_64.aot", "mttcg.tcg.x86_64.aot_expr",
)  # fmt: skip
PROGRAM = """
import sys
from mttcg.cli import machine_class
machine_class()
print(*sys.modules)
"""


def test_a_start_imports_nothing_slow() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60)
    modules = set(done.stdout.split())
    assert "mttcg.machine" in modules
    assert not modules.intersection(SLOW)
    assert "multiprocess" in modules
