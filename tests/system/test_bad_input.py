"""Whatever a user gets wrong: one line that names the thing, status 1 or 2, no traceback, nothing left running."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command import run
from tests.support.guest_files import EM_X86_64, RAM, SPIN, code, make_elf, make_image

Make = Callable[[Path], Path]


def _file(name: str, data: bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def _unreadable(folder: Path) -> Path:
    path = _file("secret", b"x")(folder)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    return path


def _directory(folder: Path) -> Path:
    return folder


ELF = make_elf(code(*SPIN))
IMAGE = make_image(bytes(4096))

# name of the case: (how to make the kernel, words that the line must hold)
KERNELS: dict[str, tuple[Make, tuple[str, ...]]] = {
    "missing": (lambda folder: folder / "vmlinux", ("vmlinux", "no such file")),
    "empty": (_file("vmlinux", b""), ("vmlinux", "empty")),
    "directory": (_directory, ("directory",)),
    "unreadable": (_unreadable, ("secret", "permission denied")),
    "truncated header": (_file("vmlinux", ELF[:40]), ("vmlinux", "truncated")),
    "truncated program headers": (_file("vmlinux", ELF[:100]), ("vmlinux", "truncated")),
    "truncated segment": (_file("vmlinux", ELF[:-2]), ("vmlinux", "truncated")),
    "x86 ELF": (_file("vmlinux", make_elf(b"\x90", machine=EM_X86_64)), ("x86-64", "RISC-V")),
    "RV32 ELF": (_file("vmlinux", make_elf(code(*SPIN), bits=32)), ("RV32", "RV64")),
    "text file": (_file("notes.txt", b"hello\n"), ("notes.txt", "text file")),
    "neither kind": (_file("blob", bytes(range(256))), ("blob", "neither")),
    "damaged gzip": (_file("Image.gz", gzip.compress(IMAGE)[:20] + b"\xff" * 20), ("Image.gz", "gzip")),
    "truncated gzip": (_file("Image.gz", gzip.compress(IMAGE)[:-9]), ("Image.gz", "truncated")),
    "larger than RAM": (_file("Image", make_image(b"", image_size=1 << 30)), ("Image", "beyond the end of RAM", "-m")),
    "outside RAM": (_file("vmlinux", make_elf(code(*SPIN), 0x1000)), ("vmlinux", "RAM starts at")),
    "needs -bios none": (_file("vmlinux", ELF), ("-bios none",)),
    "name with a line end": (lambda folder: folder / "two\nlines", ("no such file",)),
}


def _check(arguments: list[str], status: int, words: tuple[str, ...]) -> None:
    result = run(arguments)
    assert result.status == status, result.err
    assert result.err.startswith("mttcg: ")
    assert result.err.count("\n") == 1, result.err
    assert result.out == ""
    for word in words:
        assert word in result.err
    assert result.left == []


@pytest.mark.parametrize("case", KERNELS)
def test_kernel_is_refused_by_name(case: str, tmp_path: Path) -> None:
    make, words = KERNELS[case]
    status = 2 if case == "needs -bios none" else 1
    _check(["-kernel", str(make(tmp_path))], status, words)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["-m", "0"], 2, ("-m 0",)),
        (["-m", "1"], 2, ("-m", "too little")),
        (["-m", "12x"], 2, ("-m 12x", "not a size")),
        (["-m", "4000T"], 1, ("-m", "this host has")),
        (["-m", "99999999999999999999E"], 1, ("-m", "this host has")),
        (["-m", "-5"], 2, ("-m -5",)),
        (["-smp", "0"], 2, ("-smp 0", "1 to 256")),
        (["-smp", "257"], 2, ("-smp 257", "1 to 256")),
        (["-smp", "two"], 2, ("two",)),
        (["-smp", "4,cores=3"], 2, ("multiply",)),
        (["-smp", "2,maxcpus=4"], 2, ("maxcpus",)),
        (["-M", "virtt"], 2, ("virtt", "did you mean virt?")),
        (["-machine", "virt,dumpdtv=x"], 2, ("dumpdtv", "did you mean dumpdtb?")),
        (["-device", "virtio-rnd-device"], 2, ("did you mean virtio-rng-device?",)),
        (["-d", "in_asn"], 2, ("did you mean in_asm?",)),
        (["-accel", "tgc"], 2, ("did you mean tcg?",)),
        (["-accel", "tcg,thread=singel"], 2, ("did you mean single?",)),
        (["-cpu", "rv46"], 2, ("did you mean rv64?",)),
        (["-serial", "mon:stdoi"], 2, ("did you mean mon:stdio?",)),
        (["-serial", "ptty"], 2, ("did you mean pty?",)),
        (["-monitor", "stdio"], 2, ("-monitor stdio", "-serial mon:stdio", "Ctrl-A c")),
        (["-monitor", "stdio", "-serial", "stdio"], 2, ("-monitor stdio", "-serial stdio")),
        (["-monitor", "ptty"], 2, ("did you mean pty?",)),
        (["-monitor", "unix:sock"], 2, ("-monitor unix:PATH,server,nowait",)),
        (["-monitor", "unix:/no/where/sock,server,nowait"], 1, ("-monitor unix:/no/where/sock",)),
        (["-S", "-monitor", "none"], 2, ("-S", "cont")),
        (["-S", "-serial", "null"], 2, ("-S", "-monitor")),
        (["-kernle", "x"], 2, ("did you mean -kernel?",)),
        (["--no-rebot"], 2, ("did you mean -no-reboot?",)),
        (["vmlinux"], 2, ("-kernel vmlinux",)),
        (["-kernel"], 2, ("needs an argument",)),
        (["-append", "x"], 2, ("-kernel",)),
        (["-D", "/nonexistent/log"], 1, ("-D /nonexistent/log",)),
        (["-D", "/"], 1, ("-D /",)),
        (["-bios", "/nonexistent/fw.bin"], 1, ("bios /nonexistent/fw.bin", "no such file")),
        (["-machine", "dumpdtb=/nonexistent/x"], 1, ("dumpdtb=/nonexistent/x",)),
        (["-serial", "file:/nonexistent/x"], 1, ("/nonexistent/x",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_word_gets_one_line(arguments: list[str], status: int, words: tuple[str, ...]) -> None:
    _check(arguments, status, words)


def test_more_ram_than_the_host_has(tmp_path: Path) -> None:
    """`-m 1T`, or whatever is certainly more than this host has."""
    total = int(Path("/proc/meminfo").read_text().split()[1]) // 1024
    _check(["-m", f"{total + 1}M"], 1, ("this host has",))


def test_initrd_that_does_not_fit(tmp_path: Path) -> None:
    image = _file("Image", IMAGE)(tmp_path)
    initrd = _file("initrd.img", bytes(7 << 20))(tmp_path)
    _check(["-m", "8M", "-kernel", str(image), "-initrd", str(initrd)], 1, ("initrd.img", "give a larger -m"))
    _check(["-m", "4M", "-kernel", str(image), "-initrd", str(initrd)], 1, ("initrd.img", "give a larger -m"))


def test_missing_initrd(tmp_path: Path) -> None:
    image = _file("Image", IMAGE)(tmp_path)
    _check(["-kernel", str(image), "-initrd", "/nonexistent/initrd"], 1, ("initrd /nonexistent/initrd", "no such file"))


def test_damaged_device_tree(tmp_path: Path) -> None:
    dtb = _file("virt.dtb", b"/dts-v1/;")(tmp_path)
    _check(["-dtb", str(dtb)], 1, ("virt.dtb", "not a flattened device tree"))


def test_kernel_and_firmware_at_one_place(tmp_path: Path) -> None:
    firmware = _file("fw.elf", make_elf(code(*SPIN), RAM, memory_size=3 << 20))(tmp_path)
    image = _file("Image", IMAGE)(tmp_path)
    _check(["-bios", str(firmware), "-kernel", str(image)], 1, ("Image", "overlaps", "fw.elf"))
