/* Encodings that are no instruction of RV64GC: illegal, with mtval the encoding or 0, mepc at it. */
#include "check.h"

static u32 code[4] __attribute__((aligned(16)));

static void illegal32(u32 insn) {
    code[0] = insn;
    code[1] = 0x00008067;
    fence_i();
    u64 cause = in_mode(M, (operation)code, 0, 0);
    if (cause != ILLEGAL) print("%x: ", insn);
    EXPECT(cause, ILLEGAL);
    EXPECT(context()->epc, (u64)code);
    if (context()->tval) EXPECT(context()->tval, insn);
}
static void illegal16(u16 insn) {
    code[0] = insn | 0x80820000; /* followed by c.jr ra */
    fence_i();
    u64 cause = in_mode(M, (operation)code, 0, 0);
    if (cause != ILLEGAL) print("%x: ", (u32)insn);
    EXPECT(cause, ILLEGAL);
    EXPECT(context()->epc, (u64)code);
    if (context()->tval) EXPECT(context()->tval, insn);
}

int main(void) {
    illegal32(0xffffffff);
    illegal32(0x00007003); /* load, funct3 7 */
    illegal32(0x00004023 | 1 << 12); /* store, funct3 5 */
    illegal32(0x00002063); /* branch, funct3 2 */
    illegal32(0x00003063); /* branch, funct3 3 */
    illegal32(0x00001067); /* jalr, funct3 1 */
    illegal32(0x0000701b | 1 << 25); /* OP-IMM-32, funct3 7 */
    illegal32(0x00002033 | 0x20 << 25); /* slt with funct7 0x20 */
    illegal32(0x00000033 | 0x7f << 25);
    illegal32(0x00001013 | 0x7fU << 25); /* slli, funct6 all ones */
    illegal32(0x0000101b | 1 << 25); /* slliw with shamt bit 5 */
    illegal32(0x0000501b | 1 << 25); /* srliw with shamt bit 5 */
    illegal32(0x0000200f | 3 << 12); /* MISC-MEM, funct3 3 */
    illegal32(0x0000002f); /* AMO, width byte */
    illegal32(0x0000102f); /* AMO, width half */
    illegal32(0x1810252f | 1 << 29); /* AMO, unused funct5 */
    illegal32(0x1000252f | 3 << 20); /* lr.w with rs2 != 0 */
    illegal32(0x00100073 | 1 << 15); /* ebreak with rs1 != 0 */
    illegal32(0x00000073 | 1 << 7); /* ecall with rd != 0 */
    illegal32(0x30200073 | 1 << 7); /* mret with rd != 0 */
    illegal32(0x00004073); /* SYSTEM, funct3 4, not a hypervisor load */
    illegal32(0x0000006b); /* reserved major opcodes */
    illegal32(0x0000007f);
    illegal32(0x00000077);
    illegal32(0x0200005b | 7 << 12);
    illegal32(0x00005053); /* fadd.s, rm 5 */
    illegal32(0x00006053); /* fadd.s, rm 6 */
    illegal32(0x06000053); /* fadd.q */
    illegal32(0x20003053); /* fsgnj with funct3 3 */
    illegal32(0xa0003053); /* fcmp with funct3 3 */
    illegal32(0xc0400053 | 0x1f << 20); /* fcvt from an unknown integer type */
    illegal32(0x58100053); /* fsqrt with rs2 != 0 */
    illegal32(0x00000007); /* load-fp, width 0 */

    illegal16(0x0000);
    illegal16(0x0004); /* c.addi4spn with imm 0 */
    illegal16(0x8000); /* quadrant 0, funct3 4 */
    illegal16(0x2001 | 0 << 7); /* c.addiw x0 */
    illegal16(0x6101); /* c.addi16sp 0 */
    illegal16(0x6081); /* c.lui ra, 0 */
    illegal16(0x9c41); /* quadrant 1 reserved: 100 1 11 ... 10 */
    illegal16(0x9c61); /* ... 11 */
    illegal16(0x4002); /* c.lwsp x0 */
    illegal16(0x6002); /* c.ldsp x0 */
    illegal16(0x8002); /* c.jr x0 */
    /* a rounding mode that frm does not define, used by an instruction with rm = DYN */
    __asm__ volatile("fsrm %0" ::"r"(5UL));
    illegal32(0x00007053);
    __asm__ volatile("fsrm %0" ::"r"(0UL));
    return 0;
}
