/* PTEs that must fault though they look usable: misaligned superpages, reserved high bits, pointers with A, D or U
 * (4.3.1), a root that points outside memory (access fault, 4.3.2 step 2). */
#include "check.h"

static u64 page[512] __attribute__((aligned(4096)));

static void superpage(u32 level, u64 ppn_bit) {
    u64 va = 3UL << 30;
    u64 *pte = pte_at(root, 3, va, level);
    u64 old = *pte;
    *pte = PTE(RAM_BASE | ppn_bit, PTE_V | PTE_RWX | PTE_AD);
    sfence_vma();
    FAULT(S, op_ld, va + 16, 0, LOAD_PAGE, va + 16);
    FAULT(S, op_sd, va + 16, 0, STORE_PAGE, va + 16);
    FAULT(S, (operation)va, 0, 0, FETCH_PAGE, va);
    *pte = old;
}

int main(void) {
    address_space(SV39);
    superpage(1, 1UL << 12);
    superpage(1, 1UL << 20);
    superpage(2, 1UL << 21);
    superpage(2, 1UL << 12);

    u64 *pte = pte_at(root, 3, TEST_VA, 0);
    for (u32 bit = 54; bit < 61; bit++) { /* 61-63 belong to Svpbmt and Svnapot */
        map_test(TEST_VA, page, PTE_V | PTE_RWX | PTE_AD);
        *pte |= 1UL << bit;
        sfence_vma();
        FAULT(S, op_ld, TEST_VA, 0, LOAD_PAGE, TEST_VA);
    }
    map_test(TEST_VA, page, PTE_V | PTE_RWX | PTE_AD | 3 << 8); /* RSW is software's */
    VALUE(S, op_ld, TEST_VA, 0);

    static const u64 reserved[] = {PTE_A, PTE_D, PTE_U};
    u64 *pointer = pte_at(root, 3, TEST_VA, 1);
    u64 whole = *pointer;
    for (u32 i = 0; i < 3; i++) {
        *pointer = whole | reserved[i];
        sfence_vma();
        FAULT(S, op_ld, TEST_VA, 0, LOAD_PAGE, TEST_VA);
    }
    *pointer = whole & ~PTE_V;
    sfence_vma();
    FAULT(S, op_sd, TEST_VA, 0, STORE_PAGE, TEST_VA);
    *pointer = PTE(0x40000000, PTE_V); /* the walk itself reads where nothing is */
    sfence_vma();
    u64 cause = in_mode(S, op_ld, TEST_VA, 0); /* as an access fault, or as zeros that are invalid PTEs */
    CHECK(cause == LOAD_ACCESS || cause == LOAD_PAGE);
    return 0;
}
