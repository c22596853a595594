"""The x86-64 back end as the rest sees it: `tcg.host.HostBackend` over one code buffer.

The thunks lie at the start of the hot half; blocks may be stored from `code_start` on. The callbacks are made
here, so a Backend is created in the process that runs it, or before the fork for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...memory import crossing_native, reserve_native, softtlb
from ...memory.records import View
from ...native.callbacks import Callback, function_at
from ...native.codebuf import CodeBuffer
from ...native.ffi import address_of
from .. import tb_find
from ..host import COLD, Alike, Callbacks, Exit, Template
from ..ir import NONE, Op
from ..templates import find_template
from . import lower, lower_ctrl
from .natives import Native, compiled
from .regs import ALIKE, CALLEE_SLOT, CONST_SLOT, CONST_VALUE, HELPER_SLOT

_ALIGN = 64
NATIVES: tuple[Native, ...] = (
    tb_find.lookup, tb_find.find, tb_find.jump, tb_find.chain, tb_find.locate, tb_find.invalidate_range,
    tb_find.invalidate_page, tb_find.stored, tb_find.invalidate_all, tb_find.forget_page, tb_find.flush_address,
    find_template, *softtlb.NATIVES, *reserve_native.NATIVES,
    crossing_native.crossing_load, crossing_native.crossing_store,
)  # fmt: skip
_NATIVE = ["uint64_t(*)(" + ", ".join(["uint64_t"] * (1 + count)) + ")" for count in range(5)]
_TRAP = int(Exit.TRAP)  # `enter` is paid for every time: no look-up in the enumeration


class Backend:
    """Code generator and way into emitted code for one vCPU record at a time (`attach`).

    `time_base`: host address of MACHINE.time_base. An unexpected exception of a callback leaves emitted code with
    Exit.TRAP and comes out of `enter`.
    """

    def __init__(
        self,
        buffer: CodeBuffer,
        record: View,
        callbacks: Callbacks,
        time_base: int,
        roots: tuple[Native, ...] = NATIVES,
    ) -> None:
        if buffer.half != COLD:
            raise ValueError(f"the halves of the code buffer must be {COLD:#x} bytes")
        self.buffer = buffer
        self._failure: BaseException | None = None
        u64, u32 = "uint64_t", "uint32_t"
        self._callbacks = {
            "load": Callback(f"{u32}({u64}, {u32}, {u64})", callbacks.load, self._failed),
            "store": Callback(f"{u32}({u64}, {u64}, {u32}, {u64})", callbacks.store, self._failed),
            "stored": Callback(f"{u32}({u64}, {u32}, {u64})", callbacks.stored, self._failed),
            "atomic": Callback(f"{u32}({u64}, {u64})", callbacks.atomic, self._failed),
            "interpret": Callback(f"{u32}({u64})", callbacks.interpret, self._failed),
        }
        self._callees = {name: callback.address for name, callback in self._callbacks.items()}
        self._callees |= {"clock_gettime": address_of("clock_gettime"), "time_base": time_base}
        code, self._labels = compiled(roots)
        buffer.write(buffer.base, code)
        self._natives: dict[str, Native] = {}
        for root in roots:
            place = buffer.base + self._labels[root.__name__ + ".enter"]
            self._natives[root.__name__] = function_at(place, _NATIVE[root.__code__.co_argcount])
        self._stubs_size = len(code)
        self.code_start = buffer.base + (len(code) + _ALIGN - 1) // _ALIGN * _ALIGN
        self._enter = function_at(buffer.base + self._labels["ENTER"], f"{u64}(*)({u64}, {u64})")
        self.attach(record)
        self._fallthrough = lower.fallthrough()

    def _failed(self, error: BaseException) -> None:
        if self._failure is None:
            self._failure = error

    def attach(self, record: View) -> None:
        """Run `record` from now on: fill in its helper table."""
        first = record.record.q("helpers")
        for name, slot in HELPER_SLOT.items():
            record.q[first + slot] = self.buffer.base + self._labels[name]
        for name, slot in CALLEE_SLOT.items():
            record.q[first + slot] = self._callees[name]
        for name, slot in CONST_SLOT.items():
            record.q[first + slot] = CONST_VALUE[name]
            record.q[first + slot + 1] = 0
        self._base = record.base

    def stubs(self) -> list[tuple[int, int, str]]:
        """(host address, bytes, name) of the thunks, for a profiler's map."""
        places = sorted((at, name) for name, at in self._labels.items())
        ends = [at for at, _ in places[1:]] + [self._stubs_size]
        return [
            (self.buffer.base + at, end - at, f"mttcg {name}")
            for (at, name), end in zip(places, ends, strict=True)
            if end > at
        ]

    def lower(self, ops: list[Op], word: int, size: int, ctx: int) -> Template:
        """host.HostBackend.lower."""
        return lower.lower(ops, word, size, ctx)

    def fallthrough(self) -> Template:
        """host.HostBackend.fallthrough."""
        return self._fallthrough

    def spin_hint(self) -> Template:
        """host.HostBackend.spin_hint."""
        return lower.lower([Op("spin_hint", NONE, (), ())], 0, 0, 0)

    def depends_on_context(self, ops: list[Op]) -> bool:
        """host.HostBackend.depends_on_context."""
        return lower.depends_on_context(ops)

    @property
    def alike(self) -> tuple[Alike, ...]:
        """host.HostBackend.alike."""
        return ALIKE

    @property
    def natives(self) -> Mapping[str, Callable[..., int]]:
        """host.HostBackend.natives."""
        return self._natives

    def far_stub(self, ctx: int, pc: int) -> bytes:
        """host.HostBackend.far_stub."""
        return lower_ctrl.far_stub(ctx, pc)

    def enter(self, code: int) -> int:
        """host.HostBackend.enter. Raises what a callback raised, if one did."""
        reason = self._enter(self._base, code)
        if reason == _TRAP and self._failure is not None:
            failure, self._failure = self._failure, None
            raise failure
        return reason


