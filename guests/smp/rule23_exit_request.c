/* Contract rule 23: whoever wants a hart's attention gets it soon, whatever the hart is doing.
 *
 * One hart after the other is the victim: it sits in an endless loop, of every kind that a translator treats in its
 * own way, and the next hart (with one hart: its own timer) interrupts it after a random time. The handler sends it on
 * to `leave`. An emulator that does not look for requests at this kind of loop edge never comes out: the prober waits
 * for 20 s and fails the run. The last
 * loop is in S-mode, and no branch: an exception whose handler is the instruction itself. */
#include "irq.h"

void leave(void);
void s_storm(void);
extern void *const loops[];
extern u64 loop_count;

/* Each loop keeps its hands off t6, the way out, and a1, memory of its own. t0-t5 and a0 are free. */
__asm__(
    ".section .text.loops, \"ax\"\n"
    ".option push\n.option norelax\n"   /* or the linker would move what is aligned here */
    ".balign 4\n"
    "leave:  jr t6\n"
    "l_self: j l_self\n"
    "l_cond: addi a0, a0, 1\n beq zero, zero, l_cond\n"
    "l_jr:   la t0, 1f\n"
    "1:      jr t0\n"
    "l_jalr: la t0, 1f\n"
    "1:      jalr t1, 0(t0)\n"
    "l_call: mv t5, ra\n"
    "1:      call 2f\n j 1b\n"
    "2:      ret\n"
    "l_ret:  la ra, 1f\n"
    "1:      nop\n ret\n"
    "l_two:  la t0, 1f\n la t1, 2f\n"
    "1:      addi a0, a0, 1\n jr t1\n"
    "2:      addi a0, a0, 1\n jr t0\n"
    "l_hop:  j 2f\n"                    /* every jump but one goes forward */
    "1:      j 3f\n"
    "2:      j 1b\n"
    "3:      j 4f\n"
    "4:      j l_hop\n"
    "l_fp:   fcvt.d.l fa0, zero\n fcvt.d.l fa1, t6\n"
    "1:      fadd.d fa0, fa0, fa1\n fmul.d fa2, fa0, fa1\n j 1b\n"
    "l_rmm:  fcvt.d.l fa1, t6\n"        /* a rounding mode that the host does not have */
    "1:      fadd.d fa0, fa1, fa1, rmm\n j 1b\n"
    "l_load: li t1, 0x80000000\n li t2, 0x80400000\n"
    "1:      mv t0, t1\n"
    "2:      ld a0, 0(t0)\n li t3, 4096\n add t0, t0, t3\n bltu t0, t2, 2b\n j 1b\n"
    "l_st:   sd t6, 0(a1)\n sw t6, 12(a1)\n j l_st\n"
    "l_amo:  amoadd.d a0, t6, (a1)\n j l_amo\n"
    "l_lrsc: lr.d a0, (a1)\n sc.d a0, t6, (a1)\n j l_lrsc\n"
    "l_mmio: li t0, 0x10000005\n"
    "1:      lbu a0, 0(t0)\n j 1b\n"
    "l_plic: li t0, 0xc000000\n"
    "1:      lw a0, 4(t0)\n j 1b\n"
    "l_time: rdtime a0\n rdcycle a0\n j l_time\n"
    "l_csr:  csrr a0, mstatus\n csrw mcause, zero\n j l_csr\n"
    "l_fi:   fence.i\n j l_fi\n"
    "l_sf:   sfence.vma\n fence\n j l_sf\n"
    "l_long: .rept 1500\n addi a0, a0, 1\n .endr\n j l_long\n"
    /* The loop in the middle of which lies a page boundary: once by falling through, once by jumps. */
    ".balign 4096\n .space 4084\n"
    "l_fall: addi a0, a0, 1\n .option norvc\n nop\n nop\n nop\n j l_fall\n"
    ".balign 4096\n"
    "l_page: j 1f\n .space 4096\n"
    "1:      j l_page\n"
    /* S-mode: an exception whose handler is itself */
    ".balign 4\n"
    "l_storm: la t0, s_storm\n csrw stvec, t0\n csrw sepc, t0\n li t1, 4\n csrw medeleg, t1\n la t0, s_storm\n"
    "        csrw mepc, t0\n li t1, 0x1800\n csrc mstatus, t1\n li t1, 0x880\n csrs mstatus, t1\n mret\n"
    ".balign 8\n"                      /* for stvec */
    "s_storm: .word 0\n"
    ".option pop\n"
    ".section .rodata.loops, \"a\"\n"
    ".balign 8\n"
    ".globl loops\n"
    "loops: .dword l_self, l_cond, l_jr, l_jalr, l_call, l_ret, l_two, l_hop, l_fp, l_rmm, l_load, l_st, l_amo, l_lrsc\n"
    "       .dword l_mmio, l_plic, l_time, l_csr, l_fi, l_sf, l_long, l_fall, l_page, l_storm\n"
    "1:     .globl loop_count\n"
    "loop_count: .dword (1b - loops) / 8\n"
    ".text\n");

