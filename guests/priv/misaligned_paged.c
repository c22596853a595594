/* Misaligned accesses under Sv39: two pages that are not neighbours in memory; a fault on either half is reported at
 * that half, and a store that faults has stored nothing. */
#include "check.h"

static u8 first[4096] __attribute__((aligned(4096))), gap[4096] __attribute__((aligned(4096)));
static u8 second[4096] __attribute__((aligned(4096)));

static const operation loads[] = {op_lhu, op_lwu, op_ld}, stores[] = {op_sh, op_sw, op_sd};

int main(void) {
    address_space(SV39);
    (void)gap;
    u64 edge = TEST_VA + 4096;
    for (u32 k = 0; k < 3; k++) {
        u64 size = 2UL << k;
        for (u64 before = 1; before < size; before++) {
            u64 at = edge - before, value = 0x8877665544332211, mask = size == 8 ? ~0UL : BIT(8 * size) - 1;
            map_test(TEST_VA, first, PTE_V | PTE_R | PTE_W | PTE_AD);
            map_test(edge, second, PTE_V | PTE_R | PTE_W | PTE_AD);
            VALUE(S, stores[k], at, value);
            EXPECT(VALUE(S, loads[k], at, 0), value & mask);
            for (u64 i = 0; i < size; i++) {
                u8 got = i < before ? first[4096 - before + i] : second[i - before];
                EXPECT(got, value >> 8 * i & 0xff);
            }
            /* second page gone */
            memset(first, 0xee, 4096);
            map_test(edge, second, 0);
            FAULT(S, loads[k], at, 0, LOAD_PAGE, edge);
            FAULT(S, stores[k], at, value, STORE_PAGE, edge);
            for (u64 i = 1; i <= 8; i++) EXPECT(first[4096 - i], 0xee);
            /* second page read-only */
            map_test(edge, second, PTE_V | PTE_R | PTE_AD);
            FAULT(S, stores[k], at, value, STORE_PAGE, edge);
            VALUE(S, loads[k], at, 0);
            for (u64 i = 1; i <= 8; i++) EXPECT(first[4096 - i], 0xee);
            /* first page gone: its own address is reported, the second page stays */
            map_test(TEST_VA, first, 0);
            map_test(edge, second, PTE_V | PTE_R | PTE_W | PTE_AD);
            memset(second, 0xdd, 4096);
            FAULT(S, loads[k], at, 0, LOAD_PAGE, at);
            FAULT(S, stores[k], at, value, STORE_PAGE, at);
            for (u64 i = 0; i < 8; i++) EXPECT(second[i], 0xdd);
        }
    }
    return 0;
}
