/* What harts cost one another: independent work, contended atomics and locks, and the IPI round trip. Every hart
 * makes iters steps (the IPI tests: harts 0 and 1). Ticks run from barrier to barrier.
 * With more harts than host cores the ticket lock measures the host's scheduler.
 * A ticket lock passes from hart to hart: who sleeps holds up all the others, and if they fell asleep sooner than he
 * wakes up they would go on doing so for each other ever after. So they spin for longer than that. */
#include "micro.h"
#include "bench.h"

#define TICKET_SPINS 200000 /* some 0.2 to 1 ms */

static u64 shared __attribute__((aligned(64)));
static u64 ends[MAX_HARTS];
static lock_t spin_lock __attribute__((aligned(64)));
static volatile u64 guarded __attribute__((aligned(64)));
static u32 next_ticket __attribute__((aligned(64)));
static volatile u32 now_serving __attribute__((aligned(64)));

static u64 test_independent(u64 hart, u64 iters) {
    ends[hart] = independent_work(iters);
    return ends[hart];
}

static u64 test_amoadd(u64 hart __attribute__((unused)), u64 iters) {
    for (u64 i = 0; i < iters; i++) __asm__ volatile("amoadd.d zero, %1, (%0)" ::"r"(&shared), "r"(1) : "memory");
    return 0;
}

static u64 test_lrsc(u64 hart, u64 iters) {
    for (u64 i = 0; i < iters; i++) {
        lock(&spin_lock, hart);
        guarded = guarded + 1;
        unlock(&spin_lock);
    }
    return 0;
}

static u64 test_ticket(u64 hart, u64 iters) {
    for (u64 i = 0; i < iters; i++) {
        u32 mine = __atomic_fetch_add(&next_ticket, 1, __ATOMIC_ACQUIRE);
        for (u32 spins = 0; now_serving != mine; spins++)
            if (spins > TICKET_SPINS) short_wait(hart, TICKS_PER_MS / 100); /* more harts than cores */
        fence();
        guarded = guarded + 1;
        fence();
        now_serving = mine + 1;
    }
    return 0;
}

/* Hart 0 sends, hart 1 answers; `word` counts the crossings. */
static volatile u32 word;

static void ping(u64 hart, u64 iters, int sleep) {
    if (hart > 1 || hart_count == 1) return;
    csr_write(mie, BIT(IRQ_MSI));
    for (u64 i = 0; i < iters; i++) {
        while ((word & 1) != hart) {
            if (sleep) wfi();
            else while (!(csr_read(mip) & BIT(IRQ_MSI)) && (word & 1) != hart) {}
            ipi_clear(hart);
            fence();
        }
        word = word + 1;
        fence();
        ipi_send(1 - hart);
    }
    if (hart == 0) while (word != 2 * iters) {}
    csr_write(mie, 0);
}

static u64 test_ipi_wfi(u64 hart, u64 iters) {
    ping(hart, iters, 1);
    return 0;
}

static u64 test_ipi_spin(u64 hart, u64 iters) {
    ping(hart, iters, 0);
    return 0;
}

static const struct micro_test tests[] = {
    {"independent", test_independent, 1000000}, {"amoadd", test_amoadd, 200000}, {"lrsc", test_lrsc, 50000},
    {"ticket", test_ticket, 20000}, {"ipi_wfi", test_ipi_wfi, 2000}, {"ipi_spin", test_ipi_spin, 2000},
};

int hart_main(u64 hart) {
    const struct micro_test *test = chosen(tests, sizeof tests / sizeof *tests);
    if (!test) return 2;
    u64 iters = bootarg_u64("iters", test->default_iters);
    barrier(hart);
    u64 start = time_now();
    test->run(hart, iters);
    barrier(hart);
    u64 ticks = time_now() - start;
    if (hart) return 0;
    u64 harts = hart_count, done = shared + guarded, wanted = 0;
    for (u64 h = 1; h < harts; h++)
        if (ends[h] != ends[0]) return 1;
    if (test->run == test_amoadd || test->run == test_lrsc || test->run == test_ticket) wanted = harts * iters;
    report(ends[0] + done + word, iters, ticks);
    return done != wanted;
}
