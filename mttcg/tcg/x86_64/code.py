"""One template under construction: the two byte streams, and the moves that every lowering needs.

Hot code starts at offset 0, cold code COLD bytes above it, so a jump between them has a constant
displacement. A slow path is: `jump_cold` in the hot stream, its code appended to `cold`, and `resume` to come back.
"""

from __future__ import annotations

from ..host import COLD
from ..ir import Imm, Op
from .encode import Loc, encoder, encoder_imm, nops
from .insns import CC, RAX

mov = encoder("mov r64, rm64")
mov32 = encoder("mov r32, rm32")
mov_store = encoder("mov rm64, r64")
mov_store32 = encoder("mov rm32, r32")
mov_imm_sx = encoder("mov rm64, imm32")
mov_imm32 = encoder("mov r32, imm32")
mov_imm64 = encoder("mov r64, imm64")
lea = encoder("lea r64, m")
lea32 = encoder("lea r32, m")
movsxd = encoder("movsxd r64, rm32")
call = encoder("call rm64")
jump = encoder("jmp rel32")
JCC = {name: encoder(f"j{name} rel32") for name in CC}
JCC_SHORT = {name: encoder(f"j{name} rel8") for name in CC}
cmp_imm32 = encoder_imm("cmp rm32")

_PC_CONST = [mov_imm64(register, 0x7FFF_FFFF_FFFF_FFFF) for register in range(16)]

MASK64 = (1 << 64) - 1
CALL_SIZE = 6  # call [rbp + disp32]
JUMP_SIZE = 5
JCC_SIZE = 6


def signed64(value: int) -> int:
    """The two's complement meaning of a 64-bit constant."""
    return value - (1 << 64) if value >> 63 else value


def fits32(value: int) -> bool:
    """Whether a 64-bit constant is a sign-extended 32-bit one."""
    return value < 1 << 31 or value >= (1 << 64) - (1 << 31)


def const(register: int, value: int) -> bytes:
    """Put a 64-bit constant into a register, flags untouched."""
    if value < 1 << 32:
        return mov_imm32(register, value)
    if value >= MASK64 - 0x7FFFFFFF:
        return mov_imm_sx(register, value - (1 << 64))
    return mov_imm64(register, value)


class Code:
    """`loc[operand]` is where an operand lives. `unused`: the output of the op being lowered is never read.

    `pc_sites`: places of 8 bytes in `hot` that get pc + addend when the template is bound to a pc (`at_pc`).
    """

    __slots__ = ("cold", "ctx", "hot", "loc", "mmu_idx", "pc_sites", "size", "unused")

    def __init__(self, loc: list[Loc], size: int, ctx: int) -> None:
        self.hot = bytearray()
        self.cold = bytearray()
        self.loc = loc
        self.size = size
        self.ctx = ctx
        self.mmu_idx = ctx >> 1
        self.pc_sites: list[tuple[int, int]] = []
        self.unused = False

    # --- values

    def rm(self, operand: int, scratch: int) -> Loc:
        """An operand as a register or memory; a constant goes to `scratch`."""
        if type(operand) is Imm:
            self.hot += const(scratch, operand)
            return scratch
        return self.loc[operand]

    def reg(self, operand: int, scratch: int) -> int:
        """An operand as a register that must not be changed: its own, or `scratch`."""
        if type(operand) is Imm:
            self.hot += const(scratch, operand)
            return scratch
        where = self.loc[operand]
        if type(where) is int:
            return where
        self.hot += mov(scratch, where)
        return scratch

    def into(self, register: int, operand: int) -> None:
        """Copy an operand's value into `register`."""
        if type(operand) is Imm:
            self.hot += const(register, operand)
        else:
            where = self.loc[operand]
            if where != register:
                self.hot += mov(register, where)

    def out(self, op: Op, register: int) -> None:
        """Store `register` as the op's output."""
        where = self.loc[op.out]
        if where != register:
            self.hot += mov(where, register) if type(where) is int else mov_store(where, register)

    def pc_const(self, register: int, addend: int) -> None:
        """Put pc + addend into a register."""
        self.hot += _PC_CONST[register]
        self.pc_sites.append((len(self.hot) - 8, addend))

    def out_imm(self, op: Op, value: int) -> None:
        """Store a constant as the op's output."""
        where = self.loc[op.out]
        if type(where) is int:
            self.hot += const(where, value)
        elif fits32(value):
            self.hot += mov_imm_sx(where, signed64(value))
        else:
            self.hot += const(RAX, value) + mov_store(where, RAX)

    # --- going to the cold stream and back

    def jump_cold(self, cc: str) -> None:
        """Conditional jump to the code that will be appended to `cold` next."""
        self.hot += JCC[cc](COLD + len(self.cold) - len(self.hot) - JCC_SIZE)

    def branch_cold(self, cc: str) -> int:
        """The same to cold code that comes later: `land_cold` takes the result."""
        self.hot += JCC[cc](0)
        return len(self.hot)

    def land_cold(self, jump_end: int) -> None:
        """Let the jump that ends at hot offset `jump_end` lead to the end of the cold stream."""
        target = COLD + len(self.cold) - jump_end
        self.hot[jump_end - 4 : jump_end] = target.to_bytes(4, "little")

    def resume(self, at: int) -> None:
        """From the cold stream back to hot offset `at`."""
        self.cold += jump(at - COLD - len(self.cold) - JUMP_SIZE)

    def resume_if(self, cc: str, at: int) -> None:
        """The same, conditionally."""
        self.cold += JCC[cc](at - COLD - len(self.cold) - JCC_SIZE)

    def align(self, cold_offset: int) -> None:
        """Make hot at least `cold_offset` long, and fill cold up to hot's length."""
        short = cold_offset - len(self.hot)
        if short > 0:
            self.hot += nops(short)
        self.cold += b"\xcc" * (len(self.hot) - len(self.cold))


def store(where: Loc, register: int) -> bytes:
    """Copy `register` to a location."""
    if where == register:
        return b""
    return mov(where, register) if isinstance(where, int) else mov_store(where, register)


