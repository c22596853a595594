/* Sixteen entries; the lowest-numbered match decides alone. */
#include "pmp.h"

int main(void) {
    u64 a = (u64)area;
    pmp_start();
    for (u32 i = 0; i < 15; i++) { /* each alone takes away write access */
        pmp_set(i, napot(a, 4096), PMP_NAPOT | PMP_R);
        FAULT(S, op_sd, a, 1, STORE_ACCESS, a);
        VALUE(S, op_ld, a, 0);
        VALUE(S, op_sd, a + 4096, 1);
        pmp_set(i, 0, 0);
        VALUE(S, op_sd, a, 1);
    }
    pmp_set(3, napot(a, 4096), PMP_NAPOT | PMP_R | PMP_W);
    pmp_set(9, napot(a, 16384), PMP_NAPOT);
    VALUE(S, op_sd, a, 1);
    FAULT(S, op_ld, a + 4096, 0, LOAD_ACCESS, a + 4096);
    pmp_set(2, napot(a, 4096), PMP_NAPOT | PMP_R); /* before 3 */
    FAULT(S, op_sd, a, 1, STORE_ACCESS, a);
    pmp_set(2, 0, 0);
    VALUE(S, op_sd, a, 1);
    EXPECT(csr_read(pmpcfg0) >> 24 & 0xff, PMP_NAPOT | PMP_R | PMP_W);
    EXPECT(csr_read(pmpcfg2) >> 8 & 0xff, PMP_NAPOT);
    return 0;
}
