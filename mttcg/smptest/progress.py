"""What the user sees while units run: a live line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from .units import Record

_PLAIN_EVERY = 15.0  # seconds


class Display:
    """A context in which units run. `total` None: until time is over (`seconds` of it)."""

    def __init__(self, console: Console, title: str, total: int | None, seconds: float | None = None) -> None:
        self._console = console
        self._title = title
        self._total = total
        self._seconds = seconds
        self._began = self._said = time.monotonic()
        self._done = self._bad = 0
        self._progress: Progress | None = None

    def __enter__(self) -> Display:
        if self._console.is_terminal:
            count = MofNCompleteColumn() if self._total is not None else TextColumn("{task.fields[done]} runs")
            self._progress = Progress(
                TextColumn("{task.description}"), BarColumn(24), count, TextColumn("{task.fields[bad]}"),
                TimeElapsedColumn(), TextColumn("{task.fields[last]}"), console=self._console, transient=True,
            )  # fmt: skip
            whole = self._total if self._total is not None else self._seconds
            self._task = self._progress.add_task(self._title, total=whole, bad="", last="", done=0)
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def say(self, text: str) -> None:
        """A line that stays."""
        self._console.print(text, markup=False, highlight=False)

    def add(self, record: Record, name: str = "") -> None:
        """A run is over. `name`: what to show instead of the guest's."""
        self._done += 1
        self._bad += record.bad
        if record.bad and not name:
            self._console.print(f"{record.verdict}: {record.guest} smp {record.smp} seed {record.seed}"
                                f" {record.harass} {record.note}", markup=False, highlight=False)  # fmt: skip
        now = time.monotonic()
        if self._progress is not None:
            done = self._done if self._total is not None else min(now - self._began, self._seconds or 0.0)
            bad = f"[red]{self._bad} bad[/]" if self._bad else "[green]all well[/]"
            self._progress.update(self._task, completed=done, bad="" if name else bad, done=self._done,
                                  last=name or f"{record.guest} smp {record.smp}")  # fmt: skip
        elif now - self._said >= _PLAIN_EVERY:
            self._said = now
            whole = f"/{self._total}" if self._total is not None else ""
            self._console.print(f"{self._title}: {self._done}{whole} runs, {self._bad} bad, {now - self._began:.0f} s")
