"""The board: QEMU's `virt` machine, address for address. ENTRIES below is the memory map.

The bus, the interrupt wiring and the device tree derive from that one table; adding a device is its file and
one row here. `local` devices keep no state of their own (or keep it in the vCPU records): every vCPU process
has its own instance. `served` devices live in the iothread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..memory.arena import Arena
from ..memory.ram import Ram
from . import mirror, uart16550
from .aclint import Mswi, Mtimer
from .bus import AddressMap
from .chardev import Backend
from .device import ANY_SIZE, Device, Irq
from .eventloop import EventLoop
from .fdt import Node, cells, strings, wide
from .goldfish_rtc import GoldfishRtc
from .plic import Plic, hart_sink
from .sifive_test import SifiveTest
from .virtio import mmio
from .virtio.mmio import VirtioDevice, VirtioMmio
from .virtio.queue import DmaWrite
from .virtio.rng import VirtioRng

N_SOURCES = 96  # PLIC interrupt sources
N_VIRTIO = 8
RNG_SLOT = 7  # the last one: slot 0 is where existing guests look for their disk
UART_CLOCK = 3_686_400
IRQ_S_EXT, IRQ_M_SOFT, IRQ_M_TIMER, IRQ_M_EXT = 9, 3, 7, 11


@dataclass(frozen=True)
class LocalParts:
    """What a device in a vCPU process may use."""

    arena: Arena
    stop: Callable[[int, int], object]  # (STOP_*, exit status)
    hart: int | None = None  # whose process it is; None: nobody's


class ServedParts:
    """What a device in the iothread may use."""

    def __init__(
        self,
        arena: Arena,
        board: Board,
        loop: EventLoop,
        serial: Backend,
        dma_write: DmaWrite,
        quit_machine: Callable[[], None],
    ) -> None:
        self._arena = arena
        self._board = board
        self.loop = loop
        self.serial = serial
        self.dma_write = dma_write
        self.quit_machine = quit_machine
        self.ram = Ram(arena)
        self.plic = Plic(N_SOURCES, 2 * board.n_harts, hart_sink(arena.vcpus))

    def irq(self, entry: Entry) -> Irq:
        """The entry's line into the PLIC."""
        return Irq(entry.irq, self.plic.set_level)

    def mirror(self, entry: Entry) -> mirror.Mirror:
        """The entry's window of registers that vCPUs read in place."""
        return mirror.Mirror(self._arena.machine, self._board.mirror_words(entry))

    def virtio(self, entry: Entry) -> VirtioDevice | None:
        """What sits in the entry's virtio slot."""
        make = self._board.virtio.get(entry.irq - 1)
        return make() if make is not None else None


@dataclass(frozen=True)
class Entry:
    """One row of the board: a device and its place."""

    name: str
    base: int
    size: int
    irq: int  # PLIC source, 0 for none
    sizes: frozenset[int]  # access widths that it answers
    local: Callable[[LocalParts], Device] | None = None
    served: Callable[[ServedParts, Entry], Device] | None = None
    node: Callable[[Entry, Phandles], list[Node]] = lambda entry, phandles: []
    mirrored: tuple[int, ...] = ()  # offsets in the mirror window
    mirror_width: int = 4  # access width by which they are read in place


@dataclass(frozen=True)
class Phandles:
    """References between nodes of the device tree."""

    intc: tuple[int, ...]  # each hart's interrupt controller
    plic: int
    test: int

    def all_harts(self, *lines: int) -> bytes:
        """interrupts-extended: these lines of every hart."""
        return cells(*(cell for intc in self.intc for line in lines for cell in (intc, line)))


# -- device tree nodes, as QEMU's board has them ---------------------------------------------------------


def _soc_node(
    entry: Entry, kind: str, compatible: tuple[str, ...], props: Mapping[str, bytes], size: int = 0x1000
) -> Node:
    place = {"reg": wide(entry.base, size), "compatible": strings(*compatible)}
    return Node(f"{kind}@{entry.base:x}", {**props, **place})


def _irq_props(entry: Entry, phandles: Phandles) -> dict[str, bytes]:
    return {"interrupts": cells(entry.irq), "interrupt-parent": cells(phandles.plic)}


def _test_node(entry: Entry, phandles: Phandles) -> list[Node]:
    compatible = ("sifive,test1", "sifive,test0", "syscon")
    return [_soc_node(entry, "test", compatible, {"phandle": cells(phandles.test)})]


def _rtc_node(entry: Entry, phandles: Phandles) -> list[Node]:
    return [_soc_node(entry, "rtc", ("google,goldfish-rtc",), _irq_props(entry, phandles))]


