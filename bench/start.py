"""From the start of the emulator's process to its guest's first instruction, as seen from outside.

guests/bench/start.S begins with a byte to the UART: what is measured is until that byte arrives, so the way out of
the emulator is in it.
"""

from __future__ import annotations

from bench.emulators import Emulator
from bench.kernels import FOLDER
from bench.process import BenchError, Session
from bench.progress import Progress

_ELF = FOLDER / "start.elf"
_BYTE = "!"
_TIMEOUT = 30.0  # seconds


def once(emulator: Emulator) -> float:
    """Seconds of one start. Raises `BenchError`."""
    with Session(emulator.bare(_ELF, "")) as session:
        seconds = session.read_until(_BYTE, _TIMEOUT)
        session.finish(_TIMEOUT)
        return seconds


def measure(emulators: list[Emulator], rounds: int, progress: Progress) -> dict[str, list[float]]:
    """By emulator, a value a round."""
    if not _ELF.is_file():
        raise BenchError(f"{_ELF}: not built; run `make guests`")
    found: dict[str, list[float]] = {emulator.name: [] for emulator in emulators}
    with progress.task("start", rounds * len(emulators)) as task:
        for _ in range(rounds):
            for emulator in emulators:
                task.step(emulator.name)
                try:
                    found[emulator.name].append(once(emulator))
                except BenchError as error:
                    task.note(f"start: {emulator.name}: {error}")
                task.done()
    return found
