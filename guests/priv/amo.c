/* Every AMO of both widths: result in memory, old value (sign-extended) in rd, the other word untouched (Zaamo). */
#include "check.h"

static u64 cell;

#define AMO(insn, value)                                                                                     \
    ({ u64 o_; __asm__ volatile(insn " %0, %2, (%1)" : "=&r"(o_) : "r"(&cell), "r"((u64)(value)) : "memory"); o_; })
#define ROW(insn, before, operand, after)                                                                    \
    cell = before;                                                                                           \
    EXPECT(AMO(insn ".d", operand), before);                                                                 \
    EXPECT(cell, after);                                                                                     \
    cell = before;                                                                                           \
    EXPECT(AMO(insn ".d.aqrl", operand), before);                                                            \
    EXPECT(cell, after)
/* words: 0x5a5a5a5a above must stay */
#define HIGH 0x5a5a5a5a00000000UL
#define ROW_W(insn, before, operand, after)                                                                  \
    cell = HIGH | (u32)(before);                                                                             \
    EXPECT(AMO(insn ".w", (operand) | 0x7700000000UL), (u64)(i64)(i32)(before));                             \
    EXPECT(cell, HIGH | (u32)(after));                                                                       \
    cell = HIGH | (u32)(before);                                                                             \
    EXPECT(AMO(insn ".w.aqrl", (operand)), (u64)(i64)(i32)(before));                                         \
    EXPECT(cell, HIGH | (u32)(after))
#define OP_AT(name, insn)                                                                                    \
    OP u64 name(u64 a, u64 b) {                                                                              \
        u64 v;                                                                                               \
        __asm__ volatile(insn " %0, %2, (%1)" : "=&r"(v) : "r"(a), "r"(b) : "memory");                       \
        return v;                                                                                            \
    }
OP_AT(amoadd_w, "amoadd.w")
OP_AT(amoswap_w, "amoswap.w")
OP_AT(amoswap_d, "amoswap.d")
OP_AT(amomax_d, "amomax.d")

int main(void) {
    const u64 low = 0x8000000000000000, big = 0x7fffffffffffffff;
    ROW("amoswap", 3UL, 5UL, 5UL);
    ROW("amoadd", big, 1UL, low);
    ROW("amoxor", 0xff00ff00UL, 0x0ff00ff0UL, 0xf0f0f0f0UL);
    ROW("amoand", 0xff00ff00UL, 0x0ff00ff0UL, 0x0f000f00UL);
    ROW("amoor", 0xff00ff00UL, 0x0ff00ff0UL, 0xfff0fff0UL);
    ROW("amomin", 1UL, low, low);
    ROW("amomin", low, 1UL, low);
    ROW("amomax", 1UL, low, 1UL);
    ROW("amomax", low, big, big);
    ROW("amominu", 1UL, low, 1UL);
    ROW("amominu", ~0UL, 7UL, 7UL);
    ROW("amomaxu", 1UL, low, low);
    ROW("amomaxu", ~0UL, 7UL, ~0UL);
    ROW_W("amoswap", 0x80000003UL, 5UL, 5UL);
    ROW_W("amoadd", 0xffffffffUL, 1UL, 0UL);
    ROW_W("amoadd", 0x7fffffffUL, 1UL, 0x80000000UL);
    ROW_W("amoxor", 0xff00ff00UL, 0x0ff00ff0UL, 0xf0f0f0f0UL);
    ROW_W("amoand", 0xff00ff00UL, 0x0ff00ff0UL, 0x0f000f00UL);
    ROW_W("amoor", 0xff00ff00UL, 0x0ff00ff0UL, 0xfff0fff0UL);
    ROW_W("amomin", 1UL, 0x80000000UL, 0x80000000UL);
    ROW_W("amomin", 0x80000000UL, 1UL, 0x80000000UL);
    ROW_W("amomax", 1UL, 0x80000000UL, 1UL);
    ROW_W("amomax", 0x80000000UL, 0x7fffffffUL, 0x7fffffffUL);
    ROW_W("amominu", 1UL, 0x80000000UL, 1UL);
    ROW_W("amominu", 0xffffffffUL, 7UL, 7UL);
    ROW_W("amomaxu", 1UL, 0x80000000UL, 0x80000000UL);
    ROW_W("amomaxu", 0xffffffffUL, 7UL, 0xffffffffUL);

    /* the upper word of a doubleword, rd = rs2, rd = x0 */
    cell = 0x1122334455667788;
    __asm__ volatile("amoadd.w x0, %1, (%0)" ::"r"((u64)&cell + 4), "r"(1UL) : "memory");
    EXPECT(cell, 0x1122334555667788);
    u64 swap = 9;
    __asm__ volatile("amoswap.d %0, %0, (%1)" : "+r"(swap) : "r"(&cell) : "memory");
    EXPECT(swap, 0x1122334555667788);
    EXPECT(cell, 9);

    u64 a = (u64)&cell;
    FAULT(M, amoadd_w, a + 2, 0, STORE_MISALIGNED, a + 2);
    FAULT(M, amoswap_w, a + 1, 0, STORE_MISALIGNED, a + 1);
    FAULT(M, amoswap_d, a + 4, 0, STORE_MISALIGNED, a + 4);
    FAULT(M, amomax_d, a + 1, 0, STORE_MISALIGNED, a + 1);
    EXPECT(cell, 9);
    address_space(SV39);
    static u64 page[512] __attribute__((aligned(4096)));
    map_test(TEST_VA, page, PTE_V | PTE_R | PTE_AD);
    FAULT(S, amoswap_d, TEST_VA, 0, STORE_PAGE, TEST_VA);
    FAULT(S, amoadd_w, TEST_VA + 4, 0, STORE_PAGE, TEST_VA + 4);
    return 0;
}
