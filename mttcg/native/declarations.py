"""What of libc mttcg calls, in C; and the maker of `libc_abi.py`, which says the same without a parser.

Parsing C at every start would cost a fifth of it, so cffi's out-of-line form is used, in ABI mode: no C compiler is
needed for it either. After a change here: `python -m mttcg.native.declarations`. A test compares.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import cffi

DECLARATIONS = """
    void *mmap(void *addr, size_t length, int prot, int flags, int fd, long offset);
    int munmap(void *addr, size_t length);
    int madvise(void *addr, size_t length, int advice);
    int mprotect(void *addr, size_t length, int prot);
    long syscall(long number, ...);
    int prctl(int option, unsigned long arg2, unsigned long arg3, unsigned long arg4, unsigned long arg5);
    void *memset(void *s, int c, size_t n);
    int clock_gettime(int clock, void *ts);
    int sigaction(int signum, const void *act, void *oldact);
    int timer_create(int clock, void *sevp, void *timerid);
    int timer_settime(void *timerid, int flags, const void *new_value, void *old_value);
    int timer_delete(void *timerid);
"""
_HEAD = '"""libc as cffi sees it. Made by `mttcg.native.declarations` out of its declarations; not to be edited."""\n\n'
MODULE = Path(__file__).with_name("libc_abi.py")


def generate() -> str:
    """The text of `libc_abi.py`."""
    builder = cffi.FFI()
    builder.cdef(DECLARATIONS)
    builder.set_source("mttcg.native.libc_abi", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MODULE.name
        builder.emit_python_code(str(path))
        return _HEAD + path.read_text()


if __name__ == "__main__":
    MODULE.write_text(generate())
