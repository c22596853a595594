/* PMP X: fetches fail with instruction access faults, data stays readable; the walk's own accesses are
 * checked too. */
#include "pmp.h"

int main(void) {
    u64 a = (u64)area;
    pmp_start();
    area[0] = 0x00008067; /* ret */
    fence_i();
    VALUE(S, (operation)a, 0, 0);
    pmp_set(0, napot(a, 4096), PMP_NAPOT | PMP_R | PMP_W);
    FAULT(S, (operation)a, 0, 0, FETCH_ACCESS, a);
    EXPECT(context()->epc, a);
    VALUE(S, op_ld, a, 0);
    VALUE(M, (operation)a, 0, 0);
    pmp_set(0, napot(a, 4096), PMP_NAPOT | PMP_X);
    VALUE(S, (operation)a, 0, 0);
    FAULT(S, op_ld, a, 0, LOAD_ACCESS, a);
    pmp_set(0, 0, 0);

    address_space(SV39);
    pmp_start();
    map_test(TEST_VA, area, PTE_V | PTE_RWX | PTE_AD);
    VALUE(S, op_ld, TEST_VA, 0);
    pmp_set(0, napot((u64)pte_at(root, 3, TEST_VA, 0) & ~4095UL, 4096), PMP_NAPOT); /* the last-level table */
    FAULT(S, op_ld, TEST_VA, 0, LOAD_ACCESS, TEST_VA);
    FAULT(S, op_sd, TEST_VA, 0, STORE_ACCESS, TEST_VA);
    FAULT(S, (operation)TEST_VA, 0, 0, FETCH_ACCESS, TEST_VA);
    pmp_set(0, napot(a, 4096), PMP_NAPOT | PMP_R); /* the page behind it, by physical address */
    VALUE(S, op_ld, TEST_VA, 0);
    FAULT(S, op_sd, TEST_VA + 8, 0, STORE_ACCESS, TEST_VA + 8);
    return 0;
}
