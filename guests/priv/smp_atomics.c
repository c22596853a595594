/* AMOs and LR/SC contended by all harts, both widths, two words in one doubleword; totals must be exact. */
#include "check.h"

static u64 total, lrsc_total, minimum = ~0UL, maximum, toggles;
static u32 pair[2] __attribute__((aligned(8)));
static lock_t guard;
static volatile u64 under_lock;

int hart_main(u64 me) {
    u64 rounds = 20000 / hart_count;
    barrier(me);
    for (u64 i = 0; i < rounds; i++) {
        u64 old, failed;
        __asm__ volatile("amoadd.d zero, %1, (%0)" ::"r"(&total), "r"(i) : "memory");
        __asm__ volatile("amoadd.w zero, %1, (%0)" ::"r"(&pair[me & 1]), "r"(1) : "memory");
        __asm__ volatile("amoxor.d zero, %1, (%0)" ::"r"(&toggles), "r"(BIT(me % 64)) : "memory");
        __asm__ volatile("amominu.d zero, %1, (%0)" ::"r"(&minimum), "r"(me * rounds + i + 1) : "memory");
        __asm__ volatile("amomaxu.d zero, %1, (%0)" ::"r"(&maximum), "r"(me * rounds + i + 1) : "memory");
        __asm__ volatile("1: lr.d %0, (%2)\nadd %0, %0, %3\nsc.d %1, %0, (%2)\nbnez %1, 1b"
                         : "=&r"(old), "=&r"(failed) : "r"(&lrsc_total), "r"(i + 1) : "memory");
        if (i % 16 == 0) {
            lock(&guard, me);
            under_lock = under_lock + 1;
            unlock(&guard);
        }
    }
    barrier(me);
    if (me) return 0;
    u64 harts = hart_count, sum = rounds * (rounds - 1) / 2, flips = 0;
    for (u64 h = 0; h < harts && rounds % 2; h++) flips ^= BIT(h % 64);
    EXPECT(total, harts * sum);
    EXPECT(lrsc_total, harts * (sum + rounds));
    EXPECT(pair[0], (harts + 1) / 2 * rounds);
    EXPECT(pair[1], harts / 2 * rounds);
    EXPECT(toggles, flips);
    EXPECT(minimum, 1);
    EXPECT(maximum, harts * rounds);
    EXPECT(under_lock, harts * ((rounds + 15) / 16));
    return 0;
}
