/* Misaligned loads and stores of every size work, or trap with the misaligned cause and the address; this platform
 * (QEMU `virt`) does them, across pages too. */
#include "check.h"

static u8 bytes[8192] __attribute__((aligned(4096)));

static u64 expected(u64 offset, u32 size) {
    u64 v = 0;
    for (u32 i = size; i--;) v = v << 8 | bytes[offset + i];
    return v;
}

int main(void) {
    for (u32 i = 0; i < sizeof bytes; i++) bytes[i] = (u8)(i * 167 + (i >> 8) + 0x81);
    for (u64 at = 4096 - 16; at < 4096 + 16; at++) {
        u64 a = (u64)bytes + at;
        EXPECT(op_lhu(a, 0), expected(at, 2));
        EXPECT(op_lh(a, 0), (u64)(i64)(short)expected(at, 2));
        EXPECT(op_lwu(a, 0), expected(at, 4));
        EXPECT(op_lw(a, 0), (u64)(i64)(i32)expected(at, 4));
        EXPECT(op_ld(a, 0), expected(at, 8));
        u64 d;
        __asm__ volatile("fld ft0, 0(%1)\nfmv.x.d %0, ft0" : "=r"(d) : "r"(a) : "ft0", "memory");
        EXPECT(d, expected(at, 8));
        __asm__ volatile("flw ft0, 0(%1)\nfmv.x.w %0, ft0" : "=r"(d) : "r"(a) : "ft0", "memory");
        EXPECT(d, (u64)(i64)(i32)expected(at, 4));
    }
    static const u32 sizes[] = {2, 4, 8};
    for (u64 at = 4096 - 16; at < 4096 + 16; at++) {
        for (u32 k = 0; k < 3; k++) {
            u8 before[48];
            memcpy(before, bytes + at - 16, 48);
            u64 value = 0x0123456789abcdef * (at + k + 1);
            operation op = k == 0 ? op_sh : k == 1 ? op_sw : op_sd;
            op((u64)bytes + at, value);
            for (u32 i = 0; i < 48; i++) {
                u32 inside = i >= 16 && i < 16 + sizes[k];
                EXPECT(bytes[at - 16 + i], inside ? value >> 8 * (i - 16) & 0xff : before[i]);
            }
        }
    }
    return 0;
}
