/* Waiting for one another without burning the host's cores: 256 harts may share two of them, so whoever waits
 * longer than a moment sleeps in wfi, and is woken by MSIP or by its own timer. mstatus.MIE is 0 throughout.
 *
 * MSIP is a level: two IPIs may merge and an old one may linger, so an IPI says "look again" and memory says what
 * happened. No wake-up is lost because the waker writes the word, then MSIP; the sleeper clears MSIP, then reads the
 * word, then executes wfi, which falls through while MSIP is pending. */
#include "guest.h"

#define SPINS 200
#define WATCHDOG_MS 60000

static volatile u32 arrived;
static volatile u32 generation;

void wake_all_but(u64 hart) {
    fence();
    for (u64 h = 0; h < hart_count; h++)
        if (h != hart) ipi_send(h);
}

__attribute__((weak)) void watchdog(void) {
    print("hart 0 waited for an IPI in vain\n");
    exit(250);
}

void wait_for(u64 hart, volatile u32 *word, u32 value) {
    u64 old = csr_read(mie);
    csr_set(mie, BIT(IRQ_MSI));
    for (u32 spins = 0; (i32)(*word - value) < 0; spins++) {
        if (spins < SPINS) continue;
        if (spins == SPINS && hart == 0) {
            timer_set(0, time_now() + WATCHDOG_MS * TICKS_PER_MS);
            csr_set(mie, BIT(IRQ_MTI));
        }
        ipi_clear(hart);
        fence();
        if ((i32)(*word - value) >= 0) break;
        wfi();
        if (hart == 0 && csr_read(mip) & BIT(IRQ_MTI)) watchdog();
    }
    csr_write(mie, old);
    if (hart == 0) timer_set(0, ~0UL);
    fence();
}

void barrier(u64 hart) {
    u32 now = generation;
    if (__atomic_add_fetch(&arrived, 1, __ATOMIC_SEQ_CST) == hart_count) {
        arrived = 0;
        __atomic_store_n(&generation, now + 1, __ATOMIC_SEQ_CST);
        wake_all_but(hart);
        return;
    }
    wait_for(hart, &generation, now + 1);
}

void short_wait(u64 hart, u64 ticks) {
    u64 old = csr_read(mie);
    timer_set(hart, time_now() + ticks);
    csr_set(mie, BIT(IRQ_MTI));
    wfi();
    csr_write(mie, old);
    timer_set(hart, ~0UL);
}

static int try_lock(lock_t *l) {
    u32 seen, failed;
    __asm__ volatile(
        "   lr.w.aq %0, (%2)\n"
        "   li      %1, 1\n"
        "   bnez    %0, 1f\n"
        "   sc.w    %1, %3, (%2)\n"
        "1:"
        : "=&r"(seen), "=&r"(failed) : "r"(&l->held), "r"(1) : "memory");
    return !failed;
}

void lock(lock_t *l, u64 hart) {
    for (u32 tries = 0; !try_lock(l); tries++)
        if (tries >= SPINS) short_wait(hart, TICKS_PER_MS / 20);
}

void unlock(lock_t *l) { __asm__ volatile("amoswap.w.rl zero, zero, (%0)" ::"r"(&l->held) : "memory"); }
