"""Native functions (native.lowlevel) compiled for a test, to be called beside what CPython makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mttcg.memory.layout import VCPU
from mttcg.native.callbacks import function_at
from mttcg.native.codebuf import CodeBuffer
from mttcg.native.lowlevel import interpreted
from mttcg.tcg.x86_64.aot import compile_natives
from mttcg.tcg.x86_64.assembly import Assembly
from mttcg.tcg.x86_64.natives import HOOKS

Native = Callable[..., int]
Table = dict[str, Native]


@contextmanager
def compiled(*functions: Native) -> Iterator[Table]:
    """Each function by its name, as host code; like `by_python`, it takes the vCPU record's address first."""
    buffer = CodeBuffer(1 << 20)
    a = Assembly()
    compile_natives(a, functions, HOOKS)
    code = a.finish()
    buffer.write(buffer.base, code)
    found: Table = {}
    for function in functions:
        count = 1 + function.__code__.co_argcount
        signature = f"uint64_t(*)({', '.join(['uint64_t'] * count)})"
        found[function.__name__] = function_at(buffer.base + a.labels[function.__name__ + ".enter"], signature)
    yield found
    buffer.close()


def by_python(*functions: Native) -> Table:
    """The same functions, run by CPython."""
    return {function.__name__: interpreted(function, VCPU.at) for function in functions}
