/* sfence.vma: by address, by ASID, both, all; a page inside what was a large page; satp switches between ASIDs. */
#include "check.h"

static u64 pages[2][512] __attribute__((aligned(4096)));

static void sfence_va(u64 va) { __asm__ volatile("sfence.vma %0, zero" ::"r"(va) : "memory"); }
static void sfence_asid(u64 asid) { __asm__ volatile("sfence.vma zero, %0" ::"r"(asid) : "memory"); }
static void sfence_both(u64 va, u64 asid) { __asm__ volatile("sfence.vma %0, %1" ::"r"(va), "r"(asid) : "memory"); }

static void set_page(u64 *pte, u32 which) { *(volatile u64 *)pte = PTE((u64)pages[which], PTE_V | PTE_RWX | PTE_AD); }

int main(void) {
    address_space(SV39);
    pages[0][0] = 100;
    pages[1][0] = 101;
    u64 *pte = pte_at(root, 3, TEST_VA, 0);
    for (u32 i = 0; i < 20; i++) {
        set_page(pte, i & 1);
        if (i % 4 == 0) sfence_vma();
        else if (i % 4 == 1) sfence_va(TEST_VA);
        else if (i % 4 == 2) sfence_asid(0);
        else sfence_both(TEST_VA + 8, 0); /* any address of the page */
        EXPECT(VALUE(S, op_ld, TEST_VA, 0), 100 + (i & 1));
    }
    /* sfence.vma of one address drops the large page that maps it */
    u64 va = 0xc0000000 + ((u64)pages & 0x3fffffff);
    u64 *giga = pte_at(root, 3, va, 2);
    *giga = PTE(RAM_BASE, PTE_V | PTE_RWX | PTE_AD);
    sfence_vma();
    EXPECT(VALUE(S, op_ld, va, 0), 100);
    EXPECT(VALUE(S, op_ld, va + 4096, 0), 101);
    *giga = 0;
    sfence_va(va);
    FAULT(S, op_ld, va, 0, LOAD_PAGE, va);
    sfence_va(va + 4096);
    FAULT(S, op_ld, va + 4096, 0, LOAD_PAGE, va + 4096);

    /* two address spaces: same page, ASIDs 1 and 2 (or 0 where there are none), flushed when they are one */
    u64 *other = page_alloc();
    map(other, 3, RAM_BASE, RAM_BASE, 2, PTE_V | PTE_RWX | PTE_AD);
    map(other, 3, TEST_VA, (u64)pages[1], 0, PTE_V | PTE_RWX | PTE_AD);
    set_page(pte, 0);
    for (u32 i = 0; i < 10; i++) {
        u64 asid = 1 + (i & 1);
        csr_write(satp, (u64)SV39 << 60 | asid << 44 | (u64)(i & 1 ? other : root) >> 12);
        if ((csr_read(satp) >> 44 & 0xffff) != asid || i < 2) sfence_vma();
        EXPECT(VALUE(S, op_ld, TEST_VA, 0), 100 + (i & 1));
    }
    /* a global page survives only by permission: after a fence of all, nothing does */
    *pte = PTE((u64)pages[0], PTE_V | PTE_RWX | PTE_AD | PTE_G);
    satp_set(SV39, root, 1);
    EXPECT(VALUE(S, op_ld, TEST_VA, 0), 100);
    set_page(pte, 1);
    sfence_vma();
    EXPECT(VALUE(S, op_ld, TEST_VA, 0), 101);
    /* satp = bare takes effect */
    csr_write(satp, 0);
    translating = 0;
    EXPECT(VALUE(S, op_ld, (u64)pages, 0), 100);
    return 0;
}
