/* A locked entry binds M-mode, and neither it nor (for TOR) the address below it can be changed (3.7.1). */
#include "pmp.h"

int main(void) {
    u64 a = (u64)area;
    pmp_start();
    pmp_set(4, napot(a, 4096), PMP_NAPOT | PMP_R | PMP_L);
    VALUE(M, op_ld, a, 0);
    FAULT(M, op_sd, a, 1, STORE_ACCESS, a);
    VALUE(M, op_sd, a + 4096, 1);
    FAULT(S, op_sd, a, 1, STORE_ACCESS, a);
    u64 cfg = csr_read(pmpcfg0), address = csr_read(pmpaddr4);
    csr_write(pmpcfg0, 0);
    EXPECT(csr_read(pmpcfg0), cfg);
    csr_write(pmpaddr4, 0);
    EXPECT(csr_read(pmpaddr4), address);
    FAULT(M, op_sd, a, 1, STORE_ACCESS, a);
    csr_write(pmpaddr3, (a + 4096) >> 2); /* entry 4 is not TOR: 3 stays free */
    EXPECT(csr_read(pmpaddr3), (a + 4096) >> 2);

    pmp_set(7, (a + 8192) >> 2, 0);
    pmp_set(8, (a + 12288) >> 2, PMP_TOR | PMP_L);
    FAULT(M, op_ld, a + 8192, 0, LOAD_ACCESS, a + 8192);
    VALUE(M, op_ld, a + 12288, 0);
    csr_write(pmpaddr7, 0); /* the lower bound is locked with it */
    EXPECT(csr_read(pmpaddr7), (a + 8192) >> 2);
    FAULT(M, op_ld, a + 8192, 0, LOAD_ACCESS, a + 8192);
    return 0;
}
