"""Guest code to host code: the translation loop, QEMU's tb_gen_code and gen_intermediate_code.

    halfwords → word → template memo → (miss: decode → IR → back end → template) → joined bytes

The loop runs once per translated instruction, a million times in a Linux boot: it is plain and flat.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..log import Log
from ..memory.codepages import CodePages
from ..memory.layout import N_CTX, PAGE
from ..memory.ram import Ram
from .guest import Decode
from .host import HostBackend, Template
from .memo import TemplateStore

MAX_INSTRUCTIONS = 64  # guest instructions in a block


@dataclass(slots=True)
class Translation:
    """A block's code before it has a place. `extent`: guest bytes that it depends on, at least `size`."""

    hot: bytes
    cold: bytes
    size: int
    extent: int
    templates: tuple[Template, ...]


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

        The bytes are covered only once their number is known; if they changed before that, do it again.
        """
        start = pa - self.ram.base
        page = start >> 12
        offset = start & (PAGE - 1)
        while True:
            code = self._crossing(pc, ctx, pa, pa2) if pa2 >= 0 else self._within(pc, ctx, start)
            end = min(offset + code.extent, PAGE)
            seen = self._seen
            self.codepages.cover(page, offset, end)
            if pa2 >= 0:
                self.codepages.cover((pa2 - self.ram.base) >> 12, 0, 2)
                if self._crossing_word(pa, pa2) == seen:
                    return code
            elif bytes(self.ram.b[start : start + end - offset]) == seen[: end - offset]:
                return code

    _seen: bytes = b""

    def _within(self, pc: int, ctx: int, start: int) -> Translation:
        """A block that ends at the page's end at the latest, from a snapshot of the bytes."""
        limit = PAGE - (start & (PAGE - 1))
        self._seen = seen = bytes(self.ram.b[start : start + min(limit, 4 * self.limit + 64)])
        halves = memoryview(seen).cast("H")
        count = len(halves)
        memo = self.memo[ctx]
        templates: list[Template] = []
        extent = 0
        i = 0
        for _ in range(self.limit):
            if i >= count:
                break
            word = halves[i]
            step = 1
            if word & 3 == 3:
                if i + 1 >= count:
                    break
                word |= halves[i + 1] << 16
                step = 2
            template = memo.get(word)
            if template is None:
                if self.is_lookahead(word):
                    template, ahead = self._look_ahead(word, pc + 2 * i, ctx, halves, i)
                    extent = max(extent, ahead * 2)
                else:
                    template = self.store.get(ctx, word)
                    if template is None:
                        template = self._template(word, 2 * step, ctx)
                        self.made.append((ctx, template))
                    memo[word] = template
            if template.sites:
                template = template.bind(pc + 2 * i)
            templates.append(template)
            i += step
            if template.end:
                break
        else:
            templates.append(self._fallthrough)
        if not templates[-1].end:
            templates.append(self._fallthrough)
        return self._join(templates, 2 * i, max(extent, 2 * i))

    def _crossing_word(self, pa: int, pa2: int) -> bytes:
        base = self.ram.base
        return bytes(self.ram.b[pa - base : pa - base + 2]) + bytes(self.ram.b[pa2 - base : pa2 - base + 2])

    def _crossing(self, pc: int, ctx: int, pa: int, pa2: int) -> Translation:
        """A block of the one instruction that lies across two pages."""
        self._seen = self._crossing_word(pa, pa2)
        word = int.from_bytes(self._seen, "little")
        template = self.memo[ctx].get(word)
        if template is None:
            template = self._template(word, 4, ctx)
        if template.sites:
            template = template.bind(pc)
        templates = [template]
        if not template.end:
            templates.append(self._fallthrough)
        return self._join(templates, 4, 4)

    def _join(self, templates: list[Template], size: int, extent: int) -> Translation:
        return Translation(
            b"".join([template.hot for template in templates]),
            b"".join([template.cold for template in templates]),
            size,
            extent,
            tuple(templates),
        )

    def _template(self, word: int, size: int, ctx: int) -> Template:
        self.misses += 1
        return self.backend.lower(self.decode(word, size, ctx, _no_peek), word, size, ctx)

    def _look_ahead(self, word: int, pc: int, ctx: int, halves: memoryview, at: int) -> tuple[Template, int]:
        """An LR, not memoised since it depends on following code; and how far it looked (halfwords of the block)."""
        furthest = at

        def peek(n: int) -> int | None:
            nonlocal furthest
            if at + n >= len(halves):
                return None
            furthest = max(furthest, at + n + 1)
            return int(halves[at + n])

        ops = self.decode(word, 4, ctx, peek)
        if any(op.name == "lr" and pc + int(str(op.attr[3])) in self.exact_scs for op in ops):
            ops = self.decode(word, 4, ctx, _no_peek)
        return self.backend.lower(ops, word, 4, ctx), furthest

    # --- `-d in_asm,op,out_asm`

    def log_block(self, pc: int, ctx: int, host: int, code: Translation) -> None:
        """Write the enabled views of a new block."""
        if self._logging:
            from .disas import describe_block  # capstone is slow to import, and seldom wanted

            self.log.write(describe_block(self.log, self.decode, pc, ctx, host, code))


def _no_peek(n: int) -> int | None:
    """LR across a page's end: no lookahead, hence the exact scheme."""
    return None
