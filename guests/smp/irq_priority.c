/* Which of several pending interrupts is taken, and in which mode, while other harts raise them (Privileged ISA 3.1.9).
 *
 * Each round a hart draws which of the six interrupts are to be pending, which are enabled, and which are delegated. Its
 * neighbours raise MSIP, MEIP, SEIP and MTIP for it, itself the others. Then it enters S- or U-mode, spins, and must
 * be interrupted at once by the first in the order: those that go to M-mode first, then, in S-mode with SIE or in
 * U-mode, the delegated ones; each group in the order MEI, MSI, MTI, SEI, SSI, STI. The one taken is disabled and the hart
 * enters again, until nothing is left: then it comes back by its own ecall. In half of the rounds it executes wfi there,
 * with mstatus.TW set: an illegal instruction unless an interrupt comes first. And a pending interrupt is taken
 * immediately behind the instruction that lets it in, of whatever kind. */
#include "irq.h"

static const u64 order[] = {IRQ_MEI, IRQ_MSI, IRQ_MTI, IRQ_SEI, IRQ_SSI, IRQ_STI};
#define KINDS 6

static struct { volatile u64 wanted; volatile u32 round, raised, pad[12]; } orders[MAX_HARTS] __attribute__((aligned(64)));
static volatile u32 finished;
static u64 taken_count[MAX_HARTS];

/* The body: some instructions, then back by ecall. */
static __attribute__((naked, aligned(4))) void body(void) {
    __asm__ volatile("1: addi a0, a0, -1\n bnez a0, 1b\n beqz a1, 2f\n wfi\n 2: ret");
}
static __attribute__((naked, aligned(4))) void s_trap(void) { __asm__ volatile("ecall"); }

/* Raise and lower for the neighbour what it asked for. */
static void serve(u64 other) {
    u32 round = orders[other].round;
    if (orders[other].raised == round) return;
    fence();
    u64 wanted = orders[other].wanted;
    if (wanted & BIT(IRQ_MSI)) ipi_send(other);
    else ipi_clear(other);
    timer_set(other, wanted & BIT(IRQ_MTI) ? 0 : ~0UL);
    external_set(CONTEXT_M(other), !!(wanted & BIT(IRQ_MEI)));
    external_set(CONTEXT_S(other), !!(wanted & BIT(IRQ_SEI)));
    fence();
    orders[other].raised = round;
}

static int raise(u64 me, u64 wanted, int sstc) {
    orders[me].wanted = wanted;
    fence();
    orders[me].round++;
    csr_clear(mip, BIT(IRQ_SSI) | BIT(IRQ_STI));
    csr_set(mip, wanted & (BIT(IRQ_SSI) | (sstc ? 0 : BIT(IRQ_STI))));
    if (sstc) csr_write(0x14d, wanted & BIT(IRQ_STI) ? 0 : ~0UL);
    u64 end = time_now() + PATIENCE;
    while (orders[me].raised != orders[me].round) {
        serve((me + 1) % hart_count);
        if (time_now() > end) return 0;
    }
    return 1;
}

/* The interrupt that must be taken, as run_in reports it: its cause, or ECALL_S with it in scause. 0: none. */
static u64 first(u64 active, u64 delegated, u64 mode, int sie, int *to_s) {
    for (*to_s = 0; *to_s < 2; ++*to_s)
        for (u32 i = 0; i < KINDS; i++) {
            if (!(active & BIT(order[i])) || !(delegated & BIT(order[i])) != !*to_s) continue;
            if (*to_s && mode == 1 && !sie) continue;
            return INTERRUPT | order[i];
        }
    return 0;
}

static void go(u64 me, u64 round, int sstc, rng_t *rng) {
    u64 all = 0, wanted = 0;
    for (u32 i = 0; i < KINDS; i++) all |= BIT(order[i]);
    wanted = rng_next(rng) & all;
    u64 enabled = rng_next(rng) & all, mode = rng_below(rng, 2), sleep = rng_below(rng, 2);
    int sie = (int)rng_below(rng, 2), to_s;
    if (!raise(me, wanted, sstc)) {
        failed(me, round, "neighbour raised nothing", orders[me].raised, orders[me].round);
        return;
    }
    expect(me, round, "pending", csr_read(mip) & all, wanted);
    csr_write(mideleg, rng_next(rng));
    u64 delegated = csr_read(mideleg);
    csr_write(stvec, (u64)s_trap);
    for (u32 n = 0; n <= KINDS; n++) {
        csr_write(mie, enabled);
        if (sie) csr_set(mstatus, MSTATUS_SIE);
        else csr_clear(mstatus, MSTATUS_SIE);
        csr_write(scause, 0);
        u64 expected = first(wanted & enabled, delegated, mode, sie, &to_s);
        /* A hart that interrupts do not end spins only briefly; wfi with TW: illegal, unless something is taken. */
        csr_set(mstatus, MSTATUS_TW);
        u64 cause = run_in(mode, (const void *)body, expected ? 1UL << 40 : 100, sleep, 0);
        csr_clear(mstatus, MSTATUS_TW);
        if (!expected) {
            int illegal = sleep && !(wanted & enabled); /* with one pending, wfi may be a nop */
            if (illegal || cause != ECALL_U + mode) expect(me, round, "end without an interrupt", cause, sleep ? ILLEGAL : ECALL_U + mode);
            break;
        }
        expect(me, round, "cause in M-mode", cause, to_s ? ECALL_S : expected);
        if (to_s) expect(me, round, "cause in S-mode", csr_read(scause), expected);
        taken_count[me]++;
        enabled &= ~BIT(expected & 63);
    }
    csr_write(mie, 0);
    csr_write(mideleg, 0);
}

