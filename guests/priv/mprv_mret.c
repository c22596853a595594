/* mret to a mode below M clears mstatus.MPRV; mret to M keeps it (3.1.6.1, since version 1.12). */
#include "check.h"

int main(void) {
    pmp_allow_all();
    csr_set(mstatus, MSTATUS_MPP | MSTATUS_MPRV); /* MPP = M: loads stay as they are */
    VALUE(M, op_nothing, 0, 0);
    EXPECT(context()->status & MSTATUS_MPRV, MSTATUS_MPRV);
    for (u64 mode = U; mode <= S; mode++) {
        csr_set(mstatus, MSTATUS_MPP | MSTATUS_MPRV);
        VALUE(mode, op_nothing, 0, 0);
        EXPECT(context()->status & MSTATUS_MPRV, 0);
        csr_clear(mstatus, MSTATUS_MPRV);
    }
    return 0;
}
