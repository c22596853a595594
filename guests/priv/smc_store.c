/* Code changed by plain stores is seen after fence.i: many times, from a block that runs into itself, by every store
 * width, and when only part of an instruction changes (Zifencei). */
#include "check.h"

static u32 code[1024] __attribute__((aligned(4096)));
static u64 run(u64 index) { return ((u64(*)(u64))(code + index))(1); }

/* Rewrites the instruction right behind the fence.i, in the same straight run of code. */
static __attribute__((naked, noinline)) u64 rewrite_ahead(u32 insn UNUSED) {
    __asm__ volatile(
        ".option push\n.option norvc\n"
        "la t0, 1f\n"
        "sw a0, (t0)\n"
        "fence.i\n"
        "1: li a0, 0\n"
        "ret\n"
        ".option pop");
}

int main(void) {
    for (u32 i = 0; i < 200; i++) {
        code[0] = (i & 0x7ff) << 20 | 0x00050513; /* addi a0, a0, i */
        code[1] = 0x00008067;
        fence_i();
        EXPECT(run(0), 1 + i);
    }
    for (u32 i = 1; i < 50; i++) EXPECT(rewrite_ahead(i << 20 | 0x513), i);

    code[0] = 0x00050513;
    code[1] = 0x00150513; /* addi a0, a0, 1 */
    code[2] = 0x00008067;
    fence_i();
    EXPECT(run(0), 2);
    ((u16 *)code)[3] = 0x0075; /* only its upper half: addi a0, a0, 7 */
    fence_i();
    EXPECT(run(0), 8);
    ((u8 *)code)[6] = 0x95; /* immediate 9 */
    fence_i();
    EXPECT(run(0), 10);
    write64((u64)code, 0x0000806700350513); /* addi a0, a0, 3; ret */
    fence_i();
    EXPECT(run(0), 4);
    u64 old; /* atomics and fp stores change code too */
    __asm__ volatile("amoswap.w %0, %2, (%1)" : "=&r"(old) : "r"(code), "r"(0x00450513) : "memory");
    fence_i();
    EXPECT(run(0), 5);
    __asm__ volatile("fmv.w.x ft0, %0\nfsw ft0, 0(%1)" ::"r"(0x00550513), "r"(code) : "ft0", "memory");
    fence_i();
    EXPECT(run(0), 6);
    __asm__ volatile("1: lr.w %0, (%1)\nsc.w %0, %2, (%1)\nbnez %0, 1b"
                     : "=&r"(old) : "r"(code), "r"(0x00650513) : "memory");
    fence_i();
    EXPECT(run(0), 7);
    /* data beside code: stores that change no instruction do no harm, nor do they lose themselves */
    for (u32 i = 0; i < 500; i++) {
        code[64 + i] = i;
        EXPECT(run(0), 7);
    }
    EXPECT(code[64 + 499], 499);
    return 0;
}
