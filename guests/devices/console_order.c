/* Contract rule 28 on the console: harts take turns under a lock, and each turn's line goes to the UART's data register
 * without a look at its status, so nobody waits for the device. Who takes the lock later prints later: the lines must
 * come out whole and numbered upwards. tests/smp/test_rule28_console_order.py reads them. */
#include "guest.h"

#define LINES 400

static lock_t turn;
static volatile u32 next_line;

static void put(char c) { write8(UART_BASE, (u8)c); }

int hart_main(u64 hart) {
    barrier(hart);
    for (u32 line = 0; line < LINES;) {
        lock(&turn, hart);
        line = next_line;
        if (line < LINES) {
            put('L');
            for (u32 unit = 1000; unit; unit /= 10) put((char)('0' + line / unit % 10));
            put('\n');
            next_line = line + 1;
        }
        unlock(&turn);
    }
    barrier(hart);
    return 0;
}
