/* Address spaces and shoot-downs for the translation guests.
 *
 * A space maps RAM and the devices to themselves for S-mode with 2 MiB leaves (not 1 GiB: an emulator may treat a flush
 * of any address as a flush of all once it has seen a leaf so large, and then the precise flush is never tested), RAM
 * once more for U-mode at + U_DELTA, and has tables for 4 KiB pages from TEST_VA on, 2 MiB of them.
 *
 * Shoot-down: the asker stores what to flush, counts a generation up, sends IPIs and waits until every other hart's
 * interrupt entry has flushed and stored that generation. The entry runs in the middle of S-mode code. */
#ifndef SPACE_H
#define SPACE_H
#include "../lib/paging.h"
#include "smptest.h"

#define U 0
#define S 1
#define U_DELTA 0x80000000UL
#define TEST_VA 0x40000000UL
#define MEGA 0x200000UL
#define PTE_ALL (PTE_V | PTE_RWX | PTE_AD)
#define SPACES 64
#define RAM_MEGAS 64 /* 128 MiB, the board's default */
#define UNUSED __attribute__((unused))

/* One instruction each, so that the trap taken is known to be its own. */
#define OP static __attribute__((noinline, unused))
#define NORVC(insn) ".option push\n.option norvc\n" insn "\n.option pop"
OP u64 op_ld(u64 a, u64 b UNUSED) {
    u64 v;
    __asm__ volatile(NORVC("ld %0, 0(%1)") : "=r"(v) : "r"(a) : "memory");
    return v;
}
OP u64 op_sd(u64 a, u64 b) {
    __asm__ volatile(NORVC("sd %1, 0(%0)")::"r"(a), "r"(b) : "memory");
    return 0;
}

typedef struct {
    u64 root[512], ram[512], user[512], low[512], test_mid[512], test[512]; /* test: the PTEs of TEST_VA.. */
} __attribute__((aligned(4096))) space_t;

static UNUSED void space_make(space_t *space) {
    for (u64 i = 0; i < RAM_MEGAS; i++) {
        space->ram[i] = PTE(RAM_BASE + i * MEGA, PTE_ALL);
        space->user[i] = PTE(RAM_BASE + i * MEGA, PTE_ALL | PTE_U);
    }
    static const u64 devices[] = {0, 0x2000000, 0xc000000, 0xc200000, 0x10000000};
    for (u32 i = 0; i < sizeof devices / 8; i++)
        space->low[devices[i] / MEGA] = PTE(devices[i], PTE_V | PTE_R | PTE_W | PTE_AD);
    space->root[0] = PTE((u64)space->low, PTE_V);
    space->root[TEST_VA >> 30] = PTE((u64)space->test_mid, PTE_V);
    space->root[RAM_BASE >> 30] = PTE((u64)space->ram, PTE_V);
    space->root[(RAM_BASE + U_DELTA) >> 30] = PTE((u64)space->user, PTE_V);
    space->test_mid[0] = PTE((u64)space->test, PTE_V);
}
static inline u64 space_satp(const space_t *space, u64 asid) { return (u64)SV39 << 60 | asid << 44 | (u64)space >> 12; }
static inline void space_enter(const space_t *space, u64 asid) {
    csr_write(satp, space_satp(space, asid));
    sfence_vma();
}
static inline void set_pte(u64 *pte, const volatile void *page, u64 flags) {
    *(volatile u64 *)pte = PTE((u64)page, flags);
}
static inline void sfence_va(u64 va) { __asm__ volatile("sfence.vma %0, zero" ::"r"(va) : "memory"); }
static inline void sfence_asid(u64 asid) { __asm__ volatile("sfence.vma zero, %0" ::"r"(asid) : "memory"); }
static inline void sfence_va_asid(u64 va, u64 asid) {
    __asm__ volatile("sfence.vma %0, %1" ::"r"(va), "r"(asid) : "memory");
}

/* Runs in S-mode and comes back by itself, or the trap is a failure. The value that it returned. */
static UNUSED u64 in_s(u64 hart, u64 round, const char *what, const void *function, u64 a0, u64 a1) {
    u64 cause = run_in(S, function, a0, a1, 0);
    if (cause != ECALL_S) {
        failed(hart, round, what, cause, ECALL_S);
        print("(epc %lx tval %lx)\n", (u64)context()->epc, (u64)context()->tval);
    }
    return context()->a0;
}

/* --- shoot-downs */

enum { FLUSH_ALL = 0, FLUSH_VA = 1, FLUSH_ASID = 2, FLUSH_VA_ASID = 3, FLUSH_CODE = 4 }; /* CODE: fence.i only */
#define ANSWER_MS 20000 /* a hart that has not answered in so long is taken for lost */

struct shoot {
    u64 generation, kind, va, asid;
};
UNUSED volatile struct shoot shoot __attribute__((aligned(64)));
UNUSED volatile u64 served[MAX_HARTS][8] __attribute__((aligned(64)));

