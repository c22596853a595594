"""A deadline that stops emitted code: a POSIX timer whose signal handler is four instructions of our own.

Python's signal handlers run between bytecodes, and a vCPU in emitted code executes none. So the handler is machine
code that stores 1 to the vCPU's `timer_due` and `exit_request` and returns; everything else happens in `cpu_exec`.
"""

from __future__ import annotations

import signal

from . import memory
from .ffi import check, ffi, libc

_SYS_TIMER_CREATE, SYS_TIMER_SETTIME = 222, 223
_CLOCK_MONOTONIC = 1
TIMER_ABSTIME = 1
_NEVER = (1 << 64) - 1
WORDS = 6  # of a timer in the vCPU record: its number, what it is armed for in ns, and that as a struct itimerspec
_ID, _ARMED, _SPEC, _VALUE = 0, 1, 2, 4
_SA_RESTART = 0x1000_0000
_SIGNAL = signal.SIGALRM


class DeadlineTimer:
    """One per process. `flag` is the host address of a u32 that the handler sets to 1, after the one `due_offset` bytes
    on, which says that it was the timer. `words`: WORDS u64 of memory that native code knows: it arms the timer too.
    """

    def __init__(self, flag: int, due_offset: int, words: memoryview) -> None:
        page = memory.map_anonymous(memory.PAGE, memory.PROT_READ | memory.PROT_WRITE | memory.PROT_EXEC)
        # mov rax, [rip + slot] ; mov dword [rax + due_offset], 1 ; mov dword [rax], 1 ; ret
        code = bytes.fromhex("488b0519000000 c740") + bytes([due_offset]) + bytes.fromhex("01000000 c70001000000 c3")
        self._page = memory.buffer(page, memory.PAGE)
        self._page[: len(code)] = code
        self._slot = self._page[32:40].cast("Q")
        self._slot[0] = flag
        # struct sigaction of glibc and musl on x86-64: handler, mask (128 bytes), flags, restorer
        action = ffi.new("uint64_t[19]")
        action[0] = page
        action[17] = _SA_RESTART
        # SAFETY: the handler touches only the flag, which lives as long as the arena, and the scratch
        # register rax, which the kernel restores on return from the signal.
        check(libc.sigaction(_SIGNAL, action, ffi.NULL), "sigaction")
        event = ffi.new("uint64_t[8]")  # struct sigevent: value, signo | notify << 32
        event[1] = int(_SIGNAL)
        identifier = ffi.new("int[1]")
        check(
            libc.syscall(_SYS_TIMER_CREATE, ffi.cast("long", _CLOCK_MONOTONIC), event, identifier), "timer_create"
        )
        self._keep(words, identifier[0])
        self._timer = ffi.cast("long", identifier[0])
        self._spec = ffi.cast("uint64_t *", ffi.from_buffer(words)) + _SPEC

    def _keep(self, words: memoryview, identifier: int) -> None:
        self._words = words
        words[_ID] = identifier
        words[_ARMED] = _NEVER
        words[_SPEC] = words[_SPEC + 1] = words[_VALUE] = words[_VALUE + 1] = 0

    def point_at(self, flag: int) -> None:
        """Let the handler set another vCPU's flag (thread=single: the one that runs)."""
        self._slot[0] = flag

    def arm(self, deadline_ns: int | None) -> None:
        """Fire once at a CLOCK_MONOTONIC time (at once if it has passed), or never."""
        words = self._words
        armed = _NEVER if deadline_ns is None else max(deadline_ns, 1)
        if armed == words[_ARMED]:
            return
        words[_ARMED] = armed
        words[_VALUE], words[_VALUE + 1] = (0, 0) if armed == _NEVER else divmod(armed, 1_000_000_000)
        self._set_host_timer()

    def _set_host_timer(self) -> None:
        libc.syscall(SYS_TIMER_SETTIME, self._timer, ffi.cast("long", TIMER_ABSTIME), self._spec, ffi.NULL)
