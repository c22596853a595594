/* Lost wake-ups: two harts hand a word back and forth, each sleeping in wfi as soon as it sees nothing to do. */
#include "check.h"

#define ROUNDS 2000
static volatile u32 word;

int hart_main(u64 me) {
    if (me > 1) return 0;
    if (hart_count == 1) return 0;
    csr_write(mie, BIT(IRQ_MSI));
    for (u32 i = 0; i < ROUNDS; i++) {
        while ((word & 1) != me) { /* no spinning before: sleep is always the first choice */
            wfi();
            ipi_clear(me);
            fence();
        }
        word = word + 1;
        fence();
        ipi_send(1 - me);
    }
    while (me == 0 && word != 2 * ROUNDS) {}
    return 0;
}