/* Uses the words from 192 on of the context in mscratch, which run_in leaves free. */
static __attribute__((naked, aligned(4), used)) void serve_entry(void) {
    __asm__ volatile("   csrrw   t0, mscratch, t0\n"
                     "   sd      t1, 192(t0)\n"
                     "   sd      t2, 200(t0)\n"
                     "   csrr    t1, mcause\n"
                     "   bgez    t1, 9f\n"
                     "   csrr    t1, mhartid\n"
                     "   slli    t1, t1, 2\n"
                     "   lui     t2, 0x2000\n"
                     "   add     t1, t1, t2\n"
                     "   sw      zero, 0(t1)\n" /* the IPI goes first: what is asked from here on sends another */
                     "   fence\n"
                     "   la      t1, shoot\n"
                     "   ld      t2, 0(t1)\n"
                     "   sd      t2, 208(t0)\n"
                     "   fence\n"
                     "   ld      t2, 8(t1)\n"
                     "   sd      t3, 216(t0)\n"
                     "   ld      t3, 24(t1)\n"
                     "   ld      t1, 16(t1)\n"
                     "   addi    t2, t2, -1\n"
                     "   beqz    t2, 1f\n"
                     "   addi    t2, t2, -1\n"
                     "   beqz    t2, 2f\n"
                     "   addi    t2, t2, -1\n"
                     "   beqz    t2, 3f\n"
                     "   addi    t2, t2, -1\n"
                     "   beqz    t2, 4f\n"
                     "   sfence.vma\n"
                     "   j       8f\n"
                     "1: sfence.vma t1, zero\n"
                     "   j       8f\n"
                     "2: sfence.vma zero, t3\n"
                     "   j       8f\n"
                     "3: sfence.vma t1, t3\n"
                     "   j       8f\n"
                     "4: fence.i\n"
                     "8: fence\n"
                     "   ld      t3, 216(t0)\n"
                     "   csrr    t1, mhartid\n"
                     "   slli    t1, t1, 6\n"
                     "   la      t2, served\n"
                     "   add     t1, t1, t2\n"
                     "   ld      t2, 208(t0)\n"
                     "   sd      t2, 0(t1)\n"
                     "   ld      t1, 192(t0)\n"
                     "   ld      t2, 200(t0)\n"
                     "   csrrw   t0, mscratch, t0\n"
                     "   mret\n"
                     "9: ld      t1, 192(t0)\n"
                     "   ld      t2, 200(t0)\n"
                     "   csrrw   t0, mscratch, t0\n"
                     "   j       m_trap_entry\n");
}

/* From now on this hart answers shoot-downs: in S- and U-mode at once, in M-mode inside wait_serving. */
static UNUSED void serve_here(void) {
    csr_write(mtvec, serve_entry);
    csr_set(mie, BIT(IRQ_MSI));
}
/* When hart 0 has made the space: every hart enters it, S- and U-mode are allowed everything, and shoot-downs answered. */
static inline void space_begin(u64 hart, const space_t *space) {
    barrier(hart);
    pmp_allow_all();
    serve_here();
    space_enter(space, 0);
}
static UNUSED void give_up(u64 hart, u64 round, const char *what, u64 got, u64 wanted) __attribute__((noreturn));
static UNUSED void give_up(u64 hart, u64 round, const char *what, u64 got, u64 wanted) {
    failed(hart, round, what, got, wanted);
    exit((u32)smptest_end());
}

/* Waits until *word >= value, answering shoot-downs. The waker stores the word, then sends an IPI. */
static UNUSED void wait_serving(u64 hart, volatile u32 *word, u32 value) {
    u64 limit = time_now() + ANSWER_MS * TICKS_PER_MS;
    for (u32 spins = 0;; spins++) {
        csr_clear(mstatus, MSTATUS_MIE);
        fence();
        if ((i32)(*word - value) >= 0) return;
        if (spins > 20) short_wait(hart, 100 * TICKS_PER_MS); /* an IPI ends it */
        if (time_now() > limit) give_up(hart, value, "wait for another hart", *word, value);
        csr_set(mstatus, MSTATUS_MIE);
    }
}

static volatile u32 came UNUSED, let_go UNUSED;
static UNUSED void barrier_serving(u64 hart) {
    u32 now = let_go;
    if (__atomic_add_fetch(&came, 1, __ATOMIC_SEQ_CST) == hart_count) {
        came = 0;
        __atomic_store_n(&let_go, now + 1, __ATOMIC_SEQ_CST);
        wake_all_but(hart);
        return;
    }
    wait_serving(hart, &let_go, now + 1);
}

/* In M-mode. When it returns, no hart uses a translation (or, with FLUSH_CODE, an instruction) from before. One asker
 * at a time, unless all ask for FLUSH_ALL. */
static UNUSED void shoot_down(u64 hart, u64 kind, u64 va, u64 asid) {
    u64 limit = time_now() + ANSWER_MS * TICKS_PER_MS;
    shoot.kind = kind;
    shoot.va = va;
    shoot.asid = asid;
    fence();
    u64 mine = __atomic_add_fetch(&shoot.generation, 1, __ATOMIC_SEQ_CST);
    wake_all_but(hart);
    for (u64 h = 0; h < hart_count; h++) {
        if (h == hart) continue;
        for (u32 spins = 0; (i64)(served[h][0] - mine) < 0; spins++) {
            if (spins < 200) continue;
            if (spins > 1000) short_wait(hart, TICKS_PER_MS / 20);
            csr_set(mstatus, MSTATUS_MIE); /* others may be asking too */
            csr_clear(mstatus, MSTATUS_MIE);
            if (time_now() > limit) give_up(hart, mine, "shoot-down not answered", served[h][0], mine);
        }
    }
    fence();
}

#endif