def _clint_node(entry: Entry, phandles: Phandles) -> list[Node]:
    """One node for MSWI and MTIMER together: the SiFive CLINT has both."""
    props = {"interrupts-extended": phandles.all_harts(IRQ_M_SOFT, IRQ_M_TIMER)}
    return [_soc_node(entry, "clint", ("sifive,clint0", "riscv,clint0"), props, 0x10000)]


def _plic_node(entry: Entry, phandles: Phandles) -> list[Node]:
    props = {
        "phandle": cells(phandles.plic),
        "riscv,ndev": cells(N_SOURCES),
        "interrupts-extended": phandles.all_harts(IRQ_M_EXT, IRQ_S_EXT),
        "interrupt-controller": b"",
        "#address-cells": cells(0),
        "#interrupt-cells": cells(1),
    }
    return [_soc_node(entry, "plic", ("sifive,plic-1.0.0", "riscv,plic0"), props, entry.size)]


def _serial_node(entry: Entry, phandles: Phandles) -> list[Node]:
    props = _irq_props(entry, phandles) | {"clock-frequency": cells(UART_CLOCK)}
    return [_soc_node(entry, "serial", ("ns16550a",), props, 0x100)]


def _virtio_node(entry: Entry, phandles: Phandles) -> list[Node]:
    return [_soc_node(entry, "virtio_mmio", ("virtio,mmio",), _irq_props(entry, phandles))]


# -- devices of the iothread --------------------------------------------------------------------------------


def _plic(parts: ServedParts, entry: Entry) -> Device:
    return parts.plic


def _serial(parts: ServedParts, entry: Entry) -> Device:
    uart = uart16550.Uart16550(parts.irq(entry), parts.serial, parts.mirror(entry))
    parts.serial.attach(parts.loop, uart, parts.quit_machine)
    return uart


def _virtio(parts: ServedParts, entry: Entry) -> Device:
    return VirtioMmio(
        parts.irq(entry), parts.ram, parts.dma_write, parts.mirror(entry), parts.virtio(entry)
    )


# The memory map. PLIC: 0x200000 + 0x1000 for each of 1024 contexts, whatever the number of harts.
ENTRIES: tuple[Entry, ...] = (
    Entry("test", 0x10_0000, 0x1000, 0, SifiveTest.sizes, local=lambda p: SifiveTest(p.stop), node=_test_node),
    Entry("rtc", 0x10_1000, 0x24, 11, GoldfishRtc.sizes,
          served=lambda p, e: GoldfishRtc(p.irq(e), p.loop), node=_rtc_node),
    Entry("mswi", 0x200_0000, 0x4000, 0, Mswi.sizes, local=lambda p: Mswi(p.arena), node=_clint_node),
    Entry("mtimer", 0x200_4000, 0x8000, 0, Mtimer.sizes, local=lambda p: Mtimer(p.arena, p.hart)),
    Entry("plic", 0xC00_0000, 0x60_0000, 0, Plic.sizes, served=_plic, node=_plic_node),
    Entry("serial", 0x1000_0000, 8, 10, ANY_SIZE, served=_serial, node=_serial_node,
          mirrored=uart16550.MIRRORED, mirror_width=1),
    *(
        Entry(f"virtio{n}", 0x1000_1000 + 0x1000 * n, 0x200, 1 + n, ANY_SIZE, served=_virtio, node=_virtio_node,
              mirrored=mmio.MIRRORED)
        for n in range(N_VIRTIO)
    ),
)  # fmt: skip


class Board:
    """The table at work for `n_harts`: address map, mirror window, what sits in the virtio slots."""

    def __init__(
        self, n_harts: int, virtio: Mapping[int, Callable[[], VirtioDevice]] | None = None
    ) -> None:
        """`virtio`: slot number → device; by default an entropy device in slot 7."""
        self.n_harts = n_harts
        self.entries = ENTRIES
        self.virtio = {RNG_SLOT: VirtioRng} if virtio is None else dict(virtio)
        self.bus: AddressMap[Entry] = AddressMap()
        self._words: dict[str, dict[int, int]] = {}
        word = 0
        for entry in self.entries:
            self.bus.add(entry)
            self._words[entry.name] = {offset: word + k for k, offset in enumerate(entry.mirrored)}
            word += len(entry.mirrored)
        if word > mirror.WORDS:
            raise ValueError(f"{word} mirrored registers, the machine record has room for {mirror.WORDS}")

    def mirror_words(self, entry: Entry) -> dict[int, int]:
        """Offset of each mirrored register → its word in MACHINE.device."""
        return self._words[entry.name]
