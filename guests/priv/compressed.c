/* Corners of the C extension: immediates at their limits, hints that must do nothing, jumps of both kinds, and
 * 32-bit instructions at odd halfwords. */
#include "check.h"

#define RUN1(text, in)                                                                                       \
    ({ u64 r_ = (u64)(in);                                                                                   \
       __asm__ volatile("mv a0, %0\n" text "\nmv %0, a0" : "+r"(r_)::"a0", "a1", "t0", "t1", "memory");      \
       r_; })
#define RUN2(text, in, second)                                                                               \
    ({ u64 r_ = (u64)(in);                                                                                   \
       __asm__ volatile("mv a1, %1\nmv a0, %0\n" text "\nmv %0, a0"                                         \
                        : "+r"(r_) : "r"((u64)(second)) : "a0", "a1", "t0", "t1", "memory");                 \
       r_; })

/* The same with a1 for a stack pointer. */
#define ON_SP(text, in, second) RUN2("mv t0, sp\nmv sp, a1\n" text "\nmv sp, t0", in, second)

static u64 memory[64];

int main(void) {
    EXPECT(RUN1("c.li a0, -32", 0), -32UL);
    EXPECT(RUN1("c.li a0, 31", 0), 31);
    EXPECT(RUN1("c.addi a0, -32", 5), -27UL);
    EXPECT(RUN1("c.addiw a0, 1", 0x7fffffff), 0xffffffff80000000);
    EXPECT(RUN1("c.addiw a0, 0", 0x1234567880000000), 0xffffffff80000000); /* sext.w */
    EXPECT(RUN1("c.lui a0, 1", 0), 0x1000);
    EXPECT(RUN1("c.lui a0, 0xfffe0", 0), 0xfffffffffffe0000);
    EXPECT(RUN1("c.lui a0, 31", 0), 0x1f000);
    EXPECT(RUN1("c.slli a0, 63", 3), 1UL << 63);
    EXPECT(RUN1("c.srli a0, 63", 1UL << 63), 1);
    EXPECT(RUN1("c.srai a0, 63", 1UL << 63), ~0UL);
    EXPECT(RUN1("c.srai a0, 1", -3UL), -2UL);
    EXPECT(RUN1("c.andi a0, -32", 0xff), 0xe0);
    EXPECT(RUN2("c.sub a0, a1", 3, 5), -2UL);
    EXPECT(RUN2("c.xor a0, a1", 0xf0, 0xff), 0x0f);
    EXPECT(RUN2("c.or a0, a1", 0xf0, 0x0f), 0xff);
    EXPECT(RUN2("c.and a0, a1", 0xf0, 0x3c), 0x30);
    EXPECT(RUN2("c.subw a0, a1", 0, 1UL << 31), 0xffffffff80000000);
    EXPECT(RUN2("c.addw a0, a1", 0x7fffffff, 0x100000001), 0xffffffff80000000);
    EXPECT(RUN2("c.mv a0, a1", 1, 2), 2);
    EXPECT(RUN2("c.add a0, a1", -1UL, 2), 1);

    /* loads and stores at the largest offsets */
    for (u32 i = 0; i < 64; i++) memory[i] = 0x8000000080000000 + i;
    EXPECT(RUN2("c.ld a0, 248(a1)", 0, memory), 0x8000000080000000 + 31);
    EXPECT(RUN2("c.lw a0, 124(a1)", 0, memory), 0xffffffff80000000);
    EXPECT(RUN2("c.lw a0, 0(a1)", 0, memory), 0xffffffff80000000);
    RUN2("c.sd a0, 248(a1)", 77, memory);
    EXPECT(memory[31], 77);
    memory[31] = 0x8000000080000000;
    RUN2("c.sw a0, 124(a1)", 88, memory);
    EXPECT(memory[15] >> 32, 88);
    EXPECT(ON_SP("c.ldsp a0, 504(sp)", 0, memory), 0x8000000080000000 + 63);
    EXPECT(ON_SP("c.lwsp a0, 252(sp)", 0, memory), 0xffffffff80000000);
    ON_SP("c.sdsp a0, 504(sp)", 99, memory);
    EXPECT(memory[63], 99);
    ON_SP("c.swsp a0, 252(sp)", 66, memory);
    EXPECT(memory[31] >> 32, 66);
    EXPECT(ON_SP("c.addi4spn a0, sp, 1020", 0, 4096), 5116);
    EXPECT(ON_SP("c.addi16sp sp, -512\nmv a0, sp", 0, 4096), 3584);
    EXPECT(ON_SP("c.addi16sp sp, 496\nmv a0, sp", 0, 4096), 4592);
    u64 d;
    __asm__ volatile("mv a1, %1\nc.fld fa0, 248(a1)\nfmv.x.d %0, fa0" : "=r"(d) : "r"(memory) : "fa0", "a1", "memory");
    EXPECT(d, memory[31]);

    /* control flow */
    EXPECT(RUN1("c.beqz a0, 1f\nc.li a0, 1\n1:", 0), 0);
    EXPECT(RUN1("c.beqz a0, 1f\nc.li a0, 1\n1:", 5), 1);
    EXPECT(RUN1("c.bnez a0, 1f\nc.li a0, 1\n1:", 5), 5);
    EXPECT(RUN1("c.j 1f\nc.li a0, 1\n1:", 5), 5);
    EXPECT(RUN1("c.li t0, 3\n1: c.addi a0, 2\nc.addi t0, -1\nbnez t0, 1b", 0), 6);
    EXPECT(RUN1("la t0, 1f\nc.jr t0\nc.li a0, 1\n1:", 5), 5);
    /* c.jalr links the next halfword, and takes its target before it writes ra */
    EXPECT(RUN1("mv t1, ra\nla ra, 1f\nc.jalr ra\n2: j 3f\n1: la t0, 2b\nsub a0, ra, t0\n3: mv ra, t1", 5), 0);

    /* hints change nothing */
    EXPECT(RUN1(".half 0x0001\n.half 0x0005", 5), 5); /* c.nop, c.nop 1 */
    /* c.li x0, c.lui x0, c.slli x0, c.mv x0, c.add x0 */
    EXPECT(RUN1(".half 0x4005\n.half 0x6005\n.half 0x0006\n.half 0x802a\n.half 0x902a", 5), 5);
    EXPECT(RUN1(".half 0x8101 | 0\n", 5), 5); /* c.srli a0 by 0 */
    EXPECT(RUN1(".half 0x0501", 5), 5);       /* c.addi a0, 0 */
    /* a 32-bit instruction at a halfword */
    EXPECT(RUN1(".balign 4\nc.nop\n" NORVC("addi a0, a0, 1000\nlui t0, 0x80000") "\nc.nop", 5), 1005);
    return 0;
}
