/* Every combination of V, R, W, X, U against every access from S and U (4.3.2, step 5-8). */
#include "check.h"

static u64 page[512] __attribute__((aligned(4096)));

int main(void) {
    address_space(SV39);
    csr_clear(mstatus, MSTATUS_SUM | MSTATUS_MXR);
    page[0] = 0x00008067; /* ret */
    fence_i();
    for (u64 flags = 0; flags < 32; flags++) {
        int leaf = (flags & (PTE_R | PTE_X)) != 0;
        int valid = (flags & PTE_V) && leaf && !((flags & PTE_W) && !(flags & PTE_R));
        map_test(TEST_VA, page, flags | (leaf ? PTE_AD : 0));
        for (u64 mode = U; mode <= S; mode++) {
            int ours = valid && (mode == U) == !!(flags & PTE_U);
            static const struct { u64 needs, cause; operation op; } table[] = {
                {PTE_R, LOAD_PAGE, op_ld}, {PTE_W, STORE_PAGE, op_sd},
                {PTE_W, STORE_PAGE, op_amoadd}, {PTE_X, FETCH_PAGE, 0},
            };
            for (u32 i = 0; i < 4; i++) {
                u64 offset = table[i].op ? 64 : 0; /* the code stays whole */
                u64 wanted = ours && (flags & table[i].needs) ? 8 + mode : table[i].cause;
                u64 delta = mode == U ? U_DELTA : 0; /* in_mode adds it to the address of the code */
                operation op = table[i].op ? table[i].op : (operation)(TEST_VA - delta);
                u64 cause = in_mode(mode, op, TEST_VA + offset, 0);
                if (cause != wanted) print("flags %lx mode %lu access %u: ", flags, mode, i);
                EXPECT(cause, wanted);
                if (cause == table[i].cause) EXPECT(context()->tval, TEST_VA + offset);
            }
        }
    }
    return 0;
}
