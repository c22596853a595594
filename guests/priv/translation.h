/* Body of sv39.c, sv48.c, sv57.c: MODE is defined by them. */
#include "check.h"

#define LEVELS (MODE - 5)
#define VA_BITS (12 + 9 * LEVELS)

static u64 page[512] __attribute__((aligned(4096)));

OP u64 op_call(u64 a, u64 b) { return ((operation)a)(b, 0); }

int main(void) {
    csr_write(satp, 0);
    csr_write(satp, (u64)MODE << 60);
    EXPECT(csr_read(satp) >> 60, MODE);
    csr_write(satp, 0);
    address_space(MODE);

    /* 4 KiB: read, write, execute through an alias; M-mode stays untranslated */
    map_test(TEST_VA, page, PTE_V | PTE_RWX | PTE_AD);
    page[3] = 0x1122334455667788;
    EXPECT(VALUE(S, op_ld, TEST_VA + 24, 0), 0x1122334455667788);
    VALUE(S, op_sd, TEST_VA + 32, 42);
    EXPECT(page[4], 42);
    page[5] = 0x0000806700150513; /* addi a0, a0, 1; ret */
    fence_i();
    EXPECT(VALUE(S, op_call, TEST_VA + 40, 7), 8);
    FAULT(S, op_ld, TEST_VA + 4096, 0, LOAD_PAGE, TEST_VA + 4096);
    FAULT(S, op_sd, TEST_VA + 4096 + 8, 0, STORE_PAGE, TEST_VA + 4096 + 8);
    FAULT(S, (operation)(TEST_VA + 8192), 0, 0, FETCH_PAGE, TEST_VA + 8192);
    EXPECT(context()->epc, TEST_VA + 8192);

    /* larger leaves at every level: the low bits of the address pass through */
    for (u32 level = 1; level < LEVELS; level++) {
        u64 size = 1UL << (12 + 9 * level);
        u64 va = 7 * (1UL << (12 + 9 * (LEVELS - 1))) / 2; /* in an otherwise unused top entry */
        va &= ~(size - 1);
        u64 pa = RAM_BASE & ~(size - 1);
        u64 *pte = pte_at(root, LEVELS, va, level);
        u64 old = *pte;
        *pte = PTE(pa, PTE_V | PTE_RWX | PTE_AD);
        sfence_vma();
        page[6] = 100 + level;
        EXPECT(VALUE(S, op_ld, va + ((u64)&page[6] - pa), 0), 100 + level);
        *pte = old;
        sfence_vma();
    }

    /* bits above VA_BITS must repeat the top bit */
    map(root, LEVELS, -4096UL, (u64)page, 0, PTE_V | PTE_RWX | PTE_AD);
    sfence_vma();
    EXPECT(VALUE(S, op_ld, -4096UL + 24, 0), 0x1122334455667788);
    FAULT(S, op_ld, (1UL << VA_BITS) + TEST_VA, 0, LOAD_PAGE, (1UL << VA_BITS) + TEST_VA);
    FAULT(S, op_sd, (1UL << VA_BITS) - 4096, 0, STORE_PAGE, (1UL << VA_BITS) - 4096);
    FAULT(S, op_ld, 1UL << 63 | TEST_VA, 0, LOAD_PAGE, 1UL << 63 | TEST_VA);

    /* a pointer at the last level is no leaf */
    map_test(TEST_VA + 8192, page, PTE_V);
    FAULT(S, op_ld, TEST_VA + 8192, 0, LOAD_PAGE, TEST_VA + 8192);
    return 0;
}
