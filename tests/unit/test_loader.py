"""Where the loader puts things, and how the harts start: as on QEMU's `virt` board."""

from __future__ import annotations

import gzip
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from mttcg import config as config_module
from mttcg import image, loader
from mttcg.bootplan import PRIV_M, PRIV_S, BootPlan, HartReset
from mttcg.config import MIB, MachineConfig
from mttcg.errors import UserError
from mttcg.memory.arena import Arena
from mttcg.memory.ram import Ram
from tests.support.guest_files import ET_DYN, RAM, SPIN, code, make_elf, make_image

TREE = b"\xd0\x0d\xfe\xed" + (512).to_bytes(4, "big") + bytes(504)
TEXT = code(*SPIN) * 1000


@pytest.fixture(autouse=True)
def _roomy_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """RAM that is never touched costs nothing, whatever this host has."""
    monkeypatch.setattr(config_module, "host_memory", lambda: None)


def _tree(initrd: tuple[int, int] | None) -> bytes:
    return TREE


def _load(config: MachineConfig) -> tuple[BootPlan, Ram]:
    ram = Ram(Arena(config.smp, config.ram_size))
    return loader.load(ram, config, _tree), ram


def _at(ram: Ram, address: int, size: int) -> bytes:
    return bytes(ram.b[address - RAM : address - RAM + size])


