"""The device tree: the format, and the board's tree against QEMU's."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mttcg.hw.fdt import BadDeviceTree, Node, amended, cells, flatten, parse, strings, wide
from mttcg.hw.virt_tree import device_tree, split_isa

ISA = "rv64imafdc_zicsr_zifencei_sstc"


def tree(n_harts: int = 2, **options: object) -> Node:
    return parse(device_tree(n_harts, 256 << 20, ISA, "riscv,sv48", **options))  # type: ignore[arg-type]


def test_round_trip() -> None:
    root = Node("", {"compatible": strings("a", "bc"), "empty": b""}, [Node("x@1", {"reg": wide(1, 2)}), Node("y")])
    assert parse(flatten(root)) == root
    assert root["x@1"].u32("reg") == (0, 1, 0, 2)
    assert root.text("compatible") == ["a", "bc"]


@pytest.mark.parametrize("cut", [0, 10, 60, 100])
def test_damage_is_reported(cut: int) -> None:
    blob = flatten(Node("", {"p": cells(1)}, [Node("c")]))
    with pytest.raises(BadDeviceTree):
        parse(blob[:cut])
    with pytest.raises(BadDeviceTree):
        parse(blob[:56] + b"\xff" * 16 + blob[72:])


def test_chosen_and_memory() -> None:
    root = tree(bootargs="console=ttyS0", initrd=(0x8400_0000, 0x8500_0000), rng_seed=bytes(32))
    chosen = root["chosen"]
    assert chosen.text("bootargs") == ["console=ttyS0"]
    assert chosen.text("stdout-path") == ["/soc/serial@10000000"]
    assert chosen.u32("linux,initrd-start") == (0, 0x8400_0000)
    assert chosen.u32("linux,initrd-end") == (0, 0x8500_0000)
    assert len(chosen.props["rng-seed"]) == 32
    assert root["memory@80000000"].u32("reg") == (0, 0x8000_0000, 0, 256 << 20)
    assert "bootargs" not in tree()["chosen"].props


def test_every_hart_has_a_controller_and_lines() -> None:
    for n_harts in (1, 4, 256):
        root = tree(n_harts)
        cpus = [node for node in root["cpus"].children if node.name.startswith("cpu@")]
        assert [cpu.u32("reg") for cpu in cpus] == [(hart,) for hart in range(n_harts)]
        intc = [cpu["interrupt-controller"].u32("phandle")[0] for cpu in cpus]
        assert root["soc/plic@c000000"].u32("interrupts-extended") == tuple(
            cell for handle in intc for cell in (handle, 11, handle, 9)
        )
        assert root["soc/clint@2000000"].u32("interrupts-extended") == tuple(
            cell for handle in intc for cell in (handle, 3, handle, 7)
        )
        handles = [node.u32("phandle")[0] for _, node in root.walk() if "phandle" in node.props]
        assert len(handles) == len(set(handles)) == 2 * n_harts + 2


def test_isa_in_both_forms() -> None:
    assert split_isa("rv64imafdc_zicsr_sstc") == ("rv64i", ["i", "m", "a", "f", "d", "c", "zicsr", "sstc"])
    assert split_isa("rv64gc") == ("rv64i", ["i", "m", "a", "f", "d", "c"])
    with pytest.raises(ValueError, match="not an ISA"):
        split_isa("x86")
    cpu = tree()["cpus/cpu@0"]
    assert cpu.text("riscv,isa") == [ISA]
    assert cpu.text("mmu-type") == ["riscv,sv48"]


@pytest.mark.skipif(shutil.which("dtc") is None, reason="dtc is not installed")
def test_dtc_reads_it_without_a_complaint_of_its_own(tmp_path: Path) -> None:
    blob = tmp_path / "t.dtb"
    blob.write_bytes(device_tree(2, 1 << 30, ISA, "riscv,sv39", "root=/dev/vda", (0x8100_0000, 0x8200_0000)))
    run = subprocess.run(["dtc", "-I", "dtb", "-O", "dtb", str(blob)], capture_output=True, check=True, timeout=20)
    assert parse(run.stdout) == parse(blob.read_bytes())
    assert b"ERROR" not in run.stderr


def test_a_tree_from_elsewhere_is_told_of_command_line_and_initrd() -> None:
    """QEMU does the same with the tree of -dtb; what the tree says itself stays, memory reservations too."""
    given = flatten(Node("", {"model": b"x\0"}, [Node("soc")]), 3, ((0x8000_0000, 0x1000), (0, 0x20)))
    blob = amended(given, "quiet", (0x8100_0000, 0x8200_0000))
    root = parse(blob)
    assert [child.name for child in root.children] == ["soc", "chosen"]
    assert root["chosen"].text("bootargs") == ["quiet"]
    assert root["chosen"].props["linux,initrd-start"] == wide(0x8100_0000)
    assert root["chosen"].props["linux,initrd-end"] == wide(0x8200_0000)
    assert blob[40:88] == wide(0x8000_0000, 0x1000, 0, 0x20, 0, 0)
    assert int.from_bytes(blob[28:32], "big") == 3  # boot_cpuid_phys
    assert amended(blob, "", None) == blob


@pytest.mark.parametrize("damage", [b"", b"/dts-v1/;", flatten(Node(""))[:60]])
def test_a_damaged_tree_from_elsewhere_is_refused(damage: bytes) -> None:
    with pytest.raises(BadDeviceTree):
        amended(damage, "", None)


def _phandle_names(root: Node) -> dict[int, str]:
    return {node.u32("phandle")[0]: path for path, node in root.walk() if "phandle" in node.props}


@pytest.mark.qemu
@pytest.mark.skipif(shutil.which("qemu-system-riscv64") is None, reason="QEMU is not installed")
def test_nodes_are_qemus(tmp_path: Path) -> None:
    """Every node of ours is in QEMU's tree, with the same properties but for the numbers of phandles."""
    dump = tmp_path / "q.dtb"
    subprocess.run(
        ["qemu-system-riscv64", "-machine", f"virt,dumpdtb={dump}", "-smp", "2", "-m", "256M", "-nographic"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    theirs, ours = parse(dump.read_bytes()), tree()
    their_nodes = dict(theirs.walk())
    for path, node in ours.walk():
        other = their_nodes[path]
        for name, value in node.props.items():
            if name in ("riscv,isa", "riscv,isa-base", "riscv,isa-extensions", "rng-seed", "phandle"):
                continue
            if name in ("interrupt-parent", "regmap", "cpu", "interrupts-extended"):
                a = [_phandle_names(ours).get(c, c) for c in node.u32(name)]
                b = [_phandle_names(theirs).get(c, c) for c in other.u32(name)]
                if name == "interrupts-extended":  # line numbers may look like phandles
                    a[1::2], b[1::2] = list(node.u32(name)[1::2]), list(other.u32(name)[1::2])
                assert a == b, f"{path}:{name}"
            else:
                assert value == other.props[name], f"{path}:{name}"
    missing = {path for path, _ in theirs.walk()} - {path for path, _ in ours.walk()}
    left_out = re.compile(r"/pmu|/fw-cfg@|/flash@|/platform-bus@|/soc/pci@")
    assert all(left_out.match(path) for path in missing), missing
