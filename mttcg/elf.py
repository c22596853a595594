"""ELF files of the guest: parsed far enough to load them, and refused by name when they are not for this machine.

Only program headers count; sections are for debuggers. Physical addresses decide where bytes go, as in QEMU,
because firmware and kernels are loaded before there is any translation.
(Tool Interface Standard ELF 1.2; RISC-V ELF psABI for e_machine.)
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from .errors import UserError

MAGIC = b"\x7fELF"
_CLASS64, _LITTLE = 2, 1
_ET_EXEC, _ET_DYN = 2, 3
_EM_RISCV = 243
_PT_LOAD = 1
_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_PROGRAM_HEADER = struct.Struct("<IIQQQQQQ")
_TYPES = {0: "no type", 1: "a relocatable object; link it first", 4: "a core dump"}
_MACHINES = {
    3: "i386", 8: "MIPS", 20: "PowerPC", 21: "PowerPC64", 22: "S/390", 40: "Arm", 42: "SuperH", 43: "SPARC",
    62: "x86-64", 94: "Xtensa", 183: "AArch64", 247: "BPF", 258: "LoongArch",
}  # fmt: skip


@dataclass(frozen=True)
class Segment:
    """Bytes `file[offset : offset + file_size]` go to `address`; zeros follow up to `memory_size`."""

    address: int
    offset: int
    file_size: int
    memory_size: int

    @property
    def end(self) -> int:
        return self.address + self.memory_size


@dataclass(frozen=True)
class Elf:
    """A loadable RV64 executable. `relocatable` (ET_DYN): addresses are relative to wherever it is put."""

    entry: int
    segments: tuple[Segment, ...]
    relocatable: bool

    @property
    def low(self) -> int:
        return min(segment.address for segment in self.segments)

    @property
    def high(self) -> int:
        return max(segment.end for segment in self.segments)

    def moved(self, distance: int) -> Elf:
        """The same program `distance` bytes higher (it relocates itself, as OpenSBI does)."""
        segments = tuple(Segment(s.address + distance, s.offset, s.file_size, s.memory_size) for s in self.segments)
        return Elf(self.entry + distance, segments, self.relocatable)


def parse(data: memoryview, name: str) -> Elf:
    """The executable in `data`. `name` is how the user calls the file. Raises `UserError`."""
    if len(data) < 20:
        raise UserError(f"{name}: a truncated ELF file")
    if data[4] != _CLASS64:
        machine = int.from_bytes(data[18:20], "big" if data[5] == 2 else "little")
        what = "RV32" if machine == _EM_RISCV else f"32-bit {_MACHINES.get(machine, f'machine {machine}')}"
        raise UserError(f"{name}: an ELF file for {what}; this machine runs RV64 (build it with -march=rv64gc)")
    if data[5] != _LITTLE:
        raise UserError(f"{name}: a big-endian ELF file; this machine is little-endian RV64")
    machine = int.from_bytes(data[18:20], "little")
    if machine != _EM_RISCV:
        what = _MACHINES.get(machine, f"machine {machine}")
        raise UserError(f"{name}: an ELF file for {what}; this machine runs RISC-V (RV64)")
    if len(data) < _HEADER.size:
        raise UserError(f"{name}: a truncated ELF file")
    _, kind, _, _, entry, phoff, _, _, _, phentsize, phnum, _, _, _ = _HEADER.unpack_from(data)
    if kind not in (_ET_EXEC, _ET_DYN):
        raise UserError(f"{name}: not an executable but {_TYPES.get(kind, f'ELF type {kind}')}")
    segments, virtual = _segments(data, phoff, phentsize, phnum, name)
    if not segments:
        raise UserError(f"{name}: an ELF file with nothing to load (no PT_LOAD segment)")
    # The entry is a virtual address; where its segment's physical address differs, execution starts at the latter.
    for segment, vaddr in zip(segments, virtual, strict=True):
        if vaddr <= entry < vaddr + segment.memory_size:
            entry += segment.address - vaddr
            break
    return Elf(entry, tuple(segments), kind == _ET_DYN)


def _segments(data: memoryview, phoff: int, phentsize: int, phnum: int, name: str) -> tuple[list[Segment], list[int]]:
    """PT_LOAD segments that take memory, and their virtual addresses."""
    if phentsize != _PROGRAM_HEADER.size and phnum:
        raise UserError(f"{name}: a damaged ELF file (program headers of {phentsize} bytes)")
    if phoff + phnum * phentsize > len(data):
        raise UserError(f"{name}: a truncated ELF file (its program headers end after the file)")
    segments: list[Segment] = []
    virtual: list[int] = []
    for index in range(phnum):
        header = _PROGRAM_HEADER.unpack_from(data, phoff + index * phentsize)
        p_type, _, offset, vaddr, paddr, filesz, memsz, _ = header
        if p_type != _PT_LOAD or memsz == 0:
            continue
        if offset + filesz > len(data):
            missing = offset + filesz - len(data)
            raise UserError(f"{name}: a truncated ELF file ({missing} bytes of segment {index} are missing)")
        if filesz > memsz:
            raise UserError(f"{name}: a damaged ELF file (segment {index} has more bytes in the file than in memory)")
        segments.append(Segment(paddr, offset, filesz, memsz))
        virtual.append(vaddr)
    return segments, virtual
