/* Code changed through another virtual address of the same page, and a remapped virtual page: physical memory
 * decides what is code, satp and the PTEs which of it runs. */
#include "check.h"

static u32 first[1024] __attribute__((aligned(4096))), second[1024] __attribute__((aligned(4096)));

OP u64 op_store_and_call(u64 alias, u64 insn) {
    *(volatile u32 *)alias = (u32)insn;
    fence_i();
    return ((u64(*)(void))TEST_VA)();
}

static u64 run(void) { return VALUE(S, (operation)TEST_VA, 0, 0); }

int main(void) {
    first[1] = second[1] = 0x00008067;
    first[0] = 1 << 20 | 0x513; /* li a0, 1 */
    second[0] = 2 << 20 | 0x513;
    fence_i();
    address_space(SV39);
    map_test(TEST_VA, first, PTE_V | PTE_R | PTE_X | PTE_AD);
    map_test(TEST_VA + 4096, first, PTE_V | PTE_R | PTE_W | PTE_AD);
    EXPECT(run(), 1);
    for (u64 i = 10; i < 40; i++) EXPECT(VALUE(S, op_store_and_call, TEST_VA + 4096, i << 20 | 0x513), i);
    first[0] = 3 << 20 | 0x513; /* M-mode stores by physical address */
    fence_i();
    EXPECT(run(), 3);
    for (u32 i = 0; i < 10; i++) { /* the same virtual page, other memory */
        map_test(TEST_VA, second, PTE_V | PTE_R | PTE_X | PTE_AD);
        EXPECT(run(), 2);
        map_test(TEST_VA, first, PTE_V | PTE_R | PTE_X | PTE_AD);
        EXPECT(run(), 3);
    }
    map_test(TEST_VA, first, PTE_V | PTE_R | PTE_AD); /* no longer executable, though it has run */
    FAULT(S, (operation)TEST_VA, 0, 0, FETCH_PAGE, TEST_VA);
    return 0;
}
