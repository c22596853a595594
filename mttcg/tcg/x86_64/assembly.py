"""Code with labels, for what is assembled once: the thunks and stubs. Templates need none (`code.Code`)."""

from __future__ import annotations

from .code import JCC, jump
from .encode import encoder
from .regs import NOT_PRESERVED

NATIVE_LABEL = ".native"  # what labels of native functions end in; stubs have other names
_push = encoder("push r64")
_pop = encoder("pop r64")


class Assembly:
    """Code with labels; every jump has a 32-bit displacement, filled in at the end."""

    def __init__(self) -> None:
        self.code = bytearray()
        self.labels: dict[str, int] = {}
        self._fixups: list[tuple[int, str]] = []

    def __iadd__(self, code: bytes) -> Assembly:
        self.code += code
        return self

    def label(self, name: str, *, reached_from_above: bool = False) -> None:
        if not reached_from_above:
            self.code += b"\xcc" * (-len(self.code) % 16)
        self.labels[name] = len(self.code)

    def jump(self, label: str, cc: str = "") -> None:
        self.code += JCC[cc](0) if cc else jump(0)
        self._fixups.append((len(self.code), label))

    def call(self, label: str) -> None:
        self.code += b"\xe8\0\0\0\0"
        self._fixups.append((len(self.code), label))

    def call_native(self, name: str, arguments: bytes = b"") -> None:
        """Call a native function from a stub: rax = its result; no other pinned register changes.

        `arguments`: the code that puts them into their registers.
        """
        for register in NOT_PRESERVED:
            self.code += _push(register)
        self.code += arguments
        self.call(name + NATIVE_LABEL)
        for register in reversed(NOT_PRESERVED):
            self.code += _pop(register)

    def finish(self) -> bytes:
        for end, label in self._fixups:
            self.code[end - 4 : end] = (self.labels[label] - end).to_bytes(4, "little", signed=True)
        return bytes(self.code)
