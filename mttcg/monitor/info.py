"""`info ...`: one row for each, in QEMU's words where it has the same thing to tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..hw import plic
from ..memory.layout import (
    HSM_STOPPED,
    N_MMU,
    ST_HALTED,
    TLB_ENTRY,
    TLB_INVALID,
    TLB_SIZE,
    VCPU,
)
from ..native import memory
from .errors import CommandError
from .subject import Subject

if TYPE_CHECKING:
    import numpy as np

_MIP_NAMES = {1: "SSIP", 3: "MSIP", 5: "STIP", 7: "MTIP", 9: "SEIP", 11: "MEIP"}


@dataclass(frozen=True)
class Item:
    """`held`: vCPUs are to stand still meanwhile."""

    name: str
    arguments: str
    help: str
    run: Callable[[Subject, str], str]
    held: bool = False

    @property
    def spelled(self) -> str:
        """As the help has it."""
        return f"{self.name} {self.arguments}".strip()


def cpu_index(subject: Subject, text: str) -> int:
    """A CPU's number in an argument."""
    if not text.isdecimal() or len(text) > 4 or int(text) >= subject.arena.n_vcpus:
        last = subject.arena.n_vcpus - 1
        raise CommandError(f"invalid CPU index {text!r}; there is {'only 0' if last == 0 else f'0 to {last}'}")
    return int(text)


def _version(subject: Subject, arguments: str) -> str:
    return f"{subject.facts.version}\n"


def _name(subject: Subject, arguments: str) -> str:
    return f"{subject.facts.name}\n" if subject.facts.name else ""


def _status(subject: Subject, arguments: str) -> str:
    if not subject.run.stopped:
        return "VM status: running\n"
    return f"VM status: paused{' (prelaunch)' if subject.prelaunch else ''}\n"


def _cpus(subject: Subject, arguments: str) -> str:
    lines = []
    if subject.run.stopped or not all(vcpu.get("pid") for vcpu in subject.arena.vcpus):
        with subject.run.held():  # a process that is still starting has not said who it is
            pass
    for index, vcpu in enumerate(subject.arena.vcpus):
        if vcpu.get("hsm") == HSM_STOPPED:
            doing = " (stopped by HSM)"
        elif not subject.run.stopped and vcpu.get("state") == ST_HALTED:
            doing = " (halted)"
        else:
            doing = ""
        lines.append(f"{'*' if index == subject.cpu else ' '} CPU #{index}: thread_id={vcpu.get('pid')}{doing}\n")
    return "".join(lines)


def _registers(subject: Subject, arguments: str) -> str:
    if arguments == "-a":
        chosen = list(range(subject.arena.n_vcpus))
    else:
        chosen = [cpu_index(subject, arguments) if arguments else subject.cpu]
    return "".join(f"\nCPU#{hart}\n{subject.guest.describe(hart)}" for hart in chosen)


def _mem(subject: Subject, arguments: str) -> str:
    return subject.guest.mappings(subject.cpu)


def _mtree(subject: Subject, arguments: str) -> str:
    ram = subject.ram
    regions = [(entry.base, entry.size, "i/o", entry.name) for entry in subject.board.bus]
    regions.append((ram.base, ram.size, "ram", "ram"))
    lines = ["address-space: memory", f"  {0:016x}-{(1 << 64) - 1:016x} (prio 0, i/o): system"]
    lines += [f"    {base:016x}-{base + size - 1:016x} (prio 0, {kind}): {name}" for base, size, kind, name in regions]
    return "\n".join(lines) + "\n"


def _qtree(subject: Subject, arguments: str) -> str:
    lines = ["bus: main-system-bus", "  type System"]
    for entry in subject.board.bus:
        lines.append(f'  dev: {type(subject.devices[entry.name]).__name__}, id "{entry.name}"')
        if entry.irq:
            lines.append(f"    irq = {entry.irq}")
        lines.append(f"    mmio {entry.base:016x}/{entry.size:016x}")
        make = subject.board.virtio.get(entry.irq - 1) if entry.name.startswith("virtio") else None
        if make is not None:
            lines += ["    bus: virtio-mmio-bus", f'      dev: {getattr(make, "__name__", "virtio device")}, id ""']
    return "\n".join(lines) + "\n"


