"""What the user sees while it runs: a bar for each part on stderr, and notes above the bars."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars


class Task:
    """One part's bar."""

    def __init__(self, bars: Bars, task: TaskID, title: str, progress: Progress) -> None:
        self._bars = bars
        self._task = task
        self._title = title
        self._progress = progress

    def step(self, what: str) -> None:
        """Say what runs now."""
        self._bars.update(self._task, description=f"{self._title}: {what}")

    def done(self) -> None:
        """One step is over."""
        self._bars.advance(self._task)

    def note(self, text: str) -> None:
        """Progress.note."""
        self._progress.note(text)


class Progress:
    """All bars of a run. `notes`: what went wrong. `skipped`: what is not installed, and so was not asked for."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.notes: list[str] = []
        self.skipped: list[str] = []

    def note(self, text: str) -> None:
        """Say and keep what went wrong."""
        self.notes.append(text)
        self._print(text)

    def skip(self, text: str) -> None:
        """Say and keep what is left out."""
        self.skipped.append(text)
        self._print(text)

    def _print(self, text: str) -> None:
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def task(self, title: str, steps: int) -> Iterator[Task]:
        """A bar of `steps` steps while the block runs."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Bars(*columns, console=self.console) as bars:
            task = Task(bars, bars.add_task(title, total=steps), title, self)
            yield task
            task.step("done")
