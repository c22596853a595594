/* NaN boxing, the canonical NaN, sign injection, min and max, classification, moves (F chapter 12, D chapter 13). */
#include "fp.h"

int main(void) {
    /* every NaN result is the canonical one, payloads are not kept */
    D2("fadd", RNE, 0xfff8000000001234, D_ONE, D_NAN, 0);
    D2("fadd", RNE, D_SNAN, D_ONE, D_NAN, NV);
    S2("fmul", RNE, 0xffc12345, S_ONE, S_NAN, 0);
    S2("fsub", RNE, S_ONE, S_SNAN, S_NAN, NV);
    D3("fmadd", RNE, D_ONE, 0x7ff8000000000099, D_ONE, D_NAN, 0);
    RESULT(FP_OP("fcvt.d.s ft0, ft1", RNE, BOX(0xffc12345), 0, 0), D_NAN, 0);
    RESULT(FP_OP("fcvt.d.s ft0, ft1", RNE, BOX(S_SNAN), 0, 0), D_NAN, NV);
    RESULT(FP_OP("fcvt.s.d ft0, ft1", RNE, 0xfff8000000001234, 0, 0), BOX(S_NAN), 0);
    RESULT(FP_OP("fsqrt.s ft0, ft1", RNE, BOX(0xffc00001), 0, 0), BOX(S_NAN), 0);

    /* a single that is not boxed is read as the canonical NaN */
    RESULT(FP_OP("fadd.s ft0, ft1, ft2", RNE, S_ONE, BOX(S_ONE), 0), BOX(S_NAN), 0);
    RESULT(FP_OP("fsgnj.s ft0, ft1, ft2", RNE, 0xfffffffe00000000 | S_ONE, BOX(S_SIGN), 0), BOX(S_NAN | S_SIGN), 0);
    RESULT(INT_OP("feq.s t0, ft1, ft2", RNE, S_ONE, S_ONE), 0, 0);
    RESULT(INT_OP("fclass.s t0, ft1", RNE, S_ONE, 0), BIT(9), 0);
    RESULT(INT_OP("fcvt.w.s t0, ft1, rtz", RNE, S_ONE, 0), 0x7fffffff, NV);
    RESULT(INT_OP("fmv.x.w t0, ft1", RNE, 0x1234567880000001, 0), 0xffffffff80000001, 0); /* raw bits, extended */
    RESULT(FROM_INT("fmv.w.x ft0, t0", RNE, 0x1234567880000001), BOX(0x80000001), 0);
    u64 memory[2] = {0x11111111deadbeef, 0}, loaded;
    __asm__ volatile("flw ft0, (%1)\nfmv.x.d %0, ft0" : "=r"(loaded) : "r"(memory) : "ft0", "memory");
    EXPECT(loaded, BOX(0xdeadbeef));
    __asm__ volatile("fmv.d.x ft0, %0\nfsw ft0, (%1)" ::"r"(0x2222222233333333), "r"(memory + 1) : "ft0", "memory");
    EXPECT(memory[1], 0x33333333);

    /* sign injection moves bits, NaN or not, and raises nothing */
    D2("fsgnj", RNE, D_SNAN, D_SIGN, D_SNAN | D_SIGN, 0);
    D2("fsgnjn", RNE, D_ONE, D_ONE, D_ONE | D_SIGN, 0);
    D2("fsgnjx", RNE, D_ONE | D_SIGN, D_SIGN, D_ONE, 0);
    S2("fsgnjn", RNE, S_SNAN, S_SNAN, S_SNAN | S_SIGN, 0);
    S2("fsgnjx", RNE, S_ONE, S_SIGN, S_ONE | S_SIGN, 0);

    /* min and max: -0 < +0, a NaN loses, two NaNs give the canonical one, a signalling one raises NV */
    D2("fmin", RNE, 0, D_SIGN, D_SIGN, 0);
    D2("fmin", RNE, D_SIGN, 0, D_SIGN, 0);
    D2("fmax", RNE, 0, D_SIGN, 0, 0);
    D2("fmax", RNE, D_SIGN, 0, 0, 0);
    D2("fmin", RNE, D_NAN, D_ONE, D_ONE, 0);
    D2("fmax", RNE, D_ONE, D_NAN, D_ONE, 0);
    D2("fmin", RNE, D_SNAN, D_ONE, D_ONE, NV);
    D2("fmax", RNE, 0xfff8000000000001, D_NAN, D_NAN, 0);
    S2("fmin", RNE, S_SIGN, 0, S_SIGN, 0);
    S2("fmax", RNE, S_SNAN, S_SNAN, S_NAN, NV);
    S2("fmax", RNE, S_ONE, S_INF, S_INF, 0);

    static const u64 classes[] = {D_INF | D_SIGN, D_ONE | D_SIGN, D_SIGN | 1, D_SIGN, 0,
                                  1, D_ONE, D_INF, D_SNAN, D_NAN};
    static const u64 singles[] = {S_INF | S_SIGN, S_ONE | S_SIGN, S_SIGN | 1, S_SIGN, 0,
                                  1, S_ONE, S_INF, S_SNAN, S_NAN};
    for (u32 i = 0; i < 10; i++) {
        RESULT(INT_OP("fclass.d t0, ft1", RNE, classes[i], 0), BIT(i), 0);
        RESULT(INT_OP("fclass.s t0, ft1", RNE, BOX(singles[i]), 0), BIT(i), 0);
    }
    return 0;
}
