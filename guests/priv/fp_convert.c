/* Conversions to integers saturate with NV, NaN gives the largest, fractions raise NX; W results are
 * sign-extended. */
#include "fp.h"

#define W(d, want, fl) RESULT(INT_OP("fcvt.w.d t0, ft1, rtz", RNE, d, 0), want, fl)
#define WU(d, want, fl) RESULT(INT_OP("fcvt.wu.d t0, ft1, rtz", RNE, d, 0), want, fl)
#define L(d, want, fl) RESULT(INT_OP("fcvt.l.d t0, ft1, rtz", RNE, d, 0), want, fl)
#define LU(d, want, fl) RESULT(INT_OP("fcvt.lu.d t0, ft1, rtz", RNE, d, 0), want, fl)

int main(void) {
    W(0x41dfffffffc00000, 0x7fffffff, 0);
    W(0x41e0000000000000, 0x7fffffff, NV);
    W(0xc1e0000000000000, 0xffffffff80000000, 0);
    W(0xc1e0000000200000, 0xffffffff80000000, NV); /* -2^31 - 1 */
    W(0xc1e0000000100000, 0xffffffff80000000, NX); /* -2^31 - 0.5 truncates into range */
    W(D_NAN, 0x7fffffff, NV);
    W(D_INF | D_SIGN, 0xffffffff80000000, NV);
    WU(0x41efffffffe00000, ~0UL, 0); /* 2^32 - 1, sign-extended */
    WU(0x41f0000000000000, ~0UL, NV);
    WU(0xbfe0000000000000, 0, NX); /* -0.5 truncates to 0 */
    WU(0xbff0000000000000, 0, NV);
    WU(D_SIGN, 0, 0);
    WU(0xfff8000000000000, ~0UL, NV); /* the sign of a NaN is nothing */
    L(0x43dfffffffffffff, 0x7ffffffffffffc00, 0);
    L(0x43e0000000000000, 0x7fffffffffffffff, NV);
    L(0xc3e0000000000000, 0x8000000000000000, 0);
    L(0xc3e0000000000001, 0x8000000000000000, NV);
    L(D_NAN, 0x7fffffffffffffff, NV);
    LU(0x43efffffffffffff, 0xfffffffffffff800, 0);
    LU(0x43f0000000000000, ~0UL, NV);
    LU(0x43e0000000000000, 0x8000000000000000, 0);
    LU(0xbff0000000000000, 0, NV);
    LU(0xbfeccccccccccccd, 0, NX);
    LU(D_INF, ~0UL, NV);
    RESULT(INT_OP("fcvt.w.s t0, ft1, rtz", RNE, BOX(0xcf000000), 0), 0xffffffff80000000, 0);
    RESULT(INT_OP("fcvt.wu.s t0, ft1, rtz", RNE, BOX(0x4f800000), 0), ~0UL, NV);
    RESULT(INT_OP("fcvt.l.s t0, ft1, rtz", RNE, BOX(0x5f000000), 0), 0x7fffffffffffffff, NV);
    RESULT(INT_OP("fcvt.lu.s t0, ft1, rtz", RNE, BOX(0x5f000000), 0), 0x8000000000000000, 0);
    RESULT(INT_OP("fcvt.lu.s t0, ft1, rup", RNE, BOX(0xbf000000), 0), 0, NX);
    RESULT(INT_OP("fcvt.wu.d t0, ft1, rdn", RNE, 0xbfe0000000000000, 0), 0, NV); /* rounds to -1 */

    RESULT(FROM_INT("fcvt.d.wu ft0, t0", RNE, ~0UL), 0x41efffffffe00000, 0);
    RESULT(FROM_INT("fcvt.d.lu ft0, t0", RNE, ~0UL), 0x43f0000000000000, NX);
    RESULT(FROM_INT("fcvt.d.lu ft0, t0, rtz", RNE, ~0UL), 0x43efffffffffffff, NX);
    RESULT(FROM_INT("fcvt.d.lu ft0, t0", RNE, 0x8000000000000401), 0x43e0000000000001, NX);
    RESULT(FROM_INT("fcvt.d.l ft0, t0", RNE, 1UL << 63), 0xc3e0000000000000, 0);
    RESULT(FROM_INT("fcvt.s.lu ft0, t0", RNE, ~0UL), BOX(0x5f800000), NX);
    RESULT(FROM_INT("fcvt.s.lu ft0, t0", RNE, 0x8000008000000001), BOX(0x5f000001), NX); /* no double rounding */
    RESULT(FROM_INT("fcvt.s.l ft0, t0", RNE, 0x4000004000000001), BOX(0x5e800001), NX);
    RESULT(FROM_INT("fcvt.s.l ft0, t0", RNE, -1UL), BOX(0xbf800000), 0);
    RESULT(FROM_INT("fcvt.s.wu ft0, t0", RNE, ~0UL), BOX(0x4f800000), NX);
    RESULT(FROM_INT("fcvt.s.w ft0, t0", RDN, 0), BOX(0), 0);
    RESULT(FP_OP("fcvt.s.d ft0, ft1", RNE, 0x47f0000000000000, 0, 0), BOX(S_INF), OF | NX);
    RESULT(FP_OP("fcvt.s.d ft0, ft1", RNE, 0x36a0000000000000, 0, 0), BOX(1), 0);
    RESULT(FP_OP("fcvt.s.d ft0, ft1", RNE, 0x3680000000000000, 0, 0), BOX(0), UF | NX);
    RESULT(FP_OP("fcvt.d.s ft0, ft1", RNE, BOX(1), 0, 0), 0x36a0000000000000, 0); /* subnormal to normal */
    return 0;
}
