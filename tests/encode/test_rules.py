"""One test per rule of the host's encoding (Intel manual, volume 2, chapter 2), named by the rule."""

from __future__ import annotations

import pytest

from mttcg.tcg.x86_64.encode import EncodeError, Mem, encode, encoder, encoder_imm, nops
from mttcg.tcg.x86_64.insns import R8, R12, R13, RAX, RBP, RCX, RDI, ROWS, RSI, RSP

mov = encoder("mov r64, rm64")


def test_rsp_and_r12_as_base_need_a_sib_byte() -> None:
    assert mov(RAX, Mem(RSP)).hex() == "488b0424"
    assert mov(RAX, Mem(R12)).hex() == "498b0424"
    assert mov(RAX, Mem(R12, 8)).hex() == "498b442408"


def test_rbp_and_r13_as_base_need_a_displacement() -> None:
    assert mov(RAX, Mem(RBP)).hex() == "488b4500"
    assert mov(RAX, Mem(R13)).hex() == "498b4500"
    assert mov(RAX, Mem(R13, 0, RCX, 8)).hex() == "498b44cd00"


def test_rsp_cannot_be_an_index_but_r12_can() -> None:
    with pytest.raises(EncodeError, match="rsp"):
        mov(RAX, Mem(RAX, 0, RSP))
    assert mov(RAX, Mem(RAX, 0, R12)).hex() == "4a8b0420"


def test_byte_registers_from_4_to_7_need_rex() -> None:
    setcc, store = encoder("sete rm8"), encoder("mov rm8, r8")
    assert setcc(RAX).hex() == "0f94c0"
    assert setcc(RSI).hex() == "400f94c6"
    assert store(Mem(RAX), RDI).hex() == "408838"
    assert store(Mem(RAX), RCX).hex() == "8808"


def test_memory_operand_of_a_byte_instruction_needs_no_rex() -> None:
    assert encoder("movzx r32, rm8")(RAX, Mem(RSI)).hex() == "0fb606"


def test_rex_is_left_out_when_empty() -> None:
    assert encoder("mov r32, rm32")(RAX, RCX).hex() == "8bc1"
    assert encoder("mov r32, rm32")(R8, RCX).hex() == "448bc1"


def test_displacement_takes_one_byte_from_minus_128_to_127() -> None:
    assert [len(mov(RAX, Mem(RCX, d))) for d in (0, 127, -128, 128, -129)] == [3, 4, 4, 7, 7]


def test_mandatory_prefix_comes_before_rex() -> None:
    assert encoder("popcnt r64, rm64")(R8, RAX).hex() == "f34c0fb8c0"


def test_lock_prefix_comes_first() -> None:
    assert encoder("lock cmpxchg m, r64")(Mem(RCX), RAX).hex() == "f0480fb101"


def test_two_byte_vex_where_x_b_w_and_the_map_allow_it() -> None:
    add = encoder("vaddsd xmm, vxmm, xmm/m64")
    assert add(1, 2, 3).hex() == "c5eb58cb"
    assert add(9, 2, 3).hex() == "c56b58cb"
    assert add(1, 2, 11).hex() == "c4c16b58cb"
    assert encoder("vmovq rm64, xmm")(RAX, 0).hex() == "c4e1f97ec0"


def test_immediate_takes_one_byte_when_its_sign_extension_is_the_value() -> None:
    add = encoder_imm("add rm64")
    assert [len(add(RCX, v)) for v in (1, -128, 127, 128, -129)] == [4, 4, 4, 7, 7]


@pytest.mark.parametrize(
    ("row", "operands"),
    [
        ("add rm64, imm8", (RAX, 128)), ("add rm64, imm32", (RAX, 1 << 31)), ("mov rm64, imm32", (RAX, 0xFFFFFFFF)),
        ("jmp rel8", (128,)), ("jmp rel32", (1 << 31,)), ("mov r32, imm32", (RAX, 1 << 32)),
        ("mov r64, imm64", (RAX, 1 << 64)),
    ],
)  # fmt: skip
def test_immediate_that_the_host_would_misread_is_refused(row: str, operands: tuple[int, ...]) -> None:
    with pytest.raises(EncodeError):
        encode(ROWS[row], *operands)


def test_wrong_operands_are_refused() -> None:
    for row, operands in (("ret", (1,)), ("mov r64, rm64", (1,)), ("lea r64, m", (0, 1)), ("push r64", (16,))):
        with pytest.raises(EncodeError):
            encode(ROWS[row], *operands)
    with pytest.raises(EncodeError):
        encode(ROWS["mov r64, rm64"], Mem(0), 1)
    with pytest.raises(EncodeError):
        mov(RAX, Mem(RAX, 1 << 31))


def test_nops_are_as_long_as_asked() -> None:
    assert [len(nops(n)) for n in range(30)] == list(range(30))
