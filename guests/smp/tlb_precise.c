/* The state at a fault in the middle of a block is exact: all registers as the instructions before have left them, none
 * as those after would; pc and address are the instruction's; under IPIs that flush in between.
 *
 * Generated blocks count registers up in random order; one instruction among them is a load, store, AMO or fp access
 * that faults or not, in S-mode over page tables. The trap entry keeps all 31 registers, which a model in C checks.
 * Then the page is mapped and the instruction resumed where it was: the end must be right, too. */
#include "codegen.h"
#include "space.h"

#define HARTS 16
#define BODY 40
static space_t space PAGES;
static struct {
    u32 code[64];
    u64 dump[32];
    page_t data;
} areas[HARTS] PAGES;
#define VA(hart) (TEST_VA + (hart) * 4096UL)

#define SAVE(r) "sd x" #r ", 8 * " #r "(t1)\n"
#define LOAD(r) "ld x" #r ", 8 * " #r "(x30)\n"

/* Keeps x1..x31 at the address in word 224 of the context, then goes on in serve_entry (which knows interrupts). */
static __attribute__((naked, aligned(4), used)) void dump_entry(void) {
    __asm__ volatile(
        "csrrw t0, mscratch, t0\n sd t1, 232(t0)\n csrr t1, mcause\n bltz t1, 1f\n"
        "ld t1, 224(t0)\n"
        SAVE(1) SAVE(2) SAVE(3) SAVE(4) SAVE(7) SAVE(8) SAVE(9) SAVE(10) SAVE(11) SAVE(12) SAVE(13) SAVE(14) SAVE(15)
        SAVE(16) SAVE(17) SAVE(18) SAVE(19) SAVE(20) SAVE(21) SAVE(22) SAVE(23) SAVE(24) SAVE(25) SAVE(26) SAVE(27)
        SAVE(28) SAVE(29) SAVE(30) SAVE(31)
        "csrr x7, mscratch\n sd x7, 8 * 5(t1)\n ld x7, 232(t0)\n sd x7, 8 * 6(t1)\n ld x7, 8 * 7(t1)\n" /* t0, t1 */
        "1: ld t1, 232(t0)\n csrrw t0, mscratch, t0\n j serve_entry\n");
}

/* Entered in S-mode: loads all registers but x0 and x31 from the array a0, then goes to a1 through x31. */
static __attribute__((naked)) u64 load_and_go(u64 registers UNUSED, u64 pc UNUSED) {
    __asm__ volatile(
        "mv x31, a1\n mv x30, a0\n"
        LOAD(1) LOAD(2) LOAD(3) LOAD(4) LOAD(5) LOAD(6) LOAD(7) LOAD(8) LOAD(9) LOAD(10) LOAD(11) LOAD(12) LOAD(13)
        LOAD(14) LOAD(15) LOAD(16) LOAD(17) LOAD(18) LOAD(19) LOAD(20) LOAD(21) LOAD(22) LOAD(23) LOAD(24) LOAD(25)
        LOAD(26) LOAD(27) LOAD(28) LOAD(29) LOAD(30)
        "jr x31\n");
}

/* The access: base register rs holds the address; rd is what it would change. */
enum { LD, LW, LBU, LD_SAME, SD, SW, FLD, FSD, AMO, KINDS };
static u32 access_insn(u32 kind, u32 rd, u32 rs) {
    switch (kind) {
    case LD: return rs << 15 | 3 << 12 | rd << 7 | 3;
    case LW: return rs << 15 | 2 << 12 | rd << 7 | 3;
    case LBU: return rs << 15 | 4 << 12 | rd << 7 | 3;
    case LD_SAME: return rs << 15 | 3 << 12 | rs << 7 | 3;
    case SD: return rd << 20 | rs << 15 | 3 << 12 | 0x23;
    case SW: return rd << 20 | rs << 15 | 2 << 12 | 0x23;
    case FLD: return rs << 15 | 3 << 12 | 1 << 7 | 7;
    case FSD: return 1 << 20 | rs << 15 | 3 << 12 | 0x27;
    default: return rd << 20 | rs << 15 | 3 << 12 | rd << 7 | 0x2f; /* amoadd.d rd, rd, (rs) */
    }
}

