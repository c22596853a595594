"""One bare-metal program and its table of records, run on several emulators that must leave the same RAM.

guests/oracle/oracle.S takes each record's state, runs its code until it traps, and writes the state found then over
the record. Everything goes through RAM, by host file: QEMU maps the file as the machine's memory
(`memory-backend-file`), our own machine is given its contents and asked for them at the end. That is exact, needs
no console and no compiler, and makes megabytes of results cheap.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

RAM, RAM_SIZE = 0x8000_0000, 32 << 20
ELF = Path(__file__).resolve().parents[2] / "guests" / "oracle" / "oracle.elf"
QEMU = shutil.which("qemu-system-riscv64")
STOP_LINE = "stopped after"  # of the child that ran out of time

HEADER = RAM + 0x1000
RECORDS = RAM + 0x40_0000
RECORDS_END = RAM + RAM_SIZE - 0x40_0000  # the loaders keep the device tree above
RECORD = 1024  # bytes
CODE = 640  # offset of the code in a record, and room for it
CODE_ROOM = 32
WINDOW, WINDOW_SIZE = 768, 256  # offset and size of the memory that belongs to a record
# Where words that are no x or f register lie in a record, in the order of oracle.S.
FIELDS = (
    "fcsr", "sscratch", "sepc", "scause", "stval", "stvec", "mepc", "mstatus", "satp", "medeleg", "mie", "mcause",
    "mtval", "mip", "code_at", "code_len",
)  # fmt: skip
_STATE = struct.Struct(f"<{64 + len(FIELDS)}Q")
MPP_M, MPP_S, MPP_U = 3 << 11, 1 << 11, 0
FS_DIRTY = 3 << 13


@dataclass
class Record:
    """What one record says, before or after its run. `x[0]`: whether it goes on from the record before it."""

    x: list[int] = field(default_factory=lambda: [0] * 32)
    f: list[int] = field(default_factory=lambda: [0] * 32)
    csr: dict[str, int] = field(default_factory=dict)  # by the names of FIELDS; what is left out is 0
    code: bytes = b""
    window: bytes = bytes(WINDOW_SIZE)

    def pack(self) -> bytes:
        """The record as RAM holds it."""
        csr = {**self.csr, "code_len": len(self.code) // 2}
        state = _STATE.pack(*self.x, *self.f, *(csr.get(name, 0) for name in FIELDS))
        return state + self.code.ljust(CODE_ROOM, b"\0") + bytes(WINDOW - CODE - CODE_ROOM) + self.window

    @classmethod
    def unpack(cls, data: bytes) -> Record:
        """The record that these bytes are."""
        words = _STATE.unpack_from(data)
        csr = dict(zip(FIELDS, words[64:], strict=True))
        return cls(list(words[:32]), list(words[32:64]), csr, data[CODE : CODE + CODE_ROOM], data[WINDOW:])


assert _STATE.size == CODE


@dataclass
class Image:
    """Records, and other memory that they use: (physical address, bytes)."""

    records: Sequence[Record]
    memory: Sequence[tuple[int, bytes]] = ()

    def ram(self) -> bytearray:
        """All of RAM before the run."""
        out = bytearray(RAM_SIZE)
        pieces: Iterable[tuple[int, bytes]] = [
            *_segments(ELF.read_bytes()),
            (HEADER, struct.pack("<QQ", len(self.records), RECORDS)),
            (RECORDS, b"".join(record.pack() for record in self.records)),
            *self.memory,
        ]
        assert RECORDS + RECORD * len(self.records) <= RECORDS_END
        for at, data in pieces:
            out[at - RAM : at - RAM + len(data)] = data
        return out


def _segments(elf: bytes) -> list[tuple[int, bytes]]:
    """(physical address, contents) of the program's segments."""
    (table,), (size, count) = struct.unpack_from("<Q", elf, 32), struct.unpack_from("<HH", elf, 54)
    found = []
    for at in range(table, table + size * count, size):
        kind, _, offset, _, physical, length = struct.unpack_from("<IIQQQQ", elf, at)
        if kind == 1 and length:
            found.append((physical, elf[offset : offset + length]))
    return found


@dataclass(frozen=True)
class Outcome:
    """RAM after a run, and how many records the program did not come to (0, if it ended)."""

    ram: bytes
    log: str = ""

    @property
    def left(self) -> int:
        """Records that were not reached; the one that never ended counts among those that were."""
        return int.from_bytes(self.ram[HEADER - RAM : HEADER - RAM + 8], "little")

    def record(self, index: int) -> Record:
        """A record after the run."""
        at = RECORDS - RAM + index * RECORD
        return Record.unpack(self.ram[at : at + RECORD])

    def memory(self, at: int, size: int) -> bytes:
        """Memory after the run."""
        return self.ram[at - RAM : at - RAM + size]


class Stuck(AssertionError):
    """A run that did not end; `outcome` is how far it came."""

    def __init__(self, who: str, outcome: Outcome, count: int) -> None:
        super().__init__(f"{who} did not end: it is in record {count - outcome.left - 1} of {count}")
        self.outcome = outcome


def run_qemu(image: Image, folder: Path, seconds: float = 60.0) -> Outcome:
    """The RAM that QEMU leaves. Two harts, of which one is parked: with a single one QEMU 7.2 does not translate
    atomics as atomics, and reports their store faults as load faults."""
    assert QEMU is not None
    file = folder / "qemu.ram"
    file.write_bytes(image.ram())
    backend = f"memory-backend-file,id=ram,mem-path={file},size={RAM_SIZE},share=on"
    board = ("-machine", "virt,memory-backend=ram", "-object", backend, "-m", f"{RAM_SIZE >> 20}M", "-smp", "2")
    command = [
        QEMU,
        *board,
        "-cpu",
        "rv64,h=off",
        "-bios",
        "none",
        "-display",
        "none",
        "-serial",
        "none",
        "-monitor",
        "none",
    ]
    command += ["-kernel", str(ELF)]
    return _run("QEMU", command, image, file, seconds)


def run_mttcg(image: Image, folder: Path, accel: str = "tcg", seconds: float = 120.0, log_asm: bool = False) -> Outcome:
    """The RAM that our machine leaves; `log_asm` adds what was translated (`-d in_asm`) to the outcome."""
    file, log = folder / f"mttcg.{accel}.ram", folder / "in_asm.log"
    file.write_bytes(image.ram())
    command = [sys.executable, "-m", "tests.support.qemu_oracle_machine", str(file), accel, str(seconds)]
    outcome = _run(f"mttcg ({accel})", command + [str(log)] * log_asm, image, file, seconds + 20)
    return Outcome(outcome.ram, log.read_text()) if log_asm else outcome


def _run(who: str, command: list[str], image: Image, file: Path, seconds: float) -> Outcome:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}  # the child finds what the test found
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
        raise Stuck(who, Outcome(file.read_bytes()), len(image.records)) from None
    outcome = Outcome(file.read_bytes())
    file.unlink()
    if STOP_LINE in said:
        raise Stuck(who, outcome, len(image.records))
    assert process.returncode == 0, f"{who}: status {process.returncode}\n{said}"
    assert outcome.left == 0, f"{who} ended early: {outcome.left} records left\n{said}"
    return outcome
