/* fflags: each operation raises exactly the exceptions of IEEE 754, they accumulate, and CSR writes clear them. */
#include "fp.h"

int main(void) {
    D2("fadd", RNE, D_ONE, D_ONE, 0x4000000000000000, 0);
    D2("fadd", RNE, D_ONE, 0x3c90000000000000, D_ONE, NX);
    D2("fdiv", RNE, D_ONE, 0, D_INF, DZ);
    D2("fdiv", RNE, D_ONE | D_SIGN, 0, D_INF | D_SIGN, DZ);
    D2("fdiv", RNE, 0, 0, D_NAN, NV);
    D2("fdiv", RNE, D_ONE, 0x4008000000000000, 0x3fd5555555555555, NX);
    D2("fsub", RNE, D_INF, D_INF, D_NAN, NV);
    D2("fmul", RNE, 0, D_INF, D_NAN, NV);
    D2("fmul", RNE, 0x7fe0000000000000, 0x4000000000000000, D_INF, OF | NX);
    D2("fmul", RNE, 0x0010000000000000, 0x3fe0000000000001, 0x0008000000000000, UF | NX);
    D2("fmul", RNE, 0x0010000000000000, 0x3fe0000000000000, 0x0008000000000000, 0); /* exact subnormal: no UF */
    S2("fadd", RNE, S_ONE, 0x33000000, S_ONE, NX);
    S2("fdiv", RNE, S_ONE, 0, S_INF, DZ);
    S2("fmul", RNE, 0x7f000000, 0x40000000, S_INF, OF | NX);
    S2("fmul", RNE, 0x00800000, 0x3f000001, 0x00400000, UF | NX);
    S2("fsub", RNE, S_INF, S_INF, S_NAN, NV);
    /* tininess is detected after rounding: this rounds up to the smallest normal, so no UF */
    S2("fmul", RNE, 0x00800001, 0x3f7ffffe, 0x00800000, NX);
    S2("fmul", RNE, 0x00ffffff, 0x3f000000, 0x00800000, UF | NX); /* exact in 24 bits, so tiny */
    S3("fmadd", RNE, 0, S_INF, S_NAN, S_NAN, NV); /* inf * 0 + qNaN is still invalid */
    D3("fmadd", RNE, D_INF, 0, D_NAN, D_NAN, NV);
    D3("fmadd", RNE, D_INF, D_ONE, D_INF | D_SIGN, D_NAN, NV);
    D3("fmadd", RNE, 0x4008000000000000, 0x4000000000000000, D_ONE, 0x401c000000000000, 0);
    D3("fmsub", RNE, 0x4008000000000000, 0x4000000000000000, D_ONE, 0x4014000000000000, 0);
    D3("fnmsub", RNE, 0x4008000000000000, 0x4000000000000000, D_ONE, 0xc014000000000000, 0);
    D3("fnmadd", RNE, 0x4008000000000000, 0x4000000000000000, D_ONE, 0xc01c000000000000, 0);
    /* fused: (1 + 2^-52)^2 - (1 + 2^-51) = 2^-104 */
    D3("fmadd", RNE, 0x3ff0000000000001, 0x3ff0000000000001, 0xbff0000000000002, 0x3970000000000000, 0);
    S3("fmsub", RNE, 0x3f800001, 0x3f800001, 0x3f800002, 0x28800000, 0);
    RESULT(FP_OP("fsqrt.d ft0, ft1", RNE, D_ONE | D_SIGN, 0, 0), D_NAN, NV);
    RESULT(FP_OP("fsqrt.d ft0, ft1", RNE, D_SIGN, 0, 0), D_SIGN, 0);
    RESULT(FP_OP("fsqrt.d ft0, ft1", RNE, 0x4000000000000000, 0, 0), 0x3ff6a09e667f3bcd, NX);
    RESULT(FP_OP("fsqrt.s ft0, ft1", RNE, BOX(0x40800000), 0, 0), BOX(0x40000000), 0);

    /* comparisons: feq is quiet, flt and fle signal */
    RESULT(INT_OP("feq.d t0, ft1, ft2", RNE, D_NAN, D_ONE), 0, 0);
    RESULT(INT_OP("feq.d t0, ft1, ft2", RNE, D_SNAN, D_ONE), 0, NV);
    RESULT(INT_OP("flt.d t0, ft1, ft2", RNE, D_NAN, D_ONE), 0, NV);
    RESULT(INT_OP("fle.s t0, ft1, ft2", RNE, BOX(S_ONE), BOX(S_NAN)), 0, NV);
    RESULT(INT_OP("fle.s t0, ft1, ft2", RNE, BOX(S_ONE), BOX(S_ONE)), 1, 0);
    RESULT(INT_OP("feq.d t0, ft1, ft2", RNE, 0, D_SIGN), 1, 0);
    RESULT(INT_OP("flt.d t0, ft1, ft2", RNE, D_SIGN, 0), 0, 0);

    /* they accumulate; frm and fflags are views of fcsr */
    csr_write(fcsr, 0);
    __asm__ volatile("fmv.d.x ft1, %0\nfmv.d.x ft2, zero\nfdiv.d ft0, ft1, ft2\nfdiv.d ft0, ft2, ft2" ::"r"(D_ONE)
                     : "ft0", "ft1", "ft2");
    EXPECT(flags(), DZ | NV);
    csr_write(frm, 3);
    EXPECT(csr_read(fcsr), 3 << 5 | DZ | NV);
    csr_write(fcsr, 0xffffff00 | 2 << 5 | NX);
    EXPECT(csr_read(fcsr), 2 << 5 | NX);
    EXPECT(csr_swap(fflags, 0), NX);
    EXPECT(csr_read(frm), 2);
    csr_write(fcsr, 0);
    return 0;
}
