#ifndef PAGING_H
#define PAGING_H
#include "guest.h"

#define PTE_V 1UL
#define PTE_R 2UL
#define PTE_W 4UL
#define PTE_X 8UL
#define PTE_U 16UL
#define PTE_G 32UL
#define PTE_A 64UL
#define PTE_D 128UL
#define PTE_AD (PTE_A | PTE_D)
#define PTE_RWX (PTE_R | PTE_W | PTE_X)
#define PTE(pa, flags) ((u64)(pa) >> 12 << 10 | (flags))

enum { SV39 = 8, SV48 = 9, SV57 = 10 }; /* satp.MODE; a mode has MODE - 5 levels */

u64 *page_alloc(void);                                           /* zeroed, from a static pool, never freed */
u64 *pte_at(u64 *root, u32 levels, u64 va, u32 level);           /* makes the tables above it */
void map(u64 *root, u32 levels, u64 va, u64 pa, u32 level, u64 flags); /* leaf at `level`: 0 is 4 KiB */
void satp_set(u64 mode, const u64 *root, u64 asid);              /* and sfence.vma */

#endif
