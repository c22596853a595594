/* The five rounding modes, dynamic and in the instruction, for results, overflow, underflow and conversions. */
#include "fp.h"

/* 1 + 2^-53 (a tie) and 1 + 3 * 2^-54 (above it), both signs, per mode RNE RTZ RDN RUP RMM */
static const u64 tie_pos[] = {0, 0, 0, 1, 1}, tie_neg[] = {0, 0, 1, 0, 1};
static const u64 above_pos[] = {1, 0, 0, 1, 1}, above_neg[] = {1, 0, 1, 0, 1};

int main(void) {
    for (u64 rm = RNE; rm <= RMM; rm++) {
        D2("fadd", rm, D_ONE, 0x3ca0000000000000, D_ONE + tie_pos[rm], NX);
        D2("fadd", rm, D_ONE | D_SIGN, 0xbca0000000000000, (D_ONE | D_SIGN) + tie_neg[rm], NX);
        D2("fadd", rm, D_ONE, 0x3ca8000000000000, D_ONE + above_pos[rm], NX);
        D2("fsub", rm, D_ONE | D_SIGN, 0x3ca8000000000000, (D_ONE | D_SIGN) + above_neg[rm], NX);
        S2("fadd", rm, S_ONE, 0x33800000, S_ONE + tie_pos[rm], NX);
        S2("fadd", rm, S_ONE | S_SIGN, 0xb3800000, (S_ONE | S_SIGN) + tie_neg[rm], NX);
        /* overflow goes to infinity or to the largest finite number */
        D2("fmul", rm, 0x7fefffffffffffff, 0x4000000000000000, rm == RTZ || rm == RDN ? D_INF - 1 : D_INF, OF | NX);
        S2("fmul", rm, 0xff7fffff, 0x40000000, (rm == RTZ || rm == RUP ? S_INF - 1 : S_INF) | S_SIGN, OF | NX);
        /* half the smallest subnormal */
        D2("fmul", rm, 1, 0x3fe0000000000000, rm == RUP || rm == RMM, UF | NX);
        /* x - x is +0, but -0 when rounding down */
        D2("fsub", rm, D_ONE, D_ONE, rm == RDN ? D_SIGN : 0, 0);
        /* double to single, and integers */
        RESULT(FP_OP("fcvt.s.d ft0, ft1", rm, 0x3ff0000010000000, 0, 0), BOX(S_ONE + tie_pos[rm]), NX);
        RESULT(INT_OP("fcvt.w.d t0, ft1, dyn", rm, 0x4004000000000000, 0), 2 + tie_pos[rm], NX);         /* 2.5 */
        RESULT(INT_OP("fcvt.l.d t0, ft1, dyn", rm, 0xc004000000000000, 0), -(2 + tie_neg[rm]), NX);      /* -2.5 */
        RESULT(INT_OP("fcvt.w.s t0, ft1, dyn", rm, BOX(0x40300000), 0), 2 + above_pos[rm], NX);          /* 2.75 */
        RESULT(FROM_INT("fcvt.d.l ft0, t0, dyn", rm, (1UL << 53) + 1), 0x4340000000000000 + tie_pos[rm], NX);
        RESULT(FROM_INT("fcvt.s.w ft0, t0, dyn", rm, (1UL << 24) + 1), BOX(0x4b800000 + tie_pos[rm]), NX);
        RESULT(FROM_INT("fcvt.d.w ft0, t0", rm, -7UL), 0xc01c000000000000, 0);
    }
    /* static modes win over frm */
    RESULT(FP_OP("fadd.d ft0, ft1, ft2, rup", RDN, D_ONE, 0x3ca0000000000000, 0), D_ONE + 1, NX);
    RESULT(FP_OP("fadd.d ft0, ft1, ft2, rtz", RUP, D_ONE, 0x3ca8000000000000, 0), D_ONE, NX);
    RESULT(FP_OP("fadd.s ft0, ft1, ft2, rmm", RTZ, BOX(S_ONE), BOX(0x33800000), 0), BOX(S_ONE + 1), NX);
    RESULT(FP_OP("fdiv.d ft0, ft1, ft2, rdn", RUP, D_ONE, 0x4008000000000000, 0), 0x3fd5555555555555, NX);
    RESULT(FP_OP("fdiv.d ft0, ft1, ft2, rup", RDN, D_ONE, 0x4008000000000000, 0), 0x3fd5555555555556, NX);
    RESULT(FP_OP("fsqrt.d ft0, ft1, rdn", RUP, 0x4000000000000000, 0, 0), 0x3ff6a09e667f3bcc, NX);
    RESULT(FP_OP("fmadd.d ft0, ft1, ft2, ft3, rup", RNE, D_ONE, D_ONE, 0x3ca0000000000000), D_ONE + 1, NX);
    csr_write(frm, 0);
    return 0;
}
