"""Guest code to host code: the translation loop, QEMU's tb_gen_code and gen_intermediate_code.

    halfwords → word → template memo → (miss: decode → IR → back end → template) → joined bytes

The loop runs once per translated instruction, a million times in a Linux boot: it is plain and flat.
"""

from __future__ import annotations

from collections.abc import Callable

from ..log import Log
from ..memory.codepages import CodePages
from ..memory.layout import N_CTX, PAGE
from ..memory.ram import Ram
from .guest import Decode
from .host import HostBackend, Template
from .memo import TemplateStore
from .reservation import note_exit

MAX_INSTRUCTIONS = 64  # guest instructions in a block
_PAGE_HALVES = PAGE // 2
_LINE_HALVES = 32  # of CodePages.lines
_SEQUENCE = 18  # instructions from an LR to its SC at most
_LOOK_AHEAD = 4 * _SEQUENCE  # bytes that an LR's translation may depend on

# A block's code before it has a place: hot and cold bytes, guest bytes, guest bytes that it depends on (at least
# as many), templates.
Translation = tuple[bytes, bytes, int, int, tuple[Template, ...]]


class CodeChanged(Exception):
    """Another hart stored to the code while it was being read: its first instruction is not what it was."""


class Translator:
    """Makes blocks for one vCPU. `is_lookahead(word)`: its IR depends on the code after it (LR)."""

    def __init__(
        self,
        backend: HostBackend,
        decode: Decode,
        is_lookahead: Callable[[int], bool],
        ram: Ram,
        codepages: CodePages,
        log: Log,
        store: TemplateStore,
    ) -> None:
        self.backend = backend
        self.decode = decode
        self.is_lookahead = is_lookahead
        self.ram = ram
        self.codepages = codepages
        self.log = log
        self.limit = MAX_INSTRUCTIONS
        self.memo: list[dict[int, Template]] = [{} for _ in range(N_CTX)]
        self.store = store
        self.made: list[tuple[int, Template]] = []  # what `store` did not have
        self.misses = 0
        self.exact_scs: set[int] = set()  # pcs of SCs that met a reservation made for another SC
        self._fallthrough = backend.fallthrough()
        self._logging = any(log.on(item) for item in ("in_asm", "op", "out_asm"))

    def translate(self, pc: int, ctx: int, pa: int, pa2: int) -> Translation:
        """The block at `pc`. Its pages are held already (CodePages.hold); `pa2` is the second page, or -1.

        Each line is covered before its first byte is read, so a store that comes later is noticed. Raises CodeChanged
        if the instruction at `pc` no longer lies in as many pages as the caller says.
        """
        if pa2 >= 0:
            return self._crossing(pc, ctx, pa, pa2)
        halves = self.ram.h
        memo = self.memo[ctx]
        start = (pa - self.ram.base) >> 1
        end = (start | (_PAGE_HALVES - 1)) + 1
        covered = start
        templates: list[Template] = []
        extent = 0
        sc_at = -1  # halfword of the SC that the last LR has foreseen
        i = start
        limit = self.limit
        while i < end and len(templates) < limit:
            if i + 1 >= covered:
                covered = min((i | (_LINE_HALVES - 1)) + 1 + _LINE_HALVES, end)
                self._cover(i, covered)
            word = halves[i]
            step = 1
            if word & 3 == 3:
                if i + 1 >= end:
                    if not templates:
                        raise CodeChanged
                    break
                word |= halves[i + 1] << 16
                step = 2
            template = memo.get(word)
            if template is None:
                if self.is_lookahead(word):
                    if templates and len(templates) + _SEQUENCE > limit:
                        break  # the way out of its sequence must be in the same block
                    template, ahead, sc_at = self._look_ahead(word, pc + 2 * (i - start), ctx, i, end)
                    extent = max(extent, ahead - start)
                else:
                    template = self.store.get(ctx, word)
                    if template is None:
                        template = self._template(word, 2 * step, ctx)
                        self.made.append((ctx, template))
                    memo[word] = template
            if template.sites:
                template = template.bind(pc + 2 * (i - start))
            templates.append(template)
            i += step
            if template.end:
                if i <= sc_at < i - step + template.offset // 2:
                    templates[-1] = self.backend.lower(
                        note_exit(self.decode(word, 2 * step, ctx, _no_peek)), word, 2 * step, ctx
                    )
                break
        if not templates[-1].end:
            templates.append(self._fallthrough)
        return _join(templates, 2 * (i - start), 2 * max(extent, i - start))

    def _cover(self, first: int, end: int) -> None:
        """Halfwords [first, end) of RAM, within one page, are about to be read as code."""
        offset = 2 * (first & (_PAGE_HALVES - 1))
        self.codepages.cover(first // _PAGE_HALVES, offset, offset + 2 * (end - first))

    def _crossing(self, pc: int, ctx: int, pa: int, pa2: int) -> Translation:
        """A block of the one instruction that lies across two pages."""
        first, second = (pa - self.ram.base) >> 1, (pa2 - self.ram.base) >> 1
        for half in (first, second):
            self._cover(half, half + 1)
        low = self.ram.h[first]
        if low & 3 != 3:
            raise CodeChanged
        word = low | self.ram.h[second] << 16
        template = self.memo[ctx].get(word)
        if template is None:
            template = self._template(word, 4, ctx)
        if template.sites:
            template = template.bind(pc)
        return _join([template] if template.end else [template, self._fallthrough], 4, 4)

    def _template(self, word: int, size: int, ctx: int) -> Template:
        self.misses += 1
        return self.backend.lower(self.decode(word, size, ctx, _no_peek), word, size, ctx)

    def _look_ahead(self, word: int, pc: int, ctx: int, at: int, end: int) -> tuple[Template, int, int]:
        """An LR, not memoised since it depends on following code; the first halfword that it did not look at; and
        the halfword of the SC that may compare values, or -1."""
        self._cover(at, min(at + _LOOK_AHEAD // 2, end))
        halves = self.ram.h
        furthest = at

        def peek(n: int) -> int | None:
            nonlocal furthest
            if n >= _LOOK_AHEAD // 2 or at + n >= end:
                return None
            furthest = max(furthest, at + n + 1)
            return halves[at + n]

        ops = self.decode(word, 4, ctx, peek)
        (sc_offset,) = (int(str(op.attr[3])) for op in ops if op.name == "lr")
        if pc + sc_offset in self.exact_scs or self.limit < _SEQUENCE:
            sc_offset = 0
            ops = self.decode(word, 4, ctx, _no_peek)
        return self.backend.lower(ops, word, 4, ctx), furthest, at + sc_offset // 2 if sc_offset else -1

    # --- `-d in_asm,op,out_asm`

    def log_block(self, pc: int, ctx: int, host: int, code: Translation) -> None:
        """Write the enabled views of a new block."""
        if self._logging:
            from .disas import describe_block  # capstone is slow to import, and seldom wanted

            self.log.write(describe_block(self.log, self.decode, pc, ctx, host, code))


def _join(templates: list[Template], size: int, extent: int) -> Translation:
    return (
        b"".join([template.hot for template in templates]),
        b"".join([template.cold for template in templates]),
        size,
        extent,
        tuple(templates),
    )


def _no_peek(n: int) -> int | None:
    """LR across a page's end: no lookahead, hence the exact scheme."""
    return None
