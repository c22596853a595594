/* Floating-point operations on bit patterns, with the flags each raised; NX UF OF DZ NV are bits 0 to 4 of fflags. */
#include "check.h"

enum { NX = 1, UF = 2, OF = 4, DZ = 8, NV = 16 };
enum { RNE, RTZ, RDN, RUP, RMM };

#define S_NAN 0x7fc00000UL
#define D_NAN 0x7ff8000000000000UL
#define S_SNAN 0x7f800001UL
#define D_SNAN 0x7ff0000000000001UL
#define S_INF 0x7f800000UL
#define D_INF 0x7ff0000000000000UL
#define S_ONE 0x3f800000UL
#define D_ONE 0x3ff0000000000000UL
#define BOX(s) (0xffffffff00000000UL | (u32)(s))
#define D_SIGN BIT(63)
#define S_SIGN 0x80000000UL

static UNUSED u64 flags(void) { return csr_read(fflags); }

/* One instruction with fp operands a, b, c and an fp or integer result, under frm. Doublewords go in as they are:
 * a single must be boxed by the caller. */
#define FP_OP(insn, rm, a, b, c)                                                                             \
    ({ u64 r_; csr_write(frm, rm); csr_write(fflags, 0);                                                     \
       __asm__ volatile("fmv.d.x ft1, %1\nfmv.d.x ft2, %2\nfmv.d.x ft3, %3\n" insn "\nfmv.x.d %0, ft0"      \
                        : "=r"(r_) : "r"((u64)(a)), "r"((u64)(b)), "r"((u64)(c))                             \
                        : "ft0", "ft1", "ft2", "ft3", "memory");                                             \
       r_; })
#define INT_OP(insn, rm, a, b)                                                                               \
    ({ u64 r_; csr_write(frm, rm); csr_write(fflags, 0);                                                     \
       __asm__ volatile("fmv.d.x ft1, %1\nfmv.d.x ft2, %2\n" insn "\nmv %0, t0"                              \
                        : "=r"(r_) : "r"((u64)(a)), "r"((u64)(b)) : "t0", "ft1", "ft2", "memory"); r_; })
#define FROM_INT(insn, rm, x)                                                                                \
    ({ u64 r_; csr_write(frm, rm); csr_write(fflags, 0);                                                     \
       __asm__ volatile("mv t0, %1\n" insn "\nfmv.x.d %0, ft0"                                              \
                        : "=r"(r_) : "r"((u64)(x)) : "t0", "ft0", "memory");                                 \
       r_; })
#define RESULT(value, wanted, wanted_flags) do { EXPECT(value, wanted); EXPECT(flags(), wanted_flags); } while (0)
/* two- and three-operand arithmetic of both widths */
#define D2(insn, rm, a, b, want, fl) RESULT(FP_OP(insn ".d ft0, ft1, ft2", rm, a, b, 0), want, fl)
#define S2(insn, rm, a, b, want, fl) RESULT(FP_OP(insn ".s ft0, ft1, ft2", rm, BOX(a), BOX(b), 0), BOX(want), fl)
#define D3(insn, rm, a, b, c, want, fl) RESULT(FP_OP(insn ".d ft0, ft1, ft2, ft3", rm, a, b, c), want, fl)
#define S3(insn, rm, a, b, c, want, fl)                                                                      \
    RESULT(FP_OP(insn ".s ft0, ft1, ft2, ft3", rm, BOX(a), BOX(b), BOX(c)), BOX(want), fl)
