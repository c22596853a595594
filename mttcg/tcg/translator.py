"""Templates on demand: what native code asks Python for when the table has no template for a word.

Blocks are joined from templates by `tcg.tb_make`; a template is made here once, from the guest's decoder and the host's
back end, and entered into the table that all vCPUs share. When that is full, a private one takes over, which is
emptied when it is full in turn.
"""

from __future__ import annotations

from ..memory.codepages import CodePages
from ..memory.layout import PAGE
from ..memory.ram import Ram
from ..native import memory
from .alike import Stands
from .guest import Decode, Relative, Shapes
from .host import HostBackend, Template
from .ir import Op
from .learn import Example, with_holes
from .reservation import note_exit
from .tb_make import LEAVES, SEQUENCE
from .templates import ANY_CTX, EXACT, KEY_MASK, TABLE_BYTES, Hole, TableFull, TemplateTable

_LOOK_AHEAD = 4 * SEQUENCE  # bytes that an LR's translation may depend on
_PAGE_HALVES = PAGE // 2


class Translator:
    """Makes templates for one vCPU. `lookahead`: (mask, match) of the words whose IR depends on the code after them."""

    def __init__(
        self,
        backend: HostBackend,
        decode: Decode,
        lookahead: tuple[int, int],
        shapes: Shapes,
        ram: Ram,
        codepages: CodePages,
        shared: TemplateTable,
    ) -> None:
        self.backend = backend
        self.decode = decode
        self.lookahead = lookahead
        self.shapes = shapes
        self._find = backend.natives["find_template"]
        self._shape_of = backend.natives["shape_of"]
        self.stands = Stands(backend.alike)
        self.ram = ram
        self.codepages = codepages
        self.table = shared
        self.misses = 0
        self.exact_scs: set[int] = set()  # pcs of SCs that met a reservation made for another SC
        self._private: TemplateTable | None = None
        self._kept: dict[tuple[Op, ...], int] = {}  # meaning of an LR at its place → address of its template
        self._own = private_table()  # of what is not found by its word
        self.fallthrough = self._own.keep(backend.fallthrough())
        self.spin_hint = self._own.keep(backend.spin_hint())

    def make(self, word: int, ctx: int) -> None:
        """Enter the template of `word` in `ctx`, or of its shape, into `table`, which may become another one."""
        if word & LEAVES:
            self._enter(ctx, word, self._leaving(word ^ LEAVES, ctx), (), 0)
            return
        shape = self._shape_of(0, word, self.stands.address) & KEY_MASK
        if shape and not self._find(0, self.table.address, ctx, shape):
            learned = self._learn(word, shape, ctx)
            if learned is not None:
                template, where, holes, flags = learned
                self._enter(where, shape, template, holes, flags)
                return
            self._enter(ctx, shape, Template(0, 0, b"", b""), (), EXACT)
        template, where = self._template(word, ctx)
        self._enter(where, word, template, (), 0)

    def _template(self, word: int, ctx: int) -> tuple[Template, int]:
        """A word's template, and the context to enter it under."""
        size = 4 if word & 3 == 3 else 2
        ops = self.decode(word, size, ctx, _no_peek)
        # No ops at all may be what a privilege makes of it: a read of a CSR into x0 traps elsewhere.
        depends = not ops or self.backend.depends_on_context(ops)
        return self._lower(ops, word, size, ctx), ctx if depends else ANY_CTX

    def _leaving(self, word: int, ctx: int) -> Template:
        """A branch out of a constrained LR/SC sequence (tcg.reservation)."""
        size = 4 if word & 3 == 3 else 2
        return self._lower(note_exit(self.decode(word, size, ctx, _no_peek)), word, size, ctx)

    def _learn(self, word: int, shape: int, ctx: int) -> tuple[Template, int, tuple[Hole, ...], int] | None:
        relatives = self.shapes.relatives(word, shape, self.stands.partners)
        if relatives is None:
            return None
        one, other = relatives
        x, where = self._example(one, ctx)
        y, elsewhere = (x, where) if one == other else self._example(other, ctx)  # a shape may have but one word
        found = with_holes(x, y)
        return None if found is None or where != elsewhere else (found[0], where, *found[1:])

    def _example(self, relative: Relative, ctx: int) -> tuple[Example, int]:
        template, where = self._template(relative.word, ctx)
        numbers = tuple([self.stands.numbers[operand] for operand in relative.operands])
        return Example(template, relative.immediate, numbers), where

    def _enter(self, ctx: int, key: int, template: Template, holes: tuple[Hole, ...], flags: int) -> None:
        try:
            self.table.insert(ctx, key, template, holes, flags)
        except TableFull:
            if self._private is None:
                self._private = private_table()
            elif self.table is self._private:
                self._private.clear()
            self.table = self._private
            self.table.insert(ctx, key, template, holes, flags)

    def _lower(self, ops: list[Op], word: int, size: int, ctx: int) -> Template:
        self.misses += 1
        return self.backend.lower(ops, word, size, ctx)

    def make_ahead(self, word: int, pc: int, ctx: int, pa: int) -> tuple[int, int, int]:
        """An LR at `pc`, which depends on following code. What it looks at is covered first (CodePages.cover).

        Gives its template's address, the first physical address that it did not look at, and that of the SC that may
        compare values, or 0.
        """
        at = (pa - self.ram.base) >> 1
        end = (at | (_PAGE_HALVES - 1)) + 1
        stop = min(at + _LOOK_AHEAD // 2, end)
        offset = 2 * (at & (_PAGE_HALVES - 1))
        self.codepages.cover(at // _PAGE_HALVES, offset, offset + 2 * (stop - at))
        halves = self.ram.h
        furthest = at

        def peek(n: int) -> int | None:
            nonlocal furthest
            if at + n >= stop:
                return None
            furthest = max(furthest, at + n + 1)
            return halves[at + n]

        ops = self.decode(word, 4, ctx, peek)
        sc_offset = next((int(str(op.attr[3])) for op in ops if op.name == "lr"), 0)  # it may be a reserved encoding
        if pc + sc_offset in self.exact_scs:
            sc_offset = 0
            ops = self.decode(word, 4, ctx, _no_peek)
        key = (Op("ctx", ctx, (word,), ()), *ops)
        address = self._kept.get(key)
        if address is None:
            template = self._lower(ops, word, 4, ctx)
            try:
                address = self._own.keep(template)
            except TableFull:
                raise MemoryError("too many different atomic sequences") from None
            self._kept[key] = address
        return address, self.ram.base + 2 * furthest, pa + sc_offset if sc_offset else 0


def private_table() -> TemplateTable:
    """A template table of this process alone."""
    return TemplateTable(memory.map_anonymous(TABLE_BYTES, memory.PROT_READ | memory.PROT_WRITE))


def _no_peek(n: int) -> int | None:
    """LR across a page's end: no lookahead, hence the exact scheme."""
    return None
