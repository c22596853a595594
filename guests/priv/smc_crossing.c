/* A 32-bit instruction half on one page, half on the next: either half may change, be remapped, or be missing, and
 * then the fault is at the second page with mepc at the instruction. */
#include "check.h"

static u16 pages[3][2048] __attribute__((aligned(4096)));
#define EDGE (TEST_VA + 4096)
#define RUN() VALUE(S, (operation)(EDGE - 2), 0, 0)

static void halves(u32 low_page, u32 high_page, u32 value) {
    u32 insn = value << 20 | 0x513; /* li a0, value */
    pages[low_page][2047] = (u16)insn;
    pages[high_page][0] = (u16)(insn >> 16);
    pages[high_page][1] = 0x8082;
    fence_i();
}

int main(void) {
    address_space(SV39);
    map_test(TEST_VA, pages[0], PTE_V | PTE_X | PTE_AD);
    map_test(EDGE, pages[2], PTE_V | PTE_X | PTE_AD);
    for (u32 i = 5; i < 25; i++) { /* second half changes; the first only here */
        halves(0, 2, i);
        EXPECT(RUN(), i);
    }
    halves(0, 1, 77);
    map_test(EDGE, pages[1], PTE_V | PTE_X | PTE_AD); /* remapped */
    EXPECT(RUN(), 77);
    map_test(EDGE, pages[2], PTE_V | PTE_X | PTE_AD);
    EXPECT(RUN(), 24);
    pages[0][2047] = 0x0593; /* the first half: li a1 instead */
    fence_i();
    EXPECT(RUN(), 0);
    halves(0, 2, 9);
    EXPECT(RUN(), 9);
    map_test(EDGE, pages[2], PTE_V | PTE_R | PTE_AD);
    FAULT(S, (operation)(EDGE - 2), 0, 0, FETCH_PAGE, EDGE);
    EXPECT(context()->epc, EDGE - 2);
    map_test(EDGE, pages[2], 0);
    FAULT(S, (operation)(EDGE - 2), 0, 0, FETCH_PAGE, EDGE);
    pages[0][2047] = 0x8082; /* a 16-bit instruction at the end needs no second page */
    fence_i();
    RUN();
    /* bare addresses, M-mode */
    halves(1, 2, 33);
    EXPECT(((u64(*)(void))&pages[1][2047])(), 33);
    halves(1, 2, 34);
    EXPECT(((u64(*)(void))&pages[1][2047])(), 34);
    return 0;
}
