"""User programs in a running Linux: how long each takes by the guest's clock, and by the host's beside it.

The initramfs of `make images` with a second archive behind it (the kernel unpacks both): a script that prepares,
times and checks one program, and a static floating-point program. They are started by typing at the shell. Each
runs once in a boot, as users' programs do, so translating it is a part of its time.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.emulators import OURS, Emulator
from bench.kernels import FOLDER
from bench.linux import APPEND, images
from bench.process import BenchError, Session
from bench.progress import Progress, Task
from bench.stats import geometric_mean, paired_ratio
from mttcg.images import cpio
from mttcg.images.initramfs import READY

# What runs, and its size: in a full and in a quick run.
PROGRAMS: dict[str, tuple[str, int, int]] = {
    "sha256": ("sha256sum of N MiB", 8, 4),
    "spawn": ("fork + exec of busybox, N times", 100, 30),
    "loop": ("shell loop, N times", 60000, 20000),
    "gzip": ("gzip of N MiB of text", 4, 1),
    "sort": ("sort of N numbers", 60000, 8000),
    "fp": ("floating point, N rounds", 1000, 300),
}
_PROGRAM = FOLDER / "linux" / "fpmix"
_BOOT_TIMEOUT, _PROGRAM_TIMEOUT = 120.0, 120.0  # seconds
_UPTIME_UNIT = 0.01  # seconds: what /proc/uptime resolves
_RESULT = re.compile(r"bench-result (\d+) ([\d.]+) ([\d.]+) (\S+)")

# Arguments: a number for the markers, the program, its size. Timed is what stands between the two looks at the clock.
_SCRIPT = """\
#!/bin/sh
number=$1 name=$2 size=$3
cd /tmp
case $name in
sha256|gzip) seq 1 $((size * 200000)) | head -c $((size << 20)) >data ;;
sort) seq 1 $size | awk '{ print ($1 * 7919) % 1000003 }' >data ;;
esac
echo "bench-start $number"
read before idle </proc/uptime
case $name in
sha256) sha256sum <data >result ;;
spawn)  i=0; while [ $i -lt $size ]; do /bin/busybox true; i=$((i + 1)); done; echo $i >result ;;
loop)   i=0 s=1; while [ $i -lt $size ]; do s=$(((s * 31 + i) % 65521)); i=$((i + 1)); done; echo $s >result ;;
gzip)   gzip -c data >result ;;
sort)   sort -n data >result ;;
fp)     /bench/fpmix $size >result ;;
esac
read after idle </proc/uptime
echo "bench-end $number"
echo "bench-result $number $before $after $(md5sum <result | cut -c 1-16)"
rm -f data result
"""


@dataclass(frozen=True)
class Timed:
    """Seconds by either clock, and the checksum of what the program wrote."""

    guest: float
    wall: float
    checksum: str


def with_overlay(initramfs: bytes) -> bytes:
    """`initramfs` with the programs behind it. Raises `BenchError`."""
    if not _PROGRAM.is_file():
        raise BenchError(f"{_PROGRAM}: not built; run `make guests`")
    entries = [
        cpio.directory("bench"),
        cpio.file("bench/run", _SCRIPT.encode(), 0o755),
        cpio.file("bench/fpmix", _PROGRAM.read_bytes(), 0o755),
    ]
    # The kernel looks for the next archive at multiples of 4 bytes.
    return initramfs + bytes(-len(initramfs) % 4) + cpio.archive(entries)


def run_all(emulator: Emulator, image: Path, initrd: Path, quick: bool, task: Task) -> dict[str, Timed]:
    """Boot, and run each program once. Raises `BenchError`."""
    found: dict[str, Timed] = {}
    with Session(emulator.linux(image, initrd, APPEND, 1)) as session:
        task.step(f"{emulator.name}: boot")
        session.read_until(READY, _BOOT_TIMEOUT)
        for number, (name, (_, full, small)) in enumerate(PROGRAMS.items()):
            task.step(f"{emulator.name}: {name}")
            session.send(f"sh /bench/run {number} {name} {small if quick else full}\n")
            deadline = session.elapsed() + _PROGRAM_TIMEOUT
            started = session.read_until(f"bench-start {number}\r\n", deadline)
            ended = session.read_until(f"bench-end {number}\r\n", deadline)
            session.read_until("\n", deadline, after=f"bench-result {number} ")
            found[name] = read_result(session.text(), number, ended - started)
            task.done()
    return found


def read_result(text: str, number: int, wall: float) -> Timed:
    """What the script printed of program `number`. Raises `BenchError`."""
    for match in _RESULT.finditer(text):
        if int(match[1]) == number:
            return Timed(max(float(match[3]) - float(match[2]), _UPTIME_UNIT), wall, match[4])
    raise BenchError(f"no result of program {number} in the output: {text.strip()[-100:]!r}")


def measure(emulators: list[Emulator], rounds: int, quick: bool, progress: Progress) -> dict[str, Any]:
    """Rows for each program: by emulator, a value a round. An emulator whose results differ has no figure."""
    image, initramfs = images()
    seen: dict[str, list[dict[str, Timed]]] = {emulator.name: [] for emulator in emulators}
    with (
        tempfile.NamedTemporaryFile(prefix="mttcg-bench-", suffix=".cpio") as file,
        progress.task("user programs", rounds * len(emulators) * len(PROGRAMS)) as task,
    ):
        file.write(with_overlay(initramfs.read_bytes()))
        file.flush()
        for _ in range(rounds):
            for emulator in emulators:
                try:
                    seen[emulator.name].append(run_all(emulator, image, Path(file.name), quick, task))
                except BenchError as error:
                    task.note(f"programs: {emulator.name}: {error}")
    return results(seen, rounds, quick, progress)


def results(
    seen: dict[str, list[dict[str, Timed]]], rounds: int, quick: bool, progress: Progress
) -> dict[str, Any]:
    """For the report: rows with ratios, and their geometric means."""
    rows: dict[str, Any] = {}
    complete = {name: each for name, each in seen.items() if len(each) == rounds}
    for program, (title, full, small) in PROGRAMS.items():
        checksums = {name: {one[program].checksum for one in each} for name, each in complete.items()}
        wanted = checksums.get(OURS) or next(iter(checksums.values()), set())
        timed = {name: [one[program] for one in each] for name, each in complete.items()}
        for name, sums in checksums.items():
            if sums != wanted or len(sums) != 1:
                progress.note(f"programs: {program}: {name}: checksum {sorted(sums)} where {sorted(wanted)} is wanted")
                del timed[name]
        guest = {name: [one.guest for one in each] for name, each in timed.items()}
        ours = guest.get(OURS)
        rows[title.replace("N", str(small if quick else full))] = {
            "runs": {name: [asdict(one) for one in each] for name, each in timed.items()},
            "ratio": {name: paired_ratio(each, ours) for name, each in guest.items() if ours and name != OURS},
        }
    ratios: dict[str, list[float]] = {}
    for row in rows.values():
        for name, ratio in row["ratio"].items():
            ratios.setdefault(name, []).append(ratio)
    means = {name: geometric_mean(values) for name, values in ratios.items()}
    return {"rows": rows, "geometric_mean": means}
