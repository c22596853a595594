"""Small guest files made by hand: no cross compiler is needed to test what a loader does with them."""

from __future__ import annotations

import struct

RAM = 0x8000_0000

# A few instruction words (RISC-V unprivileged manual, ch. 2 and RV32/64G listings).
SPIN = (0x0000006F,)  # j .
EM_RISCV, EM_X86_64 = 243, 62
ET_EXEC, ET_DYN = 2, 3


def code(*words: int) -> bytes:
    """Instruction words as memory holds them."""
    return struct.pack(f"<{len(words)}I", *words)


def make_elf(
    text: bytes,
    address: int = RAM,
    *,
    entry: int | None = None,
    machine: int = EM_RISCV,
    kind: int = ET_EXEC,
    bits: int = 64,
    memory_size: int | None = None,
    virtual: int | None = None,
) -> bytes:
    """An executable with one segment that holds `text` at physical `address` (virtual: the same by default)."""
    entry = address if entry is None else entry
    virtual = address if virtual is None else virtual
    size = len(text) if memory_size is None else memory_size
    ident = b"\x7fELF" + bytes([2 if bits == 64 else 1, 1, 1]) + bytes(9)
    if bits == 32:
        header = ident + struct.pack("<HHIIIIIHHHHHH", kind, machine, 1, entry, 52, 0, 0, 52, 32, 1, 0, 0, 0)
        return header + struct.pack("<8I", 1, 84, virtual, address, len(text), size, 7, 4) + text
    header = ident + struct.pack("<HHIQQQIHHHHHH", kind, machine, 1, entry, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    return header + struct.pack("<IIQQQQQQ", 1, 7, 120, virtual, address, len(text), size, 4) + text


def make_image(text: bytes, text_offset: int = 0x20_0000, image_size: int = 0, flags: int = 0) -> bytes:
    """A RISC-V Linux `Image`: the 64-byte header (whose first word jumps over it), then `text`."""
    jump = 0x0400006F  # j .+64
    header = struct.pack("<II3Q", jump, 0, text_offset, image_size, flags)
    header += struct.pack("<IIQ8s4sI", 2, 0, 0, b"RISCV\0\0\0", b"RSC\x05", 0)
    return header + text

# A greeting from each hart ('A' + hart number on the UART, a0 = hart number after reset), then one way to be difficult.
GREET = (
    0x100002B7,  # lui  t0, 0x10000
    0x04150313,  # addi t1, a0, 'A'
    0x00628023,  # sb   t1, 0(t0)
)
DIFFICULT: dict[str, tuple[int, ...]] = {
    "spins": SPIN,
    "spins with interrupts off": (
        0x30401073,  # csrw mie, zero
        0x30047073,  # csrci mstatus, 8
        *SPIN,
    ),
    "sleeps for ever": (
        0x30401073,  # csrw mie, zero
        0x10500073,  # wfi
        0xFFDFF06F,  # j .-4
    ),
    "jumps into nowhere": (0x00000067,),  # jr zero
    "faults in its trap vector": (
        0x400002B7,  # lui  t0, 0x40000
        0x30529073,  # csrw mtvec, t0
        0x00000073,  # ecall
    ),
    "writes random MMIO": (
        0x00000397,  # auipc t2, 0
        0x01038393,  # addi t2, t2, 16
        0x30539073,  # csrw mtvec, t2: faults go on behind this block
        0x1FFF0E37,  # lui  t3, 0x1fff0
        0x026282B3,  # mul  t0, t0, t1
        0x12328293,  # addi t0, t0, 0x123
        0x0212DE93,  # srli t4, t0, 33
        0x01CEFEB3,  # and  t4, t4, t3
        0x005EA023,  # sw   t0, 0(t4)
        0x000EAF03,  # lw   t5, 0(t4)
        0xFD9FF06F,  # j    .-40
    ),
}


def difficult_guest(way: str) -> bytes:
    """An ELF for `-bios none` whose harts greet and then do what the key of DIFFICULT says."""
    return make_elf(code(*GREET, *DIFFICULT[way]))

# lui and addi of t1: 0x5555, (7 << 16) | 0x3333, 0x7777.
_FINISHER = {
    "pass": (0x0000_5337, 0x5553_0313),
    "fail 7": (0x0007_3337, 0x3333_0313),
    "reset": (0x0000_7337, 0x7773_0313),
}


def finishing_guest(how: str) -> bytes:
    """An ELF for `-bios none` that greets and then writes to the test finisher (QEMU, hw/misc/sifive_test.h)."""
    lui, addi = _FINISHER[how]
    store = 0x0062A023  # sw t1, 0(t0)
    return make_elf(code(*GREET, 0x0010_02B7, lui, addi, store, *SPIN))  # lui t0, 0x100: 0x100000
