"""Flattened device trees (Devicetree Specification 0.4, chapter 5): a writer of version 17, and a reader."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

MAGIC = 0xD00DFEED
VERSION, LAST_COMPATIBLE = 17, 16
BEGIN_NODE, END_NODE, PROP, NOP, END = 1, 2, 3, 4, 9
_HEADER = struct.Struct(">10I")


class BadDeviceTree(ValueError):
    """The bytes are not a device tree that we understand."""


def cells(*values: int) -> bytes:
    """32-bit big-endian cells."""
    return struct.pack(f">{len(values)}I", *values)


def wide(*values: int) -> bytes:
    """64-bit values as two cells each."""
    return struct.pack(f">{len(values)}Q", *values)


def strings(*values: str) -> bytes:
    """A list of NUL-terminated strings."""
    return b"".join(value.encode() + b"\0" for value in values)


@dataclass
class Node:
    """A node: properties in order (b"" for one that is only there), and children."""

    name: str
    props: dict[str, bytes] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def __getitem__(self, path: str) -> Node:
        """The descendant at a /-separated path. KeyError if there is none."""
        node = self
        for name in filter(None, path.split("/")):
            for child in node.children:
                if child.name == name:
                    node = child
                    break
            else:
                raise KeyError(path)
        return node

    def u32(self, name: str) -> tuple[int, ...]:
        """A property as cells."""
        data = self.props[name]
        return struct.unpack(f">{len(data) // 4}I", data)

    def text(self, name: str) -> list[str]:
        """A property as a list of strings."""
        return self.props[name].decode().split("\0")[:-1]

    def walk(self, path: str = "") -> Iterator[tuple[str, Node]]:
        """(path, node) of this node and all below it."""
        here = f"{path}/{self.name}" if self.name else path
        yield here or "/", self
        for child in self.children:
            yield from child.walk(here)


class _Writer:
    def __init__(self) -> None:
        self.structure = bytearray()
        self.strings = bytearray()
        self._names: dict[str, int] = {}

    def node(self, node: Node) -> None:
        self.structure += cells(BEGIN_NODE)
        self._padded(strings(node.name))
        for name, value in node.props.items():
            self.structure += cells(PROP, len(value), self._name(name))
            self._padded(value)
        for child in node.children:
            self.node(child)
        self.structure += cells(END_NODE)

    def _name(self, name: str) -> int:
        if name not in self._names:
            self._names[name] = len(self.strings)
            self.strings += strings(name)
        return self._names[name]

    def _padded(self, data: bytes) -> None:
        self.structure += data + bytes(-len(data) & 3)


Reserved = tuple[tuple[int, int], ...]  # (address, size) of memory that the kernel must leave alone


def flatten(root: Node, boot_cpu: int = 0, reserved: Reserved = ()) -> bytes:
    """The blob. `boot_cpu` is the physical id of the hart that boots."""
    writer = _Writer()
    writer.node(root)
    writer.structure += cells(END)
    reservations = b"".join(wide(*entry) for entry in (*reserved, (0, 0)))  # an empty entry ends the block
    reserve = _HEADER.size
    structure = reserve + len(reservations)
    names = structure + len(writer.structure)
    total = (names + len(writer.strings) + 7) & ~7
    header = _HEADER.pack(
        MAGIC, total, structure, names, reserve, VERSION, LAST_COMPATIBLE, boot_cpu,
        len(writer.strings), len(writer.structure),
    )
    return (header + reservations + bytes(writer.structure) + bytes(writer.strings)).ljust(total, b"\0")


def parse(blob: bytes) -> Node:
    """The root node of a blob. BadDeviceTree if it is damaged."""
    if len(blob) < _HEADER.size:
        raise BadDeviceTree("not a flattened device tree: too short")
    try:
        return _parse(blob)
    except BadDeviceTree:
        raise
    except (struct.error, IndexError, ValueError) as error:
        raise BadDeviceTree(f"damaged device tree: {error}") from error


def amended(blob: bytes, bootargs: str, initrd: tuple[int, int] | None) -> bytes:
    """A device tree from elsewhere that also names the kernel's command line and the initrd (first byte, byte after
    the last) in /chosen, as QEMU names them in the tree of `-dtb`. An empty command line leaves the tree's own.

    Raises:
        BadDeviceTree: the blob is damaged.
    """
    root = parse(blob)
    chosen = next((child for child in root.children if child.name == "chosen"), None)
    if chosen is None:
        chosen = Node("chosen")
        root.children.append(chosen)
    if bootargs:
        chosen.props["bootargs"] = strings(bootargs)
    if initrd is not None:
        chosen.props |= {"linux,initrd-start": wide(initrd[0]), "linux,initrd-end": wide(initrd[1])}
    boot_cpu = _HEADER.unpack_from(blob)[7]
    return flatten(root, boot_cpu, _reserved(blob))


def _reserved(blob: bytes) -> Reserved:
    entries: list[tuple[int, int]] = []
    at = _HEADER.unpack_from(blob)[4]
    while True:
        try:
            address, size = struct.unpack_from(">2Q", blob, at)
        except struct.error as error:
            raise BadDeviceTree("a memory reservation block without an end") from error
        if not size and not address:
            return tuple(entries)
        entries.append((address, size))
        at += 16


def _parse(blob: bytes) -> Node:
    magic, total, at, names, _, version, last, _, _, _ = _HEADER.unpack_from(blob)
    if magic != MAGIC:
        raise BadDeviceTree(f"not a flattened device tree (magic {MAGIC:#x})")
    if total > len(blob):
        raise BadDeviceTree(f"a truncated device tree ({total - len(blob)} of its {total} bytes are missing)")
    if last > VERSION or version < LAST_COMPATIBLE:
        raise BadDeviceTree("not a device tree of version 16 or 17")
    top = Node("")
    stack = [top]
    while True:
        (token,) = struct.unpack_from(">I", blob, at)
        at += 4
        if token == BEGIN_NODE:
            end = blob.index(b"\0", at)
            node = Node(blob[at:end].decode())
            stack[-1].children.append(node)
            stack.append(node)
            at = (end + 4) & ~3
        elif token == END_NODE:
            stack.pop()
        elif token == PROP:
            length, name = struct.unpack_from(">2I", blob, at)
            key = blob[names + name : blob.index(b"\0", names + name)].decode()
            stack[-1].props[key] = blob[at + 8 : at + 8 + length]
            at = (at + 8 + length + 3) & ~3
        elif token == END:
            break
        elif token != NOP:
            raise BadDeviceTree(f"token {token:#x} at {at - 4:#x}")
        if not stack:
            raise BadDeviceTree("more ends than beginnings")
    if len(top.children) != 1 or len(stack) != 1:
        raise BadDeviceTree("not exactly one root node")
    return top.children[0]
