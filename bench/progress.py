"""What the user sees while it runs: a bar for each part on stderr, and notes above the bars."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars


class Task:
    """One part's bar. `notes` of all parts are kept by its `Progress`."""

    def __init__(self, bars: Bars, task: TaskID, title: str, notes: list[str]) -> None:
        self._bars = bars
        self._task = task
        self._title = title
        self._notes = notes

    def step(self, what: str) -> None:
        """Say what runs now."""
        self._bars.update(self._task, description=f"{self._title}: {what}")

    def done(self) -> None:
        """One step is over."""
        self._bars.advance(self._task)

    def expect(self, steps: int) -> None:
        """The number of steps turned out to be another."""
        self._bars.update(self._task, total=steps)

    def note(self, text: str) -> None:
        """Something that the user should know: shown now, and kept for the results."""
        self._notes.append(text)
        self._bars.console.print(text, markup=False, highlight=False, soft_wrap=True)


class Progress:
    """All bars of a run. `notes` is what went wrong or was skipped, in order."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.notes: list[str] = []

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
            task = Task(bars, bars.add_task(title, total=steps), title, self.notes)
            yield task
            task.step("done")
