/* mstatus.MPRV: M-mode loads and stores as MPP would, fetches as M-mode (3.1.6.3). */
#include "check.h"

static u64 page[512] __attribute__((aligned(4096)));

static void as(u64 mode) {
    csr_clear(mstatus, MSTATUS_MPP);
    csr_set(mstatus, mode << 11 | MSTATUS_MPRV);
}
static u64 seen_cause, seen_tval;
static u64 skip_load(u64 cause, u64 epc, u64 tval) {
    csr_clear(mstatus, MSTATUS_MPRV);
    csr_set(mstatus, MSTATUS_MPP);
    seen_cause = cause;
    seen_tval = tval;
    return epc + 4;
}
/* Loads under MPRV and drops it again before anything else is touched. */
static u64 load_as(u64 mode, u64 address) {
    u64 value = 0, bit = MSTATUS_MPRV;
    seen_cause = 0;
    as(mode);
    __asm__ volatile(NORVC("ld %0, 0(%1)") "\ncsrc mstatus, %2"
                     : "+&r"(value) : "r"(address), "r"(bit) : "memory");
    return value;
}

int main(void) {
    address_space(SV39);
    map_test(TEST_VA, page, PTE_V | PTE_R | PTE_W | PTE_AD);
    page[1] = 77;
    trap_handler = skip_load;
    EXPECT(load_as(S, TEST_VA + 8), 77);
    EXPECT(seen_cause, 0);
    load_as(U, TEST_VA + 8);
    EXPECT(seen_cause, LOAD_PAGE);
    EXPECT(seen_tval, TEST_VA + 8);
    EXPECT(load_as(M, (u64)&page[1]), 77);
    EXPECT(seen_cause, 0);
    load_as(S, TEST_VA + 8192);
    EXPECT(seen_cause, LOAD_PAGE);
    /* SUM counts for an effective S */
    map_test(TEST_VA, page, PTE_V | PTE_R | PTE_W | PTE_U | PTE_AD);
    csr_clear(mstatus, MSTATUS_SUM);
    load_as(S, TEST_VA + 8);
    EXPECT(seen_cause, LOAD_PAGE);
    csr_set(mstatus, MSTATUS_SUM);
    EXPECT(load_as(S, TEST_VA + 8), 77);
    EXPECT(seen_cause, 0);
    EXPECT(load_as(U, TEST_VA + 8), 77);
    EXPECT(seen_cause, 0);
    return 0;
}
