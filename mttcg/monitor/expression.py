"""The expressions that QEMU's monitor takes for an address or a number: `$pc + 4`, `0x80000000 | 8`, `'A'`.

    sum    logic (("+" | "-") logic)*
    logic  product (("&" | "|" | "^") product)*
    product  unary (("*" | "/" | "%") unary)*
    unary  ("+" | "-" | "~")* (number | 'c' | $register | "(" sum ")")

QEMU's ranks, in which `&` binds tighter than `+`; scripts written for it must mean the same here. Values are 64 bits;
division is unsigned here, signed there, as addresses are no negative numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .errors import CommandError

MASK64 = (1 << 64) - 1
_TOKEN = re.compile(r"\s*(0[xX][0-9a-fA-F]+|\d+|'(?:\\.|[^'\\])'|\$[\w.]*|[-+*/%&|^~()])")
_CHARS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\", "'": "'"}
Register = Callable[[str], int | None]


class Parser:
    """Reads expressions off the front of `text`; `rest` is what has not been read."""

    def __init__(self, text: str, register: Register) -> None:
        self.rest = text
        self._register = register

    def expression(self) -> int:
        """The next expression's value. `CommandError` says what is wrong with it."""
        return self._sum()

    def _peek(self) -> str:
        match = _TOKEN.match(self.rest)
        return match.group(1) if match else ""

    def _take(self) -> str:
        match = _TOKEN.match(self.rest)
        if match is None:
            raise CommandError(f"unexpected {self.rest.strip()[0]!r}" if self.rest.strip() else
                               "unexpected end of expression")  # fmt: skip
        self.rest = self.rest[match.end() :]
        return match.group(1)

    def _sum(self) -> int:
        value = self._logic()
        while self._peek() in ("+", "-"):
            value = (value + self._logic() if self._take() == "+" else value - self._logic()) & MASK64
        return value

    def _logic(self) -> int:
        value = self._product()
        while (operator := self._peek()) in ("&", "|", "^") and operator:
            self._take()
            other = self._product()
            value = value & other if operator == "&" else value | other if operator == "|" else value ^ other
        return value

    def _product(self) -> int:
        value = self._unary()
        while (operator := self._peek()) in ("*", "/", "%") and operator:
            self._take()
            other = self._unary()
            if operator == "*":
                value = value * other & MASK64
            elif other == 0:
                raise CommandError("division by zero")
            else:
                value = value // other if operator == "/" else value % other
        return value

    def _unary(self) -> int:
        token = self._take()
        match token[0]:
            case "+":
                return self._unary()
            case "-":
                return -self._unary() & MASK64
            case "~":
                return ~self._unary() & MASK64
            case "(":
                value = self._sum()
                if self._peek() != ")":
                    raise CommandError("')' expected")
                self._take()
                return value
            case "'":
                inner = token[1:-1]
                return ord(_CHARS.get(inner[1], inner[1]) if inner[0] == "\\" else inner)
            case "$":
                known = self._register(token[1:])
                if known is None:
                    raise CommandError(f"unknown register {token}")
                return known
            case digit if digit.isdigit():
                return _number(token)
        raise CommandError(f"unexpected {token!r}")


def _number(token: str) -> int:
    """C's notations, as QEMU's strtoull has them."""
    try:
        value = int(token, 16 if token[:2] in ("0x", "0X") else 8 if token[0] == "0" else 10)
    except ValueError:
        raise CommandError(f"{token}: not a number; octal digits are 0 to 7") from None
    if value > MASK64:
        raise CommandError(f"{token}: more than 64 bits")
    return value
