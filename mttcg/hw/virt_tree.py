"""The board's device tree: what the table says of each device, and the harts and memory around them."""

from __future__ import annotations

import re

from ..memory.layout import RAM_BASE
from .fdt import Node, cells, flatten, strings, wide
from .sifive_test import PASS, RESET
from .virt import ENTRIES, Phandles


def device_tree(
    n_harts: int,
    ram_size: int,
    isa: str,
    mmu_type: str,
    bootargs: str = "",
    initrd: tuple[int, int] | None = None,
    timebase: int = 10_000_000,
    rng_seed: bytes = b"",
) -> bytes:
    """The flattened device tree.

    `isa` as in riscv,isa ("rv64imafdc_zicsr_..."), `mmu_type` as in mmu-type ("riscv,sv48"; "" for none),
    `initrd` its first address and the one past its end, `timebase` in Hz, `rng_seed` random bytes if any.
    """
    intc = tuple(2 * hart + 2 for hart in range(n_harts))  # the hart itself has the odd number before
    phandles = Phandles(intc, 2 * n_harts + 1, 2 * n_harts + 2)
    root = Node("", _wide_cells())
    root.props |= {"compatible": strings("riscv-virtio"), "model": strings("riscv-virtio,qemu")}
    soc = Node("soc", {**_wide_cells(), "compatible": strings("simple-bus"), "ranges": b""})
    soc.children = [node for entry in ENTRIES for node in entry.node(entry, phandles)]
    root.children = [
        _chosen(bootargs, initrd, rng_seed),
        _syscon("poweroff", PASS, phandles),
        _syscon("reboot", RESET, phandles),
        Node(f"memory@{RAM_BASE:x}", {"device_type": strings("memory"), "reg": wide(RAM_BASE, ram_size)}),
        _cpus(phandles, isa, mmu_type, timebase),
        soc,
    ]
    return flatten(root)


def _wide_cells() -> dict[str, bytes]:
    return {"#address-cells": cells(2), "#size-cells": cells(2)}


def _chosen(bootargs: str, initrd: tuple[int, int] | None, rng_seed: bytes) -> Node:
    serial = next(entry for entry in ENTRIES if entry.name == "serial")
    node = Node("chosen", {"stdout-path": strings(f"/soc/serial@{serial.base:x}")})
    if bootargs:
        node.props["bootargs"] = strings(bootargs)
    if initrd is not None:
        node.props |= {"linux,initrd-start": wide(initrd[0]), "linux,initrd-end": wide(initrd[1])}
    if rng_seed:
        node.props["rng-seed"] = rng_seed
    return node


def _syscon(name: str, value: int, phandles: Phandles) -> Node:
    props = {"value": cells(value), "offset": cells(0), "regmap": cells(phandles.test)}
    return Node(name, {**props, "compatible": strings(f"syscon-{name}")})


def _cpus(phandles: Phandles, isa: str, mmu_type: str, timebase: int) -> Node:
    node = Node("cpus", {"#address-cells": cells(1), "#size-cells": cells(0), "timebase-frequency": cells(timebase)})
    cluster = Node("cluster0")
    for hart, intc in enumerate(phandles.intc):
        node.children.append(_cpu(hart, intc, isa, mmu_type))
        cluster.children.append(Node(f"core{hart}", {"cpu": cells(intc - 1)}))
    node.children.append(Node("cpu-map", {}, [cluster]))
    return node


def _cpu(hart: int, intc: int, isa: str, mmu_type: str) -> Node:
    base, extensions = split_isa(isa)
    cpu = Node(
        f"cpu@{hart:x}",
        {
            "phandle": cells(intc - 1),
            "device_type": strings("cpu"),
            "reg": cells(hart),
            "status": strings("okay"),
            "compatible": strings("riscv"),
            "riscv,isa": strings(isa),
            "riscv,isa-base": strings(base),
            "riscv,isa-extensions": strings(*extensions),
        },
    )
    if mmu_type:
        cpu.props["mmu-type"] = strings(mmu_type)
    controller = {
        "#interrupt-cells": cells(1),
        "interrupt-controller": b"",
        "compatible": strings("riscv,cpu-intc"),
        "phandle": cells(intc),
    }
    cpu.children.append(Node("interrupt-controller", controller))
    return cpu


def split_isa(isa: str) -> tuple[str, list[str]]:
    """riscv,isa-base and riscv,isa-extensions of an ISA string: single letters, then the named extensions."""
    single, *named = isa.split("_")
    match = re.fullmatch(r"(rv(?:32|64))([a-z]+)", single)
    if match is None:
        raise ValueError(f"not an ISA string: {isa}")
    letters = match[2].replace("g", "imafd")
    return match[1] + letters[0], [*letters, *named]