static volatile u32 inside[MAX_HARTS];  /* victims: turns begun */
static volatile u32 escaped[MAX_HARTS]; /* victims: turns ended */
static volatile u32 wanted[MAX_HARTS];  /* the turn that a prober wants to end */
static u64 memory[MAX_HARTS][8] __attribute__((aligned(64)));
static u64 slowest;

static u64 handler(u64 cause, u64 epc, u64 tval UNUSED) {
    u64 me = hart_id();
    if (cause != (INTERRUPT | IRQ_MSI) && cause != (INTERRUPT | IRQ_MTI)) {
        print("unexpected trap in loop %u: cause %lx epc %lx\n", inside[me] - 1, cause, epc);
        exit(FAILED);
    }
    ipi_clear(me);
    timer_set(me, ~0UL);
    fence();
    if (hart_count > 1 && wanted[me] != inside[me]) return epc; /* a late IPI of the barrier */
    csr_set(mstatus, MSTATUS_MPP); /* back to M-mode, from wherever */
    return (u64)leave;
}

/* Returns after the interrupt. The loop's entry follows the enabling directly, so that no interrupt can come before t6
 * is right. */
static void __attribute__((noinline)) enter(const void *loop, u64 *area) {
    register const void *t4 __asm__("t4") = loop;
    register u64 *a1 __asm__("a1") = area;
    __asm__ volatile("la t6, 1f\n csrsi mstatus, 8\n jr %0\n1: csrci mstatus, 8\n"
                     : "+r"(t4), "+r"(a1)::"ra", "t0", "t1", "t2", "t3", "t5", "t6", "a0", "fa0", "fa1", "fa2", "memory");
}

static void be_victim(u64 me, u64 loop) {
    csr_write(mie, BIT(IRQ_MSI) | BIT(IRQ_MTI));
    inside[me]++;
    fence();
    enter(loops[loop], memory[me]);
    fence();
    csr_write(mie, 0);
    escaped[me]++;
}

static void probe(u64 me, u64 victim, u64 loop, u64 round, rng_t *rng) {
    u32 turn = escaped[victim] + 1;
    if (!becomes(&inside[victim], turn)) {
        failed(me, round, "victim did not begin", loop, 0);
        exit((u32)smptest_end());
    }
    dither(rng, 1UL << rng_below(rng, 17));
    u64 asked = time_now();
    wanted[victim] = turn;
    fence();
    ipi_send(victim);
    int out = becomes(&escaped[victim], turn);
    u64 took = time_now() - asked;
    checked(me, 1);
    if (took > slowest) slowest = took;
    if (out) return;
    failed(me, round, "no way out of loop number", loop, loop_count);
    exit((u32)smptest_end());
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule23_exit_request", 23, 3);
    }
    trap_handler = handler;
    pmp_allow_all();
    barrier(me);
    rng_t rng = rng_for(me, 0);
    u64 count = loop_count;
    for (u64 round = 0; round < rounds; round++)
        for (u64 loop = 0; loop < count; loop++) {
            u64 victim = (round + loop) % hart_count, prober = (victim + 1) % hart_count;
            if (hart_count == 1) {
                timer_set(0, time_now() + rng_below(&rng, 2000));
                be_victim(0, loop);
                checked(0, 1);
            } else if (me == victim) {
                ipi_clear(me);
                be_victim(me, loop);
            } else if (me == prober) {
                probe(me, victim, loop, round, &rng);
            }
            barrier(me);
        }
    if (me != 0) return 0;
    extra("loops", count);
    extra("slowest_us", slowest / 10);
    return smptest_end();
}
