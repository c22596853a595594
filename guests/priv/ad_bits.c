/* Accessed and dirty bits: set by hardware in the PTE, or a page fault that leaves the PTE alone (4.3.1). */
#include "check.h"

static u64 page[512] __attribute__((aligned(4096)));

int main(void) {
    address_space(SV39);
    u64 *pte = pte_at(root, 3, TEST_VA, 0);
    map_test(TEST_VA, page, PTE_V | PTE_RWX);
    u64 bare = *pte;
    u64 cause = in_mode(S, op_ld, TEST_VA, 0);
    if (cause == LOAD_PAGE) { /* Svade: software sets them */
        EXPECT(*pte, bare);
        *pte = bare | PTE_A;
        sfence_vma();
        VALUE(S, op_ld, TEST_VA, 0);
        FAULT(S, op_sd, TEST_VA, 0, STORE_PAGE, TEST_VA);
        EXPECT(*pte, bare | PTE_A);
        return 0;
    }
    EXPECT(cause, ECALL_S);
    EXPECT(*pte, bare | PTE_A);
    VALUE(S, op_ld, TEST_VA + 8, 0);
    EXPECT(*pte, bare | PTE_A); /* reads never set D, also not after the entry is cached */
    VALUE(S, op_sd, TEST_VA + 16, 7);
    EXPECT(*pte, bare | PTE_AD);
    EXPECT(page[2], 7);

    *pte = bare;
    sfence_vma();
    VALUE(S, op_amoadd, TEST_VA + 16, 1);
    EXPECT(*pte, bare | PTE_AD);

    page[0] = 0x00008067; /* ret */
    fence_i();
    *pte = bare;
    sfence_vma();
    VALUE(S, (operation)TEST_VA, 0, 0);
    EXPECT(*pte, bare | PTE_A);

    /* an access that faults on permission must not set D; a megapage has its own bits */
    map_test(TEST_VA, page, PTE_V | PTE_R);
    bare = *pte;
    FAULT(S, op_sd, TEST_VA, 0, STORE_PAGE, TEST_VA);
    EXPECT(*pte & PTE_D, 0);
    u64 *mega = pte_at(root, 3, TEST_VA + 0x200000, 1);
    *mega = bare = PTE(RAM_BASE, PTE_V | PTE_RWX);
    sfence_vma();
    u64 va = TEST_VA + 0x200000 + ((u64)page - RAM_BASE);
    VALUE(S, op_sd, va + 8, 9);
    EXPECT(*mega, bare | PTE_AD);
    EXPECT(page[1], 9);
    return 0;
}
