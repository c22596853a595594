/* SC checks its address even when it is bound to fail: a page fault or misaligned exception, not a quiet
 * failure (Zalrsc; Sv39). */
#include "check.h"

static u64 page[512] __attribute__((aligned(4096)));
OP u64 op_sc_d(u64 a, u64 b) {
    u64 f;
    __asm__ volatile("sc.d %0, %2, (%1)" : "=&r"(f) : "r"(a), "r"(b) : "memory");
    return f;
}

int main(void) {
    address_space(SV39);
    map_test(TEST_VA, page, PTE_V | PTE_R | PTE_AD);
    FAULT(S, op_sc_d, TEST_VA, 0, STORE_PAGE, TEST_VA);
    FAULT(S, op_sc_d, TEST_VA + 4096, 0, STORE_PAGE, TEST_VA + 4096);
    FAULT(M, op_sc_d, (u64)page + 4, 0, STORE_MISALIGNED, (u64)page + 4);
    return 0;
}
