"""A line of input on a raw terminal: what a shell's user expects of the keys, and no more (QEMU's util/readline.c).

It knows neither descriptors nor commands: bytes come in by `feed`, what is to be shown goes out by `write`, a
finished line by `run`. While the cursor is at the end, a typed character is echoed as itself, so that the output of
a script stays readable.
"""

from __future__ import annotations

from collections.abc import Callable

HISTORY_LIMIT = 200
LINE_LIMIT = 4096  # characters; more are refused with a bell

_KEYS = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
_NUMBERED = {"1": "home", "7": "home", "4": "end", "8": "end", "3": "delete"}
_CONTROLS = {
    0x01: "home", 0x02: "left", 0x04: "delete", 0x05: "end", 0x06: "right", 0x08: "erase", 0x09: "complete",
    0x0B: "kill end", 0x0C: "redraw", 0x0E: "down", 0x10: "up", 0x15: "kill line", 0x17: "kill word", 0x7F: "erase",
}  # fmt: skip


class LineEditor:
    """`complete(line)`: the completions of the word that `line` ends with, each with what is to follow it."""

    def __init__(
        self,
        prompt: str,
        write: Callable[[str], None],
        run: Callable[[str], None],
        complete: Callable[[str], list[str]],
    ) -> None:
        self.prompt = prompt
        self.history: list[str] = []
        self.line = ""
        self._cursor = 0
        self._write = write
        self._run = run
        self._complete = complete
        self._at = 0  # place in the history; its length: the line being typed
        self._typed = ""  # that line, while an older one is shown
        self._sequence = ""  # of an escape sequence, what has come
        self._after_return = False  # \r has ended a line: a \n that follows belongs to it

    def show_prompt(self) -> None:
        """Begin a line, or show again the one that was begun."""
        self._write(self.prompt + self.line)
        self._back(len(self.line) - self._cursor)

    @property
    def cursor(self) -> int:
        """Where in the line the next character goes."""
        return self._cursor

    def resume(self, line: str, cursor: int, history: list[str]) -> None:
        """Go on with a line that was being typed in another editor; nothing is shown."""
        self.history = history
        self._at = len(history)
        self.line, self._cursor = line, cursor

    def feed(self, byte: int) -> None:
        """One byte of input."""
        after_return, self._after_return = self._after_return, byte == 0x0D
        if self._sequence:
            self._continue_sequence(chr(byte))
        elif byte == 0x1B:
            self._sequence = "\x1b"
        elif byte in (0x0A, 0x0D):
            if byte == 0x0D or not after_return:
                self._finish()
        elif byte in _CONTROLS:
            self._do(_CONTROLS[byte])
        elif 0x20 <= byte < 0x7F:
            self._insert(chr(byte))

    def _continue_sequence(self, char: str) -> None:
        self._sequence += char
        if len(self._sequence) == 2 and char in "[O":
            return
        if char.isdigit() or char == ";":
            return
        sequence, self._sequence = self._sequence, ""
        body = sequence[2:-1]
        action = _NUMBERED.get(body) if char == "~" else _KEYS.get(char)
        if action is not None:
            self._do(action)

    def _do(self, action: str) -> None:
        line, cursor = self.line, self._cursor
        match action:
            case "home":
                self._move(0)
            case "end":
                self._move(len(line))
            case "left":
                self._move(max(0, cursor - 1))
            case "right":
                self._move(min(len(line), cursor + 1))
            case "erase" if cursor:
                self._replace(line[: cursor - 1] + line[cursor:], cursor - 1)
            case "delete":
                self._replace(line[:cursor] + line[cursor + 1 :], cursor)
            case "kill end":
                self._replace(line[:cursor], cursor)
            case "kill line":
                self._replace(line[cursor:], 0)
            case "kill word":
                start = len(line[:cursor].rstrip())
                while start and line[start - 1] != " ":
                    start -= 1
                self._replace(line[:start] + line[cursor:], start)
            case "up" if self._at > 0:
                self._recall(self._at - 1)
            case "down" if self._at < len(self.history):
                self._recall(self._at + 1)
            case "redraw":
                self._write("\r\x1b[K")
                self.show_prompt()
            case "complete":
                self._tab()

    def _insert(self, text: str) -> None:
        if len(self.line) + len(text) > LINE_LIMIT:
            self._write("\a")
            return
        behind = self.line[self._cursor :]
        self.line = self.line[: self._cursor] + text + behind
        self._cursor += len(text)
        self._write(text + behind)
        self._back(len(behind))

    def _replace(self, line: str, cursor: int) -> None:
        """Show `line` in the place of the present one."""
        self._move(0)
        self.line, self._cursor = line, cursor
        self._write(line + "\x1b[K")
        self._back(len(line) - cursor)

    def _move(self, cursor: int) -> None:
        if cursor < self._cursor:
            self._back(self._cursor - cursor)
        else:
            self._write(self.line[self._cursor : cursor])
        self._cursor = cursor

    def _back(self, count: int) -> None:
        if count:
            self._write("\b" * count)

    def _recall(self, at: int) -> None:
        if self._at == len(self.history):
            self._typed = self.line
        self._at = at
        line = self.history[at] if at < len(self.history) else self._typed
        self._replace(line, len(line))

    def _finish(self) -> None:
        self._write("\r\n")
        line = self.line
        if line.strip() and line not in self.history[-1:]:
            self.history = [*self.history, line][-HISTORY_LIMIT:]
        self.line, self._cursor, self._typed = "", 0, ""
        self._at = len(self.history)
        self._run(line)

    def _tab(self) -> None:
        """Complete what stands before the cursor as far as it is certain; where it is not, list the choices."""
        before = self.line[: self._cursor]
        found = self._complete(before)
        word = before[before.rfind(" ") + 1 :]
        common = _common_start(found)
        if len(common) > len(word):
            self._insert(common[len(word) :])
        elif len(found) > 1:
            self._write("\r\n" + "  ".join(choice.strip() for choice in found) + "\r\n")
            self.show_prompt()


def _common_start(words: list[str]) -> str:
    """What all of the words begin with."""
    first, last = min(words, default=""), max(words, default="")
    return next((first[:at] for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), first)
