/* PMP NAPOT regions of several sizes: permissions inside, none of its business outside; no entry, no access. */
#include "pmp.h"

int main(void) {
    u64 base = (u64)area, grain = pmp_grain();
    csr_write(pmpcfg0, 0);
    csr_write(pmpcfg2, 0);
    pmp_set(14, napot(base, 4096), PMP_NAPOT | PMP_R);
    EXPECT(in_mode(S, op_nothing, 0, 0), FETCH_ACCESS); /* nothing matches: S may not even fetch */
    EXPECT(in_mode(U, op_nothing, 0, 0), FETCH_ACCESS);
    VALUE(M, op_ld, base + 8192, 0);
    pmp_set(14, 0, 0);
    pmp_start();
    static const u64 sizes[] = {8, 16, 64, 4096, 8192};
    for (u32 i = 0; i < 5; i++) {
        u64 size = sizes[i], at = base + 8192; /* aligned to any of them */
        if (size < grain) continue;
        pmp_set(0, napot(at, size), PMP_NAPOT | PMP_R);
        for (u64 mode = U; mode <= S; mode++) {
            VALUE(mode, op_ld, at, 0);
            VALUE(mode, op_ld, at + size - 8, 0);
            FAULT(mode, op_sd, at, 0, STORE_ACCESS, at);
            FAULT(mode, op_sb, at + size - 1, 0, STORE_ACCESS, at + size - 1);
            FAULT(mode, op_amoadd, at, 0, STORE_ACCESS, at);
            VALUE(mode, op_sd, at - 8, 0);
            if (size < 8192) VALUE(mode, op_sd, at + size, 0);
        }
        VALUE(M, op_sd, at, 0); /* unlocked entries do not bind M-mode */
        pmp_set(0, napot(at, size), PMP_NAPOT);
        FAULT(S, op_ld, at, 0, LOAD_ACCESS, at);
        FAULT(S, op_lb, at + size - 1, 0, LOAD_ACCESS, at + size - 1);
        pmp_set(0, 0, 0);
        VALUE(S, op_sd, at, 0);
    }
    return 0;
}
