"""A line with somebody at the other end who types commands: editor, commands and character device joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..hw.chardev import Backend
from ..hw.eventloop import EventLoop
from .commands import complete, execute
from .errors import CommandError, MachineEnds
from .line_editor import LineEditor
from .subject import Subject

PROMPT = "(mttcg) "
BACKLOG_LIMIT = 64 << 10


class Monitor:
    """The receiver (hw.chardev) of the monitor's line. A command's answer is complete before the next byte is read."""

    def __init__(self, line: Backend, loop: EventLoop, subject: Subject, quit_machine: Callable[[], None]) -> None:
        """Attached; `begin` is to follow when the line is in the state that it will work in."""
        self._line = line
        self._subject = subject
        self._greeted = False
        self._prompted = False  # a prompt stands, and behind it what has been typed of a line
        self._backlog = bytearray()  # came behind a command that ends this machine: for the next one
        self.editor = LineEditor(PROMPT, self._write, self._run, complete)
        line.attach(loop, self, quit_machine)

    def room(self) -> int:
        """How much input may come."""
        return BACKLOG_LIMIT - len(self._backlog)

    def receive(self, data: bytes) -> None:
        """Input."""
        if self._backlog or self._ended():
            self._backlog += data
            return
        for at, byte in enumerate(data):
            self.editor.feed(byte)
            if self._ended():
                self._backlog += data[at + 1 :]
                return

    def drained(self) -> None:
        """Answers wait in memory: there is nobody to pause."""

    def keep(self) -> dict[str, Any]:
        """What the monitor of the machine after a reset is to know."""
        editor = self.editor
        return {
            "greeted": self._greeted, "prompted": self._prompted and self._line.is_open, "line": editor.line,
            "cursor": editor.cursor, "history": editor.history, "cpu": self._subject.cpu,
            "backlog": bytes(self._backlog), "formats": self._subject.formats, "prelaunch": self._subject.prelaunch,
        }  # fmt: skip

    def begin(self, kept: Mapping[str, Any] | None = None) -> None:
        """Greet who is there; after a reset, go on as the monitor that `kept` comes from."""
        backlog = b""
        if kept is not None:
            self._greeted = kept["greeted"]
            self._prompted = kept["prompted"]
            self._subject.cpu = kept["cpu"]
            self._subject.formats = kept["formats"]
            self._subject.prelaunch = kept["prelaunch"]
            self.editor.resume(kept["line"], kept["cursor"], kept["history"])
            backlog = kept["backlog"]
        self._line.on_open(self._opened)
        if self._line.is_open and not self._prompted:
            self._opened()
        self.receive(backlog)

    def _ended(self) -> bool:
        """Whether the machine is ending: what comes now is not for it."""
        return self._subject.run.ending

    def _opened(self) -> None:
        if not self._greeted:
            self._greeted = True
            self._write(f"mttcg {self._subject.facts.version} monitor - type 'help' for more information\r\n")
        self._prompt()

    def _prompt(self) -> None:
        self._prompted = True
        self.editor.show_prompt()

    def _write(self, text: str) -> None:
        self._line.write(text.encode())

    def _run(self, line: str) -> None:
        """What can be done is answered, and a prompt follows, even if the guest ends the machine meanwhile: what a
        script reads is not a matter of luck."""
        self._prompted = False
        try:
            answer = execute(self._subject, line)
        except CommandError as error:
            answer = f"{error}\n"
        except MachineEnds:
            return  # the next machine, if there is one, shows the prompt
        self._write(answer.replace("\n", "\r\n"))
        self._prompt()
