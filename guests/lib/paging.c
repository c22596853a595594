/* Page tables for Sv39, Sv48 and Sv57 (Privileged ISA 4.3-4.5): as many levels as the mode has, any leaf size. */
#include "paging.h"

#define POOL_PAGES 64

static u64 pool[POOL_PAGES][512] __attribute__((aligned(4096)));
static u32 used;

u64 *page_alloc(void) {
    if (used == POOL_PAGES) {
        print("out of page tables\n");
        exit(252);
    }
    return pool[used++];
}

u64 *pte_at(u64 *root, u32 levels, u64 va, u32 level) {
    u64 *table = root;
    for (u32 l = levels - 1;; l--) {
        u64 *pte = &table[va >> (12 + 9 * l) & 511];
        if (l == level) return pte;
        if (!(*pte & PTE_V)) *pte = PTE((u64)page_alloc(), PTE_V);
        table = (u64 *)(*pte >> 10 << 12);
    }
}

void map(u64 *root, u32 levels, u64 va, u64 pa, u32 level, u64 flags) {
    *pte_at(root, levels, va, level) = PTE(pa, flags);
}

void satp_set(u64 mode, const u64 *root, u64 asid) {
    csr_write(satp, mode << 60 | asid << 44 | (u64)root >> 12);
    sfence_vma();
}
