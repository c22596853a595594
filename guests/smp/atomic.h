/* What the guests of contract rules 15 to 22 share: the A extension's instructions with their ordering bits and a
 * handshake between two harts. */
#ifndef ATOMIC_H
#define ATOMIC_H
#include "smptest.h"

#define UNUSED __attribute__((unused))
#define LINE __attribute__((aligned(64)))
#define OWN_PAGE __attribute__((aligned(4096)))

/* `form` is what follows the dot: LR("d.aqrl", p). SC gives 0 for success. */
#define LR(form, p)                                                                                          \
    ({ u64 v_; __asm__ volatile("lr." form " %0, (%1)" : "=r"(v_) : "r"(p) : "memory"); v_; })
#define SC(form, p, v)                                                                                       \
    ({ u64 f_; __asm__ volatile("sc." form " %0, %2, (%1)" : "=&r"(f_) : "r"(p), "r"(v) : "memory"); f_; })
#define AMO(form, p, v)                                                                                      \
    ({ u64 o_; __asm__ volatile("amo" form " %0, %2, (%1)" : "=&r"(o_) : "r"(p), "r"(v) : "memory"); o_; })

/* Two harts in turn: `value` only grows; its setter wakes the hart that waits. */
static UNUSED void tell(volatile u32 *word, u32 value, u64 to) {
    fence();
    *word = value;
    fence();
    ipi_send(to);
}

/* A lock-free wait in a test of locks: spin a little, then sleep a little; the holder may not be running. */
static UNUSED void pause_in_turn(u64 hart, u32 *turns) {
    if (++*turns % 256 == 0) short_wait(hart, TICKS_PER_MS / 50);
}
#endif
