/* PMP TOR: from the previous entry's address (0 for entry 0) up to its own; an empty range matches nothing. NA4. */
#include "pmp.h"

int main(void) {
    u64 a = (u64)area, grain = pmp_grain();
    pmp_start();
    pmp_set(0, (a + 4096) >> 2, 0); /* OFF, yet it is entry 1's lower bound */
    pmp_set(1, (a + 8192) >> 2, PMP_TOR | PMP_R);
    VALUE(S, op_sd, a + 4096 - 8, 1);
    FAULT(S, op_sd, a + 4096, 1, STORE_ACCESS, a + 4096);
    FAULT(S, op_sd, a + 8184, 1, STORE_ACCESS, a + 8184);
    VALUE(S, op_ld, a + 4096, 0);
    VALUE(S, op_sd, a + 8192, 1);
    pmp_set(0, (a + 8192) >> 2, 0); /* empty */
    VALUE(S, op_sd, a + 4096, 1);
    VALUE(S, op_sd, a + 8184, 1);
    pmp_set(0, (a + 12288) >> 2, 0); /* backwards is empty too */
    VALUE(S, op_sd, a + 8192, 1);
    VALUE(S, op_sd, a + 4096, 1);
    pmp_set(1, 0, 0);
    pmp_set(0, RAM_BASE >> 2, PMP_TOR); /* entry 0 starts at address 0 */
    FAULT(S, op_lb, UART_BASE + 5, 0, LOAD_ACCESS, UART_BASE + 5);
    VALUE(S, op_ld, a, 0);
    pmp_set(0, 0, 0);
    if (grain == 4) {
        pmp_set(0, (a + 64) >> 2, PMP_NA4 | PMP_R);
        FAULT(S, op_sw, a + 64, 0, STORE_ACCESS, a + 64);
        FAULT(S, op_sb, a + 67, 0, STORE_ACCESS, a + 67);
        VALUE(S, op_sw, a + 60, 0);
        VALUE(S, op_sw, a + 68, 0);
        VALUE(S, op_lw, a + 64, 0);
        VALUE(S, op_sw, a + 128, 0);
    }
    return 0;
}