/* Each lets SSI in by its first instruction, and must not come as far as the third. a1 = SSIP. */
#define LETS_IN(name, insn, back) \
    static __attribute__((naked, aligned(4))) void name(void) {                                                 \
        __asm__ volatile(".option norvc\n" insn "\n nop\n" back "\n ret");                                     \
    }
LETS_IN(by_sstatus, "csrsi sstatus, 2", "csrci sstatus, 2")
LETS_IN(by_sstatus_write, "csrw sstatus, a0", "csrci sstatus, 2")
LETS_IN(by_sie, "csrs sie, a1", "csrc sie, a1")
LETS_IN(by_sip, "csrs sip, a1", "csrc sip, a1")
LETS_IN(by_mstatus, "csrsi mstatus, 8", "csrci mstatus, 8")
LETS_IN(by_mie, "csrs mie, a1", "csrc mie, a1")
LETS_IN(by_mip, "csrs mip, a1", "csrc mip, a1")
static const struct { void (*code)(void); u64 mode, status; int sip, sie; } lets_in[] = {
    {by_sstatus, 1, 0, 1, 1}, {by_sstatus_write, 1, 0, 1, 1}, {by_sie, 1, MSTATUS_SIE, 1, 0},
    {by_sip, 1, MSTATUS_SIE, 0, 1},
    {by_mstatus, 3, 0, 1, 1}, {by_mie, 3, MSTATUS_MPIE, 1, 0}, {by_mip, 3, MSTATUS_MPIE, 0, 1},
};

static void immediately(u64 me, u64 round) {
    for (u32 i = 0; i < sizeof lets_in / sizeof *lets_in; i++) {
        u64 ssi = BIT(IRQ_SSI), in_s = lets_in[i].mode == 1;
        csr_write(mideleg, in_s ? ssi : 0);
        csr_clear(mstatus, MSTATUS_SIE | MSTATUS_MPIE);
        csr_set(mstatus, lets_in[i].status);
        csr_write(mie, lets_in[i].sie ? ssi : 0);
        if (lets_in[i].sip) csr_set(mip, ssi);
        else csr_clear(mip, ssi);
        u64 cause = run_in(lets_in[i].mode, (const void *)lets_in[i].code, csr_read(sstatus) | MSTATUS_SIE, ssi, 0);
        u64 where = in_s ? csr_read(sepc) : context()->epc;
        expect(me, round * 100 + i, "cause of what was let in", cause, in_s ? ECALL_S : INTERRUPT | IRQ_SSI);
        expect(me, round * 100 + i, "bytes from there to the interrupt (round: round, way)", where - (u64)lets_in[i].code, 4);
        csr_clear(mip, ssi);
    }
    csr_write(mie, 0);
    csr_write(mideleg, 0);
    csr_clear(mstatus, MSTATUS_SIE | MSTATUS_MPIE);
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("irq_priority", 26, 60);
        external_begin();
    }
    pmp_allow_all();
    timer_set(me, ~0UL);
    int sstc = stimecmp_begin();
    quiet_barrier(me);
    rng_t rng = rng_for(me, 0);
    for (u64 round = 0; round < rounds; round++) {
        go(me, round, sstc, &rng);
        immediately(me, round);
        serve((me + 1) % hart_count);
    }
    raise(me, 0, sstc);
    __atomic_fetch_add(&finished, 1, __ATOMIC_SEQ_CST);
    while (finished < hart_count) serve((me + 1) % hart_count);
    quiet_barrier(me);
    if (me != 0) return 0;
    u64 taken = 0;
    for (u64 h = 0; h < hart_count; h++) taken += taken_count[h];
    extra("taken", taken);
    return smptest_end();
}
