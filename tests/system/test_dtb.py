"""`-dtb`: the tree that the board writes itself, given back to it, is as good as the generated one."""

from __future__ import annotations

from pathlib import Path

from tests.support.command import run
from tests.support.guest_manifest import GUESTS


def test_a_dumped_tree_given_back_gets_the_command_line(tmp_path: Path) -> None:
    tree = tmp_path / "virt.dtb"
    assert run(["-smp", "2", "-machine", f"dumpdtb={tree}"]).status == 0
    kernel = ["-bios", "none", "-kernel", str(GUESTS / "bench" / "crc32.elf")]
    result = run(["-smp", "2", *kernel, "-dtb", str(tree), "-append", "iters=3"])
    assert result.status == 0, result.err
    assert "iters=3" in result.out  # the guest has it from /chosen/bootargs
    assert result.err == ""
