/* Guest code made at run time: the few encodings that the code guests write (Unprivileged ISA, chapter 2), and pages
 * to put them in.
 *
 * Who patches code under a running hart changes only the upper halfword of an instruction: that a 32-bit fetch is one
 * access is promised nowhere, and QEMU makes two of it. */
#ifndef CODEGEN_H
#define CODEGEN_H
#include "smptest.h"

enum reg { ZERO = 0, RA = 1, T0 = 5, T1 = 6, A0 = 10, A1, A2, A3, A4, A5 };

#define ADDI(rd, rs, value) ((u32)((value) & 0xfff) << 20 | (u32)(rs) << 15 | (u32)(rd) << 7 | 0x13)
#define LI(rd, value) ADDI(rd, ZERO, value)
#define LUI(rd, value) ((u32)(value) << 12 | (u32)(rd) << 7 | 0x37)
#define AUIPC(rd, value) ((u32)(value) << 12 | (u32)(rd) << 7 | 0x17)
#define NOP 0x13u
#define RET 0x8067u
#define FENCE_I 0x100fu
#define C_NOP 0x0001u
#define C_RET 0x8082u
#define C_LI(rd, value) ((u32)(0x4001 | ((value) >> 5 & 1) << 12 | (rd) << 7 | ((value) & 31) << 2)) /* -32..31 */
#define C_LI_A0(value) C_LI(A0, value)

static inline u32 jal(u32 rd, i64 offset) {
    u32 o = (u32)offset;
    return (o >> 20 & 1) << 31 | (o >> 1 & 0x3ff) << 21 | (o >> 11 & 1) << 20 | (o >> 12 & 0xff) << 12 | rd << 7 | 0x6f;
}
static inline u32 bnez(u32 rs, i64 offset) {
    u32 o = (u32)offset;
    return (o >> 12 & 1) << 31 | (o >> 5 & 63) << 25 | rs << 15 | 1 << 12 | (o >> 1 & 15) << 8 | (o >> 11 & 1) << 7 |
           0x63;
}
/* What LI's 12-bit immediate makes of a number. */
static inline u64 li_value(u64 value) { return (u64)((i64)(value << 52) >> 52); }

static inline u64 call2(const volatile void *code, u64 a0, u64 a1) { return ((u64 (*)(u64, u64))(u64)code)(a0, a1); }
static inline u64 call(const volatile void *code) { return call2(code, 0, 0); }

static inline void put32(volatile void *at, u32 insn) { *(volatile u32 *)at = insn; }
static inline void put16(volatile void *at, u32 insn) { *(volatile u16 *)at = (u16)insn; }

typedef union {
    u32 word[1024];
    u16 half[2048];
    u64 quad[512];
    u8 byte[4096];
} __attribute__((aligned(4096))) page_t;
#define PAGES __attribute__((aligned(4096)))

#endif
