"""What is fetched, and how each package becomes files: the kernel, the initramfs, and two firmwares.

Two versions of OpenSBI, because they take different paths through a machine: 1.1 goes with Debian 12's QEMU
7.2 and knows few extensions; 1.6 (Debian 13) has the debug console and other SBI 2.0 calls.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from mttcg.errors import UserError
from mttcg.images import debfile, initramfs
from mttcg.images.archive import Package, Suite

KERNEL = "Image"
INITRAMFS = "initramfs.cpio.gz"
#: The Debian that has the older OpenSBI.
OLD_FIRMWARE_SUITE = "bookworm"

_ARCH = "riscv64"
_KERNEL_META = "linux-image-riscv64"
_FIRMWARE_DIR = "usr/lib/riscv64-linux-gnu/opensbi/generic"
_FIRMWARE = ("fw_dynamic.bin", "fw_dynamic.elf", "fw_jump.bin", "fw_jump.elf")
# Linux's Documentation/arch/riscv/boot-image-header.rst: magic2 at byte 56.
_IMAGE_MAGIC = slice(56, 60), b"RSC\x05"


@dataclass(frozen=True)
class Product:
    """One thing to fetch: `find` its package in `suite`, and `unpack` the package into files by name."""

    name: str
    suite: str
    find: Callable[[Suite], Package]
    unpack: Callable[[BinaryIO, Package], dict[str, bytes]]
    recipe: str = "1"  #: changes when `unpack` would make other files of the same package
    optional: bool = False  #: when its suite has left the mirror, say so and go on


def raw_image(data: bytes, name: str) -> bytes:
    """The kernel as the raw RISC-V `Image` that boot loaders load; `data` may be gzip-compressed."""
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise UserError(f"{name}: its kernel is damaged ({error})") from None
    where, magic = _IMAGE_MAGIC
    if data[where] != magic:
        raise UserError(f"{name}: no raw RISC-V Image, nor a gzip of one, is in it; use --suite trixie")
    return data


def _find_kernel(suite: Suite) -> Package:
    """The kernel that Debian's package for "the current kernel" depends on."""
    meta = suite.package(_KERNEL_META, _ARCH)
    match = re.search(r"\blinux-image-[^\s,|(]+", meta.depends)
    if match is None:
        raise UserError(f"suite {suite.name}: {_KERNEL_META} depends on no kernel; name another with --suite")
    return suite.package(match[0], _ARCH)


def _unpack_kernel(deb: BinaryIO, package: Package) -> dict[str, bytes]:
    pattern = "boot/vmlinu[xz]-*"
    return {KERNEL: raw_image(debfile.read_files(deb, [pattern], package.name)[pattern], package.name)}


def _find_busybox(suite: Suite) -> Package:
    return suite.package("busybox-static", _ARCH)


def _unpack_busybox(deb: BinaryIO, package: Package) -> dict[str, bytes]:
    pattern = "*bin/busybox"  # /bin in Debian 12, /usr/bin since
    return {INITRAMFS: initramfs.build(debfile.read_files(deb, [pattern], package.name)[pattern])}


def _unpack_firmware(deb: BinaryIO, package: Package) -> dict[str, bytes]:
    paths = {f"{_FIRMWARE_DIR}/{name}": f"opensbi-{package.upstream_version}/{name}" for name in _FIRMWARE}
    return {paths[path]: data for path, data in debfile.read_files(deb, list(paths), package.name).items()}


def products(suite: str) -> list[Product]:
    """All that `python -m mttcg.images` provides, the kernel and its companions from `suite`."""
    return [
        Product("opensbi", suite, lambda where: where.package("opensbi", _ARCH), _unpack_firmware),
        Product("initramfs", suite, _find_busybox, _unpack_busybox, recipe=initramfs.recipe()),
        Product("kernel", suite, _find_kernel, _unpack_kernel),
        Product(
            "opensbi-old",
            OLD_FIRMWARE_SUITE,
            # Debian 12 has no riscv64; its firmware is for all architectures: see the list "all".
            lambda where: where.package("opensbi", "all"),
            _unpack_firmware,
            optional=True,
        ),
    ]