static void one(u64 me, u64 round, rng_t *rng) {
    u64 x[32], wanted[32], data = rng_next(rng) & 0x7fffffff7fffffff;
    u32 kind = (u32)rng_below(rng, KINDS), at = (u32)rng_below(rng, BODY), rs = 1 + (u32)rng_below(rng, 30),
        rd = 1 + (u32)rng_below(rng, 30);
    u32 is_store = kind == SD || kind == SW || kind == FSD || kind == AMO;
    u32 faults = rng_below(rng, 4) != 0, *code = areas[me].code;
    if (rd == rs) rd = rs == 30 ? 1 : rs + 1;
    for (u32 i = 0; i < 32; i++) wanted[i] = x[i] = rng_next(rng);
    x[0] = wanted[0] = 0;
    x[31] = wanted[31] = (u64)code;
    x[rs] = wanted[rs] = VA(me) + 8 * rng_below(rng, 500);
    u64 va = x[rs];
    u32 n = 0;
    u64 middle[32];
    *(volatile u64 *)&areas[me].data.byte[va & 4095] = data;
    for (; n < BODY; n++) {
        u32 r = 1 + (u32)rng_below(rng, 30);
        if (r == rs) r = r == 30 ? 1 : r + 1;
        if (n == at) {
            code[n] = access_insn(kind, rd, rs);
            memcpy(middle, wanted, sizeof middle);
            u64 old = wanted[rd];
            if (kind == LD || kind == AMO) wanted[rd] = data;
            if (kind == LW) wanted[rd] = (u64)(i64)(i32)data;
            if (kind == LBU) wanted[rd] = data & 255;
            if (kind == LD_SAME) wanted[rs] = data;
            if (kind == SD) data = old;
            if (kind == SW) data = (data & ~0xffffffffUL) | (u32)old;
            if (kind == FSD) data = 0x4045000000000000UL;
            if (kind == AMO) data += old;
            continue;
        }
        u32 imm = (u32)rng_below(rng, 2048);
        code[n] = ADDI(r, r, imm);
        wanted[r] += imm;
    }
    code[n] = 0x73; /* ecall */
    fence_i();
    *(volatile u64 *)((u64)context() + 224) = (u64)areas[me].dump;
    __asm__ volatile("fmv.d.x ft1, %0" ::"r"(0x4045000000000000UL));
    u64 grade = !faults ? PTE_V | PTE_R | PTE_W | PTE_AD : is_store && rng_below(rng, 2) ? PTE_V | PTE_R | PTE_AD : 0;
    set_pte(&space.test[me], &areas[me].data, grade);
    sfence_va(VA(me));
    u64 cause = run_in(S, (void *)load_and_go, (u64)x, (u64)code, 0);
    if (faults) {
        expect(me, round, "cause", cause, is_store ? STORE_PAGE : LOAD_PAGE);
        expect(me, round, "epc", context()->epc, (u64)(code + at));
        expect(me, round, "tval", context()->tval, va);
        for (u32 i = 1; i < 32; i++) expect(me, round, "register at the fault", areas[me].dump[i], middle[i]);
        set_pte(&space.test[me], &areas[me].data, PTE_V | PTE_R | PTE_W | PTE_AD);
        sfence_va(VA(me));
        /* x31, which load_and_go jumps through, is the only one that differs when it goes on at the instruction */
        memcpy(x, areas[me].dump, sizeof x);
        wanted[31] = (u64)(code + at);
        cause = run_in(S, (void *)load_and_go, (u64)x, (u64)(code + at), 0);
    }
    expect(me, round, "cause at the end", cause, ECALL_S);
    expect(me, round, "epc at the end", context()->epc, (u64)(code + BODY));
    for (u32 i = 1; i < 32; i++) expect(me, round, "register at the end", areas[me].dump[i], wanted[i]);
    expect(me, round, "memory at the end", *(volatile u64 *)&areas[me].data.byte[va & 4095], data);
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("tlb_precise", 26, 400);
        space_make(&space);
    }
    barrier(me);
    pmp_allow_all();
    serve_here();
    csr_write(mtvec, dump_entry);
    csr_set(mstatus, MSTATUS_FS);
    space_enter(&space, 0);
    rng_t rng = rng_for(me, 0);
    barrier_serving(me);
    for (u64 round = 1; round <= rounds && me < HARTS; round++) {
        one(me, round, &rng);
        if (rng_below(&rng, 8) == 0 && hart_count > 1)
            ipi_send((me + 1 + rng_below(&rng, hart_count - 1)) % hart_count); /* it flushes */
    }
    barrier_serving(me);
    return me == 0 ? smptest_end() : 0;
}