def _file(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_bios_none_starts_every_hart_in_m_mode_at_the_entry(tmp_path: Path) -> None:
    kernel = _file(tmp_path, "k.elf", make_elf(TEXT, entry=RAM + 8, memory_size=8192))
    plan, ram = _load(MachineConfig(smp=3, kernel=kernel, bios="none"))
    assert plan.harts == tuple(HartReset(RAM + 8, PRIV_M, hart, plan.dtb_address) for hart in range(3))
    assert not plan.builtin_sbi
    assert _at(ram, RAM, len(TEXT)) == TEXT
    assert _at(ram, plan.dtb_address, len(TREE)) == TREE
    assert plan.kernel_range == (RAM, RAM + 8192)


def test_builtin_sbi_starts_hart_0_in_s_mode(tmp_path: Path) -> None:
    kernel = _file(tmp_path, "Image", make_image(TEXT, image_size=MIB))
    plan, ram = _load(MachineConfig(smp=3, kernel=kernel))
    assert plan.builtin_sbi
    assert plan.harts[0] == HartReset(RAM + 0x20_0000, PRIV_S, 0, plan.dtb_address)
    assert [hart.started for hart in plan.harts] == [True, False, False]
    assert _at(ram, RAM + 0x20_0040, len(TEXT)) == TEXT
    assert plan.kernel_range == (RAM + 0x20_0000, RAM + 0x30_0000)


def test_gzip_of_either(tmp_path: Path) -> None:
    image = make_image(TEXT)
    _, ram = _load(MachineConfig(kernel=_file(tmp_path, "Image.gz", gzip.compress(image))))
    assert _at(ram, RAM + 0x20_0000, len(image)) == image
    elf = gzip.compress(make_elf(TEXT))
    _, ram = _load(MachineConfig(kernel=_file(tmp_path, "k.gz", elf), bios="none"))
    assert _at(ram, RAM, len(TEXT)) == TEXT


def test_firmware_gets_the_kernel_by_fw_dynamic(tmp_path: Path) -> None:
    """OpenSBI's include/sbi/fw_dynamic.h: magic, version, next_addr, next_mode, options, boot_hart."""
    firmware = _file(tmp_path, "fw.bin", b"\x13\0\0\0" * 64)
    kernel = _file(tmp_path, "Image", make_image(TEXT))
    plan, ram = _load(MachineConfig(smp=2, kernel=kernel, bios=str(firmware)))
    assert not plan.builtin_sbi
    for number, hart in enumerate(plan.harts):
        assert replace(hart, a2=0) == HartReset(RAM, PRIV_M, number, plan.dtb_address)
        info = struct.unpack("<6Q", _at(ram, hart.a2, 48))
        assert info == (0x4942534F, 2, RAM + 0x20_0000, 1, 0, 0)
    assert _at(ram, RAM, 4) == b"\x13\0\0\0"


def test_firmware_alone(tmp_path: Path) -> None:
    firmware = _file(tmp_path, "fw.elf", make_elf(TEXT, 0, entry=0, kind=ET_DYN))
    plan, ram = _load(MachineConfig(bios=str(firmware)))
    assert plan.harts[0].pc == RAM
    assert _at(ram, RAM, len(TEXT)) == TEXT
    assert struct.unpack("<6Q", _at(ram, plan.harts[0].a2, 48))[2] == 0


def test_an_elf_kernel_above_the_firmware_starts_in_s_mode(tmp_path: Path) -> None:
    kernel = _file(tmp_path, "vmlinux", make_elf(TEXT, RAM + 0x20_0000))
    plan, _ = _load(MachineConfig(kernel=kernel))
    assert plan.harts[0].pc == RAM + 0x20_0000
    assert plan.harts[0].priv == PRIV_S


def test_a_virtual_entry_becomes_physical(tmp_path: Path) -> None:
    """A vmlinux is linked high and loaded low: the entry is in virtual addresses."""
    high = 0xFFFF_FFFF_8000_0000
    kernel = _file(tmp_path, "vmlinux", make_elf(TEXT, RAM + 0x20_0000, virtual=high, entry=high + 64))
    plan, _ = _load(MachineConfig(kernel=kernel))
    assert plan.harts[0].pc == RAM + 0x20_0040


def test_a_position_independent_kernel_goes_to_its_place(tmp_path: Path) -> None:
    kernel = _file(tmp_path, "k.elf", make_elf(TEXT, 0, entry=4, kind=ET_DYN))
    assert _load(MachineConfig(kernel=kernel, bios="none"))[0].harts[0].pc == RAM + 4
    assert _load(MachineConfig(kernel=kernel))[0].harts[0].pc == RAM + 0x20_0004


def test_the_demo_is_there_without_a_kernel() -> None:
    plan, _ = _load(MachineConfig(smp=2))
    assert [hart.pc for hart in plan.harts] == [RAM, RAM]
    assert plan.harts[0].priv == PRIV_M


@pytest.mark.parametrize(("ram", "expected"), [(128, RAM + 64 * MIB), (2048, RAM + 512 * MIB)])
def test_initrd_lies_half_of_ram_behind_the_kernel(tmp_path: Path, ram: int, expected: int) -> None:
    """QEMU, hw/riscv/boot.c: the kernel's address plus half of RAM, at most 512 MiB."""
    kernel = _file(tmp_path, "Image", make_image(TEXT))
    initrd = _file(tmp_path, "rd", b"initrd" * 1000)
    plan, memory = _load(MachineConfig(ram_size=ram * MIB, kernel=kernel, initrd=initrd))
    assert plan.initrd_range == (expected + 0x20_0000, expected + 0x20_0000 + 6000)
    assert _at(memory, plan.initrd_range[0], 6000) == b"initrd" * 1000


def test_initrd_in_little_ram_lies_behind_the_kernel(tmp_path: Path) -> None:
    kernel = _file(tmp_path, "Image", make_image(TEXT, image_size=2 * MIB))
    initrd = _file(tmp_path, "rd", bytes(3 * MIB // 2))
    plan, _ = _load(MachineConfig(ram_size=8 * MIB, kernel=kernel, initrd=initrd))
    assert plan.initrd_range is not None
    start, end = plan.initrd_range
    assert plan.kernel_range[1] <= start
    assert end <= plan.dtb_address or plan.dtb_address + len(TREE) <= start


@pytest.mark.parametrize(("ram", "address"), [(128, 0x87E0_0000), (1024, 0xBFE0_0000), (4096, 0xBFE0_0000)])
def test_device_tree_lies_at_the_top_below_3_gib(tmp_path: Path, ram: int, address: int) -> None:
    assert _load(MachineConfig(ram_size=ram * MIB))[0].dtb_address == address


def test_pieces_that_overlap_are_named(tmp_path: Path) -> None:
    firmware = _file(tmp_path, "fw.bin", bytes(3 * MIB))
    kernel = _file(tmp_path, "Image", make_image(TEXT))
    with pytest.raises(UserError, match=r"Image.*overlaps.*fw\.bin"):
        _load(MachineConfig(kernel=kernel, bios=str(firmware)))


def test_an_entry_outside_the_program_is_refused(tmp_path: Path) -> None:
    kernel = _file(tmp_path, "k.elf", make_elf(TEXT, entry=RAM + 0x10_0000))
    with pytest.raises(UserError, match="entry point"):
        _load(MachineConfig(kernel=kernel, bios="none"))


def test_a_gzip_bomb_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "_MAX_UNPACKED", MIB)
    kernel = _file(tmp_path, "Image.gz", gzip.compress(bytes(4 * MIB)))
    with pytest.raises(UserError, match="unpacks to more than"):
        _load(MachineConfig(kernel=kernel))
