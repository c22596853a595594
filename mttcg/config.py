"""What was asked for: one frozen, validated description of a machine, before anything of it exists.

`cli` makes it from QEMU's words; a Python program makes it directly. Only form and ranges are checked here:
whether a file can be loaded is the loader's business, so that nothing is opened twice. Importable by every
layer, like `errors` and `log`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError, UserError

KIB, MIB, GIB, TIB = 1 << 10, 1 << 20, 1 << 30, 1 << 40
MAX_VCPUS = 256
MIN_RAM = 2 * MIB  # less holds no firmware, kernel and device tree at their customary places
DEFAULT_RAM = 128 * MIB  # QEMU's
RAM_GRAIN = 4 * KIB
DEFAULT_TB_SIZE = 64  # MiB of translated code in each vCPU

DEVICES: dict[str, str] = {"virtio-rng-device": "random numbers from the host (virtio-mmio)"}
ACCELERATORS: dict[str, str] = {"tcg": "translate guest code to host code", "interp": "interpret the IR (slow, exact)"}
MACHINES: dict[str, str] = {"virt": "RISC-V VirtIO board, address for address QEMU's"}
CPUS: dict[str, str] = {"rv64": "RV64GC with Sv39, Sv48, Sv57, PMP and Sstc", "max": "the same"}

_UNITS = {"b": 1, "k": KIB, "m": MIB, "g": GIB, "t": TIB, "p": 1 << 50, "e": 1 << 60}
_SIZE = re.compile(r"(\d+)(\.\d+)?([bkmgtpe]?)", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class MachineConfig:
    """A machine as asked for. Sizes are bytes unless the field says otherwise."""

    smp: int = 1
    ram_size: int = DEFAULT_RAM
    kernel: Path | None = None  # None: the built-in demo
    initrd: Path | None = None
    append: str = ""
    bios: str = "default"  # "default" (the built-in SBI), "none" (M-mode), or a file
    dtb: Path | None = None  # None: generated from the board's table
    dumpdtb: Path | None = None
    serial: str = "mon:stdio"  # QEMU's -serial
    monitor: str | None = None  # QEMU's -monitor; None: beside the serial port on mon:stdio, else there is none
    stopped: bool = False  # -S: no guest code runs before the monitor's `cont`
    name: str = ""  # of the machine, for `info name`
    devices: tuple[str, ...] = ()
    accel: str = "tcg"
    threads: str = "multi"  # "single": all vCPUs take turns in one process
    stats: bool = False
    perfmap: bool = False  # name emitted code for Linux' perf (tcg.perfmap)
    symbols: Path | None = None  # names for it beside those in -kernel and -bios
    cache: bool = True  # keep templates from run to run (tcg.templates)
    tb_size: int = DEFAULT_TB_SIZE  # MiB in each vCPU
    log_items: frozenset[str] = frozenset()
    log_file: Path | None = None  # None: stderr
    reboot: bool = True  # False: a guest reset ends the machine, as -no-reboot says

    def __post_init__(self) -> None:
        check_smp(self.smp)
        check_ram(self.ram_size)
        if self.tb_size < 1:
            raise UsageError(f"-accel tcg,tb-size={self.tb_size}: give at least 1 (MiB)")
        if self.monitor == "stdio" and self.serial in ("stdio", "mon:stdio"):
            raise UsageError(
                f"-monitor stdio: the serial port is there (-serial {self.serial}); give -serial null, pty or file:FILE"
                " too, or use Ctrl-A c on mon:stdio"
            )
        if self.stopped and not self._takes_commands():
            raise UsageError("-S: no monitor is there whose 'cont' could start the vCPUs; give -monitor stdio or pty")
        if self.symbols is not None and not self.perfmap:
            raise UsageError("-accel tcg,symbols=FILE: names are for -perfmap; give that too")
        if self.append and self.kernel is None:
            raise UsageError("-append needs a kernel to append to: give -kernel FILE")
        if self.initrd is not None and self.kernel is None:
            raise UsageError("-initrd needs a kernel that reads it: give -kernel FILE")

    def _takes_commands(self) -> bool:
        """Whether there is a monitor that somebody can type at."""
        if self.monitor is None:
            return self.serial == "mon:stdio"
        return self.monitor not in ("none", "null") and not self.monitor.startswith("file:")


def check_smp(count: int) -> None:
    """Raise `UsageError` unless a machine can have `count` harts."""
    if not 1 <= count <= MAX_VCPUS:
        raise UsageError(f"-smp {count}: the virt machine has 1 to {MAX_VCPUS} vCPUs")


def parse_size(text: str, option: str = "-m") -> int:
    """Bytes of a size in QEMU's form: a plain number is MiB; suffixes b K M G T P E are powers of 1024."""
    match = _SIZE.fullmatch(text)
    if match is None:
        raise UsageError(f"{option} {text}: not a size; write for example {option} 512M or {option} 2G")
    whole, fraction, unit = match.groups()
    scale = _UNITS[unit.lower()] if unit else MIB
    size = int(whole) * scale
    if fraction:
        # Exact, in integers: .25 is 25 / 100.
        size += int(fraction[1:]) * scale // 10 ** (len(fraction) - 1)
    return (size + RAM_GRAIN - 1) & -RAM_GRAIN


def format_size(size: int) -> str:
    """A size for a message: in the largest unit that keeps it at 1 or more."""
    for unit, scale in (("TiB", TIB), ("GiB", GIB), ("MiB", MIB), ("KiB", KIB)):
        if size >= scale:
            return f"{size / scale:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"


def check_ram(size: int) -> None:
    """Raise `UserError` unless a machine can have `size` bytes of RAM on this host, now."""
    if size < MIN_RAM:
        raise UsageError(f"-m: {format_size(size)} of RAM is too little; give {format_size(MIN_RAM)} or more")
    room = host_memory()
    if room is not None and size > room:
        have = format_size(room)
        raise UserError(f"-m: {format_size(size)} of RAM is more than this host has free ({have}); ask for less")


def host_memory() -> int | None:
    """Bytes that a new process group could use: MemAvailable, within the cgroup's limit. None: not known."""
    room: int | None = None
    try:
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                room = int(line.split()[1]) * KIB
    except OSError:
        return None
    limit = _cgroup_room()
    if limit is not None:
        room = limit if room is None else min(room, limit)
    return room


def _cgroup_room() -> int | None:
    """Bytes left below the tightest cgroup-v2 memory limit above this process."""
    try:
        entry = next(line for line in Path("/proc/self/cgroup").read_text().splitlines() if line.startswith("0::"))
    except (OSError, StopIteration):
        return None
    root = Path("/sys/fs/cgroup")
    folder = root / entry[3:].lstrip("/")
    rooms = []
    while True:
        limit, used = _number(folder / "memory.max"), _number(folder / "memory.current")
        if limit is not None and used is not None:
            rooms.append(max(limit - used, 0))
        if folder == root or root not in folder.parents:
            break
        folder = folder.parent
    return min(rooms, default=None)


def _number(path: Path) -> int | None:
    try:
        text = path.read_text().strip()
    except OSError:
        return None
    return int(text) if text.isdecimal() else None
