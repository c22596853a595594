"""What the monitor makes of keys and words: the line editor and the expressions."""

from __future__ import annotations

import pytest

from mttcg.monitor.errors import CommandError
from mttcg.monitor.expression import MASK64, Parser
from mttcg.monitor.line_editor import HISTORY_LIMIT, LINE_LIMIT, LineEditor

UP, DOWN, LEFT, RIGHT = b"\x1b[A", b"\x1b[B", b"\x1b[D", b"\x1b[C"
REGISTERS = {"pc": 0x8000_0000, "a0": 5}


class Terminal:
    """Enough of a terminal to show one line: what the user sees after each key."""

    def __init__(self) -> None:
        self.rows = [""]
        self.column = 0
        self.bells = 0
        self.lines: list[str] = []
        self.editor = LineEditor("> ", self.write, self.lines.append, self.complete)
        self.editor.show_prompt()

    def complete(self, line: str) -> list[str]:
        word = line.split(" ")[-1]
        found = [name for name in ("stop", "status", "quit") if name.startswith(word)]
        return [f"{found[0]} "] if len(found) == 1 else found

    def write(self, text: str) -> None:
        text = text.replace("\x1b[K", "\x00")
        for char in text:
            row = self.rows[-1]
            if char == "\x00":
                self.rows[-1] = row[: self.column]
            elif char == "\b":
                self.column -= 1
            elif char == "\r":
                self.column = 0
            elif char == "\n":
                self.rows.append("")
            elif char == "\a":
                self.bells += 1
            else:
                self.rows[-1] = row[: self.column] + char + row[self.column + 1 :]
                self.column += 1
            assert 0 <= self.column <= len(self.rows[-1])

    def type(self, data: bytes) -> str:
        """Type; the row that is shown then."""
        for byte in data:
            self.editor.feed(byte)
        return self.rows[-1]


@pytest.mark.parametrize(
    ("keys", "shown", "column"),
    [
        (b"abc", "> abc", 5),
        (b"abc\x7f\x08", "> a", 3),
        (b"\x7f", "> ", 2),
        (b"abc" + LEFT + LEFT + b"X", "> aXbc", 4),
        (b"abc\x01X", "> Xabc", 3),
        (b"abc\x01X\x05Y", "> XabcY", 7),
        (b"abc\x1b[HX\x1bOFY", "> XabcY", 7),
        (b"abc\x1b[1~\x1b[3~", "> bc", 2),
        (b"one two  \x17", "> one ", 6),
        (b"one two" + LEFT + b"\x17", "> one o", 6),
        (b"one two" + LEFT + b"\x15", "> o", 2),
        (b"one" + LEFT + LEFT + b"\x0b", "> o", 3),
        (b"a\x02\x02\x06\x06b", "> ab", 4),
        (b"a\x04" + LEFT + b"\x04", "> ", 2),
        (b"a\x1b[31;5Zb\x0c", "> ab", 4),
        (b"a\xc3\x00b", "> ab", 4),
        (b"sto\t", "> stop ", 7),
        (b"st\t", "> st", 4),
        (b"zz\t", "> zz", 4),
    ],
)
def test_keys(keys: bytes, shown: str, column: int) -> None:
    terminal = Terminal()
    assert terminal.type(keys) == shown
    assert terminal.column == column


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_a_line_ends_once_whatever_ends_it(end: bytes) -> None:
    terminal = Terminal()
    terminal.type(b"stop" + end + b"cont" + end)
    assert terminal.lines == ["stop", "cont"]
    assert terminal.rows[0] == "> stop"


def test_completion_lists_what_is_open() -> None:
    terminal = Terminal()
    terminal.type(b"st\t")
    assert terminal.rows[-2:] == ["stop  status", "> st"]


def test_history_keeps_the_line_being_typed() -> None:
    terminal = Terminal()
    terminal.type(b"one\rone\rtwo\r  \r")
    assert terminal.editor.history == ["one", "two"]
    assert terminal.type(b"new").endswith("new")
    terminal.editor.show_prompt()
    terminal.rows, terminal.column = ["> new"], 5
    assert terminal.type(UP) == "> two"
    assert terminal.type(UP + UP) == "> one"
    assert terminal.type(DOWN) == "> two"
    assert terminal.type(DOWN + DOWN) == "> new"
    terminal.type(b"\x10\r")
    assert terminal.lines[-1] == "two"


def test_limits() -> None:
    terminal = Terminal()
    terminal.type(b"x" * (LINE_LIMIT + 2))
    assert terminal.bells == 2
    for index in range(HISTORY_LIMIT + 5):
        terminal.type(b"\x15%d\r" % index)
    assert len(terminal.editor.history) == HISTORY_LIMIT


def test_a_line_goes_on_in_another_editor() -> None:
    terminal = Terminal()
    terminal.rows, terminal.column = ["> half l"], 7
    terminal.editor.resume("half l", 5, ["older"])
    assert terminal.type(b"a ") == "> half a l"
    terminal.type(b"\x05ine\r\x10")
    assert terminal.lines == ["half a line"]
    assert terminal.editor.line == "half a line"


def _value(text: str) -> int:
    parser = Parser(text, REGISTERS.get)
    value = parser.expression()
    assert not parser.rest.strip(), parser.rest
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1+2*3", 7),
        ("(1+2)*3", 9),
        ("10 - 2 - 3", 5),
        ("0x10 + 010 + 8", 32),
        ("7 / 2", 3),
        ("7 % 4", 3),
        ("1 + 2 & 3", 3),  # QEMU's ranks: & before +
        ("1 | 6 ^ 2", 5),
        ("~0", MASK64),
        ("-1", MASK64),
        ("+-+1", MASK64),
        ("'A'", 65),
        (r"'\n' + '\\'", 102),
        ("$pc+4", 0x8000_0004),
        ("$a0 * $a0", 25),
        ("0xffffffffffffffff + 2", 1),
        ("  ( ( 3 ) ) ", 3),
    ],
)
def test_expressions(text: str, value: int) -> None:
    assert _value(text) == value


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "unexpected end"),
        ("1 +", "unexpected end"),
        ("(1", r"'\)' expected"),
        (")", "unexpected"),
        ("$zz", "unknown register"),
        ("$", "unknown register"),
        ("1 / 0", "division by zero"),
        ("5 % (2 - 2)", "division by zero"),
        ("089", "not a number"),
        ("0x1ffffffffffffffff", "64 bits"),
        ("#", "unexpected '#'"),
        ("''", "unexpected"),
    ],
)
def test_wrong_expressions(text: str, complaint: str) -> None:
    with pytest.raises(CommandError, match=complaint):
        _value(text)


def test_two_expressions_in_a_row() -> None:
    parser = Parser("$pc + 4 16 rest", REGISTERS.get)
    assert (parser.expression(), parser.expression(), parser.rest.strip()) == (0x8000_0004, 16, "rest")
