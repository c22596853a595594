/* Another hart's store or AMO between LR and SC makes the SC fail, even one that writes the value that is there
 * already, or one that writes another and puts it back (Zalrsc; an SC that compares values cannot tell). */
#include "check.h"

static volatile u64 cell __attribute__((aligned(64)));
static volatile u32 step;

static void wait_step(u64 me, u32 value) { wait_for(me, &step, value); }
static void next(u32 value, u64 to) {
    fence();
    step = value;
    fence();
    ipi_send(to);
}

int hart_main(u64 me) {
    if (me > 1 || hart_count == 1) return 0;
    for (u32 kind = 0; kind < 5; kind++) {
        u32 base = kind * 3;
        if (me == 0) {
            cell = 7;
            u64 seen, failed;
            __asm__ volatile("lr.d %0, (%1)" : "=r"(seen) : "r"(&cell) : "memory");
            next(base + 1, 1);
            while (*(volatile u32 *)&step != base + 2) {}
            __asm__ volatile("sc.d %0, %2, (%1)" : "=&r"(failed) : "r"(&cell), "r"(99UL) : "memory");
            if (!failed) print("store of kind %u: ", kind);
            CHECK(failed);
            next(base + 3, 1);
        } else {
            wait_step(me, base + 1);
            if (kind == 0) cell = 8;                       /* another value */
            if (kind == 1) cell = 7;                       /* the same value */
            if (kind == 2) { cell = 9; fence(); cell = 7; } /* there and back */
            if (kind == 3) __asm__ volatile("amoadd.d zero, zero, (%0)" ::"r"(&cell) : "memory");
            if (kind == 4) *(volatile u8 *)&cell = 7; /* a byte of it */
            next(base + 2, 0);
            wait_step(me, base + 3);
        }
    }
    return 0;
}
