/* mstatus.SUM lets S-mode at user pages (never to execute), mstatus.MXR makes executable pages readable (3.1.6.3). */
#include "check.h"

static u64 page[512] __attribute__((aligned(4096)));

int main(void) {
    address_space(SV39);
    page[0] = 0x00008067;
    fence_i();
    map_test(TEST_VA, page, PTE_V | PTE_RWX | PTE_U | PTE_AD);
    csr_clear(mstatus, MSTATUS_SUM | MSTATUS_MXR);
    FAULT(S, op_ld, TEST_VA, 0, LOAD_PAGE, TEST_VA);
    FAULT(S, op_sd, TEST_VA + 8, 0, STORE_PAGE, TEST_VA + 8);
    VALUE(U, op_ld, TEST_VA, 0);
    csr_set(mstatus, MSTATUS_SUM);
    VALUE(S, op_ld, TEST_VA, 0);
    VALUE(S, op_sd, TEST_VA + 8, 5);
    EXPECT(page[1], 5);
    FAULT(S, (operation)TEST_VA, 0, 0, FETCH_PAGE, TEST_VA);
    csr_clear(mstatus, MSTATUS_SUM); /* what SUM allowed must not stay cached */
    FAULT(S, op_ld, TEST_VA, 0, LOAD_PAGE, TEST_VA);
    FAULT(S, op_sd, TEST_VA + 8, 0, STORE_PAGE, TEST_VA + 8);

    map_test(TEST_VA, page, PTE_V | PTE_X | PTE_AD);
    FAULT(S, op_ld, TEST_VA, 0, LOAD_PAGE, TEST_VA);
    VALUE(S, (operation)TEST_VA, 0, 0);
    csr_set(mstatus, MSTATUS_MXR);
    EXPECT(VALUE(S, op_ld, TEST_VA, 0), 0x00008067);
    FAULT(S, op_sd, TEST_VA, 0, STORE_PAGE, TEST_VA);
    csr_clear(mstatus, MSTATUS_MXR);
    FAULT(S, op_ld, TEST_VA, 0, LOAD_PAGE, TEST_VA);

    /* both are visible in sstatus */
    csr_set(sstatus, MSTATUS_SUM | MSTATUS_MXR);
    EXPECT(csr_read(mstatus) & (MSTATUS_SUM | MSTATUS_MXR), MSTATUS_SUM | MSTATUS_MXR);
    return 0;
}
