/* Every hart is a just-in-time compiler: it writes random functions, runs them, and hands them to the next hart.
 *
 * The functions are straight arithmetic with forward branches, and an interpreter in C knows their results. Buffers are
 * reused, so new code replaces translated code all the time, in pages where others compile. The maker runs a function
 * after its own fence.i, the next hart after the handshake and its own. */
#include "codegen.h"

#define HARTS 16
#define LENGTH 24
#define SLOTS 8
static u32 buffers[SLOTS][HARTS][32] PAGES; /* functions of all harts beside each other */

/* Instructions: addi, xori, slli, add, sub, xor over a0, a1; or a branch over up to 3 instructions if a0 is odd (a2 =
 * a0 & 1) */
static u32 random_insn(rng_t *rng, u32 left) {
    u32 rd = A0 + (u32)rng_below(rng, 2), rs = A0 + (u32)rng_below(rng, 2), imm = (u32)rng_below(rng, 4096);
    switch (rng_below(rng, left > 4 ? 8 : 6)) {
    case 0: return ADDI(rd, rs, imm);
    case 1: return imm << 20 | rs << 15 | 4 << 12 | rd << 7 | 0x13;        /* xori */
    case 2: return (imm & 63) << 20 | rs << 15 | 1 << 12 | rd << 7 | 0x13; /* slli */
    case 3: return (u32)A1 << 20 | rs << 15 | rd << 7 | 0x33;              /* add rd, rs, a1 */
    case 4: return 0x40000000 | (u32)A0 << 20 | rs << 15 | rd << 7 | 0x33; /* sub rd, rs, a0 */
    case 5: return (u32)A1 << 20 | rs << 15 | 4 << 12 | rd << 7 | 0x33;    /* xor rd, rs, a1 */
    case 6: return bnez(rs, 8 + 4 * rng_below(rng, 2));
    default: return jal(ZERO, 8);
    }
}

static u64 interpret(const u32 *w, u64 a0, u64 a1) {
    u64 x[2] = {a0, a1};
    for (u32 pc = 0;;) {
        u32 insn = w[pc], rs = (insn >> 15 & 31) - A0;
        u64 *rd = &x[((insn >> 7 & 31) - A0) & 1], imm = (u64)((i64)(i32)insn >> 20), s = x[rs & 1];
        if (insn == RET) return x[0];
        switch (insn & 0x7f) {
        case 0x13: *rd = (insn >> 12 & 7) == 0 ? s + imm : (insn >> 12 & 7) == 4 ? s ^ imm : s << (imm & 63); break;
        case 0x33: *rd = insn >> 30 ? s - x[0] : (insn >> 12 & 7) == 4 ? s ^ x[1] : s + x[1]; break;
        case 0x63:
            pc += s ? (insn >> 8 & 15) * 2 / 4 : 1; /* offsets are below 32 */
            continue;
        default: pc += 2; continue;
        }
        pc++;
    }
}

static void compile(u32 *w, rng_t *rng) {
    u32 n = 4 + (u32)rng_below(rng, LENGTH);
    for (u32 i = 0; i < n; i++) w[i] = random_insn(rng, n - i);
    w[n] = RET;
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("code_jit", 6, 250);
    barrier(me);
    rng_t rng = rng_for(me, 0);
    u32 harts = hart_count < HARTS ? hart_count : HARTS;
    for (u32 round = 1; round <= rounds; round++) {
        if (me < harts)
            for (u32 i = 0; i < 3; i++) { /* the last one stays for the neighbour */
                u32 *w = buffers[(round + i) % SLOTS][me];
                u64 a = rng_next(&rng), b = rng_next(&rng);
                compile(w, &rng);
                fence_i();
                expect(me, round, "own function", call2(w, a, b), interpret(w, a, b));
            }
        barrier(me);
        fence_i();
        if (me < harts)
            for (u32 i = 0; i < 3; i++) {
                const u32 *w = buffers[(round + i) % SLOTS][(me + 1 + i) % harts];
                expect(me, round, "another hart's function", call2(w, round, me), interpret(w, round, me));
            }
        barrier(me);
    }
    return me == 0 ? smptest_end() : 0;
}
