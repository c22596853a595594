/* An access that a matching entry covers only in part fails, whatever the permissions (3.7.1, "Priority"). */
#include "pmp.h"

int main(void) {
    u64 a = (u64)area, grain = pmp_grain();
    pmp_start();
    if (grain > 8) return 0; /* no aligned access is wider than a region */
    if (grain == 4) {
        pmp_set(0, (a + 68) >> 2, PMP_NA4 | PMP_R | PMP_W | PMP_X); /* upper half of the doubleword at 64 */
        CHECK(in_mode(S, op_ld, a + 64, 0) == LOAD_ACCESS);
        CHECK(in_mode(S, op_sd, a + 64, 5) == STORE_ACCESS);
        FAULT(M, op_ld, a + 64, 0, LOAD_ACCESS, a + 64); /* M-mode too, locked or not */
        VALUE(S, op_lw, a + 64, 0);
        EXPECT(context()->a0, 0); /* nothing of the store was done */
        VALUE(S, op_sw, a + 64, 1);
        VALUE(S, op_sw, a + 68, 1);
        VALUE(S, op_sd, a + 72, 1);
        pmp_set(0, (a + 68) >> 2, PMP_TOR | PMP_R | PMP_W | PMP_X); /* everything below 68: same for the lower half */
        CHECK(in_mode(S, op_ld, a + 64, 0) == LOAD_ACCESS);
        VALUE(S, op_lw, a + 64, 0);
    }
    return 0;
}