def _irq(subject: Subject, arguments: str) -> str:
    """The PLIC through its registers (none of those read here changes when read), and each hart's mip."""
    device = subject.devices["plic"]
    wired = {entry.irq: entry.name for entry in subject.board.bus if entry.irq}
    contexts = range(2 * subject.board.n_harts)
    lines = ["PLIC sources:"]
    for source, name in sorted(wired.items()):
        word, bit = 4 * (source // 32), source % 32
        pending = device.read(plic.PENDING + word, 4) >> bit & 1
        enabled = [
            f"{'MS'[context & 1]}{context >> 1}"
            for context in contexts
            if device.read(plic.ENABLE + context * plic.ENABLE_STRIDE + word, 4) >> bit & 1
        ]
        lines.append(
            f"  {source:3} {name:8} priority {device.read(4 * source, 4)} {'pending' if pending else '       '} "
            f"enabled for {' '.join(enabled) or 'nobody'}"
        )
    for hart, vcpu in enumerate(subject.arena.vcpus):
        mip = vcpu.get("mip")
        names = [name for bit, name in _MIP_NAMES.items() if mip >> bit & 1]
        lines.append(f"CPU #{hart}: mip {' '.join(names) or '0'}")
    return "\n".join(lines) + "\n"


def _jit(subject: Subject, arguments: str) -> str:
    """What of translation is in shared memory; the code itself is private to each vCPU's process."""
    import numpy as np  # costly at a start, and wanted here alone

    arena, facts = subject.arena, subject.facts
    lines = [f"accelerator: {facts.accelerator}", f"code buffer: {facts.tb_size} MiB for each process that runs vCPUs"]
    holders = _words(arena.holders, arena.pages * arena.mask_words).reshape(arena.pages, arena.mask_words)
    tlb_words = N_MMU * TLB_SIZE * TLB_ENTRY // 8
    for hart, vcpu in enumerate(arena.vcpus):
        held = int(np.count_nonzero(holders[:, hart >> 6] >> np.uint64(hart & 63) & np.uint64(1)))
        tlb = np.frombuffer(vcpu.b, np.uint64, tlb_words, VCPU.offset("tlb")).reshape(-1, TLB_ENTRY // 8)
        entries = int(np.count_nonzero((tlb[:, 0] != TLB_INVALID) | (tlb[:, 1] != TLB_INVALID)))
        lines.append(f"CPU #{hart}: {held} pages with translated code, {entries} soft TLB entries")
    return "\n".join(lines) + "\n" + facts.counters()


def _words(address: int, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint64]]:
    import numpy as np

    return np.frombuffer(memory.buffer(address, 8 * count), np.uint64)


def _chardev(subject: Subject, arguments: str) -> str:
    return "".join(f"{label}: filename={line.filename}\n" for label, line in subject.lines.items())


_ROWS = (
    Item("chardev", "", "show the character devices", _chardev),
    Item("cpus", "", "show infos for each CPU", _cpus),
    Item("irq", "", "show the interrupt controller's sources and each CPU's pending bits", _irq),
    Item("jit", "", "show dynamic compiler info", _jit, held=True),
    Item("mem", "", "show the active virtual memory mappings", _mem, held=True),
    Item("mtree", "", "show memory tree", _mtree),
    Item("name", "", "show the current VM name", _name),
    Item("pic", "", "the same as info irq", _irq),
    Item("qtree", "", "show device tree", _qtree),
    Item("registers", "[-a|index]", "show the CPU's registers (-a: those of all CPUs)", _registers, held=True),
    Item("status", "", "show the current VM status (running|paused)", _status),
    Item("version", "", "show the version of mttcg", _version),
)
ITEMS: dict[str, Item] = {item.name: item for item in _ROWS}
