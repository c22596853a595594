"""Puts kernel, firmware, initrd and device tree into a new machine's RAM, where QEMU's `virt` board puts them.

Placement (hw/riscv/boot.c of QEMU is the model, so that what boots there boots here):

    RAM start            firmware, or the kernel with `-bios none`
    RAM start + 2 MiB    the kernel (an Image: RAM start + its text_offset; an ELF: where it is linked)
    kernel + half of RAM (at most 512 MiB)   the initrd
    top of RAM (below 3 GiB), 2 MiB aligned  the device tree; fw_dynamic's information lies right after it

QEMU reaches the first instruction through a small ROM; here the harts start at it, with the registers that the
ROM would have set. Files are copied by plain slices of the shared mapping: one pass, at memory speed.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import image
from .bootplan import PRIV_M, PRIV_S, BootPlan, HartReset
from .config import GIB, MIB, MachineConfig, format_size
from .elf import Elf
from .errors import UsageError, UserError
from .memory.ram import Ram

__all__ = ["BootPlan", "DeviceTree", "HartReset", "load"]

FIRMWARE_ROOM = 2 * MIB  # the kernel follows the firmware at this distance
_DTB_CEILING = 3 * GIB  # 32-bit kernels and old firmware look no higher
_DTB_SLACK = 4096  # what naming an initrd may add to a device tree, and fw_dynamic's structure
_INITRD_REACH = 512 * MIB
_PAGE = 4096

# struct fw_dynamic_info of OpenSBI (include/sbi/fw_dynamic.h): magic, version, next_addr, next_mode, options, boot_hart
_DYNAMIC_INFO = struct.Struct("<6Q")
_DYNAMIC_MAGIC = 0x4942534F
_DYNAMIC_VERSION = 2

# The device tree of the machine, given where the initrd lies (first byte, byte after the last) or None.
DeviceTree = Callable[[tuple[int, int] | None], bytes]


@dataclass(frozen=True)
class _Placed:
    """A piece in RAM: [start, end), and where it is entered."""

    name: str
    start: int
    end: int
    entry: int


class _Layout:
    """RAM being filled. Two pieces that overlap, or one that does not fit, are an error that names them."""

    def __init__(self, ram: Ram) -> None:
        self.ram = ram
        self.pieces: list[_Placed] = []

    def claim(self, name: str, start: int, size: int, entry: int | None = None) -> _Placed:
        """Reserve [start, start + size). Raises `UserError`."""
        end = start + size
        if start < self.ram.base:
            raise UserError(f"{name}: its place is {start:#x}, but RAM starts at {self.ram.base:#x}; link it there")
        if end > self.ram.end:
            need = _align_up(end - self.ram.base, MIB) // MIB
            limit = f"{end:#x}, beyond the end of RAM ({self.ram.end:#x})"
            raise UserError(f"{name}: reaches to {limit}; more than -m {need}M is needed")
        other = self.overlap(start, end)
        if other is not None:
            theirs = f"{other.name} ({other.start:#x}..{other.end:#x})"
            raise UserError(f"{name}: its place {start:#x}..{end:#x} overlaps {theirs}")
        piece = _Placed(name, start, end, start if entry is None else entry)
        self.pieces.append(piece)
        return piece

    def overlap(self, start: int, end: int) -> _Placed | None:
        """A piece that has bytes in [start, end)."""
        return next((p for p in self.pieces if start < p.end and p.start < end), None)

    def put(self, address: int, data: memoryview | bytes) -> None:
        """Copy into claimed RAM."""
        offset = address - self.ram.base
        self.ram.b[offset : offset + len(data)] = data


def load(ram: Ram, config: MachineConfig, device_tree: DeviceTree) -> BootPlan:
    """Fill zeroed `ram` and say how the harts start. Raises `UserError` naming the file at fault."""
    layout = _Layout(ram)
    firmware = _firmware(layout, config)
    kernel = _kernel(layout, config, firmware)
    if config.initrd is None:
        dtb_address, dtb = _device_tree(layout, lambda: device_tree(None))
        initrd_range = None
    else:
        data = image.read(config.initrd, "initrd", ram.size)
        # The tree must say where the initrd is, and the initrd must leave room for the tree: its size comes first.
        start = _initrd_place(layout, config, kernel, len(data), len(device_tree(None)) + _DTB_SLACK)
        initrd = layout.claim(f"initrd {config.initrd}", start, len(data))
        layout.put(initrd.start, data)
        found = (initrd.start, initrd.end)
        dtb_address, dtb = _device_tree(layout, lambda: device_tree(found))
        initrd_range = found
    info = _align_up(dtb_address + len(dtb), 8)
    if firmware is not None:
        next_address = kernel.entry if kernel is not None else 0
        words = (_DYNAMIC_MAGIC, _DYNAMIC_VERSION, next_address, PRIV_S, 0, 0)
        layout.put(info, _DYNAMIC_INFO.pack(*words))
    harts = _harts(config, firmware, kernel, dtb_address, info)
    builtin_sbi = config.bios == "default" and config.kernel is not None
    kernel_range = (kernel.start, kernel.end) if kernel is not None else (ram.base, ram.base)
    return BootPlan(harts, builtin_sbi, dtb_address, dtb, kernel_range, initrd_range)


def _harts(
    config: MachineConfig, firmware: _Placed | None, kernel: _Placed | None, dtb: int, info: int
) -> tuple[HartReset, ...]:
    """Reset states. With firmware, or in M-mode, every hart starts; the built-in SBI starts hart 0 alone."""
    if firmware is not None:
        return tuple(HartReset(firmware.entry, PRIV_M, hart, dtb, info) for hart in range(config.smp))
    assert kernel is not None  # _kernel: only firmware can do without
    if config.bios == "none" or config.kernel is None:
        return tuple(HartReset(kernel.entry, PRIV_M, hart, dtb) for hart in range(config.smp))
    boot = HartReset(kernel.entry, PRIV_S, 0, dtb)
    return (boot, *(HartReset(started=False) for _ in range(config.smp - 1)))


def _firmware(layout: _Layout, config: MachineConfig) -> _Placed | None:
    if config.bios in ("none", "default"):
        return None
    blob = image.load_firmware(Path(config.bios))
    if isinstance(blob.format, Elf):
        return _put_elf(layout, blob, blob.format)
    piece = layout.claim(blob.name, layout.ram.base, len(blob.data))
    layout.put(piece.start, blob.data)
    return piece


def _kernel(layout: _Layout, config: MachineConfig, firmware: _Placed | None) -> _Placed | None:
    """The kernel in its place; None when only firmware was asked for."""
    path = config.kernel
    if path is None:
        if firmware is not None:
            return None
        demo = Path(__file__).with_name("data") / "demo.elf"
        blob = image.load_kernel(demo)
    else:
        blob = image.load_kernel(path)
    base = layout.ram.base
    if isinstance(blob.format, Elf):
        bare = config.bios == "none" or path is None
        program = blob.format
        if program.relocatable and program.low < base:
            program = program.moved((base if bare else base + FIRMWARE_ROOM) - (program.low & -_PAGE))
        if not bare and firmware is None and program.low < base + FIRMWARE_ROOM and program.low >= base:
            raise UsageError(
                f"{blob.name}: linked at {program.low:#x}, where the firmware is; give -bios none to start it"
                f" there in M-mode, or link it at {base + FIRMWARE_ROOM:#x}"
            )
        return _put_elf(layout, blob, program)
    assert isinstance(blob.format, image.LinuxImage)  # load_kernel refuses bare binaries
    piece = layout.claim(blob.name, base + blob.format.text_offset, blob.format.memory_size)
    layout.put(piece.start, blob.data)
    return piece


def _put_elf(layout: _Layout, blob: image.Blob, program: Elf) -> _Placed:
    """Copy the segments; the bytes between and after them stay zero."""
    if program.relocatable and program.low < layout.ram.base:
        program = program.moved(layout.ram.base - (program.low & -_PAGE))
    piece = layout.claim(blob.name, program.low, program.high - program.low, program.entry)
    if not piece.start <= program.entry < piece.end:
        raise UserError(f"{blob.name}: its entry point {program.entry:#x} is outside what it loads")
    for segment in program.segments:
        layout.put(segment.address, blob.data[segment.offset : segment.offset + segment.file_size])
    return piece


def _initrd_place(layout: _Layout, config: MachineConfig, kernel: _Placed | None, size: int, dtb_size: int) -> int:
    """QEMU's place for an initrd, or right behind the kernel when RAM is too small for that."""
    ram = layout.ram
    floor = _align_up(kernel.end if kernel is not None else ram.base, _PAGE)
    start = kernel.start if kernel is not None else ram.base
    dtb = _dtb_place(layout, dtb_size)
    preferred = max(_align_up(start + min(ram.size // 2, _INITRD_REACH), _PAGE), floor)
    for place in (preferred, floor, _align_up(dtb + dtb_size, _PAGE)):
        if place + size <= ram.end and not (place < dtb + dtb_size and dtb < place + size):
            return place
    room = max(dtb - floor, 0)
    raise UserError(
        f"initrd {config.initrd}: {format_size(size)} do not fit beside the kernel"
        f" ({format_size(room)} of {format_size(ram.size)} RAM are left); give a larger -m"
    )


def _dtb_place(layout: _Layout, size: int) -> int:
    """As high as QEMU puts a device tree of `size` bytes; page-aligned only where RAM is too small for 2 MiB steps."""
    top = min(layout.ram.end, max(_DTB_CEILING, layout.ram.base))
    for align in (2 * MIB, _PAGE):
        place = (top - size) & -align
        if place >= layout.ram.base and layout.overlap(place, place + size) is None:
            return place
    raise UserError(f"the device tree ({format_size(size)}) does not fit into RAM beside the kernel; give a larger -m")


def _device_tree(layout: _Layout, generate: Callable[[], bytes]) -> tuple[int, bytes]:
    """Make and place the device tree: (address, bytes)."""
    dtb = generate()
    size = len(dtb) + 8 + _DYNAMIC_INFO.size
    address = _dtb_place(layout, size)
    layout.claim("the device tree", address, size)
    layout.put(address, dtb)
    return address, dtb


def _align_up(value: int, align: int) -> int:
    return (value + align - 1) & -align
